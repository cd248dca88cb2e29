"""Growth rates: the newest rate that begins with the year judges it, and the rates of full years compound."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ectrack.core.assessing.compounding import compounded
from ectrack.core.assessing.speaking.goal_levels import figure_of_span
from ectrack.core.assessing.speaking.on_day import speaking_points
from ectrack.core.assessing.speaking.period_rows import counted, period_spans
from ectrack.core.assessing.speaking.record import Speaking, zero_before
from ectrack.core.assessing.speaking.sums import window_start, without_window
from ectrack.core.figures.flows import frame_of
from ectrack.core.figures.points import Point, summed
from ectrack.core.model import Target
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import MONTHS_IN_YEAR

NO_RATE = "no-year-to-date-rate"


def rate_speaking(target: Target, points: Sequence[Point], start: Speaking) -> Speaking:
    """Return the newest growth rate that begins with the year: the year that is due, else any up to the deadline.

    Only the rate of the whole year decides. A rate of a later part of the year alone is shown and judges nothing.

    Args:
        target: The target; its indicator is a growth rate.
        points: The figures of its indicator, by date.
        start: Its level and its baseline.
    """
    since = speaking_points(target, points)
    until = [point for point in since if target.deadline is None or point.date <= target.deadline]
    if not until:
        why = "after-deadline" if since else "nothing-after-start" if points else None
        return replace(start, reasons={**start.reasons, "latest": why}) if why else start
    begun = [_to_date(target, point) for point in until if begins_with_year(target, point)]
    speaking = [point for point in begun if _is_in_due_year(target, point)] if target.is_rate else begun
    if not speaking:
        return replace(start, latest=until[-1], history=tuple(until), decides=False, mute=NO_RATE)
    latest = speaking[-1]
    whole = latest.date == frame_of(target).end_on_or_after(latest.date)
    due = target.due is not None and latest.date == target.due.end
    return replace(start, latest=latest, history=tuple(begun), decides=whole, at_deadline=due and whole)


def begins_with_year(target: Target, point: Point) -> bool:
    """Return whether a rate begins with the year, or the part of a year, that the target speaks of."""
    frame = frame_of(target)
    return point.start is not None and point.start == frame.start(frame.end_on_or_after(point.date))


def _to_date(target: Target, point: Point) -> Point:
    """Return a rate, told as one of the year to date where the year is not over."""
    whole = point.date == frame_of(target).end_on_or_after(point.date)
    return point if whole or point.basis != "observed" else replace(point, basis="year-to-date")


def _is_in_due_year(target: Target, point: Point) -> bool:
    return target.deadline is None or frame_of(target).end_on_or_after(point.date) == target.deadline


def compound_speaking(target: Target, points: Sequence[Point]) -> Speaking:
    """Return the growth of the full years of a window in all; the rate of a part of a year is not compounded.

    It decides when every year is recorded, for rates can reverse; a year without a rate before the newest one leaves nothing to judge.

    Args:
        target: The target, a total of growth rates.
        points: The figures of its indicator, by date.
    """
    start, level = window_start(target), counted(target)
    if start is None:
        return without_window(target, points)
    step = target.goal.step
    threshold = None if step is None or level is None else level - target.direction * step / 2
    base = Speaking(level=level, threshold=threshold, baseline=zero_before(start), as_sum=True)
    inside = [point for point in points if point.start and point.start >= start and _is_by(target, point)]
    if not inside:
        return replace(base, reasons={**base.reasons, "latest": _why_none(target, points, start)}) if points else base
    end = target.deadline or inside[-1].date
    figures = [
        figure_of_span(target.indicator.kind, inside, first, last) for first, last in period_spans(start, end, MONTHS_IN_YEAR)
    ]
    seen = next((index for index, figure in enumerate(figures) if figure is None), len(figures))
    known = [figure for figure in figures[:seen] if figure is not None]
    hole = any(figures[seen:])
    if not known:
        begun = inside[0].start == start
        why = "gap-in-window" if hole else "only-year-to-date" if begun else "partial-year"
        return replace(base, reasons={**base.reasons, "latest": why})
    try:
        history = tuple(_in_all(start, known[: count + 1]) for count in range(len(known)))
    except UndefinedError as problem:
        return replace(base, latest=known[-1], history=tuple(known), decides=False, mute=problem.reason)
    whole = len(known) == len(figures) and target.deadline is not None
    mute = "hole-in-window" if hole else None
    return replace(base, latest=history[-1], history=history, decides=whole, at_deadline=whole, mute=mute)


def _is_by(target: Target, point: Point) -> bool:
    return target.deadline is None or point.date <= target.deadline


def _why_none(target: Target, points: Sequence[Point], start: date) -> str:
    if target.deadline is not None and all(point.date > target.deadline for point in points):
        return "after-deadline"
    return "nothing-after-start" if all(point.date < start for point in points) else "partial-year"


def _in_all(start: date, figures: Sequence[Point]) -> Point:
    """Return the growth of years that follow one another in all, dated by the last of them."""
    value = compounded([figure.value for figure in figures])
    if len(figures) == 1:
        return figures[0]
    return replace(summed(figures, span_text(start, figures[-1].date)), value=value, basis="derived")
