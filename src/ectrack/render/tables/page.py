"""The progress table as a page of its own."""

from collections.abc import Sequence

from ectrack.core.assessing.assessment import Report
from ectrack.core.tracker import Tracker
from ectrack.locale import _
from ectrack.render.bulletin.blocks import Block, Heading, Items, Paragraph
from ectrack.render.exports import Field
from ectrack.render.headings import speaks_for, tracker_title
from ectrack.render.tables.readable import printed, rests, summary


def page(report: Report, tracker: Tracker, columns: Sequence[Field]) -> list[Block]:
    """Return the blocks of a page with nothing but the progress table.

    Args:
        report: The report, in the order in which it is to be written.
        tracker: Where it came from.
        columns: Of the table.
    """
    table, notes = printed(report, columns)
    heading = Heading(tracker_title(tracker) or _("Targets"), 1)
    below: list[Block] = [Paragraph(notes)] if notes else []
    if sentences := rests(report, columns):
        below += [Heading(_("What the rest must bring")), Items(sentences)]
    return [heading, Paragraph(speaks_for(report)), Paragraph(summary(report)), table, *below]
