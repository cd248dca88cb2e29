"""`ectrack export`: whole tables; the numbers are worked out in `reporting`."""

import csv
import io
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import html5lib  # type: ignore[import-untyped]
import openpyxl
import pytest
from markdown_it import MarkdownIt
from openpyxl.utils.escape import unescape

from ectrack.core.spreadsheet_text import guarded, unguarded
from ectrack.locale.text import visible
from tests.attacks import ATTACKS, as_toml
from tests.commands.reporting import gansu, in_chinese
from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["gansu", "program"]

CSV = """\
id,target,status,reason,region,region id,indicator,indicator id,policy,policy id,clause,owner,goal in words,deadline,unit,baseline,baseline period,actual,period,basis,approximate,target level,attainment,share done,time elapsed,logarithmic share done,ahead/behind (pp),expected by now,lead,pace (1 = on pace),shortfall,excess,excess share,observed growth,planned growth,required growth,required per year,required per month,left under the ceiling,left per year,left per month,amount of the rest,amount of the rest per month,same rest last year,growth of the rest,whole-year growth that reaches the level,what the rest must bring,remarks,why empty
fixed-lines-2015,"Fixed lines, Gansu, 2015",behind,,Gansu,gansu,Fixed lines,fixed-lines,,,,,"at most 350 万户 by 2015, baseline 2013",2015-12-31,万户,377.77,2013,370,2014,as recorded,,350,,0.279798,0.5,,-0.220202,363.885,-6.115,0.559597,20,,,-0.020568,-0.037457,-0.054054,-20,-1.666667,,,,,,,,,,,"attainment: less is better, so a share of the level says nothing"
kang-shops,"New shops, Kang, 2016",behind,,Kang,kang,New shops,new-shops,,,,,"120 家 in every year, from 2014 to 2016",2016-12-31,家,0,2013-12-31,115,2014,as recorded,,360,0.319444,0.319444,0.333333,,-0.013889,120,-5,0.958333,245,,,,,,122.5,10.208333,,,,,,,,,,a year fell short,"observed growth, planned growth, required growth: growth is not defined for a sum that starts at 0"
turnover-2015,"E-commerce turnover, Gansu, 2015",on pace,,Gansu,gansu,E-commerce turnover,turnover,Opinion on e-commerce,gansu-2014,3.1 (1),甘肃省商务厅,"grow 30% a year on average by 2015, baseline 2013",2015-12-31,亿元,860,2013,1199.7,2014,estimated from 6 of 12 months,,1453.4,0.825444,0.572464,0.5,0.634413,0.134413,1118,81.7,1.316667,253.7,,,0.395,0.3,0.21147,253.7,21.141667,,,,,,,,,,estimated from 6 of 12 months; another reading gives another status,
longnan-shops-2016,"Online shops, Longnan, 2016",achieved,,Longnan,longnan,Online shops,shops,,,,,"at least 3,000 家 by 2016",2016-12-31,家,,,5446,2014-11-30,as recorded,at least,3000,1.815333,,,,,,,,0,2446,0.815333,,,,,,,,,,,,,,,approximate figure,"baseline, share done, time elapsed, logarithmic share done, ahead/behind (pp), expected by now, lead, pace, observed growth, planned growth: no baseline stated; required growth, required per year, required per month: met, none needed"
share-2017,"Share of online retail, Gansu, 2017",no data,no figure recorded,Gansu,gansu,Share of online retail,share,Opinion on e-commerce,gansu-2014,,,at least 11% by 2017,2017-12-31,%,,,,,,,11,,,,,,,,,,,,,,,,,,,,,,,,,,,"baseline, time elapsed, planned growth: no baseline stated; latest actual, attainment, share done, logarithmic share done, ahead/behind (pp), expected by now, lead, pace, shortfall, observed growth, required growth, required per year, required per month: no figure recorded"
"""
MARKDOWN = """\
| target | id | region | status | actual | period | target level | unit | attainment | ahead/behind (pp) | pace (1 = on pace) | lead | shortfall | required growth | deadline | owner | remarks |
| --- | --- | --- | --- | ---: | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- | --- |
| Fixed lines, Gansu, 2015 | fixed-lines-2015 | Gansu | behind | 370 | 2014 | 350 | 万户 | less is better, so a share of the level says nothing | -22.0 points | 0.56 | -6.12 | 20 | -5.41% | 2015-12-31 | - | - |
| New shops, Kang, 2016 | kang-shops | Kang | behind | 115 | 2014 | 360 | 家 | 31.9% | -1.4 points | 0.96 | -5 | 245 | growth is not defined for a sum that starts at 0 | 2016-12-31 | - | a year fell short |
| E-commerce turnover, Gansu, 2015 | turnover-2015 | Gansu | on pace | est. 1,199.7 | 2014 | 1,453.4 | 亿元 | 82.5% | +13.4 points | 1.32 | +81.7 | 253.7 | 21.15% | 2015-12-31 | 甘肃省商务厅 | estimated from 6 of 12 months; another reading gives another status |
| Online shops, Longnan, 2016 | longnan-shops-2016 | Longnan | achieved | &gt;5,446 | 2014-11-30 | 3,000 | 家 | 181.5% | no baseline stated | no baseline stated | no baseline stated | 0 | met, none needed | 2016-12-31 | - | approximate figure |
| Share of online retail, Gansu, 2017 | share-2017 | Gansu | no data | no figure recorded | - | 11 | % | no figure recorded | no figure recorded | no figure recorded | no figure recorded | no figure recorded | no figure recorded | 2017-12-31 | - | - |
"""
NEEDS_FILE = """\
{form} is not text, so it is not shown here [needs-file]
  hint: name a file with -o FILE; with -o - it goes on to another program
"""


