"""What reading a sheet rests on, and the figures that are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ectrack.core.cells.marks import is_missing
from ectrack.core.importing.grid import Cell, Fault, Grid, text_of
from ectrack.core.importing.judging import Judged
from ectrack.core.importing.known import Known
from ectrack.core.importing.layout import Layout
from ectrack.core.problems import Origin, Problem
from ectrack.core.tracker import Tracker


@dataclass(frozen=True, slots=True)
class SheetFigure:
    """A figure of a sheet as read.

    Attributes:
        origin: The cell, or the line of a text file.
        row: Its row, counted from 0.
        column: Its column, from 0.
        figure: Texts by the keys of a figure as they are written, its period; what could be read of one that is refused.
        value: In the indicator's unit; None for one that is refused.
        named_unit: Whether the cell itself names a unit.
        bare: Whether nothing names one.
        number: The number in the cell, before any factor; None for one that is refused.
        problems: Why it is refused.
        other: The name that makes it one of another region or indicator than the tracker has, by key; empty for none.
    """

    origin: Origin
    row: int = 0
    column: int = 0
    figure: Mapping[str, Any] = field(default_factory=dict)
    value: Decimal | None = None
    named_unit: bool = False
    bare: bool = False
    number: Decimal | None = None
    problems: tuple[Problem, ...] = ()
    other: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What reading the rows of a sheet rests on.

    Attributes:
        grid: The sheet.
        layout: What its columns mean.
        tracker: Where the figures belong.
        known: Indicators and regions by their names.
        common: What holds for every figure, as the user says.
        judged: What the whole sheet says of its cells.
        of_name: What the name of the sheet says where no column does.
        above: What the keys that fill down stand at, by column.
    """

    grid: Grid
    layout: Layout
    tracker: Tracker
    known: Known
    common: Mapping[str, str]
    judged: Judged
    of_name: Mapping[str, str] = field(default_factory=dict)
    above: dict[int, Cell] = field(default_factory=dict)

    def is_empty(self, cell: Cell) -> bool:
        """Return whether a cell says that there is no figure, as offices and the mapping have it."""
        return not isinstance(cell, Fault) and is_missing(text_of(cell), self.known.mapping.conventions)
