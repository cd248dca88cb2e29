"""Charts of a workbook that the spreadsheet program draws itself, from figures that stand in the workbook."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ectrack.locale import N_, _
from ectrack.render.charts.axes import axis_name
from ectrack.render.charts.legend import LOOKS, ROLES
from ectrack.render.charts.picture import Look, Picture, Role
from ectrack.render.charts.style import THEMES, Stroke, stamps, strokes

WIDTH, HEIGHT, ROWS = 22.0, 10.5, 24
"""Size of a chart in centimetres, and the rows that it and its words take."""

THEME = THEMES["light"]
POINT = 12700
"""Units of the file format in a point."""

LINES: dict[Role, str] = {
    **ROLES,
    "actual": N_("actual"),
    "estimate": N_("estimate"),
    "reading": N_("other readings of the clause"),
}
HOLLOW = "BFBFBF"
"""Fill of marks that are empty elsewhere; LibreOffice draws no edges of marks."""

MARKERS: Any = {
    "circle": "circle",
    "half": "circle",
    "diamond": "diamond",
    "down": "triangle",
    "cross": "x",
    "square": "square",
    "thin": "diamond",
    "plus": "plus",
    "star": "star",
}


@dataclass(frozen=True, slots=True)
class _Series:
    """Values on days, drawn as a line or as marks.

    Attributes:
        name: What it stands for.
        points: By date.
        stroke: Of the line; None for marks alone.
        look: Of the marks; None for a line alone.
        in_key: Whether the key names it; a line of figures is named by its marks.
    """

    name: str
    points: Sequence[tuple[date, Decimal]]
    stroke: Stroke | None = None
    look: Look | None = None
    in_key: bool = True


def add_charts(content: bytes, pictures: Sequence[Picture]) -> bytes:
    """Return a workbook with a sheet of charts, and one of the figures that they are drawn from.

    Args:
        content: The workbook, as XLSX.
        pictures: What is to be drawn, in its order.

    Raises:
        ImportError: Without openpyxl.
    """
    import openpyxl
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.properties import PageSetupProperties

    book = openpyxl.load_workbook(io.BytesIO(content))
    shown, figures = book.create_sheet(_("charts")), book.create_sheet(_("figures of the charts"))
    shown.sheet_view.showGridLines = False
    shown.page_setup.paperSize = shown.PAPERSIZE_A4
    shown.page_setup.orientation, shown.page_setup.fitToWidth = "landscape", 1
    shown.page_setup.fitToHeight = 0
    shown.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    shown.column_dimensions["A"].width = 108
    figures.column_dimensions["A"].width, figures.column_dimensions["B"].width = 30, 14
    for number, picture in enumerate(pictures):
        row = number * ROWS + 1
        for below, text in enumerate((picture.title, picture.alternative)):
            cell: Any = shown.cell(row + below, 1)
            cell.value, cell.data_type, cell.alignment = text, "s", Alignment(wrap_text=True, vertical="top")
        shown.cell(row, 1).font = Font(bold=True)
        shown.row_dimensions[row + 1].height = 46
        _text(figures, figures.max_row + (2 if number else 0), 1, picture.title)
        figures.cell(figures.max_row, 1).font = Font(bold=True)
        shown.add_chart(_bars(picture, figures) if picture.bars else _scatter(picture, figures), f"A{row + 2}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _text(sheet: Any, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    cell.value, cell.data_type = text, "s"


def _scatter(picture: Picture, figures: Any) -> Any:
    from openpyxl.chart import ScatterChart
    from openpyxl.chart.legend import LegendEntry
    from openpyxl.utils.datetime import to_excel

    chart: Any = ScatterChart()
    chart.scatterStyle = "lineMarker"
    _common(chart, picture)
    for index, series in enumerate(_all_series(picture)):
        chart.series.append(_drawn(series, figures))
        if not series.in_key:
            chart.legend.legendEntry.append(LegendEntry(idx=index, delete=True))
    chart.x_axis.number_format, chart.x_axis.majorGridlines = "yyyy-mm", None
    if picture.days:
        chart.x_axis.scaling.min, chart.x_axis.scaling.max = (to_excel(day) for day in picture.days)  # type: ignore[no-untyped-call]
    return chart


def _common(chart: Any, picture: Picture) -> None:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    chart.width, chart.height = WIDTH, HEIGHT
    chart.y_axis.title = axis_name(picture) or None
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=THEME.grid.removeprefix("#")))
    chart.legend.position = "b"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.crosses = chart.y_axis.crosses = "min"


def _all_series(picture: Picture) -> Iterator[_Series]:
    for line in picture.lines:
        yield _Series(_(LINES[line.role]), line.points, strokes(THEME)[line.role], in_key=line.role not in {"actual", "estimate"})
    for look, name in {**LOOKS, "reading": LINES["reading"]}.items():
        points = sorted((mark.day, mark.value) for mark in picture.marks if mark.look == look)
        if points:
            yield _Series(_(name), points, look=look)
    if picture.days is None:
        return
    level = picture.level
    for value in (level.value, level.high) if level else ():
        if value is not None and level:
            yield _Series(
                _("target level"), [(picture.days[0], value), (level.until or picture.days[1], value)], Stroke(THEME.red, 1.8)
            )
    names = {
        "as-of": (_("day of the report"), THEME.faint),
        "deadline": (_("deadline"), THEME.red),
        "break": (_("break in the series"), THEME.faint),
    }
    for rule in picture.rules if picture.values else ():
        name, colour = names[rule.kind]
        if picture.values and picture.days[0] <= rule.day <= picture.days[1]:
            yield _Series(name, [(rule.day, value) for value in picture.values], Stroke(colour, 0.8, (3.0, 3.0)))


def _drawn(series: _Series, figures: Any) -> Any:
    """Write the figures of a series below those that are there, and return it."""
    from openpyxl.chart import Reference, Series

    first = figures.max_row + 1
    for row, (day, value) in enumerate(series.points, start=first):
        _text(figures, row, 1, series.name)
        figures.cell(row, 2, day).number_format = "yyyy-mm-dd"
        figures.cell(row, 3, value)
    last = first + len(series.points) - 1
    days, values = (Reference(figures, min_col=column, min_row=first, max_row=last) for column in (2, 3))
    made: Any = Series(values, days, title=series.name)
    made.smooth = False
    line = made.graphicalProperties.line
    if series.stroke is None:
        line.noFill = True
    else:
        line.solidFill, line.width = series.stroke.colour.removeprefix("#"), int(series.stroke.width * POINT)
        line.dashStyle = "dash" if series.stroke.dashes else "solid"
    _mark(made, series.look)
    return made


def _mark(made: Any, look: Look | None) -> None:
    from openpyxl.chart.marker import Marker

    if look is None:
        made.marker = Marker("none")
        return
    stamp = stamps(THEME)[look]
    made.marker = Marker(MARKERS[stamp.shape], size=8)
    properties = made.marker.graphicalProperties
    properties.line.solidFill = stamp.colour.removeprefix("#")
    properties.solidFill = stamp.colour.removeprefix("#") if stamp.filled else HOLLOW


def _bars(picture: Picture, figures: Any) -> Any:
    """Return the goal and the amount of each year side by side."""
    from openpyxl.chart import BarChart, Reference

    first = figures.max_row
    for column, name in ((3, _("goal of a year")), (4, _("amount of a year"))):
        _text(figures, first, column, name)
    for row, bar in enumerate(picture.bars, start=first + 1):
        _text(figures, row, 1, bar.name)
        figures.cell(row, 3, bar.goal)
        figures.cell(row, 4, bar.value)
    last = first + len(picture.bars)
    chart: Any = BarChart()
    _common(chart, picture)
    chart.add_data(Reference(figures, min_col=3, max_col=4, min_row=first, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(figures, min_col=1, min_row=first + 1, max_row=last))
    chart.y_axis.scaling.min = 0
    for series, colour in zip(chart.series, (THEME.band, THEME.blue), strict=True):
        series.graphicalProperties.solidFill = colour.removeprefix("#")
        series.graphicalProperties.line.solidFill = THEME.ink.removeprefix("#")
    return chart
