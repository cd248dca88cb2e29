"""Which targets a figure is about."""

from collections.abc import Iterable, Mapping

from ectrack.core.model import Actual, Indicator, Target, Tracker


def concerned(tracker: Tracker, figures: Iterable[Actual]) -> tuple[Target, ...]:
    """Return the targets that figures are about, themselves or in one of their readings, in the order of the tracker.

    A figure is about the targets of its region on its indicator, and on a share that is derived from it. Every other target has
    the same assessment with and without it, as long as the day of the report is the same.

    Args:
        tracker: The tracker.
        figures: Some of its figures.
    """
    places = {(figure.indicator, figure.region) for figure in figures}
    sources = {name: frozenset(_sources(name, tracker.indicators)) for name in tracker.indicators}
    return tuple(target for target in tracker.targets.values() if _is_about(target, places, sources))


def _sources(name: str, indicators: Mapping[str, Indicator]) -> Iterable[str]:
    """Yield an indicator and those it is derived from."""
    yield name
    ratio = indicators[name].ratio
    for source in (ratio.of, ratio.to) if ratio else ():
        yield from _sources(source, indicators)


def _is_about(target: Target, places: set[tuple[str, str]], sources: Mapping[str, frozenset[str]]) -> bool:
    return any((source, target.region) in places for source in sources[target.indicator.id]) or any(
        _is_about(reading, places, sources) for _name, reading in target.readings
    )
