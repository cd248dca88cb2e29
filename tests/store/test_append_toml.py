"""The block of a figure: values as given, bytes kept, texts without what nobody can see."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.problems import NotationError
from ectrack.store.addition import Value
from ectrack.store.append_toml import appended, as_written, block, check_text
from ectrack.store.toml_text import parsed


@pytest.mark.parametrize(
    ("given_text", "written"),
    [
        ("480", 480),
        ("12.50", Decimal("12.50")),
        ("480.0", Decimal("480.0")),
        ("12,000", 12000),
        ("６．９", Decimal("6.9")),
        ("-3", -3),
        ("1e3", 1000),
        ("480亿元", "480亿元"),
        ("６．９％", "６．９％"),
        ("1.2万 ", "1.2万"),
        ("9999999999999999999", "9999999999999999999"),
    ],
)
def test_a_value_is_written_as_it_was_given(given_text: str, written: Value) -> None:
    assert as_written(given_text) == written
    assert str(as_written(given_text)) == str(written)


@pytest.mark.parametrize("text", ["", "abc", "1,2345", "nan", "inf", "true", "--1", "1 2"])
def test_what_is_not_a_number_is_refused(text: str) -> None:
    with pytest.raises(NotationError) as refusal:
        as_written(text)
    assert refusal.value.slug == "not-a-number"


def test_a_block_is_a_header_and_one_line_a_key_without_an_added_decimal() -> None:
    figure: dict[str, Value] = {
        "recorded": date(2014, 12, 31),
        "value": 480,
        "indicator": "turnover",
        "region": "gansu",
        "period": "2014-H1",
        "comparable": False,
        "se": Decimal("0.20"),
        "source": '"省商务厅" \\',
    }
    assert block(figure) == (
        "[[actual]]\n"
        'indicator = "turnover"\n'
        'region = "gansu"\n'
        'period = "2014-H1"\n'
        "value = 480\n"
        "se = 0.20\n"
        "comparable = false\n"
        'source = "\\"省商务厅\\" \\\\"\n'
        "recorded = 2014-12-31\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (b"", b"[[actual]]\na = 1\n", 1),
        (b"\xef\xbb\xbf", b"\xef\xbb\xbf[[actual]]\na = 1\n", 1),
        (b"# c\n", b"# c\n\n[[actual]]\na = 1\n", 3),
        (b"# c", b"# c\n\n[[actual]]\na = 1\n", 3),
        (b"# c\r\n", b"# c\r\n\r\n[[actual]]\r\na = 1\r\n", 3),
        (b"# c\r\nx = 1", b"# c\r\nx = 1\r\n\r\n[[actual]]\r\na = 1\r\n", 4),
        (b"\xef\xbb\xbf# c\n\n", b"\xef\xbb\xbf# c\n\n\n[[actual]]\na = 1\n", 4),
    ],
)
def test_old_bytes_are_kept_and_the_block_follows_in_the_line_ends_of_the_file(old: bytes, new: bytes, line: int) -> None:
    assert appended(old, "[[actual]]\na = 1\n") == (new, line)


@pytest.mark.parametrize(
    "text", ["a\nb", "a\x1b[31m", "a\x00", "\x85", "\u202eabc", "\ud800", "\u2066", "\ue000", "\x7f", "\u2028"]
)
def test_characters_that_nobody_sees_are_refused(text: str) -> None:
    with pytest.raises(NotationError) as refusal:
        check_text(text)
    assert refusal.value.slug == "control-character"


@given(st.text(), st.integers(-(2**63), 2**63 - 1) | st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_what_is_written_reads_back_the_same(text: str, value: int | Decimal) -> None:
    try:
        figure: dict[str, Value] = {"indicator": "x", "value": value, "source": check_text(text)}
    except NotationError:
        return
    assert parsed(appended(b"# old", block(figure))[0])["actual"] == [figure]
