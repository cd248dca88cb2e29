"""The program beside the oracle: every quantity, status and reason of random targets."""

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from tests.core.assessing.oracle.drawing import flows, near_the_season
from tests.core.assessing.oracle.drawing_more import holds, improvements, levels_by_a_day, near_the_path, rises, sums_over_years
from tests.core.assessing.oracle.facing import differences, text_of, told
from tests.core.assessing.oracle.given import Case
from tests.core.assessing.oracle.oracle import judged

pytestmark = pytest.mark.long


def compared(case: Case) -> None:
    """Hold one case against the oracle."""
    answer, said = judged(case), told(case)
    event(answer.status)
    found = differences(answer, said)
    assert not found, "\n".join([*found, *text_of(case), f"as of {case.as_of}, estimates {case.estimates}"])


@given(flows())
@settings(max_examples=300)
def test_a_flow_with_a_level(case: Case) -> None:
    compared(case)


@given(flows(sums=True))
@settings(max_examples=150)
def test_a_sum_over_one_year(case: Case) -> None:
    compared(case)


@given(levels_by_a_day())
@settings(max_examples=300)
def test_a_stock_a_share_or_an_index_with_a_level(case: Case) -> None:
    compared(case)


@given(sums_over_years())
@settings(max_examples=200)
def test_a_sum_over_years(case: Case) -> None:
    compared(case)


@given(rises())
@settings(max_examples=200)
def test_a_rise_of_a_stock_a_share_or_an_index(case: Case) -> None:
    compared(case)


@given(improvements())
@settings(max_examples=100)
def test_a_goal_to_improve(case: Case) -> None:
    compared(case)


@given(holds())
@settings(max_examples=150)
def test_a_level_to_be_kept(case: Case) -> None:
    compared(case)


@given(near_the_path())
@settings(max_examples=200)
def test_a_figure_near_the_path(case: Case) -> None:
    compared(case)


@given(near_the_season())
@settings(max_examples=200)
def test_a_year_to_date_near_the_path(case: Case) -> None:
    compared(case)


@given(
    st.one_of(flows(), flows(sums=True), levels_by_a_day(), sums_over_years(), rises(), improvements(), holds(), near_the_season())
)
@settings(max_examples=2400)
def test_thousands_of_targets_of_every_kind(case: Case) -> None:
    compared(case)
