"""Files as one table of texts, its columns those of `[[actual]]`; an empty cell is NULL."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import SEEK_END

from ectrack.core.bulk import Shared
from ectrack.core.model import Indicator
from ectrack.core.notation.figure_table import READERS, REQUIRED
from ectrack.core.problems import Origin, Problem
from ectrack.core.suggesting import suggestion
from ectrack.core.values.fiscal_years import JANUARY
from ectrack.core.values.period_text import period
from ectrack.core.values.periods import Period
from ectrack.store.bulk.engine import Engine, among, literal, quoted
from ectrack.store.bulk.large_files import Large
from ectrack.store.csv_text import rows_of
from ectrack.store.files import MAX_BYTES, RefusedError, reason

KEYS = tuple(READERS)
AMOUNTS = ("value", "se")
_MARK = b"PAR1"
_BLANKS = "\t\n\r\x20\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
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
    """

    file: str
    query: str
    columns: Mapping[str, str]
    shared: Shared
    line: str
    first: int

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
    found = [
        Problem("unknown-column", top, {"found": name, "expected": expected, **suggestion(name, KEYS)})
        for name in source.columns
        if name not in KEYS
    ]
    found += [Problem("missing-column", top, {"key": key}) for key in REQUIRED if key not in source.keys]
    problems += found
    return None if found else source


def is_readable(engine: Engine, large: Large) -> bool:
    """Return whether the engine understands the header and every row of a CSV file; where not, the rows are read one by one."""
    try:
        names = _header(large)
        counted = next(engine.rows(f"SELECT count(*) FROM {_reading(large)}"), None)
    except RefusedError:
        return False
    if large.state[0] > MAX_BYTES:
        return counted is not None
    return counted is not None and set(names) <= set(KEYS) and not _BESIDE_QUOTES.search(large.path.read_bytes())


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
    says = " OR ".join(f"regexp_matches({quoted(name)}, {literal(f'[^{_BLANKS}]')})" for name in names)
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


def as_texts(sources: Sequence[Source], indicators: Mapping[str, Indicator]) -> str:
    """Return the query of all rows of all files: `file`, `line` and the keys, each a text or NULL.

    Where the years of any indicator or file begin in another month than January, each period ends in that of its row (`period_of`).

    Args:
        sources: The files.
        indicators: The indicators of the tracker.
    """
    starts = {name: one.year_starts for name, one in indicators.items() if one.year_starts != JANUARY}
    marked = bool(starts) or any(source.shared.year_starts for source in sources)
    return " UNION ALL ".join(_texts(number, one, starts if marked else None) for number, one in enumerate(sources))


MARK = "\x1f"
"""Stands in a period before the month in which its year begins; no table holds it."""


def period_of(text: str) -> Period:
    """Return the period that a row names, with the month in which its year begins where `as_texts` has put that."""
    name, mark, month = text.rpartition(MARK)
    return period(name, int(month)) if mark else period(text)


def without_month(text: str) -> str:
    """Return a period of a row as the file has it."""
    return text.rpartition(MARK)[0] if MARK in text else text


def _month(source: Source, starts: Mapping[str, int]) -> str:
    """Return the query of the month in which the year of a row begins: that of its file, else of its indicator."""
    if source.shared.year_starts is not None:
        return literal(f"{MARK}{source.shared.year_starts}")
    by_month: dict[int, list[str]] = {}
    for name, month in starts.items():
        by_month.setdefault(month, []).append(name)
    indicator = _text(source, "indicator")
    cases = "".join(f" WHEN {among(indicator, names)} THEN {literal(f'{MARK}{month}')}" for month, names in by_month.items())
    usual = literal(f"{MARK}{JANUARY}")
    return f"CASE{cases} ELSE {usual} END" if cases else usual


def _texts(number: int, source: Source, starts: Mapping[str, int] | None) -> str:
    texts = {key: _text(source, key) for key in KEYS}
    if starts is not None:
        texts["period"] = f"({texts['period']} || {_month(source, starts)})"
    cells = ", ".join(f"{text} AS {quoted(key)}" for key, text in texts.items())
    return f"SELECT {number} AS file, {source.line} AS line, {cells} FROM {source.query}"


def _text(source: Source, key: str) -> str:
    given = source.shared.cells.get(key)
    kind = source.columns.get(key)
    if kind is None:
        return f"CAST({literal(given)} AS VARCHAR)"
    cell = _as_text(quoted(key), key, kind)
    return cell if given is None else f"coalesce({cell}, {literal(given)})"


def _as_text(column: str, key: str, kind: str) -> str:
    if key == "comparable":
        return f"nullif(lower({_trimmed(f'CAST({column} AS VARCHAR)')}), '')"
    if key in {"period", "recorded"} and (kind == "DATE" or kind.startswith("TIMESTAMP")):
        return f"strftime({column}, '%Y-%m-%d')"
    if (key == "period" and kind.endswith("INT")) or kind.endswith("INTEGER"):
        return f"lpad(CAST({column} AS VARCHAR), 4, '0')"
    return f"nullif({_trimmed(f'CAST({column} AS VARCHAR)')}, '')"


def _trimmed(text: str) -> str:
    """Return the query of a text without the blanks around it; ten times as fast as `trim` with these characters."""
    return f"regexp_replace({text}, {literal(f'^[{_BLANKS}]+|[{_BLANKS}]+$')}, '', 'g')"
