"""Days, spans and the time between them, in exact fractions."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

ONE_DAY = timedelta(days=1)
TINY = Fraction(1, 10**18)
"""Years that a root drawn to sixty digits may be wrong."""


@dataclass(frozen=True, order=True)
class Span:
    """Days from the first to the last, both included."""

    start: date
    end: date

    @property
    def months(self) -> int | None:
        """Whole calendar months; None for any other span."""
        if self.start.day != 1 or not is_month_end(self.end):
            return None
        return number_of_month(self.end) - number_of_month(self.start) + 1

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.start == self.end

    @property
    def day_before(self) -> date:
        """The day on which nothing of it has gone by."""
        return self.start - ONE_DAY

    @property
    def is_within_a_year(self) -> bool:
        """Whether it is at most twelve months long, so that it is judged by its own year to date; wherever it begins."""
        return years_between(self.day_before, self.end) <= 1

    def before(self, years: int = 1) -> "Span":
        """Return the same span so many years before."""
        return Span(later(self.start, -12 * years), later(self.end, -12 * years))

    def part_gone(self, day: date) -> Fraction:
        """Return the part gone by the end of a day: by months, by days where one of the ends is odd."""
        if self.months and is_month_end(day):
            return Fraction(number_of_month(day) - number_of_month(self.start) + 1, self.months)
        return Fraction((day - self.day_before).days, (self.end - self.day_before).days)


def number_of_month(day: date) -> int:
    return day.year * 12 + day.month - 1


def last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def is_month_end(day: date) -> bool:
    return (day + ONE_DAY).day == 1


def later(day: date, months: int) -> date:
    """Return the day so many months later; the end of a month stays one."""
    year, month = divmod(number_of_month(day) + months, 12)
    last = last_of_month(year, month + 1)
    return last if is_month_end(day) else last.replace(day=min(day.day, last.day))


def anniversary(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, last_of_month(year, day.month).day))


def years_between(first: date, last: date) -> Fraction:
    """Return the years between two days: months / 12 between ends of months, else anniversaries and the rest in days."""
    if last < first:
        return -years_between(last, first)
    if is_month_end(first) and is_month_end(last):
        return Fraction(number_of_month(last) - number_of_month(first), 12)
    whole = last.year - first.year
    if anniversary(first, whole) > last:
        whole -= 1
    reached = anniversary(first, whole)
    return whole + Fraction((last - reached).days, (anniversary(first, whole + 1) - reached).days)


def first_day_after(first: date, years: Fraction, *, strictly: bool = False) -> date | None:
    """Return the first day on which so many years have passed, the end of a month after whole months; None for more than 400.

    Args:
        first: The day to count from.
        years: The years; they may come from a root drawn to sixty digits.
        strictly: Whether that time must lie behind the day, as where a level is to be exceeded.
    """
    if years > 400:
        return None
    number = round(years * 12)
    if is_month_end(first) and abs(years * 12 - number) < TINY:
        return later(first, number) + (ONE_DAY if strictly else ONE_DAY * 0)
    years += TINY if strictly else -TINY
    day = anniversary(first, int(years)) - 2 * ONE_DAY
    day = max(day, first)
    while years_between(first, day) < years:
        day += ONE_DAY
    return day


def year(number: int) -> Span:
    return Span(date(number, 1, 1), date(number, 12, 31))


def months(number: int, first: int, last: int) -> Span:
    """Return the span from one month of a year to another one."""
    return Span(date(number, first, 1), last_of_month(number, last))
