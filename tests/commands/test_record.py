"""`ectrack record`: the whole output, what is on disk, and what it refuses."""

from datetime import date
from pathlib import Path

import pytest

from tests.commands.running import FIGURES, Program
from tests.commands.tracking import actuals, program

__all__ = ["actuals", "program"]


def test_a_figure_is_added_and_the_status_it_changes_is_told(program: Program, actuals: Path) -> None:
    # 2014 is estimated at 860 × 1.395 = 1199.7; the level is 860 × 1.3² = 1453.4: attainment 82.5 %.
    # Expected by the end of 2014: 860 × 1.3 = 1118; pace (1199.7 − 860) / (1118 − 860) = 1.3167.
    arguments = ("turnover", "2014年上半年", "480亿元", "--yoy", "39.5%", "--source", "report II.1", "--recorded", "2014-12-31")
    ended = program("record", *arguments)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "turnover-2015: unrated -> on pace, attainment 59.2% -> 82.5%, pace - -> 1.32\n"
        "recorded turnover, gansu, 2014-H1: 480亿元 in targets/actuals/turnover.toml:8\n"
    )
    assert actuals.read_text(encoding="utf-8") == (
        FIGURES
        + "\n[[actual]]\n"
        + 'indicator = "turnover"\n'
        + 'region = "gansu"\n'
        + 'period = "2014-H1"\n'
        + 'value = "480亿元"\n'
        + 'yoy = "39.5%"\n'
        + 'source = "report II.1"\n'
        + "recorded = 2014-12-31\n"
    )


@pytest.mark.parametrize(
    ("value", "line"), [("-0.7", "value = -0.7\n"), ("-2亿元", 'value = "-2亿元"\n'), ("-CNY 5bn", 'value = "-CNY 5bn"\n')]
)
def test_a_value_below_zero_is_no_option_and_options_may_follow_it(program: Program, actuals: Path, value: str, line: str) -> None:
    ended = program("record", "turnover", "2014", value, "--source", "s", "--yoy", "-3%", "--recorded", "2014-12-31")
    assert ended.code == 0, ended.err
    assert actuals.read_text(encoding="utf-8").removeprefix(FIGURES) == (
        f'\n[[actual]]\nindicator = "turnover"\nregion = "gansu"\nperiod = "2014"\n{line}'
        'yoy = "-3%"\nsource = "s"\nrecorded = 2014-12-31\n'
    )


def test_an_unknown_option_beside_a_value_below_zero_is_named(program: Program, actuals: Path) -> None:
    ended = program("record", "turnover", "2014", "-0.7", "--sorce", "s")
    assert (ended.code, ended.out) == (2, "")
    assert "--sorce" in ended.err
    assert "did you mean" in ended.err
    assert actuals.read_text(encoding="utf-8") == FIGURES


@pytest.mark.parametrize(
    ("value", "written", "approx"),
    [
        ("约1200", "1200", "about"),
        ("1200余", "1200", "more_than"),
        ("~1200", "1200", "about"),
        (">1200", "1200", "more_than"),
        ("<1200", "1200", "less_than"),
        ("≥1200亿元", '"1200亿元"', "at_least"),
        ("about 1,200", "1200", "about"),
        ("1200余亿元", '"1200亿元"', "more_than"),
    ],
)
def test_an_approximate_value_is_read_as_import_reads_it(
    program: Program, actuals: Path, value: str, written: str, approx: str
) -> None:
    assert program("record", "turnover", "2014", value, "--recorded", "2014-12-31").code == 0
    assert f'value = {written}\napprox = "{approx}"\n' in actuals.read_text(encoding="utf-8")


def test_the_word_of_a_value_and_the_option_may_not_contradict_each_other(program: Program, actuals: Path) -> None:
    ended = program("record", "turnover", "2014", "约1200", "--approx", "余")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        'record: approx: "余" here, but "约1200" elsewhere for the same figure [says-otherwise]\n'
        "  hint: correct the one that is wrong, or leave it out\n"
    )
    assert actuals.read_text(encoding="utf-8") == FIGURES
    assert program("record", "turnover", "2014", "约1200", "--approx", "左右").code == 0


