"""Reading periods: `2014-H1`, `2014-01/2014-10`, forms of other tables such as `2014Q1` and `Jan 2014`, and Chinese ones such as 2014年1-10月."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from ectrack.core.problems import NotationError
from ectrack.core.values.periods import MONTHS_IN_YEAR, Period, is_month_end, month_end
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


def _part(text: str, whole: str) -> Period:
    match = _PART.fullmatch(text)
    if not match:
        raise NotationError("week" if _WEEK.fullmatch(text) else "not-a-period", found=whole)
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


def _year(number: int, whole: str) -> int:
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise NotationError("no-such-period", found=whole)
    return number


def _span(number: int, parts: int, whole: str) -> tuple[int, int]:
    if not 1 <= number <= parts:
        raise NotationError("no-such-period", found=whole)
    months = MONTHS_IN_YEAR // parts
    return (number - 1) * months + 1, number * months


def period(text: str) -> Period:
    """Return the period that a text names.

    Args:
        text: `2014`, `2014-H1`, `2014-Q3`, `2014-06`, `2014-11-30`, a range `A/B`, `/B` with unknown start, a form of other tables
            such as `2014 Q3`, `Q3 2014`, `2014H1`, `2014M06` or `Jan 2014`, or a Chinese form
            such as 2014年上半年, 2014年前三季度, 2014年1-10月 or 2014年11月底 (the last day of November).

    Raises:
        NotationError: `not-a-period` for another form, `week` for a week, `no-such-period` for a day, month, quarter or year that
            does not exist, `range-backwards` for a range that ends before it begins.
    """
    plain = "/".join(_from_table(part) for part in _from_chinese(half_width(text)).split("/"))
    first, slash, second = plain.partition("/")
    if not slash:
        return _part(plain, text)
    last = _part(second, text)
    if not first:
        return Period(None, last.end, plain)
    start = _part(first, text).start
    if start is None or start > last.end:
        raise NotationError("range-backwards", found=text)
    return Period(start, last.end, plain)


def day_period(day: date) -> Period:
    """Return the period that is a single day.

    Raises:
        NotationError: `no-such-period` for a day of a year that no period may lie in.
    """
    _year(day.year, day.isoformat())
    return Period(day, day, day.isoformat())


def span_text(start: date, end: date) -> str:
    """Return the shortest form of the notation for a span of days, both ends included."""
    if start == end:
        return start.isoformat()
    if start.day != 1 or not is_month_end(end):
        return f"{start.isoformat()}/{end.isoformat()}"
    months = (end.year - start.year) * MONTHS_IN_YEAR + end.month - start.month + 1
    if start.year != end.year:
        years_only = (start.month, end.month) == (1, MONTHS_IN_YEAR)
        return f"{start.year:04d}/{end.year:04d}" if years_only else f"{_month(start)}/{_month(end)}"
    if months == MONTHS_IN_YEAR:
        return f"{start.year:04d}"
    for letter, size in (("H", 6), ("Q", 3)):
        if months == size and (start.month - 1) % size == 0:
            return f"{start.year:04d}-{letter}{(start.month - 1) // size + 1}"
    return _month(start) if months == 1 else f"{_month(start)}/{_month(end)}"


def periods_until(day: date) -> Iterator[str]:
    """Yield the periods of the notation that may be meant where a day is written for a flow, the longest first.

    They are the year, half-year, quarter and month that end on the day; where no month does, what has gone of the year.
    """
    if not is_month_end(day):
        yield span_text(date(day.year, 1, 1), day)
        return
    for months in (MONTHS_IN_YEAR, MONTHS_IN_YEAR // 2, MONTHS_IN_YEAR // 4, 1):
        if day.month % months == 0:
            yield span_text(date(day.year, day.month - months + 1, 1), day)


def _month(day: date) -> str:
    return day.isoformat()[:7]
