"""`ectrack export -f xlsx --charts`: charts that the spreadsheet program draws."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.commands.running import Program
from tests.commands.test_report import tracker
from tests.commands.tracking import program

__all__ = ["program", "tracker"]


def exported(tracker: Program) -> Any:
    ended = tracker("export", "-f", "xlsx", "--charts", "-o", "t.xlsx")
    assert (ended.code, ended.err) == (0, "")
    return openpyxl.load_workbook("t.xlsx")


def test_every_target_with_a_figure_has_a_chart_and_its_words(tracker: Program) -> None:
    book = exported(tracker)
    assert book.sheetnames == ["progress", "charts", "figures of the charts"]
    shown = book["charts"]
    assert [shown.cell(row, 1).value for row in (1, 25, 49)] == ["Lines in 2015, Gansu", "Shops in 2016, Gansu", "More, Gansu"]
    assert str(shown["A26"].value).startswith("Shops in 2016, Gansu: behind, attainment 66.7%")
    assert len(shown._charts) == 3  # noqa: SLF001  # the library has no other way to ask


def test_the_figures_of_a_chart_stand_in_the_workbook(tracker: Program) -> None:
    rows = list(exported(tracker)["figures of the charts"].iter_rows(values_only=True))
    start = next(index for index, row in enumerate(rows) if row[0] == "Shops in 2016, Gansu")
    end = next(index for index, row in enumerate(rows) if row[0] == "More, Gansu")
    told = [(name, day.year, value) for name, day, value in rows[start + 1 : end] if name]
    # From 1000 at the end of 2013 to 3000 three years later; 1000 more in two years lead to 2828 by compound growth.
    assert [one for one in told if one[0] == "actual"][:3] == [
        ("actual", 2013, 1000),
        ("actual", 2014, 1700),
        ("actual", 2015, 2000),
    ]
    assert ("path", 2016, 3000) in told
    assert told.count(("target level", 2016, 3000)) == 1
    assert ("target", 2016, 3000) in told


@pytest.mark.parametrize("attack", ["=1+1", "@SUM(A1)", "<b>&", "+cmd|' /C calc'!A0"])
def test_text_from_data_is_text(tracker: Program, attack: str) -> None:
    path = Path("targets/tables.toml")
    path.write_text(path.read_text(encoding="utf-8").replace('"Shops in 2016"', json.dumps(attack)), encoding="utf-8")
    book = exported(tracker)
    assert [cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    assert book["charts"]["A25"].value == f"{attack}, Gansu"


def test_years_are_bars(tracker: Program) -> None:
    path = Path("targets/tables.toml")
    yearly = (
        '[target.yearly]\nindicator = "shops"\nregion = "gansu"\neach_year = 500\nfrom = "2014"\nby = "2016"\nname = "Yearly"\n'
    )
    path.write_text(path.read_text(encoding="utf-8") + yearly, encoding="utf-8")
    assert tracker("export", "yearly", "-f", "xlsx", "--charts", "-o", "t.xlsx").code == 0
    rows = list(openpyxl.load_workbook("t.xlsx")["figures of the charts"].iter_rows(values_only=True))
    # The stock rose from 1000 to 1700 to 2000.
    assert rows == [
        ("Yearly, Gansu", None, "goal of a year", "amount of a year"),
        ("2014", None, 500, 700),
        ("2015", None, 500, 300),
        ("2016", None, 500, None),
    ]


def test_other_forms_have_no_charts(tracker: Program) -> None:
    ended = tracker("export", "-f", "csv", "--charts")
    assert (ended.code, ended.out) == (2, "")
    assert '"--format csv --charts" is not possible here; expected: --format xlsx' in ended.err
