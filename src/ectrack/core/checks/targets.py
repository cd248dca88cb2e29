"""Warnings about targets: against their own clauses, against each other, against the figures they are judged by."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.speaking.sides import counts_from, states_baseline
from ectrack.core.checks.rounding import of_figure, of_number
from ectrack.core.checks.rule import Checked
from ectrack.core.figures.breaks import link, side_of
from ectrack.core.model import GoalType, Kind, Target
from ectrack.core.problems import Problem
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import day_before, year_before_span, years_between
from ectrack.core.values.quantities import CONTEXT, nearly_equal, plain, rounded, with_unit

STATED = frozenset({GoalType.AT_LEAST, GoalType.AT_MOST, GoalType.MORE_THAN, GoalType.LESS_THAN})
"""Goals whose amount is the level."""


def no_clause(checked: Checked) -> Iterator[Problem]:
    """Yield targets that name no policy or no place in it."""
    for target in checked.tracker.targets.values():
        missing = [key for key in ("policy", "clause") if getattr(target, key) is None]
        if missing and target.split_of is None:
            yield Problem("no-clause", target.origin, {"key": ", ".join(missing)})


def stock_for_yearly_goal(checked: Checked) -> Iterator[Problem]:
    """Yield goals of additions that are judged by a stock whose opening figure is unknown."""
    for assessment in checked.assessed:
        target = assessment.target
        if target.split_of is None and target.indicator.kind is Kind.STOCK and "upper-bound" in assessment.flags:
            yield Problem("stock-for-yearly-goal", target.origin.at(target.goal.type), {"period": _period(assessment)})


def met_before_start(checked: Checked) -> Iterator[Problem]:
    """Yield targets whose baseline already met them."""
    for assessment in checked.assessed:
        if (
            "met-at-baseline" in {assessment.reasons.get("pace"), assessment.reasons.get("share_done")}
            and assessment.baseline
            and assessment.level
        ):
            params = {
                "value": _shown(assessment, assessment.baseline.value),
                "level": _shown(assessment, assessment.level),
                "period": assessment.baseline.period,
            }
            yield Problem("met-before-start", assessment.target.origin.at(assessment.target.goal.type), params)


def level_beyond_limit(checked: Checked) -> Iterator[Problem]:
    """Yield targets whose level follows from their baseline and lies beyond the limit of the indicator."""
    for found in checked.assessed:
        limit = found.target.limit
        if limit is not None and found.reasons.get("level") == "level-beyond-limit":
            yield Problem("level-beyond-limit", found.target.origin.at(found.target.goal.type), {"limit": _shown(found, limit)})


def fall_of_a_flow(checked: Checked) -> Iterator[Problem]:
    """Yield negative sums of flows of which no figure lies below zero: the amount of a year shall fall, and not the sum."""
    for assessment in checked.assessed:
        target, latest = assessment.target, assessment.latest
        value = target.goal.value
        if value is None or value >= 0 or not target.sums or target.indicator.kind is not Kind.FLOW:
            continue
        if target.indicator.negative is not True and (latest is None or latest.value >= 0):
            instead = with_unit(f"{-value:f}", target.indicator.unit.text)
            yield Problem("fall-of-a-flow", target.origin.at(target.goal.type), {"found": _goal(target), "instead": instead})


def percent_or_points(checked: Checked) -> Iterator[Problem]:
    """Yield improvements by a percentage of indicators that are in % themselves, and by so many ‰ of those in ‰."""
    for assessment in checked.assessed:
        target = assessment.target
        rate = target.goal.rate
        if target.goal.type is not GoalType.IMPROVE_BY or rate is None:
            continue
        place = target.origin.at("improve_by")
        if target.indicator.unit.is_percent:
            number = f"{plain(rate * 100):f}"
            yield Problem("percent-or-points", place, {"found": f"{number}%", "instead": f"{number}pp"})
        elif target.goal.rate_in_unit:
            found, instead = (f"{plain(number * 1000):f}‰" for number in (rate, target.direction * rate))
            yield Problem("permille-or-amount", place, {"found": found, "instead": instead})


def beyond_range(checked: Checked) -> Iterator[Problem]:
    """Yield ranges whose far end a figure has passed, of indicators that can fall back: a limit, or a stretch that more is welcome to pass."""
    for assessment in checked.assessed:
        target, latest = assessment.target, assessment.latest
        goal = target.goal
        if goal.type is not GoalType.BETWEEN or goal.high is None or goal.value is None or latest is None or target.stretch:
            continue
        far = goal.high if target.direction > 0 else goal.value
        if target.indicator.kind is not Kind.FLOW and (latest.value - far) * target.direction > 0:
            params = {"found": _shown(assessment, latest.value), "limit": _shown(assessment, far)}
            yield Problem("beyond-range", target.origin.at("between"), params)


def window_without_sum(checked: Checked) -> Iterator[Problem]:
    """Yield ceilings of a flow with a window of several years that are held against its last year alone."""
    for assessment in checked.assessed:
        target = assessment.target
        goal, start, end = target.goal, target.start, target.deadline
        of_one_year = goal.type in {GoalType.AT_MOST, GoalType.LESS_THAN} and not goal.hold and not goal.average
        if not of_one_year or goal.value is None or target.indicator.kind is not Kind.FLOW:
            continue
        if start is not None and end is not None and years_between(day_before(start), end) > 1:
            params = {"found": _goal(target), "period": span_text(start, end, target.indicator.year_starts)}
            yield Problem("window-without-sum", target.origin.at(goal.type), params)


def growth_of_last_year(checked: Checked) -> Iterator[Problem]:
    """Yield growth rates with a window of several years that are held against the last year of it alone."""
    for found in checked.assessed:
        target, start, end = found.target, found.target.start, found.target.deadline
        if target.is_rate and start is not None and end is not None and years_between(day_before(start), end) > 1:
            yield Problem(
                "growth-of-last-year",
                target.origin.at(target.goal.type),
                {"period": span_text(start, end, target.indicator.year_starts)},
            )


def rates_added(checked: Checked) -> Iterator[Problem]:
    """Yield sums of a share whose figures look like yearly rates, which do not add up."""
    for found in checked.assessed:
        if found.reason == "rates-added":
            yield Problem("rates-added", found.target.origin.at(found.target.goal.type), {"goal": found.target.goal.type})


def stated_before_break(checked: Checked) -> Iterator[Problem]:
    """Yield numbers of plans that may be of the series before a break, which are never carried over."""
    for found in checked.assessed:
        target, latest = found.target, found.latest
        indicator, goal = target.indicator, target.goal
        stated = states_baseline(target)
        if latest is None or not indicator.breaks or not (stated or goal.value is not None):
            continue
        now = side_of(indicator, latest)
        then = counts_from(target, checked.figures)
        if then is None:
            then = side_of(indicator, next(iter(checked.figures.points(indicator, target.region)), latest))
        if now is None or then is None or then >= now:
            continue
        apart = found.reason == "break"
        if not apart or (stated and link(indicator.breaks, then, now) is not None):
            key = goal.type.value if goal.value is not None and not apart else "baseline"
            yield Problem("stated-before-break", target.origin.at(key), {"period": indicator.breaks[now - 1].first.isoformat()})


def baseline_missing(checked: Checked) -> Iterator[Problem]:
    """Yield targets without a figure of their baseline period where a figure of another period ends on the same day."""
    for found in checked.assessed:
        rule, target = found.target.baseline, found.target
        if rule is None or rule.mean or found.reasons.get("baseline") != "baseline-missing":
            continue
        points = checked.figures.points(target.indicator, target.region)
        there = [f"{point.period} {_shown(found, point.value)}" for point in points if point.date == rule.period.end]
        if there:
            yield Problem("baseline-missing", target.origin.at("since"), {"period": str(rule.period), "found": ", ".join(there)})


def revised_in_part(checked: Checked) -> Iterator[Problem]:
    """Yield targets whose running year gets no season because only a part of the year before was revised."""
    for found in checked.assessed:
        if found.running is not None and found.running.no_season == "revised-in-part":
            starts = found.target.indicator.year_starts
            year = span_text(*year_before_span(found.running.start, found.running.end), starts)
            yield Problem("revised-in-part", found.target.origin.at("by"), {"period": year})


def approximate_near_line(checked: Checked) -> Iterator[Problem]:
    """Yield targets decided by an approximate figure that may as well lie on the other side of the line."""
    for assessment in checked.assessed:
        if assessment.latest is None or len(assessment.latest.inputs) != 1 or assessment.latest.approx != "about":
            continue
        reach = of_figure(assessment.latest.inputs[0])
        for line in (assessment.level, assessment.expected):
            if reach is not None and line is not None and reach.low < line < reach.high:
                params = {"found": _shown(assessment, assessment.latest.value), "value": _shown(assessment, line)}
                yield Problem(
                    "approximate-near-line", assessment.latest.inputs[0].origin.at("value"), params, (assessment.target.origin,)
                )
                break


def growth_differs(checked: Checked) -> Iterator[Problem]:
    """Yield levels that ask for another growth than the growth goal of the same policy, indicator, region and deadline."""
    levels: dict[object, list[Assessment]] = {}
    for assessment in checked.assessed:
        if assessment.target.goal.type in STATED and _is_due_level(assessment.target):
            levels.setdefault((*_subject(assessment.target), assessment.target.policy), []).append(assessment)
    for assessment in checked.assessed:
        if assessment.target.goal.type is GoalType.GROWTH and assessment.level is not None:
            for other in levels.get((*_subject(assessment.target), assessment.target.policy), ()):
                yield from _level_differs(assessment, assessment.level, other)


def _level_differs(growth: Assessment, level: Decimal, reading: Assessment) -> Iterator[Problem]:
    goal = reading.target.goal
    value = goal.value or Decimal(0)
    stated = of_number(value)
    if not stated.low <= level <= stated.high:
        slug = "steeper-than-growth" if (value - level) * reading.target.direction > 0 else "below-growth"
        params = {"found": _shown(reading, value), "expected": _shown(growth, rounded(level, 2)), "id": growth.target.id}
        yield Problem(slug, reading.target.origin.at(goal.type), params, (growth.target.origin,))


def goals_differ(checked: Checked) -> Iterator[Problem]:
    """Yield targets of one indicator, region and deadline that ask for different values, by their main or another reading."""
    groups: dict[object, list[Target]] = {}
    for assessment in checked.assessed:
        for target in (assessment.target, *(other for _name, other in assessment.target.readings)):
            if target.goal.value is not None:
                groups.setdefault((*_subject(target), target.goal.type, target.start), []).append(target)
    told = set()
    for targets in groups.values():
        for first, second in combinations(targets, 2):
            pair = frozenset({first.id, second.id})
            if len(pair) > 1 and pair not in told and (first.goal.value, first.goal.high) != (second.goal.value, second.goal.high):
                told.add(pair)
                yield Problem(
                    "goals-differ", second.origin, {"found": _goal(second), "value": _goal(first), "id": first.id}, (first.origin,)
                )


def goals_of_parts(checked: Checked) -> Iterator[Problem]:
    """Yield goals of a region that those of the regions right below do not add up to."""
    children: dict[str, set[str]] = {}
    for region in checked.tracker.regions.values():
        if region.parent:
            children.setdefault(region.parent, set()).add(region.id)
    added = [
        assessment.target
        for assessment in checked.assessed
        if assessment.target.indicator.kind in {Kind.STOCK, Kind.FLOW} and assessment.target.goal.value
    ]
    by_parent: dict[object, list[Target]] = {}
    for target in added:
        if target.split_of is None:
            by_parent.setdefault((checked.tracker.regions[target.region].parent, *_beside(target)), []).append(target)
    for whole in added:
        parts = by_parent.get((whole.region, *_beside(whole)), [])
        covered = {part.region for part in parts}
        if whole.goal.high is None and len(parts) > 1 and len(covered) == len(parts):
            yield from _goals_add_up(whole, parts, complete=covered == children[whole.region])


def _goals_add_up(whole: Target, parts: list[Target], *, complete: bool) -> Iterator[Problem]:
    asked = whole.goal.value or Decimal(0)
    added = sum((part.goal.value or Decimal(0) for part in parts), Decimal(0))
    if abs(added) > abs(asked) or (complete and not nearly_equal(added, asked)):
        params = {"found": with_unit(f"{added:f}", whole.indicator.unit.text), "value": _goal(whole), "id": whole.id}
        yield Problem("goals-of-parts", whole.origin.at(whole.goal.type), params, tuple(part.origin for part in parts))


def goals_ratio(checked: Checked) -> Iterator[Problem]:
    """Yield goals for a share that the goals for its two parts do not lead to."""
    by_subject = {
        (*_subject(assessment.target),): assessment
        for assessment in checked.assessed
        if assessment.level is not None and _is_due_level(assessment.target)
    }
    for assessment in checked.assessed:
        ratio, level = assessment.target.indicator.ratio, assessment.level
        if ratio is None or level is None or not _is_due_level(assessment.target):
            continue
        due = (assessment.target.region, assessment.target.deadline)
        above, below = by_subject.get((ratio.of, *due)), by_subject.get((ratio.to, *due))
        if above is None or below is None or above.level is None or not below.level:
            continue
        units = above.target.indicator.unit.factor / below.target.indicator.unit.factor / assessment.target.indicator.unit.factor
        exact = CONTEXT.divide(above.level, below.level) * units
        said = of_number(level)
        if not said.low <= exact <= said.high:
            params = {"found": _shown(assessment, level), "expected": _shown(assessment, rounded(exact, 2))}
            others = (above.target.origin, below.target.origin)
            yield Problem("goals-ratio", assessment.target.origin.at(assessment.target.goal.type), params, others)


def goals_rise(checked: Checked) -> Iterator[Problem]:
    """Yield goals that add more than the whole stock that another goal of the same region and deadline asks for."""
    stocks = {
        _subject(assessment.target): assessment
        for assessment in checked.assessed
        if assessment.level is not None and _is_due_level(assessment.target)
    }
    for assessment in checked.assessed:
        target, level = assessment.target, assessment.level
        stock = stocks.get((target.indicator.adds_to or "", target.region, target.deadline))
        if stock is None or stock.level is None or level is None or not target.sums or target.is_cap:
            continue
        added = level * target.indicator.unit.factor / stock.target.indicator.unit.factor
        if added > stock.level:
            params = {"found": _shown(assessment, level), "value": _shown(stock, stock.level)}
            yield Problem("goals-rise", target.origin.at(target.goal.type), params, (stock.target.origin,))


def _is_due_level(target: Target) -> bool:
    """Return whether a target asks for its level at its deadline, and not in sum, on average or of another period."""
    return not (target.sums or target.goal.average or target.goal.relative is not None)


def _subject(target: Target) -> tuple[str, str, object]:
    return target.indicator.id, target.region, target.deadline


def _beside(target: Target) -> tuple[object, ...]:
    """Return what goals of a region and of the regions below share."""
    return target.indicator.id, target.deadline, target.goal.type, target.start


def _goal(target: Target) -> str:
    goal = target.goal
    high = f" … {goal.high:f}" if goal.high is not None else ""
    return with_unit(f"{goal.value:f}{high}", target.indicator.unit.text)


def _shown(assessment: Assessment, value: Decimal) -> str:
    return with_unit(f"{value:f}", assessment.target.indicator.unit.text)


def _period(assessment: Assessment) -> str:
    return assessment.latest.period if assessment.latest else ""
