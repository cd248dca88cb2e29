"""Which figures a set of targets needs for a period."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ectrack.core.figures.counting import counted_regions
from ectrack.core.figures.dependence import derived_from
from ectrack.core.figures.vintages import live
from ectrack.core.model import MONTHS_OF, Actual, Indicator, Kind, Target
from ectrack.core.tracker import Tracker
from ectrack.core.values import period_text
from ectrack.core.values.fiscal_years import year_start
from ectrack.core.values.periods import Period


@dataclass(frozen=True, slots=True)
class Due:
    """A figure that is asked for.

    Attributes:
        indicator: What is asked for.
        region: Where.
        period: The period that is asked for.
        last: The newest recorded figure up to the end of the period, that of the period itself included, for orientation.
        recorded: The figure that is recorded for the period already.
    """

    indicator: Indicator
    region: str
    period: Period
    last: Actual | None
    recorded: Actual | None


def due(tracker: Tracker, targets: Iterable[Target], period: Period) -> Sequence[Due]:
    """Return the figures that targets need, each once, in the order of the targets; the parts of a derived share come with it.

    Args:
        tracker: The tracker.
        targets: The targets with their readings; suspended and superseded ones need nothing.
        period: The period that is asked for; what adds up is asked for the period that ends on a day.
    """
    pairs = {pair: None for target in targets if target.halt is None for pair in _needed(tracker, target)}
    figures: dict[tuple[str, str], list[Actual]] = {}
    for actual in live(tracker.figures_of(pairs), tracker.indicators):
        if actual.counts and actual.period.end <= period.end:
            figures.setdefault((actual.indicator, actual.region), []).append(actual)
    return [_due(tracker, pair, period, figures.get(pair, ())) for pair in pairs]


def _needed(tracker: Tracker, target: Target) -> Iterator[tuple[str, str]]:
    """Yield indicator and region of every figure that a target and its readings rest on."""
    yield from _with_parts(tracker, target.indicator, target.region)
    relative = target.goal.relative
    if relative is not None:
        yield from _with_parts(tracker, relative.indicator, relative.region or target.region)
    for _name, reading in target.readings:
        yield from _needed(tracker, reading)


def _with_parts(tracker: Tracker, indicator: Indicator, region: str) -> Iterator[tuple[str, str]]:
    """Yield the figures that an indicator needs in a region; a count is not asked for, but the figures of the regions it looks at."""
    if indicator.count is not None:
        yield from ((indicator.count.of, one) for one in counted_regions(tracker, indicator.count, region))
        return
    for name in (indicator.id, *derived_from(indicator)):
        yield name, region


def _due(tracker: Tracker, pair: tuple[str, str], period: Period, figures: Sequence[Actual]) -> Due:
    name, region = pair
    indicator = tracker.indicators[name]
    asked = _asked(tracker, indicator, period)
    recorded = next((actual for actual in figures if _is_of(actual, asked, indicator.kind)), None)
    last = max(figures, key=lambda actual: (actual.period.end, actual is recorded), default=None)
    return Due(indicator, region, asked, last, recorded)


def _is_of(actual: Actual, period: Period, kind: Kind) -> bool:
    """Return whether a figure is that of a period; a stock is dated by the end of its own."""
    return actual.period.end == period.end if kind is Kind.STOCK else actual.period == period


def _asked(tracker: Tracker, indicator: Indicator, period: Period) -> Period:
    """Return the period for which an indicator is asked.

    What adds up has no value on a day. It is asked for the period that ends on it: one of `every`, else the longest. A growth rate is
    asked for the time from the first day of the year.
    """
    if period.is_day and indicator.kind is Kind.GROWTH:
        starts = indicator.year_starts
        return period_text.period(period_text.span_text(year_start(period.end, starts), period.end, starts), starts)
    if not period.is_day or not _adds_up(tracker, indicator):
        return period
    ending = [
        period_text.period(text, indicator.year_starts) for text in period_text.periods_until(period.end, indicator.year_starts)
    ]
    return next((span for span in ending if indicator.every and span.months == MONTHS_OF[indicator.every]), ending[0])


def _adds_up(tracker: Tracker, indicator: Indicator) -> bool:
    """Return whether figures add up over time; a share of two amounts, one of which does, belongs to their period."""
    ratio = indicator.ratio
    parts = (indicator, *(tracker.indicators[name] for name in ((ratio.of, ratio.to) if ratio else ())))
    return any(part.kind is Kind.FLOW for part in parts)
