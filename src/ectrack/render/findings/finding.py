"""One finding of a check, its texts in the language of the user."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "doubt", "goal"]


@dataclass(frozen=True, slots=True)
class Finding:
    """An error of the files, a doubt about what they say, or a goal that fails a gate.

    Attributes:
        slug: Stable name of the rule.
        severity: `error`, `doubt` or `goal`.
        group: Group of the rule.
        file: Path as shown; None where it belongs to no file.
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
