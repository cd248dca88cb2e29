"""Clauses that plans contain, in every output and in both languages; the numbers are worked out in docs/explanation/arithmetic.md."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["program"]

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "clauses"
NAMES = (
    *(
        "budget",
        "budget-of-a-year",
        "cap-of-each-year",
        "fewer",
        "fewer-each-year",
        "points",
        "part",
        "amount",
        "band",
        "band-overshot",
    ),
    *("band-left", "band-kept", "band-of-the-year", "on-average", "nine-tenths", "two-points-more", "every-month"),
)
FORMS = ("csv", "tsv", "json", "md", "html", "xlsx", "docx", "latex", "sdmx-csv", "datapackage")


@pytest.fixture
def clauses(program: Program) -> Program:
    shutil.copytree(EXAMPLES, "targets", dirs_exist_ok=True)
    return program


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_every_page_of_a_target_is_written(clauses: Program, name: str, lang: str) -> None:
    for more in ((), ("--explain",), ("--json",), ("--no-estimates",), ("--method", "all")):
        ended = clauses("show", name, "--lang", lang, *more)
        assert (ended.code, ended.err) == (0, ""), more
        assert "{" not in ended.out or "--json" in more


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("command", ["status", "list", "need", "check", "report", "log"])
def test_every_command_reads_them(clauses: Program, command: str, lang: str) -> None:
    ended = clauses(command, "--lang", lang)
    assert ended.code in ({0, 1} if command == "check" else {0})
    assert ended.err == ""


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_exported(clauses: Program, form: str) -> None:
    assert clauses("export", "-f", form, "-o", f"out.{form}").code == 0
    assert Path(f"out.{form}").exists()


@pytest.mark.parametrize("name", NAMES)
def test_every_target_is_drawn(clauses: Program, name: str) -> None:
    assert clauses("chart", name, "-o", "out.svg").code == 0
    assert Path("out.svg").read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nine-tenths", "target level 25,200 元 for 2024"),
        ("cap-of-each-year", "target level 3 起 in any year"),
        ("cap-of-each-year", "a year passed its cap: 2024"),
        ("band", "target level 40 to 60% on 2026-12-31"),
        ("budget", "target level 1,950 Mt on 2027-12-31"),
    ],
)
def test_a_chart_says_what_its_level_is(clauses: Program, name: str, told: str) -> None:
    clauses("chart", name, "-o", "out.svg")
    assert told in Path("out.svg").read_text(encoding="utf-8")


def test_the_level_of_another_series_is_drawn_with_its_period(clauses: Program) -> None:
    clauses("chart", "nine-tenths", "-o", "out.svg")
    assert "25,200 元, the level for" in Path("out.svg").read_text(encoding="utf-8")


def test_csv_and_json_say_the_same(clauses: Program) -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(clauses("export", "-f", "csv").out.removeprefix("\ufeff")))}
    targets = {one["id"]: one for one in json.loads(clauses("status", "--json").out)["targets"]}
    assert {*rows} == {*targets} == {*NAMES}
    words = {"on-pace": "on pace"}
    told = {name: words.get(status, status) for name in NAMES if (status := targets[name]["status"])}
    assert {name: rows[name]["status"] for name in NAMES} == told


def test_tables_have_what_a_cap_leaves(clauses: Program) -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(clauses("export", "-f", "csv").out.removeprefix("\ufeff")))}
    columns = ("left under the ceiling", "left per year", "left per month")
    assert [rows["budget"][column] for column in columns] == ["1195", "398.333333", "33.194444"]
    assert {rows["points"][column] for column in columns} == {""}


def test_json_names_the_other_series(clauses: Program) -> None:
    [found] = json.loads(clauses("status", "nine-tenths", "--json").out)["targets"]
    goal = {key: found["goal"][key] for key in ("type", "value", "of", "times", "plus", "average")}
    assert goal == {"type": "at_least", "value": None, "of": "income@china", "times": 0.9, "plus": 0, "average": False}
    assert (found["level"], found["other"]["period"], found["other"]["value"], found["other"]["source"]) == (
        25200,
        "2024",
        28000,
        "example",
    )
    figures = json.loads(clauses("show", "nine-tenths", "--json").out)["targets"][0]["figures"]
    assert [(one["region"], one["role"]) for one in figures] == [("gansu", "used"), ("china", "followed")]


def test_json_has_rows_by_their_period(clauses: Program) -> None:
    [found] = json.loads(clauses("status", "every-month", "--json").out)["targets"]
    assert [(row["period"], row["value"], row["met"]) for row in found["years"]][1:3] == [
        ("2025-02", 4, True),
        ("2025-03", 2, False),
    ]


class TestWords:
    @pytest.mark.parametrize(
        ("name", "english", "chinese"),
        [
            ("budget", "at most 1,950 Mt in total, from 2023 to 2027", "累计不超过1,950 Mt，2023年至2027年"),
            ("budget-of-a-year", "at most 9,000 万元 in total, in 2025", "累计不超过9,000万元，2025年"),
            ("cap-of-each-year", "at most 3 起 in any year, from 2023 to 2026", "每年不超过3起，2023年至2026年"),
            ("fewer", "5 万人 less in total, from 2022 to 2026", "累计减少5万人，2022年至2026年"),
            ("fewer-each-year", "1 万人 less in every year, from 2022 to 2026", "每年减少1万人，2022年至2026年"),
            ("points", "improve by 5 points by 2026, baseline 2021", "到2026年改善5个百分点，基期2021年"),
            ("amount", "improve by 1 岁 by 2026, baseline 2021", "到2026年改善1岁，基期2021年"),
            ("band", "within 40 to 60% by 2026, baseline 2021", "到2026年在40至60%之间，基期2021年"),
            ("band-kept", "always within 4 to 5.5%, up to 2026", "始终在4至5.5%之间，直到2026年"),
            ("on-average", "less than 5.5% on average, from 2023 to 2025", "平均低于5.5%，2023年至2025年"),
            ("nine-tenths", "at least 90% of Income per head (China) by 2026", "到2026年达到人均收入（全国）的90%以上"),
            ("two-points-more", "more than Women on boards plus 2 points by 2026", "到2026年超过女性董事比例加2个百分点"),
            ("every-month", "3 次 in every month, from January 2025 to June 2025", "每月3次，2025年1月至2025年6月"),
        ],
    )
    def test_goals_read_like_their_sentences(self, clauses: Program, name: str, english: str, chinese: str) -> None:
        assert english in " ".join(clauses("show", name).out.split())
        assert chinese in " ".join(clauses("show", name, "--lang", "zh").out.split())

    def test_what_a_budget_leaves(self, clauses: Program) -> None:
        told = "1,195 Mt left for 2025 to 2027, 398.3 a year, 33.2 a month"
        assert told in " ".join(clauses("need").out.split())
        assert told in " ".join(clauses("show", "budget").out.split())
        chinese = "".join(clauses("need", "--lang", "zh").out.split())
        assert "2025年至2027年还剩1,195Mt，年均398.3Mt，月均33.2Mt" in chinese

    def test_both_ends_of_a_band(self, clauses: Program) -> None:
        [line] = [line for line in clauses("status", "band").out.splitlines() if line.startswith("on pace")]
        assert "40 to 60" in line
        assert "40 to 60% on 2026-12-31" in clauses("show", "band").out

    def test_both_ends_of_a_band_stand_in_its_chart(self, clauses: Program) -> None:
        levels = [
            line.split("|")[0].strip() for line in clauses("show", "band").out.splitlines() if "------" in line and "|" in line
        ]
        assert levels == ["60", "40"]

    def test_a_ceiling_of_the_year_needs_nothing(self, clauses: Program) -> None:
        # 9000 / 8000 - 1.
        assert "7.50%, year at most 12.50%" in clauses("status", "budget-of-a-year").out
        assert "7.50%，全年不超过12.50%" in clauses("status", "budget-of-a-year", "--lang", "zh").out

    def test_the_year_that_passed_its_cap_is_named(self, clauses: Program) -> None:
        assert "a year passed its cap: 2024" in clauses("status", "cap-of-each-year").out
        page = clauses("show", "cap-of-each-year").out
        assert "3 起 in any year" in page
        assert [line.split()[:4] for line in page.splitlines() if line.strip().startswith(("2023 ", "2024 "))][:2] == [
            ["2023", "3", "2", "kept"],
            ["2024", "3", "4", "over"],
        ]

    def test_the_other_figure_stands_beside_the_level(self, clauses: Program) -> None:
        page = " ".join(clauses("show", "nine-tenths").out.split())
        assert "25,200 元, following 28,000 元 for 2024; source: example" in page
        assert "figure of the other series * factor + addition" in " ".join(clauses("show", "nine-tenths", "--explain").out.split())


class TestDiff:
    def changed(self, program: Program, before: str, after: str) -> list[dict[str, object]]:
        """Return what a diff says of the target that follows another series, after a change of its tables."""
        shutil.copytree("targets", "was")
        tables = Path("targets/clauses.toml")
        text = tables.read_text(encoding="utf-8")
        assert before in text
        tables.write_text(text.replace(before, after), encoding="utf-8")
        targets = json.loads(program("diff", "was", "targets", "--json").out)["targets"]
        return [change for one in targets if one["id"] == "nine-tenths" for change in one.get("changes", [])]

    def test_another_name_of_the_other_series_changes_no_target(self, clauses: Program) -> None:
        assert self.changed(clauses, 'en = "China"', 'en = "The nation"') == []
        assert clauses("diff", "was", "targets").out.count("nine-tenths") == 0

    def test_another_factor_is_told_in_words_and_as_a_record(self, clauses: Program) -> None:
        shutil.copytree("targets", "was")
        tables = Path("targets/clauses.toml")
        tables.write_text(tables.read_text(encoding="utf-8").replace('times = "90%"', 'times = "85%"'), encoding="utf-8")
        said = clauses("diff", "was", "targets")
        assert "at least 90% of Income per head (China) by 2026 -> at least 85% of Income per head (China) by 2026" in " ".join(
            said.out.split()
        )
        assert '"times": 0.85' in clauses("diff", "was", "targets", "--json").out
