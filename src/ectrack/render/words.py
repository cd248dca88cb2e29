"""Goals, figures, periods and empty quantities in words."""

from collections.abc import Callable
from decimal import Decimal

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.quantity_list import BY_KEY, Sort
from ectrack.core.figures.points import Point
from ectrack.core.model import Approx, GoalType, Indicator, Kind, Target
from ectrack.core.tracker import Tracker
from ectrack.core.values.fiscal_years import JANUARY, year_name
from ectrack.core.values.names import Names, in_language
from ectrack.core.values.periods import MONTHS_IN_YEAR
from ectrack.locale import N_, _, current
from ectrack.locale.terms import BASES, reason_words, term
from ectrack.locale.text import visible
from ectrack.render import numbers
from ectrack.render.span_words import period_words

APPROX: dict[Approx, str] = {
    "about": N_("about {number}"),
    "at_least": N_(">={number}"),
    "more_than": N_(">{number}"),
    "at_most": N_("<={number}"),
    "less_than": N_("<{number}"),
}
ESTIMATE = N_("est. {number}")

_YEARLY = N_("{amount} in every year, {window}")
_STANDING = N_("{amount} in every year")
GOALS = {
    GoalType.AT_LEAST: N_("at least {amount} {due}"),
    GoalType.AT_MOST: N_("at most {amount} {due}"),
    GoalType.MORE_THAN: N_("more than {amount} {due}"),
    GoalType.LESS_THAN: N_("less than {amount} {due}"),
    GoalType.BETWEEN: N_("{amount} {due}"),
    GoalType.GROWTH: N_("grow {rate} a year on average by {by}"),
    GoalType.EACH_YEAR: _YEARLY,
    GoalType.TOTAL: N_("{amount} in total, {window}"),
    GoalType.IMPROVE: N_("improve by {by}"),
    GoalType.IMPROVE_BY: N_("improve by {rate} by {by}"),
}
OPEN_GOALS = {
    GoalType.AT_LEAST: N_("at least {amount}, no deadline stated"),
    GoalType.AT_MOST: N_("at most {amount}, no deadline stated"),
    GoalType.MORE_THAN: N_("more than {amount}, no deadline stated"),
    GoalType.LESS_THAN: N_("less than {amount}, no deadline stated"),
    GoalType.BETWEEN: N_("{amount}, no deadline stated"),
    GoalType.GROWTH: N_("grow {rate} a year on average, no deadline stated"),
    GoalType.EACH_YEAR: _STANDING,
    GoalType.TOTAL: N_("{amount} in total, no deadline stated"),
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
}
"""Levels that are to be kept in every period."""


def name(names: Names) -> str:
    """Return a name in the language in use, made safe to show."""
    return visible(in_language(names, current()))


def target_name(target: Target) -> str:
    """Return the name of a target."""
    return name(target.names)


def region_name(tracker: Tracker, region: str) -> str:
    """Return the name of a region."""
    return name(tracker.regions[region].names) if region in tracker.regions else visible(region)


def unit_name(indicator: Indicator) -> str:
    """Return the unit of an indicator."""
    return visible(indicator.unit.text)


def with_unit(number: str, indicator: Indicator) -> str:
    """Return a number with the unit of its indicator: `480 亿元`, `6.9%`."""
    unit = unit_name(indicator)
    if unit in {"", "%", "‰"}:
        return f"{number}{unit}"
    is_latin = unit[0].isascii() and unit[0].isalpha()
    return f"{number} {unit}" if is_latin else _("{number} {unit}").format(number=number, unit=unit)


def statement(name: str, text: str) -> str:
    """Return a name with what is said about it; the name alone when nothing is."""
    return _("{name}: {text}").format(name=name, text=text) if text else name


def with_id(name: str, aside: str) -> str:
    """Return a name with its id in brackets."""
    return _("{name} ({id})").format(name=name, id=visible(aside))


def goal_words(target: Target) -> str:
    """Return what a target says about its indicator, as a sentence would."""
    goal = target.goal
    words = HELD_GOALS if goal.hold and goal.type in HELD_GOALS else OPEN_GOALS if target.due is None else GOALS
    about = goal.type is GoalType.AT_LEAST and goal.approx == "about"
    told = _(words[GoalType.BETWEEN if about else goal.type]).format(
        amount=_goal_amount(target),
        by=period_words(str(target.due)) if target.due else "",
        due=_due(target),
        rate=numbers.percent_exact(goal.rate) if goal.rate is not None else "",
        window=_window(target),
    )
    if goal.hold and target.due:
        told = _("{goal}, up to {by}").format(goal=told, by=period_words(str(target.due)))
    if target.baseline:
        told = _("{goal}, baseline {period}").format(goal=told, period=period_words(str(target.baseline.period)))
    return told


def _due(target: Target) -> str:
    """Return when a level is due: a flow in a part of a year, anything else by its end."""
    if target.due is None:
        return ""
    return in_part_of_year(target) or _("by {by}").format(by=period_words(str(target.due)))


def in_part_of_year(target: Target) -> str | None:
    """Return the part of a year that a flow is due in: `in June 2015`; None where it is due in a whole year, or by a day."""
    if target.due is None or target.sums or target.indicator.kind is not Kind.FLOW or target.due.months == MONTHS_IN_YEAR:
        return None
    return _("in {by}").format(by=period_words(str(target.due)))


def deadline(target: Target) -> str | None:
    """Return the deadline as a table shows it: the day, or the part of a year that a flow is due in; None for none."""
    return in_part_of_year(target) or (target.deadline.isoformat() if target.deadline else None)


