"""A draft of a mapping: what was recognised of a sheet, what its cells suggest, and what is left to say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ectrack.core.importing.grid import Cell, Grid, text_of
from ectrack.core.importing.layout import DEEPEST, Layout, is_number
from ectrack.core.importing.meanings import IGNORE, Known, is_aside, meaning, plain, without_brackets
from ectrack.core.importing.vocabulary import is_empty, is_period, is_total
from ectrack.core.suggesting import suggestion

_LOOKED_AT = 200
"""Rows whose cells are looked at."""
_MOST = 0.5
"""Part of the cells of a column that must read as something for the column to be taken for it."""


Said = str | dict[str, str]
"""What a column means: a key, or what its values are about."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A mapping to go on from.

    Attributes:
        sheet: Name of the sheet; "" for a text file.
        header: First and last row of the headings, as the sheet counts.
        common: What holds for every figure.
        columns: What each column means, by its heading.
        missing: Keys that no column and nobody says.
        unknown: Names in the sheet that nothing has, with a likely id, by `regions` and `indicators`.
    """

    sheet: str
    header: tuple[int, int]
    common: Mapping[str, str]
    columns: Mapping[str, Said]
    missing: tuple[str, ...]
    unknown: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def guess(grid: Grid, layout: Layout | None, known: Known, common: Mapping[str, str]) -> Draft:
    """Return a draft of a mapping for a sheet.

    Args:
        grid: The sheet; it holds at least one row.
        layout: What its columns mean, as far as they were recognised.
        known: Indicators and regions by their names.
        common: What holds for every figure, as the user says.
    """
    header = _likely_header(grid)
    rows = layout.rows if layout else (header, header)
    headings = (
        layout.headings
        if layout
        else {column: tuple(filter(None, [text_of(cell)])) for column, cell in enumerate(grid.rows[header])}
    )
    kinds = {column: _column(grid, rows[1], column, parts, known) for column, parts in headings.items() if parts}
    if "indicator" not in _said(kinds, common):
        kinds = {column: _about(headings[column], known) or kind if kind == "value" else kind for column, kind in kinds.items()}
    said = _said(kinds, common)
    return Draft(
        sheet=grid.name,
        header=(grid.lines[rows[0]], grid.lines[rows[1]]),
        common=common,
        columns={" / ".join(headings[column]): kind for column, kind in kinds.items()},
        missing=tuple(key for key in ("indicator", "region", "period") if key not in said),
        unknown={f"{kind}s": _unknown(grid, rows[1], kind, kinds, known) for kind in ("region", "indicator")},
    )


def _said(kinds: Mapping[int, Said], common: Mapping[str, str]) -> set[str]:
    """Return the keys that a column or the user says something of."""
    return {key for kind in kinds.values() for key in ({kind} if isinstance(kind, str) else kind)} | set(common)


def _about(parts: tuple[str, ...], known: Known) -> dict[str, str] | None:
    """Return the indicator whose name a heading holds, or nearly is."""
    heading = plain(without_brackets(parts[-1])[0])
    words = known.words("indicator")
    inside = max((word for word in words if word in heading), key=len, default=None)
    near = inside or suggestion(heading, words).get("suggestion")
    found = known.id_of("indicator", near) if near else None
    return {"indicator": found} if found else None


def _likely_header(grid: Grid) -> int:
    """Return the first of the rows with the most texts that are no numbers."""
    counts = [sum(bool(text_of(cell)) and not is_number(text_of(cell)) for cell in row) for row in grid.rows[:DEEPEST]]
    return counts.index(max(counts))


def _column(grid: Grid, header: int, column: int, parts: tuple[str, ...], known: Known) -> Said:
    """Return what a column means: by its heading, else by what stands in it."""
    found = meaning(parts, known)
    if found.is_figure and found.given:
        return {**found.given, **({"unit": found.unit} if found.unit else {})}
    if found.key:
        return found.key
    cells = [
        cell
        for row in range(header + 1, min(len(grid.rows), header + _LOOKED_AT))
        if not is_empty(cell := grid.label(row, column)) and not is_total(cell)
    ]
    tests: tuple[tuple[str, Callable[[Cell], bool]], ...] = (
        ("region", lambda cell: known.id_of("region", text_of(cell)) is not None),
        ("indicator", lambda cell: known.id_of("indicator", text_of(cell)) is not None),
        ("period", _is_period),
        ("value", lambda cell: is_number(text_of(cell)) and not is_aside(parts)),
    )
    return next((key for key, test in tests if cells and sum(map(test, cells)) >= _MOST * len(cells)), IGNORE)


def _is_period(cell: Cell) -> bool:
    text = text_of(cell)
    return is_period(text) and (not text.isdecimal() or text.startswith(("19", "20")))


def _unknown(grid: Grid, header: int, kind: str, kinds: Mapping[int, Said], known: Known) -> dict[str, str]:
    """Return the names in the columns of regions or indicators that nothing has, each with the likely id or ""."""
    found: dict[str, str] = {}
    for column in (column for column, said in kinds.items() if said == kind):
        for row in range(header + 1, min(len(grid.rows), header + _LOOKED_AT)):
            text = text_of(grid.label(row, column))
            if text and known.id_of(kind, text) is None and not is_total(text):
                near = suggestion(text, known.words(kind)).get("suggestion", "")
                found[text] = known.id_of(kind, near) or ""
    return found
