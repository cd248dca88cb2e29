"""What a bulletin says in words, whatever its form."""

from ectrack.core.assessing.assessment import Assessment, Report, Status
from ectrack.core.assessing.quantity_list import BY_KEY
from ectrack.core.comparing.difference import better_or_worse
from ectrack.core.tracker import Tracker
from ectrack.locale import _
from ectrack.locale.terms import flag_words, reason_words, status_word
from ectrack.locale.text import visible
from ectrack.render import words
from ectrack.render.headings import tracker_title
from ectrack.render.remarks import NEEDED, remark, told_flags
from ectrack.render.rest_sentence import rest_sentence

TROUBLE = (Status.REVERSING, Status.BEHIND, Status.MISSED)
"""Statuses whose targets are told by name."""

REMARKED = (
    *NEEDED,
    "late-figure",
    "judged-as-sum",
    "estimated",
    "year-to-date",
    "part-year",
    "approximate",
    "approximate-baseline",
    "assumed-date",
    "preliminary",
    "estimated-by-source",
    "incomplete",
    "newer-incomplete",
    "upper-bound",
    "overdue",
)
"""Remarks that a reader of the numbers must know."""


def title(tracker: Tracker) -> str:
    """Return the title of the bulletin."""
    return _("Bulletin: {title}").format(title=tracker_title(tracker)) if tracker.settings.title else _("Bulletin on targets")


def reason(assessment: Assessment) -> str:
    """Return the reason that was given with the newest figure, else the remark on the target; "-" for none."""
    notes = [one.note for one in (assessment.latest.inputs if assessment.latest else ()) if one.note]
    return visible("; ".join(dict.fromkeys(notes)) or assessment.target.note or "-")


def actual(assessment: Assessment) -> str:
    """Return the newest figure with its unit and period, or why there is none."""
    told = words.actual(assessment)
    if told is None or assessment.latest is None:
        return reason_words(words.why_empty(assessment, "latest"))
    return _("{amount} for {period}").format(
        amount=words.of_goal(told, assessment.target), period=visible(assessment.latest.period)
    )


def amount(assessment: Assessment, key: str) -> str:
    """Return a quantity with its unit, or why there is none.

    Args:
        assessment: The assessment.
        key: `level` or `shortfall`.
    """
    shown = words.quantity(assessment, key)
    if shown is None:
        return reason_words(words.why_empty(assessment, key))
    if BY_KEY[key].sort == "distance":
        return words.lacking(assessment, words.with_points(shown, assessment.target.indicator))
    return words.of_goal(shown, assessment.target)


def changes(before: Report, after: Report) -> list[str]:
    """Return which statuses changed between two reports, those that became worse first."""
    then = {assessment.target.id: assessment for assessment in before.assessments}
    moved = [(then[assessment.target.id], assessment) for assessment in after.assessments if assessment.target.id in then]
    moved = [(was, now) for was, now in moved if was.status is not now.status]
    signs = {1: _("better"), -1: _("worse"), 0: ""}
    return [
        words.statement(
            words.target_name(now.target),
            _("{before} -> {after}").format(before=status_word(was.status.value), after=status_word(now.status.value))
            + (f" ({signs[better_or_worse(was, now)]})" if signs[better_or_worse(was, now)] else ""),
        )
        for was, now in sorted(moved, key=lambda pair: better_or_worse(*pair))
    ]


def remarks(report: Report) -> list[str]:
    """Return the remarks that a reader of the numbers must know, each with the targets it is about."""
    names: dict[tuple[str, str], list[str]] = {}
    for assessment in report.assessments:
        for flag in told_flags(assessment):
            names.setdefault((flag, remark(assessment, flag)), []).append(words.target_name(assessment.target))
    return [
        words.statement(text, _("; ").join(named)) if text == flag_words(flag) else words.with_id(text, _("; ").join(named))
        for flag in REMARKED
        for (other, text), named in names.items()
        if other == flag
    ]


def rests(report: Report) -> list[str]:
    """Return what the rest of a running year must bring, target by target."""
    said = ((words.target_name(assessment.target), rest_sentence(assessment)) for assessment in report.assessments)
    return [words.statement(name, sentence) for name, sentence in said if sentence is not None]
