"""One row of a sheet: the figures it states, or everything that keeps one from being read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from ectrack.core.cells.conventions import Decimals
from ectrack.core.cells.marks import flag_meanings, is_missing, state_of, unknown_mark, without_marks
from ectrack.core.cells.plain_numbers import plain_number
from ectrack.core.importing.amounts import Amount, Units, amount
from ectrack.core.importing.fiscal import as_month
from ectrack.core.importing.grid import Cell, Fault, text_of
from ectrack.core.importing.heading_words import IGNORE, STATUS_CODES, YEAR, plain
from ectrack.core.importing.known import without_brackets
from ectrack.core.importing.layout import Value
from ectrack.core.importing.meanings import PART, RELATIVE
from ectrack.core.importing.named_units import named_units
from ectrack.core.importing.readings import Sheet, SheetFigure
from ectrack.core.importing.row_periods import row_period
from ectrack.core.importing.scale_words import is_scale, scale_of
from ectrack.core.importing.vocabulary import APPROX, OBS_STATUS, STATES, approx_of, without_approx
from ectrack.core.model import Kind
from ectrack.core.problems import NotationError, Origin, Problem
from ectrack.core.values.periods import Period
from ectrack.core.values.quantities import NUMBER, PERCENT, quantity, rate

_FAULTS = {"formula": "formula-not-computed", "scaled": "scaled-format"}


def _slug(fault: Fault) -> str:
    return _FAULTS.get(fault.found) or ("number-too-long" if NUMBER.fullmatch(fault.found) else "error-in-cell")


class _RefusedError(Exception):
    def __init__(self, slug: str, column: int | None, **params: str) -> None:
        super().__init__(slug)
        self.slug, self.column, self.params = slug, column, params


class _OtherError(Exception):
    """A name that nothing of the tracker has."""

    def __init__(self, key: str, column: int | None, text: str) -> None:
        super().__init__(text)
        self.key, self.column, self.text = key, column, text


def read_row(sheet: Sheet, row: int) -> Iterator[SheetFigure]:
    """Yield the figures of a row; a cell that says there is none yields nothing."""
    for key in (*sheet.known.mapping.fill_down, YEAR):
        for column in sheet.layout.columns.get(key, ()):
            cell = sheet.grid.label(row, column)
            sheet.above[column] = sheet.above.get(column) if sheet.is_empty(cell) else cell
    for value in sheet.layout.values:
        own, shown = sheet.grid.cell(row, value.column), sheet.grid.label(row, value.column)
        if own is None and not sheet.is_empty(shown):
            place = sheet.grid.place(row, value.column)
            yield SheetFigure(place, row, value.column, problems=(Problem("merged-value", place, {"found": text_of(shown)}),))
        elif not sheet.is_empty(own):
            figure = _Reader(sheet, row, value).read()
            if figure is not None:
                yield figure


@dataclass(frozen=True, slots=True)
class _Reader:
    sheet: Sheet
    row: int
    value: Value

    def read(self) -> SheetFigure | None:
        """Return the figure of a value cell, or everything that is wrong with it; None where a mark says that there is none."""
        problems: list[Problem] = []
        figure: dict[str, Any] = {}
        origin = self._place(self.value.column)
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
            ("note", self._note),
        )
        try:
            for key, read in readers:
                said = self._tried(key, read, problems)
                figure |= {key: said} if said is not None and said != "" else {}
            if IGNORE in {figure.get("region"), figure.get("indicator")} or (not problems and "value" not in figure):
                return None
        except _OtherError as other:
            return SheetFigure(origin, self.row, self.value.column, figure, other=(other.key, other.text))
        found = None if problems else self._tried("value", lambda: self._amount(figure), problems)
        if found is None:
            return SheetFigure(origin, self.row, self.value.column, figure, problems=tuple(problems))
        return SheetFigure(origin, self.row, self.value.column, figure, found.value, found.named_unit, found.bare, found.number)

    def _tried(self, key: str, read: Callable[[], Any], problems: list[Problem]) -> Any:
        try:
            return read()
        except _RefusedError as refused:
            problems.append(Problem(refused.slug, self._place(refused.column), refused.params))
        except NotationError as problem:
            column = self.value.column if key in {"value", "state"} else self._column(key)
            problems.append(Problem(problem.slug, self._place(column), problem.params))
        return None

    def _place(self, column: int | None) -> Origin:
        return self.sheet.grid.place(self.row, self.value.column if column is None else column)

    def _columns(self, key: str) -> tuple[int, ...]:
        own = self.value.beside.get(key)
        return self.sheet.layout.columns.get(key, ()) if own is None else (own,)

    def _column(self, key: str) -> int | None:
        return next(iter(self._columns(key)), None)

    def _cell(self, column: int) -> Cell:
        """Return the cell of a key; one with an error is refused."""
        cell = self.sheet.grid.label(self.row, column)
        if isinstance(cell, Fault):
            raise _RefusedError(_slug(cell), column, found=cell.found)
        return self.sheet.above.get(column) if cell is None else cell

    def _said(self, key: str) -> list[tuple[str, int | None]]:
        """Return everything that is said of a key, with the column: by the heading, the cells, the user, else above the table."""
        if key == "period" and RELATIVE in self.value.given:
            return [(self.value.given[RELATIVE], self.value.column)]
        said: list[tuple[Cell, int | None]] = [(self.value.given.get(key), self.value.column)]
        said += [(self._cell(column), column) for column in self._columns(key)]
        said += [(self.sheet.common.get(key), self._column(key))]
        texts = [(text_of(cell), column) for cell, column in said if text_of(cell)]
        if texts:
            return texts
        last = self.sheet.of_name.get(key) or (
            self.sheet.layout.above.said.get(key) if key in {"indicator", "region", "period"} else None
        )
        return [(last, self._column(key))] if last else []

    def _text(self, key: str) -> str | None:
        """Return the text of a key: of its cell, else what the sheet's heading or the user says of all."""
        own = [text for column in self._columns(key) if (text := text_of(self._cell(column))) and not self.sheet.is_empty(text)]
        return next(iter(own), None) or self.value.given.get(key) or self.sheet.common.get(key) or None

    def _note(self) -> str | None:
        """Return all remarks on a figure."""
        own = [text for column in self._columns("note") if (text := text_of(self._cell(column)))]
        return "; ".join(dict.fromkeys(own)) or self.value.given.get("note") or self.sheet.common.get("note")

    def _agreed(self, key: str, read: Callable[[str], Any]) -> Any:
        """Return what heading, cells and user say of a key; they must not contradict each other."""
        said = self._said(key)
        if not said:
            return read("")
        meant = [(text, read(text), at) for text, at in said]
        for text, one, _at in meant[1:]:
            if one != meant[0][1]:
                raise _RefusedError("says-otherwise", meant[0][2], found=meant[0][0], value=text)
        return meant[0][1]

    def _id(self, key: str) -> str:
        """Return the id of the region or indicator of a figure; an id and a name beside each other must mean the same."""
        said = self._said(key) or [("", self._column(key))]
        meant = [(text, self._named(key, text), at) for text, at in said]
        known = [(text, found) for text, found, _at in meant if found]
        if not known and not meant[0][0]:
            raise _RefusedError(f"unknown-{key}", meant[0][2], found="")
        if not known:
            raise _OtherError(key, meant[0][2], meant[0][0])
        if key == "region":
            meant += [(text, found, at) for text, at in self._codes() if (found := self._named(key, text))]
        for text, found, at in meant:
            if found != known[0][1]:
                raise _RefusedError("says-otherwise", at, found=known[0][0], value=text)
        return known[0][1]

    def _codes(self) -> list[tuple[str, int | None]]:
        """Return the codes in the row, with their columns."""
        return [(text_of(self._cell(column)), column) for column in self.sheet.layout.codes]

    def _named(self, key: str, text: str) -> str | None:
        known = self.sheet.known
        found = known.id_of(key, text) or (known.id_of(key, without_brackets(text)[0]) if key == "indicator" else None)
        things = self.sheet.tracker.indicators if key == "indicator" else self.sheet.tracker.regions
        return found if found in things or found == IGNORE else None

    def _period(self) -> Period:
        judged, conventions = self.sheet.judged, self.sheet.known.mapping.conventions
        if judged.dates:
            conventions = replace(conventions, dates=judged.dates)
        if judged.are_months:
            conventions = replace(conventions, year_starts=None)
        usual = self.sheet.tracker.years.of(self._known_indicator())
        part, year, month = self.value.given.get(PART), self._one(YEAR), self._one("month")

        def read(text: str) -> Period:
            return row_period(
                as_month(text) if judged.are_months else text, part=part, month=month, conventions=conventions, usual=usual
            )

        if year is None:
            found: Period = self._agreed("period", read)
            return found
        return read(year)

    def _one(self, key: str) -> str | None:
        column = self._column(key)
        return None if column is None else text_of(self._cell(column))

    def _known_indicator(self) -> str | None:
        """Return the indicator of the figure; None where it is refused for itself."""
        try:
            return self._id("indicator")
        except (_RefusedError, _OtherError):
            return None

    def _value(self) -> str | None:
        cell = self.sheet.grid.cell(self.row, self.value.column)
        if isinstance(cell, Fault):
            raise _RefusedError(_slug(cell), self.value.column, found=cell.found)
        if isinstance(cell, date):
            raise _RefusedError("date-for-number", self.value.column, found=cell.isoformat())
        text = text_of(cell)
        return None if "missing" in self._meanings() else text

    def _meanings(self) -> tuple[str, ...]:
        """Return what the marks of a figure mean: those behind its number, and those in a column of marks."""
        conventions = self.sheet.known.mapping.conventions
        bare, own = without_marks(text_of(self.sheet.grid.cell(self.row, self.value.column)), conventions)
        found = [*own, *(("missing",) if is_missing(bare, conventions) else ())]
        for column in self._columns("flag"):
            text = text_of(self._cell(column))
            if plain(self.sheet.layout.heading(column)) in STATUS_CODES and text not in conventions.flags and text in OBS_STATUS:
                found.append(OBS_STATUS[text])
            else:
                found += flag_meanings(text, conventions)
        return tuple(found)

    def _quantity(self, key: str) -> str | None:
        text = self._text(key)
        if text is None:
            return None
        written = plain_number(text, self._sign(self._column(key)))
        quantity(written)
        return written

    def _yoy(self) -> str | None:
        text, column = self._text("yoy"), self._column("yoy")
        if text is None:
            return None
        text = plain_number(text, self._sign(column))
        in_percent = column is not None and self.sheet.layout.units.get(column) == PERCENT and quantity(text).unit is None
        if not in_percent and quantity(text).unit is None and self.sheet.known.mapping.conventions.fraction is not None:
            scale = 2 if self.sheet.known.mapping.conventions.fraction else 0
            text, in_percent = f"{quantity(text).number.scaleb(scale):f}", True
        written = f"{text}{PERCENT}" if in_percent else text
        rate(written)
        return written

    def _approx(self) -> str | None:
        text = self._text("approx")
        return None if text is None else self._choice("approx", approx_of(text), tuple(APPROX))

    def _state(self) -> str | None:
        text = self._text("state")
        own = None if text is None else self._choice("state", STATES.get(text, text), tuple(dict.fromkeys(STATES.values())))
        of_marks = state_of(self._meanings())
        if own and of_marks and own != of_marks:
            raise _RefusedError("says-otherwise", self._column("state"), found=own, value=of_marks)
        return own or of_marks

    def _choice(self, key: str, word: str, choices: tuple[str, ...]) -> str:
        if word not in choices:
            raise _RefusedError("bad-value", self._column(key), found=word, expected=", ".join(choices))
        return word

    def _amount(self, figure: dict[str, Any]) -> Amount:
        """Put the value as it is written into the figure; return it in the indicator's unit, and where its unit is named."""
        conventions = self.sheet.known.mapping.conventions
        bare, _meanings = without_marks(figure["value"], conventions)
        text, approx = without_approx(bare)
        indicator = self.sheet.tracker.indicators[figure["indicator"]]
        units = self._units()
        try:
            found = amount(plain_number(text, self._sign(self.value.column)), indicator, units, conventions.fraction)
        except NotationError as problem:
            mark = unknown_mark(bare) if problem.slug in {"unit-mismatch", "not-a-number", "number-too-long"} else None
            if mark is None:
                raise
            raise NotationError("unknown-mark", found=text, mark=mark) from None
        figure["value"] = found.text
        if approx:
            said = figure.setdefault("approx", approx)
            if said != approx:
                raise _RefusedError("says-otherwise", self._column("approx"), found=said, value=approx)
        if indicator.kind is Kind.STOCK and figure["period"].start is None:
            figure["period"] = Period(figure["period"].end, figure["period"].end, figure["period"].end.isoformat())
        return found

    def _beside(self) -> list[str]:
        """Return what stands in the row in columns that nobody decided, but for words of scales, which are asked about by column."""
        columns = () if self.sheet.layout.is_own else self.sheet.layout.loose
        texts = [text_of(self.sheet.grid.label(self.row, column)) for column in columns]
        return [text for text in texts if not is_scale(text)]

    def _sign(self, column: int | None) -> Decimals | None:
        """Return the sign before the decimals of a cell: a number of a workbook is none of a text."""
        is_number = column is not None and isinstance(self.sheet.grid.cell(self.row, column), Decimal)
        return "." if is_number else self.sheet.judged.sign

    def _units(self) -> Units:
        """Return everything that names the unit of the value."""
        layout, units = self.sheet.layout, self._columns("unit")
        names = tuple(text_of(self._cell(column)) for column in self._columns("indicator"))
        said = self._said("indicator")
        return named_units(
            layout,
            self.value,
            self.sheet.known,
            said=self.value.given.get("unit") or self.sheet.common.get("unit"),
            names=(*names, *(text for text, _column in said if text not in names)),
            cells=tuple(text for column in units if (text := text_of(self._cell(column)))),
            scale=self._scale(),
            beside=self._beside(),
            has_growth_beside=self._column("yoy") is not None,
        )

    def _scale(self) -> Decimal | None:
        """Return the factor that the columns of scales state together."""
        found = None
        for column in self._columns("scale"):
            text = text_of(self._cell(column))
            factor = scale_of(text, self.sheet.layout.heading(column))
            if factor is None:
                raise _RefusedError("not-a-scale", column, found=text)
            if found is not None and factor != found:
                raise _RefusedError("says-otherwise", column, found=f"{found:f}", value=text)
            found = factor
        return found
