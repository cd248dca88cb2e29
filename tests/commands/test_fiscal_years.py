"""Years that begin in another month: read from every place, shown so in every output."""

import json
from datetime import date
from pathlib import Path

import pytest

from ectrack.api import load
from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["program"]

TABLES = """\
[region.town]
name = "Oldham"
[indicator.fees]
name = "Fee income"
unit = "million GBP"
kind = "flow"
year_starts = "04"
[target.fees]
indicator = "fees"
region = "town"
at_least = "£130m"
since = "FY2023/24"
by = "2025/26"
[target.yearly]
indicator = "fees"
region = "town"
each_year = 100
from = "FY2024/25"
by = "FY2026/27"
"""
FIGURES = """\
indicator,region,period,value,source
fees,town,FY2023/24,£100m,s
fees,town,2024/25-H1,52,s
fees,town,FY2024/25,112,s
"""


@pytest.fixture
def folder(program: Program) -> Path:  # noqa: ARG001  # in its working folder
    place = Path("targets")
    (place / "actuals").mkdir(parents=True)
    (place / "tables.toml").write_text(TABLES, encoding="utf-8")
    (place / "actuals" / "a.csv").write_text(FIGURES, encoding="utf-8")
    return place


@pytest.mark.parametrize("text", ["FY2025/26-H1", "H1 2025/26", "2025/26-H1"])
def test_a_part_of_such_a_year_is_recorded_under_its_name(program: Program, folder: Path, text: str) -> None:
    ended = program("record", "fees", text, "£60m", "--source", "s", "--recorded", "2025-10-20")
    assert (ended.code, ended.err) == (0, "")
    assert "recorded fees, town, FY2025/26-H1: 60 million GBP in targets/actuals/fees.toml:1\n" in ended.out
    assert 'period = "FY2025/26-H1"\nvalue = "£60m"\n' in (folder / "actuals" / "fees.toml").read_text(encoding="utf-8")


def test_it_is_revised_and_withdrawn_by_any_of_its_names(program: Program, folder: Path) -> None:
    assert folder.exists()
    assert program("revise", "fees", "2024/25", "113", "--why", "audit", "--recorded", "2025-10-20").code == 0
    ended = program("withdraw", "fees", "2024-04/2025-03", "--why", "wrong", "--recorded", "2025-10-21")
    assert (ended.code, ended.err) == (0, "")


def test_in_a_file_with_other_years_it_is_written_by_its_months(program: Program, folder: Path) -> None:
    (folder / "ectrack.toml").write_text('record_to = "csv"\n[figures."fees.csv"]\nyear_starts = "10"\n', encoding="utf-8")
    ended = program("record", "fees", "FY2025/26", "131", "--source", "s", "--recorded", "2026-04-20")
    assert (ended.code, ended.err) == (0, "")
    assert "fees,town,2025-04/2026-03,131,s,2026-04-20\n" in (folder / "actuals" / "fees.csv").read_text(encoding="utf-8-sig")
    assert "achieved" in program("status", "fees").out


@pytest.mark.parametrize(
    ("text", "slug"), [("2025", ""), ("FY2025", "which-year"), ("2025年度", "which-year"), ("2025/2026", "year-or-two")]
)
def test_what_could_be_another_year_is_refused(program: Program, folder: Path, text: str, slug: str) -> None:
    before = sorted(path.name for path in (folder / "actuals").iterdir())
    ended = program("record", "fees", text, "60", "-n")
    assert (ended.code, f"[{slug}]" in ended.err) == ((2, True) if slug else (0, False))
    assert sorted(path.name for path in (folder / "actuals").iterdir()) == before


def test_without_the_month_it_is_refused_and_never_october(program: Program, folder: Path) -> None:
    (folder / "tables.toml").write_text(
        TABLES.replace('year_starts = "04"\n', "").replace("FY20", "20").replace("/26", "").replace("/27", ""), encoding="utf-8"
    )
    (folder / "actuals" / "a.csv").unlink()
    ended = program("record", "fees", "2009/10", "60")
    assert (ended.code, ended.out) == (2, "")
    assert "year_starts" in ended.err


def test_the_month_may_be_said_for_the_whole_tracker(program: Program, folder: Path) -> None:
    (folder / "tables.toml").write_text(TABLES.replace('year_starts = "04"\n', ""), encoding="utf-8")
    (folder / "ectrack.toml").write_text('year_starts = "07"\n', encoding="utf-8")
    (found, _other) = json.loads(program("status", "--json").out)["targets"]
    assert (found["deadline"], found["baseline"]["period"], found["latest"]["period"]) == ("2026-06-30", "FY2023/24", "FY2024/25")


@pytest.mark.parametrize("day", ["FY2024/25", "2024/25", "2025-03-31"])
def test_the_day_of_a_report_may_be_the_end_of_it(program: Program, folder: Path, day: str) -> None:
    assert folder.exists()
    assert json.loads(program("status", "--json", "--as-of", day).out)["as_of"] == "2025-03-31"
    assert load(folder).assess(as_of=day).as_of == date(2025, 3, 31)


