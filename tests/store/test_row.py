"""Figures as rows of CSV: every earlier byte, what is read back, and what the file says for all of its rows."""

import shutil
import signal
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.assess import report
from ectrack.core.bulk import Shared
from ectrack.store.addition import Value
from ectrack.store.files import RefusedError
from ectrack.store.row import with_rows
from ectrack.store.tracker import load
from tests.store.test_faults import at_call, failing, killed
from tests.store.trackers import RECORDED, REFUSED, add, ended, forked, make, record

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


cells = st.fixed_dictionaries(
    {"value": st.integers(0, 99).map(str) | st.sampled_from(["1.50", "2万", "3.0万家"])},
    optional={
        "note": st.text("ab,;\"'网 =+-@#", min_size=1, max_size=8).map(str.strip).filter(bool),
        "approx": st.sampled_from(["about", "at_least"]),
        "state": st.sampled_from(["preliminary", "final"]),
        "comparable": st.just(False),
    },
)


@given(st.dictionaries(st.integers(2010, 2016), cells, min_size=1, max_size=5))
def test_figures_recorded_to_csv_and_to_toml_say_the_same(
    tmp_path_factory: pytest.TempPathFactory, figures: dict[int, dict[str, Value]]
) -> None:
    found = []
    for form in ("toml", "csv"):
        folder = make(tmp_path_factory.mktemp(form))
        (folder / "ectrack.toml").write_text(f'record_to = "{form}"\n', encoding="utf-8")
        for year, more in figures.items():
            whole = {"indicator": "shops", "region": "gansu", "period": str(year), "recorded": date(2020, 1, 1), **more}
            add(folder, whole)
        assert [file.name for file in (folder / "actuals").iterdir()] == [f"shops.{form}"]
        tracker = load(folder).tracker
        told = [(str(one.period), one.value, one.note, one.approx, one.state, one.comparable) for one in tracker.actuals]
        (one,) = report(tracker).assessments
        found.append((told, one.status, one.reason, one.shortfall, one.attainment, one.latest and one.latest.value))
    assert found[0] == found[1]


@pytest.mark.parametrize("fault", ["ENOSPC", "EIO", "kill"])
def test_a_csv_file_holds_its_old_or_its_new_bytes_whichever_call_is_struck(tmp_path: Path, fault: str) -> None:
    template = make(tmp_path)
    (template / "ectrack.toml").write_text('record_to = "csv"\n', encoding="utf-8")
    record(template, "2013", 1)
    path = Path("actuals") / "shops.csv"
    old = (template / path).read_bytes()
    new = old + b"shops,gansu,2014,2,,\n"
    number, unharmed = 0, False
    while not unharmed:
        number += 1
        folder, mark = tmp_path / "copy", tmp_path / "struck"
        shutil.copytree(template, folder)

        def work(number: int = number, folder: Path = folder, mark: Path = mark) -> None:
            def strike() -> None:
                mark.touch()
                (killed if fault == "kill" else failing(fault))()

            at_call(number, strike)
            record(folder, "2014", 2)

        code = ended(forked(work))
        unharmed = not mark.exists()
        mark.unlink(missing_ok=True)
        assert code in {RECORDED, REFUSED, -signal.SIGKILL}
        assert (folder / path).read_bytes() in ({new} if code == RECORDED else {old, new}), f"call {number}"
        record(folder, "2015", 3)
        assert (folder / path).read_bytes().endswith(b"\nshops,gansu,2015,3,,\n")
        assert [file.name for file in (folder / "actuals").iterdir()] == ["shops.csv"]
        shutil.rmtree(folder)
    assert number > 10
