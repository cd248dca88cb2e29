"""The figure of a stock, a share or an index that speaks: the newest one up to the deadline, or the first one soon after it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ectrack.core.assessing.speaking.record import Speaking, point_meets
from ectrack.core.figures.points import Point
from ectrack.core.model import Kind, Target
from ectrack.core.values.periods import MONTHS_IN_YEAR, years_between


def speaking_points(target: Target, points: Sequence[Point]) -> Sequence[Point]:
    """Return the figures that may speak for a target: those from the start of its window on."""
    start = target.start
    if start is None:
        return points
    if target.indicator.kind is Kind.STOCK:
        return [point for point in points if point.date >= start]
    return [point for point in points if (point.start or point.date) >= start]


LATE = Decimal(1)
"""Years after the deadline until which a figure of a day still speaks for it."""


def until_deadline(target: Target, points: Sequence[Point]) -> tuple[tuple[Point, ...], frozenset[str], Point | None]:
    """Return the figures up to the deadline, the remark on a late one among them, and the first later one where it is too late.

    When no figure is for the day of the deadline the first later one that counts something at a date stands in, if it is at most 12
    months late.
    """
    deadline = target.deadline
    if deadline is None:
        return tuple(points), frozenset(), None
    until = tuple(point for point in points if point.date <= deadline)
    if until and until[-1].date == deadline:
        return until, frozenset(), None
    dated = target.indicator.kind is Kind.STOCK
    late = next((point for point in points if point.date > deadline and (dated or point.is_day)), None)
    if late is None:
        return until, frozenset(), None
    if years_between(deadline, late.date) > LATE:
        return until, frozenset(), late
    return (*until, late), frozenset({"late-figure"}), None


def on_day(target: Target, points: Sequence[Point], start: Speaking) -> Speaking:
    """Stock, share, index: the newest figure speaks."""
    fitting = speaking_points(target, points)
    if not target.goal.hold:
        fitting = _at_the_deadline(target, fitting)
    until, flags, too_late = until_deadline(target, fitting)
    if too_late is not None and not (until and _settles(target, until[-1], start)):
        return replace(start, latest=too_late, history=(*until, too_late), decides=False, mute="too-late")
    if not until:
        why = "after-deadline" if fitting else "nothing-after-start" if points else None
        return replace(start, reasons={**start.reasons, "latest": why}) if why else start
    latest = until[-1]
    reached = target.deadline is not None and latest.date >= target.deadline
    return replace(start, latest=latest, history=until, decides=not latest.part_year, at_deadline=reached, flags=flags)


def _settles(target: Target, point: Point, start: Speaking) -> bool:
    """Return whether a figure up to the deadline has met the level for good."""
    return start.level is not None and not point.part_year and point_meets(target, point, start.level, start.threshold)


def _at_the_deadline(target: Target, points: Sequence[Point]) -> Sequence[Point]:
    """Return the figures of a share or index with that of exactly the period that is due last of those that end with it, then one of a day.

    Where a part of a year is due another period that ends on that day only shows the way.
    """
    due = target.due
    if target.indicator.kind not in {Kind.SHARE, Kind.INDEX} or due is None:
        return points
    is_part = due.months is not None and due.months % MONTHS_IN_YEAR != 0
    at_end = [point for point in points if point.date == due.end]
    exact = [replace(point, part_year=False) for point in at_end if point.start == due.start]
    days = [point for point in at_end if point.is_day and point.start != due.start]
    others = [
        replace(point, part_year=is_part or point.part_year) for point in at_end if point.start != due.start and not point.is_day
    ]
    before = [point for point in points if point.date < due.end]
    return [*before, *others, *days, *exact, *(point for point in points if point.date > due.end)]
