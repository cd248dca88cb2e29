"""The table of a figure, read key by key: there may be a hundred thousand, and a recording reads only this one.

`ectrack.core.notation.tables` says the same as a model, for the schema; a test holds the two together.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, get_args

from ectrack.core.bulk import Shared
from ectrack.core.model import Approx, State
from ectrack.core.notation.documents import Document
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
from ectrack.core.suggesting import key_suggestion
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

REQUIRED = tuple(field.name for field in fields(FigureTable) if field.default is MISSING and field.name in READERS)


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


def figures(
    documents: Iterable[Document],
    problems: list[Problem],
    shared: Mapping[str, Shared] | None = None,
    years: YearStarts = CALENDAR,
) -> list[FigureTable]:
    """Return the valid figures in the order of the files.

    Args:
        documents: The files of the tracker.
        problems: Where problems are added.
        shared: What holds for all figures of a CSV file, by its name.
        years: In which month the years of indicators begin.
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
        common = _shared(document, shared)
        missing = [name for name in REQUIRED if document.columns and name not in {*document.columns, *common.cells}]
        if missing:
            problems += [Problem("missing-column", Origin(document.file, (), 1), {"key": name}) for name in missing]
            continue
        tables += _of_rows(document, rows, common, years, problems)
    return tables


def _of_rows(
    document: Document, rows: Sequence[Any], common: Shared, years: YearStarts, problems: list[Problem]
) -> Iterator[FigureTable]:
    given = {key: text != "false" if key == "comparable" else text for key, text in common.cells.items()}
    faulty = 0
    for index, data in enumerate(rows):
        origin = Origin(document.file, ("actual", index), document.lines[index] if document.lines else None)
        figure = read_figure({**given, **data} if given else data, origin, problems, of_file(common, years))
        if figure is not None:
            yield with_years(with_unit(figure, common.unit), common, years)
            continue
        faulty += 1
        if faulty > FAULTS:
            problems.append(Problem("unchecked-rows", origin, {"n": str(FAULTS)}))
            return


def _shared(document: Document, shared: Mapping[str, Shared] | None) -> Shared:
    """Return what holds for all figures of a CSV file; nothing for TOML, where every figure speaks for itself."""
    name = document.file.rpartition("/")[2]
    return (shared or {}).get(name, Shared()) if document.columns else Shared()


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
