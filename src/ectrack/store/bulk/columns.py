"""Files as one table of texts, its columns those of `[[actual]]`; an empty cell is NULL."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from os import SEEK_END

from ectrack.core.bulk import Shared
from ectrack.core.cells.conventions import heading
from ectrack.core.notation.figure_cells import EVERY_ROW, Chosen, chosen, does_not_apply
from ectrack.core.notation.figure_table import READERS, REQUIRED
from ectrack.core.problems import Origin, Problem
from ectrack.core.suggesting import suggestion
from ectrack.core.values.encoding_names import is_utf_8
from ectrack.store.bulk.engine import Engine, literal, quoted
from ectrack.store.bulk.large_files import Large
from ectrack.store.csv_text import rows_of
from ectrack.store.encodings import UTF_8, check_guess
from ectrack.store.files import MAX_BYTES, RefusedError, reason

KEYS = tuple(READERS)
AMOUNTS = ("value", "se")
_MARK = b"PAR1"
BLANKS = "\t\n\r\x20\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
"""Blanks around a cell that do not count; others are control characters, which no table holds."""
_BESIDE_QUOTES = re.compile(rb'[,\r\n][ \t]+"|"[ \t]+[,\r\n]')
"""Blanks between a quotation mark and a comma, which the engine would drop together with the marks."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as the engine reads it.

    Attributes:
        file: The path as shown to the user.
        query: What reads its rows.
        columns: Type of each column.
        shared: What holds for all its rows.
        line: What gives the line of a row.
        first: Line of the first row; 0 where rows have none.
        chosen: Which of its rows are meant.
        regions: The regions of the tracker, where figures of others are left out.
    """

    file: str
    query: str
    columns: Mapping[str, str]
    shared: Shared
    line: str
    first: int
    chosen: Chosen = EVERY_ROW
    regions: Collection[str] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that its figures may have."""
        return tuple(key for key in KEYS if key in self.columns or key in self.shared.cells)

    def origin(self, line: int) -> Origin:
        """Return the place of a row."""
        return Origin(self.file, ("actual", line - self.first), line or None)

    def is_typed(self, key: str) -> bool:
        """Return whether a column holds numbers rather than text."""
        return self.columns.get(key, "VARCHAR") != "VARCHAR"

    @property
    def typed(self) -> frozenset[str]:
        """The keys whose columns hold numbers or days rather than text."""
        return frozenset(key for key in KEYS if self.is_typed(key))


def source(engine: Engine, large: Large, shared: Shared, problems: list[Problem]) -> Source | None:
    """Return how the engine reads a file; None when it cannot.

    Args:
        engine: The engine.
        large: The file.
        shared: What holds for all its rows.
        problems: Where its problems are added.
    """
    try:
        _check_parquet(large)
        query = _reading(large)
        columns = {name: kind for name, kind, *_rest in engine.rows(f"DESCRIBE SELECT * FROM {query}")}
    except RefusedError as refusal:
        problems.append(refusal.problem(large.file))
        return None
    own = {name: kind for name, kind in columns.items() if name != "file_row_number"}
    line = "row_number() OVER () + 1" if large.is_csv else "file_row_number + 1"
    return checked(Source(large.file, query, own, shared, line, 2 if large.is_csv else 1), problems)


def checked(source: Source, problems: list[Problem]) -> Source | None:
    """Return the file or table if its columns are those of figures.

    Args:
        source: The file or table.
        problems: Where its problems are added.
    """
    top = Origin(source.file, (), 1 if source.first > 1 else None)
    expected = ", ".join(KEYS)
    found: list[Problem] = []
    rows = chosen(source.shared, source.columns, top, found)
    found += [
        Problem("unknown-column", top, {"found": name, "expected": expected, **suggestion(name, KEYS)})
        for name in source.columns
        if name not in KEYS and name not in rows.columns
    ]
    found += [Problem("missing-column", top, {"key": key}) for key in REQUIRED if key not in source.keys]
    found += does_not_apply(source.shared, [key for key in KEYS if key in source.columns], source.typed, top)
    found += [
        Problem("key-cannot-apply", top, {"key": "keep" if name in rows.keep else "drop", "column": name})
        for name in sorted(rows.columns)
        if not _is_countable(source.columns[name])
    ]
    problems += found
    return None if found else replace(source, chosen=rows)


