"""The text alternative of a picture: one sentence for those who do not see it."""

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.curves import last_year_curve
from ectrack.core.figures.bands import ends
from ectrack.core.model import GoalType
from ectrack.core.values.periods import MONTHS_IN_YEAR, add_months
from ectrack.locale import _
from ectrack.locale.terms import QUANTITIES, term
from ectrack.locale.text import visible
from ectrack.render import words
from ectrack.render.charts.captions import DOT, headline
from ectrack.render.charts.values import Values
from ectrack.render.goal_words import goal_words
from ectrack.render.remarks import PERIODS_NAMED, remark
from ectrack.render.rest_sentence import rest_sentence


def alternative(assessment: Assessment, title: str, values: Values) -> str:
    """Return what a picture shows in one sentence: status, goal, baseline, latest figure, expected value, level and outlook.

    Args:
        assessment: The assessment.
        title: The title of the picture.
        values: The unit of the picture.
    """
    parts = [
        _(", ").join(headline(assessment, values).split(DOT)),
        goal_words(assessment.target),
        _baseline(assessment, values),
        _last_year(assessment, values),
        _latest(assessment, values),
        _quantity("expected", values.amount(assessment.expected) if assessment.expected is not None else None),
        _level(assessment, values),
        _quantity("outlook.value", values.amount(assessment.outlook.value) if assessment.outlook.value is not None else None),
        *(_("break on {day}: {why}").format(day=one.first, why=visible(one.why)) for one in assessment.target.indicator.breaks),
        *(remark(assessment, flag) for flag in sorted(PERIODS_NAMED & {*assessment.flags})),
        rest_sentence(assessment) or "",
    ]
    return _("{sentence}.").format(sentence=words.statement(title, _("; ").join(part for part in parts if part)))


def _quantity(key: str, text: str | None) -> str:
    return "" if text is None else _("{name} {value}").format(name=term(QUANTITIES, key), value=text)


def _baseline(assessment: Assessment, values: Values) -> str:
    if assessment.baseline is None:
        return ""
    if assessment.running is not None:
        return _("counted from 0 on {day}").format(day=assessment.baseline.date)
    amount = values.amount(assessment.baseline.value)
    return _quantity("baseline", _("{amount} on {day}").format(amount=amount, day=assessment.baseline.date))


def _last_year(assessment: Assessment, values: Values) -> str:
    """Return what the year before a running year had brought by the same day, or what is missing of it."""
    curve = last_year_curve(assessment)
    if curve:
        (_begin, _zero), (day, part), (end, whole) = curve
        days = {name: add_months(one, -MONTHS_IN_YEAR) for name, one in (("day", day), ("end", end))}
        told = _("the year before {part} by {day} and {whole} by {end}")
        return told.format(part=values.amount(part), whole=values.amount(whole), **days)
    return remark(assessment, "no-season") if "no-season" in assessment.flags else ""


def _latest(assessment: Assessment, values: Values) -> str:
    if assessment.latest is None:
        return ""
    return _quantity("latest", _("{amount} on {day}").format(amount=values.latest(assessment), day=assessment.latest.date))


def _level(assessment: Assessment, values: Values) -> str:
    """Return the level at the deadline: a band by both ends, a yearly cap of any year, what follows another series for its period."""
    target = assessment.target
    if assessment.level is None:
        return ""
    amount = values.amount(assessment.level)
    if target.is_band:
        low, high = ends(target.goal)
        amount = _("{low} to {high}").format(low=values.number(low), high=values.amount(high))
    if assessment.other is not None:
        told = _("{amount} for {period}").format(amount=amount, period=visible(assessment.other.period))
    elif target.goal.type is GoalType.EACH_YEAR_AT_MOST:
        told = _("{amount} in any year").format(amount=amount)
    else:
        told = words.at_deadline(amount, target)
    return _quantity("level", told)
