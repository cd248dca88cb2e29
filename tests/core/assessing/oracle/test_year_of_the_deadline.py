"""The year of the deadline: every paragraph by an example worked out by hand.

The levels of growth goals here: 860 * 1.3 ** 2 = 1453.4.
"""

import pytest

from tests.core.assessing.oracle.saying import number, refused, said, want, warned

GROWTH = 'growth = "30%"\nsince = "2013"\nby = "2015"'
LEVEL = number("1453.4")
BY_2016 = 'at_least = 400\nby = "2016"'


class TestTheExampleOfTheText:
    def test_seasonal(self) -> None:
        # S = 620.5 / 1.292 = 480.263; 1453.4 * S / 1050 = 664.78; 1050 * 1.292 / 1453.4 = 0.9334; 620.5 - 664.78 = -44.28.
        # The rest: 1453.4 - 620.5 = 832.9 in 6 months, 138.82 a month; 1050 - S = 569.74; 832.9 / 569.74 - 1 = +46.19 %.
        part = number("620.5") / number("1.292")
        rest = number("832.9") / (1050 - part) - 1
        found = said(GROWTH, "2013 860\n2014 1050\n2015-H1 620.5 yoy=29.2%")
        want(
            found,
            status="behind",
            reason=None,
            level=LEVEL,
            baseline__value=number("0"),
            baseline__date="2014-12-31",
            latest__value=number("620.5"),
            latest__date="2015-06-30",
            latest__basis="year-to-date",
            expected=LEVEL * part / 1050,
            pace=1050 * number("1.292") / LEVEL,
            lead=number("620.5") - LEVEL * part / 1050,
            share_done=number("620.5") / LEVEL,
            share_time=number("0.5"),
            attainment=number("620.5") / LEVEL,
            shortfall=number("832.9"),
            flags={"judged-as-sum", "seasonal"},
            no_flags={"no-season", "estimated"},
        )
        want(
            found,
            required_per_month=number("832.9") / 6,
            required_per_year=None,
            reasons__required_per_year="within-year",
            required_growth=rest,
            observed_growth=number("0.292"),
            planned_growth=number("0.3"),
            outlook__value=number("1356.6"),
            outlook__met_on=None,
        )
        assert found["reasons"]["outlook.met_on"] == "seasonal"
        assert (found["rest"]["from"], found["rest"]["to"]) == ("2015-07-01", "2015-12-31")
        want(
            found,
            rest__months=number("6"),
            rest__amount=number("832.9"),
            rest__per_month=number("832.9") / 6,
            rest__last_year=1050 - part,
            rest__growth=rest,
            rest__whole_year=LEVEL / 1050 - 1,  # 38.42 %
        )

    def test_straight(self) -> None:
        # 1453.4 / 2 = 726.7; 620.5 / 726.7 = 0.8539; 620.5 * 2 = 1241 is short of the level, so it is never met within the year.
        found = said(GROWTH, "2013 860\n2015-H1 620.5")
        want(
            found,
            status="behind",
            expected=number("726.7"),
            pace=number("620.5") / number("726.7"),
            outlook__value=number("1241"),
            outlook__met_on=None,
            required_growth=None,
            reasons__required_growth="no-rest-of-year",
            observed_growth=None,
            planned_growth=number("0.3"),
            rest__last_year=None,
            rest__growth=None,
            rest__whole_year=None,
            flags={"judged-as-sum", "no-season"},
            no_flags={"seasonal"},
        )


