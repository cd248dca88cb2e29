"""`ectrack import` on the layouts that offices use: what is recognised, and what is refused rather than misread."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.commands.running import Program
from tests.commands.test_import import RECORDED, sheet_of, table, tracker, workbook
from tests.commands.tracking import program

__all__ = ["program", "tracker"]

IMPORTED = Path("targets/actuals/imported.toml")


def figures(program: Program, *arguments: str) -> list[tuple[Any, ...]]:
    """Return region, indicator, period and value of what an import would record."""
    ended = program("import", *arguments, "-n", "--json", *RECORDED)
    assert ended.code == 0, ended.err
    return [(one["region"], one["indicator"], one["period"], one["value"]) for one in json.loads(ended.out)["figures"]]


def refusals(program: Program, *arguments: str) -> list[str]:
    """Return the messages of an import that is refused, without their hints; nothing is recorded."""
    ended = program("import", *arguments)
    assert ended.code == 2
    assert not IMPORTED.exists()
    return [line for line in ended.err.splitlines() if line.endswith("]")]


class TestWide:
    def test_regions_across(self, tracker: Program) -> None:
        table("时期,北县,南县,合计\n2014年底,180,7,187\n")
        assert figures(tracker, "a.csv", "--indicator", "shops") == [
            ("north", "shops", "2014-12-31", 180),
            ("south", "shops", "2014-12-31", 7),
        ]

    def test_indicators_across_each_with_its_unit_and_its_growth(self, tracker: Program) -> None:
        # 12500 万元 = 1.25 亿元.
        table("地区,网店（家）,同比（%）,交易额（万元）,同比（%）\n北县,180,5,12500,39.5\n")
        assert tracker("import", "a.csv", "--period", "2014", *RECORDED).code == 0
        assert IMPORTED.read_text(encoding="utf-8") == (
            '[[actual]]\nindicator = "shops"\nregion = "north"\nperiod = "2014"\nvalue = 180\nyoy = "5%"\nrecorded = 2015-01-15\n\n'
            '[[actual]]\nindicator = "turnover"\nregion = "north"\nperiod = "2014"\nvalue = "12500万元"\nyoy = "39.5%"\n'
            "recorded = 2015-01-15\n"
        )

    def test_growth_belongs_to_the_column_on_its_left_alone(self, tracker: Program) -> None:
        table("地区,2013,2014,同比（%）\n南县,5,6,20\n")
        assert tracker("import", "a.csv", "--indicator", "turnover", *RECORDED).code == 0
        first, second = IMPORTED.read_text(encoding="utf-8").split("\n\n")
        assert 'period = "2013"' in first
        assert "yoy" not in first
        assert 'yoy = "20%"' in second

    def test_two_rows_of_merged_headings(self, tracker: Program) -> None:
        book = openpyxl.Workbook()
        sheet = sheet_of(book)
        for row in (
            ("各县统计表（2014年）",),
            ("地区", "2013年", None, "2014年", None),
            (None, "交易额（亿元）", "网店（家）", "交易额（亿元）", "网店（家）"),
            ("南县", 1.5, 10, 2.5, 20),
        ):
            sheet.append(row)
        for area in ("A1:E1", "A2:A3", "B2:C2", "D2:E2"):
            sheet.merge_cells(area)
        book.save("a.xlsx")
        assert figures(tracker, "a.xlsx") == [
            ("south", "turnover", "2013", 1.5),
            ("south", "shops", "2013", 10),
            ("south", "turnover", "2014", 2.5),
            ("south", "shops", "2014", 20),
        ]

    def test_two_rows_of_headings_in_a_text_file_are_named_by_a_mapping(self, tracker: Program) -> None:
        table("地区,2013年,,2014年,\n,交易额,同比,交易额,同比\n南县,1,10%,2,20%\n")
        Path("map.toml").write_text("header = [1, 2]\n", encoding="utf-8")
        assert figures(tracker, "a.csv", "--map", "map.toml") == [
            ("south", "turnover", "2013", 1),
            ("south", "turnover", "2014", 2),
        ]

    def test_halves_below_their_year(self, tracker: Program) -> None:
        book = openpyxl.Workbook()
        sheet = sheet_of(book)
        for row in (("地区", "2014年", None), (None, "上半年", "1-9月"), ("南县", 1, 2)):
            sheet.append(row)
        sheet.merge_cells("B1:C1")
        book.save("a.xlsx")
        assert figures(tracker, "a.xlsx", "--indicator", "turnover") == [
            ("south", "turnover", "2014-H1", 1),
            ("south", "turnover", "2014-01/2014-09", 2),
        ]

    def test_a_column_of_numbers_that_nobody_understands_is_not_dropped(self, tracker: Program) -> None:
        workbook(("序号", "时期", "北县", "东县", "合计"), (1, "2014年底", 180, 6, 186))
        assert refusals(tracker, "a.xlsx", "--indicator", "shops") == [
            'a.xlsx!Sheet!D1: the column "东县" has numbers, and its heading is no period, region or indicator [column-not-understood]'
        ]
        Path("map.toml").write_text('[columns]\n"东县" = "ignore"\n', encoding="utf-8")
        assert figures(tracker, "a.xlsx", "--indicator", "shops", "--map", "map.toml") == [("north", "shops", "2014-12-31", 180)]


class TestLong:
    def test_days_as_spreadsheets_write_them_into_text(self, tracker: Program) -> None:
        table("指标,地区,日期,数值\n网店,北县,2014/6/30,1\n网店,南县,2014-12-31 00:00:00,2\n交易额,南县,2014/6,3\n")
        assert [period for _region, _indicator, period, _value in figures(tracker, "a.csv")] == [
            "2014-06-30",
            "2014-12-31",
            "2014-06",
        ]

    def test_a_month_in_a_date_cell_is_a_month(self, tracker: Program) -> None:
        book = openpyxl.Workbook()
        sheet = sheet_of(book)
        sheet.append(("指标", "地区", "时期", "数值"))
        sheet.append(("交易额", "南县", date(2014, 6, 1), 5))
        sheet["C2"].number_format = 'yyyy"年"m"月"'
        book.save("a.xlsx")
        assert figures(tracker, "a.xlsx") == [("south", "turnover", "2014-06", 5)]

    def test_headings_repeated_on_every_page_and_totals_in_any_column(self, tracker: Program) -> None:
        table("序号,指标,地区,时期,数值\n1,网店,北县,2014,180\n序号,指标,地区,时期,数值\n2,网店,南县,2014,7\n合 计,,,,187\n")
        assert len(figures(tracker, "a.csv")) == 2
        assert "left out: 1 row of totals, columns 序号" not in tracker("import", "a.csv", "-n").err
        assert "left out: 1 row of totals; columns 序号\n" in tracker("import", "a.csv", "-n").err

    def test_blank_cells_that_mean_what_stands_above_them(self, tracker: Program) -> None:
        table("指标,地区,时期,数值\n网店,北县,2014,180\n,南县,2014,7\n")
        assert refusals(tracker, "a.csv") == ['a.csv:3: no indicator "" [unknown-indicator]']
        Path("map.toml").write_text('fill_down = ["indicator"]\n', encoding="utf-8")
        assert [row[1] for row in figures(tracker, "a.csv", "--map", "map.toml")] == ["shops", "shops"]

    def test_names_in_any_width_and_case(self, tracker: Program) -> None:
        table("Indicator,Region,Period,Value\nＴｕｒｎｏｖｅｒ,north ,２０１４,１，２５０．５\n")
        assert figures(tracker, "a.csv") == [("north", "turnover", "2014", 1250.5)]

    def test_a_standard_error_is_recorded(self, tracker: Program) -> None:
        table("indicator,region,period,value,se\nshops,south,2014,5,0.4\n")
        assert tracker("import", "a.csv", *RECORDED).code == 0
        assert "se = 0.4\n" in IMPORTED.read_text(encoding="utf-8")

    def test_a_forecast_stands_beside_the_figure_and_is_imported_once(self, tracker: Program) -> None:
        table("indicator,region,period,value,state,source\nshops,north,2013,130,预测,plan\n")
        assert tracker("import", "a.csv", *RECORDED).code == 0
        before = IMPORTED.read_bytes()
        assert "1 same\nnothing to record\n" in tracker("import", "a.csv").out
        assert IMPORTED.read_bytes() == before

    def test_growth_that_was_not_recorded_is_a_change(self, tracker: Program) -> None:
        table("indicator,region,period,value,yoy\nshops,north,2013,100,5%\n")
        assert "[changes-recorded]" in refusals(tracker, "a.csv")[0]
        assert tracker("import", "a.csv", "--revise", "with its growth", *RECORDED).code == 0
        assert "nothing to record" in tracker("import", "a.csv").out

    def test_a_likely_slip_is_told_with_its_cell(self, tracker: Program) -> None:
        workbook(("indicator", "region", "period", "value"), ("shops", "north", 2014, 1800000))
        ended = tracker("import", "a.xlsx", *RECORDED)
        assert ended.code == 0
        assert "warning: a.xlsx!Sheet!D2: " in ended.err
        assert "[far-from-neighbour]" in ended.err


class TestContradictions:
    HEAD = "indicator,region,period,value\n"

    @pytest.mark.parametrize(
        ("text", "arguments", "message"),
        [
            (
                "indicator,region,period,value\nshops,south,2013,5\n",
                ("--period", "2014-H2"),
                'a.csv:2: "2013" here, but "2014-H2" elsewhere for the same figure [says-otherwise]',
            ),
            (
                "region,period,网店（10万元）\nsouth,2014,125\n",
                (),
                'a.csv:2: "10万元" is not a unit [not-a-unit]',
            ),
            (
                "indicator,region,period,value\nturnover,south,2013,480亿元\nturnover,south,2014,12500\n",
                (),
                'a.csv:3: "12500" names no unit, and other cells of the column do [mixed-units]',
            ),
            (
                "indicator,region,period,value,approx\nshops,south,2014,500余,约\n",
                (),
                'a.csv:2: "about" here, but "more_than" elsewhere for the same figure [says-otherwise]',
            ),
            (
                "indicator,region,period,value\nshops,south,2014,5000以上10000以下\n",
                (),
                'a.csv:2: "以上10000" cannot be converted to 家 [unit-mismatch]',
            ),
            (
                "indicator,region,period,value,se\nshops,south,2014,5,-1\n",
                (),
                'a.csv:2: a standard error of "-1" is below zero [negative-se]',
            ),
            (
                "indicator,region,period,value,yoy\nshops,south,2014,5,39.5\n",
                (),
                'a.csv:2: "39.5" is a rate without % [rate-without-percent]',
            ),
        ],
    )
    def test_what_could_be_misread_is_refused(self, tracker: Program, text: str, arguments: tuple[str, ...], message: str) -> None:
        assert refusals(tracker, table(text), *arguments) == [message]

    def test_bare_numbers_beside_units_that_scale_nothing(self, tracker: Program) -> None:
        table(f"{self.HEAD}shops,south,2014,1.2万\nshops,south,2013,8000\n")
        assert [row[3] for row in figures(tracker, "a.csv")] == [12000, 8000]

    def test_errors_in_the_cells_of_keys(self, tracker: Program) -> None:
        workbook(("indicator", "region", "period", "value"), ("#REF!", "=A1", 2014, 3))
        assert refusals(tracker, "a.xlsx") == [
            "a.xlsx!Sheet!A2: the cell holds the error #REF! [error-in-cell]",
            "a.xlsx!Sheet!B2: a formula that was never computed [formula-not-computed]",
        ]

    def test_a_wrong_option_is_told_once(self, tracker: Program) -> None:
        table("region,value\nsouth,1\nnorth,2\n")
        assert refusals(tracker, "a.csv", "--indicator", "shop", "--period", "2014-13") == [
            'import: indicator: no indicator "shop" [unknown-indicator]',
            'import: period: "2014-13" is not a period that exists [no-such-period]',
        ]

    def test_a_correction_recorded_before_what_it_corrects(self, tracker: Program) -> None:
        table(f"{self.HEAD}shops,south,2014,5\nturnover,south,2014,6\n")
        assert tracker("import", "a.csv", "--recorded", "2015-02-01").code == 0
        table(f"{self.HEAD}shops,south,2014,7\nturnover,south,2014,6\nturnover,south,2013,1\n")
        before = IMPORTED.read_bytes()
        ended = tracker("import", "a.csv", "--revise", "why", "--recorded", "2015-01-01")
        assert ended.code == 2
        assert "a.csv:2: " in ended.err
        assert IMPORTED.read_bytes() == before


class TestSheets:
    def test_a_hidden_sheet_is_read_only_when_it_is_named(self, tracker: Program) -> None:
        book = openpyxl.Workbook()
        old = sheet_of(book)
        old.title, old.sheet_state = "old", "hidden"
        now = book.create_sheet("now")
        for sheet, value in ((old, 5), (now, 9)):
            sheet.append(("indicator", "region", "period", "value"))
            sheet.append(("shops", "south", 2014, value))
        book.active = 1
        book.save("a.xlsx")
        assert [row[3] for row in figures(tracker, "a.xlsx")] == [9]
        assert [row[3] for row in figures(tracker, "a.xlsx", "--sheet", "old")] == [5]

    def test_further_sheets_with_figures_are_named(self, tracker: Program) -> None:
        book = openpyxl.Workbook()
        for sheet, value in ((sheet_of(book), 5), (book.create_sheet("South"), 9)):
            sheet.append(("indicator", "region", "period", "value"))
            sheet.append(("shops", "south", 2014, value))
        book.save("a.xlsx")
        assert "left out: sheets South (name one with --sheet)\n" in tracker("import", "a.xlsx", "-n").err

    def test_a_workbook_from_standard_input(self, tracker: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        workbook(("indicator", "region", "period", "value"), ("shops", "south", 2014, 7))
        with Path("a.xlsx").open("rb") as stream:
            monkeypatch.setattr("sys.stdin", type("In", (), {"buffer": stream}))
            assert figures(tracker, "-") == [("south", "shops", "2014", 7)]

    def test_json_lists_what_was_refused_too(self, tracker: Program) -> None:
        table("indicator,region,period,value\nshops,south,2014,7\nshops,nowhere,2014,8\n")
        ended = tracker("import", "a.csv", "--json")
        assert ended.code == 2
        found = json.loads(ended.out)
        assert [one["what"] for one in found["figures"]] == ["new", "refused"]
        assert found["written_to"] is None


class TestGuess:
    def test_columns_by_what_stands_in_them(self, tracker: Program) -> None:
        table("2014年统计\n序号,填报县,网店数,经办人\n1,北县,180,张\n2,南县区,7,李\n合计,,187,\n")
        drafted = tracker("import", "a.csv", "--guess", "--period", "2014").out
        assert 'header = 2\nperiod = "2014"\n' in drafted
        for line in ('"序号" = "ignore"', '"填报县" = "region"', '"网店数" = { indicator = "shops" }', '"南县区" = ""  # south?'):
            assert f"\n{line}\n" in drafted

    def test_what_is_missing_is_left_to_say(self, tracker: Program) -> None:
        table("县区,数量\n北县,180\n")
        drafted = tracker("import", "a.csv", "--guess").out
        assert '# indicator = ""  # say it here, or map a column to it\n# period = ""' in drafted

    def test_into_a_file_that_is_not_there_yet(self, tracker: Program) -> None:
        table("县区,数量\n北县,180\n")
        assert tracker("import", "a.csv", "--guess", "-o", "m.toml").out == ""
        before = Path("m.toml").read_bytes()
        assert before.startswith(b"header = 1\n")
        assert "[template-there]" in tracker("import", "a.csv", "--guess", "-o", "m.toml").err
        assert Path("m.toml").read_bytes() == before