def _is_countable(kind: str) -> bool:
    """Return whether a column holds texts, whole numbers or truths, each of which is written in one way."""
    return kind in {"VARCHAR", "BOOLEAN"} or kind.startswith("ENUM") or kind.endswith(("INT", "INTEGER", "INT64", "INT32"))


def is_readable(engine: Engine, large: Large, named: Collection[str] = (), encoding: str | None = None) -> bool:
    """Return whether the engine understands the header and every row of a CSV file; where not, the rows are read one by one.

    Args:
        engine: The engine, which reads UTF-8.
        large: The file.
        named: Further columns of which the settings speak.
        encoding: The encoding that the settings name for it.
    """
    if encoding is not None and not is_utf_8(encoding):
        return False
    try:
        further = {heading(name) for name in _header(large) if name not in KEYS}
        counted = next(engine.rows(f"SELECT count(*) FROM {_reading(large)}"), None)
    except RefusedError:
        return False
    if large.state[0] > MAX_BYTES:
        return counted is not None
    content = large.path.read_bytes()
    is_known = further <= {heading(name) for name in named}
    is_sure = encoding is not None or _is_surely_utf_8(content)
    return counted is not None and is_known and is_sure and not _BESIDE_QUOTES.search(content)


def _is_surely_utf_8(content: bytes) -> bool:
    """Return whether bytes that the engine reads as UTF-8 are no other text by chance."""
    try:
        check_guess(content, content.decode(), UTF_8)
    except (RefusedError, UnicodeDecodeError):
        return False
    return True


def _check_parquet(large: Large) -> None:
    """Refuse a file that is not Parquet, or not whole, before the engine says so in its own words.

    Raises:
        RefusedError: `bad-parquet` or `unreadable`.
    """
    if large.is_csv:
        return
    try:
        with large.path.open("rb") as stream:
            begin = stream.read(len(_MARK))
            stream.seek(-min(len(_MARK), large.state[0]), SEEK_END)
            end = stream.read()
    except OSError as failure:
        raise RefusedError("unreadable", reason=reason(failure)) from failure
    if (begin, end) != (_MARK, _MARK):
        raise RefusedError("bad-parquet")


def _reading(large: Large) -> str:
    """Return what reads the rows of a file; of a CSV file those that say something, and nothing about it is guessed.

    Raises:
        RefusedError: `bad-csv` for a CSV file without a header that names each column once.
    """
    path = literal(re.sub(r"([*?\[])", r"[\1]", str(large.path)))
    if not large.is_csv:
        return f"read_parquet({path}, file_row_number = true)"
    names = _header(large)
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names)
    options = (
        "header = true, auto_detect = false, strict_mode = true, null_padding = false, delim = ',', quote = '\"', escape = '\"'"
    )
    says = " OR ".join(f"regexp_matches({quoted(name)}, {literal(f'[^{BLANKS}]')})" for name in names)
    return f"(SELECT * FROM read_csv({path}, {options}, columns = {{{columns}}}) WHERE {says})"


def _header(large: Large) -> list[str]:
    """Return the names of the columns of a CSV file.

    Raises:
        RefusedError: `bad-csv` when it is not UTF-8, or its first line does not name each column once.
    """
    try:
        with large.path.open(encoding="utf-8-sig", newline="") as stream:
            _line, row = next(rows_of(stream), (1, []))
    except (OSError, ValueError) as failure:
        raise RefusedError("bad-csv", 1, reason=str(failure)) from failure
    names = [cell.strip() for cell in row]
    if not all(names) or not names or len(set(map(str.casefold, names))) < len(names):
        raise RefusedError("bad-csv", 1, reason="no-header")
    return names
