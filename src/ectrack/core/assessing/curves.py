"""The path of a target by the stops it runs through, and path and outlook as points to draw a line through."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, localcontext
from itertools import pairwise

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.compounding import compounded_part
from ectrack.core.assessing.growth import change
from ectrack.core.assessing.paths import Shape, path_value, running_knots
from ectrack.core.assessing.running import RunningYear
from ectrack.core.figures.flows import frame_of
from ectrack.core.figures.points import Point
from ectrack.core.model import GoalType, Kind, Milestone, Target
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.periods import day_before, years_between
from ectrack.core.values.quantities import CONTEXT

STEPS = 24
"""Straight pieces of a bent line between two knots."""

Curve = tuple[tuple[date, Decimal], ...]
"""Days and values, in the indicator's unit, oldest first."""


def knots_of(assessment: Assessment) -> list[Milestone]:
    """Return the stops of the path of an assessed target, oldest first; none where it has no path."""
    target = assessment.target
    if assessment.level is None or target.deadline is None or target.goal.hold or target.goal.average:
        return []
    if target.goal.relative is not None or target.is_rate or assessment.reasons.get("expected") == "break":
        return []
    if assessment.running is not None:
        return running_knots(assessment.running, assessment.level)
    if target.goal.type is GoalType.EACH_YEAR_AT_MOST:
        return []
    return path_knots(target, assessment.baseline, target.deadline, assessment.level)


def milestones_of(assessment: Assessment) -> tuple[Milestone, ...]:
    """Return the values between its ends that the plan states for the path of an assessed target, oldest first."""
    if assessment.running is not None:
        return assessment.running.milestones
    target, deadline = assessment.target, assessment.deadline
    return tuple(
        milestone
        for milestone in target.milestones
        if (deadline is None or milestone.date < deadline) and is_of_year(target, milestone)
    )


def last_year_curve(assessment: Assessment) -> Curve:
    """Return what the year before a running year had brought by the same days, 0 to its whole; none where that is not known."""
    running = assessment.running
    if running is None or running.rest_of_last_year is None or running.same_part is None or running.last_year is None:
        return ()
    begin = (day_before(running.start), Decimal(0))
    return (begin, (running.until, running.same_part), (running.end, running.last_year))


def on_path(assessment: Assessment, points: Sequence[Point]) -> list[Point]:
    """Return the figures that stand beside the path: of a running year those of that year, for a whole year is another quantity."""
    running = assessment.running
    return [point for point in points if running is None or point.date >= running.start]


def shape_of(assessment: Assessment) -> Shape:
    """Return how the path of an assessed target runs between two stops; inside a running year always straight."""
    if assessment.target.compounds:
        return "compounding"
    return "linear" if assessment.running is not None else assessment.target.path


def path_knots(target: Target, baseline: Point | None, deadline: date, level: Decimal) -> list[Milestone]:
    """Return the days and values that the path of a target runs through, oldest first: baseline, milestones, level.

    Args:
        target: The target.
        baseline: The value from which progress counts; None where there is none.
        deadline: Last day of the period it is due in.
        level: Value at the deadline, in the indicator's unit.
    """
    start = [Milestone(baseline.date, baseline.value)] if baseline else []
    between = (knot for knot in target.milestones if knot.date < deadline and is_of_year(target, knot))
    return [*start, *between, Milestone(deadline, level)]


def is_of_year(target: Target, milestone: Milestone) -> bool:
    """Return whether a milestone is a value of the path of whole years: any, but of a yearly flow only those of a whole year."""
    if target.indicator.kind is not Kind.FLOW or target.sums or milestone.start is None:
        return True
    return frame_of(target).start(milestone.date) == milestone.start


def path_curve(knots: Sequence[Milestone], shape: Shape) -> Curve:
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

    Of the year under way of a yearly cap it leads to the end of that year.

    Formula: as the outlook itself, on the days in between: latest * (1 + observed growth) ** years on a compound path, the same of
    1 + latest / 100 where rates compound, else a straight line to the value at the deadline; never beyond the value at the deadline, which a natural limit may have cut.
    """
    latest, base, end, deadline = assessment.latest, assessment.baseline, assessment.outlook.value, assessment.deadline
    if latest is None or base is None or end is None or deadline is None or latest.date >= deadline:
        return ()
    if assessment.running is not None:
        return ((latest.date, latest.value), (assessment.running.end, end))
    compounds, bent = assessment.target.compounds, bends(assessment.target, base, latest, None)
    with localcontext(CONTEXT):
        gone = years_between(base.date, latest.date)
        slope = (latest.value - base.value) / gone

        def ahead(day: date) -> Decimal:
            years = years_between(latest.date, day)
            if compounds:
                return compounded_part(Decimal(0), latest.value, (gone + years) / gone)
            value = latest.value * change(base.value, latest.value, years / gone) if bent else latest.value + slope * years
            return min(value, end) if end >= latest.value else max(value, end)

        between = [day for day in _days(latest.date, deadline, STEPS) if day > latest.date]
        return ((latest.date, latest.value), *((day, ahead(day)) for day in between), (deadline, end))


def bends(target: Target, base: Point, latest: Point, running: RunningYear | None) -> bool:
    """Return whether the outlook goes on by the same growth a year: on a compound path, where growth is defined.

    Through milestones, in a running year, for sums and for improvements it goes on by the same amount.
    """
    if target.path != "compound" or running is not None or target.sums or target.milestones or target.goal.type is GoalType.IMPROVE:
        return False
    return base.value > 0 and latest.value > 0


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
        if assessment.target.direction < 0:
            return (level * goal.value / goal.high if goal.high else goal.value), level
        return (level, level * goal.high / goal.value) if goal.value else (level, goal.high)


def _days(first: date, last: date, pieces: int) -> list[date]:
    """Return the first day and those that divide the time to the last one evenly, the last one left out."""
    span = (last - first).days
    return list(dict.fromkeys(date.fromordinal(first.toordinal() + span * step // pieces) for step in range(pieces)))
