"""What the rows of a sheet would change in a tracker: new, same, changed, refused."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from ectrack.core.build_actuals import live, span_key
from ectrack.core.importing.grid import Cell, Fault, Grid, is_empty, is_footnote, is_total, text_of, without_approx
from ectrack.core.importing.layout import Layout, Mapped, named
from ectrack.core.model import Actual, Kind, Tracker
from ectrack.core.period_text import period
from ectrack.core.periods import Period
from ectrack.core.problems import NotationError, Origin, Problem
from ectrack.core.quantities import in_unit, nearly_equal, quantity, rate
from ectrack.core.validation import suggestion

What = Literal["new", "same", "changed", "refused"]
CHOICES = {"state": ("preliminary", "final", "revised", "forecast")}
STATES = {"初步": "preliminary", "最终": "final", "修订": "revised", "预测": "forecast"}


@dataclass(frozen=True, slots=True)
class Item:
    """A figure of a sheet.

    Attributes:
        what: What importing it means.
        origin: The cell, or the line of a text file.
        figure: Texts by the keys of a figure, as they are written; empty for one that is refused.
        value: In the indicator's unit.
        before: The recorded figure of the same span.
        problems: Why it is refused.
    """

    what: What
    origin: Origin
    figure: Mapping[str, Any] = field(default_factory=dict)
    value: Decimal | None = None
    before: Actual | None = None
    problems: tuple[Problem, ...] = ()


def plan(grid: Grid, found: Layout, tracker: Tracker, mapping: Mapped) -> list[Item]:
    """Return what each figure of a sheet would change, in the order of the sheet.

    Args:
        grid: The sheet.
        found: What its columns mean.
        tracker: The tracker as it stands.
        mapping: Further names of regions and indicators.
    """
    standing = {_span(actual, tracker): actual for actual in live(tracker.actuals, tracker.indicators) if actual.counts}
    taken: dict[object, Item] = {}
    rows = range(found.header + 1, len(grid.rows))
    read = (item for row in rows for item in _of_row(grid, row, found, tracker, mapping))
    return [_placed(item, tracker, standing, taken) for item in read]


def _of_row(grid: Grid, row: int, found: Layout, tracker: Tracker, mapping: Mapped) -> Iterator[Item]:
    cells = grid.rows[row]
    keys = [text_of(grid.cell(row, found.columns[key])) for key in ("indicator", "region", "period") if key in found.columns]
    if is_footnote(cells) or any(is_total(text) for text in keys):
        return
    for value in found.values:
        cell = grid.cell(row, value.column)
        if not is_empty(cell):
            yield _Reader(grid, row, found, tracker, mapping).item(value.column, value.given, cell)


class _RefusedError(Exception):
    def __init__(self, slug: str, column: int | None, **params: str) -> None:
        super().__init__(slug)
        self.slug, self.column, self.params = slug, column, params


@dataclass(frozen=True, slots=True)
class _Reader:
    grid: Grid
    row: int
    found: Layout
    tracker: Tracker
    mapping: Mapped

    def item(self, column: int, given: Mapping[str, str], cell: Cell) -> Item:
        """Return the figure of a value cell; refused with everything that is wrong with it."""
        problems: list[Problem] = []
        figure: dict[str, Any] = {}
        readers: tuple[tuple[str, Callable[[], Any]], ...] = (
            ("indicator", lambda: self._id("indicator", given)),
            ("region", lambda: self._id("region", given)),
            ("period", lambda: self._period(given)),
            ("value", lambda: self._value(cell, column)),
            ("yoy", self._yoy),
            ("state", self._state),
            ("source", lambda: self._text("source")),
            ("note", lambda: self._text("note")),
        )
        for key, read in readers:
            try:
                said = read()
            except _RefusedError as refused:
                problems.append(Problem(refused.slug, self.grid.place(self.row, refused.column), refused.params))
            except NotationError as problem:
                at = column if key == "value" else self.found.columns.get(key)
                problems.append(Problem(problem.slug, self.grid.place(self.row, at), problem.params))
            else:
                figure |= {key: said} if said not in {None, ""} else {}
        amount = None
        if not problems:
            try:
                amount, figure = self._amount(figure, column)
            except NotationError as problem:
                problems.append(Problem(problem.slug, self.grid.place(self.row, column), problem.params))
        origin = self.grid.place(self.row, column)
        return Item("refused", origin, problems=tuple(problems)) if problems else Item("new", origin, figure, amount)

    def _cell(self, key: str) -> tuple[Cell, int | None]:
        column = self.found.columns.get(key)
        return (None if column is None else self.grid.cell(self.row, column)), column

    def _id(self, key: str, given: Mapping[str, str]) -> str:
        cell, column = self._cell(key)
        things = self.tracker.indicators if key == "indicator" else self.tracker.regions
        text = given.get(key) or text_of(cell) or self.found.given.get(key, "")
        aliases = self.mapping.indicators if key == "indicator" else self.mapping.regions
        found = named(text, ((name, one.names) for name, one in things.items()), aliases)
        if found not in things:
            words = {name: name for one in things.values() for name in (one.id, *one.names.values())}
            raise _RefusedError(f"unknown-{key}", column, found=text, **suggestion(text, words))
        return found or ""

    def _period(self, given: Mapping[str, str]) -> Period:
        cell, _column = self._cell("period")
        if isinstance(cell, date):
            return period(cell.isoformat())
        return period(given.get("period") or text_of(cell) or self.found.given.get("period", ""))

    def _value(self, cell: Cell, column: int) -> str:
        if isinstance(cell, Fault):
            raise _RefusedError("formula-not-computed" if cell.found == "formula" else "error-in-cell", column, found=cell.found)
        if isinstance(cell, date):
            raise _RefusedError("date-for-number", column, found=cell.isoformat())
        return text_of(cell)

    def _yoy(self) -> str | None:
        cell, column = self._cell("yoy")
        if column is None or is_empty(cell):
            return None
        text = text_of(cell)
        return f"{text}%" if self.found.units.get(column) == "%" and "%" not in text else text

    def _state(self) -> str | None:
        text = self._text("state")
        state = STATES.get(text or "", text)
        if state and state not in CHOICES["state"]:
            raise _RefusedError("bad-value", self.found.columns.get("state"), found=state, expected=", ".join(CHOICES["state"]))
        return state

    def _text(self, key: str) -> str | None:
        cell, _column = self._cell(key)
        return text_of(cell) or self.found.given.get(key) or None

    def _amount(self, figure: Mapping[str, Any], column: int) -> tuple[Decimal, dict[str, Any]]:
        """Return the value in the indicator's unit, and the figure with its value as it is written."""
        text, approx = without_approx(figure["value"])
        read = quantity(text)
        unit = None
        if read.unit is None:
            unit = text_of(self._cell("unit")[0]) or self.found.units.get(column) or self.found.given.get("unit")
        indicator = self.tracker.indicators[figure["indicator"]]
        written = text if unit in {None, "", indicator.unit.text} else f"{text}{unit}"
        if "yoy" in figure:
            rate(figure["yoy"])
        said = approx or self._approx()
        amount = in_unit(quantity(written), indicator.unit)
        done = {**figure, "value": written, "period": figure["period"]} | ({"approx": said} if said else {})
        return amount, done

    def _approx(self) -> str | None:
        text = self._text("approx")
        return without_approx(text)[1] or text if text else None


