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
[indicator.spent]
unit = "亿元"
kind = "flow"
direction = "decrease"
[indicator.up-in-units]
unit = "万元"
kind = "stock"
[indicator.up-beside]
unit = "亿元"
kind = "stock"
[indicator.stock-beside]
unit = "亿元"
kind = "stock"
[indicator.down-beside]
unit = "亿元"
kind = "stock"
direction = "decrease"
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
[indicator.beside-places]
unit = "亿元"
kind = "stock"
roll_up = true
[indicator.unlike-places]
unit = "万元"
kind = "stock"
roll_up = true
[indicator.share]
kind = "share"
ratio = { of = "flow", to = "whole" }
[indicator.share-of-units]
kind = "share"
ratio = { of = "part", to = "whole" }
[indicator.linked]
unit = "家"
kind = "stock"
breaks = { 2015 = { why = "new register", link = 1.2 } }
[indicator.linked-flow]
unit = "家"
kind = "flow"
breaks = { 2015 = { why = "new register", link = 1.2 } }
[indicator.having]
unit = "个"
kind = "stock"
count = { of = "stock", at_least = 1 }
[indicator.part-having]
kind = "share"
count = { of = "stock", at_least = 1, share = true }
[indicator.speed]
kind = "growth"
[indicator.slowing]
kind = "growth"
direction = "decrease"
[indicator.output]
unit = "亿元"
kind = "flow"
[indicator.published]
kind = "growth"
growth_of = "output"
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


def number_of_regions(indicator: str) -> Callable[[Drawn], Made]:
    """Return what makes a target on the regions of which one has what is asked for, and the other has not."""

    def made(drawn: Drawn) -> Made:
        one, other = figures("stock", y2014=drawn.first + 1), figures("stock", y2014="0.5")
        both = one.replace("gansu", "lanzhou") + other.replace("gansu", "dingxi")
        return f'indicator = "{indicator}"\nat_least = 2\nby = "2016"', both

    return made


def cap(key: str, figured: Callable[[Drawn], str], window: str = 'from = "2014"\nby = "2016"') -> Callable[[Drawn], Made]:
    """Return what makes a target of a flow that must stay under three times the second number."""
    return lambda drawn: (f'indicator = "spent"\n{key} = {drawn.second * 3}\n{window}', figured(drawn))


def of_last_year(drawn: Drawn) -> str:
    """Return a full year 2013 that is half as large again as its first half, and the first half of 2014."""
    return figures("spent", y2013=drawn.first * Decimal("1.5"), h2013=drawn.first, h2014=drawn.third)


def band(indicator: str, start: object, latest: object) -> Callable[[Drawn], Made]:
    """Return what makes a band from 40 to 60 that is reached from a start in 2010."""
    return lambda _drawn: (
        f'indicator = "{indicator}"\nwithin = [40, 60]\nsince = "2010"\nby = "2020"',
        figures(indicator, y2010=start, y2014=latest),
    )


def band_of_a_year(part: object) -> Callable[[Drawn], Made]:
    return lambda _drawn: ('indicator = "flow"\nwithin = [40, 60]\nby = "2014"', figures("flow", y2013=50, h2013=20, h2014=part))


def on_average(drawn: Drawn) -> Made:
    keys = f'indicator = "up"\nat_least = {drawn.second}\naverage = true\nfrom = "2014"\nby = "2017"'
    return keys, figures("up", y2014=drawn.first, y2015=drawn.third, y2016=drawn.percent)


def relative(other: str) -> Callable[[Drawn], Made]:
    """Return what makes a target of a stock that follows another one, with a factor and an addition."""
    return lambda drawn: (
        f'indicator = "up-beside"\nat_least = {{ of = "{other}", times = "{drawn.percent}%", plus = {drawn.second} }}\nby = "2016"',
        figures("up-beside", y2014=drawn.first) + figures(other, y2014=drawn.third),
    )


def beside_regions(of: str) -> Callable[[Drawn], Made]:
    """Return what makes a target of a stock that follows the sum of two regions."""
    regions = ("lanzhou", "dingxi")
    return lambda drawn: (
        f'indicator = "up-beside"\nat_least = {{ of = "{of}", times = "{drawn.percent}%", plus = {drawn.second} }}\nby = "2016"',
        figures("up-beside", y2014=drawn.first)
        + "".join(figures(of, y2014=drawn.third).replace("gansu", name) for name in regions),
    )


