"""`ectrack import`: tables of offices become figures, all or none; what cannot be read says where and why."""

import io
import json
import os
import sys
import tomllib
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt  # type: ignore[import-untyped]
from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]
from odf.table import Table, TableCell, TableRow  # type: ignore[import-untyped]
from odf.text import P  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet

from ectrack.core.importing.vocabulary import STATUSES as OURS
from ectrack.locale import use
from ectrack.locale.terms import STATUSES, term
from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["program"]

TABLES = """\
[region.city]
name = { zh = "某市", en = "City" }
[region.north]
name = { zh = "北县", en = "North" }
parent = "city"
[region.south]
name = { zh = "南县", en = "South" }
parent = "city"
[indicator.shops]
name = { zh = "网店", en = "Online shops" }
unit = "家"
kind = "stock"
[indicator.turnover]
name = { zh = "交易额", en = "Turnover" }
unit = "亿元"
kind = "flow"
[indicator.share]
name = { zh = "占比", en = "Share" }
kind = "share"
[target.shops-2016]
indicator = "shops"
region = "north"
at_least = 500
since = "2013"
by = "2016"
"""
OWN_BEFORE_EN = (
    "id,target,status,reason,region,region id,indicator,indicator id,goal in words,deadline,unit,baseline,baseline period,actual,period,"
    "basis,approximate,target level,attainment,share done,share of time,logarithmic share done,lead on schedule,expected by now,lead,pace\n"
    'shops-2016,"Online shops, North, 2016",behind,,North,north,Online shops,shops,at least 500 家 until 2016,2016-12-31,家,100,2013,260,'
    "2014-12-31,as recorded,,500,0.52,0.4,0.333333,,0.066667,233.333333,26.666667,1.2\n"
)
OWN_BEFORE_ZH = (
    "代号,目标,状态,原因,地区,地区代号,指标,指标代号,目标表述,期限,单位,基数,基期,实际数,时期,取得方式,约数,目标水平,完成率,目标增量完成度,序时,"
    "对数完成度,较序时（百分点）,应达数,较序时,序时进度比\n"
    "shops-2016,北县网店 2016,欠进度,,北县,north,网店,shops,到2016年达到500家以上,2016-12-31,家,100,2013,260,2014-12-31,直接记录,,500,0.52,0.4,"
    "0.333333,,0.066667,233.333333,26.666667,1.2\n"
)
"""Exported before headings changed: share of time 序时, lead on schedule 较序时（百分点）, pace 序时进度比."""

RECORDED = ("--recorded", "2015-01-15")


@pytest.fixture
def tracker(program: Program) -> Program:
    Path("targets/actuals").mkdir(parents=True)
    Path("targets/tables.toml").write_text(TABLES, encoding="utf-8")
    Path("targets/actuals/shops.toml").write_text(
        '[[actual]]\nindicator = "shops"\nregion = "north"\nperiod = "2013"\nvalue = 100\nsource = "s"\n', encoding="utf-8"
    )
    return program


def table(text: str, name: str = "a.csv", encoding: str = "utf-8") -> str:
    Path(name).write_bytes(text.encode(encoding))
    return name


def workbook(*rows: tuple[Any, ...], name: str = "a.xlsx") -> str:
    book = openpyxl.Workbook()
    sheet = sheet_of(book)
    for row in rows:
        sheet.append(row)
    book.save(name)
    return name


