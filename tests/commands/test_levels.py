"""Levels of regions and rankings: which targets are listed, and what the counts are of."""

import json
from pathlib import Path

import pytest

from ectrack.cli import run

TABLES = """
[indicator.shops]
name = "Shops"
unit = "家"
kind = "stock"
[target.t]
indicator = "shops"
region = "top"
for_regions = "below:top"
at_least = 100
since = "2013"
by = "2015"
"""
REGIONS = "id,parent,level\ntop,,province\nx,top,city\na,x,county\nb,x,county\ny,top,city\nc,y,county\n"
# half the way by the middle of the time is a pace of 1: from 0 to 100, so 50 on 2014-12-31
FIGURES = "x,2014,10\na,2014,40\nb,2014,60\ny,2014,80\n"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "all.toml").write_text(TABLES, encoding="utf-8")
    (tmp_path / "regions.csv").write_text(REGIONS, encoding="utf-8")
    (tmp_path / "actuals").mkdir()
    zeros = "".join(f"shops,{place},2013,0\n" for place in "xabyc")
    rows = "".join(f"shops,{line}\n" for line in FIGURES.split())
    (tmp_path / "actuals" / "all.csv").write_text("indicator,region,period,value\n" + zeros + rows, encoding="utf-8")
    return str(tmp_path)


def listed(
    capsys: pytest.CaptureFixture[str], folder: str, *options: str, command: str = "status"
) -> tuple[list[str], dict[str, int]]:
    assert run([command, "--json", "--dir", folder, *options]) == 0
    found = json.loads(capsys.readouterr().out)
    return [one["region"] for one in found["targets"]], found["counts"]


def test_a_level_within_a_region(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, folder, "--level", "county", "--sort", "id")[0] == ["a", "b", "c"]
    assert listed(capsys, folder, "--level", "county", "--region", "x", "--sort", "id")[0] == ["a", "b"]
    assert listed(capsys, folder, "--level", "county", "--level", "city", "--region", "y", "--sort", "id")[0] == ["c", "y"]
    assert sorted(listed(capsys, folder, "--level", "city", command="need")[0]) == ["x", "y"]


def test_the_worst_of_an_order_and_counts_of_all(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    worst, counts = listed(capsys, folder, "--sort", "pace", "--first", "2")
    assert worst == ["x", "a"]  # paces 0.2 and 0.8
    assert counts == {"behind": 2, "on-pace": 2, "unrated": 1}
    best, _counts = listed(capsys, folder, "--sort", "pace", "--reverse", "--first", "1")
    assert best == ["y"]
    assert listed(capsys, folder, "--sort", "pace", "--first", "99")[0] == ["x", "a", "b", "y", "c"]


@pytest.mark.parametrize(
    ("lang", "head"),
    [
        ("en", ["as of 2014-12-31, method pace", "5 targets: 2 behind, 2 on pace, 1 unrated", "the first 1 of them:"]),
        ("zh", ["截至 2014-12-31，方法 pace", "5 个目标：2 个欠进度，2 个达进度，1 个未评", "其中前 1 个："]),
    ],
)
def test_the_heading_says_that_only_some_are_listed(
    folder: str, capsys: pytest.CaptureFixture[str], lang: str, head: list[str]
) -> None:
    assert run(["status", "--dir", folder, "--lang", lang, "--sort", "shortfall", "--first", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == head
    assert sum("t@" in line for line in lines) == 1
