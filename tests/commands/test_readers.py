"""Commands that report: whole results on a small tracker, worked out by hand.

Turnover: 860 (2013), 480 in the first half of 2014 at +39.5 %. Goal 860 * 1.3 ** 2 = 1453.4; estimate 860 * 1.395 = 1199.7; the path asks
for 860 * 1.3 = 1118; pace (1199.7 - 860) / (1118 - 860) = 339.7 / 258 = 1.31667; lead 81.7; shortfall 253.7; attainment 0.825444;
required growth 1453.4 / 1199.7 - 1 = 0.211470; per year 253.7; 1199.7 * 1.395 = 1673.58 by the deadline.
"""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

from tests.commands.running import Program
from tests.commands.tracking import actuals, program

__all__ = ["actuals", "program"]

HALF = """
[[actual]]
indicator = "turnover"
region = "gansu"
period = "2014-H1"
value = "480亿元"
yoy = "39.5%"
source = "bulletin"
recorded = 2014-12-31
"""
KEYS = [
    "id",
    "name",
    "policy",
    "indicator",
    "region",
    "unit",
    "kind",
    "direction",
    "owner",
    "tags",
    "goal",
    "level",
    "start",
    "deadline",
    "baseline",
    "latest",
    "attainment",
    "share_done",
    "share_time",
    "expected",
    "lead",
    "pace",
    "shortfall",
    "observed_growth",
    "planned_growth",
    "required_growth",
    "required_per_year",
    "required_per_month",
    "outlook",
    "status",
    "reason",
    "flags",
    "method",
    "verdict",
    "ratio",
    "score",
    "readings",
    "reasons",
    "years",
    "met_on",
    "years_early",
    "binding",
    "clause",
    "policy_title",
]


@pytest.fixture
def half(actuals: Path) -> Path:
    """The tracker with the figure of the first half of 2014."""
    actuals.write_text(actuals.read_text(encoding="utf-8") + HALF, encoding="utf-8")
    return actuals


@pytest.mark.usefixtures("half")
class TestStatus:
    def test_json_has_every_key_and_exact_numbers(self, program: Program) -> None:
        ended = program("status", "--json")
        report = json.loads(ended.out, parse_float=Decimal)
        (target,) = report.pop("targets")
        assert report == {"schema_version": 2, "as_of": "2014-06-30", "known_by": None, "method": "pace", "counts": {"on-pace": 1}}
        assert set(KEYS) <= target.keys()
        assert target["level"] == Decimal("1453.4")
        assert target["goal"] == {
            "type": "growth",
            "value": None,
            "high": None,
            "rate": Decimal("0.3"),
            "of": None,
            "times": None,
            "plus": None,
            "hold": False,
            "average": False,
            "approx": None,
        }
        assert target["latest"]["value"] == Decimal("1199.7")
        assert (target["latest"]["date"], target["latest"]["basis"]) == ("2014-12-31", "estimated")
        assert target["baseline"] == {"period": "2013", "date": "2013-12-31", "value": 860, "link": None}
        assert target["expected"] == 1118
        assert target["lead"] == Decimal("81.7")
        assert target["shortfall"] == Decimal("253.7")
        assert abs(target["pace"] - Decimal("339.7") / 258) < Decimal("1e-15")
        assert abs(target["attainment"] - Decimal("1199.7") / Decimal("1453.4")) < Decimal("1e-15")
        assert abs(target["required_growth"] - (Decimal("1453.4") / Decimal("1199.7") - 1)) < Decimal("1e-15")
        assert target["outlook"] == {"value": Decimal("1673.5815"), "met_on": "2015-07-30"}
        assert (target["status"], target["verdict"], target["flags"]) == ("on-pace", "on-pace", ["estimated"])

    def test_piped_it_is_plain_and_complete(self, program: Program) -> None:
        out = program("status").out
        assert "\x1b" not in out
        for part in ("on pace", "turnover-2015", "1,199.7", "1,453.4", "82.5%", "1.32", "+81.7", "253.7", "21.15%", "2015-12-31"):
            assert part in out

    def test_without_estimates_only_the_baseline_is_left(self, program: Program) -> None:
        (target,) = json.loads(program("status", "--json", "--no-estimates").out)["targets"]
        assert (target["status"], target["reason"]) == ("unrated", "nothing-after-baseline")
        assert target["pace"] is None

    def test_as_of_uses_only_what_had_ended(self, program: Program) -> None:
        report = json.loads(program("status", "--json", "--as-of", "2013").out)
        assert report["as_of"] == "2013-12-31"
        assert report["targets"][0]["reason"] == "nothing-after-baseline"

    def test_known_by_uses_only_what_was_recorded(self, program: Program) -> None:
        report = json.loads(program("status", "--json", "--known-by", "2014-12-30").out)
        assert report["targets"][0]["reason"] == "no-figure"

    def test_filters_choose_and_unknown_words_are_refused(self, program: Program) -> None:
        assert json.loads(program("status", "--json", "--status", "behind").out)["targets"] == []
        assert json.loads(program("status", "--json", "--due-before", "2015-12-31").out)["targets"] == []
        ended = program("status", "turnover-2051")
        assert (ended.code, ended.out) == (2, "")
        assert 'did you mean "turnover-2015"?' in ended.err

    def test_a_method_speaks_its_published_words(self, program: Program) -> None:
        # 2014 against 2013: 39.5 % beside the 30 % a year that the goal asks for; 0.395 / 0.3 = 1.31667.
        (target,) = json.loads(program("status", "--json", "--method", "statcan").out)["targets"]
        assert (target["method"], target["verdict"]) == ("statcan", "substantial_progress")
        assert abs(target["ratio"] - 0.395 / 0.3) < 1e-12
        assert "unknown-method" in program("status", "--method", "guess").err

    @pytest.mark.parametrize("group", ["region", "policy", "owner", "status"])
    def test_groups_have_headings(self, program: Program, group: str) -> None:
        headings = {"region": "Gansu (gansu)", "policy": "no policy stated", "owner": "no owner stated", "status": "on pace"}
        assert f"{headings[group]}, 1 target: 1 on pace" in program("status", "--group-by", group).out


