"""Findings in every format: valid against its published form, and no text from the data breaks out of it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema
from sarif_pydantic import Sarif  # type: ignore[import-untyped]

from ectrack.render.findings.finding import Finding, Severity
from ectrack.render.findings.github import github, step_summary
from ectrack.render.findings.gitlab import fingerprints, gitlab
from ectrack.render.findings.json import records
from ectrack.render.findings.junit import junit
from ectrack.render.findings.sarif import sarif
from ectrack.render.findings.text import text

JUNIT = Path(__file__).parent / "junit.xsd"
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/]"},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}
"""The fields that GitLab's documentation of code quality reports requires."""

ATTACKS = {
    "a new line with a command": "x\n::error::owned",
    "carriage return": "x\r::set-output name=a::b",
    "percent escape": "x%0A::error::owned",
    "end of CDATA": "]]><evil/>",
    "markup": "<script>alert(1)</script>&amp;",
    "quotes": "\"'`",
    "pipe": "a|b|c",
    "link": "[x](javascript:alert(1))",
    "escape character": "\x1b[31mred",
    "NUL": "a\x00b",
    "lone surrogate": "a\ud800b",
    "right-to-left override": "a\u202eb",
    "line separator": "a\u2028b",
    "noncharacter": "a\uffffb",
    "comma and colon": "file,line=1:2",
}


def finding(severity: Severity = "doubt", told: str = "m", **more: Any) -> Finding:
    given: dict[str, Any] = {
        "file": "targets/a.toml",
        "line": 3,
        "where": "target.a.by",
        "hint": "h",
        "slug": "two-values",
        "group": "consistency",
    }
    return Finding(**(given | {"severity": severity, "message": told} | more))


def hostile(attack: str) -> Finding:
    return finding(told=attack, hint=attack, where=attack, file=f"targets/{attack}.toml")


SOME = [
    finding("error"),
    finding("doubt", "é 数"),
    finding("goal", slug="gate-behind", group="progress"),
    finding(file=None, line=None, where=None),
]


class TestText:
    def test_a_line_and_a_hint(self) -> None:
        assert text([finding(told="1 is not 2")]) == "targets/a.toml:3: doubt: target.a.by: 1 is not 2 [two-values]\n  hint: h\n"

    def test_a_waived_one_gives_its_reason(self) -> None:
        assert text([finding(waived="seen")]) == "targets/a.toml:3: waived: target.a.by: m [two-values]\n  reason: seen\n"

    def test_without_a_place(self) -> None:
        assert text([finding(file=None, line=None, where=None)]) == "doubt: m [two-values]\n  hint: h\n"


class TestGithub:
    def test_errors_come_first_and_properties_are_escaped(self) -> None:
        assert github([finding("doubt", "50%"), finding("error", "a\nb", file="a,b:c.toml")]) == (
            "::error file=a%2Cb%3Ac.toml,line=3,title=ectrack two-values::target.a.by: a%0Ab%0Ahint: h\n"
            "::warning file=targets/a.toml,line=3,title=ectrack two-values::target.a.by: 50%25%0Ahint: h\n"
        )

    def test_at_most_ten_of_a_level_and_the_number_of_the_others(self) -> None:
        lines = github([finding(told=str(index)) for index in range(13)] + [finding("error")] * 2).splitlines()
        assert [line.split(" ")[0] for line in lines] == ["::error"] * 2 + ["::warning"] * 10 + ["::notice::3"]
        assert lines[-1] == "::notice::3 more findings in the summary of the step"

    @pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
    def test_one_finding_is_one_command(self, attack: str) -> None:
        out = github([hostile(attack)])
        assert out.count("\n") == 1
        assert "\r" not in out
        assert out.startswith("::warning file=targets/")
        properties = out.removeprefix("::warning ").split("::", 1)[0]
        assert [part.split("=")[0] for part in properties.split(",")] == ["file", "line", "title"]

    def test_the_summary_has_the_whole_table(self) -> None:
        rows = step_summary([finding(told=str(index)) for index in range(13)], "2 targets: 13 doubts").splitlines()
        assert rows[:3] == ["### ectrack check", "", "2 targets: 13 doubts"]
        assert len([row for row in rows if row.startswith("| doubt |")]) == 13

    @pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
    def test_every_row_of_the_summary_has_its_five_cells(self, attack: str) -> None:
        rows = [row for row in step_summary([hostile(attack)], "x").splitlines() if row.startswith("|")]
        assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}
        assert "<script>" not in "".join(rows)
        assert re.search(r"(?<!\\)\]\(", "".join(rows)) is None