def sheet_of(book: openpyxl.Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


LONG = "指标,地区,时期,数值,备注\n网店,北县,2014年底,180,\nturnover,south,2014-H1,1.25,新\n"


class TestText:
    def test_a_long_table_is_recognised_by_its_headings(self, tracker: Program) -> None:
        ended = tracker("import", table(LONG), *RECORDED, "--source", "county sheet")
        assert (ended.code, ended.err) == (0, "")
        # 180 of 500, and 80 of the 133.3 that are expected by the end of 2014.
        assert ended.out.endswith(
            "2 new\nshops-2016: unrated -> behind, attainment 20.0% -> 36.0%, pace - -> 0.60\n"
            "imported into targets/actuals/imported.toml:1: 2 new\n"
        )
        assert Path("targets/actuals/imported.toml").read_text(encoding="utf-8") == (
            '[[actual]]\nindicator = "shops"\nregion = "north"\nperiod = "2014-12-31"\nvalue = 180\nsource = "county sheet"\n'
            "recorded = 2015-01-15\n\n"
            '[[actual]]\nindicator = "turnover"\nregion = "south"\nperiod = "2014-H1"\nvalue = 1.25\nsource = "county sheet"\n'
            'note = "新"\nrecorded = 2015-01-15\n'
        )

    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_a_table_of_our_own_says_what_is_recorded(self, tracker: Program, lang: str) -> None:
        tracker("export", "-o", "table.csv", "--lang", lang)
        ended = tracker("import", "table.csv", "--json")
        assert (ended.code, [(one["what"], one["period"]) for one in json.loads(ended.out)["figures"]]) == (0, [("same", "2013")])

    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_the_words_of_statuses_are_known_from_our_tables(self, lang: str) -> None:
        use(lang)
        try:
            assert {term(STATUSES, slug) for slug in STATUSES} <= OURS
        finally:
            use("en")

    def test_the_apostrophe_of_an_exported_text_goes_away(self, tracker: Program) -> None:
        texts = ("'=1+1", "''=x", "'tis", "'+5")
        rows = "".join(f'网店,北县,{year},180,"{text}"\n' for year, text in enumerate(texts, start=2001))
        assert tracker("import", table("指标,地区,时期,数值,备注\n" + rows), *RECORDED).code == 0
        written = tomllib.loads(Path("targets/actuals/imported.toml").read_text(encoding="utf-8"))
        assert [figure["note"] for figure in written["actual"]] == ["=1+1", "'=x", "'tis", "+5"]

    def test_importing_again_changes_nothing(self, tracker: Program) -> None:
        tracker("import", table(LONG), *RECORDED)
        before = Path("targets/actuals/imported.toml").read_bytes()
        ended = tracker("import", "a.csv")
        assert (ended.code, ended.out.splitlines()[-2:]) == (0, ["2 same", "nothing to record"])
        assert Path("targets/actuals/imported.toml").read_bytes() == before

    def test_a_change_needs_a_reason_and_then_is_a_revision(self, tracker: Program) -> None:
        table("indicator,region,period,value\nshops,north,2013,110\nshops,south,2013,7\n")
        ended = tracker("import", "a.csv")
        assert ended.code == 2
        assert "a.csv:2: 110 differs from what is recorded, 100, at targets/actuals/shops.toml:1 [changes-recorded]" in ended.err
        assert not Path("targets/actuals/imported.toml").exists()
        assert tracker("import", "a.csv", "--revise", "recount").code == 0
        text = Path("targets/actuals/imported.toml").read_text(encoding="utf-8")
        assert text.count('revises = "recount"') == 1
        assert tracker("check", "--only", "figures", "--skip", "no-source").code == 0

    def test_a_dry_run_shows_and_writes_nothing(self, tracker: Program) -> None:
        ended = tracker("import", table(LONG), "-n")
        assert ended.out.splitlines()[-1] == "would add to targets/actuals/imported.toml"
        assert not Path("targets/actuals/imported.toml").exists()

    def test_periods_across_totals_footnotes_and_blanks(self, tracker: Program) -> None:
        table("各县网店（单位：家）\n县区,2013年,2014年底\n\n北县,100,—\n南县,约50,70余\n合计,150,70\n注：南县为初步数\n")
        ended = tracker("import", "a.csv", "--indicator", "网店", *RECORDED)
        assert ended.code == 0, ended.err
        assert "2 new, 1 same" in ended.out
        text = Path("targets/actuals/imported.toml").read_text(encoding="utf-8")
        assert 'value = 50\napprox = "about"\n' in text
        assert 'value = 70\napprox = "more_than"\n' in text

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_any_encoding_a_spreadsheet_writes(self, tracker: Program, encoding: str) -> None:
        assert tracker("import", table(LONG, encoding=encoding), *RECORDED).code == 0
        assert 'note = "新"' in Path("targets/actuals/imported.toml").read_text(encoding="utf-8")

    @pytest.mark.parametrize(("name", "delimiter"), [("a.tsv", "\t"), ("a.csv", ";")])
    def test_other_delimiters(self, tracker: Program, name: str, delimiter: str) -> None:
        assert tracker("import", table(LONG.replace(",", delimiter), name), *RECORDED).code == 0

    def test_units_in_a_heading_in_a_column_and_in_a_cell(self, tracker: Program) -> None:
        # 12500 万元 = 1.25 亿元.
        table("指标,地区,时期,数值（万元）,同比（%）\n交易额,南县,2014-H1,12500,39.5\n")
        assert tracker("import", "a.csv", *RECORDED).code == 0
        table("指标,地区,时期,数值,单位\n交易额,北县,2014-H1,12500,万元\n交易额,某市,2014-H1,１２５００万元,亿元\n", "b.csv")
        assert tracker("import", "b.csv", *RECORDED).code == 0
        text = Path("targets/actuals/imported.toml").read_text(encoding="utf-8")
        assert text.count('value = "12500万元"') == 2
        assert 'value = "１２５００万元"' in text
        assert 'yoy = "39.5%"' in text
        found = json.loads(tracker("log", "--json").out)
        assert "1.25" in json.dumps(found)

    def test_a_whole_number_of_more_digits_than_workbooks_keep_is_refused(self, tracker: Program) -> None:
        workbook(("indicator", "region", "period", "value"), ("shops", "south", 2014, 1234567890123456))
        ended = tracker("import", "a.xlsx")
        assert ended.code == 2
        assert 'a.xlsx!Sheet!D2: "1234567890123456" has more digits than can be kept exactly [number-too-long]' in ended.err

    def test_from_standard_input(self, tracker: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LONG.encode())))
        assert tracker("import", "-", *RECORDED).code == 0

    def test_json_lists_every_figure(self, tracker: Program) -> None:
        table("indicator,region,period,value\nshops,north,2013,100\nshops,south,2014,7\n")
        whole = json.loads(tracker("import", "a.csv", "--json", *RECORDED).out)
        assert [(one["what"], one["place"], one["value"]) for one in whole["figures"]] == [
            ("same", "a.csv:2", 100),
            ("new", "a.csv:3", 7),
        ]
        assert whole["written_to"] == "targets/actuals/imported.toml"

    def test_json_says_what_is_left_out(self, tracker: Program) -> None:
        rows = ["shops,north,2014,5,Total", "shops,north,2014,2,Male", "shops,east,2014,1,Total", "shops,east,2015,1,Total"]
        Path("a.csv").write_text(
            "\n".join(["indicator,region,period,value,Sex,Clerk", *(f"{row},Li" for row in rows), "shops,合计,2014,6,Total,Li"])
        )
        Path("m.toml").write_text('keep = { Sex = "Total" }\nothers = "ignore"\n')
        told = json.loads(tracker("import", "a.csv", "--map", "m.toml", "--json", *RECORDED).out)
        assert told["left_out"] == {
            "rows": {"totals": 1, "keep_and_drop": 1, "computed": 0, "below_signature": 0},
            "regions": {"east": 2},
            "indicators": {},
            "columns": ["Clerk (Li)"],
            "sheets": [],
        }

    def test_json_says_every_digit(self, tracker: Program) -> None:
        table("indicator,region,period,value\nshops,south,2014,1234567890123456789.5\n")
        assert '"value": 1234567890123456789.5,' in tracker("import", "a.csv", "--json", "-n").out

    def test_chinese(self, tracker: Program) -> None:
        out = tracker("import", table(LONG), "-n", "--lang", "zh").out
        assert "新增" in out
        assert out.endswith("将写入 targets/actuals/imported.toml\n")


