"""A level that is to be kept in every period: which periods are seen, and which break it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.assessment import YearRow
from ectrack.core.assessing.meets import meets
from ectrack.core.figures.points import Point
from ectrack.core.model import MONTHS_OF, Kind, Target
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import MONTHS_IN_YEAR, ONE_DAY, add_months, day_before, month_end


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of a level that is to be kept in every period.

    Attributes:
        rows: The periods of the window up to the newest figure, oldest first; `value` and `met` are None where one is not seen.
        broken: The periods that break it, in the notation's form, oldest first.
        until: Last day of the newest period that is seen; None where none is.
        final: Whether a figure that is not preliminary breaks it.
    """

    rows: tuple[YearRow, ...]
    broken: tuple[str, ...]
    final: bool
    until: date | None = None

    @property
    def has_gap(self) -> bool:
        """Whether a period before the newest figure is not seen."""
        return any(row.value is None for row in self.rows)


def held(target: Target, points: Sequence[Point], level: Decimal, threshold: Decimal | None, since: date | None) -> Held:
    """Return what is known of a level that is to be kept.

    A stock, and any figure of a single day, is held against the level wherever it falls; a share or an index of a span where the span
    is a period of `every`, else a full year.

    Args:
        target: The target.
        points: The figures that may speak for it, oldest first; of a flow the full years, and a year to date that breaks it.
        level: The level, in the indicator's unit.
        threshold: From which value an `about` goal is met, same unit; None for any other goal.
        since: The day after which it is to be kept; from the first figure on when None.
    """
    judged = [point for point in points if _is_within(target, point, since) and _judges(target, point)]
    wrong = {
        point.period: point
        for point in judged
        if not meets(point.value, point.approx, target.goal, level, target.direction, threshold)
    }
    return Held(
        rows=_rows(target, judged, level, since, wrong),
        broken=tuple(wrong),
        until=judged[-1].date if judged else None,
        final=any(point.state != "preliminary" for point in wrong.values()),
    )


def _falls_on_a_day(target: Target, point: Point) -> bool:
    return target.indicator.kind is Kind.STOCK or point.is_day


def _is_within(target: Target, point: Point, since: date | None) -> bool:
    first = point.date if _falls_on_a_day(target, point) else point.start or point.date
    return since is None or first > since


def _months(target: Target) -> int:
    """Return the length of the periods for which the level is to be kept, in months."""
    return MONTHS_IN_YEAR if target.indicator.kind is Kind.FLOW else MONTHS_OF[target.indicator.every or "year"]


def _judges(target: Target, point: Point) -> bool:
    """Return whether a figure is of a period for which the level is to be kept."""
    if target.indicator.kind is Kind.FLOW or _falls_on_a_day(target, point):
        return True
    return point.start is not None and add_months(day_before(point.start), _months(target)) == point.date


def _rows(
    target: Target, judged: Sequence[Point], level: Decimal, since: date | None, wrong: Collection[str]
) -> tuple[YearRow, ...]:
    """Return the figures that judge, and the periods before the newest one in which there is none, oldest first."""
    if not judged:
        return ()
    rows = [(point.date, YearRow(point.period, level, point.value, point.period not in wrong)) for point in judged]
    days = [day for day, _row in rows]
    first = since + ONE_DAY if since is not None else judged[0].start or judged[0].date
    end = _end_of_period(first, _months(target))
    while end < days[-1]:
        begin = max(first, add_months(end, -_months(target)) + ONE_DAY)
        if not any(begin <= day <= end for day in days):
            rows.append((end, YearRow(span_text(begin, end), level, None, None)))
        end = add_months(end, _months(target))
    return tuple(row for _day, row in sorted(rows, key=lambda pair: pair[0]))


def _end_of_period(day: date, months: int) -> date:
    """Return the last day of the calendar period of so many months in which a day lies."""
    return month_end(day.year, -(-day.month // months) * months)
