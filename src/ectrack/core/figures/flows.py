"""Flows: figures that tile a span, the year a target speaks of, and the estimate of a year from its year to date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from ectrack.core.figures.points import Point, join_approx, join_states, summed
from ectrack.core.model import Indicator, Target
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import MONTHS_IN_YEAR, ONE_DAY, add_months, month_end, months_between

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
    """The span of a year that a yearly level speaks of: the whole year, or the part that `by` names.

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


def whole_years(indicator: Indicator) -> Frame:
    """Return the span that a whole year of an indicator has."""
    return Frame(month=(indicator.year_starts - 2) % MONTHS_IN_YEAR + 1)


def frame_of(target: Target) -> Frame:
    """Return the span that the level of a target on a flow speaks of; a day or no `by` means the year of the indicator."""
    months = target.due.months if target.due else None
    if target.due is None or not months or months > MONTHS_IN_YEAR:
        return whole_years(target.indicator)
    return Frame(months, target.due.end.month)


@dataclass(frozen=True)
class Year:
    """What is known of one span of a frame.

    Attributes:
        start: First day of the span.
        end: Last day of it.
        spans: What is known from its first day on.
        inside: Every figure that lies in it.
    """

    start: date
    end: date
    spans: Chains
    inside: tuple[Point, ...] = ()

    @cached_property
    def full(self) -> Point | None:
        """The figure of the whole span; None while there is none."""
        return tiled(self.spans, self.start, self.end)

    @cached_property
    def to_date(self) -> tuple[Point, ...]:
        """Year-to-date figures by date, oldest first: each the fewest figures that follow one another from the first day."""
        return tuple(_to_date(tiles, span_text(self.start, last)) for last, tiles in sorted(self.spans.items()) if last < self.end)

    @cached_property
    def at_least(self) -> Point | None:
        """What figures that do not overlap add up to, also across a gap: a lower bound where none can be negative."""
        return lower_bound(self.inside)


def _to_date(tiles: Sequence[Point], label: str) -> Point:
    found = summed(tiles, label)
    return replace(found, basis="year-to-date") if len(tiles) == 1 else found


def years(points: Sequence[Point], frame: Frame) -> list[Year]:
    """Return what is known of each span of the frame that any figure lies in, oldest first."""
    ends = sorted({frame.end_on_or_after(point.date) for point in points})
    found = []
    for end in ends:
        start = frame.start(end)
        inside = tuple(point for point in points if start <= (point.start or point.date) and point.date <= end)
        if inside:
            found.append(Year(start, end, chains(inside, start), inside))
    return found


def lower_bound(points: Sequence[Point]) -> Point | None:
    """Return the largest sum of figures that do not overlap, gaps between them left out; None without a figure.

    A figure outranks its own parts, whatever they add up to.

    Args:
        points: Figures of a flow that cannot be negative.
    """
    spans = {(point.start, point.date): point for point in points if point.start is not None}
    whole = [point for span, point in spans.items() if not any(_holds(other, span) for other in spans if other != span)]
    best: list[tuple[date, tuple[Point, ...], Decimal]] = [(date.min, (), Decimal(0))]
    for point in sorted(whole, key=lambda one: one.date):
        before = next(kept for kept in reversed(best) if kept[0] < (point.start or point.date))
        amount = before[2] + point.value
        best.append((point.date, (*before[1], point), amount) if amount >= best[-1][2] else (point.date, *best[-1][1:]))
    parts = best[-1][1]
    if len(parts) < 2:  # noqa: PLR2004  # a sum has two parts
        return parts[0] if parts else None
    gapless = all((after.start or after.date) == before.date + ONE_DAY for before, after in pairwise(parts))
    found = summed(parts, span_text(parts[0].start or parts[0].date, parts[-1].date))
    return found if gapless else replace(found, approx=join_approx((found.approx, "at_least")))


def _holds(outer: tuple[date | None, date], inner: tuple[date | None, date]) -> bool:
    return (outer[0] or outer[1]) <= (inner[0] or inner[1]) and inner[1] <= outer[1]


def is_mixed(year: Sequence[Point], part: Sequence[Point]) -> bool:
    """Return whether either a year or the part of it rests on revised figures and the other does not.

    Args:
        year: The figures of the year.
        part: Those of the part; where the year is tiled from the very same ones nothing is mixed.
    """
    if set(part) <= set(year):
        return False
    return any(point.is_revision for point in year) != any(point.is_revision for point in part)


def published_growth(tiles: Sequence[Point]) -> tuple[Decimal | None, Decimal | None]:
    """Return the growth over the year before that was published with adjoining figures, and the same part of that year.

    Formula: the same part is the sum of figure / (1 + growth); the growth of several figures is their sum over that, less 1. Both are
    None unless every figure has its growth, and none fell by exactly the whole; the growth also where the same part is not above zero.

    Args:
        tiles: Figures that follow one another.
    """
    rates = [tile.yoy for tile in tiles]
    parts = [tile.value / (1 + tile.yoy) for tile in tiles if tile.yoy is not None and tile.yoy != -1]
    if not tiles or len(parts) < len(tiles):
        return None, None
    same = sum(parts, Decimal(0))
    if same <= 0:
        return None, same
    return (rates[0] if len(rates) == 1 else sum((tile.value for tile in tiles), Decimal(0)) / same - 1), same


def estimate(last: Year, current: Year, frame: Frame, *, negative: bool = False) -> Point | None:
    """Return the year estimated from its year-to-date, or None when no year-to-date has a rate.

    Formula: last full year * (1 + growth of the newest year-to-date that has one), and no less than the newest year-to-date unless
    figures may be negative. The published growth is taken before one computed from the same span of the year before, which is not where
    only one of that span and its year is revised.

    Args:
        last: The newest year with a full figure.
        current: The year right after it, without a full figure.
        frame: The span the years have.
        negative: Whether figures may be negative.
    """
    if last.full is None or last.full.value <= 0 or add_months(last.end, MONTHS_IN_YEAR) != current.end:
        return None
    before = {add_months(point.date, MONTHS_IN_YEAR): point for point in last.to_date}
    used: tuple[Point, ...]
    for newest in reversed(current.to_date):
        base = before.get(newest.date)
        published, same = published_growth(current.spans[newest.date])
        if published is not None:
            rate, used = published, (newest,)
        elif same is None and base is not None and base.value > 0 and not is_mixed(last.spans[last.end], last.spans[base.date]):
            rate, used = newest.value / base.value - 1, (newest, base)
        else:
            continue
        floor = current.to_date[-1]
        value = last.full.value * (1 + rate)
        if floor.value > value and not negative:
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
            seen=(months_between(frame.start(current.end), newest.date), frame.months),
        )
    return None
