"""The files of a tracker as parsed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Role = Literal["tables", "actuals", "settings"]
"""What a file of a tracker holds."""


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed file of a tracker.

    Attributes:
        file: Path as shown to the user.
        role: `tables` (regions, indicators, policies, targets), `actuals` or `settings`.
        data: The parsed document; fractional numbers are `Decimal`.
        lines: For CSV: the line of each row of `data["actual"]`.
        columns: For CSV: the columns that are keys of a figure.
    """

    file: str
    role: Role
    data: Mapping[str, Any]
    lines: Sequence[int] = ()
    columns: Sequence[str] = ()
