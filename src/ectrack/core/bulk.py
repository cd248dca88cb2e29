"""Figures of large files, which stay where they are until a target needs them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, Protocol

from ectrack.core.cells.conventions import PLAIN, Conventions, Selection
from ectrack.core.model import Actual, Place

if TYPE_CHECKING:
    from ectrack.core.few import Ends, Survey, Wanted
    from ectrack.core.values.endings import Endings


Key = Literal["indicator", "region"]


@dataclass(frozen=True, slots=True)
class Shared:
    """What holds for every figure of a file that does not say otherwise itself (`[figures."FILE"]`).

    Attributes:
        unit: Unit of values that are plain numbers; None for that of the indicator.
        cells: Text of each further key.
        year_starts: The month in which the years of the file begin, 1 to 12; None for that of each indicator.
        encoding: The encoding of a CSV file, as somebody named it; None to find out.
        conventions: How its cells are written.
        keep: Texts of columns of which a row must have one, by the names of the columns.
        drop: Texts of columns of which a row may have none.
        skips_others: Whether figures of regions and indicators that the tracker does not have are left out.
    """

    unit: str | None = None
    cells: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    year_starts: int | None = None
    encoding: str | None = None
    conventions: Conventions = PLAIN
    keep: Selection = field(default_factory=lambda: MappingProxyType({}), hash=False)
    drop: Selection = field(default_factory=lambda: MappingProxyType({}), hash=False)
    skips_others: bool = False

    @property
    def is_as_written(self) -> bool:
        """Whether every row is a figure as the notation has it."""
        return self.conventions == PLAIN and not self.keep and not self.drop and not self.skips_others


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Figures of a file that are left out since the tracker has no such region or indicator.

    Attributes:
        file: The file, or the table.
        count: Number of figures.
        regions: Their regions that the tracker does not have, in the order of the alphabet.
        indicators: Their indicators that it does not have.
    """

    file: str
    count: int
    regions: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures in a warehouse (`[source]`).

    Attributes:
        connection: Name of the connection.
        name: Name of the table, with its schema where it has one.
    """

    connection: str
    name: str


class Bulk(Protocol):
    """The plain figures of large files: valid, standing, of each span one; none is also in `Tracker.actuals`."""

    @property
    def count(self) -> int:
        """Number of figures."""

    @property
    def survey(self) -> "Survey":
        """What was found out about the figures when they were checked."""

    def endings(self, known_by: date | None) -> "Endings":
        """Return on which days the periods of the figures known by a day end, forecasts left out."""

    def near(self, groups: Sequence[Collection[Place]], known_by: date | None) -> Iterator[Mapping[Place, Sequence[Actual]]]:
        """Yield the figures of each group of places, in the order of the groups, read in one pass."""

    def around(self, places: Collection[Place], beside: Collection[Place], days: Collection[date]) -> Iterator[Actual]:
        """Yield the figures of some places, and of others those whose periods end on some days."""

    def few(
        self, groups: Sequence[Sequence["Wanted"]], known_by: date | None
    ) -> Iterator[tuple[Mapping[Place, Sequence[Actual]], Mapping[Place, "Ends"]]]:
        """Yield for each group the few figures that are wanted, and the ends of their series, read in one pass."""

    def counted(self, key: Key) -> Mapping[str, int]:
        """Return the number of figures of each indicator or region that has any."""

    def everything(self) -> Iterator[Actual]:
        """Yield all figures, in the order of files and rows."""

    def without(self, places: Collection[Place], figures: Sequence[Actual]) -> "Bulk":
        """Return the figures of all other places; those of these places are given."""
