"""The files of a tracker as documents, and every problem that keeps one from being understood."""

from collections.abc import Iterable, Sequence
from typing import Any

from ectrack.core.notation.documents import Document
from ectrack.core.notation.figure_table import READERS
from ectrack.core.problems import Origin, Problem
from ectrack.core.suggesting import suggestion
from ectrack.store import csv_text, toml_text
from ectrack.store.files import RefusedError, TrackerFile

COLUMNS = tuple(READERS)
REGION_COLUMNS = ("id", "name", "name.zh", "name.en", "parent", "level", "note")
VALUE_COLUMNS = ("region", "value", "high", "baseline", "owner", "note")


def documents(files: Iterable[tuple[TrackerFile, bytes]], problems: list[Problem]) -> list[Document]:
    """Return the documents of a tracker.

    Args:
        files: Its files with their bytes.
        problems: Where the problems of those that cannot be parsed are added.
    """
    parsed = []
    for file, content in files:
        try:
            parsed.append(document(file, content, problems))
        except RefusedError as refusal:
            problems.append(refusal.problem(file.file))
    return parsed


def document(file: TrackerFile, content: bytes, problems: list[Problem]) -> Document:
    """Return the document that the bytes of a file hold.

    Args:
        file: The file.
        content: Its bytes.
        problems: Where problems of single columns and rows are added.

    Raises:
        RefusedError: When the file as a whole cannot be read.
    """
    if file.path.suffix.lower() == ".csv":
        rows = csv_text.parsed(content)
        return _table_document(file, rows, problems) if file.role == "actuals" else listing(file, rows, problems)
    return Document(file.file, file.role, toml_text.parsed(content))


def listing(file: TrackerFile, table: csv_text.Rows, problems: list[Problem]) -> Document:
    """Return the document of a list: regions, or amounts by region for a target of many regions.

    Args:
        file: The file.
        table: Its rows.
        problems: Where problems of columns and rows are added.
    """
    is_regions = file.role == "tables"
    columns, key = (REGION_COLUMNS, "id") if is_regions else (VALUE_COLUMNS, "region")
    _check_columns(file, table, columns, (key,) if is_regions else VALUE_COLUMNS[:2], problems)
    rows: dict[str, dict[str, Any]] = {}
    lines: dict[str, int] = {}
    for line, cells in zip(table.lines, table.rows, strict=True):
        row = {column: text for column, text in cells.items() if column in columns}
        name = row.get(key)
        if name is None or name in rows:
            params = {"key": key} if name is None else {"id": name, "line": str(lines[name])}
            problems.append(Problem("missing-cell" if name is None else "repeated-row", Origin(file.file, (), line), params))
            continue
        rows[name] = _region(row) if is_regions else row
        lines[name] = line
    return Document(file.file, file.role, {"region" if is_regions else "values": rows}, tuple(lines.values()))


def _region(row: dict[str, Any]) -> dict[str, Any]:
    """Return the table of a region; columns `name.zh` and `name.en` make a name by language."""
    names = {key.removeprefix("name."): text for key, text in row.items() if key.startswith("name.")}
    plain = {key: text for key, text in row.items() if key != "id" and not key.startswith("name.")}
    return plain | ({"name": names} if names else {})


def _check_columns(
    file: TrackerFile, rows: csv_text.Rows, known: Sequence[str], required: Sequence[str], problems: list[Problem]
) -> None:
    top = Origin(file.file, (), 1)
    for name in rows.header:
        if name not in known:
            more = {"expected": ", ".join(known), **suggestion(name, known)}
            problems.append(Problem("unknown-list-column", top, {"found": name, **more}))
    problems += [Problem("missing-column", top, {"key": name}) for name in required if name not in rows.header]
    problems += [refusal.problem(file.file) for refusal in rows.refused]


def _table_document(file: TrackerFile, table: csv_text.Rows, problems: list[Problem]) -> Document:
    problems += [refusal.problem(file.file) for refusal in table.refused]
    columns = tuple(name for name in table.header if name in COLUMNS)
    further = tuple(name for name in table.header if name not in COLUMNS)
    return Document(file.file, file.role, {"actual": table.rows}, tuple(table.lines), columns or ("",), further)
