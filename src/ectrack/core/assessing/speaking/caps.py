"""Goals that a sum must stay under: in all over a window, or in every year."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ectrack.core.assessing.assessment import YearRow
from ectrack.core.assessing.running import running_flags, running_year
from ectrack.core.assessing.speaking.early import decides_early
from ectrack.core.assessing.speaking.period_rows import Amount, period_rows, period_spans
from ectrack.core.assessing.speaking.record import Speaking, zero_before
from ectrack.core.assessing.speaking.rises import of_rise, rises_of
from ectrack.core.assessing.speaking.sums import (
    cumulative,
    standing,
    standing_window,
    sums_of,
    why_none,
    window_start,
    without_window,
)
from ectrack.core.assessing.speaking.years_of_flows import can_prove
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
        return _standing(target, points)
    start, level = window_start(target), target.goal.value
    if start is None or (yearly and target.deadline is None):
        return without_window(target, points)
    threshold = None if target.goal.step is None or level is None else level + target.goal.step / 2
    base = Speaking(level=level, threshold=threshold, baseline=zero_before(start), as_sum=True)
    window = start, target.deadline or date.max
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
    history = tuple(cumulative(tiles, start, last, target.deadline) for last, tiles in sorted(spans.items()))
    so_far = history[-1] if history else None
    proof = _passed(target, inside, so_far, base)
    latest = proof or so_far
    if latest is None:
        return replace(base, reasons={"latest": why_none(points, inside, start, target.deadline)} if points else {})
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


@dataclass(frozen=True, slots=True)
class _Year:
    """A year of a yearly cap.

    Attributes:
        first: Its first day.
        last: Its last day.
        row: What it asks for and brought.
        tiles: Of a flow the figures that follow one another from its first day, while not the whole is known.
        so_far: Their sum.
        proof: What proves that the cap is passed; None where nothing does.
    """

    first: date
    last: date
    row: YearRow
    tiles: Sequence[Point] = ()
    so_far: Point | None = None
    proof: Point | None = None


def _years(target: Target, points: Sequence[Point], window: tuple[date, date], amount: Amount, base: Speaking) -> list[_Year]:
    """Return the years of a window, oldest first; one of which a part alone is above the cap is marked as not kept."""
    start, end = window
    spans = period_spans(start, end, MONTHS_IN_YEAR)
    rows = period_rows(target, start, amount, end)
    return [_year(target, points, span, row, base) for span, row in zip(spans, rows, strict=False)]


def _year(target: Target, points: Sequence[Point], span: tuple[date, date], row: YearRow, base: Speaking) -> _Year:
    first, last = span
    if target.indicator.kind is not Kind.FLOW or row.value is not None:
        return _Year(first, last, row)
    inside = _inside(points, span)
    known = chains(inside, first)
    tiles = known[max(known)] if known else ()
    so_far = cumulative(tiles, first, max(known), last) if known else None
    proof = _passed(target, inside, so_far, base)
    return _Year(first, last, replace(row, met=False) if proof else row, tiles, so_far, proof)


def _cap_flags(years: Sequence[_Year]) -> frozenset[str]:
    return frozenset({"year-over-cap"} if any(year.row.met is False for year in years) else ())


def _in_years(target: Target, points: Sequence[Point], window: tuple[date, date], base: Speaking, *, estimates: bool) -> Speaking:
    """Return the newest year that says something: the year under way, also where a part of it passes the cap, else the newest full one."""
    start, end = window
    flow = target.indicator.kind is Kind.FLOW
    inside = _inside(points, window) if flow else [point for point in points if day_before(start) <= point.date <= end]
    amount = sums_of(inside) if flow else rises_of(inside)
    years = _years(target, points, window, amount, base)
    passed = any(year.row.met is False for year in years)
    base = replace(base, years=tuple(year.row for year in years), flags=_cap_flags(years), ruled_out=passed)
    whole = tuple(point for year in years if (point := amount(year.first, year.last)))
    newest = next((year for year in reversed(years) if year.row.value is not None or year.proof or year.so_far), None)
    if newest is None:
        after = flow or any(start <= point.date for point in points)
        why = why_none(points, inside, start, end) if after else "nothing-after-start"
        return replace(base, reasons={"latest": why} if points else {})
    if newest.row.value is None:
        return _under_way(target, points, newest, replace(base, history=whole), estimates=estimates)
    seen = [year.row.value is not None for year in years]
    complete = seen[-1]
    return replace(
        base,
        baseline=zero_before(whole[-1].start or start),
        latest=whole[-1],
        history=whole,
        end=whole[-1].date,
        at_deadline=complete,
        decides=complete,
        mute="gap-in-window" if complete and not all(seen) and not passed else None,
    )


def _under_way(target: Target, points: Sequence[Point], year: _Year, base: Speaking, *, estimates: bool) -> Speaking:
    """Return what the newest year says while only a part of it is known."""
    running = running_year(target, points, year.tiles, (year.first, year.last), estimates=estimates) if year.tiles else None
    latest = year.proof or year.so_far
    return replace(
        base,
        baseline=zero_before(year.first),
        latest=latest,
        history=(*base.history, *([latest] if latest else ())),
        end=year.last,
        decides=base.ruled_out,
        running=running,
        flags=base.flags | {"year-to-date", "judged-as-sum"} | (running_flags(running) if running else set()),
    )


def _standing(target: Target, points: Sequence[Point]) -> Speaking:
    """Return the newest full year of a yearly cap without a deadline, or a later part of a year that is above it already."""
    flow = target.indicator.kind is Kind.FLOW
    amount = sums_of(points) if flow else rises_of(points)
    found = standing(target, points, amount)
    if not points:
        return found
    years = _years(target, points, standing_window(target, points), amount, found)
    found = replace(found, years=tuple(year.row for year in years), flags=_cap_flags(years))
    since = found.latest.date if found.latest else date.min
    proof = next((year.proof for year in reversed(years) if year.proof and year.proof.date > since), None)
    if proof is None:
        newest = years[-1]
        return replace(found, under_way=newest.so_far if newest.row.value is None else None)
    reasons = {key: why for key, why in found.reasons.items() if key != "latest"}
    return replace(found, latest=proof, history=(*found.history, proof), reasons=reasons, flags=found.flags | {"year-to-date"})
