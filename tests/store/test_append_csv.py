"""Figures as rows of CSV: every earlier byte, what is read back, and what the file says for all of its rows."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.assessing.assess import report
from ectrack.core.bulk import Shared
from ectrack.core.problems import Origin
from ectrack.render.json_text import json_text
from ectrack.render.records import report_record
from ectrack.store.addition import Value
from ectrack.store.append_csv import with_rows
from ectrack.store.append_toml import as_written
from ectrack.store.files import RefusedError
from ectrack.store.lines import line_of
from ectrack.store.loading import load
from ectrack.store.locking import WriteError
from ectrack.store.writing import adding
from tests.store.bulk_folders import tracker
from tests.store.trackers import add, make, record

BOM = b"\xef\xbb\xbf"
FIGURE: dict[str, Value] = {"indicator": "shops", "region": "gansu", "period": "2014", "value": Decimal("12.50")}
UNITS = {"shops": "家"}
HEADER = b"indicator,region,period,value\n"


def added(old: bytes, shared: Shared | None = None, **more: Value) -> bytes:
    """Return the bytes of a file with one figure added."""
    return with_rows(old, [{**FIGURE, **more}], shared or Shared(), UNITS).content


def test_a_new_file_has_the_usual_columns_and_those_of_the_figure() -> None:
    content = added(b"", comparable=False, note="a, b", recorded=date(2015, 2, 1))
    assert content == (
        BOM
        + b"indicator,region,period,value,comparable,source,note,recorded\n"
        + b'shops,gansu,2014,12.50,false,,"a, b",2015-02-01\n'
    )


@pytest.mark.parametrize(
    ("old", "gap", "newline"),
    [
        (HEADER, b"", b"\n"),
        (BOM + HEADER, b"", b"\n"),
        (HEADER.rstrip(), b"\n", b"\n"),
        (HEADER.replace(b"\n", b"\r\n"), b"", b"\r\n"),
        (HEADER.replace(b"\n", b"\r\n") + b"shops,gansu,2013,1", b"\r\n", b"\r\n"),
        (HEADER.replace(b"\n", b"\r"), b"", b"\r"),
        (b'"indicator", region ,period,value\n\n,,,\nshops,gansu,"20\n13",1\n', b"", b"\n"),
    ],
)
def test_every_earlier_byte_is_kept(old: bytes, gap: bytes, newline: bytes) -> None:
    assert added(old) == old + gap + b"shops,gansu,2014,12.50" + newline


def test_the_encoding_of_the_file_is_kept() -> None:
    old = "indicator,region,period,value,note\nshops,gansu,2013,1,网店\n".encode("gb18030")
    assert added(old, note="电商") == old + "shops,gansu,2014,12.50,电商\n".encode("gb18030")
    plain = b"indicator,region,period,value,note\n"
    assert added(plain, note="电商") == plain + "shops,gansu,2014,12.50,电商\n".encode()


@pytest.mark.parametrize("encoding", ["latin-1", "windows-1252", "utf-16", "utf-16-le", "utf-8-sig", "cp037"])
def test_an_encoding_that_is_named_is_kept(encoding: str) -> None:
    old = 'indicator,region,period,value,note\nshops,gansu,2013,1,"Rh\u00f4ne"\n'
    new = "shops,gansu,2014,12.50,Sa\u00f4ne\n"
    assert added(old.encode(encoding), Shared(encoding=encoding), note="Saône") == (old + new).encode(encoding)
    wider = 'indicator,region,period,value,note,source\nshops,gansu,2013,1,"Rh\u00f4ne",\nshops,gansu,2014,12.50,,Sa\u00f4ne\n'
    assert added(old.encode(encoding), Shared(encoding=encoding), source="Saône") == wider.encode(encoding)


@pytest.mark.parametrize(("encoding", "mark"), [("latin-1", b""), ("utf-8", BOM), ("gb18030", b""), ("utf-16", b"\xff\xfe")])
def test_a_new_file_is_written_in_the_encoding_that_is_named(encoding: str, mark: bytes) -> None:
    text = "indicator,region,period,value,source,note,recorded\nshops,gansu,2014,12.50,,Café,\n"
    codec = "utf-16-le" if encoding == "utf-16" else encoding
    assert added(b"", Shared(encoding=encoding), note="Café") == mark + text.encode(codec)


@pytest.mark.parametrize("old", [b"", HEADER])
def test_what_the_encoding_of_the_file_cannot_hold_is_refused(old: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        added(old, Shared(encoding="latin-1"), note="Rhône 网店")
    assert (refused.value.slug, refused.value.params) == ("cannot-encode", {"found": "网", "expected": "latin-1"})


def test_a_column_that_is_missing_is_added_to_every_row_and_nothing_else_changes() -> None:
    old = b'indicator,region,period,value,note\r\nshops,gansu,2012,1,"a\r\nb"\r\n\r\n,,,,\r\nshops,gansu,2013,2,'
    assert added(old, revises="typo", source="x") == (
        b"indicator,region,period,value,note,source,revises\r\n"
        b'shops,gansu,2012,1,"a\r\nb",,\r\n\r\n,,,,\r\nshops,gansu,2013,2,,,\r\n'
        b"shops,gansu,2014,12.50,,x,typo\r\n"
    )


def test_the_line_and_the_number_of_rows_are_those_of_the_file() -> None:
    old = b'indicator,region,period,value,note\nshops,gansu,2012,1,"a\nb"\n\nshops,gansu,2013,2,\n'
    found = with_rows(old, [FIGURE, {**FIGURE, "period": "2015"}], Shared(), UNITS)
    assert (found.line, found.held) == (6, 2)
    assert found.text == "indicator,region,period,value,note\nshops,gansu,2014,12.50,\nshops,gansu,2015,12.50,\n"


def test_a_plain_number_says_its_unit_where_the_file_has_another_one() -> None:
    shared = Shared("万家")
    assert added(HEADER, shared) == HEADER + "shops,gansu,2014,12.50家\n".encode()
    assert added(HEADER, shared, value="3万家") == HEADER + "shops,gansu,2014,3万家\n".encode()


def test_a_header_that_a_row_would_break_is_refused() -> None:
    with pytest.raises(RefusedError, match="cannot-append"):
        added(HEADER + b"shops,gansu,2013\n", note="a row is too short already")


def test_a_plain_number_that_toml_cannot_hold_says_its_unit_too() -> None:
    # 2^63 is the first whole number that TOML readers may refuse, and so a text
    assert added(HEADER, Shared("万家"), value=as_written("9223372036854775808")) == (
        HEADER + "shops,gansu,2014,9223372036854775808家\n".encode()
    )


def test_the_line_ends_are_those_of_the_rows_and_not_those_inside_a_cell() -> None:
    old = b'indicator,region,period,value,note\r\nshops,gansu,2013,1,"two\nlines"'
    assert added(old) == old + b"\r\nshops,gansu,2014,12.50,\r\n"


def test_a_text_of_blanks_is_refused_as_in_toml(tmp_path: Path) -> None:
    told = []
    for form in ("toml", "csv"):
        (tmp_path / form).mkdir()
        folder = make(tmp_path / form, form)
        with pytest.raises(WriteError) as refused:
            add(folder, {**FIGURE, "note": " "})
        told.append([(found.slug, found.origin) for found in refused.value.problems])
        assert not (folder / "actuals").exists()
    assert told[0] == told[1] == [("not-a-text", Origin("record", ("note",)))]


def test_the_figure_that_was_added_is_the_one_that_is_read(tmp_path: Path) -> None:
    folder = make(tmp_path, "csv")
    record(folder, "2013")
    found = record(folder, "2014")
    assert found.after.actuals == load(folder).tracker.actuals
    assert line_of(found.new[0].origin) == found.line == 3


LETTERS = st.characters(codec="gb18030", exclude_categories=["C", "Z"]) | st.sampled_from(""",";'=+-@# \"""")
TEXTS = st.text(LETTERS, min_size=1, max_size=8).map(lambda text: f"{text}x")
PLACES = {
    "indicator": st.sampled_from(["shops", "sales"]),
    "region": st.sampled_from(["north", "south"]),
    "period": st.sampled_from(["2013", "2014", "2014-H1", "2014-12-31"]),
}
DAYS = st.dates(date(2015, 1, 1), date(2015, 1, 2))
FIGURES = st.fixed_dictionaries(
    {
        **PLACES,
        "value": st.decimals(-(10**3), 10**6, places=3) | st.integers(0, 10**15) | st.sampled_from(["1.2万", "３０"]),
    },
    optional={
        "yoy": st.sampled_from(["12.5%", "-3%"]),
        "approx": st.sampled_from(["about", "at_least"]),
        "state": st.sampled_from(["final", "preliminary", "forecast", "estimated-by-source", "break"]),
        "se": st.decimals(0, 10, places=8),
        "comparable": st.booleans(),
        "dated": st.just("assumed"),
        "source": TEXTS,
        "note": TEXTS,
        "revises": TEXTS,
        "recorded": DAYS,
    },
) | st.fixed_dictionaries({**PLACES, "withdrawn": TEXTS}, optional={"recorded": DAYS, "comparable": st.just(False)})


def recorded(folder: Path, form: str, figures: Sequence[Mapping[str, Value]]) -> tuple[list[str], str]:
    """Return how recording the figures one by one in a form ended, and the report on them."""
    tracker(folder, f'record_to = "{form}"\n')
    outcomes = []
    for figure in figures:
        try:
            with adding(folder, "record", lambda _tracker, figure=figure: [figure], stem="all"):  # type: ignore[misc]
                outcomes.append("would be recorded")
            outcomes[-1] = "recorded"
        except WriteError as refusal:
            outcomes.append(refusal.problems[0].slug)
    found = load(folder)
    assert found.problems == ()
    assert {path.name for path in (folder / "actuals").iterdir()} <= {f"all.{form}"}
    return outcomes, json_text(report_record(report(found.tracker), found.tracker)).replace("all.csv", "all.toml")


@pytest.mark.long
@given(st.lists(FIGURES, max_size=6))
def test_figures_recorded_to_csv_and_to_toml_give_the_same_reports(
    tmp_path_factory: pytest.TempPathFactory, figures: list[dict[str, Value]]
) -> None:
    folder = tmp_path_factory.mktemp("forms")
    assert recorded(folder / "csv", "csv", figures) == recorded(folder / "toml", "toml", figures)
