"""Findings as lines: `FILE:LINE: warning: where: message [slug]`, then a hint."""

from collections.abc import Sequence

from ectrack.locale import N_, _
from ectrack.locale.text import visible
from ectrack.render.findings.finding import Finding, Severity, one_line, place

WORDS: dict[Severity, str] = {"error": N_("error"), "warning": N_("warning"), "goal": N_("progress")}


def text(findings: Sequence[Finding]) -> str:
    """Return findings as people read them, one below the other.

    Args:
        findings: In the order in which they are to be told.
    """
    return "".join(f"{line}\n" for finding in findings for line in _lines(finding))


def _lines(finding: Finding) -> tuple[str, str]:
    word = _("waived") if finding.waived else _(WORDS[finding.severity])
    before = ": ".join(part for part in (place(finding), word) if part)
    after = (_("reason"), finding.waived) if finding.waived else (_("hint"), finding.hint)
    return f"{before}: {one_line(finding)} [{finding.slug}]", f"  {after[0]}: {visible(after[1])}"
