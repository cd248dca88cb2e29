"""Findings as a GitLab code quality report."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence

from ectrack.render.findings.finding import Finding, Severity

SEVERITIES: dict[Severity, str] = {"error": "critical", "doubt": "minor", "goal": "major"}
NOWHERE = "ectrack.toml"
"""The report needs a path also for a finding that belongs to no file."""


def gitlab(findings: Sequence[Finding]) -> str:
    """Return a report whose fingerprints stay the same when lines shift.

    Args:
        findings: In the order in which they are to be told.

    Source:
        GitLab Docs, Code Quality, report format: description, check_name, fingerprint, severity, location.
    """
    entries = [
        {
            "description": f"{finding.where}: {finding.message}" if finding.where else finding.message,
            "check_name": finding.slug,
            "fingerprint": print_,
            "severity": SEVERITIES[finding.severity],
            "location": {"path": finding.file or NOWHERE, "lines": {"begin": finding.line or 1}},
        }
        for finding, print_ in zip(findings, fingerprints(findings), strict=True)
    ]
    return json.dumps(entries, ensure_ascii=True, indent=2) + "\n"


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """Return what identifies each finding from one run to the next: rule, file, keys and message, counted where they repeat."""
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        text = json.dumps([finding.slug, finding.file, finding.where, finding.message])
        seen[text] += 1
        found.append(hashlib.sha256(f"{text}{seen[text]}".encode()).hexdigest())
    return found
