"""`ectrack export`: the progress table as a file."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ectrack.commands.charting import WorkbookChartsOption, charted, check_form
from ectrack.commands.opening import open_report
from ectrack.commands.options import Reading, reads
from ectrack.commands.orders import ReverseOption, SortOption
from ectrack.commands.outcome import Failed
from ectrack.commands.outputs import STANDARD_OUTPUT, write_output
from ectrack.core.problems import Problem
from ectrack.locale import _, current

if TYPE_CHECKING:
    from ectrack.core.assessment import Report
    from ectrack.core.model import Tracker
    from ectrack.render.exports import Field

Format = Literal["csv", "tsv", "json", "md", "html", "xlsx"]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help=_("Form of the table."))]
OutputOption = Annotated[str, typer.Option("--output", "-o", metavar="FILE|-", help=_("Where to write it; - is standard output."))]
BomOption = Annotated[
    bool | None,
    typer.Option("--bom/--no-bom", help=_("Begin a csv with the mark that Excel needs; on for Chinese, off for English.")),
]
ColumnsOption = Annotated[
    str | None,
    typer.Option("--columns", metavar="KEY,…", help=_("Columns of csv, tsv, html and xlsx by their keys, in this order.")),
]
BOM = "\ufeff"


@reads
def export(  # noqa: PLR0913  # the options of a command
    reading: Reading,
    *,
    format_: FormatOption = "csv",
    output: OutputOption = STANDARD_OUTPUT,
    bom: BomOption = None,
    columns: ColumnsOption = None,
    charts: WorkbookChartsOption = False,
    sort: SortOption = "status",
    reverse: ReverseOption = False,
) -> None:
    """Write the progress table as csv, tsv, json, md, html or xlsx."""
    from ectrack.render.order import ordered

    tracker, report = open_report(reading)
    report = replace(report, assessments=ordered(report.assessments, sort, reverse=reverse))
    form: Format = "json" if reading.json else format_
    if charts:
        check_form(form)
    columns_ = _columns(columns, tracker, report)
    if form == "xlsx":
        content = _workbook(output, tracker, report, columns_)
        write_output(Path(output), charted(content, tracker, report, reading) if charts else content, reading.dir)
        return
    text = _text(form, tracker, report, columns_)
    if form == "csv" and (current() == "zh" if bom is None else bom):
        text = BOM + text
    if output != STANDARD_OUTPUT:
        write_output(Path(output), text.encode(), reading.dir)
    elif text.startswith(BOM) and not (sys.stdout.encoding or "").casefold().startswith("utf"):
        print(text.removeprefix(BOM), end="")
    else:
        print(text, end="")


def _columns(keys: str | None, tracker: "Tracker", report: "Report") -> "list[Field]":
    from ectrack.core.suggesting import suggestion
    from ectrack.render.exports import chosen, fields

    known = fields(report, tracker)
    try:
        return chosen(known, [key.strip() for key in keys.split(",")] if keys else [])
    except KeyError as unknown:
        found, names = str(unknown.args[0]), [field.key for field in known]
        params = {"found": found, "expected": ", ".join(names), **suggestion(found, names)}
        raise Failed([Problem("bad-value", None, params)]) from None


def _workbook(output: str, tracker: "Tracker", report: "Report", columns: "list[Field]") -> bytes:
    from ectrack.render.progress import speaks_for, tracker_title
    from ectrack.render.workbook import workbook

    if output == STANDARD_OUTPUT:
        expected = _("a file, for a terminal shows no workbooks")
        raise Failed([Problem("bad-value", None, {"found": STANDARD_OUTPUT, "expected": expected})])
    try:
        return workbook(report, columns, _(", ").join(part for part in (tracker_title(tracker), speaks_for(report)) if part))
    except ImportError as failure:
        params = {"command": "export", "found": failure.name or "openpyxl", "extra": "excel"}
        raise Failed([Problem("missing-extra", None, params)]) from failure


def _text(form: Format, tracker: "Tracker", report: "Report", columns: "list[Field]") -> str:
    if form == "json":
        from ectrack.render.json_text import json_text
        from ectrack.render.records import report_record

        return json_text(report_record(report, tracker, current()))
    if form == "html":
        from ectrack.render.bulletin.composing import table_page
        from ectrack.render.bulletin.html import html

        return html(table_page(report, tracker, columns))
    from ectrack.render.exports import markdown, separated

    return markdown(report, tracker) if form == "md" else separated(report, columns, tabs=form == "tsv")
