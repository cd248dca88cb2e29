"""Which figure speaks for a target, by the kind of its indicator and of its goal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ectrack.core.assessing.speaking.averages import average_speaking
from ectrack.core.assessing.speaking.caps import cap_speaking
from ectrack.core.assessing.speaking.counts import counts_what_is_there, of_a_count
from ectrack.core.assessing.speaking.levels import level_speaking
from ectrack.core.assessing.speaking.naming import named
from ectrack.core.assessing.speaking.rates import compound_speaking
from ectrack.core.assessing.speaking.record import Speaking, point_meets
from ectrack.core.assessing.speaking.relatives import relative_speaking
from ectrack.core.assessing.speaking.sides import beside_breaks
from ectrack.core.assessing.speaking.sums import sum_speaking
from ectrack.core.assessing.speaking.years_of_flows import decides_early
from ectrack.core.figures.points import ABOVE, Point
from ectrack.core.figures.standing import Figures
from ectrack.core.model import Target

__all__ = ["Speaking", "speaking"]


def speaking(target: Target, figures: Figures, *, estimates: bool, running: bool = True) -> Speaking:
    """Return the figures that speak for a target.

    Args:
        target: The target.
        figures: The figures as known on the day of the report.
        estimates: Whether a year may be estimated from its year to date.
        running: Whether the year of the deadline is judged by its year to date.
    """
    found = _speaking(target, figures, estimates=estimates, running=running)
    return named(found, target.indicator.year_starts)


def _speaking(target: Target, figures: Figures, *, estimates: bool, running: bool) -> Speaking:
    points = figures.points(target.indicator, target.region)
    relative = target.goal.relative
    if target.indicator.breaks and relative is None:

        def speaks(comparable: Sequence[Point]) -> Speaking:
            return _by_goal(target, comparable, figures, estimates=estimates, running=running)

        return beside_breaks(target, points, figures, speaks)
    if relative is not None:
        found = relative_speaking(target, points, figures.points(relative.indicator, relative.region or target.region))
        missing = {} if found.latest or "latest" in found.reasons else {"latest": figures.why_none(target.indicator, target.region)}
        return replace(found, reasons={**found.reasons, **missing})
    return _by_goal(target, points, figures, estimates=estimates, running=running)


def _by_goal(target: Target, points: Sequence[Point], figures: Figures, *, estimates: bool, running: bool) -> Speaking:
    """Return the figures that speak for a target whose goal states what is asked, of those that can be compared."""

    def tell(some: Sequence[Point]) -> Speaking:
        return _told_by(target, some, figures.as_of, estimates=estimates, running=running)

    gaps = [point for point in points if point.incomplete]
    found = tell(points)
    if gaps and counts_what_is_there(target):
        found = replace(found, flags=found.flags | ({"incomplete"} if found.latest and found.latest.incomplete else set()))
    elif gaps and target.indicator.count is not None:
        found = of_a_count(target, points, tell)
    elif gaps:
        found = _bounded(target, found, tell([point for point in points if not point.incomplete]), gaps[-1])
    if found.latest is not None:
        return _without_gaps(found)
    if "latest" in found.reasons:
        return found
    return replace(found, reasons={**found.reasons, "latest": figures.why_none(target.indicator, target.region)})


def _told_by(target: Target, points: Sequence[Point], as_of: date | None, *, estimates: bool, running: bool) -> Speaking:
    if target.goal.average:
        return average_speaking(target, points)
    if target.compounds:
        return compound_speaking(target, points)
    if target.is_cap:
        return cap_speaking(target, points, estimates=estimates)
    if target.sums:
        return sum_speaking(target, points, estimates=estimates)
    return level_speaking(target, points, as_of=as_of, estimates=estimates, running=running)


def _bounded(target: Target, speaking: Speaking, whole: Speaking, gap: Point) -> Speaking:
    """Let an incomplete sum speak where it proves that a rising goal is met, or a ceiling passed; else the newest complete figure, if any.

    Args:
        target: The target.
        speaking: What all figures say.
        whole: What the complete ones say.
        gap: The newest incomplete sum.
    """
    incomplete = speaking.latest is not None and speaking.latest.incomplete
    if speaking.ruled_out and not whole.ruled_out:
        mute = "incomplete" if speaking.latest and incomplete and not _passes(target, speaking, speaking.latest) else speaking.mute
        return replace(speaking, mute=mute, flags=speaking.flags | {"incomplete"})
    if speaking.latest is not None and incomplete and _proves(target, speaking, speaking.latest):
        return replace(speaking, flags=speaking.flags | {"incomplete"})
    if whole.latest is not None and not whole.mute:
        unknown = {key: why for key, why in speaking.reasons.items() if why == "incomplete"}
        newer = {"newer-incomplete"} if gap.date > whole.latest.date else set()
        return replace(whole, reasons={**whole.reasons, **unknown}, flags=whole.flags | newer)
    return replace(speaking, mute=speaking.mute or "incomplete", flags=speaking.flags | {"incomplete"}) if incomplete else speaking


def _passes(target: Target, speaking: Speaking, latest: Point) -> bool:
    """Return whether a lower bound has passed a ceiling for certain."""
    return speaking.level is not None and decides_early(target, latest, speaking.level, speaking.threshold)


def _without_gaps(speaking: Speaking) -> Speaking:
    """Return what speaks without earlier incomplete sums, told as a sum of regions where the latest is one."""
    latest = speaking.latest
    history = tuple(point for point in speaking.history if point == latest or not point.incomplete)
    summed = latest is not None and latest.rolled_up is not None
    told = "counted" if latest is not None and latest.basis == "counted" else "rolled-up"
    return replace(speaking, history=history, flags=speaking.flags | ({told} if summed else set()))


def _proves(target: Target, speaking: Speaking, latest: Point) -> bool:
    """Return whether a lower bound reaches the level of a rising goal; the missing may have nothing, so equality never exceeds it."""
    if (
        target.direction < 0
        or target.is_band
        or target.goal.average
        or speaking.upper_bound
        or speaking.level is None
        or latest.approx not in ABOVE
    ):
        return False
    return point_meets(target, replace(latest, approx=None), speaking.level, speaking.threshold)
