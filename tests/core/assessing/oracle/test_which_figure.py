"""Which figure, which day: every rule by examples worked out by hand."""

import pytest

from tests.core.assessing.oracle.saying import number, refused, said, want, warned

UP_2015 = 'at_least = 100\nsince = "2011"\nby = "2015"'


class TestRule1AFlowIsDueInAPeriod:
    @pytest.mark.parametrize("goal", ["at_least = 9", "at_most = 9", "more_than = 9", "less_than = 9", "between = [8, 9]"])
    def test_a_level_due_on_a_day_is_refused(self, goal: str) -> None:
        assert refused(f'{goal}\nby = "2015-06-30"') == ["flow-due-on-a-day"]

    @pytest.mark.parametrize("goal", ['growth = "5%"', 'improve_by = "5%"'])
    def test_growth_due_on_a_day_is_refused(self, goal: str) -> None:
        assert refused(f'{goal}\nsince = "2013"\nby = "2015-06-30"') == ["flow-due-on-a-day"]

    def test_a_window_may_begin_and_end_on_any_day(self) -> None:
        assert refused('total = 9\nfrom = "2015-03-10"\nby = "2015-06-30"') == []

    @pytest.mark.parametrize("kind", ["stock", "index"])
    def test_a_stock_is_due_on_any_day(self, kind: str) -> None:
        assert refused('at_least = 9\nby = "2015-06-30"', kind=kind) == []

    def test_a_flow_figure_of_one_day_is_warned_about(self) -> None:
        assert "flow-of-a-day" in warned(UP_2015, "2011 50\n2015-06-30 62")
        assert "flow-of-a-day" not in warned(UP_2015, "2011 50\n2015-06 62")

    def test_a_half_year_is_the_amount_of_the_half_year(self) -> None:
        want(said('at_least = 80\nby = "2015-H1"', "2015-H1 60\n2015 130"), status="missed", attainment=number("0.75"))


class TestRule2NoPartOutranksANewerLowerSum:
    def test_the_newest_year_to_date_speaks(self) -> None:
        # 80 after six of twelve months, expected 50.
        found = said('at_least = 100\nby = "2014"', "2014-Q1 120\n2014-H1 80", more="negative = true")
        want(found, status="on-pace", latest__value=number("80"), pace=number("1.6"))

    def test_also_where_no_figure_can_be_negative(self) -> None:
        want(said('at_least = 100\nby = "2014"', "2014-Q1 120\n2014-H1 80"), status="on-pace", latest__value=number("80"))

    def test_of_a_sum_over_years_too(self) -> None:
        # 40 + 30 = 70 of 120 after 18 of 24 months; the 90 of the first quarter are part of the 30.
        found = said('total = 120\nfrom = "2014"\nby = "2015"', "2014 40\n2015-Q1 90\n2015-H1 30")
        want(found, status="behind", latest__value=number("70"), expected=number("90"))

    def test_with_negative_figures_no_part_proves_a_sum(self) -> None:
        found = said('total = 100\nfrom = "2014"\nby = "2015"', "2014 110", more="negative = true")
        want(found, status="on-pace", latest__value=number("110"), pace=number("2.2"))

    def test_figures_across_a_gap_are_a_lower_bound(self) -> None:
        # 90 + 210 = 300 of 3 * 95 = 285.
        found = said('each_year = 95\nfrom = "2014"\nby = "2016"', "2014 90\n2016 210")
        want(found, status="achieved", shortfall=number("0"), level=number("285"), flags={"year-short"})

    def test_but_not_with_negative_figures(self) -> None:
        found = said('each_year = 95\nfrom = "2014"\nby = "2016"', "2014 90\n2016 210", more="negative = true")
        assert found["status"] != "achieved"

    def test_overlaps_are_never_added_twice(self) -> None:
        # The half-year holds the quarter: 60 + 210 = 270. Expected 285 * 6 / 36 = 47.5.
        found = said('each_year = 95\nfrom = "2014"\nby = "2016"', "2014-Q1 40\n2014-H1 60\n2016 210")
        want(found, status="on-pace", latest__value=number("60"), latest__date="2014-06-30", flags={"overdue"})

    def test_a_bound_that_falls_short_leaves_the_sum_without_a_gap(self) -> None:
        # 90 of 285 after 12 of 36 months, expected 95.
        found = said('each_year = 95\nfrom = "2014"\nby = "2016"', "2014 90\n2016-Q1 20")
        want(found, status="behind", latest__value=number("90"), expected=number("95"), lead=number("-5"))


