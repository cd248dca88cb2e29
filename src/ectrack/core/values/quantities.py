"""Numbers and units: exact reading of `"1.2万"`, `"980亿元"`, `"６．９％"`, and conversion inside one dimension."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow

from ectrack.core.problems import NotationError

CONTEXT = Context(prec=50, traps=[InvalidOperation, DivisionByZero, Overflow])
"""The arithmetic of the whole program: 50 digits, and an exception rather than NaN or infinity."""

MAX_DIGITS = 30
MAX_EXPONENT = 18
TOLERANCE = Decimal("1e-12")
"""Relative difference below which two values count as equal, so that a root of a power is not judged by its last digit."""

_NUMBER = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,4})?"
NUMBER = re.compile(_NUMBER)
QUANTITY = re.compile(rf"(?P<number>{_NUMBER})[ \t]*(?P<unit>[^\s0-9.,+\-].*)?")

SCALES = {"万亿": Decimal("1e12"), "亿": Decimal("1e8"), "万": Decimal("1e4")}
_DECLARED_SCALES = {"千": Decimal(1000), "百": Decimal(100)}
MOST_SCALES = 4
"""Scale words that one unit may carry, such as the two of 百万户; what follows more of them is a base of its own."""

_FRACTIONS = {"%": Decimal("0.01"), "‰": Decimal("0.001")}
PERCENT = "%"
PERCENT_SIGNS = (PERCENT, "％")
"""The sign for per cent as people write it."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width forms to ASCII; nothing else is folded, so that 10² or ① never become another number."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, with the unit that was written beside it (None when there was none)."""

    number: Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement: `亿元` is the base 元 times 10⁸.

    Attributes:
        text: The unit as the indicator names it.
        base: What is counted, without its scale; "" for a plain number and for % and ‰.
        factor: How many bases one unit is.
        declared: Further scale words (千, 百) that the indicator allows before its base.
    """

    text: str
    base: str
    factor: Decimal
    declared: tuple[str, ...] = ()

    @property
    def is_percent(self) -> bool:
        """Whether values of this unit are already in percent."""
        return self.text == PERCENT


def half_width(text: str) -> str:
    """Return the text with full-width ASCII forms and the ideographic space made half-width, and outer blanks removed."""
    return text.translate(_FULL_WIDTH).strip()


def number(text: str) -> Decimal:
    """Return the decimal that the text states exactly.

    Args:
        text: Digits with optional sign, groups of three, decimals and exponent; full width is accepted.

    Raises:
        NotationError: `not-a-number` when the text is anything else, `number-too-long` beyond 30 digits or an exponent of 18.
    """
    plain = half_width(text)
    if not NUMBER.fullmatch(plain):
        raise NotationError("not-a-number", found=text)
    return bounded(Decimal(plain.replace(",", "")), text)


def bounded(value: Decimal, text: str | None = None) -> Decimal:
    """Return the value if it is finite and of a size that can be kept exactly.

    Raises:
        NotationError: `not-finite` for NaN and infinities, `number-too-long` beyond 30 digits or an exponent of 18.
    """
    found = text if text is not None else str(value)
    if not value.is_finite():
        raise NotationError("not-finite", found=found)
    _sign, digits, exponent = value.as_tuple()
    size = value.adjusted() if value or value.adjusted() > 0 else 0
    too_fine = isinstance(exponent, int) and -exponent > MAX_DIGITS
    if len(digits) > MAX_DIGITS or abs(size) > MAX_EXPONENT or too_fine:
        raise NotationError("number-too-long", found=found if len(found) <= 60 else found[:57] + "...")  # noqa: PLR2004  # room on a line
    return value


def quantity(text: str) -> Quantity:
    """Return the number and the unit of a text such as `"980亿元"`, `"1.2 万"` or `"12,000"`.

    Raises:
        NotationError: As `number`.
    """
    match = QUANTITY.fullmatch(half_width(text))
    if not match:
        raise NotationError("not-a-number", found=text)
    unit = match["unit"]
    return Quantity(number(match["number"]), unit.strip() if unit else None)


def rate(text: str) -> Decimal:
    """Return a yearly rate or a change as a fraction: `"30%"` is 0.30.

    Raises:
        NotationError: `rate-without-percent` when % or ‰ is missing, else as `number`.
    """
    read = quantity(text)
    if read.unit not in _FRACTIONS:
        raise NotationError("rate-without-percent", found=text)
    return CONTEXT.multiply(read.number, _FRACTIONS[read.unit])


POINTS = frozenset({"pp", "百分点", "个百分点", "percentagepoint", "percentagepoints"})
"""Words for the difference of two percentages, without blanks."""


