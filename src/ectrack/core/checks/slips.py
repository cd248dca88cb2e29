"""Likely slips of the pen in a figure: 万 for 亿, a share over 100, a stock that all but vanishes."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ectrack.core.model import Actual, Indicator, Kind
from ectrack.core.problems import Problem
from ectrack.core.values.quantities import CONTEXT

FAR = Decimal(1000)
"""A figure so many times its neighbour, or so small a part of it, is warned about: a slip of scale is 10⁴ (万) or 10⁸ (亿), and hardly
anything real grows a thousandfold between two figures."""

COLLAPSE = Decimal("0.1")
"""A stock that falls to this part of its last figure, or below, is warned about."""

_WHOLE = {"%": Decimal(100), "‰": Decimal(1000)}


def beyond(indicator: Indicator, value: Decimal) -> Iterator[Problem]:
    """Yield a warning where a value lies beyond the limit of its indicator, a share beyond the whole, a figure below its floor."""
    unit = indicator.unit.text
    shown = f"{value:f}{unit}"
    ceiling = indicator.limit if indicator.direction > 0 else None
    if indicator.kind is Kind.SHARE and ceiling is None:
        ceiling = _WHOLE.get(unit)
    floor = indicator.floor
    if ceiling is not None and value > ceiling:
        yield Problem("over-limit", None, {"found": shown, "limit": f"{ceiling:f}{unit}"})
    if floor is not None and value < floor:
        yield Problem("under-limit", None, {"found": shown, "limit": f"{floor:f}{unit}"})


def far(indicator: Indicator, others: Iterable[Actual], figure: Actual) -> Iterator[Problem]:
    """Yield a warning where a figure is far from the one nearest in time, or a stock all but vanishes; growth rates may be any part of each other.

    Args:
        indicator: Indicator of the figures.
        others: Other figures of the series that have a value.
        figure: The figure.
    """
    near, value = _neighbour(others, figure, indicator.kind), figure.value
    if indicator.kind is Kind.GROWTH or near is None or not near.value or value is None:
        return
    unit = indicator.unit.text
    params = {"found": f"{value:f}{unit}", "period": str(near.period), "value": f"{near.value:f}{unit}"}
    times = CONTEXT.divide(abs(value), abs(near.value))
    if times >= FAR or (value and times * FAR <= 1):
        yield Problem("far-from-neighbour", figure.origin.at("value"), params, (near.origin.at("value"),))
    elif indicator.kind is Kind.STOCK and near.period.end < figure.period.end and times <= COLLAPSE:
        yield Problem("stock-collapsed", figure.origin.at("value"), params, (near.origin.at("value"),))


def _neighbour(others: Iterable[Actual], figure: Actual, kind: Kind) -> Actual | None:
    """Return the figure nearest in time; for anything but a stock those of a period as long as this one's come first."""

    def distance(other: Actual) -> tuple[bool, bool, int, bool]:
        days = (other.period.end - figure.period.end).days
        other_length = kind is not Kind.STOCK and other.period.months != figure.period.months
        return not other.counts, other_length, abs(days), days > 0

    return min(others, key=distance, default=None)
