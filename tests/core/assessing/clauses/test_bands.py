"""Bands, `within`: both ends count, from below and from above, at the deadline, in every period and on average."""

from decimal import Decimal

import pytest

from ectrack.core.assessing.assess import verdicts
from ectrack.core.assessing.assessment import Assessment
from ectrack.core.figures.standing import Figures
from tests.core.building import flow, judged, tables, tracked

BAND = 'within = [40, 60]\nsince = "2020"\nby = "2025"'


def share(goal: str, figures: str, as_of: str | None = None, more: str = "") -> Assessment:
    """Return the assessment of a target on a share."""
    return judged(goal, figures, as_of, "share", unit="%", more=more)


def told(found: Assessment) -> tuple[str, str | None]:
    """Return the status with its reason."""
    return found.status, found.reason


class TestOnTheWay:
    def test_from_below_towards_the_low_end(self) -> None:
        # From 20 to 40 in five years, after two: 28. 30 is 10 of 8; 10 are missing in three years.
        found = judged(BAND, "2020 20\n2022 30")
        assert (found.status, found.target.direction, found.level) == ("on-pace", 1, 40)
        assert (found.expected, found.lead, found.pace, found.shortfall) == (28, 2, Decimal("1.25"), 10)
        assert found.required_per_year is not None
        assert found.required_per_year * 3 == pytest.approx(Decimal(10))

    def test_from_above_towards_the_high_end(self) -> None:
        # From 80 to 60 in five years, after two: 72.
        found = judged(BAND, "2020 80\n2022 74")
        assert (found.status, found.target.direction, found.level) == ("behind", -1, 60)
        assert (found.expected, found.lead, found.pace, found.shortfall) == (72, -2, Decimal("0.75"), 14)

    def test_away_from_it(self) -> None:
        assert judged(BAND, "2020 20\n2022 19").status == "reversing"

    @pytest.mark.parametrize("value", [40, 50, 60])
    def test_inside_is_on_pace_and_decided_at_the_deadline(self, value: int) -> None:
        found = judged(BAND, f"2020 20\n2022 {value}")
        assert (found.status, found.shortfall) == ("on-pace", 0)
        assert found.reasons["required_per_year"] == "met-so-far"
        assert found.reasons["attainment"] == found.reasons["excess"] == "band"
        assert judged(BAND, f"2020 20\n2025 {value}").status == "achieved"

    @pytest.mark.parametrize(("value", "distance"), [("39", 1), ("61", 1), ("10", 30)])
    def test_outside_at_the_deadline_is_missed(self, value: str, distance: int) -> None:
        found = judged(BAND, f"2020 20\n2025 {value}")
        assert (found.status, found.shortfall) == ("missed", distance)

    def test_a_deadline_without_a_figure(self) -> None:
        found = judged(BAND, "2020 20\n2022 50", "2026-12-31")
        assert found.status == "on-pace"
        assert "overdue" in found.flags

    @pytest.mark.parametrize(("base", "value", "level"), [(20, 70, 40), (80, 30, 60)])
    def test_beyond_the_far_end(self, base: int, value: int, level: int) -> None:
        found = judged(BAND, f"2020 {base}\n2022 {value}")
        assert (found.status, found.level, found.shortfall) == ("behind", level, 10)
        for key in ("pace", "lead", "share_lead", "required_growth", "required_per_year", "required_per_month"):
            assert (getattr(found, key), found.reasons[key]) == (None, "beyond-range"), key

    def test_on_pace_though_the_outlook_leaves_it(self) -> None:
        # 20 to 41 in two years goes on to 41 + 31.5 in three more.
        found = judged(BAND, "2020 20\n2022 41")
        assert (found.status, found.outlook.value) == ("on-pace", Decimal("72.5"))
        assert "outlook-differs" in found.flags
        assert not {"growth-falls-short", "growth-suffices"} & {*found.flags}

    def test_methods_use_the_end_that_is_near(self) -> None:
        found = judged(f'{BAND}\nmethod = "statcan"', "2020 20\n2022 30", method="statcan")
        assert found.verdict.word == "substantial_progress"


class TestFromInside:
    @pytest.mark.parametrize(("value", "level"), [(62, 60), (38, 40)])
    def test_left_it_is_reversing(self, value: int, level: int) -> None:
        found = judged(BAND, f"2020 50\n2022 {value}")
        assert (found.status, found.level, found.shortfall) == ("reversing", level, 2)
        assert (found.pace, found.reasons["pace"]) == (None, "band")
        assert (found.expected, found.reasons["expected"]) == (None, "band")

    def test_the_way_back_is_required(self) -> None:
        # 62 to 60 in three years.
        found = judged(BAND, "2020 50\n2023 62")
        assert found.required_per_year == -1

    def test_kept_it_is_on_pace(self) -> None:
        assert judged(BAND, "2020 50\n2022 55").status == "on-pace"

    @pytest.mark.parametrize("direction", ["increase", "decrease"])
    def test_the_direction_is_that_of_the_indicator(self, direction: str) -> None:
        found = judged(BAND, "2020 50\n2022 55", more=f'direction = "{direction}"')
        assert found.target.direction == (1 if direction == "increase" else -1)


