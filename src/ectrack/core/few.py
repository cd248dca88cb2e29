"""What a report asks of large files, and what is known of them: the few figures of a place, the ends of its series, a survey."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ectrack.core.model import Place
from ectrack.core.values.endings import Endings
from ectrack.core.values.periods import Period


@dataclass(frozen=True, slots=True)
class Wanted:
    """The few figures of a place that may settle a target.

    Attributes:
        place: Indicator and region.
        until: The newest by this day are wanted.
        years: Whether those of the newest calendar year and of the one before are wanted, rather than of the newest date alone.
        first: First day on which a period of the baseline may end; None without one.
        last: Last day of the baseline; None without one.
    """

    place: Place
    until: date
    years: bool
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Ends:
    """What is known of a whole series by a day.

    Attributes:
        newest: Date of the newest figure that may speak.
        low: No figure, and of a flow no sum of a calendar year, is less; up to binary rounding, in the indicator's unit.
        high: None is more.
    """

    newest: date
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found out about the figures of large files when they were checked.

    Attributes:
        files: The files.
        count: Number of plain figures.
        endings: On which days the periods of plain figures end, forecasts left out.
        periods: The periods by the texts that name them.
        days: The days of recording by the texts that name them.
        apart: Indicator, region and period, as written, of the figures that are not plain and stand in `Tracker.actuals`.
    """

    files: tuple[str, ...]
    count: int
    endings: Endings = field(hash=False)
    periods: Mapping[str, Period] = field(hash=False)
    days: Mapping[str, date] = field(hash=False)
    apart: tuple[tuple[str, str, str], ...]