class TestRule3AShareDueInPartOfAYear:
    BY = 'at_least = 50\nsince = "2013"\nby = "2015-H1"'

    @pytest.mark.parametrize(("value", "status"), [("51", "achieved"), ("49", "missed")])
    @pytest.mark.parametrize("kind", ["share", "index"])
    def test_the_figure_of_exactly_that_period_decides(self, value: str, status: str, kind: str) -> None:
        found = said(self.BY, f"2013 30\n2015-H1 {value}", kind=kind, unit="%")
        want(found, status=status, no_flags={"overdue"})

    def test_another_period_that_ends_that_day_shows_the_way(self) -> None:
        # The second quarter is not the half-year: 49 of the way to 50, at the end of it; decided is nothing.
        found = said(self.BY, "2013 30\n2015-Q2 49", kind="share", unit="%")
        want(found, status="behind", flags={"overdue"})
        found = said(self.BY, "2013 30\n2015-Q2 51", kind="share", unit="%")
        want(found, status="on-pace", flags={"overdue"})

    def test_one_day_goes_before_another_period(self) -> None:
        found = said('at_least = 50\nsince = "2013"\nby = "2015"', "2013 30\n2015-12 47\n2015-12-31 51", kind="share", unit="%")
        want(found, status="achieved", latest__value=number("51"))
        found = said('at_least = 50\nsince = "2013"\nby = "2015-06-30"', "2013 30\n2015-06 47\n2015-06-30 51", kind="index")
        want(found, status="achieved", latest__value=number("51"))

    def test_an_index_of_a_part_of_the_year_that_is_due_decides(self) -> None:
        want(said('at_least = 50\nsince = "2013"\nby = "2015"', "2013 30\n2015-Q4 47", kind="index"), status="missed")

    def test_the_exact_period_goes_before_a_longer_one(self) -> None:
        found = said(self.BY, "2013 30\n2015-H1 51\n2014-07/2015-06 48", kind="share", unit="%")
        want(found, status="achieved", latest__value=number("51"))

    def test_one_day_speaks_for_the_period_that_ends_on_it(self) -> None:
        want(said(self.BY, "2013 30\n2015-06-30 49", kind="share", unit="%"), status="missed")


class TestRule4SinceTakesTheExactSpan:
    BY = 'at_least = 60\nsince = "2013"\nby = "2015"'

    @pytest.mark.parametrize("period", ["2013-12", "2013-Q4", "2013-H2"])
    def test_a_part_that_ends_that_day_is_no_baseline(self, period: str) -> None:
        found = said(self.BY, f"{period} 40\n2014 50", kind="share", unit="%")
        want(found, status="unrated", reason="baseline-missing", baseline=None)

    def test_the_last_day_is_one(self) -> None:
        # 40 to 60 over two years: 50 after one.
        found = said(self.BY, "2013-12-31 40\n2014 50", kind="share", unit="%")
        want(found, status="on-pace", baseline__value=number("40"), pace=number("1"))

    def test_the_exact_span_goes_before_the_last_day(self) -> None:
        found = said(self.BY, "2013 30\n2013-12-31 40\n2014 50", kind="share", unit="%")
        want(found, baseline__value=number("30"))

    def test_a_range_of_years_has_no_figure(self) -> None:
        goal = 'at_least = 60\nsince = "2011/2013"\nby = "2015"'
        found = said(goal, "2011 20\n2012 30\n2013 40\n2014 50", kind="share", unit="%")
        want(found, status="unrated", reason="baseline-missing")

    def test_a_mean_is_stated(self) -> None:
        # (20 + 30 + 46) / 3 = 32 at the end of 2013; to 60 in two years: 46 after one.
        goal = 'at_least = 60\nbaseline = { mean = "2011/2013" }\nby = "2015"'
        found = said(goal, "2011 20\n2012 30\n2013 46\n2014 53", kind="share", unit="%")
        want(found, baseline__value=number("32"), baseline__date="2013-12-31", expected=number("46"), pace=number("1.5"))


