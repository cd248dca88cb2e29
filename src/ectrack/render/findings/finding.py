"""One finding of a check, its texts in the language of the user."""

from dataclasses import dataclass
from typing import Literal

from ectrack.locale.text import visible

Severity = Literal["error", "warning", "goal"]

NOWHERE = "ectrack.toml"
"""File of a finding that belongs to none, for formats that ask for one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An error of the files, a warning about what they say, or a goal that fails a gate.

    Texts come from data as they are; whoever shows them makes them harmless.

    Attributes:
        slug: Stable name of the rule.
        severity: `error`, `warning` or `goal`.
        group: Group of the rule.
        file: Path, with `/`; None where it belongs to no file.
        line: Line, counted from 1, where it is known.
        where: Keys of the place, such as `target.turnover-2015.by`.
        message: What was found and what was expected.
        hint: What to do.
        waived: The reason why it does not apply, where somebody has waived it.
    """

    slug: str
    severity: Severity
    group: str
    file: str | None
    line: int | None
    where: str | None
    message: str
    hint: str
    waived: str | None = None


def place(finding: Finding) -> str:
    """Return `FILE:LINE`, as much of it as is known."""
    line = None if finding.line is None else str(finding.line)
    return ":".join(visible(part) for part in (finding.file, line) if part)


def one_line(finding: Finding) -> str:
    """Return what was found with the keys of its place, in one line."""
    return ": ".join(visible(part) for part in (finding.where, finding.message) if part)
