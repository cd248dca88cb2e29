"""What the keys of one target can say against each other."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ectrack.core.figures.flows import frame_of
from ectrack.core.model import CAPS, MONTHS_OF, SUMS, Goal, GoalType, Kind, Milestone, Target
from ectrack.core.notation.tables import TargetKeys, TargetTable
from ectrack.core.problems import Origin, Problem
from ectrack.core.values.fiscal_years import year_name, year_of
from ectrack.core.values.period_text import periods_until, span_text
from ectrack.core.values.periods import MONTHS_IN_YEAR, ONE_DAY, Period, add_months, day_before
from ectrack.core.values.quantities import nearly_equal, plain, with_unit

HUNDRED = 100
"""A growth of so many percent below zero leaves nothing."""

LEVELS = frozenset({GoalType.AT_LEAST, GoalType.AT_MOST, GoalType.MORE_THAN, GoalType.LESS_THAN, GoalType.BETWEEN, GoalType.WITHIN})
RANGES = frozenset({GoalType.BETWEEN, GoalType.WITHIN}) | (SUMS - CAPS)
"""Goals that may have two ends."""

DIRECTED = frozenset({GoalType.BETWEEN, GoalType.IMPROVE, GoalType.IMPROVE_BY}) | (SUMS - CAPS)
"""Goals beside which a direction may stand."""


def contradictions(target: Target, table: TargetKeys) -> list[Problem]:
    """Return every contradiction between the keys of a target.

    Args:
        target: The target.
        table: The table it was made from.
    """
    problems = [*_in_goal(target, table), *_in_rates(target, table), *_in_baseline(target, table)]
    if target.due is not None:
        problems += [*_in_deadline(target, table, target.due), *_in_milestones(target, target.due)]
    return problems


def _in_goal(target: Target, table: TargetKeys) -> Iterator[Problem]:
    goal, at = target.goal, target.origin.at
    if goal.hold and goal.type not in LEVELS:
        yield Problem("hold-kind", at("hold"), {"goal": goal.type})
    if goal.average and (goal.type not in LEVELS or goal.hold or table.from_ is None or target.due is None):
        yield Problem("average-window", at("average"), {"goal": goal.type})
    elif goal.average:
        yield from _in_window_of_mean(target)
    yield from _in_relative(target, table)
    yield from _in_yearly_cap(target, table)
    if target.stretch and goal.type is not GoalType.BETWEEN:
        yield Problem("stretch-without-range", at("stretch"), {"goal": goal.type})
    if _adds_rates(target):
        yield Problem("rates-added", at(goal.type), {"goal": goal.type})
    if table.direction is not None and goal.type not in DIRECTED and not goal.hold:
        yield Problem("direction-not-allowed", at("direction"), {"goal": goal.type})
    if target.indicator.kind is not Kind.GROWTH and _is_against_direction(target, table):
        cap = GoalType.EACH_YEAR_AT_MOST if goal.type is GoalType.EACH_YEAR else GoalType.TOTAL_AT_MOST
        yield Problem("goal-against-direction", at(goal.type), {"goal": goal.type, "cap": cap})
    yield from _beyond_limit(target)
    no_path = goal.hold or goal.average or goal.relative is not None or goal.type is GoalType.IMPROVE or target.due is None
    for key in ("milestones", "path"):
        if (no_path or target.is_rate or (target.compounds and key == "path")) and getattr(table, key):
            yield Problem("no-path-to-shape", at(key), {"key": key})


def _in_yearly_cap(target: Target, table: TargetKeys) -> Iterator[Problem]:
    """Yield what would shape a path over the years of a yearly cap: each has a cap of its own, and a path inside it alone."""
    if target.goal.type is not GoalType.EACH_YEAR_AT_MOST or target.due is None:
        return
    if table.path is not None:
        yield Problem("cap-of-its-own", target.origin.at("path"), {"key": "path"})
    start = target.start or (target.baseline.period.end + ONE_DAY if target.baseline else None)
    for milestone in target.milestones:
        if start is not None and not _is_inside_a_year(target, milestone, start):
            found = span_text(milestone.start or milestone.date, milestone.date, target.indicator.year_starts)
            yield Problem("cap-of-its-own", target.origin.at("milestones", found), {"key": "milestones"})


def _is_inside_a_year(target: Target, milestone: Milestone, start: date) -> bool:
    """Return whether a milestone is an amount of a part of a year that begins with it, counted from the start of the window."""
    first = start
    while add_months(day_before(first), MONTHS_IN_YEAR) < milestone.date:
        first = add_months(day_before(first), MONTHS_IN_YEAR) + ONE_DAY
    is_part = milestone.start == first and milestone.date < add_months(day_before(first), MONTHS_IN_YEAR)
    return is_part and target.indicator.kind is Kind.FLOW


def _in_window_of_mean(target: Target) -> Iterator[Problem]:
    """Yield a window of a mean that is shorter than one of its periods."""
    if target.start is None or target.due is None or target.start > target.due.end:
        return
    months = MONTHS_OF[target.indicator.every or "year"]
    if target.due.end < add_months(day_before(target.start), months):
        params = {"found": span_text(target.start, target.due.end, target.indicator.year_starts), "months": str(months)}
        yield Problem("window-too-short", target.origin.at("average"), params)


def _adds_rates(target: Target) -> bool:
    """Return whether a sum would add yearly rates: of a flow in %, or of a share that may lie below zero, which no part of a whole does."""
    indicator = target.indicator
    if indicator.kind is Kind.SHARE:
        return target.goal.type in SUMS - CAPS and indicator.negative is True
    return target.sums and indicator.kind is Kind.FLOW and indicator.unit.is_percent


ADDING = SUMS - {GoalType.TOTAL}
"""Goals that would add growth rates; a total of them compounds."""


def _against_direction_of_rates(target: Target) -> Problem:
    """Return that rates shall compound to what is not wanted: no ceiling is offered, for there is none of what compounds."""
    goal, falls = target.goal, target.goal.value is not None and target.goal.value < 0
    ends = [f"{plain(-value):f}%" for value in (goal.high, goal.value) if value is not None]
    instead = f'"{ends[0]}"' if len(ends) == 1 else f'["{ends[0]}", "{ends[1]}"]'
    params = {"goal": goal.type, "instead": instead, "direction": "decrease" if falls else "increase"}
    return Problem("growth-against-direction", target.origin.at(goal.type), params)


def _in_rates(target: Target, table: TargetKeys) -> Iterator[Problem]:
    """Yield what cannot be said of growth rates: they have no growth of their own, and add up neither over years nor over parts."""
    goal, at = target.goal, target.origin.at
    if target.indicator.kind is not Kind.GROWTH:
        return
    if goal.type is GoalType.GROWTH and goal.rate is not None:
        rate = f"{plain(goal.rate * 100):f}%"
        yield Problem("growth-of-growth", at("growth"), {"found": rate, "key": "at_least" if goal.rate >= 0 else "at_most"})
    if goal.type in ADDING:
        falls = target.is_cap or target.direction < 0 or _wanted(target, table) < 0
        key = GoalType.AT_MOST if falls else GoalType.AT_LEAST
        yield Problem("growth-each-year", at(goal.type), {"goal": goal.type, "key": key})
    elif _is_against_direction(target, table):
        yield _against_direction_of_rates(target)
    if goal.type is GoalType.IMPROVE_BY and goal.rate is not None:
        number = f"{plain(goal.rate * 100):f}"
        yield Problem("growth-in-points", at("improve_by"), {"found": f"{number}%", "instead": f"{number}pp"})
    if target.compounds and any(one is not None and one <= -HUNDRED for one in (goal.value, goal.high)):
        yield Problem("growth-too-low", at("total"), {"found": f"{plain(goal.value or Decimal(0)):f}%"})
    if (target.compounds or goal.average) and target.start and target.due and not _is_of_years(target.start, target.due):
        yield Problem(
            "window-of-years", at("from"), {"found": span_text(target.start, target.due.end, target.indicator.year_starts)}
        )


def _is_of_years(start: date, due: Period) -> bool:
    """Return whether a window is made of whole years, whatever the day on which they begin."""
    months = Period(start, due.end).months
    return months is not None and months % MONTHS_IN_YEAR == 0


def _in_relative(target: Target, table: TargetKeys) -> Iterator[Problem]:
    """Yield what goes against a level that follows another series; one for many regions may follow the region they lie in."""
    goal, relative = target.goal, target.goal.relative
    if relative is None:
        return
    place = target.origin.at(goal.type)
    if goal.hold or goal.average:
        yield Problem("relative-alone", place, {"key": "hold" if goal.hold else "average"})
    if not (isinstance(table, TargetTable) and table.for_regions):
        yield from follows_itself(target, place)


def follows_itself(target: Target, place: Origin) -> Iterator[Problem]:
    """Yield the problem of a level that follows the very figures that are held against it."""
    relative = target.goal.relative
    if relative and (relative.indicator.id, relative.region or target.region) == (target.indicator.id, target.region):
        yield Problem("relative-to-itself", place, {"found": target.region})


def _is_against_direction(target: Target, table: TargetKeys) -> bool:
    """Return whether a sum to be reached runs against what is wanted: what is added where less is better, unless the target says so."""
    value = target.goal.value
    if not target.sums or target.is_cap or value is None:
        return False
    if value < 0:
        return target.direction > 0 or table.direction == "increase" or (target.goal.high or value) > 0
    return target.direction < 0 or _wanted(target, table) < 0


def _wanted(target: Target, table: TargetKeys) -> int:
    """Return the direction that the target states, else that of its indicator: +1 when more is better, -1 when less is."""
    return {"increase": 1, "decrease": -1}.get(table.direction or "", target.indicator.direction)


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
    if target.indicator.kind in {Kind.FLOW, Kind.GROWTH} and target.baseline.value is not None:
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
    if target.indicator.kind not in {Kind.FLOW, Kind.GROWTH} or target.sums:
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
    if target.is_band and goal.value is not None and goal.high is not None:
        return goal.value <= milestone.value <= goal.high
    level = goal.high if goal.type is GoalType.BETWEEN and target.direction < 0 else goal.value
    return level is None or target.sums or nearly_equal(milestone.value, level)


def faults_of_goal(goal: Goal, place: Origin) -> Iterator[Problem]:
    """Yield what is wrong with the amount of a goal.

    Args:
        goal: The goal.
        place: Where its amount stands.
    """
    if goal.type is GoalType.IMPROVE_BY and goal.rate is not None and goal.rate <= 0:
        yield Problem("improve-by-nothing", place, {"found": f"{plain(goal.rate * 100):f}%"})
    if goal.type is GoalType.IMPROVE_BY and goal.value is not None and goal.value <= 0:
        yield Problem("improve-by-nothing", place, {"found": f"{plain(goal.value):f}"})
    if goal.rate is not None and goal.type is GoalType.GROWTH and goal.rate <= -1:
        yield Problem("growth-too-low", place, {"found": f"{plain(goal.rate * 100):f}%"})
    if goal.value is not None and goal.high is not None and goal.high < goal.value:
        yield Problem("range-reversed", place, {"first": f"{goal.value:f}", "second": f"{goal.high:f}"})
