"""What must not matter: the scale of the numbers, the years they stand in, the side from which they are counted."""

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.values.quantities import nearly_equal
from tests.core.assessing.laws.drawing import BASE, DUE, EXACT, SHORT, SIGNS, YEARS, figures, goal, reached
from tests.core.assessing.methods.judged import judged as by_method
from tests.core.building import judged

RATIOS = (
    *("attainment", "share_done", "share_time", "share_log", "share_lead", "pace", "excess_share"),
    *("observed_growth", "planned_growth", "required_growth", "years_early"),
)
AMOUNTS = ("level", "expected", "lead", "shortfall", "excess", "required_per_year", "required_per_month")
PATHS = st.sampled_from(["linear", "compound"])
METHODS = st.sampled_from(["statcan", "eurostat", "destatis", "healthy-people", "un-chart"])


def same(left: Decimal | None, right: Decimal | None) -> bool:
    if left is None or right is None:
        return left is right
    return nearly_equal(left, right) or abs(left - right) < Decimal("1e-40")


def scaled(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else EXACT.multiply(value, factor)


@given(SIGNS, SHORT, SHORT, SHORT, YEARS, PATHS, st.integers(min_value=-12, max_value=12))
def test_a_power_of_ten_changes_amounts_alone(  # every number of a target
    way: int, base: Decimal, level: Decimal, value: Decimal, year: int, path: str, exponent: int
) -> None:
    factor = Decimal(10) ** exponent
    small = reached(way, base, level, year, value, path)
    base, level, value = (EXACT.multiply(one, factor) for one in (base, level, value))
    large = reached(way, base, level, year, value, path)
    assert (small.status, small.reason, small.flags, small.reasons) == (large.status, large.reason, large.flags, large.reasons)
    for name in RATIOS:
        assert same(getattr(small, name), getattr(large, name)), name
    for name in AMOUNTS:
        assert same(scaled(getattr(small, name), factor), getattr(large, name)), name
    assert same(scaled(small.outlook.value, factor), large.outlook.value)
    assert small.outlook.met_on == large.outlook.met_on


@given(st.sampled_from(["万", "亿", "万亿"]), SHORT, SHORT, SHORT, YEARS)
def test_figures_in_another_unit_are_the_same_figures(scale: str, base: Decimal, level: Decimal, value: Decimal, year: int) -> None:
    text = f'at_least = "{level}{scale}元"\nsince = "{BASE}"\nby = "{DUE}"'
    own = judged(text, f"{BASE} {base}{scale}元\n{year} {value}{scale}元", unit=f"{scale}元")
    mixed = judged(text, f"{BASE} {base}{scale}元\n{year} {value}{scale}元", unit="元")
    factor = {"万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}[scale]
    assert own.status == mixed.status
    for name in RATIOS:
        assert same(getattr(own, name), getattr(mixed, name)), name
    for name in AMOUNTS:
        assert same(scaled(getattr(own, name), factor), getattr(mixed, name)), name


@given(METHODS, SIGNS, st.lists(SHORT, min_size=6, max_size=6), SHORT, st.integers(min_value=-12, max_value=10))
def test_a_power_of_ten_changes_no_verdict(method: str, way: int, values: list[Decimal], level: Decimal, exponent: int) -> None:
    factor = Decimal(10) ** exponent

    def verdict(scale: Decimal) -> tuple[str | None, str | None, Decimal | None]:
        years = {2015 + index: f"{EXACT.multiply(value, scale):f}" for index, value in enumerate(values)}
        found = by_method(method, goal(way, EXACT.multiply(level, scale), base=2015), years).verdict
        return found.word, found.reason, found.ratio

    small, large = verdict(Decimal(1)), verdict(factor)
    assert small[:2] == large[:2]
    assert same(small[2], large[2])


@given(SIGNS, SHORT, SHORT, SHORT, YEARS, PATHS, st.integers(min_value=-10, max_value=70))
def test_the_calendar_year_does_not_matter(  # every number of a target
    way: int, base: Decimal, level: Decimal, value: Decimal, year: int, path: str, later: int
) -> None:
    def moved(years: int) -> Assessment:
        keys = goal(way, level, base=BASE + years, due=DUE + years)
        return judged(f'{keys}\npath = "{path}"', figures({BASE + years: base, year + years: value}))

    here, there = moved(0), moved(later)
    assert (here.status, here.flags, here.reasons) == (there.status, there.flags, there.reasons)
    for name in (*RATIOS, *AMOUNTS):
        assert getattr(here, name) == getattr(there, name), name


@given(SHORT, SHORT, SHORT, YEARS)
def test_more_is_better_mirrors_less_is_better(base: Decimal, level: Decimal, value: Decimal, year: int) -> None:
    up, down = reached(1, base, level, year, value), reached(-1, -base, -level, year, -value)
    assert up.status == down.status
    for name in ("share_done", "share_time", "share_lead", "lead", "pace", "shortfall", "excess", "years_early"):
        assert same(getattr(up, name), getattr(down, name)), name
    for name in ("level", "expected", "required_per_year", "required_per_month"):
        assert same(getattr(up, name), scaled(getattr(down, name), Decimal(-1))), name


@given(SIGNS, SHORT, SHORT, SHORT, YEARS)
def test_a_linear_path_does_not_mind_where_zero_is(way: int, base: Decimal, level: Decimal, value: Decimal, year: int) -> None:
    assume(base != level)
    here = reached(way, base, level, year, value)
    there = reached(way, base - 50000, level - 50000, year, value - 50000)
    assert here.status == there.status
    for name in ("share_done", "share_time", "share_lead", "pace", "lead", "shortfall", "excess", "required_per_year"):
        assert same(getattr(here, name), getattr(there, name)), name
