"""Levels that follow another series: `at_least = { of = … }`."""

from decimal import Decimal

import pytest

from ectrack.core.assessing.assess import verdicts
from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.methods import METHODS
from ectrack.core.figures.standing import Figures
from tests.core.building import reported, slugs, tables, tracked

NATION = '[region.nat]\n[indicator.j]\nkind = "index"\nunit = "x"\n'
GOAL = 'at_least = {{ of = "{of}"{more} }}\nby = "2025"'


def rated(figures: str, of: str = "i@nat", more: str = ', times = "90%"', as_of: str | None = None, **choices: str) -> Assessment:
    """Return the assessment of a goal of at least nine tenths of the nation's figure."""
    text = tables(
        choices.pop("goal", GOAL.format(of=of, more=more)),
        choices.pop("kind", "index"),
        extra=choices.pop("extra", NATION),
        **choices,
    )
    return reported(text, figures, as_of).assessments[0]


def told(found: Assessment) -> tuple[str, str | None]:
    """Return the status with its reason."""
    return found.status, found.reason


class TestTheNewestCommonPeriod:
    def test_the_other_figure_with_its_factor_is_the_level(self) -> None:
        # 28000 * 0.9 = 25200.
        found = rated("2015 20000\n2015 25000 region=nat\n2020 24000\n2020 28000 region=nat")
        assert (found.status, found.level, found.shortfall) == ("behind", 25200, 1200)
        assert found.other is not None
        assert (found.other.period, found.other.value) == ("2020", 28000)

    def test_there_is_no_path(self) -> None:
        found = rated("2020 24000\n2020 28000 region=nat")
        for key in (
            "pace",
            "expected",
            "lead",
            "share_done",
            "share_time",
            "required_growth",
            "required_per_year",
            "planned_growth",
        ):
            assert (getattr(found, key), found.reasons[key]) == (None, "relative"), key
        assert found.reasons["outlook.value"] == "relative"

    def test_a_newer_period_of_one_side_alone_is_not_compared(self) -> None:
        found = rated("2020 24000\n2020 28000 region=nat\n2021 99000")
        assert found.latest is not None
        assert (found.status, found.latest.period) == ("behind", "2020")

    def test_at_the_level_it_is_met_so_far(self) -> None:
        assert told(rated("2020 25200\n2020 28000 region=nat")) == ("on-pace", None)

    @pytest.mark.parametrize(("value", "status"), [(90, "achieved"), (89, "missed")])
    def test_the_period_of_the_deadline_decides(self, value: int, status: str) -> None:
        assert told(rated(f"2025 {value}\n2025 100 region=nat")) == (status, None)

    def test_met_before_the_deadline_it_can_be_lost(self) -> None:
        found = rated("2023 95\n2023 100 region=nat\n2024 80\n2024 100 region=nat")
        assert found.status == "behind"

    def test_the_deadline_without_a_common_period(self) -> None:
        found = rated("2024 95\n2024 100 region=nat\n2025 95")
        assert found.status == "on-pace"
        assert "overdue" in found.flags

    def test_figures_of_the_last_day_stand_for_the_year(self) -> None:
        assert rated("2025-12-31 95\n2025-12-31 100 region=nat").status == "achieved"

    def test_another_period_that_ends_that_day_decides_nothing(self) -> None:
        assert rated("2025-Q4 95\n2025-Q4 100 region=nat").status == "on-pace"

    def test_a_quarter_is_judged_by_the_quarter(self) -> None:
        # The year is longer and ends on the same day; the clause is about the quarter: 80 of 90.
        goal = 'at_least = { of = "i@nat", times = "90%" }\nby = "2025-Q4"'
        assert rated("2025-Q4 80\n2025-Q4 100 region=nat\n2025 95\n2025 100 region=nat", goal=goal).status == "missed"


