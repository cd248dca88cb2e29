"""Each quantity of an assessment as a phrase, with its unit."""

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.quantity_list import BY_KEY, Sort
from ectrack.core.figures.points import Point
from ectrack.core.model import GoalType, Target
from ectrack.locale import _
from ectrack.locale.terms import reason_words
from ectrack.locale.text import visible
from ectrack.render import numbers, words

NOT_NEEDED = frozenset({"met", "met-by-estimate"})
"""Reasons that say as much as a value."""


def text_of(assessment: Assessment, key: str) -> str | None:
    """Return a quantity in words; None when it has no value."""
    value, sort = assessment.value(key), BY_KEY[key].sort
    if key == "level":
        return _level(assessment)
    if key == "baseline":
        return _baseline(assessment)
    if sort == "figure":
        return _point(assessment, getattr(assessment, key))
    if sort == "day":
        return str(value) if value else None
    shown = words.quantity(assessment, key)
    if shown is None:
        reason = words.why_empty(assessment, key)
        return reason_words(reason) if reason in NOT_NEEDED else None
    if (
        sort == "rate"
        and assessment.running is not None
        and not (key == "planned_growth" and assessment.target.goal.type is GoalType.GROWTH)
    ):
        return _("{rate} over the year before").format(rate=shown)
    told = _with_unit(shown, sort, assessment.target)
    used = assessment.under_way
    if key == "left" and used is not None:
        amount = words.of_goal(words.figure(used), assessment.target)
        return _("{left}, with {amount} for {period}").format(left=told, amount=amount, period=visible(used.period))
    return words.lacking(assessment, told) if key == "shortfall" else told


def _with_unit(shown: str, sort: Sort, target: Target) -> str:
    indicator = target.indicator
    match sort:
        case "rate":
            return _("{rate} a year").format(rate=shown)
        case "per year":
            return _("{amount} a year").format(amount=words.with_points(shown, indicator))
        case "per month":
            return _("{amount} a month").format(amount=words.with_points(shown, indicator))
        case "amount":
            return words.of_goal(shown, target)
        case "difference" | "distance":
            return words.with_points(shown, indicator)
        case _:
            return shown


def _level(assessment: Assessment) -> str | None:
    """Return the level with its deadline; a band by both ends, a yearly cap by the year, one that follows another series beside it."""
    target, other = assessment.target, assessment.other
    shown = words.quantity(assessment, "level")
    if shown is None:
        return None
    amount = words.of_goal(shown, target)
    if target.goal.type is GoalType.EACH_YEAR_AT_MOST:
        return _("{amount} in any year").format(amount=amount)
    if other is None or target.goal.relative is None:
        return words.at_deadline(amount, target)
    beside = words.with_unit(words.figure(other), target.goal.relative.indicator)
    told = _("{amount}, following {other} for {period}").format(amount=amount, other=beside, period=visible(other.period))
    told = words.with_id(told, words.basis(other)) if other.basis != "observed" else told
    return _("{text}; source: {source}").format(text=told, source=visible(other.source)) if other.source else told


def _baseline(assessment: Assessment) -> str | None:
    """Return the baseline; in a running year, which begins at 0, also the one that the clause counts from."""
    base, stated = _point(assessment, assessment.baseline), _point(assessment, assessment.stated)
    if assessment.running is None or stated is None:
        return base
    return _("{amount}; the clause counts from {stated}").format(amount=base, stated=stated)


def _point(assessment: Assessment, point: Point | None) -> str | None:
    """Return a value with its period, how it came about, and its sources."""
    if point is None:
        return None
    ceiling = point is assessment.latest and "upper-bound" in assessment.flags
    value = words.of_goal(words.figure(point, ceiling=ceiling), assessment.target)
    text = _("{amount} for {period}").format(amount=value, period=visible(point.period))
    if point.basis != "observed":
        text = words.with_id(text, words.basis(point))
    if point.link is not None:
        text = _("{text}, times {factor} over a break").format(text=text, factor=numbers.exact(point.link))
    source = point.source
    return _("{text}; source: {source}").format(text=text, source=visible(source)) if source else text
