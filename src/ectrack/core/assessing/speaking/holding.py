"""A level that is to be kept in every period: which periods are seen, and which break it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.assessment import YearRow
from ectrack.core.assessing.speaking.early import decides_early
from ectrack.core.figures.meets import meets
from ectrack.core.figures.points import Point
from ectrack.core.model import MONTHS_OF, Kind, Target
from ectrack.core.values.fiscal_years import part_end
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import MONTHS_IN_YEAR, ONE_DAY, add_months, day_before


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of a level that is to be kept in every period.

    Attributes:
        rows: The periods of the window up to the newest figure, oldest first; `value` and `met` are None where one is not seen.
        broken: The periods that break it, in the notation's form, oldest first.
        final: Whether a figure that is not preliminary breaks it.
        is_over: Whether the window is over on the day of the report.
        is_seen: Whether every period of the window up to the deadline is seen.
    """

    rows: tuple[YearRow, ...]
    broken: tuple[str, ...]
    final: bool
    is_over: bool
    is_seen: bool

    @property
    def has_gap(self) -> bool:
        """Whether a period before the newest figure is not seen."""
        return any(row.value is None for row in self.rows)


@dataclass(frozen=True, slots=True)
class Window:
    """The time for which a level is to be kept.

    Attributes:
        since: The day before it begins; None where it begins with the first figure.
        deadline: Its last day; None for a standing commitment.
        as_of: The day of the report.
    """

    since: date | None
    deadline: date | None
    as_of: date | None

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed on the day of the report."""
        return self.deadline is not None and self.as_of is not None and self.as_of >= self.deadline

    def holds(self, target: Target, point: Point) -> bool:
        """Return whether a figure lies in it: by its day, or by the whole of its span."""
        first = point.date if _falls_on_a_day(target, point) else point.start or point.date
        return (self.since is None or first > self.since) and (self.deadline is None or point.date <= self.deadline)


def held(target: Target, points: Sequence[Point], level: Decimal, threshold: Decimal | None, window: Window) -> Held:
    """Return what is known of a level that is to be kept.

    A stock, and any figure of a single day, is held against the level wherever it falls; a share or an index of a span where the span
    is a period of `every`, else a full year, or the very period that is due. A growth rate is held against it year by year.

    Args:
        target: The target.
        points: The figures of the window, oldest first, and last a late one that stands for the deadline; of a flow the full years, and
            years to date that break it.
        level: The level, in the indicator's unit.
        threshold: From which value an `about` goal is met, same unit; None for any other goal.
        window: The time for which it is to be kept.
    """
    judged = [point for point in points if _judges(target, point) and _is_certain(target, point, level, threshold)]
    wrong = {
        point.period: point
        for point in judged
        if not meets(point.value, point.approx, target.goal, level, target.direction, threshold)
    }
    unseen = _unseen(target, judged, window)
    newest = judged[-1].date if judged else date.min
    gaps = [(last, YearRow(span_text(first, last), level, None, None)) for first, last in unseen if last < newest]
    rows = [(point.date, YearRow(point.period, level, point.value, point.period not in wrong)) for point in judged]
    return Held(
        rows=tuple(row for _day, row in sorted([*gaps, *rows], key=lambda pair: pair[0])),
        broken=tuple(wrong),
        final=any(point.state != "preliminary" for point in wrong.values()),
        is_over=window.is_over,
        is_seen=bool(judged) and not unseen,
    )


def _falls_on_a_day(target: Target, point: Point) -> bool:
    return target.indicator.kind is Kind.STOCK or point.is_day


def _months(target: Target) -> int:
    """Return the length of the periods for which the level is to be kept, in months."""
    yearly = target.indicator.kind in {Kind.FLOW, Kind.GROWTH}
    return MONTHS_IN_YEAR if yearly else MONTHS_OF[target.indicator.every or "year"]


def _judges(target: Target, point: Point) -> bool:
    """Return whether a figure is of a period for which the level is to be kept."""
    if target.indicator.kind is Kind.FLOW or _falls_on_a_day(target, point):
        return True
    if point.start is None:
        return False
    is_due = target.due is not None and (target.due.start, target.due.end) == (point.start, point.date)
    return is_due or add_months(day_before(point.start), _months(target)) == point.date


def _is_certain(target: Target, point: Point, level: Decimal, threshold: Decimal | None) -> bool:
    """Return whether what a figure says of a level is certain: a sum with missing regions can only be beyond a ceiling, or reach a level.

    A count of regions that is to be high counts a region without a figure as one that does not meet it.
    """
    rises = target.direction > 0 and not target.is_band
    if not point.incomplete or (rises and target.indicator.count is not None):
        return True
    exact = replace(point, approx=None) if rises else point
    return decides_early(target, exact, level, threshold)


def _unseen(target: Target, judged: Sequence[Point], window: Window) -> list[tuple[date, date]]:
    """Return the periods of a window up to the deadline, else to the newest figure, in which no figure judges, oldest first.

    Periods are those of the calendar, or of the years of the indicator; one that had begun when the window began is not asked for.
    """
    if not judged:
        return []
    months, found = _months(target), []
    first = window.since + ONE_DAY if window.since is not None else judged[0].start or judged[0].date
    last_day = window.deadline or judged[-1].date
    end = part_end(first, months, target.indicator.year_starts)
    begin = add_months(end, -months) + ONE_DAY
    while begin <= last_day:
        last = min(end, last_day)
        is_whole = window.since is None or begin > window.since
        if is_whole and not any(begin <= point.date <= last or (last == window.deadline and point.date > last) for point in judged):
            found.append((begin, last))
        begin, end = end + ONE_DAY, add_months(end, months)
    return found
