"""Sums that must stay under something: `total_at_most` over a window, `each_year_at_most` in every year."""

from datetime import date
from decimal import Decimal

import pytest

from ectrack.core.assessing.assessment import Assessment
from tests.core.building import flow, judged, near, reported, slugs, tables, tracked

BUDGET = 'total_at_most = 1950\nfrom = "2023"\nby = "2027"'
YEARLY = 'each_year_at_most = 3\nfrom = "2023"\nby = "2026"'


def told(found: Assessment) -> tuple[str, str | None]:
    """Return the status with its reason."""
    return found.status, found.reason


def rows(found: Assessment) -> list[tuple[str, int, int | None, bool | None]]:
    """Return the years of an assessment."""
    return [(row.year, int(row.goal), None if row.value is None else int(row.value), row.met) for row in found.years]


class TestInAll:
    def test_under_the_path(self) -> None:
        # 1950 * 2 / 5 = 780; 384 + 371 = 755. 1195 are left in three years, 1195 / 36 a month.
        found = flow(BUDGET, "2022 406\n2023 384\n2024 371")
        assert told(found) == ("on-pace", None)
        assert (found.level, found.expected, found.lead, found.shortfall, found.share_time) == (1950, 780, 25, 0, Decimal("0.4"))
        assert near(found.share_done, "0.387179487179487")
        assert found.left == 1195
        assert near(found.left_per_year, "398.333333333333333")
        assert near(found.left_per_month, "33.194444444444444")

    def test_exactly_on_the_path_is_on_pace(self) -> None:
        found = flow(BUDGET, "2023 400\n2024 380")
        assert (found.status, found.lead) == ("on-pace", 0)

    def test_above_the_path(self) -> None:
        # 800 of the 780 that may be used by then.
        found = flow(BUDGET, "2023 420\n2024 380")
        assert (found.status, found.lead, found.shortfall, found.left) == ("behind", -20, 0, 1150)

    def test_what_has_no_meaning_says_cap(self) -> None:
        found = flow(BUDGET, "2023 420\n2024 380")
        for key in ("attainment", "pace", "required_growth", "required_per_year", "required_per_month", "excess", "share_lead"):
            assert (getattr(found, key), found.reasons[key]) == (None, "cap"), key
        assert found.reasons["outlook.met_on"] == "cap"
        # 800 in two years go on as 400 a year: 800 + 3 * 400.
        assert found.outlook.value == 2000

    def test_passed_is_missed_long_before_the_end(self) -> None:
        # 4 * 500 = 2000 of 1950.
        found = flow(BUDGET, "2023 500\n2024 500\n2025 500\n2026 500")
        assert (found.status, found.shortfall, found.left) == ("missed", 50, 0)
        assert found.reasons["required_per_year"] == "missed"

    def test_a_part_of_a_year_passes_it_as_well(self) -> None:
        found = flow(BUDGET, "2023 900\n2024 900\n2025-01/2025-03 151")
        assert (found.status, found.shortfall) == ("missed", 1)

    def test_passed_stays_missed_whatever_follows(self) -> None:
        assert flow(BUDGET, "2023 1951\n2024 0\n2025 0\n2026 0\n2027 0").status == "missed"

    def test_exactly_the_whole_cap_is_not_passed(self) -> None:
        found = flow(BUDGET, "2023 1950")
        assert (found.status, found.left, found.shortfall) == ("behind", 0, 0)

    @pytest.mark.parametrize(("approx", "status"), [("more_than", "missed"), ("at_least", "behind"), ("at_most", "behind")])
    def test_at_the_cap_only_more_is_known_to_pass_it(self, approx: str, status: str) -> None:
        assert flow(BUDGET, f"2023 1950 approx={approx}").status == status

    @pytest.mark.parametrize(("last", "status"), [("150", "achieved"), ("151", "missed")])
    def test_kept_only_by_the_whole_window(self, last: str, status: str) -> None:
        found = flow(BUDGET, f"2023 450\n2024 450\n2025 450\n2026 450\n2027 {last}")
        assert told(found) == (status, None)
        assert found.met_on == (date(2027, 12, 31) if status == "achieved" else None)

    def test_a_missing_year_leaves_what_came_before_it(self) -> None:
        # Only 2023 counts, 380 of 390; 2025 adds nothing without 2024.
        found = flow(BUDGET, "2023 380\n2025 300")
        assert found.latest is not None
        assert (found.status, found.latest.value, found.expected) == ("on-pace", 380, 390)

    def test_across_a_gap_what_is_known_passes_it(self) -> None:
        # 1000 and 1000 without 2024 are at least 2000.
        found = flow(BUDGET, "2023 1000\n2025 1000")
        assert (found.status, found.shortfall) == ("missed", 50)

    def test_a_gap_once_the_last_year_is_there(self) -> None:
        assert told(flow(BUDGET, "2023 380\n2025 300\n2027 200")) == ("unrated", "gap-in-window")

    def test_while_the_last_years_are_missing_the_status_is_that_of_what_is_seen(self) -> None:
        found = flow(BUDGET, "2023 384\n2024 371", "2028-12-31")
        assert found.status == "on-pace"
        assert "overdue" in found.flags

    def test_nothing_before_its_window(self) -> None:
        assert told(flow(BUDGET, "2022 406")) == ("not-started", None)
        assert told(flow(BUDGET, "2022 406", "2024-12-31")) == ("unrated", "nothing-after-start")
        assert told(flow(BUDGET, "2028 406")) == ("unrated", "after-deadline")

    def test_what_starts_at_0_has_not_met_anything_before(self) -> None:
        assert flow(BUDGET, "2023 384").reasons["pace"] == "cap"

    @pytest.mark.parametrize("negative", ["negative = true", ""])
    def test_where_figures_can_be_negative_only_the_end_decides(self, negative: str) -> None:
        # 2500 - 600 = 1900 after all five years. A negative figure shows it also where the indicator says nothing.
        early = flow(BUDGET, "2023 2500\n2024 -100", more=negative)
        assert (early.status, early.shortfall) == ("behind", 450)
        assert flow(BUDGET, "2023 2500\n2024 -600\n2025 0\n2026 0\n2027 0", more=negative).status == "achieved"

    def test_without_a_deadline_it_can_only_be_passed(self) -> None:
        open_end = 'total_at_most = 10\nfrom = "2016"'
        assert told(flow(open_end, "2016 8")) == ("unrated", "no-deadline")
        found = flow(open_end, "2016 8\n2017 4")
        assert (found.status, found.shortfall, found.left) == ("missed", 2, 0)

    def test_without_a_start(self) -> None:
        assert told(flow('total_at_most = 10\nby = "2016"', "2016 8")) == ("unrated", "window-unknown")

    def test_the_period_of_since_ends_before_the_window(self) -> None:
        found = flow('total_at_most = 10\nsince = "2015"\nby = "2017"', "2015 99\n2016 4")
        assert (found.status, found.expected, found.lead) == ("on-pace", 5, 1)

    def test_an_approximate_cap_has_half_a_unit_of_room(self) -> None:
        about = f'{BUDGET}\napprox = "about"'
        years = "2023 450\n2024 450\n2025 450\n2026 450\n2027 "
        found = flow(about, f"{years}150.4")
        assert (found.status, "met-by-rounding" in found.flags) == ("achieved", True)
        assert flow(about, f"{years}150.5").status == "missed"

    def test_a_day_within_a_year_may_begin_and_end_it(self) -> None:
        # 1 July 2023 to 30 June 2024 is 12 months; after 6 of them 40 of 100 against 50.
        found = flow('total_at_most = 100\nfrom = "2023-07-01"\nby = "2024-06-30"', "2023-H2 40")
        assert (found.status, found.expected, found.lead) == ("on-pace", 50, 10)


