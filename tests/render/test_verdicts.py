"""How a method came to its verdict: its formulas filled in give its number; its words stand in both languages."""

import re
from decimal import Decimal

import pytest

from ectrack.core.assessing.assessment import Verdict
from ectrack.core.assessing.methods import METHODS
from ectrack.core.assessing.working import working
from ectrack.locale.language import use
from ectrack.render import numbers
from ectrack.render.screen import text_of
from ectrack.render.verdicts import side_by_side, workings
from tests.core.assessing.methods.judged import judged
from tests.render.detail.test_formulas import calculated

DOWN = 'direction = "decrease"'
SIX_YEARS = {2015: "15.2", 2016: "15.9", 2017: "16.7", 2018: "17.4", 2019: "18.5", 2020: "19.5"}
LIGHTS = "lights = { green = 0, yellow = 10, red = 30 }"
POVERTY = 'at_most = "7.25"\nsince = "2015"\nby = "2030"'
CASES = {
    "statcan": ("statcan", POVERTY, {2015: "14.5", 2023: "10.4"}, DOWN),
    "statcan, slow": ("statcan", POVERTY, {2015: "14.5", 2023: "14.4"}, DOWN),
    "statcan, limit": ("statcan", 'improve = true\nsince = "2016"', {2016: "66.6", 2023: "71.4"}, 'limit = "100"'),
    "statcan, beyond the limit": ("statcan", 'improve = true\nsince = "2016"', {2016: "120", 2023: "121"}, 'limit = "100"'),
    "statcan, falling": ("statcan", 'improve = true\nsince = "2016"', {2016: "66.6", 2023: "64"}, ""),
    "statcan, little": ("statcan", 'improve = true\nsince = "2016"', {2016: "66.6", 2023: "66.7"}, ""),
    "statcan, negative": ("statcan", 'improve = true\nsince = "2015"', {2015: "-10", 2019: "-8"}, ""),
    "statcan, met": ("statcan", 'at_least = 20\nsince = "2015"\nby = "2030"', {2015: "10", 2019: "22"}, ""),
    "eurostat": ("eurostat", 'at_least = 30\nsince = "2015"\nby = "2030"', SIX_YEARS, ""),
    "eurostat, no target": ("eurostat", "improve = true", SIX_YEARS, ""),
    "destatis": ("destatis", 'at_least = 30\nby = "2030"', SIX_YEARS, ""),
    "destatis, met": ("destatis", 'at_least = 18\nby = "2020"', SIX_YEARS, ""),
    "healthy-people": ("healthy-people", 'at_most = "11.5"\nsince = "2015"\nby = "2030"', {2015: "15.3", 2020: "14.4"}, DOWN),
    "healthy-people, errors": (
        "healthy-people",
        'at_most = "25.4"\nsince = "2015"\nby = "2030"',
        {2015: "26.6;0.295", 2020: "26.0;0.299"},
        DOWN,
    ),
    "healthy-people, away": ("healthy-people", 'at_least = 30\nsince = "2015"\nby = "2030"', {2015: "20", 2020: "17"}, ""),
    "un-chart": ("un-chart", 'at_most = "11.3"\nsince = "2014"\nby = "2030"', {2014: "22.7", 2022: "19.5"}, DOWN),
    "un-chart, no target": ("un-chart", 'improve = true\nsince = "2014"', {2014: "22.7", 2022: "19.5"}, DOWN),
    "traffic-light": ("traffic-light", f'at_least = 30\nsince = "2015"\nby = "2030"\n{LIGHTS}', {2015: "20", 2020: "22"}, ""),
}


