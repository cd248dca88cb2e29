"""What speaks for a target on an indicator whose series breaks: nothing is compared across a break that has no link."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ectrack.core.assessing.assessment import YearRow
from ectrack.core.assessing.speaking.on_day import speaking_points
from ectrack.core.assessing.speaking.period_rows import period_spans
from ectrack.core.assessing.speaking.record import Speaking
from ectrack.core.assessing.speaking.rises import rises_of
from ectrack.core.assessing.speaking.sums import sums_of, window_start
from ectrack.core.figures.breaks import link, on_side, side, side_of
from ectrack.core.figures.points import Point
from ectrack.core.figures.standing import Figures
from ectrack.core.model import EACH, GoalType, Kind, Target
from ectrack.core.values.periods import day_before

Speaks = Callable[[Sequence[Point]], Speaking]
"""What says which figures speak, of those that can be compared."""


def beside_breaks(target: Target, points: Sequence[Point], figures: Figures, speaks: Speaks) -> Speaking:
    """Return what speaks for a target on one side of the breaks of its indicator.

    It is the side of the newest figure that may speak; earlier figures are carried over by links. Where what the target counts from
    lies behind a break without a link, or is a number that the plan states, which no link carries over, the newest figure is shown,
    and only what its own side has decided for good is said.

    Args:
        target: The target.
        points: The figures of its indicator, by date.
        figures: The figures of the tracker, for the policy of the target.
        speaks: Says which of the figures speak.
    """
    indicator = target.indicator
    usable = [point for point in points if side_of(indicator, point) is not None]
    newest = _newest(target, usable)
    if newest is None:
        return speaks(usable)
    now = side_of(indicator, newest) or 0
    own = counts_from(target, figures)
    then = now if own is None else own
    if then == now or (then < now and not states_baseline(target) and link(indicator.breaks, then, now) is not None):
        return _marked(speaks(on_side(indicator, usable, now)))
    found = speaks(on_side(indicator, usable, then))
    if found.ruled_out or (found.held is not None and found.held.broken and found.held.final):
        return found
    added_up = target.sums and target.goal.type is not GoalType.EACH_YEAR_AT_MOST
    latest = found.latest if added_up and found.latest is not None else newest
    until = tuple(point for point in usable if point.date <= latest.date)
    return replace(
        found,
        latest=latest,
        history=until if latest is newest else found.history,
        years=_with_all_sides(target, found.years, usable),
        decides=False,
        at_deadline=False,
        mute="break",
        floor_only=False,
        running=None,
        upper_bound=False,
        flags=frozenset(),
        reasons={key: why for key, why in found.reasons.items() if key != "latest"},
    )


def _with_all_sides(target: Target, rows: tuple[YearRow, ...], points: Sequence[Point]) -> tuple[YearRow, ...]:
    """Return the rows of a sum with what was recorded behind a break as well, which is held against nothing."""
    start, end, months = window_start(target), target.deadline, EACH.get(target.goal.type)
    if start is None or end is None or months is None:
        return rows
    sides = range(len(target.indicator.breaks) + 1)
    series = [[point for point in points if side_of(target.indicator, point) == number] for number in sides]
    amounts = [sums_of(some) if target.indicator.kind is Kind.FLOW else rises_of(some) for some in series]
    filled = []
    for row, (first, last) in zip(rows, period_spans(start, end, months), strict=False):
        known = (point for amount in amounts if (point := amount(first, last)))
        beyond = next(known, None) if row.value is None else None
        filled.append(row if beyond is None else replace(row, value=beyond.value))
    return tuple(filled)


def comparable_points(target: Target, figures: Figures) -> Sequence[Point]:
    """Return the figures of a target's indicator that can be compared with the newest one that may speak, by date."""
    points = figures.points(target.indicator, target.region)
    if not target.indicator.breaks:
        return points
    newest = _newest(target, [point for point in points if side_of(target.indicator, point) is not None])
    now = side_of(target.indicator, newest) if newest is not None else None
    return on_side(target.indicator, points, now if now is not None else len(target.indicator.breaks))


def counts_from(target: Target, figures: Figures) -> int | None:
    """Return how many breaks lie before what a target counts from: its window, its baseline, else the day its policy was issued."""
    indicator, rule = target.indicator, target.baseline
    begin = window_start(target) if target.sums else target.start
    if target.sums and begin is not None:
        adds_up = indicator.kind in {Kind.FLOW, Kind.GROWTH}
        return side(indicator, None, begin if adds_up else day_before(begin))
    if rule is not None:
        first = rule.period.start if rule.mean else None
        return side(indicator, None, first or rule.period.end)
    policy = figures.tracker.policies.get(target.policy or "")
    day = begin or (policy.issued if policy else None)
    return None if day is None else side(indicator, None, day)


def states_baseline(target: Target) -> bool:
    """Return whether the plan states the value of the baseline, which no link carries over."""
    return target.baseline is not None and target.baseline.value is not None


def _newest(target: Target, points: Sequence[Point]) -> Point | None:
    """Return the newest figure that may speak: up to the deadline, else the first one after it."""
    spoken = speaking_points(target, points) or points
    until = [point for point in spoken if target.deadline is None or point.date <= target.deadline]
    return until[-1] if until else next(iter(spoken), None)


def _marked(speaking: Speaking) -> Speaking:
    """Return what speaks, with the remark that figures were carried over a break where any was."""
    linked = any(point.link is not None for point in (*speaking.history, speaking.baseline, speaking.stated) if point is not None)
    return replace(speaking, flags=speaking.flags | {"linked"}) if linked else speaking
