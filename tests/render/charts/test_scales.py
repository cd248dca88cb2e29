"""How far axes reach and where their ticks stand."""

from datetime import date
from decimal import Decimal

import pytest

from ectrack.render.charts.scales import day_ticks, time_range, value_range, value_ticks


def decimals(*values: str) -> list[Decimal]:
    return [Decimal(value) for value in values]


class TestValues:
    @pytest.mark.parametrize(
        ("values", "from_zero", "low", "high"),
        [
            (["860", "1453.4"], False, "0", "1569.672"),  # 1453.4 * 1.08
            (["350", "377"], False, "347.84", "379.16"),  # 27 * 0.08 = 2.16 on both sides
            (["350", "377"], True, "0", "407.16"),
            (["-10", "20"], False, "-12.4", "22.4"),
            (["-10"], False, "-10.8", "0"),
            (["5"], False, "0", "5.4"),
            (["0"], False, "0", "1"),
        ],
    )
    def test_range(self, values: list[str], low: str, high: str, *, from_zero: bool) -> None:
        assert value_range(decimals(*values), from_zero=from_zero) == (Decimal(low), Decimal(high))

    @pytest.mark.parametrize(
        ("low", "high", "most", "whole", "ticks"),
        [
            ("0", "1569.672", 7, False, ["0", "250", "500", "750", "1000", "1250", "1500"]),
            ("0", "1569.672", 4, False, ["0", "500", "1000", "1500"]),
            ("347.84", "379.16", 7, False, ["350", "355", "360", "365", "370", "375"]),
            ("-12.4", "22.4", 7, False, ["-10", "-5", "0", "5", "10", "15", "20"]),
            ("0", "1.08", 7, True, ["0", "1"]),
            ("0", "3.24", 7, True, ["0", "1", "2", "3"]),
            ("0", "9.72", 4, True, ["0", "5"]),
            ("0", "0.0054", 4, False, ["0", "0.002", "0.004"]),
            ("0", "1e18", 7, False, ["0", "2e17", "4e17", "6e17", "8e17", "1e18"]),
        ],
    )
    def test_ticks(self, low: str, high: str, most: int, ticks: list[str], *, whole: bool) -> None:
        assert value_ticks(Decimal(low), Decimal(high), most, whole=whole) == decimals(*ticks)


class TestDays:
    def test_a_single_day_gets_room(self) -> None:
        assert time_range([date(2014, 12, 31)]) == (date(2014, 7, 1), date(2015, 7, 2))

    @pytest.mark.parametrize("day", [date.min, date.max])
    def test_the_calendar_has_ends(self, day: date) -> None:
        first, last = time_range([day])
        assert first < last

    def test_years_stand_at_their_ends(self) -> None:
        assert day_ticks(date(2013, 12, 31), date(2015, 12, 31), 5) == [
            (date(2013, 12, 31), "end of 2013"),
            (date(2014, 12, 31), "end of 2014"),
            (date(2015, 12, 31), "end of 2015"),
        ]

    def test_where_there_is_no_room_the_last_year_stays(self) -> None:
        years = [day.year for day, _label in day_ticks(date(2010, 6, 30), date(2020, 12, 31), 4)]
        assert years == [2010, 2015, 2020]  # eleven ends of years: every fifth

    def test_months_and_quarters(self) -> None:
        assert [label for _day, label in day_ticks(date(2014, 10, 8), date(2014, 12, 31), 5)] == [
            "2014-10-31",
            "2014-11-30",
            "2014-12-31",
        ]
        assert [label for _day, label in day_ticks(date(2014, 1, 1), date(2014, 12, 31), 5)] == [
            "2014-03-31",
            "2014-06-30",
            "2014-09-30",
            "2014-12-31",
        ]

    def test_a_few_days_show_both_ends(self) -> None:
        assert [label for _day, label in day_ticks(date(2014, 5, 3), date(2014, 5, 9), 5)] == ["2014-05-03", "2014-05-09"]

    def test_the_whole_calendar_has_ticks(self) -> None:
        assert len(day_ticks(date.min, date.max, 5)) in range(2, 6)