class TestTheYearToDateJudges:
    def test_from_the_first_figure_that_begins_with_the_year(self) -> None:
        # 36 after one month of twelve, expected 400 / 12: 36 * 12 / 400 = 1.08.
        want(said(BY_2016, "2016-01 36"), status="on-pace", pace=number("1.08"), baseline__value=number("0"))

    def test_not_by_a_figure_that_begins_later(self) -> None:
        # The first quarter is unknown: the newest full year speaks, 320 on the way from 200 to 400 (path 300 after one of two years).
        found = said('at_least = 400\nsince = "2014"\nby = "2016"', "2014 200\n2015 320\n2016-Q2 90")
        want(found, status="on-pace", latest__value=number("320"), pace=number("1.2"), no_flags={"judged-as-sum"})

    def test_even_where_the_year_before_met_the_level(self) -> None:
        # 2015 has met 400 by itself; a first quarter of 64 beside 90 of 410 (S 90, F 410) is 400 * 90 / 410 = 87.8 expected.
        found = said(BY_2016, "2015-Q1 90\n2015 410\n2016-Q1 64")
        want(found, status="behind", expected=number("36000") / 410, pace=64 * number("410") / 36000)

    def test_until_the_year_is_recorded(self) -> None:
        # 395 of 400 decides; from 300 in 2014: (395 - 300) / (400 - 300) = 0.95.
        found = said('at_least = 400\nsince = "2014"\nby = "2016"', "2014 300\n2016-H1 260\n2016 395")
        want(
            found, status="missed", baseline__value=number("300"), share_done=number("0.95"), no_flags={"judged-as-sum", "seasonal"}
        )

    def test_until_the_year_is_tiled(self) -> None:
        found = said(BY_2016, "2016-H1 260\n2016-Q3 100\n2016-Q4 45")
        want(found, status="achieved", latest__value=number("405"), latest__basis="summed", no_flags={"judged-as-sum"})

    def test_whatever_the_day_of_the_report(self) -> None:
        # In March 2017 nine months of 2016 are known: 3 months are counted as left, 100 of 400, 33.33 a month.
        found = said(BY_2016, "2016-01/2016-09 300", "2017-03-10")
        want(
            found,
            status="on-pace",
            pace=number("1"),
            required_per_month=number("100") / 3,
            rest__months=number("3"),
            flags={"overdue"},
        )

    def test_not_by_a_figure_that_is_not_over_yet(self) -> None:
        found = said(BY_2016, "2016-Q1 110\n2016-H1 150", "2016-05-31")
        want(found, latest__value=number("110"), expected=number("100"))

    def test_of_twelve_months_that_are_no_calendar_year(self) -> None:
        # July to December 2014 brought 180 of 400; of 440 the path is at 440 * 180 / 400 = 198.
        goal, past = 'at_least = 440\nby = "2015-07/2016-06"', "2014-07/2015-06 400\n2014-07/2014-12 180\n"
        found = said(goal, past + "2015-07/2015-12 198")
        want(found, status="on-pace", expected=number("198"), pace=number("1"), rest__to="2016-06-30", flags={"seasonal"})

    def test_not_where_its_level_is_unknown(self) -> None:
        want(said('growth = "30%"\nsince = "2013"\nby = "2016"', "2016-Q1 88"), status="unrated", reason="baseline-missing")

    def test_nothing_grows_from_zero_or_below(self) -> None:
        goal = 'growth = "30%"\nsince = "2013"\nby = "2016"'
        want(said(goal, "2013 0\n2016-Q1 88"), status="unrated", reason="zero-value", level=None)
        want(said(goal, "2013 -5\n2016-Q1 88", more="negative = true"), status="unrated", reason="negative-value", level=None)


class TestTheNewestRun:
    LAST_YEAR = "2015-Q1 64\n2015-04 22\n2015 320\n"

    def test_figures_that_follow_one_another(self) -> None:
        # 88 + 30 = 118 at the end of April; S = 64 + 22 = 86; expected 400 * 86 / 320 = 107.5; 282 left in 8 months.
        found = said(BY_2016, self.LAST_YEAR + "2016-Q1 88\n2016-04 30")
        want(
            found,
            latest__value=number("118"),
            latest__date="2016-04-30",
            latest__basis="summed",
            expected=number("107.5"),
            lead=number("10.5"),
            required_per_month=number("35.25"),
            required_growth=number("282") / 234 - 1,
            flags={"seasonal"},
        )

    def test_a_gap_ends_it(self) -> None:
        found = said(BY_2016, "2015-Q1 64\n2015 320\n2016-Q1 88\n2016-05 30")
        want(found, latest__value=number("88"), latest__date="2016-03-31", latest__basis="year-to-date", expected=number("80"))

    def test_an_overlap_is_never_added(self) -> None:
        # January to April, and the second quarter: only one of the two can count, and the four months reach further than January.
        found = said(BY_2016, "2016-01 40\n2016-01/2016-04 120\n2016-Q2 90")
        want(found, latest__value=number("120"), latest__date="2016-04-30")

    def test_it_is_as_settled_as_its_least_settled_part(self) -> None:
        found = said(BY_2016, "2016-Q1 88 state=final\n2016-04 30 state=preliminary approx=about")
        want(found, latest__state="preliminary", latest__approx="about")


