"""The settled cases of the design, section 7, by their numbers."""

from datetime import date
from decimal import Decimal

import pytest

from tests.core.building import flow, judged, near, reported, slugs, tables, tracked

BY_2015 = 'at_least = 100\nby = "2015"'
CEILING = 'at_most = 100\nby = "2015"'
SUM = 'total = 100\nfrom = "2014"\nby = "2015"'


class TestCase01YearToDateAgainstALevel:
    def test_a_floor_that_reaches_the_level_meets_it(self) -> None:
        found = flow(BY_2015, "2014 60\n2015-Q1/2015-Q3 100")
        assert (found.status, found.latest and found.latest.basis) == ("achieved", "year-to-date")

    def test_a_part_of_a_year_never_proves_a_ceiling_kept(self) -> None:
        found = flow(CEILING, "2015-01/2015-11 20")
        assert found.status not in {"achieved", "missed"}

    def test_a_part_of_the_year_above_the_ceiling_proves_it_missed(self) -> None:
        assert flow(CEILING, "2015-H1 101").status == "missed"

    def test_an_earlier_year_above_the_ceiling_proves_nothing(self) -> None:
        assert flow(CEILING, "2014-H1 101").status != "missed"

    def test_the_whole_year_at_the_ceiling_meets_it(self) -> None:
        assert flow(CEILING, "2015 100").status == "achieved"


class TestCase02Estimates:
    goal = 'at_least = 300\nsince = "2013"\nby = "2015"'

    @pytest.mark.parametrize(
        ("figures", "value"),
        [
            ("2014-H1 60 yoy=10%\n2013-H1 40", "110"),  # published before computed (1.5)
            ("2014-H1 60\n2013-H1 40", "150"),  # 100 * 60 / 40
            ("2014-Q1 20 yoy=20%\n2014-H1 60", "120"),  # the newest that has a rate
            ("2014-Q1 20 yoy=20%\n2014-H1 60 yoy=30%", "130"),
            ("2014-Q1 20 yoy=-50%\n2014-Q1/2014-Q3 80", "80"),  # 50 is below the newer 80
        ],
    )
    def test_value(self, figures: str, value: str) -> None:
        found = flow(self.goal, "2013 100\n" + figures)
        assert found.latest is not None
        assert (found.latest.basis, found.latest.date) == ("estimated", date(2014, 12, 31))
        assert found.latest.value == Decimal(value)

    def test_only_the_year_right_after_the_full_year(self) -> None:
        found = flow(self.goal, "2012 90\n2014-H1 60 yoy=10%")
        assert found.latest is None or found.latest.basis != "estimated"

    @pytest.mark.parametrize("rate", ["10%", "-10%"])
    def test_never_achieves_nor_misses(self, rate: str) -> None:
        # 110 or 90 against 104 on the way to 105: beyond the level or below the baseline, and neither achieved nor reversed for good.
        found = flow('at_least = 105\nsince = "2013"\nby = "2015"', f"2013 100\n2014-H1 48 yoy={rate}", "2014-12-31")
        assert found.status == ("on-pace" if rate == "10%" else "reversing")
        assert "estimated" in found.flags

    def test_a_baseline_is_never_estimated(self) -> None:
        found = flow('at_least = 300\nsince = "2014"\nby = "2015"', "2013 100\n2014-H1 60 yoy=10%")
        assert (found.baseline, found.reasons["baseline"]) == (None, "baseline-missing")

    def test_a_share_of_part_of_a_year_never_achieves(self) -> None:
        found = judged('at_least = 10\nsince = "2013"\nby = "2015"', "2013 5\n2015-H1 12", kind="share", unit="%")
        assert found.status == "on-pace"
        assert "part-year" in found.flags


def test_case_03_time_of_a_year_is_whole_months() -> None:
    # 2014-02-28 to 2016-02-29, both ends of months: 2 years of 4.
    found = judged('at_least = 9\nbaseline = { period = "2014-02-28", value = 1 }\nby = "2018-02"', "2016-02-29 3")
    assert found.share_time == Decimal("0.5")


