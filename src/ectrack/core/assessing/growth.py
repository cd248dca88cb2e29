"""Compound yearly growth between two values."""

from decimal import Decimal, Overflow, localcontext
from functools import lru_cache

from ectrack.core.undefined import UndefinedError
from ectrack.core.values.quantities import CONTEXT

LARGEST = 1000


def compound_growth(first: Decimal, last: Decimal, years: Decimal) -> Decimal:
    """Return the compound yearly growth from one value to another.

    Formula: (last / first) ** (1 / years) - 1.

    Args:
        first: Value at the beginning, in any unit; > 0.
        last: Value at the end, same unit; > 0.
        years: Time between them, in years; > 0.

    Returns:
        Fraction per year: 0.05 is 5 % a year; negative when the value falls.

    Raises:
        UndefinedError: `no-time`, `zero-value` or `negative-value`.

    Source:
        Eurostat, Sustainable development in the European Union, annex on the compound annual growth rate; the yearly average
        growth 年均增速 of Chinese plans is the same, with the years between the ends and not the number of points.
    """
    if years <= 0:
        raise UndefinedError("no-time")
    with localcontext(CONTEXT):
        return change(first, last, 1 / years) - 1


def change(first: Decimal, last: Decimal, part: Decimal) -> Decimal:
    """Return the factor of a part of the change from one value to another, or of a multiple of it, at a constant growth.

    Formula: (last / first) ** part. It goes through no yearly rate, which a steep fall over a few days brings within the last digit of -1.

    Args:
        first: Value at the beginning, in any unit; > 0.
        last: Value at the end, same unit; > 0.
        part: Time that is asked about over the time between the two values.

    Raises:
        UndefinedError: `zero-value` or `negative-value`; `too-large` as `power`.
    """
    if first == 0 or last == 0:
        raise UndefinedError("zero-value")
    if first < 0 or last < 0:
        raise UndefinedError("negative-value")
    with localcontext(CONTEXT):
        return power(last / first, part)


def power(base: Decimal, exponent: Decimal) -> Decimal:
    """Return a power; one that was just computed is not computed again, for it takes as long as all the rest of a target.

    Args:
        base: Any number that has such a power.
        exponent: Any number.

    Raises:
        UndefinedError: `too-large` beyond a thousand digits before the point, where nothing is measured.
    """
    return _power(str(base), str(exponent))


@lru_cache(maxsize=1000)
def _power(base: str, exponent: str) -> Decimal:
    try:
        found = CONTEXT.power(Decimal(base), Decimal(exponent))
    except Overflow:
        raise UndefinedError("too-large") from None
    if found.adjusted() > LARGEST:
        raise UndefinedError("too-large")
    return found


def logarithm(value: Decimal) -> Decimal:
    """Return a natural logarithm; one that was just computed is not computed again.

    Args:
        value: Any number above 0.
    """
    return _logarithm(str(value))


@lru_cache(maxsize=1000)
def _logarithm(value: str) -> Decimal:
    return CONTEXT.ln(Decimal(value))


def grown(value: Decimal, rate: Decimal, years: Decimal) -> Decimal:
    """Return a value after growing at a compound yearly rate.

    Formula: value * (1 + rate) ** years.

    Args:
        value: Value at the beginning, in any unit.
        rate: Fraction per year; > -1.
        years: Time, in years; >= 0.
    """
    with localcontext(CONTEXT):
        return value * power(1 + rate, years)


def part_to_reach(first: Decimal, last: Decimal, level: Decimal) -> Decimal | None:
    """Return how many times the change from first to last leads on from last to level at a constant growth; None when it never does.

    Formula: ln(level / last) / ln(last / first).

    Args:
        first: Value at the beginning; > 0.
        last: Value today, same unit; > 0.
        level: Value to reach, same unit; > 0.
    """
    if first == last:
        return None
    with localcontext(CONTEXT):
        part = logarithm(level / last) / logarithm(last / first)
    return part if part > 0 else None
