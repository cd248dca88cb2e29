"""Reading periods: `2014-H1`, `2014-01/2014-10`, forms of other tables such as `2014Q1` and `Jan 2014`, and Chinese ones such as 2014年1-10月."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from ectrack.core.problems import NotationError
from ectrack.core.values.fiscal_years import JANUARY, fiscal_period, fiscal_text, parts_of, refuse_two_years, year_start
from ectrack.core.values.periods import MONTHS_IN_YEAR, ONE_DAY, Period, add_months, is_month_end, month_end
from ectrack.core.values.quantities import half_width

FIRST_YEAR, LAST_YEAR = 2, 9998
"""Years that a period may lie in; what is counted from it, a year before or after, lies in the calendar too."""

_PART = re.compile(r"(?P<year>[0-9]{4})(?:-H(?P<half>[0-9]+)|-Q(?P<quarter>[0-9]+)|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")

_CHINESE_DIGITS = {word: value for value, word in enumerate("一二三四五六七八九十", start=1)} | {"十一": 11, "十二": 12}
_N = r"(?:[0-9]{1,2}|十[一二]?|[一二三四五六七八九])"
_DASH = r"(?:-|–|—|−|~|～|至|到)"
_YEAR = r"(?P<y>[0-9]{4})年"


def _n(text: str) -> int:
    return _CHINESE_DIGITS[text] if text in _CHINESE_DIGITS else int(text)


def _to_date(match: re.Match[str]) -> str:
    """Return the last day of the month, since 月底 names a day."""
    month = _n(match["m"])
    if not 1 <= month <= MONTHS_IN_YEAR or int(match["y"]) < FIRST_YEAR:
        return f"{match['y']}-{month:02d}"
    return month_end(int(match["y"]), month).isoformat()


def _months(match: re.Match[str]) -> str:
    return f"{match['y']}-{_n(match['a']):02d}/{match['y']}-{_n(match['b']):02d}"


_Forms = tuple[tuple[str, Callable[[re.Match[str]], str]], ...]

_DAYS: _Forms = (
    (r"(?:底|末|年底|年末)", lambda m: f"{m['y']}-12-31"),
    (rf"(?P<m>{_N})月(?:底|末)", _to_date),
    (rf"(?P<m>{_N})月(?P<d>[0-9]{{1,2}})[日号]", lambda m: f"{m['y']}-{_n(m['m']):02d}-{int(m['d']):02d}"),
)
_SPANS: _Forms = (
    (r"(?:度|全年)?", lambda m: m["y"]),
    (r"上半年", lambda m: f"{m['y']}-H1"),
    (r"下半年", lambda m: f"{m['y']}-H2"),
    (r"第?(?P<a>[一二三四1-4])季度", lambda m: f"{m['y']}-Q{_n(m['a'])}"),
    (
        rf"第?(?P<a>[一二三四1-4])(?:季度)?{_DASH}第?(?P<b>[一二三四1-4])季度",
        lambda m: f"{m['y']}-Q{_n(m['a'])}/{m['y']}-Q{_n(m['b'])}",
    ),
    (r"前(?P<a>[一二两三四1-4])个?季度", lambda m: f"{m['y']}-Q1/{m['y']}-Q{2 if m['a'] == '两' else _n(m['a'])}"),
    (rf"(?:前(?P<a>{_N})个月)", lambda m: f"{m['y']}-01/{m['y']}-{_n(m['a']):02d}"),
    (rf"(?P<a>{_N})月?{_DASH}(?P<b>{_N})月(?:份)?", _months),
    (rf"(?P<m>{_N})月(?:份)?", lambda m: f"{m['y']}-{_n(m['m']):02d}"),
)
_CHINESE = tuple((re.compile(_YEAR + pattern), form) for pattern, form in (*_DAYS, *_SPANS))

CHINESE_DAY = f"{_YEAR}(?:{'|'.join(pattern for pattern, _form in _DAYS)})"
CHINESE_SPAN = f"{_YEAR}(?:{'|'.join(pattern for pattern, _form in _SPANS)})"
"""The Chinese forms of days and of longer periods, as sources of regular expressions."""


_BETWEEN = "[ -]?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _any_case(pattern: str) -> str:
    """Return a pattern of small letters that takes capitals too, without a flag, which editors do not know."""
    return re.sub("[a-z]", lambda letter: f"[{letter[0].upper()}{letter[0]}]", pattern)


_NAME = _any_case(
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)


def _named(match: re.Match[str]) -> str:
    return f"{match['y']}-{_MONTHS.index(match['name'][:3].casefold()) + 1:02d}"


_OF_TABLES: _Forms = (
    (r"(?P<y>[0-9]{4}) ?(?P<part>Q[1-4]|H[12])", lambda m: f"{m['y']}-{m['part']}"),
    (rf"(?P<part>Q[1-4]|H[12]){_BETWEEN}(?P<y>[0-9]{{4}})", lambda m: f"{m['y']}-{m['part']}"),
    (rf"(?P<y>[0-9]{{4}}){_BETWEEN}M(?P<m>0?[1-9]|1[0-2])", lambda m: f"{m['y']}-{int(m['m']):02d}"),
    (rf"(?P<name>{_NAME})\.?{_BETWEEN}(?P<y>[0-9]{{4}})", _named),
    (rf"(?P<y>[0-9]{{4}}){_BETWEEN}(?P<name>{_NAME})\.?", _named),
)
_TABLES = tuple((re.compile(pattern), form) for pattern, form in _OF_TABLES)
_WEEK = re.compile(rf"[0-9]{{4}}{_BETWEEN}[Ww][0-9]{{1,2}}(?:-?[1-7])?|[Ww][0-9]{{1,2}}{_BETWEEN}[0-9]{{4}}")

TABLE_PART = "|".join(pattern for pattern, _form in _OF_TABLES)
"""The forms of parts of years in other tables, as the source of a regular expression."""


def _from_table(text: str) -> str:
    """Return a part of a year in a form of other tables as the notation has it; any other text as it is."""
    for pattern, form in _TABLES:
        if match := pattern.fullmatch(text):
            return form(match)
    return text


def _from_chinese(text: str) -> str:
    compact = text.replace(" ", "")
    for pattern, form in _CHINESE:
        if match := pattern.fullmatch(compact):
            return form(match)
    return text


def _part(given: str, whole: str, starts: int) -> Period:
    fiscal = _fiscal(given, whole, starts)
    if fiscal is not None:
        return fiscal
    text = _from_table(given)
    match = _PART.fullmatch(text)
    if not match:
        raise NotationError("week" if _WEEK.fullmatch(text) else "not-a-period", found=whole)
    return _of_notation(match, whole)


def _of_notation(match: re.Match[str], whole: str) -> Period:
    text = match[0]
    year = _year(int(match["year"]), whole)
    first, last = 1, MONTHS_IN_YEAR
    if match["half"]:
        first, last = _span(int(match["half"]), 2, whole)
    elif match["quarter"]:
        first, last = _span(int(match["quarter"]), 4, whole)
    elif match["month"]:
        first, last = _span(int(match["month"]), MONTHS_IN_YEAR, whole)
    try:
        if match["day"]:
            day = date(year, first, int(match["day"]))
            return Period(day, day, text)
        return Period(date(year, first, 1), month_end(year, last), text)
    except ValueError:
        raise NotationError("no-such-period", found=whole) from None


def _fiscal(given: str, whole: str, starts: int) -> Period | None:
    found = fiscal_period(given, starts, whole)
    for day in (found.start, found.end) if found else ():
        if day is not None:
            _year(day.year, whole)
    return found


def _year(number: int, whole: str) -> int:
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise NotationError("no-such-period", found=whole)
    return number


def _span(number: int, parts: int, whole: str) -> tuple[int, int]:
    if not 1 <= number <= parts:
        raise NotationError("no-such-period", found=whole)
    months = MONTHS_IN_YEAR // parts
    return (number - 1) * months + 1, number * months


def period(text: str, starts: int = JANUARY) -> Period:
    """Return the period that a text names.

    Args:
        text: `2014`, `2014-H1`, `2014-Q3`, `2014-06`, `2014-11-30`, a range `A/B`, `/B` with unknown start, a form of other tables
            such as `2014 Q3`, `Q3 2014`, `2014H1`, `2014M06` or `Jan 2014`, a Chinese form such as 2014年上半年, 2014年前三季度,
            2014年1-10月 or 2014年11月底 (the last day of November), or a year that begins in another month, such as `FY2025/26-Q1`.
        starts: The month in which years begin, 1 to 12; 2025 is the calendar year all the same.

    Raises:
        NotationError: `not-a-period` for another form, `week` for a week, `no-such-period` for a day, month, quarter or year that
            does not exist, `range-backwards` for a range that ends before it begins; as `fiscal_period`, and `year-or-two` for
            `2025/2026` where years do not begin in January.
    """
    if match := _PART.fullmatch(text):  # nearly all
        return _of_notation(match, text)
    given = parts_of(half_width(text))
    if len(given) == 1 and (year := _fiscal(given[0], text, starts)):
        return year
    parts = given if len(given) > 1 else _from_chinese(given[0]).split("/")
    if len(parts) == 1:
        return _part(parts[0], text, starts)
    if len(parts) > 2:  # noqa: PLR2004  # two ends
        raise NotationError("not-a-period", found=text)
    refuse_two_years(parts[0], parts[1], starts, text)
    last = _part(parts[1], text, starts)
    if not parts[0]:
        return Period(None, last.end, f"/{last}")
    first = _part(parts[0], text, starts)
    if first.start is None or first.start > last.end:
        raise NotationError("range-backwards", found=text)
    return Period(first.start, last.end, f"{first}/{last}")


def day_period(day: date) -> Period:
    """Return the period that is a single day.

    Raises:
        NotationError: `no-such-period` for a day of a year that no period may lie in.
    """
    _year(day.year, day.isoformat())
    return Period(day, day, day.isoformat())


def span_text(start: date, end: date, starts: int = JANUARY) -> str:
    """Return the shortest form of the notation for a span of days, both ends included.

    Args:
        start: First day.
        end: Last day.
        starts: The month in which years begin, 1 to 12; with another one than January half-years and quarters are those of such a year.
    """
    if start == end:
        return start.isoformat()
    if start.day != 1 or not is_month_end(end):
        return f"{start.isoformat()}/{end.isoformat()}"
    if starts != JANUARY and (name := fiscal_text(start, end, starts)):
        return name
    months = (end.year - start.year) * MONTHS_IN_YEAR + end.month - start.month + 1
    if start.year != end.year:
        years_only = starts == JANUARY and (start.month, end.month) == (1, MONTHS_IN_YEAR)
        return f"{start.year:04d}/{end.year:04d}" if years_only else f"{_month(start)}/{_month(end)}"
    if months == MONTHS_IN_YEAR:
        return f"{start.year:04d}"
    for letter, size in (("H", 6), ("Q", 3)) if starts == JANUARY else ():
        if months == size and (start.month - 1) % size == 0:
            return f"{start.year:04d}-{letter}{(start.month - 1) // size + 1}"
    return _month(start) if months == 1 else f"{_month(start)}/{_month(end)}"


def renamed(text: str, starts: int) -> str:
    """Return the name of a period where years begin in another month than January; any text that names no period as it is.

    Args:
        text: A period of the calendar, such as `2025-04/2026-03`.
        starts: The month in which years begin, 1 to 12.
    """
    try:
        found = period(text)
    except NotationError:
        return text
    return text if found.start is None else span_text(found.start, found.end, starts)


def periods_until(day: date, starts: int = JANUARY) -> Iterator[str]:
    """Yield the periods of the notation that may be meant where a day is written for a flow, the longest first.

    They are the year, half-year, quarter and month that end on the day; where no month does, what has gone of the year.

    Args:
        day: The day.
        starts: The month in which years begin, 1 to 12.
    """
    if not is_month_end(day):
        yield span_text(year_start(day, starts), day, starts)
        return
    for months in (MONTHS_IN_YEAR, MONTHS_IN_YEAR // 2, MONTHS_IN_YEAR // 4, 1):
        if (day.month - starts + 1) % MONTHS_IN_YEAR % months == 0:
            yield span_text(add_months(day, -months) + ONE_DAY, day, starts)


def _month(day: date) -> str:
    return day.isoformat()[:7]
