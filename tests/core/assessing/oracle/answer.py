"""What the oracle answers: every quantity of a target, and what the text leaves open."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

import mpmath

CONTEXT = mpmath.mp.clone()
CONTEXT.dps = 60

Number = Any
"""A fraction, or a number of sixty digits where a root is drawn."""


@dataclass(frozen=True)
class Latest:
    """The figure that speaks; `seen` are the months that an estimate rests on."""

    value: Fraction
    date: date
    basis: str | None = None
    seen: int | None = None


@dataclass(frozen=True)
class Rest:
    """What is left of the year."""

    start: date
    end: date
    months: Fraction
    amount: Fraction
    per_month: Fraction
    last_year: Fraction | None
    growth: Fraction | None
    whole_year: Fraction | None


@dataclass
class Answer:
    """The quantities of one target.

    Attributes:
        grown: Value at the deadline if the growth so far goes on; for the flags.
        margin: Where an about goal begins to be met; the level for exact ones.
        reasons: Why a quantity is null, where the text names it.
        flags: Those that this oracle decides on.
        silent: Names of what the text leaves open here; they are not compared.
    """

    status: str = "unrated"
    reason: str | None = None
    level: Number = None
    margin: Number = None
    baseline: Fraction | None = None
    latest: Latest | None = None
    attainment: Number = None
    share_done: Number = None
    share_time: Number = None
    expected: Number = None
    lead: Number = None
    pace: Number = None
    shortfall: Number = None
    observed_growth: Number = None
    planned_growth: Number = None
    required_growth: Number = None
    required_per_year: Number = None
    required_per_month: Number = None
    outlook: Number = None
    met_on: date | None = None
    grown: Number = None
    rest: Rest | None = None
    left: Number = None
    left_per_month: Number = None
    reasons: dict[str, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    silent: set[str] = field(default_factory=set)

    def null(self, reason: str, *names: str) -> None:
        """Make quantities null for a reason."""
        for name in names:
            setattr(self, name, None)
            self.reasons[name] = reason


def real(number: Number) -> Any:
    """Return a number with sixty digits."""
    if isinstance(number, Fraction):
        return CONTEXT.mpf(number.numerator) / number.denominator
    return CONTEXT.mpf(number)


def as_fraction(number: Number) -> Fraction:
    """Return a fraction; of a number of sixty digits the first thirty behind the point."""
    return number if isinstance(number, Fraction) else Fraction(int(number * 10**30), 10**30)


def power(base: Number, exponent: Fraction) -> Number:
    """Return a power: a fraction where the exponent is whole, else with sixty digits."""
    if exponent.denominator == 1 and isinstance(base, Fraction) and abs(exponent) <= 100:
        return base ** int(exponent)
    return CONTEXT.exp(CONTEXT.log(real(base)) * real(exponent))