class TestTheSamePartOfLastYear:
    def test_recorded(self) -> None:
        # F = 320, S = 64: expected 400 * 64 / 320 = 80, pace 1.1, lead 8; growth 88 / 64 - 1 = 37.5 %, so 320 * 1.375 = 440.
        # The rest: 312 over 256 is +21.875 %, 312 / 9 a month; the whole year asks for 400 / 320 - 1 = 25 %.
        found = said(BY_2016, "2015-Q1 64\n2015 320\n2016-Q1 88")
        want(
            found,
            status="on-pace",
            expected=number("80"),
            pace=number("1.1"),
            lead=number("8"),
            observed_growth=number("0.375"),
            planned_growth=number("0.25"),
            required_growth=number("0.21875"),
            required_per_month=number("312") / 9,
            outlook__value=number("440"),
            rest__last_year=number("256"),
            rest__whole_year=number("0.25"),
        )

    def test_published_growth_goes_before_it(self) -> None:
        # S = 88 / 1.1 = 80: expected 100, pace 0.88 = 320 * 1.1 / 400.
        found = said(BY_2016, "2015-Q1 64\n2015 320\n2016-Q1 88 yoy=10%")
        want(found, status="behind", expected=number("100"), pace=number("0.88"), observed_growth=number("0.1"))

    def test_of_a_run_whose_parts_all_have_their_growth(self) -> None:
        # 88 / 1.1 + 30 / 1.2 = 80 + 25 = 105: expected 400 * 105 / 320 = 131.25; 118 / 105 - 1 = 12.38 %.
        found = said(BY_2016, "2015-Q1 64\n2015-04 22\n2015 320\n2016-Q1 88 yoy=10%\n2016-04 30 yoy=20%")
        want(found, expected=number("131.25"), observed_growth=number("118") / 105 - 1, outlook__value=320 * number("118") / 105)

    def test_of_a_run_of_which_one_part_has_no_growth(self) -> None:
        # Then what is recorded: S = 64 + 22 = 86, expected 107.5.
        found = said(BY_2016, "2015-Q1 64\n2015-04 22\n2015 320\n2016-Q1 88 yoy=10%\n2016-04 30")
        want(found, expected=number("107.5"))

    def test_where_neither_is_known_the_path_is_straight(self) -> None:
        # 4 of 12 months: 400 / 3.
        found = said(BY_2016, "2015 320\n2016-Q1 88 yoy=10%\n2016-04 30")
        want(found, expected=number("400") / 3, required_growth=None, observed_growth=None, flags={"no-season"})

    def test_tiled_years(self) -> None:
        # F = 64 + 70 + 90 + 96 = 320, S = 64 + 70 = 134: expected 400 * 134 / 320 = 167.5.
        found = said(BY_2016, "2015-Q1 64\n2015-Q2 70\n2015-Q3 90\n2015-Q4 96\n2016-H1 180")
        want(found, expected=number("167.5"), status="on-pace")

    def test_where_all_of_last_year_fell_into_the_part_nothing_grows_from_its_rest(self) -> None:
        # S = F = 320: expected 400 already in June; F - S = 0.
        found = said(BY_2016, "2015-H1 320\n2015 320\n2016-H1 360")
        want(
            found,
            status="behind",
            expected=number("400"),
            required_growth=None,
            reasons__required_growth="no-rest-of-year",
            flags={"seasonal"},
        )

    def test_growth_below_minus_one_hundred_percent(self) -> None:
        # -5 where a year before there were -5 / (1 - 1.1) = 50 of 320: expected 400 * 50 / 320 = 62.5.
        found = said(BY_2016, "2015 320\n2016-Q1 -5 yoy=-110%", more="negative = true")
        want(found, status="reversing", expected=number("62.5"), observed_growth=number("-1.1"), flags={"seasonal"})

    def test_published_growth_that_leads_below_zero_says_nothing(self) -> None:
        # 5 / (1 - 1.1) = -50.
        found = said(BY_2016, "2015-Q1 64\n2015 320\n2016-Q1 5 yoy=-110%")
        want(found, expected=number("100"), observed_growth=None, required_growth=None, flags={"no-season"})


