"""The few figures that settle most targets on a day, so that the rest of long series can stay in large files.

A target whose history can matter, because it was met or may have been, is assessed on all its figures instead; either way by the
same arithmetic.
"""

from collections.abc import Container
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.methods import DEFAULT
from ectrack.core.assessing.situation import Situation
from ectrack.core.few import Ends, Wanted
from ectrack.core.figures.flows import Frame, frame_of
from ectrack.core.model import GoalType, Kind, Place, Target
from ectrack.core.values.fiscal_years import JANUARY

_MARGIN = Decimal("1e-6")
"""The ends come from binary arithmetic; so near to the level, relatively, they prove nothing."""


def wanted(target: Target, method: str, day: date | None, recorded: Container[Place]) -> Wanted | None:
    """Return the few figures that may settle a target; None where only all of them can.

    Args:
        target: The target.
        method: The method of its verdict.
        day: The day of the report.
        recorded: Places that have figures outside large files.
    """
    place = target.indicator.id, target.region
    rule = target.baseline
    if day is None or target.deadline is None or target.deadline <= day or place in recorded:
        return None
    if (
        method != DEFAULT
        or target.readings
        or target.goal.hold
        or target.goal.average
        or target.is_band
        or target.goal.relative is not None
        or target.sums
    ):
        return None
    if (
        target.indicator.year_starts != JANUARY
        or target.indicator.roll_up
        or target.indicator.ratio
        or target.indicator.count
        or target.indicator.breaks
        or target.indicator.kind in {Kind.SHARE, Kind.GROWTH}
    ):
        return None
    is_flow = target.indicator.kind is Kind.FLOW
    if is_flow and frame_of(target) != Frame():
        return None
    base = None if rule is None or rule.value is not None else rule.period
    return Wanted(place, day, is_flow, (base.start or base.end) if base else None, base.end if base else None)


def is_settled(situation: Situation, ends: Ends | None) -> bool:
    """Return whether the few figures say all there is to say: the newest is among them, and no earlier one can have met the target.

    Args:
        situation: The target with the figures that speak for it, out of the few.
        ends: What is known of the whole series; None where there is no figure.
    """
    said, target = situation.speaking, situation.target
    if ends is None or said.latest is None or situation.is_met:
        return False
    if target.indicator.kind is Kind.FLOW:
        year_before = date(ends.newest.year - 1, 12, 31)
        if not any(_is_year(point.start, point.date) and point.date >= year_before for point in said.history):
            return False
    if target.goal.type is GoalType.IMPROVE or said.level is None:
        return True
    least = said.level if said.threshold is None else said.threshold
    room = _MARGIN * max(abs(least), Decimal(1))
    return ends.high < least - room if target.direction > 0 else ends.low > least + room


def _is_year(first: date | None, last: date) -> bool:
    return first is not None and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
