"""`ectrack withdraw`: the figure no longer counts and stays in its file."""

from pathlib import Path

from tests.commands.running import FIGURES, Program
from tests.commands.tracking import actuals, program

__all__ = ["actuals", "program"]


def test_a_withdrawal_is_added_with_its_reason_and_the_figure_no_longer_counts(program: Program, actuals: Path) -> None:
    ended = program("withdraw", "turnover", "2013", "--why", "双重计算", "--recorded", "2015-02-01")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "turnover-2015: unrated -> no data, attainment 59.2% -> -, pace -\n"
        "withdrew turnover, gansu, 2013 in targets/actuals/turnover.toml:8\n"
    )
    assert actuals.read_text(encoding="utf-8") == (
        FIGURES
        + "\n[[actual]]\n"
        + 'indicator = "turnover"\n'
        + 'region = "gansu"\n'
        + 'period = "2013"\n'
        + "recorded = 2015-02-01\n"
        + 'withdrawn = "双重计算"\n'
    )


def test_a_withdrawn_figure_can_be_recorded_anew(program: Program, actuals: Path) -> None:
    assert actuals.exists()
    assert program("withdraw", "turnover", "2013", "--why", "wrong").code == 0
    assert program("record", "turnover", "2013", "850").code == 0
    assert program("check", "--skip", "no-source", "--skip", "no-clause").out == (
        "0 policies, 1 region, 1 indicator, 1 target, 3 figures: no problems\n"
    )
