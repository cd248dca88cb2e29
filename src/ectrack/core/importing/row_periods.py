"""The period of a row: as one text, or as a year with a month or a part of the year from elsewhere."""

import re
from dataclasses import replace

from ectrack.core.cells.conventions import Conventions
from ectrack.core.cells.dates import dated
from ectrack.core.importing.fiscal import as_year, is_year
from ectrack.core.importing.vocabulary import part_of_year, read_period
from ectrack.core.problems import NotationError
from ectrack.core.values.fiscal_years import JANUARY
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import Period

_PARTED = re.compile("[0-9][/.-][0-9]")
_MONTH = re.compile("[{]y[}]-(?P<month>[0-9]{2})")
_YEAR = re.compile("(?P<year>[0-9]{4})年?")


def row_period(text: str, *, part: str | None, month: str | None, conventions: Conventions, usual: int) -> Period:
    """Return the period of a figure, named as its indicator names it.

    Args:
        text: The period, or the year where something else says the part of it.
        part: The part of the year with `{y}` for it, as its heading says; None for the whole.
        month: The cell of a column of months; None without one.
        conventions: How the table writes days, and in which month its years begin.
        usual: The month in which the years of the indicator begin.

    Raises:
        NotationError: As `read_period`; `year-for-part` for a text that is no year where one is needed, `month-not-understood` for a month that
            is none, `other-date` for a day in another order than the mapping says.
    """
    if part is not None or month is not None:
        starts = conventions.year_starts or usual
        return _of_fiscal_year(text, part, month, starts, usual) if is_year(text) else _of_year(text, part, month)
    if conventions.dates is not None and _YEAR.fullmatch(text) is None and _PARTED.search(text):
        return read_period(dated(text, conventions.dates))
    starts = conventions.year_starts or usual
    found = read_period(as_year(text) if conventions.year_starts is not None and is_year(text) else text, starts)
    if starts == usual or found.start is None:
        return found
    return replace(found, text=span_text(found.start, found.end, usual))


def _of_fiscal_year(text: str, part: str | None, month: str | None, starts: int, usual: int) -> Period:
    """Return the part of a year that ends in the next one: its half, its quarter, or the month of the calendar that lies in it."""
    named = part if part is not None else part_of_year(month or "", numbered=True)
    if named is None:
        raise NotationError("month-not-understood", found=month or "")
    if starts == JANUARY:
        raise NotationError("fiscal-year", found=text)
    year = int(text[:4])
    if match := _MONTH.fullmatch(named):
        return read_period(named.format(y=year if int(match["month"]) >= starts else year + 1))
    found = read_period(f"{as_year(text)}{named.removeprefix('{y}')}", starts)
    if starts == usual or found.start is None:
        return found
    return replace(found, text=span_text(found.start, found.end, usual))


def _of_year(text: str, part: str | None, month: str | None) -> Period:
    year = _YEAR.fullmatch(text)
    if year is None:
        if part is None and month and (found := part_of_year(month, numbered=True)):
            whole = read_period(text)  # a period that names the month itself
            if str(whole) == found.format(y=whole.end.year):
                return whole
        raise NotationError("year-for-part", found=text)
    found = part if part is not None else part_of_year(month or "", numbered=True)
    if found is None:
        raise NotationError("month-not-understood", found=month or "")
    return read_period(found.format(y=year["year"]))