def by_amount(indicator: str) -> Callable[[Drawn], Made]:
    return lambda drawn: (
        f'indicator = "{indicator}"\nimprove_by = "{drawn.percent}亿元"\nsince = "2010"\nby = "2014"',
        figures(indicator, y2010=drawn.first, y2012=drawn.third),
    )


def fall(key: str) -> Callable[[Drawn], Made]:
    """Return what makes a target of a stock that shall fall, with its opening stock."""
    return lambda drawn: (
        f'indicator = "stock"\ndirection = "decrease"\n{key}\nfrom = "2014"\nby = "2016"',
        figures("stock", y2013=drawn.first + drawn.third, y2015=drawn.first),
    )


def compounding(sign: str = "", more: str = "") -> Callable[[Drawn], Made]:
    """Return what makes a total of growth rates over five years, with the rates of two of them."""
    indicator = "slowing" if sign else "speed"
    return lambda drawn: (
        f'indicator = "{indicator}"\ntotal = "{sign}{drawn.percent}%"\nfrom = "2014"\nby = "2018"\n{more}',
        figures(indicator, y2014=f"{sign}{drawn.percent / 10}", y2015=f"{sign}1"),
    )


def mean_of_rates(drawn: Drawn) -> Made:
    keys = f'indicator = "speed"\nat_least = "{drawn.percent}%"\naverage = true\nfrom = "2014"\nby = "2017"'
    return keys, figures("speed", y2014=drawn.first, y2015=drawn.third, y2016=f"-{drawn.percent}")


def published_rates(goal: str) -> Callable[[Drawn], Made]:
    """Return what makes a target of a growth that is published with the figures of a flow."""

    def made(drawn: Drawn) -> Made:
        years = (
            figure("output", year, str(drawn.first), f'yoy = "{drawn.percent / part}%"')
            for year, part in (("2014", 7), ("2015", 9))
        )
        return f'indicator = "published"\n{goal.format(drawn.percent)}', "".join(years)

    return made


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
    "linked rise": total(
        "linked", "total", lambda drawn: figures("linked", y2013=drawn.first, y2015=drawn.first * 2 + drawn.third)
    ),
    "linked sum": total("linked-flow", "total", lambda drawn: figures("linked-flow", y2014=drawn.first, y2015=drawn.third)),
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
    "number of regions": number_of_regions("having"),
    "part of the regions": number_of_regions("part-having"),
    "cap in all": cap("total_at_most", lambda drawn: figures("spent", y2014=drawn.first, y2015=drawn.third)),
    "cap in all, within a year": cap("total_at_most", of_last_year, 'from = "2014"\nby = "2014"'),
    "cap of a year, whole": cap("each_year_at_most", lambda drawn: figures("spent", y2014=drawn.first)),
    "cap of every year, under way": cap("each_year_at_most", of_last_year, ""),
    "cap of a year, under way": cap("each_year_at_most", of_last_year),
    "ceiling of a year": lambda drawn: (f'indicator = "spent"\nat_most = {drawn.second * 3}\nby = "2014"', of_last_year(drawn)),
    "band from below": band("up", 20, 30),
    "band from above": band("up", 90, 70),
    "band overshot": band("up", 20, 70),
    "band left": band("up", 50, 38),
    "band of a year, under both paths": band_of_a_year(13),
    "band of a year, over the low end": band_of_a_year(41),
    "band of a year, near the upper path": band_of_a_year(23),
    "band of a year, near the low path": band_of_a_year(17),
    "average": on_average,
    "rates that compound": compounding(),
    "rates that compound, falling": compounding("-"),
    "rates that compound by milestones": compounding(more='milestones = { 2017 = "3%" }'),
    "mean of rates": mean_of_rates,
    "published rate": published_rates('at_least = "{}%"\nby = "2015"'),
    "published rates that compound": published_rates('total = "{}%"\nfrom = "2014"\nby = "2018"'),
    "relative": relative("stock-beside"),
    "relative to regions": beside_regions("beside-places"),
    "relative to regions in other units": beside_regions("unlike-places"),
    "relative in other units": relative("up-in-units"),
    "improve by an amount": by_amount("up-beside"),
    "improve by an amount, falling": by_amount("down-beside"),
    "fall in all": fall("total = -5"),
    "fall of a range": fall("total = [-8, -5]"),
    "fall of each year": fall("each_year = -2"),
    "amount of each quarter": total("flow", "each_quarter", lambda drawn: figures("flow", y2014=drawn.first)),
    "amount of each month": total("flow", "each_month", lambda drawn: figures("flow", y2014=drawn.first)),
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