class TestRevisions:
    REVISED = "2015 300\n2015 320 revises=census\n"

    def test_a_revised_year_beside_an_old_part_makes_no_season(self) -> None:
        figures = self.REVISED + "2015-Q1 64\n2016-Q1 88"
        want(
            said(BY_2016, figures),
            expected=number("100"),
            pace=number("0.88"),
            required_growth=None,
            flags={"no-season"},
            no_flags={"seasonal"},
        )
        assert "revised-in-part" in warned(BY_2016, figures)

    def test_an_old_year_beside_a_revised_part_makes_no_season(self) -> None:
        figures = "2015 320\n2015-Q1 60\n2015-Q1 64 revises=census\n2016-Q1 88"
        want(said(BY_2016, figures), expected=number("100"), flags={"no-season"})
        assert "revised-in-part" in warned(BY_2016, figures)

    def test_published_growth_makes_one(self) -> None:
        figures = self.REVISED + "2015-Q1 64\n2016-Q1 88 yoy=10%"
        want(said(BY_2016, figures), expected=number("100"), observed_growth=number("0.1"), flags={"seasonal"})
        assert "revised-in-part" not in warned(BY_2016, figures)

    def test_a_revised_year_beside_an_old_part_makes_no_estimate(self) -> None:
        # 88 of an unrevised 64 would be 37.5 % more than a revised 320.
        found = said('at_least = 900\nsince = "2013"\nby = "2017"', "2013 200\n" + self.REVISED + "2015-Q1 64\n2016-Q1 88")
        want(found, latest__basis="observed", latest__value=number("320"), no_flags={"estimated"})

    def test_both_revised(self) -> None:
        figures = self.REVISED + "2015-Q1 60\n2015-Q1 64 revises=census\n2016-Q1 88"
        want(said(BY_2016, figures), expected=number("80"), flags={"seasonal"})

    def test_a_year_tiled_from_the_very_figures_of_the_part(self) -> None:
        # The third quarter alone is revised; F = 64 + 70 + 90 + 96 = 320 rests on the same 64 as S.
        figures = "2015-Q1 64\n2015-Q2 70\n2015-Q3 80\n2015-Q3 90 revises=census\n2015-Q4 96\n2016-Q1 88"
        want(said(BY_2016, figures), expected=number("80"), flags={"seasonal"})
        assert "revised-in-part" not in warned(BY_2016, figures)


class TestWithoutEstimates:
    def test_the_path_is_straight_without_a_word_of_a_season(self) -> None:
        found = said(BY_2016, "2015-Q1 64\n2015 320\n2016-Q1 88", estimates=False)
        want(found, expected=number("100"), pace=number("0.88"), outlook__value=number("352"), no_flags={"seasonal", "no-season"})

    def test_milestones_of_the_year_stay_its_path_and_lead_the_outlook(self) -> None:
        # 88 of 80 is 1.1: 400 * 1.1 = 440; the year before would make 320 * 88 / 80 = 352 of it.
        goal = BY_2016 + '\nmilestones = { "2016-Q1" = 80 }'
        found = said(goal, "2015-Q1 80\n2015 320\n2016-Q1 88", estimates=False)
        want(found, status="on-pace", expected=number("80"), outlook__value=number("440"), outlook__met_on=None)
        assert found["reasons"]["outlook.met_on"] == "milestones"