class TestRefused:
    def told(self, program: Program, *arguments: str) -> str:
        ended = program("import", *arguments)
        assert (ended.code, ended.out) == (2, "")
        assert not Path("targets/actuals/imported.toml").exists()
        return ended.err

    def test_everything_that_is_wrong_at_once_and_nothing_recorded(self, tracker: Program) -> None:
        table(
            "indicator,region,period,value,yoy\nshop,north,2014,1,\nshops,nort,2014,2,\nshops,south,2014-13,x,3\nshops,city,2014,5,\n"
        )
        err = self.told(tracker, "a.csv")
        for line in (
            'a.csv:2: no indicator "shop" [unknown-indicator]\n  hint: did you mean "shops"?',
            'a.csv:3: no region "nort" [unknown-region]\n  hint: did you mean "north"?',
            'a.csv:4: "2014-13" is not a period that exists [no-such-period]',
        ):
            assert line in err

    def test_two_values_for_one_figure(self, tracker: Program) -> None:
        table("indicator,region,period,value\nshops,south,2014,5\nshops,南县,2014-12-31,6\nOnline shops,South,2014年底,5\n")
        assert "a.csv:3: 6 is another value than 5 for the same figure, at a.csv:2 [twice-in-sheet]" in self.told(tracker, "a.csv")

    @pytest.mark.parametrize(
        ("text", "slug"),
        [
            ("a,b\n1,2\n", "no-headings"),
            ("", "no-headings"),
            ("indicator,region,period,value\n", "nothing-in-sheet"),
            ("indicator,region,period,value\nturnover,south,2014,5家\n", "unit-mismatch"),
            ("indicator,region,period,value\nshops,south,2014,五\n", "not-a-number"),
            ("indicator,region,period,value,yoy\nshops,south,2014,5,0.3\n", "rate-without-percent"),
            ("indicator,region,period,value,state\nshops,south,2014,5,maybe\n", "bad-value"),
            ('indicator,region,period,value\nshops,south,2014,"5\n', "bad-csv"),
            ("indicator,region,period,value,note\nshops,south,2014,5,a\u202eb\n", "control-character"),
        ],
    )
    def test_what_cannot_be_a_figure(self, tracker: Program, text: str, slug: str) -> None:
        assert f"[{slug}]" in self.told(tracker, table(text))

    def test_a_file_that_is_not_there_and_a_folder(self, tracker: Program) -> None:
        assert "[missing-file]" in self.told(tracker, "none.csv") or "[unreadable]" in self.told(tracker, "none.csv")
        Path("folder.csv").mkdir()
        assert "folder.csv" in self.told(tracker, "folder.csv")

    def test_a_pipe_is_not_waited_for(self, tracker: Program) -> None:
        os.mkfifo("pipe.csv")
        assert "pipe.csv" in self.told(tracker, "pipe.csv")


