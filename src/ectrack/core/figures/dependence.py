"""Which targets a figure is about, and which figures a target rests on."""

from collections.abc import Iterable, Mapping

from ectrack.core.model import Actual, Indicator, Place, Target
from ectrack.core.tracker import Tracker


def concerned(tracker: Tracker, figures: Iterable[Actual]) -> tuple[Target, ...]:
    """Return the targets that figures are about, themselves or in one of their readings, in the order of the tracker.

    A figure is about the targets of its region on its indicator and on those derived from it, and about targets of the regions above
    where one of these indicators rolls up. Every other target has the same assessment with and without it, as long as the day of the
    report is the same.

    Args:
        tracker: The tracker.
        figures: Some of its figures.
    """
    about = {(figure.indicator, figure.region) for figure in figures}
    return tuple(target for target in tracker.targets.values() if not about.isdisjoint(places(tracker, (target,))))


def places(tracker: Tracker, targets: Iterable[Target]) -> set[Place]:
    """Return the indicators and regions whose figures targets rest on, their readings included."""
    found: set[Place] = set()
    for target in targets:
        found |= _places(tracker, target.indicator.id, target.region)
        relative = target.goal.relative
        if relative is not None:
            found |= _places(tracker, relative.indicator.id, relative.region or target.region)
        found |= places(tracker, (reading for _name, reading in target.readings))
    return found


def _places(tracker: Tracker, indicator: str, region: str) -> set[Place]:
    """Return the indicators and regions whose figures those of an indicator in a region rest on."""
    return {
        (source, place)
        for source, below in _sources(indicator, tracker.indicators)
        for place in (tracker.below(region) if below else (region,))
    }


def derived_from(indicator: Indicator) -> tuple[str, ...]:
    """Return the indicators whose figures make those of an indicator where it has none of its own."""
    ratio = (indicator.ratio.of, indicator.ratio.to) if indicator.ratio else ()
    return (*ratio, *((indicator.growth_of,) if indicator.growth_of else ()))


def _sources(name: str, indicators: Mapping[str, Indicator]) -> set[tuple[str, bool]]:
    """Return an indicator and those it is derived from, each with whether its figures of the regions below count.

    What one that rolls up is derived from counts below, too: there it makes the figures that are added up. Of one that counts regions
    the figures of those below are looked at.
    """
    found: set[tuple[str, bool]] = set()
    pending = [(name, False)]
    while pending:
        source, above_rolls_up = pending.pop()
        indicator = indicators[source]
        reached = source, above_rolls_up or indicator.roll_up
        if reached not in found:
            found.add(reached)
            pending += [(part, reached[1]) for part in derived_from(indicator)]
            pending += [(indicator.count.of, True)] if indicator.count else []
    return found
