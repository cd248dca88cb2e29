"""Numbers with another sign before their decimals, and with parted thousands."""

from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.cells.plain_numbers import plain_number
from ectrack.core.problems import NotationError
from ectrack.core.values.quantities import number, quantity

SIGNS: tuple[Literal[".", ","], ...] = (".", ",")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("1.355,90", "1355.90"),
        ("12,5", "12.5"),
        ("1,250", "1.250"),
        ("1.250", "1250"),
        ("1.234.567", "1234567"),
        ("0,250", "0.250"),
        (",5", "0.5"),
        ("-1.250,5", "-1250.5"),
        ("−12,5 %", "-12.5 %"),
        ("−3", "-3"),
        ("€1.355,90", "€1355.90"),
        ("CNY 145,3 billion", "CNY 145.3 billion"),
        ("1 234 567,8", "1234567.8"),
        ("1\u00a0234", "1234"),
        ("1\u202f234,5\u00a0€", "1234.5\u00a0€"),
        ("1'234'567,5", "1234567.5"),
        ("1’234", "1234"),
        ("１２，５", "12.5"),
        ("约1.234,5万", "约1234.5万"),
        ("ca. 12,5", "ca. 12.5"),
        ("<5", "<5"),
        ("(1.234,5)", "(1234.5)"),
        ("1,5e3", "1.5e3"),
        ("2014", "2014"),
        ("12,5 per 1,000 people", "12.5 per 1,000 people"),
    ],
)
def test_with_the_comma(text: str, plain: str) -> None:
    assert plain_number(text, ",") == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("1,355.90", "1355.90"),
        ("12.5", "12.5"),
        ("1,250", "1250"),
        ("1.250", "1.250"),
        ("1 234.5 km", "1234.5 km"),
        ("1'234.5", "1234.5"),
        ("$2.5m", "$2.5m"),
        (".5", "0.5"),
        ("ca.5", "ca.5"),
        ("Rs.1,250", "Rs.1250"),
        ("５４００余家", "５４００余家"),
        ("33[note 1]", "33[note 1]"),
    ],
)
@pytest.mark.parametrize("sign", [".", None])
def test_with_the_point_or_nothing_said(text: str, plain: str, sign: Literal["."] | None) -> None:
    assert plain_number(text, sign) == plain


@pytest.mark.parametrize(
    ("text", "sign", "slug"),
    [
        ("12.5", ",", "other-decimal"),
        ("1.2345", ",", "other-decimal"),
        ("1,355.90", ",", "other-decimal"),
        ("12,5", ".", "other-decimal"),
        ("1.355,90", None, "other-decimal"),
        ("0,250", ".", "other-decimal"),
        ("12,34,567", ".", "not-a-number"),
        ("1234 567", ".", "not-a-number"),
        ("1 23", ".", "not-a-number"),
        ("1 2345", ",", "not-a-number"),
        ("1.234,567.8", ",", "not-a-number"),
        ("31.12.2014", ",", "not-a-number"),
        ("12-15", ".", "not-a-number"),
        ("12,5,", ",", "not-a-number"),
        ("many", ".", "not-a-number"),
        ("", None, "not-a-number"),
    ],
)
def test_what_does_not_fit_is_refused(text: str, sign: Literal[".", ","] | None, slug: str) -> None:
    with pytest.raises(NotationError) as caught:
        plain_number(text, sign)
    assert caught.value.slug == slug


AMOUNTS = st.decimals(-(10**9), 10**9, places=4, allow_nan=False)


def written(value: Decimal, grouping: str, sign: str, places: int) -> str:
    whole, _point, rest = f"{abs(value):,.{places}f}".partition(".")
    return ("-" if value < 0 else "") + whole.replace(",", grouping) + (sign + rest if rest else "")


@given(
    AMOUNTS, st.sampled_from(["", " ", "\u00a0", "\u2009", "\u202f", "'", "’", "other"]), st.sampled_from(SIGNS), st.integers(0, 4)
)
def test_any_number_is_the_same_however_it_is_written(value: Decimal, grouping: str, sign: Literal[".", ","], places: int) -> None:
    text = written(value, ("," if sign == "." else ".") if grouping == "other" else grouping, sign, places)
    assert number(plain_number(text, sign)) == Decimal(f"{value:.{places}f}")


@given(
    AMOUNTS,
    st.sampled_from(["", "$", "CNY ", "+"]),
    st.sampled_from(["", "%", "亿元", " km", " million USD", " per 1,000 people"]),
    st.integers(0, 4),
)
def test_what_the_notation_reads_means_the_same_afterwards(value: Decimal, before: str, after: str, places: int) -> None:
    text = f"{before}{abs(value):,.{places}f}{after if before in {'', '+'} else ''}"
    assert quantity(plain_number(text, ".")) == quantity(text)
    assert quantity(plain_number(text, None)) == quantity(text)


@given(st.text(max_size=12), st.sampled_from((*SIGNS, None)))
def test_any_text_is_read_or_refused(text: str, sign: Literal[".", ","] | None) -> None:
    try:
        found = plain_number(text, sign)
    except NotationError as problem:
        assert problem.slug in {"not-a-number", "other-decimal"}  # noqa: PT017  # one of two ends
    else:
        assert plain_number(found, ".") == found
