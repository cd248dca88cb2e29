"""Which figure speaks for a target."""

from datetime import date
from decimal import Decimal

import pytest

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.figures.points import Point
from tests.core.building import flow, judged, near, reported, tables

YEARLY = 'at_least = 1000\nsince = "2010"\nby = "2020"'
WINDOW = 'total = 1000\nfrom = "2011"\nby = "2020"'


def latest(assessment: Assessment) -> Point:
    assert assessment.latest is not None
    return assessment.latest


class TestFullYears:
    @pytest.mark.parametrize(
        "figures",
        ["2012-H1 40\n2012-H2 60", "2012-Q1 20\n2012-Q2 20\n2012-H2 60", "2012-01/2012-10 80\n2012-11 5\n2012-12 15"],
    )
    def test_parts_that_tile_the_year_make_it(self, figures: str) -> None:
        found = latest(flow(YEARLY, "2010 50\n" + figures))
        assert (found.value, found.basis, found.period) == (100, "summed", "2012")

    def test_a_year_recorded_whole_outranks_its_parts(self) -> None:
        found = latest(flow(YEARLY, "2010 50\n2012 101\n2012-H1 40\n2012-H2 60"))
        assert (found.value, found.basis) == (101, "observed")

    def test_a_gap_leaves_no_full_year(self) -> None:
        found = latest(flow(YEARLY, "2010 50\n2011 60\n2012-Q1 20\n2012-Q3 20\n2012-Q4 20", estimates=False))
        assert found.period == "2011"

    def test_overlaps_are_never_added_twice(self) -> None:
        found = latest(flow(YEARLY, "2010 50\n2012-H1 40\n2012-Q1/2012-Q3 70\n2012-H2 60"))
        assert found.value == 100

    def test_a_year_of_a_half(self) -> None:
        # Due in a half-year: the same half of other years speaks, the other half does not.
        found = flow('at_least = 100\nsince = "2013-H1"\nby = "2015-H1"', "2013-H1 50\n2014-H1 80\n2014-H2 900")
        assert (latest(found).value, latest(found).period, found.status) == (80, "2014-H1", "on-pace")

    def test_the_sum_of_approximate_figures_is_approximate(self) -> None:
        assert latest(flow(YEARLY, "2010 50\n2012-H1 40 approx=more_than\n2012-H2 60")).approx == "at_least"
        mixed = "2010 50\n2012-H1 40 approx=more_than\n2012-H2 60 approx=at_most"
        assert latest(flow(YEARLY, mixed)).approx == "about"

    def test_a_year_with_a_preliminary_part_is_preliminary(self) -> None:
        assert "preliminary" in flow(YEARLY, "2010 50\n2012-H1 40 state=preliminary\n2012-H2 60").flags

    def test_a_summed_baseline(self) -> None:
        found = flow(YEARLY, "2010-H1 20\n2010-H2 30\n2012 100")
        assert found.baseline is not None
        assert (found.baseline.value, found.baseline.basis) == (50, "summed")


class TestYearToDate:
    def test_never_stands_for_a_year(self) -> None:
        found = flow(YEARLY, "2010 50\n2011 60\n2012-01/2012-11 500")
        assert latest(found).period == "2011"

    def test_half_of_the_second_half_is_not_to_date(self) -> None:
        # Only the second half is known: neither a floor of the year from its start nor a year.
        found = flow('at_least = 100\nsince = "2010"\nby = "2012"', "2010 50\n2012-H2 70")
        assert (latest(found).period, found.status) == ("2010", "unrated")

    def test_a_floor_below_the_level_shows_no_attainment_of_the_year(self) -> None:
        found = flow(YEARLY, "2012-H1 500")
        assert (found.attainment, found.reasons["attainment"]) == (None, "only-year-to-date")
        assert latest(found).basis == "year-to-date"

    def test_a_floor_in_an_earlier_year_meets_the_level(self) -> None:
        found = flow(YEARLY, "2010 50\n2012-H1 1000")
        assert (found.status, found.met_on) == ("achieved", date(2012, 6, 30))

    def test_a_floor_with_at_most_at_the_level_does_not_meet_it(self) -> None:
        assert flow(YEARLY, "2010 50\n2012-H1 1000 approx=at_most").status != "achieved"

    def test_a_strict_goal_needs_more_than_the_level(self) -> None:
        goal = YEARLY.replace("at_least", "more_than")
        assert flow(goal, "2010 50\n2012-H1 1000").status != "achieved"
        assert flow(goal, "2010 50\n2012-H1 1000.1").status == "achieved"

    def test_published_rate_of_a_summed_year_to_date_is_not_that_of_its_parts(self) -> None:
        # The yoy of Q2 is not that of the half: with it alone 2012 is estimated from Q1 (+10 %), never by +90 %.
        found = flow(YEARLY, "2010 50\n2011 100\n2012-Q1 22 yoy=10%\n2012-Q2 38")
        assert latest(found).value == 110
        # 22 / 1.1 + 38 / 1.9 = 20 + 20 a year before, and 60 now: +50 %.
        found = flow(YEARLY, "2010 50\n2011 100\n2012-Q1 22 yoy=10%\n2012-Q2 38 yoy=90%")
        assert latest(found).value == 150


