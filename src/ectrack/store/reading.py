"""The files of a tracker as documents, and every problem that keeps one from being read."""

from pathlib import Path

from ectrack.core.build import Document
from ectrack.core.notation import ActualTable
from ectrack.core.problems import Origin, Problem
from ectrack.core.validation import suggestion
from ectrack.store import csv_text, toml_text
from ectrack.store.files import Found, RefusedError, content, find

COLUMNS = tuple(ActualTable.model_fields)
REQUIRED = tuple(name for name, key in ActualTable.model_fields.items() if key.is_required())


def read_documents(folder: Path) -> tuple[list[Document], list[Problem]]:
    """Return the documents of a tracker in the order of their names, and the problems of those that could not be read.

    Args:
        folder: The tracker, as the user named it; files are named relative to it.
    """
    problems: list[Problem] = []
    documents = []
    for found in find(folder, problems):
        try:
            documents.append(document(found, content(found.path, folder), problems))
        except RefusedError as refusal:
            problems.append(refusal.problem(found.file))
    return documents, problems


def document(found: Found, read: bytes, problems: list[Problem]) -> Document:
    """Return the document that the bytes of a file hold.

    Args:
        found: The file.
        read: Its bytes.
        problems: Where problems of single columns and rows are added.

    Raises:
        RefusedError: When the file as a whole cannot be read.
    """
    if found.path.suffix.lower() == ".csv":
        return _table_document(found, csv_text.parsed(read), problems)
    return Document(found.file, found.role, toml_text.parsed(read))


def _table_document(found: Found, read: csv_text.Rows, problems: list[Problem]) -> Document:
    top = Origin(found.file, (), 1)
    unknown = [name for name in read.header if name not in COLUMNS]
    missing = [name for name in REQUIRED if name not in read.header]
    expected = ", ".join(COLUMNS)
    problems += [
        Problem("unknown-column", top, {"found": name, "expected": expected, **suggestion(name, COLUMNS)}) for name in unknown
    ]
    problems += [Problem("missing-column", top, {"key": name}) for name in missing]
    problems += [refusal.problem(found.file) for refusal in read.refused]
    if missing:
        return Document(found.file, found.role, {})
    rows = [{key: value for key, value in row.items() if key not in unknown} for row in read.rows]
    return Document(found.file, found.role, {"actual": rows}, tuple(read.lines))
