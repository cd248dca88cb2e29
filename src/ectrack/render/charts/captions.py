"""The words around a picture: title, headline, footer."""

from collections.abc import Iterable
from datetime import date

from ectrack.core.assessing.assessment import Assessment, Status
from ectrack.core.tracker import Tracker
from ectrack.locale import _
from ectrack.locale.terms import QUANTITIES, VERDICTS, status_word, term
from ectrack.locale.text import visible
from ectrack.render import words
from ectrack.render.charts.values import Values
from ectrack.render.remarks import remarks

DOT = " · "


def title(assessment: Assessment, tracker: Tracker) -> str:
    """Return the name of a target with its region, which is put behind it where the name does not hold it."""
    name, region = words.target_name(assessment.target), words.region_name(tracker, assessment.target.region)
    return name if region in name else _(", ").join([name, region])


def headline(assessment: Assessment, values: Values) -> str:
    """Return the status with its reason, the verdict of another method, attainment, pace, and what is missing."""
    verdict = assessment.verdict.word if assessment.method != "pace" else None
    parts = [
        words.statement(status_word(assessment.status.value), words.reason_of(assessment) or ""),
        words.statement(assessment.method, term(VERDICTS, verdict)) if verdict else "",
        *(_named(key, words.quantity(assessment, key)) for key in ("attainment", "pace")),
        _named("left", values.difference(assessment.left) if assessment.left is not None else None),
        _named("shortfall", words.lacking(assessment, values.difference(assessment.shortfall)) if assessment.shortfall else None),
        _named("met_on", assessment.met_on.isoformat() if assessment.met_on and assessment.status is Status.ACHIEVED else None),
    ]
    return DOT.join(part for part in parts if part)


def _named(key: str, text: str | None) -> str:
    return "" if text is None else _("{name} {value}").format(name=term(QUANTITIES, key), value=text)


def footer(assessment: Assessment, sources: Iterable[str], known_by: date | None, beyond: int) -> tuple[str, ...]:
    """Return the sources, the day of the report with its method, and the remarks.

    Args:
        assessment: The assessment.
        sources: Of the figures in the picture.
        known_by: The day by which figures had to be recorded.
        beyond: How many figures that are not comparable lie outside the picture.
    """
    told = _("; ").join(dict.fromkeys(visible(source) for source in sources))
    day = [_("as of {day}").format(day=assessment.as_of) if assessment.as_of else _("no figure recorded yet")]
    day += [_("vintage of {day}").format(day=known_by)] if known_by else []
    outside = _("not comparable and beyond the picture: {number}").format(number=beyond) if beyond else ""
    remarked = _("; ").join(part for part in (remarks(assessment), outside) if part)
    return tuple(
        part
        for part in (
            _("Source: {text}").format(text=told) if told else _("Source: not stated") if assessment.latest else "",
            _(", ").join([*day, _("method {method}").format(method=assessment.method)]),
            _("Remarks: {text}").format(text=remarked) if remarked else "",
        )
        if part
    )