class TestRule5FromKeepsEarlierFiguresOut:
    def test_a_level_is_not_met_by_an_earlier_year(self) -> None:
        found = said('at_least = 90\nfrom = "2016"\nby = "2016"', "2015 104", "2016-02-29")
        want(found, status="unrated", reason="nothing-after-start")

    def test_nor_by_an_earlier_stock(self) -> None:
        found = said('at_least = 90\nfrom = "2016"\nby = "2017"', "2015 104", "2016-02-29", kind="stock")
        want(found, status="unrated", reason="nothing-after-start")

    def test_the_baseline_may_be_earlier(self) -> None:
        # 40 to 90 in two years, 70 after one: expected 65.
        found = said('at_least = 90\nfrom = "2016"\nsince = "2015"\nby = "2017"', "2015 40\n2016 70")
        want(found, status="on-pace", baseline__value=number("40"), expected=number("65"))

    @pytest.mark.parametrize("goal", ["total = 90", "each_year = 30"])
    def test_a_sum_that_begins_after_since_has_not_started(self, goal: str) -> None:
        keys = f'{goal}\nsince = "2013"\nby = "2016"'
        want(said(keys, "2012 10", "2013-06-30"), status="not-started")
        want(said(keys, "2012 10", "2014-01-01"), status="unrated", reason="nothing-after-start")

    def test_it_counts_from_the_day_after(self) -> None:
        # 33 after one of three years, expected 30.
        found = said('total = 90\nsince = "2013"\nby = "2016"', "2013 70\n2014 33")
        want(found, status="on-pace", latest__value=number("33"), expected=number("30"))


class TestRule6LateFigures:
    @pytest.mark.parametrize(("value", "status"), [("100", "achieved"), ("99", "missed")])
    @pytest.mark.parametrize("period", ["2016-02-10", "2016"])
    def test_up_to_twelve_months_they_speak(self, value: str, status: str, period: str) -> None:
        found = said(UP_2015, f"2011 10\n2014 60\n{period} {value}", kind="stock")
        want(
            found, status=status, latest__value=number(value), expected=number("100"), share_time=number("1"), flags={"late-figure"}
        )

    def test_the_first_one_counts(self) -> None:
        want(said(UP_2015, "2011 10\n2016-03-31 97\n2016-06-30 103", kind="stock"), status="missed", latest__value=number("97"))

    def test_a_share_of_one_day_speaks_too_and_one_of_a_period_does_not(self) -> None:
        want(said(UP_2015, "2011 10\n2016-03-31 100", kind="index"), status="achieved", flags={"late-figure"})
        found = said(UP_2015, "2011 10\n2014 60\n2016 100", kind="index")
        want(found, status="behind", latest__value=number("60"), flags={"overdue"}, no_flags={"late-figure"})

    def test_later_ones_are_shown_and_judge_nothing(self) -> None:
        found = said(UP_2015, "2011 10\n2017-01-01 130 recorded=2017-01-05", kind="stock")
        want(found, status="unrated", reason="too-late", latest__value=number("130"))
        for key in ("share_done", "expected", "lead", "pace", "observed_growth", "required_growth", "required_per_year"):
            assert found[key] is None, key

    def test_also_where_an_earlier_figure_falls_short(self) -> None:
        want(said(UP_2015, "2011 10\n2014 60\n2019 130 recorded=2020-01-05", kind="stock"), status="unrated", reason="too-late")

    def test_but_not_where_an_earlier_one_met_the_level(self) -> None:
        want(said(UP_2015, "2011 10\n2014 105\n2019 90", kind="stock"), status="achieved", latest__value=number("105"))

    def test_the_figure_of_the_day_itself_goes_before_any(self) -> None:
        found = said(UP_2015, "2011 10\n2015 99\n2016-03-31 130", kind="stock")
        want(found, status="missed", latest__value=number("99"), no_flags={"late-figure"})

    def test_the_day_of_recording_makes_no_figure_late(self) -> None:
        found = said(UP_2015, "2011 10\n2015 101 recorded=2018-05-05", kind="stock")
        want(found, status="achieved", no_flags={"late-figure"})


