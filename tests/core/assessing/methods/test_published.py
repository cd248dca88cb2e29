"""Published inputs come out with the published results."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from tests.core.assessing.methods.judged import judged

PUBLISHED = Path(__file__).parents[3] / "published"
CLOSE = Decimal("1e-9")
YEARS_BACK = {"v_minus5": 5, "v_minus4": 4, "v_minus3": 3, "v_minus2": 2, "v_minus1": 1, "v": 0}


def rows(name: str) -> list[dict[str, str]]:
    with (PUBLISHED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def named(row: dict[str, str], *keys: str) -> str:
    return " ".join(row[key] for key in keys)[:60]


def whole(text: str) -> int:
    return int(Decimal(text))


@pytest.mark.parametrize("row", rows("statcan.csv"), ids=lambda row: named(row, "series", "base_year"))
def test_statcan_gives_the_published_status_ratio_and_score(row: dict[str, str]) -> None:
    up = row["direction"] == "1"
    key = "at_least" if up else "at_most"
    goal = f'{key} = "{row["target"]}"' if row["target"] else "improve = true"
    goal += f'\nsince = "{whole(row["base_year"])}"\nby = "{whole(row["target_year"])}"'
    indicator = f'direction = "{"increase" if up else "decrease"}"'
    if row["limit"]:
        indicator += f'\nlimit = "{row["limit"]}"'
    points = (("base_year", "base_value"), ("current_year", "current_value"))
    values = {whole(row[year]): row[value] for year, value in points if row[value]}

    verdict = judged("statcan", goal, values, indicator=indicator).verdict

    assert verdict.word == row["status"]
    for published, ours in ((row["progress_value"], verdict.ratio), (row["score"], verdict.score)):
        if published:
            assert ours is not None
            assert abs(ours - Decimal(published)) <= CLOSE


@pytest.mark.parametrize("row", rows("destatis.csv"), ids=lambda row: named(row, "name_de", "target_no", "year"))
def test_destatis_gives_the_published_symbol(row: dict[str, str]) -> None:
    key = "at_least" if row["direction"] == "1" else "at_most"
    goal = f'{key} = "{row["target"]}"\nby = "{row["target_year"]}"'
    if row["mode"] == "constant":
        goal += "\nhold = true"
    values = {int(row["year"]) - back: row[column] for column, back in YEARS_BACK.items() if row[column]}

    verdict = judged("destatis", goal, values).verdict

    assert verdict.word == row["published_status"]
    if verdict.ratio is not None:
        assert abs(verdict.ratio - Decimal(row["recomputed_miss_share"])) <= CLOSE
