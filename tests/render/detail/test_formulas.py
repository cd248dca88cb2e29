"""Formulas filled in: the printed numbers, put into a calculator, give the quantity."""

import ast
import math
import operator
from collections.abc import Callable
from decimal import Decimal

import pytest

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
CASES = {
    "growth": (TURNOVER, ESTIMATED),
    "falling": (LINES, figure("lines", "2013", "377.77") + figure("lines", "2014", "370")),
    "milestones": (SHARE, figure("share", "2013-12-31", "6.1") + figure("share", "2014-11-30", "6.9")),
    "rise of a stock": (TOTAL, figure("shops", "2014-11-30", "900")),
    "sum of a flow": (YEARLY, figure("turnover", "2014-H1", "50") + figure("turnover", "2014-H2", "65.5")),
    "cut further than asked": (LINES, figure("lines", "2013", "377.77") + figure("lines", "2014", "340")),
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
        if key == "outlook.met_on":
            continue
        value = made.found.outlook.value if key == "outlook.value" else getattr(made.found, key)
        number = value if isinstance(value, Decimal) else made.found.latest.value if made.found.latest else None
        assert number is not None
        assert calculated(one.filled) == pytest.approx(float(number), rel=1e-9, abs=1e-9), key


@pytest.mark.parametrize("case", CASES)
def test_every_quantity_with_a_value_has_a_formula(case: str) -> None:
    made, formulas = filled(case)
    keys = ("level", "latest", "attainment", "share_done", "share_time", "expected", "lead", "pace", "shortfall", "years_early")
    others = ("share_log", "share_lead", "excess", "excess_share")
    growth = ("observed_growth", "planned_growth", "required_growth", "required_per_year", "required_per_month")
    assert [key for key in (*keys, *others, *growth) if getattr(made.found, key) is not None and key not in formulas] == []


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
        "required_per_year": ("(1453.4 - 1199.7) / 1", "253.7"),
        "required_per_month": ("(1453.4 - 1199.7) / 1 / 12", "21.14"),
        "outlook.value": ("1199.7 * (1 + 0.395) ^ 1", "1,673.58"),
        "outlook.met_on": ("ln(1453.4 / 1199.7) / ln(1 + 0.395)", ""),
    }


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


def test_halves_of_a_year_are_added_up() -> None:
    _made, formulas = filled("sum of a flow")
    assert (formulas["latest"].filled, formulas["latest"].result) == ("50 + 65.5", "115.5")
    assert formulas["level"].filled == "120 * 3"
