"""The formula of every quantity, evaluated, gives what its measure gives."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.assessing.formula import Number, evaluated, symbols
from ectrack.core.assessing.quantity_list import BY_KEY, QUANTITY_LIST
from ectrack.core.assessing.symbols import CONDITIONS, SYMBOLS, Case, formula_of, numbers_of
from ectrack.core.values.periods import date_after
from ectrack.core.values.quantities import rounded
from tests.render.building import assessed, figure

PLACE = """
[region.gansu]
[region.lanzhou]
parent = "gansu"
[region.dingxi]
parent = "gansu"
[indicator.up]
kind = "index"
[indicator.down]
kind = "index"
direction = "decrease"
[indicator.stock]
unit = "家"
kind = "stock"
[indicator.flow]
unit = "亿元"
kind = "flow"
[indicator.whole]
unit = "亿元"
kind = "flow"
[indicator.part]
unit = "万元"
kind = "flow"
[indicator.places]
unit = "家"
kind = "stock"
roll_up = true
[indicator.share]
kind = "share"
ratio = { of = "flow", to = "whole" }
[indicator.share-of-units]
kind = "share"
ratio = { of = "part", to = "whole" }
[indicator.density]
unit = "1"
kind = "index"
ratio = { of = "flow", to = "whole" }
"""


@dataclass(frozen=True)
class Drawn:
    """Numbers to make a target from: three of any size above 0, and a percentage."""

    first: Decimal
    second: Decimal
    third: Decimal
    percent: Decimal


Made = tuple[str, str]
"""The keys of a target and its figures."""


def figures(indicator: str, **values: object) -> str:
    """Return figures of a year `y2014`, a first half `h2014`, or a day `d2014_06_30`."""
    return "".join(figure(indicator, _period(name), str(value)) for name, value in values.items())


def _period(name: str) -> str:
    text = name[1:].replace("_", "-")
    return f"{text}-H1" if name.startswith("h") else text


def level(indicator: str, key: str, more: str = "") -> Callable[[Drawn], Made]:
    """Return what makes a target to reach a level from 2010 to 2020, with a figure in 2014."""
    return lambda drawn: (
        f'indicator = "{indicator}"\n{key} = {drawn.second}\nsince = "2010"\nby = "2020"\n{more}',
        figures(indicator, y2010=drawn.first, y2014=drawn.third),
    )


def milestone(drawn: Drawn) -> Made:
    keys = f'indicator = "up"\nat_least = {drawn.second}\nsince = "2010"\nby = "2020"\nmilestones = {{ 2015 = {drawn.percent} }}'
    return keys, figures("up", y2010=drawn.first, d2016_05_17=drawn.third)


def below_zero(drawn: Drawn) -> Made:
    keys = f'indicator = "up"\nat_least = "-{drawn.second}"\nsince = "2010"\nby = "2020"'
    return keys, figures("up", y2010=-drawn.first, y2014=-drawn.third)


def range_of(indicator: str) -> Callable[[Drawn], Made]:
    def made(drawn: Drawn) -> Made:
        ends = f'"{drawn.second}", "{drawn.second + drawn.percent}"'
        keys = f'indicator = "{indicator}"\nbetween = [{ends}]\nsince = "2010"\nby = "2020"'
        return keys, figures(indicator, y2010=drawn.first, y2014=drawn.third)

    return made


def of_percent(indicator: str, key: str, sign: str = "") -> Callable[[Drawn], Made]:
    return lambda drawn: (
        f'indicator = "{indicator}"\n{key} = "{sign}{drawn.percent}%"\nsince = "2010"\nby = "2014"',
        figures(indicator, y2010=drawn.first, y2012=drawn.third),
    )


def limited(indicator: str, key: str, more: str) -> Callable[[Drawn], Made]:
    return lambda drawn: level(indicator, key, f"limit = {drawn.second}\n{more}")(drawn)


def limited_from_zero(drawn: Drawn) -> Made:
    keys = f'indicator = "up"\nat_least = {drawn.second}\nlimit = {drawn.second}\nsince = "2010"\nby = "2020"'
    return keys, figures("up", y2010=0, y2014=drawn.third)


def estimated(drawn: Drawn) -> Made:
    figured = figures("flow", y2013=drawn.first) + figure("flow", "2014-H1", str(drawn.third), f'yoy = "-{drawn.percent}%"')
    return f'indicator = "flow"\nat_least = {drawn.second * 1000}\nsince = "2013"\nby = "2015"', figured


def total(indicator: str, key: str, figured: Callable[[Drawn], str], more: str = "") -> Callable[[Drawn], Made]:
    return lambda drawn: (
        f'indicator = "{indicator}"\n{key} = {drawn.second}\nfrom = "2014"\nby = "2016"\n{more}',
        figured(drawn),
    )


def running(
    key: str, *, season: bool = False, more: str = "", so_far: str = "2015-H1", by: str = "2015"
) -> Callable[[Drawn], Made]:
    """Return what makes a target of the year 2015 with a figure so far, and the year before where there is a season."""

    def made(drawn: Drawn) -> Made:
        before = figures("flow", y2014=drawn.first + drawn.percent, h2014=drawn.first) if season else ""
        return f'indicator = "flow"\n{key} = {drawn.second}\nby = "{by}"\n{more}', before + figure("flow", so_far, str(drawn.third))

    return made


def running_growth(drawn: Drawn) -> Made:
    keys = f'indicator = "flow"\ngrowth = "{drawn.percent}%"\nsince = "2013"\nby = "2015"'
    return keys, figures("flow", y2013=drawn.first, y2014=drawn.second) + figure("flow", "2015-H1", str(drawn.third), 'yoy = "20%"')


def quotient(indicator: str, of: str, to: str) -> Callable[[Drawn], Made]:
    return lambda drawn: (
        f'indicator = "{indicator}"\nat_least = {drawn.percent}\nby = "2016"',
        figures(of, y2014=drawn.first) + figures(to, y2014=drawn.third),
    )


def summed_up(drawn: Drawn) -> Made:
    regions = [figures("places", y2014=drawn.first).replace("gansu", name) for name in ("lanzhou", "dingxi")]
    return f'indicator = "places"\nat_least = {drawn.second}\nby = "2016"', "".join(regions)


TARGETS: Mapping[str, Callable[[Drawn], Made]] = {
    "rising": level("up", "at_least"),
    "falling": level("down", "at_most"),
    "compound": level("up", "at_least", 'path = "compound"'),
    "compound, falling": level("down", "at_most", 'path = "compound"'),
    "kept": level("up", "at_least", "hold = true"),
    "milestone": milestone,
    "below zero": below_zero,
    "range": range_of("up"),
    "range, falling": range_of("down"),
    "growth": of_percent("up", "growth"),
    "shrinking": of_percent("down", "growth", "-"),
    "improve by": of_percent("up", "improve_by"),
    "improve by, falling": of_percent("down", "improve_by"),
    "ceiling": limited("up", "at_least", ""),
    "floor": limited("down", "at_most", ""),
    "ceiling, compound": limited("up", "at_least", 'path = "compound"'),
    "floor, compound": limited("down", "at_most", 'path = "compound"'),
    "ceiling from zero": limited_from_zero,
    "estimate": estimated,
    "sum of years": total("flow", "total", lambda drawn: figures("flow", y2014=drawn.first, y2015=drawn.third)),
    "amount of a year": total("flow", "each_year", lambda drawn: figures("flow", y2014=drawn.first, h2015=drawn.third)),
    "rise": total("stock", "total", lambda drawn: figures("stock", y2013=drawn.first, y2015=drawn.first + drawn.third)),
    "rise from a stated stock": total(
        "stock", "total", lambda drawn: figures("stock", y2015=drawn.third), 'baseline = { period = "2013", value = 7 }'
    ),
    "rise, limited": total("stock", "total", lambda drawn: figures("stock", y2013=0, y2015=drawn.third), "limit = 9"),
    "running year": running("at_least"),
    "running year, season": running("at_least", season=True),
    "running year, plan": running("at_least", more="milestones = { 2015-H1 = 0.5 }"),
    "running year, ceiling": running("at_most", season=True),
    "running year, ceiling without a season": running("at_most"),
    "running year, plan and season": running("at_least", season=True, more="milestones = { 2015-Q1 = 0.5 }"),
    "running year, plan to an odd day": running("at_least", more="milestones = { 2015-Q1 = 0.5 }", so_far="2015-01-01/2015-04-10"),
    "running year, growth": running_growth,
    "running half-year, to an odd day": running("at_least", so_far="2015-01-01/2015-02-10", by="2015-H1"),
    "running sum": running("total", season=True, more='from = "2015"'),
    "regions": summed_up,
    "share": quotient("share", "flow", "whole"),
    "share of units": quotient("share-of-units", "part", "whole"),
    "quotient": quotient("density", "flow", "whole"),
}
POSITIVE = st.decimals(min_value="0.01", max_value="99999", places=2)
PERCENT = st.decimals(min_value="0.1", max_value="90", places=1)


def case_of(name: str, drawn: Drawn) -> Case:
    keys, figured = TARGETS[name](drawn)
    made = assessed(f'[target.t]\nregion = "gansu"\n{keys}', figured, place=PLACE)
    return Case(made.found, made.history)


def told(case: Case) -> Iterator[tuple[str, str, dict[str, Number]]]:
    """Yield key, formula and numbers of every quantity that has a formula and a value."""
    for quantity in QUANTITY_LIST:
        if quantity.formulas and case.found.value(quantity.key) is not None:
            text = formula_of(quantity, case)
            yield quantity.key, text, numbers_of(text, case)


def gives(case: Case, key: str, text: str, numbers: dict[str, Number]) -> bool:
    """Return whether a formula gives its quantity: to twenty digits, and what counts as equal counts as no difference."""
    result, value = evaluated(text, numbers), case.found.value(key)
    if not isinstance(value, Decimal):
        return value == date_after(case.latest.date, result)
    if key == "level" and case.found.target.goal.type == "improve_by":
        exponent = case.baseline.value.as_tuple().exponent
        return value == rounded(result, -int(exponent))
    sizes = [abs(number) for number in numbers.values() if isinstance(number, Decimal)]
    return abs(result - value) <= max([abs(value), *(sizes if not value else [])]) * Decimal("1e-12" if not value else "1e-20")


@given(st.sampled_from(sorted(TARGETS)), st.builds(Drawn, POSITIVE, POSITIVE, POSITIVE, PERCENT))
def test_the_formula_gives_the_measure(name: str, drawn: Drawn) -> None:
    case = case_of(name, drawn)
    for key, text, numbers in told(case):
        assert gives(case, key, text, numbers), (key, text, numbers, case.found.value(key))


SIZES = [Drawn(*map(Decimal, row)) for row in (("100", "300", "150", "20"), ("300", "100", "250", "10"), ("5", "4", "9", "6"))]


def test_every_formula_is_used_by_some_target() -> None:
    used = {(key, text) for name in TARGETS for drawn in SIZES for key, text, _numbers in told(case_of(name, drawn))}
    stated = {(quantity.key, text) for quantity in QUANTITY_LIST for text in quantity.formulas.values()}
    assert stated - used == set()


def test_every_condition_and_every_name_is_used() -> None:
    conditions = {condition for quantity in QUANTITY_LIST for condition in quantity.formulas} - {""}
    assert conditions == set(CONDITIONS)
    names = {name for quantity in QUANTITY_LIST for text in quantity.formulas.values() for name in symbols(text)}
    assert names == set(SYMBOLS)


def test_the_pace_of_a_falling_series() -> None:
    # From 300 to 100 in ten years, after four: expected 220, so (250 - 300) / (220 - 300) = 50 / 80.
    case = case_of("falling", SIZES[1])
    text = formula_of(BY_KEY["pace"], case)
    assert evaluated(text, numbers_of(text, case)) == Decimal("0.625")


@pytest.mark.parametrize(
    "text", ["__import__('os')", "latest.value", "latest if latest else 1", "max(*latest)", "'1'", "latest == 1"]
)
def test_nothing_but_arithmetic_is_evaluated(text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        evaluated(text, {"latest": Decimal(1)})
