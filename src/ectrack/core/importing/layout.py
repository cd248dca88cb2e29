"""Which column of a sheet means what: recognised by its headings, or as a mapping says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from ectrack.core.importing.grid import Grid, text_of
from ectrack.core.importing.heading_words import CODES, IGNORE, MONTH_ALONE, MONTH_TO_DATE, YEAR, plain
from ectrack.core.importing.known import Known, without_brackets
from ectrack.core.importing.mapped import YEAR_BY_MONTH
from ectrack.core.importing.meanings import RELATIVE, Meaning, meaning, names_of
from ectrack.core.importing.preamble import Preamble, preamble
from ectrack.core.importing.vocabulary import is_bare_number, is_empty, is_number, is_period, is_status, part_of_year, read_period
from ectrack.core.problems import NotationError

_MONTH = re.compile("[0-9]{4}-[0-9]{2}")
DEEPEST = 20
"""Rows in which headings are looked for."""
MOST_HEADINGS = 3
"""Rows of headings above each other that are looked for below a merged one."""

OF_A_FIGURE = frozenset({"yoy", "approx", "se", "flag"})
"""Keys that belong to one figure each: beside several columns of values they speak for the one on their left."""

REQUIRED = ("indicator", "region", "period")


@dataclass(frozen=True, slots=True)
class Value:
    """A column of values.

    Attributes:
        column: The column, from 0.
        given: What its heading says of all of them: period, region, indicator, part of the year.
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
        columns: Columns of each key that holds for a whole row.
        values: The columns of values.
        units: Unit of a column by its heading.
        above: What stands above the headings.
        headings: The headings of each column, from top to bottom.
        lacks: What nothing says: `value`, or a key that every figure needs.
        unknown: Columns of numbers whose headings say nothing, in a table whose headings say what the values are.
        loose: Other columns that nothing is said of.
        ignored: Columns that a mapping leaves out.
        decided: Columns that `keep` and `drop` look at.
        unread: Headings above columns of values that say nothing known, such as Male above 2019, by column.
        said: Columns that the mapping says something of.
        codes: Columns of codes, of which one that the tracker has must be that of its row.
        is_own: Whether it is a table of targets that this program wrote.
    """

    rows: tuple[int, int]
    columns: Mapping[str, tuple[int, ...]]
    values: tuple[Value, ...]
    units: Mapping[int, str]
    above: Preamble
    headings: Mapping[int, tuple[str, ...]]
    lacks: tuple[str, ...] = ()
    unknown: tuple[int, ...] = ()
    loose: tuple[int, ...] = ()
    ignored: tuple[int, ...] = ()
    decided: tuple[int, ...] = ()
    unread: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    said: frozenset[int] = frozenset()
    codes: tuple[int, ...] = ()
    is_own: bool = False

    def heading(self, column: int) -> str:
        """Return the headings of a column as a mapping calls it."""
        return " / ".join(self.headings.get(column, ()))


def layout(grid: Grid, known: Known, common: Mapping[str, str]) -> Layout | None:
    """Return what the columns of a sheet mean; None where no row reads as headings of anything.

    Args:
        grid: The sheet.
        known: What headings may name, and what a mapping says of them.
        common: What holds for every figure, as the user says.
    """
    layouts = [_read(grid, rows, known, common) for rows in _candidates(grid, known)]
    found = [one for one in layouts if one.columns or one.values or known.mapping.header]
    best = max(found, key=_fit, default=None)
    return None if best is None else _with_rest(grid, best, known)


def _fit(one: Layout) -> tuple[bool, int, int]:
    """Return how well rows read as headings: whether nothing lacks, how many different things they say, how few they are."""
    values = {one.headings[value.column] for value in one.values}
    return not one.lacks, len(one.columns) + len(values), one.rows[0] - one.rows[1]


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
        if _has_figures(grid, row, known):
            continue
        yield row, row
        last = row
        while grid.lines[last] in merged and _parts_a_table(grid, last) and last + 1 < min(row + MOST_HEADINGS, len(grid.rows)):
            last += 1
            yield row, last


def _has_figures(grid: Grid, row: int, known: Known) -> bool:
    """Return whether a row holds figures, and so no headings: numbers that are no years, or any number right below texts."""
    texts = {column: text for column, cell in enumerate(grid.rows[row]) if (text := text_of(cell))}
    numbers = {column: text for column, text in texts.items() if is_bare_number(text) and not known.id_of("region", text)}
    numbered = known.mapping.shape == YEAR_BY_MONTH
    if any(not _is_across(text, numbered=numbered) for text in numbers.values()):
        return True
    above = (
        {column for column, cell in enumerate(grid.rows[row - 1]) if text_of(cell) and not is_bare_number(text_of(cell))}
        if row
        else set()
    )
    return bool(numbers) and set(texts) <= above


def _is_across(text: str, *, numbered: bool) -> bool:
    """Return whether a number may be a heading: a year of these centuries, or a month where the table is one of months."""
    return part_of_year(text, numbered=numbered) is not None or (is_period(text) and text.startswith(("19", "20")))


def _parts_a_table(grid: Grid, row: int) -> bool:
    """Return whether a row says more than one thing, unlike a title that stretches over the whole table."""
    return len({text_of(cell) for cell in grid.rows[row]} - {""}) > 1


def _read(grid: Grid, rows: tuple[int, int], known: Known, common: Mapping[str, str]) -> Layout:
    headings = _headings(grid, rows)
    columns: dict[str, tuple[int, ...]] = {}
    values: list[Value] = []
    units: dict[int, str] = {}
    above = preamble(grid, rows)
    month = _month_of(common["period"]) if "period" in common else above.month
    meanings = {column: _of_month(parts, month, meaning(parts, known, column)) for column, parts in headings.items()}
    several = sum(found.is_figure for found in meanings.values()) > 1
    for column, found in meanings.items():
        if found.unit:
            units[column] = found.unit
        if found.is_figure:
            values.append(Value(column, found.given))
        elif found.key in OF_A_FIGURE and several:
            values[-1:] = [_beside(value, found, column) for value in values[-1:]]
        elif found.key and found.key != IGNORE:
            columns[found.key] = (*columns.get(found.key, ()), column)
    is_own = any(_tells_statuses(grid, rows[1], column) for key in ("state", "flag") for column in columns.get(key, ()))
    if is_own:
        columns = {key: found for key, found in columns.items() if key not in {"state", "flag"}}
    if "month" in columns and YEAR not in columns:
        if "period" in columns:
            columns[YEAR] = columns.pop("period")
        elif "period" not in common:  # 月份 above 2014年1月
            columns["period"] = columns.pop("month")
    told = {*columns, *common, *above.said, *({"period"} if YEAR in columns else ())}
    lacks = tuple(key for key in REQUIRED if not all(key in {*told, *value.given} for value in values))
    codes = tuple(column for column, parts in headings.items() if parts and plain(parts[-1]) in CODES and not meanings[column].said)
    unread = {value.column: meanings[value.column].rest[0] for value in values if meanings[value.column].rest}
    by_mapping = frozenset(column for column, found in meanings.items() if found.said)
    lacks = lacks if values else ("value", *lacks)
    return Layout(
        rows, columns, tuple(values), units, above, headings, lacks, unread=unread, said=by_mapping, codes=codes, is_own=is_own
    )


def _month_of(period: str) -> str | None:
    """Return a period that is a month as the notation has it; None for any other."""
    try:
        text = str(read_period(period))
    except NotationError:
        return None
    return text if _MONTH.fullmatch(text) else None


def _of_month(parts: Sequence[str], month: str | None, found: Meaning) -> Meaning:
    """Return what 本月 or 本月止累计 means in a table of a month; what a mapping says goes before it."""
    bare, unit = without_brackets(parts[-1]) if parts else ("", None)
    if found.said or month is None or plain(bare) not in MONTH_ALONE | MONTH_TO_DATE:
        return found
    period = month if plain(bare) in MONTH_ALONE or month[-2:] == "01" else f"{month[:4]}-01/{month}"
    rest = tuple(part for part in found.rest if part != parts[-1])
    return Meaning(None, {**found.given, "period": period, RELATIVE: period}, unit or found.unit, rest=rest)


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
    width = max(map(len, grid.rows))
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


def _with_rest(grid: Grid, layout: Layout, known: Known) -> Layout:
    """Return the layout with the columns that it leaves out, by why."""
    used = {column for found in layout.columns.values() for column in found} | {value.column for value in layout.values}
    used |= {column for value in layout.values for column in value.beside.values()}
    is_wide = any(set(value.given) - {"unit"} for value in layout.values)
    decided = {plain(name) for name in known.mapping.decided}
    rest: dict[str, list[int]] = {"unknown": [], "loose": [], "ignored": [], "decided": []}
    width = max(map(len, grid.rows), default=0)
    for column in range(width):
        parts = layout.headings.get(column, ())
        if decided & set(names_of(parts, column)):
            rest["decided"].append(column)
        if column in used:
            continue
        if meaning(parts, known, column).key == IGNORE:
            rest["ignored"].append(column)
        elif (is_wide or not parts) and has_numbers(grid, layout, column):
            rest["unknown"].append(column)
        elif column not in rest["decided"] and any(grid.cell(row, column) for row in range(layout.rows[1] + 1, len(grid.rows))):
            rest["loose"].append(column)
    unknown, loose, ignored, held = (tuple(rest[name]) for name in ("unknown", "loose", "ignored", "decided"))
    return replace(layout, unknown=unknown, loose=loose, ignored=ignored, decided=held)


def has_numbers(grid: Grid, layout: Layout, column: int) -> bool:
    """Return whether a number stands in a column below the headings."""
    return any(is_number(text_of(grid.cell(row, column))) for row in range(layout.rows[1] + 1, len(grid.rows)))


def missing_headings(layout: Layout, known: Known) -> list[str]:
    """Return the headings that the mapping names and the table lacks."""
    mapping = known.mapping
    there = {name for column, parts in layout.headings.items() for name in names_of(parts, column)}
    return [heading for heading in (*mapping.columns, *mapping.decided) if plain(heading) not in there]
