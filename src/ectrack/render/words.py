"""Goals, figures, periods and empty quantities in words."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.quantity_list import BY_KEY, Sort
from ectrack.core.figures.points import Point
from ectrack.core.model import Approx, GoalType, Indicator, Target
from ectrack.core.tracker import Tracker
from ectrack.core.values.names import Names, in_language
from ectrack.locale import N_, _, current
from ectrack.locale.terms import BASES, flag_words, reason_words, term
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
    GoalType.AT_LEAST: N_("at least {amount} by {by}"),
    GoalType.AT_MOST: N_("at most {amount} by {by}"),
    GoalType.MORE_THAN: N_("more than {amount} by {by}"),
    GoalType.LESS_THAN: N_("less than {amount} by {by}"),
    GoalType.BETWEEN: N_("{amount} by {by}"),
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
    return _("{number} {unit}").format(number=number, unit=unit)


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
        rate=numbers.percent_exact(goal.rate) if goal.rate is not None else "",
        window=_window(target),
    )
    if goal.hold and target.due:
        told = _("{goal}, up to {by}").format(goal=told, by=period_words(str(target.due)))
    if target.baseline:
        told = _("{goal}, baseline {period}").format(goal=told, period=period_words(str(target.baseline.period)))
    return told


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
    first = str(start.year) if (start.month, start.day) == (1, 1) else f"{start:%Y-%m}" if start.day == 1 else start.isoformat()
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
    """Return how a value came about; of a sum of regions, of how many."""
    told = term(BASES, point.basis)
    if point.rolled_up is None:
        return told
    summed = _("sum of {have} of {of} regions below").format(have=point.rolled_up.have, of=point.rolled_up.of)
    return summed if point.basis == "rolled-up" else _(", ").join((told, summed))


def with_points(number: str, indicator: Indicator) -> str:
    """Return a difference of two values with its unit; of two percentages it is percentage points."""
    return _("{number} points").format(number=number) if indicator.unit.is_percent else with_unit(number, indicator)


def quantity(assessment: Assessment, key: str) -> str | None:
    """Return a quantity of an assessment as it is shown in a table, without its unit; None when it is not defined."""
    value = assessment.value(key)
    if not isinstance(value, Decimal):
        return None
    return _SHOWN[key](value) if key in _SHOWN else _SHOWN_BY_SORT[BY_KEY[key].sort](value)


def is_quantity(key: str) -> bool:
    """Return whether a key is one of a quantity that tables show."""
    return key in BY_KEY and BY_KEY[key].sort in _SHOWN_BY_SORT


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
}
"""How each sort of quantities is shown."""

_SHOWN: dict[str, Callable[[Decimal], str]] = {"excess_share": numbers.percent}
"""How quantities are shown otherwise than their sort: of the little beyond a level one decimal is too few."""


UNTOLD = frozenset({"not-met", "linear-path", "not-within-year", "no-ceiling"})
"""Reasons that every reader knows, or that say nothing about this target."""


def why_empty(assessment: Assessment, key: str) -> str:
    """Return the reason why a quantity has no value."""
    whole = key.partition(".")[0]
    return assessment.reasons.get(key) or assessment.reasons.get(whole) or assessment.reason or "cannot-judge"


def remarks(flags: Iterable[str]) -> str:
    """Return the words of flags, joined."""
    return _("; ").join(flag_words(flag) for flag in flags)


def reason_of(assessment: Assessment) -> str | None:
    """Return in words why a target has no rating; None when it has one."""
    return reason_words(assessment.reason) if assessment.reason else None