class TestMilestones:
    def test_those_of_whole_years_do_not_act(self) -> None:
        found = said('at_least = 400\nsince = "2013"\nby = "2016"\nmilestones = { 2015 = 390 }', "2013 100\n2015 300\n2016-H1 204")
        want(found, status="on-pace", expected=number("200"), pace=number("1.02"))

    def test_a_compound_path_does_not_act(self) -> None:
        found = said('at_least = 400\nsince = "2013"\nby = "2016"\npath = "compound"', "2013 100\n2016-H1 190")
        want(found, status="behind", expected=number("200"), pace=number("0.95"))

    def test_those_of_the_year_are_its_path(self) -> None:
        # 80 at the end of March, 200 at the end of June: two of three months later 80 + 120 * 2 / 3 = 160.
        goal = BY_2016 + '\nmilestones = { "2016-Q1" = 80, "2016-H1" = 200 }'
        found = said(goal, "2015-01/2015-05 100\n2015 320\n2016-01/2016-05 168")
        # F * (1 + growth) = 320 * 168 / 100 = 537.6.
        want(found, status="on-pace", expected=number("160"), pace=number("1.05"), outlook__value=number("537.6"))
        want(found, no_flags={"seasonal", "no-season"}, required_growth=number("232") / 220 - 1)

    def test_before_the_first_and_after_the_last_the_path_is_straight(self) -> None:
        goal = BY_2016 + '\nmilestones = { "2016-Q1" = 90, "2016-Q1/2016-Q3" = 310 }'
        assert said(goal, "2016-01 20")["expected"] == 30
        want(said(goal, "2016-01/2016-10 330"), expected=number("340"))  # 310 + 90 / 3

    def test_one_that_does_not_begin_with_the_year_is_refused(self) -> None:
        assert refused(BY_2016 + '\nmilestones = { "2016-Q2" = 120 }') == ["milestone-not-from-start"]


class TestTheStraightOutlook:
    def test_it_is_met_within_the_year(self) -> None:
        # 250 in half a year is 500 in a year; the 150 that are missing take 0.3 years. Of the 365 days from 30 June 2016 to 30 June 2017
        # these are 109.5, so the 110th day: 18 October.
        found = said(BY_2016, "2016-H1 250")
        want(found, outlook__value=number("500"), outlook__met_on="2016-10-18")

    def test_a_level_met_in_the_last_moment_is_met_in_the_year(self) -> None:
        # From 1 in January 10.999 are missing, 10.999 / 12 years or 334.6 of 365 days; 31 December is eleven months and not 334 days away.
        found = said('at_least = 11.999\nby = "2015"', "2015-01 1")
        want(found, outlook__value=number("12"), outlook__met_on="2015-12-31")

    def test_days_where_a_span_is_odd(self) -> None:
        # 1 January to 15 March 2015 are 31 + 28 + 15 = 74 of 365 days.
        found = said('at_least = 365\nby = "2015"', "2015-01-01/2015-03-15 80")
        want(found, share_time=number("74") / 365, expected=number("74"), pace=number("80") / 74)

    def test_days_of_a_half_year(self) -> None:
        # 31 + 28 + 15 = 74 of the 181 days of the first half, 183 of the 184 of the second: never all of it before it is over.
        want(
            said('at_least = 181\nby = "2015-H1"', "2015-01-01/2015-03-15 80"), share_time=number("74") / 181, expected=number("74")
        )
        want(
            said('at_least = 184\nby = "2015-H2"', "2015-07-01/2015-12-30 180"),
            share_time=number("183") / 184,
            expected=number("183"),
        )

    def test_days_between_the_milestones_of_a_year(self) -> None:
        # 90 by the end of March and 91 more by the end of June, of whose 91 days 60 have gone on 30 May.
        goal = 'at_least = 400\nby = "2015"\nmilestones = { "2015-Q1" = 90, "2015-H1" = 181 }'
        want(said(goal, "2015-01-01/2015-05-30 150"), expected=number("150"), pace=number("1"))


