"""One folder, read and resolved, with its settings."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from ectrack.core.bulk import Bulk, Key, LeftOut, Shared, Table
from ectrack.core.model import Actual, Indicator, Place, Target
from ectrack.core.regions import Region, below, children_of
from ectrack.core.stated import Lights, Policy
from ectrack.core.values.fiscal_years import JANUARY, YearStarts
from ectrack.core.values.names import Names

RecordTo = Literal["toml", "csv"]


@dataclass(frozen=True, slots=True)
class Checking:
    """What `check` looks for.

    Attributes:
        only: Rules or groups to check; all when empty.
        skip: Rules or groups to leave out.
        max_change: Largest change between neighbouring figures that is not warned about, a fraction; None for any.
    """

    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    max_change: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What `ectrack.toml` in the tracker sets; None leaves the choice to the program.

    Attributes:
        figures: What holds for all figures of a file of `actuals/`, by its name, or of a table.
        source: Table of figures in a warehouse.
        record_to: Form of the files to which commands add figures.
        year_starts: The month in which the years of indicators begin that say nothing else, 1 to 12.
    """

    title: Names = field(default_factory=lambda: MappingProxyType({}))
    lang: str | None = None
    method: str | None = None
    lights: Lights | None = None
    estimates: bool = True
    checking: Checking = Checking()
    figures: Mapping[str, Shared] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    source: Table | None = None
    record_to: RecordTo = "toml"
    year_starts: int = JANUARY


@dataclass(frozen=True)
class Tracker:
    """One folder of policies, targets and actuals, read and resolved.

    Attributes:
        actuals: The figures in the order of recording, revised and withdrawn ones included; all but those of `bulk`.
        bulk: The plain figures of large files.
        left_out: What is left out of files since the tracker has no such region or indicator.
    """

    regions: Mapping[str, Region]
    indicators: Mapping[str, Indicator]
    policies: Mapping[str, Policy]
    targets: Mapping[str, Target]
    actuals: tuple[Actual, ...]
    settings: Settings = field(default_factory=Settings)
    bulk: Bulk | None = field(default=None, compare=False)
    left_out: tuple[LeftOut, ...] = ()

    def figures(self) -> Iterator[Actual]:
        """Yield all figures: those of small files in the order of recording, then those of large files."""
        yield from self.actuals
        if self.bulk is not None:
            yield from self.bulk.everything()

    def figures_of(self, places: Collection[Place]) -> Iterator[Actual]:
        """Yield the figures of some indicators and regions, in the order of `figures`."""
        yield from (actual for actual in self.actuals if (actual.indicator, actual.region) in places)
        yield from self.bulk_of(places)

    def bulk_of(self, places: Collection[Place]) -> list[Actual]:
        """Return the figures of some indicators and regions that stand in large files."""
        near = next(self.bulk.near([places], None)) if self.bulk is not None and places else {}
        return [actual for figures in near.values() for actual in figures]

    def counted(self, key: Key) -> Counter[str]:
        """Return the number of figures of each indicator or region."""
        return Counter(getattr(actual, key) for actual in self.actuals) + Counter(
            self.bulk.counted(key) if self.bulk is not None else {}
        )

    @cached_property
    def years(self) -> YearStarts:
        """In which month the years of the indicators begin."""
        return YearStarts(self.settings.year_starts, {name: one.year_starts for name, one in self.indicators.items()})

    @property
    def figure_count(self) -> int:
        """Number of all figures."""
        return len(self.actuals) + (self.bulk.count if self.bulk is not None else 0)

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """The regions right below each region that has any, in the order of the tracker."""
        return children_of(self.regions)

    def below(self, region: str) -> Iterator[str]:
        """Yield a region and everything that lies below it."""
        return below(self.children, region)
