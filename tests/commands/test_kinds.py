"""Growth rates, counts and breaks in every output and in both languages; the numbers are worked out in docs/explanation/kinds.md."""

import csv
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["program"]

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "kinds"
NAMES = (
    *("rate-to-date", "rate-of-a-month", "prices-in-a-band", "every-year", "mean-of-rates", "intensity", "real-growth"),
    *("every-county", "nine-tenths-of-them", "rents", "shops-linked"),
)
FORMS = ("csv", "tsv", "json", "md", "html", "xlsx", "docx", "latex", "sdmx-csv", "datapackage")


@pytest.fixture
def kinds(program: Program) -> Program:
    shutil.copytree(EXAMPLES, "targets", dirs_exist_ok=True)
    return program


def target(program: Program, name: str, *more: str) -> dict[str, object]:
    [found] = json.loads(program("status", name, "--json", *more).out)["targets"]
    return dict(found)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_every_page_of_a_target_is_written(kinds: Program, name: str, lang: str) -> None:
    for more in ((), ("--explain",), ("--json",), ("--no-estimates",), ("--method", "all")):
        ended = kinds("show", name, "--lang", lang, *more)
        assert (ended.code, ended.err) == (0, ""), more
        assert "{" not in ended.out or "--json" in more


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("command", ["status", "list", "need", "check", "report", "log"])
def test_every_command_reads_them(kinds: Program, command: str, lang: str) -> None:
    ended = kinds(command, "--lang", lang)
    assert ended.code in ({0, 1} if command == "check" else {0})
    assert ended.err == ""


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_exported(kinds: Program, form: str) -> None:
    assert kinds("export", "-f", form, "-o", f"out.{form}").code == 0
    assert Path(f"out.{form}").exists()


@pytest.mark.parametrize("name", NAMES)
def test_every_target_is_drawn(kinds: Program, name: str) -> None:
    assert kinds("chart", name, "-o", "out.svg").code == 0
    assert Path("out.svg").read_text(encoding="utf-8").startswith("<svg")


def test_csv_and_json_say_the_same(kinds: Program) -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(kinds("export", "-f", "csv").out.removeprefix("\ufeff")))}
    targets = {one["id"]: one for one in json.loads(kinds("status", "--json").out)["targets"]}
    assert {*rows} == {*targets} == {*NAMES}
    assert {name: rows[name]["status"] for name in NAMES} == {name: targets[name]["status"] for name in NAMES}


def test_a_recorded_rate_of_the_year_decides(kinds: Program) -> None:
    assert target(kinds, "rate-to-date")["status"] == "behind"
    ended = kinds("record", "investment", "2025年1-11月", "7.2%", "--region", "gansu", "--source", "s")
    assert ended.code in {0, 1}
    assert target(kinds, "rate-to-date")["status"] == "on-pace"
    assert kinds("record", "investment", "2025", "6.9%", "--region", "gansu", "--source", "s").code in {0, 1}
    assert target(kinds, "rate-to-date")["status"] == "missed"


def test_a_figure_of_a_share_that_looks_like_a_rate_leaves_the_tracker_valid(program: Program) -> None:
    Path("targets/actuals").mkdir(parents=True)
    Path("targets/t.toml").write_text(
        '[region.r]\n[indicator.e]\nkind = "share"\n[target.a]\nindicator = "e"\nregion = "r"\ntotal = "13.5%"\nfrom = 2021\nby = 2025\n',
        encoding="utf-8",
    )
    for year, value in (("2020", "9%"), ("2021", "2.7%")):
        assert program("record", "e", year, value, "--source", "s").code in {0, 1}
    assert (target(program, "a")["status"], target(program, "a")["reason"]) == ("unrated", "rates-added")
    checked = program("check", "--only", "rates-added")
    assert checked.code == 1
    assert 'write kind = "growth" on the indicator' in checked.out


def test_json_tells_the_coverage_and_the_link(kinds: Program) -> None:
    latest = target(kinds, "every-county")["latest"]
    assert isinstance(latest, dict)
    assert (latest["value"], latest["basis"], latest["rolled_up"]) == (3, "counted", {"of": 4, "have": 3, "missing": ["gaolan"]})
    baseline = target(kinds, "shops-linked")["baseline"]
    assert baseline == {"period": "2017", "date": "2017-12-31", "value": 960, "link": 1.2}
    figures = json.loads(kinds("show", "shops-linked", "--json").out)["targets"][0]["figures"]
    assert [(one["value"], one["role"], one["link"]) for one in figures] == [(800, "baseline", 1.2), (1000, "used", None)]


