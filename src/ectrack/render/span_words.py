"""Spans of days as a sentence names them: `the second half of 2014`, `August to December 2014`, 2014年8月至12月."""

import re
from datetime import date

from ectrack.core.problems import NotationError
from ectrack.core.values.fiscal_years import JANUARY
from ectrack.core.values.period_text import period, span_text
from ectrack.core.values.periods import MONTHS_IN_YEAR, is_month_end
from ectrack.locale import N_, _, current
from ectrack.locale.text import visible

HALVES = (N_("the first half"), N_("the second half"))
QUARTERS = (N_("the first quarter"), N_("the second quarter"), N_("the third quarter"), N_("the fourth quarter"))
MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August")),
    *(N_("September"), N_("October"), N_("November"), N_("December")),
)
_PARTS = {6: HALVES, 3: QUARTERS, 1: MONTHS}
"""Names of the parts of a year, by their length in months."""


def period_words(text: str) -> str:
    """Return a period as a sentence names it; a day, and what has no words, stay in the form of the notation."""
    if parts := _fiscal_parts(text):
        return parts[0] if len(parts) == 1 else _("{first} to {last}").format(first=parts[0], last=parts[1])
    try:
        named = period(text)
    except NotationError:
        return visible(text)
    if named.start is None or named.start == named.end or span_text(named.start, named.end) != text:
        return visible(text)
    return span_words(named.start, named.end)


_FISCAL = re.compile(r"(?P<year>FY[0-9]{4}/[0-9]{2})(?:-(?P<part>H|Q)(?P<number>[1-4]))?")


def _fiscal_parts(text: str) -> list[str]:
    """Return the words of a year that does not begin in January, or of both ends of a span of them; none for another text."""
    found = [*_FISCAL.finditer(text)]
    if "/".join(match[0] for match in found) != text or len(found) not in {1, 2}:
        return []
    return [_fiscal_words(match) for match in found]


def _fiscal_words(match: re.Match[str]) -> str:
    if not match["part"]:
        return match["year"]
    names = HALVES if match["part"] == "H" else QUARTERS
    return _("{part} of {fiscal_year}").format(part=_(names[int(match["number"]) - 1]), fiscal_year=match["year"])


def span_words(start: date, end: date, starts: int = JANUARY) -> str:
    """Return a span of days with its year, both ends included; days that make no whole months stay numbers.

    Args:
        start: First day.
        end: Last day.
        starts: The month in which years begin, 1 to 12.
    """
    if starts != JANUARY and is_of_months(start, end):
        return period_words(span_text(start, end, starts))
    if not is_of_months(start, end):
        return start.isoformat() if start == end else _("{first} to {last}").format(first=start.isoformat(), last=end.isoformat())
    if start.year != end.year:
        name = _year if (start.month, end.month) == (1, MONTHS_IN_YEAR) else _month
        return _("{first} to {last}").format(first=name(start), last=name(end))
    if end.month - start.month + 1 == MONTHS_IN_YEAR:
        return _year(start)
    if is_named(start, end) and start.month != end.month:
        return _("{part} of {year}").format(part=part_words(start, end), year=start.year)
    return _("{month} {year}").format(month=part_words(start, end), year=start.year)


def _year(day: date) -> str:
    return _("{year}").format(year=day.year)


def _month(day: date) -> str:
    return _("{month} {year}").format(month=_(MONTHS[day.month - 1]), year=day.year)


def part_words(start: date, end: date, starts: int = JANUARY) -> str:
    """Return a span of whole months of one year without the year: `the second half`, `December`, `August to December`.

    Args:
        start: First day.
        end: Last day.
        starts: The month in which years begin, 1 to 12.
    """
    if is_named(start, end, starts):
        size = _size(start, end)
        return _(_PARTS[size][(start.month - (1 if size == 1 else starts)) % MONTHS_IN_YEAR // size])
    return _("{first} to {last}").format(first=_(MONTHS[start.month - 1]), last=_(MONTHS[end.month - 1]))


def is_of_months(start: date, end: date) -> bool:
    """Return whether a span is made of whole months."""
    return start.day == 1 and is_month_end(end)


def is_named(start: date, end: date, starts: int = JANUARY) -> bool:
    """Return whether a span is a half-year, a quarter or a month, which has a name.

    Args:
        start: First day.
        end: Last day.
        starts: The month in which years begin, 1 to 12.
    """
    size = _size(start, end)
    return is_of_months(start, end) and size in _PARTS and (start.month - starts) % MONTHS_IN_YEAR % size == 0


def _size(start: date, end: date) -> int:
    return (end.year - start.year) * MONTHS_IN_YEAR + end.month - start.month + 1


def as_recorded(start: date, end: date, starts: int = JANUARY) -> str:
    """Return a span as `record` takes it, in the form of the language in use: `2014-H1`, 2014年上半年.

    Args:
        start: First day.
        end: Last day.
        starts: The month in which years begin, 1 to 12.
    """
    chinese = starts == JANUARY and current() == "zh" and start.year == end.year and is_of_months(start, end)
    return span_words(start, end) if chinese else span_text(start, end, starts)