class TestCase04AsOf:
    def test_figures_that_do_not_compare_count_forecasts_do_not(self) -> None:
        found = judged(BY_2015, "2013 5\n2014 6 comparable=false source=a\n2015 7 state=forecast")
        assert found.as_of == date(2014, 12, 31)

    def test_withdrawn_figures_do_not_count(self) -> None:
        assert judged(BY_2015, "2013 5\n2014 6\n2014 - withdrawn=wrong").as_of == date(2013, 12, 31)

    def test_the_deadline_has_passed_on_its_day(self) -> None:
        assert "overdue" in judged(BY_2015, "2014 5", "2015-12-31").flags
        assert "overdue" not in judged(BY_2015, "2014 5", "2015-12-30").flags


class TestCase05Sums:
    def test_the_baseline_is_0_on_the_day_before(self) -> None:
        found = flow(SUM, "2014 40")
        assert found.baseline is not None
        assert (found.baseline.value, found.baseline.date, found.expected, found.pace) == (
            0,
            date(2013, 12, 31),
            50,
            Decimal("0.8"),
        )

    def test_a_partial_year_counts_at_its_own_date(self) -> None:
        # 40 + 30 = 70 in 18 of 24 months: expected 75.
        found = flow(SUM, "2014 40\n2015-H1 30")
        assert found.latest is not None
        assert (found.latest.value, found.latest.basis, found.latest.date) == (70, "summed", date(2015, 6, 30))
        assert (found.expected, found.status) == (75, "behind")

    def test_a_range_counts_its_low_end(self) -> None:
        assert flow('total = [90, 120]\nfrom = "2014"\nby = "2015"', "2014 40\n2015 50").status == "achieved"
        found = flow('each_year = [45, 60]\nfrom = "2014"\nby = "2015"', "2014 40")
        assert found.level == 90

    def test_a_window_without_start(self) -> None:
        found = flow('total = 100\nby = "2015"', "2014 40")
        assert (found.status, found.reason) == ("unrated", "window-unknown")

    def test_a_window_without_start_and_without_figures_has_no_data(self) -> None:
        assert flow('each_year = 100\nby = "2015"').status == "no-data"

    def test_a_stock_needs_its_figure_on_that_very_day(self) -> None:
        found = judged(SUM, "2013-06 10\n2014 40")
        assert "upper-bound" in found.flags
        # 40 stands below the expected 50: the rise is below it for certain.
        assert found.status == "behind"

    def test_a_stated_opening_takes_the_place_of_the_figure(self) -> None:
        found = judged(SUM + '\nbaseline = { period = "2013", value = 10 }', "2014 65")
        assert (found.latest and found.latest.value, found.status) == (55, "on-pace")

    def test_an_upper_bound_never_achieves(self) -> None:
        found = judged(SUM, "2014 500")
        assert (found.status, found.reason) == ("unrated", "opening-stock-unknown")

    def test_an_upper_bound_below_the_sum_is_missed_at_the_deadline(self) -> None:
        assert judged(SUM, "2015 99").status == "missed"


class TestCase06OnlyAYearToDate:
    def test_judged_as_a_sum_over_its_year(self) -> None:
        # 40 of 100 after half of the year: 40 / 50.
        found = flow(BY_2015, "2015-H1 40")
        assert (found.status, found.pace) == ("behind", Decimal("0.8"))
        assert "judged-as-sum" in found.flags

    def test_no_estimate_stands_in_for_the_year_of_the_deadline(self) -> None:
        # 80 * 1.3 = 104 would be met; 40 of 100 is what there is, on a season of 40 / 1.3 of 80: 40 / (100 * 0.3846...) = 1.04.
        found = flow(BY_2015, "2014 80\n2015-H1 40 yoy=30%")
        assert found.latest is not None
        assert (found.latest.value, found.latest.basis, found.status) == (40, "year-to-date", "on-pace")
        assert near(found.pace, "1.04", "1e-40")

    def test_nothing_comparable_is_no_data(self) -> None:
        found = flow(BY_2015, "2014 80 comparable=false")
        assert (found.status, found.reason) == ("no-data", "only-not-comparable")

    def test_a_year_to_date_is_not_no_data(self) -> None:
        assert flow(BY_2015, "2014-H1 40").status == "unrated"


def test_case_07_no_attainment_for_a_decrease() -> None:
    found = judged(CEILING, "2014 120")
    assert (found.attainment, found.reasons["attainment"]) == (None, "lower-is-better")


