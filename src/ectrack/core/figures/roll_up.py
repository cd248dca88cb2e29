"""Figures of a region that follow from those of the regions right below it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from ectrack.core.figures.points import Coverage, Point, join_approx, join_states

Span = tuple[date | None, date]


def rolled_up(children: Mapping[str, Iterable[tuple[Span, Point]]]) -> Iterator[tuple[Span, Point]]:
    """Yield the sums of the figures that regions have for the same span, in the order in which the spans first appear.

    Work and memory grow with the number of figures. Where some regions have no complete figure, the sum is marked `at_least`.

    Args:
        children: By each region right below, its figures with their spans, each span once; deeper regions rolled up before.
    """
    found: dict[Span, list[tuple[str, Point]]] = {}
    for region, points in children.items():
        for span, point in points:
            found.setdefault(span, []).append((region, point))
    for span, parts in found.items():
        whole = {region for region, point in parts if not point.incomplete}
        missing = tuple(region for region in children if region not in whole)
        yield span, _sum([point for _region, point in parts], Coverage(len(children), missing))


def _sum(points: list[Point], coverage: Coverage) -> Point:
    first = points[0]
    return Point(
        period=first.period,
        date=first.date,
        value=sum((point.value for point in points), Decimal(0)),
        basis="rolled-up",
        start=first.start,
        inputs=tuple(actual for point in points for actual in point.inputs),
        approx=join_approx((*(point.approx for point in points), "at_least" if coverage.missing else None)),
        state=join_states(point.state for point in points),
        rolled_up=coverage,
    )
