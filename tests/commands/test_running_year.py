"""The year of the deadline, judged by its year to date, in every form that an office hands on.

Worked out by hand: 860 * 1.3 ** 2 = 1453.4 in 2015; 620.5 in its first half at +29.2 %, so 620.5 / 1.292 = 480.263 a year before, of 1050;
expected 1453.4 * 480.263 / 1050 = 664.776, pace 620.5 / 664.776 = 0.9334; the rest 1453.4 - 620.5 = 832.9 in 6 months, 138.8167 a month;
1050 - 480.263 = 569.7368 in the same rest of 2014, so 832.9 / 569.7368 - 1 = 46.19 %; the whole year 1453.4 / 1050 - 1 = 38.42 %.
The ceiling of 1000 leaves 379.5 in 6 months, 63.25 a month. The share fell below 80 % in 2014, which it was to keep.
"""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import frictionless
import openpyxl
import pytest

import ectrack
from ectrack.core.stated import BaselineRule
from ectrack.core.values.period_text import period
from ectrack.render.rewordings import key_text
from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["program"]

TABLES = """\
[region.gansu]
name = { zh = "甘肃省", en = "Gansu" }
[indicator.turnover]
name = { zh = "电子商务交易额", en = "Turnover" }
unit = "亿元"
kind = "flow"
[indicator.air]
name = { zh = "空气优良率", en = "Good air" }
kind = "share"
[target.turnover]
name = "Turnover"
indicator = "turnover"
region = "gansu"
growth = "30%"
since = "2013"
by = "2015"
[target.turnover.readings.more]
growth = "40%"
[target.ceiling]
name = "Ceiling"
indicator = "turnover"
region = "gansu"
at_most = 1000
by = "2015"
[target.air]
name = "Air"
indicator = "air"
region = "gansu"
at_least = "80%"
hold = true
from = "2013"
by = "2016"
"""
FIGURES = """\
indicator,region,period,value,yoy,source
turnover,gansu,2013,860,,yearbook
turnover,gansu,2014,1050,,yearbook
turnover,gansu,2015-H1,620.5,29.2%,bulletin
air,gansu,2013,81%,,yearbook
air,gansu,2014,79%,,yearbook
"""
SENTENCE = "the second half must bring 832.9 亿元, 138.8 a month, 46.2% more than the second half of 2014"
LEFT = "379.5 亿元 left for the second half of 2015, 63.3 a month"


@pytest.fixture
def tracker(program: Program) -> Program:
    Path("targets/actuals").mkdir(parents=True)
    Path("targets/tables.toml").write_text(TABLES, encoding="utf-8")
    Path("targets/actuals/figures.csv").write_text(FIGURES, encoding="utf-8")
    return program


def rows(text: str, delimiter: str = ",") -> dict[str, dict[str, str]]:
    """Return the rows of a table by their ids."""
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text), delimiter=delimiter)}


