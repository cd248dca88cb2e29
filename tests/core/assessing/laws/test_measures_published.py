"""Every quantity of a target beside its formula, for numbers of up to thirty digits and of every sign."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.core.assessing.laws.drawing import BASE, DUE, EXACT, SIGNS, YEARS, long_numbers, reached
from tests.core.assessing.laws.published import after, agrees, growth, linear, log_of, real

LONG = long_numbers()
WHOLE = DUE - BASE
EQUAL = Fraction(1, 10**12)
"""Relative difference that counts as none."""


def apart(left: Decimal, right: Decimal) -> bool:
    return abs(Fraction(left) - Fraction(right)) > Fraction(1, 10**9) * max(abs(Fraction(left)), abs(Fraction(right)))


@given(SIGNS, SIGNS, SIGNS, SIGNS, LONG, LONG, LONG, YEARS)
def test_shares_and_distances(  # every number has a sign
    way: int, sign: int, other: int, third: int, base: Decimal, level: Decimal, value: Decimal, year: int
) -> None:
    b, level, v = (EXACT.multiply(number, Decimal(one)) for number, one in ((base, sign), (level, other), (value, third)))
    assume(apart(b, level) and apart(v, level) and apart(v, b))
    assume((level - b) * way > 0)
    found = reached(way, b, level, year, v)
    gone = year - BASE
    path = linear(b, level, gone, WHOLE)
    fb, ft, fv = Fraction(b), Fraction(level), Fraction(v)
    met = (fv - ft) * way >= 0
    assert agrees(found.share_time, Fraction(gone, WHOLE))
    assert agrees(found.expected, path)
    assert agrees(found.lead, (fv - path) * way)
    assert agrees(found.share_done, (fv - fb) / (ft - fb))
    assert agrees(found.share_lead, (fv - fb) / (ft - fb) - Fraction(gone, WHOLE))
    assert agrees(found.pace, (fv - fb) / (path - fb))
    assert agrees(found.shortfall, 0 if met else (ft - fv) * way)
    if way > 0 and level > 0:
        assert agrees(found.attainment, fv / ft)
    else:
        assert found.attainment is None
    if met:
        assert found.status == "achieved"
        assert agrees(found.excess, (fv - ft) * way)
        assert agrees(found.years_early, DUE - year)
        assert found.reasons["required_per_year"] == "met"
    else:
        pace = (fv - fb) / (path - fb)
        assert found.status == ("on-pace" if pace >= 1 - EQUAL else "behind" if pace >= 0 else "reversing")
        assert agrees(found.required_per_year, (ft - fv) / (DUE - year))
        assert agrees(found.required_per_month, (ft - fv) / (DUE - year) / 12)


@given(SIGNS, LONG, LONG, LONG, YEARS)
def test_growth(way: int, base: Decimal, level: Decimal, value: Decimal, year: int) -> None:
    assume(apart(base, level) and apart(value, level) and apart(value, base))
    assume((level - base) * way > 0)
    found = reached(way, base, level, year, value, "compound")
    gone, left = year - BASE, DUE - year
    planned, observed = growth(base, level, WHOLE), growth(base, value, gone)
    path = after(base, planned, gone)
    assert agrees(found.planned_growth, planned)
    assert agrees(found.observed_growth, observed)
    assert agrees(found.expected, path)
    assert agrees(found.pace, (real(value) - real(base)) / (path - real(base)))
    assert agrees(found.share_log, log_of(base, value) / log_of(base, level))
    assert agrees(found.outlook.value, after(value, observed, left))
    if (value - level) * way < 0:
        assert agrees(found.required_growth, growth(value, level, left))
    else:
        assert found.reasons["required_growth"] == "met"


@given(st.sampled_from([("0", "zero-value"), ("-3", "negative-value")]), LONG, LONG, YEARS)
def test_growth_from_zero_or_below_is_empty_with_its_reason(
    start: tuple[str, str], level: Decimal, value: Decimal, year: int
) -> None:
    found = reached(1, Decimal(start[0]), level, year, value)
    assert (found.planned_growth, found.reasons["planned_growth"]) == (None, start[1])
    assert (found.observed_growth, found.reasons["observed_growth"]) == (None, start[1])
