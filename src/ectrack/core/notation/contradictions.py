"""What the keys of one target can say against each other."""

from collections.abc import Iterator
from datetime import date

from ectrack.core.figures.flows import frame_of
from ectrack.core.model import Goal, GoalType, Kind, Milestone, Target
from ectrack.core.notation.tables import TargetKeys
from ectrack.core.problems import Origin, Problem
from ectrack.core.values.fiscal_years import year_name, year_of
from ectrack.core.values.period_text import periods_until, span_text
from ectrack.core.values.periods import MONTHS_IN_YEAR, Period, day_before
from ectrack.core.values.quantities import nearly_equal, plain, with_unit

LEVELS = frozenset({GoalType.AT_LEAST, GoalType.AT_MOST, GoalType.MORE_THAN, GoalType.LESS_THAN, GoalType.BETWEEN})
RANGES = frozenset({GoalType.BETWEEN, GoalType.EACH_YEAR, GoalType.TOTAL})
"""Goals that may have two ends."""

INDICATOR_DECIDES = frozenset({GoalType.BETWEEN, GoalType.IMPROVE, GoalType.IMPROVE_BY})


def contradictions(target: Target, table: TargetKeys) -> list[Problem]:
    """Return every contradiction between the keys of a target.

    Args:
        target: The target.
        table: The table it was made from.
    """
    problems = [*_in_goal(target, table), *_in_baseline(target, table)]
    if target.due is not None:
        problems += [*_in_deadline(target, table, target.due), *_in_milestones(target, target.due)]
    return problems


def _in_goal(target: Target, table: TargetKeys) -> Iterator[Problem]:
    goal, at = target.goal, target.origin.at
    if goal.hold and goal.type not in LEVELS:
        yield Problem("hold-kind", at("hold"), {"goal": goal.type})
    if target.sums and target.indicator.kind is Kind.FLOW and target.indicator.unit.is_percent:
        yield Problem("rates-added", at(goal.type), {"goal": goal.type})
    if table.direction is not None and goal.type not in INDICATOR_DECIDES and not goal.hold:
        yield Problem("direction-not-allowed", at("direction"), {"goal": goal.type})
    yield from _beyond_limit(target)
    no_path = goal.hold or goal.type is GoalType.IMPROVE or target.due is None
    for key in ("milestones", "path"):
        if no_path and getattr(table, key):
            yield Problem("no-path-to-shape", at(key), {"key": key})


def _beyond_limit(target: Target) -> Iterator[Problem]:
    """Yield what is stated beyond the natural ceiling or floor of the indicator."""
    limit, goal = target.limit, target.goal
    if limit is None or target.sums:
        return
    stated = [(goal.type.value, goal.value), (goal.type.value, goal.high)]
    stated += [("milestones", milestone.value) for milestone in target.milestones]
    for key, value in stated:
        if value is not None and (value - limit) * target.indicator.direction > 0 and not nearly_equal(value, limit):
            params = {
                "found": with_unit(f"{plain(value):f}", target.indicator.unit.text),
                "limit": with_unit(f"{plain(limit):f}", target.indicator.unit.text),
            }
            yield Problem("level-beyond-limit", target.origin.at(key), params)


def _in_baseline(target: Target, table: TargetKeys) -> Iterator[Problem]:
    if target.baseline is None or not target.sums:
        return
    place = target.origin.at("since" if table.since else "baseline")
    if target.indicator.kind is Kind.FLOW and target.baseline.value is not None:
        yield Problem("baseline-on-sum", place, {"goal": target.goal.type})
    begin = target.start and day_before(target.start)
    if target.baseline.mean:
        yield Problem("baseline-on-sum", place, {"goal": target.goal.type})
    if begin is not None and target.baseline.period.end != begin:
        yield Problem("baseline-not-at-start", place, {"found": str(target.baseline.period), "expected": begin.isoformat()})


def _in_deadline(target: Target, table: TargetKeys, due: Period) -> Iterator[Problem]:
    place = target.origin.at("by")
    if target.baseline is not None and target.baseline.period.end >= due.end:
        yield Problem("deadline-before-baseline", place, {"found": str(due), "first": str(target.baseline.period)})
    if target.start is not None and target.start > due.end:
        yield Problem("deadline-before-start", place, {"found": str(due), "first": str(table.from_)})
    months = due.months
    if target.indicator.kind is not Kind.FLOW or target.sums:
        return
    if due.is_day and target.goal.type is not GoalType.IMPROVE:
        yield Problem(
            "flow-due-on-a-day",
            place,
            {"found": str(due), "expected": ", ".join(_periods_with(due.end, target.indicator.year_starts))},
        )
    elif not due.is_day and (not months or months > MONTHS_IN_YEAR):
        yield Problem("flow-due", place, {"found": str(due)})


def _periods_with(day: date, starts: int) -> list[str]:
    """Return the periods that may be meant by a day: the year in which it lies, and those that end on it."""
    return list(dict.fromkeys([year_name(year_of(day, starts), starts), *periods_until(day, starts)]))


def _in_milestones(target: Target, due: Period) -> Iterator[Problem]:
    place = target.origin.at("milestones")
    first = target.baseline.period.end if target.baseline else None
    for milestone in target.milestones:
        day = milestone.date.isoformat()
        if milestone.date > due.end or (first is not None and milestone.date <= first):
            yield Problem("milestone-outside", place, {"found": day, "expected": str(due)})
        elif _is_a_part(milestone, target, due):
            yield Problem(
                "milestone-not-from-start",
                place,
                {"found": span_text(milestone.start or milestone.date, milestone.date, target.indicator.year_starts)},
            )
        elif milestone.date == due.end and not _same_level(milestone, target):
            yield Problem("milestone-conflict", place, {"found": f"{milestone.value:f}", "goal": f"{target.goal.value:f}"})


def _is_a_part(milestone: Milestone, target: Target, due: Period) -> bool:
    """Return whether a milestone of a yearly flow is an amount of a part of a year that does not begin with the year it is due in."""
    if target.indicator.kind is not Kind.FLOW or target.sums or milestone.start is None:
        return False
    frame = frame_of(target)
    return milestone.start not in {frame.start(milestone.date), due.start}


def _same_level(milestone: Milestone, target: Target) -> bool:
    goal = target.goal
    level = goal.high if goal.type is GoalType.BETWEEN and target.direction < 0 else goal.value
    return level is None or target.sums or nearly_equal(milestone.value, level)


def faults_of_goal(goal: Goal, place: Origin) -> Iterator[Problem]:
    """Yield what is wrong with the amount of a goal.

    Args:
        goal: The goal.
        place: Where its amount stands.
    """
    if goal.rate is not None and goal.type is GoalType.IMPROVE_BY and goal.rate <= 0:
        yield Problem("improve-by-nothing", place, {"found": f"{plain(goal.rate * 100):f}%"})
    if goal.rate is not None and goal.type is GoalType.GROWTH and goal.rate <= -1:
        yield Problem("growth-too-low", place, {"found": f"{plain(goal.rate * 100):f}%"})
    if goal.value is not None and goal.high is not None and goal.high < goal.value:
        yield Problem("range-reversed", place, {"first": f"{goal.value:f}", "second": f"{goal.high:f}"})
