"""The drawings of a bulletin."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ectrack.console.drawings import drawn
from ectrack.console.options import Query
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.assessing.assessment import Report
    from ectrack.core.tracker import Tracker
    from ectrack.render.bulletin.blocks import Picture
    from ectrack.render.bulletin.filling import Kind
    from ectrack.render.charts.pages import Sheet
    from ectrack.render.charts.picture import Picture as Shown

    Draw = Callable[[Shown | Sheet], Picture]


@dataclass(frozen=True, slots=True)
class Drawings:
    """What is drawn in a bulletin.

    Attributes:
        pictures: Of the targets that need attention, by id.
        overview: Pages of small drawings of all targets with a figure.
    """

    pictures: "tuple[tuple[str, Picture], ...]" = ()
    overview: "tuple[Picture, ...]" = ()


def drawings_of(tracker: "Tracker", report: "Report", query: Query, form: "Kind", font: Path | None) -> Drawings:
    """Return the drawings of a bulletin.

    Args:
        tracker: Where the report came from.
        report: The report.
        query: What the user asked for.
        form: Of the bulletin.
        font: The only font of the words in points.

    Raises:
        Failed: Without the drawing library, or without a font.
    """
    from ectrack.render.bulletin.telling import TROUBLE
    from ectrack.render.charts.pages import sheets
    from ectrack.render.headings import speaks_for, tracker_title

    draw = _drawing(form, font)
    troubled = replace(report, assessments=tuple(assessment for assessment in report.assessments if assessment.status in TROUBLE))
    singles = tuple((picture.id, draw(picture)) for picture in _shown(tracker, troubled, query))
    figured = replace(report, assessments=tuple(assessment for assessment in report.assessments if assessment.latest))
    pages = sheets(_shown(tracker, figured, query), tracker_title(tracker) or _("Targets"), [speaks_for(report)])
    return Drawings(singles, tuple(draw(page) for page in pages))


def _shown(tracker: "Tracker", report: "Report", query: Query) -> "list[Shown]":
    from ectrack.core.assessing.assess import histories
    from ectrack.render.charts.composing import pictures

    return pictures(report, histories(report, tracker, estimates=query.estimates), tracker)


def _drawing(form: "Kind", font: Path | None) -> "Draw":
    """Return what draws for a form: elements for a page, points for a document, words alone for a text."""
    from ectrack.render.bulletin.blocks import Picture
    from ectrack.render.charts import drawing

    if form == "html":
        return lambda shown: Picture(shown.alternative, svg=drawn(lambda: drawing.svg(shown), "report --charts"))
    if form == "docx":
        return lambda shown: Picture(
            shown.alternative, png=drawn(lambda: drawing.reduced(drawing.png(shown, font=font)), "report --charts", font)
        )
    return lambda shown: Picture(shown.alternative)
