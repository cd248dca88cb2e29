"""The named scale in which large or small values are read most easily: 万, 亿, 万亿 before the unit."""

from collections.abc import Iterable
from decimal import Decimal

from ectrack.core.values.quantities import CONTEXT, Unit, plain, unit
from ectrack.core.values.unit_text import SCALES

LEAST, MOST = Decimal("0.1"), Decimal(100_000)
"""Values from here to below there stay in the unit of their indicator."""


def readable(own: Unit, values: Iterable[Decimal]) -> Unit:
    """Return the unit in which the largest of the values is best read: the indicator's own unless it is too small or too large.

    A unit without a Chinese base (%, Mbps, a plain number) is never scaled.

    Args:
        own: The unit of the indicator.
        values: In that unit.
    """
    largest = max((abs(value) for value in values), default=Decimal(0))
    if not largest or LEAST <= largest < MOST or not own.base or own.base.isascii():
        return own
    named = [unit(word + own.base, own.declared) for word in ("", *SCALES)]
    fitting = [one for one in named if converted(largest, own, one) >= 1]
    return max(fitting, key=lambda one: one.factor, default=min(named, key=lambda one: one.factor))


def converted(value: Decimal, own: Unit, unit: Unit) -> Decimal:
    """Return a value of one unit in another of the same base, exactly."""
    return value if own == unit else plain(CONTEXT.divide(CONTEXT.multiply(value, own.factor), unit.factor))
