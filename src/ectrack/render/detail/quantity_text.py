"""Each quantity of an assessment as a phrase, with its unit."""

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.figures.points import Point
from ectrack.locale import _
from ectrack.locale.terms import reason_words
from ectrack.locale.text import visible
from ectrack.render import numbers, words

RATES = frozenset({"observed_growth", "planned_growth", "required_growth"})
YEARLY, MONTHLY = "required_per_year", "required_per_month"
DIFFERENCES = frozenset({"lead", "shortfall", "excess", YEARLY, MONTHLY})
BARE = frozenset({"attainment", "share_done", "share_time", "share_log", "share_lead", "excess_share", "pace", "years_early"})
NOT_NEEDED = frozenset({"met", "met-by-estimate"})
"""Reasons that say as much as a value."""


def text_of(assessment: Assessment, key: str) -> str | None:
    """Return a quantity in words; None when it has no value."""
    outlook, indicator = assessment.outlook, assessment.target.indicator
    match key:
        case "level":
            return _level(assessment)
        case "baseline":
            return _point(assessment, assessment.baseline)
        case "latest":
            return _point(assessment, assessment.latest)
        case "outlook.value":
            return words.with_unit(numbers.amount(outlook.value), indicator) if outlook.value is not None else None
        case "outlook.met_on":
            return outlook.met_on.isoformat() if outlook.met_on else None
        case "met_on":
            return assessment.met_on.isoformat() if assessment.met_on else None
        case _:
            return quantity_words(assessment, key)


def quantity_words(assessment: Assessment, key: str) -> str | None:
    """Return a quantity with its unit; None when it has no value."""
    shown = words.quantity(assessment, key)
    if shown is None:
        reason = words.why_empty(assessment, key)
        return reason_words(reason) if reason in NOT_NEEDED else None
    if key in RATES:
        return _("{rate} a year").format(rate=shown)
    if key in BARE:
        return shown
    template = {YEARLY: _("{amount} a year"), MONTHLY: _("{amount} a month")}.get(key, "{amount}")
    unit = words.with_points if key in DIFFERENCES else words.with_unit
    return template.format(amount=unit(shown, assessment.target.indicator))


def _level(assessment: Assessment) -> str | None:
    if assessment.level is None:
        return None
    level = words.with_unit(numbers.amount(assessment.level), assessment.target.indicator)
    return _("{amount} on {day}").format(amount=level, day=assessment.deadline) if assessment.deadline else level


def _point(assessment: Assessment, point: Point | None) -> str | None:
    """Return a value with its period, how it came about, and its sources."""
    if point is None:
        return None
    ceiling = point is assessment.latest and "upper-bound" in assessment.flags
    value = words.with_unit(words.figure(point, ceiling=ceiling), assessment.target.indicator)
    text = _("{amount} for {period}").format(amount=value, period=visible(point.period))
    if point.basis != "observed":
        text = words.with_id(text, words.basis(point))
    source = point.source
    return _("{text}; source: {source}").format(text=text, source=visible(source)) if source else text
