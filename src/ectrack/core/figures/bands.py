"""A band that a figure shall lie in: which end is near, and on which side of it the target stands."""

from dataclasses import replace
from decimal import Decimal

from ectrack.core.model import Goal, Target
from ectrack.core.values.quantities import nearly_equal


def ends(goal: Goal) -> tuple[Decimal, Decimal]:
    """Return the low and the high end of a band, in the indicator's unit; both count as inside."""
    low = goal.value if goal.value is not None else Decimal(0)
    return low, goal.high if goal.high is not None else low


def nearest_end(goal: Goal, value: Decimal) -> Decimal:
    """Return the end of a band that lies nearest to a value; in its middle the low one."""
    low, high = ends(goal)
    return low if abs(value - low) <= abs(high - value) else high


def side(goal: Goal, value: Decimal) -> int:
    """Return on which side of a band a value lies: -1 below it, 0 inside, 1 above. An `about` band is half a unit of its last digit wider."""
    low, high = ends(goal)
    margin = Decimal(0) if goal.step is None else goal.step / 2
    if value < low - margin and not nearly_equal(value, low - margin):
        return -1
    beyond = value >= high + margin if margin else value > high
    return 1 if beyond and not (nearly_equal(value, high) and not margin) else 0


def distance(goal: Goal, value: Decimal) -> Decimal:
    """Return the distance from a value to the nearest end of a band, in the unit; 0 inside."""
    low, high = ends(goal)
    return max(low - value, value - high, Decimal(0))


def towards_band(target: Target, baseline: Decimal | None) -> Target:
    """Return the target with the direction that leads from its baseline to the band: that of the indicator from inside, or without one."""
    where = 0 if baseline is None else side(replace(target.goal, step=None), baseline)
    return replace(target, direction=-where if where else target.indicator.direction)
