"""What the rows of a sheet would change in a tracker: new, same, changed, refused."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Literal

from ectrack.core.figures.vintages import Key, live, span_key
from ectrack.core.importing.choosing import LeftOut, chosen_rows
from ectrack.core.importing.dimensions import differing, undecided
from ectrack.core.importing.grid import Grid
from ectrack.core.importing.heading_questions import heading_questions, questions_of_rows
from ectrack.core.importing.judging import judged
from ectrack.core.importing.known import Known
from ectrack.core.importing.layout import Layout
from ectrack.core.importing.other_names import unknown_names
from ectrack.core.importing.questions import Question, question
from ectrack.core.importing.readings import Sheet, SheetFigure
from ectrack.core.importing.rows import read_row
from ectrack.core.importing.shares import fractions
from ectrack.core.model import Actual
from ectrack.core.problems import Origin, Problem
from ectrack.core.tracker import Tracker
from ectrack.core.values.quantities import nearly_equal, quantity, rate

ALL = "*"
"""Stands for all sheets that people see."""

_ANY_NAME = re.compile(r"(?:sheet|tabelle|table|feuil|hoja|foglio|工作表|表)?\s*[0-9]*", re.IGNORECASE)
"""Names that programs give to sheets."""

What = Literal["new", "same", "changed", "refused"]

_PERIODS = ("fiscal-year", "which-year", "year-or-two", "years-apart", "not-a-period", "no-such-period", "year-for-part")
_OF_VALUES = frozenset({"two-value-columns", "heading-part-unsaid", "headings-above"})
"""Questions about headings that make several figures of one span, which are not told again for each."""

_FOLLOWS = {
    "years-unsaid": _PERIODS,
    "dates-unsaid": _PERIODS,
    "decimals-differ": ("other-decimal",),
}
"""What is wrong with single cells only because of a question about all of them."""


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
    """What importing sheets would change.

    Attributes:
        items: Their figures, in the order of the sheets.
        questions: What the sheets leave open.
        left: What was left out.
    """

    items: tuple[Item, ...]
    questions: tuple[Question, ...] = ()
    left: LeftOut = field(default_factory=LeftOut)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the sheets beyond single figures."""
        return tuple(question.problem for question in self.questions)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that is read.

    Attributes:
        grid: Its cells.
        layout: What its columns mean; None where no row reads as headings.
        of_name: What the name of the sheet says where no column does.
    """

    grid: Grid
    layout: Layout | None
    of_name: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Placed:
    """The first figure of a span, and where it stands."""

    item: Item
    row: int
    table: Table


@dataclass(frozen=True, slots=True)
class Place:
    """Where figures go, and what is known of it.

    Attributes:
        tracker: The tracker as it stands.
        known: Its indicators and regions by their names.
        common: What holds for every figure, as the user says.
        standing: The recorded figures by what they are figures of.
        placed: The figures of the sheets that were looked at, likewise; it grows.
    """

    tracker: Tracker
    known: Known
    common: Mapping[str, str]
    standing: Mapping[Key, Actual]
    placed: dict[Key, _Placed]


def plan(
    tables: Sequence[Table],
    tracker: Tracker,
    known: Known,
    common: Mapping[str, str],
    *,
    progress: Callable[[float], None] | None = None,
) -> Plan:
    """Return what each figure of sheets would change.

    Args:
        tables: The sheets.
        tracker: The tracker as it stands.
        known: Its indicators and regions by their names.
        common: What holds for every figure, as the user says.
        progress: Told now and then which part of the rows is done, from 0 to 1.
    """
    standing = {
        span_key(actual, tracker.indicators[actual.indicator].kind): actual
        for actual in live(tracker.figures(), tracker.indicators)
    }
    placed: dict[Key, _Placed] = {}
    parts = [
        _part(table, Place(tracker, known, common, standing, placed), _share(progress, number, len(tables)))
        for number, table in enumerate(tables)
    ]
    left = LeftOut()
    for part in parts:
        left = left.joined(part.left)
    asked = [*_of_names(tables, known), *(asked for part in parts for asked in part.questions)]
    return Plan(tuple(item for part in parts for item in part.items), tuple(asked), left)


def _of_names(tables: Sequence[Table], known: Known) -> Iterator[Question]:
    """Yield a question for each of all sheets whose name may say what its figures are, and says nothing known."""
    for table in tables if len(tables) > 1 and known.mapping.sheets == (ALL,) else ():
        if not table.of_name and not _ANY_NAME.fullmatch(table.grid.name):
            yield question("sheet-name-unsaid", sheet_place(table.grid), {"found": table.grid.name})


def _share(progress: Callable[[float], None] | None, number: int, count: int) -> Callable[[float], None]:
    """Return what is told how far one of several sheets is."""
    return lambda done: progress((number + done) / count) if progress else None


def _part(table: Table, place: Place, progress: Callable[[float], None]) -> Plan:
    """Return what the figures of one sheet would change."""
    grid, layout, known = table.grid, table.layout, place.known
    if layout is None:
        return Plan((), (question("no-headings", sheet_place(grid), {}),))
    asked = list(heading_questions(grid, layout, known))
    if layout.lacks:
        return Plan((), tuple(asked))
    sheet = Sheet(
        grid, layout, place.tracker, known, place.common, judged(grid, layout, known, place.common, table.of_name), table.of_name
    )
    rows, left = chosen_rows(grid, layout, known)
    asked += [*questions_of_rows(grid, layout, rows, known), *sheet.judged.questions]
    cells: list[SheetFigure] = []
    for row in rows:
        cells += read_row(sheet, row)
        progress(row / len(grid.rows))
    others = unknown_names([cell for cell in cells if cell.other], sheet)
    cells = _without_mixed_units([cell for cell in cells if not cell.other], place.tracker)
    of_columns = list(undecided(grid, layout, _groups(cells, place.tracker), _series(cells)))
    asked += [*of_columns, *fractions(cells, place.tracker, known.mapping), *others.questions]
    open_headings = [one for one in asked if one.problem.slug in _OF_VALUES]
    items = [_placed(_explained(cell, asked), table, place, [*of_columns, *open_headings]) for cell in cells]
    items += [Item("refused", cell.origin, cell.figure, problems=(problem,)) for cell, problem in others.refused]
    return Plan(tuple(items), tuple(asked), left.joined(LeftOut(others=others.left)).without(of_columns))


def _groups(cells: Sequence[SheetFigure], tracker: Tracker) -> list[list[int]]:
    """Return the rows of each figure that could be read."""
    groups: dict[Key, list[int]] = defaultdict(list)
    for cell in cells:
        if not cell.problems:
            groups[_key(cell, tracker)].append(cell.row)
    return list(groups.values())


def _series(cells: Sequence[SheetFigure]) -> list[list[int]]:
    """Return the rows of each indicator and region, also of figures that could not be read."""
    groups: dict[tuple[object, object], list[int]] = defaultdict(list)
    for cell in cells:
        groups[cell.figure.get("indicator"), cell.figure.get("region")].append(cell.row)
    return list(groups.values())


def _explained(cell: SheetFigure, questions: Sequence[Question]) -> SheetFigure:
    """Return a refused figure whose problem follows from a question as refused for that."""
    if not cell.problems:
        return cell
    asked = {slug: one.problem for one in questions for slug in _FOLLOWS.get(one.problem.slug, ())}
    told = [asked.get(problem.slug, problem) for problem in cell.problems]
    return replace(cell, problems=tuple({repr(one): one for one in told}.values()))


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


def _key(cell: SheetFigure, tracker: Tracker) -> Key:
    return span_key(as_actual(Item("new", cell.origin, cell.figure, cell.value)), tracker.indicators[cell.figure["indicator"]].kind)


def _placed(cell: SheetFigure, table: Table, place: Place, asked: Sequence[Question]) -> Item:
    """Return a figure with what it changes; a second one of the same span must say the same."""
    if cell.problems:
        return Item("refused", cell.origin, cell.figure, problems=cell.problems)
    item = Item("new", cell.origin, cell.figure, cell.value)
    key = _key(cell, place.tracker)
    before = place.standing.get(key)
    first = place.placed.setdefault(key, _Placed(item, cell.row, table))
    if first.item is not item:
        problem = _twice(item, cell.row, table, first, asked)
        if problem is None:
            return replace(item, what="same", before=before)
        return replace(item, what="refused", problems=(problem,))
    if before is None:
        return item
    return replace(item, what="same" if _says_the_same(item, before) else "changed", before=before)


def _twice(item: Item, row: int, table: Table, first: _Placed, asked: Sequence[Question]) -> Problem | None:
    """Return why a second figure of one span is refused; None where it says the same."""
    differs = differing(table.grid, table.layout, (first.row, row)) if table is first.table and table.layout else {}
    open_columns = [one.problem for one in asked if one.problem.slug in _OF_VALUES or one.problem.params["found"] in differs]
    if open_columns:
        return open_columns[0]
    if _says_the_same(item, as_actual(first.item)) and _says_the_same(first.item, as_actual(item)):
        return None
    params = {"found": str(item.figure["value"]), "value": str(first.item.figure["value"])}
    if not differs:
        return Problem("twice-in-sheet", item.origin, params, (first.item.origin,))
    told = "; ".join(f"{heading}: {', '.join(text or '-' for text in texts)}" for heading, texts in differs.items())
    return Problem("rows-compete", item.origin, {**params, "columns": told}, (first.item.origin,))


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


def sheet_place(grid: Grid) -> Origin:
    """Return the place of a whole sheet."""
    return Origin(f"{grid.file}!{grid.name}" if grid.name else grid.file)