def change(stated: Quantity, wanted: Unit) -> tuple[Decimal | None, Decimal | None]:
    """Return a change as a fraction of what it changes, or as an amount in a unit: `10%` is 0.1, `5pp` is 5 of an indicator in %.

    Args:
        stated: The change with its unit.
        wanted: The unit of the indicator.

    Raises:
        NotationError: `change-without-unit` for a bare number, else as `in_unit`.
    """
    if stated.unit is None:
        raise NotationError("change-without-unit", found=f"{stated.number:f}")
    if stated.unit in _FRACTIONS:
        return CONTEXT.multiply(stated.number, _FRACTIONS[stated.unit]), None
    if _comparable(stated.unit).casefold() not in POINTS:
        return None, in_unit(stated, wanted)
    if not wanted.is_percent:
        raise NotationError("unit-mismatch", found=stated.unit, unit=wanted.text or "1")
    return None, stated.number


def in_points(stated: Quantity, wanted: Unit) -> Quantity:
    """Return a difference of two percentages with points as their number, `5pp` as 5 %; anything else as it is."""
    is_points = stated.unit is not None and wanted.is_percent and _comparable(stated.unit).casefold() in POINTS
    return Quantity(stated.number, wanted.text) if is_points else stated


def _comparable(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "") if text != "‰" else text


def unit(text: str, declared: tuple[str, ...] = ()) -> Unit:
    """Return the unit that a text names.

    Args:
        text: For example `亿元`, `万户`, `%`, `家`; "" for a plain number.
        declared: Scale words 千 and 百 that this unit may carry; without them 千克 is a unit of its own.
    """
    plain = _comparable(text)
    if plain in _FRACTIONS:
        return Unit(plain, "", _FRACTIONS[plain], declared)
    scales = SCALES | {word: _DECLARED_SCALES[word] for word in declared}
    base, factor = plain, Decimal(1)
    for _step in range(MOST_SCALES):
        word = next((word for word in scales if base.startswith(word)), "")
        base, factor = base.removeprefix(word), factor * scales.get(word, Decimal(1))
    return Unit(text, base, factor, declared)


def in_unit(quantity: Quantity, wanted: Unit) -> Decimal:
    """Return the number of a quantity expressed in the wanted unit.

    Args:
        quantity: Number and unit as written.
        wanted: The unit of the indicator.

    Raises:
        NotationError: `unit-mismatch` for another dimension, `scale-ambiguous` for a bare 万 beside a scaled unit.
    """
    if quantity.unit is None or _comparable(quantity.unit) == _comparable(wanted.text):
        return quantity.number
    given = unit(quantity.unit, wanted.declared)
    percents = (given.text in _FRACTIONS, wanted.text in _FRACTIONS)
    if given.base == "" and not any(percents) and wanted.base:
        if wanted.factor not in {Decimal(1), given.factor}:
            raise NotationError("scale-ambiguous", found=quantity.unit, unit=wanted.text)
    elif given.base != wanted.base or percents[0] != percents[1]:
        raise NotationError("unit-mismatch", found=quantity.unit, unit=wanted.text or "1")
    scaled = CONTEXT.divide(CONTEXT.multiply(quantity.number, given.factor), wanted.factor)
    return plain(scaled)


def last_digit(stated: Quantity) -> Quantity:
    """Return one unit of the last digit of a quantity as written: 万 for 1,230万, 0.1 for 50.0."""
    exponent = stated.number.as_tuple().exponent
    return Quantity(Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0), stated.unit)


def plain(value: Decimal) -> Decimal:
    """Return the same value without trailing zeros and without an exponent, so that it prints as people write it."""
    if not value:
        return Decimal(0)
    trimmed = value.normalize(CONTEXT)
    if trimmed != trimmed.to_integral_value():
        return trimmed
    return trimmed.quantize(Decimal(1), context=Context(prec=trimmed.adjusted() + 1))


def rounded(value: Decimal, places: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    """Return the value with so many decimals, however many digits it has; half goes up, as in 四舍五入."""
    digits = max(value.adjusted(), 0) + places + 2
    return value.quantize(Decimal(1).scaleb(-places), rounding=rounding, context=Context(prec=max(digits, 1)))


def nearly_equal(left: Decimal, right: Decimal) -> bool:
    """Return whether two values differ by no more than a relative 1e-12."""
    return abs(left - right) <= TOLERANCE * max(abs(left), abs(right))


def difference(left: Decimal, right: Decimal) -> Decimal:
    """Return left - right; 0 where the two count as equal."""
    return Decimal(0) if nearly_equal(left, right) else left - right