@pytest.mark.usefixtures("gansu")
class TestForms:
    def test_csv_has_plain_numbers_units_and_reasons(self, program: Program) -> None:
        ended = program("export")
        assert (ended.code, ended.err) == (0, "")
        assert ended.out == CSV

    def test_csv_says_why_there_is_no_excess(self, program: Program, gansu: Path) -> None:
        goal = 'improve = true\nsince = "2013"\nby = "2015"'
        with (gansu / "tables.toml").open("a", encoding="utf-8") as file:
            file.write(f'\n[target.better]\nindicator = "turnover"\nregion = "gansu"\n{goal}\n')
        row = next(row for row in csv.DictReader(io.StringIO(program("export").out)) if row["id"] == "better")
        assert (row["excess"], row["excess share"]) == ("", "")
        assert "shortfall, excess, excess share, planned growth" in row["why empty"]

    def test_tsv_holds_the_same_cells(self, program: Program) -> None:
        cells = list(csv.reader(io.StringIO(CSV)))
        assert list(csv.reader(io.StringIO(program("export", "-f", "tsv").out), delimiter="\t")) == cells

    def test_markdown_is_as_it_is_read(self, program: Program) -> None:
        assert program("export", "-f", "md").out == MARKDOWN

    def test_json_is_that_of_status(self, program: Program) -> None:
        assert program("export", "-f", "json").out == program("status", "--json").out

    def test_headings_are_in_the_language(self, program: Program) -> None:
        assert "完成率" in in_chinese(program, "export").out.splitlines()[0]


@pytest.mark.usefixtures("gansu")
class TestSafety:
    def owned(self, tracker: Path, text: str) -> None:
        path = tracker / "tables.toml"
        path.write_text(path.read_text(encoding="utf-8").replace('"甘肃省商务厅"', as_toml(text)), encoding="utf-8")

    @pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
    def test_a_text_never_becomes_a_formula_and_can_be_read_back(self, program: Program, gansu: Path, text: str) -> None:
        self.owned(gansu, text)
        for form, delimiter in (("csv", ","), ("tsv", "\t")):
            out = program("export", "turnover-2015", "-f", form).out
            (row,) = csv.DictReader(io.StringIO(out), delimiter=delimiter)
            assert row["owner"].lstrip(" ")[0] not in "=+-@＝＋－＠\t\r"  # full-width signs act too
            assert unguarded(row["owner"]) == visible(text)

    @pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
    def test_a_text_of_a_workbook_is_text(self, program: Program, gansu: Path, text: str) -> None:
        self.owned(gansu, text)
        assert program("export", "-o", "t.xlsx", "turnover-2015", "--columns", "owner").code == 0
        cell = openpyxl.load_workbook("t.xlsx").worksheets[0]["A3"]
        assert (unescape(cell.value), cell.data_type) == (visible(text), "s")
        assert cell.quotePrefix == (guarded(visible(text)) != visible(text))
        parts = zipfile.ZipFile("t.xlsx")
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert [name for name in parts.namelist() if "external" in name.casefold() or "vba" in name.casefold()] == []

    @pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
    def test_a_text_of_a_page_is_text(self, program: Program, gansu: Path, text: str) -> None:
        self.owned(gansu, text)
        out = program("export", "-f", "html", "turnover-2015", "--columns", "id,owner").out
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(out)
        cells = tree.findall(".//tbody/tr/*")
        assert [("".join(cell.itertext()), len(cell)) for cell in cells] == [("turnover-2015", 0), (visible(text), 0)]

    @pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
    def test_a_text_of_markdown_is_text(self, program: Program, gansu: Path, text: str) -> None:
        self.owned(gansu, text)
        out = program("export", "-f", "md", "turnover-2015", "--columns", "id,owner").out
        page = MarkdownIt("commonmark").enable("table").enable("strikethrough").render(out)
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(page)
        cells = tree.findall(".//tbody/tr/*")
        assert [("".join(cell.itertext()), len(cell)) for cell in cells] == [("turnover-2015", 0), (visible(text).strip(), 0)]

    def test_a_negative_number_stays_a_number(self, program: Program) -> None:
        (row,) = csv.DictReader(io.StringIO(program("export", "kang-shops").out))
        assert row["lead"] == "-5"

    def test_markdown_escapes_what_would_act(self, program: Program, gansu: Path) -> None:
        path = gansu / "tables.toml"
        path.write_text(path.read_text(encoding="utf-8").replace("甘肃省商务厅", "a|b\\\\<script>*c*\\n"), encoding="utf-8")
        assert "| a\\|b\\\\&lt;script&gt;\\*c\\*\\\\x0a |" in program("export", "turnover-2015", "-f", "md").out


