"""The files of a tracker as documents, and every problem that keeps one from being understood."""

from collections.abc import Iterable

from ectrack.core.documents import Document
from ectrack.core.figure_table import READERS
from ectrack.core.problems import Origin, Problem
from ectrack.core.suggesting import suggestion
from ectrack.store import csv_text, toml_text
from ectrack.store.files import Found, RefusedError

COLUMNS = tuple(READERS)


def documents(read: Iterable[tuple[Found, bytes]], problems: list[Problem]) -> list[Document]:
    """Return the documents of a tracker.

    Args:
        read: Its files with their bytes.
        problems: Where the problems of those that cannot be parsed are added.
    """
    parsed = []
    for found, content in read:
        try:
            parsed.append(document(found, content, problems))
        except RefusedError as refusal:
            problems.append(refusal.problem(found.file))
    return parsed


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
    expected = ", ".join(COLUMNS)
    problems += [
        Problem("unknown-column", top, {"found": name, "expected": expected, **suggestion(name, COLUMNS)}) for name in unknown
    ]
    problems += [refusal.problem(found.file) for refusal in read.refused]
    rows = [{key: value for key, value in row.items() if key not in unknown} for row in read.rows]
    columns = tuple(name for name in read.header if name in COLUMNS)
    return Document(found.file, found.role, {"actual": rows}, tuple(read.lines), columns or ("",))