def at_deadline(amount: str, target: Target) -> str:
    """Return an amount with the deadline it is due at: `350 万户 on 2015-12-31`, `110 家 in June 2015`."""
    part = in_part_of_year(target)
    if part is not None:
        return _("{amount} {due}").format(amount=amount, due=part)
    return _("{amount} on {day}").format(amount=amount, day=target.deadline) if target.deadline else amount


def _goal_amount(target: Target) -> str:
    goal = target.goal
    if goal.value is None:
        return ""
    low = numbers.exact(goal.value)
    text = low if goal.high is None else _("{low} to {high}").format(low=low, high=numbers.exact(goal.high))
    return with_unit(_(APPROX[goal.approx]).format(number=text) if goal.approx else text, target.indicator)


def _window(target: Target) -> str:
    by = period_words(str(target.due)) if target.due else ""
    start = target.start
    if start is None and target.baseline:
        return _("by {by}").format(by=by)
    if start is None:
        return _("by {by}, no start stated").format(by=by)
    if target.due and target.due.start == start:
        return _("in {by}").format(by=by)
    starts = target.indicator.year_starts
    is_first = (start.month, start.day) in {(1, 1), (starts, 1)}
    year = year_name(start.year, JANUARY if start.month == JANUARY else starts)
    first = year if is_first else f"{start:%Y-%m}" if start.day == 1 else start.isoformat()
    return _("from {start} to {by}").format(start=period_words(first), by=by)


def approximate(number: str, approx: Approx | None) -> str:
    """Return a number with the mark of how it is approximate: `>5,400`, `about 320`."""
    return _(APPROX[approx]).format(number=number) if approx else number


def figure(point: Point, *, ceiling: bool = False) -> str:
    """Return the value of a point with its mark: `est. 1,199.7`, `>5,400`, `about 320`.

    Args:
        point: The point.
        ceiling: Whether only a ceiling of the value is known.
    """
    number = numbers.amount(point.value)
    if point.basis == "estimated":
        return _(ESTIMATE).format(number=number)
    return approximate(number, "at_most" if ceiling else point.approx)


def actual(assessment: Assessment) -> str | None:
    """Return the latest figure of an assessment with its mark."""
    return figure(assessment.latest, ceiling="upper-bound" in assessment.flags) if assessment.latest else None


def basis(point: Point) -> str:
    """Return how a value came about; an estimate from how many months, a sum of regions of how many."""
    told = estimated_from(point) or term(BASES, point.basis)
    if point.rolled_up is None:
        return told
    summed = _("sum of {have} of {of} regions below").format(have=point.rolled_up.have, of=point.rolled_up.of)
    return summed if point.basis == "rolled-up" else _(", ").join((told, summed))


def estimated_from(point: Point) -> str | None:
    """Return how much of its year an estimate has seen; None for any other figure."""
    return _("estimated from {months} of {of} months").format(months=point.seen[0], of=point.seen[1]) if point.seen else None


def with_points(number: str, indicator: Indicator) -> str:
    """Return a difference of two values with its unit; of two percentages it is percentage points."""
    return _("{number} points").format(number=number) if indicator.unit.is_percent else with_unit(number, indicator)


def quantity(assessment: Assessment, key: str) -> str | None:
    """Return a quantity of an assessment as it is shown in a table, without its unit; None when it is not defined."""
    told = told_as(assessment, key)
    value = assessment.value(told)
    if not isinstance(value, Decimal):
        return None
    if told != key:
        return points_a_year(value)
    return _SHOWN[key](value) if key in _SHOWN else _SHOWN_BY_SORT[BY_KEY[key].sort](value)


IN_POINTS = {
    "observed_growth": "observed_per_year",
    "planned_growth": "planned_per_year",
    "required_growth": "required_per_year",
}
"""Growths, and what stands for them where the indicator is in % and changes by points a year."""


def told_as(assessment: Assessment, key: str) -> str:
    """Return the key of the quantity that stands where a table asks for one: points a year for the growth of a percentage."""
    in_points = assessment.target.indicator.unit.is_percent and assessment.running is None
    return IN_POINTS.get(key, key) if in_points else key


def is_quantity(key: str) -> bool:
    """Return whether a key is one of a quantity that tables show."""
    return key in BY_KEY and BY_KEY[key].sort in _SHOWN_BY_SORT


def points_a_year(value: Decimal) -> str:
    """Return a change of a percentage a year in percentage points."""
    return _("{number} pp").format(number=numbers.signed(value))


def share_lead(value: Decimal) -> str:
    """Return a difference of two shares in percentage points."""
    return _("{number} points").format(number=numbers.points(value))


_SHOWN_BY_SORT: dict[Sort, Callable[[Decimal], str]] = {
    "amount": numbers.amount,
    "difference": numbers.signed,
    "distance": numbers.amount,
    "share": numbers.share,
    "points": share_lead,
    "ratio": numbers.pace,
    "rate": numbers.percent,
    "per year": numbers.signed,
    "per month": numbers.signed,
    "years": numbers.amount,
    "months": numbers.amount,
}
"""How each sort of quantities is shown."""

_SHOWN: dict[str, Callable[[Decimal], str]] = {"excess_share": numbers.percent}
"""How quantities are shown otherwise than their sort: of the little beyond a level one decimal is too few."""


UNTOLD = frozenset({"not-met", "linear-path", "not-within-year", "no-ceiling"})
"""Reasons that every reader knows, or that say nothing about this target."""


def why_empty(assessment: Assessment, key: str) -> str:
    """Return the reason why a quantity has no value."""
    key = told_as(assessment, key)
    whole = key.partition(".")[0]
    return assessment.reasons.get(key) or assessment.reasons.get(whole) or assessment.reason or "cannot-judge"


def reason_of(assessment: Assessment) -> str | None:
    """Return in words why a target has no rating; None when it has one."""
    return reason_words(assessment.reason) if assessment.reason else None
