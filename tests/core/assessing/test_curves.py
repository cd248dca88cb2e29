"""Lines through a path and an outlook, worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest

from ectrack.core.assessing.curves import knots_of, level_range, outlook_curve, path_curve
from ectrack.core.model import Milestone
from tests.render.building import ESTIMATED, PLACE, TURNOVER, assessed, figure

BASE, END = Milestone(date(2013, 12, 31), Decimal(860)), Milestone(date(2015, 12, 31), Decimal("1453.4"))


SHARE = """
[target.share]
indicator = "share"
region = "gansu"
at_least = "9%"
since = "2013-12-31"
by = "2015"
milestones = { 2014 = "7.5%" }
"""


class TestStops:
    def test_a_path_runs_from_the_baseline_through_the_milestones_to_the_level(self) -> None:
        found = assessed(SHARE, figure("share", "2013-12-31", "6.1")).found
        stops = [(date(2013, 12, 31), Decimal("6.1")), (date(2014, 12, 31), Decimal("7.5")), (date(2015, 12, 31), 9)]
        assert [(stop.date, stop.value) for stop in knots_of(found)] == stops

    def test_what_is_expected_on_the_day_of_a_stop_is_its_value(self) -> None:
        found = assessed(SHARE, figure("share", "2013-12-31", "6.1") + figure("share", "2014-12-31", "7")).found
        assert found.expected == Decimal("7.5")

    def test_without_a_baseline_it_begins_at_the_first_milestone(self) -> None:
        found = assessed(SHARE, figure("share", "2014-06-30", "6.5")).found
        assert [stop.value for stop in knots_of(found)] == [Decimal("7.5"), 9]

    def test_a_level_to_be_kept_has_no_path(self) -> None:
        held = '[target.a]\nindicator = "share"\nregion = "gansu"\nat_least = "9%"\nhold = true\nby = "2015"'
        assert knots_of(assessed(held, figure("share", "2014-06-30", "9.5")).found) == []


class TestPath:
    def test_a_linear_path_needs_only_its_knots(self) -> None:
        knots = [BASE, Milestone(date(2014, 12, 31), Decimal(900)), END]
        assert path_curve(knots, "linear") == tuple((knot.date, knot.value) for knot in knots)

    def test_a_compound_path_bends_between_them(self) -> None:
        curve = dict(path_curve([BASE, END], "compound"))
        assert curve[date(2013, 12, 31)] == 860
        assert round(curve[date(2014, 12, 31)], 10) == Decimal(1118)  # 860 * 1.3, half of 730 days
        assert curve[date(2015, 12, 31)] == Decimal("1453.4")
        assert len(curve) == 25

    def test_one_knot_is_no_line(self) -> None:
        assert path_curve([END], "linear") == ()

    def test_a_compound_path_from_zero_is_none(self) -> None:
        assert path_curve([Milestone(date(2013, 12, 31), Decimal(0)), END], "compound") == ()

    def test_knots_closer_than_the_pieces_are_no_trouble(self) -> None:
        curve = path_curve([BASE, Milestone(date(2014, 1, 3), Decimal(870))], "compound")
        assert [day for day, _value in curve] == [date(2013, 12, 31), date(2014, 1, 1), date(2014, 1, 2), date(2014, 1, 3)]


class TestOutlook:
    def test_of_a_yearly_cap_it_ends_with_the_year_under_way(self) -> None:
        # 1 in half of 2014 goes on to 2 by its end, though the last year of the cap is 2016.
        target = '[target.t]\nindicator = "turnover"\nregion = "gansu"\neach_year_at_most = 3\nfrom = "2013"\nby = "2016"\n'
        found = assessed(target, figure("turnover", "2013", "2") + figure("turnover", "2014-H1", "1")).found
        assert outlook_curve(found) == ((date(2014, 6, 30), 1), (date(2014, 12, 31), 2))

    def test_growth_goes_on(self) -> None:
        curve = outlook_curve(assessed(TURNOVER, ESTIMATED).found)
        assert curve[0] == (date(2014, 12, 31), Decimal("1199.7"))
        assert curve[-1][0] == date(2015, 12, 31)
        assert round(curve[-1][1], 10) == Decimal("1673.5815")  # 860 * 1.395 ** 2
        assert curve == tuple(sorted(curve))

    def test_where_growth_is_not_defined_it_is_straight(self) -> None:
        # 0 on 2013-12-31, 30 a year later. Half of the 1096 days left is 2016-07-01, one year and 183 of 366 days on: 30 + 30 * 1.5.
        target = '[target.a]\nindicator = "shops"\nregion = "gansu"\nat_least = 100\nsince = "2013"\nby = "2017"'
        curve = outlook_curve(assessed(target, figure("shops", "2013", "0") + figure("shops", "2014", "30")).found)
        assert curve[-1] == (date(2017, 12, 31), 120)
        assert dict(curve)[date(2016, 7, 1)] == 75

    def test_it_bends_as_the_growth_of_years_does(self) -> None:
        # 100 to 144 in two years is 20 % a year; of the 731 days to the end of 2016 half are 365, the end of 2015.
        target = '[target.a]\nindicator = "shops"\nregion = "gansu"\nat_least = 300\nsince = "2012"\nby = "2016"\npath = "compound"'
        curve = outlook_curve(assessed(target, figure("shops", "2012", "100") + figure("shops", "2014", "144")).found)
        days = [day for day, _value in curve]
        assert (len(days), days) == (25, sorted(set(days)))
        between = dict(curve)
        assert round(between[date(2015, 12, 31)], 20) == Decimal("172.8")
        assert round(between[date(2016, 12, 31)], 20) == Decimal("207.36")

    def test_a_fall_bends_too(self) -> None:
        # 144 to 100 in two years, so 100 * 100 / 144 two years on, and the square root of that part, 10 / 12, after one.
        target = '[target.a]\nindicator = "lines"\nregion = "gansu"\nat_most = 50\nsince = "2012"\nby = "2016"\npath = "compound"'
        curve = dict(outlook_curve(assessed(target, figure("lines", "2012", "144") + figure("lines", "2014", "100")).found))
        assert round(curve[date(2015, 12, 31)], 20) == round(Decimal(1000) / 12, 20)

    def test_across_zero_it_goes_on_by_the_same_amount(self) -> None:
        # -10 to 30 in two years is 20 a year.
        place = PLACE.replace('kind = "stock"', 'kind = "stock"\nnegative = true', 1)
        target = '[target.a]\nindicator = "shops"\nregion = "gansu"\nat_least = 300\nsince = "2012"\nby = "2016"'
        found = assessed(target, figure("shops", "2012", "-10") + figure("shops", "2014", "30"), place=place).found
        curve = dict(outlook_curve(found))
        assert (curve[date(2015, 12, 31)], curve[date(2016, 12, 31)]) == (50, 70)

    def test_a_figure_of_the_deadline_leaves_nothing_ahead(self) -> None:
        target = '[target.a]\nindicator = "shops"\nregion = "gansu"\nat_least = 300\nsince = "2012"\nby = "2014"'
        assert outlook_curve(assessed(target, figure("shops", "2012", "100") + figure("shops", "2014", "144")).found) == ()

    def test_a_natural_limit_cuts_it(self) -> None:
        target = '[target.a]\nindicator = "share"\nregion = "gansu"\nat_least = 95\nlimit = 100\nsince = "2013"\nby = "2017"'
        curve = outlook_curve(assessed(target, figure("share", "2013", "60") + figure("share", "2014", "90")).found)
        assert max(value for _day, value in curve) == 100
        assert [value for _day, value in curve].count(Decimal(100)) > 10  # 90 * 1.5 is beyond after a few weeks

    @pytest.mark.parametrize("actuals", ["", figure("turnover", "2013", "860"), figure("turnover", "2014", "900")])
    def test_without_outlook_there_is_no_line(self, actuals: str) -> None:
        assert outlook_curve(assessed(TURNOVER, actuals).found) == ()


class TestRange:
    @pytest.mark.parametrize(
        ("goal", "ends"),
        [
            ("at_least = 10", (10, 10)),
            ("between = [10, 20]", (10, 20)),
            ("between = [10, 20]\ndirection = 'decrease'", (10, 20)),
            ("total = [10, 20]\nfrom = '2014'", (10, 20)),
            ("each_year = [10, 20]\nfrom = '2014'", (30, 60)),  # three years
            ("each_year = [0, 20]\nfrom = '2014'", (0, 20)),
            ("improve = true\nsince = '2013'", None),
        ],
    )
    def test_ends(self, goal: str, ends: tuple[int, int] | None) -> None:
        found = assessed(f'[target.a]\nindicator = "shops"\nregion = "gansu"\nby = "2016"\n{goal}').found
        assert level_range(found) == ends
