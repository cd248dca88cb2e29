"""The axes of a picture: how far they reach and where their ticks stand."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from ectrack.core.values.fiscal_years import JANUARY, end_of_year, year_name
from ectrack.core.values.periods import MONTHS_IN_YEAR, add_months, month_end
from ectrack.locale import _

ZERO = Decimal(0)
ROOM = Decimal("0.08")
"""Part of the span that stays free beyond the largest value, and below the smallest on an axis that does not begin at 0."""

NEAR = Decimal("0.75")
"""Where even the smallest value is more than this part of the largest, the axis does not begin at 0."""

TEN = Decimal(10)
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
MONTH_STEPS = (1, 3, 6)
MONTHS_WITHOUT_YEARS = 20
"""Up to this many months the ticks stand at the ends of months, beyond it at the ends of years."""

HALF_YEAR = 183
"""Days on either side of a single day."""


def value_range(values: Sequence[Decimal], *, from_zero: bool) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest value of an axis.

    Args:
        values: What is to be seen; at least one.
        from_zero: Whether the axis must hold 0, as it must for bars and sums.
    """
    low, high = min(values), max(values)
    if from_zero or (low >= ZERO and low <= high * NEAR) or low == high:
        low, high = min(low, ZERO), max(high, ZERO)
    if low == high:
        return ZERO, Decimal(1)
    room = (high - low) * ROOM
    return (low if low == 0 else low - room), (high if high == 0 else high + room)


def value_ticks(low: Decimal, high: Decimal, most: int, *, whole: bool = False) -> list[Decimal]:
    """Return round values inside an axis.

    Args:
        low: Least value of the axis.
        high: Greatest value; above `low`.
        most: How many there is room for, at least 2.
        whole: Whether only whole numbers make sense.
    """
    magnitude = Decimal(1).scaleb(((high - low) / most).adjusted())
    for step in (one * power for power in (magnitude, magnitude * TEN) for one in STEPS):
        if whole and step % 1:
            continue
        first = (low / step).to_integral_value(ROUND_CEILING)
        count = int((high / step).to_integral_value(ROUND_FLOOR) - first) + 1
        if count <= most:
            return [step * (first + index) for index in range(count)]
    return []


def time_range(days: Sequence[date]) -> tuple[date, date]:
    """Return the first and the last day of an axis; a single day gets half a year on either side."""
    first, last = min(days), max(days)
    if first < last:
        return first, last
    before, after = first.toordinal() - HALF_YEAR, last.toordinal() + HALF_YEAR
    return date.fromordinal(max(before, 1)), date.fromordinal(min(after, date.max.toordinal()))


def day_ticks(first: date, last: date, most: int = 10_000, *, starts: int = JANUARY) -> list[tuple[date, str]]:
    """Return days inside an axis with their labels, at most so many: ends of years, else of months, else both ends.

    Args:
        first: First day of the axis.
        last: Last day.
        most: How many labels there is room for, at least 2.
        starts: The month in which years begin, 1 to 12.
    """
    months = (last.year - first.year) * MONTHS_IN_YEAR + last.month - first.month
    ticks = _year_ends(first, last, most, starts) if months > MONTHS_WITHOUT_YEARS else _month_ends(first, last, most)
    return ticks or [(day, day.isoformat()) for day in (first, last)]


def _year_ends(first: date, last: date, most: int, starts: int) -> list[tuple[date, str]]:
    before = int(starts != JANUARY)
    ends = {year: end_of_year(year, starts) for year in range(max(first.year - before, 1), last.year + 1 - before)}
    years = [year for year, end in ends.items() if first <= end <= last]
    step = next(step for step in YEAR_STEPS if len(years) <= most * step)
    kept = [year for year in years if (years[-1] - year) % step == 0]
    return [(ends[year], _("end of {year}").format(year=year_name(year, starts).lstrip("0"))) for year in kept]


def _month_ends(first: date, last: date, most: int) -> list[tuple[date, str]]:
    months = (last.year - first.year) * MONTHS_IN_YEAR + last.month - first.month
    ends = [add_months(month_end(first.year, first.month), index) for index in range(months + 1)]
    inside = [day for day in ends if first <= day <= last]
    for step in MONTH_STEPS:
        kept = [day for day in inside if day.month % step == 0]
        if len(kept) <= most:
            return [(day, day.isoformat()) for day in kept] if len(kept) > 1 else []
    return []
