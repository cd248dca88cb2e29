"""Tables: columns leave in their order, texts go on in further lines, nothing is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.locale.text import width as cells
from ectrack.render.screen import text_of, wrapped
from ectrack.render.table import Column, Row, table

COLUMNS = [
    Column("status", "status"),
    Column("name", "target", wrap=True),
    Column("id", "id", drop=2, fold="name", gone=4),
    Column("value", "actual", "right"),
    Column("owner", "owner", drop=1),
    Column("pace", "pace", "right", drop=3),
]
ROWS = [
    {
        "status": "behind",
        "name": "甘肃省电子商务交易额",
        "id": "turnover-2015",
        "value": "1,199.7",
        "owner": "商务厅",
        "pace": "1.32",
    },
    {"status": "on pace", "name": "Shops", "id": "shops", "value": "5", "owner": "-", "pace": "(a)"},
]


def shown(width: int | None) -> str:
    return "\n".join(text_of(line) for line in table(COLUMNS, ROWS, width))


def test_off_a_terminal_everything_stands_in_one_line_a_row() -> None:
    assert shown(None) == (
        "status   target                id              actual  owner   pace\n"
        "-------  --------------------  -------------  -------  ------  ----\n"
        "behind   甘肃省电子商务交易额  turnover-2015  1,199.7  商务厅  1.32\n"
        "on pace  Shops                 shops                5  -        (a)"
    )


def test_a_name_goes_on_in_further_lines_before_a_column_leaves() -> None:
    assert shown(61) == (
        "status   target          id              actual  owner   pace\n"
        "-------  --------------  -------------  -------  ------  ----\n"
        "behind   甘肃省电子商务  turnover-2015  1,199.7  商务厅  1.32\n"
        "         交易额\n"
        "on pace  Shops           shops                5  -        (a)"
    )


def test_columns_leave_in_their_order_and_an_id_goes_under_the_name() -> None:
    assert shown(48) == (
        "status   target                 actual  pace\n"
        "-------  --------------------  -------  ----\n"
        "behind   甘肃省电子商务交易额  1,199.7  1.32\n"
        "         turnover-2015\n"
        "on pace  Shops                       5   (a)\n"
        "         shops"
    )


def test_what_never_leaves_is_whole_even_where_it_does_not_fit() -> None:
    text = shown(20)
    for part in ("behind", "on pace", "1,199.7", "Shops"):
        assert part in text
    assert "turnover" not in text


def test_a_heading_that_explains_itself_is_short_where_it_has_to_fit() -> None:
    columns = [Column("pace", "pace (1 = on pace)", "right", short="pace")]
    heads = [text_of(table(columns, [{"pace": "1.32"}], width)[0]) for width in (80, None)]
    assert heads == ["pace", "pace (1 = on pace)"]


def test_a_heading_speaks_for_the_rows_below_it() -> None:
    lines = [text_of(line) for line in table([Column("a", "a")], [Row(heading="Gansu"), {"a": "1"}], None)]
    assert lines == ["a", "-", "", "Gansu", "1"]


@given(st.integers(20, 130))
def test_no_line_is_wider_than_the_terminal_when_the_least_fits(width: int) -> None:
    lines = shown(width).split("\n")
    if width >= 7 + 2 + 14 + 2 + 7:
        assert max(map(cells, lines)) <= width


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("growth of online retail", 12, ["growth of", "online", "retail"]),
        ("到2015年达到350万户", 9, ["到2015年", "达到350万", "户"]),
        ("甘肃省，陇南市（成县）", 8, ["甘肃省，", "陇南市", "（成县）"]),
        ("longnan-shops@chengxian", 10, ["longnan-shops@chengxian"]),
        ("  not defined: pace", 14, ["  not defined:", "pace"]),
        ("", 5, [""]),
        ("a\nb", 5, ["a", "b"]),
    ],
)
def test_words_numbers_and_ids_are_never_broken(text: str, columns: int, lines: list[str]) -> None:
    assert wrapped(text, columns) == lines


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\u3000"), max_size=60), st.integers(1, 30))
def test_wrapping_loses_nothing_but_blanks(text: str, columns: int) -> None:
    assert "".join("".join(wrapped(text, columns)).split()) == "".join(text.split())
