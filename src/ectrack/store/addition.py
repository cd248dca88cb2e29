"""A file with figures added: its new bytes, and the figures as they are read back from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

Value = str | bool | int | Decimal | date
"""What a key of a figure holds."""

KEYS = (
    "indicator",
    "region",
    "period",
    "value",
    "yoy",
    "approx",
    "state",
    "se",
    "comparable",
    "dated",
    "source",
    "note",
    "recorded",
    "revises",
    "withdrawn",
)
"""Keys of a figure in the order in which they are written."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What adding figures makes of a file.

    Attributes:
        content: All its bytes.
        line: Line on which the first figure begins.
        text: What is added, as people see it.
        held: How many figures the file held.
        tables: The added figures as read back.
        lines: Line of each of them; empty where it is looked up when needed.
        unit: Unit of their plain numbers; None for that of the indicator.
        year_starts: The month in which the years of the file begin, 1 to 12; None for that of the indicator.
    """

    content: bytes
    line: int
    text: str
    held: int
    tables: Sequence[Mapping[str, Any]]
    lines: Sequence[int] = ()
    unit: str | None = None
    year_starts: int | None = None