class TestWithinOneYear:
    HEATING = 'total_at_most = 9000\nfrom = "2025"\nby = "2025"'
    LAST = "2024-Q1 4000\n2024 8000\n"

    def test_the_path_has_the_season_of_the_year_before(self) -> None:
        # 9000 * 4000 / 8000 = 4500 by the end of March, not 2250; 4700 are left in nine months.
        found = flow(self.HEATING, f"{self.LAST}2025-Q1 4300")
        assert (found.status, found.expected, found.lead, found.left) == ("on-pace", 4500, 200, 4700)
        assert near(found.left_per_month, "522.222222222222222")
        assert (found.left_per_year, found.reasons["left_per_year"]) == (None, "within-year")
        assert {"seasonal", "judged-as-sum"} <= {*found.flags}
        assert found.rest is not None
        assert (found.rest.amount, found.rest.last_year, found.rest.growth) == (4700, 4000, None)
        # 4300 is 7.5 % above 4000, so the year leads to 8000 * 1.075.
        assert found.outlook.value == 8600

    def test_a_season_from_published_growth(self) -> None:
        # 4300 with 7.5 % growth is 4000 a year before.
        assert flow(self.HEATING, "2024 8000\n2025-Q1 4300 yoy=7.5%").expected == 4500

    def test_without_a_season_the_path_is_straight_and_says_so(self) -> None:
        # 9000 * 3 / 12.
        found = flow(self.HEATING, "2025-Q1 4300")
        assert (found.status, found.expected) == ("behind", 2250)
        assert "no-season" in found.flags

    def test_without_estimates_it_is_straight(self) -> None:
        found = flow(self.HEATING, f"{self.LAST}2025-Q1 4300", estimates=False)
        assert (found.status, found.expected) == ("behind", 2250)
        assert not {"seasonal", "no-season"} & {*found.flags}


