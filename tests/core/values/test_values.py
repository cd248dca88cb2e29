"""Numbers, units, periods and years: what is read, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.assessing.growth import compound_growth
from ectrack.core.assessing.paths import path_value
from ectrack.core.model import Milestone
from ectrack.core.problems import NotationError
from ectrack.core.values.period_text import period
from ectrack.core.values.periods import add_months, date_after, years_between
from ectrack.core.values.quantities import in_unit, number, quantity, rate, unit

D = Decimal


@pytest.mark.parametrize(
    ("text", "wanted", "value"),
    [
        ("860", "亿元", "860"),
        ("980亿元", "亿元", "980"),
        ("9800000万元", "亿元", "980"),
        ("1.2万", "家", "12000"),
        ("１．２万家", "家", "12000"),
        ("350万", "万户", "350"),
        ("12,000", "家", "12000"),
        ("0.5万亿元", "亿元", "5000"),
        ("６．９％", "%", "6.9"),
        ("69‰", "%", "6.9"),
        ("-3.5 %", "%", "-3.5"),
        ("12.50亿元", "亿元", "12.50"),
        ("1e3", "家", "1000"),
    ],
)
def test_quantities_are_converted_exactly(text: str, wanted: str, value: str) -> None:
    assert in_unit(quantity(text), unit(wanted)) == D(value)


def test_thousands_scale_only_a_unit_that_says_so() -> None:
    assert in_unit(quantity("3千户"), unit("户", ("千",))) == 3000
    assert in_unit(quantity("3千克"), unit("千克")) == 3
    with pytest.raises(NotationError, match="unit-mismatch"):
        in_unit(quantity("3千户"), unit("户"))


@pytest.mark.parametrize(
    ("text", "wanted", "slug"),
    [
        ("5户", "元", "unit-mismatch"),
        ("5%", "家", "unit-mismatch"),
        ("1.2万", "亿元", "scale-ambiguous"),
        ("1亿2000万", "家", "unit-mismatch"),
    ],
)
def test_another_unit_is_refused(text: str, wanted: str, slug: str) -> None:
    with pytest.raises(NotationError, match=slug):
        in_unit(quantity(text), unit(wanted))


@pytest.mark.parametrize(
    "text", ["10²", "1,2345", "12,00", "", "NaN", "inf", "true", "0x10", "1_000", "一百", "1.2.3", "٣", "1 000", ".5", "5."]
)
def test_anything_else_is_no_number(text: str) -> None:
    with pytest.raises(NotationError):
        number(text)


@pytest.mark.parametrize("text", ["1e999999999", "1e19", "1" * 31, "1e-31"])
def test_a_number_that_cannot_be_kept_is_refused(text: str) -> None:
    with pytest.raises(NotationError):
        number(text)


def test_a_rate_needs_its_percent_sign() -> None:
    assert rate("30%") == D("0.3")
    assert rate("５‰") == D("0.005")
    with pytest.raises(NotationError, match="rate-without-percent"):
        rate("0.3")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014-H2", "2014-07-01", "2014-12-31"),
        ("2014-Q3", "2014-07-01", "2014-09-30"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2014-11-30", "2014-11-30", "2014-11-30"),
        ("2014-01/2014-10", "2014-01-01", "2014-10-31"),
        ("2014-Q1/2014-Q3", "2014-01-01", "2014-09-30"),
        ("/2014-10", None, "2014-10-31"),
        ("2014年", "2014-01-01", "2014-12-31"),
        ("2014年上半年", "2014-01-01", "2014-06-30"),
        ("2014年前三季度", "2014-01-01", "2014-09-30"),
        ("2014年三季度", "2014-07-01", "2014-09-30"),
        ("2014年1-10月", "2014-01-01", "2014-10-31"),
        ("２０１４年１至１０月", "2014-01-01", "2014-10-31"),
        ("2014年11月底", "2014-11-30", "2014-11-30"),
        ("2014年底", "2014-12-31", "2014-12-31"),
        ("2014年11月5日", "2014-11-05", "2014-11-05"),
    ],
)
def test_periods(text: str, start: str | None, end: str) -> None:
    found = period(text)
    assert (found.start and found.start.isoformat(), found.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("2014-13", "no-such-period"),
        ("2014-Q5", "no-such-period"),
        ("2015-02-29", "no-such-period"),
        ("2014年13月", "no-such-period"),
        ("0001-12", "no-such-period"),
        ("9999-12-31", "no-such-period"),
        ("0001年12月底", "no-such-period"),
        ("2014-10/2014-01", "range-backwards"),
        ("2014-1", "not-a-period"),
        ("14", "not-a-period"),
        ("yesterday", "not-a-period"),
    ],
)
def test_what_is_no_period(text: str, slug: str) -> None:
    with pytest.raises(NotationError, match=slug):
        period(text)


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2013-12-31", "2015-12-31", "2"),
        ("2014-11-30", "2016-12-31", "2.0833333333"),  # 25 months / 12
        ("2012-02-29", "2013-02-28", "1"),  # both are ends of months
        ("2014-01-15", "2015-01-15", "1"),
        ("2014-01-15", "2014-07-15", "0.4958904110"),  # 181 days of 365
        ("2015-12-31", "2013-12-31", "-2"),
        ("2014-08-15", "2016-12-31", "2.3780821918"),  # two anniversaries and 138 of 365 days
    ],
)
def test_years_between(start: str, end: str, years: str) -> None:
    found = years_between(date.fromisoformat(start), date.fromisoformat(end))
    assert abs(found - D(years)) < D("1e-9")


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_whole_months_from_an_end_of_month_are_exact(day: date, months: int) -> None:
    end = add_months(day.replace(day=28), 0)
    last = add_months(date(end.year, 1, 31), end.month - 1)
    assert years_between(last, add_months(last, months)) * 12 - months < D("1e-40")


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 20000))
def test_the_day_after_some_years_is_the_first_that_has_them(day: date, days: int) -> None:
    later = date.fromordinal(day.toordinal() + days)
    years = years_between(day, later)
    found = date_after(day, years)
    assert found is not None
    assert years_between(day, found) - years >= D("-1e-20")
    assert found <= later


@pytest.mark.parametrize(("total", "yearly"), [("-19.5", "-4.25"), ("-21", "-4.61"), ("-15", "-3.2")])
def test_yearly_growth_as_chinese_plans_state_it(total: str, yearly: str) -> None:
    # Five-year reductions of energy intensity with the yearly rates printed beside them.
    found = compound_growth(D(100), 100 + D(total), D(5)) * 100
    assert abs(found - D(yearly)) < D("0.06")


def test_distance_to_the_linear_path() -> None:
    # EEA: EU-15, 100 in 1990 to 92 in 2010; the path of 2005 is 94. Poverty: 14.5 (2015) to 7.25 (2030) is 10.633 in 2023.
    knots = (Milestone(date(1990, 12, 31), D(100)), Milestone(date(2010, 12, 31), D(92)))
    assert path_value(date(2005, 12, 31), knots, "linear") == 94
    poverty = (Milestone(date(2015, 12, 31), D("14.5")), Milestone(date(2030, 12, 31), D("7.25")))
    assert abs(path_value(date(2023, 12, 31), poverty, "linear") - D("10.6333333")) < D("1e-6")
    assert path_value(date(2031, 1, 1), poverty, "linear") == D("7.25")
