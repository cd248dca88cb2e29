"""Which figures a set of targets needs for a period."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ectrack.core.figures.vintages import live
from ectrack.core.model import Actual, Indicator, Target
from ectrack.core.tracker import Tracker
from ectrack.core.values.periods import Period


@dataclass(frozen=True, slots=True)
class Due:
    """A figure that is asked for.

    Attributes:
        indicator: What is asked for.
        region: Where.
        last: The newest recorded figure up to the end of the period, that of the period itself included, for orientation.
        recorded: The figure that is recorded for the period already.
    """

    indicator: Indicator
    region: str
    last: Actual | None
    recorded: Actual | None


def due(tracker: Tracker, targets: Iterable[Target], period: Period) -> Sequence[Due]:
    """Return the figures that targets need, each once, in the order of the targets; the parts of a derived share come with it.

    Args:
        tracker: The tracker.
        targets: The targets with their readings; suspended and superseded ones need nothing.
        period: The period that is asked for.
    """
    pairs = {pair: None for target in targets if target.halt is None for pair in _needed(target)}
    figures: dict[tuple[str, str], list[Actual]] = {}
    for actual in live(tracker.figures_of(pairs), tracker.indicators):
        if actual.counts and actual.period.end <= period.end:
            figures.setdefault((actual.indicator, actual.region), []).append(actual)
    return [_due(tracker, pair, period, figures.get(pair, ())) for pair in pairs]


def _needed(target: Target) -> Iterator[tuple[str, str]]:
    """Yield indicator and region of every figure that a target and its readings rest on."""
    yield from _with_parts(target.indicator, target.region)
    relative = target.goal.relative
    if relative is not None:
        yield from _with_parts(relative.indicator, relative.region or target.region)
    for _name, reading in target.readings:
        yield from _needed(reading)


def _with_parts(indicator: Indicator, region: str) -> Iterator[tuple[str, str]]:
    ratio = indicator.ratio
    for name in (indicator.id, *((ratio.of, ratio.to) if ratio else ())):
        yield name, region


def _due(tracker: Tracker, pair: tuple[str, str], period: Period, figures: Sequence[Actual]) -> Due:
    name, region = pair
    recorded = next((actual for actual in figures if actual.period == period), None)
    last = max(figures, key=lambda actual: (actual.period.end, actual is recorded), default=None)
    return Due(tracker.indicators[name], region, last, recorded)
