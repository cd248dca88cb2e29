"""The table of a figure, read key by key: there may be a hundred thousand, and a recording reads only this one.

`ectrack.core.notation.tables` says the same as a model, for the schema; a test holds the two together.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, get_args

from ectrack.core.bulk import LeftOut, Shared
from ectrack.core.model import Approx, Indicator, State
from ectrack.core.notation.documents import Document
from ectrack.core.notation.figure_cells import CellError, Chosen, Others, as_notation, chosen, does_not_apply, is_said_of_toml
from ectrack.core.notation.toml_values import (
    read_day,
    read_period,
    read_quantity,
    read_rate,
    read_text,
    read_truth,
    read_waivers,
    read_word,
    shown,
)
from ectrack.core.problems import NotationError, Origin, Problem
from ectrack.core.suggesting import key_suggestion, suggestion
from ectrack.core.values.fiscal_years import CALENDAR, YearStarts
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import Period
from ectrack.core.values.quantities import Quantity


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A figure as written, every key by itself valid; the keys are those of the notation, after the place where it stands."""

    origin: Origin
    indicator: str
    region: str
    period: Period
    value: Quantity | None = None
    yoy: Decimal | None = None
    approx: Approx | None = None
    state: State | None = None
    se: Quantity | None = None
    comparable: bool = True
    source: str | None = None
    note: str | None = None
    recorded: date | None = None
    revises: str | None = None
    withdrawn: str | None = None
    dated: str | None = None
    waive: Mapping[str, str] | None = None


READERS: Mapping[str, Callable[[object], Any]] = MappingProxyType(
    {
        "indicator": read_text,
        "region": read_text,
        "period": read_period,
        "value": read_quantity,
        "yoy": read_rate,
        "approx": read_word(*get_args(Approx)),
        "state": read_word(*get_args(State)),
        "se": read_quantity,
        "comparable": read_truth,
        "source": read_text,
        "note": read_text,
        "recorded": read_day,
        "revises": read_text,
        "withdrawn": read_text,
        "dated": read_word("assumed"),
        "waive": read_waivers,
    }
)
"""What reads the value of each key, in the order of the notation."""

FAULTS = 20_000
"""With more rows that are wrong, a file is mostly not what it was taken for, and the rest is not looked at."""

REQUIRED = tuple(one.name for one in fields(FigureTable) if one.default is MISSING and one.name in READERS)


def read_figure(data: object, origin: Origin, problems: list[Problem], years: YearStarts = CALENDAR) -> FigureTable | None:
    """Return the figure that a table describes; None when anything is wrong with it.

    Args:
        data: The table as parsed.
        origin: Where it stands.
        problems: Where every problem of it is added.
        years: In which month the years of indicators begin.
    """
    if not isinstance(data, Mapping):
        problems.append(Problem("not-a-table", origin, {"found": shown(data)}))
        return None
    before = len(problems)
    values: dict[str, Any] = {}
    for key, read in READERS.items():
        if key in data:
            try:
                values[key] = read_period(data[key], years.of(data.get("indicator"))) if key == "period" else read(data[key])
            except NotationError as problem:
                problems.append(Problem(problem.slug, origin.at(key), problem.params))
        elif key in REQUIRED:
            problems.append(Problem("missing-key", origin, {"key": key}))
    for key in data:
        if key not in READERS:
            more = {"expected": ", ".join(READERS), **key_suggestion(shown(key), READERS)}
            problems.append(Problem("unknown-key", origin.at(key), {"found": shown(key), **more}))
    return FigureTable(origin, **values) if len(problems) == before else None


@dataclass(frozen=True, slots=True)
class Resting:
    """What reading the figures of files rests on.

    Attributes:
        regions: The regions of the tracker.
        indicators: Its indicators.
        shared: What holds for all figures of a CSV file, by its name.
        years: In which month the years of indicators begin.
        left_out: Where is added what is left out of files since the tracker has no such region or indicator.
    """

    regions: Collection[str] = ()
    indicators: Mapping[str, Indicator] = field(default_factory=lambda: MappingProxyType({}))
    shared: Mapping[str, Shared] = field(default_factory=lambda: MappingProxyType({}))
    years: YearStarts = CALENDAR
    left_out: list[LeftOut] = field(default_factory=list)


def figures(documents: Iterable[Document], problems: list[Problem], resting: Resting) -> list[FigureTable]:
    """Return the valid figures in the order of the files.

    Args:
        documents: The files of the tracker.
        problems: Where problems are added.
        resting: What reading them rests on.
    """
    tables: list[FigureTable] = []
    for document in documents:
        if document.role != "actuals":
            continue
        for key in document.data.keys() - {"actual"}:
            place = Origin(document.file).at(key)
            problems.append(Problem("unknown-table", place, {"found": shown(key), "expected": "actual"}))
        rows = document.data.get("actual", [])
        if not isinstance(rows, list):
            problems.append(Problem("not-an-array", Origin(document.file).at("actual"), {"found": shown(rows)}))
            continue
        common = _shared(document, resting.shared)
        if not document.columns:
            problems += is_said_of_toml(resting.shared.get(document.file.rpartition("/")[2], common), document.file)
        found: list[Problem] = []
        rows_meant = _columns(document, common, found)
        problems += found
        if not any(problem.slug in _KEEP_FROM_READING for problem in found):
            tables += _of_rows(document, rows, common, rows_meant, resting, problems)
    return tables


