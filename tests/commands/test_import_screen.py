"""Whatever a table holds, `ectrack import` prints no more than a screen; JSON has every single figure and refusal."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ectrack.locale.text import height
from tests import processes
from tests.commands.running import Ended, Program
from tests.commands.tracking import program

__all__ = ["program"]

SCREEN = 25
REGIONS = [f"county-{number}" for number in range(1, 61)]
GIVEN = ("--source", "s", "--recorded", "2015-01-15")


@pytest.fixture
def tracker(program: Program) -> Program:
    """Sixty counties, each with targets; of 2013 there are figures."""
    Path("targets/actuals").mkdir(parents=True)
    regions = "".join(
        f'[region.{name}]\nname = {{ zh = "第{number}县", en = "County number {number}" }}\n' for number, name in enumerate(REGIONS)
    )
    targets = "".join(
        f'[target.{name}]\nindicator = "shops"\nregion = "{name}"\nat_least = 500\nsince = "2013"\nby = "2016"\n'
        for name in REGIONS
    )
    indicators = '[indicator.shops]\nunit = "家"\nkind = "stock"\n[indicator.sales]\nunit = "亿元"\nkind = "flow"\n'
    Path("targets/tables.toml").write_text(regions + targets + indicators, encoding="utf-8")
    figures = "".join(f"shops,{name},2013,100,s,2014-01-15\n" for name in REGIONS)
    Path("targets/actuals/shops.csv").write_text(f"indicator,region,period,value,source,recorded\n{figures}", encoding="utf-8")
    return program


def long(value: Callable[[int], object], count: int = 600, note: Callable[[int], str] = lambda _number: "") -> str:
    """Return a table with a row for each county and year from 2014 on."""
    rows = (
        f"shops,{REGIONS[number % len(REGIONS)]},{2014 + number // len(REGIONS)},{value(number)},{note(number)}\n"
        for number in range(count)
    )
    return "indicator,region,period,value,note\n" + "".join(rows)


WIDE = "period," + ",".join(REGIONS) + "\n"
TABLES = {
    "new": long(lambda number: number + 1),
    "wrong numbers": long(lambda number: f"x{number}"),
    "one wrong word": long(lambda _number: "abcxyz"),
    "endless texts": long(lambda number: f"x{number} " * 500),
    "same": long(lambda _number: 100, len(REGIONS)).replace(",2014,", ",2013,"),
    "changed": long(lambda number: 200 + number, len(REGIONS)).replace(",2014,", ",2013,"),
    "unknown names": long(lambda number: number + 1).replace("county", "village"),
    "wide and wrong": WIDE + "".join(f"{year}," + ",".join(f"?{year}" for _name in REGIONS) + "\n" for year in range(2014, 2020)),
    "every kind of problem": long(
        lambda number: ("5", "x", "5亿元", "2014-01-01", "1e99", "5 kg", "", "12,34", "-5", "9" * 60)[number % 10]
    ).replace("county-7,", "nowhere,").replace(",2016,", ",soon,"),
    "twice": long(lambda number: number + 1, 60) + long(lambda number: number + 9, 60).partition("\n")[2],
    "endless headings": "indicator,region,period,value," + ",".join(f"h{number}{'h' * 200}" for number in range(300)) + "\nshops,county-1,2014,5" + "," * 300 + "\n",
    "warned of": long(lambda number: 10 ** (number % 9)),
    "marks that act": long(lambda number: f"x\\u202e{number}"),
}  # fmt: skip


def run(tracker: Program, name: str, *arguments: str) -> Ended:
    Path("a.csv").write_text(TABLES[name], encoding="utf-8")
    indicator = ("--indicator", "shops") if name == "wide and wrong" else ()
    return tracker("import", "a.csv", *GIVEN, *indicator, *arguments)


@pytest.mark.parametrize("more", [(), ("--lang", "zh"), ("--dry-run",), ("--strict",), ("--revise", "why")], ids=" ".join)
@pytest.mark.parametrize("name", TABLES)
def test_nothing_is_longer_than_a_screen(tracker: Program, name: str, more: tuple[str, ...]) -> None:
    ended = run(tracker, name, *more)
    assert ended.code in {0, 1, 2}
    assert 0 < len((ended.out + ended.err).splitlines()) <= SCREEN
    assert max(map(len, ended.err.splitlines()), default=0) < 1500


@pytest.mark.parametrize("columns", [60, 120])
@pytest.mark.parametrize(
    ("name", "lang", "code"),
    [("new", "zh", 0), ("wrong numbers", "en", 2), ("every kind of problem", "zh", 2), ("every kind of problem", "en", 2), ("endless texts", "en", 2)],
)  # fmt: skip
@pytest.mark.usefixtures("tracker")
def test_nothing_is_longer_than_a_screen_of_a_terminal(name: str, lang: str, code: int, columns: int) -> None:
    Path("a.csv").write_text(TABLES[name], encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "GITHUB_ACTIONS"}}
    environment |= {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    shown = processes.on_terminal(["import", "a.csv", *GIVEN, "--lang", lang], Path.cwd(), environment, columns, code)
    assert sum(height(line, columns) for line in shown.splitlines()) <= SCREEN


def test_the_first_and_the_last_figures_are_shown_and_all_are_counted(tracker: Program) -> None:
    ended = run(tracker, "new", "--dry-run")
    lines = ended.out.splitlines()
    assert "a.csv:2" in lines[2]
    gap = next(number for number, line in enumerate(lines) if line.startswith("…"))
    shown = gap - 2 + next(number for number, line in enumerate(lines[gap:]) if line.startswith("600 new")) - 1
    assert lines[gap] == f"… {600 - shown} more …"
    assert "a.csv:601" in lines[lines.index("600 new") - 1]


def test_alike_refusals_are_one_line_with_their_count_and_first_places(tracker: Program) -> None:
    ended = run(tracker, "wrong numbers")
    assert ended.code == 2
    assert 'a.csv:2: "x0" is not a number [not-a-number]\n' in ended.err
    assert '  and 599 more alike: 3 ("x1"), 4 ("x2"), 5 ("x3"), 6 ("x4"), …\n' in ended.err
    assert ended.err.count("hint") == 1
    ended = run(tracker, "one wrong word")
    assert ended.err.count("abcxyz") == 1
    assert "  and 599 more alike: 3, 4, 5, 6, …\n" in ended.err


def test_json_has_every_single_refusal_with_its_place(tracker: Program) -> None:
    told = json.loads(run(tracker, "wrong numbers", "--json").out)
    assert [(one["slug"], one["place"]) for one in told["problems"]] == [
        ("not-a-number", f"a.csv:{line}") for line in range(2, 602)
    ]
    assert told["problems"][7]["message"] == '"x7" is not a number'
    told = json.loads(run(tracker, "changed", "--json").out)
    assert [(one["slug"], one["place"]) for one in told["problems"]] == [
        ("changes-recorded", f"a.csv:{line}") for line in range(2, 62)
    ]
    assert len(told["figures"]) == len(REGIONS)
    told = json.loads(run(tracker, "new", "--json").out)
    assert (told["problems"], len(told["figures"])) == ([], 600)
