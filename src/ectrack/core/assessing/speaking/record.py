"""The figures that an assessment is computed from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.assessment import YearRow
from ectrack.core.assessing.running import RunningYear
from ectrack.core.assessing.speaking.holding import Held
from ectrack.core.figures.meets import meets
from ectrack.core.figures.points import Point
from ectrack.core.model import Target
from ectrack.core.values.periods import day_before


@dataclass(frozen=True, slots=True)
class Speaking:
    """The figures that speak for a target.

    Attributes:
        level: Value at the deadline, in the indicator's unit.
        threshold: From which value an `about` goal is met, same unit; None for any other goal.
        baseline: Value from which progress counts; 0 on the day before the window of a sum, or before a running year.
        stated: The baseline that the clause names, from which a growth or an improvement counts; None for a sum.
        latest: The figure that speaks for the target.
        history: The figures of the same kind up to the latest, oldest first; whether the target was met before is read from them.
        decides: Whether the latest may decide that the target is achieved or missed (an estimate or part of a year may not).
        at_deadline: Whether the latest is the figure for the deadline.
        mute: Why the latest can be shown but not compared; None when it can.
        ruled_out: Whether the latest proves that the target can no longer be met.
        as_sum: Whether the target is judged as a sum over a window that starts at 0.
        floor_only: Whether the latest is part of a year before the deadline's, so that it can meet a level and says nothing else.
        running: The running year of the deadline, while it judges the target.
        end: Last day of what the path leads to, where that is not the deadline.
        upper_bound: Whether the latest is only a ceiling of the rise, the stock at the start being unknown.
        years: The years of an `each_year` goal, the periods of a level that is to be held.
        under_way: What the year under way has used of a yearly cap without a deadline, while the newest full year speaks; None else.
        other: The figure of the other series that a relative level follows; None for any other goal.
        held: What is known of a level that is to be held; None for any other goal.
        flags: Remarks.
        reasons: Why level, baseline or latest are empty, by their names.
    """

    level: Decimal | None = None
    threshold: Decimal | None = None
    baseline: Point | None = None
    stated: Point | None = None
    latest: Point | None = None
    history: tuple[Point, ...] = ()
    decides: bool = True
    at_deadline: bool = False
    mute: str | None = None
    ruled_out: bool = False
    as_sum: bool = False
    floor_only: bool = False
    running: RunningYear | None = None
    end: date | None = None
    upper_bound: bool = False
    years: tuple[YearRow, ...] = ()
    under_way: Point | None = None
    other: Point | None = None
    held: Held | None = None
    flags: frozenset[str] = frozenset()
    reasons: Mapping[str, str] = field(default_factory=dict)


def point_meets(target: Target, point: Point, level: Decimal, threshold: Decimal | None = None) -> bool:
    """Return whether a figure meets the level of its target."""
    return meets(point.value, point.approx, target.goal, level, target.direction, threshold)


def meets_level(target: Target, point: Point, speaking: Speaking) -> bool:
    """Return whether a figure meets the level of what speaks."""
    return speaking.level is not None and point_meets(target, point, speaking.level, speaking.threshold)


def zero_before(start: date) -> Point:
    """Return the baseline of a sum: 0 on the day before its window starts."""
    day = day_before(start)
    return Point(day.isoformat(), day, Decimal(0), start=day)
