"""A better figure is never worse off, and no quantity jumps the wrong way."""

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from ectrack.core.assessing.methods import METHODS
from tests.core.assessing.laws.drawing import SHORT, SIGNS, YEARS, goal, reached
from tests.core.assessing.methods.judged import judged

LADDER = ("reversing", "behind", "on-pace", "achieved")
RISING = ("share_done", "pace", "lead", "observed_growth")
WORST_FIRST = {
    "statcan": ("deterioration", "limited_progress", "moderate_progress", "substantial_progress", "target_achieved"),
    "eurostat": ("movement_away", "insufficient_progress", "moderate_progress", "significant_progress"),
    "un-chart": ("stagnation_or_regression", "fair_progress", "met_or_on_track"),
    "healthy-people": ("got_worse", "little_change", "improved", "target_met"),
    "destatis": ("thunderstorm", "cloudy", "slightly_cloudy", "sun"),
}


@given(SIGNS, SHORT, SHORT, SHORT, SHORT, YEARS)
def test_a_better_figure_has_no_worse_status(  # two figures of one target
    way: int, base: Decimal, level: Decimal, one: Decimal, other: Decimal, year: int
) -> None:
    assume(base != level)
    worse, better = sorted((one, other), key=lambda value: value * way)
    low, high = (reached(way, base, level, year, value) for value in (worse, better))
    assert LADDER.index(low.status) <= LADDER.index(high.status)
    assert low.shortfall is not None
    assert high.shortfall is not None
    assert low.shortfall >= high.shortfall
    for name in RISING:
        before, after = getattr(low, name), getattr(high, name)
        if before is not None and after is not None:
            assert (after - before) * (way if name == "observed_growth" else 1) >= 0, name


@given(st.sampled_from(sorted(WORST_FIRST)), SIGNS, SHORT, SHORT, SHORT, SHORT)
def test_a_better_figure_has_no_worse_verdict(  # two figures of one target
    method: str, way: int, base: Decimal, level: Decimal, one: Decimal, other: Decimal
) -> None:
    assume((level - base) * way > 0)
    worse, better = sorted((one, other), key=lambda value: value * way)
    flat = {year: str(base) for year in range(2015, 2020)}
    low, high = (judged(method, goal(way, level, base=2015), {**flat, 2020: str(value)}).verdict.word for value in (worse, better))
    order = WORST_FIRST[method]
    assert order.index(low or "") <= order.index(high or "")


def test_the_words_are_those_of_the_methods() -> None:
    for name, words in WORST_FIRST.items():
        assert set(words) <= set(METHODS[name].words)
