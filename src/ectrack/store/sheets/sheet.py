"""A sheet as the readers of all formats tell it, ready to be passed on as JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
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
        hidden_rows: Numbers of the rows among `rows` that people do not see, filtered ones included.
        hidden_columns: Columns, from 0, that people do not see and that hold anything.
    """

    name: str
    hidden: bool
    rows: list[Row]
    merged: list[Area]
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)


def held(columns: Iterable[range], rows: Sequence[Row]) -> list[int]:
    """Return those of some columns in which anything stands.

    Args:
        columns: Columns from 0, next to each other.
        rows: The rows of the sheet.
    """
    width = max((len(cells) for _number, cells in rows), default=0)
    found = {column for span in columns for column in span[: max(width - span.start, 0)]}
    return sorted(column for column in found if any(column < len(cells) and cells[column] is not None for _number, cells in rows))
