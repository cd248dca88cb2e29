"""Goals that add up over a window: sums of a flow, or the rise of a stock, a share or an index."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.running import running_flags, running_year
from ectrack.core.assessing.speaking.period_rows import Amount, counted, period_rows, period_spans, short_periods
from ectrack.core.assessing.speaking.record import Speaking, meets_level, zero_before
from ectrack.core.assessing.speaking.rises import of_rise, rise, rises_of
from ectrack.core.assessing.speaking.years_of_flows import can_prove
from ectrack.core.figures.flows import chains, lower_bound, tiled
from ectrack.core.figures.points import Point, summed
from ectrack.core.model import EACH, Kind, Target
from ectrack.core.values.fiscal_years import year_end, year_start
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import MONTHS_IN_YEAR, ONE_DAY, day_before, years_between


def sum_speaking(target: Target, points: Sequence[Point], *, estimates: bool) -> Speaking:
    """Return the figures that speak for `each_year` and `total`.

    Args:
        target: The target.
        points: The figures of its indicator, by date.
        estimates: Whether the year before may shape the path of a window of one year.
    """
    found = _sum(target, points, estimates=estimates)
    return replace(found, decides=False, mute="rates-added") if found.latest and looks_like_rates(target, points) else found


def looks_like_rates(target: Target, points: Sequence[Point]) -> bool:
    """Return whether the figures of a share look like yearly rates that a sum of it would add.

    They do where no figure of the window is, by absolute value, above twice the amount of a year.

    Args:
        target: The target, whose goal adds up over a window.
        points: The figures of its indicator, by date.
    """
    start, amount = window_start(target), counted(target)
    if target.indicator.kind is not Kind.SHARE or target.is_cap or amount is None:
        return False
    first, last = start or points[0].date, target.deadline or points[-1].date
    inside = [abs(point.value) for point in points if first <= point.date <= last]
    months = EACH.get(target.goal.type)
    years = years_between(day_before(first), last) if months is None else Decimal(months) / MONTHS_IN_YEAR
    return bool(inside) and max(inside) * years <= 2 * abs(amount)


def _sum(target: Target, points: Sequence[Point], *, estimates: bool) -> Speaking:
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
    return Speaking(level=None if reasons else counted(target), reasons=unknown)


def window_start(target: Target) -> date | None:
    """Return the first day of the window: stated by `from`, else the day after the baseline period."""
    if target.start is not None:
        return target.start
    return target.baseline.period.end + ONE_DAY if target.baseline else None


def _level(target: Target, start: date) -> Decimal | None:
    """Return the sum over the window; a yearly amount counts once for each of its years."""
    amount = counted(target)
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


def sums_of(points: Sequence[Point]) -> Amount:
    """Return what gives the amount of a span of a flow: its own figures, else the difference of two years to date."""
    by_span = {(point.start, point.date): point for point in points if not point.incomplete}

    def amount(first: date, last: date) -> Point | None:
        found = tiled(chains(points, first), first, last)
        if found is not None:
            return found
        whole = [(by_span.get((start, day_before(first))), point) for (start, end), point in by_span.items() if end == last]
        return next((rise(before, after, first) for before, after in whole if before is not None), None)

    return amount


def standing(target: Target, points: Sequence[Point], amount: Amount) -> Speaking:
    """Return the newest full year of a yearly commitment without a deadline."""
    level, step = counted(target), target.goal.step
    threshold = None if step is None or level is None else level - target.direction * step / 2
    base = Speaking(level=level, threshold=threshold, reasons={"baseline": "no-deadline"})
    if not points:
        return base
    start, end = standing_window(target, points)
    rows = period_rows(target, start, amount, end)
    full = [row for row in rows if row.value is not None]
    base = replace(base, years=rows, flags=short_periods(target, rows))
    if not full:
        return replace(base, reasons={**base.reasons, "latest": "partial-year"})
    spans = period_spans(start, end, EACH[target.goal.type])
    history = tuple(point for first, last in spans[: len(rows)] if (point := amount(first, last)))
    return replace(base, latest=history[-1], history=history)


def standing_window(target: Target, points: Sequence[Point]) -> tuple[date, date]:
    """Return the first day from which a commitment without a deadline counts, and the last day of the year of the newest figure."""
    starts = target.indicator.year_starts
    return target.start or year_start(points[0].date, starts), year_end(points[-1].date, starts)