class TestRule7BaselinesAndApproximations:
    def test_a_standing_yearly_amount_counts_from_the_stated_baseline(self) -> None:
        # 1040 - 1000 = 40 of 60, though the statistics have 980.
        goal = 'each_year = 60\nfrom = "2014"\nbaseline = { period = "2013", value = 1000 }'
        found = said(goal, "2013 980\n2014 1040", kind="stock")
        want(found, status="behind", latest__value=number("40"))

    @pytest.mark.parametrize(
        ("goal", "approx", "status"),
        [
            ("more_than = 100", "at_least", "missed"),
            ("more_than = 100", "more_than", "achieved"),
            ("at_least = 100", "at_least", "achieved"),
            ("at_least = 100", "more_than", "achieved"),
            ("at_least = 100", "at_most", "missed"),
            ("less_than = 100", "at_most", "missed"),
            ("less_than = 100", "less_than", "achieved"),
            ("at_most = 100", "at_most", "achieved"),
            ("at_most = 100", "less_than", "achieved"),
            ("at_most = 100", "at_least", "missed"),
        ],
    )
    def test_a_figure_at_the_level(self, goal: str, approx: str, status: str) -> None:
        base = 50 if goal.startswith(("more", "at_least")) else 150
        want(said(f'{goal}\nsince = "2012"\nby = "2014"', f"2012 {base}\n2014 100 approx={approx}", kind="stock"), status=status)


class TestRule8ReasonsAreTrue:
    @pytest.mark.parametrize("kind", ["share", "flow"])
    def test_only_figures_after_the_deadline(self, kind: str) -> None:
        unit = "%" if kind == "share" else "x"
        found = said('at_most = 10\nby = "2012"', "2013 20\n2014 14", kind=kind, unit=unit)
        want(found, status="unrated", reason="after-deadline")

    def test_nothing_is_met_by_an_estimate_where_nothing_is_estimated(self) -> None:
        found = said('at_least = 100\nby = "2016"', "2016-H1 100", more="negative = true")
        assert "met-by-estimate" not in found["reasons"].values()

    def test_an_estimate_that_meets(self) -> None:
        # 90 * 1.2 = 108 of 100.
        found = said('at_least = 100\nsince = "2012"\nby = "2016"', "2012 60\n2013 90\n2014-H1 50 yoy=20%")
        want(found, status="on-pace", reasons__required_per_year="met-by-estimate")

    def test_there_is_time_left_before_the_deadline(self) -> None:
        assert "deadline-reached" not in said('at_least = 100\nby = "2016"', "2016-H1 40")["reasons"].values()
        found = said('at_least = 100\nsince = "2012"\nby = "2016"', "2012 60\n2016 90")
        want(found, reasons__required_per_year="deadline-reached")


