"""The examples of clauses in docs/explanation/arithmetic.md (docs/examples/clauses), each worked out by hand there."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ectrack.core.assessing.assess import report
from ectrack.store.loading import load

FOLDER = Path(__file__).parents[1] / "docs" / "examples" / "clauses"

TABLES = load(FOLDER)
FOUND = {one.target.id: one for one in report(TABLES.tracker).assessments}


def told(name: str, key: str) -> Decimal | date | None:
    return FOUND[name].value(key)


def test_the_examples_have_no_errors() -> None:
    assert TABLES.problems == ()


@pytest.mark.parametrize(
    ("name", "status", "reason", "flags"),
    [
        ("budget", "on-pace", None, set()),
        ("budget-of-a-year", "on-pace", None, {"judged-as-sum", "seasonal"}),
        ("cap-of-each-year", "missed", None, {"judged-as-sum", "no-season", "year-over-cap", "year-to-date"}),
        ("fewer", "on-pace", None, set()),
        ("fewer-each-year", "on-pace", None, {"year-short"}),
        ("points", "on-pace", None, set()),
        ("part", "on-pace", None, set()),
        ("amount", "on-pace", None, set()),
        ("band", "on-pace", None, set()),
        ("band-overshot", "behind", None, set()),
        ("band-left", "reversing", None, {"was-met"}),
        ("band-kept", "missed", "hold-broken", {"hold-broken"}),
        ("band-of-the-year", "on-pace", None, {"judged-as-sum", "seasonal", "year-to-date"}),
        ("on-average", "on-pace", None, set()),
        ("nine-tenths", "behind", None, set()),
        ("two-points-more", "on-pace", None, set()),
        ("every-month", "on-pace", None, {"judged-as-sum", "no-season", "overdue", "period-short"}),
    ],
)
def test_each_has_its_status_and_its_remarks(name: str, status: str, reason: str | None, flags: set[str]) -> None:
    assert (FOUND[name].status, FOUND[name].reason, set(FOUND[name].flags)) == (status, reason, flags)


def test_no_example_is_left_out_of_the_page() -> None:
    page = (FOLDER.parents[1] / "explanation" / "arithmetic.md").read_text(encoding="utf-8")
    assert [name for name in FOUND if f"`{name}`" not in page] == []


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("budget", "expected", Decimal(780)),
        ("budget", "lead", Decimal(25)),
        ("budget", "left", Decimal(1195)),
        ("budget", "left_per_year", Decimal(1195) / 3),
        ("budget", "left_per_month", Decimal(1195) / 36),
        ("budget", "share_done", Decimal(755) / 1950),
        ("budget", "shortfall", Decimal(0)),
        ("budget-of-a-year", "expected", Decimal(4500)),
        ("budget-of-a-year", "left_per_month", Decimal(4700) / 9),
        ("cap-of-each-year", "level", Decimal(3)),
        ("cap-of-each-year", "expected", Decimal("1.5")),
        ("fewer", "level", Decimal(-5)),
        ("fewer", "latest", Decimal(-2)),
        ("fewer", "expected", Decimal(-2)),
        ("fewer", "required_per_year", Decimal(-1)),
        ("fewer-each-year", "level", Decimal(-5)),
        ("points", "level", Decimal(45)),
        ("points", "pace", Decimal(1)),
        ("part", "level", Decimal("76.5")),
        ("part", "pace", Decimal(1)),
        ("amount", "level", Decimal(76)),
        ("amount", "pace", Decimal("1.5")),
        ("band", "level", Decimal(40)),
        ("band", "expected", Decimal(36)),
        ("band", "pace", Decimal(7) / 6),
        ("band", "shortfall", Decimal(3)),
        ("band-overshot", "shortfall", Decimal(1)),
        ("band-left", "shortfall", Decimal("0.2")),
        ("band-left", "required_per_year", Decimal("-0.1")),
        ("band-of-the-year", "level", Decimal(120)),
        ("band-of-the-year", "expected", Decimal(120) * 50 / 110),
        ("band-of-the-year", "left", Decimal(67)),
        ("on-average", "latest", Decimal("5.4")),
        ("nine-tenths", "level", Decimal(25200)),
        ("nine-tenths", "shortfall", Decimal(1200)),
        ("two-points-more", "level", Decimal(39)),
        ("every-month", "level", Decimal(18)),
        ("every-month", "expected", Decimal(12)),
    ],
)
def test_each_quantity_is_as_worked_out(name: str, key: str, value: Decimal) -> None:
    found = told(name, key)
    assert isinstance(found, Decimal)
    assert abs(found - value) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("name", "key", "reason"),
    [
        ("budget", "pace", "cap"),
        ("budget", "attainment", "cap"),
        ("budget", "required_per_year", "cap"),
        ("budget-of-a-year", "left_per_year", "within-year"),
        ("fewer", "attainment", "lower-is-better"),
        ("band", "attainment", "band"),
        ("band-overshot", "pace", "beyond-range"),
        ("band-left", "pace", "band"),
        ("band-of-the-year", "pace", "band"),
        ("on-average", "pace", "average"),
        ("nine-tenths", "pace", "relative"),
    ],
)
def test_what_is_empty_says_why(name: str, key: str, reason: str) -> None:
    assert (told(name, key), FOUND[name].reasons[key]) == (None, reason)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("cap-of-each-year", {"2023": True, "2024": False, "2025": None, "2026": None}),
        ("fewer-each-year", {"2022": False, "2023": True, "2024": None, "2025": None, "2026": None}),
        ("band-kept", {"2023": True, "2024": False}),
        ("on-average", {"2023": True, "2024": False, "2025": None}),
        ("every-month", {"2025-01": True, "2025-02": True, "2025-03": False, "2025-04": True, "2025-05": None, "2025-06": None}),
    ],
)
def test_the_years_quarters_and_months(name: str, rows: dict[str, bool | None]) -> None:
    assert {row.year: row.met for row in FOUND[name].years} == rows
