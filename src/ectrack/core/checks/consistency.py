"""Warnings about figures that should follow from one another, the rounding of all of them taken into account."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce

from ectrack.core.checks.rounding import Range, of_figure, of_number
from ectrack.core.checks.rule import Checked, at
from ectrack.core.checks.slips import beyond
from ectrack.core.checks.spans import Span, figures_by_span, is_stock, span_before, span_of
from ectrack.core.figures.flows import chains, lower_bound
from ectrack.core.figures.points import Point
from ectrack.core.model import Actual, Indicator, Kind
from ectrack.core.problems import Problem
from ectrack.core.values.periods import day_before
from ectrack.core.values.quantities import CONTEXT, rounded


def yoy_mismatch(checked: Checked) -> Iterator[Problem]:
    """Yield published growths that do not follow from the levels of the two years; those at comparable prices are another thing.

    Formula: value / value of the same span a year before - 1, within the rounding of all three numbers; the earlier one carried over a
    break by its link, and not compared without one.
    """
    for figures in checked.comparable.values():
        if figures and checked.indicator(figures[0]).real_growth:
            continue
        by_span = figures_by_span(checked, figures)
        for figure in figures:
            base = by_span.get(span_before(checked, figure))
            if figure.yoy is None or base is None or not base.value or not (figure.period.start or is_stock(checked, figure)):
                continue
            now, then, factor = of_figure(figure), of_figure(base), checked.link(base, figure)
            ratio = now.over(then.times(factor)) if now and then and factor is not None else None
            said = of_number(figure.yoy)
            if ratio is not None and not Range(ratio.low - 1, ratio.high - 1).meets(said):
                grew = CONTEXT.divide(figure.value or Decimal(0), base.value * (factor or 1)) - 1
                params = {
                    "found": _percent(figure.yoy),
                    "expected": _percent(grew, 2),
                    "period": str(base.period),
                    "id": figure.indicator,
                }
                yield Problem("yoy-mismatch", at(figure, "yoy"), params, (at(base),))


def parts_of_indicator(checked: Checked) -> Iterator[Problem]:
    """Yield figures that are not the sum of the indicators named as their parts, recorded for the same span."""
    for (name, region), figures in checked.series.items():
        indicator = checked.tracker.indicators[name]
        if indicator.parts:
            parts = [figures_by_span(checked, checked.series.get((part, region), ())) for part in indicator.parts]
            for figure in figures:
                found = [part.get(span_of(checked, figure)) for part in parts]
                yield from _sum_differs(checked, "parts-sum", figure, [actual for actual in found if actual], complete=all(found))


def regions_of_region(checked: Checked) -> Iterator[Problem]:
    """Yield figures that are less than those of the regions right below add up to, or differ where all of these are recorded."""
    children: dict[str, list[str]] = {}
    for child in checked.tracker.regions.values():
        if child.parent:
            children.setdefault(child.parent, []).append(child.id)
    for (name, region), figures in checked.comparable.items():
        below = children.get(region)
        if below and checked.tracker.indicators[name].kind in {Kind.STOCK, Kind.FLOW}:
            spans = [figures_by_span(checked, checked.comparable.get((name, one), ())) for one in below]
            for figure in (figure for figure in figures if figure.period.start or is_stock(checked, figure)):
                found = [span.get(span_of(checked, figure)) for span in spans]
                yield from _sum_differs(checked, "regions-sum", figure, [actual for actual in found if actual], complete=all(found))


def parts_of_period(checked: Checked) -> Iterator[Problem]:
    """Yield figures of a flow that are not the sum of the shorter periods that tile theirs, or less than some of those inside add up to."""
    for figures in checked.comparable.values():
        if figures and checked.indicator(figures[0]).kind is Kind.FLOW:
            points = checked.part.points(checked.indicator(figures[0]), figures[0].region)
            observed = [point for point in points if point.basis == "observed"]
            for figure in figures:
                start = figure.period.start
                if start is not None and not checked.is_apart(figure, figure):
                    shorter = _inside(observed, start, figure.period.end)
                    tiles = chains(shorter, start).get(figure.period.end, ())
                    parts = [actual for point in tiles for actual in point.inputs] or _apart(shorter, start)
                    yield from _sum_differs(checked, "periods-sum", figure, parts, complete=bool(tiles))


def _inside(points: Sequence[Point], start: date, end: date) -> list[Point]:
    """Return the points that lie inside a span and are not all of it.

    Args:
        points: Points of a flow, by date.
        start: First day of the span.
        end: Last day.
    """
    first, last = bisect_left(points, start, key=_date), bisect_right(points, end, key=_date)
    return [one for one in points[first:last] if start <= (one.start or one.date) and (one.start, one.date) != (start, end)]


def _date(point: Point) -> date:
    return point.date


def _apart(points: Sequence[Point], start: date) -> list[Actual]:
    """Return figures that do not overlap, their sum as large as can be; not one that begins on the first day, a year to date."""
    found = lower_bound(points)
    alone = found is None or (len(found.inputs) == 1 and found.start == start)
    return [] if found is None or alone else list(found.inputs)


def _sum_differs(checked: Checked, slug: str, whole: Actual, parts: Sequence[Actual], *, complete: bool) -> Iterator[Problem]:
    """Yield a warning where parts do not add up to a whole; one or some of them may only not exceed it, unless parts can be negative."""
    factor = checked.indicator(whole).unit.factor
    ranges = [(actual, of_figure(actual)) for actual in parts]
    total = of_figure(whole)
    if not parts or total is None or any(found is None for _one, found in ranges):
        return
    complete = complete and len(parts) > 1  # one part is no sum
    scaled = [found.times(checked.indicator(actual).unit.factor / factor) for actual, found in ranges if found]
    added = reduce(Range.__add__, scaled)
    bounded = checked.indicator(whole).negative is not True
    if (complete and not added.meets(total)) or (bounded and added.low > total.high):
        exact = sum(((actual.value or Decimal(0)) * checked.indicator(actual).unit.factor for actual in parts), Decimal(0)) / factor
        indicator = checked.indicator(whole)
        params = {
            "found": checked.shown(whole.value or Decimal(0), indicator),
            "expected": checked.shown(exact.normalize(), indicator),
        }
        yield Problem(slug, at(whole), params, tuple(at(actual) for actual in parts))


def rise_mismatch(checked: Checked) -> Iterator[Problem]:
    """Yield additions that are not the rise of the stock they add to, between the ends of their period."""
    for (name, region), figures in checked.series.items():
        stock = checked.tracker.indicators[name].adds_to
        ends = {figure.period.end: figure for figure in checked.series.get((stock or "", region), ())}
        for figure in figures if stock else ():
            start = figure.period.start
            first, last = ends.get(day_before(start)) if start else None, ends.get(figure.period.end)
            if first is not None and last is not None and not checked.is_apart(first, last):
                yield from _rise_differs(checked, figure, first, last)


def _rise_differs(checked: Checked, figure: Actual, first: Actual, last: Actual) -> Iterator[Problem]:
    said, opening, closing = of_figure(figure), of_figure(first), of_figure(last)
    if said is None or opening is None or closing is None:
        return
    factor = checked.indicator(last).unit.factor / checked.indicator(figure).unit.factor
    if not Range(closing.low - opening.high, closing.high - opening.low).times(factor).meets(said):
        rise = ((last.value or Decimal(0)) - (first.value or Decimal(0))) * factor
        indicator = checked.indicator(figure)
        params = {"found": checked.shown(figure.value or Decimal(0), indicator), "expected": checked.shown(rise, indicator)}
        yield Problem("rise-mismatch", at(figure), params, (at(last), at(first)))


def share_mismatch(checked: Checked) -> Iterator[Problem]:
    """Yield shares that do not follow from the two figures they are a ratio of."""
    for (name, region), figures in checked.series.items():
        indicator = checked.tracker.indicators[name]
        if indicator.ratio is None:
            continue
        ends = _ends_of(checked, indicator, region)
        by_end = Kind.STOCK in {checked.tracker.indicators[part].kind for part in (indicator.ratio.of, indicator.ratio.to)}
        for figure in figures:
            span = (None if by_end else figure.period.start), figure.period.end
            if span in ends:
                yield from _ratio_differs(checked, figure, indicator, ends[span])


def part_over_whole(checked: Checked) -> Iterator[Problem]:
    """Yield figures that are more than the whole of which a share makes them a part, both recorded for the same span."""
    for indicator in checked.tracker.indicators.values():
        ratio = indicator.ratio
        if ratio is None or indicator.kind is not Kind.SHARE or ratio.of == ratio.to:
            continue
        for region in [region for name, region in checked.series if name == ratio.of]:
            for part, whole in _ends_of(checked, indicator, region).values():
                yield from _part_exceeds(checked, indicator, part, whole)


def _part_exceeds(checked: Checked, indicator: Indicator, part: Actual, whole: Actual) -> Iterator[Problem]:
    above, below = of_figure(part), of_figure(whole)
    ratio = above.over(below) if above and below else None
    if ratio is None:
        return
    least = ratio.low * _per_unit(checked, indicator, part, whole)
    if any(problem.slug == "over-limit" for problem in beyond(indicator, least)):
        params = {
            "found": checked.shown(part.value or Decimal(0), checked.indicator(part)),
            "value": checked.shown(whole.value or Decimal(0), checked.indicator(whole)),
            "id": indicator.id,
        }
        yield Problem("part-over-whole", at(part), params, (at(whole),))


def _ends_of(checked: Checked, indicator: Indicator, region: str) -> Mapping[Span, tuple[Actual, Actual]]:
    """Return the two figures that a share is a ratio of, by the spans that both are recorded for; where one is a stock by the last day."""
    ratio = indicator.ratio
    if ratio is None:
        return {}
    above, below = (figures_by_span(checked, checked.series.get((part, region), ())) for part in (ratio.of, ratio.to))
    return {span: (above[span], below[span]) for span in above if span in below}


def _per_unit(checked: Checked, indicator: Indicator, part: Actual, whole: Actual) -> Decimal:
    """Return what the quotient of two values is multiplied by to be one of an indicator's unit."""
    return checked.indicator(part).unit.factor / checked.indicator(whole).unit.factor / indicator.unit.factor


def _ratio_differs(checked: Checked, figure: Actual, indicator: Indicator, ends: tuple[Actual, Actual]) -> Iterator[Problem]:
    said, above, below = of_figure(figure), of_figure(ends[0]), of_figure(ends[1])
    ratio = above.over(below) if above and below else None
    if said is None or ratio is None or not ends[1].value:
        return
    factor = _per_unit(checked, indicator, *ends)
    if not ratio.times(factor).meets(said):
        exact = rounded(CONTEXT.divide(ends[0].value or Decimal(0), ends[1].value) * factor, 2)
        params = {"found": checked.shown(figure.value or Decimal(0), indicator), "expected": checked.shown(exact, indicator)}
        yield Problem("share-mismatch", at(figure), params, (at(ends[0]), at(ends[1])))


def _percent(fraction: Decimal, places: int | None = None) -> str:
    value = fraction * 100
    return f"{value.normalize() if places is None else rounded(value, places):f}%"
