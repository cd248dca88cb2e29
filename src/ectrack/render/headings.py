"""What stands above a report: its tracker, the day it speaks for, and how many targets have which status."""

from collections.abc import Sequence

from ectrack.core.assessing.assessment import Assessment, Report, Status
from ectrack.core.tracker import Tracker
from ectrack.locale import _, ngettext
from ectrack.locale.terms import status_word
from ectrack.render import words
from ectrack.render.screen import Line, line, paragraph


def heading(report: Report, tracker: Tracker, width: int | None) -> list[Line]:
    """Return the title of the tracker, and what the report speaks for."""
    title = tracker_title(tracker)
    return [*([line(title, "bold")] if title else []), *paragraph(speaks_for(report), width)]


def tracker_title(tracker: Tracker) -> str:
    """Return the title of a tracker; "" where it has none."""
    return words.name(tracker.settings.title) if tracker.settings.title else ""


def speaks_for(report: Report) -> str:
    """Return the days that a report speaks for, and its method."""
    parts = [_("as of {day}").format(day=report.as_of) if report.as_of else _("no figure recorded yet")]
    if report.known_by:
        parts.append(_("vintage of {day}").format(day=report.known_by))
    parts.append(_("method {method}").format(method=report.method))
    return _(", ").join(parts)


def counts(assessments: Sequence[Assessment]) -> str:
    """Return how many targets there are, and how many of each status: `12 targets: 3 behind, 9 no data`."""
    number = ngettext("{n} target", "{n} targets", len(assessments)).format(n=len(assessments))
    statuses = [item.status for item in assessments]
    parts = [
        _("{n} {status}").format(n=statuses.count(status), status=status_word(status.value))
        for status in Status
        if status in statuses
    ]
    return words.statement(number, _(", ").join(parts))


def first_of(number: int) -> str:
    """Return the words before the first of many targets."""
    return _("the first {n} of them:").format(n=number)
