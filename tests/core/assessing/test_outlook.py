"""Where the change leads, by each way to carry it on, and the best growth ever shown."""

from datetime import date
from decimal import Decimal

import pytest

from ectrack.core.assessing.assess import situate
from ectrack.core.assessing.best_growth import BestGrowth, best_growth
from ectrack.core.assessing.methods.evidence import Evidence
from ectrack.core.assessing.outlook import Scenario, scenarios
from ectrack.core.assessing.situation import Situation
from ectrack.core.figures.standing import Figures
from tests.core.small import build_text, figures

SHARE = 'at_least = "60%"\nby = "2018"'
LEVEL = 'at_least = 200\nsince = "2010"\nby = "2018"'


def situation(kind: str, goal: str, *lines: str, indicator: str = "", unit: str = "x") -> tuple[Situation, Figures]:
    head = f'[region.r]\n[indicator.i]\nkind = "{kind}"\nunit = "{unit}"\n{indicator}\n'
    tracker, problems = build_text(f'{head}[target.t]\nindicator = "i"\nregion = "r"\n{goal}\n', figures(*lines))
    assert problems == ()
    known = Figures(tracker, date(2016, 12, 31), None)
    return situate(tracker.targets["t"], known, estimates=True), known


def ways(kind: str, goal: str, *lines: str, indicator: str = "") -> dict[tuple[str, str], Scenario]:
    return {(one.since, one.shape): one for one in scenarios(situation(kind, goal, *lines, indicator=indicator)[0])}


