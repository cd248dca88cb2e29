"""`ectrack import` of sheets with rows and columns that people do not see."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["program"]

TABLES = """\
[region.city]
name = "City"
[indicator.shops]
unit = "家"
kind = "stock"
"""
GIVEN = ("--indicator", "shops", "--source", "s", "--recorded", "2015-01-15")


@pytest.fixture
def sheet(program: Program) -> tuple[Program, Any]:
    """Return the program and a table of the years 2010 to 2014 that stands below its title, with a row of totals and a column of remarks."""
    Path("targets").mkdir()
    Path("targets/tables.toml").write_text(TABLES, encoding="utf-8")
    made = openpyxl.Workbook()
    table: Any = made.active
    for row in (
        ("Shops",),
        ("region", "period", "value", "clerk"),
        *(("city", year, year, "Li Wei") for year in range(2010, 2015)),
        ("total", "", 9, ""),
    ):
        table.append(row)
    return program, table


def test_hidden_rows_and_columns_are_told_and_read(sheet: tuple[Program, Any]) -> None:
    # Row 1 is above the table, row 8 is left out as a total, column D means nothing.
    tracker, table = sheet
    for row in (1, 3, 4, 6, 8):
        table.row_dimensions[row].hidden = True
    for column in "BD":
        table.column_dimensions[column].hidden = True
    table.parent.save("a.xlsx")
    ended = tracker("import", "a.xlsx", *GIVEN)
    assert ended.code == 0
    assert "hidden: rows 3-4, 6, column B; they were read\n" in ended.err
    assert "5 new" in ended.out
    told = json.loads(tracker("import", "a.xlsx", *GIVEN, "--json").out)
    assert told["hidden"] == {"rows": [3, 4, 6], "columns": ["B"]}
    assert "隐藏" in tracker("import", "a.xlsx", *GIVEN, "--lang", "zh").err


def test_nothing_is_told_where_nothing_is_hidden(sheet: tuple[Program, Any]) -> None:
    tracker, table = sheet
    table.parent.save("a.xlsx")
    ended = tracker("import", "a.xlsx", *GIVEN)
    assert "hidden" not in ended.out + ended.err
    assert json.loads(tracker("import", "a.xlsx", *GIVEN, "--json").out)["hidden"] == {"rows": [], "columns": []}


def test_a_refusal_says_so_too(sheet: tuple[Program, Any]) -> None:
    tracker, table = sheet
    table["C5"] = "abc"
    table.row_dimensions[5].hidden = True
    table.parent.save("a.xlsx")
    ended = tracker("import", "a.xlsx", *GIVEN)
    assert ended.code == 2
    assert "hidden: row 5; it was read" in ended.err


def test_many_hidden_rows_are_told_in_one_line(sheet: tuple[Program, Any]) -> None:
    tracker, table = sheet
    for row in range(20, 80):
        table.append(("city", 1900 + row, row))
        table.row_dimensions[table.max_row].hidden = row % 2 == 0
    table.parent.save("a.xlsx")
    ended = tracker("import", "a.xlsx", *GIVEN)
    assert "hidden: rows 9, 11, 13, 15, 17, 19, 21, 23, …; they were read\n" in ended.err
