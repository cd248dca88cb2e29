"""Problems, warnings and gates as findings, in the language of the user and with their lines."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ectrack.core.checks import group_of
from ectrack.locale.problem_text import hint, message, where
from ectrack.render.findings.finding import Finding, Severity
from ectrack.store.lines import line_of

if TYPE_CHECKING:
    from ectrack.core.problems import Problem


def finding(problem: "Problem", severity: Severity, waived: str | None = None) -> Finding:
    """Return a problem as a finding.

    Args:
        problem: What was found.
        severity: How serious it is.
        waived: The reason why it does not apply.
    """
    origin = problem.origin
    return Finding(
        slug=problem.slug,
        severity=severity,
        group=group_of(problem.slug),
        file=origin.file if origin else None,
        line=line_of(origin) if origin else None,
        where=where(origin) or None,
        message=message(problem, line_of),
        hint=hint(problem),
        waived=waived,
    )


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings file by file, line by line."""
    return sorted(findings, key=lambda one: (one.file or "", one.line or 0))
