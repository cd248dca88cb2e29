"""Years that begin in another month than January: how they are written, read, refused and named."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.problems import NotationError
from ectrack.core.values.fiscal_years import CALENDAR, YearStarts, part_end, year_end, year_name, year_of, year_start
from ectrack.core.values.period_text import period, periods_until, renamed, span_text
from ectrack.core.values.periods import add_months

FROM_APRIL = {
    "FY2025/26": ("2025-04-01", "2026-03-31", "FY2025/26"),
    "2025/26": ("2025-04-01", "2026-03-31", "FY2025/26"),
    "FY 2025/26": ("2025-04-01", "2026-03-31", "FY2025/26"),
    "FY2025-26": ("2025-04-01", "2026-03-31", "FY2025/26"),
    "FY2025/2026": ("2025-04-01", "2026-03-31", "FY2025/26"),
    "2025/26财年": ("2025-04-01", "2026-03-31", "FY2025/26"),
    "2025/26年度": ("2025-04-01", "2026-03-31", "FY2025/26"),
    "ＦＹ２０２５／２６": ("2025-04-01", "2026-03-31", "FY2025/26"),
    "2009/10": ("2009-04-01", "2010-03-31", "FY2009/10"),
    "1999/00": ("1999-04-01", "2000-03-31", "FY1999/00"),
    "FY2025/26-Q1": ("2025-04-01", "2025-06-30", "FY2025/26-Q1"),
    "2025/26-Q4": ("2026-01-01", "2026-03-31", "FY2025/26-Q4"),
    "FY2025/26 H2": ("2025-10-01", "2026-03-31", "FY2025/26-H2"),
    "Q2 FY2025/26": ("2025-07-01", "2025-09-30", "FY2025/26-Q2"),
    "H1 2025/26": ("2025-04-01", "2025-09-30", "FY2025/26-H1"),
    "FY2013/14/FY2015/16": ("2013-04-01", "2016-03-31", "FY2013/14/FY2015/16"),
    "2013/14/2015/16": ("2013-04-01", "2016-03-31", "FY2013/14/FY2015/16"),
    "FY2025/26-Q1/FY2025/26-Q3": ("2025-04-01", "2025-12-31", "FY2025/26-Q1/FY2025/26-Q3"),
    "2025": ("2025-01-01", "2025-12-31", "2025"),
    "2025年": ("2025-01-01", "2025-12-31", "2025"),
    "2025-Q1": ("2025-01-01", "2025-03-31", "2025-Q1"),
    "2025-10": ("2025-10-01", "2025-10-31", "2025-10"),
    "2025-04/2025-12": ("2025-04-01", "2025-12-31", "2025-04/2025-12"),
    "2011/2015": ("2011-01-01", "2015-12-31", "2011/2015"),
}


@pytest.mark.parametrize("text", FROM_APRIL)
def test_forms(text: str) -> None:
    found = period(text, 4)
    first, last, name = FROM_APRIL[text]
    assert (found.start, found.end, str(found)) == (date.fromisoformat(first), date.fromisoformat(last), name)


def test_a_year_from_july() -> None:
    found = period("FY2025/26-Q2", 7)
    assert (found.start, found.end) == (date(2025, 10, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("text", "starts", "slug"),
    [
        ("FY2025/26", 1, "fiscal-year"),
        ("2025/26", 1, "fiscal-year"),
        ("2009/10", 1, "fiscal-year"),
        ("2025/26-Q1", 1, "fiscal-year"),
        ("FY2013/14/FY2015/16", 1, "fiscal-year"),
        ("FY2025", 1, "which-year"),
        ("FY2025", 4, "which-year"),
        ("FY25", 4, "which-year"),
        ("FY2025-Q1", 4, "which-year"),
        ("FY2025-10", 4, "which-year"),
        ("2025年度", 4, "which-year"),
        ("2025/2026", 4, "year-or-two"),
        ("2025/27", 4, "years-apart"),
        ("2014/06", 1, "years-apart"),
        ("FY2025/26-Q5", 4, "not-a-period"),
        ("FY2025/26-06", 4, "not-a-period"),
        ("FY", 4, "not-a-period"),
        ("9998/99", 4, "no-such-period"),
        ("0001/02", 4, "no-such-period"),
        ("FY2015/16/FY2013/14", 4, "range-backwards"),
    ],
)
def test_refusals(text: str, starts: int, slug: str) -> None:
    with pytest.raises(NotationError) as caught:
        period(text, starts)
    assert (caught.value.slug, caught.value.params["found"]) == (slug, text)


def test_a_year_that_is_half_said_is_refused_with_both_spellings() -> None:
    for text, starts in (("FY2025", 1), ("FY2025", 4), ("2025年度", 4)):
        with pytest.raises(NotationError) as caught:
            period(text, starts)
        assert caught.value.params == {"found": text, "first": "FY2025/26", "second": "FY2024/25"}


def test_the_year_of_the_calendar_stays_where_years_begin_in_january() -> None:
    assert str(period("2025年度")) == "2025"
    assert str(period("2025/2026")) == "2025/2026"


@pytest.mark.parametrize(
    ("first", "last", "starts", "name"),
    [
        ("2025-04-01", "2026-03-31", 4, "FY2025/26"),
        ("2025-04-01", "2027-03-31", 4, "FY2025/26/FY2026/27"),
        ("2025-10-01", "2026-03-31", 4, "FY2025/26-H2"),
        ("2026-01-01", "2026-03-31", 4, "FY2025/26-Q4"),
        ("2025-04-01", "2025-12-31", 4, "2025-04/2025-12"),
        ("2025-01-01", "2025-12-31", 4, "2025"),
        ("2025-01-01", "2025-06-30", 4, "2025-01/2025-06"),
        ("2025-01-01", "2025-06-30", 7, "FY2024/25-H2"),
        ("2025-01-01", "2026-12-31", 4, "2025-01/2026-12"),
        ("2025-04-01", "2025-04-30", 4, "2025-04"),
        ("2025-04-01", "2026-03-31", 1, "2025-04/2026-03"),
    ],
)
def test_spans_are_named_by_such_years(first: str, last: str, starts: int, name: str) -> None:
    assert span_text(date.fromisoformat(first), date.fromisoformat(last), starts) == name


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(1, 40), st.integers(1, 12))
def test_the_name_of_a_span_is_read_as_that_span(day: date, months: int, starts: int) -> None:
    first = day.replace(day=1)
    last = add_months(first - timedelta(days=1), months)
    again = period(span_text(first, last, starts), starts)
    assert (again.start, again.end) == (first, last)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(1, 12), st.sampled_from([1, 3, 6, 12]))
def test_years_and_their_parts_hold_their_days(day: date, starts: int, months: int) -> None:
    assert year_start(day, starts) <= day <= year_end(day, starts)
    assert add_months(year_start(day, starts) - timedelta(days=1), 12) == year_end(day, starts)
    assert year_start(day, starts).year == year_of(day, starts)
    end = part_end(day, months, starts)
    assert add_months(end, -months) < day <= end <= year_end(day, starts)


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2026-03-31", ["FY2025/26", "FY2025/26-H2", "FY2025/26-Q4", "2026-03"]),
        ("2025-09-30", ["FY2025/26-H1", "FY2025/26-Q2", "2025-09"]),
        ("2025-12-31", ["FY2025/26-Q3", "2025-12"]),
        ("2025-05-31", ["2025-05"]),
        ("2025-05-05", ["2025-04-01/2025-05-05"]),
    ],
)
def test_periods_that_end_on_a_day(day: str, names: list[str]) -> None:
    assert list(periods_until(date.fromisoformat(day), 4)) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2025-04/2026-03", "FY2025/26"),
        ("2025-Q1", "FY2024/25-Q4"),
        ("2025", "2025"),
        ("FY2025/26", "FY2025/26"),
        ("/2025-03", "/2025-03"),
    ],
)
def test_names_of_the_calendar_become_those_of_such_years(text: str, name: str) -> None:
    assert renamed(text, 4) == name


def test_indicators_have_years_of_their_own() -> None:
    years = YearStarts(4, {"a": 7, "b": 1})
    assert (years.of("a"), years.of("b"), years.of("c"), years.of(None), years.only) == (7, 1, 4, 4, None)
    assert (CALENDAR.of("a"), CALENDAR.only, YearStarts(1, {"a": 4}).only) == (1, 1, 4)
    assert (year_name(2025, 1), year_name(2025, 4), year_name(1999, 4)) == ("2025", "FY2025/26", "FY1999/00")
