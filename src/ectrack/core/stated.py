"""What a document states beside its goals: itself, from where progress counts, and the cut-offs of lights."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ectrack.core.problems import Origin
from ectrack.core.values.names import Names
from ectrack.core.values.periods import Period


@dataclass(frozen=True, slots=True)
class Policy:
    """A document that sets targets."""

    id: str
    names: Names
    issuer: str | None
    issued: date | None
    source: str | None
    note: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class BaselineRule:
    """From which period progress counts.

    Attributes:
        period: The period; its last day dates the baseline.
        value: The value if the document states it itself, in the indicator's unit.
        mean: Whether the baseline is the mean of the years of the period.
    """

    period: Period
    value: Decimal | None = None
    mean: bool = False


@dataclass(frozen=True, slots=True)
class Lights:
    """Cut-offs of the traffic light, in percentage points behind schedule.

    Attributes:
        green: Up to this many points behind is green.
        yellow: From this many points behind is yellow.
        red: More than this many points behind is red.
    """

    green: Decimal
    yellow: Decimal
    red: Decimal
