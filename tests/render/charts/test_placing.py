"""Labels that hide nothing."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ectrack.render.charts.placing import GAP, TAKEN, Box, around, best, places, spread

PAGE = Box(0, 0, 100, 100)


def test_a_label_stands_above_its_mark_when_it_may() -> None:
    box, cost = best(places(50, 50, 20, 8, 4), PAGE, [], [around(50, 50, 4)], [])
    assert (box, cost) == (Box(40, 57, 60, 65), 0)


def test_a_label_gives_way_to_another_one() -> None:
    box, cost = best(places(50, 50, 20, 8, 4), PAGE, [Box(40, 60, 60, 70)], [], [])
    assert (box, cost) == (Box(40, 35, 60, 43), 0)


def test_at_the_top_a_label_stands_below() -> None:
    box, _cost = best(places(50, 98, 20, 8, 4), PAGE, [], [], [])
    assert box.top < 98


def test_where_everything_is_taken_the_cost_says_so() -> None:
    assert best(places(50, 50, 20, 8, 4), PAGE, [PAGE], [], [])[1] >= TAKEN


def test_labels_in_a_margin_keep_apart_and_in_order() -> None:
    assert spread([(50, 10), (50, 10)], 0, 100) == [50, 50 - 10 - GAP]
    assert spread([(2, 10), (4, 10)], 0, 100) == [5, 5 + 10 + GAP]


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(5, 30)), max_size=5))
def test_labels_in_a_margin_never_overlap(wanted: list[tuple[float, float]]) -> None:
    middles = spread(wanted, 0, 300)
    spans = sorted((middle - height / 2, middle + height / 2) for middle, (_y, height) in zip(middles, wanted, strict=True))
    assert all(lower[1] <= upper[0] + 1e-6 for lower, upper in pairwise(spans))
    assert all(low >= -1e-6 and high <= 300 + 1e-6 for low, high in spans)
