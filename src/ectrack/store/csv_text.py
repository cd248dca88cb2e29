"""CSV bytes to the rows of `[[actual]]`: the header names the keys, an empty cell leaves its key out."""

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ectrack.core.notation.figure_table import FAULTS
from ectrack.store.encodings import Words, check_guess, guessed, no_words, text_in
from ectrack.store.files import RefusedError
from ectrack.store.toml_text import BOM

_LAYOUT = frozenset("\t\n\r")
_FOREIGN = frozenset({"Cc", "Co", "Cn", "Cs"})
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


def decoded(content: bytes, encoding: str | None = None, words: Words = no_words) -> str:
    """Return the text of CSV bytes: in the encoding that is named, else UTF-8, with or without byte order mark, else GB18030, which Chinese Excel writes.

    Args:
        content: The bytes.
        encoding: The encoding that somebody named; None to find out.
        words: Chinese words that may be expected, such as the names of the tracker.

    Raises:
        RefusedError: `bad-encoding` when it is neither, `doubtful-encoding` when it may well be another one, as `encodings.text_in` for one that
            is named; `control-character` with the line when it holds what no table holds.
    """
    if encoding is not None:
        text = text_in(content, encoding)
        check_characters(text)
        return text
    found = guessed(content)
    text = content.removeprefix(BOM).decode(found)
    check_characters(text)
    check_guess(content, text, found, words)
    return text


def check_characters(text: str) -> None:
    """Refuse a text that holds what no table holds: control characters, private and unassigned ones."""
    foreign = {char for char in set(text) - _LAYOUT if is_foreign(char)}
    if foreign:
        position = min(text.index(char) for char in foreign)
        raise RefusedError("control-character", text.count("\n", 0, position) + 1, found=f"U+{ord(text[position]):04X}")


def is_foreign(char: str) -> bool:
    """Return whether a character is a control character, a private or an unassigned one."""
    return unicodedata.category(char) in _FOREIGN


def parsed(content: bytes, encoding: str | None = None, words: Words = no_words) -> Rows:
    """Return the rows of a CSV file.

    Args:
        content: Its bytes.
        encoding: As `decoded`.
        words: As `decoded`.

    Raises:
        RefusedError: As `decoded`; `bad-csv` for broken quoting or no header, `duplicate-column` for a key named twice.
    """
    lines = records(decoded(content, encoding, words))
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
