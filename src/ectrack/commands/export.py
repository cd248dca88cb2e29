"""`ectrack export`: the progress table as a file."""

import sys
from dataclasses import replace
from errno import errorcode
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ectrack.commands.opening import open_report
from ectrack.commands.options import Reading, reads
from ectrack.commands.orders import ReverseOption, SortOption
from ectrack.commands.outcome import Failed
from ectrack.core.problems import Origin, Problem
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
STANDARD_OUTPUT = "-"


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
        _write(Path(output), text, reading.dir)
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


def _write(path: Path, text: str, folder: Path) -> None:
    """Write a file whole or not at all; what a tracker is read from is never written over."""
    from ectrack.store.replacing import UnsyncedError, replace_bytes

    whole, tracker = path.resolve(), folder.resolve()
    place = Origin(path.as_posix())
    if whole.is_relative_to(tracker / "actuals") or (whole.is_relative_to(tracker) and whole.suffix == ".toml"):
        raise Failed(
            [Problem("bad-value", place, {"found": path.as_posix(), "expected": _("a file that no tracker is read from")})]
        )
    if whole.exists() and not whole.is_file():
        raise Failed([Problem("bad-value", place, {"found": path.as_posix(), "expected": _("a file")})])
    try:
        replace_bytes(whole, text.encode("utf-8"))
    except UnsyncedError:
        pass
    except OSError as error:
        raise Failed([Problem("cannot-print", place, {"reason": errorcode.get(error.errno or 0, str(error))})]) from None
