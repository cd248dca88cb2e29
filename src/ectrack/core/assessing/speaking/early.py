"""What is certain of a sum of which only a part is known, and which can only grow."""

from decimal import Decimal

from ectrack.core.figures.bands import side
from ectrack.core.figures.meets import meets
from ectrack.core.figures.points import BELOW, Point
from ectrack.core.model import GoalType, Target
from ectrack.core.values.quantities import nearly_equal


def decides_early(target: Target, point: Point, level: Decimal, threshold: Decimal | None) -> bool:
    """Return whether what can only grow meets the level of an increase, or has passed a ceiling for certain.

    At the ceiling itself a figure has passed it where equality does not suffice, unless it is known to be no more than that
    (`at_most`, `less_than`); where equality suffices, only one that is known to be more.
    """
    if target.is_band:
        return side(target.goal, point.value) > 0
    if target.direction > 0:
        return _meets(target, point, level, threshold)
    if threshold is None and nearly_equal(point.value, level):
        return point.approx not in BELOW if target.goal.type is GoalType.LESS_THAN else point.approx == "more_than"
    return not _meets(target, point, level, threshold)


def _meets(target: Target, point: Point, level: Decimal, threshold: Decimal | None) -> bool:
    return meets(point.value, point.approx, target.goal, level, target.direction, threshold)
