"""`ectrack export`: the progress table as a file."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from ectrack.console.export_charts import WorkbookChartsOption, charted, check_form
from ectrack.console.export_forms import BINARY, Form, Material, named, written
from ectrack.console.opening import open_report
from ectrack.console.options import Query, reads
from ectrack.console.orders import FirstOption, ReverseOption, SortOption
from ectrack.console.outcome import Failed
from ectrack.console.outputs import STANDARD_OUTPUT, write_output
from ectrack.core.problems import Problem
from ectrack.locale import _, current

FormatOption = Annotated[
    Form | None, typer.Option("--format", "-f", help=_("Form of the table; that of the name of FILE when left out, else csv."))
]
OutputOption = Annotated[str | None, typer.Option("--output", "-o", help=_("Where to write it; - is standard output."))]
BomOption = Annotated[
    bool | None,
    typer.Option("--bom/--no-bom", help=_("Begin a csv with the mark that Excel needs; on for Chinese, off for English.")),
]
ColumnsOption = Annotated[
    str | None,
    typer.Option("--columns", help=_("Columns of the table by their keys, in this order; all for all of them.")),
]
BOM = "\ufeff"


@reads
def export(  # noqa: PLR0913  # the options of a command
    query: Query,
    *,
    format_: FormatOption = None,
    output: OutputOption = None,
    bom: BomOption = None,
    columns: ColumnsOption = None,
    charts: WorkbookChartsOption = False,
    sort: SortOption = "status",
    reverse: ReverseOption = False,
    first: FirstOption = None,
) -> None:
    """Write the progress table as csv, tsv, json, md, html, xlsx, docx, latex, sdmx-csv or datapackage."""
    from ectrack.render.order import ordered

    form: Form = "json" if query.json else format_ or named(output)
    _check_place(form, output)
    if charts:
        check_form(form)
    tracker, report = open_report(query)
    report = replace(report, assessments=ordered(report.assessments, sort, reverse=reverse)).first(first)
    keys = tuple(key.strip() for key in columns.split(",")) if columns else ()
    made = written(form, Material(tracker, report, keys))
    if isinstance(made, bytes):
        _write_bytes(output, charted(made, tracker, report, query) if charts else made, query.dir)
    else:
        marked = form == "csv" and (current() == "zh" if bom is None else bom)
        _write_text(output, BOM + made if marked else made, query.dir)


def _check_place(form: Form, output: str | None) -> None:
    """Refuse to show what is no text to people."""
    if form in BINARY and (output is None or (output == STANDARD_OUTPUT and sys.stdout.isatty())):
        raise Failed([Problem("needs-file", None, {"found": form})])


def _write_bytes(output: str | None, content: bytes, folder: Path) -> None:
    if output is None or output == STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
    else:
        write_output(Path(output), content, folder)


def _write_text(output: str | None, text: str, folder: Path) -> None:
    if output is not None and output != STANDARD_OUTPUT:
        write_output(Path(output), text.encode(), folder)
    elif text.startswith(BOM) and not (sys.stdout.encoding or "").casefold().startswith("utf"):
        print(text.removeprefix(BOM), end="")
    else:
        print(text, end="")
