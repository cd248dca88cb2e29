"""Goals, figures, periods and empty quantities in words."""

from collections.abc import Callable
from decimal import Decimal

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.quantity_list import BY_KEY, Sort
from ectrack.core.figures.bands import ends
from ectrack.core.figures.points import Point
from ectrack.core.model import Approx, Indicator, Kind, Target
from ectrack.core.tracker import Tracker
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


def in_part_of_year(target: Target) -> str | None:
    """Return the part of a year that a flow is due in: `in June 2015`; None where it is due in a whole year, or by a day."""
    if (
        target.due is None
        or target.sums
        or target.indicator.kind not in {Kind.FLOW, Kind.GROWTH}
        or target.due.months == MONTHS_IN_YEAR
    ):
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
    sentence = (
        N_("counted over {have} of {of} regions below") if point.basis == "counted" else N_("sum of {have} of {of} regions below")
    )
    summed = _(sentence).format(have=point.rolled_up.have, of=point.rolled_up.of)
    return summed if point.basis in {"rolled-up", "counted"} else _(", ").join((told, summed))


def estimated_from(point: Point) -> str | None:
    """Return how much of its year an estimate has seen; None for any other figure."""
    return _("estimated from {months} of {of} months").format(months=point.seen[0], of=point.seen[1]) if point.seen else None


def with_points(number: str, indicator: Indicator) -> str:
    """Return a difference of two values with its unit; of two percentages it is percentage points."""
    return _("{number} points").format(number=number) if indicator.unit.is_percent else with_unit(number, indicator)


def of_goal(number: str, target: Target) -> str:
    """Return an amount of a target with its unit; what shares gain or lose in all is percentage points."""
    return (with_points if target.sums and not target.compounds else with_unit)(number, target.indicator)


def quantity(assessment: Assessment, key: str) -> str | None:
    """Return a quantity of an assessment as it is shown in a table, without its unit; None when it is not defined."""
    told = told_as(assessment, key)
    value = assessment.value(told)
    if not isinstance(value, Decimal):
        return None
    if key == "level" and assessment.target.is_band:
        return range_words(*ends(assessment.target.goal))
    if told != key:
        return points_a_year(value)
    return _SHOWN[key](value) if key in _SHOWN else _SHOWN_BY_SORT[BY_KEY[key].sort](value)


def range_words(low: Decimal, high: Decimal) -> str:
    """Return a range by its two ends."""
    return _("{low} to {high}").format(low=numbers.exact(low), high=numbers.exact(high))


IN_POINTS = {
    "observed_growth": "observed_per_year",
    "planned_growth": "planned_per_year",
    "required_growth": "required_per_year",
}
"""Growths, and what stands for them where the indicator is in % and changes by points a year."""


def told_as(assessment: Assessment, key: str) -> str:
    """Return the key of the quantity that stands where a table asks for one: points a year for the growth of a percentage.

    Growth rates that compound ask for a growth, and not for points.
    """
    target = assessment.target
    in_points = target.indicator.unit.is_percent and assessment.running is None and not target.compounds
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
