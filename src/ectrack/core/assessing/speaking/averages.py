"""Levels that the mean over a window shall have."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.assessment import YearRow
from ectrack.core.assessing.speaking.goal_levels import figure_of_span, level_of_goal, mean_of
from ectrack.core.assessing.speaking.period_rows import period_end, period_spans
from ectrack.core.assessing.speaking.record import Speaking, point_meets
from ectrack.core.figures.points import Point, summed
from ectrack.core.model import MONTHS_OF, Kind, Target
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import MONTHS_IN_YEAR


def average_speaking(target: Target, points: Sequence[Point]) -> Speaking:
    """Return the mean so far of the periods of a window: full years, or the periods of `every` where the indicator names them.

    Growth rates have their geometric mean, of full years alone. It decides when every period is recorded; a period without a figure before the newest one leaves no mean.

    Args:
        target: The target, with the start and the end of its window.
        points: The figures of its indicator, by date.
    """
    start = level_of_goal(target, points)
    first, end = target.start, target.deadline
    if first is None or end is None:
        return replace(start, reasons={**start.reasons, "latest": "window-unknown"})
    months = _months(target)
    spans = [(begin, last) for begin, last in period_spans(first, end, months) if last == period_end(begin, months)]
    figures = [figure_of_span(target.indicator.kind, points, begin, last) for begin, last in spans]
    seen = [index for index, figure in enumerate(figures) if figure is not None]
    rows = tuple(_row(target, start, span, figure) for span, figure in zip(spans, figures, strict=True))
    start = replace(start, years=rows)
    if not seen:
        return replace(start, reasons={**start.reasons, "latest": _why_none(target, points, first, end)}) if points else start
    known = [figure for figure in figures if figure is not None]
    try:
        means = tuple(_mean(target, first, known[: count + 1]) for count in range(len(known)))
    except UndefinedError as problem:
        return replace(start, latest=known[-1], history=tuple(known), decides=False, mute=problem.reason)
    whole = len(known) == len(spans)
    hole = seen[-1] + 1 > len(known)
    return replace(
        start,
        latest=means[-1],
        history=means,
        decides=whole,
        at_deadline=whole,
        mute="hole-in-window" if hole else None,
    )


def _months(target: Target) -> int:
    """Return the length of the periods whose mean is taken, in months: of growth rates years alone."""
    return MONTHS_IN_YEAR if target.indicator.kind is Kind.GROWTH else MONTHS_OF[target.indicator.every or "year"]


def _why_none(target: Target, points: Sequence[Point], first: date, end: date) -> str:
    """Return why no period of the window has a figure: there are only later ones, only earlier ones, or only parts of periods.

    Where only the first period has begun it is under way, and no later figure shows a hole.
    """
    if all(point.date > end for point in points):
        return "after-deadline"
    if all(point.date < first for point in points):
        return "nothing-after-start"
    dated = target.indicator.kind is Kind.STOCK
    first_end = period_end(first, _months(target))
    inside = [point for point in points if first <= point.date <= end]
    if not inside or inside[-1].date > first_end:
        return "hole-in-window"
    return "only-year-to-date" if dated or any(point.start == first for point in inside) else "partial-year"


def _mean(target: Target, first: date, figures: Sequence[Point]) -> Point:
    """Return the mean of figures, dated by the last of them."""
    last = figures[-1].date
    joined = summed([replace(figure, start=first) for figure in figures], span_text(first, last))
    value = mean_of(target, figures)
    return replace(joined, period=span_text(first, last), value=value, basis="derived", start=first, part_year=False)


def _row(target: Target, speaking: Speaking, span: tuple[date, date], figure: Point | None) -> YearRow:
    level = speaking.level if speaking.level is not None else Decimal(0)
    met = None if figure is None else point_meets(target, figure, level, speaking.threshold)
    return YearRow(span_text(*span), level, figure.value if figure else None, met)
