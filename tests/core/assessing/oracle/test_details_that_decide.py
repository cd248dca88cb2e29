"""Details that decide: examples worked out by hand."""

import pytest

from tests.core.assessing.oracle.saying import number, said, want, warned


class TestDetail1HalvesQuartersAndSumsOverOneYear:
    def test_a_half_year_beside_that_of_the_year_before(self) -> None:
        # The first half 2015 brought 300, its first quarter 120: of 360 the path is at 360 * 120 / 300 = 144, and 138 are behind it.
        # 300 * 138 / 120 = 345. The rest: 222 in 3 months over 180.
        found = said('at_least = 360\nby = "2016-H1"', "2015-Q1 120\n2015-H1 300\n2016-Q1 138")
        want(
            found,
            status="behind",
            expected=number("144"),
            share_time=number("0.5"),
            observed_growth=number("0.15"),
            planned_growth=number("0.2"),
            outlook__value=number("345"),
            required_per_month=number("74"),
            required_growth=number("222") / 180 - 1,
            rest__months=number("3"),
            flags={"judged-as-sum", "seasonal"},
        )

    def test_a_quarter(self) -> None:
        # July 40 with 25 %: S = 32 of 100; expected 120 * 0.32 = 38.4.
        found = said('at_least = 120\nby = "2016-Q3"', "2015-Q3 100\n2016-07 40 yoy=25%")
        want(found, status="on-pace", expected=number("38.4"), share_time=number("1") / 3, rest__to="2016-09-30")

    def test_growth_of_a_half_year(self) -> None:
        # 200 * 1.1 ** 2 = 242; the first quarter of last year was 88 of 220: 242 * 0.4 = 96.8.
        found = said('growth = "10%"\nsince = "2014-H1"\nby = "2016-H1"', "2014-H1 200\n2015-Q1 88\n2015-H1 220\n2016-Q1 96.8")
        want(found, status="on-pace", level=number("242"), expected=number("96.8"), pace=number("1"))

    @pytest.mark.parametrize("goal", ["total = 400", "each_year = 400"])
    def test_a_sum_over_one_year_is_seasonal(self, goal: str) -> None:
        found = said(f'{goal}\nfrom = "2016"\nby = "2016"', "2015-Q1 64\n2015 320\n2016-Q1 88")
        want(
            found,
            status="on-pace",
            expected=number("80"),
            pace=number("1.1"),
            required_growth=number("0.21875"),
            required_per_year=None,
            rest__whole_year=number("0.25"),
            flags={"seasonal"},
        )

    @pytest.mark.parametrize("goal", ["total = 800", "each_year = 400"])
    def test_a_sum_over_two_years_is_straight(self, goal: str) -> None:
        # 420 + 88 = 508 after 15 of 24 months: expected 500.
        found = said(f'{goal}\nfrom = "2015"\nby = "2016"', "2014 300\n2015-Q1 64\n2015 420\n2016-Q1 88")
        want(
            found,
            status="on-pace",
            expected=number("500"),
            required_per_month=number("292") / 9,
            no_flags={"seasonal", "no-season"},
        )

    def test_a_level_to_be_kept_takes_the_newest_full_year(self) -> None:
        found = said('at_least = 400\nhold = true\nfrom = "2014"\nby = "2016"', "2014 410\n2015 405\n2016-Q1 88")
        want(found, status="on-pace", no_flags={"judged-as-sum"})

    def test_a_goal_to_improve_takes_the_estimate(self) -> None:
        # 420 * 88 / 110 = 336 of 400 in 2014.
        found = said('improve = true\nsince = "2014"\nby = "2016"', "2014 400\n2015-Q1 110\n2015 420\n2016-Q1 88")
        want(
            found,
            status="reversing",
            latest__basis="estimated",
            latest__value=number("336"),
            flags={"estimated"},
            no_flags={"judged-as-sum"},
        )


