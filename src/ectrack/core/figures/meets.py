"""Whether a figure meets a level, with the words 余, 多, 近 and 约 taken at their meaning."""

from decimal import Decimal

from ectrack.core.figures.bands import side
from ectrack.core.figures.points import ABOVE, BELOW
from ectrack.core.model import Approx, Goal, GoalType
from ectrack.core.values.quantities import nearly_equal

STRICT = frozenset({GoalType.MORE_THAN, GoalType.LESS_THAN})


def meets(  # noqa: PLR0913, PLR0917  # what a figure is held against
    value: Decimal, approx: Approx | None, goal: Goal, level: Decimal, direction: int, threshold: Decimal | None = None
) -> bool:
    """Return whether a figure meets the level.

    Away from the level a figure is judged at face value. At the level (within a relative 1e-12) a figure that is known to lie
    beyond it meets it (`at_least` for an increase), and one known to fall short of it does not (`at_most`); a level that is to be
    exceeded is met only by a figure that is known to exceed it (`more_than`). An `about` goal is met from its threshold on: that
    value itself for an increase, below it for a decrease.

    Args:
        value: The figure, in the indicator's unit.
        approx: How it is approximate.
        goal: Says whether equality suffices (`at_least`) or not (`more_than`).
        level: The level, same unit.
        direction: +1 when more is better, -1 when less is.
        threshold: From which value an `about` goal is met, same unit; None for any other goal.
    """
    if goal.type is GoalType.WITHIN:
        return side(goal, value) == 0
    if threshold is not None and _beyond(value, threshold, direction):
        return True
    if not nearly_equal(value, level):
        return (value - level) * direction > 0
    if goal.type in STRICT:
        return approx == ("more_than" if direction > 0 else "less_than")
    return approx not in (BELOW if direction > 0 else ABOVE)


def _beyond(value: Decimal, threshold: Decimal, direction: int) -> bool:
    if nearly_equal(value, threshold):
        return direction > 0
    return (value - threshold) * direction > 0
