"""Which figure speaks for a target, by the kind of its indicator and of its goal."""

from dataclasses import replace
from decimal import Decimal

from ectrack.core.assessment import Point
from ectrack.core.figures import ABOVE, Figures
from ectrack.core.model import Target
from ectrack.core.speaking.levels import level_speaking
from ectrack.core.speaking.record import Speaking, point_meets
from ectrack.core.speaking.sums import sum_speaking

__all__ = ["Speaking", "speaking"]


def speaking(target: Target, figures: Figures, *, estimates: bool) -> Speaking:
    """Return the figures that speak for a target.

    Args:
        target: The target.
        figures: The figures as known on the day of the report.
        estimates: Whether a year may be estimated from its year-to-date.
    """
    found = sum_speaking(target, figures) if target.sums else level_speaking(target, figures, estimates=estimates)
    if found.latest is not None and found.latest.rolled_up is not None:
        found = _bounded(target, found, found.latest)
    if found.latest is not None or "latest" in found.reasons:
        return found
    return replace(found, reasons={**found.reasons, "latest": figures.why_none(target.indicator, target.region)})


def _bounded(target: Target, found: Speaking, latest: Point) -> Speaking:
    """Let an incomplete sum prove that a rising goal is met, and nothing else: it is a lower bound."""
    history = tuple(point for point in found.history if point == latest or not point.incomplete)
    found = replace(found, history=history, flags=found.flags | {"rolled-up"})
    if not latest.incomplete:
        return found
    proves = target.direction > 0 and not found.upper_bound and _reaches(target, latest, found.level)
    return replace(found, mute=found.mute or (None if proves else "incomplete"), flags=found.flags | {"incomplete"})


def _reaches(target: Target, latest: Point, level: Decimal | None) -> bool:
    """Return whether a lower bound reaches a level; the regions that are missing may have nothing, so equality never exceeds it."""
    if level is None or latest.approx not in ABOVE:
        return False
    return point_meets(target, replace(latest, approx=None), level)