@pytest.mark.usefixtures("gansu")
class TestFile:
    def test_a_file_is_replaced_whole(self, program: Program) -> None:
        Path("table.csv").write_text("old", encoding="utf-8")
        ended = program("export", "-o", "table.csv")
        assert (ended.code, ended.out) == (0, "")
        assert Path("table.csv").read_text(encoding="utf-8") == CSV
        assert [path.name for path in Path().iterdir() if path.name.startswith(".")] == []

    def test_excel_gets_its_mark_for_chinese_unless_told_otherwise(self, program: Program) -> None:
        def is_marked(*arguments: str, chinese: bool) -> bool:
            command = ("export", "-o", "table.csv", *arguments)
            ended = in_chinese(program, *command) if chinese else program(*command)
            assert ended.code == 0
            return Path("table.csv").read_bytes().startswith(b"\xef\xbb\xbf")

        assert is_marked(chinese=True)
        assert not is_marked("--no-bom", chinese=True)
        assert not is_marked("-f", "tsv", chinese=True)
        assert not is_marked(chinese=False)
        assert is_marked("--bom", chinese=False)

    @pytest.mark.parametrize(
        "path", ["targets/tables.toml", "targets/new.toml", "targets/actuals/x.csv", "targets/../targets/actuals/figures.toml"]
    )
    def test_what_a_tracker_is_read_from_is_never_written(self, program: Program, gansu: Path, path: str) -> None:
        files = {path: path.read_bytes() for path in gansu.rglob("*") if path.is_file()}
        assert program("export", "-o", path).code == 2
        assert {path: path.read_bytes() for path in gansu.rglob("*") if path.is_file()} == files

    def test_the_name_of_the_file_tells_the_form(self, program: Program) -> None:
        assert program("export", "-o", "t.md").code == 0
        assert Path("t.md").read_text(encoding="utf-8") == MARKDOWN
        assert program("export", "-o", "t.md", "-f", "csv").code == 0
        assert Path("t.md").read_text(encoding="utf-8") == CSV

    def test_a_folder_that_is_not_there_is_told(self, program: Program) -> None:
        ended = program("export", "-o", "nowhere/table.csv")
        assert (ended.code, ended.out) == (2, "")
        assert "nowhere/table.csv: " in ended.err


@pytest.mark.usefixtures("gansu")
class TestColumns:
    def test_keys_choose_columns_and_their_order(self, program: Program) -> None:
        out = program("export", "--columns", "id,attainment,status", "turnover-2015", "kang-shops", "--sort", "id").out
        # 115 / 360 and 1199.7 / 1453.4.
        assert out == "id,attainment,status\nkang-shops,0.319444,behind\nturnover-2015,0.825444,on pace\n"

    def test_all_stands_for_all_columns(self, program: Program) -> None:
        out = program("export", "-f", "md", "--columns", "all", "kang-shops").out
        assert len(out.splitlines()[0].split(" | ")) == len(CSV.splitlines()[0].split(","))

    def test_the_columns_of_json_are_those_of_its_contract(self, program: Program) -> None:
        ended = program("export", "-f", "json", "--columns", "id")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("the columns of json are fixed [fixed-columns]\n")

    def test_an_unknown_key_is_refused_with_a_suggestion(self, program: Program) -> None:
        ended = program("export", "--columns", "id,attainmnt")
        assert (ended.code, ended.out) == (2, "")
        assert 'did you mean "attainment"?' in ended.err


