"""Years that begin in another month than January: FY2025/26, its halves and quarters, and the year in which a day lies."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from ectrack.core.problems import NotationError
from ectrack.core.values.periods import MONTHS_IN_YEAR, ONE_DAY, Period, add_months, month_end
from ectrack.core.values.quantities import half_width

JANUARY = 1
"""The month in which a year begins where nothing else is said."""

_YEAR = r"(?:FY ?)?(?P<y>[0-9]{4})/(?P<z>[0-9]{2})"
_FORM = re.compile(
    rf"{_YEAR}(?:财年|年度|[ -]?(?P<part>H[12]|Q[1-4]))?|(?P<first>H[12]|Q[1-4])[ -]{_YEAR.replace('<y>', '<v>').replace('<z>', '<w>')}"
)
_HALF_SAID = re.compile(r"FY ?(?P<y>[0-9]{4}|[0-9]{2})(?:[ -]?(?:H[12]|Q[1-4])|[–-][0-9]{2}(?:[0-9]{2})?)?|(?P<t>[0-9]{4})年度")
_LONG = re.compile(r"(?P<fy>FY ?)(?P<y>[0-9]{4})[/–-](?P<century>[0-9]{2})?(?P<z>[0-9]{2})(?![0-9])")
_BETWEEN = re.compile(r"/(?![0-9]{2}(?:财年|年度|[ -]?[HQ][0-9])?(?:/|$))")

FISCAL_PART = r"(?:FY ?)?[0-9]{4}/[0-9]{2}(?:财年|年度|[ -]?(?:H[12]|Q[1-4]))?|(?:H[12]|Q[1-4])[ -](?:FY ?)?[0-9]{4}/[0-9]{2}|FY ?[0-9]{4}[/–-][0-9]{2}(?:[0-9]{2})?"
"""The forms of such a year and its parts, as the source of a regular expression."""

_PARTS = {6: "H", 3: "Q"}
"""Letters of the parts of a year, by their length in months."""


@dataclass(frozen=True, slots=True)
class YearStarts:
    """In which month the years of indicators begin.

    Attributes:
        usual: The month for every other indicator.
        by_indicator: The months of those that say one.
    """

    usual: int = JANUARY
    by_indicator: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, indicator: object) -> int:
        """Return the month in which the years of an indicator begin, 1 to 12; the usual one for what is no indicator."""
        return self.by_indicator.get(indicator, self.usual) if isinstance(indicator, str) else self.usual

    @property
    def only(self) -> int | None:
        """The one month in which all years begin that do not begin in January; January where there are none, None for several."""
        found = {self.usual, *self.by_indicator.values()} - {JANUARY}
        return JANUARY if not found else found.pop() if len(found) == 1 else None


CALENDAR = YearStarts()
"""All years begin in January."""


def month_number(value: object) -> int:
    """Return the number of a month, 1 to 12, of text such as `"04"` or a whole number.

    Raises:
        NotationError: `not-a-month` for anything else.
    """
    digits = half_width(value) if isinstance(value, str) else str(value) if type(value) is int else ""
    if not re.fullmatch("0?[1-9]|1[0-2]", digits):
        raise NotationError("not-a-month", found=str(value))
    return int(digits)


def parts_of(text: str) -> list[str]:
    """Return the parts of a range, so that the `/` of FY2025/26 parts nothing; FY2025-26 and FY2025/2026 become FY2025/26."""
    return _BETWEEN.split(_LONG.sub(_short, text))


def _short(match: re.Match[str]) -> str:
    first, century = int(match["y"]), match["century"]
    follows = int(match["z"]) == (first + 1) % 100 and century in {None, f"{(first + 1) // 100:02d}"}
    return f"{match['fy']}{match['y']}/{match['z']}" if follows else match[0]


def fiscal_period(text: str, starts: int, whole: str) -> Period | None:
    """Return the year, or the part of it, that a text names; None for a text of another form.

    Args:
        text: Such as `FY2025/26`, `2025/26`, `FY2025/26-Q1`, `H1 2025/26`.
        starts: The month in which the years begin, 1 to 12.
        whole: The text that it is a part of.

    Raises:
        NotationError: `which-year` for FY2025, and for 2025年度 where years do not begin in January, `years-apart` for a year that does
            not end in the next one, `fiscal-year` where years begin in January, `no-such-period` beyond the calendar.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        _refuse_half_said(text, starts, whole)
        return None
    first = int(match["y"] or match["v"])
    if int(match["z"] or match["w"]) != (first + 1) % 100:
        raise NotationError("years-apart", found=whole, first=_name(first))
    if starts == JANUARY:
        raise NotationError("fiscal-year", found=whole)
    part = match["part"] or match["first"] or ""
    months = {"": MONTHS_IN_YEAR, "H": 6, "Q": 3}[part[:1]]
    try:
        begin = add_months(date(first, starts, 1), months * (int(part[1:] or 1) - 1))
        return Period(begin, add_months(begin - ONE_DAY, months), f"{_name(first)}{'-' if part else ''}{part}")
    except (OverflowError, ValueError):
        raise NotationError("no-such-period", found=whole) from None


