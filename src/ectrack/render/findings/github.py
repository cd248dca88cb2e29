"""Findings as annotations of GitHub Actions, and as a table for the summary of a step."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from ectrack.locale import _, ngettext
from ectrack.locale.text import visible
from ectrack.render.findings.finding import Finding, Severity, one_line, place
from ectrack.render.findings.plain import WORDS
from ectrack.render.markdown_text import escaped

MOST = 10
"""Annotations of one level that GitHub shows for a step; further ones it drops without a word."""

MOST_BYTES = 1_000_000
"""Bytes of a summary; GitHub drops the whole of one that is larger than 1 MiB."""

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "goal": "error"}
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
    given = ",".join(f"{name}={visible(value).translate(_PROPERTY)}" for name, value in properties.items() if value is not None)
    words = f"{one_line(finding)}\n{_('hint')}: {visible(finding.hint)}"
    return f"::{level} {given}::{words.translate(_DATA)}"


def step_summary(findings: Sequence[Finding], counts: str) -> str:
    """Return all findings as a table in Markdown, for the file that GITHUB_STEP_SUMMARY names.

    A table that would be larger than GitHub takes ends in a line that says how many findings are left out.

    Args:
        findings: In the order in which they are to be told.
        counts: The sentence that sums up the check.
    """
    head = f"### ectrack check\n\n{escaped(visible(counts))}\n"
    if not findings:
        return head
    titles = [_("severity"), _("place"), _("what"), _("hint"), _("rule")]
    rows = [titles, ["---"] * len(titles), *(_cells(finding) for finding in findings)]
    lines = [f"| {' | '.join(row)} |\n" for row in rows]
    sizes = accumulate(len(line.encode("utf-8", "backslashreplace")) for line in lines)
    kept = sum(size <= MOST_BYTES for size in sizes)
    more = len(lines) - kept
    words = ngettext("{n} more finding is left out here", "{n} more findings are left out here", more)
    return f"{head}\n{''.join(lines[:kept])}" + (f"\n{words.format(n=more)}\n" if more else "")


def _cells(finding: Finding) -> list[str]:
    where = ": ".join(part for part in (place(finding), visible(finding.where or "")) if part)
    texts = (_(WORDS[finding.severity]), where, visible(finding.message), visible(finding.hint), finding.slug)
    return [escaped(text) for text in texts]
