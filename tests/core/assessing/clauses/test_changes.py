"""Reductions by an amount (`total`, `each_year`), improvements by points or an amount, amounts of every month and quarter."""

from decimal import Decimal

import pytest

from ectrack.core.assessing.assessment import Assessment
from tests.core.building import flow, judged, slugs, tables

FEWER = 'direction = "decrease"'


def told(found: Assessment) -> tuple[str, str | None]:
    """Return the status with its reason."""
    return found.status, found.reason


def fall(goal: str, figures: str, as_of: str | None = None) -> Assessment:
    """Return the assessment of a target on a stock of which less is better."""
    return judged(goal, figures, as_of, more=FEWER)


class TestReductionInAll:
    GOAL = 'total = -5\nfrom = "2016"\nby = "2020"'

    def test_what_is_short_of_it_is_missed(self) -> None:
        # 12 to 9 is -3 of -5.
        found = fall(self.GOAL, "2015 12\n2020 9")
        assert found.latest is not None
        assert (found.status, found.target.direction, found.level, found.latest.value) == ("missed", -1, -5, -3)
        assert (found.shortfall, found.share_done) == (2, Decimal("0.6"))

    def test_on_the_way(self) -> None:
        # -2 a year straight would be -5 * 2 / 5 = -2 after two years.
        found = fall(self.GOAL, "2015 12\n2017 10")
        assert (found.status, found.expected, found.lead, found.pace) == ("on-pace", -2, 0, 1)
        # -3 more in three years.
        assert (found.required_per_year, found.reasons["required_growth"]) == (-1, "sum")
        assert (found.attainment, found.reasons["attainment"]) == (None, "lower-is-better")

    def test_a_rise_is_reversing(self) -> None:
        found = fall(self.GOAL, "2015 12\n2017 13")
        assert (found.status, found.lead) == ("reversing", -3)

    def test_met_before_the_end(self) -> None:
        assert fall(self.GOAL, "2015 12\n2018 7").status == "achieved"

    @pytest.mark.parametrize("line", ["2018 9", "2020 9", "2020 0"])
    def test_an_unknown_start_says_nothing(self, line: str) -> None:
        found = fall(self.GOAL, line)
        assert told(found) == ("unrated", "opening-stock-unknown")
        assert "upper-bound" in found.flags

    def test_the_stated_start(self) -> None:
        found = fall('total = -5\nbaseline = { period = "2015", value = 12 }\nby = "2020"', "2020 7")
        assert found.status == "achieved"

    @pytest.mark.parametrize(("value", "status"), [("7", "achieved"), ("8", "missed"), ("3", "achieved")])
    def test_of_a_range_the_end_near_nothing_counts(self, value: str, status: str) -> None:
        found = fall('total = [-8, -5]\nfrom = "2016"\nby = "2020"', f"2015 12\n2020 {value}")
        assert (found.status, found.level) == (status, -5)

    def test_a_share_by_points(self) -> None:
        found = judged('total = "-2%"\nfrom = "2016"\nby = "2020"', "2015 12\n2020 9.9", kind="share", unit="%", more=FEWER)
        assert (found.status, found.shortfall) == ("achieved", 0)

    def test_about_so_much(self) -> None:
        # Half a unit of the 5 may be missing.
        about = f'{self.GOAL}\napprox = "about"'
        assert (fall(about, "2015 12\n2020 7.5").status, fall(about, "2015 12\n2020 7.6").status) == ("missed", "missed")
        assert fall(about, "2015 12\n2020 7.4").status == "achieved"

    def test_where_more_is_better_it_is_allowed(self) -> None:
        found = judged(self.GOAL, "2015 12\n2020 7")
        assert (found.status, found.target.direction) == ("achieved", -1)


class TestReductionInEveryYear:
    GOAL = 'each_year = -1\nfrom = "2016"\nby = "2018"'

    def test_rows_carry_the_sign(self) -> None:
        found = fall(self.GOAL, "2015 10\n2016 9\n2017 8.5\n2018 6")
        assert (found.status, found.level) == ("achieved", -3)
        assert [(row.year, row.goal, row.value, row.met) for row in found.years] == [
            ("2016", -1, -1, True),
            ("2017", -1, Decimal("-0.5"), False),
            ("2018", -1, Decimal("-2.5"), True),
        ]
        assert "year-short" in found.flags

    def test_an_unknown_start_leaves_the_first_year_open(self) -> None:
        found = fall(self.GOAL, "2016 9\n2017 7")
        assert told(found) == ("unrated", "opening-stock-unknown")
        assert [row.met for row in found.years] == [None, True, None]

    def test_without_a_deadline(self) -> None:
        found = fall("each_year = -1", "2015 10\n2016 9\n2017 8.5")
        assert (found.status, found.level, found.shortfall) == ("behind", -1, Decimal("0.5"))


