"""Goals that state a level or a growth: the newest figure, or what years of a flow say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.speaking.goal_levels import level_of_goal
from ectrack.core.assessing.speaking.holding import Window, held
from ectrack.core.assessing.speaking.on_day import on_day
from ectrack.core.assessing.speaking.rates import rate_speaking
from ectrack.core.assessing.speaking.record import Speaking
from ectrack.core.assessing.speaking.years_of_flows import yearly_speaking
from ectrack.core.figures.bands import nearest_end, side
from ectrack.core.figures.points import Point
from ectrack.core.model import Kind, Target
from ectrack.core.values.periods import day_before


def level_speaking(
    target: Target, points: Sequence[Point], *, as_of: date | None, estimates: bool, running: bool = True
) -> Speaking:
    """Return the figures that speak for a level, a growth or an improvement.

    Args:
        target: The target.
        points: The figures of its indicator, by date.
        as_of: The day of the report.
        estimates: Whether a year may be estimated from its year to date.
        running: Whether the year of the deadline is judged by its year to date.
    """
    start = level_of_goal(target, points)
    if target.indicator.kind is Kind.FLOW:
        found = yearly_speaking(target, points, start, estimates=estimates, running=running)
    elif target.indicator.kind is Kind.GROWTH:
        found = rate_speaking(target, points, start)
    else:
        found = on_day(target, points, start)
    if target.is_band and found.running is None and found.latest is not None and _shows_the_end(target, start, found.latest):
        found = replace(found, level=nearest_end(target.goal, found.latest.value))
    return _kept(target, found, start.level, as_of) if target.goal.hold and start.level is not None else found


def _shows_the_end(target: Target, start: Speaking, latest: Point) -> bool:
    """Return whether the latest figure says which end of a band is near: without a baseline, or once it has left the band."""
    return start.baseline is None or (side(target.goal, start.baseline.value) == 0 and side(target.goal, latest.value) != 0)


def _kept(target: Target, found: Speaking, level: Decimal, as_of: date | None) -> Speaking:
    """Return what speaks for a level that is to be kept: what lies in the window, and a late figure where the last period has none."""
    window = Window(_held_since(target), target.deadline, as_of)
    inside = tuple(point for point in found.history if window.holds(target, point))
    late = tuple(point for point in found.history if target.deadline is not None and point.date > target.deadline)
    kept = held(target, inside, level, found.threshold, window)
    if found.mute and not (found.mute == "too-late" and inside):
        return replace(found, held=kept, years=kept.rows)
    if late and not found.mute and not kept.is_seen:
        kept = held(target, (*inside, *late), level, found.threshold, window)
    elif late:
        flags = found.flags - {"late-figure"}
        found = replace(found, latest=inside[-1], history=inside, mute=None, decides=not inside[-1].part_year, flags=flags)
    if found.latest is None or not (late or window.holds(target, found.latest)):
        return replace(found, latest=None, history=(), held=kept, reasons=_nothing_kept(found))
    whole = kept.is_over and kept.is_seen
    return replace(found, held=kept, years=kept.rows, decides=found.decides or whole, at_deadline=whole)


def _nothing_kept(found: Speaking) -> Mapping[str, str]:
    """Return the reasons of a level that is to be kept where no figure lies in its window."""
    return found.reasons if found.latest is None else {**found.reasons, "latest": "nothing-after-baseline"}


def _held_since(target: Target) -> date | None:
    """Return the day after which a level is to be held: the day before its window, or the baseline; None from the first figure on."""
    if target.start is not None:
        return day_before(target.start)
    return target.baseline.period.end if target.baseline else None
