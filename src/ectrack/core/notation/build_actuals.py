"""From validated figures to actuals: units, duplicates, revisions and withdrawals."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext
from types import MappingProxyType

from ectrack.core.figures.vintages import Key, replaced, span_key
from ectrack.core.model import Actual, Indicator, Kind
from ectrack.core.notation.documents import Document
from ectrack.core.notation.figure_table import FigureTable, Resting, figures
from ectrack.core.problems import NotationError, Problem
from ectrack.core.regions import Region
from ectrack.core.suggesting import suggestion
from ectrack.core.tracker import Settings, Tracker
from ectrack.core.values.periods import Period
from ectrack.core.values.quantities import CONTEXT, Quantity, in_unit

Apart = Callable[
    [Mapping[str, Region], Mapping[str, Indicator], Settings, Sequence[FigureTable], list[Problem]], Sequence[FigureTable]
]
"""What gives the figures of large files that have to be read one by one, from what they refer to and the figures of small files."""


def with_documents(tables: Tracker, documents: Iterable[Document], problems: list[Problem], apart: Apart | None = None) -> Tracker:
    """Return a tracker with the figures of its files.

    Args:
        tables: The tracker without figures.
        documents: The parsed files, in order.
        problems: Where every problem is added.
        apart: Gives the figures of large files that are not plain.
    """
    with localcontext(CONTEXT):
        resting = Resting(tables.regions, tables.indicators, tables.settings.figures, tables.years)
        small = figures(documents, problems, resting)
        large = apart(tables.regions, tables.indicators, tables.settings, small, problems) if apart else ()
        actuals = build_actuals((*small, *large), tables.regions, tables.indicators, problems)
    return replace(tables, actuals=tuple(actuals), left_out=tuple(resting.left_out))


def build_actuals(
    tables: Iterable[FigureTable], regions: Mapping[str, Region], indicators: Mapping[str, Indicator], problems: list[Problem]
) -> list[Actual]:
    """Return the figures in the order of recording: by day of recording, then file, then place in the file."""
    found = [actual for table in tables if (actual := _actual(table, regions, indicators, problems))]
    found.sort(key=_recording)
    _check_sequence(found, indicators, problems)
    return found


def with_figures(tracker: Tracker, tables: Iterable[FigureTable], problems: list[Problem]) -> Tracker:
    """Return a tracker with further figures, as it will be read once they are in its files.

    Args:
        tracker: A tracker without problems.
        tables: The further figures.
        problems: Where every problem is added.
    """
    new = [actual for table in tables if (actual := _actual(table, tracker.regions, tracker.indicators, problems))]
    places = {(one.indicator, one.region) for one in new}
    beside = tracker.bulk_of(places)
    actuals = sorted((*tracker.actuals, *beside, *new), key=_recording)
    _check_sequence(actuals, tracker.indicators, problems)
    bulk = tracker.bulk.without(places, beside) if tracker.bulk is not None and beside else tracker.bulk
    return replace(tracker, actuals=tuple(actuals), bulk=bulk)


def _recording(actual: Actual) -> tuple[date, str, int]:
    return actual.recorded or date.min, actual.origin.file, int(actual.origin.keys[1])


def _check_sequence(actuals: Iterable[Actual], indicators: Mapping[str, Indicator], problems: list[Problem]) -> None:
    standing: dict[Key, Actual] = {}
    for actual in actuals:
        kind = indicators[actual.indicator].kind
        key = span_key(actual, kind)
        names = {"indicator": actual.indicator, "region": actual.region, "period": str(actual.period)}
        if actual.revises or actual.withdrawn:
            found = replaced(standing, actual, kind)
            if found is None:
                problems.append(Problem("revises-nothing" if actual.revises else "withdraws-nothing", actual.origin, names))
            else:
                standing.pop(found)
        elif key in standing:
            problems.append(Problem("duplicate-figure", actual.origin, names, (standing[key].origin,)))
            continue
        if not actual.withdrawn:
            standing[key] = actual


def _actual(
    table: FigureTable, regions: Mapping[str, Region], indicators: Mapping[str, Indicator], problems: list[Problem]
) -> Actual | None:
    before = len(problems)
    if table.region not in regions:
        problems.append(
            Problem("unknown-region", table.origin.at("region"), {"found": table.region, **suggestion(table.region, regions)})
        )
    indicator = indicators.get(table.indicator)
    if indicator is None:
        near = suggestion(table.indicator, indicators)
        problems.append(Problem("unknown-indicator", table.origin.at("indicator"), {"found": table.indicator, **near}))
        return None
    if table.withdrawn and table.value is not None:
        problems.append(Problem("value-on-withdrawal", table.origin.at("value")))
    if not table.withdrawn and table.value is None:
        problems.append(Problem("value-missing", table.origin, {"key": "value"}))
    value = _in_unit(table.value, indicator, table, "value", problems)
    se = _in_unit(table.se, indicator, table, "se", problems)
    if se is not None and se < 0:
        problems.append(Problem("negative-se", table.origin.at("se"), {"found": str(se)}))
    if len(problems) > before:
        return None
    period = table.period
    if indicator.kind is Kind.STOCK and period.start is None:
        period = Period(period.end, period.end, str(period))
    return Actual(
        indicator=table.indicator,
        region=table.region,
        period=period,
        value=value,
        origin=table.origin,
        yoy=table.yoy,
        approx=table.approx,
        state=table.state,
        se=se,
        comparable=table.comparable,
        source=table.source,
        note=table.note,
        recorded=table.recorded,
        revises=table.revises,
        withdrawn=table.withdrawn,
        dated=table.dated,
        waive=MappingProxyType(table.waive or {}),
    )


def _in_unit(
    quantity: Quantity | None, indicator: Indicator, table: FigureTable, key: str, problems: list[Problem]
) -> Decimal | None:
    if quantity is None:
        return None
    try:
        return in_unit(quantity, indicator.unit)
    except NotationError as problem:
        problems.append(Problem(problem.slug, table.origin.at(key), problem.params))
        return None
