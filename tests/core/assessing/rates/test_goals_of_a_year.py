"""Growth rates: a goal of a year is judged by the newest rate that begins with the year."""

from decimal import Decimal

import pytest

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.figures.report_day import default_as_of
from tests.core.building import judged, near, slugs, tables, tracked


def rate(goal: str, figures: str, as_of: str | None = None, more: str = "") -> Assessment:
    """Return the assessment of a target on growth rates."""
    return judged(goal, figures, as_of, "growth", unit="%", more=more)


def told(found: Assessment) -> tuple[str, str | None]:
    """Return the status with its reason."""
    return found.status, found.reason


LEAST = 'at_least = "7%"\nby = "2025"'
NINE_MONTHS = "2024 5.0\n2025-01/2025-03 7.4\n2025-01/2025-09 6.4"


class TestTheNewestRateOfTheYear:
    def test_a_rate_to_date_shows_the_way(self) -> None:
        found = rate(LEAST, NINE_MONTHS)
        assert found.latest is not None
        assert (*told(found), found.latest.value, found.latest.basis) == ("behind", None, Decimal("6.4"), "year-to-date")
        assert (found.level, found.shortfall, found.expected, found.lead) == (7, Decimal("0.6"), 7, Decimal("-0.6"))

    @pytest.mark.parametrize(("whole", "status"), [("7.1%", "achieved"), ("7.0%", "achieved"), ("6.9%", "missed")])
    def test_the_rate_of_the_whole_year_decides(self, whole: str, status: str) -> None:
        assert rate(LEAST, f"{NINE_MONTHS}\n2025 {whole}").status == status

    def test_a_rate_to_date_at_the_goal_is_on_pace_and_never_achieved(self) -> None:
        found = rate(LEAST, "2025-H1 9")
        assert (*told(found), found.shortfall, found.met_on) == ("on-pace", None, 0, None)

    def test_a_rate_of_a_later_part_alone_judges_nothing(self) -> None:
        found = rate(LEAST, "2024 8\n2025-Q2 9")
        assert found.latest is not None
        assert (*told(found), found.latest.period) == ("unrated", "no-year-to-date-rate", "2025-Q2")
        assert (found.shortfall, found.attainment, found.lead) == (None, None, None)

    def test_beside_a_rate_to_date_a_later_part_alone_changes_nothing(self) -> None:
        found = rate(LEAST, "2025-Q1 7.2\n2025-05 3")
        assert found.latest is not None
        assert (found.status, found.latest.period) == ("on-pace", "2025-Q1")

    def test_rates_of_other_years_do_not_stand_for_the_year(self) -> None:
        assert told(rate(LEAST, "2024 9")) == ("unrated", "no-year-to-date-rate")
        assert told(rate(LEAST, "2026 9")) == ("unrated", "after-deadline")
        assert told(rate(LEAST, "")) == ("no-data", "no-figure")

    def test_after_the_year_a_rate_to_date_is_overdue(self) -> None:
        found = rate(LEAST, NINE_MONTHS, "2026-03-31")
        assert (found.status, found.flags) == ("behind", ("overdue",))

    def test_a_withdrawn_or_forecast_rate_does_not_count(self) -> None:
        assert rate(LEAST, "2025-H1 6\n2025 9 state=forecast").status == "behind"

    def test_a_preliminary_rate_of_the_year_decides_and_is_told(self) -> None:
        found = rate(LEAST, "2025 7.2 state=preliminary")
        assert (found.status, found.flags) == ("achieved", ("preliminary",))

    def test_rates_below_zero(self) -> None:
        found = rate('at_least = "-2%"\nby = "2025"', "2025-H1 -3.5")
        assert (found.status, found.shortfall, found.attainment) == ("behind", Decimal("1.5"), None)

    def test_the_day_of_the_report_is_the_end_of_the_newest_rate(self) -> None:
        assert str(default_as_of(tracked(tables(LEAST, "growth", "%"), NINE_MONTHS))) == "2025-09-30"