@pytest.mark.usefixtures("half")
class TestShow:
    def test_every_quantity_and_every_figure_with_its_source(self, program: Program) -> None:
        out = program("show", "turnover-2015").out
        for part in ("bulletin", "1,118", "+81.7", "30%", "2013", "2014-H1", "1,673.58"):
            assert part in out

    def test_explain_fills_in_the_formulas(self, program: Program) -> None:
        out = program("show", "turnover-2015", "--explain").out
        assert "(1199.7 - 860) / (1118 - 860)" in out
        assert "860 * (1 + 0.3)" in out or "860 * 1.3" in out

    def test_json_is_the_contract(self, program: Program) -> None:
        (target,) = json.loads(program("show", "turnover-2015", "--json").out)["targets"]
        assert set(KEYS) <= target.keys()


@pytest.mark.usefixtures("half")
class TestNeed:
    def test_it_says_what_is_required(self, program: Program) -> None:
        out = program("need").out
        for part in ("253.7", "21.15%", "39.50%", "30.00%", "+21.14"):
            assert part in out

    def test_what_if_changes_the_report_and_no_file(self, program: Program, half: Path) -> None:
        # With 1300 for 2014: 1453.4 / 1300 - 1 = 11.80 %; shortfall 153.4.
        before = half.read_bytes()
        out = program("need", "turnover-2015", "--if", "2014=1300").out
        assert "11.80%" in out
        assert "153.4" in out
        assert half.read_bytes() == before


@pytest.mark.usefixtures("half")
class TestExport:
    def test_csv_has_plain_numbers(self, program: Program) -> None:
        (row,) = csv.DictReader(io.StringIO(program("export").out))
        assert (row["id"], row["status"], row["unit"]) == ("turnover-2015", "on pace", "亿元")
        assert (row["target level"], row["actual"], row["attainment"], row["pace (1 = on pace)"]) == (
            "1453.4",
            "1199.7",
            "0.825444",
            "1.316667",
        )
        assert (row["required growth"], row["deadline"]) == ("0.21147", "2015-12-31")

    def test_text_that_a_spreadsheet_would_run_is_made_harmless(self, program: Program) -> None:
        tables = Path("targets/tables.toml")
        tables.write_text(tables.read_text(encoding="utf-8") + 'owner = "=HYPERLINK(1)"\n', encoding="utf-8")
        (row,) = csv.DictReader(io.StringIO(program("export").out))
        assert row["owner"] == "'=HYPERLINK(1)"
        assert "=HYPERLINK" in program("export", "-f", "md").out

    def test_tsv_md_and_json(self, program: Program) -> None:
        assert program("export", "-f", "tsv").out.split("\t")[0] == "id"
        assert "| E-commerce turnover, Gansu, 2015 | turnover-2015 | Gansu | on pace |" in program("export", "-f", "md").out
        assert program("export", "-f", "json").out == program("status", "--json").out

    def test_a_file_is_written_whole_and_no_file_of_a_tracker_is_replaced(self, program: Program) -> None:
        assert program("export", "-o", "table.csv", "--bom").code == 0
        written = Path("table.csv").read_bytes()
        assert written.startswith(b"\xef\xbb\xbfid,target,")
        tables = Path("targets/tables.toml")
        before = tables.read_bytes()
        assert program("export", "-o", str(tables)).code == 2
        assert tables.read_bytes() == before


@pytest.mark.usefixtures("half")
def test_list_names_everything(program: Program) -> None:
    out = program("list").out
    for part in ("gansu", "turnover", "turnover-2015"):
        assert part in out
    assert "turnover-2015" not in program("list", "regions").out


@pytest.mark.usefixtures("half")
class TestAllMethods:
    def test_they_stand_side_by_side_with_the_number_each_judged(self, program: Program) -> None:
        # statcan 0.395 / 0.3 = 1.3167; un-chart (1199.7 * 1.395 - 860) / (1453.4 - 860) = 813.5815 / 593.4 = 1.3711.
        (target,) = json.loads(program("show", "turnover-2015", "--method", "all", "--json").out)["targets"]
        said = {name: (one["verdict"], one["reason"]) for name, one in target["methods"].items()}
        assert said["pace"] == ("on-pace", None)
        assert said["statcan"] == ("substantial_progress", None)
        assert said["un-chart"] == ("met_or_on_track", None)
        assert abs(target["methods"]["un-chart"]["ratio"] - 813.5815 / 593.4) < 1e-12
        assert said["destatis"] == (None, "too-few-points")
        assert said["traffic-light"] == (None, "no-cut-offs")
        out = program("show", "turnover-2015", "--method", "all").out
        assert "Methods side by side" in out
        assert "1.3711" in out

    def test_only_show_takes_all(self, program: Program) -> None:
        assert "[unknown-method]" in program("status", "--method", "all").err

    def test_a_method_that_cannot_say_gives_its_reason(self, program: Program) -> None:
        (target,) = json.loads(program("status", "--method", "destatis", "--json").out)["targets"]
        assert (target["verdict"], target["ratio"], target["reasons"]["verdict"]) == (None, None, "too-few-points")
