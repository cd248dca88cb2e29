"""Figures rolled up from the regions below, as commands tell them: with their coverage, in both languages."""

import json
from pathlib import Path

import pytest

from ectrack.cli import run

TABLES = """
[region.longnan]
name = { zh = "陇南市", en = "Longnan" }
[region.kang]
name = { zh = "康县", en = "Kang" }
parent = "longnan"
[region.wen]
name = { zh = "文县", en = "Wen" }
parent = "longnan"

[indicator.shops]
name = { zh = "网店数", en = "Shops" }
unit = "家"
kind = "stock"
roll_up = true

[target.shops]
indicator = "shops"
region = "longnan"
at_least = 3000
since = "2013"
by = "2015"
"""
WHOLE = "shops,kang,2013,200\nshops,wen,2013,100\nshops,kang,2014,800\nshops,wen,2014,850\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = tmp_path / "targets"
    (found / "actuals").mkdir(parents=True)
    (found / "all.toml").write_text(TABLES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return found


def told(folder: Path, figures: str, capsys: pytest.CaptureFixture[str], *command: str) -> str:
    (folder / "actuals" / "shops.csv").write_text("indicator,region,period,value\n" + figures, encoding="utf-8")
    assert run(command) == 0
    return capsys.readouterr().out


def test_a_sum_of_all_regions_is_judged_like_any_figure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = json.loads(told(folder, WHOLE, capsys, "status", "--json"))["targets"]
    # 300 to 3000 by 2015: 1650 is exactly the middle on 2014-12-31
    assert (one["baseline"]["value"], one["latest"]["value"], one["expected"], one["pace"], one["status"]) == (
        300,
        1650,
        1650,
        1,
        "on-pace",
    )
    assert one["latest"]["rolled_up"] == {"of": 2, "have": 2, "missing": []}
    assert (one["latest"]["basis"], one["flags"]) == ("rolled-up", ["rolled-up"])


@pytest.mark.parametrize(("value", "status"), [("2999", "unrated"), ("3000", "achieved")])
def test_a_sum_with_gaps_proves_at_most_that_the_goal_is_reached(
    folder: Path, capsys: pytest.CaptureFixture[str], value: str, status: str
) -> None:
    (one,) = json.loads(told(folder, f"{WHOLE}shops,kang,2015,{value}\n", capsys, "status", "--json"))["targets"]
    assert (one["status"], one["latest"]["rolled_up"]) == (status, {"of": 2, "have": 1, "missing": ["wen"]})
    assert one["latest"]["approx"] == "at_least"


@pytest.mark.parametrize(
    ("lang", "says"),
    [("en", "shops: sum of 1 of 2 regions below"), ("zh", "shops：2 个下级地区中 1 个的合计")],
)
def test_the_coverage_is_said(folder: Path, capsys: pytest.CaptureFixture[str], lang: str, says: str) -> None:
    assert says in told(folder, f"{WHOLE}shops,kang,2015,2000\n", capsys, "status", "--lang", lang).splitlines()


def test_recording_in_a_county_tells_what_changes_in_the_city(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = told(folder, WHOLE, capsys, "record", "shops", "2015", "1000", "--region", "kang", "--lang", "en")
    assert before.splitlines()[0].startswith("shops: on pace -> unrated")
    after = told(folder, WHOLE, capsys, "record", "shops", "2015", "2500", "--region", "wen", "--lang", "en")
    assert after.splitlines()[0].startswith("shops: unrated -> achieved")  # 1000 + 2500


def test_a_figure_of_its_own_goes_before_the_sum(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = json.loads(told(folder, f"{WHOLE}shops,longnan,2014,1700\n", capsys, "status", "--json"))["targets"]
    assert (one["latest"]["value"], one["latest"]["basis"], one["latest"]["rolled_up"]) == (1700, "observed", None)
