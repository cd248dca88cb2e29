"""Quantities and reasons, worked out by hand; the numbers of the Gansu report are those of the survey of December 2014."""

from datetime import date
from decimal import Decimal

import pytest

from ectrack.core.assessing.assess import report
from tests.core.small import assessed, build_text, figures

D = Decimal
TURNOVER = 'growth = "30%"\nsince = "2013"\nby = "2015"'
HALF = '2014-H1 480 yoy="39.5%"'


def close(found: Decimal | None, expected: str, places: str = "0.00001") -> bool:
    return found is not None and abs(found - D(expected)) <= D(places)


def test_turnover_of_gansu() -> None:
    # 860 * 1.3 ** 2 = 1453.4; 860 * 1.395 = 1199.7; path 860 * 1.3 = 1118; 339.7 / 258 = 1.316667; 1453.4 / 1199.7 - 1 = 0.211470.
    found = assessed("flow", TURNOVER, "2013 860", HALF, "2014-01/2014-10 980")
    assert (found.level, found.expected, found.lead, found.shortfall) == (D("1453.4"), 1118, D("81.7"), D("253.7"))
    assert found.latest is not None
    assert (found.latest.value, found.latest.basis, found.latest.date) == (D("1199.7"), "estimated", date(2014, 12, 31))
    assert close(found.pace, "1.316667")
    assert close(found.attainment, "0.825444")
    assert close(found.share_done, "0.572464")
    assert (found.share_time, found.planned_growth) == (D("0.5"), D("0.3"))
    assert close(found.observed_growth, "0.395")
    assert close(found.required_growth, "0.211470")
    assert found.required_per_year == D("253.7")
    assert close(found.required_per_month, "21.141667")
    assert close(found.outlook.value, "1673.5815")
    assert (found.status, found.flags) == ("on-pace", ("estimated",))


def test_broadband_must_grow_far_faster_than_planned() -> None:
    # (400 / 163.3) ** (1 / 2) - 1 = 0.565081; nothing was recorded after the baseline.
    found = assessed("stock", 'at_least = 400\nsince = "2013"\nby = "2015"', "2013 163.3")
    assert close(found.required_growth, "0.565081", "0.000001")
    assert (found.status, found.reason, found.pace) == ("unrated", "nothing-after-baseline", None)


def test_fixed_lines_are_meant_to_fall() -> None:
    # (350 / 377.77) ** (1 / 2) - 1 = -0.037457; (350 - 377.77) / 2 = -13.885.
    found = assessed("stock", 'at_most = 350\nsince = "2013"\nby = "2015"', "2013 377.77")
    assert close(found.required_growth, "-0.037457", "0.000001")
    assert found.required_per_year == D("-13.885")
    assert (found.shortfall, found.attainment, found.reasons["attainment"]) == (D("27.77"), None, "lower-is-better")


def test_shops_were_met_two_years_early() -> None:
    # From 2014-11-30 to 2016-12-31: 25 months.
    found = assessed("stock", 'at_least = 3000\nby = "2016"', "2014-11-30 5446")
    assert (found.status, found.met_on) == ("achieved", date(2014, 11, 30))
    assert close(found.years_early, "2.083333")
    assert (found.required_growth, found.reasons["required_growth"]) == (None, "met")


@pytest.mark.parametrize(
    ("stock", "baseline", "status", "reason"),
    [
        ("154", "", "unrated", "opening-stock-unknown"),
        ("71", "", "behind", None),
        ("154", 'baseline = { period = "2013", value = 0 }', "on-pace", None),
        ("71", 'baseline = { period = "2013", value = 0 }', "behind", None),
    ],
)
def test_shops_a_year_depend_on_the_stock_at_the_start(stock: str, baseline: str, status: str, reason: str | None) -> None:
    found = assessed("stock", f'each_year = 120\nfrom = "2014"\nby = "2016"\n{baseline}', f"2014-12-31 {stock}")
    assert (found.status, found.reason, found.level, found.expected) == (status, reason, 360, 120)
    assert ("upper-bound" in found.flags) is (not baseline)


