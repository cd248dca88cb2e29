"""The room that texts take."""

import pytest

from ectrack.render.charts.measure import cut, text_width, wrapped


def test_chinese_characters_are_squares() -> None:
    assert text_width("甘肃省", 10) == 30


def test_combining_marks_take_no_room() -> None:
    assert text_width("e\u0301", 10) == text_width("e", 10)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甘肃省电子商务交易额", ["甘肃省电子", "商务交易额"]),
        ("甘肃省电子，商务", ["甘肃省电", "子，商务"]),  # a comma never begins a line
        ("one two", ["one two"]),
        ("first second", ["first", "second"]),
        ("abcdefghijkl", ["abcdefghi", "jkl"]),  # 7 * 6.2 and 2 * 3.6
        ("", []),
    ],
)
def test_lines_break_where_they_may(text: str, lines: list[str]) -> None:
    assert wrapped(text, 10, 51) == lines


def test_a_number_keeps_its_unit_where_lines_end_at_blanks() -> None:
    assert wrapped("目标 1,453.4亿元", 10, 62) == ["目标 1,453.4", "亿元"]  # 20 + 3.6 + 5 * 6.2 + 2 * 3.6 = 61.8
    assert wrapped("目标 1,453.4亿元", 10, 62, at_blanks=True) == ["目标", "1,453.4亿元"]


def test_what_exceeds_the_last_line_is_cut() -> None:
    assert wrapped("甘肃省电子商务交易额", 10, 31, 2) == ["甘肃省", "电子…"]
    assert cut("甘肃省", 10, 31) == "甘肃省"