class TestRises:
    LAND = 'total_at_most = 10\nfrom = "2023"\nby = "2026"'

    def test_a_stock_may_rise_by_so_much(self) -> None:
        # 5 to 9 is 4 of 5 after two of four years.
        found = judged(self.LAND, "2022 5\n2024 9")
        assert (found.status, found.expected, found.lead, found.left) == ("on-pace", 5, 1, 6)

    def test_a_rise_above_it_can_be_undone_until_the_end(self) -> None:
        assert (judged(self.LAND, "2022 5\n2024 22").status, judged(self.LAND, "2022 5\n2026 22").status) == ("behind", "missed")
        assert judged(self.LAND, "2022 5\n2024 22\n2026 14").status == "achieved"

    @pytest.mark.parametrize("line", ["2024 1000", "2026 1000", "2026 4"])
    def test_an_unknown_start_says_nothing(self, line: str) -> None:
        # The stock is only a ceiling of its rise: a thousand may have been there before.
        found = judged(self.LAND, line)
        assert told(found) == ("unrated", "opening-stock-unknown")
        assert found.shortfall is None

    def test_a_share_in_every_year(self) -> None:
        goal = 'each_year_at_most = "2pp"\nfrom = "2023"\nby = "2025"'.replace("pp", "%")
        found = judged(goal, "2022 40\n2023 41\n2024 44", kind="share", unit="%")
        assert (found.status, rows(found)) == ("missed", [("2023", 2, 1, True), ("2024", 2, 3, False), ("2025", 2, None, None)])

    def test_only_the_start_is_there(self) -> None:
        assert told(judged(YEARLY, "2022 5", "2023-06-30")) == ("unrated", "nothing-after-start")


