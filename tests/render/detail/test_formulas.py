"""Formulas filled in: the printed numbers, put into a calculator, give the quantity."""

import ast
import math
import operator
from collections.abc import Callable
from decimal import Decimal

import pytest

from ectrack.core.assessing.quantity_list import QUANTITY_LIST
from ectrack.render.detail.formulas import Explained, explained
from tests.render.building import ESTIMATED, TURNOVER, Assessed, assessed, figure

BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
FUNCTIONS: dict[str, Callable[..., float]] = {"max": max, "min": min, "ln": math.log, "abs": abs}

LINES = """
[target.lines]
indicator = "lines"
region = "gansu"
at_most = 350
since = "2013"
by = "2015"
"""
SHARE = """
[target.share]
indicator = "share"
region = "gansu"
at_least = "9%"
since = "2013-12-31"
by = "2015"
milestones = { 2014 = "7.5%" }
"""
TOTAL = """
[target.shops]
indicator = "shops"
region = "gansu"
total = 3000
from = "2014"
baseline = { period = "2013", value = 200 }
by = "2016"
"""
YEARLY = """
[target.turnover]
indicator = "turnover"
region = "gansu"
each_year = 120
from = "2014"
by = "2016"
"""
CEILING = """
[target.spending]
indicator = "turnover"
region = "gansu"
at_most = 1000
by = "2015"
"""
PLAN = """
[target.turnover]
indicator = "turnover"
region = "gansu"
at_least = 1400
by = "2015"
milestones = { 2015-H1 = 600 }
"""
HALF = figure("turnover", "2015-H1", "620.5")
SEASON = figure("turnover", "2013", "860") + figure("turnover", "2014", "1050") + figure("turnover", "2014-H1", "480")
CASES = {
    "growth": (TURNOVER, ESTIMATED),
    "falling": (LINES, figure("lines", "2013", "377.77") + figure("lines", "2014", "370")),
    "milestones": (SHARE, figure("share", "2013-12-31", "6.1") + figure("share", "2014-11-30", "6.9")),
    "rise of a stock": (TOTAL, figure("shops", "2014-11-30", "900")),
    "sum of a flow": (YEARLY, figure("turnover", "2014-H1", "50") + figure("turnover", "2014-H2", "65.5")),
    "cut further than asked": (LINES, figure("lines", "2013", "377.77") + figure("lines", "2014", "340")),
    "the year of the deadline, by its season": (TURNOVER, SEASON + HALF),
    "the year of the deadline, straight": (TURNOVER, figure("turnover", "2013", "860") + HALF),
    "the year of the deadline, by its plan": (PLAN, HALF),
    "a ceiling in the year of the deadline": (CEILING, SEASON + HALF),
    "met": (TURNOVER, figure("turnover", "2013", "860") + figure("turnover", "2014", "1500")),
}


def calculated(text: str) -> float:
    return _value(ast.parse(text.replace("^", "**"), mode="eval").body)


def _value(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=int() | float() as value):
            return float(value)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.BinOp(left=left, op=op, right=right):
            return BINARY[type(op)](_value(left), _value(right))
        case ast.Call(func=ast.Name(id=name), args=args):
            return FUNCTIONS[name](*map(_value, args))
        case _:
            raise AssertionError(ast.dump(node))


def filled(case: str) -> tuple[Assessed, dict[str, Explained]]:
    made = assessed(*CASES[case])
    return made, {one.key: one for one in explained(made.found, made.history)}


@pytest.mark.parametrize("case", CASES)
def test_every_filled_formula_gives_its_quantity(case: str) -> None:
    made, formulas = filled(case)
    for key, one in formulas.items():
        number = made.found.value(key)
        if not isinstance(number, Decimal):
            continue
        assert calculated(one.filled) == pytest.approx(float(number), rel=1e-9, abs=1e-9), key


@pytest.mark.parametrize("case", CASES)
def test_every_quantity_with_a_value_has_a_formula(case: str) -> None:
    made, formulas = filled(case)
    listed = [quantity.key for quantity in QUANTITY_LIST if quantity.formulas]
    assert [key for key in listed if made.found.value(key) is not None] == list(formulas)


def test_the_turnover_of_gansu() -> None:
    _made, formulas = filled("growth")
    told = {key: (one.filled, one.result) for key, one in formulas.items()}
    assert told == {
        "level": ("860 * (1 + 0.3) ^ 2", "1,453.4"),
        "latest": ("860 * (1 + 0.395)", "1,199.7"),
        "attainment": ("1199.7 / 1453.4", "82.54%"),
        "share_done": ("(1199.7 - 860) / (1453.4 - 860)", "57.25%"),
        "share_time": ("min(max(1 / 2, 0), 1)", "50.00%"),
        "share_log": ("ln(1199.7 / 860) / ln(1453.4 / 860)", "63.44%"),
        "share_lead": ("0.634412647525 - 0.5", "+13.4 points"),
        "expected": ("860 * (1453.4 / 860) ^ (1 / 2)", "1,118"),
        "lead": ("1199.7 - 1118", "81.7"),
        "pace": ("(1199.7 - 860) / (1118 - 860)", "1.3167"),
        "shortfall": ("max(0, 1453.4 - 1199.7)", "253.7"),
        "observed_growth": ("(1199.7 / 860) ^ (1 / 1) - 1", "39.50%"),
        "planned_growth": ("0.3", "30.00%"),
        "required_growth": ("(1453.4 / 1199.7) ^ (1 / 1) - 1", "21.15%"),
        "observed_per_year": ("(1199.7 - 860) / 1", "339.7"),
        "planned_per_year": ("(1453.4 - 860) / 2", "296.7"),
        "required_per_year": ("(1453.4 - 1199.7) / 1", "253.7"),
        "required_per_month": ("(1453.4 - 1199.7) / 1 / 12", "21.14"),
        "outlook.value": ("1199.7 * (1 + 0.395) ^ 1", "1,673.58"),
        "outlook.met_on": ("ln(1453.4 / 1199.7) / ln(1 + 0.395)", "2015-07-30"),
    }