class TestWhatIsNotCompared:
    @pytest.mark.parametrize("more", ["state=forecast", "comparable=false source=x"])
    def test_forecasts_and_what_is_not_comparable(self, more: str) -> None:
        assert told(rated(f"2020 24000\n2020 28000 region=nat {more}"))[1] == "no-common-period"

    def test_a_year_that_is_only_estimated(self) -> None:
        # 2021 is estimated nowhere: the newest common period is the first half of it.
        found = rated(
            "2020 100\n2021-H1 60 yoy=20%\n2020 100 region=nat\n2021-H1 50 region=nat yoy=0%",
            kind="flow",
            more=', times = "100%"',
            extra="[region.nat]\n",
        )
        assert found.latest is not None
        assert (found.status, found.latest.period, found.level) == ("on-pace", "2021-H1", 50)

    def test_a_sum_of_regions_with_gaps(self) -> None:
        regions = '[region.nat]\n[region.a]\nparent = "nat"\n[region.b]\nparent = "nat"\n'
        figures = "2020 5\n2020 3 region=a"
        more = ', times = "100%"'
        text = tables(GOAL.format(of="i@nat", more=more), "stock", more="roll_up = true", extra=regions)
        assert told(reported(text, figures).assessments[0])[1] == "no-common-period"
        found = reported(text, f"{figures}\n2020 4 region=b").assessments[0]
        assert (found.status, found.level) == ("behind", 7)

    @pytest.mark.parametrize(
        ("figures", "told_as"),
        [
            ("", ("no-data", "no-figure")),
            ("2020 1", ("unrated", "no-common-period")),
            ("2020 1 region=nat", ("no-data", "no-figure")),
            ("2026 1\n2026 1 region=nat", ("unrated", "after-deadline")),
        ],
    )
    def test_why_there_is_nothing(self, figures: str, told_as: tuple[str, str]) -> None:
        assert told(rated(figures, as_of="2026-12-31")) == told_as

    def test_what_lies_before_the_window(self) -> None:
        goal = 'at_least = { of = "i@nat" }\nfrom = "2022"\nby = "2025"'
        assert told(rated("2020 1\n2020 1 region=nat", goal=goal, as_of="2023-12-31")) == ("unrated", "nothing-after-start")


class TestFactorAndAddition:
    def test_points_more_than_another_indicator(self) -> None:
        # 6.2 % and one point.
        extra = '[indicator.gdp]\nkind = "share"\n'
        goal = 'more_than = { of = "gdp", plus = "1pp" }\nby = "2025"'
        found = rated("2020 7.3\n2020 6.2 indicator=gdp", goal=goal, kind="share", unit="%", extra=extra)
        assert (found.status, found.level) == ("on-pace", Decimal("7.2"))
        assert rated("2020 7.2\n2020 6.2 indicator=gdp", goal=goal, kind="share", unit="%", extra=extra).status == "behind"

    def test_less_than_another(self) -> None:
        goal = 'less_than = { of = "j", plus = -2 }\nby = "2025"'
        assert rated("2020 7\n2020 10 indicator=j", goal=goal).status == "on-pace"
        assert rated("2020 8\n2020 10 indicator=j", goal=goal).status == "behind"

    def test_factor_before_addition(self) -> None:
        # 10 * 1.2 + 3.
        found = rated("2020 7\n2020 10 indicator=j", of="j", more=', times = "120%", plus = 3')
        assert found.level == 15

    def test_another_scale_of_the_same_unit(self) -> None:
        # 20000 万元 are 2 亿元.
        extra = '[indicator.wan]\nkind = "stock"\nunit = "万元"\n'
        found = rated("2020 3\n2020 20000 indicator=wan", of="wan", more="", kind="stock", unit="亿元", extra=extra)
        assert (found.level, found.status) == (2, "on-pace")


def test_the_worse_state_of_the_two() -> None:
    found = rated("2020 24000 state=final\n2020 28000 region=nat state=preliminary")
    assert found.latest is not None
    assert found.latest.state == "preliminary"
    assert "preliminary" in found.flags


def test_an_approximate_other_figure_is_told() -> None:
    assert "approximate" in rated("2020 24000\n2020 28000 region=nat approx=about").flags


