"""What is shown of one target: its assessment with everything that stands around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from ectrack.core.assessing.assessment import Assessment, Verdict, YearRow
from ectrack.core.assessing.best_growth import BestGrowth
from ectrack.core.assessing.outlook import Scenario
from ectrack.core.figures.points import Point
from ectrack.core.tracker import Tracker


@dataclass(frozen=True, slots=True)
class Shown:
    """One target to be shown.

    Attributes:
        found: Its assessment.
        history: The figures that speak for it, oldest first.
        tracker: Where it came from.
        known_by: Day by which figures had to be recorded.
        scenarios: Where the change leads, by each way to carry it on.
        path_years: What each year along a compound path asks for.
        best: The best growth that the figures have shown.
        verdicts: What each method says, where all of them are asked.
        sums: The sums of the regions below, by date, also those that lack regions.
        followed: Such sums of the series that a relative level follows.
    """

    found: Assessment
    history: Sequence[Point]
    tracker: Tracker
    known_by: date | None = None
    scenarios: tuple[Scenario, ...] = ()
    path_years: tuple[YearRow, ...] = ()
    best: BestGrowth | None = None
    verdicts: Mapping[str, Verdict] = field(default_factory=lambda: MappingProxyType({}))
    sums: Sequence[Point] = ()
    followed: Sequence[Point] = ()
