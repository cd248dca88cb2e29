"""`ectrack template`: a workbook that an office fills in, and that comes back through `import` without any setting."""

import csv
import json
import shutil
import subprocess
import time
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
    assert sheet.freeze_panes == "G4"


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


def test_a_day_asks_a_flow_for_the_half_year_and_comes_back_as_one(tracker: Program) -> None:
    assert tracker("template", "--period", "2015-06-30", "-o", "t.xlsx").code == 0
    book, sheet = opened("t.xlsx")
    assert [(sheet.cell(row, 1).value, sheet.cell(row, 5).value) for row in (4, 5)] == [
        ("shops", "2015-06-30"),
        ("turnover", "2015-H1"),
    ]
    sheet.cell(4, 8).value, sheet.cell(5, 8).value = 250, 4
    book.save("t.xlsx")
    assert tracker("import", "t.xlsx", "--source", "s", "--recorded", "2015-07-15").code == 0
    told = {one["id"]: one for one in json.loads(tracker("status", "turnover-2015", "shops-2016", "--json").out)["targets"]}
    # Half of the year 2015 asks for 5 of the 10 that it is to bring.
    turnover = told["turnover-2015"]
    assert (turnover["latest"]["period"], turnover["expected"], turnover["status"]) == ("2015-H1", 5, "behind")
    assert (told["shops-2016"]["latest"]["period"], told["shops-2016"]["latest"]["value"]) == ("2015-06-30", 250)
    whole = json.loads(tracker("template", "--period", "2015-06-30", "--json").out)
    assert [(one["period"], one["recorded"]) for one in whole["figures"]] == [("2015-06-30", True), ("2015-H1", True)]


def test_what_the_rest_of_the_year_must_bring_stands_beside_the_cell(tracker: Program) -> None:
    for period, value in (("2014", "9"), ("2014-H1", "4"), ("2015-H1", "3")):
        tracker("record", "turnover", period, value, "--region", "south", "--source", "s", "--recorded", "2015-07-01")
    assert tracker("template", "--period", "2015-12-31", "-o", "t.xlsx").code == 0
    book, sheet = opened("t.xlsx")
    headings = [cell.value for cell in sheet[3]]
    assert headings[6:9] == ["last recorded", "what the rest must bring", "value"]
    # 10 - 3 = 7 in 6 months; 9 - 4 = 5 in the second half of 2014.
    told = "the second half must bring 7 亿元, 1.17 a month, 40.0% more than the second half of 2014"
    assert [sheet.cell(row, 8).value for row in (4, 5)] == [None, told]
    assert [sheet.cell(5, column).protection.locked for column in (7, 8, 9)] == [True, True, False]
    assert {str(rule.sqref) for rule in sheet.data_validations.dataValidation} == {"I4:I5", "J4:J5", "K4:K5", "L4:L5"}
    sheet.cell(5, 9).value = 11
    book.save("t.xlsx")
    ended = tracker("import", "t.xlsx", "--source", "s", "--recorded", "2016-01-15")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(tracker("status", "turnover-2015", "--json").out)["counts"] == {"achieved": 1}


def test_several_targets_of_one_figure_are_told_by_their_names(tracker: Program) -> None:
    path = Path("targets/tables.toml")
    more = '[target.more]\nname = "More"\nindicator = "turnover"\nregion = "south"\nat_least = 15\nby = "2015"\n'
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    tracker("record", "turnover", "2015-H1", "3", "--region", "south", "--source", "s", "--recorded", "2015-07-01")
    tracker("template", "--period", "2015-12-31", "-o", "t.xlsx", "--lang", "zh")
    told = str(opened("t.xlsx")[1].cell(5, 8).value)
    assert "\n" not in told
    # 10 - 3 = 7 and 15 - 3 = 12, in 6 months.
    assert told.endswith(
        "：下半年需完成7亿元，月均1.17亿元（缺2014年数据，无法同比）；More：下半年需完成12亿元，月均2亿元（缺2014年数据，无法同比）"
    )


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


def test_the_same_tracker_gives_the_same_bytes_on_any_day(tracker: Program) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        tracker("template", "--period", "2014", "-o", name)
        started = int(time.time())
        while int(time.time()) // 2 == started // 2:  # stamps in packed files count two seconds at a time
            time.sleep(0.05)
    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()


def test_readings_need_their_figures_and_what_is_recorded_is_shown(tracker: Program) -> None:
    path = Path("targets/tables.toml")
    reading = '[target.shops-2016.readings.wider]\nindicator = "turnover"\nat_least = 3\n'
    path.write_text(path.read_text(encoding="utf-8") + reading, encoding="utf-8")
    whole = json.loads(tracker("template", "--period", "2013", "shops-2016", "--json").out)
    assert [(one["indicator"], one["region"], one["recorded"]) for one in whole["figures"]] == [
        ("shops", "north", True),
        ("turnover", "north", False),
    ]
    tracker("template", "--period", "2013", "-o", "t.xlsx")
    assert opened("t.xlsx")[1].cell(4, 7).value == "100 (2013)"


def test_statuses_choose_too_and_nothing_chosen_is_told(tracker: Program) -> None:
    whole = json.loads(tracker("template", "--period", "2014", "--status", "no-data", "--json").out)
    assert {one["indicator"] for one in whole["figures"]} == {"turnover"}
    ended = tracker("template", "--period", "2014", "--status", "achieved")
    assert (ended.code, ended.out) == (2, "")
    assert "[nothing-chosen]" in ended.err


