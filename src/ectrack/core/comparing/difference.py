"""What changed between two states of a tracker: figures, targets, statuses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ectrack.core.assessing.assessment import Assessment, Report
from ectrack.core.checks.gates import STANDING, is_worse
from ectrack.core.comparing.figure_changes import FigureChange, figure_changes
from ectrack.core.model import Target
from ectrack.core.tracker import Tracker
from ectrack.core.values.quantities import nearly_equal

TargetKind = Literal["added", "removed", "reworded"]

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

INDICATOR_KEYS = ("unit", "kind", "growth_of", "count", "breaks")
"""What a target says through its indicator."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """One thing that a target says otherwise.

    Attributes:
        key: What changed, one of `TARGET_KEYS`; `INDICATOR_KEYS` are those of its indicator. "" for a reading as a whole.
        before: The target, or its reading, as it was; None for a reading that was added.
        after: As it is; None for a reading that was removed.
        reading: Name of the reading; None for the target itself.
    """

    key: str
    before: Target | None
    after: Target | None
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target that is not what it was."""

    kind: TargetKind
    target: Target
    rewordings: tuple[Rewording, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that changed.

    Attributes:
        before: The report of the earlier state.
        after: The report of the later one.
        figures: First what was removed or changed silently, then the rest in the order of recording.
        targets: In the order of the later tracker, removed ones last.
        progress: Targets whose status, verdict, shortfall or required growth changed, each as it was and as it is.
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
        figure_changes(old, new),
        tuple(_targets(old.targets, new.targets)),
        tuple(_progress(before[1].assessments, after[1].assessments)),
    )


def better_or_worse(was: Assessment, now: Assessment) -> int:
    """Return +1 when a status got better, -1 when it got worse, 0 when it is the same or says nothing about progress."""
    if was.status is now.status or not {was.status, now.status} <= set(STANDING):
        return 0
    return -1 if is_worse(now.status, was.status) else 1


def _targets(old: Mapping[str, Target], new: Mapping[str, Target]) -> Iterable[TargetChange]:
    for name, target in new.items():
        was = old.get(name)
        if was is None:
            yield TargetChange("added", target)
        elif rewordings := (*_reworded(was, target, None), *_readings(was, target)):
            yield TargetChange("reworded", target, rewordings)
    yield from (TargetChange("removed", target) for name, target in old.items() if name not in new)


def _reworded(was: Target, now: Target, reading: str | None) -> Iterator[Rewording]:
    keys = (*TARGET_KEYS, *INDICATOR_KEYS) if said(was, "indicator") == said(now, "indicator") else TARGET_KEYS
    for key in keys:
        if said(was, key) != said(now, key):
            yield Rewording(key, was, now, reading)


def _readings(was: Target, now: Target) -> Iterator[Rewording]:
    old, new = dict(was.readings), dict(now.readings)
    for name in (*new, *(name for name in old if name not in new)):
        before, after = old.get(name), new.get(name)
        if before is None or after is None:
            yield Rewording("", before, after, name)
        else:
            yield from (
                rewording
                for rewording in _reworded(before, after, name)
                if rewording.key not in _inherited(was, now, before, after)
            )


def _inherited(was: Target, now: Target, before: Target, after: Target) -> set[str]:
    """Return the keys that a reading only has from its target, where they are reworded already."""
    keys = (*TARGET_KEYS, *INDICATOR_KEYS)
    return {key for key in keys if said(before, key) == said(was, key) and said(after, key) == said(now, key)}


def said(target: Target, key: str) -> object:
    """Return what a target says under one of its keys; the unit, the kind and what its figures follow from are those of its indicator."""
    if key == "indicator":
        return target.indicator.id
    if key == "unit":
        return target.indicator.unit.text
    return getattr(target.indicator if key in INDICATOR_KEYS else target, key)


def _progress(before: Sequence[Assessment], after: Sequence[Assessment]) -> Iterable[tuple[Assessment, Assessment]]:
    then = {assessment.target.id: assessment for assessment in before}
    for now in after:
        was = then.get(now.target.id)
        if was is not None and _moved(was, now):
            yield was, now


def _moved(was: Assessment, now: Assessment) -> bool:
    if was.status is not now.status or (was.method == now.method and was.verdict.word != now.verdict.word):
        return True
    for key in ("shortfall", "required_growth"):
        old, new = getattr(was, key), getattr(now, key)
        if (old is None) != (new is None) or (old is not None and new is not None and not nearly_equal(old, new)):
            return True
    return False