class TestEstimates:
    def test_inputs_name_the_full_year_and_the_year_to_date(self) -> None:
        found = latest(flow(YEARLY, "2010 50\n2011 100 source=y\n2012-H1 60 yoy=10% source=h"))
        assert [str(actual.period) for actual in found.inputs] == ["2011", "2012-H1"]
        assert found.source == "y; h"

    def test_a_computed_rate_names_both_spans(self) -> None:
        found = latest(flow(YEARLY, "2010 50\n2011 100\n2011-H1 40\n2012-H1 60"))
        assert [str(actual.period) for actual in found.inputs] == ["2011", "2012-H1", "2011-H1"]
        assert near(found.yoy, "0.5")

    def test_as_of_before_the_year_to_date_ends(self) -> None:
        assert latest(flow(YEARLY, "2010 50\n2011 100\n2012-H1 60 yoy=10%", "2012-06-29")).period == "2011"

    def test_turned_off(self) -> None:
        assert latest(flow(YEARLY, "2010 50\n2011 100\n2012-H1 60 yoy=10%", estimates=False)).period == "2011"

    def test_a_stock_is_never_estimated(self) -> None:
        assert latest(judged(YEARLY, "2010 50\n2012-H1 60 yoy=10%")).value == 60

    def test_from_zero_nothing_is_estimated(self) -> None:
        assert latest(flow(YEARLY, "2010 50\n2011 0\n2012-H1 60 yoy=10%")).period == "2011"

    def test_the_full_year_replaces_it(self) -> None:
        found = flow(YEARLY, "2010 50\n2011 100\n2012-H1 60 yoy=10%\n2012 104")
        assert latest(found).value == 104
        assert "estimated" not in found.flags

    def test_an_estimate_at_the_level_asks_for_nothing_more(self) -> None:
        found = flow('at_least = 105\nsince = "2010"\nby = "2014"', "2010 50\n2011 100\n2012-H1 60 yoy=10%")
        assert (found.status, found.shortfall) == ("on-pace", 0)
        assert found.reasons["required_growth"] == "met-by-estimate"


class TestSums:
    def test_tiles_from_the_start(self) -> None:
        found = latest(flow(WINDOW, "2011 100\n2012-Q1 20\n2012-Q2 30"))
        assert (found.value, found.date) == (150, date(2012, 6, 30))

    def test_a_gap_ends_the_sum(self) -> None:
        found = latest(flow(WINDOW, "2011 100\n2013 200"))
        assert (found.value, found.date) == (100, date(2011, 12, 31))

    def test_what_lies_beyond_a_gap_counts_where_it_reaches_the_sum(self) -> None:
        found = latest(flow(WINDOW, "2011 100\n2013 900"))
        assert (found.value, found.date, found.approx) == (1000, date(2013, 12, 31), "at_least")

    def test_a_gap_at_the_start(self) -> None:
        found = flow(WINDOW, "2012 100")
        assert (found.latest, found.status, found.reason) == (None, "unrated", "gap-in-window")

    def test_what_lies_before_the_window_is_left_out(self) -> None:
        found = flow(WINDOW, "2010 5000", "2011-06-30")
        assert (found.status, found.reason) == ("unrated", "nothing-after-start")

    def test_what_crosses_the_start_is_left_out(self) -> None:
        assert flow(WINDOW, "2010-07/2011-06 5000").latest is None

    def test_overlaps(self) -> None:
        # 2011-2012 whole, its years, and a half of the second: 250 once.
        found = latest(flow(WINDOW, "2011 100\n2012 150\n2011/2012 250\n2012-H1 60"))
        assert (found.value, found.date) == (250, date(2012, 12, 31))

    def test_the_newest_cumulative_figure_speaks(self) -> None:
        found = latest(flow(WINDOW, "2011 100\n2012-Q1 20\n2012-Q1/2012-Q3 90"))
        assert (found.value, found.date) == (190, date(2012, 9, 30))

    def test_a_figure_past_the_deadline_is_left_out(self) -> None:
        found = flow('total = 100\nfrom = "2011"\nby = "2012-H1"', "2011 60\n2012 90")
        assert (latest(found).value, latest(found).date) == (60, date(2011, 12, 31))

    def test_a_window_that_starts_inside_a_year(self) -> None:
        found = flow('total = 100\nfrom = "2014-07"\nby = "2015"', "2014 500\n2014-H2 40\n2015 70")
        assert (latest(found).value, found.status) == (110, "achieved")
        assert found.met_on == date(2015, 12, 31)

    def test_since_states_where_the_window_starts(self) -> None:
        found = flow('total = 100\nsince = "2013"\nby = "2015"', "2014 40")
        assert (found.expected, found.start) == (50, date(2014, 1, 1))

    def test_growth_of_a_sum_is_undefined(self) -> None:
        found = flow(WINDOW, "2011 100")
        for name in ("observed_growth", "planned_growth", "required_growth"):
            assert (getattr(found, name), found.reasons[name]) == (None, "sum")
        # 900 over nine years.
        assert found.required_per_year == 100
        assert near(found.required_per_month, "8.3333333333333333")

    def test_outlook_is_linear(self) -> None:
        # 110 a year: 1100 in ten; 890 / 110 = 8.0909 years after 2011-12-31, so 0.0909 * 366 = 33.27 days into 2020.
        found = flow(WINDOW, "2011 110")
        assert found.outlook.value == 1100
        assert found.outlook.met_on == date(2020, 2, 3)


