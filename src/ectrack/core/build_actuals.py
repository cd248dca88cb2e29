"""From validated figures to actuals: units, duplicates, revisions and withdrawals."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from ectrack.core.model import Actual, Indicator, Kind, Region
from ectrack.core.notation import ActualTable
from ectrack.core.periods import Period
from ectrack.core.problems import NotationError, Problem
from ectrack.core.quantities import Quantity, in_unit
from ectrack.core.validation import Entry, suggestion

Key = tuple[str, str, date | None, date, str]


def span_key(actual: Actual, kind: Kind) -> Key:
    """Return what makes two figures the same one: indicator, region, span and standing.

    A stock is dated by the end of its period, whatever its start. Figures that count have one standing; forecasts and figures that
    are not comparable stand beside them, one for each source.
    """
    start = None if kind is Kind.STOCK else actual.period.start
    standing = f"forecast {actual.source}" if actual.is_forecast else "" if actual.comparable else f"reference {actual.source}"
    return actual.indicator, actual.region, start, actual.period.end, standing


def build_actuals(
    entries: Sequence[Entry], regions: Mapping[str, Region], indicators: Mapping[str, Indicator], problems: list[Problem]
) -> list[Actual]:
    """Return the figures in the order of recording: by day of recording, then file, then place in the file."""
    found = [actual for entry in entries if (actual := _actual(entry, regions, indicators, problems))]
    found.sort(key=lambda actual: actual.recorded or date.min)
    _check_sequence(found, indicators, problems)
    return found


def live(actuals: Iterable[Actual], indicators: Mapping[str, Indicator]) -> list[Actual]:
    """Return the figures that stand: of each span the last that was recorded, none that was withdrawn.

    Args:
        actuals: In the order of recording.
        indicators: The tracker's indicators.
    """
    standing: dict[Key, Actual] = {}
    for actual in actuals:
        kind = indicators[actual.indicator].kind
        key = span_key(actual, kind)
        if actual.revises or actual.withdrawn:
            standing.pop(_replaced(standing, actual, kind) or key, None)
        if not actual.withdrawn:
            standing[key] = actual
    return list(standing.values())


def _replaced(standing: Mapping[Key, Actual], actual: Actual, kind: Kind) -> Key | None:
    """Return the key of the figure that a revision or withdrawal is about: its own standing, else the one that counts."""
    own = span_key(actual, kind)
    if own in standing:
        return own
    main = (*own[:4], "")
    if main in standing:
        return main
    others = [key for key in standing if key[:4] == own[:4]]
    return others[0] if len(others) == 1 else None


def _check_sequence(actuals: Iterable[Actual], indicators: Mapping[str, Indicator], problems: list[Problem]) -> None:
    standing: dict[Key, Actual] = {}
    for actual in actuals:
        kind = indicators[actual.indicator].kind
        key = span_key(actual, kind)
        names = {"indicator": actual.indicator, "region": actual.region, "period": str(actual.period)}
        if actual.revises or actual.withdrawn:
            replaced = _replaced(standing, actual, kind)
            if replaced is None:
                problems.append(Problem("revises-nothing" if actual.revises else "withdraws-nothing", actual.origin, names))
            else:
                standing.pop(replaced)
        elif key in standing:
            problems.append(Problem("duplicate-figure", actual.origin, names, (standing[key].origin,)))
            continue
        if not actual.withdrawn:
            standing[key] = actual


def _actual(
    entry: Entry, regions: Mapping[str, Region], indicators: Mapping[str, Indicator], problems: list[Problem]
) -> Actual | None:
    table = entry.table
    assert isinstance(table, ActualTable)  # noqa: S101  # the kind of an entry decides its model
    before = len(problems)
    if table.region not in regions:
        problems.append(
            Problem("unknown-region", entry.origin.at("region"), {"found": table.region, **suggestion(table.region, regions)})
        )
    indicator = indicators.get(table.indicator)
    if indicator is None:
        near = suggestion(table.indicator, indicators)
        problems.append(Problem("unknown-indicator", entry.origin.at("indicator"), {"found": table.indicator, **near}))
        return None
    if table.withdrawn and table.value is not None:
        problems.append(Problem("value-on-withdrawal", entry.origin.at("value")))
    if not table.withdrawn and table.value is None:
        problems.append(Problem("value-missing", entry.origin, {"key": "value"}))
    value = _in_unit(table.value, indicator, entry, "value", problems)
    se = _in_unit(table.se, indicator, entry, "se", problems)
    if se is not None and se < 0:
        problems.append(Problem("negative-se", entry.origin.at("se"), {"found": str(se)}))
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
        origin=entry.origin,
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


def _in_unit(read: Quantity | None, indicator: Indicator, entry: Entry, key: str, problems: list[Problem]) -> Decimal | None:
    if read is None:
        return None
    try:
        return in_unit(read, indicator.unit)
    except NotationError as problem:
        problems.append(Problem(problem.slug, entry.origin.at(key), problem.params))
        return None