@pytest.mark.usefixtures("gansu")
class TestWorkbook:
    def rows(self, program: Program, *arguments: str) -> tuple[Any, list[list[Any]]]:
        assert program("export", "-f", "xlsx", "-o", "t.xlsx", *arguments).code == 0
        sheet = openpyxl.load_workbook("t.xlsx").worksheets[0]
        return sheet, [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]

    def test_numbers_are_numbers_and_days_are_days(self, program: Program) -> None:
        sheet, rows = self.rows(program, "turnover-2015", "--columns", "id,latest,attainment,deadline,status")
        assert rows[0] == ["id", "actual", "attainment", "deadline", "status"]
        assert rows[1] == ["turnover-2015", 1199.7, 0.825444, datetime(2015, 12, 31), "on pace"]  # noqa: DTZ001  # a day of a sheet
        assert sheet["C3"].number_format == "0.0%"
        (rules,) = [found.rules for found in sheet.conditional_formatting if "E3" in found.cells]
        assert {rule.formula[0]: rule.dxf.fill.bgColor.rgb for rule in rules}['"on pace"'] == "00C6E0B4"

    def test_numbers_are_grouped_and_what_is_not_met_never_shows_as_met(self, program: Program, gansu: Path) -> None:
        figures = gansu / "actuals" / "figures.toml"
        figures.write_text(figures.read_text(encoding="utf-8").replace("value = 5446", "value = 2999.9"), encoding="utf-8")
        sheet, rows = self.rows(program, "longnan-shops-2016", "--columns", "level,latest,attainment")
        # 2999.9 / 3000 is 99.9967 %, which rounds to 100.0, to 100.00 and to 99.997.
        assert rows[1] == [3000, 2999.9, 0.999967]
        assert [sheet.cell(3, column).number_format for column in (1, 2, 3)] == ["#,##0", "#,##0.0", "0.000%"]

    def test_it_prints_on_a4_with_its_headings_on_every_page(self, program: Program) -> None:
        sheet, rows = self.rows(program)
        assert rows[0][-1] == "why empty"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == ("landscape", 9, 1)
        assert (sheet.print_title_rows, sheet.print_area) == ("$2:$2", "'progress'!$A$1:$Q$7")

    def test_a_table_without_targets_has_its_headings(self, program: Program) -> None:
        sheet, rows = self.rows(program, "--status", "missed", "--columns", "id,status")
        assert rows == [["id", "status"]]
        assert [str(found.sqref) for found in sheet.conditional_formatting] == ["B3"]

    def test_it_tells_no_moment(self, program: Program) -> None:
        self.rows(program)
        first = Path("t.xlsx").read_bytes()
        self.rows(program)
        assert Path("t.xlsx").read_bytes() == first
        with zipfile.ZipFile("t.xlsx") as parts:
            assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}

    def test_a_terminal_takes_none(self, program: Program) -> None:
        ended = program("export", "-f", "xlsx")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == NEEDS_FILE.format(form="xlsx")

    def test_another_program_takes_one(self, program: Program) -> None:
        assert program("export", "-o", "t.xlsx").code == 0
        command = [sys.executable, "-m", "ectrack", "export", "--lang", "en", "-f", "xlsx", "-o", "-"]
        ended = subprocess.run(command, capture_output=True, check=False)
        assert (ended.returncode, ended.stderr, ended.stdout) == (0, b"", Path("t.xlsx").read_bytes())


@pytest.mark.usefixtures("gansu")
def test_a_page_has_the_table_as_it_is_read(program: Program) -> None:
    out = program("export", "-f", "html", "turnover-2015", "--columns", "name,status,attainment,required_growth").out
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(out)
    cells = ["".join(cell.itertext()) for row in tree.findall(".//tbody/tr") for cell in row]
    assert cells == ["E-commerce turnover, Gansu, 2015", "on pace", "82.5%", "21.15%"]


@pytest.mark.usefixtures("gansu")
def test_a_page_tells_below_the_table_why_a_cell_is_empty(program: Program) -> None:
    out = program("export", "-f", "html", "kang-shops", "--columns", "id,shortfall,required_growth").out
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(out)
    assert ["".join(cell.itertext()) for cell in tree.findall(".//tbody/tr/*")] == ["kang-shops", "245", "(a)"]
    assert [paragraph.text for paragraph in tree.findall(".//main/p")][-1] == "(a) growth is not defined for a sum that starts at 0"
