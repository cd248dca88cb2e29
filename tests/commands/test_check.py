"""`ectrack check`: a summary when all is well, every problem when not."""

import json
from pathlib import Path

from tests.commands.running import Program
from tests.commands.tracking import actuals, program

__all__ = ["actuals", "program"]


def test_a_tracker_without_problems_is_summed_up_in_a_line(program: Program, actuals: Path) -> None:
    assert actuals.exists()
    ended = program("check")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "0 policies, 1 region, 1 indicator, 1 target, 1 figure: no problems\n"


def test_json_counts_and_lists_and_the_exit_code_is_the_same(program: Program, actuals: Path) -> None:
    assert json.loads(program("check", "--json").out) == {
        "schema_version": 1,
        "policies": 0,
        "regions": 1,
        "indicators": 1,
        "targets": 1,
        "actuals": 1,
        "problems": [],
    }
    actuals.write_text(actuals.read_text(encoding="utf-8").replace("2013", "2013-13"), encoding="utf-8")
    ended = program("check", "--json")
    assert ended.code == 2
    assert json.loads(ended.out)["problems"] == [
        {
            "slug": "no-such-period",
            "file": "targets/actuals/turnover.toml",
            "line": 4,
            "where": "actual.period",
            "message": '"2013-13" is not a period that exists',
            "hint": "halves are H1 and H2, quarters Q1 to Q4, months 01 to 12, and days must be in the calendar",
        }
    ]


def test_all_problems_of_all_files_are_told_in_one_run(program: Program, actuals: Path) -> None:
    folder = actuals.parent.parent
    for number in range(499):
        (folder / f"broken{number:03}.toml").write_text("x = \n")
    (actuals.parent / "x.csv").write_text("indicator,region,period,value\nturnover,gansu,2015-Q7,1\n")
    ended = program("check")
    assert ended.code == 2
    places = [line.split(": ")[0] for line in ended.err.splitlines() if not line.startswith("  hint")]
    assert places == ["targets/actuals/x.csv:2", *(f"targets/broken{number:03}.toml:1" for number in range(499))]