class TestOtherGoals:
    @pytest.mark.parametrize(
        ("goal", "value", "status"),
        [
            ('at_most = "3%"', "3.1", "behind"),
            ('at_most = "3%"', "3.0", "on-pace"),
            ('more_than = "3%"', "3.0", "behind"),
            ('less_than = "3%"', "2.9", "on-pace"),
            ('between = ["6%", "7%"]', "6.5", "on-pace"),
            ('between = ["6%", "7%"]', "5.9", "behind"),
            ('within = ["1%", "3%"]', "0.6", "behind"),
            ('within = ["1%", "3%"]', "3.0", "on-pace"),
            ('within = ["1%", "3%"]', "3.4", "behind"),
        ],
    )
    def test_a_rate_to_date_is_held_against_the_goal_itself(self, goal: str, value: str, status: str) -> None:
        assert rate(f'{goal}\nby = "2025"', f"2025-H1 {value}").status == status

    @pytest.mark.parametrize(("value", "short"), [("0.6", "0.4"), ("3.4", "0.4"), ("2", "0")])
    def test_outside_a_band_the_distance_to_its_nearest_end_is_short(self, value: str, short: str) -> None:
        assert near(rate('within = ["1%", "3%"]\nby = "2025"', f"2025-01/2025-09 {value}").shortfall, short)

    @pytest.mark.parametrize(("value", "status"), [("2", "achieved"), ("3.4", "missed")])
    def test_a_band_is_decided_by_the_whole_year(self, value: str, status: str) -> None:
        assert rate('within = ["1%", "3%"]\nby = "2025"', f"2025 {value}").status == status

    def test_by_points_since_a_rate(self) -> None:
        # 5.2 + 0.8 = 6.0.
        goal = 'improve_by = "0.8pp"\nsince = "2024"\nby = "2025"'
        found = rate(goal, "2024 5.2\n2025-H1 5.9")
        assert (found.status, found.level, near(found.shortfall, "0.1")) == ("behind", 6, True)
        assert rate(goal, "2024 5.2\n2025 6.0").status == "achieved"

    def test_to_improve_without_a_level(self) -> None:
        goal = 'improve = true\nsince = "2023"\nby = "2025"'
        assert rate(goal, "2023 5\n2024 5.5").status == "on-pace"
        assert rate(goal, "2023 5\n2025-H1 4.5").status == "reversing"
        assert rate(goal, "2023 5\n2024 4\n2025 5.1").status == "achieved"
        assert rate(goal, "2023 5\n2024 4\n2025-Q4 9").status == "reversing"

    def test_a_part_of_a_year_is_judged_by_the_rate_of_that_part(self) -> None:
        goal = 'at_least = "6%"\nby = "2025-H1"'
        assert rate(goal, "2025-Q1 6.2").status == "on-pace"
        assert rate(goal, "2025-Q2 7").reason == "no-year-to-date-rate"
        assert rate(goal, "2025-Q1 6.2\n2025-H1 5.9").status == "missed"

    def test_a_quarter_has_a_rate_of_its_own(self) -> None:
        goal = 'at_least = "6%"\nby = "2025-Q3"'
        assert rate(goal, "2025-01/2025-09 7\n2025-07 5").status == "behind"
        assert rate(goal, "2025-01/2025-09 5\n2025-Q3 6").status == "achieved"

    def test_without_a_deadline_only_a_whole_year_meets_it(self) -> None:
        assert told(rate('at_least = "6%"', "2024 5\n2025-H1 7")) == ("unrated", "no-deadline")
        assert rate('at_least = "6%"', "2025 7").status == "achieved"

    def test_before_its_window_it_has_not_started(self) -> None:
        assert rate(f'{LEAST}\nfrom = "2025"', "2024 9", "2024-12-31").status == "not-started"

    def test_another_series_of_rates_goes_first(self) -> None:
        found = judged(
            'at_least = { of = "gdp" }\nby = "2025"',
            "2024 4.4\n2024 4.6 indicator=gdp\n2025-H1 9",
            kind="growth",
            unit="%",
            extra='[indicator.gdp]\nkind = "growth"\n',
        )
        assert (found.status, found.level, found.reasons["pace"]) == ("behind", Decimal("4.6"), "relative")


class TestNothingFollowsFromARate:
    KEYS = (
        "pace",
        "share_done",
        "share_time",
        "observed_growth",
        "planned_growth",
        "required_growth",
        "required_per_year",
        "required_per_month",
    )

    @pytest.mark.parametrize("key", KEYS)
    def test_no_path_leads_to_a_rate(self, key: str) -> None:
        found = rate(f'{LEAST}\nsince = "2024"', NINE_MONTHS)
        assert (getattr(found, key), found.reasons[key]) == (None, "growth-rate")

    def test_nor_is_it_carried_on(self) -> None:
        found = rate(f'{LEAST}\nsince = "2024"', NINE_MONTHS)
        assert (found.outlook.value, found.outlook.met_on, found.rest, found.running) == (None, None, None, None)

    @pytest.mark.parametrize("method", ["statcan", "eurostat", "destatis", "healthy-people", "un-chart"])
    def test_methods_that_compare_levels_say_nothing(self, method: str) -> None:
        found = judged(f'{LEAST}\nsince = "2023"', "2023 5\n2024 6\n2025 7.5", kind="growth", unit="%", method=method)
        assert (found.verdict.word, found.verdict.reason) == (None, "growth-rate")


