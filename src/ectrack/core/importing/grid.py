"""A sheet as a grid of cells with their places."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from ectrack.core.problems import Origin

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell without a usable value.

    Attributes:
        found: An error such as `#REF!`, `formula` for one that was never computed, `scaled` where people see another number,
            or a number of more digits than the program that wrote it keeps.
    """

    found: str


Cell = str | Decimal | date | Fault | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet.

    Attributes:
        file: The file as shown to the user.
        name: Name of the sheet; "" for a text file, whose places are lines.
        rows: The rows that hold anything; they may differ in length.
        lines: Number of each row in the sheet, or line in the text file.
        covered: What the cells of merged areas show, by number of the row and column from 0.
        hidden: Whether people do not see the sheet.
        delimiter: The sign between the cells of a text file.
        hidden_rows: Numbers of rows that people do not see, filtered ones included, as the sheet counts them.
        hidden_columns: Columns that people do not see, from 0.
    """

    file: str
    name: str
    rows: Sequence[Sequence[Cell]]
    lines: Sequence[int]
    covered: Mapping[tuple[int, int], Cell] = field(default_factory=lambda: MappingProxyType({}))
    hidden: bool = False
    delimiter: str = ""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; None beyond the end of its row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def label(self, row: int, column: int) -> Cell:
        """Return what a cell shows that says what others mean: inside a merged area that is what stands in its first cell."""
        own = self.cell(row, column)
        return own if own is not None else self.covered.get((self.lines[row], column))

    def place(self, row: int, column: int | None = None) -> Origin:
        """Return the place of a cell or a row: `FILE!SHEET!B7`, or the line of a text file."""
        if not self.name:
            return Origin(self.file, (), self.lines[row])
        return Origin(f"{self.file}!{self.name}!{'' if column is None else letters(column)}{self.lines[row]}")


def letters(column: int) -> str:
    """Return the name of a column counted from 0: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def text_of(cell: Cell) -> str:
    """Return a cell as one line of text, blanks inside it single; "" for one without a figure."""
    if cell is None or isinstance(cell, Fault):
        return ""
    if isinstance(cell, str) and cell.isalnum():
        return cell
    text = f"{cell:f}" if isinstance(cell, Decimal) else cell.isoformat() if isinstance(cell, date) else cell
    return _BLANKS.sub(" ", text.replace("\u3000", " ")).strip()