class TestScenarios:
    def test_few_figures_are_carried_on_from_the_baseline_without_a_range(self) -> None:
        # 100 to 144 in 2 years: 22 a year, or 20 %; 6 years left: 144 + 132 = 276, 144 * 1.2 ** 6 = 429.981696.
        found = ways("stock", LEVEL, "2010 100", "2012 144")
        assert set(found) == {("baseline", "linear"), ("baseline", "compound")}
        linear, compound = found["baseline", "linear"], found["baseline", "compound"]
        assert (linear.value, linear.low, linear.high) == (Decimal(276), None, None)
        assert round(compound.value, 12) == Decimal("429.981696")
        # (200 - 144) / 22 = 2.5454 years after the end of 2012: 0.5454 * 365 = 199.1 days into 2015, so day 200.
        assert linear.met_on == date(2015, 7, 19)
        # ln(200 / 144) / ln(1.2) = 0.328504 / 0.182322 = 1.80178 years: 0.80178 * 365 = 292.7 days into 2014, so day 293.
        assert compound.met_on == date(2014, 10, 20)

    def test_five_figures_give_the_last_five_and_a_range(self) -> None:
        # Yearly changes 10, 30, 5, 15; 60 in 4 years is 15 a year; 2 years left from 160: 190, from 170 (5 a year) to 220 (30 a year).
        found = ways("stock", LEVEL, "2010 50", "2012 100", "2013 110", "2014 140", "2015 145", "2016 160")
        recent = found["last-five", "linear"]
        assert (recent.value, recent.low, recent.high) == (Decimal(190), Decimal(170), Decimal(220))
        # From the baseline: 110 in 6 years.
        assert round(found["baseline", "linear"].value, 9) == round(160 + Decimal(110) / 6 * 2, 9)

    def test_the_low_end_is_the_least_favourable_one_also_where_less_is_better(self) -> None:
        found = ways(
            "stock",
            'at_most = 40\nsince = "2012"\nby = "2018"',
            *("2012 100", "2013 90", "2014 85", "2015 65", "2016 60"),
            indicator='direction = "decrease"',
        )
        # Changes -10, -5, -20, -5 a year: 60 - 2 * 5 = 50 at worst, 60 - 2 * 20 = 20 at best.
        recent = found["last-five", "linear"]
        assert (recent.low, recent.high) == (Decimal(50), Decimal(20))

    def test_the_range_of_growth_takes_its_rates_a_year(self) -> None:
        # 20 % a year over two years, then 0, 10 % and 0; three years left from 158.4: 158.4 * 1.2 ** 3 = 273.7152.
        found = ways("stock", LEVEL, "2010 100", "2012 144", "2013 144", "2014 158.4", "2015 158.4")
        recent = found["last-five", "compound"]
        assert recent.low is not None
        assert recent.high is not None
        assert (round(recent.low, 20), round(recent.high, 20)) == (Decimal("158.4"), Decimal("273.7152"))

    def test_no_way_leads_beyond_a_natural_limit(self) -> None:
        found = ways("stock", f"{LEVEL}\nlimit = 210", "2010 100", "2012 144", "2013 144", "2014 158.4", "2015 190")
        assert {one.high for one in found.values() if one.since == "last-five"} == {Decimal(210)}
        assert found["last-five", "linear"].low == 190

    def test_a_figure_for_a_part_of_a_year_is_none_of_the_last_five(self) -> None:
        # Changes 10, 2, 2 a year, then 6 in two years; two years left from 30: 34 to 50. 90 in the middle of 2015 is a half-year's share.
        lines = ("2011 10%", "2012 20%", "2013 22%", "2014 24%", "2015-H1 90%", "2016 30%")
        tables = '[region.r]\n[indicator.i]\nkind = "share"\n[target.t]\nindicator = "i"\nregion = "r"\nat_least = "60%"\nsince = "2011"\nby = "2018"\n'
        tracker, problems = build_text(tables, figures(*lines))
        assert problems == ()
        found = scenarios(situate(tracker.targets["t"], Figures(tracker, None, None), estimates=True))
        assert [(one.low, one.high) for one in found if (one.since, one.shape) == ("last-five", "linear")] == [(34, 50)]

    def test_what_is_to_be_held_or_improved_or_is_reached_has_no_day(self) -> None:
        for goal, lines in (
            ('improve = true\nsince = "2010"\nby = "2018"', ("2010 100", "2012 144")),
            (LEVEL, ("2010 300", "2012 250")),
        ):
            found = ways("stock", goal, *lines)
            assert {one.met_on for one in found.values()} == {None}
            assert len(found) == 2
        assert ways("stock", 'at_least = 200\nhold = true\nsince = "2010"\nby = "2018"', "2010 100", "2012 144") == {}

    def test_a_fall_by_half_a_year_reaches_the_next_half_a_year_later(self) -> None:
        down = 'direction = "decrease"'
        # 4 to 1 in two years, a half each year; by 1.5 a year, 0.5 less takes a third of a year, four months.
        found = ways("stock", 'at_most = "0.5"\nsince = "2010"\nby = "2018"', "2010 4", "2012 1", indicator=down)
        assert (found["baseline", "compound"].met_on, found["baseline", "linear"].met_on) == (date(2013, 12, 31), date(2013, 4, 30))
        # Zero is never reached by halves, so the day is that of 1.5 a year: 1 / 1.5 of a year, eight months.
        found = ways("stock", 'at_most = 0\nsince = "2010"\nby = "2018"', "2010 4", "2012 1", indicator=down)
        assert {one.met_on for one in found.values()} == {date(2013, 8, 31)}

    @pytest.mark.parametrize(
        ("before", "day"), [("100", date(2013, 1, 1)), ("199.5", date(2013, 1, 1)), ("200", None), ("300", None)]
    )
    def test_a_level_to_exceed_that_is_just_reached_is_exceeded_the_day_after_or_never(self, before: str, day: date | None) -> None:
        found = ways("stock", 'more_than = 200\nsince = "2010"\nby = "2018"', f"2010 {before}", "2012 200")
        assert {shape: one.met_on for (_since, shape), one in found.items()} == {"linear": day, "compound": day}

    def test_no_compound_way_leads_from_zero(self) -> None:
        assert set(ways("stock", LEVEL, "2010 0", "2012 144")) == {("baseline", "linear")}

    def test_a_sum_is_carried_on_by_the_same_amount_only(self) -> None:
        found = ways("flow", 'total = 100\nfrom = "2013"\nby = "2016"', "2013 30", "2014 20")
        # 50 in 2 years, 2 years left.
        assert {key: one.value for key, one in found.items()} == {("baseline", "linear"): Decimal(100)}

    def test_without_a_figure_after_the_baseline_there_is_none(self) -> None:
        assert ways("stock", LEVEL, "2010 100") == {}

    def test_a_running_year_goes_on_evenly_and_by_its_season(self) -> None:
        # 620.5 * 2 = 1241; 620.5 / 480 = 1.29270833, of 1050.
        found = ways("flow", 'at_least = 1300\nby = "2016"', "2015-H1 480", "2015 1050", "2016-H1 620.5")
        assert {key: (one.value, one.met_on) for key, one in found.items()} == {
            ("year", "linear"): (Decimal(1241), None),
            ("year", "season"): (Decimal("1357.34375"), None),
        }

    def test_a_running_year_that_is_ahead_reaches_its_level_within_it(self) -> None:
        # 579.5 of 620.5 in the half-year so far: 579.5 / 1241 = 0.46696 years after it, 170.4 of 365 days, so day 171.
        found = ways("flow", 'at_least = 1200\nby = "2016"', "2016-H1 620.5")
        assert found["year", "linear"].met_on == date(2016, 12, 18)

    def test_a_running_year_goes_on_by_its_plan(self) -> None:
        # 660 of the 600 that the plan asks for: a tenth more than 1400; evenly 1320.
        goal = 'at_least = 1400\nby = "2016"\nmilestones = { 2016-H1 = 600 }'
        found = ways("flow", goal, "2016-H1 660")
        assert {key: one.value for key, one in found.items()} == {("year", "linear"): 1320, ("year", "plan"): 1540}

    def test_a_ceiling_is_reached_on_no_day_that_is_told(self) -> None:
        found = ways("flow", 'at_most = 1000\nby = "2016"', "2016-H1 620.5", indicator='direction = "decrease"')
        assert found["year", "linear"].met_on is None


