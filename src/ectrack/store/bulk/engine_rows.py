"""Rows of the engine as figures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from ectrack.core.bulk import Shared
from ectrack.core.few import Survey
from ectrack.core.model import Actual, Indicator, Kind
from ectrack.core.notation.figure_cells import times_hundred
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import Period
from ectrack.core.values.quantities import Quantity, in_unit, plain, rate
from ectrack.store.bulk.columns import Source

FURTHER = ("yoy", "approx", "state", "se", "comparable", "source", "note", "recorded", "dated")
"""Keys that a plain figure may have beside its indicator, region, period and value."""

_WORDS = frozenset({"approx", "state", "source", "dated"})
"""Texts that many figures share; one of each is kept in memory."""


class Rows:
    """What makes figures from rows: `file`, `line`, `indicator`, `region`, `period`, `value`, then the keys that any file has."""

    def __init__(self, sources: Sequence[Source], indicators: Mapping[str, Indicator], survey: Survey) -> None:
        """Keep what the texts of the rows mean."""
        self._sources = sources
        self._indicators = indicators
        self._periods = {kind: {text: _of(kind, period) for text, period in survey.periods.items()} for kind in Kind}
        self._days = survey.days
        present = {key for source in sources for key in source.keys}
        self.further = tuple(key for key in FURTHER if key in present)
        self._texts: dict[str, str] = {}
        self._amounts: dict[tuple[int, str, str], Callable[[str], Decimal]] = {}

    @property
    def columns(self) -> str:
        """The columns to be asked for."""
        return ", ".join(["file", "line", "indicator", "region", "period", '"value"', *(f'"{key}"' for key in self.further)])

    def figure(self, row: Sequence[Any]) -> Actual:
        """Return the figure that a row holds."""
        file, line, name, region, period, value, *cells = row
        indicator = self._indicators[name]
        one = self._sources[file]
        more: dict[str, Any] = {}
        for key, cell in zip(self.further, cells, strict=True):
            if cell is not None:
                more[key] = self._cell(key, cell, file, indicator)
        return Actual(
            indicator.id,
            self._texts.setdefault(region, region),
            self._named(self._periods[indicator.kind][period], one, indicator),
            self._amount("value", file, indicator)(value),
            one.origin(line),
            **more,
        )

    def _named(self, period: Period, source: Source, indicator: Indicator) -> Period:
        """Return a period as its indicator names it, where its file says in which month years begin."""
        if source.shared.year_starts in {None, indicator.year_starts} or period.start is None:
            return period
        return replace(period, text=span_text(period.start, period.end, indicator.year_starts))

    def _cell(self, key: str, cell: str, file: int, indicator: Indicator) -> Any:
        if key in _WORDS:
            return self._texts.setdefault(cell, cell)
        if key == "note":
            return cell
        if key == "se":
            return self._amount("se", file, indicator)(cell)
        if key == "recorded":
            return self._days[cell]
        if key == "comparable":
            return cell == "true"
        return _rate(cell)

    def _amount(self, key: str, file: int, indicator: Indicator) -> Callable[[str], Decimal]:
        """Return what reads a value of a file in the unit of an indicator."""
        found = self._amounts.get((file, key, indicator.id))
        if found is None:
            source = self._sources[file]
            found = self._amounts[file, key, indicator.id] = _amounts(source.shared, indicator, is_typed=source.is_typed(key))
        return found


def _amounts(shared: Shared, indicator: Indicator, *, is_typed: bool) -> Callable[[str], Decimal]:
    are_parts = shared.conventions.fraction is True and indicator.unit.is_percent

    @lru_cache(maxsize=10_000)
    def amount(text: str) -> Decimal:
        value = plain(Decimal(text)) if is_typed else Decimal(text)
        if are_parts:
            return times_hundred(value)
        return value if shared.unit is None else in_unit(Quantity(value, shared.unit), indicator.unit)

    return amount


def _of(kind: Kind, period: Period) -> Period:
    """Return a period as an indicator of a kind has it: a stock of unknown start is dated by the end."""
    return Period(period.end, period.end, str(period)) if kind is Kind.STOCK and period.start is None else period


@lru_cache(maxsize=10_000)
def _rate(text: str) -> Decimal:
    return rate(text)


def until(days: Mapping[str, date], known_by: date) -> list[str]:
    """Return the texts of the days of recording by a day."""
    return [text for text, day in days.items() if day <= known_by]
