"""The published formulas on their own: fractions where they are exact, eighty digits where a root is drawn."""

from decimal import Decimal
from fractions import Fraction

import mpmath

mpmath.mp.dps = 80

Exact = Decimal | Fraction | int


def real(value: Exact) -> mpmath.mpf:
    """Return a number with eighty digits."""
    exact = Fraction(value)
    return mpmath.mpf(exact.numerator) / exact.denominator


def growth(first: Exact, last: Exact, years: Exact) -> mpmath.mpf:
    """Return (last / first) ^ (1 / years) - 1."""
    return mpmath.exp(log_of(first, last) / real(years)) - 1


def log_of(first: Exact, last: Exact) -> mpmath.mpf:
    """Return ln(last / first)."""
    return mpmath.log(real(Fraction(last) / Fraction(first)))


def after(value: Exact, rate: mpmath.mpf, years: Exact) -> mpmath.mpf:
    """Return value * (1 + rate) ^ years."""
    return real(value) * mpmath.exp(mpmath.log(1 + rate) * real(years))


def linear(base: Exact, level: Exact, gone: Exact, whole: Exact) -> Fraction:
    """Return base + (level - base) * gone / whole."""
    return Fraction(base) + (Fraction(level) - Fraction(base)) * Fraction(gone) / Fraction(whole)


def agrees(value: Decimal | None, published: mpmath.mpf | Exact, digits: int = 30) -> bool:
    """Return whether a value is the published one to so many digits, or to so many places below 1."""
    if value is None:
        return False
    wanted = published if isinstance(published, mpmath.mpf) else real(published)
    return bool(abs(real(value) - wanted) <= mpmath.mpf(10) ** -digits * max(1, abs(wanted)))