class TestRule9LostAndAtTheLimit:
    @pytest.mark.parametrize("path", ["linear", "compound"])
    def test_a_level_met_at_the_baseline_and_lost(self, path: str) -> None:
        found = said(f'at_most = 2\nsince = "2011"\nby = "2015"\npath = "{path}"', "2011 1\n2013 4", kind="index")
        want(found, status="reversing")

    def test_from_zero_on_a_compound_path(self) -> None:
        want(
            said('at_most = 2\nsince = "2011"\nby = "2015"\npath = "compound"', "2011 0\n2013 4", kind="index"), status="reversing"
        )

    def test_a_level_equal_to_the_baseline(self) -> None:
        want(said('at_least = 50\nsince = "2011"\nby = "2015"', "2011 50\n2013 49", kind="stock"), status="reversing")

    @pytest.mark.parametrize(("by", "status"), [("2020", "on-pace"), ("2015", "achieved")])
    def test_an_improvement_at_the_limit(self, by: str, status: str) -> None:
        found = said(
            f'improve = true\nsince = "2011"\nby = "{by}"', "2011 100\n2015 100", kind="share", unit="%", more="limit = 100"
        )
        want(found, status=status)

    def test_the_limit_of_the_other_direction_is_none(self) -> None:
        # At most 100 %, and this clause wants fewer: 60 is no limit reached.
        goal = 'improve = true\ndirection = "decrease"\nsince = "2011"\nby = "2020"'
        found = said(goal, "2011 50\n2015 60", kind="share", unit="%", more="limit = 100")
        want(found, status="reversing")

    def test_no_outlook_goes_beyond_the_limit(self) -> None:
        # 60 and then 10 a year: 130 in 2020, 100 at most; falling by 10 from 20: -30, and 0 at least.
        rising = said('improve = true\nsince = "2011"\nby = "2018"', "2011 60\n2013 80", kind="share", unit="%", more="limit = 100")
        want(rising, outlook__value=number("100"))
        more = 'limit = 0\ndirection = "decrease"'
        want(
            said('improve = true\nsince = "2011"\nby = "2018"', "2011 40\n2013 20", kind="index", more=more),
            outlook__value=number("0"),
        )

    def test_without_a_limit_standing_still_is_behind(self) -> None:
        want(said('improve = true\nsince = "2011"\nby = "2020"', "2011 98\n2015 98", kind="share", unit="%"), status="behind")

    def test_milestones_of_a_year_to_come_do_not_turn_the_path(self) -> None:
        # 60 at the baseline is under a ceiling of 100; 110 has lost it. The plan inside 2015 is amounts from the start of that year.
        goal = 'at_most = 100\nbaseline = { period = "2013", value = 60 }\nby = "2015"\nmilestones = { "2015-H1" = 70 }'
        want(said(goal, "2014 110"), status="reversing", pace=None, reasons__pace="met-at-baseline")

    def test_milestones_against_the_direction_leave_the_side_of_the_path(self) -> None:
        # From 50 to 40 in 2013, then up to 100: 42 lies above the path, 39 below it.
        goal = UP_2015 + "\nmilestones = { 2013 = 40 }"
        want(said(goal, "2011 50\n2013 42", kind="stock"), status="on-pace", lead=number("2"), pace=None)
        want(said(goal, "2011 50\n2013 39", kind="stock"), status="behind", lead=number("-1"), pace=None)