class TestBestGrowth:
    def best(self, *lines: str, goal: str = LEVEL, indicator: str = "", kind: str = "stock", unit: str = "x") -> BestGrowth | None:
        found, known = situation(kind, goal, *lines, indicator=indicator, unit=unit)
        return best_growth(Evidence(found, known))

    def test_it_is_the_best_of_neighbouring_years(self) -> None:
        # 20 %, then 25 %, then 10 %.
        assert self.best("2010 100", "2011 120", "2012 150", "2013 165") == BestGrowth(Decimal("0.25"), "2012", published=False)

    def test_a_published_growth_counts(self) -> None:
        found = self.best("2013 860", '2014-H1 480 yoy="39.5%"', kind="flow", goal='growth = "30%"\nsince = "2013"\nby = "2015"')
        assert found == BestGrowth(Decimal("0.395"), "2014-H1", published=True)

    def test_where_less_is_better_the_best_is_the_fastest_fall(self) -> None:
        found = self.best(
            *("2010 100", "2011 80", "2012 76"),
            goal='at_most = 40\nsince = "2010"\nby = "2018"',
            indicator='direction = "decrease"',
        )
        assert found == BestGrowth(Decimal("-0.2"), "2011", published=False)

    def test_a_gap_of_years_gives_their_average(self) -> None:
        assert self.best("2010 100", "2012 144") == BestGrowth(Decimal("0.2"), "2010/2012", published=False)

    def test_of_an_indicator_in_percent_it_is_the_most_points_a_year(self) -> None:
        # 2 points, then 8, then 9 in three years, 3 a year.
        found = self.best("2010 0", "2011 2", "2012 10", "2015 19", kind="share", unit="%", goal=SHARE)
        # From 2 to 10 is five times as much.
        assert found == BestGrowth(Decimal(4), "2012", published=False, per_year=Decimal(8))

    def test_points_are_defined_from_zero(self) -> None:
        found = self.best("2010 0", "2011 5", kind="share", unit="%", goal=SHARE)
        assert found == BestGrowth(None, "2011", published=False, per_year=Decimal(5))

    @pytest.mark.parametrize("lines", [(), ("2010 100",), ("2010 0", "2011 5")])
    def test_without_two_figures_above_zero_there_is_none(self, lines: tuple[str, ...]) -> None:
        assert self.best(*lines) is None
