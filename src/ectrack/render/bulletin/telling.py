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

TROUBLE = (Status.REVERSING, Status.BEHIND, Status.MISSED)
"""Statuses whose targets are told by name."""

REMARKED = (
    "estimated",
    "year-to-date",
    "part-year",
    "approximate",
    "approximate-baseline",
    "assumed-date",
    "preliminary",
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
        amount=words.with_unit(told, assessment.target.indicator), period=visible(assessment.latest.period)
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
    unit = words.with_points if BY_KEY[key].sort == "distance" else words.with_unit
    return unit(shown, assessment.target.indicator)


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
    by_flag: dict[str, list[str]] = {}
    for assessment in report.assessments:
        for flag in (flag for flag in assessment.flags if flag in REMARKED):
            by_flag.setdefault(flag, []).append(words.target_name(assessment.target))
    return [words.statement(flag_words(flag), _("; ").join(by_flag[flag])) for flag in REMARKED if flag in by_flag]
