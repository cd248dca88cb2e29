"""What a table of a data package is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

Value = str | Decimal | date | bool | int | None
FRACTION, IN_UNIT = "1", "unit"
"""Units of numbers: 1 for a fraction, else what the column of this name says."""

Type = Literal["string", "number", "integer", "boolean", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: Its key.
        title: What people call it.
        type: What its cells are.
        unit: What its numbers count: FRACTION or IN_UNIT.
        words: The words that it can hold; any text when empty.
    """

    name: str
    title: str
    type: Type = "string"
    unit: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resource:
    """A table.

    Attributes:
        name: Its key, and the name of its file.
        title: What people call it.
        columns: In their order; the first one is the primary key.
        rows: Cells, each row as long as the columns.
        refers: Columns whose values are primary keys of another table, with its name.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    refers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
