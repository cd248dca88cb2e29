"""Periods in every form, and the years between two days."""

from datetime import date
from decimal import Decimal

import pytest

from ectrack.core.problems import NotationError
from ectrack.core.values.period_text import day_period, period, span_text
from ectrack.core.values.periods import add_months, date_after, is_month_end, years_between

FORMS = {
    "2014": ("2014-01-01", "2014-12-31"),
    "2014-H1": ("2014-01-01", "2014-06-30"),
    "2014-H2": ("2014-07-01", "2014-12-31"),
    "2014-Q1": ("2014-01-01", "2014-03-31"),
    "2014-Q3": ("2014-07-01", "2014-09-30"),
    "2014-Q4": ("2014-10-01", "2014-12-31"),
    "2014-06": ("2014-06-01", "2014-06-30"),
    "2016-02": ("2016-02-01", "2016-02-29"),
    "1900-02": ("1900-02-01", "1900-02-28"),
    "2014-11-30": ("2014-11-30", "2014-11-30"),
    "2016-02-29": ("2016-02-29", "2016-02-29"),
    "2014-01/2014-10": ("2014-01-01", "2014-10-31"),
    "2014-Q1/2014-Q3": ("2014-01-01", "2014-09-30"),
    "2011/2015": ("2011-01-01", "2015-12-31"),
    "2014-07/2015-06": ("2014-07-01", "2015-06-30"),
    "2014-03-05/2014-04": ("2014-03-05", "2014-04-30"),
    "2014/2014": ("2014-01-01", "2014-12-31"),
    "２０１４－０６": ("2014-06-01", "2014-06-30"),
    "2014年": ("2014-01-01", "2014-12-31"),
    "2014年度": ("2014-01-01", "2014-12-31"),
    "2014年全年": ("2014-01-01", "2014-12-31"),
    "2014年上半年": ("2014-01-01", "2014-06-30"),
    "2014年下半年": ("2014-07-01", "2014-12-31"),
    "2014年第三季度": ("2014-07-01", "2014-09-30"),
    "2014年一季度": ("2014-01-01", "2014-03-31"),
    "2014年前三季度": ("2014-01-01", "2014-09-30"),
    "2014年前两个季度": ("2014-01-01", "2014-06-30"),
    "2014年前11个月": ("2014-01-01", "2014-11-30"),
    "2014年1-10月": ("2014-01-01", "2014-10-31"),
    "2014年1—10月": ("2014-01-01", "2014-10-31"),
    "2014年1月至10月": ("2014-01-01", "2014-10-31"),
    "2014年1月到10月": ("2014-01-01", "2014-10-31"),
    "2014年1～10月份": ("2014-01-01", "2014-10-31"),
    "２０１４年１－１０月": ("2014-01-01", "2014-10-31"),
    "2014年6月": ("2014-06-01", "2014-06-30"),
    "2014年六月": ("2014-06-01", "2014-06-30"),
    "2014年十二月": ("2014-12-01", "2014-12-31"),
    "2014年6月份": ("2014-06-01", "2014-06-30"),
    "2014年11月底": ("2014-11-30", "2014-11-30"),
    "2016年2月末": ("2016-02-29", "2016-02-29"),
    "2014年1-3季度": ("2014-01-01", "2014-09-30"),
    "2014年一至三季度": ("2014-01-01", "2014-09-30"),
    "2014年第一季度到第二季度": ("2014-01-01", "2014-06-30"),
    "2013 Q1": ("2013-01-01", "2013-03-31"),
    "Q1 2013": ("2013-01-01", "2013-03-31"),
    "Q4-2013": ("2013-10-01", "2013-12-31"),
    "2013Q2": ("2013-04-01", "2013-06-30"),
    "2013H1": ("2013-01-01", "2013-06-30"),
    "H2 2013": ("2013-07-01", "2013-12-31"),
    "２０１３Ｑ３": ("2013-07-01", "2013-09-30"),
    "Jan 2013": ("2013-01-01", "2013-01-31"),
    "January 2013": ("2013-01-01", "2013-01-31"),
    "Sept. 2013": ("2013-09-01", "2013-09-30"),
    "2013 FEB": ("2013-02-01", "2013-02-28"),
    "may-2013": ("2013-05-01", "2013-05-31"),
    "2021M06": ("2021-06-01", "2021-06-30"),
    "2021-M6": ("2021-06-01", "2021-06-30"),
    "2021M12": ("2021-12-01", "2021-12-31"),
    "2014Q1/2014Q3": ("2014-01-01", "2014-09-30"),
    "Jan 2014/Oct 2014": ("2014-01-01", "2014-10-31"),
    "2014年底": ("2014-12-31", "2014-12-31"),
    "2014年末": ("2014-12-31", "2014-12-31"),
    "2014年11月5日": ("2014-11-05", "2014-11-05"),
    "2014 年 11 月 5 日": ("2014-11-05", "2014-11-05"),
}


