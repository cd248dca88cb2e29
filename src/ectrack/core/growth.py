"""Compound yearly growth between two values."""

from decimal import Decimal, Overflow, localcontext
from functools import lru_cache

from ectrack.core.quantities import CONTEXT
from ectrack.core.undefined import UndefinedError

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
    if first == 0 or last == 0:
        raise UndefinedError("zero-value")
    if first < 0 or last < 0:
        raise UndefinedError("negative-value")
    with localcontext(CONTEXT):
        return power(last / first, 1 / years) - 1


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


def years_to_reach(value: Decimal, level: Decimal, rate: Decimal) -> Decimal | None:
    """Return the years until a compound growth leads from value to level; None when it never does.

    Formula: ln(level / value) / ln(1 + rate).

    Args:
        value: Value today; > 0.
        level: Value to reach, same unit; > 0.
        rate: Fraction per year; > -1.
    """
    if rate == 0:
        return None
    with localcontext(CONTEXT):
        years = logarithm(level / value) / logarithm(1 + rate)
    return years if years > 0 else None