class TestDetail2Ceilings:
    @pytest.mark.parametrize("goal", ["at_most = 300", "less_than = 300"])
    def test_all_is_as_under_a_cap(self, goal: str) -> None:
        # Straight: 100 after four of twelve months; 90 is under it by 10. 210 are left, 26.25 a month for 8 months.
        found = said(f'{goal}\nby = "2016"', "2016-01/2016-04 90")
        want(
            found,
            status="on-pace",
            expected=number("100"),
            lead=number("10"),
            share_done=number("0.3"),
            left=number("210"),
            left_per_month=number("26.25"),
            shortfall=number("0"),
            rest__amount=number("210"),
            rest__per_month=number("26.25"),
            flags={"judged-as-sum", "no-season"},
        )
        for key in ("pace", "attainment", "required_growth", "required_per_month"):
            assert (found[key], found["reasons"][key]) == (None, "cap"), key
        assert found["required_per_year"] is None
        assert found["rest"]["growth"] is None

    def test_a_seasonal_ceiling(self) -> None:
        # 240 * 60 / 200 = 72 of a ceiling of 240: 75 are above it.
        found = said('at_most = 240\nby = "2016"', "2015-Q1 60\n2015 200\n2016-Q1 75")
        want(found, status="behind", expected=number("72"), lead=number("-3"), rest__last_year=number("140"), flags={"seasonal"})

    def test_a_negative_growth(self) -> None:
        # 100 * 0.95 ** 2 = 90.25, and 45.125 after half of the year.
        found = said('growth = "-5%"\nsince = "2014"\nby = "2016"', "2014 100\n2016-H1 45")
        want(found, status="on-pace", level=number("90.25"), expected=number("45.125"), left=number("45.25"), reasons__pace="cap")

    def test_passed(self) -> None:
        # 91 of 90.25: what is over is 0.75, and nothing can be required any more.
        found = said('growth = "-5%"\nsince = "2014"\nby = "2016"', "2014 100\n2016-01/2016-10 91")
        want(found, status="missed", shortfall=number("0.75"), left=number("0"), observed_growth=None)
        for key in ("required_growth", "required_per_year", "required_per_month"):
            assert (found[key], found["reasons"][key]) == (None, "missed"), key

    @pytest.mark.parametrize(("goal", "status"), [("at_most = 300", "behind"), ("less_than = 300", "missed")])
    def test_at_the_ceiling(self, goal: str, status: str) -> None:
        want(said(f'{goal}\nby = "2016"', "2016-01/2016-10 300"), status=status)

    def test_kept_only_by_the_whole_year(self) -> None:
        want(said('at_most = 300\nby = "2016"', "2016-01/2016-11 20"), status="on-pace")
        want(said('at_most = 300\nby = "2016"', "2016 290"), status="achieved")


class TestDetail3WhereTheYearBeforeSaysNothing:
    GOAL = 'at_least = 400\nby = "2016"'

    def test_a_part_larger_than_its_year(self) -> None:
        # The half-year 2015 is told with 330, the year with 320.
        found = said(self.GOAL, "2015-H1 330\n2015 320\n2016-H1 190")
        want(
            found,
            status="behind",
            expected=number("200"),
            observed_growth=None,
            required_growth=None,
            outlook__value=number("380"),
            planned_growth=number("0.25"),
            rest__whole_year=number("0.25"),
            flags={"no-season"},
            no_flags={"seasonal"},
        )

    def test_a_part_that_is_not_above_zero(self) -> None:
        found = said(self.GOAL, "2015-Q1 -4\n2015 320\n2016-Q1 90", more="negative = true")
        want(found, expected=number("100"), observed_growth=None, required_growth=None, outlook__value=number("360"))

    def test_an_unknown_year_leaves_the_growth_that_is_known(self) -> None:
        want(
            said(self.GOAL, "2016-Q1 88 yoy=10%"),
            observed_growth=number("0.1"),
            planned_growth=None,
            required_growth=None,
            expected=number("100"),
        )
        want(said(self.GOAL, "2015-Q1 64\n2016-Q1 88"), observed_growth=number("0.375"), planned_growth=None, flags={"no-season"})

    def test_without_estimates_recorded_parts_still_give_growth(self) -> None:
        # S = 64, not 80 from the published 10 %: 88 / 64 - 1 = 37.5 %, the rest 312 over 256; the path is straight.
        found = said(self.GOAL, "2015-Q1 64\n2015 320\n2016-Q1 88 yoy=10%", estimates=False)
        want(
            found,
            expected=number("100"),
            observed_growth=number("0.375"),
            required_growth=number("0.21875"),
            outlook__value=number("352"),
        )

    def test_without_estimates_published_growth_implies_nothing(self) -> None:
        found = said(self.GOAL, "2015 320\n2016-Q1 88 yoy=10%", estimates=False)
        want(found, expected=number("100"), required_growth=None, reasons__required_growth="no-rest-of-year")


