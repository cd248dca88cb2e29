"""Findings as records."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from ectrack.render.findings.finding import Finding


def records(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return findings as `check --json` lists them; the reason of a waiver only where there is one.

    Args:
        findings: In the order in which they are to be told.
    """
    return [{key: value for key, value in asdict(finding).items() if key != "waived" or value} for finding in findings]
