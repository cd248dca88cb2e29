"""What a mapping file says of a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from ectrack.core.cells.conventions import Conventions

YEAR_BY_MONTH = "year-by-month"
"""The shape of a table with a row for each year and a column for each part of it."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a mapping file says.

    Attributes:
        file: The file as shown to the user; "" without one.
        stated: Everything that it says, as TOML has it.
        sheets: Names of the sheets; `*` for all that people see. Empty: the first with figures.
        encoding: Encoding of a text file.
        header: First and last row of the headings, counted from 1.
        shape: `year-by-month`, or None for a table that its headings explain.
        common: What holds for every figure.
        columns: Key, or what a column of values stands for, by its heading.
        regions: Id of a region by the name it has in the sheet; `ignore` for one that is left out.
        indicators: Id of an indicator by the name it has in the sheet; `ignore` likewise.
        fill_down: Keys whose empty cells mean what stands above them.
        keep: Texts of the rows that count, by the heading of the column they stand in.
        drop: Texts of the rows that do not.
        ignores_others: Whether regions and indicators that the tracker does not have are left out.
        conventions: How the table writes numbers, dates, shares, marks, and the years that it begins.
    """

    file: str = ""
    stated: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    sheets: tuple[str, ...] = ()
    encoding: str | None = None
    header: tuple[int, int] | None = None
    shape: str | None = None
    common: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    columns: Mapping[str, str | Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    regions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    indicators: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    fill_down: tuple[str, ...] = ()
    keep: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    drop: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    ignores_others: bool = False
    conventions: Conventions = field(default_factory=Conventions)

    @property
    def decided(self) -> tuple[str, ...]:
        """Headings of the columns that `keep` and `drop` look at."""
        return (*self.keep, *self.drop)
