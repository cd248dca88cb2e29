"""`ectrack revise`: the correction is added, the old figure stays."""

from pathlib import Path

from tests.commands.running import FIGURES, Program
from tests.commands.tracking import actuals, program

__all__ = ["actuals", "program"]


def test_a_correction_is_added_with_its_reason_and_the_old_figure_stays(program: Program, actuals: Path) -> None:
    ended = program("revise", "turnover", "2013", "870", "--why", "年报更正", "--source", "s", "--recorded", "2015-02-01")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "no status changed\nrevised turnover, gansu, 2013: 870亿元 in targets/actuals/turnover.toml:8\n"
    assert actuals.read_text(encoding="utf-8") == (
        FIGURES
        + "\n[[actual]]\n"
        + 'indicator = "turnover"\n'
        + 'region = "gansu"\n'
        + 'period = "2013"\n'
        + "value = 870\n"
        + 'source = "s"\n'
        + "recorded = 2015-02-01\n"
        + 'revises = "年报更正"\n'
    )


def test_a_correction_without_a_reason_or_without_a_figure_to_correct_is_refused(program: Program, actuals: Path) -> None:
    assert program("revise", "turnover", "2013", "870").err.splitlines()[0].endswith("[missing-argument]")
    ended = program("revise", "turnover", "2012", "700", "--why", "typo")
    assert ended.code == 2
    assert ended.err.splitlines()[0] == "revise: there is no figure of turnover, gansu, 2012 to revise [revises-nothing]"
    assert actuals.read_text(encoding="utf-8") == FIGURES


def test_a_figure_is_corrected_on_its_day_in_the_file_where_it_stands(program: Program, actuals: Path, tmp_path: Path) -> None:
    # Within a day the order of the files is that of recording, and "fixed-lines.toml" comes before "imported.toml".
    (actuals.parent.parent / "lines.toml").write_text('[indicator.fixed-lines]\nunit = "万户"\nkind = "stock"\n', encoding="utf-8")
    table = tmp_path / "lines.csv"
    table.write_text("indicator,region,period,value\nfixed-lines,gansu,2015,300\n", encoding="utf-8")
    assert program("import", str(table), "--recorded", "2016-02-01").code == 0
    day = ("--recorded", "2016-02-01")
    assert program("revise", "fixed-lines", "2015", "310", "--why", "a", *day).code == 0
    assert program("withdraw", "fixed-lines", "2015", "--why", "b", *day).code == 0
    assert program("record", "fixed-lines", "2015", "320", *day).code == 0
    assert program("revise", "fixed-lines", "2015", "330", "--why", "c", *day).code == 0
    assert sorted(file.name for file in actuals.parent.glob("*")) == ["imported.toml", "turnover.toml"]
    lines = program("log", "--indicator", "fixed-lines").out.splitlines()
    assert [line.split()[4] for line in lines[2:]] == ["300", "310", "-", "320", "330"]
    again = program("record", "fixed-lines", "2015", "340", *day)
    assert (again.code, again.err.splitlines()[0].split()[-1]) == (2, "[already-recorded]")


def test_the_same_correction_a_second_time_is_refused_and_names_the_first(program: Program, actuals: Path) -> None:
    said = ("turnover", "2013", "870", "--why", "年报更正", "--recorded", "2015-02-01")
    assert program("revise", *said).code == 0
    before = actuals.read_bytes()
    again = program("revise", *said)
    assert (again.code, again.err.splitlines()[0]) == (
        2,
        'targets/actuals/turnover.toml:8: actual: a figure of "turnover", gansu, 2013 is already here [already-recorded]',
    )
    assert actuals.read_bytes() == before
    assert program("revise", *said[:2], "871", *said[3:]).code == 0
    assert program("revise", *said).code == 0  # back to what it was is a revision, not a repetition


def test_a_correction_that_something_later_would_outlive_is_refused(program: Program, actuals: Path) -> None:
    assert program("revise", "turnover", "2013", "870", "--why", "a", "--recorded", "2015-03-01").code == 0
    before = actuals.read_bytes()
    ended = program("revise", "turnover", "2013", "880", "--why", "b", "--recorded", "2015-02-01")
    assert (ended.code, ended.err) == (
        2,
        (
            "targets/actuals/turnover.toml:8: actual: a figure of turnover, gansu, 2013 that was recorded later, on 2015-03-01, would still stand"
            " [recorded-later]\n  hint: give that day or a later one with --recorded\n"
        ),
    )
    assert actuals.read_bytes() == before
