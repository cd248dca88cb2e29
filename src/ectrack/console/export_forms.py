"""The forms in which `export` writes the progress table."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ectrack.console.outcome import Failed
from ectrack.core.problems import Problem
from ectrack.locale import current

if TYPE_CHECKING:
    from ectrack.core.assessing.assessment import Report
    from ectrack.core.tracker import Tracker
    from ectrack.render.exports import Field

Form = Literal["csv", "tsv", "json", "md", "html", "xlsx", "docx", "latex", "sdmx-csv", "datapackage"]
BINARY = frozenset({"xlsx", "docx", "datapackage"})
"""Forms that are not text."""

ALL = "all"
"""The word for all columns."""

_SUFFIXES: dict[str, Form] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".docx": "docx",
    ".tex": "latex",
    ".zip": "datapackage",
}
_EXTRAS = {"xlsx": "excel", "docx": "word"}


@dataclass(frozen=True, slots=True)
class Material:
    """What an export is made from.

    Attributes:
        tracker: Where the report came from.
        report: The report, in the order in which it is to be written.
        keys: Columns of the table; the ordinary ones of the form when empty.
    """

    tracker: "Tracker"
    report: "Report"
    keys: tuple[str, ...]


def named(output: str | None) -> Form:
    """Return the form that the name of a file asks for; csv when it asks for none."""
    return _SUFFIXES.get(Path(output or "").suffix.casefold(), "csv")


def written(form: Form, material: Material) -> str | bytes:
    """Return the table in a form.

    Args:
        form: The form.
        material: What it is made from.

    Raises:
        Failed: For a column that is not there, or cannot be chosen; for a library that is not installed.
    """
    try:
        return _WRITERS[form](material)
    except ImportError as failure:
        params = {"command": "export", "found": failure.name or form, "extra": _EXTRAS[form]}
        raise Failed([Problem("missing-extra", None, params)]) from failure


def _columns(material: Material, ordinary: tuple[str, ...] = ()) -> "list[Field]":
    """Return the chosen columns; the ordinary ones when none are chosen; all when there are none, or all are asked for."""
    from ectrack.core.suggesting import suggestion
    from ectrack.render.exports import chosen, fields

    known = fields(material.report, material.tracker)
    names = [field.key for field in known]
    try:
        return chosen(known, () if material.keys == (ALL,) else material.keys or [key for key in ordinary if key in names])
    except KeyError as unknown:
        found = str(unknown.args[0])
        params = {"found": found, "expected": ", ".join((ALL, *names)), **suggestion(found, names)}
        raise Failed([Problem("bad-value", None, params)]) from None


def _refuse_columns(form: Form, material: Material) -> None:
    if material.keys:
        raise Failed([Problem("fixed-columns", None, {"found": form})])


def _csv(material: Material) -> str:
    from ectrack.render.exports import separated

    return separated(material.report, _columns(material), tabs=False)


def _tsv(material: Material) -> str:
    from ectrack.render.exports import separated

    return separated(material.report, _columns(material), tabs=True)


def _json(material: Material) -> str:
    from ectrack.render.json_text import json_text
    from ectrack.render.records import report_record

    _refuse_columns("json", material)
    return json_text(report_record(material.report, material.tracker, current()))


def _markdown(material: Material) -> str:
    from ectrack.render.tables.markdown import markdown
    from ectrack.render.tables.readable import ON_SCREEN

    return markdown(material.report, _columns(material, ON_SCREEN))


def _html(material: Material) -> str:
    from ectrack.render.bulletin.html import html
    from ectrack.render.tables.page import page
    from ectrack.render.tables.readable import ON_PAPER

    return html(page(material.report, material.tracker, _columns(material, ON_PAPER)))


def _workbook(material: Material) -> bytes:
    from ectrack.render.tables.readable import in_workbook, title
    from ectrack.render.workbooks.workbook import workbook

    return workbook(material.report, _columns(material, in_workbook(material.report)), title(material.report, material.tracker))


def _document(material: Material) -> bytes:
    from ectrack.render.tables.document import document
    from ectrack.render.tables.readable import ON_PAPER

    return document(material.report, material.tracker, _columns(material, ON_PAPER))


def _latex(material: Material) -> str:
    from ectrack.render.tables.latex import latex
    from ectrack.render.tables.readable import ON_PAPER

    return latex(material.report, material.tracker, _columns(material, ON_PAPER))


def _sdmx(material: Material) -> str:
    from ectrack.core.assessing.observations import observations
    from ectrack.render.sdmx import sdmx

    _refuse_columns("sdmx-csv", material)
    return sdmx(observations(material.report, material.tracker), material.tracker)


def _package(material: Material) -> bytes:
    from ectrack.render.package.contents import about, resources
    from ectrack.render.package.packing import packed

    report, tracker = material.report, material.tracker
    return packed(resources(report, tracker, _columns(material)), about(report, tracker))


_WRITERS: dict[Form, Callable[[Material], str | bytes]] = {
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "md": _markdown,
    "html": _html,
    "xlsx": _workbook,
    "docx": _document,
    "latex": _latex,
    "sdmx-csv": _sdmx,
    "datapackage": _package,
}
