"""One row of a sheet: the figures it states, or everything that keeps one from being read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from ectrack.core.importing.grid import Cell, Fault, Grid, text_of
from ectrack.core.importing.layout import Layout, Value
from ectrack.core.importing.meanings import Known, is_unit
from ectrack.core.importing.vocabulary import approx_of, is_empty, read_period, without_approx
from ectrack.core.model import Kind
from ectrack.core.problems import NotationError, Origin, Problem
from ectrack.core.suggesting import suggestion
from ectrack.core.tracker import Tracker
from ectrack.core.values.period_text import day_period
from ectrack.core.values.periods import Period
from ectrack.core.values.quantities import NUMBER, PERCENT, Quantity, in_unit, quantity, rate, with_unit

APPROX = ("about", "at_least", "more_than", "at_most", "less_than")
STATES = {
    "初步": "preliminary",
    "初步数": "preliminary",
    "最终": "final",
    "正式": "final",
    "修订": "revised",
    "预测": "forecast",
    **{state: state for state in ("preliminary", "final", "revised", "forecast")},
}
_FAULTS = {"formula": "formula-not-computed", "scaled": "scaled-format"}


def _slug(fault: Fault) -> str:
    return _FAULTS.get(fault.found) or ("number-too-long" if NUMBER.fullmatch(fault.found) else "error-in-cell")


@dataclass(frozen=True, slots=True)
class SheetFigure:
    """A figure of a sheet as read.

    Attributes:
        origin: The cell, or the line of a text file.
        figure: Texts by the keys of a figure as they are written, its period; what could be read of one that is refused.
        value: In the indicator's unit; None for one that is refused.
        named_unit: Whether the cell itself names a unit.
        bare: Whether nothing names one.
        column: The column, from 0.
        problems: Why it is refused.
    """

    origin: Origin
    figure: Mapping[str, Any] = field(default_factory=dict)
    value: Decimal | None = None
    named_unit: bool = False
    bare: bool = False
    column: int = 0
    problems: tuple[Problem, ...] = ()


class _RefusedError(Exception):
    def __init__(self, slug: str, column: int | None, **params: str) -> None:
        super().__init__(slug)
        self.slug, self.column, self.params = slug, column, params


@dataclass(frozen=True, slots=True)
class Sheet:
    """What reading the rows of a sheet rests on.

    Attributes:
        grid: The sheet.
        layout: What its columns mean.
        tracker: Where the figures belong.
        known: Indicators and regions by their names.
        common: What holds for every figure, as the user says.
        above: What the keys that fill down stand at, by key.
    """

    grid: Grid
    layout: Layout
    tracker: Tracker
    known: Known
    common: Mapping[str, str]
    above: dict[str, Cell] = field(default_factory=dict)


def read_row(sheet: Sheet, row: int) -> Iterator[SheetFigure]:
    """Yield the figures of a row; a cell that says there is none yields nothing."""
    for key in sheet.known.mapping.fill_down:
        cell = _label(sheet, row, key)
        sheet.above[key] = sheet.above.get(key) if is_empty(cell) else cell
    for value in sheet.layout.values:
        if not is_empty(sheet.grid.cell(row, value.column)):
            yield _Reader(sheet, row, value).read()


def _label(sheet: Sheet, row: int, key: str) -> Cell:
    column = sheet.layout.columns.get(key)
    return None if column is None else sheet.grid.label(row, column)


@dataclass(frozen=True, slots=True)
class _Reader:
    sheet: Sheet
    row: int
    value: Value

    def read(self) -> SheetFigure:
        """Return the figure of a value cell, or everything that is wrong with it."""
        problems: list[Problem] = []
        figure: dict[str, Any] = {}
        readers: tuple[tuple[str, Callable[[], Any]], ...] = (
            ("indicator", lambda: self._id("indicator")),
            ("region", lambda: self._id("region")),
            ("period", self._period),
            ("value", self._value),
            ("yoy", self._yoy),
            ("approx", self._approx),
            ("state", self._state),
            ("se", lambda: self._quantity("se")),
            ("source", lambda: self._text("source")),
            ("note", lambda: self._text("note")),
        )
        for key, read in readers:
            said = self._tried(key, read, problems)
            figure |= {key: said} if said is not None and said != "" else {}
        amount = None if problems else self._tried("value", lambda: self._amount(figure), problems)
        origin = self._place(self.value.column)
        if amount is None:
            return SheetFigure(origin, figure, column=self.value.column, problems=tuple(problems))
        number, named_unit, bare = amount
        return SheetFigure(origin, figure, number, named_unit, bare, self.value.column)

    def _tried(self, key: str, read: Callable[[], Any], problems: list[Problem]) -> Any:
        try:
            return read()
        except _RefusedError as refused:
            problems.append(Problem(refused.slug, self._place(refused.column), refused.params))
        except NotationError as problem:
            column = self.value.column if key == "value" else self._column(key)
            problems.append(Problem(problem.slug, self._place(column), problem.params))
        return None

    def _place(self, column: int | None) -> Origin:
        return self.sheet.grid.place(self.row, self.value.column if column is None else column)

    def _column(self, key: str) -> int | None:
        return self.value.beside.get(key, self.sheet.layout.columns.get(key))

    def _cell(self, key: str) -> Cell:
        """Return the cell of a key; one with an error is refused."""
        column = self._column(key)
        cell = None if column is None else self.sheet.grid.label(self.row, column)
        if isinstance(cell, Fault):
            raise _RefusedError(_slug(cell), column, found=cell.found)
        return self.sheet.above.get(key) if cell is None else cell

    def _text(self, key: str) -> str | None:
        """Return the text of a key: of its cell, else what the sheet's heading or the user says of all."""
        cell = self._cell(key)
        own = "" if is_empty(cell) and key != "note" else text_of(cell)
        return own or self.value.given.get(key) or self.sheet.common.get(key) or None

    def _agreed(self, key: str, read: Callable[[Cell], Any]) -> Any:
        """Return what heading, cell and user say of a key; they must not contradict each other."""
        column = self._column(key)
        said = ((self.value.given.get(key), self.value.column), (self._cell(key), column), (self.sheet.common.get(key), column))
        meant = [(cell, read(cell), at) for cell, at in said if text_of(cell)]
        if not meant:
            return read(None)
        for cell, one, _at in meant[1:]:
            if one != meant[0][1]:
                raise _RefusedError("says-otherwise", meant[0][2], found=text_of(meant[0][0]), value=text_of(cell))
        return meant[0][1]

    def _id(self, key: str) -> str:
        def read(cell: Cell) -> str:
            text = text_of(cell)
            found = self.sheet.known.id_of(key, text)
            things = self.sheet.tracker.indicators if key == "indicator" else self.sheet.tracker.regions
            if found not in things:
                raise _RefusedError(
                    f"unknown-{key}", self._column(key), found=text, **suggestion(text, self.sheet.known.words(key))
                )
            return str(found)

        return str(self._agreed(key, read))

    def _period(self) -> Period:
        starts = self.sheet.tracker.years.of(self._known_indicator())
        period: Period = self._agreed(
            "period", lambda cell: day_period(cell) if isinstance(cell, date) else read_period(text_of(cell), starts)
        )
        return period

    def _known_indicator(self) -> str | None:
        """Return the indicator of the figure; None where it is refused for itself."""
        try:
            return self._id("indicator")
        except _RefusedError:
            return None

    def _value(self) -> str:
        cell = self.sheet.grid.cell(self.row, self.value.column)
        if isinstance(cell, Fault):
            raise _RefusedError(_slug(cell), self.value.column, found=cell.found)
        if isinstance(cell, date):
            raise _RefusedError("date-for-number", self.value.column, found=cell.isoformat())
        return text_of(cell)

    def _quantity(self, key: str) -> str | None:
        text = self._text(key)
        if text is not None:
            quantity(text)
        return text

    def _yoy(self) -> str | None:
        text, column = self._text("yoy"), self._column("yoy")
        if text is None or column is None:
            return None
        in_percent = self.sheet.layout.units.get(column) == PERCENT and quantity(text).unit is None
        written = f"{text}{PERCENT}" if in_percent else text
        rate(written)
        return written

    def _approx(self) -> str | None:
        text = self._text("approx")
        return None if text is None else self._choice("approx", approx_of(text), APPROX)

    def _state(self) -> str | None:
        text = self._text("state")
        return None if text is None else self._choice("state", STATES.get(text, text), tuple(dict.fromkeys(STATES.values())))

    def _choice(self, key: str, word: str, choices: tuple[str, ...]) -> str:
        if word not in choices:
            raise _RefusedError("bad-value", self._column(key), found=word, expected=", ".join(choices))
        return word

    def _amount(self, figure: dict[str, Any]) -> tuple[Decimal, bool, bool]:
        """Put the value as it is written into the figure; return it in the indicator's unit, and where its unit is named."""
        text, approx = without_approx(figure["value"])
        read = quantity(text)
        indicator = self.sheet.tracker.indicators[figure["indicator"]]
        unit = None if read.unit else self._unit()
        amount = in_unit(Quantity(read.number, read.unit or unit), indicator.unit)
        figure["value"] = text if unit in {None, indicator.unit.text} else with_unit(text, unit)
        if approx:
            said = figure.setdefault("approx", approx)
            if said != approx:
                raise _RefusedError("says-otherwise", self._column("approx"), found=said, value=approx)
        if indicator.kind is Kind.STOCK and figure["period"].start is None:
            figure["period"] = Period(figure["period"].end, figure["period"].end, figure["period"].end.isoformat())
        return amount, read.unit is not None, read.unit is None and unit is None

    def _unit(self) -> str | None:
        """Return the unit that the row, the heading, the user or the title names."""
        layout = self.sheet.layout
        heading = layout.units.get(self.value.column) or self.value.given.get("unit")
        found = text_of(self._cell("unit")) or heading or self.sheet.common.get("unit") or layout.unit
        if found and not is_unit(found):
            raise _RefusedError("not-a-unit", self._column("unit"), found=found)
        return found or None
