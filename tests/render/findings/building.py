"""Findings for the tests of formats; other processes start with them too, so nothing heavy is imported here."""

from typing import Any

from ectrack.render.findings.finding import Finding, Severity


def finding(severity: Severity = "warning", told: str = "m", **more: Any) -> Finding:
    given: dict[str, Any] = {
        "file": "targets/a.toml",
        "line": 3,
        "where": "target.a.by",
        "hint": "h",
        "slug": "two-values",
        "group": "consistency",
    }
    return Finding(**(given | {"severity": severity, "message": told} | more))


SOME = [
    finding("error"),
    finding("warning", "é 数"),
    finding("goal", slug="gate-behind", group="progress"),
    finding(file=None, line=None, where=None),
]