class TestExport:
    @pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
    def test_a_table_of_numbers_has_a_column_of_each_part_and_the_sentence(
        self, tracker: Program, form: str, delimiter: str
    ) -> None:
        row = rows(tracker("export", "-f", form).out, delimiter)["turnover"]
        assert row["amount of the rest"] == "832.9"
        assert row["amount of the rest per month"] == "138.816667"
        assert row["same rest last year"] == "569.736842"
        assert row["growth of the rest"] == row["required growth"] == "0.461903"
        assert (row["observed growth"], row["baseline"], row["expected by now"]) == ("0.292", "0", "664.775689")
        assert row["what the rest must bring"] == SENTENCE
        assert row["why empty"] == "required per year: less than a year is left"

    def test_a_ceiling_has_what_is_left_and_requires_nothing(self, tracker: Program) -> None:
        row = rows(tracker("export").out)["ceiling"]
        assert (row["amount of the rest"], row["amount of the rest per month"]) == ("379.5", "63.25")
        assert (row["growth of the rest"], row["required growth"], row["what the rest must bring"]) == ("", "", LEFT)
        assert "growth of the rest: the goal is a ceiling, so nothing is required" in row["why empty"]

    def test_outside_a_running_year_nothing_is_said_of_a_rest(self, tracker: Program) -> None:
        row = rows(tracker("export").out)["air"]
        assert (row["amount of the rest"], row["what the rest must bring"]) == ("", "")
        assert "rest" not in row["why empty"]

    def test_markdown_says_it_among_the_remarks(self, tracker: Program) -> None:
        lines = tracker("export", "-f", "md").out.splitlines()
        assert "rest" not in lines[0]
        remarks = [line.rsplit(" | ", 1)[1] for line in lines[2:4]]
        assert [told.startswith(f"{sentence}; judged") for told, sentence in zip(remarks, (SENTENCE, LEFT), strict=True)] == [
            True,
            True,
        ]
        assert tracker("export", "-f", "md", "--columns", "id,rest", "air").out.splitlines()[2] == "| air | - |"

    def test_a_workbook_has_a_column_where_there_is_something_to_say(self, tracker: Program) -> None:
        def headings(*arguments: str) -> dict[Any, Any]:
            assert tracker("export", "-o", "t.xlsx", *arguments).code == 0
            return {cell.value: cell.column for cell in openpyxl.load_workbook("t.xlsx").worksheets[0][2]}

        assert "what the rest must bring" not in headings("air")
        column = headings("--sort", "id")["what the rest must bring"]
        sheet = openpyxl.load_workbook("t.xlsx").worksheets[0]
        assert [sheet.cell(row, column).value for row in (3, 4, 5)] == [None, LEFT, SENTENCE]

    def test_narrow_forms_say_it_below_the_table(self, tracker: Program) -> None:
        assert tracker("export", "-o", "t.docx").code == 0
        made: Any = docx.Document("t.docx")
        assert [one.text for one in made.paragraphs][-2:] == [f"Turnover: {SENTENCE}", f"Ceiling: {LEFT}"]
        assert "rest" not in " ".join(cell.text for cell in made.tables[0].rows[0].cells)
        latex = tracker("export", "-f", "latex").out.splitlines()
        assert latex[-3:-1] == [
            rf"\noindent Turnover: {SENTENCE.replace(',', ',{}').replace('%', chr(92) + '%')}\par",
            rf"\noindent Ceiling: {LEFT.replace(',', ',{}')}\par",
        ]
        page = tracker("export", "-f", "html").out
        assert "What the rest must bring" in page
        assert f"Turnover: {SENTENCE}" in page

    def test_nothing_is_said_twice(self, tracker: Program) -> None:
        for columns in ("name,rest", "name,flags"):
            assert tracker("export", "-f", "latex", "turnover", "--columns", columns).out.count("138.8 a month") == 1
            assert tracker("export", "-f", "md", "turnover", "--columns", f"{columns},id").out.count("138.8 a month") == 1
        assert tracker("export", "-f", "md", "turnover", "--columns", "rest,flags").out.count("138.8 a month") == 1

    def test_a_data_package_tells_units_and_is_valid(self, tracker: Program) -> None:
        assert tracker("export", "-o", "p.zip").code == 0
        assert frictionless.validate("p.zip").valid
        resource: Any = frictionless.Package("p.zip").get_resource("progress")
        (row,) = (row for row in resource.read_rows() if row["id"] == "turnover")
        assert (row["rest.amount"], row["rest.growth"]) == (Decimal("832.9"), Decimal("0.461903"))
        fields = {one.name: one.to_descriptor() for one in resource.schema.fields}
        assert (fields["rest.amount"]["unitColumn"], fields["rest.growth"]["unit"]) == ("unit", "1")

    def test_sdmx_has_the_recorded_parts_and_the_levels(self, tracker: Program) -> None:
        found = list(csv.DictReader(io.StringIO(tracker("export", "-f", "sdmx-csv").out)))
        assert [(one["MEASURE"], one["TARGET"], one["TIME_PERIOD"], one["OBS_VALUE"], one["OBS_STATUS"]) for one in found] == [
            ("ACTUAL", "_Z", "2013", "860", "A"),
            ("ACTUAL", "_Z", "2014", "1050", "A"),
            ("ACTUAL", "_Z", "2015-S1", "620.5", "A"),
            ("ACTUAL", "_Z", "2013", "81", "A"),
            ("ACTUAL", "_Z", "2014", "79", "A"),
            ("GOAL", "turnover", "2015", "1453.4", "A"),
            ("GOAL", "ceiling", "2015", "1000", "A"),
            ("GOAL", "air", "2016", "80", "A"),
        ]