class TestDecidedEarly:
    def test_an_increase_that_is_reached(self) -> None:
        found = said(BY_2016, "2016-01/2016-10 400")
        want(found, status="achieved", shortfall=number("0"), required_growth=None, required_per_month=None)
        assert found["reasons"]["required_per_month"] == "met"

    def test_a_ceiling_that_is_passed(self) -> None:
        want(said('at_most = 400\nby = "2016"', "2016-01/2016-10 401"), status="missed", shortfall=number("1"), left=number("0"))

    @pytest.mark.parametrize(("goal", "status"), [("at_least = 400", "on-pace"), ("at_most = 400", "behind")])
    def test_not_where_a_part_may_be_negative(self, goal: str, status: str) -> None:
        found = said(f'{goal}\nby = "2016"', "2016-01/2016-10 410", more="negative = true")
        want(found, status=status, expected=number("4000") / 12)

    def test_nor_where_one_is(self) -> None:
        want(said(BY_2016, "2016-01/2016-09 420\n2016-10 -10"), status="on-pace", latest__value=number("410"))

    def test_what_is_reached_so_far_asks_for_nothing(self) -> None:
        found = said(BY_2016, "2015-01/2015-10 200\n2015 320\n2016-01/2016-10 410", more="negative = true")
        want(found, shortfall=number("0"), rest__amount=number("0"), rest__per_month=number("0"), rest__growth=None)
        for key in ("required_growth", "required_per_year", "required_per_month"):
            assert (found[key], found["reasons"][key]) == (None, "met-so-far"), key

    @pytest.mark.parametrize(
        ("goal", "status"), [("at_least = 400", "achieved"), ("at_most = 400", "missed"), ("more_than = 410", "on-pace")]
    )
    def test_by_what_adds_up_across_a_gap(self, goal: str, status: str) -> None:
        # 110 and 300 are 410 in the year, whatever the second quarter brought; more than 410 is proved by neither.
        want(said(f'{goal}\nby = "2016"', "2016-Q1 110\n2016-H2 300"), status=status)

    @pytest.mark.parametrize(("goal", "status"), [("at_least = 400", "achieved"), ("at_most = 400", "missed")])
    def test_also_where_nothing_begins_with_the_year(self, goal: str, status: str) -> None:
        want(said(f'{goal}\nby = "2016"', "2016-Q2 110\n2016-H2 300"), status=status)


class TestMethods:
    FIGURES = "2013 860\n2014 1050\n2015-H1 620.5 yoy=29.2%"

    def test_a_window_of_its_own_keeps_the_baseline_and_the_estimate(self) -> None:
        # statcan: 1050 * 1.292 = 1356.6; ((1356.6 / 860) ** (1 / 2) - 1) / 0.3 = 0.8532: between 0.60 and 0.95.
        found = said(GROWTH, self.FIGURES, method="statcan")
        want(found, status="behind", verdict="moderate_progress", flags={"estimated", "judged-as-sum"})
        assert abs(float(found["ratio"]) - ((1356.6 / 860) ** 0.5 - 1) / 0.3) < 1e-12

    def test_without_estimates_the_newest_full_year(self) -> None:
        # ((1050 / 860) ** (1 / 1) - 1) / 0.3 = 0.7364.
        found = said(GROWTH, self.FIGURES, method="statcan", estimates=False)
        want(found, ratio=(number("1050") / 860 - 1) / number("0.3"), no_flags={"estimated"})

    def test_the_lights_judge_the_sum(self) -> None:
        # 50 - 42.69 = 7.31 points behind: up to 10 is green by these cut-offs.
        goal = GROWTH + "\nlights = { green = 10, yellow = 10, red = 30 }"
        found = said(goal, self.FIGURES, method="traffic-light")
        want(found, verdict="green")
        assert abs(float(found["ratio"]) - (50 - 620.5 / 14.534)) < 1e-9


class TestAYearToDateBeforeTheYearOfTheDeadline:
    def test_that_meets_the_level_is_compared_with_nothing(self) -> None:
        # 1008 of 900: attainment is at least 1.12.
        found = said('at_least = 900\nsince = "2013"\nby = "2016"', "2013 700\n2014 800\n2015-01/2015-10 1008 yoy=30%")
        want(found, status="achieved", attainment=number("1.12"), latest__basis="year-to-date", shortfall=number("0"))
        for key in ("share_done", "lead", "pace", "observed_growth"):
            assert (found[key], found["reasons"][key]) == (None, "only-year-to-date"), key
        assert (found["outlook"]["value"], found["reasons"]["outlook.value"]) == (None, "only-year-to-date")

    def test_that_falls_short_leaves_the_estimate(self) -> None:
        # 800 * 1.1 = 880, on a path of 700 + 200 * 2 / 3 = 833.33.
        found = said('at_least = 900\nsince = "2013"\nby = "2016"', "2013 700\n2014 800\n2015-H1 450 yoy=10%")
        want(found, status="on-pace", latest__basis="estimated", latest__value=number("880"), expected=number("2500") / 3)