class TestRule10Holds:
    BELOW = 'less_than = 5\nhold = true\nfrom = "2012"\nby = "2015"'

    def test_the_first_break_misses(self) -> None:
        found = said(self.BELOW, "2012 4.5\n2013 5.1\n2014 4.8", kind="share", unit="%")
        want(found, status="missed", reason="hold-broken", flags={"hold-broken"})
        assert {row["year"]: row["met"] for row in found["years"]} == {"2012": True, "2013": False, "2014": True}

    def test_before_the_window_nothing_breaks(self) -> None:
        want(said(self.BELOW, "2011 6\n2012 4.5", kind="share", unit="%"), status="on-pace")

    def test_a_revision_undoes_it(self) -> None:
        found = said(self.BELOW, "2012 4.5\n2013 5.1\n2013 4.9 revises=census", kind="share", unit="%")
        want(found, status="on-pace", no_flags={"hold-broken"})

    @pytest.mark.parametrize("day", ["2014-02-01", "2016-02-01"])
    def test_a_preliminary_break_waits(self, day: str) -> None:
        found = said(self.BELOW, "2012 4.5\n2013 5.1 state=preliminary", day, kind="share", unit="%")
        want(found, status="behind", reason="hold-broken", flags={"hold-broken"} | ({"overdue"} if day > "2015-12-31" else set()))

    def test_an_unseen_year_before_the_newest(self) -> None:
        found = said(self.BELOW, "2012 4.5\n2015 4.8", kind="share", unit="%")
        want(found, status="unrated", reason="hold-gap")

    def test_a_gap_before_the_deadline_says_nothing_yet(self) -> None:
        want(said(self.BELOW, "2012 4.5\n2014 4.8", kind="share", unit="%"), status="on-pace")

    def test_while_only_the_newest_is_missing_it_keeps_its_status(self) -> None:
        found = said(self.BELOW, "2012 4.5\n2013 4.8\n2014 4.4", "2016-02-01", kind="share", unit="%")
        want(found, status="on-pace", flags={"overdue"})

    def test_after_the_deadline_overdue_waits_for_the_lag(self) -> None:
        figures = "2012 4.5\n2013 4.8\n2014 4.4"
        more = 'every = "year"\nlag = 60'
        want(said(self.BELOW, figures, "2016-02-01", kind="share", unit="%", more=more), status="on-pace", no_flags={"overdue"})

    def test_all_seen_and_kept(self) -> None:
        found = said(self.BELOW, "2012 4.5\n2013 4.8\n2014 4.4\n2015 4.9", kind="share", unit="%")
        want(found, status="achieved", outlook__value=None)

    def test_by_every(self) -> None:
        goal = 'less_than = 5\nhold = true\nfrom = "2015"\nby = "2015"'
        more = 'every = "quarter"'
        found = said(goal, "2015-Q1 4.5\n2015-Q2 5.1\n2015-Q3 4.5", kind="share", unit="%", more=more)
        want(found, status="missed", reason="hold-broken")
        found = said(goal, "2015-Q1 4.5\n2015-Q3 4.4\n2015-Q4 4.5", kind="share", unit="%", more=more)
        want(found, status="unrated", reason="hold-gap")

    def test_a_part_year_share_is_behind(self) -> None:
        found = said(self.BELOW, "2012 4.5\n2013-Q1 5.3", kind="share", unit="%")
        want(found, status="behind")

    def test_a_stock_breaks_by_any_figure(self) -> None:
        found = said('at_least = 50\nhold = true\nfrom = "2012"\nby = "2015"', "2012 60\n2013-04-30 49\n2013 60", kind="stock")
        want(found, status="missed", reason="hold-broken")

    def test_a_flow_by_a_year_to_date_above_its_ceiling(self) -> None:
        goal = 'at_most = 50\nhold = true\nfrom = "2012"\nby = "2015"'
        want(said(goal, "2012 40\n2013-H1 51"), status="missed", reason="hold-broken")
        want(said(goal, "2012 40\n2013-H1 49"), status="on-pace")

    def test_without_a_deadline_a_break_is_behind(self) -> None:
        found = said('less_than = 5\nhold = true\nfrom = "2012"', "2012 4.5\n2013 5.1\n2014 4.8", kind="share", unit="%")
        want(found, status="behind", flags={"hold-broken"})

    def test_without_a_start_it_counts_from_the_first_figure(self) -> None:
        found = said('less_than = 5\nhold = true\nby = "2015"', "2013 4.5\n2014 4.4\n2015 4.9", kind="share", unit="%")
        want(found, status="achieved")

    def test_another_period_that_ends_with_the_deadline_leaves_it_overdue(self) -> None:
        goal = 'at_least = 50\nhold = true\nfrom = "2012"\nby = "2012-H1"'
        want(said(goal, "2011 60\n2012-Q2 60\n2012 60", kind="share", unit="%"), status="on-pace", flags={"overdue"})

    def test_a_late_figure_does_not_fill_an_earlier_year(self) -> None:
        # Nothing is known of 2011; the stock at the end of 2012 stands for the half-year that is due.
        goal = 'at_least = 50\nhold = true\nfrom = "2011"\nby = "2012-H1"'
        want(said(goal, "2010 60\n2012 60", kind="stock"), status="unrated", reason="hold-gap", flags={"late-figure"})

    def test_the_baseline_lies_before_the_window(self) -> None:
        goal = 'less_than = 5\nhold = true\nsince = "2012"\nby = "2015"'
        want(said(goal, "2012 6\n2013 4.5", kind="share", unit="%"), status="on-pace", no_flags={"hold-broken"})
        want(said(goal, "2012 4", kind="share", unit="%"), status="unrated", reason="nothing-after-baseline")

    def test_a_year_that_had_begun_is_not_asked_for(self) -> None:
        goal = 'less_than = 5\nhold = true\nfrom = "2012-07-29/2012-12-31"\nby = "2015"'
        want(said(goal, "2012 6\n2013 4.5\n2014 4.4\n2015 4.9", kind="share", unit="%"), status="achieved")

    def test_the_period_that_is_due_decides_where_it_is_a_part_of_a_year(self) -> None:
        goal = 'less_than = 5\nhold = true\nfrom = "2013"\nby = "2015-H1"'
        want(said(goal, "2013 4.5\n2014 4.4\n2015-H1 5.2", kind="share", unit="%"), status="missed", reason="hold-broken")
        want(said(goal, "2013 4.5\n2014 4.4\n2015-H1 4.9", kind="share", unit="%"), status="achieved")
        want(said(goal, "2013 4.5\n2014 4.4", "2015-07-31", kind="share", unit="%"), status="on-pace", flags={"overdue"})

    KEPT = 'at_least = 50\nhold = true\nfrom = "2013"\nby = "2015"'

    @pytest.mark.parametrize(("value", "status"), [("55", "achieved"), ("49", "missed")])
    def test_a_late_figure_stands_for_the_last_period(self, value: str, status: str) -> None:
        found = said(self.KEPT, f"2013 60\n2014 61\n2016-03-31 {value}", kind="stock")
        want(found, status=status, latest__value=number(value), flags={"late-figure"})

    @pytest.mark.parametrize("last", ["2015", "2015-10-31"])
    def test_where_the_last_period_is_seen_a_late_figure_says_nothing(self, last: str) -> None:
        found = said(self.KEPT, f"2013 60\n2014 61\n{last} 62\n2016-03-31 10", kind="stock")
        want(found, status="achieved", latest__value=number("62"), no_flags={"late-figure", "hold-broken"})

    def test_one_that_is_too_late_says_nothing(self) -> None:
        want(
            said(self.KEPT, "2013 60\n2014 61\n2017-03-31 10 recorded=2017-04-05", kind="stock"),
            status="on-pace",
            flags={"overdue"},
        )
        want(said(self.KEPT, "2012 60\n2017-03-31 10 recorded=2017-04-05", kind="stock"), status="unrated", reason="too-late")

    def test_every_year_to_date_that_breaks_a_ceiling_counts(self) -> None:
        # The break of 2013 is final, that of 2015 is not yet.
        goal = 'at_most = 50\nhold = true\nfrom = "2012"\nby = "2016"'
        found = said(goal, "2012 40\n2013-H1 51\n2014 45\n2015-H1 52 state=preliminary")
        want(found, status="missed", reason="hold-broken")

    def test_an_estimate_that_falls_short_is_behind(self) -> None:
        # 60 * 0.8 = 48.
        found = said('at_least = 50\nhold = true\nfrom = "2013"\nby = "2016"', "2013 55\n2014 60\n2015-Q1 10 yoy=-20%")
        want(found, status="behind", flags={"estimated"}, no_flags={"hold-broken"})


