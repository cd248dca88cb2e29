"""What speaks where regions are missing in a count of regions: its number is what those that have reported make it, or more."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from ectrack.core.assessing.speaking.record import Speaking, point_meets
from ectrack.core.figures.bands import side
from ectrack.core.figures.points import Point
from ectrack.core.model import Target


def counts_what_is_there(target: Target) -> bool:
    """Return whether a count of regions is judged as it stands: where more is wanted, a region without a figure is one that does not meet it."""
    plain = not target.is_band and not target.goal.average and not target.is_cap
    return target.indicator.count is not None and target.direction > 0 and plain


def of_a_count(target: Target, points: Sequence[Point], tell: Callable[[Sequence[Point]], Speaking]) -> Speaking:
    """Return what speaks for a target on a count in which regions are missing, where absence proves nothing.

    Where the newest count has gaps, no older one speaks for it: it decides that the target is missed where those that have reported are
    too many already, else it is shown and judges nothing. A level that is to be kept is broken in the same way, and kept by whole counts alone.

    Args:
        target: The target.
        points: The counts, by date.
        tell: Says which of some counts speak.
    """
    found = tell(points)
    level = found.level
    if target.goal.hold and level is not None:
        newest = points[-1]
        kept = tell([point for point in points if not point.incomplete or are_too_many(target, point, level, found.threshold)])
        if kept.latest is not None:
            flags = {"incomplete"} if kept.latest.incomplete else set()
            flags |= {"newer-incomplete"} if newest.incomplete and newest.date > kept.latest.date else set()
            return replace(kept, flags=kept.flags | flags)
    latest = found.latest
    if latest is None or not latest.incomplete:
        return found
    found = replace(found, flags=found.flags | {"incomplete"})
    if found.at_deadline and found.decides and level is not None and are_too_many(target, latest, level, found.threshold):
        return found
    return replace(found, mute=found.mute or "incomplete", ruled_out=False)


def are_too_many(target: Target, point: Point, level: Decimal, threshold: Decimal | None) -> bool:
    """Return whether a count that can only grow by what is missing lies beyond what is allowed already."""
    if target.is_band:
        return side(target.goal, point.value) > 0
    return target.direction < 0 and not point_meets(target, replace(point, approx=None), level, threshold)