def test_without_a_deadline_it_is_never_decided() -> None:
    assert rated("2020 95\n2020 100 region=nat", goal='at_least = { of = "i@nat", times = "90%" }').status == "on-pace"


def test_for_many_regions_each_is_compared_with_its_own() -> None:
    extra = '[region.a]\nparent = "r"\n[region.b]\nparent = "r"\n[indicator.j]\nkind = "index"\nunit = "x"\n'
    goal = 'at_least = { of = "j" }\nby = "2025"\nfor_regions = ["a", "b"]'
    text = tables(goal, "index", extra=extra)
    lines = "2020 5 region=a\n2020 4 indicator=j region=a\n2020 5 region=b\n2020 6 indicator=j region=b"
    assert [one.status for one in reported(text, lines).assessments] == ["on-pace", "behind"]


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ('at_least = { of = "gpd" }', ["unknown-indicator"]),
        ('at_least = { of = "j@nation" }', ["unknown-region"]),
        ('at_least = { of = "gpd@nation" }', ["unknown-indicator", "unknown-region"]),
        ('at_least = { of = "p" }', ["unit-mismatch"]),
        ('at_least = { of = "j", times = "1.2" }', ["rate-without-percent"]),
        ('at_least = { of = "j", plus = "1pp" }', ["unit-mismatch"]),
        ('at_least = { of = "j" }\nhold = true', ["relative-alone"]),
        ('at_least = { of = "j" }\naverage = true\nfrom = "2020"', ["relative-alone"]),
        ('at_least = { of = "j" }\npath = "compound"', ["no-path-to-shape"]),
        ('at_least = { times = "90%" }', ["missing-key"]),
        ('between = { of = "j" }', ["not-a-range"]),
    ],
)
def test_what_cannot_be_followed(goal: str, expected: list[str]) -> None:
    extra = f'{NATION}[indicator.p]\nkind = "share"\n'
    assert sorted(slugs(tables(f'{goal}\nby = "2025"', "index", extra=extra))) == expected


def test_a_relative_goal_states_no_amount() -> None:
    goal = tracked(tables(GOAL.format(of="j", more=""), "index", extra=NATION)).targets["t"].goal
    assert (goal.value, goal.relative and goal.relative.indicator.id) == (None, "j")


class TestWhatIsOnlyABound:
    @pytest.mark.parametrize(
        ("own", "other", "status"),
        [
            (105, "100 approx=at_least", ("unrated", "other-is-a-bound")),
            (95, "100 approx=at_least", ("missed", None)),
            (105, "100 approx=at_most", ("achieved", None)),
            (95, "100 approx=less_than", ("unrated", "other-is-a-bound")),
            (105, "100 approx=about", ("achieved", None)),
        ],
    )
    def test_the_truth_beyond_it_could_decide_otherwise(self, own: int, other: str, status: tuple[str, str | None]) -> None:
        found = rated(f"2025 {own}\n2025 {other} region=nat", more="")
        assert told(found) == status
        assert "approximate" in found.flags

    @pytest.mark.parametrize(("own", "reason"), [(95, "other-is-a-bound"), (105, None)])
    def test_where_less_is_better_it_is_the_other_way_round(self, own: int, reason: str | None) -> None:
        found = rated(f"2025 {own}\n2025 100 approx=at_most region=nat", goal='at_most = { of = "i@nat" }\nby = "2025"')
        assert told(found) == ("unrated" if reason else "missed", reason)