class TestAgainstTheDirection:
    @pytest.mark.parametrize(
        ("goal", "direction", "expected"),
        [
            ("total = 100", "decrease", ["goal-against-direction"]),
            ("each_year = [1, 2]", "decrease", ["goal-against-direction"]),
            ("each_month = 1", "decrease", ["goal-against-direction"]),
            ("total = 0", "decrease", ["goal-against-direction"]),
            ('total = 100\ndirection = "decrease"', "increase", ["goal-against-direction"]),
            ('total = -100\ndirection = "increase"', "increase", ["goal-against-direction"]),
            ("total = [-5, 5]", "decrease", ["goal-against-direction"]),
            ('total = 100\ndirection = "increase"', "decrease", []),
            ("total = -100", "decrease", []),
            ("total = -100", "increase", []),
            ('total = -100\ndirection = "decrease"', "increase", []),
            ("total_at_most = 100", "decrease", []),
            ("each_year_at_most = 100", "increase", []),
        ],
    )
    def test_a_sum_to_be_reached(self, goal: str, direction: str, expected: list[str]) -> None:
        text = tables(f'{goal}\nfrom = "2021"\nby = "2023"', "flow", more=f'direction = "{direction}"')
        assert slugs(text) == expected

    def test_a_cap_has_its_direction(self) -> None:
        text = tables('total_at_most = 5\ndirection = "decrease"\nfrom = "2021"\nby = "2023"', "flow")
        assert slugs(text) == ["direction-not-allowed"]


class TestImproveBy:
    @pytest.mark.parametrize("points", ["5pp", "5 pp", "5个百分点", "5百分点", "5 percentage points"])
    def test_points(self, points: str) -> None:
        # 40 % and 5 points; three of five years are 3 of the 5 points.
        goal = f'improve_by = "{points}"\nsince = "2015"\nby = "2020"'
        found = judged(goal, "2015 40%\n2018 43%", kind="share", unit="%")
        assert (found.level, found.expected, found.pace, found.status) == (45, 43, 1, "on-pace")

    def test_a_part_of_a_percentage(self) -> None:
        # 5 % of 40 are 2 points.
        goal = 'improve_by = "5%"\nsince = "2015"\nby = "2020"'
        assert judged(goal, "2015 40%\n2018 43%", kind="share", unit="%").level == 42

    def test_an_amount_in_the_unit(self) -> None:
        goal = 'improve_by = "1岁"\nsince = "2015"\nby = "2020"'
        found = judged(goal, "2015 76.3\n2020 77.3", kind="index", unit="岁")
        assert (found.level, found.status) == (Decimal("77.3"), "achieved")

    def test_an_amount_in_another_scale(self) -> None:
        goal = 'improve_by = "2万户"\nsince = "2015"\nby = "2020"'
        assert judged(goal, "2015 50000户", unit="户").level == 70000

    def test_down_where_less_is_better(self) -> None:
        goal = 'improve_by = "2pp"\nsince = "2015"\nby = "2020"'
        found = judged(goal, "2015 10\n2020 7.9", kind="share", unit="%", more=FEWER)
        assert (found.level, found.status) == (8, "achieved")
        # 0.1 beyond a change of 2 is 5 % of it.
        assert (found.excess, found.excess_share) == (Decimal("0.1"), Decimal("0.05"))

    def test_from_zero_by_an_amount(self) -> None:
        goal = 'improve_by = "2x"\nsince = "2015"\nby = "2020"'
        assert judged(goal, "2015 0\n2020 2", kind="index").status == "achieved"

    def test_about_so_much(self) -> None:
        goal = 'improve_by = "5pp"\napprox = "about"\nsince = "2015"\nby = "2020"'
        assert judged(goal, "2015 40\n2020 44.5", kind="share", unit="%").status == "achieved"
        assert judged(goal, "2015 40\n2020 44.4", kind="share", unit="%").status == "missed"

    @pytest.mark.parametrize(
        ("stated", "slug"),
        [
            ("5", "change-without-unit"),
            ("0pp", "improve-by-nothing"),
            ("-1pp", "improve-by-nothing"),
            ("0%", "improve-by-nothing"),
            ("5户", "unit-mismatch"),
        ],
    )
    def test_what_it_cannot_mean(self, stated: str, slug: str) -> None:
        text = tables(f'improve_by = "{stated}"\nsince = "2015"\nby = "2020"', "share", "%")
        assert slugs(text) == [slug]

    def test_points_of_what_is_no_percentage(self) -> None:
        assert slugs(tables('improve_by = "5pp"\nsince = "2015"\nby = "2020"', "stock", "户")) == ["unit-mismatch"]

    def test_without_a_baseline(self) -> None:
        found = judged('improve_by = "5x"\nby = "2020"', "2018 3")
        assert (found.status, found.reason, found.level) == ("unrated", "no-baseline", None)