def _placed(item: Item, tracker: Tracker, standing: Mapping[object, Actual], taken: dict[object, Item]) -> Item:
    """Return an item with what it changes; a second one of a span must say the same."""
    if item.problems:
        return item
    key = _key(item, tracker)
    first = taken.setdefault(key, item)
    if first is not item:
        if first.value is not None and item.value is not None and nearly_equal(first.value, item.value):
            return Item("same", item.origin, item.figure, item.value)
        problem = Problem(
            "twice-in-sheet", item.origin, {"found": item.figure["value"], "value": first.figure["value"]}, (first.origin,)
        )
        return Item("refused", item.origin, problems=(problem,))
    before = standing.get(key)
    if before is None or before.value is None or item.value is None:
        return item
    return Item("same" if _says_the_same(item, before) else "changed", item.origin, item.figure, item.value, before)


def _says_the_same(item: Item, before: Actual) -> bool:
    """Return whether a figure says nothing else than the recorded one; what the sheet leaves out is not compared."""
    if item.value is None or before.value is None or not nearly_equal(item.value, before.value):
        return False
    yoy = item.figure.get("yoy")
    if yoy is not None and before.yoy is not None and not nearly_equal(rate(yoy), before.yoy):
        return False
    return all(item.figure.get(key, getattr(before, key)) == getattr(before, key) for key in ("approx", "state"))


def _key(item: Item, tracker: Tracker) -> object:
    figure = item.figure
    stock = tracker.indicators[figure["indicator"]].kind is Kind.STOCK
    return figure["indicator"], figure["region"], None if stock else figure["period"].start, figure["period"].end


def _span(actual: Actual, tracker: Tracker) -> object:
    return span_key(actual, tracker.indicators[actual.indicator].kind)[:4]
