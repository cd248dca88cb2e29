"""The rise of a stock, a share or an index since the day before a window; a fall is a rise below zero."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ectrack.core.assessing.assessment import YearRow
from ectrack.core.assessing.speaking.on_day import until_deadline
from ectrack.core.assessing.speaking.period_rows import Amount, period_end, period_rows, short_periods
from ectrack.core.assessing.speaking.record import Speaking, meets_level
from ectrack.core.figures.meets import meets
from ectrack.core.figures.points import Point, join_approx, join_coverage, join_states
from ectrack.core.model import EACH, Approx, Target
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import MONTHS_IN_YEAR, day_before


def of_rise(target: Target, points: Sequence[Point], start: date, base: Speaking) -> Speaking:
    """Take the rise since the day before the window; without a figure for that day the stock itself is its ceiling.

    A ceiling of the rise says that too little was added; of what shall fall, or stay under a cap, it says nothing.
    """
    day = day_before(start)
    rule = target.baseline
    stated = Point(str(rule.period), day, rule.value, start=day) if rule and rule.value is not None else None
    opening = stated or next((point for point in reversed(points) if point.date == day and not point.incomplete), None)
    after, flags, too_late = until_deadline(target, [point for point in points if point.date > day])
    known = [opening, *after] if opening else list(after)
    rows = period_rows(target, start, rises_of(known), after[-1].date if after else None)
    if opening is None and target.direction > 0:
        rows = _short_by_ceiling(target, start, rows, after)
    base = replace(base, years=rows, flags=flags | short_periods(target, rows))
    if too_late is not None:
        met = opening is not None and bool(after) and meets_level(target, rise(opening, after[-1], start), base)
        if not met:
            late = rise(opening, too_late, start) if opening else too_late
            return replace(base, latest=late, history=(*after, late), decides=False, mute="too-late")
    if not after:
        only_later = target.deadline is not None and all(point.date > target.deadline for point in points)
        why = {"latest": "after-deadline" if only_later else "nothing-after-start"} if points else {}
        return replace(base, reasons={**base.reasons, **why})
    history = tuple(rise(opening, point, start) for point in after) if opening else after
    latest = history[-1]
    return replace(
        base,
        latest=latest,
        history=history,
        decides=not latest.part_year,
        at_deadline=target.deadline is not None and latest.date >= target.deadline,
        upper_bound=opening is None,
        mute="opening-stock-unknown" if opening is None and target.direction < 0 else None,
        flags=base.flags | ({"upper-bound"} if opening is None else set()),
    )


def _short_by_ceiling(target: Target, start: date, rows: tuple[YearRow, ...], points: Sequence[Point]) -> tuple[YearRow, ...]:
    """Mark the first year as not met where even the whole stock at its end is less than the year asks for."""
    if not rows or target.deadline is None:
        return rows
    end = min(period_end(start, EACH.get(target.goal.type, MONTHS_IN_YEAR)), target.deadline)
    stock = next((point for point in points if point.date == end), None)
    if stock is None or meets(stock.value, stock.approx, target.goal, rows[0].goal, target.direction):
        return rows
    return (replace(rows[0], met=False), *rows[1:])


_OPPOSITE: dict[Approx, Approx] = {"at_least": "at_most", "more_than": "less_than", "at_most": "at_least", "less_than": "more_than"}


def rise(opening: Point, point: Point, start: date) -> Point:
    """Return the difference of two stocks; an opening stock that is a floor makes the rise a ceiling."""
    inverted = _OPPOSITE.get(opening.approx, opening.approx) if opening.approx else None
    return Point(
        period=span_text(start, point.date),
        date=point.date,
        value=point.value - opening.value,
        basis="derived",
        start=start,
        inputs=(*opening.inputs, *point.inputs),
        rolled_up=join_coverage((opening, point)),
        approx=join_approx((inverted, point.approx)),
        part_year=point.part_year,
        state=join_states((opening.state, point.state)) if opening.inputs else point.state,
    )


def rises_of(points: Sequence[Point]) -> Amount:
    """Return what gives the rise over a span of a stock, a share or an index."""
    by_date = {point.date: point for point in points if not point.incomplete}

    def amount(first: date, last: date) -> Point | None:
        opening, closing = by_date.get(day_before(first)), by_date.get(last)
        return rise(opening, closing, first) if opening and closing else None

    return amount