class TestDetail4WhatMayBeNegative:
    def test_a_flow_that_says_nothing_is_not(self) -> None:
        want(said('at_least = 100\nby = "2016"', "2016-Q1 100"), status="achieved")

    def test_with_negative_figures_an_estimate_is_not_raised(self) -> None:
        # 90 * 0.5 = 45 by the quarter, though nine months have brought 70.
        goal, figures = 'at_least = 150\nsince = "2012"\nby = "2016"', "2012 60\n2013 90\n2014-Q1 20 yoy=-50%\n2014-Q1/2014-Q3 70"
        want(said(goal, figures), latest__value=number("70"), latest__basis="estimated")
        want(said(goal, figures, more="negative = true"), latest__value=number("45"), latest__basis="estimated")


class TestDetail5MilestonesWithoutTheYearBefore:
    GOAL = 'at_least = 400\nby = "2016"\nmilestones = { "2016-Q1" = 80, "2016-H1" = 180 }'

    @pytest.mark.parametrize("figures", ["2016-H1 189", "2015 320\n2016-H1 189", "2015-H1 150\n2016-H1 189"])
    def test_the_outlook_goes_along_them(self, figures: str) -> None:
        # 189 of 180 is 1.05: 400 * 1.05 = 420.
        found = said(self.GOAL, figures)
        want(found, status="on-pace", pace=number("1.05"), outlook__value=number("420"), outlook__met_on=None)
        assert found["reasons"]["outlook.met_on"] == "milestones"

    def test_with_it_the_growth_tells(self) -> None:
        # 320 * 189 / 168 = 360.
        want(said(self.GOAL, "2015-H1 168\n2015 320\n2016-H1 189"), outlook__value=number("360"), status="on-pace")


class TestDetail11AfterTheDeadline:
    def test_a_flow_long_after_it(self) -> None:
        want(said('at_least = 100\nby = "2012"', "2015 120"), status="unrated", reason="after-deadline")

    def test_a_share_of_a_period_long_after_it(self) -> None:
        want(said('at_least = 50\nby = "2012"', "2015 70", kind="share", unit="%"), status="unrated", reason="after-deadline")

    @pytest.mark.parametrize("kind", ["stock", "index"])
    def test_one_day_long_after_it(self, kind: str) -> None:
        want(said('at_least = 50\nby = "2012"', "2015-12-31 70", kind=kind), status="unrated", reason="too-late")

    def test_a_hole_is_warned_about_wherever_a_figure_lies_beyond_it(self) -> None:
        assert "hole-in-series" in warned('at_least = 400\nby = "2016"', "2016-Q1 88\n2016-Q3 90")
        assert "hole-in-series" not in warned('at_least = 400\nby = "2016"', "2016-Q1 88\n2016-Q2 90")

    def test_yearly_amounts_of_a_share_of_levels_stay_allowed(self) -> None:
        # 2 points a year from 40: 45 after two years is 5 of 6.
        found = said('each_year = 2\nfrom = "2014"\nby = "2016"', "2013 40\n2014 43\n2015 45", kind="share", unit="%")
        want(found, status="on-pace", latest__value=number("5"), level=number("6"))
