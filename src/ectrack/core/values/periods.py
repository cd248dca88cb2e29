"""Periods as people write them, and the years between two days."""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from ectrack.core.values.quantities import CONTEXT

MONTHS_IN_YEAR = 12
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included.

    Attributes:
        start: First day; None when only the end is known (`/2014-10`).
        end: Last day.
        text: The form of the notation it was written in; not part of its identity.
    """

    start: date | None
    end: date
    text: str = field(compare=False, default="")

    def __str__(self) -> str:
        """Return the form of the notation."""
        return self.text

    @property
    def months(self) -> int | None:
        """Whole calendar months covered; None when the period is not made of whole months."""
        if self.start is None or self.start.day != 1 or not is_month_end(self.end):
            return None
        return _month_index(self.end) - _month_index(self.start) + 1

    @property
    def is_day(self) -> bool:
        """Whether the period is a single day."""
        return self.start == self.end


def year_before_span(start: date, end: date) -> tuple[date, date]:
    """Return the first and the last day of the same span a year before."""
    return add_months(day_before(start), -MONTHS_IN_YEAR) + ONE_DAY, add_months(end, -MONTHS_IN_YEAR)


def year_before(period: Period) -> tuple[date | None, date] | None:
    """Return the first and the last day of the same span a year before; None before the calendar."""
    try:
        start = add_months(period.start, -MONTHS_IN_YEAR) if period.start else None
        return start, add_months(period.end, -MONTHS_IN_YEAR)
    except OverflowError:
        return None


def is_years(period: Period, starts: int = 1) -> bool:
    """Return whether a period is made of whole years.

    Args:
        period: The period.
        starts: The month in which years begin, 1 to 12.
    """
    months = period.months
    return period.start is not None and period.start.month == starts and months is not None and months % MONTHS_IN_YEAR == 0


def is_month_end(day: date) -> bool:
    """Return whether the day is the last of its month."""
    return day.day == month_days(day.year, day.month)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, month_days(year, month))


@lru_cache(maxsize=1000)
def month_days(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return calendar.monthrange(year, month)[1]


def day_before(day: date) -> date:
    """Return the day before, the day on which a window that starts on `day` has not begun yet."""
    return day - ONE_DAY


def _month_index(day: date) -> int:
    return day.year * MONTHS_IN_YEAR + day.month - 1


def months_between(first: date, last: date) -> int:
    """Return the number of whole months from a first to a last day, both included; a month that is not over does not count."""
    following = last + ONE_DAY
    return _month_index(following) - _month_index(first) - (following.day < first.day)


def add_months(day: date, months: int) -> date:
    """Return the day so many months later; an end of month stays an end of month.

    Raises:
        OverflowError: When the result lies outside the calendar (years 1 to 9999).
    """
    year, month = divmod(_month_index(day) + months, MONTHS_IN_YEAR)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    last = month_days(year, month + 1)
    return date(year, month + 1, last if is_month_end(day) else min(day.day, last))


@lru_cache(maxsize=1000)
def years_between(start: date, end: date) -> Decimal:
    """Return the time between two days in years, whole years exactly.

    Two ends of months are whole months / 12 apart. Otherwise whole anniversaries are counted, and the days that remain are
    a fraction of the days of the anniversary year they fall in. Negative when `end` is before `start`.
    """
    if end < start:
        return CONTEXT.minus(years_between(end, start))
    if is_month_end(start) and is_month_end(end):
        return CONTEXT.divide(Decimal(_month_index(end) - _month_index(start)), Decimal(MONTHS_IN_YEAR))
    whole = end.year - start.year
    if _anniversary(start, whole) > end:
        whole -= 1
    reached = _anniversary(start, whole)
    if reached == end:
        return Decimal(whole)
    length = (_anniversary(start, whole + 1) - reached).days if start.year + whole < date.max.year else 365
    return CONTEXT.add(Decimal(whole), CONTEXT.divide(Decimal((end - reached).days), Decimal(length)))


def time_gone(before: date, day: date, last: date) -> tuple[int, int]:
    """Return how much of a time has gone by the end of a day, and how long it is: in months, in days where one of the three ends is odd.

    Args:
        before: The day before the time begins.
        day: A day of it.
        last: Its last day.
    """
    if is_month_end(before) and is_month_end(day) and is_month_end(last):
        return _month_index(day) - _month_index(before), _month_index(last) - _month_index(before)
    return (day - before).days, (last - before).days


def _anniversary(start: date, years: int) -> date:
    year = start.year + years
    return date(year, start.month, min(start.day, month_days(year, start.month)))


def date_after(start: date, years: Decimal) -> date | None:
    """Return the first day on which at least so many years have passed since `start`; None beyond the calendar.

    Args:
        start: The day to count from.
        years: Time in years, >= 0; counted as `years_between` does.
    """
    if years > date.max.year - start.year - 1:
        return None
    months = _settled(years * MONTHS_IN_YEAR)
    if is_month_end(start) and months % 1 == 0:
        return add_months(start, int(months))
    whole = int(_settled(years))
    reached = _anniversary(start, whole)
    length = (_anniversary(start, whole + 1) - reached).days
    days = _settled((years - whole) * length)
    return _by_months(start, months, reached + timedelta(days=int(days) + (1 if days % 1 else 0)))


def _by_months(start: date, months: Decimal, day: date) -> date:
    """Return a day that was counted in days, moved to where ends of months, which are counted in months, say otherwise.

    Args:
        start: The day to count from.
        months: The time in months.
        day: The day so many years later, counted in days.
    """
    if not is_month_end(start):
        return day
    before = day if is_month_end(day) else day.replace(day=1) - ONE_DAY
    if _month_index(before) - _month_index(start) >= months:
        return before
    return day + ONE_DAY if before == day else day


def _settled(value: Decimal) -> Decimal:
    """Return a count without the last digits of a division, so that 82.000…01 days are 82."""
    return value.quantize(Decimal("1e-15"))
