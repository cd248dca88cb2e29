"""What the rows of a sheet would change in a tracker: new, same, changed, refused."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Literal

from ectrack.core.figures.vintages import Key, live, span_key
from ectrack.core.importing.grid import Grid, text_of
from ectrack.core.importing.layout import Layout
from ectrack.core.importing.meanings import Known
from ectrack.core.importing.rows import Sheet, SheetFigure, read_row
from ectrack.core.importing.vocabulary import is_empty, is_remark, is_total
from ectrack.core.model import Actual
from ectrack.core.problems import Origin, Problem
from ectrack.core.tracker import Tracker
from ectrack.core.values.quantities import nearly_equal, quantity, rate

What = Literal["new", "same", "changed", "refused"]


@dataclass(frozen=True, slots=True)
class Item:
    """A figure of a sheet.

    Attributes:
        what: What importing it means.
        origin: The cell, or the line of a text file.
        figure: Texts by the keys of a figure, as they are written; what could be read of one that is refused.
        value: In the indicator's unit; None for one that is refused.
        before: The recorded figure of the same span.
        problems: Why it is refused.
    """

    what: What
    origin: Origin
    figure: Mapping[str, Any] = field(default_factory=dict)
    value: Decimal | None = None
    before: Actual | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What importing a sheet would change.

    Attributes:
        items: Its figures, in the order of the sheet.
        problems: What is wrong with the sheet beyond single figures.
        totals: Rows of totals that are left out.
        aside: Headings of the columns that are left out.
    """

    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()
    totals: int = 0
    aside: tuple[str, ...] = ()


def plan(  # noqa: PLR0913  # the sheet, what is known of it, and where it goes
    grid: Grid,
    layout: Layout,
    tracker: Tracker,
    known: Known,
    common: Mapping[str, str],
    *,
    progress: Callable[[float], None] | None = None,
) -> Plan:
    """Return what each figure of a sheet would change.

    Args:
        grid: The sheet.
        layout: What its columns mean.
        tracker: The tracker as it stands.
        known: Its indicators and regions by their names.
        common: What holds for every figure, as the user says.
        progress: Told now and then which part of the rows is done, from 0 to 1.
    """
    sheet = Sheet(grid, layout, tracker, known, common)
    cells: list[SheetFigure] = []
    totals = 0
    for row in range(layout.rows[1] + 1, len(grid.rows)):
        if _is_total_row(grid, row, layout):
            totals += 1
        elif not is_remark(grid.rows[row]) and not _repeats_headings(grid, row, layout):
            cells += read_row(sheet, row)
        if progress:
            progress(row / len(grid.rows))
    standing = {
        span_key(actual, tracker.indicators[actual.indicator].kind): actual
        for actual in live(tracker.figures(), tracker.indicators)
    }
    items_by_key: dict[Key, Item] = {}
    items = [_placed(cell, tracker, standing, items_by_key) for cell in _without_mixed_units(cells, tracker)]
    unknown = [_not_understood(grid, layout, column) for column in layout.unknown]
    return Plan(tuple(items), tuple(unknown), totals, layout.aside)


def _is_total_row(grid: Grid, row: int, layout: Layout) -> bool:
    values = {value.column for value in layout.values}
    return any(is_total(cell) for column, cell in enumerate(grid.rows[row]) if column not in values)


def _repeats_headings(grid: Grid, row: int, layout: Layout) -> bool:
    """Return whether a row says the headings once more, as tables of several pages do."""
    texts = {column: text_of(cell) for column, cell in enumerate(grid.rows[row]) if not is_empty(cell)}
    return bool(texts) and all(text in layout.headings.get(column, ()) for column, text in texts.items())


def _not_understood(grid: Grid, layout: Layout, column: int) -> Problem:
    parts = " / ".join(layout.headings[column])
    return Problem("column-not-understood", grid.place(layout.rows[1], column), {"found": parts})


def _without_mixed_units(cells: Sequence[SheetFigure], tracker: Tracker) -> list[SheetFigure]:
    """Refuse bare numbers among cells that name their units: 12500 beside 480亿元 may well be 万元."""

    def group(cell: SheetFigure) -> tuple[int, str]:
        return cell.column, cell.figure["indicator"]

    named = {group(cell) for cell in cells if not cell.problems and cell.named_unit}
    scaled = {name for name, indicator in tracker.indicators.items() if indicator.unit.factor != 1 and indicator.unit.base}
    return [
        replace(cell, value=None, problems=(Problem("mixed-units", cell.origin, {"found": str(cell.figure["value"])}),))
        if not cell.problems and cell.bare and cell.figure["indicator"] in scaled and group(cell) in named
        else cell
        for cell in cells
    ]


def _placed(cell: SheetFigure, tracker: Tracker, live: Mapping[Key, Actual], items: dict[Key, Item]) -> Item:
    """Return a figure with what it changes; a second one of the same span must say the same."""
    if cell.problems:
        return Item("refused", cell.origin, cell.figure, problems=cell.problems)
    item = Item("new", cell.origin, cell.figure, cell.value)
    key = span_key(as_actual(item), tracker.indicators[item.figure["indicator"]].kind)
    first = items.setdefault(key, item)
    before = live.get(key)
    if first is not item:
        if _says_the_same(item, as_actual(first)) and _says_the_same(first, as_actual(item)):
            return replace(item, what="same", before=before)
        params = {"found": str(item.figure["value"]), "value": str(first.figure["value"])}
        return replace(item, what="refused", problems=(Problem("twice-in-sheet", item.origin, params, (first.origin,)),))
    if before is None:
        return item
    return replace(item, what="same" if _says_the_same(item, before) else "changed", before=before)


def as_actual(item: Item) -> Actual:
    """Return a figure of a sheet as it would be recorded."""
    figure = item.figure
    yoy = figure.get("yoy")
    return Actual(
        indicator=figure["indicator"],
        region=figure["region"],
        period=figure["period"],
        value=item.value,
        origin=item.origin,
        yoy=rate(yoy) if yoy is not None else None,
        approx=figure.get("approx"),
        state=figure.get("state"),
        se=quantity(figure["se"]).number if "se" in figure else None,
        source=figure.get("source"),
    )


def _says_the_same(item: Item, before: Actual) -> bool:
    """Return whether a figure says nothing else than the recorded one; what the sheet leaves out is not compared."""
    now = as_actual(item)
    if now.value is None or before.value is None or not nearly_equal(now.value, before.value):
        return False
    if now.yoy is not None and (before.yoy is None or not nearly_equal(now.yoy, before.yoy)):
        return False
    if now.se is not None and before.se is None:
        return False
    return now.approx in {None, before.approx} and now.state in {None, before.state}
