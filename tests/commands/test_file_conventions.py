"""Files of figures that write their cells in their own way: what `check` says of them, and how commands add to them."""

import json
from pathlib import Path

import pytest

from tests.commands.reporting import in_chinese
from tests.commands.running import Program
from tests.commands.tracking import actuals, program

__all__ = ["actuals", "program"]

OTHERS = "indicator,region,period,value,source\nturnover,gansu,2014,900,s\nturnover,gansuu,2014,5,s\nturnover,hunan,2014,6,s\ncars,hunan,2014,7,s\n"
DAY = ("--source", "s", "--recorded", "2015-02-01")


def settings(actuals: Path, keys: str, name: str = "turnover.csv", more: str = 'record_to = "csv"\n') -> Path:
    """Say how a file writes its cells; return where it is."""
    (actuals.parent.parent / "ectrack.toml").write_text(f'{more}[figures."{name}"]\n{keys}\n', encoding="utf-8")
    return actuals.with_name(name)


def rows(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig").splitlines()


def test_check_says_in_one_line_what_is_left_out_of_a_file(program: Program, actuals: Path) -> None:
    settings(actuals, 'others = "ignore"', "world.csv").write_text(OTHERS, encoding="utf-8")
    ended = program("check", "--only", "two-values")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[0] == (
        'targets/actuals/world.csv: 3 figures left out, of others than the tracker has (others = "ignore"): 2 regions, 1 indicator;'
        " close to a name of the tracker: gansuu (gansu)"
    )
    assert in_chinese(program, "check", "--only", "two-values").out.splitlines()[0] == (
        'targets/actuals/world.csv：3 个数不计入，其地区或指标不在台账中（others = "ignore"）：2 个地区，1 个指标；与台账中的名称相近：gansuu (gansu)'
    )
    assert json.loads(program("check", "--json", "--only", "two-values").out)["left_out"] == [
        {"file": "targets/actuals/world.csv", "figures": 3, "regions": ["gansuu", "hunan"], "indicators": ["cars"]}
    ]
    assert program("log", "--region", "gansu").out.count("gansu") == 2


def test_nothing_left_out_is_not_told(program: Program, actuals: Path) -> None:
    assert actuals.exists()
    assert "left out" not in program("check").out
    assert json.loads(program("check", "--json").out)["left_out"] == []


def test_a_row_is_added_as_the_file_writes_its_cells(program: Program, actuals: Path) -> None:
    path = settings(actuals, 'decimal = ","\ndates = "y/m"\nkeep = { Sex = ["T", ""] }')
    path.write_text(
        'indicator,region,period,value,Sex\nturnover,gansu,2012/12,"1.250,5",T\nturnover,gansu,2012/12,9,M\n', encoding="utf-8"
    )
    assert program("record", "turnover", "2014-06", "1,480.25", "--yoy", "12.5%", *DAY).code == 0
    assert rows(path)[0] == "indicator,region,period,value,Sex,yoy,source,recorded"
    assert rows(path)[-1] == 'turnover,gansu,2014/06,"1480,25",T,"12,5%",s,2015-02-01'
    found = json.loads(program("log", "--json").out)["actuals"]
    assert [(one["period"], one["value"], one["yoy"]) for one in found][-1] == ("2014-06", 1480.25, 0.125)
    assert program("check", "--only", "two-values").code == 0


def test_a_new_file_has_the_columns_that_tell_its_rows(program: Program, actuals: Path) -> None:
    path = settings(actuals, 'decimal = ","\nkeep = { Sex = "T" }')
    assert program("record", "turnover", "2014", "1200.5", *DAY).code == 0
    assert rows(path) == ["indicator,region,period,value,source,recorded,Sex", 'turnover,gansu,2014,"1200,5",s,2015-02-01,T']


def test_days_of_recording_follow_the_order_where_they_could_be_read_as_others(program: Program, actuals: Path) -> None:
    path = settings(actuals, 'dates = "y-d-m"')
    assert program("record", "turnover", "2014-12-05", "1200", *DAY).code == 0
    assert rows(path)[1] == "turnover,gansu,2014-05-12,1200,s,2015-01-02"
    assert json.loads(program("log", "--json").out)["actuals"][-1]["recorded"] == "2015-02-01"


@pytest.mark.parametrize(
    ("keys", "arguments"),
    [
        ('missing = "5"', ("2014", "5")),
        ('dates = "d/m/y"', ("2014", "5")),
        ('drop = { state = "final" }', ("2014", "5", "--state", "final")),
        ('keep = { source = "yearbook" }', ("2014", "5")),
    ],
)
def test_what_would_not_be_read_back_is_not_written(program: Program, actuals: Path, keys: str, arguments: tuple[str, ...]) -> None:
    path = settings(actuals, keys)
    path.write_text("indicator,region,period,value,source,state\n", encoding="utf-8")
    before = path.read_bytes()
    ended = program("record", "turnover", *arguments, *DAY)
    assert (ended.code, "[cannot-write-so]" in ended.err) == (2, True)
    assert path.read_bytes() == before