@pytest.mark.parametrize("text", FORMS)
def test_forms(text: str) -> None:
    found = period(text)
    start, end = FORMS[text]
    assert (found.start, found.end) == (date.fromisoformat(start), date.fromisoformat(end))


def test_an_unknown_start() -> None:
    found = period("/2014-10")
    assert (found.start, found.end, found.months) == (None, date(2014, 10, 31), None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14",
        "201",
        "20140",
        "2014-1",
        "2014-6-30",
        "2014/6",
        "2014-H",
        "2014-q1",
        "2014.06",
        "2014-06-",
        "next year",
        "2014-06/",
        "/",
        "2014-/2014",
        "-2014",
        "+2014",
        "2014-01/2014-02/2014-03",
        "2014年甲",
        "20l4",
        "2013 h1",
        "2013Q5",
        "2021M13",
        "2021M",
        "Janu 2013",
        "Jan  2013",
        "Jan 13",
        "May",
        "2014年3-5季度",
    ],
)
def test_no_periods(text: str) -> None:
    with pytest.raises(NotationError) as caught:
        period(text)
    assert caught.value.slug == "not-a-period"


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Q1 2013", "2013-Q1"),
        ("2013H1", "2013-H1"),
        ("June 2013", "2013-06"),
        ("2021M06", "2021-06"),
        ("2014Q1/2014 Q3", "2014-Q1/2014-Q3"),
    ],
)
def test_forms_of_other_tables_are_kept_as_the_notation_has_them(text: str, canonical: str) -> None:
    assert str(period(text)) == canonical


@pytest.mark.parametrize("text", ["2021-W05", "2021W05", "2021-W05-3", "2021W053", "W05 2021", "2021-w5", "2021-W05/2021-W08"])
def test_weeks_are_named_as_such(text: str) -> None:
    with pytest.raises(NotationError) as caught:
        period(text)
    assert (caught.value.slug, caught.value.params) == ("week", {"found": text})


@pytest.mark.parametrize(
    "text",
    [
        "0000年1月底",
        "2014-H0",
        "2014-H3",
        "2014-Q0",
        "2014-Q5",
        "2014-00",
        "2014-13",
        "2014-02-29",
        "2014-04-31",
        "2014-01-00",
        "0000",
        "2014年13月",
        "2014年2月30日",
        "2014年13月底",
        "2014-01/2014-13",
    ],
)
def test_no_such_periods(text: str) -> None:
    with pytest.raises(NotationError) as caught:
        period(text)
    assert caught.value.slug == "no-such-period"


@pytest.mark.parametrize("text", ["2014-10/2014-01", "2015/2014", "2014-06-30/2014-06-29", "2014年10-1月"])
def test_ranges_backwards(text: str) -> None:
    with pytest.raises(NotationError) as caught:
        period(text)
    assert caught.value.slug == "range-backwards"


def test_one_span_is_one_period_whatever_its_form() -> None:
    assert period("2014-01/2014-09") == period("2014-Q1/2014-Q3") == period("2014年前三季度")
    assert period("2014") == period("2014-01/2014-12")
    assert period("2014-11-30") == day_period(date(2014, 11, 30))
    assert period("2014-11-30") != period("2014-11")