class TestInEveryYear:
    def test_each_year_decides_for_itself(self) -> None:
        found = flow(YEARLY, "2023 2\n2024 4")
        assert told(found) == ("missed", None)
        assert (found.level, found.shortfall) == (3, 1)
        assert "year-over-cap" in found.flags
        assert rows(found) == [("2023", 3, 2, True), ("2024", 3, 4, False), ("2025", 3, None, None), ("2026", 3, None, None)]

    def test_the_mean_does_not_save_a_year(self) -> None:
        assert flow(YEARLY, "2023 4\n2024 0\n2025 0\n2026 0").status == "missed"

    def test_later_years_are_still_shown(self) -> None:
        found = flow(YEARLY, "2023 4\n2024 1")
        assert found.latest is not None
        assert (found.status, found.latest.value, found.shortfall) == ("missed", 1, 0)
        assert [row.met for row in found.years] == [False, True, None, None]

    def test_between_two_years_the_full_one_speaks(self) -> None:
        found = flow(YEARLY, "2023 2")
        assert (found.status, found.expected, found.lead, found.share_time) == ("on-pace", 3, 1, 1)
        assert found.reasons["required_per_year"] == "cap"
        assert found.reasons["left_per_year"] == found.reasons["left_per_month"] == "year-complete"

    @pytest.mark.parametrize(("part", "status", "lead"), [("1.5", "on-pace", "0"), ("1.8", "behind", "-0.3")])
    def test_a_year_under_way_is_judged_by_its_path(self, part: str, status: str, lead: str) -> None:
        # Half of 3 by the end of June; the rest in six months.
        found = flow(YEARLY, f"2023 2\n2024-H1 {part}", estimates=False)
        assert (found.status, found.expected, found.lead) == (status, Decimal("1.5"), Decimal(lead))
        assert found.left_per_month == Decimal("0.25" if part == "1.5" else "0.2")

    def test_the_year_under_way_has_the_season_of_the_year_before(self) -> None:
        # 2 of 3 fell in the first half of 2023, so 3 * 2 / 3 = 2 by the end of June 2024.
        found = flow(YEARLY, "2023-H1 2\n2023 3\n2024-H1 2")
        assert (found.status, found.expected, found.lead) == ("on-pace", 2, 0)
        assert "seasonal" in found.flags

    def test_a_part_of_a_year_passes_its_cap(self) -> None:
        found = flow(YEARLY, "2023 2\n2024-H1 4")
        assert (found.status, found.shortfall) == ("missed", 1)
        assert [row.met for row in found.years] == [True, False, None, None]

    @pytest.mark.parametrize("later", ["2024 2", "2024-H1 1"])
    def test_a_part_of_an_earlier_year_still_counts(self, later: str) -> None:
        # 5 in the first half of 2023: whatever its second half brought, the year was above 3.
        found = flow(YEARLY, f"2023-H1 5\n{later}")
        assert (found.status, found.years[0].met) == ("missed", False)

    def test_all_years_are_needed_at_the_end(self) -> None:
        assert told(flow(YEARLY, "2023 2\n2024 1\n2025 3\n2026 3")) == ("achieved", None)
        assert told(flow(YEARLY, "2023 2\n2024 1\n2026 3")) == ("unrated", "gap-in-window")
        assert told(flow(YEARLY, "2023 4\n2024 1\n2026 3")) == ("missed", None)

    def test_while_the_last_year_is_missing(self) -> None:
        found = flow(YEARLY, "2023 2\n2024 1\n2025 3", "2027-06-30")
        assert found.status == "on-pace"
        assert "overdue" in found.flags

    def test_a_part_of_a_year_at_the_end_may_use_the_whole_cap(self) -> None:
        found = flow('each_year_at_most = 3\nfrom = "2023"\nby = "2024-06"', "2023 2\n2024-H1 3")
        assert (found.status, rows(found)) == ("achieved", [("2023", 3, 2, True), ("2024-H1", 3, 3, True)])

    def test_without_a_deadline_the_newest_full_year_speaks(self) -> None:
        found = flow("each_year_at_most = 3", "2016 8\n2017 2\n2018-H1 1")
        assert (found.status, found.level) == ("on-pace", 3)
        assert rows(found) == [("2016", 3, 8, False), ("2017", 3, 2, True), ("2018", 3, None, None)]
        assert "year-short" not in found.flags
        assert flow("each_year_at_most = 3", "2017 4").status == "behind"

    @pytest.mark.parametrize(
        ("figures", "left", "latest"),
        # 3 - 3 = 0; 3 - 2 = 1; 3 - 1 - 1 = 1; between two years the newest full one is told: 3 - 1 = 2.
        [
            ("2023 1\n2024 1\n2025-H1 3", 0, "2024"),
            ("2023 1\n2024 1\n2025-H1 2", 1, "2024"),
            ("2024 1\n2025-Q1 1\n2025-Q2 1", 1, "2024"),
            ("2023 1\n2024 1", 2, "2024"),
            ("2023 2\n2024 4\n2025-H1 1", 2, "2024"),
        ],
    )
    def test_without_a_deadline_left_is_that_of_the_year_under_way(self, figures: str, left: int, latest: str) -> None:
        found = flow('each_year_at_most = 3\nfrom = "2023"', figures)
        assert found.latest is not None
        assert (found.left, found.latest.period) == (left, latest)

    def test_without_a_deadline_a_part_that_is_above_it_speaks(self) -> None:
        found = flow("each_year_at_most = 3", "2017 2\n2018-H1 4")
        assert (found.status, found.shortfall) == ("behind", 1)
        assert found.years[-1].met is False

    def test_where_figures_can_be_negative_a_part_proves_nothing(self) -> None:
        found = flow(YEARLY, "2023-H1 5\n2024 2", more="negative = true")
        assert (found.status, found.years[0].met) == ("on-pace", None)


