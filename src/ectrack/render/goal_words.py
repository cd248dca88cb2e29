"""What a target says about its indicator, as a sentence would."""

from collections.abc import Mapping
from datetime import date

from ectrack.core.model import GoalType, Relative, Target
from ectrack.core.values.fiscal_years import JANUARY, year_name
from ectrack.core.values.periods import MONTHS_IN_YEAR
from ectrack.locale import N_, _
from ectrack.locale.text import visible
from ectrack.render import numbers
from ectrack.render.span_words import period_words
from ectrack.render.words import APPROX, in_part_of_year, name, of_goal, range_words, with_points

GOALS = {
    GoalType.AT_LEAST: N_("at least {amount} {due}"),
    GoalType.AT_MOST: N_("at most {amount} {due}"),
    GoalType.MORE_THAN: N_("more than {amount} {due}"),
    GoalType.LESS_THAN: N_("less than {amount} {due}"),
    GoalType.BETWEEN: N_("{amount} {due}"),
    GoalType.WITHIN: N_("within {amount} {due}"),
    GoalType.GROWTH: N_("grow {rate} a year on average by {by}"),
    GoalType.EACH_YEAR: N_("{amount} in every year, {window}"),
    GoalType.EACH_QUARTER: N_("{amount} in every quarter, {window}"),
    GoalType.EACH_MONTH: N_("{amount} in every month, {window}"),
    GoalType.TOTAL: N_("{amount} in total, {window}"),
    GoalType.EACH_YEAR_AT_MOST: N_("at most {amount} in any year, {window}"),
    GoalType.TOTAL_AT_MOST: N_("at most {amount} in total, {window}"),
    GoalType.IMPROVE: N_("improve by {by}"),
    GoalType.IMPROVE_BY: N_("improve by {rate} by {by}"),
}
OPEN_GOALS = {
    GoalType.AT_LEAST: N_("at least {amount}, no deadline stated"),
    GoalType.AT_MOST: N_("at most {amount}, no deadline stated"),
    GoalType.MORE_THAN: N_("more than {amount}, no deadline stated"),
    GoalType.LESS_THAN: N_("less than {amount}, no deadline stated"),
    GoalType.BETWEEN: N_("{amount}, no deadline stated"),
    GoalType.WITHIN: N_("within {amount}, no deadline stated"),
    GoalType.GROWTH: N_("grow {rate} a year on average, no deadline stated"),
    GoalType.EACH_YEAR: N_("{amount} in every year"),
    GoalType.EACH_QUARTER: N_("{amount} in every quarter"),
    GoalType.EACH_MONTH: N_("{amount} in every month"),
    GoalType.TOTAL: N_("{amount} in total, no deadline stated"),
    GoalType.EACH_YEAR_AT_MOST: N_("at most {amount} in any year"),
    GoalType.TOTAL_AT_MOST: N_("at most {amount} in total, no deadline stated"),
    GoalType.IMPROVE: N_("improve, no deadline stated"),
    GoalType.IMPROVE_BY: N_("improve by {rate}, no deadline stated"),
}
"""Goals whose clause states no deadline."""

HELD_GOALS = {
    GoalType.AT_LEAST: N_("always at least {amount}"),
    GoalType.AT_MOST: N_("always at most {amount}"),
    GoalType.MORE_THAN: N_("always more than {amount}"),
    GoalType.LESS_THAN: N_("always less than {amount}"),
    GoalType.BETWEEN: N_("always {amount}"),
    GoalType.WITHIN: N_("always within {amount}"),
}
"""Levels that are to be kept in every period."""

MEANS = {
    GoalType.AT_LEAST: N_("at least {amount} on average, {window}"),
    GoalType.AT_MOST: N_("at most {amount} on average, {window}"),
    GoalType.MORE_THAN: N_("more than {amount} on average, {window}"),
    GoalType.LESS_THAN: N_("less than {amount} on average, {window}"),
    GoalType.BETWEEN: N_("{amount} on average, {window}"),
    GoalType.WITHIN: N_("within {amount} on average, {window}"),
}
"""Levels that the mean over a window shall have."""

FALLS = {
    GoalType.EACH_YEAR: N_("{amount} less in every year, {window}"),
    GoalType.EACH_QUARTER: N_("{amount} less in every quarter, {window}"),
    GoalType.EACH_MONTH: N_("{amount} less in every month, {window}"),
    GoalType.TOTAL: N_("{amount} less in total, {window}"),
}
"""Goals of a reduction, with the amount without its sign."""

