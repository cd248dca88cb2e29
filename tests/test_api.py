"""The interface for notebooks: load, assess, rows as plain records."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import ectrack
from ectrack.api import TrackerError, load
from tests.commands.running import FIGURES, TABLES


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("targets")
    (path / "actuals").mkdir(parents=True)
    (path / "tables.toml").write_text(TABLES, encoding="utf-8")
    half = '[[actual]]\nindicator = "turnover"\nregion = "gansu"\nperiod = "2014-H1"\nvalue = 480\nyoy = "39.5%"\n'
    (path / "actuals" / "turnover.toml").write_text(FIGURES + half, encoding="utf-8")
    return path


def test_rows_are_the_records_of_the_json_contract(folder: Path) -> None:
    found = ectrack.load(folder).assess()
    assert (found.as_of, found.counts) == (date(2014, 6, 30), {"on-pace": 1})
    (row,) = found.rows
    # 860 × 1.3² = 1453.4; 860 × 1.395 = 1199.7
    assert (row["id"], row["status"], row["level"], row["latest"]["value"]) == (
        "turnover-2015",
        "on-pace",
        Decimal("1453.4"),
        Decimal("1199.7"),
    )


@pytest.mark.parametrize("as_of", [date(2013, 12, 31), "2013-12-31", "2013", "2013年底"])
def test_the_day_may_be_a_date_or_a_text(folder: Path, as_of: date | str) -> None:
    found = load(str(folder)).assess(as_of=as_of)
    assert (found.as_of, found.counts) == (date(2013, 12, 31), {"unrated": 1})


def test_estimates_can_be_turned_off_and_names_come_in_a_language(folder: Path) -> None:
    (row,) = load(folder).assess(estimates=False, lang="zh").rows
    assert row["latest"]["basis"] != "estimated"
    assert row["name"] == "甘肃省电子商务交易额 2015"


def test_a_tracker_that_cannot_be_read_tells_every_problem(folder: Path) -> None:
    (folder / "a.toml").write_text("x = \n")
    (folder / "actuals" / "turnover.toml").write_text(
        '[[actual]]\nindicator = "turnover"\nregion = "gansu"\nperiod = 2014\nvalue = true\n'
    )
    with pytest.raises(ectrack.TrackerError) as refused:
        load(folder)
    assert [problem.slug for problem in refused.value.problems] == ["broken-toml", "not-a-number"]
    assert str(refused.value).splitlines() == [
        (
            "targets/a.toml:1: not valid TOML: a value that is neither text in quotes nor a number, a date, true or false"
            " [broken-toml]"
        ),
        '  hint: a line reads key = value; texts stand in "quotes", dates as 2014-12-31',
        'targets/actuals/turnover.toml:5: actual.value: "true" is not a number [not-a-number]',
        '  hint: write digits such as 860, "12,000", "2.5 million" or "1.2万", with at most 30 digits; nothing is guessed',
    ]


def test_a_day_that_does_not_exist_is_refused(folder: Path) -> None:
    with pytest.raises(TrackerError, match="no-such-period"):
        load(folder).assess(as_of="2014-13")