class TestCase08WhichFigure:
    ratio = 'ratio = { of = "a", to = "b" }'
    parts = '[indicator.a]\nkind = "flow"\nunit = "元"\n[indicator.b]\nkind = "flow"\nunit = "元"'
    goal = 'at_least = 50\nby = "2016"'

    def test_recorded_beats_derived(self) -> None:
        text = tables(self.goal, "share", "%", self.ratio, self.parts)
        found = reported(text, "2014 1 indicator=a\n2014 4 indicator=b\n2014 30").assessments[0].latest
        assert found is not None
        assert (found.value, found.basis) == (30, "observed")

    def test_derived_where_not_recorded(self) -> None:
        text = tables(self.goal, "share", "%", self.ratio, self.parts)
        found = reported(text, "2015 1 indicator=a\n2015 4 indicator=b\n2014 30").assessments[0].latest
        assert found is not None
        assert (found.value, found.basis, len(found.inputs)) == (25, "derived", 2)

    def test_the_longer_period_of_one_end_speaks(self) -> None:
        found = judged(self.goal, "2014 7\n2014-H2 9\n2014-12 8", kind="share", unit="%")
        assert found.latest is not None
        assert found.latest.value == 7

    @pytest.mark.parametrize(
        ("kind", "figures", "expected"),
        [
            ("stock", "2014 1\n2014-12-31 1", ["duplicate-figure"]),
            ("stock", "2014 1\n2014-H2 1", ["duplicate-figure"]),
            ("flow", "2014 1\n2014-H2 1", []),
            ("flow", "2014 1\n2014-01/2014-12 1", ["duplicate-figure"]),
            ("flow", "2014 1\n2014 2 comparable=false", []),
            ("flow", "2014 1 comparable=false source=a\n2014 2 comparable=false source=b", []),
            ("flow", "2014 1 comparable=false source=a\n2014 2 comparable=false source=a", ["duplicate-figure"]),
            ("flow", "2014 1 comparable=false\n2014 2 comparable=false", ["duplicate-figure"]),
            ("flow", "2014 1 state=forecast\n2014 2", []),
        ],
    )
    def test_duplicates(self, kind: str, figures: str, expected: list[str]) -> None:
        assert slugs(tables(self.goal, kind), figures) == expected


class TestCase09Ranges:
    def test_an_unknown_start_speaks_only_as_a_note(self) -> None:
        found = flow(BY_2015, "/2015-12-31 100")
        assert (found.latest, found.status, found.reason) == (None, "no-data", "unknown-start")

    def test_a_fiscal_year(self) -> None:
        assert flow('at_least = 100\nby = "2014-07/2015-06"', "2014-07/2015-06 100").status == "achieved"

    def test_an_assumed_date(self) -> None:
        assert "assumed-date" in judged(BY_2015, "2014-11-30 7 dated=assumed").flags


class TestCase10StandingCommitments:
    goal = 'each_year = 120\nfrom = "2014"'

    @pytest.mark.parametrize(("value", "status"), [("120", "on-pace"), ("119", "behind"), ("999", "on-pace")])
    def test_newest_full_year(self, value: str, status: str) -> None:
        found = flow(self.goal, f"2014 100\n2015 {value}\n2016-H1 1")
        assert (found.status, found.level) == (status, 120)
        assert found.latest is not None
        assert found.latest.period == "2015"

    @pytest.mark.parametrize(("value", "status"), [("250", "on-pace"), ("249", "behind")])
    def test_the_rise_of_a_stock(self, value: str, status: str) -> None:
        assert judged(self.goal, f"2013 10\n2014 130\n2015 {value}").status == status

    def test_a_held_level_without_deadline_is_never_achieved(self) -> None:
        assert judged("at_least = 50\nhold = true", "2014 60\n2019 70").status == "on-pace"
        assert judged("at_least = 50\nhold = true", "2014 60\n2019 40").status == "behind"

    def test_any_other_goal_is_unrated_until_met(self) -> None:
        found = judged("at_least = 50", "2014 40")
        assert (found.status, found.reason) == ("unrated", "no-deadline")
        assert judged("at_least = 50", "2014 50").status == "achieved"


