"""Whether a figure meets a level, with the words 余, 多, 近 and 约 taken at their meaning."""

from decimal import Decimal

from ectrack.core.figures.points import ABOVE, BELOW
from ectrack.core.model import Approx, Goal, GoalType
from ectrack.core.values.quantities import nearly_equal

STRICT = frozenset({GoalType.MORE_THAN, GoalType.LESS_THAN})
STRICTLY_BEYOND = frozenset({"more_than", "less_than"})


def meets(value: Decimal, approx: Approx | None, goal: Goal, level: Decimal, direction: int) -> bool:
    """Return whether a figure meets the level.

    Away from the level a figure is judged at face value. At the level (within a relative 1e-12) a figure that is known to lie
    beyond it meets it (`at_least` for an increase), and one known to fall short of it does not (`at_most`).

    Args:
        value: The figure, in the indicator's unit.
        approx: How it is approximate.
        goal: Says whether equality suffices (`at_least`) or not (`more_than`).
        level: The level, same unit.
        direction: +1 when more is better, -1 when less is.
    """
    if not nearly_equal(value, level):
        return (value - level) * direction > 0
    beyond, short = (ABOVE, BELOW) if direction > 0 else (BELOW, ABOVE)
    if goal.type in STRICT:
        return approx in beyond
    return approx not in short
