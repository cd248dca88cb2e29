"""The samples beside the Gansu one: small, sourced to the last figure, in both languages, and judged as worked out by hand."""

from decimal import Decimal
from pathlib import Path

import pytest

from ectrack.core.assessing.assess import report
from ectrack.core.assessing.assessment import Assessment
from ectrack.core.checks import Checked, chosen, warnings
from ectrack.core.tracker import Tracker
from ectrack.store import starting
from ectrack.store.loading import load

MOST = 40
NEW = [name for name in starting.SAMPLES if name != "gansu"]


def tracker_of(name: str) -> Tracker:
    loaded = load(starting.sample_folder(name))
    assert loaded.problems == ()
    return loaded.tracker


def assessed(name: str, target: str) -> Assessment:
    tracker = tracker_of(name)
    return report(tracker, [tracker.targets[target]]).assessments[0]


@pytest.mark.parametrize("name", NEW)
class TestEverySample:
    def test_has_no_errors_and_only_misses_figures(self, name: str) -> None:
        tracker = tracker_of(name)
        rules, _ = chosen([], ["freshness"])
        found = warnings(Checked(tracker, report(tracker)), rules)
        assert {warning.slug for warning in found.open} <= {"deadline-without-figure"}
        assert found.waived == ()

    def test_is_small(self, name: str) -> None:
        assert 1 <= len(tracker_of(name).targets) <= MOST

    def test_says_of_every_figure_where_it_was_read(self, name: str) -> None:
        assert [actual for actual in tracker_of(name).actuals if not (actual.source or "").strip()] == []

    def test_says_of_every_target_and_policy_where_it_comes_from(self, name: str) -> None:
        tracker = tracker_of(name)
        assert [target.id for target in tracker.targets.values() if not (target.policy and target.clause)] == []
        assert [policy.id for policy in tracker.policies.values() if not policy.source] == []

    def test_has_names_in_both_languages(self, name: str) -> None:
        tracker = tracker_of(name)
        named = [tracker.settings.title, *(policy.names for policy in tracker.policies.values())]
        named += [region.names for region in tracker.regions.values()]
        named += [indicator.names for indicator in tracker.indicators.values()]
        named += [target.names for target in tracker.targets.values() if target.names]
        assert [names for names in named if set(names) != {"zh", "en"}] == []

    def test_has_a_target_for_every_indicator_but_what_others_are_compared_with(self, name: str) -> None:
        tracker = tracker_of(name)
        wanted = {target.indicator.id for target in tracker.targets.values()}
        assert set(tracker.indicators) - wanted == ({"gdp-growth"} if name == "five-year-plan" else set())

    def test_explains_itself(self, name: str) -> None:
        assert "README.md" in starting.sample(name)

    def test_is_made_by_init(self, name: str, tmp_path: Path) -> None:
        starting.start(tmp_path / "new", starting.sample(name))
        assert load(tmp_path / "new").problems == ()


class TestFiveYearPlan:
    def test_unemployment_is_a_mean_and_in_one_year_it_was_above(self) -> None:
        # 5.1, 5.6, 5.2, 5.1 and 5.2 are 26.2: 5.24 on average, and 5.6 in 2022.
        found = assessed("five-year-plan", "unemployment")
        assert found.status == "achieved"
        assert found.latest is not None
        assert found.latest.value == Decimal("5.24")
        assert [reading.status for _name, reading in found.readings] == ["missed"]

    def test_productivity_grew_faster_than_the_economy(self) -> None:
        assert assessed("five-year-plan", "productivity-growth").status == "achieved"  # 6.1 % and 5.0 % in 2025

    def test_rates_with_a_gap_are_not_compounded(self) -> None:
        assert assessed("five-year-plan", "carbon-intensity").status == "unrated"  # 2023 and 2024 are not recorded

    def test_a_year_more_of_life(self) -> None:
        found = assessed("five-year-plan", "life-expectancy")
        assert (found.level, found.status) == (Decimal("78.93"), "achieved")  # 77.93 + 1; 79.0 in 2024


class TestDigitalDecade:
    def test_artificial_intelligence_is_behind_a_straight_line(self) -> None:
        # From 7.7 in 2021 to 75 in 2030: 67.3 / 9 x 4 + 7.7 = 37.61 for 2025, and 19.95 is there.
        found = assessed("digital-decade", "ai-uptake")
        assert found.status == "behind"
        assert found.lead is not None
        assert abs(found.lead - Decimal("-17.66")) < Decimal("0.01")

    def test_what_nobody_published_has_no_data(self) -> None:
        assert assessed("digital-decade", "edge-nodes").status == "no-data"


class TestUkCarbon:
    def test_the_third_budget_was_kept(self) -> None:
        found = assessed("uk-carbon", "budget-3")
        assert (found.status, found.lead) == ("achieved", Decimal("391.2"))  # 2,544 - 2,152.8

    def test_the_fourth_budget_is_a_fifth_gone(self) -> None:
        found = assessed("uk-carbon", "budget-4")
        assert (found.status, found.left, found.lead) == ("on-pace", Decimal(1565), Decimal(5))  # 1,950 / 5 - 385

    def test_later_budgets_have_not_begun(self) -> None:
        assert assessed("uk-carbon", "budget-6").status == "not-started"
