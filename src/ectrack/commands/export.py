"""`ectrack export`: the progress table as a file."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ectrack.commands.opening import open_report
from ectrack.commands.options import Reading, reads
from ectrack.commands.orders import ReverseOption, SortOption
from ectrack.commands.outputs import STANDARD_OUTPUT, write_output
from ectrack.locale import _, current

if TYPE_CHECKING:
    from ectrack.core.assessment import Report
    from ectrack.core.model import Tracker

Format = Literal["csv", "tsv", "json", "md"]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help=_("Form of the table."))]
OutputOption = Annotated[str, typer.Option("--output", "-o", metavar="FILE|-", help=_("Where to write it; - is standard output."))]
BomOption = Annotated[
    bool | None,
    typer.Option("--bom/--no-bom", help=_("Begin a csv with the mark that Excel needs; on for Chinese, off for English.")),
]
BOM = "\ufeff"


@reads
def export(  # noqa: PLR0913  # the options of a command
    reading: Reading,
    *,
    format_: FormatOption = "csv",
    output: OutputOption = STANDARD_OUTPUT,
    bom: BomOption = None,
    sort: SortOption = "status",
    reverse: ReverseOption = False,
) -> None:
    """Write the progress table as csv, tsv, json or md."""
    from ectrack.render.order import ordered

    tracker, report = open_report(reading)
    report = replace(report, assessments=ordered(report.assessments, sort, reverse=reverse))
    text = _text("json" if reading.json else format_, tracker, report)
    if format_ == "csv" and not reading.json and (current() == "zh" if bom is None else bom):
        text = BOM + text
    if output != STANDARD_OUTPUT:
        write_output(Path(output), text.encode(), reading.dir)
    elif text.startswith(BOM) and not (sys.stdout.encoding or "").casefold().startswith("utf"):
        print(text.removeprefix(BOM), end="")
    else:
        print(text, end="")


def _text(form: Format, tracker: "Tracker", report: "Report") -> str:
    if form == "json":
        from ectrack.render.json_text import json_text
        from ectrack.render.records import report_record

        return json_text(report_record(report, tracker, current()))
    from ectrack.render.exports import markdown, separated

    return markdown(report, tracker) if form == "md" else separated(report, tracker, tabs=form == "tsv")
