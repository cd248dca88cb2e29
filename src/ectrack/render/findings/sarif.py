"""Findings as SARIF 2.1.0, for code scanning."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from ectrack import __version__
from ectrack.locale import _
from ectrack.locale.explanations import entries
from ectrack.locale.text import visible
from ectrack.render import explaining
from ectrack.render.findings.finding import NOWHERE, Finding, Severity, one_line
from ectrack.render.findings.fingerprints import fingerprints

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "goal": "error"}


def sarif(findings: Sequence[Finding]) -> str:
    """Return a log of one run with its rules and results.

    Args:
        findings: In the order in which they are to be told.

    Source:
        OASIS, Static Analysis Results Interchange Format (SARIF) version 2.1.0.
    """
    rules = _rules(findings)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    results = [
        _result(finding, numbers[finding.slug], print_) for finding, print_ in zip(findings, fingerprints(findings), strict=True)
    ]
    driver = {"name": "ectrack", "version": __version__, "rules": rules}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=True, indent=2) + "\n"


def _rules(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return the rules that found something, in the words of `explain`, so that they do not depend on the data."""
    known = {entry.name: entry.explanation for entry in entries() if entry.kind in {"rule", "problem"}}
    rules = []
    for slug, finding in {finding.slug: finding for finding in findings}.items():
        words = known.get(slug)
        texts = [explaining.text(text) for text in (words.what, words.example, words.note) if text] if words else [slug]
        rules.append(
            {
                "id": slug,
                "shortDescription": {"text": slug.replace("-", " ")},
                "fullDescription": {"text": plain(texts[0])},
                "help": {"text": plain("\n".join(texts))},
                "defaultConfiguration": {"level": LEVELS[finding.severity]},
                "properties": {"tags": [finding.group]},
            }
        )
    return rules


def _result(finding: Finding, rule: int, fingerprint: str) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": _uri(finding.file or NOWHERE)}, "region": {"startLine": finding.line or 1}}
    return {
        "ruleId": finding.slug,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": plain(f"{one_line(finding)}\n{_('hint')}: {visible(finding.hint)}")},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"ectrack/v1": fingerprint},
    }


def _uri(file: str) -> str:
    """Return a path as a URI, relative where the path is: its bytes, percent-encoded."""
    try:
        encoded = quote(file.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        encoded = quote(visible(file))
    return f"file://{encoded}" if file.startswith("/") else encoded


def plain(text: str) -> str:
    """Return a text that stands for itself in a message: without placeholders, without links.

    Source:
        SARIF 2.1.0, 3.11.5 (braces are doubled) and 3.11.6 (a link is `[text](place)`, a bracket that is none has a backslash).
    """
    text = text.replace("{", "{{").replace("}", "}}")
    return text.replace("[", "\\[").replace("]", "\\]") if "](" in text else text
