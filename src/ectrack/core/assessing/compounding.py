"""Growth rates of several years taken together: they compound, and their progress is measured in logarithms."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from functools import reduce

from ectrack.core.assessing.growth import change, logarithm, power
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.quantities import CONTEXT

HUNDRED = Decimal(100)


def factor(rate: Decimal) -> Decimal:
    """Return what a rate makes of 1: 1.05 for 5, in %."""
    return 1 + rate / HUNDRED


def factors(rates: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return what each of some rates makes of 1; below zero growth is not defined.

    Raises:
        UndefinedError: `negative-value` for a rate below -100 %.
    """
    with localcontext(CONTEXT):
        found = tuple(factor(rate) for rate in rates)
    if any(one < 0 for one in found):
        raise UndefinedError("negative-value")
    return found


def compounded(rates: Sequence[Decimal]) -> Decimal:
    """Return the growth of several years in all, in %.

    Formula: ((1 + rate / 100) * (1 + rate / 100) * ... - 1) * 100.

    Args:
        rates: Growth of each year, in %.

    Raises:
        UndefinedError: `negative-value` for a rate below -100 %.
    """
    with localcontext(CONTEXT):
        return (reduce(Decimal.__mul__, factors(rates), Decimal(1)) - 1) * HUNDRED


def mean_rate(rates: Sequence[Decimal]) -> Decimal:
    """Return the geometric mean of yearly growth rates, in %: the rate that brings the same in all.

    Formula: (product of (1 + rate / 100)) ** (1 / number) - 1, times 100.

    Args:
        rates: Growth of each year, in %; at least one.

    Raises:
        UndefinedError: `negative-value` for a rate below -100 %.
    """
    with localcontext(CONTEXT):
        whole = reduce(Decimal.__mul__, factors(rates), Decimal(1))
        root = power(whole, Decimal(1) / len(rates)) if whole else whole
        return (root - 1) * HUNDRED


def part_of_way(done: Decimal, whole: Decimal) -> Decimal:
    """Return the part that one compounded growth is of another, a fraction.

    Formula: ln(1 + done / 100) / ln(1 + whole / 100). Under a constant yearly rate it grows by the same part every year.

    Args:
        done: Growth so far, in %.
        whole: Growth in all, in %; not 0.

    Raises:
        UndefinedError: `zero-value` or `negative-value` for a growth of -100 % or less, `baseline-equals-level` for none in all.

    Source:
        Progress of energy-intensity targets in Chinese five-year plans: ln(1 - done) / ln(1 - target).
    """
    if not whole:
        raise UndefinedError("baseline-equals-level")
    with localcontext(CONTEXT):
        return _logarithm(done) / _logarithm(whole)


def _logarithm(rate: Decimal) -> Decimal:
    value = factor(rate)
    if value <= 0:
        raise UndefinedError("negative-value" if value else "zero-value")
    return logarithm(value)


def compounded_part(first: Decimal, last: Decimal, part: Decimal) -> Decimal:
    """Return the compounded growth at a part of the way from one to another at a constant rate, or at a multiple of it, in %.

    Formula: f * (l / f) ** part - 1 with f = 1 + first / 100, l = 1 + last / 100, times 100.

    Args:
        first: Growth at the beginning, in %; > -100.
        last: Growth at the end, in %; > -100.
        part: Time that is asked about over the time between the two.

    Raises:
        UndefinedError: As `change`.
    """
    with localcontext(CONTEXT):
        return (factor(first) * change(factor(first), factor(last), part) - 1) * HUNDRED
