"""Text tables as grids: in UTF-8, UTF-16 or GB18030, or in the encoding that is named, with commas, semicolons or tabs between the cells."""

import io

from ectrack.core.importing.grid import Cell, Grid
from ectrack.core.spreadsheet_text import unguarded
from ectrack.store.csv_text import decoded, rows_of
from ectrack.store.encodings import Words, no_words
from ectrack.store.files import RefusedError
from ectrack.store.sheets.limits import MOST_CELLS, SheetError

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = "\t,;"
_LINES, _BEGINNING = 20, 20_000
"""Lines and characters in which the sign between the cells is looked for."""


def grid(name: str, content: bytes, *, tabs: bool, encoding: str | None = None, words: Words = no_words) -> Grid:
    """Return a text table as a grid; its blank lines are left out, and so are apostrophes that keep a text from being a formula.

    Args:
        name: The file as shown to the user.
        content: Its bytes.
        tabs: Whether the cells are parted by tabs, as the name of the file says.
        encoding: The encoding that somebody named.
        words: Chinese words that may be expected.

    Raises:
        RefusedError: As `csv_text.decoded`; `bad-csv`, with the line.
        SheetError: When it holds more than it may.
    """
    text = _text(content, encoding, words)
    rows: list[list[Cell]] = []
    lines: list[int] = []
    cells = 0
    delimiter = "\t" if tabs else _delimiter(text)
    for line, row in rows_of(io.StringIO(text, newline=""), delimiter):
        told = [cell.strip() for cell in row]
        if any(told):
            rows.append([unguarded(cell) or None for cell in told])
            lines.append(line)
        cells += len(row) if any(told) else 1
        if cells > MOST_CELLS * 2:
            raise SheetError("sheet-too-large", name)
    return Grid(name, "", rows, lines, delimiter=delimiter)


def _text(content: bytes, encoding: str | None, words: Words) -> str:
    """Return the text of a table; a mark of UTF-16 says its encoding where nobody names one."""
    if encoding is not None or not content.startswith(_UTF16):
        return decoded(content, encoding, words)
    try:
        return decoded(content, "utf-16", words)
    except RefusedError as refusal:
        if refusal.slug != "not-in-encoding":
            raise
        raise RefusedError("bad-encoding", refusal.line) from refusal


def _delimiter(text: str) -> str:
    """Return the sign that parts most of the first lines into cells."""
    first = text[:_BEGINNING].splitlines()[:_LINES]
    return max(_DELIMITERS, key=lambda sign: sum(sign in line for line in first))