class TestWorkbook:
    def test_an_xlsx_with_percent_cells_dates_and_merged_cells(self, tracker: Program) -> None:
        book = openpyxl.Workbook()
        sheet = sheet_of(book)
        for row in (
            ("各县报表",),
            ("指标", "地区", "日期", "数值"),
            ("网店", "北县", date(2014, 12, 31), 180),
            (None, "南县", date(2014, 12, 31), 7),
        ):
            sheet.append(row)
        sheet.merge_cells("A3:A4")
        sheet.append(("占比", "某市", date(2014, 6, 30), 0.069))
        sheet["D5"].number_format = "0.0%"
        book.save("a.xlsx")
        ended = tracker("import", "a.xlsx", *RECORDED)
        assert ended.code == 0, ended.err
        text = Path("targets/actuals/imported.toml").read_text(encoding="utf-8")
        assert 'region = "south"\nperiod = "2014-12-31"\nvalue = 7\n' in text
        assert 'value = "6.9%"' in text

    def test_the_status_follows(self, tracker: Program) -> None:
        # 100 + 400 / 3 = 233.3 by the end of 2014.
        assert (
            tracker("import", workbook(("indicator", "region", "period", "value"), ("shops", "north", 2014, 250)), *RECORDED).code
            == 0
        )
        assert json.loads(tracker("status", "--json").out)["counts"] == {"on-pace": 1}

    def test_places_are_sheet_and_cell(self, tracker: Program) -> None:
        book = openpyxl.Workbook()
        sheet = sheet_of(book)
        sheet.title = "Data"
        for row in (
            ("indicator", "region", "period", "value"),
            ("shops", "north", 2014, "x"),
            ("shops", "nowhere", 2014, 3),
            ("shops", "south", 2014, date(2014, 1, 1)),
        ):
            sheet.append(row)
        sheet["D5"] = "=1/0"
        sheet["A5"], sheet["B5"], sheet["C5"] = "shops", "city", 2014
        book.save("a.xlsx")
        err = tracker("import", "a.xlsx").err
        assert 'a.xlsx!Data!D2: "x" is not a number' in err
        assert 'a.xlsx!Data!B3: no region "nowhere"' in err
        assert "a.xlsx!Data!D4: the cell holds the date 2014-01-01, not a number" in err
        assert "a.xlsx!Data!D5: a formula that was never computed [formula-not-computed]" in err

    def test_a_sheet_is_chosen_by_name_and_else_the_first_with_figures(self, tracker: Program) -> None:
        book = openpyxl.Workbook()
        sheet_of(book).append(("Read me",))
        data = book.create_sheet("Data")
        for row in (("indicator", "region", "period", "value"), ("shops", "north", 2014, 180)):
            data.append(row)
        book.save("a.xlsx")
        assert tracker("import", "a.xlsx", "-n").code == 0
        err = tracker("import", "a.xlsx", "--sheet", "Date").err
        assert 'a.xlsx: no sheet "Date"; there are: Sheet, Data [no-such-sheet]' in err

    def test_xls_and_ods(self, tracker: Program) -> None:
        old = xlwt.Workbook()
        sheet = old.add_sheet("S")
        for row, cells in enumerate((("indicator", "region", "period", "value"), ("shops", "north", 2014, 180))):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
        old.save("a.xls")
        ended = tracker("import", "a.xls", *RECORDED)
        assert ended.code == 0, ended.err
        document = OpenDocumentSpreadsheet()
        ods = Table(name="S")
        for cells in (("indicator", "region", "period", "value"), ("shops", "south", "2014", "7")):
            row_ = TableRow()
            for cell in cells:
                made = TableCell(valuetype="string")
                made.addElement(P(text=cell))
                row_.addElement(made)
            ods.addElement(row_)
        document.spreadsheet.addElement(ods)
        document.save("a.ods")
        ended = tracker("import", "a.ods", *RECORDED)
        assert ended.code == 0, ended.err
        assert Path("targets/actuals/imported.toml").read_text(encoding="utf-8").count("[[actual]]") == 2

    def test_what_is_no_workbook(self, tracker: Program) -> None:
        Path("a.xlsx").write_text("indicator,region\n")
        assert "[workbook-of-another-kind]" in tracker("import", "a.xlsx").err
        with zipfile.ZipFile("b.xlsx", "w") as packed:
            packed.writestr("x.txt", "x")
        assert "[workbook-of-another-kind]" in tracker("import", "b.xlsx").err
        Path("c.xls").write_bytes(b"PK\x03\x04rest")
        assert "[workbook-broken]" in tracker("import", "c.xls").err

    def test_a_locked_one_and_a_bomb(self, tracker: Program) -> None:
        Path("locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512)
        assert "[workbook-encrypted]" in tracker("import", "locked.xlsx").err
        with zipfile.ZipFile("bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("xl/worksheets/sheet1.xml", b"0" * (200 << 20))
        assert "[workbook-bomb]" in tracker("import", "bomb.xlsx").err

    def test_a_sheet_that_reaches_the_last_cell(self, tracker: Program) -> None:
        book = openpyxl.Workbook()
        sheet_of(book)["XFD1048576"] = 1
        book.save("a.xlsx")
        assert "a.xlsx!Sheet: no row reads as the headings of figures" in tracker("import", "a.xlsx").err

    def test_a_missing_extra_is_named(self, tracker: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        old = xlwt.Workbook()
        old.add_sheet("S")
        old.save("a.xls")
        (tmp_path / "bare").mkdir()
        (tmp_path / "bare" / "xlrd.py").write_text('raise ImportError(name="xlrd")\n', encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path / "bare"))
        err = tracker("import", "a.xls").err
        assert "\"ectrack import\" needs xlrd, which is not installed [missing-extra]\n  hint: pip install 'ectrack[excel]'" in err


class TestMapping:
    MAP = """\
header = 2
indicator = "shops"
[columns]
"填报单位" = "region"
"期末" = { period = "2014-12-31" }
"期初" = { period = "2013-12-31", unit = "家" }
"经办人" = "ignore"
[regions]
"北区" = "north"
"""
    SHEET = "报表\n填报单位,期初,期末,经办人\n北区,100,180,张\n南县,3,7,李\n"

    def test_headings_and_names_of_an_office(self, tracker: Program) -> None:
        table(self.SHEET)
        Path("map.toml").write_text(self.MAP, encoding="utf-8")
        ended = tracker("import", "a.csv", "--map", "map.toml", *RECORDED)
        assert ended.code == 0, ended.err
        assert "3 new, 1 same" in ended.out

    def test_a_guess_is_a_mapping_to_go_on_from(self, tracker: Program) -> None:
        table("县区,2014年底,经办人\n北县,180,张\n")
        out = tracker("import", "a.csv", "--guess", "--indicator", "shops").out
        assert 'header = 1\nindicator = "shops"\n' in out
        assert '"县区" = "region"' in out
        assert '"经办人" = "ignore"' in out
        Path("map.toml").write_text(out, encoding="utf-8")
        assert tracker("import", "a.csv", "--map", "map.toml", *RECORDED).code == 0

    def test_nothing_in_a_draft_acts_on_a_terminal_and_it_is_read_as_it_was_meant(self, tracker: Program) -> None:
        workbook(("indicator", "地区\u202e_x009B_31m", "period", "value"), ("shops", "north", 2014, 180))
        out = tracker("import", "a.xlsx", "--guess", "--indicator", "shops").out
        assert '\n"地区\\U0000202E\\U0000009B31m" = "region"\n' in out
        assert out.replace("\n", "").isprintable()
        Path("map.toml").write_text(out, encoding="utf-8")
        assert tracker("import", "a.xlsx", "--map", "map.toml", *RECORDED).code == 0

    def test_a_sheet_may_be_named_by_a_number_but_not_by_a_truth(self, tracker: Program) -> None:
        workbook(("indicator", "region", "period", "value"), ("shops", "north", 2014, 180))
        Path("map.toml").write_text("sheet = 2014\n", encoding="utf-8")
        assert 'no sheet "2014"; there are: Sheet [no-such-sheet]' in tracker("import", "a.xlsx", "--map", "map.toml").err
        Path("map.toml").write_text("sheet = true\nindicator = false\n", encoding="utf-8")
        assert tracker("import", "a.xlsx", "--map", "map.toml").err.count("[bad-mapping]") == 2

    def test_a_bad_mapping_names_every_mistake(self, tracker: Program) -> None:
        table(self.SHEET)
        Path("map.toml").write_text('sheets = "x"\nheader = 0\n[columns]\n"a" = "vlaue"\n', encoding="utf-8")
        err = tracker("import", "a.csv", "--map", "map.toml").err
        assert err.count("[bad-mapping]") == 3
        assert 'map.toml:4: columns.a: the mapping says "vlaue"' in err
