"""Tables that fit: columns leave in a fixed order until the rest fits the width; no name, id or number is ever cut."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from ectrack.locale.text import width as cells
from ectrack.render import screen
from ectrack.render.screen import Line, Segment, line, pieces_of, wrapped

GAP = "  "
NARROW_NAME = 14
"""Columns that a wrapping column keeps at least, where its text needs them."""

NARROW_HEADING = 6
"""Columns that a heading keeps at least, so that Chinese words do not stand upright."""

Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        key: Of the cells that stand in it.
        heading: Words above it.
        align: Numbers to the right, anything else to the left.
        drop: Place in the order in which columns leave, the lowest first; None never leaves.
        wrap: Whether its texts may go on in further lines.
        fold: Column under whose text its own goes on when it leaves.
        gone: Place in the order in which it leaves there too.
        short: Words above it where it has to fit; those of `heading` when left out.
    """

    key: str
    heading: str
    align: Align = "left"
    drop: int | None = None
    wrap: bool = False
    fold: str | None = None
    gone: int | None = None
    short: str = ""

    def above(self, width: int | None) -> str:
        """Return the words above it on a terminal of some columns; None where nothing has to fit."""
        return self.short if width is not None and self.short else self.heading


@dataclass(frozen=True, slots=True)
class Row:
    """Cells by column and their colours; a row with a heading has no cells and speaks for those below it."""

    cells: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    styles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    heading: str | None = None


Rows = Iterable[Row | Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is left of a table: its columns with their widths, and the columns that went under another."""

    columns: tuple[tuple[Column, int], ...]
    folded: tuple[Column, ...] = ()


def print_table(columns: Sequence[Column], rows: Rows) -> None:
    """Write a table to standard output: fitted and in colour on a terminal, plain and complete anywhere else."""
    screen.emit(table(columns, rows, screen.width()))


def table(columns: Sequence[Column], rows: Rows, width: int | None) -> list[Line]:
    """Return the lines of a table.

    Args:
        columns: All of its columns.
        rows: Its rows.
        width: Columns of the terminal; None for everything, one line a row.
    """
    full = [row if isinstance(row, Row) else Row(row) for row in rows]
    return painted(fit(columns, full, width), full, width)


def painted(fitted: Fitted, full: Iterable[Row], width: int | None) -> list[Line]:
    """Return the lines of a table whose columns have been chosen."""
    return [*_head(fitted, width), *(part for row in full for part in _row(row, fitted, width))]


def part(columns: Sequence[Column], first: Sequence[Row], last: Sequence[Row], gap: Line, width: int | None) -> list[Line]:
    """Return the lines of a table of which only the first and the last rows are shown.

    Args:
        columns: All of its columns.
        first: The first rows.
        last: The last rows.
        gap: What says that there are more between them.
        width: Columns of the terminal; None where nothing has to fit.
    """
    fitted = fit(columns, [*first, *last], width)
    head = len(painted(fitted, (), width))
    return [*painted(fitted, first, width), gap, *painted(fitted, last, width)[head:]]


def fit(columns: Sequence[Column], rows: Sequence[Row], width: int | None) -> Fitted:
    """Return the columns that fit a width; when even those that never leave do not, they are all there and the terminal wraps."""
    natural = {column.key: _natural(column, rows, width) for column in columns}
    if width is None:
        return Fitted(tuple((column, natural[column.key]) for column in columns))
    least = {column.key: _least(column, rows, natural[column.key]) for column in columns}
    kept, folded = list(columns), list[Column]()
    for step in [None, *_steps(columns)]:
        if step is not None:
            _take(step, kept, folded)
        widths = _widths(kept, folded, natural, least, width)
        if widths is not None:
            return Fitted(tuple(zip(kept, widths, strict=True)), tuple(folded))
    return Fitted(tuple((column, least[column.key]) for column in kept), tuple(folded))


def _steps(columns: Sequence[Column]) -> list[Column]:
    """Return which column leaves next, in order; one that folds is named twice."""
    orders = [(order, column) for column in columns for order in (column.drop, column.gone) if order is not None]
    return [column for _, column in sorted(orders, key=lambda pair: pair[0])]


def _take(column: Column, columns: list[Column], folded: list[Column]) -> None:
    if column in columns:
        columns.remove(column)
        if column.fold:
            folded.append(column)
    elif column in folded:
        folded.remove(column)


def _natural(column: Column, rows: Sequence[Row], width: int | None) -> int:
    words = column.above(width)
    whole = cells(words)
    heading = whole if width is None else max((min(whole, NARROW_HEADING), *map(cells, pieces_of(words))))
    texts = (part for row in rows for part in row.cells.get(column.key, "").split("\n"))
    return max((heading, *map(cells, texts)))


def _least(column: Column, rows: Sequence[Row], natural: int) -> int:
    if not column.wrap:
        return natural
    texts = {row.cells.get(column.key, "") for row in rows}
    return max(
        (min(NARROW_NAME, natural), *(cells(piece) for text in texts for part in text.split("\n") for piece in pieces_of(part)))
    )


def _widths(
    columns: Sequence[Column], folded: Sequence[Column], natural: Mapping[str, int], least: Mapping[str, int], width: int
) -> list[int] | None:
    """Return the widths of the columns, what is left over given to those that wrap; None when they do not fit."""
    below = {column.key: max((natural[other.key] for other in folded if other.fold == column.key), default=0) for column in columns}
    widths = [max(least[column.key], below[column.key]) for column in columns]
    spare = width - sum(widths) - len(GAP) * (len(columns) - 1)
    if spare < 0:
        return None
    wanted = [natural[column.key] for column in columns]
    for _cell in range(spare):
        most = max(range(len(columns)), key=lambda index: wanted[index] - widths[index])
        if wanted[most] <= widths[most]:
            break
        widths[most] += 1
    return widths


def _head(fitted: Fitted, width: int | None) -> list[Line]:
    texts = [wrapped(column.above(width), size) if width is not None else [column.heading] for column, size in fitted.columns]
    height = max(map(len, texts), default=0)
    lowered = [[""] * (height - len(text)) + text for text in texts]
    rule = line(GAP.join("-" * size for _, size in fitted.columns), "dim")
    return [*_beside(lowered, fitted, {column.key: "bold" for column, _ in fitted.columns}), rule]


def _row(row: Row, fitted: Fitted, width: int | None) -> list[Line]:
    if row.heading is not None:
        return [line(), *(line(part, "bold") for part in (wrapped(row.heading, width) if width else [row.heading]))]
    texts = []
    for column, size in fitted.columns:
        text = row.cells.get(column.key, "")
        parts = wrapped(text, size) if width is not None else [text]
        below = [row.cells.get(other.key, "") for other in fitted.folded if other.fold == column.key]
        texts.append([*parts, *(part for part in below if part)])
    return _beside(texts, fitted, row.styles)


def _beside(texts: Sequence[Sequence[str]], fitted: Fitted, styles: Mapping[str, str]) -> list[Line]:
    lines = []
    for index in range(max(map(len, texts), default=0)):
        segments: list[Segment] = []
        for (column, size), parts in zip(fitted.columns, texts, strict=True):
            text = parts[index] if index < len(parts) else ""
            pad = " " * max(0, size - cells(text))
            shown = pad + text if column.align == "right" else text + pad
            segments += [Segment(GAP)] if segments else []
            segments.append(Segment(shown, styles.get(column.key, "")))
        lines.append(tuple(segments))
    return lines
