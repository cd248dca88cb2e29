"""Each quantity at the edges of its definition."""

from datetime import date
from decimal import Decimal

import pytest

from tests.core.building import flow, judged, near, slugs, tables

UP = 'at_least = 100\nsince = "2010"\nby = "2020"'


@pytest.mark.parametrize(
    ("base", "value", "reason"),
    [("0", "5", "zero-value"), ("5", "0", "zero-value"), ("-5", "5", "negative-value"), ("5", "-5", "negative-value")],
)
def test_growth_from_to_or_across_zero(base: str, value: str, reason: str) -> None:
    found = judged(UP, f"2010 {base}\n2015 {value}")
    assert (found.observed_growth, found.reasons["observed_growth"]) == (None, reason)


def test_changes_a_year() -> None:
    # 40 to 60 in four years, to 100 in ten; 40 in the six that are left.
    found = judged(UP, "2010 40\n2014 60")
    assert (found.observed_per_year, found.planned_per_year) == (5, 6)
    assert near(found.required_per_year, "6.66666666666666667")


@pytest.mark.parametrize(("base", "value"), [("0", "5"), ("5", "0"), ("-5", "5")])
def test_changes_a_year_are_defined_across_zero(base: str, value: str) -> None:
    found = judged(UP, f"2010 {base}\n2015 {value}")
    assert found.observed_per_year == (Decimal(value) - Decimal(base)) / 5


def test_changes_of_less_than_half_a_year_say_nothing_of_a_year() -> None:
    found = judged('at_least = 100\nsince = "2015-03-31"\nby = "2015-05-31"', "2015-03-31 10\n2015-04-30 60")
    assert (found.observed_per_year, found.reasons["observed_per_year"]) == (None, "under-half-a-year")
    assert (found.planned_per_year, found.reasons["planned_per_year"]) == (None, "under-half-a-year")


def test_in_the_year_of_the_deadline_there_is_no_change_a_year() -> None:
    found = flow('at_least = 100\nsince = "2013"\nby = "2015"', "2013 60\n2015-H1 40")
    assert [found.reasons[f"{name}_per_year"] for name in ("observed", "planned", "required")] == ["within-year"] * 3


@pytest.mark.parametrize(("level", "reason"), [("0", "zero-level"), ("-5", "negative-level")])
def test_attainment_of_no_positive_level(level: str, reason: str) -> None:
    found = judged(UP.replace("100", level), "2010 -20\n2015 -10")
    assert (found.attainment, found.reasons["attainment"]) == (None, reason)


def test_a_baseline_at_the_level() -> None:
    found = judged(UP, "2010 100\n2015 90")
    assert (found.share_done, found.reasons["share_done"]) == (None, "baseline-equals-level")
    assert (found.pace, found.reasons["pace"], found.status) == (None, "met-at-baseline", "reversing")


@pytest.mark.parametrize(
    ("base", "level"),
    # 10.5 * 0.7 = 7.35, 12 * 0.7 = 8.4
    [("10.5", "7.35"), ("12", "8.4"), ("10.50", "7.35"), ("1000", "700")],
)
def test_improvement_is_not_rounded(base: str, level: str) -> None:
    found = judged('improve_by = "30%"\nsince = "2010"\nby = "2020"', f"2010 {base}", more='direction = "decrease"')
    assert found.level == Decimal(level)


@pytest.mark.parametrize(
    ("kind", "figures", "goal", "level", "status"),
    [
        # 5 * 0.5 = 2.5, so 3 is too much; 4 * 0.9 = 3.6; 4 * 1.1 = 4.4.
        ("flow", "2020 5\n2024 3", 'improve_by = "50%"', "2.5", "missed"),
        ("flow", "2020 5\n2024 2", 'improve_by = "50%"', "2.5", "achieved"),
        ("share", "2020 4\n2024 4", 'improve_by = "10%"', "3.6", "missed"),
        ("share", "2020 4\n2024 3.6", 'improve_by = "10%"', "3.6", "achieved"),
    ],
)
def test_an_improvement_is_judged_by_the_level_as_it_is(kind: str, figures: str, goal: str, level: str, status: str) -> None:
    unit = "%" if kind == "share" else "x"
    found = judged(f'{goal}\nsince = "2020"\nby = "2024"', figures, kind=kind, unit=unit, more='direction = "decrease"')
    assert (found.level, found.status) == (Decimal(level), status)


