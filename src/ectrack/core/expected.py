"""Which figures a set of targets needs for a period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ectrack.core.build_actuals import live
from ectrack.core.model import Actual, Indicator, Target, Tracker
from ectrack.core.periods import Period


@dataclass(frozen=True, slots=True)
class Expected:
    """A figure that is asked for.

    Attributes:
        indicator: What is asked for.
        region: Where.
        last: The newest recorded figure up to the end of the period, for orientation.
        recorded: The figure that is recorded for the period already.
    """

    indicator: Indicator
    region: str
    last: Actual | None
    recorded: Actual | None


def expected(tracker: Tracker, targets: Iterable[Target], period: Period) -> Sequence[Expected]:
    """Return the figures that targets need, each once, in the order of the targets; the parts of a derived share come with it.

    Args:
        tracker: The tracker.
        targets: The targets; suspended and superseded ones need nothing.
        period: The period that is asked for.
    """
    pairs: dict[tuple[str, str], None] = {}
    for target in targets:
        if target.halt is None:
            ratio = target.indicator.ratio
            names = [target.indicator.id, *((ratio.of, ratio.to) if ratio else ())]
            pairs |= {(name, target.region): None for name in names}
    figures = [actual for actual in live(tracker.actuals, tracker.indicators) if actual.counts]
    return [_expected(tracker, name, region, period, figures) for name, region in pairs]


def _expected(tracker: Tracker, name: str, region: str, period: Period, figures: Sequence[Actual]) -> Expected:
    same = [one for one in figures if (one.indicator, one.region) == (name, region)]
    before = [one for one in same if one.period.end <= period.end and one.period != period]
    recorded = next((one for one in same if one.period == period), None)
    last = max(before, key=lambda one: one.period.end, default=None)
    return Expected(tracker.indicators[name], region, last, recorded)
