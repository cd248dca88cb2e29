"""The level of a goal and the baseline it follows from, before any figure speaks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from ectrack.core.assessing.compounding import mean_rate
from ectrack.core.assessing.growth import grown
from ectrack.core.assessing.speaking.record import Speaking
from ectrack.core.figures.bands import nearest_end
from ectrack.core.figures.flows import chains, frame_of, tiled
from ectrack.core.figures.points import Point, summed
from ectrack.core.model import GoalType, Kind, Target
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.periods import MONTHS_IN_YEAR, ONE_DAY, Period, add_months, day_before, years_between


def baseline_of(target: Target, points: Sequence[Point]) -> tuple[Point | None, dict[str, str]]:
    """Return the value from which progress counts, stated or recorded, never estimated; or the reason why there is none.

    A recorded one is of exactly the period that is named, or of its last day; a stock is dated by its day alone.
    """
    rule = target.baseline
    if rule is None:
        return None, {"baseline": "no-baseline"}
    period, kind = rule.period, target.indicator.kind
    if rule.mean:
        return _mean(target, points, rule.period)
    if kind is Kind.FLOW and not target.sums and period.months != frame_of(target).months:
        return None, {"baseline": "only-year-to-date"}
    if rule.value is not None:
        return Point(str(period), period.end, rule.value, start=period.start), {}
    found = figure_of_span(kind, points, period.start, period.end)
    if found is not None and found.incomplete:
        return None, {"baseline": "incomplete"}
    return found, {} if found else {"baseline": "baseline-missing"}


def figure_of_span(kind: Kind, points: Sequence[Point], start: date | None, end: date) -> Point | None:
    """Return the figure of exactly a span: a flow tiled, a stock of its last day, a share or an index of the span or of its last day."""
    if kind is Kind.FLOW and start is not None:
        return tiled(chains(points, start), start, end)
    same = [point for point in points if point.date == end]
    exact = [point for point in same if point.start == start]
    fits = same if kind is Kind.STOCK else [point for point in same if point.is_day and kind is not Kind.GROWTH]
    return next(reversed(exact or fits), None)


def _mean(target: Target, points: Sequence[Point], period: Period) -> tuple[Point | None, dict[str, str]]:
    """Return the mean of the years of a period, of growth rates the geometric one, dated by its end; every year needs its figure."""
    first = period.start or period.end
    count = (period.months or 0) // MONTHS_IN_YEAR
    firsts = [add_months(day_before(first), MONTHS_IN_YEAR * index) + ONE_DAY for index in range(count + 1)]
    found = [figure_of_span(target.indicator.kind, points, begin, day_before(after)) for begin, after in pairwise(firsts)]
    known = [point for point in found if point is not None]
    if len(known) < len(found):
        return None, {"baseline": "baseline-missing"}
    if any(point.incomplete for point in known):
        return None, {"baseline": "incomplete"}
    total = summed([replace(point, start=first) for point in known], str(period))
    try:
        value = mean_of(target, known)
    except UndefinedError as problem:
        return None, {"baseline": problem.reason}
    return replace(total, date=period.end, value=value, basis="derived"), {}


def mean_of(target: Target, figures: Sequence[Point]) -> Decimal:
    """Return the mean of figures, in the indicator's unit: the plain one, of growth rates the geometric one.

    Raises:
        UndefinedError: `negative-value` for a growth rate below -100 %.
    """
    values = [figure.value for figure in figures]
    return mean_rate(values) if target.indicator.kind is Kind.GROWTH else sum(values, Decimal(0)) / len(values)


def level_of(target: Target, baseline: Point | None) -> tuple[Decimal | None, str | None]:
    """Return the value at the deadline, in the indicator's unit, or the reason why there is none.

    Formula for `growth`: baseline * (1 + rate) ** years from the baseline to the deadline. For `improve_by`: baseline + d * amount, or
    baseline * (1 + d * rate), unrounded.
    """
    goal = target.goal
    if goal.type is GoalType.IMPROVE:
        return None, "no-level"
    if goal.rate is None and goal.type is not GoalType.IMPROVE_BY:
        return _stated_level(target, baseline), None
    if baseline is None:
        return None, "no-baseline"
    if goal.rate is None:
        return (None if goal.value is None else baseline.value + target.direction * goal.value), None
    if goal.type is GoalType.GROWTH and target.deadline is None:
        return None, "no-deadline"
    if baseline.value <= 0:
        return None, "negative-value" if baseline.value else "zero-value"
    if goal.type is GoalType.GROWTH and target.deadline is not None:
        try:
            return grown(baseline.value, goal.rate, years_between(baseline.date, target.deadline)), None
        except UndefinedError as problem:
            return None, problem.reason
    return baseline.value * (1 + target.direction * goal.rate), None


def _stated_level(target: Target, baseline: Point | None) -> Decimal | None:
    """Return the level that a goal states: of a range the end that counts, of a band the one near the baseline."""
    goal = target.goal
    if target.is_band and baseline is not None:
        return nearest_end(goal, baseline.value)
    return goal.high if goal.type is GoalType.BETWEEN and target.direction < 0 else goal.value


def threshold_of(target: Target, baseline: Point | None, level: Decimal | None) -> Decimal | None:
    """Return from which value an `about` goal is met, in the indicator's unit: half a unit of its last stated digit short of the level.

    For `growth` and `improve_by` the rate is what is stated, so the level of a rate half a unit less.
    """
    goal = target.goal
    if goal.step is None or level is None or target.is_band:
        return None
    if goal.rate is None:
        return level - target.direction * goal.step / 2
    if baseline is None:
        return None
    if goal.type is GoalType.IMPROVE_BY:
        return baseline.value * (1 + target.direction * (goal.rate - goal.step / 2))
    years = years_between(baseline.date, target.deadline or baseline.date)
    return grown(baseline.value, goal.rate - target.direction * goal.step / 2, years)


def is_beyond_limit(target: Target, level: Decimal) -> bool:
    """Return whether a level lies beyond the natural ceiling or floor of the indicator."""
    return target.limit is not None and (level - target.limit) * target.indicator.direction > 0


def level_of_goal(target: Target, points: Sequence[Point]) -> Speaking:
    """Return the level of a target and the baseline it follows from, or why they are missing; no figure speaks yet."""
    baseline, reasons = baseline_of(target, points)
    level, why = level_of(target, baseline)
    if level is not None and is_beyond_limit(target, level):
        level, why = None, "level-beyond-limit"
    if why is not None:
        reasons["level"] = reasons.get("baseline", why) if why == "no-baseline" else why
    threshold = threshold_of(target, baseline, level)
    return Speaking(level=level, threshold=threshold, baseline=baseline, stated=baseline, reasons=reasons)
