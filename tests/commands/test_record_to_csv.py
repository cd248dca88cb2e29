"""Commands that add figures, in a tracker that keeps them in CSV (`record_to = "csv"`)."""

from pathlib import Path

import pytest

from tests.commands.running import Program
from tests.commands.tracking import actuals, program

__all__ = ["actuals", "program"]

HEADER = "\ufeffindicator,region,period,value,source,recorded\n"
DAY = ("--recorded", "2015-02-01")


@pytest.fixture
def table(actuals: Path) -> Path:
    """Return where the figures of the turnover go, next to a figure in TOML."""
    (actuals.parent.parent / "ectrack.toml").write_text('record_to = "csv"\n', encoding="utf-8")
    return actuals.with_suffix(".csv")


def text(table: Path) -> str:
    return table.read_bytes().decode()


def test_a_figure_is_a_row(program: Program, table: Path) -> None:
    ended = program("record", "turnover", "2014年上半年", "480亿元", "--source", "report, II.1", *DAY)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[-1] == "recorded turnover, gansu, 2014-H1: 480亿元 in targets/actuals/turnover.csv:2"
    assert text(table) == HEADER + 'turnover,gansu,2014-H1,480亿元,"report, II.1",2015-02-01\n'


def test_a_dry_run_shows_the_row_below_its_header_and_writes_nothing(program: Program, table: Path) -> None:
    ended = program("record", "turnover", "2014", "1200", "-n", "--source", "s", *DAY)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "would add to targets/actuals/turnover.csv:2:\n"
        "\n"
        "indicator,region,period,value,source,recorded\n"
        "turnover,gansu,2014,1200,s,2015-02-01\n"
        "\n"
        "turnover-2015: unrated -> on pace, attainment 59.2% -> 82.6%, pace - -> 1.32\n"
    )
    assert not table.exists()


def test_corrections_are_rows_too_also_of_figures_in_toml(program: Program, table: Path) -> None:
    assert program("revise", "turnover", "2013", "870", "--why", "年报更正", *DAY).code == 0
    assert program("withdraw", "turnover", "2013", "--why", "口径", *DAY).code == 0
    assert text(table) == (
        "\ufeffindicator,region,period,value,source,recorded,revises,withdrawn\n"
        "turnover,gansu,2013,870,,2015-02-01,年报更正,\n"
        "turnover,gansu,2013,,,2015-02-01,,口径\n"
    )
    log = program("log").out.splitlines()
    assert [line.split()[4] for line in log[2:]] == ["860", "870", "-"]


def test_a_figure_that_is_there_is_refused_and_named(program: Program, table: Path) -> None:
    assert program("record", "turnover", "2014", "1200", *DAY).code == 0
    before = table.read_bytes()
    ended = program("record", "turnover", "2014", "1201", *DAY)
    assert (ended.code, ended.err.splitlines()[0]) == (
        2,
        'targets/actuals/turnover.csv:2: actual: a figure of "turnover", gansu, 2014 is already here [already-recorded]',
    )
    assert table.read_bytes() == before


def test_an_import_goes_to_one_file(program: Program, table: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("indicator,region,period,value\nturnover,gansu,2014,1200\nturnover,gansu,2015,1500\n", encoding="utf-8")
    ended = program("import", str(sheet), *DAY)
    assert (ended.code, ended.out.splitlines()[-1]) == (0, "imported into targets/actuals/imported.csv:2: 2 new")
    assert text(table.with_name("imported.csv")) == (
        HEADER + "turnover,gansu,2014,1200,,2015-02-01\nturnover,gansu,2015,1500,,2015-02-01\n"
    )
    assert program("import", str(sheet), *DAY).out.splitlines()[-1] == "nothing to record"


def test_what_the_settings_say_of_the_file_holds_for_the_row(program: Program, table: Path) -> None:
    settings = table.parent.parent / "ectrack.toml"
    settings.write_text(
        'record_to = "csv"\n[figures."turnover.csv"]\nunit = "万元"\nsource = "yearbook"\nregion = "gansu"\n', encoding="utf-8"
    )
    table.write_bytes(b"period,indicator,value\n2012,turnover,8000000\n")
    ended = program("record", "turnover", "2014", "1200", *DAY)
    assert (ended.code, ended.err) == (0, "")
    assert text(table) == (
        "period,indicator,value,region,recorded\n2012,turnover,8000000,,\n2014,turnover,1200亿元,gansu,2015-02-01\n"
    )
    # an empty region is that of the file: 8,000,000 万元 = 800 亿元
    log = program("log").out.splitlines()
    assert [(line.split()[4], line.split()[-1]) for line in log[2:]] == [("800", "yearbook"), ("860", "-"), ("1,200", "yearbook")]


def test_a_large_file_grows_by_one_row_and_is_read_by_the_engine(program: Program, table: Path) -> None:
    rows = "".join(
        f"turnover,gansu,{day},1,{'x' * 400}\n"
        for day in (f"{1000 + n // 300}-{n // 25 % 12 + 1:02}-{n % 25 + 1:02}" for n in range(3000))
    )
    old = f"indicator,region,period,value,note\n{rows}".encode()
    assert len(old) > 2**20
    table.write_bytes(old)
    ended = program("record", "turnover", "2014", "1200", *DAY)
    assert ended.code == 0
    assert ended.err.splitlines()[0] == "warning: targets/actuals/turnover.csv:3002: actual: the figure names no source [no-source]"
    assert ended.out.splitlines()[-1] == "recorded turnover, gansu, 2014: 1200亿元 in targets/actuals/turnover.csv:3002"
    assert table.read_bytes().endswith(b"\nturnover,gansu,2014,1200,,2015-02-01\n")
    assert table.read_bytes().startswith(b"indicator,region,period,value,note,recorded\nturnover,gansu,1000-01-01,1,xxx")
    assert "1,200" in program("status").out