def test_every_output_names_it(program: Program, folder: Path) -> None:
    assert folder.exists()
    program("record", "fees", "FY2025/26-H1", "60", "--source", "s", "--recorded", "2025-10-20")
    (found, yearly) = json.loads(program("status", "--json").out)["targets"]
    assert (found["deadline"], found["baseline"]["date"], found["latest"]["period"]) == ("2026-03-31", "2025-03-31", "FY2025/26-H1")
    assert [row["year"] for row in yearly["years"]] == ["FY2024/25", "FY2025/26", "FY2026/27"]
    # 52 of 112 were there by then; the level asks for 130: 130 - 60 = 70 over 112 - 52 = 60, 16.7 % more.
    rest = "the second half must bring 70 million GBP, 11.7 a month, 16.7% more than the second half of FY2024/25"
    for command in (("status",), ("show", "fees"), ("need",), ("report",), ("export", "-f", "md"), ("export", "-f", "csv")):
        out = program(*command).out
        assert rest in out, command
        assert "FY2025/26-H1" in out or command == ("need",), command
        assert "2025-04" not in out.replace("2025-04/2025-09", ""), command
    assert "at least 130 million GBP by FY2025/26, baseline FY2023/24" in program("show", "fees").out
    assert "from FY2024/25 to FY2026/27" in program("show", "yearly").out
    assert "FY2024/25-H1" in program("log").out


def test_a_chart_has_ticks_at_the_ends_of_such_years(program: Program, folder: Path) -> None:
    assert folder.exists()
    program("chart", "fees", "-o", "fees.svg", "--as-of", "2025-03-31")
    drawn = Path("fees.svg").read_text(encoding="utf-8")
    assert "end of FY2024/25" in drawn
    program("chart", "yearly", "-o", "yearly.svg")
    assert ">FY2025/26<" in Path("yearly.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("asked", "period"),
    [("FY2025/26", "FY2025/26"), ("2025/26-Q2", "FY2025/26-Q2"), ("2026-03-31", "FY2025/26"), ("2025-06-30", "FY2025/26-Q1")],
)
def test_a_template_asks_for_it_and_is_read_back(program: Program, folder: Path, asked: str, period: str) -> None:
    import openpyxl

    assert folder.exists()
    found = json.loads(program("template", "--period", asked, "--json").out)["figures"]
    assert [one["period"] for one in found] == [period]
    program("template", "--period", asked, "-o", "form.xlsx")
    book = openpyxl.load_workbook("form.xlsx")
    sheet = book.active
    assert sheet is not None
    heads = {cell.value: cell.column for row in sheet.iter_rows() for cell in row if cell.value in {"value", "period", "source"}}
    (row,) = (row for row in range(1, sheet.max_row + 1) if sheet.cell(row, heads["period"]).value == period)
    sheet.cell(row, heads["value"], 61)
    sheet.cell(row, heads["source"], "the office")
    book.save("form.xlsx")
    ended = program("import", "form.xlsx", "--recorded", "2026-04-02")
    assert (ended.code, ended.err) == (0, "")
    assert period in [one["period"] for one in json.loads(program("log", "--json").out)["actuals"]]


@pytest.mark.parametrize("text", ["FY2025/26", "2025/26"])
def test_what_if_takes_it(program: Program, folder: Path, text: str) -> None:
    assert folder.exists()
    assert "achieved" in program("need", "fees", "--if", f"{text}=131").out


@pytest.mark.parametrize(
    ("table", "arguments"),
    [
        ("period,value\n2021/22,80\n2022/23,90\n", ()),
        ("region,2021/22,FY2022/23\nOldham,80,90\n", ()),
        ("region,value\nOldham,80\n", ("--period", "2021/22")),
    ],
)
def test_a_table_has_it_in_a_column_across_or_for_all(
    program: Program, folder: Path, table: str, arguments: tuple[str, ...]
) -> None:
    assert folder.exists()
    Path("t.csv").write_text(table, encoding="utf-8")
    place = () if "region" in table else ("--region", "town")
    ended = program("import", "t.csv", "--indicator", "fees", "--source", "s", *place, *arguments)
    assert (ended.code, ended.err) == (0, "")
    found = {one["period"]: one["value"] for one in json.loads(program("log", "--json").out)["actuals"]}
    assert found["FY2021/22"] == 80
    assert ("FY2022/23" in found) is not bool(arguments)


def test_a_table_without_the_month_is_refused_and_never_october(program: Program, folder: Path) -> None:
    (folder / "tables.toml").write_text('[region.town]\n[indicator.fees]\nkind = "flow"\nunit = "GBP"\n', encoding="utf-8")
    (folder / "actuals" / "a.csv").unlink()
    Path("t.csv").write_text("period,value\n2009/10,80\n2010/11,90\n", encoding="utf-8")
    ended = program("import", "t.csv", "--indicator", "fees", "--region", "town", "--source", "s")
    assert ended.code == 2
    assert "year_starts" in ended.out + ended.err
