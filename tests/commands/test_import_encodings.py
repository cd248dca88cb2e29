"""`ectrack import` of text files in other encodings than UTF-8."""

from pathlib import Path

import openpyxl
import pytest

from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["program"]

TABLES = """\
[region.rs]
name = "Saône-Nord"
[region.songzhuang]
name = "宋庄"
[indicator.shops]
unit = "家"
kind = "stock"
"""
TABLE = "region,period,value,note\nSaône-Nord,2014,310,le Rhône\n"
GIVEN = ("--indicator", "shops", "--source", "s", "--recorded", "2015-01-15")


@pytest.fixture
def tracker(program: Program) -> Program:
    Path("targets").mkdir()
    Path("targets/tables.toml").write_text(TABLES, encoding="utf-8")
    return program


def test_latin_letters_never_become_chinese_ones(tracker: Program) -> None:
    Path("a.csv").write_bytes(TABLE.encode("latin-1"))
    ended = tracker("import", "a.csv", *GIVEN)
    assert ended.code == 2
    assert 'a.csv:2: read as GB18030 this says "Sa鬾e-Nord"' in ended.err
    assert "--encoding" in ended.err
    assert not Path("targets/actuals").exists()


def test_with_the_encoding_the_names_are_as_written(tracker: Program) -> None:
    Path("a.csv").write_bytes(TABLE.encode("latin-1"))
    assert tracker("import", "a.csv", *GIVEN, "--encoding", "latin-1").code == 0
    text = Path("targets/actuals/imported.toml").read_text(encoding="utf-8")
    assert 'region = "rs"' in text
    assert 'note = "le Rhône"' in text


def test_names_of_the_tracker_make_a_table_chinese(tracker: Program) -> None:
    Path("a.csv").write_bytes("region,period,value\n宋庄,2014,5\n".encode("gb18030"))
    assert tracker("import", "a.csv", *GIVEN).code == 0
    Path("b.csv").write_bytes("region,period,value\n李庄,2014,5\n".encode("gb18030"))
    assert "[doubtful-encoding]" in tracker("import", "b.csv", *GIVEN).err


def test_an_unknown_encoding_is_refused_before_anything_is_read(tracker: Program) -> None:
    ended = tracker("import", "missing.csv", *GIVEN, "--encoding", "latin-one")
    assert (ended.code, "[unknown-encoding]" in ended.err) == (2, True)


def test_a_workbook_has_no_encoding(tracker: Program) -> None:
    openpyxl.Workbook().save("a.xlsx")
    ended = tracker("import", "a.xlsx", *GIVEN, "--encoding", "latin-1")
    assert (ended.code, "[encoding-without-text]" in ended.err) == (2, True)


def test_a_utf_16_file_without_its_mark_is_read_where_the_order_is_named(tracker: Program) -> None:
    Path("a.csv").write_bytes(TABLE.encode("utf-16-le"))
    assert tracker("import", "a.csv", *GIVEN).code == 2
    assert "[no-byte-order]" in tracker("import", "a.csv", *GIVEN, "--encoding", "utf-16").err
    assert tracker("import", "a.csv", *GIVEN, "--encoding", "utf-16-le").code == 0