def test_an_improvement_may_have_more_digits_than_are_reckoned_with() -> None:
    # 10 ** 18 in 万万亿 is 10 ** 34; by 10 ** 18 % it is 10 ** 34 * (1 + 10 ** 16).
    found = judged(f'improve_by = "{10**18}%"\nsince = "2010"\nby = "2020"', f"2010 {10**18}万万亿元", unit="元")
    assert found.level == Decimal(10**50 + 10**34)


def test_growth_over_half_years() -> None:
    # 100 * 1.1 ** 2.
    found = flow('growth = "10%"\nsince = "2013-H1"\nby = "2015-H1"', "2013-H1 100\n2014-H1 110")
    assert near(found.level, "121")
    assert found.status == "on-pace"


@pytest.mark.parametrize(
    "goal",
    [
        'growth = "10%"\nsince = "2013"\nby = "2015-H1"',  # a year as the base of a half
        'at_least = 900\nsince = "2013-H1"\nby = "2015"',  # a half as the base of a year
        'at_least = 900\nbaseline = { period = "2013-H1", value = 400 }\nby = "2015"',
    ],
)
def test_a_baseline_of_another_length_never_stands_for_the_years_of_a_flow(goal: str) -> None:
    # Promise 2: a part of a year against a year is empty with its reason, or the notation refuses it.
    figures = "2013-H1 400\n2013-H2 460\n2014 880\n2014-H1 410"
    if slugs(tables(goal, "flow"), figures):
        return
    found = flow(goal, figures)
    assert (found.pace, found.share_done, found.observed_growth) == (None, None, None)


def test_a_window_of_part_years() -> None:
    # 2.5 years of 120.
    found = flow('each_year = 120\nfrom = "2014-07"\nby = "2016"', "2014-H2 60")
    assert (found.level, found.expected, found.status) == (300, 60, "on-pace")


def test_what_is_left_is_counted_to_the_deadline() -> None:
    # 40 missing in 30 months: 16 a year, 1.333 a month.
    found = judged(UP, "2010 10\n2018-06 60")
    assert found.required_per_year == 16
    assert near(found.required_per_month, "1.3333333333333333")


class TestOutlook:
    def test_stops_at_the_limit(self) -> None:
        # 80 to 90 in five years is 2.38 % a year: 101.25 in 2020 without a limit.
        goal = 'at_least = 99\nsince = "2010"\nby = "2020"\npath = "compound"'
        assert near(judged(goal, "2010 80\n2015 90").outlook.value, "101.25")
        assert judged(goal, "2010 80\n2015 90", more="limit = 100").outlook.value == 100

    def test_linear_where_growth_is_undefined(self) -> None:
        # 0 to 50 in five years: 100 in 2020.
        found = judged('at_least = 200\nsince = "2010"\nby = "2020"', "2010 0\n2015 50")
        assert found.outlook.value == 100
        assert found.outlook.met_on == date(2030, 12, 31)

    @pytest.mark.parametrize("value", ["10", "9"])
    def test_never(self, value: str) -> None:
        found = judged(UP, f"2010 10\n2015 {value}")
        assert (found.outlook.met_on, found.reasons["outlook.met_on"]) == (None, "never")

    def test_met(self) -> None:
        assert judged(UP, "2010 10\n2015 100").reasons["outlook.met_on"] == "met"


class TestHoldOnFlows:
    ceiling = 'at_most = 100\nhold = true\nfrom = "2013"\nby = "2015"'

    def test_a_part_of_a_year_beyond_the_ceiling_breaks_it(self) -> None:
        found = flow(self.ceiling, "2013 90\n2014-H1 101")
        assert (found.status, found.reason) == ("missed", "hold-broken")
        assert "hold-broken" in found.flags

    def test_a_part_of_a_year_below_the_floor_breaks_nothing(self) -> None:
        found = flow(self.ceiling.replace("at_most", "at_least"), "2013 110\n2014-H1 50")
        assert found.status == "on-pace"
        assert "hold-broken" not in found.flags

    def test_a_year_broken_and_kept_again(self) -> None:
        found = flow(self.ceiling, "2013 101\n2014 90")
        assert (found.status, found.reason) == ("missed", "hold-broken")
        assert "hold-broken" in found.flags
