"""Numbers and units: exact reading of `"1.2万"`, `"980亿元"`, `"$2.5m"`, `"６．９％"`, and conversion inside one dimension."""

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from functools import lru_cache

from ectrack.core.problems import NotationError
from ectrack.core.values.currencies import BEFORE, Money, money
from ectrack.core.values.unit_text import SHORT, beside_currency, comparable, scaled

CONTEXT = Context(prec=50, traps=[InvalidOperation, DivisionByZero, Overflow])
"""The arithmetic of the whole program: 50 digits, and an exception rather than NaN or infinity."""

MAX_DIGITS = 30
MAX_EXPONENT = 18
TOLERANCE = Decimal("1e-12")
"""Relative difference below which two values count as equal, so that a root of a power is not judged by its last digit."""

_UNSIGNED = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,4})?"
_NUMBER = rf"[+-]?{_UNSIGNED}"
NUMBER = re.compile(_NUMBER)
_PRICED = (
    rf"(?P<sign>[+-])?(?P<currency>{BEFORE})[ \t]*(?P<amount>{_UNSIGNED})|(?P<other>{BEFORE})[ \t]*(?P<signed>[+-]{_UNSIGNED})"
)
QUANTITY = re.compile(rf"(?:(?P<number>{_NUMBER})|{_PRICED})[ \t]*(?P<unit>[^\s0-9.,+\-].*)?")

FRACTIONS = {"%": Decimal("0.01"), "‰": Decimal("0.001")}
"""Units that are parts of 1."""

PERCENT = "%"
PERCENT_SIGNS = (PERCENT, "％")
"""The sign for per cent as people write it."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width forms to ASCII; nothing else is folded, so that 10² or ① never become another number."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written.

    Attributes:
        number: The number.
        unit: The unit that was written beside it; None when there was none.
        text: The whole as it was written; "" where it came in parts.
    """

    number: Decimal
    unit: str | None = None
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement: `亿元` is the base 元 times 10⁸.

    Attributes:
        text: The unit as the indicator names it.
        base: What is counted, without its scale; "" for a plain number and for % and ‰.
        factor: How many bases one unit is.
        declared: Further scale words (千, 百) that the indicator allows before its base.
        money: What is counted where that is money; None where it is not.
    """

    text: str
    base: str
    factor: Decimal
    declared: tuple[str, ...] = ()
    money: Money | None = None

    @property
    def is_percent(self) -> bool:
        """Whether values of this unit are already in percent."""
        return self.text == PERCENT

    def measures_like(self, other: "Unit") -> bool:
        """Return whether two units measure the same thing: the same base, or money that may be the same."""
        if self.money and other.money:
            return self.money.fits(other.money) or other.money.fits(self.money)
        return self.base == other.base


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
    """Return the number and the unit of a text such as `"980亿元"`, `"1.2 万"`, `"12,000"`, `"$2.5m"` or `"CNY 145.3 billion"`.

    Raises:
        NotationError: As `number`; `unknown-currency` or `two-currencies` for what stands before the number.
    """
    match = QUANTITY.fullmatch(half_width(text))
    if not match:
        raise NotationError("not-a-number", found=text)
    digits = match["number"] or match["signed"] or f"{match['sign'] or ''}{match['amount']}"
    unit = match["unit"].strip() if match["unit"] else ""
    before = match["currency"] or match["other"]
    return Quantity(number(digits), (beside_currency(before, unit, text) if before else unit) or None, text.strip())


def rate(text: str) -> Decimal:
    """Return a yearly rate or a change as a fraction: `"30%"` is 0.30.

    Raises:
        NotationError: `rate-without-percent` when % or ‰ is missing, else as `number`.
    """
    match = QUANTITY.fullmatch(half_width(text))
    if not match:
        raise NotationError("not-a-number", found=text)
    share = FRACTIONS.get((match["unit"] or "").strip())
    if share is None or not match["number"]:
        raise NotationError("rate-without-percent", found=text)
    return CONTEXT.multiply(number(match["number"]), share)


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
    if stated.unit in FRACTIONS:
        return CONTEXT.multiply(stated.number, FRACTIONS[stated.unit]), None
    if comparable(stated.unit).casefold() not in POINTS:
        return None, in_unit(stated, wanted)
    if not wanted.is_percent:
        raise NotationError("unit-mismatch", found=stated.unit, unit=wanted.text or "1")
    return None, stated.number


def in_points(stated: Quantity, wanted: Unit) -> Quantity:
    """Return a difference of two percentages with points as their number, `5pp` as 5 %; anything else as it is."""
    is_points = stated.unit is not None and wanted.is_percent and comparable(stated.unit).casefold() in POINTS
    return Quantity(stated.number, wanted.text) if is_points else stated


@lru_cache(maxsize=10_000)
def unit(text: str, declared: tuple[str, ...] = ()) -> Unit:
    """Return the unit that a text names.

    Args:
        text: For example `亿元`, `万户`, `million people`, `USD bn`, `%`, `家`; "" for a plain number.
        declared: Scale words 千 and 百 that this unit may carry; without them 千克 is a unit of its own.
    """
    plain = comparable(text)
    if plain in FRACTIONS:
        return Unit(plain, "", FRACTIONS[plain], declared)
    factor, base = scaled(text, declared)
    return Unit(text, comparable(base), factor, declared, money(base))


def in_unit(quantity: Quantity, wanted: Unit) -> Decimal:
    """Return the number of a quantity expressed in the wanted unit.

    Args:
        quantity: Number and unit as written.
        wanted: The unit of the indicator.

    Raises:
        NotationError: `unit-mismatch` for another dimension, `other-currency` for other money, `scale-ambiguous` for a bare 万 or
            million beside a scaled unit, and for a bare m.
    """
    if quantity.unit is None or comparable(quantity.unit) == comparable(wanted.text):
        return quantity.number
    given = unit(quantity.unit, wanted.declared)
    found = {"found": quantity.text or quantity.unit, "unit": wanted.text or "1"}
    percents = (given.text in FRACTIONS, wanted.text in FRACTIONS)
    if given.base == "" and not any(percents) and wanted.base:
        if wanted.factor not in {Decimal(1), given.factor}:
            raise NotationError("scale-ambiguous", **found)
    elif given.money and wanted.money:
        if not given.money.fits(wanted.money):
            raise NotationError("other-currency", **found)
    elif wanted.money and given.base.casefold() in SHORT:
        raise NotationError("scale-ambiguous", **found)
    elif given.base != wanted.base or percents[0] != percents[1]:
        raise NotationError("unit-mismatch", **found)
    return plain(CONTEXT.divide(CONTEXT.multiply(quantity.number, given.factor), wanted.factor))


def with_unit(number: str, unit: str) -> str:
    """Return a number as written with a unit behind it, with a blank where letters would run into the digits."""
    return f"{number} {unit}" if unit[:1].isascii() and unit[:1].isalpha() else f"{number}{unit}"


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