def test_the_form_that_was_written_is_kept() -> None:
    assert str(period("2014-01/2014-09")) == "2014-01/2014-09"
    assert str(period("2014年上半年")) == "2014-H1"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2014", 12),
        ("2014-H1", 6),
        ("2014-02", 1),
        ("2014-07/2015-06", 12),
        ("2011/2015", 60),
        ("2014-11-30", None),
        ("2014-01-01/2014-02-28", 2),
        ("2014-01-02/2014-02-28", None),
    ],
)
def test_months(text: str, months: int | None) -> None:
    assert period(text).months == months


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2014-01-01", "2014-12-31", "2014"),
        ("2014-07-01", "2014-12-31", "2014-H2"),
        ("2014-04-01", "2014-06-30", "2014-Q2"),
        ("2014-02-01", "2014-02-28", "2014-02"),
        ("2014-01-01", "2014-10-31", "2014-01/2014-10"),
        ("2014-02-01", "2014-07-31", "2014-02/2014-07"),
        ("2014-07-01", "2015-06-30", "2014-07/2015-06"),
        ("2011-01-01", "2015-12-31", "2011/2015"),
        ("2014-11-30", "2014-11-30", "2014-11-30"),
        ("2014-01-02", "2014-02-28", "2014-01-02/2014-02-28"),
        ("0900-01-01", "0901-12-31", "0900/0901"),
    ],
)
def test_span_text_is_read_back_as_the_span(start: str, end: str, text: str) -> None:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    assert span_text(first, last) == text
    assert period(text) == period(f"{start}/{end}")


class TestYearsBetween:
    @pytest.mark.parametrize(
        ("start", "end", "years"),
        [
            ("2013-12-31", "2015-12-31", "2"),
            ("2014-11-30", "2016-12-31", "2.08333333333333333333"),  # 25 months
            ("2014-06-30", "2014-12-31", "0.5"),
            ("2014-02-28", "2016-02-29", "2"),
            ("2016-02-29", "2017-02-28", "1"),
            ("2014-01-15", "2016-01-15", "2"),
            ("2014-01-15", "2015-07-15", "1.49589041095890410959"),  # 181 of 365 days
            ("2015-03-01", "2016-02-29", "0.99726775956284153005"),  # 365 of 366 days
            ("2014-05-05", "2014-05-05", "0"),
            ("2014-12-31", "2013-12-31", "-1"),
            ("2015-01-15", "2014-01-15", "-1"),
            ("2016-02-29", "2017-02-27", "0.99726027397260273973"),  # 364 of the 365 days to 2017-02-28
        ],
    )
    def test_values(self, start: str, end: str, years: str) -> None:
        found = years_between(date.fromisoformat(start), date.fromisoformat(end))
        assert abs(found - Decimal(years)) < Decimal("1e-18")

    def test_whole_years_are_exact(self) -> None:
        assert years_between(date(1913, 12, 31), date(2015, 12, 31)) == 102


class TestDateAfter:
    @pytest.mark.parametrize(
        ("start", "years", "day"),
        [
            ("2013-12-31", "2", "2015-12-31"),
            ("2014-06-30", "0.5", "2014-12-31"),
            ("2014-11-30", "0.25", "2015-02-28"),
            ("2014-01-15", "1", "2015-01-15"),
            ("2014-01-15", "0.001", "2014-01-16"),
            ("2014-01-15", "0", "2014-01-15"),
            # 28 months are 2.3333 years, though 31 December and 0.331 of 365 days would be 1 May.
            ("2015-12-31", "2.331", "2018-04-30"),
            # Three months are no more than 0.25 years, though 0.2515 of 365 days are 92, as many as they have.
            ("2016-06-30", "0.2515", "2016-10-01"),
            ("2016-06-30", "0.3", "2016-10-18"),
            ("2015-06-30", "0.5", "2015-12-31"),
        ],
    )
    def test_values(self, start: str, years: str, day: str) -> None:
        assert date_after(date.fromisoformat(start), Decimal(years)) == date.fromisoformat(day)

    def test_beyond_the_calendar(self) -> None:
        assert date_after(date(2014, 1, 1), Decimal(9000)) is None


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        ("2014-01-31", 1, "2014-02-28"),
        ("2014-02-28", 1, "2014-03-31"),
        ("2014-01-30", 1, "2014-02-28"),
        ("2014-12-31", -12, "2013-12-31"),
        ("2016-02-29", 12, "2017-02-28"),
    ],
)
def test_add_months(day: str, months: int, wanted: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(wanted)


def test_month_ends() -> None:
    assert is_month_end(date(2016, 2, 29))
    assert not is_month_end(date(2016, 2, 28))
