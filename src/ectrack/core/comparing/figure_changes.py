"""What happened to the recorded figures between two states of a tracker; their order in files and their places are no matter."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from ectrack.core.figures.vintages import Key, live, span_key
from ectrack.core.model import Actual
from ectrack.core.tracker import Tracker
from ectrack.core.values.quantities import CONTEXT

FigureKind = Literal["removed", "changed", "added", "revised", "withdrawn"]

SILENT: tuple[FigureKind, ...] = ("removed", "changed")
"""What no revision and no withdrawal announces."""

_AMOUNTS = ("value", "se")
_KEYS = ("period", "yoy", "approx", "state", "comparable", "source", "note", "recorded", "revises", "withdrawn", "dated")
_Identity = Callable[[Tracker, Actual], tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that is not what it was.

    Attributes:
        kind: `changed` and `removed` mean that a recorded figure is no longer as it was recorded.
        figure: The figure as it is; as it was, for one that was removed.
        before: The figure whose place it took, or that was changed.
        keys: Keys that changed, for `changed`; `unit` when the indicator's unit gave its value another meaning, `order` when all
            figures are as they were, but another one of them stands now.
    """

    kind: FigureKind
    figure: Actual
    before: Actual | None = None
    keys: tuple[str, ...] = ()


def figure_changes(old: Tracker, new: Tracker) -> tuple[FigureChange, ...]:
    """Return what happened to the figures: first what was removed or changed silently, then the rest in the order of recording."""
    left, gone = _unmatched(new, old), _unmatched(old, new)
    pairs = []
    for identity in (_same_standing, _same_place):
        found, gone, left = _paired(old, gone, new, left, identity)
        pairs += found
    silent = [FigureChange("removed", figure) for figure in gone]
    silent += [FigureChange("changed", now, was, _changed_keys(old, was, new, now)) for was, now in pairs]
    touched = {_span(old, was) for was in [*gone, *(was for was, _now in pairs)]} | {_span(new, now) for now in left}
    return (*silent, *_reordered(old, new, touched), *_announced(new, left))


def _unmatched(tracker: Tracker, other: Tracker) -> list[Actual]:
    """Return the figures of a tracker that are not among those of another one, each of those matched once."""
    counts: dict[object, int] = {}
    for figure in other.figures():
        said = _content(other, figure)
        counts[said] = counts.get(said, 0) + 1
    left = []
    for figure in tracker.figures():
        said = _content(tracker, figure)
        if counts.get(said, 0):
            counts[said] -= 1
        else:
            left.append(figure)
    return left


def _content(tracker: Tracker, figure: Actual) -> tuple[object, ...]:
    amounts = (_amount(tracker, figure, key) for key in _AMOUNTS)
    return figure.indicator, figure.region, *amounts, *(getattr(figure, key) for key in _KEYS)


def _amount(tracker: Tracker, figure: Actual, key: str) -> object:
    """Return an amount with what it counts, so that 1 亿元 and 10000 万元 are the same."""
    value, unit = getattr(figure, key), tracker.indicators[figure.indicator].unit
    return None if value is None else (unit.base, CONTEXT.multiply(value, unit.factor))


def _paired(
    old: Tracker, gone: Sequence[Actual], new: Tracker, left: Sequence[Actual], identity: _Identity
) -> tuple[list[tuple[Actual, Actual]], list[Actual], list[Actual]]:
    """Return the figures of one identity as they were and as they are, and what remains of both lists."""
    waiting: dict[tuple[object, ...], list[Actual]] = {}
    for was in gone:
        waiting.setdefault(identity(old, was), []).append(was)
    pairs, remain = [], []
    for now in left:
        if same := waiting.get(identity(new, now)):
            pairs.append((same.pop(0), now))
        else:
            remain.append(now)
    unpaired = {id(was) for same in waiting.values() for was in same}
    return pairs, [was for was in gone if id(was) in unpaired], remain


def _same_standing(tracker: Tracker, figure: Actual) -> tuple[object, ...]:
    return _key(tracker, figure), _role(figure)


def _same_place(tracker: Tracker, figure: Actual) -> tuple[object, ...]:
    """Return what stays when a figure changes between counting and standing beside; other sources make other figures."""
    return _span(tracker, figure), _role(figure), figure.source


def _role(figure: Actual) -> str:
    return "withdrawn" if figure.withdrawn else "revised" if figure.revises else ""


def _key(tracker: Tracker, figure: Actual) -> Key:
    return span_key(figure, tracker.indicators[figure.indicator].kind)


def _span(tracker: Tracker, figure: Actual) -> tuple[object, ...]:
    return _key(tracker, figure)[:4]


def _changed_keys(old: Tracker, was: Actual, new: Tracker, now: Actual) -> tuple[str, ...]:
    keys = [key for key in _AMOUNTS if getattr(was, key) != getattr(now, key) and _differ(old, was, new, now, key)]
    others = [key for key in _KEYS if getattr(was, key) != getattr(now, key)]
    is_unit = not keys and any(_differ(old, was, new, now, key) for key in _AMOUNTS)
    return (*keys, *others, *(("unit",) if is_unit else ()))


def _differ(old: Tracker, was: Actual, new: Tracker, now: Actual, key: str) -> bool:
    return _amount(old, was, key) != _amount(new, now, key)


def _announced(new: Tracker, left: Sequence[Actual]) -> Iterator[FigureChange]:
    spans: dict[tuple[object, ...], list[Actual]] = {}
    for figure in new.figures() if left else ():
        spans.setdefault(_span(new, figure), []).append(figure)
    for figure in left:
        if figure.withdrawn or figure.revises:
            before = _replaced(new, figure, spans[_span(new, figure)])
            yield FigureChange("withdrawn" if figure.withdrawn else "revised", figure, before)
        else:
            yield FigureChange("added", figure)


def _replaced(tracker: Tracker, figure: Actual, beside: Sequence[Actual]) -> Actual | None:
    """Return the figure whose place a revision or withdrawal took, out of those of its span in the order of recording."""
    earlier = list(takewhile(lambda actual: actual is not figure, beside))
    standing = {id(actual) for actual in live([*earlier, figure], tracker.indicators)}
    return next((actual for actual in live(earlier, tracker.indicators) if id(actual) not in standing), None)


def _reordered(old: Tracker, new: Tracker, touched: set[tuple[object, ...]]) -> Iterator[FigureChange]:
    """Yield the figures that stand in place of others although nothing was added: two revisions that changed places."""
    then = _standing(old)
    for key, now in _standing(new).items():
        was = then.get(key)
        if was is not None and key[:4] not in touched and _content(old, was) != _content(new, now):
            yield FigureChange("changed", now, was, ("order",))


def _standing(tracker: Tracker) -> dict[Key, Actual]:
    return {_key(tracker, figure): figure for figure in live(tracker.figures(), tracker.indicators)}