def test_the_year_of_the_deadline_by_its_season() -> None:
    # 1453.4 * 480 / 1050 = 664.411; 832.9 / 570 - 1 = 46.12 %; 620.5 / 480 - 1 = 29.27 %, and 1050 * 1.2927 = 1357.34.
    _made, formulas = filled("the year of the deadline, by its season")
    told = {key: (one.filled, one.result) for key, one in formulas.items()}
    assert told["expected"] == ("1453.4 * 480 / 1050", "664.41")
    assert told["observed_growth"] == ("620.5 / 480 - 1", "29.27%")
    assert told["required_growth"] == told["rest.growth"] == ("(1453.4 - 620.5) / (1050 - 480) - 1", "46.12%")
    assert told["rest.months"] == ("0.5 * 12", "6")
    assert told["rest.per_month"] == ("max(0, 1453.4 - 620.5) / 0.5 / 12", "138.82")
    assert told["rest.whole_year"] == ("1453.4 / 1050 - 1", "38.42%")
    assert told["outlook.value"][1] == "1,357.34"


def test_a_ceiling_in_the_year_of_the_deadline() -> None:
    # 1000 - 620.5 = 379.5; / 6 = 63.25.
    _made, formulas = filled("a ceiling in the year of the deadline")
    assert (formulas["left"].filled, formulas["left"].result) == ("max(0, 1000 - 620.5)", "379.5")
    assert (formulas["left_per_month"].filled, formulas["left_per_month"].result) == ("379.5 / 0.5 / 12", "63.25")


def test_a_lead_of_a_goal_to_fall_is_expected_minus_latest() -> None:
    # 377.77 to 350 in 2 years, linear: 363.885 after one; 363.885 - 370 = -6.115.
    _made, formulas = filled("falling")
    assert (formulas["lead"].filled, formulas["lead"].result) == ("363.885 - 370", "-6.12")
    assert formulas["shortfall"].filled == "max(0, 370 - 350)"


def test_the_path_runs_through_the_milestone_before_it() -> None:
    # Eleven of twelve months from 6.1 to 7.5.
    _made, formulas = filled("milestones")
    assert formulas["expected"].filled == "6.1 + (7.5 - 6.1) * 0.916666666667 / 1"


def test_the_rise_of_a_stock_starts_at_the_stated_figure() -> None:
    _made, formulas = filled("rise of a stock")
    assert (formulas["latest"].filled, formulas["latest"].result) == ("900 - 200", "700")


def test_a_negative_number_behind_an_operator_stands_in_brackets() -> None:
    made = assessed(TURNOVER.replace('"30%"', '"-5%"'), figure("turnover", "2013", "860"))
    formulas = {one.key: one.filled for one in explained(made.found, made.history)}
    assert formulas["level"] == "860 * (1 + (-0.05)) ^ 2"


def test_a_share_of_sums_of_regions_divides_the_sums() -> None:
    place = """
[region.gansu]
[region.lanzhou]
parent = "gansu"
[region.dingxi]
parent = "gansu"
[indicator.sold]
kind = "flow"
unit = "亿元"
roll_up = true
[indicator.online]
kind = "flow"
unit = "亿元"
roll_up = true
[indicator.share]
kind = "share"
ratio = { of = "online", to = "sold" }
"""
    amounts = (("online", "lanzhou", 2), ("online", "dingxi", 1), ("sold", "lanzhou", 10), ("sold", "dingxi", 20))
    figures = "".join(figure(name, "2014", str(value)).replace("gansu", region) for name, region, value in amounts)
    made = assessed('[target.a]\nindicator = "share"\nregion = "gansu"\nat_least = 20\nby = "2016"', figures, place=place)
    formulas = {one.key: (one.words, one.filled, one.result) for one in explained(made.found, made.history)}
    # (2 + 1) / (10 + 20) * 100 %.
    assert formulas["latest"] == ("online / sold", "3 / 30 * 100", "10")


def test_a_rise_of_sums_of_regions_is_that_of_the_sums() -> None:
    regions = "".join(f'[region.{name}]\nparent = "gansu"\n' for name in ("lanzhou", "dingxi"))
    place = f'[region.gansu]\n{regions}[indicator.shops]\nkind = "stock"\nunit = "家"\nroll_up = true\n'
    counted = (("2013", "lanzhou", 1), ("2013", "dingxi", 2), ("2014", "lanzhou", 5), ("2014", "dingxi", 8))
    figures = "".join(figure("shops", year, str(value)).replace("gansu", region) for year, region, value in counted)
    target = '[target.a]\nindicator = "shops"\nregion = "gansu"\ntotal = 30\nfrom = "2014"\nby = "2016"'
    made = assessed(target, figures, place=place)
    formulas = {one.key: (one.filled, one.result) for one in explained(made.found, made.history)}
    # 5 + 8 at the end of 2014, 1 + 2 a year before.
    assert formulas["latest"] == ("13 - 3", "10")


def test_halves_of_a_year_are_added_up() -> None:
    _made, formulas = filled("sum of a flow")
    assert (formulas["latest"].filled, formulas["latest"].result) == ("50 + 65.5", "115.5")
    assert formulas["level"].filled == "120 * 3"
