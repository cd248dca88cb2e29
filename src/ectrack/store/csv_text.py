"""CSV bytes to the rows of `[[actual]]`: the header names the keys, an empty cell leaves its key out."""

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ectrack.core.notation.figure_table import FAULTS
from ectrack.store.files import RefusedError
from ectrack.store.toml_text import BOM

_LAYOUT = frozenset("\t\n\r")
_FOREIGN = frozenset({"Cc", "Co", "Cn", "Cs"})
ENCODINGS = ("utf-8", "gb18030")
_TRUTH = {"true": True, "false": False}
MOST_SIGNS = 1 << 17
"""Signs between the cells of one line: eight times the columns of any spreadsheet, and as many as characters in a cell."""
_REASONS = {"expected after": "text-after-quote", "field larger": "cell-too-long"}


@dataclass(frozen=True, slots=True)
class Rows:
    """What a CSV file holds.

    Attributes:
        header: Names of the columns as written.
        rows: One table a row.
        lines: The line on which each row begins.
        refused: Rows that do not fit the header.
    """

    header: Sequence[str]
    rows: list[dict[str, Any]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    refused: list[RefusedError] = field(default_factory=list)


def decoded(content: bytes) -> str:
    """Return the text of CSV bytes: UTF-8, with or without byte order mark, else GB18030, which Chinese Excel writes.

    Raises:
        RefusedError: `bad-encoding` when it is neither, `control-character` with the line when it holds what no table holds.
    """
    text = content.removeprefix(BOM).decode(encoding_of(content))
    check_characters(text)
    return text


def encoding_of(content: bytes) -> str:
    """Return the encoding of CSV bytes.

    Raises:
        RefusedError: `bad-encoding` when it is none of `ENCODINGS`.
    """
    for encoding in ENCODINGS:
        try:
            content.removeprefix(BOM).decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise RefusedError("bad-encoding")


def check_characters(text: str) -> None:
    """Refuse a text that holds what no table holds: control characters, private and unassigned ones."""
    foreign = {char for char in set(text) - _LAYOUT if is_foreign(char)}
    if foreign:
        position = min(text.index(char) for char in foreign)
        raise RefusedError("control-character", text.count("\n", 0, position) + 1, found=f"U+{ord(text[position]):04X}")


def is_foreign(char: str) -> bool:
    """Return whether a character is a control character, a private or an unassigned one."""
    return unicodedata.category(char) in _FOREIGN


def parsed(content: bytes) -> Rows:
    """Return the rows of a CSV file.

    Raises:
        RefusedError: As `decoded`; `bad-csv` for broken quoting or no header, `duplicate-column` for a key named twice.
    """
    lines = records(decoded(content))
    first = next(lines, None)
    if first is None:
        raise RefusedError("bad-csv", reason="no-header")
    line, cells = first
    header = [cell.strip() for cell in cells]
    counts = Counter(header)
    for name in header:
        if counts[name] > 1:
            raise RefusedError("duplicate-column", line, found=name)
    rows = Rows(header)
    for number, row in lines:
        if len(row) != len(header):
            rows.refused.append(RefusedError("row-length", number, found=str(len(row)), expected=str(len(header))))
            if len(rows.refused) > FAULTS:
                rows.refused.append(RefusedError("unchecked-rows", number, n=str(FAULTS)))
                break
            continue
        rows.rows.append(cells_of(header, row))
        rows.lines.append(number)
    return rows


def records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank with the line on which it begins.

    Raises:
        RefusedError: `bad-csv` with the line.
    """
    return ((line, row) for line, row in rows_of(io.StringIO(text, newline="")) if any(cell.strip() for cell in row))


def rows_of(lines: Iterable[str], delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line on which it begins.

    Args:
        lines: The text, line by line.
        delimiter: The sign between cells.

    Raises:
        RefusedError: `bad-csv` with the line.
    """
    reader = csv.reader(_of_bearable_width(lines, delimiter), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as failure:
            raise RefusedError("bad-csv", line, reason=_reason(str(failure))) from failure
        yield line, row


def _of_bearable_width(lines: Iterable[str], delimiter: str) -> Iterator[str]:
    for line in lines:
        if line.count(delimiter) > MOST_SIGNS:
            raise csv.Error("row-too-wide")
        yield line


def _reason(text: str) -> str:
    """Return the name of what the parser says, which names the sign between cells and a number of characters."""
    return next((name for part, name in _REASONS.items() if part in text), text)


def cells_of(header: Sequence[str], row: Sequence[str]) -> dict[str, Any]:
    """Return the cells of a row that say something, by the names of their columns."""
    cells = {name: cell.strip() for name, cell in zip(header, row, strict=True) if cell.strip()}
    return {name: _TRUTH.get(cell.lower(), cell) if name == "comparable" else cell for name, cell in cells.items()}
