"""Which targets a figure is about, and which figures a target rests on."""

from collections.abc import Iterable, Mapping

from ectrack.core.model import Actual, Indicator, Place, Target
from ectrack.core.tracker import Tracker


def concerned(tracker: Tracker, figures: Iterable[Actual]) -> tuple[Target, ...]:
    """Return the targets that figures are about, themselves or in one of their readings, in the order of the tracker.

    A figure is about the targets of its region on its indicator, and on a share that is derived from it. Every other target has
    the same assessment with and without it, as long as the day of the report is the same.

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
        for source in _sources(target.indicator.id, tracker.indicators):
            regions = tracker.below(target.region) if tracker.indicators[source].roll_up else (target.region,)
            found |= {(source, region) for region in regions}
        found |= places(tracker, (reading for _name, reading in target.readings))
    return found


def _sources(name: str, indicators: Mapping[str, Indicator]) -> Iterable[str]:
    """Yield an indicator and those it is derived from."""
    yield name
    ratio = indicators[name].ratio
    for source in (ratio.of, ratio.to) if ratio else ():
        yield from _sources(source, indicators)
