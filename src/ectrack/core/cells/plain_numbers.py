"""Numbers of tables that write another sign before the decimals, or part thousands: `1.355,90`, `1 234`, `1'234.5`."""

import re
from dataclasses import dataclass

from ectrack.core.cells.conventions import Decimals
from ectrack.core.problems import NotationError
from ectrack.core.values.quantities import half_width

_BLANK = "[ \u00a0\u2007\u2009\u202f]"
_DIGITS = rf"(?:(?<!\w)[.,])?[0-9](?:[.,'’]?[0-9]|{_BLANK}(?=[0-9]{{3}}(?![0-9])))*"
_PARTS = re.compile(
    rf"(?P<before>[^0-9]*?)(?P<digits>{_DIGITS})(?P<exponent>[eE][+-]?[0-9]{{1,4}})?(?P<after>\s*(?:[^\s0-9.,+'’-].*)?)", re.DOTALL
)
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MINUS = "−"
"""The sign of typesetters; a dash could also be one of a list or a range."""


def _form(decimal: str, other: str) -> re.Pattern[str]:
    grouped = "|".join(rf"[1-9][0-9]{{0,2}}(?:{sign}[0-9]{{3}})+" for sign in (re.escape(other), _BLANK, "['’]"))
    return re.compile(rf"(?P<whole>{grouped}|[0-9]+)?(?:{re.escape(decimal)}(?P<decimals>[0-9]+))?")


_FORMS: dict[str, re.Pattern[str]] = {".": _form(".", ","), ",": _form(",", ".")}


@dataclass(frozen=True, slots=True)
class Parts:
    """A text with a number.

    Attributes:
        before: What stands before the number: a sign, a currency, a word.
        digits: The number as written, with whatever parts it.
        exponent: Such as `e3`; "" for none.
        after: What stands behind it: a unit, a mark.
    """

    before: str
    digits: str
    exponent: str
    after: str


def parts(text: str) -> Parts | None:
    """Return what stands before a number, the number, and what stands behind it, half-width; None where the text holds none.

    A text with a second number right behind the first, such as a range or a date, holds none.
    """
    match = _PARTS.fullmatch(half_width(text))
    return Parts(match["before"], match["digits"], match["exponent"] or "", match["after"]) if match else None


def fits(digits: str, sign: Decimals) -> bool:
    """Return whether a number can be read with this sign before its decimals; thousands are parted in groups of three, or not."""
    return _FORMS[sign].fullmatch(digits) is not None


def plain_number(text: str, sign: Decimals | None) -> str:
    """Return a text with its number as the notation writes it: nothing parts thousands, and a point stands before the decimals.

    Args:
        text: Such as `€1.355,90`, `1 234 人`, `−12,5 %`. One whose number is plain already comes back unchanged.
        sign: The sign before the decimals in the whole table; None, where nothing proves it, reads as the notation does, with the
            point: whether `1.250` may be read at all is judged over the table before.

    Raises:
        NotationError: `other-decimal` for a number that can only be read with the other sign, `not-a-number` for one that can be
            read with neither, and for a text without one.
    """
    found = parts(text)
    if found is None:
        raise NotationError("not-a-number", found=text)
    if _PLAIN.fullmatch(found.digits) and sign != "," and _MINUS not in found.before:
        return text
    decimal: Decimals = sign or "."
    match = _FORMS[decimal].fullmatch(found.digits)
    if match is None:
        other: Decimals = "," if decimal == "." else "."
        if fits(found.digits, other):
            raise NotationError("other-decimal", found=text, decimal=decimal, other=other)
        raise NotationError("not-a-number", found=text)
    if match["decimals"] is None and match["whole"].isdecimal() and _MINUS not in found.before:
        return text
    whole = re.sub("[^0-9]", "", match["whole"] or "0")
    digits = whole if match["decimals"] is None else f"{whole}.{match['decimals']}"
    return f"{found.before.replace(_MINUS, '-')}{digits}{found.exponent}{found.after}"