def test_a_dry_run_shows_the_block_and_what_the_report_would_say_and_writes_nothing(program: Program, actuals: Path) -> None:
    ended = program("record", "turnover", "2014", "1200", "-n", "--source", "s", "--recorded", "2014-12-31")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "would add to targets/actuals/turnover.toml:8:\n"
        "\n"
        "[[actual]]\n"
        'indicator = "turnover"\n'
        'region = "gansu"\n'
        'period = "2014"\n'
        "value = 1200\n"
        'source = "s"\n'
        "recorded = 2014-12-31\n"
        "\n"
        "turnover-2015: unrated -> on pace, attainment 59.2% -> 82.6%, pace - -> 1.32\n"
    )
    assert actuals.read_text(encoding="utf-8") == FIGURES
    assert [path.name for path in Path("targets").iterdir() if path.name.startswith(".")] == []


def test_names_stand_for_ids_and_every_option_is_written(program: Program, actuals: Path) -> None:
    ended = program(
        "record", "电子商务交易额", "2014年1-10月", "９８０", "--region", "甘肃省", "--approx", "余", "--state", "preliminary",
        "--not-comparable", "--se", "0.20", "--assumed-date", "--note", "两项合计", "--recorded", "2014-12-31",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    assert actuals.read_text(encoding="utf-8").removeprefix(FIGURES) == (
        "\n[[actual]]\n"
        'indicator = "turnover"\n'
        'region = "gansu"\n'
        'period = "2014-01/2014-10"\n'
        "value = 980\n"
        'approx = "more_than"\n'
        'state = "preliminary"\n'
        "se = 0.20\n"
        "comparable = false\n"
        'dated = "assumed"\n'
        'note = "两项合计"\n'
        "recorded = 2014-12-31\n"
    )


def test_the_day_of_recording_is_today_unless_it_is_given(program: Program, actuals: Path) -> None:
    before = date.today()  # noqa: DTZ011  # the user's day
    assert program("record", "turnover", "2014", "1200").code == 0
    after = date.today()  # noqa: DTZ011
    last = actuals.read_text(encoding="utf-8").splitlines()[-1]
    assert last in {f"recorded = {before}", f"recorded = {after}"}


def test_a_duplicate_is_refused_with_the_place_of_the_figure_and_the_way_out(program: Program, actuals: Path) -> None:
    ended = program("record", "turnover", "2013", "861")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        'targets/actuals/turnover.toml:1: actual: a figure of "turnover", gansu, 2013 is already here [already-recorded]\n'
        '  hint: to revise it: ectrack revise turnover 2013 VALUE --region gansu --why "…"\n'
    )
    assert actuals.read_text(encoding="utf-8") == FIGURES


def test_a_likely_slip_is_warned_about_and_recorded_all_the_same(program: Program, actuals: Path) -> None:
    ended = program("record", "turnover", "2014", "12000000", "--source", "s", "--recorded", "2014-12-31")
    assert ended.code == 0
    assert ended.err == (
        "warning: targets/actuals/turnover.toml:8: actual.value: 12000000亿元 is far away from 860亿元 in 2013 [far-from-neighbour]\n"
        "  hint: is the unit right, and its scale: million or billion, 万 or 亿?\n"
    )
    assert "value = 12000000\n" in actuals.read_text(encoding="utf-8")


@pytest.mark.parametrize("value", ["860000", "0.86"])
def test_a_thousand_times_the_neighbour_is_warned_about_and_less_is_not(program: Program, actuals: Path, value: str) -> None:
    assert actuals.exists()
    assert "far-from-neighbour" in program("record", "turnover", "2014", value, "-n").err
    assert program("record", "turnover", "2014", "859999", "-n", "--source", "s").err == ""


def test_the_first_figure_of_an_indicator_makes_its_file(program: Program, actuals: Path) -> None:
    actuals.unlink()
    actuals.parent.rmdir()
    ended = program("record", "turnover", "2013", "860", "--recorded", "2014-12-31")
    assert ended.out == (
        "turnover-2015: no data -> unrated, attainment - -> 59.2%, pace -\n"
        "recorded turnover, gansu, 2013: 860亿元 in targets/actuals/turnover.toml:1\n"
    )
