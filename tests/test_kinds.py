"""The examples of docs/explanation/kinds.md (docs/examples/kinds), each worked out by hand there."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ectrack.core.assessing.assess import report
from ectrack.store.loading import load

FOLDER = Path(__file__).parents[1] / "docs" / "examples" / "kinds"

TABLES = load(FOLDER)
FOUND = {one.target.id: one for one in report(TABLES.tracker).assessments}


def told(name: str, key: str) -> Decimal | date | None:
    return FOUND[name].value(key)


def test_the_examples_have_no_errors() -> None:
    assert TABLES.problems == ()


@pytest.mark.parametrize(
    ("name", "status", "reason", "flags"),
    [
        ("rate-to-date", "behind", None, set()),
        ("rate-of-a-month", "unrated", "no-year-to-date-rate", set()),
        ("prices-in-a-band", "behind", None, set()),
        ("every-year", "behind", None, set()),
        ("mean-of-rates", "missed", None, set()),
        ("intensity", "behind", None, set()),
        ("real-growth", "achieved", None, set()),
        ("rents", "unrated", "break", set()),
        ("shops-linked", "behind", None, {"linked", "overdue"}),
        ("every-county", "missed", None, {"approximate", "counted", "incomplete"}),
        ("nine-tenths-of-them", "missed", None, {"approximate", "counted", "incomplete"}),
    ],
)
def test_each_has_its_status_and_its_remarks(name: str, status: str, reason: str | None, flags: set[str]) -> None:
    assert (FOUND[name].status, FOUND[name].reason, set(FOUND[name].flags)) == (status, reason, flags)


def test_no_example_is_left_out_of_the_page() -> None:
    page = (FOLDER.parents[1] / "explanation" / "kinds.md").read_text(encoding="utf-8")
    assert [name for name in FOUND if f"`{name}`" not in page] == []


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("rate-to-date", "shortfall", "0.6"),
        ("rate-to-date", "lead", "-0.6"),
        ("prices-in-a-band", "shortfall", "0.4"),
        # (1.25 * 0.9 * 1.05) ** (1 / 3) = 1.18125 ** (1 / 3) = 1.057095.
        ("mean-of-rates", "latest", "5.7095"),
        # 0.973 * 0.999 * 0.995 * 0.962 = 0.930415; ln 0.930415 / ln 0.865 = 0.0721243 / 0.1450258; 0.865 / 0.930415 = 0.929692.
        ("intensity", "latest", "-6.9585"),
        ("intensity", "share_done", "0.4973"),
        ("intensity", "expected", "-10.9543"),
        ("intensity", "pace", "0.6217"),
        ("intensity", "required_growth", "-0.0703"),
        ("real-growth", "latest", "6.0000"),
        ("every-county", "latest", "3"),
        # 800 * 1.2 = 960, * 1.25 = 1200; 960 + 240 * 3 / 4.
        ("shops-linked", "baseline", "960"),
        ("shops-linked", "level", "1200"),
        ("shops-linked", "expected", "1140"),
        ("nine-tenths-of-them", "latest", "75"),
    ],
)
def test_each_quantity_is_what_the_page_says(name: str, key: str, value: str) -> None:
    found = told(name, key)
    assert isinstance(found, Decimal)
    assert round(found, len(value.partition(".")[2])) == Decimal(value)
