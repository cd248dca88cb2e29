"""Which figure speaks for a target, by the kind of its indicator and of its goal."""

from dataclasses import replace

from ectrack.core.figures import Figures
from ectrack.core.model import Target
from ectrack.core.speaking.levels import level_speaking
from ectrack.core.speaking.record import Speaking
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
    if found.latest is not None or "latest" in found.reasons:
        return found
    return replace(found, reasons={**found.reasons, "latest": figures.why_none(target.indicator, target.region)})
