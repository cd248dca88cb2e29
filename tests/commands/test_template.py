"""`ectrack template`: a workbook that an office fills in, and that comes back through `import` without any setting."""

import json
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.commands.running import Program
from tests.commands.test_import import RECORDED, TABLES
from tests.commands.tracking import program

__all__ = ["program"]

MORE = """\
[target.turnover-2015]
indicator = "turnover"
region = "south"
at_least = 10
by = "2015"
owner = "Bureau"
[target.turnover-2016]
indicator = "turnover"
region = "south"
at_least = 12
by = "2016"
"""


@pytest.fixture
def tracker(program: Program) -> Program:
    Path("targets/actuals").mkdir(parents=True)
    Path("targets/tables.toml").write_text(TABLES + MORE, encoding="utf-8")
    Path("targets/actuals/shops.toml").write_text(
        '[[actual]]\nindicator = "shops"\nregion = "north"\nperiod = "2013"\nvalue = 100\nsource = "s"\n', encoding="utf-8"
    )
    return program


def opened(name: str) -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.load_workbook(name)
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return book, sheet


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_filled_in_comes_back_and_changes_the_status(tracker: Program, lang: str) -> None:
    ended = tracker("template", "--period", "2014年底", "-o", "t.xlsx", "--lang", lang)
    assert (ended.code, ended.err) == (0, "")
    book, sheet = opened("t.xlsx")
    headings = {cell.value: cell.column or 0 for cell in sheet[3]}
    value, source, approx = (
        headings[name] for name in (("value", "source", "approx") if lang == "en" else ("数值", "来源", "约数"))
    )
    assert (sheet.cell(4, 1).value, sheet.cell(4, 2).value) == ("shops", "north")
    sheet.cell(4, value).value = 250
    sheet.cell(4, source).value = "公报"
    sheet.cell(4, approx).value = "more_than" if lang == "en" else "余"
    book.save("t.xlsx")

    ended = tracker("import", "t.xlsx", *RECORDED, "--lang", lang)

    assert ended.code == 0, ended.err
    text = Path("targets/actuals/imported.toml").read_text(encoding="utf-8")
    assert (
        'indicator = "shops"\nregion = "north"\nperiod = "2014-12-31"\nvalue = 250\napprox = "more_than"\nsource = "公报"\n' in text
    )
    # 100 + 400 / 3 = 233.3 asked for by the end of 2014.
    assert json.loads(tracker("status", "shops-2016", "--json").out)["counts"] == {"on-pace": 1}


def test_each_figure_is_asked_for_once_and_what_is_given_is_locked(tracker: Program) -> None:
    assert tracker("template", "--period", "2014", "-o", "t.xlsx").out == "wrote t.xlsx: 2 figures to fill in\n"
    _book, sheet = opened("t.xlsx")
    asked = [
        (sheet.cell(row, 1).value, sheet.cell(row, 2).value, sheet.cell(row, 5).value, sheet.cell(row, 7).value) for row in (4, 5)
    ]
    assert asked == [("shops", "north", "2014", "100 (2013)"), ("turnover", "south", "2014", None)]
    assert sheet.protection.sheet
    assert [sheet.cell(4, column).protection.locked for column in range(1, 14)] == [True] * 7 + [False] * 6
    assert {str(rule.sqref): rule.type for rule in sheet.data_validations.dataValidation} == {
        "J4:J5": "list",
        "K4:K5": "list",
        "H4:H5": "decimal",
        "I4:I5": "decimal",
    }
    assert sheet.freeze_panes == "H4"


def test_filters_choose_and_the_parts_of_a_share_come_along(tracker: Program) -> None:
    path = Path("targets/tables.toml")
    text = path.read_text(encoding="utf-8").replace(
        'kind = "share"\n', 'kind = "share"\nratio = { of = "turnover", to = "turnover" }\n'
    )
    path.write_text(text + '[target.share]\nindicator = "share"\nregion = "city"\nat_least = "5%"\nby = "2015"\n', encoding="utf-8")
    whole = json.loads(tracker("template", "--period", "2014", "--region", "city", "share", "--json").out)
    assert [(one["indicator"], one["region"]) for one in whole["figures"]] == [("share", "city"), ("turnover", "city")]
    whole = json.loads(tracker("template", "--period", "2014", "--owner", "Bureau", "--json").out)
    assert [(one["indicator"], one["region"]) for one in whole["figures"]] == [("turnover", "south")]


def test_names_that_look_like_formulas_stay_text(tracker: Program) -> None:
    path = Path("targets/tables.toml")
    path.write_text(
        path.read_text(encoding="utf-8").replace('zh = "网店"', 'zh = "=1+1"').replace("Online shops", "=1+1"), encoding="utf-8"
    )
    tracker("template", "--period", "2014", "-o", "t.xlsx")
    _book, sheet = opened("t.xlsx")
    assert (sheet.cell(4, 3).value, sheet.cell(4, 3).data_type) == ("=1+1", "s")


def test_a_file_that_is_there_may_have_been_filled_in(tracker: Program) -> None:
    Path("template-2014.xlsx").write_bytes(b"mine")
    ended = tracker("template", "--period", "2014")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(
        "template-2014.xlsx: the file is there already, and somebody may have filled it in [template-there]"
    )
    assert Path("template-2014.xlsx").read_bytes() == b"mine"


def test_a_wrong_period_is_refused(tracker: Program) -> None:
    assert "[no-such-period]" in tracker("template", "--period", "2014-13").err
