"""Each method just below, exactly at and just above each of its cut-offs, from figures that give the cut-off without a remainder."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.core.assessing.laws.drawing import EXACT, SIGNS, goal, written
from tests.core.assessing.laws.published import agrees, growth
from tests.core.assessing.methods.judged import judged

ONE = Decimal(1)
NUDGES = st.sampled_from([-1, 0, 1])
"""Away from the target, exactly at the cut-off, towards the target."""
STEP = Decimal("1e-9")
WHOLE = st.integers(min_value=1, max_value=9999).map(Decimal)
RATES = st.decimals(min_value="0.02", max_value="0.90", places=2)
TENTHS = st.decimals(min_value="0.1", max_value="0.9", places=1)
SPANS = st.integers(min_value=1, max_value=3)
RATIO_CUTS = {
    "statcan": {"0.95": ("moderate_progress", "substantial_progress"), "0.60": ("limited_progress", "moderate_progress")},
    "eurostat": {"0.95": ("moderate_progress", "significant_progress"), "0.60": ("insufficient_progress", "moderate_progress")},
}
FREE_CUTS = {
    "statcan": {
        "0.015": ("moderate_progress", "substantial_progress"),
        "0.005": ("limited_progress", "moderate_progress"),
        "0": ("deterioration", "limited_progress"),
    },
    "eurostat": {"0.01": ("moderate_progress", "significant_progress"), "0": ("movement_away", "moderate_progress")},
    "un-chart": {"0.02": ("fair_progress", "met_or_on_track"), "0.005": ("stagnation_or_regression", "fair_progress")},
}
IMPROVE = 'improve = true\nsince = "2015"\ndirection = "{way}"'


def nudged(value: Decimal, towards: int) -> Decimal:
    return EXACT.multiply(value, ONE + STEP * towards)


def named(way: int) -> str:
    return "increase" if way > 0 else "decrease"


@given(
    st.sampled_from([("statcan", 0), ("eurostat", 2)]), SIGNS, NUDGES, WHOLE, RATES, SPANS, SPANS, st.sampled_from(["0.95", "0.60"])
)
def test_growth_beside_the_growth_asked_for(
    method: tuple[str, int], way: int, nudge: int, base: Decimal, rate: Decimal, gone: int, left: int, cut: str
) -> None:
    # T = b * (1 + d * G) ^ N and v = b * (1 + d * cut * G) ^ n, so R = cut.
    name, more = method
    gone += more
    gone = 5 if name == "eurostat" else gone
    due = gone + left - 1
    level = EXACT.multiply(base, EXACT.power(ONE + way * rate, due))
    at = EXACT.multiply(base, EXACT.power(ONE + way * rate * Decimal(cut), gone))
    value = nudged(at, nudge * way).quantize(Decimal("1e-18"), context=EXACT)
    level = level.quantize(Decimal("1e-18"), context=EXACT)
    found = judged(name, goal(way, level, base=2015, due=2015 + due), {2015: written(base), 2015 + gone: written(value)}).verdict
    below, reached = RATIO_CUTS[name][cut]
    wanted = way * growth(base, value, gone) / abs(growth(base, level, due))
    assert agrees(found.ratio, wanted)
    assert found.word == (below if nudge < 0 else reached)


@given(st.sampled_from(sorted(FREE_CUTS)), SIGNS, NUDGES, WHOLE, st.integers(min_value=0, max_value=2))
def test_growth_without_a_target(method: str, way: int, nudge: int, base: Decimal, row: int) -> None:
    # v = b * (1 + d * cut) ^ 5, so the growth is the cut-off.
    cuts = FREE_CUTS[method]
    cut = sorted(cuts)[row % len(cuts)]
    value = nudged(EXACT.multiply(base, EXACT.power(ONE + way * Decimal(cut), 5)), nudge * way)
    found = judged(method, IMPROVE.format(way=named(way)), {2015: written(base), 2020: written(value)}).verdict
    assert agrees(found.ratio, way * growth(base, value, 5))
    assert found.word == cuts[cut][0 if nudge < 0 else 1]


@given(SIGNS, NUDGES, WHOLE, TENTHS, SPANS, SPANS, st.sampled_from(["0.95", "0.10"]))
def test_un_chart_projected_share(way: int, nudge: int, base: Decimal, rate: Decimal, gone: int, left: int, cut: str) -> None:
    # e = b * (1 + c) ^ (n + N); T = b + (e - b) / cut, with b a multiple of 19 so that it can be divided by 0.95.
    base *= 19 * 100
    value = EXACT.multiply(base, EXACT.power(ONE + way * rate, gone))
    ahead = EXACT.multiply(base, EXACT.power(ONE + way * rate, gone + left))
    level = EXACT.add(base, EXACT.divide(EXACT.subtract(ahead, base), Decimal(cut)))
    level = nudged(level, -nudge * way)
    due = 2015 + gone + left
    found = judged("un-chart", goal(way, level, base=2015, due=due), {2015: written(base), 2015 + gone: written(value)}).verdict
    if level <= 0 or (value - level) * way >= 0:
        return
    words = {"0.95": ("fair_progress", "met_or_on_track"), "0.10": ("stagnation_or_regression", "fair_progress")}
    assert found.word == words[cut][0 if nudge < 0 else 1]


@given(SIGNS, NUDGES, WHOLE, WHOLE, SPANS, st.sampled_from(["0.05", "0.20"]))
def test_destatis_share_that_will_be_missed(way: int, nudge: int, first: Decimal, step: Decimal, left: int, cut: str) -> None:
    # a = step a year for five years; T - v = a * left / (1 - cut), so m = cut. At 0.05 it is slightly cloudy, at 0.20 still.
    step *= 19 * 4
    values = {2015 + index: EXACT.add(first, way * step * index) for index in range(6)}
    way_left = EXACT.divide(step * left, ONE - Decimal(cut))
    level = EXACT.add(values[2020], way * nudged(way_left, -nudge))
    found = judged("destatis", goal(way, level, due=2020 + left), {year: written(value) for year, value in values.items()}).verdict
    missed = (way_left * (ONE - STEP * nudge) - step * left) / (way_left * (ONE - STEP * nudge))
    assert agrees(found.ratio, missed, 25)
    by_cut = {"0.05": ("slightly_cloudy", "slightly_cloudy", "sun"), "0.20": ("cloudy", "slightly_cloudy", "slightly_cloudy")}
    assert found.word == by_cut[cut][nudge + 1]


@given(SIGNS, NUDGES, WHOLE, WHOLE)
def test_healthy_people_a_tenth_of_the_way(way: int, nudge: int, base: Decimal, tenth: Decimal) -> None:
    level = EXACT.add(base, way * tenth * 10)
    value = EXACT.add(base, way * nudged(tenth, nudge))
    found = judged("healthy-people", goal(way, level, base=2015), {2015: written(base), 2020: written(value)}).verdict
    assert agrees(found.ratio, (ONE + STEP * nudge) / 10)
    assert found.word == ("little_change" if nudge < 0 else "improved")


@given(SIGNS, NUDGES, WHOLE, WHOLE)
def test_healthy_people_a_tenth_of_the_baseline_away(way: int, nudge: int, tenth: Decimal, further: Decimal) -> None:
    base = tenth * 10
    value = EXACT.subtract(base, way * nudged(tenth, nudge))
    figures = {2015: written(base), 2020: written(value)}
    found = judged("healthy-people", goal(way, base + way * further, base=2015), figures).verdict
    assert found.word == ("little_change" if nudge < 0 else "got_worse")


@given(SIGNS, NUDGES, WHOLE, st.booleans())
def test_healthy_people_significance(way: int, nudge: int, unit: Decimal, better: bool) -> None:
    # Standard errors of 3 and 4 units make 5 for the difference; 5 * 1.6449 = 8.2245. More than that is significant, not equality.
    base, change = unit * 100, nudged(unit * Decimal("8.2245"), nudge)
    value = EXACT.add(base, change * (way if better else -way))
    figures = {2015: f"{written(base)};{unit * 3}", 2020: f"{written(value)};{unit * 4}"}
    found = judged("healthy-people", goal(way, base + way * unit * 50, base=2015), figures).verdict
    assert found.word == ("little_change" if nudge <= 0 else "improved" if better else "got_worse")


@given(SIGNS, NUDGES, WHOLE, st.integers(min_value=1, max_value=9), st.sampled_from([10, 30]))
def test_traffic_light_points_behind(way: int, nudge: int, unit: Decimal, gone: int, cut: int) -> None:
    # T - b = 1000 units in 10 years, so a year is 100 units or 10 points, and the cut-off lies 10 * cut units below the schedule.
    done = Decimal(100 * gone - 10 * cut)
    value = EXACT.add(Decimal(5000) * unit, way * unit * EXACT.add(done, STEP * nudge))
    level = EXACT.add(Decimal(5000) * unit, way * unit * 1000)
    lights = f"lights = {{ green = 0, yellow = 10, red = 30 }}\n{goal(way, level, base=2010, due=2020)}"
    found = judged("traffic-light", lights, {2010: written(Decimal(5000) * unit), 2010 + gone: written(value)}).verdict
    assert agrees(found.ratio, cut - STEP * nudge / 10)
    assert found.word == {10: ("yellow", "yellow", None), 30: ("red", "yellow", "yellow")}[cut][nudge + 1]
