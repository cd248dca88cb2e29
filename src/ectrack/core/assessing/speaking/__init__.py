"""Which figure speaks for a target, by the kind of its indicator and of its goal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ectrack.core.assessing.speaking.averages import average_speaking
from ectrack.core.assessing.speaking.caps import cap_speaking
from ectrack.core.assessing.speaking.counts import counts_what_is_there, of_a_count
from ectrack.core.assessing.speaking.early import decides_early
from ectrack.core.assessing.speaking.levels import level_speaking
from ectrack.core.assessing.speaking.naming import named
from ectrack.core.assessing.speaking.rates import compound_speaking
from ectrack.core.assessing.speaking.record import Speaking, meets_level, point_meets
from ectrack.core.assessing.speaking.relatives import relative_speaking
from ectrack.core.assessing.speaking.sides import beside_breaks
from ectrack.core.assessing.speaking.sums import sum_speaking
from ectrack.core.figures.points import ABOVE, BELOW, Point
from ectrack.core.figures.standing import Figures
from ectrack.core.model import EACH, GoalType, Target

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
    if _breaks_more(speaking, whole):
        return _broken(target, speaking, whole)
    if speaking.ruled_out and not whole.ruled_out:
        mute = "incomplete" if speaking.latest and incomplete and not _passes(target, speaking, speaking.latest) else speaking.mute
        return replace(speaking, mute=mute, flags=speaking.flags | {"incomplete"})
    if speaking.latest is not None and incomplete and _passes(target, speaking, speaking.latest):
        beyond = _beyond_ceiling(target, speaking, whole)
        if beyond is not None:
            return replace(beyond, flags=beyond.flags | {"incomplete"})
    if speaking.latest is not None and incomplete and _proves(target, speaking, speaking.latest):
        return replace(speaking, flags=speaking.flags | {"incomplete"})
    if whole.latest is not None and not whole.mute:
        unknown = {key: why for key, why in speaking.reasons.items() if why == "incomplete"}
        newer = {"newer-incomplete"} if gap.date > whole.latest.date else set()
        return replace(whole, reasons={**whole.reasons, **unknown}, flags=whole.flags | newer)
    return replace(speaking, mute=speaking.mute or "incomplete", flags=speaking.flags | {"incomplete"}) if incomplete else speaking


def _passes(target: Target, speaking: Speaking, latest: Point) -> bool:
    """Return whether a lower bound lies beyond a ceiling for certain; of what shall only fall the ceiling is its baseline."""
    falls = target.direction < 0 or target.is_band
    if not falls or speaking.upper_bound or latest.approx in BELOW:
        return False
    if target.goal.type is GoalType.IMPROVE:
        return speaking.baseline is not None and latest.value >= speaking.baseline.value
    return speaking.level is not None and decides_early(target, latest, speaking.level, speaking.threshold)


def _beyond_ceiling(target: Target, speaking: Speaking, whole: Speaking) -> Speaking | None:
    """Return what an incomplete sum says that lies beyond a ceiling for certain, as the newest figure; None where it says nothing.

    The figure of the deadline misses the target, and what stands for itself (a mean, a period of a commitment without a deadline) is
    not kept. Before the deadline it only takes back that an older figure had met the level.

    Args:
        target: The target.
        speaking: What all figures say.
        whole: What the complete ones say.
    """
    if speaking.at_deadline and speaking.decides:
        return replace(speaking, ruled_out=True)
    if target.goal.average or (target.deadline is None and target.goal.type in EACH):
        return speaking
    met = whole.latest is not None and not whole.mute and meets_level(target, whole.latest, whole)
    return replace(speaking, mute=speaking.mute or "incomplete") if met else None


def _breaks_more(speaking: Speaking, whole: Speaking) -> bool:
    """Return whether sums with missing regions break a level that is to be kept where complete figures do not."""
    known = whole.held.broken if whole.held else ()
    return speaking.held is not None and not set(speaking.held.broken) <= set(known)


def _broken(target: Target, speaking: Speaking, whole: Speaking) -> Speaking:
    """Return what speaks where sums with missing regions break a level that is to be kept; the newest of them only if it does so itself."""
    latest = speaking.latest
    is_certain = latest is None or not latest.incomplete or _passes(target, speaking, latest)
    base = speaking if is_certain or whole.latest is None else whole
    mute = base.mute if is_certain or base is whole else "incomplete"
    return replace(base, mute=mute, held=speaking.held, years=speaking.years, flags=base.flags | {"incomplete"})


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
