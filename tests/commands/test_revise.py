"""`ectrack revise`: the correction is added, the old figure stays."""

from pathlib import Path

from tests.commands.running import FIGURES, Program
from tests.commands.tracking import actuals, program

__all__ = ["actuals", "program"]


def test_a_correction_is_added_with_its_reason_and_the_old_figure_stays(program: Program, actuals: Path) -> None:
    ended = program("revise", "turnover", "2013", "870", "--why", "年报更正", "--recorded", "2015-02-01")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "no status changed\nrevised turnover, gansu, 2013: 870亿元 in targets/actuals/turnover.toml:8\n"
    assert actuals.read_text(encoding="utf-8") == (
        FIGURES
        + "\n[[actual]]\n"
        + 'indicator = "turnover"\n'
        + 'region = "gansu"\n'
        + 'period = "2013"\n'
        + "value = 870\n"
        + "recorded = 2015-02-01\n"
        + 'revises = "年报更正"\n'
    )


def test_a_correction_without_a_reason_or_without_a_figure_to_correct_is_refused(program: Program, actuals: Path) -> None:
    assert program("revise", "turnover", "2013", "870").err.splitlines()[0].endswith("[missing-argument]")
    ended = program("revise", "turnover", "2012", "700", "--why", "typo")
    assert ended.code == 2
    assert ended.err.splitlines()[0] == "revise: there is no figure of turnover, gansu, 2012 to revise [revises-nothing]"
    assert actuals.read_text(encoding="utf-8") == FIGURES