OPEN_FALLS = {
    GoalType.EACH_YEAR: N_("{amount} less in every year"),
    GoalType.EACH_QUARTER: N_("{amount} less in every quarter"),
    GoalType.EACH_MONTH: N_("{amount} less in every month"),
    GoalType.TOTAL: N_("{amount} less in total, no deadline stated"),
}
"""Those whose clause states no deadline."""


def goal_words(target: Target) -> str:
    """Return what a target says about its indicator, as a sentence would."""
    goal = target.goal
    about = goal.type is GoalType.AT_LEAST and goal.approx == "about"
    told = _(_sentences(target)[GoalType.BETWEEN if about else goal.type]).format(
        amount=_amount(target),
        by=period_words(str(target.due)) if target.due else "",
        due=_due(target),
        rate=_rate(target),
        window=_window(target),
    )
    if goal.hold and target.due:
        told = _("{goal}, up to {by}").format(goal=told, by=period_words(str(target.due)))
    if target.baseline:
        told = _("{goal}, baseline {period}").format(goal=told, period=period_words(str(target.baseline.period)))
    return told


def _sentences(target: Target) -> Mapping[GoalType, str]:
    """Return the sentences of goals such as that of a target, by their type."""
    if _falls(target):
        return OPEN_FALLS if target.due is None else FALLS
    if target.goal.hold and target.goal.type in HELD_GOALS:
        return HELD_GOALS
    if target.goal.average and target.goal.type in MEANS:
        return MEANS
    return OPEN_GOALS if target.due is None else GOALS


def _falls(target: Target) -> bool:
    """Return whether the goal is a reduction by an amount."""
    return target.goal.type in FALLS and target.direction < 0


def _due(target: Target) -> str:
    """Return when a level is due: a flow in a part of a year, anything else by its end."""
    if target.due is None:
        return ""
    return in_part_of_year(target) or _("by {by}").format(by=period_words(str(target.due)))


def _amount(target: Target) -> str:
    """Return the amount of a goal with its unit, a range by both ends, a reduction without its sign."""
    goal = target.goal
    if goal.relative is not None:
        told = _relative(target, goal.relative)
        return _(APPROX[goal.approx]).format(number=told) if goal.approx else told
    if goal.value is None:
        return ""
    ends = [goal.value] if goal.high is None else [goal.value, goal.high]
    if _falls(target):
        ends = [abs(end) for end in reversed(ends)]
    text = numbers.exact(ends[0]) if len(ends) == 1 else range_words(*ends)
    return of_goal(_(APPROX[goal.approx]).format(number=text) if goal.approx else text, target)


def _relative(target: Target, relative: Relative) -> str:
    """Return the other series that a level follows, with its factor and addition: `90% of GDP per head (Nation) plus 2 points`."""
    told = name(relative.indicator.names)
    if relative.region is not None:
        place = name(relative.places) if relative.places else visible(relative.region)
        told = _("{indicator} ({region})").format(indicator=told, region=place)
    if relative.times != 1:
        told = _("{factor} of {other}").format(factor=numbers.percent_exact(relative.times), other=told)
    if relative.plus:
        sentence = _("{other} plus {amount}") if relative.plus > 0 else _("{other} minus {amount}")
        told = sentence.format(other=told, amount=with_points(numbers.exact(abs(relative.plus)), target.indicator))
    return told


def _rate(target: Target) -> str:
    """Return a growth or a change in percent, an improvement by an amount in its unit, of percentages in points."""
    goal = target.goal
    if goal.rate is not None:
        return numbers.percent_exact(goal.rate)
    return "" if goal.value is None else with_points(numbers.exact(goal.value), target.indicator)


def _window(target: Target) -> str:
    by = period_words(str(target.due)) if target.due else ""
    start = target.start
    if start is None and target.baseline:
        return _("by {by}").format(by=by)
    if start is None:
        return _("by {by}, no start stated").format(by=by)
    if target.due and target.due.start == start:
        return _("in {by}").format(by=by)
    return _("from {start} to {by}").format(start=period_words(_first(start, target)), by=by)


def _first(start: date, target: Target) -> str:
    """Return the first year of a window, or its first month where the window ends within a year, or its first day."""
    if start.day > 1:
        return start.isoformat()
    due, starts = target.due, target.indicator.year_starts
    in_years = due is None or due.months is None or due.months % MONTHS_IN_YEAR == 0
    if in_years and start.month in {JANUARY, starts}:
        return year_name(start.year, starts if start.month == starts else JANUARY)
    return f"{start:%Y-%m}"
