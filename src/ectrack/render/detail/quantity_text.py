"""Each quantity of an assessment as a phrase, with its unit."""

from ectrack.core.assessing.assessment import Assessment, Point
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


def text_of(found: Assessment, key: str) -> str | None:
    """Return a quantity in words; None when it has no value."""
    outlook, indicator = found.outlook, found.target.indicator
    match key:
        case "level":
            return _level(found)
        case "baseline":
            return _point(found, found.baseline)
        case "latest":
            return _point(found, found.latest)
        case "outlook.value":
            return words.with_unit(numbers.amount(outlook.value), indicator) if outlook.value is not None else None
        case "outlook.met_on":
            return outlook.met_on.isoformat() if outlook.met_on else None
        case "met_on":
            return found.met_on.isoformat() if found.met_on else None
        case _:
            return quantity_words(found, key)


def quantity_words(found: Assessment, key: str) -> str | None:
    """Return a quantity with its unit; None when it has no value."""
    shown = words.quantity(found, key)
    if shown is None:
        reason = words.why_empty(found, key)
        return reason_words(reason) if reason in NOT_NEEDED else None
    if key in RATES:
        return _("{rate} a year").format(rate=shown)
    if key in BARE:
        return shown
    template = {YEARLY: _("{amount} a year"), MONTHLY: _("{amount} a month")}.get(key, "{amount}")
    unit = words.with_points if key in DIFFERENCES else words.with_unit
    return template.format(amount=unit(shown, found.target.indicator))


def _level(found: Assessment) -> str | None:
    if found.level is None:
        return None
    level = words.with_unit(numbers.amount(found.level), found.target.indicator)
    return _("{amount} on {day}").format(amount=level, day=found.deadline) if found.deadline else level


def _point(found: Assessment, point: Point | None) -> str | None:
    """Return a value with its period, how it came about, and its sources."""
    if point is None:
        return None
    ceiling = point is found.latest and "upper-bound" in found.flags
    value = words.with_unit(words.figure(point, ceiling=ceiling), found.target.indicator)
    text = _("{amount} for {period}").format(amount=value, period=visible(point.period))
    if point.basis != "observed":
        text = words.with_id(text, words.basis(point))
    source = point.source
    return _("{text}; source: {source}").format(text=text, source=visible(source)) if source else text
