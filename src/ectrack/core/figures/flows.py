"""Flows: figures that tile a span, the year a target speaks of, and the estimate of a year from its year to date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from ectrack.core.figures.points import Point, join_approx, join_states, summed
from ectrack.core.model import Target
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import MONTHS_IN_YEAR, ONE_DAY, add_months, month_end

Chains = Mapping[date, tuple[Point, ...]]
"""By its last day: the fewest adjoining figures that lead from a start to that day."""


def chains(points: Sequence[Point], start: date) -> Chains:
    """Return every span from `start` that adjoining figures tile without overlap, each by the fewest figures.

    Args:
        points: Figures of a flow.
        start: First day of the spans.
    """
    reached: dict[date, tuple[Point, ...]] = {start - ONE_DAY: ()}
    for point in sorted((p for p in points if p.start is not None), key=lambda p: (p.start or p.date, p.date)):
        before = reached.get((point.start or point.date) - ONE_DAY)
        if before is None:
            continue
        known = reached.get(point.date)
        if known is None or len(before) + 1 < len(known):
            reached[point.date] = (*before, point)
    return {end: tiles for end, tiles in reached.items() if tiles}


def tiled(chains: Chains, start: date, end: date) -> Point | None:
    """Return the figure of the span from `start` to `end`, both included, recorded whole or summed; None when there is none."""
    tiles = chains.get(end)
    return summed(tiles, span_text(start, end)) if tiles else None


@dataclass(frozen=True, slots=True)
class Frame:
    """The span of a year that a yearly level speaks of: the whole calendar year, or the part that `by` names.

    Attributes:
        months: Length of the span, 1 to 12 months.
        month: Month in which it ends, 1 to 12.
    """

    months: int = MONTHS_IN_YEAR
    month: int = MONTHS_IN_YEAR

    def end_on_or_after(self, day: date) -> date:
        """Return the last day of the first span that ends on the day or later."""
        end = month_end(day.year, self.month)
        return end if end >= day else month_end(day.year + 1, self.month)

    def start(self, end: date) -> date:
        """Return the first day of the span that ends on `end`."""
        return add_months(end, -self.months) + ONE_DAY


def frame_of(target: Target) -> Frame:
    """Return the span that the level of a target on a flow speaks of; a day or no `by` means the calendar year."""
    months = target.due.months if target.due else None
    if target.due is None or not months or months > MONTHS_IN_YEAR:
        return Frame()
    return Frame(months, target.due.end.month)


@dataclass(frozen=True)
class Year:
    """What is known of one span of a frame.

    Attributes:
        start: First day of the span.
        end: Last day of it.
        spans: What is known from its first day on.
    """

    start: date
    end: date
    spans: Chains

    @cached_property
    def full(self) -> Point | None:
        """The figure of the whole span; None while there is none."""
        return tiled(self.spans, self.start, self.end)

    @cached_property
    def to_date(self) -> tuple[Point, ...]:
        """Year-to-date figures by date, oldest first."""
        return tuple(
            replace(summed(tiles, span_text(self.start, last)), basis="year-to-date")
            for last, tiles in sorted(self.spans.items())
            if last < self.end
        )


def years(points: Sequence[Point], frame: Frame) -> list[Year]:
    """Return what is known of each span of the frame that has a full figure or a year to date, oldest first."""
    ends = sorted({frame.end_on_or_after(point.date) for point in points})
    found = []
    for end in ends:
        start = frame.start(end)
        spans = chains([point for point in points if start <= (point.start or point.date) and point.date <= end], start)
        if spans:
            found.append(Year(start, end, spans))
    return found


def estimate(last: Year, current: Year, frame: Frame) -> Point | None:
    """Return the year estimated from its year to date, or None when no year to date has a rate.

    Formula: last full year * (1 + growth of the newest year to date that has one), and no less than the newest year to date.
    The published growth is taken before one computed from the same span of the year before.

    Args:
        last: The newest year with a full figure.
        current: The year right after it, without a full figure.
        frame: The span the years have.
    """
    if last.full is None or last.full.value <= 0 or add_months(last.end, MONTHS_IN_YEAR) != current.end:
        return None
    before = {add_months(point.date, MONTHS_IN_YEAR): point for point in last.to_date}
    used: tuple[Point, ...]
    for newest in reversed(current.to_date):
        base = before.get(newest.date)
        if newest.yoy is not None:
            rate, used = newest.yoy, (newest,)
        elif base is not None and base.value > 0:
            rate, used = newest.value / base.value - 1, (newest, base)
        else:
            continue
        floor = current.to_date[-1]
        value = last.full.value * (1 + rate)
        if floor.value > value:
            value, used = floor.value, (*used, floor)
        sources = (last.full, *dict.fromkeys(used))
        return Point(
            period=span_text(frame.start(current.end), current.end),
            date=current.end,
            value=value,
            basis="estimated",
            start=frame.start(current.end),
            inputs=tuple(dict.fromkeys(actual for point in sources for actual in point.inputs)),
            approx=join_approx(point.approx for point in sources) and "about",
            state=join_states(point.state for point in sources),
            yoy=rate,
        )
    return None
