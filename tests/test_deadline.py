"""The examples of docs/explanation/arithmetic.md (docs/examples/deadline), each worked out by hand there."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ectrack.core.assessing.assess import report
from ectrack.core.assessing.assessment import Assessment
from ectrack.store.loading import load

FOLDER = Path(__file__).parents[1] / "docs" / "examples" / "deadline"

TABLES = load(FOLDER)
FOUND = {one.target.id: one for one in report(TABLES.tracker).assessments}

SAME_PART = Decimal("620.5") / Decimal("1.292")
LEVEL = Decimal("1453.4")


def told(name: str, key: str) -> Decimal | date | None:
    return FOUND[name].value(key)


def test_the_examples_have_no_errors() -> None:
    assert TABLES.problems == ()


@pytest.mark.parametrize(
    ("name", "status", "flags"),
    [
        ("season", "behind", {"judged-as-sum", "seasonal", "year-to-date"}),
        ("no-season", "behind", {"judged-as-sum", "no-season", "year-to-date"}),
        ("plan-of-the-year", "on-pace", {"judged-as-sum", "year-to-date"}),
        ("ceiling", "on-pace", {"judged-as-sum", "seasonal", "year-to-date"}),
        ("ceiling-passed", "missed", {"judged-as-sum", "seasonal", "year-to-date"}),
        ("reached-early", "achieved", {"judged-as-sum", "no-season", "year-to-date"}),
        ("half-year", "behind", {"judged-as-sum", "seasonal", "year-to-date", "overdue"}),
        ("estimate", "behind", {"estimated", "early-estimate"}),
        ("lower-bound", "achieved", {"approximate"}),
        ("earlier-figures-out", "unrated", set()),
        ("half-year-of-a-share", "missed", set()),
        ("mean", "on-pace", set()),
        ("late", "achieved", {"late-figure"}),
        ("too-late", "unrated", {"overdue"}),
        ("kept", "missed", {"hold-broken"}),
        ("kept-with-a-gap", "unrated", set()),
        ("straight", "behind", {"growth-suffices"}),
        ("about", "achieved", {"approximate-goal", "met-by-rounding"}),
    ],
)
def test_each_has_its_status_and_its_remarks(name: str, status: str, flags: set[str]) -> None:
    assert (FOUND[name].status, set(FOUND[name].flags)) == (status, flags)


def test_no_example_is_left_out_of_the_page() -> None:
    page = (FOLDER.parents[1] / "explanation" / "arithmetic.md").read_text(encoding="utf-8")
    assert [name for name in FOUND if f"`{name}`" not in page] == []


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("season", "expected", LEVEL * SAME_PART / 1050),
        ("season", "pace", Decimal(1050) * Decimal("1.292") / LEVEL),
        ("season", "lead", Decimal("620.5") - LEVEL * SAME_PART / 1050),
        ("season", "share_lead", Decimal("620.5") / LEVEL - SAME_PART / 1050),
        ("season", "required_growth", Decimal("832.9") / (1050 - SAME_PART) - 1),
        ("season", "required_per_month", Decimal("832.9") / 6),
        ("season", "outlook.value", Decimal("1356.6")),
        ("season", "rest.whole_year", LEVEL / 1050 - 1),
        ("no-season", "pace", Decimal("0.945")),
        ("no-season", "outlook.value", Decimal(378)),
        ("plan-of-the-year", "pace", Decimal("1.05")),
        ("plan-of-the-year", "outlook.value", Decimal(420)),
        ("plan-of-the-year", "share_lead", Decimal("0.0225")),
        ("ceiling", "expected", Decimal(108)),
        ("ceiling", "lead", Decimal(3)),
        ("ceiling", "left", Decimal(135)),
        ("ceiling", "left_per_month", Decimal("22.5")),
        ("ceiling-passed", "shortfall", Decimal(5)),
        ("half-year", "expected", Decimal(144)),
        ("half-year", "rest.per_month", Decimal(74)),
        ("half-year", "rest.growth", Decimal(222) / 180 - 1),
        ("estimate", "latest", Decimal(99)),
        ("estimate", "pace", Decimal("0.65")),
        ("lower-bound", "latest", Decimal(820)),
        ("half-year-of-a-share", "latest", Decimal(44)),
        ("mean", "baseline", Decimal(32)),
        ("mean", "pace", Decimal("17.6") / 14),
        ("late", "latest", Decimal(101)),
        ("too-late", "latest", Decimal(9)),
        ("straight", "expected", Decimal(150)),
        ("straight", "outlook.value", Decimal(196)),
        ("about", "shortfall", Decimal("0.4")),
    ],
)
def test_each_quantity_is_as_worked_out(name: str, key: str, value: Decimal) -> None:
    found = told(name, key)
    assert isinstance(found, Decimal)
    assert abs(found - value) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("name", "key", "reason"),
    [
        ("season", "outlook.met_on", "seasonal"),
        ("season", "required_per_year", "within-year"),
        ("no-season", "observed_growth", "no-same-part"),
        ("plan-of-the-year", "outlook.met_on", "milestones"),
        ("ceiling", "pace", "cap"),
        ("ceiling-passed", "required_per_month", "missed"),
        ("too-late", "lead", "too-late"),
        ("kept", "outlook.value", "hold"),
    ],
)
def test_what_is_empty_says_why(name: str, key: str, reason: str) -> None:
    assert (told(name, key), FOUND[name].reasons[key]) == (None, reason)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("earlier-figures-out", "nothing-after-start"),
        ("too-late", "too-late"),
        ("kept", "hold-broken"),
        ("kept-with-a-gap", "hold-gap"),
    ],
)
def test_a_status_has_its_reason(name: str, reason: str) -> None:
    assert FOUND[name].reason == reason


def test_the_years_of_a_level_to_be_kept() -> None:
    def rows(assessment: Assessment) -> dict[str, bool | None]:
        return {row.year: row.met for row in assessment.years}

    assert rows(FOUND["kept"]) == {"2012": True, "2013": False, "2014": True}
    assert rows(FOUND["kept-with-a-gap"]) == {"2011": None, "2012": True, "2013": True, "2014": True}


def test_what_the_estimate_has_seen() -> None:
    latest = FOUND["estimate"].latest
    assert latest is not None
    assert latest.seen == (2, 12)
