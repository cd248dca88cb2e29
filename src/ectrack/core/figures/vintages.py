"""Which figures are about the same thing, and which of them stand."""

from collections.abc import Iterable, Mapping
from datetime import date

from ectrack.core.model import Actual, Indicator, Kind

Key = tuple[str, str, date | None, date, str]


def span_key(actual: Actual, kind: Kind) -> Key:
    """Return what makes two figures the same one: indicator, region, span and standing.

    A stock is dated by the end of its period, whatever its start. Figures that count have one standing; forecasts and figures that
    are not comparable stand beside them, one for each source.
    """
    start = None if kind is Kind.STOCK else actual.period.start
    standing = f"forecast {actual.source}" if actual.is_forecast else "" if actual.comparable else f"reference {actual.source}"
    return actual.indicator, actual.region, start, actual.period.end, standing


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
            standing.pop(replaced(standing, actual, kind) or key, None)
        if not actual.withdrawn:
            standing[key] = actual
    return list(standing.values())


def replaced(live: Mapping[Key, Actual], actual: Actual, kind: Kind) -> Key | None:
    """Return the key of the figure that a revision or withdrawal is about: its own standing, else the one that counts."""
    own = span_key(actual, kind)
    if own in live:
        return own
    main = (*own[:4], "")
    if main in live:
        return main
    others = [key for key in live if key[:4] == own[:4]]
    return others[0] if len(others) == 1 else None
