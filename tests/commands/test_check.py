"""`ectrack check`: a summary when all is well, every problem when not, warnings with their places, gates where asked for."""

import json
from pathlib import Path

import pytest

from tests.commands.running import Program
from tests.commands.tracking import actuals, program

__all__ = ["actuals", "program"]

SOUND = """\
[region.gansu]
[indicator.shops]
unit = "家"
kind = "stock"
[policy.plan]
title = "Plan"
[target.shops-2016]
indicator = "shops"
region = "gansu"
policy = "plan"
clause = "3.1"
at_least = 3000
since = "2013"
by = "2016"
"""


def tracker(*figures: str, targets: str = SOUND, settings: str = "") -> None:
    """Make a tracker of one target with figures such as `2013 1000`."""
    folder = Path("targets/actuals")
    folder.mkdir(parents=True, exist_ok=True)
    (folder.parent / "tables.toml").write_text(targets, encoding="utf-8")
    if settings:
        (folder.parent / "ectrack.toml").write_text(settings, encoding="utf-8")
    blocks = []
    for figure in figures:
        period, value, *keys = figure.split(" ", 2)
        more = [key for key in keys[0].split(";") if key] if keys else []
        rows = ['indicator = "shops"', 'region = "gansu"', f'period = "{period}"', f"value = {value}", 'source = "s"', *more]
        blocks.append("[[actual]]\n" + "\n".join(rows) + "\n")
    (folder / "shops.toml").write_text("".join(blocks), encoding="utf-8")


def test_a_tracker_without_problems_is_summed_up_in_a_line(program: Program) -> None:
    tracker("2013 1000", "2014 2000")
    ended = program("check")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "1 policy, 1 region, 1 indicator, 1 target, 2 figures: no problems\n"


WARNED = """\
targets/actuals/shops.toml:11: warning: actual.value: 1100家 is another value than 1000家 for the same period, at \
targets/actuals/shops.toml:5 [two-values]
  hint: correct the wrong one with ectrack revise, or waive the warning with the reason
1 policy, 1 region, 1 indicator, 1 target, 2 figures: 1 warning
"""


class TestWarnings:
    FIGURES = ("2013 1000", "2013 1100 comparable = false")

    def test_a_warning_stands_with_its_line_and_the_exit_code_is_that_of_findings(self, program: Program) -> None:
        tracker(*self.FIGURES)
        ended = program("check")
        assert (ended.code, ended.out, ended.err) == (1, WARNED, "")

    def test_exit_zero_only_changes_the_exit_code(self, program: Program) -> None:
        tracker(*self.FIGURES)
        ended = program("check", "--exit-zero")
        assert (ended.code, ended.out) == (0, WARNED)

    def test_json_has_severity_group_and_place(self, program: Program) -> None:
        tracker(*self.FIGURES)
        ended = program("check", "--json")
        assert ended.code == 1
        whole = json.loads(ended.out)
        assert whole["waived"] == []
        assert whole["problems"] == [
            {
                "slug": "two-values",
                "severity": "warning",
                "group": "consistency",
                "file": "targets/actuals/shops.toml",
                "line": 11,
                "where": "actual.value",
                "message": "1100家 is another value than 1000家 for the same period, at targets/actuals/shops.toml:5",
                "hint": "correct the wrong one with ectrack revise, or waive the warning with the reason",
            }
        ]

    def test_chinese_says_the_same(self, program: Program) -> None:
        tracker(*self.FIGURES)
        out = program("check", "--lang", "zh").out
        assert "疑点：" in out or "疑点: " in out
        assert "1100家 与同一时期的 1000家（targets/actuals/shops.toml:5）不同 [two-values]" in out
        assert out.endswith("1 个疑点\n")

    @pytest.mark.parametrize("arguments", [("--skip", "two-values"), ("--skip", "consistency"), ("--only", "figures")])
    def test_rules_and_groups_are_chosen(self, program: Program, arguments: tuple[str, ...]) -> None:
        tracker(*self.FIGURES)
        assert program("check", *arguments).code == 0

    def test_the_settings_choose_too(self, program: Program) -> None:
        tracker(*self.FIGURES, settings='[check]\nskip = ["two-values"]\n')
        assert program("check").code == 0
        assert program("check", "--only", "two-values").code == 0
        tracker("2013 100", "2014 170", settings='[check]\nmax_change = "50%"\n')
        assert "170家 is +70.0% against 100家 in 2013, more than 50%" in program("check", "--only", "jump").out
        assert program("check", "--only", "jump", "--max-change", "80%").code == 0

    def test_an_unknown_rule_is_refused(self, program: Program) -> None:
        tracker(*self.FIGURES)
        ended = program("check", "--only", "two-value")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == '"two-value" names no rule of check [unknown-rule]\n  hint: did you mean "two-values"?\n'

    def test_a_waived_warning_is_counted_and_shown_on_request(self, program: Program) -> None:
        tracker("2013 1000", '2013 1100 comparable = false;waive = { two-values = "printed twice" }')
        ended = program("check")
        assert (ended.code, ended.out) == (0, "1 policy, 1 region, 1 indicator, 1 target, 2 figures: no problems, 1 waived\n")
        out = program("check", "--waived").out
        assert out.splitlines()[0].startswith("targets/actuals/shops.toml:11: waived: actual.value: 1100家 is another value")
        assert out.splitlines()[1] == "  reason: printed twice"
        assert json.loads(program("check", "--json").out)["waived"][0]["waived"] == "printed twice"


