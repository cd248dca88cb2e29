"""Single texts: amounts, numbers, rates and periods."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from ectrack.core.problems import NotationError
from ectrack.core.values.period_text import period, span_text
from ectrack.core.values.quantities import NUMBER, half_width, in_unit, number, quantity, rate, unit
from tests.reliability.readers.files import PLACES, repository

UNITS = ("", "元", "亿元", "万户", "%", "‰", "家", "千克")
_TEXT = re.compile(rb'"([^"\n]{1,40})"|([^\s,="]{1,40})')


def seeds(_what: str) -> set[bytes]:
    """Return the texts in files of trackers that begin like a number or with a word beyond ASCII."""
    texts = {text for place, data in repository() if place in PLACES for text in _TEXT.findall(data)}
    return {part for pair in texts for part in pair if part and (part[:1].isdigit() or part[:1] >= b"\x80")}


def feed(what: str, data: bytes, _folder: Path) -> None:
    """Let a reader of texts read bytes, and hold what must come of it."""
    with suppress(NotationError):
        TEXTS[what](data.decode("utf-8", "surrogateescape"))


def _amount(text: str) -> None:
    read = quantity(text)
    plain = half_width(text)
    digits = plain.removesuffix(read.unit) if read.unit else plain
    found = NUMBER.search(digits)
    assert found is not None
    sign = -1 if "-" in digits[: found.start()] else 1
    assert sign * Fraction(found[0].replace(",", "")) == Fraction(read.number)
    for wanted in UNITS:
        with suppress(NotationError):
            _same_amount(read.number, in_unit(read, unit(wanted)), unit(read.unit or wanted).factor, unit(wanted).factor)


def _same_amount(written: Decimal, kept: Decimal, given: Decimal, wanted: Decimal) -> None:
    assert Fraction(written) * Fraction(given) == Fraction(kept) * Fraction(wanted)


def _number(text: str) -> None:
    read = number(text)
    assert Fraction(half_width(text).replace(",", "")) == Fraction(read)


def _rate(text: str) -> None:
    read, written = rate(text), quantity(text)
    assert Fraction(read) == Fraction(written.number) / {"%": 100, "‰": 1000}[written.unit or ""]


def _period(text: str) -> None:
    read = period(text)
    assert period(read.text) == read
    if read.start is not None:
        assert read.start <= read.end
        assert period(span_text(read.start, read.end)) == read


TEXTS: Mapping[str, Callable[[str], None]] = {"amounts": _amount, "numbers": _number, "rates": _rate, "periods": _period}
"""Readers of single texts."""