def test_a_yearly_goal_says_which_year_fell_short() -> None:
    # 120 and 90 of 240 asked for by the end of 2014: behind by 30.
    found = assessed("flow", 'each_year = 120\nfrom = "2013"\nby = "2015"', "2013 120", "2014 90")
    assert [(row.year, row.value, row.met) for row in found.years] == [
        ("2013", 120, True),
        ("2014", 90, False),
        ("2015", None, None),
    ]
    assert (found.status, found.lead, found.shortfall) == ("behind", -30, 150)
    assert "year-short" in found.flags


def test_recorded_years_are_assessed_even_when_the_share_is_derived() -> None:
    # 151 / 1678 * 100 = 8.9988 %.
    tables = """
[region.r]
[indicator.of]
kind = "flow"
unit = "亿元"
[indicator.to]
kind = "flow"
unit = "万元"
[indicator.i]
kind = "share"
ratio = { of = "of", to = "to" }
[target.t]
indicator = "i"
region = "r"
at_least = "9%"
by = "2015"
"""
    parts = figures("2013 151").replace('"i"', '"of"') + figures("2013 16780000").replace('"i"', '"to"')
    tracker, problems = build_text(tables, parts)
    assert problems == ()
    latest = report(tracker).assessments[0].latest
    assert latest is not None
    assert latest.basis == "derived"
    assert close(latest.value, "8.998808", "0.000001")
    outranked, _ = build_text(tables, parts + figures("2013 9.1%"))
    latest = report(outranked).assessments[0].latest
    assert latest is not None
    assert (latest.value, latest.basis) == (D("9.1"), "observed")


@pytest.mark.parametrize(
    ("goal", "lines", "key", "reason"),
    [
        (TURNOVER, ("2014 900",), "level", "baseline-missing"),
        (TURNOVER, ("2013 0",), "level", "zero-value"),
        ('at_least = 0\nsince = "2013"\nby = "2015"', ("2013 -5", "2014 -3"), "attainment", "zero-level"),
        ('at_least = 5\nsince = "2013"\nby = "2015"', ("2013 -5", "2014 -3"), "observed_growth", "negative-value"),
        ('at_least = 5\nsince = "2013"\nby = "2015"', ("2013 5", "2014 4"), "share_done", "baseline-equals-level"),
        ('at_least = 5\nsince = "2013"\nby = "2015"', ("2013 6", "2014 4"), "pace", "met-at-baseline"),
        ("at_least = 5", ("2014 4",), "required_growth", "no-deadline"),
        ('total = 5\nfrom = "2013"\nby = "2015"', ("2014 4",), "latest", "gap-in-window"),
        ('total = 5\nby = "2015"', ("2014 4",), "latest", "window-unknown"),
        ('total = 5\nfrom = "2013"\nby = "2015"', ("2013 4",), "required_growth", "sum"),
        ('at_least = 5\nhold = true\nby = "2015"', ("2014 6",), "pace", "hold"),
        ("improve = true\nsince = 2013", ("2013 4", "2014 5"), "level", "no-level"),
    ],
)
def test_what_is_not_defined_says_why(goal: str, lines: tuple[str, ...], key: str, reason: str) -> None:
    found = assessed("flow", goal, *lines)
    assert found.reasons[key] == reason
    assert getattr(found, key) is None


def test_milestones_bend_the_path() -> None:
    # From 5 (2013) through 9 (2015) to 11 (2017): in the middle of the first stretch 7, of the second 10.
    goal = 'at_least = 11\nsince = "2013"\nmilestones = { 2015 = 9 }\nby = "2017"'
    assert assessed("stock", goal, "2013 5", "2014 7").expected == 7
    assert assessed("stock", goal, "2013 5", "2016 7").expected == 10
