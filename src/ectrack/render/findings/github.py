"""Findings as annotations of GitHub Actions, and as a table for the summary of a step."""

from collections import Counter
from collections.abc import Sequence

from ectrack.locale import _, ngettext
from ectrack.render.exports import escaped
from ectrack.render.findings.finding import Finding, Severity
from ectrack.render.findings.text import WORDS

MOST = 10
"""Annotations of one level that GitHub shows for a step; further ones it drops without a word."""

LEVELS: dict[Severity, str] = {"error": "error", "doubt": "warning", "goal": "error"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def github(findings: Sequence[Finding]) -> str:
    """Return workflow commands, errors first, at most ten of a level; a notice says how many more there are.

    Args:
        findings: In the order in which they are to be told.

    Source:
        GitHub Docs, workflow commands: setting an error message, and the escaping of data and properties.
    """
    ordered = sorted(findings, key=lambda finding: LEVELS[finding.severity] != "error")
    told: Counter[str] = Counter()
    lines = []
    for finding in ordered:
        level = LEVELS[finding.severity]
        told[level] += 1
        if told[level] <= MOST:
            lines.append(_command(level, finding))
    more = sum(max(0, number - MOST) for number in told.values())
    if more:
        words = ngettext("{n} more finding in the summary of the step", "{n} more findings in the summary of the step", more)
        lines.append(f"::notice::{words.format(n=more).translate(_DATA)}")
    return "".join(f"{line}\n" for line in lines)


def _command(level: str, finding: Finding) -> str:
    properties = {
        "file": finding.file,
        "line": None if finding.line is None else str(finding.line),
        "title": f"ectrack {finding.slug}",
    }
    given = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items() if value is not None)
    place = f"{finding.where}: " if finding.where else ""
    told = f"{place}{finding.message}\n{_('hint')}: {finding.hint}"
    return f"::{level} {given}::{told.translate(_DATA)}"


def step_summary(findings: Sequence[Finding], counted: str) -> str:
    """Return all findings as a table in Markdown, for the file that GITHUB_STEP_SUMMARY names.

    Args:
        findings: In the order in which they are to be told.
        counted: The sentence that sums up the check.
    """
    head = f"### ectrack check\n\n{escaped(counted)}\n"
    if not findings:
        return head
    titles = [_("severity"), _("place"), _("what"), _("hint"), _("rule")]
    rows = [[_(WORDS[one.severity]), _place(one), one.message, one.hint, one.slug] for one in findings]
    table = [titles, ["---"] * len(titles), *([escaped(_one_line(cell)) for cell in row] for row in rows)]
    return head + "\n" + "".join(f"| {' | '.join(row)} |\n" for row in table)


def _place(finding: Finding) -> str:
    parts = (finding.file or "", "" if finding.line is None else str(finding.line), finding.where or "")
    return ":".join(part for part in parts if part)


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())
