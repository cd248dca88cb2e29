"""Real growth beside nominal levels: the growth published with the figures of an indicator is that of another one."""

from decimal import Decimal

import pytest

from ectrack.core.assessing.assess import report
from ectrack.core.assessing.assessment import Assessment
from ectrack.core.checks import RULES, Checked, warnings
from ectrack.core.figures.dependence import concerned, places
from ectrack.core.figures.due import due
from ectrack.core.values.period_text import period
from tests.core.building import tables, tracked

GDP = '[indicator.gdp]\nunit = "亿元"\nkind = "{kind}"\n'
GOAL = 'at_least = "6%"\nby = "2025"'
PUBLISHED = "2024 60012.97 indicator=gdp\n2025 62660 yoy=6.0% indicator=gdp"


def text(goal: str = GOAL, kind: str = "flow", extra: str = "") -> str:
    """Return the tables of a target on growth rates that are published with another indicator."""
    return tables(goal, "growth", "%", 'growth_of = "gdp"', GDP.format(kind=kind) + extra)


def assessed(figures: str, goal: str = GOAL, kind: str = "flow") -> Assessment:
    return report(tracked(text(goal, kind), figures)).assessments[0]


def test_the_published_growth_is_the_figure() -> None:
    # 62660 / 60012.97 - 1 = 4.4 % is nominal and says nothing here.
    found = assessed(PUBLISHED)
    assert found.latest is not None
    assert (found.status, found.latest.value, found.latest.basis) == ("achieved", 6, "derived")
    assert [(one.indicator, one.yoy) for one in found.latest.inputs] == [("gdp", Decimal("0.060"))]


def test_a_recorded_rate_goes_first() -> None:
    assert assessed(f"{PUBLISHED}\n2025 5.9").status == "missed"


def test_rates_to_date_count_as_well() -> None:
    found = assessed("2025-H1 30000 yoy=5.4% indicator=gdp")
    assert (found.status, found.latest and found.latest.value) == ("behind", Decimal("5.4"))


def test_growth_that_is_published_with_a_stock_is_one_of_the_year_up_to_its_day() -> None:
    assert assessed("2025-09-30 900 yoy=8.1% indicator=gdp", kind="stock").status == "on-pace"
    assert assessed("2025 900 yoy=8.1% indicator=gdp", kind="stock").status == "achieved"


@pytest.mark.parametrize("more", ["", " state=forecast yoy=7%", " comparable=false yoy=7%"])
def test_without_a_published_growth_that_counts_there_is_no_rate(more: str) -> None:
    assert assessed(f"2025 62660 indicator=gdp{more}").status == "no-data"


def test_published_rates_compound() -> None:
    goal = 'total = "10%"\nfrom = "2024"\nby = "2025"'
    found = assessed("2024 1 yoy=5% indicator=gdp\n2025 1 yoy=4% indicator=gdp", goal)
    assert (found.status, found.latest and found.latest.value) == ("missed", Decimal("9.2"))


class TestTheLevels:
    """Growth at comparable prices makes no estimate and no season of the levels."""

    LEVEL = '[target.level]\nindicator = "gdp"\nregion = "r"\nat_least = {level}\nby = "{by}"\n'
    FIGURES = "2024 100 indicator=gdp\n2025-H1 60 yoy=20% indicator=gdp"

    def level(self, by: str, figures: str = FIGURES) -> Assessment:
        extra = self.LEVEL.format(level=120, by=by)
        return next(one for one in report(tracked(text(extra=extra), figures)).assessments if one.target.id == "level")

    def test_no_year_is_estimated_from_it(self) -> None:
        found = self.level("2026")
        assert found.latest is not None
        assert (found.latest.period, found.latest.basis) == ("2024", "observed")

    def test_no_season_follows_from_it(self) -> None:
        # Straight: 120 / 2 = 60; by a season of 50 of 100 it would be the same, so the flag tells.
        found = self.level("2025")
        assert (found.status, found.expected, found.observed_growth) == ("on-pace", 60, None)
        assert "no-season" in found.flags

    def test_a_recorded_part_of_the_year_before_still_makes_one(self) -> None:
        # 120 * 40 / 100 = 48; 60 / 40 - 1 = 50 %.
        found = self.level("2025", f"{self.FIGURES}\n2024-H1 40 indicator=gdp")
        assert (found.expected, found.observed_growth) == (48, Decimal("0.5"))


class TestWhatElseKnows:
    def test_the_check_of_published_growth_is_silent_for_the_pair(self) -> None:
        def told(tables: str) -> list[dict[str, str]]:
            tracker = tracked(tables, PUBLISHED)
            found = warnings(Checked(tracker, report(tracker)), [RULES["yoy-mismatch"]]).open
            return [dict(problem.params) for problem in found]

        assert told(text()) == []
        assert told(text().replace('growth_of = "gdp"', "")) == [
            {"found": "6%", "expected": "4.41%", "period": "2024", "id": "gdp"}
        ]

    def test_a_figure_of_the_levels_concerns_the_rate(self) -> None:
        tracker = tracked(text(), PUBLISHED)
        assert [target.id for target in concerned(tracker, tracker.actuals[:1])] == ["t"]
        assert places(tracker, tracker.targets.values()) == {("i", "r"), ("gdp", "r")}

    def test_a_form_asks_for_the_rate_from_the_beginning_of_the_year(self) -> None:
        tracker = tracked(text(), PUBLISHED)
        asked = due(tracker, tracker.targets.values(), period("2025-09-30"))
        assert [(row.indicator.id, str(row.period)) for row in asked] == [("i", "2025-01/2025-09"), ("gdp", "2025-Q3")]