class TestGitlab:
    def test_it_is_valid(self) -> None:
        jsonschema.validate(json.loads(gitlab(SOME)), CODE_QUALITY)
        assert json.loads(gitlab([])) == []

    def test_a_fingerprint_does_not_change_with_the_line(self) -> None:
        assert fingerprints([finding(line=3)]) == fingerprints([finding(line=30)])
        assert len(set(fingerprints([finding(), finding(), finding(told="n")]))) == 3

    @pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
    def test_text_stays_text(self, attack: str) -> None:
        out = gitlab([hostile(attack)])
        assert out.isascii()
        (entry,) = json.loads(out)
        assert entry["description"] == f"{attack}: {attack}"


class TestJunit:
    def valid(self, out: str) -> ET.Element:
        xmlschema.XMLSchema(str(JUNIT)).validate(out)
        return ET.fromstring(out)  # noqa: S314  # our own text

    def test_a_suite_for_each_group_and_a_case_for_each_finding(self) -> None:
        root = self.valid(junit(SOME))
        assert [(suite.get("name"), suite.get("failures")) for suite in root] == [
            ("ectrack.consistency", "3"),
            ("ectrack.progress", "1"),
        ]
        assert root.get("tests") == "4"

    def test_nothing_found_is_a_case_that_passed(self) -> None:
        root = self.valid(junit([]))
        assert [len(case) for case in root.iter("testcase")] == [0]

    @pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
    def test_text_stays_text(self, attack: str) -> None:
        root = self.valid(junit([hostile(attack)]).encode("utf-8").decode("utf-8"))
        assert [element.tag for element in root.iter()] == ["testsuites", "testsuite", "testcase", "failure"]


class TestSarif:
    def test_it_is_valid(self) -> None:
        log = Sarif.model_validate_json(sarif(SOME))
        results = log.runs[0].results or []
        assert [str(result.level.value) for result in results if result.level] == ["error", "warning", "error", "warning"]
        assert Sarif.model_validate_json(sarif([])).runs[0].results == []

    def test_results_name_their_rules_and_places(self) -> None:
        (run,) = json.loads(sarif([finding(file="targets/数 据.toml")]))["runs"]
        (result,) = run["results"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "two-values"
        place = result["locations"][0]["physicalLocation"]
        assert place == {"artifactLocation": {"uri": "targets/%E6%95%B0%20%E6%8D%AE.toml"}, "region": {"startLine": 3}}

    @pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
    def test_text_stays_text(self, attack: str) -> None:
        safe = attack.replace("\ud800", "?")
        out = sarif([hostile(safe)])
        assert out.isascii()
        Sarif.model_validate_json(out)
        assert json.loads(out)["runs"][0]["results"][0]["message"]["text"] == f"{safe}: {safe}"


def test_records_have_a_reason_only_where_there_is_one() -> None:
    assert "waived" not in records([finding()])[0]
    assert records([finding(waived="seen")])[0]["waived"] == "seen"


@pytest.mark.parametrize("form", [text, github, gitlab, junit, sarif])
def test_the_same_findings_give_the_same_bytes(form: Callable[[list[Finding]], str]) -> None:
    assert form(SOME) == form(list(SOME))