class TestWithoutABaseline:
    @pytest.mark.parametrize(("value", "level", "status"), [(30, 40, "behind"), (70, 60, "behind"), (55, 60, "on-pace")])
    def test_the_figure_says_which_end_is_near(self, value: int, level: int, status: str) -> None:
        found = judged('within = [40, 60]\nby = "2025"', f"2022 {value}")
        assert (found.status, found.level) == (status, level)

    def test_without_a_deadline(self) -> None:
        assert told(judged("within = [40, 60]", "2022 30")) == ("unrated", "no-deadline")


class TestKept:
    HELD = 'within = ["40%", "60%"]\nhold = true\nfrom = "2022"\nby = "2024"'

    def test_outside_in_one_period_breaks_it(self) -> None:
        found = share(self.HELD, "2022 45\n2023 63\n2024 50")
        assert told(found) == ("missed", "hold-broken")
        assert [(row.year, row.met) for row in found.years] == [("2022", True), ("2023", False), ("2024", True)]

    def test_the_distance_is_that_of_the_newest(self) -> None:
        assert share(self.HELD, "2022 45\n2023 63").shortfall == 3

    def test_inside_in_every_period(self) -> None:
        assert told(share(self.HELD, "2022 45\n2023 58")) == ("on-pace", None)
        assert told(share(self.HELD, "2022 45\n2023 58\n2024 60")) == ("achieved", None)
        assert told(share(self.HELD, "2022 45\n2024 60")) == ("unrated", "hold-gap")

    def test_a_preliminary_break_is_not_yet_final(self) -> None:
        found = share(self.HELD, "2022 45\n2023 39 state=preliminary")
        assert told(found) == ("behind", "hold-broken")

    def test_without_a_deadline(self) -> None:
        always = "within = [40, 60]\nhold = true"
        assert (share(always, "2022 45").status, share(always, "2022 39").status) == ("on-pace", "behind")


class TestOnAverage:
    MEAN = 'within = [40, 60]\naverage = true\nfrom = "2022"\nby = "2024"'

    @pytest.mark.parametrize(("last", "status"), [(50, "achieved"), (100, "missed")])
    def test_years_outside_do_not_matter(self, last: int, status: str) -> None:
        # (30 + 70 + 50) / 3 = 50, and (30 + 70 + 100) / 3 = 66.7.
        assert share(self.MEAN, f"2022 30\n2023 70\n2024 {last}").status == status


class TestInTheYear:
    GOAL = 'within = [40, 60]\nby = "2025"'

    @pytest.mark.parametrize(
        ("half", "status", "level", "lead"),
        [
            # Half of 40 is 20, half of 60 is 30; the nearer of the two paths leads.
            ("19", "behind", 40, "-1"),
            ("20", "on-pace", 40, "0"),
            ("24", "on-pace", 40, "4"),
            ("27", "on-pace", 60, "3"),
            ("30", "on-pace", 60, "0"),
            ("33", "behind", 60, "-3"),
            ("60", "behind", 60, "-30"),
            ("61", "missed", 60, "-31"),
        ],
    )
    def test_both_ends_have_a_path(self, half: str, status: str, level: int, lead: str) -> None:
        found = flow(self.GOAL, f"2025-H1 {half}")
        assert (found.status, found.level, found.lead) == (status, level, Decimal(lead))
        assert (found.pace, found.reasons["pace"]) == (None, "band")

    def test_the_paths_have_the_season_of_the_year_before(self) -> None:
        # 10 of 50 fell in the first half of 2024: 8 and 12 by the end of June. 11.5 is nearer to 12.
        found = flow(self.GOAL, "2024-H1 10\n2024 50\n2025-H1 11.5")
        assert (found.status, found.level, found.expected, found.lead) == ("on-pace", 60, 12, Decimal("0.5"))

    def test_under_the_upper_end_it_says_what_is_left(self) -> None:
        found = flow(self.GOAL, "2025-H1 27")
        assert found.rest is not None
        assert (found.left, found.left_per_month, found.rest.amount) == (33, Decimal("5.5"), 33)
        assert (found.required_per_month, found.reasons["required_per_month"]) == (None, "cap")

    def test_towards_the_low_end_it_says_what_is_missing(self) -> None:
        found = flow(self.GOAL, "2025-H1 19")
        assert found.rest is not None
        assert (found.rest.amount, found.rest.per_month, found.required_per_month) == (21, Decimal("3.5"), Decimal("3.5"))
        assert (found.left, found.reasons["left"]) == (None, "no-ceiling")

    def test_inside_already_nothing_is_missing(self) -> None:
        # By the end of September 30 of 40 and 150 of 200 are asked for; 45 is nearer to 30, and inside.
        found = flow('within = [40, 200]\nby = "2025"', "2025-01/2025-09 45")
        assert found.rest is not None
        assert (found.status, found.level, found.shortfall, found.rest.amount) == ("on-pace", 40, 0, 0)
        assert found.reasons["required_per_month"] == "met-so-far"

    def test_where_figures_can_be_negative_nothing_is_lost_yet(self) -> None:
        assert flow(self.GOAL, "2025-H1 61", more="negative = true").status == "behind"

    @pytest.mark.parametrize(("year", "status"), [("40", "achieved"), ("60", "achieved"), ("39", "missed"), ("61", "missed")])
    def test_the_whole_year_decides(self, year: str, status: str) -> None:
        assert flow(self.GOAL, f"2025-H1 19\n2025 {year}").status == status

    def test_an_earlier_year_decides_nothing(self) -> None:
        assert flow(self.GOAL, "2024 50").status == "on-pace"
        assert flow(self.GOAL, "2024 70").status == "behind"