class TestSumsOfRegions:
    REGIONS = '[region.a]\nparent = "r"\n[region.b]\nparent = "r"\n[region.c]\nparent = "r"\n'

    @pytest.mark.parametrize(
        ("negative", "status"), [("negative = false", "missed"), ("", "unrated"), ("negative = true", "unrated")]
    )
    def test_missing_regions_prove_a_passed_cap_only_where_none_can_be_negative(self, negative: str, status: str) -> None:
        goal = 'total_at_most = 10\nfrom = "2014"\nby = "2016"'
        found = flow(goal, "2014 6 region=a\n2014 6 region=b", more=f"roll_up = true\n{negative}", extra=self.REGIONS)
        assert found.status == status
        assert found.shortfall == (2 if status == "missed" else None)

    def test_an_earlier_year_that_is_incomplete_and_above_the_cap_counts(self) -> None:
        goal = 'each_year_at_most = 10\nfrom = "2014"\nby = "2016"'
        lines = "2014 6 region=a\n2014 6 region=b\n2015 1 region=a\n2015 1 region=b\n2015 1 region=c"
        found = flow(goal, lines, more="roll_up = true\nnegative = false", extra=self.REGIONS)
        assert found.latest is not None
        assert (found.status, found.latest.value) == ("missed", 3)

    def test_each_region_of_a_split_has_its_own_cap(self) -> None:
        # A third of 6 is 2, a third of 3 is 1.
        goal = 'total_at_most = 9\nfrom = "2014"\nby = "2016"\nsplit = { a = 6, b = 3 }'
        found = reported(tables(goal, "flow", extra=self.REGIONS), "2014 2 region=a\n2014 2 region=b")
        assert [(one.target.id, one.status) for one in found.assessments[1:]] == [("t@a", "on-pace"), ("t@b", "behind")]
        assert [near(one.expected, level) for one, level in zip(found.assessments[1:], "21", strict=True)] == [True, True]


def test_a_reading_may_take_the_budget_as_a_yearly_cap() -> None:
    # 9 of 10 * 2 / 5 = 4 in all; each year 2 at most, and 2023 had 5.
    goal = 'total_at_most = 10\nfrom = "2023"\nby = "2027"\n[target.t.readings.yearly]\neach_year_at_most = 2'
    found = flow(goal, "2023 5\n2024 4")
    assert (found.status, found.readings[0][1].status) == ("behind", "missed")
    assert "reading-differs" in found.flags


@pytest.mark.parametrize("goal", [BUDGET, YEARLY])
def test_a_cap_turns_no_direction(goal: str) -> None:
    found = flow(goal, "2023 1", more='direction = "increase"')
    assert (found.target.direction, found.status) == (-1, "on-pace")


def test_tracked_caps_are_no_contradiction() -> None:
    assert tracked(tables(BUDGET, "flow", more='direction = "decrease"')).targets["t"].is_cap


class TestMilestonesOfAYearlyCap:
    @pytest.mark.parametrize(
        ("keys", "kind", "expected"),
        [
            ("milestones = { 2024-H1 = 1 }", "flow", []),
            ("milestones = { 2024 = 2 }", "flow", ["cap-of-its-own"]),
            ("milestones = { 2024-Q2 = 2 }", "flow", ["cap-of-its-own"]),
            ("milestones = { 2024-06-30 = 2 }", "flow", ["cap-of-its-own"]),
            ("milestones = { 2024-H1 = 1 }", "stock", ["cap-of-its-own"]),
            ('path = "linear"', "flow", ["cap-of-its-own"]),
        ],
    )
    def test_only_amounts_inside_a_year_shape_its_path(self, keys: str, kind: str, expected: list[str]) -> None:
        assert slugs(tables(f"{YEARLY}\n{keys}", kind)) == expected

    def test_an_amount_inside_a_year_is_its_path(self) -> None:
        found = flow(f"{YEARLY}\nmilestones = {{ 2024-H1 = 2 }}", "2023 2\n2024-H1 1.8")
        assert (found.status, found.expected, found.lead) == ("on-pace", 2, Decimal("0.2"))
