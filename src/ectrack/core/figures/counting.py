"""How many regions below a region meet a level, by the figures that they have for the same span."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from ectrack.core.figures.flows import whole_years, years
from ectrack.core.figures.meets import meets
from ectrack.core.figures.points import Coverage, Point, join_states
from ectrack.core.figures.roll_up import Span
from ectrack.core.model import Count, Indicator, Kind
from ectrack.core.tracker import Tracker
from ectrack.core.values.periods import Period, is_years


def counted_regions(tracker: Tracker, count: Count, region: str) -> tuple[str, ...]:
    """Return the regions below a region that a count looks at: those of its level, else those right below."""
    if count.level is None:
        return tracker.children.get(region, ())
    return tuple(one for one in tracker.below(region) if one != region and tracker.regions[one].level == count.level)


def of_whole_periods(indicator: Indicator, points: Sequence[Point]) -> Sequence[Point]:
    """Return the figures of which a level can be asked: full years of a flow and of a growth rate, every figure of anything else."""
    if indicator.kind is Kind.FLOW:
        return [year.full for year in years(points, whole_years(indicator)) if year.full]
    if indicator.kind is Kind.GROWTH:
        return [
            point
            for point in points
            if point.start is not None and is_years(Period(point.start, point.date), indicator.year_starts)
        ]
    return points


def counted(indicator: Indicator, count: Count, series: Mapping[str, Iterable[tuple[Span, Point]]]) -> Iterator[tuple[Span, Point]]:
    """Yield how many regions meet the level of a count, of every span that any of them has a figure for.

    A region without a figure for the span is not counted, and named as missing; so is one whose figure is a lower bound that does not
    meet the level by itself.

    Formula: number of regions that meet it; as a share, that number / number of all regions.

    Args:
        indicator: The indicator that counts.
        count: What it counts.
        series: By each region that is looked at, its figures with their spans, each span once.
    """
    found: dict[Span, dict[str, Point]] = {}
    for region, points in series.items():
        for span, point in points:
            found.setdefault(span, {})[region] = point
    for span, by_region in found.items():
        meeting = {region for region, point in by_region.items() if _meets(count, point)}
        known = {region for region, point in by_region.items() if not point.incomplete} | meeting
        yield span, _number(indicator, count, list(by_region.values()), len(meeting), _coverage(series, known))


def _coverage(series: Iterable[str], known: set[str]) -> Coverage:
    regions = tuple(series)
    return Coverage(len(regions), tuple(region for region in regions if region not in known))


def _meets(count: Count, point: Point) -> bool:
    """Return whether a figure meets the level of a count; a lower bound only where it exceeds it whatever is missing."""
    goal = count.goal
    if goal.value is None or (point.incomplete and count.direction < 0):
        return False
    approx = None if point.incomplete else point.approx
    return meets(point.value, approx, goal, goal.value, count.direction)


def _number(indicator: Indicator, count: Count, points: Sequence[Point], meeting: int, coverage: Coverage) -> Point:
    first = points[0]
    whole = Decimal(coverage.of) if count.share else Decimal(1)
    return Point(
        period=first.period,
        date=first.date,
        value=Decimal(meeting) / whole / indicator.unit.factor,
        basis="counted",
        start=first.start,
        inputs=tuple(actual for point in points for actual in point.inputs),
        approx="at_least" if coverage.missing else None,
        state=join_states(point.state for point in points),
        rolled_up=coverage,
    )