@pytest.mark.usefixtures("tracker")
class TestTheContract:
    def test_targets_and_readings_have_the_keys(self, tracker: Program) -> None:
        told = json.loads(tracker("status", "--json").out, parse_float=Decimal)
        assert told["schema_version"] == 2
        turnover, ceiling, air = (
            next(one for one in told["targets"] if one["id"] == name) for name in ("turnover", "ceiling", "air")
        )
        assert {key: turnover["rest"][key] for key in ("from", "to", "months", "amount")} == {
            "from": "2015-07-01",
            "to": "2015-12-31",
            "months": 6,
            "amount": Decimal("832.9"),
        }
        # The other reading: 860 * 1.4 ** 2 = 1685.6, of which 1065.1 is missing.
        (reading,) = turnover["readings"]
        assert (reading["level"], reading["rest"]["amount"]) == (Decimal("1685.6"), Decimal("1065.1"))
        assert (ceiling["left"], ceiling["left_per_month"], ceiling["rest"]["growth"]) == (Decimal("379.5"), Decimal("63.25"), None)
        assert air["rest"] is None
        assert [(row["year"], row["met"]) for row in air["years"]] == [("2013", True), ("2014", False)]

    def test_the_python_interface_has_them_too(self) -> None:
        found = {row["id"]: row for row in ectrack.load("targets").assess().rows}
        assert (found["turnover"]["rest"]["amount"], found["turnover"]["status"]) == (Decimal("832.9"), "behind")
        assert found["ceiling"]["left"] == Decimal("379.5")