def filled(name: str, value: object, yoy: object = None) -> None:
    """Fill in the first row of a template."""
    book, sheet = opened(name)
    sheet.cell(4, 8).value = value  # type: ignore[assignment]  # any cell value
    sheet.cell(4, 9).value = yoy  # type: ignore[assignment]  # any cell value
    book.save(name)


@pytest.mark.parametrize(("value", "written"), [(250, "value = 250"), ("约320", 'approx = "about"'), ("1.2万", 'value = "1.2万"')])
def test_figures_as_offices_write_them(tracker: Program, value: object, written: str) -> None:
    tracker("template", "--period", "2014", "-o", "t.xlsx")
    filled("t.xlsx", value, 0.395)  # a cell that shows 39.50%
    assert tracker("import", "t.xlsx", *RECORDED).code == 0
    text = Path("targets/actuals/imported.toml").read_text(encoding="utf-8")
    assert written in text
    assert 'yoy = "39.5%"' in text


def test_nothing_else_of_a_template_is_told_as_left_out(tracker: Program) -> None:
    tracker("template", "--period", "2014", "-o", "t.xlsx")
    filled("t.xlsx", 250)
    assert tracker("import", "t.xlsx", "--source", "s", *RECORDED).err == ""
    assert "nothing to record" in tracker("import", "t.xlsx").out


def test_an_empty_template_has_no_figure(tracker: Program) -> None:
    tracker("template", "--period", "2014", "-o", "t.xlsx")
    assert "[nothing-in-sheet]" in tracker("import", "t.xlsx").err


def test_a_template_keeps_to_its_period_and_its_tracker(tracker: Program) -> None:
    settings = Path("targets/ectrack.toml")
    settings.write_text('title = "Ours"\n', encoding="utf-8")
    tracker("template", "--period", "2014", "-o", "t.xlsx")
    filled("t.xlsx", 250)
    assert "[says-otherwise]" in tracker("import", "t.xlsx", "--period", "2013").err
    settings.write_text('title = "Theirs"\n', encoding="utf-8")
    assert 't.xlsx: the template was made for another tracker: "Ours", not "Theirs" [template-of-another]' in (
        tracker("import", "t.xlsx").err
    )
    book = openpyxl.load_workbook("t.xlsx")
    book["_ectrack"]["B2"] = "2"
    book.save("t.xlsx")
    assert (
        "t.xlsx: the template is of version 2, and this program reads up to 1 [template-newer]" in tracker("import", "t.xlsx").err
    )
    assert not Path("targets/actuals/imported.toml").exists()


@pytest.mark.parametrize("version", ["9" * 5000, "٣", "1.5"])
def test_a_version_that_is_none_makes_no_template(tracker: Program, version: str) -> None:
    tracker("template", "--period", "2014", "-o", "t.xlsx")
    filled("t.xlsx", 250)
    book = openpyxl.load_workbook("t.xlsx")
    book["_ectrack"]["B2"] = version
    book.save("t.xlsx")
    assert tracker("import", "t.xlsx", "-n").code == 0


def test_the_sheet_for_machines_is_out_of_sight_and_may_be_lost(tracker: Program) -> None:
    tracker("template", "--period", "2014", "-o", "t.xlsx")
    filled("t.xlsx", 250)
    book, sheet = opened("t.xlsx")
    assert [one.sheet_state for one in book.worksheets] == ["visible", "visible", "veryHidden"]
    del book["_ectrack"]
    sheet.title = "renamed"
    book.save("t.xlsx")
    assert tracker("import", "t.xlsx", "-n").code == 0
    with Path("t.csv").open("w", encoding="gb18030", newline="") as stream:
        csv.writer(stream).writerows([[cell.value for cell in row] for row in sheet.iter_rows()])
    assert tracker("import", "t.csv", *RECORDED).code == 0
    assert "value = 250\n" in Path("targets/actuals/imported.toml").read_text(encoding="utf-8")


def test_printing_and_fonts(tracker: Program) -> None:
    tracker("template", "--period", "2014", "-o", "t.xlsx", "--lang", "zh")
    _book, sheet = opened("t.xlsx")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.print_title_rows) == ("landscape", 9, "$3:$3")
    assert {cell.font.name for row in sheet.iter_rows(max_col=13) for cell in row if cell.value} == {"宋体"}
    choices = {str(rule.sqref)[0]: rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    assert choices == {"J": '"约,以上,余,不超过,近"', "K": '"初步,最终,修订,预测"'}


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_through_libreoffice(tracker: Program, tmp_path: Path, form: str) -> None:
    tracker("template", "--period", "2014", "-o", "t.xlsx")
    filled("t.xlsx", 250, 0.395)
    profile = (tmp_path / "profile").as_uri()  # of its own, so that another office that is open does not take part
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", form, "--outdir", "out", "t.xlsx"]
    subprocess.run(command, check=True, capture_output=True)
    assert tracker("import", f"out/t.{form}", *RECORDED).code == 0
    text = Path("targets/actuals/imported.toml").read_text(encoding="utf-8")
    assert "value = 250\n" in text
    assert 'yoy = "39.5%"' in text
