"""The program beside the oracle: every quantity, status and reason of random targets."""

from hypothesis import event, given, settings

from tests.core.assessing.oracle.drawing import flows
from tests.core.assessing.oracle.facing import differences, text_of, told
from tests.core.assessing.oracle.given import Case
from tests.core.assessing.oracle.oracle import judged


def compared(case: Case) -> None:
    """Hold one case against the oracle."""
    answer = judged(case)
    event(answer.status)
    found = differences(answer, told(case))
    assert not found, "\n".join([*found, *text_of(case), f"as of {case.as_of}, estimates {case.estimates}"])


@given(flows())
@settings(max_examples=300)
def test_a_flow_with_a_level(case: Case) -> None:
    compared(case)


@given(flows(sums=True))
@settings(max_examples=150)
def test_a_sum_over_one_year(case: Case) -> None:
    compared(case)