class TestRises:
    goal = 'total = 100\nfrom = "2014"\nby = "2015"'

    def test_the_rise_takes_its_approximation_from_both_ends(self) -> None:
        # An opening of at least 10 makes the rise at most 50.
        assert latest(judged(self.goal, "2013 10 approx=at_least\n2014 60")).approx == "at_most"
        assert latest(judged(self.goal, "2013 10 approx=at_most\n2014 60")).approx == "at_least"
        assert latest(judged(self.goal, "2013 10 approx=at_least\n2014 60 approx=at_least")).approx == "about"

    def test_a_rise_that_is_at_most_the_sum_does_not_meet_it(self) -> None:
        assert judged(self.goal, "2013 10 approx=at_least\n2015 110").status == "missed"

    def test_the_first_figure_after_the_deadline_is_late(self) -> None:
        found = judged(self.goal, "2013 10\n2016-03 110\n2017 500")
        assert (found.status, latest(found).value) == ("achieved", 100)
        assert "late-figure" in found.flags
        assert (found.years_early, found.reasons["years_early"]) == (None, "late-figure")


class TestLateFigures:
    goal = 'at_least = 100\nby = "2015"'

    def test_a_stock_takes_the_first_figure_after_the_deadline(self) -> None:
        found = judged(self.goal, "2014 90\n2016-02 99\n2017 500")
        assert (found.status, latest(found).value) == ("missed", 99)
        assert "late-figure" in found.flags

    def test_not_when_there_is_one_for_the_day(self) -> None:
        found = judged(self.goal, "2015 100\n2017 1")
        assert (found.status, latest(found).value) == ("achieved", 100)
        assert "late-figure" not in found.flags

    def test_a_yearly_share_after_the_deadline_is_not_taken_but_one_of_a_day_is(self) -> None:
        assert latest(judged(self.goal, "2014 90\n2016 100", kind="share", unit="%")).value == 90
        assert latest(judged(self.goal, "2014 90\n2016-02-29 100", kind="share", unit="%")).value == 100


class TestDerivedRatios:
    parts = '[indicator.a]\nkind = "{0}"\nunit = "亿元"\n[indicator.b]\nkind = "{1}"\nunit = "万元"'
    goal = 'at_least = 50\nsince = "2010"\nby = "2020"'

    def share(self, figures: str, of: str = "flow", to: str = "flow") -> Assessment:
        text = tables(self.goal, "share", "%", 'ratio = { of = "a", to = "b" }', self.parts.format(of, to))
        return reported(text, figures).assessments[0]

    def test_units_are_converted(self) -> None:
        # 3 亿元 of 120000 万元 = 12 亿元: 25 %.
        assert latest(self.share("2014 3 indicator=a\n2014 120000 indicator=b")).value == 25

    def test_only_where_both_have_the_same_period(self) -> None:
        assert self.share("2014-H1 3 indicator=a\n2014 120000 indicator=b").latest is None

    def test_a_zero_denominator_gives_nothing(self) -> None:
        assert self.share("2014 3 indicator=a\n2014 0 indicator=b").latest is None

    def test_a_part_of_a_year_is_flagged(self) -> None:
        assert "part-year" in self.share("2014-H1 3 indicator=a\n2014-H1 120000 indicator=b").flags

    def test_stocks_meet_at_the_end_of_their_periods(self) -> None:
        found = self.share("2014 3 indicator=a\n2014-12-31 120000 indicator=b", "stock", "stock")
        assert latest(found).value == 25

    def test_an_approximate_part_makes_it_approximate(self) -> None:
        assert latest(self.share("2014 3 indicator=a approx=at_least\n2014 120000 indicator=b")).approx == "at_least"
        below = latest(self.share("2014 3 indicator=a\n2014 120000 indicator=b approx=at_least"))
        assert below.approx in {"at_most", "about"}

    def test_what_is_not_comparable_derives_nothing(self) -> None:
        assert self.share("2014 3 indicator=a comparable=false\n2014 120000 indicator=b").latest is None