class TestKept:
    KEPT = 'at_least = "5%"\nhold = true\nfrom = "2021"\nby = "2024"'

    def test_a_slow_start_breaks_nothing(self) -> None:
        found = rate(self.KEPT, "2021 6\n2022 5.2\n2023-01/2023-02 3.8")
        assert told(found) == ("behind", None)
        assert [(row.year, row.met) for row in found.years] == [("2021", True), ("2022", True)]

    def test_a_year_below_breaks_it(self) -> None:
        assert told(rate(self.KEPT, "2021 6\n2022 4.9\n2023 7")) == ("missed", "hold-broken")

    def test_a_preliminary_year_below_is_behind_until_it_is_final(self) -> None:
        assert told(rate(self.KEPT, "2021 6\n2022 4.9 state=preliminary")) == ("behind", "hold-broken")

    def test_every_year_at_or_above_achieves_it(self) -> None:
        assert rate(self.KEPT, "2021 6\n2022 5\n2023 7\n2024 5.5").status == "achieved"

    def test_however_often_rates_are_published_the_years_count(self) -> None:
        figures = "2021 6\n2022-Q1 3\n2022-H1 4\n2022 5.2"
        assert rate(self.KEPT, figures, more='every = "quarter"').status == "on-pace"


@pytest.mark.parametrize(
    ("goal", "found"),
    [
        ('growth = "6%"\nsince = "2024"\nby = "2025"', ["growth-of-growth"]),
        ('each_year = "6%"\nfrom = "2024"\nby = "2025"', ["growth-each-year"]),
        ('each_month = "6%"\nfrom = "2024"\nby = "2025"', ["growth-each-year"]),
        ('each_year_at_most = "6%"\nfrom = "2024"\nby = "2025"', ["growth-each-year"]),
        ('total_at_most = "6%"\nfrom = "2024"\nby = "2025"', ["growth-each-year"]),
        ('each_year = "-6%"\nfrom = "2024"\nby = "2025"\ndirection = "decrease"', ["growth-each-year"]),
        ('total = "6%"\nfrom = "2024"\nby = "2025"\ndirection = "decrease"', ["growth-against-direction"]),
        ('total = "-6%"\nfrom = "2024"\nby = "2025"\ndirection = "decrease"', []),
        ('total = "-6%"\nfrom = "2024"\nby = "2025"\ndirection = "increase"', ["growth-against-direction"]),
        ('improve_by = "10%"\nsince = "2024"\nby = "2025"', ["growth-in-points"]),
        ('at_least = "6%"\nby = "2025"\nsplit = { r = "6%" }', ["split-kind"]),
        ('at_least = "6%"\nby = "2025-12-31"', ["flow-due-on-a-day"]),
        ('at_least = "6%"\nby = "2021/2025"', ["flow-due"]),
        ('at_least = "6%"\nby = "2025"\nmilestones = { 2024 = "5%" }', ["no-path-to-shape"]),
        ('at_least = "6%"\nby = "2025"\npath = "linear"', ["no-path-to-shape"]),
        ('total = "6%"\nfrom = "2024"\nby = "2025"\npath = "compound"', ["no-path-to-shape"]),
        ('total = "-100%"\nfrom = "2024"\nby = "2025"', ["growth-too-low"]),
        ('total = "6%"\nfrom = "2024-07"\nby = "2025"', ["window-of-years"]),
        ('at_least = "6%"\naverage = true\nfrom = "2024"\nby = "2025-H1"', ["window-of-years"]),
        ('total = "6%"\nsince = { period = "2023", value = 3 }\nby = "2025"', ["baseline-on-sum"]),
    ],
)
def test_what_cannot_be_said_of_a_rate(goal: str, found: list[str]) -> None:
    assert slugs(tables(goal, "growth", "%")) == found


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("roll_up = true", ["roll-up-kind"]),
        ('ratio = { of = "a", to = "b" }', ["growth-derived"]),
        ('parts = ["i"]', ["growth-derived", "part-of-another-kind"]),
        ('growth_of = "x"', ["unknown-indicator"]),
        ('growth_of = "i"', ["growth-of-rates"]),
    ],
)
def test_what_cannot_stand_beside_kind_growth(more: str, found: list[str]) -> None:
    extra = '[indicator.a]\nkind = "flow"\nunit = "元"\n[indicator.b]\nkind = "flow"\nunit = "元"\n'
    assert sorted(slugs(tables(LEAST, "growth", "%", more, extra))) == sorted(found)


def test_a_rate_is_in_percent() -> None:
    assert slugs(tables(LEAST, "growth", "亿元")) == ["growth-unit", "unit-mismatch"]
    assert slugs('[indicator.i]\nkind = "growth"') == []