@pytest.mark.parametrize("case", CASES)
def test_each_step_filled_in_gives_its_outcome(case: str) -> None:
    method, goal, values, indicator = CASES[case]
    found = judged(method, goal, values, indicator=indicator)
    shown = found.verdict.working
    assert shown is not None
    lines = [text_of(line) for line in workings({method: found.verdict}, found.target, None)[0]]
    filled = [line.removeprefix("    = ").rsplit(" = ", 1) for line in lines if line.startswith("    = ")]
    assert len(filled) == len(shown.steps)
    for (formula, outcome), step in zip(filled, shown.steps, strict=True):
        assert calculated(formula) == pytest.approx(float(shown.numbers[step.name]), rel=1e-9, abs=1e-9), step.name
        assert float(outcome) == pytest.approx(float(shown.numbers[step.name]), rel=1e-9)


@pytest.mark.parametrize("case", CASES)
def test_the_number_judged_by_is_among_the_steps(case: str) -> None:
    method, goal, values, indicator = CASES[case]
    verdict = judged(method, goal, values, indicator=indicator).verdict
    assert verdict.working is not None
    if verdict.ratio is not None:
        assert verdict.ratio in [verdict.working.numbers[step.name] for step in verdict.working.steps]


def test_a_step_without_outcome_is_left_out() -> None:
    assert working({"a": "{b} / {c}", "z": "{a} * 2"}, b=Decimal(1), c=2, a=Decimal("0.5"), z=None).steps[-1].name == "a"


@pytest.mark.parametrize("method", [name for name in METHODS if name != "pace"])
def test_a_method_that_cannot_judge_says_why(method: str) -> None:
    found = judged(method, 'at_least = 30\nsince = "2015"\nby = "2030"', {2015: "20"})
    lines = " ".join(text_of(line) for line in workings({method: found.verdict}, found.target, None)[0])
    assert re.search(r"verdict: (too few|unable|no cut-offs|no figure|baseline only)", lines)


def test_eurostat_has_its_own_word_for_moderate_progress() -> None:
    found = judged("eurostat", POVERTY, {2018: "14.5", 2023: "12.5"}, indicator=DOWN)
    # -2.93 % a year against -5.61 %, from 2018: 0.523 is insufficient; the words of the cut-offs are Eurostat's.
    lines = " ".join(text_of(line) for line in workings({"eurostat": found.verdict}, found.target, None)[0])
    assert "moderate progress from 0.6" in lines
    use("zh")
    lines = " ".join(text_of(line) for line in workings({"eurostat": found.verdict}, found.target, None)[0])
    use("en")
    assert "0.6 起为中等进展" in lines


def test_a_verdict_without_word_or_working_still_has_its_line() -> None:
    found = judged("statcan", POVERTY, {2015: "14.5"}, indicator=DOWN)
    assert workings({"statcan": Verdict(reason="too-few-points")}, found.target, None)[0]


@pytest.mark.parametrize(
    ("fraction", "shown"), [("0.0234", "+2.3"), ("-0.22", "-22.0"), ("0", "0.0"), ("0.0004", "+0.04"), ("-0.00049", "-0.05")]
)
def test_points_keep_a_decimal_and_never_show_a_difference_as_none(fraction: str, shown: str) -> None:
    assert numbers.points(Decimal(fraction)) == shown


def test_every_method_shows_the_numbers_at_which_its_word_changes() -> None:
    found = judged("pace", f'at_least = 30\nsince = "2015"\nby = "2030"\n{LIGHTS}', {2015: "20", 2020: "22"})
    verdicts = {name: Verdict(reason="too-few-points") for name in METHODS}
    lines = [text_of(line).split() for line in side_by_side(verdicts, found.target.lights, None)][2:]
    told = {line[0]: line[3 : line.index("-", 3)] for line in lines}
    assert told == {
        "pace": ["1", "0"],
        "statcan": ["0.95", "0.6", "0"],
        "eurostat": ["0.95", "0.6", "0"],
        "destatis": ["0.05", "0.2"],
        "healthy-people": ["0.1", "1.6449"],
        "un-chart": ["0.95", "0.1"],
        "traffic-light": ["0", "10", "30"],
    }
