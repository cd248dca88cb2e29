"""Progress beside the schedule: percentage points, logarithms, excess, the years of a compound path."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ectrack.core.assessing.assess import situate
from ectrack.core.assessing.assessment import YearRow
from ectrack.core.assessing.schedule import path_years
from ectrack.core.figures.standing import Figures
from tests.core.small import assessed, build_text, figures

DOWN = 'direction = "decrease"'
PUBLISHED = Path(__file__).parents[2] / "published" / "china_time_progress.csv"
PLAN = 'total = "{total}"\nfrom = "2020"\nby = "2020"'


def near(value: Decimal | None, expected: str, places: str) -> bool:
    return value is not None and abs(value - Decimal(expected)) <= Decimal(places)


def published() -> list[dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", published(), ids=lambda row: row["case"])
def test_the_lead_in_points_is_the_published_one(row: dict[str, str]) -> None:
    # Where the source prints only a percentage, the plan is taken as 100 and the figure as that percentage.
    plan = Decimal(row["annual_plan"] or 100)
    done = Decimal(row["cumulative_actual"]) if row["annual_plan"] else Decimal(row["published_completion_percent"])
    found = assessed("flow", PLAN.format(total=plan), f"2020-01/2020-{int(row['elapsed_months']):02} {done}")
    assert near(found.share_time, str(Decimal(row["recomputed_time_percent"]) / 100), "0.000001")
    # Leads are published with one decimal, and from a completion that was itself rounded.
    assert near(found.share_lead, str(Decimal(row["recomputed_lead_percentage_points"]) / 100), "0.0005")
    if row["published_lead_percentage_points"]:
        assert near(found.share_lead, str(Decimal(row["published_lead_percentage_points"]) / 100), "0.0005")
    completion = row["recomputed_completion_percent"] or row["published_completion_percent"]
    assert near(found.attainment, str(Decimal(completion) / 100), "0.000001")


class TestPoints:
    def test_43_2_percent_after_four_months_of_twelve_is_9_9_points_ahead(self) -> None:
        found = assessed("flow", PLAN.format(total="100"), "2020-01/2020-04 43.2")
        assert near(found.share_lead, "0.098667", "0.000001")

    def test_44_percent_after_five_months_is_2_3_points_ahead(self) -> None:
        found = assessed("flow", PLAN.format(total="100"), "2020-01/2020-05 44")
        assert near(found.share_lead, "0.023333", "0.000001")

    def test_a_compound_path_is_measured_in_logarithms(self) -> None:
        # On the path: 100 * 1.1 ** 1 of 100 * 1.1 ** 2 after one of two years, neither ahead nor behind.
        found = assessed("stock", 'growth = "10%"\nsince = "2013"\nby = "2015"', "2013 100", "2014 110")
        assert near(found.share_log, "0.5", "1e-30")
        assert near(found.share_lead, "0", "1e-30")


class TestLogarithms:
    """Published progress of energy-intensity targets of five-year plans, index of the base year 100."""

    @pytest.mark.parametrize(
        ("done", "target", "logarithmic", "linear"),
        [("20.07", "20", "1.0039", "1.0035"), ("6.94", "17", "0.3860", "0.4082")],
        ids=["Tianjin", "Beijing"],
    )
    def test_the_progress_of_an_intensity(self, done: str, target: str, logarithmic: str, linear: str) -> None:
        goal = f'at_most = {100 - Decimal(target)}\nsince = "2010"\nby = "2015"\npath = "compound"'
        found = assessed("index", goal, "2010 100", f"2015 {100 - Decimal(done)}", indicator=DOWN)
        assert near(found.share_log, logarithmic, "0.00005")
        assert near(found.share_done, linear, "0.00005")

    def test_a_linear_path_has_none(self) -> None:
        found = assessed("stock", 'at_least = 10\nsince = "2013"\nby = "2015"', "2013 5", "2014 7")
        assert (found.share_log, found.reasons["share_log"]) == (None, "linear-path")

    @pytest.mark.parametrize(("latest", "reason"), [("0", "zero-value"), ("-1", "negative-value")])
    def test_zero_and_below_have_no_logarithm(self, latest: str, reason: str) -> None:
        goal = 'at_most = 5\nsince = "2013"\nby = "2015"\npath = "compound"'
        found = assessed("index", goal, "2013 10", f"2014 {latest}", indicator=DOWN)
        assert found.share_log is None
        assert found.reasons["share_log"] == found.reasons["share_lead"] == reason


class TestExcess:
    def test_a_reduction_of_26_59_against_20_is_6_59_points_or_32_95_percent_over(self) -> None:
        found = assessed("share", 'at_least = "20%"\nby = "2015"', "2015 26.59%")
        assert (found.excess, found.excess_share) == (Decimal("6.59"), Decimal("0.3295"))

    def test_where_less_is_better_the_excess_is_a_part_of_the_change_asked_for(self) -> None:
        # 100 to 80 asked, 73.41 reached: 6.59 below, 26.59 / 20 - 1.
        found = assessed("index", 'at_most = 80\nsince = "2010"\nby = "2015"', "2010 100", "2015 73.41", indicator=DOWN)
        assert (found.excess, found.excess_share) == (Decimal("6.59"), Decimal("0.3295"))

    def test_an_improvement_by_percent_is_measured_by_the_change(self) -> None:
        # 200 by 10 % is 220; 230 is 10 beyond, 30 of 20.
        found = assessed("stock", 'improve_by = "10%"\nsince = "2013"\nby = "2015"', "2013 200", "2015 230")
        assert (found.excess, found.excess_share) == (Decimal(10), Decimal("0.5"))

    def test_a_figure_short_of_the_level_has_none(self) -> None:
        found = assessed("stock", 'at_least = 10\nby = "2015"', "2014 7")
        assert (found.excess, found.reasons["excess"], found.reasons["excess_share"]) == (None, "not-met", "not-met")

    @pytest.mark.parametrize(
        ("goal", "actual"),
        # About 50 is met from 49.5, at most about 50 by 50.4: 0.4 on the wrong side of 50 is no excess.
        [("at_least = 50", "49.6"), ("at_most = 50", "50.4")],
    )
    def test_what_is_met_by_rounding_has_none(self, goal: str, actual: str) -> None:
        found = assessed(
            "stock",
            f'{goal}\napprox = "about"\nby = "2015"\nsince = "2013"',
            "2013 30" if "least" in goal else "2013 70",
            f"2015 {actual}",
        )
        assert (found.status, "met-by-rounding" in found.flags) == ("achieved", True)
        assert (found.excess, found.excess_share) == (None, None)
        assert (found.reasons["excess"], found.reasons["excess_share"]) == ("not-met", "not-met")


class TestYearsOfAPath:
    def rows(self, goal: str, *lines: str) -> tuple[YearRow, ...]:
        tables = f'[region.r]\n[indicator.i]\nkind = "flow"\nunit = "x"\n[target.t]\nindicator = "i"\nregion = "r"\n{goal}\n'
        tracker, problems = build_text(tables, figures(*lines))
        assert problems == ()
        return path_years(situate(tracker.targets["t"], Figures(tracker, date(2015, 12, 31), None), estimates=True))

    def test_a_yearly_growth_compounds(self) -> None:
        # 100, 110, 121, 133.1: not 110, 120, 130.
        rows = self.rows('growth = "10%"\nsince = "2012"\nby = "2015"', "2012 100", "2013 112", "2014 119")
        assert [(row.year, round(row.goal, 9), row.value, row.met) for row in rows] == [
            ("2013", Decimal(110), Decimal(112), True),
            ("2014", Decimal(121), Decimal(119), False),
            ("2015", Decimal("133.1"), None, None),
        ]

    def test_a_level_to_exceed_asks_for_more_each_year(self) -> None:
        # 121 in two years along a compound path is 110 in one, which 110 does not exceed and "more than 110" does.
        goal = 'more_than = 121\npath = "compound"\nsince = "2012"\nby = "2014"'
        assert [row.met for row in self.rows(goal, "2012 100", "2013 110")] == [False, None]
        assert [row.met for row in self.rows(goal, "2012 100", '2013 110 approx="more_than"')] == [True, None]

    def test_years_from_another_day_than_the_last_of_a_year_are_called_by_their_last_day(self) -> None:
        tables = '[region.r]\n[indicator.i]\nkind = "stock"\nunit = "x"\n[target.t]\nindicator = "i"\nregion = "r"\n'
        tracker, _problems = build_text(f'{tables}growth = "10%"\nsince = "2012-06"\nby = "2014-06"\n', figures("2012-06 100"))
        rows = path_years(situate(tracker.targets["t"], Figures(tracker, date(2015, 12, 31), None), estimates=True))
        assert [row.year for row in rows] == ["2013-06-30", "2014-06-30"]

    def test_forty_years_are_listed_at_most(self) -> None:
        rows = self.rows('growth = "1%"\nsince = "2012"\nby = "2090"', "2012 100")
        assert (len(rows), rows[0].year, rows[-1].year) == (40, "2013", "2052")

    def test_a_path_without_a_baseline_lists_no_years(self) -> None:
        assert self.rows('at_least = 130\npath = "compound"\nsince = "2012"\nby = "2015"', "2013 100") == ()

    def test_an_estimate_is_no_figure_of_its_year(self) -> None:
        rows = self.rows('growth = "10%"\nsince = "2013"\nby = "2015"', "2013 100", '2014-H1 60 yoy="20%"')
        assert [(row.year, row.value) for row in rows] == [("2014", None), ("2015", None)]

    def test_yearly_reductions_compound(self) -> None:
        # 1 - 0.9799 * 0.964 * 0.963 * 0.952 * 0.944 = 18.25 %, where the press has printed the sum of the rates, 19.71 %.
        index = Decimal(100)
        for rate in ("2.01", "3.6", "3.7", "4.8", "5.6"):
            index *= 1 - Decimal(rate) / 100
        found = assessed("index", 'growth = "-4%"\nsince = "2010"\nby = "2015"', "2010 100", f"2015 {index}", indicator=DOWN)
        # 0.96 ** 5 = 0.8153726976, so 81.537; ln 0.8175 / ln 0.81537 = 0.98722.
        assert round(100 - index, 2) == Decimal("18.25")
        assert round(found.level or 0, 5) == Decimal("81.53727")
        assert near(found.share_log, "0.9872", "0.0001")
        assert found.status == "missed"

    def test_a_linear_path_lists_no_years(self) -> None:
        assert self.rows('at_least = 130\nsince = "2012"\nby = "2015"', "2012 100", "2013 112") == ()
