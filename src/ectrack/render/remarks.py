"""The remarks on an assessment in words, each with what it is about."""

from ectrack.core.assessing.assessment import Assessment
from ectrack.locale import _
from ectrack.locale.terms import flag_words
from ectrack.locale.text import visible
from ectrack.render import words
from ectrack.render.rest_sentence import no_season_words
from ectrack.render.span_words import period_words

NAMED = 3
"""Of the periods in which a level was not kept so many are named."""

PERIODS_NAMED = frozenset({"hold-broken", "year-over-cap"})
"""Remarks that name the periods that they are about."""

NEEDED = (
    "hold-broken",
    "year-over-cap",
    "no-season",
    "early-estimate",
    "growth-suffices",
    "growth-falls-short",
    "outlook-differs",
    "met-by-rounding",
)
"""Remarks without which a status or a number would be misread, so that no output leaves them out."""


def remarks(assessment: Assessment) -> str:
    """Return the remarks on an assessment, joined; "" for none."""
    return _("; ").join(remark(assessment, flag) for flag in told_flags(assessment))


def told_flags(assessment: Assessment) -> list[str]:
    """Return the flags that are told: what is judged by its year to date need not be called one, and what is overdue names what is missing."""
    said = {"year-to-date": "judged-as-sum", "other-missing": "overdue"}
    return [flag for flag in assessment.flags if said.get(flag) not in assessment.flags]


def needed(assessment: Assessment) -> list[str]:
    """Return the remarks without which a status or a number would be misread."""
    return [remark(assessment, flag) for flag in NEEDED if flag in assessment.flags]


def remark(assessment: Assessment, flag: str) -> str:
    """Return one remark: `straight path, no season: no figure for 2014-H1`, `the level was not kept: 2014-Q2`."""
    told = flag_words(flag)
    if flag == "overdue":
        return _overdue(assessment) or told
    if flag == "no-season" and assessment.running is not None:
        return words.statement(told, no_season_words(assessment.running) or "")
    if flag in PERIODS_NAMED:
        return words.statement(told, _broken(assessment))
    if flag == "estimated" and assessment.latest is not None:
        return words.estimated_from(assessment.latest) or told
    return told


def _overdue(assessment: Assessment) -> str | None:
    """Return what is missing where that is not the figure for the deadline: one of the other series, or one in the midst of a mean."""
    relative = assessment.target.goal.relative
    if relative is not None and "other-missing" in assessment.flags:
        return _("overdue: no figure of {name} for the deadline").format(name=words.name(relative.indicator.names))
    return None if assessment.hole is None else _("overdue: no figure for {period}").format(period=period_words(assessment.hole))


def _broken(assessment: Assessment) -> str:
    """Return the periods in which a level or a cap was not kept, the first of many and how many follow."""
    periods = [visible(row.year) for row in assessment.years if row.met is False]
    more = len(periods) - NAMED
    return _(", ").join([*periods[:NAMED], *([_("{count} more").format(count=more)] if more > 0 else [])])
