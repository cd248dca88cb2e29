"""What the amount of a goal can be."""

from collections.abc import Iterator

from ectrack.core.model import Goal, GoalType
from ectrack.core.problems import Origin, Problem
from ectrack.core.values.quantities import plain

RANGES = frozenset({GoalType.BETWEEN, GoalType.EACH_YEAR, GoalType.TOTAL})
"""Goals that may have two ends."""


def faults(goal: Goal, place: Origin) -> Iterator[Problem]:
    """Yield what is wrong with the amount of a goal.

    Args:
        goal: The goal.
        place: Where its amount stands.
    """
    if goal.rate is not None and goal.type is GoalType.IMPROVE_BY and goal.rate <= 0:
        yield Problem("improve-by-nothing", place, {"found": f"{plain(goal.rate * 100):f}%"})
    if goal.rate is not None and goal.type is GoalType.GROWTH and goal.rate <= -1:
        yield Problem("growth-too-low", place, {"found": f"{plain(goal.rate * 100):f}%"})
    if goal.value is not None and goal.high is not None and goal.high < goal.value:
        yield Problem("range-reversed", place, {"first": f"{goal.value:f}", "second": f"{goal.high:f}"})
