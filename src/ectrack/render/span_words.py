"""Spans of days as a sentence names them: `the second half of 2014`, `August to December 2014`, 2014年8月至12月."""

from datetime import date

from ectrack.core.problems import NotationError
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
    try:
        named = period(text)
    except NotationError:
        return visible(text)
    if named.start is None or named.start == named.end or span_text(named.start, named.end) != text:
        return visible(text)
    return span_words(named.start, named.end)


def span_words(start: date, end: date) -> str:
    """Return a span of days with its year, both ends included; days that make no whole months stay numbers."""
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


def part_words(start: date, end: date) -> str:
    """Return a span of whole months of one year without the year: `the second half`, `December`, `August to December`."""
    size = end.month - start.month + 1
    if is_named(start, end):
        return _(_PARTS[size][(start.month - 1) // size])
    return _("{first} to {last}").format(first=_(MONTHS[start.month - 1]), last=_(MONTHS[end.month - 1]))


def is_of_months(start: date, end: date) -> bool:
    """Return whether a span is made of whole months."""
    return start.day == 1 and is_month_end(end)


def is_named(start: date, end: date) -> bool:
    """Return whether a span is a half-year, a quarter or a month of the calendar, which has a name."""
    size = end.month - start.month + 1
    return is_of_months(start, end) and start.year == end.year and size in _PARTS and (start.month - 1) % size == 0


def as_recorded(start: date, end: date) -> str:
    """Return a span as `record` takes it, in the form of the language in use: `2014-H1`, 2014年上半年."""
    chinese = current() == "zh" and start.year == end.year and is_of_months(start, end)
    return span_words(start, end) if chinese else span_text(start, end)