class TestEveryMonthAndQuarter:
    GOAL = 'each_month = 3\nfrom = "2021-01"\nby = "2021-06"'

    def test_each_month_has_a_row(self) -> None:
        # Six months are 18; 3 + 4 + 2 + 3 = 12 after four.
        found = flow(self.GOAL, "2021-01 3\n2021-02 4\n2021-03 2\n2021-04 3")
        assert found.latest is not None
        assert (found.status, found.level, found.latest.value, found.expected, found.pace) == ("on-pace", 18, 12, 12, 1)
        assert [(row.year, row.met) for row in found.years] == [
            ("2021-01", True),
            ("2021-02", True),
            ("2021-03", False),
            ("2021-04", True),
            ("2021-05", None),
            ("2021-06", None),
        ]
        assert "period-short" in found.flags

    def test_a_month_follows_from_two_years_to_date(self) -> None:
        # 7 by February less 3 by January, and 9 by March.
        found = flow(self.GOAL, "2021-01 3\n2021-01/2021-02 7\n2021-01/2021-03 9")
        assert [row.value for row in found.years[:3]] == [3, 4, 2]

    def test_its_own_figure_goes_before_the_difference(self) -> None:
        found = flow(self.GOAL, "2021-01 3\n2021-02 4\n2021-01/2021-02 8")
        assert found.years[1].value == 4

    def test_each_quarter(self) -> None:
        # Four quarters of 10 are 40; half of the year is 20.
        found = flow('each_quarter = 10\nfrom = "2021"\nby = "2021"', "2021-Q1 12\n2021-H1 21", estimates=False)
        assert (found.status, found.level, found.expected) == ("on-pace", 40, 20)
        assert [(row.year, row.value, row.met) for row in found.years[:2]] == [("2021-Q1", 12, True), ("2021-Q2", 9, False)]

    def test_without_a_deadline_the_newest_month_speaks(self) -> None:
        assert flow("each_month = 3", "2021-01 3\n2021-02 2").status == "behind"

    def test_a_stock_by_its_rise(self) -> None:
        found = judged(self.GOAL, "2020-12-31 10\n2021-01 13\n2021-02 15")
        assert [(row.value, row.met) for row in found.years[:2]] == [(3, True), (2, False)]


class TestPointsInAll:
    @pytest.mark.parametrize("goal", ['total = "-5pp"', 'total = "-5个百分点"', 'total = "-5%"', "total = -5"])
    def test_what_a_share_loses_is_points(self, goal: str) -> None:
        # 40 to 38 is 2 of the 5 points.
        found = judged(
            f'{goal}\nfrom = "2022"\nby = "2026"', "2021 40\n2023 38", kind="share", unit="%", more='direction = "decrease"'
        )
        assert (found.level, found.expected, found.status) == (-5, -2, "on-pace")

    def test_a_cap_and_its_milestone(self) -> None:
        keys = 'total_at_most = "5pp"\nmilestones = { 2022 = "3个百分点" }\nfrom = "2022"\nby = "2026"'
        found = judged(keys, "2021 40\n2022 42", kind="share", unit="%")
        assert (found.level, found.expected, found.lead) == (5, 3, 1)

    def test_points_of_anything_but_a_percentage_are_refused(self) -> None:
        assert slugs(tables('total = "5pp"\nfrom = "2022"\nby = "2026"', "stock")) == ["unit-mismatch"]
