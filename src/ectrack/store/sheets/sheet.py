"""A sheet as the readers of all formats tell it, ready to be passed on as JSON."""

from dataclasses import dataclass
from typing import Any

Row = tuple[int, list[Any]]
"""The number of a row, from 1, and its cells: text, `{"n": number}`, `{"d": day}`, `{"f": fault}`, or None."""

Area = tuple[int, int, int, int]
"""First row from 1, first column from 0, last row, last column; both ends included."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet.

    Attributes:
        name: Its name.
        hidden: Whether people do not see it.
        rows: The rows that hold anything.
        merged: The merged areas.
    """

    name: str
    hidden: bool
    rows: list[Row]
    merged: list[Area]