def _refuse_half_said(text: str, starts: int, whole: str) -> None:
    """Refuse a year of which nobody can tell whether it begins or ends in the one that is named."""
    match = _HALF_SAID.fullmatch(text)
    if match is None or (match["t"] and starts == JANUARY):
        return
    named = match["y"] or match["t"]
    year = int(named) if len(named) == len("2025") else 2000 + int(named)
    raise NotationError("which-year", found=whole, first=_name(year), second=_name(max(year - 1, 0)))


def refuse_two_years(first: str, last: str, starts: int, whole: str) -> None:
    """Refuse `2025/2026` where years do not begin in January: it may be one of them, or two years of the calendar."""
    are_years = all(re.fullmatch("[0-9]{4}", part) for part in (first, last))
    if starts != JANUARY and are_years and int(last) == int(first) + 1:
        raise NotationError("year-or-two", found=whole, first=_name(int(first)), second=f"{first}-01/{last}-12")


def _name(year: int) -> str:
    return f"FY{year:04d}/{(year + 1) % 100:02d}"


def year_of(day: date, starts: int) -> int:
    """Return the calendar year in which the year begins that a day lies in."""
    return day.year - (day.month < starts)


def year_name(year: int, starts: int) -> str:
    """Return the name of the year that begins in a calendar year: 2025, or FY2025/26."""
    return f"{year:04d}" if starts == JANUARY else _name(year)


def year_start(day: date, starts: int) -> date:
    """Return the first day of the year in which a day lies."""
    return date(year_of(day, starts), starts, 1)


def year_end(day: date, starts: int) -> date:
    """Return the last day of the year in which a day lies."""
    return end_of_year(year_of(day, starts), starts)


def end_of_year(year: int, starts: int) -> date:
    """Return the last day of the year that begins in a calendar year."""
    return date(year, MONTHS_IN_YEAR, 31) if starts == JANUARY else date(year + 1, starts, 1) - ONE_DAY


def part_end(day: date, months: int, starts: int) -> date:
    """Return the last day of the period of so many months in which a day lies, where years are cut into such periods."""
    left = months - (day.month - starts) % MONTHS_IN_YEAR % months
    later, month = divmod(day.month + left - 2, MONTHS_IN_YEAR)
    return month_end(day.year + later, month + 1)


def fiscal_text(start: date, end: date, starts: int) -> str | None:
    """Return the name of whole years, or of a half-year or a quarter, that do not begin in January; None for any other span.

    Args:
        start: First day.
        end: Last day, the end of a month; `start` is the first of one.
        starts: The month in which the years begin.
    """
    months = (end.year - start.year) * MONTHS_IN_YEAR + end.month - start.month + 1
    year, gone = year_of(start, starts), (start.month - starts) % MONTHS_IN_YEAR
    if not gone and months % MONTHS_IN_YEAR == 0:
        last = _name(year + months // MONTHS_IN_YEAR - 1)
        return last if months == MONTHS_IN_YEAR else f"{_name(year)}/{last}"
    if months in _PARTS and gone % months == 0:
        return f"{_name(year)}-{_PARTS[months]}{gone // months + 1}"
    return None
