"""Comparisons, growth, levels and what meets them."""

from fractions import Fraction

from tests.core.assessing.oracle.answer import Number, power, real
from tests.core.assessing.oracle.given import EQUAL, Case
from tests.core.assessing.oracle.spans import years_between

HALF_A_YEAR = Fraction(1, 2)


def order(left: Number, right: Number) -> int:
    """Return -1, 0 or 1; 0 where the two differ by no more than a relative 1e-12."""
    apart = real(left) - real(right)
    if abs(apart) <= real(EQUAL) * max(abs(real(left)), abs(real(right))):
        return 0
    return 1 if apart > 0 else -1


def rate_between(first: Number, last: Number, years: Fraction) -> Number:
    """Return the constant yearly growth from a value above 0 to another one."""
    return power(last / first, 1 / years) - 1


def yearly_growth(first: Number, last: Number, years: Fraction) -> tuple[Number, str | None]:
    """Return the growth per year, or why there is none."""
    if first == 0 or last == 0:
        return None, "zero-value"
    if first < 0 or last < 0:
        return None, "negative-value"
    if years <= 0:
        return None, "no-time"
    if years < HALF_A_YEAR:
        return None, "under-half-a-year"
    return rate_between(first, last, years), None


def level_of(case: Case, base: Fraction | None, *, rounded: bool = False) -> Number:
    """Return the level at the deadline; `rounded` at half a digit short of what an about goal states.

    Args:
        case: The target.
        base: Value of the baseline, for growth.
        rounded: Whether the stated number is taken half a unit of its last digit short of itself.
    """
    goal = case.goal
    short = case.wanted * goal.last_digit / 2 if rounded and goal.about else Fraction(0)
    if goal.key == "growth":
        assert goal.rate is not None
        if base is None or base <= 0 or case.since is None or case.due is None:
            return None
        return base * power(1 + goal.rate - short, years_between(case.since.end, case.due.end))
    value = goal.high if goal.key == "between" and case.wanted < 0 else goal.value
    if value is None:
        return None
    return (value - short) * (years_of(case) if goal.key == "each_year" else 1)


def years_of(case: Case) -> Fraction:
    """Return the years of the window of a yearly amount."""
    assert case.due is not None
    begin = case.start.day_before if case.start else case.since.end if case.since else case.due.day_before
    return years_between(begin, case.due.end)


def meets(case: Case, value: Number, approx: str | None, level: Number, margin: Number) -> bool:
    """Return whether a figure meets the level, or what an about goal lets pass.

    Args:
        case: The target.
        value: The figure.
        approx: What the figure itself says of its exactness.
        level: The level.
        margin: Where the level begins to be reached by rounding; the level itself for goals that are exact.
    """
    side = order(value, level) * case.wanted
    if side > 0 or (side == 0 and _at_the_level(case, approx)):
        return True
    if not case.goal.about:
        return False
    close = order(value, margin) * case.wanted
    return close > 0 or (close == 0 and case.wanted > 0)


def _at_the_level(case: Case, approx: str | None) -> bool:
    """Return whether a figure at the level meets it: not what may lie short of it, and a strict word only what lies beyond."""
    beyond, at_or_beyond, short = ("more_than", "at_least", {"at_most", "less_than"})
    if case.wanted < 0:
        beyond, at_or_beyond, short = ("less_than", "at_most", {"at_least", "more_than"})
    if case.goal.is_strict:
        return approx == beyond
    return approx in {None, "about", beyond, at_or_beyond} and approx not in short