class TestKnowing:
    goal = 'at_least = 100\nsince = "2010"\nby = "2020"'
    figures = "2010 10\n2012 30 recorded=2013-01-10\n2012 31 recorded=2013-05-05 revises=error\n2013 40 recorded=2014-01-10"

    @pytest.mark.parametrize(
        ("as_of", "known_by", "value"),
        [
            (None, None, "40"),
            ("2012-12-31", None, "31"),
            ("2012-12-30", None, "10"),
            (None, "2013-05-04", "30"),
            (None, "2013-05-05", "31"),
            ("2013-12-31", "2014-01-09", "31"),
            (None, "2013-01-09", "10"),
        ],
    )
    def test_as_of_and_known_by(self, as_of: str | None, known_by: str | None, value: str) -> None:
        assert latest(judged(self.goal, self.figures, as_of, known_by=known_by)).value == Decimal(value)

    def test_the_default_as_of_is_that_of_what_was_known(self) -> None:
        assert judged(self.goal, self.figures, known_by="2013-02-02").as_of == date(2012, 12, 31)

    def test_a_withdrawn_figure_no_longer_speaks(self) -> None:
        figures = self.figures + "\n2013 - recorded=2014-03-01 withdrawn=wrong"
        assert latest(judged(self.goal, figures)).value == 31
        assert latest(judged(self.goal, figures, known_by="2014-02-28")).value == 40

    def test_a_figure_may_be_recorded_anew_after_its_withdrawal(self) -> None:
        figures = self.figures + "\n2013 - recorded=2014-03-01 withdrawn=wrong\n2013 44 recorded=2014-04-01"
        assert latest(judged(self.goal, figures)).value == 44

    def test_a_revision_may_be_revised(self) -> None:
        figures = self.figures + "\n2012 32 recorded=2013-06-06 revises=again"
        assert latest(judged(self.goal, figures, "2012-12-31")).value == 32

    def test_a_revision_that_is_not_comparable_silences_the_figure(self) -> None:
        figures = self.figures + "\n2013 41 recorded=2014-05-05 comparable=false revises=scope"
        assert latest(judged(self.goal, figures)).value == 31

    def test_the_order_of_recording_not_of_lines_decides(self) -> None:
        figures = "2010 10\n2012 31 recorded=2013-05-05 revises=error\n2012 30 recorded=2013-01-10"
        assert latest(judged(self.goal, figures)).value == 31


class TestForecasts:
    goal = 'at_least = 100\nsince = "2010"\nby = "2020"'

    def test_never_speaks(self) -> None:
        assert latest(judged(self.goal, "2010 10\n2012 30\n2013 500 state=forecast")).value == 30

    def test_is_no_baseline(self) -> None:
        assert judged(self.goal, "2010 10 state=forecast\n2012 30").reasons["baseline"] == "baseline-missing"

    def test_gives_no_estimate(self) -> None:
        found = flow(self.goal, "2010 10\n2012 30\n2013-H1 20 yoy=50% state=forecast")
        assert latest(found).value == 30

    def test_closes_no_gap(self) -> None:
        assert latest(flow(WINDOW, "2011 100\n2012 50 state=forecast\n2013 70")).value == 100


class TestBaselines:
    def test_a_stated_value_outranks_the_record(self) -> None:
        found = judged('at_least = 100\nbaseline = { period = "2010", value = 12 }\nby = "2020"', "2010 10\n2012 30")
        assert found.baseline is not None
        assert found.baseline.value == 12

    def test_an_approximate_baseline_is_flagged(self) -> None:
        assert "approximate-baseline" in judged(YEARLY, "2010 10 approx=about\n2012 30").flags

    def test_a_stock_baseline_is_dated_by_its_end(self) -> None:
        found = judged('at_least = 100\nsince = "2010-12-31"\nby = "2020"', "2010 10\n2012 30")
        assert found.baseline is not None
        assert found.baseline.value == 10

    def test_a_flow_baseline_needs_the_whole_period(self) -> None:
        assert flow(YEARLY, "2010-H1 10\n2012 30").reasons["baseline"] == "baseline-missing"
