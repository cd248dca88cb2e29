"""Which column of a sheet means what: recognised by its headings, or as a mapping says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from ectrack.core.importing.grid import Grid, text_of
from ectrack.core.importing.meanings import IGNORE, Known, Meaning, is_aside, meaning
from ectrack.core.importing.vocabulary import is_empty, is_status, without_approx
from ectrack.core.problems import NotationError
from ectrack.core.values.quantities import half_width, quantity

DEEPEST = 20
"""Rows in which headings are looked for."""
MOST_HEADINGS = 3
"""Rows of headings above each other that are looked for below a merged one."""

OF_A_FIGURE = frozenset({"yoy", "approx", "se"})
"""Keys that belong to one figure each: beside several columns of values they speak for the one on their left."""

_REQUIRED = frozenset({"indicator", "region", "period"})
_TITLE_UNIT = re.compile(r"(?:计量)?单位\s*[:：]\s*(?P<unit>[^\s）)\]】，,。；;、]+)")
_LONGEST_UNIT_LINE = 40


@dataclass(frozen=True, slots=True)
class Value:
    """A column of values.

    Attributes:
        column: The column, from 0.
        given: What its heading says of all of them: period, region, indicator.
        beside: Columns that belong to these values alone, by key.
    """

    column: int
    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    beside: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a sheet mean.

    Attributes:
        rows: First and last row of the headings, counted from 0.
        columns: Column of each key that holds for a whole row.
        values: The columns of values.
        units: Unit of a column by its heading.
        unit: Unit that stands above the table.
        headings: The headings of each column, from top to bottom.
        unknown: Columns of numbers whose headings say nothing, in a table whose headings say what the values are.
        aside: Headings of other columns that are left out.
    """

    rows: tuple[int, int]
    columns: Mapping[str, int]
    values: tuple[Value, ...]
    units: Mapping[int, str]
    unit: str | None
    headings: Mapping[int, tuple[str, ...]]
    unknown: tuple[int, ...] = ()
    aside: tuple[str, ...] = ()


def layout(grid: Grid, known: Known, common: Mapping[str, str]) -> Layout | None:
    """Return what the columns of a sheet mean; None where no row reads as headings of figures.

    Args:
        grid: The sheet.
        known: What headings may name, and what a mapping says of them.
        common: What holds for every figure, as the user says.
    """
    layouts = [one for rows in _candidates(grid, known) if (one := _read(grid, rows, known, common)) is not None]
    best = max(layouts, key=lambda one: (len(one.columns) + len(one.values), one.rows[0] - one.rows[1]), default=None)
    return None if best is None else _with_rest(grid, best, known)


def _candidates(grid: Grid, known: Known) -> Iterator[tuple[int, int]]:
    """Yield rows that may be headings: those that are said to be, else each of the first, with those below where cells are merged."""
    if known.mapping.header:
        first, last = known.mapping.header
        rows = [row for row, line in enumerate(grid.lines) if first <= line <= last]
        if rows:
            yield rows[0], rows[-1]
        return
    merged = {line for line, _column in grid.covered}
    for row in range(min(DEEPEST, len(grid.rows))):
        yield row, row
        last = row
        while grid.lines[last] in merged and _parts_a_table(grid, last) and last + 1 < min(row + MOST_HEADINGS, len(grid.rows)):
            last += 1
            yield row, last


def _parts_a_table(grid: Grid, row: int) -> bool:
    """Return whether a row says more than one thing, unlike a title that stretches over the whole table."""
    return len({text_of(cell) for cell in grid.rows[row]} - {""}) > 1


def _read(grid: Grid, rows: tuple[int, int], known: Known, common: Mapping[str, str]) -> Layout | None:
    headings = _headings(grid, rows)
    columns: dict[str, int] = {}
    values: list[Value] = []
    units: dict[int, str] = {}
    meanings = {column: meaning(parts, known) for column, parts in headings.items()}
    several = sum(found.is_figure for found in meanings.values()) > 1
    for column, found in meanings.items():
        if found.unit:
            units[column] = found.unit
        if found.is_figure:
            values.append(Value(column, found.given))
        elif found.key in OF_A_FIGURE and several:
            values[-1:] = [_beside(value, found, column) for value in values[-1:]]
        elif found.key and found.key != IGNORE and not (found.key == "state" and _tells_statuses(grid, rows[1], column)):
            columns.setdefault(found.key, column)
    told = {*columns, *common}
    if not values or not all(told | set(value.given) >= _REQUIRED for value in values):
        return None
    return Layout(rows, columns, tuple(values), units, _unit_above(grid, rows[0]), headings)


def _tells_statuses(grid: Grid, header: int, column: int) -> bool:
    """Return whether a column 状态 says how targets stand, as in the tables that `export` writes, and not how settled figures are."""
    cells = [grid.cell(row, column) for row in range(header + 1, len(grid.rows))]
    return all(is_status(cell) or is_empty(cell) for cell in cells) and any(is_status(cell) for cell in cells)


def _beside(value: Value, meaning: Meaning, column: int) -> Value:
    """Return the values with a column that belongs to them; one whose heading names other ones belongs to none."""
    fits = all(value.given.get(key) == text for key, text in meaning.given.items())
    return replace(value, beside={meaning.key or "": column, **value.beside}) if fits else value


def _headings(grid: Grid, rows: tuple[int, int]) -> dict[int, tuple[str, ...]]:
    """Return the headings of each column from top to bottom, each once; in a text table an upper one holds until the next."""
    first, last = rows
    width = max(len(grid.rows[row]) for row in range(first, last + 1))
    found: dict[int, tuple[str, ...]] = {}
    upper: dict[int, str] = {}
    for column in range(width):
        parts = []
        for row in range(first, last + 1):
            text = text_of(grid.label(row, column))
            if not grid.name and row < last:
                text = upper[row] = text or upper.get(row, "")
            if text and text not in parts:
                parts.append(text)
        found[column] = tuple(parts)
    return found


def _unit_above(grid: Grid, header: int) -> str | None:
    """Return the unit that stands above the table, such as 单位：万元."""
    for row in grid.rows[: header + 1]:
        for text in map(text_of, row):
            match = _TITLE_UNIT.search(text)
            if match and len(text) < _LONGEST_UNIT_LINE:
                return match["unit"]
    return None


def _with_rest(grid: Grid, layout: Layout, known: Known) -> Layout:
    """Return the layout with the columns that it leaves out: those that may hold figures, and the others."""
    used = {*layout.columns.values(), *(value.column for value in layout.values)}
    used |= {column for value in layout.values for column in value.beside.values()}
    is_wide = any(value.given for value in layout.values)
    unknown, aside = [], []
    for column, parts in layout.headings.items():
        if column in used or meaning(parts, known).key == IGNORE:
            continue
        if is_wide and not is_aside(parts) and _has_numbers(grid, layout.rows[1], column):
            unknown.append(column)
        elif parts:
            aside.append(" / ".join(parts))
    return replace(layout, unknown=tuple(unknown), aside=tuple(aside))


def _has_numbers(grid: Grid, header: int, column: int) -> bool:
    return any(is_number(text_of(grid.cell(row, column))) for row in range(header + 1, len(grid.rows)))


def is_number(text: str) -> bool:
    """Return whether a text reads as a figure."""
    try:
        quantity(without_approx(half_width(text))[0])
    except NotationError:
        return False
    return True
