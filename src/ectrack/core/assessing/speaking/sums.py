"""Goals that add up over a window: sums of a flow, or the rise of a stock, a share or an index."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.assessment import YearRow
from ectrack.core.assessing.meets import meets
from ectrack.core.assessing.running import running_flags, running_year
from ectrack.core.assessing.speaking.in_year import can_prove
from ectrack.core.assessing.speaking.on_day import until_deadline
from ectrack.core.assessing.speaking.record import Speaking, point_meets, zero_before
from ectrack.core.figures.flows import chains, lower_bound, tiled
from ectrack.core.figures.points import Point, join_approx, join_coverage, join_states, summed
from ectrack.core.model import EACH, Approx, Kind, Target
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import MONTHS_IN_YEAR, ONE_DAY, add_months, day_before, month_end, years_between

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
    if target.deadline is None and target.goal.type in EACH:
        return standing(target, points, sums_of(points) if flow else rises_of(_with_stated(target, points)))
    start = window_start(target)
    if start is None:
        return without_window(target, points)
    level = _level(target, start)
    base = Speaking(level=level, threshold=_threshold(target, start, level), baseline=zero_before(start), as_sum=True)
    return _of_flow(target, points, start, base, estimates=estimates) if flow else of_rise(target, points, start, base)


def without_window(target: Target, points: Sequence[Point]) -> Speaking:
    """Return what is said of a sum whose window has no stated start."""
    reasons = {"level": "window-unknown"} if target.goal.type in EACH else {}
    unknown = {**reasons, "baseline": "window-unknown", **({"latest": "window-unknown"} if points else {})}
    return Speaking(level=None if reasons else target.goal.value, reasons=unknown)


def window_start(target: Target) -> date | None:
    """Return the first day of the window: stated by `from`, else the day after the baseline period."""
    if target.start is not None:
        return target.start
    return target.baseline.period.end + ONE_DAY if target.baseline else None


def _level(target: Target, start: date) -> Decimal | None:
    """Return the sum over the window; a yearly amount counts once for each of its years."""
    amount = target.goal.value
    return None if amount is None else amount * _times(target, start)


def _times(target: Target, start: date) -> Decimal:
    """Return how many times the amount of a goal counts: once for each of its periods, a total once."""
    months = EACH.get(target.goal.type)
    if months is None or target.is_cap or target.deadline is None:
        return Decimal(1)
    return years_between(day_before(start), target.deadline) * MONTHS_IN_YEAR / months


def _threshold(target: Target, start: date, level: Decimal | None) -> Decimal | None:
    """Return from which sum an `about` goal is met; of a yearly amount half a unit of its last digit may be missing in each year."""
    step = target.goal.step
    if step is None or level is None:
        return None
    return level - target.direction * step / 2 * _times(target, start)


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
    history = tuple(cumulative(tiles, start, end, deadline) for end, tiles in sorted(chains(inside, start).items()))
    rows = period_rows(target, start, sums_of(inside), inside[-1].date if inside else None)
    base = replace(base, years=rows, flags=short_periods(target, rows))
    proving = can_prove(target, inside)
    bound = lower_bound(inside) if proving else None
    if bound is not None and meets_level(target, bound, base) and not (history and meets_level(target, history[-1], base)):
        return replace(base, latest=bound, history=(*history, bound), at_deadline=bound.date == deadline)
    if not history:
        why = {"latest": why_none(points, inside, start, deadline)} if points else {}
        return replace(base, reasons={**base.reasons, **why})
    latest = history[-1]
    whole = latest.date == deadline
    found = replace(base, latest=latest, history=history, at_deadline=whole, decides=whole or proving)
    if whole or deadline is None or years_between(day_before(start), deadline) > 1:
        return found
    running = running_year(target, points, chains(inside, start)[latest.date], (start, deadline), estimates=estimates)
    return replace(found, running=running, flags=found.flags | {"judged-as-sum"} | running_flags(running))


def meets_level(target: Target, point: Point, base: Speaking) -> bool:
    """Return whether a sum meets the level."""
    return base.level is not None and point_meets(target, point, base.level, base.threshold)


def why_none(points: Sequence[Point], inside: Sequence[Point], start: date, deadline: date | None) -> str:
    """Return why nothing tiles the window from its start."""
    if inside:
        return "gap-in-window"
    if deadline is not None and all(point.date > deadline for point in points):
        return "after-deadline"
    return "nothing-after-start" if all(point.date < start for point in points) else "gap-in-window"


def cumulative(tiles: Sequence[Point], start: date, end: date, deadline: date | None) -> Point:
    """Return adjoining figures as their sum from the start of the window; told as year to date where it ends within a year."""
    found = summed(tiles, span_text(start, end))
    part = found.basis == "observed" and end != deadline and years_between(day_before(start), end) % 1 != 0
    return replace(found, basis="year-to-date") if part else found


def of_rise(target: Target, points: Sequence[Point], start: date, base: Speaking) -> Speaking:
    """Take the rise since the day before the window; without a figure for that day the stock itself is its ceiling."""
    day = day_before(start)
    rule = target.baseline
    stated = Point(str(rule.period), day, rule.value, start=day) if rule and rule.value is not None else None
    opening = stated or next((point for point in reversed(points) if point.date == day and not point.incomplete), None)
    after, flags, too_late = until_deadline(target, [point for point in points if point.date > day])
    known = [opening, *after] if opening else list(after)
    rows = period_rows(target, start, rises_of(known), after[-1].date if after else None)
    if opening is None:
        rows = _short_by_ceiling(target, start, rows, after)
    base = replace(base, years=rows, flags=flags | short_periods(target, rows))
    if too_late is not None:
        met = opening is not None and bool(after) and meets_level(target, _rise(opening, after[-1], start), base)
        if not met:
            late = _rise(opening, too_late, start) if opening else too_late
            return replace(base, latest=late, history=(*after, late), decides=False, mute="too-late")
    if not after:
        return replace(base, reasons={**base.reasons, **({"latest": "nothing-after-baseline"} if points else {})})
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
    end = min(period_end(start, EACH.get(target.goal.type, MONTHS_IN_YEAR)), target.deadline)
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


def sums_of(points: Sequence[Point]) -> Amount:
    """Return what gives the amount of a span of a flow: its own figures, else the difference of two years to date."""
    by_span = {(point.start, point.date): point for point in points if not point.incomplete}

    def amount(first: date, last: date) -> Point | None:
        found = tiled(chains(points, first), first, last)
        if found is not None:
            return found
        whole = [(by_span.get((start, day_before(first))), point) for (start, end), point in by_span.items() if end == last]
        return next((_rise(before, after, first) for before, after in whole if before is not None), None)

    return amount


def rises_of(points: Sequence[Point]) -> Amount:
    """Return what gives the rise over a span of a stock, a share or an index."""
    by_date = {point.date: point for point in points if not point.incomplete}

    def amount(first: date, last: date) -> Point | None:
        opening, closing = by_date.get(day_before(first)), by_date.get(last)
        return _rise(opening, closing, first) if opening and closing else None

    return amount


def period_rows(target: Target, start: date, amount: Amount, until: date | None) -> tuple[YearRow, ...]:
    """Return the years, quarters or months of a goal from the start of its window to the deadline, or to the newest figure.

    Args:
        target: The target.
        start: First day of the window.
        amount: What was added in a span.
        until: Date of the newest figure, where the target has no deadline.
    """
    goal, end = target.goal, target.deadline or until
    months = EACH.get(goal.type)
    if months is None or goal.value is None or end is None:
        return ()
    rows = []
    for first, last in period_spans(start, end, months):
        if last == end and target.deadline is None and period_end(first, months) > end:
            break
        times = years_between(day_before(first), last) * MONTHS_IN_YEAR / months
        wanted = goal.value * times
        point = amount(first, last)
        threshold = None if goal.step is None else wanted - target.direction * goal.step / 2 * times
        met = meets(point.value, point.approx, goal, wanted, target.direction, threshold) if point else None
        if point and point.incomplete and met is not (target.direction > 0):
            met = None
        rows.append(YearRow(span_text(first, last), wanted, point.value if point else None, met))
    return tuple(rows)


def period_spans(start: date, end: date, months: int) -> list[tuple[date, date]]:
    """Return first and last day of each period of so many months from a day on; the last one ends with the window."""
    spans = []
    first = start
    while first <= end:
        last = min(period_end(first, months), end)
        spans.append((first, last))
        if last == end:
            break
        first = last + ONE_DAY
    return spans


def period_end(first: date, months: int) -> date:
    """Return the last day of the period of so many months that begins on a day, within the calendar."""
    try:
        return add_months(day_before(first), months)
    except OverflowError:
        return date.max


def short_periods(target: Target, rows: Sequence[YearRow]) -> frozenset[str]:
    """Return the remark on years, quarters or months that fell short."""
    flag = "year-short" if EACH.get(target.goal.type) == MONTHS_IN_YEAR else "period-short"
    return frozenset({flag} if any(row.met is False for row in rows) else ())


def standing(target: Target, points: Sequence[Point], amount: Amount) -> Speaking:
    """Return the newest full year of a yearly commitment without a deadline."""
    level = target.goal.value
    base = Speaking(level=level, reasons={"baseline": "no-deadline"})
    if not points:
        return base
    first_year = date((target.start or points[0].date).year, 1, 1)
    start = target.start or first_year
    rows = period_rows(target, start, amount, month_end(points[-1].date.year, MONTHS_IN_YEAR))
    full = [row for row in rows if row.value is not None]
    base = replace(base, years=rows, flags=short_periods(target, rows))
    if not full:
        return replace(base, reasons={**base.reasons, "latest": "partial-year"})
    spans = period_spans(start, month_end(points[-1].date.year, MONTHS_IN_YEAR), EACH[target.goal.type])
    history = tuple(point for first, last in spans[: len(rows)] if (point := amount(first, last)))
    return replace(base, latest=history[-1], history=history)
