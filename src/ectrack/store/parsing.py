"""The files of a tracker as documents, and every problem that keeps one from being understood."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ectrack.core.notation.documents import Document
from ectrack.core.notation.figure_table import READERS
from ectrack.core.notation.toml_values import read_encoding
from ectrack.core.problems import NotationError, Origin, Problem
from ectrack.core.suggesting import suggestion
from ectrack.core.tracker import Tracker
from ectrack.store import csv_text, toml_text
from ectrack.store.encodings import Words, no_words
from ectrack.store.files import RefusedError, TrackerFile

COLUMNS = tuple(READERS)
REGION_COLUMNS = ("id", "name", "name.zh", "name.en", "parent", "level", "note")
VALUE_COLUMNS = ("region", "value", "high", "baseline", "owner", "note")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rest of a tracker says of how its CSV files are read.

    Attributes:
        encodings: Encoding of a file of figures by its name; "" for one that is no encoding, which is told where the settings are read.
        words: Gives the names of the tracker.
    """

    encodings: Mapping[str, str] = field(default_factory=dict)
    words: Words = no_words


def documents(
    files: Iterable[tuple[TrackerFile, bytes]],
    problems: list[Problem],
    tables: Tracker | None = None,
    others: Sequence[Document] = (),
) -> list[Document]:
    """Return the documents of a tracker.

    Args:
        files: Its files with their bytes.
        problems: Where the problems of those that cannot be parsed are added.
        tables: The tracker without figures, where it is known already.
        others: Documents that say how these are read.
    """
    parsed: list[Document] = []
    reading: Reading | None = None
    for file, content in sorted(files, key=lambda pair: _is_csv(pair[0])):  # a CSV file is read as the others say
        reading = reading or (reading_of([*others, *parsed], tables) if _is_csv(file) else None)
        try:
            found = document(file, content, problems, reading or Reading())
        except RefusedError as refusal:
            problems.append(refusal.problem(file.file))
        else:
            parsed += [found] if found else []
    return parsed


def reading_of(documents: Sequence[Document], tables: Tracker | None = None) -> Reading:
    """Return how the CSV files of a tracker are read.

    Args:
        documents: Its TOML files.
        tables: The tracker without figures, where it is known already.
    """
    if tables is not None:
        encodings = {name: shared.encoding for name, shared in tables.settings.figures.items() if shared.encoding is not None}
        return Reading(encodings, lambda: _names_in(tables))
    said = next((document.data.get("figures") for document in documents if document.role == "settings"), None)
    files = said.items() if isinstance(said, Mapping) else ()
    encodings = {name: _encoding(one["encoding"]) for name, one in files if isinstance(one, Mapping) and "encoding" in one}
    return Reading(encodings, lambda: _names(documents))


def _names_in(tables: Tracker) -> Iterator[str]:
    for things in (tables.regions, tables.indicators):
        for name, thing in things.items():
            yield from (name, *thing.names.values())


def _encoding(value: object) -> str:
    try:
        return read_encoding(value)
    except NotationError:
        return ""


def _names(documents: Sequence[Document]) -> Iterator[str]:
    """Yield the ids and names of the regions and indicators of files that may have problems."""
    for group in (document.data.get(kind) for document in documents for kind in ("region", "indicator")):
        for name, one in group.items() if isinstance(group, Mapping) else ():
            yield name
            said = one.get("name") if isinstance(one, Mapping) else None
            yield from (text for text in (said.values() if isinstance(said, Mapping) else [said]) if isinstance(text, str))


def _is_csv(file: TrackerFile) -> bool:
    return file.path.suffix.lower() == ".csv"


def document(file: TrackerFile, content: bytes, problems: list[Problem], reading: Reading) -> Document | None:
    """Return the document that the bytes of a file hold; None where the settings name no encoding for it that there is.

    Args:
        file: The file.
        content: Its bytes.
        problems: Where problems of single columns and rows are added.
        reading: How CSV files are read.

    Raises:
        RefusedError: When the file as a whole cannot be read.
    """
    if _is_csv(file):
        encoding = reading.encodings.get(file.path.name) if file.role == "actuals" else None
        if encoding == "":
            return None
        rows = csv_text.parsed(content, encoding, reading.words)
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