_KEEP_FROM_READING = frozenset({"missing-column", "no-such-column", "key-cannot-apply"})
"""What is wrong with the columns of a file, so that none of its rows can be read."""


def _columns(document: Document, common: Shared, problems: list[Problem]) -> Chosen | None:
    """Return which rows of a file are meant; None for all. Add what is wrong with its columns."""
    if not document.columns:
        return None
    top = Origin(document.file, (), 1)
    meant = chosen(common, (*document.columns, *document.further), top, problems)
    expected = ", ".join(READERS)
    problems += [
        Problem("unknown-column", top, {"found": name, "expected": expected, **suggestion(name, tuple(READERS))})
        for name in document.further
        if name not in meant.columns
    ]
    problems += [
        Problem("missing-column", top, {"key": name}) for name in REQUIRED if name not in {*document.columns, *common.cells}
    ]
    problems += does_not_apply(common, document.columns, (), top)
    return meant if document.further or not common.is_as_written else None


def given_by(shared: Shared) -> dict[str, Any]:
    """Return what settings say of all figures of a file, by key, as TOML would have it."""
    return {key: text != "false" if key == "comparable" else text for key, text in shared.cells.items()}


def converted(
    row: Mapping[str, Any], shared: Shared, indicators: Mapping[str, Indicator], origin: Origin, problems: list[Problem]
) -> dict[str, Any] | None:
    """Return the cells of a row as the notation has them, with what holds for all rows; None without a figure, or where a problem is added.

    Args:
        row: Its cells that are not empty, by key.
        shared: What the settings say of the file.
        indicators: The indicators of the tracker.
        origin: Its place.
        problems: Where the problem of a cell is added.
    """
    given = given_by(shared)
    name = row.get("indicator", given.get("indicator"))
    try:
        cells = as_notation(row, shared, indicators.get(name) if isinstance(name, str) else None)
    except CellError as refused:
        problems.append(Problem(refused.problem.slug, origin.at(refused.key), refused.problem.params))
        return None
    return None if cells is None else {**given, **cells}


def _of_rows(  # noqa: PLR0913, PLR0917  # a file, what is said of it, and what reading rests on
    document: Document, rows: Sequence[Any], common: Shared, meant: Chosen | None, resting: Resting, problems: list[Problem]
) -> Iterator[FigureTable]:
    given, years = given_by(common), resting.years
    others = Others(resting.regions, resting.indicators)
    faulty = 0
    for index, data in enumerate(rows):
        origin = Origin(document.file, ("actual", index), document.lines[index] if document.lines else None)
        row: Mapping[str, Any] | None = {**given, **data} if given else data
        if meant is not None:
            if not meant.has(data) or (common.skips_others and others.has({**given, **data})):
                continue
            before = len(problems)
            own = {key: cell for key, cell in data.items() if key in READERS}
            row = converted(own, common, resting.indicators, origin, problems)
            if row is None and len(problems) == before:
                continue
        figure = None if row is None else read_figure(row, origin, problems, of_file(common, years))
        if figure is not None:
            yield with_years(with_unit(figure, common.unit), common, years)
            continue
        faulty += 1
        if faulty > FAULTS:
            problems.append(Problem("unchecked-rows", origin, {"n": str(FAULTS)}))
            break
    resting.left_out.extend(others.told(document.file))


def _shared(document: Document, shared: Mapping[str, Shared]) -> Shared:
    """Return what holds for all figures of a CSV file; nothing for TOML, where every figure speaks for itself."""
    name = document.file.rpartition("/")[2]
    return shared.get(name, Shared()) if document.columns else Shared()


def of_file(shared: Shared, years: YearStarts) -> YearStarts:
    """Return in which month years begin in a file: as it says for all its figures, else as their indicators say."""
    return years if shared.year_starts is None else YearStarts(shared.year_starts)


def with_years(figure: FigureTable, shared: Shared, years: YearStarts) -> FigureTable:
    """Return a figure of a file that says in which month its years begin, its period named as its indicator names it."""
    starts = years.of(figure.indicator)
    if shared.year_starts in {None, starts} or figure.period.start is None:
        return figure
    name = span_text(figure.period.start, figure.period.end, starts)
    return replace(figure, period=replace(figure.period, text=name))


def with_unit(figure: FigureTable, unit: str | None) -> FigureTable:
    """Return a figure whose plain numbers are in a unit."""
    if unit is None:
        return figure
    return replace(figure, value=_in(figure.value, unit), se=_in(figure.se, unit))


def _in(quantity: Quantity | None, unit: str) -> Quantity | None:
    return quantity if quantity is None or quantity.unit is not None else Quantity(quantity.number, unit)
