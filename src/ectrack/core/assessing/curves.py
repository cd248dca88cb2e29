"""The path of a target by the stops it runs through, and path and outlook as points to draw a line through."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, localcontext
from itertools import pairwise

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.growth import change
from ectrack.core.assessing.paths import path_value
from ectrack.core.figures.points import Point
from ectrack.core.model import Milestone, PathShape, Target
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.periods import years_between
from ectrack.core.values.quantities import CONTEXT

STEPS = 24
"""Straight pieces of a bent line between two knots."""

Curve = tuple[tuple[date, Decimal], ...]
"""Days and values, in the indicator's unit, oldest first."""


def knots_of(assessment: Assessment) -> list[Milestone]:
    """Return the stops of the path of an assessed target, oldest first; none where it has no path."""
    target = assessment.target
    if assessment.level is None or target.deadline is None or target.goal.hold:
        return []
    return path_knots(target, assessment.baseline, target.deadline, assessment.level)


def path_knots(target: Target, baseline: Point | None, deadline: date, level: Decimal) -> list[Milestone]:
    """Return the days and values that the path of a target runs through, oldest first: baseline, milestones, level.

    Args:
        target: The target.
        baseline: The value from which progress counts; None where there is none.
        deadline: Last day of the period it is due in.
        level: Value at the deadline, in the indicator's unit.
    """
    start = [Milestone(baseline.date, baseline.value)] if baseline else []
    return [*start, *(knot for knot in target.milestones if knot.date < deadline), Milestone(deadline, level)]


def path_curve(knots: Sequence[Milestone], shape: PathShape) -> Curve:
    """Return the points of a path; none where it has fewer than two knots or no value between them.

    Args:
        knots: Baseline, milestones and level, by date.
        shape: How the path runs between two knots.
    """
    if len(knots) < 2:  # noqa: PLR2004  # a line has two ends
        return ()
    pieces = 1 if shape == "linear" else STEPS
    days = [day for before, after in pairwise(knots) for day in _days(before.date, after.date, pieces)]
    try:
        with localcontext(CONTEXT):
            return tuple((day, path_value(day, knots, shape)) for day in [*days, knots[-1].date])
    except UndefinedError:
        return ()


def outlook_curve(assessment: Assessment) -> Curve:
    """Return the line from the latest figure to the value at the deadline if the observed change continues; none without an outlook.

    Formula: as the outlook itself, on the days in between: latest * (1 + observed growth) ** years where growth is defined, else a
    straight line; never beyond the value at the deadline, which a natural limit may have cut.
    """
    latest, base, end, deadline = assessment.latest, assessment.baseline, assessment.outlook.value, assessment.deadline
    if latest is None or base is None or end is None or deadline is None or latest.date >= deadline:
        return ()
    growth = assessment.observed_growth
    with localcontext(CONTEXT):
        gone = years_between(base.date, latest.date)
        slope = (latest.value - base.value) / gone

        def ahead(day: date) -> Decimal:
            years = years_between(latest.date, day)
            value = (
                latest.value + slope * years if growth is None else latest.value * change(base.value, latest.value, years / gone)
            )
            return min(value, end) if end >= latest.value else max(value, end)

        between = [day for day in _days(latest.date, deadline, STEPS) if day > latest.date]
        return ((latest.date, latest.value), *((day, ahead(day)) for day in between), (deadline, end))


def level_range(assessment: Assessment) -> tuple[Decimal, Decimal] | None:
    """Return the low and the high end of what is to be reached, both the level where no range is stated; None without a level.

    Formula, for a yearly amount with a range: the level times high / low.
    """
    level, goal = assessment.level, assessment.target.goal
    if level is None:
        return None
    if goal.value is None or goal.high is None:
        return level, level
    if not assessment.target.sums:
        return goal.value, goal.high
    with localcontext(CONTEXT):
        return (level, level * goal.high / goal.value) if goal.value else (level, goal.high)


def _days(first: date, last: date, pieces: int) -> list[date]:
    """Return the first day and those that divide the time to the last one evenly, the last one left out."""
    span = (last - first).days
    return list(dict.fromkeys(date.fromordinal(first.toordinal() + span * step // pieces) for step in range(pieces)))
