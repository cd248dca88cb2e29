"""What changed between two states of a tracker: figures, targets, statuses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ectrack.core.assessment import Assessment, Report
from ectrack.core.build_actuals import span_key
from ectrack.core.checks.gates import STANDING, is_worse
from ectrack.core.model import Actual, Target, Tracker
from ectrack.core.quantities import nearly_equal

FigureKind = Literal["added", "revised", "withdrawn", "changed", "removed"]
TargetKind = Literal["added", "removed", "reworded"]

ACTUAL_KEYS = ("value", "yoy", "approx", "state", "se", "comparable", "source", "note", "recorded", "revises", "withdrawn", "dated")
TARGET_KEYS = (
    "names",
    "policy",
    "indicator",
    "region",
    "goal",
    "direction",
    "start",
    "due",
    "baseline",
    "milestones",
    "path",
    "limit",
    "method",
    "lights",
    "tags",
    "halt",
    "superseded_by",
    "owner",
    "binding",
    "clause",
    "note",
    "gate",
)
"""What is compared; places in files are not."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that is not what it was.

    Attributes:
        kind: `changed` and `removed` mean that a recorded figure is no longer as it was recorded.
        figure: The figure as it is; as it was, for one that was removed.
        before: The figure whose place it took, or that was changed.
        keys: Keys that changed, for `changed`.
    """

    kind: FigureKind
    figure: Actual
    before: Actual | None = None
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target that is not what it was; the readings count as a key."""

    kind: TargetKind
    target: Target
    before: Target | None = None
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that changed.

    Attributes:
        before: The report of the earlier state.
        after: The report of the later one.
        figures: In the order of recording.
        targets: In the order of the later tracker, removed ones last.
        progress: Targets whose status, shortfall or required growth changed, each as it was and as it is.
    """

    before: Report
    after: Report
    figures: tuple[FigureChange, ...]
    targets: tuple[TargetChange, ...]
    progress: tuple[tuple[Assessment, Assessment], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.figures or self.targets or self.progress)

    @property
    def slipped(self) -> tuple[tuple[Assessment, Assessment], ...]:
        """Targets with a gate whose status got worse."""
        return tuple(pair for pair in self.progress if pair[1].target.gate and is_worse(pair[1].status, pair[0].status))


def difference(before: tuple[Tracker, Report], after: tuple[Tracker, Report]) -> Difference:
    """Return what changed between two states of a tracker, each with its report."""
    old, new = before[0], after[0]
    return Difference(
        before[1],
        after[1],
        tuple(_figures(old, new)),
        tuple(_targets(old.targets, new.targets)),
        tuple(_progress(before[1].assessments, after[1].assessments)),
    )


def better_or_worse(was: Assessment, now: Assessment) -> int:
    """Return +1 when a status got better, -1 when it got worse, 0 when it is the same or says nothing about progress."""
    if was.status is now.status or not {was.status, now.status} <= set(STANDING):
        return 0
    return -1 if is_worse(now.status, was.status) else 1


def _figures(old: Tracker, new: Tracker) -> Iterable[FigureChange]:
    left = _unmatched(new.actuals, old.actuals)
    gone = _unmatched(old.actuals, new.actuals)
    for figure in left:
        if figure.withdrawn or figure.revises:
            yield FigureChange("withdrawn" if figure.withdrawn else "revised", figure, _replaced(new, figure))
            continue
        same = next((one for one in gone if _span(old, one) == _span(new, figure)), None)
        if same is None:
            yield FigureChange("added", figure)
        else:
            gone.remove(same)
            keys = tuple(key for key in ACTUAL_KEYS if getattr(same, key) != getattr(figure, key))
            yield FigureChange("changed", figure, same, keys)
    yield from (FigureChange("removed", figure) for figure in gone)


def _unmatched(figures: Sequence[Actual], others: Sequence[Actual]) -> list[Actual]:
    """Return the figures that are not among the others, each of the others matched once."""
    counts: dict[object, int] = {}
    for other in others:
        counts[_content(other)] = counts.get(_content(other), 0) + 1
    left = []
    for figure in figures:
        if counts.get(_content(figure), 0):
            counts[_content(figure)] -= 1
        else:
            left.append(figure)
    return left


def _content(figure: Actual) -> tuple[object, ...]:
    return figure.indicator, figure.region, figure.period, *(getattr(figure, key) for key in ACTUAL_KEYS)


def _span(tracker: Tracker, figure: Actual) -> tuple[object, ...]:
    return span_key(figure, tracker.indicators[figure.indicator].kind)[:4]


def _replaced(tracker: Tracker, figure: Actual) -> Actual | None:
    """Return the figure of the same span that was recorded last before a revision or withdrawal."""
    span = _span(tracker, figure)
    earlier = [one for one in tracker.actuals[: tracker.actuals.index(figure)] if _span(tracker, one) == span]
    return next((one for one in reversed(earlier) if one.value is not None), None)


def _targets(old: Mapping[str, Target], new: Mapping[str, Target]) -> Iterable[TargetChange]:
    for name, target in new.items():
        was = old.get(name)
        if was is None:
            yield TargetChange("added", target)
        elif keys := _reworded(was, target):
            yield TargetChange("reworded", target, was, keys)
    yield from (TargetChange("removed", target) for name, target in old.items() if name not in new)


def _reworded(was: Target, now: Target) -> tuple[str, ...]:
    keys = tuple(key for key in TARGET_KEYS if _said(was, key) != _said(now, key))
    readings = {name: {key: _said(other, key) for key in TARGET_KEYS} for name, other in was.readings}
    return keys if readings == {n: {key: _said(o, key) for key in TARGET_KEYS} for n, o in now.readings} else (*keys, "readings")


def _said(target: Target, key: str) -> object:
    value = getattr(target, key)
    return target.indicator.id if key == "indicator" else dict(value) if key == "names" else value


def _progress(before: Sequence[Assessment], after: Sequence[Assessment]) -> Iterable[tuple[Assessment, Assessment]]:
    then = {found.target.id: found for found in before}
    for now in after:
        was = then.get(now.target.id)
        if was is not None and _moved(was, now):
            yield was, now


def _moved(was: Assessment, now: Assessment) -> bool:
    if was.status is not now.status:
        return True
    for key in ("shortfall", "required_growth"):
        old, new = getattr(was, key), getattr(now, key)
        if (old is None) != (new is None) or (old is not None and new is not None and not nearly_equal(old, new)):
            return True
    return False