def test_the_list_says_what_figures_follow_from(kinds: Program) -> None:
    found = {one["id"]: one for one in json.loads(kinds("list", "indicators", "--json").out)["indicators"]}
    assert found["gdp-growth"]["growth_of"] == "gdp"
    assert found["covered"]["count"] == {"of": "stations", "at_least": 1, "level": "county", "share": False}
    assert found["shops"]["breaks"] == [{"from": "2019-01-01", "why": "new register", "link": 1.2}]


class TestWords:
    @pytest.mark.parametrize(
        ("name", "english", "chinese"),
        [
            ("intensity", "13.5% less in total, from 2021 to 2025", "累计减少13.5%，2021年至2025年"),
            ("mean-of-rates", "at least 6% on average, from 2022 to 2024", "平均达到6%以上，2022年至2024年"),
            ("every-year", "always at least 5%, up to 2026", "始终不低于5%，直到2026年"),
            ("rate-to-date", "growth rate, %", "增速，%"),
            ("real-growth", "growth of GDP (gdp)", "增速出处 地区生产总值（gdp）"),
            (
                "every-county",
                "regions below of level county, Service stations (stations) at least 1 家",
                "下级 county 地区，服务站（stations）不少于1家",
            ),
            ("every-county", "counted over 3 of 4 regions below", "由 4 个下级地区中的 3 个清点"),
            ("shops-linked", "960 家 for 2017, times 1.2 over a break", "960家，2017，按口径变动乘以 1.2"),
            ("rents", "unrated: a break in the series lies between", "未评：中间有口径变动"),
        ],
    )
    def test_pages_say_it(self, kinds: Program, name: str, english: str, chinese: str) -> None:
        assert english in " ".join(kinds("show", name).out.split())
        assert chinese in " ".join(kinds("show", name, "--lang", "zh").out.split())

    def test_formulas_are_filled_in(self, kinds: Program) -> None:
        page = " ".join(kinds("show", "intensity", "--explain").out.split())
        assert "(0.973 * 0.999 * 0.995 * 0.962 - 1) * 100 = -6.96" in page
        assert "ln(1 + (-6.958547587) / 100) / ln(1 + (-13.5) / 100) = 49.73%" in page

    def test_what_compounds_asks_for_a_growth(self, kinds: Program) -> None:
        [row] = [line for line in kinds("need").out.splitlines() if " intensity " in line]
        assert "-7.03%" in row

    def test_a_chart_marks_the_break(self, kinds: Program) -> None:
        kinds("chart", "rents", "-o", "out.svg", "--lang", "zh")
        assert "口径变动：2023 = 100" in Path("out.svg").read_text(encoding="utf-8")


def test_another_link_is_told_by_a_comparison(kinds: Program) -> None:
    shutil.copytree("targets", "was")
    tables = Path("targets/kinds.toml")
    tables.write_text(tables.read_text(encoding="utf-8").replace("link = 1.2", "link = 1.3"), encoding="utf-8")
    assert "breaks: 2019-01-01 new register 1.2 -> 2019-01-01 new register 1.3" in " ".join(
        kinds("diff", "was", "targets").out.split()
    )
    targets = json.loads(kinds("diff", "was", "targets", "--json").out)["targets"]
    [found] = [one for one in targets if one["id"] == "shops-linked"]
    assert [change["key"] for change in found["changes"]] == ["breaks"]


def test_a_form_asks_for_rates_and_for_the_regions_that_are_counted(kinds: Program) -> None:
    assert kinds("template", "rate-to-date", "every-county", "--period", "2025-09-30", "-o", "t.xlsx").code == 0
    sheet = openpyxl.load_workbook("t.xlsx").worksheets[0]
    headings = [cell.value for cell in sheet[3]]
    rows = [dict(zip(headings, row, strict=True)) for row in sheet.iter_rows(min_row=4)]
    asked = [(row["indicator id"].value, row["region id"].value, row["period"].value) for row in rows]
    assert asked == [
        ("investment", "gansu", "2025-01/2025-09"),
        *(("stations", name, "2025-09-30") for name in ("chengguan", "qilihe", "anning", "gaolan")),
    ]
    assert [row["yoy"].protection.locked for row in rows] == [True, False, False, False, False]