class TestTheBulletin:
    def test_it_says_what_the_rest_must_bring_and_what_the_growths_are_of(self, tracker: Program) -> None:
        out = tracker("report", "--sort", "id").out.replace("\\", "")
        lines = out.splitlines()
        start = lines.index("## What the rest must bring")
        assert lines[start + 2 : start + 4] == [f"- Ceiling: {LEFT}", f"- Turnover: {SENTENCE}"]
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| Turnover")]
        # Those that need attention, then the annex.
        assert [row[6] if len(row) == 8 else row[8:10] for row in rows] == [
            "rest 46.19%",
            ["29.20%, year needs 38.42%", "rest 46.19%"],
        ]
        assert "- rest: growth of the rest of the year over the same rest of the year before" in lines
        assert "- the level was not kept: 2014 (Air)" in lines
        assert "- judged by its year to date: Ceiling; Turnover" in lines

    def test_without_a_season_it_says_what_is_missing(self, tracker: Program) -> None:
        path = Path("targets/actuals/figures.csv")
        path.write_text(path.read_text(encoding="utf-8").replace("29.2%", ""), encoding="utf-8")
        lines = tracker("report", "turnover").out.splitlines()
        sentence = "the second half must bring 832.9 亿元, 138.8 a month (no figure for 2014-H1 to compare with)"
        assert f"- Turnover: {sentence}" in lines
        assert "- straight path, no season: no figure for 2014-H1 (Turnover)" in lines
        # No growth of the rest is known: the amount a month stands in its place; 1453.4 / 1050 - 1 = 38.42 % is.
        (annex,) = (line for line in lines if line.startswith("| Turnover | Gansu"))
        assert "| year needs 38.42% | +138.82 a month |" in annex

    def test_an_indicator_in_percent_changes_by_points(self, tracker: Program) -> None:
        path = Path("targets/tables.toml")
        path.write_text(path.read_text(encoding="utf-8").replace("hold = true\nfrom", "since"), encoding="utf-8")
        out = tracker("report", "air").out
        # From 81 in 2013 to 79 in 2014, and to 80 by the end of 2016.
        assert "| -2 pp | +0.5 pp |" in out
        assert "- pp: percentage points a year, where the indicator is in %" in out

    @pytest.mark.parametrize("form", ["html", "docx"])
    def test_every_form_has_the_sentence(self, tracker: Program, form: str) -> None:
        assert tracker("report", "-o", f"bulletin.{form}").code == 0
        if form == "docx":
            made: Any = docx.Document("bulletin.docx")
            assert f"Turnover: {SENTENCE}" in [one.text for one in made.paragraphs]
        else:
            assert f"Turnover: {SENTENCE}" in Path("bulletin.html").read_text(encoding="utf-8")

    def test_a_template_of_an_office_has_the_fields(self, tracker: Program) -> None:
        Path("t.txt").write_text(
            "{% for one in targets %}{{ one.id }}: {{ one.rest }}; {{ one.whole_year }}; {{ one.required_growth }}\n{% endfor %}",
            encoding="utf-8",
        )
        assert tracker("report", "--template", "t.txt", "--sort", "id").out.splitlines() == [
            "air: ; -; -",
            # 1000 / 1050 - 1
            f"ceiling: {LEFT}; -4.76%; -",
            f"turnover: {SENTENCE}; 38.42%; rest 46.19%",
        ]


class TestTheDifference:
    def test_it_says_that_the_growth_is_now_of_the_rest(self, tracker: Program) -> None:
        Path("before/actuals").mkdir(parents=True)
        Path("before/tables.toml").write_text(TABLES, encoding="utf-8")
        earlier = [line for line in FIGURES.splitlines() if "2015" not in line]
        Path("before/actuals/figures.csv").write_text("\n".join(earlier) + "\n", encoding="utf-8")
        rows = [line.split() for line in tracker("diff", "before", "targets").out.splitlines()]
        (row,) = (row for row in rows if row[:1] == ["Turnover"])
        # From 1050 to 1453.4 in the one year that was left.
        assert row[-3:] == ["38.42%", "rest", "46.19%"]
        told = json.loads(tracker("diff", "before", "targets", "--json").out)
        (one,) = (one for one in told["progress"] if one["id"] == "turnover")
        assert (one["before"]["rest"], one["after"]["rest"]["amount"]) == (None, 832.9)

    def test_a_part_of_a_year_is_told_apart_from_a_day(self, tracker: Program) -> None:
        Path("before/actuals").mkdir(parents=True)
        Path("before/actuals/figures.csv").write_text(FIGURES, encoding="utf-8")
        target = '[target.more]\nindicator = "turnover"\nregion = "gansu"\nat_least = 2000\nby = "2015"\nmilestones = {{ {} }}\n'
        Path("before/tables.toml").write_text(TABLES + target.format("2014 = 1100"), encoding="utf-8")
        tables = Path("targets/tables.toml")
        tables.write_text(TABLES + target.format("2014 = 1100, 2015-H1 = 700"), encoding="utf-8")
        assert "milestones: 2014 1,100 -> 2014 1,100, 2015-H1 700" in tracker("diff", "before", "targets").out


def test_a_mean_is_told_apart_from_a_period() -> None:
    assert [key_text(BaselineRule(period("2013/2015"), mean=mean)) for mean in (False, True)] == ["2013/2015", "mean 2013/2015"]
