"""What a number format makes of a number: a percentage, a date, an amount with its unit, or another number than the cell holds."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from ectrack.store.sheets.limits import SheetError

_CHINESE = {
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
}
BUILT_IN = {
    **_CHINESE,
    9: "0%",
    10: "0.00%",
    14: "yyyy-mm-dd",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "h:mm:ss"),
    22: "yyyy-mm-dd h:mm",
}
"""Formats that a workbook names by number only (ECMA-376, 18.8.30, with those of Chinese programs); the rest show the number as it is."""

_PARTS = re.compile(r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<plain>.)', re.DOTALL)
_GENERAL = re.compile("general|g/通用格式", re.IGNORECASE)
_EXPONENT = re.compile(r"E[+-]", re.IGNORECASE)
_SCALED = re.compile(r"[0#?],+(?![0#?,])")
_ELAPSED = re.compile(r"[hms]+", re.IGNORECASE)
_DIGITS = 15
"""Significant digits that spreadsheet programs keep and show; the rest of a binary fraction is no digit that anybody entered."""
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_LONGEST = 400
"""Characters of a number; the largest binary number has 309 digits."""
_LONGEST_CODE = 1000
"""Characters of a format; programs take 255."""

_LEAP_BUG, _LAST_DAY = 60, 2_958_465
"""The serial number of 29 February 1900, which never was, and that of 31 December 9999."""


@dataclass(frozen=True, slots=True)
class Format:
    """What a number format shows.

    Attributes:
        percent: Whether the number is shown times 100, with a percent sign.
        scaled: Whether it is shown divided by thousands, so that the cell holds another number than people see.
        suffix: Text behind the number, such as a unit.
        date: The parts of a date that are shown, of `ymdh`; "" for a number.
    """

    percent: bool = False
    scaled: bool = False
    suffix: str = ""
    date: str = ""


@cache
def number_format(code: str) -> Format:
    """Return what a format code shows of a positive number."""
    bare, suffix, scaled = "", "", False
    for part in _PARTS.finditer(_GENERAL.sub("0", code)):
        literal = part["quoted"] or part["escaped"] or _currency(part["bracket"])
        if part["plain"] == ";":
            scaled = bool(_SCALED.search(_bare(code)))
            break
        if part["bracket"] and _ELAPSED.fullmatch(part["bracket"]):
            bare += "h"
        elif part["plain"] and part["plain"].isascii():
            bare += part["plain"]
            suffix = "" if part["plain"] in "0#?" else suffix
        elif part["plain"] or literal:
            suffix += part["plain"] or literal
            bare += "\0"
    shown = _EXPONENT.sub("", bare).casefold()
    dates = {letter for letter in shown if letter in "ymdhs"}
    if dates:
        return Format(date="".join(letter for letter in "ymdh" if letter in dates or (letter == "h" and "s" in dates)))
    return Format("%" in shown, scaled or bool(_SCALED.search(shown)), suffix.strip(" ()（）-"))


def _currency(bracket: str | None) -> str:
    """Return the sign of `[$¥-804]`."""
    return bracket[1:].partition("-")[0] if bracket and bracket.startswith("$") else ""


def _bare(code: str) -> str:
    return "".join(part["plain"] or "" for part in _PARTS.finditer(code))


def stated(text: str) -> Decimal:
    """Return the number that a part of a workbook states.

    Raises:
        SheetError: `workbook-broken` for anything else.
    """
    bare = text.strip()
    if len(bare) > _LONGEST or not _NUMBER.fullmatch(bare):
        raise SheetError("workbook-broken", text[:60])
    return Decimal(bare)


def entered(number: Decimal) -> Decimal | None:
    """Return a number with the digits that somebody entered; None for a whole one of more digits than programs keep."""
    shown = Decimal(f"{number:.{_DIGITS}g}")
    return None if shown != number == number.to_integral_value() else shown


def told_number(value: Decimal, code: str, *, since_1904: bool = False) -> Any:
    """Return a number as the text that people see in its cell, as `{"d": day}`, or as `{"f": fault}` where they see another one.

    Args:
        value: What the cell holds.
        code: Its format code; "" for none.
        since_1904: Whether days are counted from 1904.

    Raises:
        SheetError: `workbook-broken` for a format that no program would take.
    """
    if len(code) > _LONGEST_CODE:
        raise SheetError("workbook-broken", code[:60])
    shown = number_format(code)
    if not value.is_finite():
        return {"f": "#NUM!"}
    exact = entered(value)
    if exact is None:
        return {"f": plain(value)}
    if shown.date and 0 <= value <= _LAST_DAY:
        return _told_date(float(value), shown.date, since_1904=since_1904)
    if shown.percent:
        return f"{plain(exact.scaleb(2))}%"
    if shown.scaled:
        return {"f": "scaled"}
    return f"{plain(exact)}{_gap(shown.suffix)}{shown.suffix}" if shown.suffix else {"n": plain(exact)}


def _gap(suffix: str) -> str:
    """Return what keeps a suffix apart from the number, lest `5` and `10万元` read as 510万元."""
    return " " if suffix[0].isascii() and suffix[0] != "%" else ""


def plain(value: Decimal) -> str:
    """Return the digits of a number, without an exponent and without zeros at the end of its decimals."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _told_date(value: float, parts: str, *, since_1904: bool) -> Any:
    first = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 31 if value < _LEAP_BUG else 30)  # noqa: DTZ001  # a day, no moment
    return told_moment(first + timedelta(seconds=round(value * 86400)), parts)


def told_moment(moment: datetime | date, parts: str = "ymd") -> Any:
    """Return a moment as what its format shows: a day, a month such as `2014-06`, a year, or the whole moment as text.

    Args:
        moment: What the cell holds.
        parts: The parts that are shown, of `ymdh`.
    """
    if parts == "y":
        return f"{moment.year:04d}"
    if parts == "ym":
        return f"{moment.year:04d}-{moment.month:02d}"
    if isinstance(moment, datetime):
        return {"d": moment.date().isoformat()} if not (moment.hour or moment.minute or moment.second) else moment.isoformat(" ")
    return {"d": moment.isoformat()}