class TestRule11WhatAnEstimateHasSeen:
    GOAL = 'at_least = 150\nsince = "2012"\nby = "2016"'

    @pytest.mark.parametrize(
        ("figures", "value", "months", "is_early"),
        [
            ("2014-01 20 yoy=30%", "117", 1, True),
            ("2014-01/2014-02 20 yoy=30%", "117", 2, True),
            ("2014-Q1 20 yoy=30%", "117", 3, False),
            ("2014-H1 50 yoy=10%", "99", 6, False),
        ],
    )
    def test_months_seen(self, figures: str, value: str, months: int, is_early: bool) -> None:
        # 90 * 1.3 = 117; 90 * 1.1 = 99.
        found = said(self.GOAL, f"2012 60\n2013 90\n{figures}")
        want(found, latest__basis="estimated", latest__value=number(value), latest__date="2014-12-31")
        assert found["latest"]["seen"] == {"months": months, "of": 12}
        assert ("early-estimate" in found["flags"]) is is_early

    MONTHS = "\n".join(f"2013-{month:02d} 10" for month in range(1, 13))

    def test_a_hole_in_the_months_is_warned_about(self) -> None:
        # April is missing: 12 + 12 + 12 over 30, so the year is told by its first quarter, though May is there.
        figures = f"2012 60\n{self.MONTHS}\n2014-01 12\n2014-02 12\n2014-03 12\n2014-05 12"
        assert "hole-in-series" in warned(self.GOAL, figures)
        want(said(self.GOAL, figures), latest__basis="estimated", latest__value=number("144"))

    def test_months_without_a_hole_are_not(self) -> None:
        assert "hole-in-series" not in warned(self.GOAL, f"2012 60\n{self.MONTHS}\n2014-01 12\n2014-02 12\n2014-03 12")