class TestCase11Readings:
    def test_a_goal_key_replaces_the_main_one(self) -> None:
        found = judged(BY_2015 + "\n[target.t.readings.low]\nat_most = 40", "2015 50")
        (name, reading) = found.readings[0]
        assert (name, reading.level, reading.target.direction) == ("low", 40, -1)
        assert (found.status, reading.status) == ("missed", "missed")
        assert "reading-differs" not in found.flags

    def test_an_override_keeps_the_goal(self) -> None:
        found = judged(BY_2015 + '\n[target.t.readings.later]\nby = "2016"', "2015 50")
        assert (found.status, found.readings[0][1].status) == ("missed", "unrated")
        assert found.readings[0][1].level == 100

    def test_another_indicator_is_read_in_its_own_unit(self) -> None:
        extra = '[indicator.wide]\nkind = "stock"\nunit = "x"'
        text = tables(BY_2015 + '\n[target.t.readings.wide]\nindicator = "wide"', extra=extra)
        found = reported(text, "2015 50\n2015 100 indicator=wide").assessments[0]
        assert (found.status, found.readings[0][1].status) == ("missed", "achieved")

    def test_a_reading_may_name_its_method(self) -> None:
        found = judged(BY_2015 + '\nsince = "2010"\n[target.t.readings.canada]\nmethod = "statcan"', "2010 5\n2014 50")
        assert found.method == "pace"
        assert found.readings[0][1].method == "statcan"


def test_case_12_no_baseline_leaves_progress_undefined() -> None:
    found = judged(BY_2015, "2010 1\n2014 50")
    assert (found.status, found.reason) == ("unrated", "no-baseline")
    for name in ("share_done", "share_time", "expected", "lead", "pace", "observed_growth", "planned_growth"):
        assert (getattr(found, name), found.reasons[name]) == (None, "no-baseline"), name


class TestCase13AfterTheDeadlineAndAtEquality:
    def test_the_path_stays_at_the_level(self) -> None:
        found = judged('at_least = 100\nsince = "2013"\nby = "2015"', "2013 50\n2016 90")
        assert (found.expected, found.share_time, found.lead) == (100, 1, -10)

    def test_equality_leaves_a_strict_goal_open(self) -> None:
        found = judged('more_than = 100\nsince = "2013"\nby = "2016"', "2013 50\n2014 100")
        assert (found.shortfall, found.status) == (0, "on-pace")

    def test_equality_within_a_relative_1e_12(self) -> None:
        assert judged('at_least = 1000\nby = "2016"', "2014 999.999999999999").status == "achieved"
        assert judged('at_least = 1000\nby = "2016"', "2014 999.99999999").status == "unrated"
        assert judged('more_than = 1000\nby = "2016"', "2014 1000.0000000000001").status == "unrated"

    def test_equality_at_the_deadline_misses_a_strict_goal(self) -> None:
        assert judged('more_than = 100\nby = "2014"', "2014 100").status == "missed"


class TestCase14Approximations:
    @pytest.mark.parametrize(
        ("goal", "approx", "met"),
        [
            ("at_least", "at_least", True),
            ("at_least", "more_than", True),
            ("at_least", "about", True),
            ("at_least", "at_most", False),
            ("at_least", "less_than", False),
            ("more_than", "more_than", True),
            ("more_than", "about", False),
            ("more_than", "at_most", False),
            ("at_most", "at_most", True),
            ("at_most", "less_than", True),
            ("at_most", "about", True),
            ("at_most", "more_than", False),
            ("less_than", "less_than", True),
            ("less_than", "about", False),
            ("less_than", "at_least", False),
        ],
    )
    def test_at_the_level(self, goal: str, approx: str, met: bool) -> None:
        found = judged(f'{goal} = 100\nby = "2014"', f"2014 100 approx={approx}")
        assert found.status == ("achieved" if met else "missed")
        assert "approximate" in found.flags

    def test_goals_too(self) -> None:
        assert "approximate-goal" in judged(BY_2015 + '\napprox = "about"', "2014 1").flags


class TestCase15Withdrawals:
    def test_a_withdrawal_has_no_value(self) -> None:
        assert slugs(tables(BY_2015), "2014 1\n2014 2 withdrawn=wrong") == ["value-on-withdrawal"]

    def test_a_figure_without_recording_day_was_always_known(self) -> None:
        found = judged(BY_2015, "2013 1\n2014 2 recorded=2015-01-20", known_by="1999-01-01")
        assert (found.latest and found.latest.value, found.as_of) == (1, date(2013, 12, 31))


