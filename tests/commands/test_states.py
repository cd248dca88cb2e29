"""States that a source gives its figures: estimated by it, the first behind a break."""

import json
from pathlib import Path

import pytest

from tests.commands.reporting import in_chinese
from tests.commands.running import Program
from tests.commands.tracking import actuals, program

__all__ = ["actuals", "program"]

BREAK = ("turnover", "2014", "903", "--source", "s", "--recorded", "2015-02-01", "--state", "break")
TOLD = (
    'warning: targets/actuals/turnover.toml:8: actual.state: the source says that the series breaks at 2014, and "turnover" has no'
    " break since the figure before [undeclared-break]\n"
    '  hint: say it in the indicator: breaks = { "2014" = "what changed" }, with a link where both series are known, or waive the warning\n'
)


def test_a_break_that_the_indicator_does_not_have_is_warned_about(program: Program, actuals: Path) -> None:
    before = actuals.read_bytes()
    ended = program("record", *BREAK, "--strict")
    assert (ended.code, ended.out, ended.err) == (1, "", f"{TOLD}1 warning, nothing recorded (--strict)\n")
    assert actuals.read_bytes() == before
    ended = program("record", *BREAK)
    assert (ended.code, ended.err) == (0, TOLD)
    assert 'state = "break"\n' in actuals.read_text(encoding="utf-8")
    ended = program("check", "--only", "undeclared-break")
    assert (ended.code, "[undeclared-break]" in ended.out + ended.err) == (1, True)


def test_a_break_that_the_indicator_has_is_not(program: Program, actuals: Path) -> None:
    tables = actuals.parent.parent / "tables.toml"
    text = tables.read_text(encoding="utf-8")
    tables.write_text(
        text.replace("[indicator.turnover]\n", '[indicator.turnover]\nbreaks = { 2014 = "new survey" }\n'), encoding="utf-8"
    )
    ended = program("record", *BREAK)
    assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize(
    ("state", "english", "chinese"),
    [("estimated-by-source", "estimated by its source", "来源估计"), ("break", "break in series", "口径变动")],
)
def test_the_log_says_it_in_both_languages(program: Program, actuals: Path, state: str, english: str, chinese: str) -> None:
    assert actuals.exists()
    assert program("record", *BREAK[:-1], state).code == 0
    assert english in program("log").out
    assert chinese in in_chinese(program, "log").out
    assert json.loads(program("log", "--json").out)["actuals"][-1]["state"] == state


def test_an_estimate_of_the_source_counts_and_is_marked(program: Program, actuals: Path) -> None:
    assert actuals.exists()
    assert program("record", *BREAK[:-1], "estimated-by-source").code == 0
    found = json.loads(program("status", "--json").out)["targets"][0]
    assert (found["latest"]["value"], found["latest"]["state"]) == (903, "estimated-by-source")
    assert "estimated-by-source" in found["flags"]
    assert "estimated by its source" in program("show", "turnover-2015").out


def test_another_word_is_refused_with_those_that_are_known(program: Program, actuals: Path) -> None:
    before = actuals.read_bytes()
    ended = program("record", *BREAK[:-1], "estimated")
    assert ended.code == 2
    assert "preliminary, final, revised, forecast, estimated-by-source or break" in ended.err
    assert actuals.read_bytes() == before
