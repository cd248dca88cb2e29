"""Goals that a sum must stay under: in all over a window, or in every year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ectrack.core.assessing.assessment import YearRow
from ectrack.core.assessing.running import running_flags, running_year
from ectrack.core.assessing.speaking.in_year import can_prove, decides_early
from ectrack.core.assessing.speaking.period_rows import period_rows, period_spans
from ectrack.core.assessing.speaking.record import Speaking, zero_before
from ectrack.core.assessing.speaking.rises import of_rise, rises_of
from ectrack.core.assessing.speaking.sums import cumulative, standing, sums_of, why_none, window_start, without_window
from ectrack.core.figures.flows import chains, lower_bound
from ectrack.core.figures.points import Point
from ectrack.core.model import GoalType, Kind, Target
from ectrack.core.values.periods import MONTHS_IN_YEAR, day_before, years_between


def cap_speaking(target: Target, points: Sequence[Point], *, estimates: bool) -> Speaking:
    """Return the figures that speak for `total_at_most` and `each_year_at_most`.

    A cap is passed as soon as figures that do not overlap add up to more, where none can be negative; it is kept only when the whole
    window is recorded.

    Args:
        target: The target.
        points: The figures of its indicator, by date.
        estimates: Whether the year before may shape the path of a year.
    """
    flow, yearly = target.indicator.kind is Kind.FLOW, target.goal.type is GoalType.EACH_YEAR_AT_MOST
    if yearly and target.deadline is None:
        return standing(target, points, sums_of(points) if flow else rises_of(points))
    start = window_start(target)
    if start is None or target.deadline is None:
        return without_window(target, points)
    level = target.goal.value
    threshold = None if target.goal.step is None or level is None else level + target.goal.step / 2
    base = Speaking(level=level, threshold=threshold, baseline=zero_before(start), as_sum=True)
    window = start, target.deadline
    if yearly:
        return _in_years(target, points, window, base, estimates=estimates)
    if not flow:
        found = of_rise(target, points, start, base)
        return replace(found, decides=found.decides and found.at_deadline)
    return _in_all(target, points, window, base, estimates=estimates)


def _inside(points: Sequence[Point], window: tuple[date, date]) -> list[Point]:
    return [point for point in points if point.start and point.start >= window[0] and point.date <= window[1]]


def _passed(target: Target, inside: Sequence[Point], so_far: Point | None, base: Speaking) -> Point | None:
    """Return what proves that a cap is passed: the sum from the start, else a lower bound across gaps; None where nothing does."""
    if base.level is None or not can_prove(target, inside):
        return None
    sums = [point for point in (so_far, lower_bound(inside)) if point is not None]
    return next((point for point in sums if decides_early(target, point, base.level, base.threshold)), None)


def _in_all(target: Target, points: Sequence[Point], window: tuple[date, date], base: Speaking, *, estimates: bool) -> Speaking:
    start, end = window
    inside = _inside(points, window)
    spans = chains(inside, start)
    history = tuple(cumulative(tiles, start, last, end) for last, tiles in sorted(spans.items()))
    so_far = history[-1] if history else None
    proof = _passed(target, inside, so_far, base)
    latest = proof or so_far
    if latest is None:
        return replace(base, reasons={"latest": why_none(points, inside, start, end)} if points else {})
    whole = so_far is not None and so_far.date == end
    unseen = proof is None and not whole and any(point.date == end for point in inside)
    found = replace(
        base,
        latest=latest,
        history=(*(point for point in history if point.date < latest.date), latest),
        at_deadline=whole,
        decides=whole or proof is not None,
        ruled_out=proof is not None,
        mute="gap-in-window" if unseen else None,
    )
    if whole or unseen or so_far is None or years_between(day_before(start), end) > 1:
        return found
    running = running_year(target, points, spans[so_far.date], window, estimates=estimates)
    return replace(found, running=running, flags=found.flags | {"judged-as-sum"} | running_flags(running))


def _in_years(target: Target, points: Sequence[Point], window: tuple[date, date], base: Speaking, *, estimates: bool) -> Speaking:
    """Return the newest year that says something: the first part of one that passes the cap, the year under way, else the newest full one."""
    start, end = window
    flow = target.indicator.kind is Kind.FLOW
    inside = _inside(points, window) if flow else [point for point in points if day_before(start) <= point.date <= end]
    amount = sums_of(inside) if flow else rises_of(inside)
    rows = period_rows(target, start, amount, None)
    spans = period_spans(start, end, MONTHS_IN_YEAR)
    whole = [point for first, last in spans if (point := amount(first, last))]
    base = replace(base, years=rows)
    under_way = _under_way(target, points, spans, rows, base, estimates=estimates) if flow else None
    if under_way is not None:
        return replace(under_way, history=(*whole, *under_way.history))
    if not whole:
        return replace(base, reasons={"latest": why_none(points, inside, start, end)} if points else {})
    latest = whole[-1]
    seen = [row.value is not None for row in rows]
    complete = bool(seen) and seen[-1]
    return replace(
        base,
        baseline=zero_before(latest.start or start),
        latest=latest,
        history=tuple(whole),
        end=latest.date,
        at_deadline=complete,
        decides=complete,
        ruled_out=any(row.met is False for row in rows),
        mute="gap-in-window" if complete and not all(seen) and not any(row.met is False for row in rows) else None,
    )


def _under_way(  # noqa: PLR0913  # the years with their rows
    target: Target,
    points: Sequence[Point],
    spans: Sequence[tuple[date, date]],
    rows: Sequence[YearRow],
    base: Speaking,
    *,
    estimates: bool,
) -> Speaking | None:
    """Return what the newest year of which only a part is known says, if it is newer than every full one; None where there is none."""
    for (first, last), row in zip(reversed(spans), reversed(rows), strict=True):
        if row.value is not None:
            return None
        inside = _inside(points, (first, last))
        tiles = chains(inside, first)
        if not inside:
            continue
        so_far = cumulative(tiles[max(tiles)], first, max(tiles), last) if tiles else None
        proof = _passed(target, inside, so_far, base)
        latest = proof or so_far
        if latest is None:
            continue
        lost = proof is not None or any(row.met is False for row in rows)
        running = running_year(target, points, tiles[max(tiles)], (first, last), estimates=estimates) if tiles else None
        flags = base.flags | {"year-to-date"} | (running_flags(running) if running else set())
        return replace(
            base,
            baseline=zero_before(first),
            latest=latest,
            history=(latest,),
            end=last,
            decides=lost,
            ruled_out=lost,
            running=running,
            flags=flags,
        )
    return None
