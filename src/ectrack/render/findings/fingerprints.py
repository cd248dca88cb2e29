"""What identifies a finding from one run to the next."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence

from ectrack.render.findings.finding import Finding

_LINE = re.compile(r"(\.(?:toml|csv)):\d+", re.IGNORECASE)
"""A place inside a message, such as the first of two figures: its line shifts, its file does not."""


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """Return the fingerprint of each finding: rule, file, keys and message without lines, counted where they repeat.

    Args:
        findings: In the order in which they are to be told.
    """
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        text = json.dumps([finding.slug, finding.file, finding.where, _LINE.sub(r"\1", finding.message)])
        seen[text] += 1
        found.append(hashlib.sha256(f"{text}{seen[text]}".encode()).hexdigest())
    return found
