"""Warnings about single figures and about figures of one series."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise

from ectrack.core.checks.rule import Checked, at
from ectrack.core.checks.slips import beyond, far
from ectrack.core.figures.breaks import side
from ectrack.core.figures.flows import whole_years, years
from ectrack.core.model import Actual, Kind
from ectrack.core.problems import Problem
from ectrack.core.values.period_text import periods_until, renamed, span_text
from ectrack.core.values.periods import ONE_DAY, day_before, year_before
from ectrack.core.values.quantities import rounded

SCALES = (Decimal(10) ** 4, Decimal(10) ** 8)
"""万 and 亿: two figures exactly so many times apart differ by a lost or an added scale word."""

ZERO = Decimal(0)

TELLING_DIGITS = 3
"""Significant digits from which two equal figures are more than a coincidence."""


def no_source(checked: Checked) -> Iterator[Problem]:
    """Yield figures without a source."""
    for figures in checked.series.values():
        yield from (Problem("no-source", figure.origin) for figure in figures if figure.source is None)


def limits(checked: Checked) -> Iterator[Problem]:
    """Yield figures beyond the limit of their indicator, shares beyond the whole, stocks below zero."""
    for figures in checked.series.values():
        for figure in figures:
            if figure.value is not None:
                problems = beyond(checked.indicator(figure), figure.value)
                yield from (Problem(problem.slug, at(figure), problem.params) for problem in problems)


def far_from_neighbour(checked: Checked) -> Iterator[Problem]:
    """Yield figures a thousand times the nearest figure recorded before them, and stocks that all but vanish."""
    for figures in checked.series.values():
        last: list[Actual] = []
        for _span, same in groupby(figures, key=_span_of):
            known = tuple(last)
            for figure in same:
                yield from far(checked.indicator(figure), [one for one in known if not checked.is_apart(one, figure)], figure)
                last = [one for one in last if one.period.end == figure.period.end or not _stands_for(checked, figure, one)]
                last.append(figure)


def lost_scale(checked: Checked) -> Iterator[Problem]:
    """Yield figures of one span that are exactly 10⁴ or 10⁸ times each other."""
    for first, second in same_spans(checked):
        low, high = sorted((abs(first.value or ZERO), abs(second.value or ZERO)))
        if low and high / low in SCALES:
            yield Problem("lost-scale", at(second), _both(checked, first, second), (at(first),))


def two_values(checked: Checked) -> Iterator[Problem]:
    """Yield figures that say something else of a span than another one does."""
    for first, second in same_spans(checked):
        low, high = sorted((abs(first.value or ZERO), abs(second.value or ZERO)))
        if first.value != second.value and not (low and high / low in SCALES):
            yield Problem("two-values", at(second), _both(checked, first, second), (at(first),))


def repeats_year(checked: Checked) -> Iterator[Problem]:
    """Yield figures that are, to the last digit, the same as those of the same period a year before."""
    for figures in checked.series.values():
        by_span = {(figure.period.start, figure.period.end): figure for figure in figures}
        for figure in figures:
            before = by_span.get(year_before(figure.period) or (None, figure.period.end))
            if (
                before not in {None, figure}
                and not checked.is_apart(before, figure)
                and before.value == figure.value
                and _digits(figure) >= TELLING_DIGITS
            ):
                yield Problem(
                    "repeats-year", at(figure), {**_both(checked, before, figure), "period": str(before.period)}, (at(before),)
                )


def cumulative_falls(checked: Checked) -> Iterator[Problem]:
    """Yield figures to date that are smaller than an earlier one from the same start."""
    for figures in checked.comparable.values():
        if figures and checked.indicator(figures[0]).kind is Kind.FLOW:
            by_start: dict[object, list[Actual]] = {}
            for figure in figures:
                by_start.setdefault(figure.period.start, []).append(figure)
            for same in by_start.values():
                for before, after in pairwise(same):
                    falls = after.period.start is not None and (after.value or ZERO) < (before.value or ZERO)
                    if falls and not checked.is_apart(before, after):
                        yield Problem(
                            "cumulative-falls",
                            at(after),
                            {**_both(checked, before, after), "period": str(before.period)},
                            (at(before),),
                        )


def overlapping_periods(checked: Checked) -> Iterator[Problem]:
    """Yield figures of a flow whose periods overlap without one lying in the other."""
    for figures in checked.comparable.values():
        if not figures or checked.indicator(figures[0]).kind is not Kind.FLOW:
            continue
        dated = sorted((f for f in figures if f.period.start), key=lambda f: (f.period.start or f.period.end, f.period.end))
        for index, first in enumerate(dated):
            for second in dated[index + 1 :]:
                if second.period.start is None or second.period.start > first.period.end:
                    break
                if first.period.start != second.period.start and second.period.end > first.period.end:
                    params = {"first": str(first.period), "second": str(second.period)}
                    yield Problem("overlapping-periods", at(second, "period"), params, (at(first, "period"),))


def undeclared_break(checked: Checked) -> Iterator[Problem]:
    """Yield figures whose source says that the series breaks there, while no break of their indicator lies since the figure before."""
    for figures in checked.series.values():
        for index, figure in enumerate(figures):
            if figure.state != "break":
                continue
            first = day_before(figure.period.start or figure.period.end)
            before = max((one.period.end for one in figures[:index] if one.period.end <= first), default=first)
            if not any(before < one.first <= figure.period.end for one in checked.indicator(figure).breaks):
                yield Problem("undeclared-break", at(figure, "state"), {"period": str(figure.period), "id": figure.indicator})


def flow_of_a_day(checked: Checked) -> Iterator[Problem]:
    """Yield figures of a flow that are of a single day."""
    for figures in checked.comparable.values():
        if not figures or checked.indicator(figures[0]).kind is not Kind.FLOW:
            continue
        for figure in figures:
            if figure.period.is_day:
                day = figure.period.end
                params = {"found": checked.shown(figure.value or ZERO, checked.indicator(figure)), "period": str(figure.period)}
                yield Problem(
                    "flow-of-a-day",
                    at(figure, "period"),
                    {**params, "expected": ", ".join(periods_until(day, checked.indicator(figure).year_starts))},
                )


def hole_in_series(checked: Checked) -> Iterator[Problem]:
    """Yield the first figure of a year that lies beyond a hole: something between the year to date and the figure is missing."""
    for (name, region), figures in checked.comparable.items():
        indicator = checked.tracker.indicators[name]
        if not figures or indicator.kind is not Kind.FLOW:
            continue
        often = indicator.every not in {None, "year"}
        points = [point for point in checked.part.points(indicator, region) if point.basis == "observed"]
        for year in years(points, whole_years(indicator)):
            until = year.to_date[-1].date if year.to_date else day_before(year.start)
            beyond_it = [point for point in year.inside if (point.start or point.date) > until + ONE_DAY]
            if year.full or not beyond_it or not (year.to_date or often):
                continue
            first = min(beyond_it, key=lambda point: point.start or point.date)
            params = {
                "missing": span_text(until + ONE_DAY, day_before(first.start or first.date), indicator.year_starts),
                "period": renamed(year.to_date[-1].period, indicator.year_starts) if year.to_date else "-",
                "found": first.period,
            }
            yield Problem("hole-in-series", at(first.inputs[0], "period"), params)


def jump(checked: Checked) -> Iterator[Problem]:
    """Yield figures that changed more than the largest change asked about, against the figure before of a period as long; no rates."""
    if checked.max_change is None:
        return
    for figures in checked.comparable.values():
        if figures and checked.indicator(figures[0]).kind is Kind.GROWTH:
            continue
        by_length: dict[object, list[Actual]] = {}
        for figure in figures:
            stock = checked.indicator(figure).kind is Kind.STOCK
            by_length.setdefault(None if stock else figure.period.months, []).append(figure)
        for same in by_length.values():
            for before, after in pairwise(same):
                if before.value and after.value is not None and not checked.is_apart(before, after):
                    change = (after.value - before.value) / abs(before.value)
                    if abs(change) > checked.max_change:
                        shown = {
                            "change": f"{rounded(change * 100, 1):+f}%",
                            "limit": f"{(checked.max_change * 100).normalize():f}%",
                        }
                        params = {**_both(checked, before, after), **shown, "period": str(before.period)}
                        yield Problem("jump", at(after), params, (at(before),))


def same_spans(checked: Checked) -> Iterator[tuple[Actual, Actual]]:
    """Yield the first figure of a span with each other one of it."""
    for figures in checked.series.values():
        by_span: dict[object, list[Actual]] = {}
        for figure in figures:
            start = None if checked.indicator(figure).kind is Kind.STOCK else figure.period.start
            by_span.setdefault((start, figure.period.end), []).append(figure)
        for same in by_span.values():
            same.sort(key=lambda figure: not figure.counts)
            yield from ((same[0], other) for other in same[1:])


def _span_of(figure: Actual) -> tuple[date | None, date]:
    return figure.period.start, figure.period.end


def _stands_for(checked: Checked, later: Actual, earlier: Actual) -> bool:
    """Return whether what follows is never nearer to the earlier of two figures: they count, last and lie between breaks alike."""
    alike = {(one.counts, one.period.months, side(checked.indicator(one), *_span_of(one))) for one in (later, earlier)}
    return len(alike) == 1


def _both(checked: Checked, first: Actual, second: Actual) -> dict[str, str]:
    indicator = checked.indicator(second)
    return {
        "value": checked.shown(first.value or ZERO, indicator),
        "found": checked.shown(second.value or ZERO, indicator),
    }


def _digits(figure: Actual) -> int:
    return len((figure.value or ZERO).normalize().as_tuple().digits) if figure.value else 0