class TestSumsOfParts:
    EXTRA = "[region.nat]\n"
    QUARTERS = "2025-Q1 20\n2025-Q2 20\n2025-Q3 20\n2025-Q4 30"

    def test_quarters_beside_a_year(self) -> None:
        # 20 + 20 + 20 + 30 = 90 of 100 * 0.9.
        found = rated(f"{self.QUARTERS}\n2025 100 region=nat", kind="flow", extra=self.EXTRA)
        assert found.latest is not None
        assert (found.status, found.latest.value, found.latest.basis, found.level) == ("achieved", 90, "summed", 90)

    def test_quarters_on_both_sides_make_the_year_that_is_due(self) -> None:
        # 90 of 89 * 0.9 = 80.1, though the last quarters alone are 30 and 40.
        nation = "2025-Q1 10 region=nat\n2025-Q2 19 region=nat\n2025-Q3 20 region=nat\n2025-Q4 40 region=nat"
        found = rated(f"{self.QUARTERS}\n{nation}", kind="flow", extra=self.EXTRA)
        assert (found.status, found.level) == ("achieved", Decimal("80.1"))
        assert found.other is not None
        assert found.other.period == "2025"

    def test_a_year_with_a_hole_is_no_year(self) -> None:
        found = rated("2025-Q1 20\n2025-Q3 20\n2025-Q4 30\n2025 100 region=nat", kind="flow", extra=self.EXTRA)
        assert told(found) == ("unrated", "no-common-period")

    def test_a_stock_beside_a_flow_takes_the_longest_period_that_ends_that_day(self) -> None:
        # 55 of 100 * 0.6; the last quarter brought 30.
        goal = 'at_most = { of = "j", times = "60%" }\nby = "2025"'
        other = '[indicator.j]\nkind = "flow"\nunit = "x"\n'
        found = rated("2025 55\n2025-Q4 30 indicator=j\n2025 100 indicator=j", kind="stock", goal=goal, extra=other)
        assert (found.status, found.level) == ("achieved", 60)


class TestAboutAnotherSeries:
    def about(self, keys: str, own: str, other: str) -> Assessment:
        """Return the assessment of a goal of about another series, where each is in %."""
        goal = f'at_least = {{ of = "i@nat", {keys} }}\nby = "2025"\napprox = "about"'
        return rated(f"2025 {own}\n2025 {other} region=nat", goal=goal, kind="share", unit="%", extra="[region.nat]\n")

    @pytest.mark.parametrize(("own", "status"), [("35.8", "achieved"), ("35.7", "missed")])
    def test_half_a_unit_of_the_last_digit_of_its_factor(self, own: str, status: str) -> None:
        # 40 * 0.895 = 35.8; about 90 % is from 89.5 % on.
        found = self.about('times = "90%"', own, "40")
        assert (found.status, found.level) == (status, 36)
        assert ("met-by-rounding" in found.flags) is (status == "achieved")

    @pytest.mark.parametrize(("own", "status"), [("40.5", "achieved"), ("40.4", "missed")])
    def test_half_a_unit_of_the_last_digit_of_its_addition(self, own: str, status: str) -> None:
        found = self.about('plus = "1pp"', own, "40")
        assert (found.status, found.level) == (status, 41)

    def test_what_states_no_number_has_no_last_digit(self) -> None:
        assert self.about('plus = "0pp"', "39.9", "40").status == "missed"


def test_a_level_beyond_the_limit_is_none() -> None:
    goal = 'at_least = { of = "i@nat", plus = "50pp" }\nby = "2025"'
    text = tables(goal, "share", "%", more='limit = "100%"', extra="[region.nat]\n")
    found = reported(text, "2025 90\n2025 70 region=nat").assessments[0]
    assert (told(found), found.level, found.reasons["level"]) == (("unrated", "level-beyond-limit"), None, "level-beyond-limit")


@pytest.mark.parametrize("times", ["0%", "-90%"])
def test_a_factor_is_above_zero(times: str) -> None:
    text = tables(GOAL.format(of="j", more=f', times = "{times}"'), "index", extra=NATION)
    assert slugs(text) == ["times-of-nothing"]


def test_no_published_method_judges_a_level_that_moves() -> None:
    text = tables(GOAL.format(of="j", more=""), "index", extra=NATION)
    tracker = tracked(text, "2023 80\n2024 95\n2023 90 indicator=j\n2024 100 indicator=j")
    said = verdicts(tracker.targets["t"], Figures(tracker, None, None))
    assert {method: (verdict.word, verdict.reason) for method, verdict in said.items() if method != "pace"} == dict.fromkeys(
        (method for method in METHODS if method != "pace"), (None, "relative")
    )