class TestGates:
    """1000 to 3000 in three years asks for 1666.67 by the end of 2014."""

    @pytest.mark.parametrize(
        ("figure", "gate", "slug"),
        [
            ("2014 1500", "behind", "gate-behind"),
            ("2014 900", "reversing", "gate-reversing"),
            ("2016 2900", "missed", "gate-missed"),
        ],
    )
    def test_a_target_that_fails_is_found_only_when_asked_for(self, program: Program, figure: str, gate: str, slug: str) -> None:
        tracker("2013 1000", figure)
        assert program("check").code == 0
        others = {"behind", "reversing", "missed"} - {gate}
        assert program("check", *(word for other in sorted(others) for word in ("--fail-on", other))).code == 0
        ended = program("check", "--fail-on", gate)
        assert ended.code == 1
        assert f"[{slug}]" in ended.out
        assert "1 target that fails a gate" in ended.out

    def test_an_overdue_target_is_found(self, program: Program) -> None:
        tracker("2013 1000", "2014 2000")
        assert program("check", "--as-of", "2016", "--skip", "freshness").code == 0
        ended = program("check", "--as-of", "2016", "--skip", "freshness", "--fail-on", "overdue")
        assert (ended.code, "[gate-overdue]" in ended.out) == (1, True)

    def test_a_target_without_gate_never_fails(self, program: Program) -> None:
        tracker("2013 1000", "2014 1500", targets=SOUND + "gate = false\n")
        assert program("check", "--fail-on", "behind").code == 0

    def test_exit_zero_holds_for_gates_too(self, program: Program) -> None:
        tracker("2013 1000", "2014 1500")
        assert program("check", "--fail-on", "behind", "--exit-zero").code == 0


def test_errors_come_first_and_are_not_skipped(program: Program, actuals: Path) -> None:
    actuals.write_text(actuals.read_text(encoding="utf-8").replace("2013", "2013-13"), encoding="utf-8")
    ended = program("check", "--exit-zero", "--only", "freshness", "--json")
    assert (ended.code, ended.err) == (2, "")
    assert json.loads(ended.out)["problems"] == [
        {
            "slug": "no-such-period",
            "severity": "error",
            "group": "notation",
            "file": "targets/actuals/turnover.toml",
            "line": 4,
            "where": "actual.period",
            "message": '"2013-13" is not a period that exists',
            "hint": "halves are H1 and H2, quarters Q1 to Q4, months 01 to 12, days as in the calendar, years 2 to 9998",
        }
    ]


def test_all_problems_of_all_files_are_told_in_one_run(program: Program, actuals: Path) -> None:
    folder = actuals.parent.parent
    for number in range(499):
        (folder / f"broken{number:03}.toml").write_text("x = \n")
    (actuals.parent / "x.csv").write_text("indicator,region,period,value\nturnover,gansu,2015-Q7,1\n")
    ended = program("check")
    assert ended.code == 2
    places = [line.split(": ")[0] for line in ended.err.splitlines() if not line.startswith("  hint")]
    assert places == ["targets/actuals/x.csv:2", *(f"targets/broken{number:03}.toml:1" for number in range(499))]


def test_a_waiver_in_csv_is_text(program: Program) -> None:
    tracker("2013 1000")
    Path("targets/actuals/more.csv").write_text(
        "indicator,region,period,value,source,comparable,waive\nshops,gansu,2013,1100,t,false,two-values: printed twice\n",
        encoding="utf-8",
    )
    assert program("check").out.endswith("no problems, 1 waived\n")


class TestFormats:
    FIGURES = ("2013 1000", "2013 1100 comparable = false")

    @pytest.mark.parametrize(
        ("form", "shown"),
        [
            ("github", "::warning file=targets/actuals/shops.toml,line=11,title=ectrack two-values::"),
            ("gitlab", '"check_name": "two-values"'),
            ("junit", '<testsuite name="ectrack.consistency" tests="1"'),
            ("sarif", '"ruleId": "two-values"'),
            ("json", '"slug": "two-values"'),
            ("text", "[two-values]"),
        ],
    )
    def test_each_has_the_finding_and_the_same_exit_code(self, program: Program, form: str, shown: str) -> None:
        tracker(*self.FIGURES)
        ended = program("check", "--format", form)
        assert (ended.code, ended.err) == (1, "")
        assert shown in ended.out

    @pytest.mark.parametrize("form", ["github", "gitlab", "junit", "sarif"])
    def test_errors_are_told_in_the_format_and_nowhere_else(self, program: Program, form: str) -> None:
        tracker("2013-13 1000")
        ended = program("check", "--format", form)
        assert (ended.code, ended.err) == (2, "")
        assert "no-such-period" in ended.out

    def test_the_summary_of_a_step_is_added_to_its_file(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        tracker(*self.FIGURES)
        Path("summary.md").write_text("before\n", encoding="utf-8")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
        assert program("check", "--format", "github").code == 1
        lines = Path("summary.md").read_text(encoding="utf-8").splitlines()
        assert lines[:2] == ["before", "### ectrack check"]
        assert lines[-1].endswith("| two-values |")
