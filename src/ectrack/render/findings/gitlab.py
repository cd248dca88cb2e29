"""Findings as a GitLab code quality report."""

import json
from collections.abc import Sequence

from ectrack.locale.text import visible
from ectrack.render.findings.finding import NOWHERE, Finding, Severity, one_line
from ectrack.render.findings.fingerprints import fingerprints

SEVERITIES: dict[Severity, str] = {"error": "critical", "warning": "minor", "goal": "major"}


def gitlab(findings: Sequence[Finding]) -> str:
    """Return a report whose fingerprints stay the same when lines shift.

    Args:
        findings: In the order in which they are to be told.

    Source:
        GitLab Docs, Code Quality, report format: description, check_name, fingerprint, severity, location.
    """
    entries = [
        {
            "description": one_line(finding),
            "check_name": finding.slug,
            "fingerprint": print_,
            "severity": SEVERITIES[finding.severity],
            "location": {"path": visible(finding.file or NOWHERE), "lines": {"begin": finding.line or 1}},
        }
        for finding, print_ in zip(findings, fingerprints(findings), strict=True)
    ]
    return json.dumps(entries, ensure_ascii=True, indent=2) + "\n"