class TestCase16Growth:
    def test_planned_growth_is_the_rate_without_a_baseline_too(self) -> None:
        found = flow('growth = "30%"\nsince = "2013"\nby = "2015"')
        assert found.planned_growth == Decimal("0.3")

    def test_everything_required_is_empty_when_met(self) -> None:
        found = flow('growth = "30%"\nsince = "2013"\nby = "2015"', "2013 100\n2014 200")
        assert found.status == "achieved"
        assert {found.reasons[f"required_{key}"] for key in ("growth", "per_year", "per_month")} == {"met"}

    def test_a_negative_growth_falls(self) -> None:
        # 100 * 0.9 ** 2 = 81; on the path at 90.
        found = flow('growth = "-10%"\nsince = "2013"\nby = "2015"', "2013 100\n2014 90")
        assert near(found.level, "81")
        assert (found.target.direction, found.status) == (-1, "on-pace")


class TestCase17HaltsAndDirections:
    @pytest.mark.parametrize("halt", ["suspended", "superseded"])
    def test_a_halt_comes_first(self, halt: str) -> None:
        goal = f'{BY_2015}\nfrom = "2014"\nstatus = "{halt}"'
        assert judged(goal, "2015 100").status == halt
        assert judged(goal, "2013 1").status == halt

    def test_counted_apart(self) -> None:
        text = tables(BY_2015) + f'[target.u]\nindicator = "i"\nregion = "r"\nstatus = "suspended"\n{BY_2015}'
        assert reported(text, "2015 100").counts == {"achieved": 1, "suspended": 1}

    def test_direction_is_for_ranges_improvement_and_holding(self) -> None:
        down = 'direction = "decrease"\n'
        assert slugs(tables(down + BY_2015)) == ["direction-not-allowed"]
        for goal in ("between = [1, 2]", "improve = true", "at_least = 2\nhold = true"):
            assert slugs(tables(f"{down}{goal}\nby = 2015")) == []


class TestCase18Splits:
    split = SUM + "\nsplit = { a = 60, b = 40 }"
    regions = "[region.a]\n[region.b]"

    def test_makes_a_target_for_each_region_and_rolls_nothing_up(self) -> None:
        text = tables(self.split, "flow", extra=self.regions)
        found = {one.target.id: one for one in reported(text, "2014 30 region=a\n2014 40 region=b").assessments}
        assert {name: one.status.value for name, one in found.items()} == {"t": "no-data", "t@a": "on-pace", "t@b": "achieved"}
        assert found["t@a"].level == 60

    def test_must_add_up(self) -> None:
        assert slugs(tables(SUM + "\nsplit = { a = 60, b = 41 }", "flow", extra=self.regions)) == ["split-sum"]

    def test_in_the_unit_of_the_goal(self) -> None:
        text = tables('at_least = "1.2万户"\nby = 2015\nsplit = { a = "7000户", b = "0.5万户" }', unit="户", extra=self.regions)
        assert tracked(text).targets["t@b"].goal.value == 5000


class TestCase19Years:
    def test_rows(self) -> None:
        found = flow('each_year = 120\nfrom = "2014"\nby = "2016"', "2014 100\n2015 150\n2016-H1 70")
        rows = [(row.year, row.goal, row.value, row.met) for row in found.years]
        assert rows == [("2014", 120, 100, False), ("2015", 120, 150, True), ("2016", 120, None, None)]
        # 320 of 300 after 30 of 36 months.
        assert (found.status, found.expected) == ("on-pace", 300)
        assert "year-short" in found.flags

    def test_start_is_the_window_else_the_baseline(self) -> None:
        assert judged(BY_2015 + '\nsince = "2012"\nfrom = "2014"', "2012 1").start == date(2014, 1, 1)
        assert judged(BY_2015 + '\nsince = "2012"', "2012 1").start == date(2012, 12, 31)


def test_case_20_thousand_and_hundred_are_declared() -> None:
    goal = 'at_least = "3千家"\nby = 2015'
    assert slugs(tables(goal, unit="家")) == ["unit-mismatch"]
    assert tracked(tables(goal, unit="家", more='scales = ["千"]')).targets["t"].goal.value == 3000
