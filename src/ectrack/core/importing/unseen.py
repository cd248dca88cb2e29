"""What of a table people do not see in its sheet, though figures were read from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from ectrack.core.importing.grid import Grid, letters
from ectrack.core.importing.layout import Layout
from ectrack.core.problems import Origin


@dataclass(frozen=True, slots=True)
class Unseen:
    """Hidden rows and columns that were read.

    Attributes:
        rows: Their numbers, as the sheet counts them.
        columns: Their letters.
    """

    rows: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()

    def joined(self, other: "Unseen") -> "Unseen":
        """Return what two sheets hide together."""
        return Unseen(tuple(sorted({*self.rows, *other.rows})), tuple(dict.fromkeys((*self.columns, *other.columns))))


def unseen(grid: Grid, layout: Layout, origins: Iterable[Origin]) -> Unseen:
    """Return the hidden rows of headings and figures, and the hidden columns that mean something.

    Args:
        grid: The sheet.
        layout: What its columns mean.
        origins: The cells of the figures.
    """
    if not grid.hidden_rows and not grid.hidden_columns:
        return Unseen()
    values = [value.column for value in layout.values]
    used = {column for found in layout.columns.values() for column in found}
    used |= {*values, *(column for value in layout.values for column in value.beside.values())}
    cells = set(origins)
    first, last = layout.rows
    rows = [
        line
        for row, line in enumerate(grid.lines)
        if line in grid.hidden_rows and (first <= row <= last or any(grid.place(row, column) in cells for column in values))
    ]
    return Unseen(tuple(rows), tuple(letters(column) for column in sorted(used & grid.hidden_columns)))
