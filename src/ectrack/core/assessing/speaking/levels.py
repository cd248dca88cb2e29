"""Goals that state a level or a growth: the newest figure, the newest full year, or an estimate of the year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ectrack.core.assessing.bands import nearest_end, side
from ectrack.core.assessing.speaking.goal_levels import level_of_goal
from ectrack.core.assessing.speaking.holding import held
from ectrack.core.assessing.speaking.in_year import yearly
from ectrack.core.assessing.speaking.on_day import on_day
from ectrack.core.assessing.speaking.record import Speaking
from ectrack.core.figures.points import Point
from ectrack.core.model import Kind, Target
from ectrack.core.values.periods import day_before


def level_speaking(target: Target, points: Sequence[Point], *, estimates: bool, running: bool = True) -> Speaking:
    """Return the figures that speak for a level, a growth or an improvement.

    Args:
        target: The target.
        points: The figures of its indicator, by date.
        estimates: Whether a year may be estimated from its year to date.
        running: Whether the year of the deadline is judged by its year to date.
    """
    start = level_of_goal(target, points)
    level = start.level
    if target.indicator.kind is Kind.FLOW:
        found = yearly(target, points, start, estimates=estimates, running=running)
    else:
        found = on_day(target, points, start)
    if target.is_band and found.running is None and found.latest is not None and _shows_the_end(target, start, found.latest):
        found = replace(found, level=nearest_end(target.goal, found.latest.value))
    if not target.goal.hold or level is None:
        return found
    kept = held(target, found.history, level, found.threshold, _held_since(target))
    whole = kept.until is not None and target.deadline is not None and kept.until >= target.deadline
    decides = (found.decides or whole) and not found.mute
    return replace(found, held=kept, years=kept.rows, decides=decides, at_deadline=found.at_deadline or whole)


def _shows_the_end(target: Target, start: Speaking, latest: Point) -> bool:
    """Return whether the latest figure says which end of a band is near: without a baseline, or once it has left the band."""
    return start.baseline is None or (side(target.goal, start.baseline.value) == 0 and side(target.goal, latest.value) != 0)


def _held_since(target: Target) -> date | None:
    """Return the day after which a level is to be held: the day before its window, or the baseline; None from the first figure on."""
    if target.start is not None:
        return day_before(target.start)
    return target.baseline.period.end if target.baseline else None
