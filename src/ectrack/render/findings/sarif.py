"""Findings as SARIF 2.1.0, for code scanning."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from ectrack import __version__
from ectrack.render.findings.finding import Finding, Severity
from ectrack.render.findings.gitlab import fingerprints

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[Severity, str] = {"error": "error", "doubt": "warning", "goal": "error"}


def sarif(findings: Sequence[Finding]) -> str:
    """Return a log of one run with its rules and results.

    Args:
        findings: In the order in which they are to be told.

    Source:
        OASIS, Static Analysis Results Interchange Format (SARIF) version 2.1.0.
    """
    slugs = list(dict.fromkeys(finding.slug for finding in findings))
    hints = {finding.slug: finding for finding in reversed(findings)}
    rules = [
        {
            "id": slug,
            "shortDescription": {"text": slug.replace("-", " ")},
            "help": {"text": hints[slug].hint},
            "properties": {"tags": [hints[slug].group]},
        }
        for slug in slugs
    ]
    results = [
        _result(finding, slugs.index(finding.slug), print_)
        for finding, print_ in zip(findings, fingerprints(findings), strict=True)
    ]
    driver = {"name": "ectrack", "version": __version__, "rules": rules}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=True, indent=2) + "\n"


def _result(finding: Finding, rule: int, fingerprint: str) -> dict[str, Any]:
    told = f"{finding.where}: {finding.message}" if finding.where else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.slug,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": told},
        "partialFingerprints": {"ectrack/v1": fingerprint},
    }
    if finding.file:
        place: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.file.replace("\\", "/"))}}
        if finding.line is not None:
            place["region"] = {"startLine": finding.line}
        result["locations"] = [{"physicalLocation": place}]
    return result
