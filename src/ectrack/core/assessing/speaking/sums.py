"""Goals that add up over a window: sums of a flow, or the rise of a stock, a share or an index."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from ectrack.core.assessing.assessment import YearRow
from ectrack.core.assessing.meets import meets
from ectrack.core.assessing.running import running_flags, running_year
from ectrack.core.assessing.speaking.levels import until_deadline
from ectrack.core.assessing.speaking.record import Speaking, point_meets, zero_before
from ectrack.core.assessing.speaking.years_of_flows import can_prove
from ectrack.core.figures.flows import chains, lower_bound, tiled
from ectrack.core.figures.points import Point, join_approx, join_coverage, join_states, summed
from ectrack.core.model import Approx, GoalType, Kind, Target
from ectrack.core.values.fiscal_years import year_end, year_start
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import MONTHS_IN_YEAR, ONE_DAY, add_months, day_before, years_between

Amount = Callable[[date, date], Point | None]
"""What was added from a first to a last day, both included; None while it is not known."""


def sum_speaking(target: Target, points: Sequence[Point], *, estimates: bool) -> Speaking:
    """Return the figures that speak for `each_year` and `total`.

    Args:
        target: The target.
        points: The figures of its indicator, by date.
        estimates: Whether the year before may shape the path of a window of one year.
    """
    flow = target.indicator.kind is Kind.FLOW
    if target.deadline is None and target.goal.type is GoalType.EACH_YEAR:
        return _standing(target, points, _sums(points) if flow else _rises(_with_stated(target, points)))
    start = window_start(target)
    if start is None:
        reasons = {"level": "window-unknown"} if target.goal.type is GoalType.EACH_YEAR else {}
        unknown = {**reasons, "baseline": "window-unknown", **({"latest": "window-unknown"} if points else {})}
        return Speaking(level=None if reasons else target.goal.value, reasons=unknown)
    level = _level(target, start)
    base = Speaking(level=level, threshold=_threshold(target, start, level), baseline=zero_before(start), as_sum=True)
    return _of_flow(target, points, start, base, estimates=estimates) if flow else _of_rise(target, points, start, base)


def window_start(target: Target) -> date | None:
    """Return the first day of the window: stated by `from`, else the day after the baseline period."""
    if target.start is not None:
        return target.start
    return target.baseline.period.end + ONE_DAY if target.baseline else None


def _level(target: Target, start: date) -> Decimal | None:
    """Return the sum over the window; a yearly amount counts once for each of its years."""
    amount = target.goal.value
    if amount is None or target.goal.type is GoalType.TOTAL or target.deadline is None:
        return amount
    return amount * years_between(day_before(start), target.deadline)


def _threshold(target: Target, start: date, level: Decimal | None) -> Decimal | None:
    """Return from which sum an `about` goal is met; of a yearly amount half a unit of its last digit may be missing in each year."""
    step = target.goal.step
    if step is None or level is None:
        return None
    times = (
        Decimal(1)
        if target.goal.type is GoalType.TOTAL or target.deadline is None
        else years_between(day_before(start), target.deadline)
    )
    return level - target.direction * step / 2 * times


def _with_stated(target: Target, points: Sequence[Point]) -> Sequence[Point]:
    """Return the figures of a stock with the stated baseline in the place of what is recorded for its day."""
    rule = target.baseline
    if rule is None or rule.value is None:
        return points
    stated = Point(str(rule.period), rule.period.end, rule.value)
    others = [point for point in points if point.date != rule.period.end]
    return sorted((*others, stated), key=lambda point: point.date)


def _of_flow(target: Target, points: Sequence[Point], start: date, base: Speaking, *, estimates: bool) -> Speaking:
    """Add up the figures that tile the window from its start; overlapping ones are never added twice.

    Where no figure can be negative, what does not overlap is a lower bound, also across a gap, and speaks where it reaches the level.
    """
    deadline = target.deadline
    inside = [point for point in points if point.start and point.start >= start and (deadline is None or point.date <= deadline)]
    history = tuple(_cumulative(tiles, start, end, deadline) for end, tiles in sorted(chains(inside, start).items()))
    rows = year_rows(target, start, _sums(inside), inside[-1].date if inside else None)
    base = replace(base, years=rows, flags=_short(rows))
    proving = can_prove(target, inside)
    bound = lower_bound(inside) if proving else None
    if bound is not None and _meets(target, bound, base) and not (history and _meets(target, history[-1], base)):
        return replace(base, latest=bound, history=(*history, bound), at_deadline=bound.date == deadline)
    if not history:
        why = {"latest": _why_none(points, inside, start, deadline)} if points else {}
        return replace(base, reasons={**base.reasons, **why})
    latest = history[-1]
    whole = latest.date == deadline
    found = replace(base, latest=latest, history=history, at_deadline=whole, decides=whole or proving)
    if whole or deadline is None or years_between(day_before(start), deadline) > 1:
        return found
    running = running_year(target, points, chains(inside, start)[latest.date], (start, deadline), estimates=estimates)
    return replace(found, running=running, flags=found.flags | {"judged-as-sum"} | running_flags(running))


def _meets(target: Target, point: Point, base: Speaking) -> bool:
    return base.level is not None and point_meets(target, point, base.level, base.threshold)


def _why_none(points: Sequence[Point], inside: Sequence[Point], start: date, deadline: date | None) -> str:
    """Return why nothing tiles the window from its start."""
    if inside:
        return "gap-in-window"
    if deadline is not None and all(point.date > deadline for point in points):
        return "after-deadline"
    return "nothing-after-start" if all(point.date < start for point in points) else "gap-in-window"


def _cumulative(tiles: Sequence[Point], start: date, end: date, deadline: date | None) -> Point:
    found = summed(tiles, span_text(start, end))
    part = found.basis == "observed" and end != deadline and years_between(day_before(start), end) % 1 != 0
    return replace(found, basis="year-to-date") if part else found


def _of_rise(target: Target, points: Sequence[Point], start: date, base: Speaking) -> Speaking:
    """Take the rise since the day before the window; without a figure for that day the stock itself is its ceiling."""
    day = day_before(start)
    rule = target.baseline
    stated = Point(str(rule.period), day, rule.value, start=day) if rule and rule.value is not None else None
    opening = stated or next((point for point in reversed(points) if point.date == day and not point.incomplete), None)
    after, flags, too_late = until_deadline(target, [point for point in points if point.date > day])
    known = [opening, *after] if opening else list(after)
    rows = year_rows(target, start, _rises(known), after[-1].date if after else None)
    if opening is None:
        rows = _short_by_ceiling(target, start, rows, after)
    base = replace(base, years=rows, flags=flags | _short(rows))
    if too_late is not None:
        met = opening is not None and bool(after) and _meets(target, _rise(opening, after[-1], start), base)
        if not met:
            late = _rise(opening, too_late, start) if opening else too_late
            return replace(base, latest=late, history=(*after, late), decides=False, mute="too-late")
    if not after:
        only_later = target.deadline is not None and all(point.date > target.deadline for point in points)
        why = {"latest": "after-deadline" if only_later else "nothing-after-start"} if points else {}
        return replace(base, reasons={**base.reasons, **why})
    history = tuple(_rise(opening, point, start) for point in after) if opening else after
    latest = history[-1]
    return replace(
        base,
        latest=latest,
        history=history,
        decides=not latest.part_year,
        at_deadline=target.deadline is not None and latest.date >= target.deadline,
        upper_bound=opening is None,
        flags=base.flags | ({"upper-bound"} if opening is None else set()),
    )


def _short_by_ceiling(target: Target, start: date, rows: tuple[YearRow, ...], points: Sequence[Point]) -> tuple[YearRow, ...]:
    """Mark the first year as not met where even the whole stock at its end is less than the year asks for."""
    if not rows or target.deadline is None:
        return rows
    end = min(_year_from(start), target.deadline)
    stock = next((point for point in points if point.date == end), None)
    if stock is None or meets(stock.value, stock.approx, target.goal, rows[0].goal, target.direction):
        return rows
    return (replace(rows[0], met=False), *rows[1:])


_OPPOSITE: dict[Approx, Approx] = {"at_least": "at_most", "more_than": "less_than", "at_most": "at_least", "less_than": "more_than"}


def _rise(opening: Point, point: Point, start: date) -> Point:
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


def _sums(points: Sequence[Point]) -> Amount:
    return lambda first, last: tiled(chains(points, first), first, last)


def _rises(points: Sequence[Point]) -> Amount:
    by_date = {point.date: point for point in points if not point.incomplete}

    def amount(first: date, last: date) -> Point | None:
        opening, closing = by_date.get(day_before(first)), by_date.get(last)
        return _rise(opening, closing, first) if opening and closing else None

    return amount


def year_rows(target: Target, start: date, amount: Amount, until: date | None) -> tuple[YearRow, ...]:
    """Return the years of an `each_year` goal from the start of its window to the deadline, or to the newest figure.

    Args:
        target: The target.
        start: First day of the window.
        amount: What was added in a span.
        until: Date of the newest figure, where the target has no deadline.
    """
    goal, end = target.goal, target.deadline or until
    if goal.type is not GoalType.EACH_YEAR or goal.value is None or end is None:
        return ()
    rows = []
    first = start
    while first <= end:
        last = _year_from(first)
        if last > end and target.deadline is None:
            break
        last = min(last, end)
        wanted = goal.value * years_between(day_before(first), last)
        point = amount(first, last)
        below = goal.step and wanted - target.direction * goal.step / 2 * years_between(day_before(first), last)
        met = meets(point.value, point.approx, goal, wanted, target.direction, below or None) if point else None
        if point and point.incomplete and met is not (target.direction > 0):
            met = None
        rows.append(YearRow(span_text(first, last), wanted, point.value if point else None, met))
        if last == end:
            break
        first = last + ONE_DAY
    return tuple(rows)


def _year_from(first: date) -> date:
    """Return the last day of the year that begins on a day, within the calendar."""
    try:
        return add_months(day_before(first), MONTHS_IN_YEAR)
    except OverflowError:
        return date.max


def _short(rows: Sequence[YearRow]) -> frozenset[str]:
    return frozenset({"year-short"} if any(row.met is False for row in rows) else ())


def _standing(target: Target, points: Sequence[Point], amount: Amount) -> Speaking:
    """Return the newest full year of a yearly commitment without a deadline."""
    level = target.goal.value
    base = Speaking(level=level, reasons={"baseline": "no-deadline"})
    if not points:
        return base
    starts = target.indicator.year_starts
    start = target.start or year_start(points[0].date, starts)
    rows = year_rows(target, start, amount, year_end(points[-1].date, starts))
    full = [row for row in rows if row.value is not None]
    base = replace(base, years=rows, flags=_short(rows))
    if not full:
        return replace(base, reasons={**base.reasons, "latest": "partial-year"})
    spans = _year_spans(start, len(rows))
    history = tuple(point for first, last in spans if (point := amount(first, last)))
    return replace(base, latest=history[-1], history=history)


def _year_spans(start: date, count: int) -> list[tuple[date, date]]:
    firsts = [add_months(day_before(start), MONTHS_IN_YEAR * index) + ONE_DAY for index in range(count + 1)]
    return [(first, day_before(following)) for first, following in pairwise(firsts)]
