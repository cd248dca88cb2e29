"""What a printed number may have been before it was rounded."""

from dataclasses import dataclass
from decimal import Decimal

from ectrack.core.model import Actual

HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Range:
    """A range of values, both ends included; rounding leaves no more than this open."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Range") -> bool:
        """Return whether two ranges have a value in common."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: "Range") -> "Range":
        """Return the range of the sum."""
        return Range(self.low + other.low, self.high + other.high)

    def over(self, other: "Range") -> "Range | None":
        """Return the range of the quotient of two positive ranges; None when the divisor may be zero or less."""
        return Range(self.low / other.high, self.high / other.low) if other.low > 0 and self.low >= 0 else None

    def times(self, factor: Decimal) -> "Range":
        """Return the range multiplied by a positive factor."""
        return Range(self.low * factor, self.high * factor)


def of_number(value: Decimal) -> Range:
    """Return what a number may have been before it was rounded to its last digit: `45.1` is 45.05 to 45.15."""
    return _around(value, _place(value))


def of_figure(figure: Actual) -> Range | None:
    """Return what the value of a figure may be; None when it is known from one side only.

    A figure that is about a value may be half a unit of its last digit that is not zero away: about 320 is 315 to 325.
    """
    if figure.value is None or figure.approx not in {None, "about"}:
        return None
    place = _place(figure.value)
    return _around(figure.value, max(place, _significant(figure.value)) if figure.approx else place)


def _place(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _significant(value: Decimal) -> int:
    """Return the place of the last digit that is not zero."""
    return _place(value.normalize()) if value else 0


def _around(value: Decimal, place: int) -> Range:
    reach = HALF.scaleb(place)
    return Range(value - reach, value + reach)
