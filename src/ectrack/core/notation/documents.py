"""The files of a tracker as parsed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Role = Literal["tables", "actuals", "settings"]
"""What a file of a tracker holds that has a schema."""

VALUES = "values"
"""What a table of amounts by region holds, for the target of many regions that names it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed file of a tracker.

    Attributes:
        file: Path as shown to the user.
        role: `tables` (regions, indicators, policies, targets), `actuals`, `settings` or `values`.
        data: The parsed document; fractional numbers are `Decimal`.
        lines: For CSV: the line of each row of `data["actual"]` or `data["values"]`, or of each table of `data["region"]`.
        columns: For CSV: the columns that are keys of a figure.
        further: Those that are not.
    """

    file: str
    role: Role | Literal["values"]
    data: Mapping[str, Any]
    lines: Sequence[int] = ()
    columns: Sequence[str] = ()
    further: Sequence[str] = ()