class TestApproximately:
    ABOUT = 'within = [40, 50]\napprox = "about"\nby = "2025"'

    @pytest.mark.parametrize(
        ("value", "status"), [("39.5", "achieved"), ("39.4", "missed"), ("50.4", "achieved"), ("50.5", "missed")]
    )
    def test_half_a_unit_on_both_sides(self, value: str, status: str) -> None:
        assert judged(self.ABOUT, f"2025 {value}").status == status


def test_a_part_of_a_year_of_a_share_decides_nothing() -> None:
    found = share('within = [40, 60]\nsince = "2020"\nby = "2025"', "2020 20\n2025-H1 50")
    assert found.status == "on-pace"
    assert "part-year" in found.flags


def test_a_late_figure_speaks_for_a_stock() -> None:
    found = judged(BAND, "2020 20\n2026-03 61")
    assert found.status == "missed"
    assert "late-figure" in found.flags


def test_a_range_keeps_its_meaning() -> None:
    # The low end of `between` counts, and more than the high end is met as well.
    assert judged('between = [40, 60]\nsince = "2020"\nby = "2025"', "2020 20\n2022 70").status == "achieved"


class TestAboutABand:
    ABOUT = f'{BAND}\napprox = "about"'

    @pytest.mark.parametrize(
        ("value", "status", "rounded"), [("60.4", "achieved", True), ("39.5", "achieved", True), ("50", "achieved", False)]
    )
    def test_half_a_unit_beyond_either_end(self, value: str, status: str, rounded: bool) -> None:
        found = judged(self.ABOUT, f"2020 20\n2025 {value}")
        assert (found.status, "met-by-rounding" in found.flags) == (status, rounded)

    @pytest.mark.parametrize("value", ["60.5", "39.4"])
    def test_farther_out_it_is_missed(self, value: str) -> None:
        assert judged(self.ABOUT, f"2020 20\n2025 {value}").status == "missed"


class TestNoPathWithoutABaseline:
    GOAL = 'within = [40, 60]\nby = "2025"'

    @pytest.mark.parametrize(("value", "level", "required"), [(30, 40, 5), (62, 60, -1)])
    def test_it_is_behind_and_the_way_back_is_required(self, value: int, level: int, required: int) -> None:
        # Two years are left: 10 up, or 2 down.
        found = judged(self.GOAL, f"2023 {value}")
        assert (found.status, found.level, found.required_per_year) == ("behind", level, required)

    @pytest.mark.parametrize(("value", "status"), [(62, "missed"), (50, "achieved")])
    def test_at_the_deadline_nothing_is_ahead_of_a_path(self, value: int, status: str) -> None:
        found = judged(self.GOAL, f"2025 {value}")
        assert (found.status, found.lead, found.reasons["lead"]) == (status, None, "no-baseline")


class TestMethods:
    @pytest.mark.parametrize(
        ("figures", "since", "reason"),
        [
            ("2020 20\n2023 50\n2024 65", 'since = "2020"', "beyond-range"),
            ("2020 50\n2023 55\n2024 65", 'since = "2020"', "band"),
            ("2020 50\n2023 55\n2024 65", "", "no-baseline"),
        ],
    )
    def test_what_has_left_a_band_is_judged_by_none(self, figures: str, since: str, reason: str) -> None:
        tracker = tracked(tables(f'within = [40, 60]\n{since}\nby = "2026"', "index"), figures)
        said = verdicts(tracker.targets["t"], Figures(tracker, None, None))
        assert {verdict.reason for method, verdict in said.items() if method != "pace"} == {reason}

    def test_the_way_to_the_near_end_is_judged(self) -> None:
        tracker = tracked(tables('within = [40, 60]\nsince = "2020"\nby = "2026"', "index"), "2020 20\n2023 36")
        assert verdicts(tracker.targets["t"], Figures(tracker, None, None))["un-chart"].word == "met_or_on_track"


def test_what_has_gone_through_a_band_leads_to_no_day() -> None:
    # 20 to 70 in three years goes on to 86.7 and does not come back to 40.
    found = judged('within = [40, 60]\nsince = "2020"\nby = "2024"', "2020 20\n2023 70")
    assert (found.outlook.met_on, found.reasons["outlook.met_on"]) == (None, "never")
