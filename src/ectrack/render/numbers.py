"""Numbers as people read them: rounded half up for show, grouped, and never rounded across a line that matters."""

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

from ectrack.core.values.quantities import nearly_equal, plain, rounded

PLACES = 2
SMALL_DIGITS = 3
"""Significant digits of an amount below 1."""

FAR = 30
"""Digits before the point, or zeros behind it, beyond which only the power of ten says anything: `3.33E+282`."""

_HUNDRED = Decimal(100)
_ONE = Decimal(1)
_FORMULA_DIGITS = 12


def _places(value: Decimal, places: int, digits: int) -> int:
    """Return the decimals to show: more than `places` where fewer than `digits` significant ones would be left of a small value."""
    return places if not value or abs(value) >= 1 else max(places, digits - 1 - value.adjusted())


def _is_far(value: Decimal) -> bool:
    return bool(value) and not -FAR <= value.adjusted() < FAR


def _far(value: Decimal, sign: str = "") -> str:
    """Return a value by its power of ten."""
    return f"{value.normalize(Context(prec=SMALL_DIGITS, rounding=ROUND_HALF_UP)):{sign}.{SMALL_DIGITS - 1}E}"


def _fixed(value: Decimal, places: int, sign: str = "") -> str:
    """Return a value with fixed decimals, or with the first digit of one that would show as zero."""
    if _is_far(value):
        return _far(value, sign)
    shown = rounded(value, places)
    return f"{shown if shown or not value else rounded(value, _places(value, places, 1)):{sign},f}"


def amount(value: Decimal) -> str:
    """Return an amount rounded to 2 decimals, below 1 to 3 significant digits, with thousands grouped: `1,453.4`."""
    return _far(value) if _is_far(value) else exact(rounded(value, _places(value, PLACES, SMALL_DIGITS)))


def brief(value: Decimal) -> str:
    """Return an amount as a sentence tells it: at least one decimal and three significant digits, thousands grouped: `138.8`, `3.33`."""
    return _far(value) if _is_far(value) else exact(rounded(value, max(1, SMALL_DIGITS - 1 - value.adjusted())))


def exact(value: Decimal) -> str:
    """Return all digits of a value with thousands grouped: `1,763.355`."""
    return f"{plain(value):,f}"


def bare(value: Decimal) -> str:
    """Return a value as a calculator takes it: no grouping, no exponent, at most 12 significant digits of what cannot end."""
    ends = len(value.as_tuple().digits) <= _FORMULA_DIGITS
    return f"{plain(value if ends else value.normalize(Context(prec=_FORMULA_DIGITS, rounding=ROUND_HALF_UP))):f}"


def signed(value: Decimal) -> str:
    """Return an amount with its sign: `+81.7`, `-12`, `0`."""
    text = amount(value)
    return f"+{text}" if value > 0 else text


def percent(fraction: Decimal, places: int = PLACES) -> str:
    """Return a fraction as a percentage with fixed decimals: `21.15%`; a value that is not zero never shows as zero."""
    return f"{_fixed(fraction * _HUNDRED, places)}%"


def percent_exact(fraction: Decimal) -> str:
    """Return a fraction as a percentage with all its digits: `30%`."""
    return f"{exact(fraction * _HUNDRED)}%"


def share(fraction: Decimal, places: int = 1) -> str:
    """Return a part of a whole as a percentage; it shows 100 % only where it is 100 %, and never less where it is.

    Args:
        fraction: Attainment, or a share of the way or of the time.
        places: Decimals.
    """
    shown = percent(fraction, places)
    if nearly_equal(fraction, _ONE):
        return percent(_ONE, places)
    if shown != percent(_ONE, places):
        return shown
    return ">100%" if fraction > 1 else f"{rounded(fraction * _HUNDRED, places, ROUND_FLOOR):f}%"


def pace(value: Decimal) -> str:
    """Return a pace with two decimals; below 1 it never shows as 1.00, below 0 never as 0."""
    if nearly_equal(value, _ONE):
        value = _ONE
    if value < 1 and rounded(value, PLACES) >= 1:
        return f"{rounded(value, PLACES, ROUND_FLOOR):f}"
    return _fixed(value, PLACES)


def points(fraction: Decimal) -> str:
    """Return a difference of two shares in percentage points with one decimal and its sign: `+2.3`; never zero unless it is."""
    return _fixed(fraction * _HUNDRED, 1, "+") if fraction else "0.0"
