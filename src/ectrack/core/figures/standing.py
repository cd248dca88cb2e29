"""The figures that stand on a day: recorded or derived, one list of points for each indicator and region."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from ectrack.core.figures.counting import counted, counted_regions, of_whole_periods
from ectrack.core.figures.dependence import places
from ectrack.core.figures.points import Point, join_approx, join_coverage, join_states
from ectrack.core.figures.report_day import known
from ectrack.core.figures.roll_up import Span, rolled_up
from ectrack.core.figures.vintages import Key, live, span_key
from ectrack.core.model import Actual, Approx, Indicator, Kind, Place, Target
from ectrack.core.tracker import Tracker
from ectrack.core.values.fiscal_years import year_start
from ectrack.core.values.periods import MONTHS_IN_YEAR, Period
from ectrack.core.values.quantities import plain

if TYPE_CHECKING:
    from ectrack.core.few import Ends, Wanted


AT_HAND = 500
"""Number of targets whose figures of large files are in memory together."""


def _order(point: Point) -> tuple[date, int]:
    """Order points by date, and the longer period last, so that the last one speaks."""
    return point.date, (point.date - point.start).days if point.start else 0


@dataclass(frozen=True)
class Figures:
    """The figures of a tracker as they were known by a day and ended by another.

    Attributes:
        tracker: The tracker.
        as_of: Only periods that ended by this day are used; None for all.
        known_by: Only what was recorded by this day is used; None for all.
    """

    tracker: Tracker
    as_of: date | None
    known_by: date | None
    _by_place: dict[Place, list[Actual]] = field(init=False, repr=False)
    _points: dict[Place, tuple[Point, ...]] = field(init=False, repr=False, default_factory=dict)
    _spoken: set[Key] = field(init=False, repr=False, default_factory=set)
    _from_bulk: dict[Place, Sequence[Actual]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the live figures by indicator and region."""
        by_place: dict[Place, list[Actual]] = defaultdict(list)
        recorded = known(self.tracker, self.known_by)
        for actual in live(recorded, self.tracker.indicators):
            by_place[actual.indicator, actual.region].append(actual)
        if self.tracker.bulk is not None:
            self._spoken.update(self._span_key(actual) for actual in recorded)
        object.__setattr__(self, "_by_place", dict(by_place))

    def live(self, indicator: str, region: str) -> Sequence[Actual]:
        """Return all live figures of a place: also forecasts, later ones and those that are not comparable."""
        place = indicator, region
        figures = self._by_place.get(place, [])
        if self.tracker.bulk is None:
            return figures
        if place not in self._from_bulk:
            self._from_bulk[place] = next(self.tracker.bulk.near([{place}], self.known_by)).get(place, ())
        return [*figures, *(actual for actual in self._from_bulk[place] if self._span_key(actual) not in self._spoken)]

    def at_hand(self, targets: Iterable[Target]) -> Iterator[Sequence[Target]]:
        """Yield targets in groups, each with its figures of large files in memory; all figures are read in one pass."""
        if self.tracker.bulk is None:
            yield tuple(targets)
            return
        rest = iter(targets)
        groups = list(iter(lambda: tuple(islice(rest, AT_HAND)), ()))
        needed = [places(self.tracker, group) for group in groups]
        for group, wanted, near in zip(groups, needed, self.tracker.bulk.near(needed, self.known_by), strict=True):
            self._take(wanted, near)
            yield group

    def briefly(self, targets: Sequence[tuple[Target, "Wanted"]]) -> "Iterator[tuple[Target, Ends | None]]":
        """Yield targets with the ends of their series, while only the few figures that each wants are in memory."""
        if self.tracker.bulk is None or not targets:
            return
        groups = [targets[first : first + AT_HAND] for first in range(0, len(targets), AT_HAND)]
        asked = [[wanted for _target, wanted in group] for group in groups]
        for group, (near, ends) in zip(groups, self.tracker.bulk.few(asked, self.known_by), strict=True):
            self._take({wanted.place for _target, wanted in group}, near)
            yield from ((target, ends.get(wanted.place)) for target, wanted in group)
        self._take((), {})

    @property
    def recorded(self) -> Container[Place]:
        """The places that have figures outside large files."""
        return {(actual.indicator, actual.region) for actual in self.tracker.actuals}

    def _take(self, places: Iterable[Place], near: Mapping[Place, Sequence[Actual]]) -> None:
        """Keep the figures of some places of large files in memory, and no others."""
        self._points.clear()
        self._from_bulk.clear()
        self._from_bulk.update({place: near.get(place, ()) for place in places})

    def points(self, indicator: Indicator, region: str) -> tuple[Point, ...]:
        """Return the figures a verdict may rest on, by date; of one date the longest period last. Recorded beats derived."""
        place = indicator.id, region
        if place not in self._points:
            recorded = [self._point(actual, indicator) for actual in self.live(*place) if self._speaks(actual, indicator)]
            taken = {_span(point, indicator.kind) for point in recorded}
            derived = [point for point in self._derived(indicator, region) if _span(point, indicator.kind) not in taken]
            taken |= {_span(point, indicator.kind) for point in derived}
            below = [
                point for span, point in self._rolled_up(indicator, region) if span not in taken and _speaks_up(point, indicator)
            ]
            self._points[place] = tuple(sorted((*recorded, *derived, *below), key=_order))
        return self._points[place]

    def sums(self, indicator: Indicator, region: str) -> tuple[Point, ...]:
        """Return the sums or counts of the regions below a region, by date, also those that cannot speak because regions are missing."""
        found = (*self._rolled_up(indicator, region), *self._counted(indicator, region))
        return tuple(sorted((point for _span, point in found), key=_order))

    def _counted(self, indicator: Indicator, region: str) -> Iterator[tuple[Span, Point]]:
        count = indicator.count
        if count is None:
            return iter(())
        source = self.tracker.indicators[count.of]
        series = {
            one: {_span(point, indicator.kind): point for point in of_whole_periods(source, self.points(source, one))}
            for one in counted_regions(self.tracker, count, region)
        }
        return counted(indicator, count, {one: points.items() for one, points in series.items()})

    def _rolled_up(self, indicator: Indicator, region: str) -> Iterator[tuple[Span, Point]]:
        below = self.tracker.children.get(region, ()) if indicator.roll_up else ()
        series = {one: {_span(point, indicator.kind): point for point in self.points(indicator, one)} for one in below}
        return rolled_up({one: points.items() for one, points in series.items()})

    def _span_key(self, actual: Actual) -> Key:
        return span_key(actual, self.tracker.indicators[actual.indicator].kind)

    def why_none(self, indicator: Indicator, region: str) -> str:
        """Return the reason why there is no point: nothing recorded, or only what does not count."""
        found = self.live(indicator.id, region)
        if not found and indicator.growth_of is not None:
            found = [actual for actual in self.live(indicator.growth_of, region) if actual.yoy is not None]
        if not found and indicator.count is not None:
            source = self.tracker.indicators[indicator.count.of]
            below = counted_regions(self.tracker, indicator.count, region)
            return "partial-year" if any(self.points(source, one) for one in below) else "no-figure"
        if not found:
            below = self.tracker.children.get(region, ()) if indicator.roll_up else ()
            return "incomplete" if any(self.points(indicator, one) for one in below) else "no-figure"
        if all(actual.is_forecast for actual in found):
            return "only-forecast"
        figures = [actual for actual in found if not actual.is_forecast]
        if not any(actual.comparable for actual in figures):
            return "only-not-comparable"
        return "unknown-start" if any(self._ended(actual) and actual.counts for actual in figures) else "none-by-as-of"

    def _ended(self, actual: Actual) -> bool:
        return self.as_of is None or actual.period.end <= self.as_of

    def _speaks(self, actual: Actual, indicator: Indicator) -> bool:
        known_start = indicator.kind is Kind.STOCK or actual.period.start is not None
        return actual.counts and self._ended(actual) and known_start

    def _point(self, actual: Actual, indicator: Indicator) -> Point:
        return Point(
            period=str(actual.period),
            date=actual.period.end,
            value=actual.value if actual.value is not None else Decimal(0),
            start=actual.period.start,
            inputs=(actual,),
            approx=actual.approx,
            part_year=indicator.kind is Kind.SHARE and _is_part_year(actual.period),
            state=actual.state,
            yoy=None if indicator.real_growth else actual.yoy,
        )

    def _derived(self, indicator: Indicator, region: str) -> Iterable[Point]:
        if indicator.growth_of is not None:
            yield from self._published(self.tracker.indicators[indicator.growth_of], region)
        yield from (point for _span, point in self._counted(indicator, region))
        if indicator.ratio is None:
            return
        of, to = (self.tracker.indicators[name] for name in (indicator.ratio.of, indicator.ratio.to))
        kind = Kind.STOCK if Kind.STOCK in {of.kind, to.kind} else Kind.FLOW
        below = {_span(point, kind): point for point in self.points(to, region)}
        for above in self.points(of, region):
            base = below.get(_span(above, kind))
            if base is None or not base.value or above.incomplete or base.incomplete:
                continue
            value = above.value * of.unit.factor / (base.value * to.unit.factor) / indicator.unit.factor
            yield Point(
                period=above.period,
                date=above.date,
                value=plain(value),
                basis="derived",
                start=above.start,
                inputs=(*above.inputs, *base.inputs),
                approx=_ratio_approx(above.approx, base.approx),
                part_year=kind is not Kind.STOCK and not _is_whole_years((above.inputs or base.inputs)[0].period),
                state=join_states((above.state, base.state)),
                rolled_up=join_coverage((above, base)),
            )

    def _published(self, source: Indicator, region: str) -> Iterator[Point]:
        """Yield the growth published with the figures of an indicator, in %; that of a stock is one of the year up to its day."""
        for actual in self.live(source.id, region):
            if actual.yoy is None or not self._speaks(actual, source):
                continue
            start = year_start(actual.period.end, source.year_starts) if source.kind is Kind.STOCK else actual.period.start
            yield Point(
                period=str(actual.period),
                date=actual.period.end,
                value=plain(actual.yoy * 100),
                basis="derived",
                start=start,
                inputs=(actual,),
                state=actual.state,
            )


def _speaks_up(point: Point, indicator: Indicator) -> bool:
    """Return whether a sum of regions may speak: one with gaps only as a lower bound, which it is where no figure can be negative."""
    if not point.incomplete:
        return True
    never_negative = indicator.floor is not None and indicator.floor >= 0
    return never_negative and all(actual.value is None or actual.value >= 0 for actual in point.inputs)


def _is_whole_years(period: Period) -> bool:
    return bool(period.months) and (period.months or 0) % MONTHS_IN_YEAR == 0


def _is_part_year(period: Period) -> bool:
    return not period.is_day and not _is_whole_years(period)


def _ratio_approx(above: Approx | None, below: Approx | None) -> Approx | None:
    """Return how a quotient is approximate; an inexact denominator leaves no side to lean to."""
    return "about" if below else join_approx((above,))


def _span(point: Point, kind: Kind) -> Span:
    return (None if kind is Kind.STOCK else point.start), point.date
