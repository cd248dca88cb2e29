"""The records of a tracker after reading: exact, resolved, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, TypeAlias

from ectrack.core.problems import Origin
from ectrack.core.values.fiscal_years import JANUARY
from ectrack.core.values.names import Names
from ectrack.core.values.periods import MONTHS_IN_YEAR, Period
from ectrack.core.values.quantities import Unit

Day: TypeAlias = date
"""A `date`, where a field of that name hides the class."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Kind(StrEnum):
    """What an indicator's figures are."""

    STOCK = "stock"
    FLOW = "flow"
    SHARE = "share"
    INDEX = "index"


class GoalType(StrEnum):
    """The goal keys of the notation."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    GROWTH = "growth"
    EACH_YEAR = "each_year"
    TOTAL = "total"
    IMPROVE = "improve"
    IMPROVE_BY = "improve_by"


SUMS = frozenset({GoalType.EACH_YEAR, GoalType.TOTAL})
"""Goals that add up over a window."""

Approx = Literal["about", "at_least", "more_than", "at_most", "less_than"]
State = Literal["preliminary", "final", "revised", "forecast"]
Halt = Literal["suspended", "superseded"]
PathShape = Literal["linear", "compound"]
Every = Literal["month", "quarter", "half-year", "year"]
MONTHS_OF: Mapping[Every, int] = MappingProxyType({"month": 1, "quarter": 3, "half-year": 6, "year": MONTHS_IN_YEAR})
"""Length of the periods by how often a figure is due, in months."""

Place = tuple[str, str]
"""Indicator and region."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """How a share follows from two other indicators: `of` divided by `to`."""

    of: str
    to: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured quantity.

    Attributes:
        direction: +1 when more is better, -1 when less is.
        limit: Natural ceiling or floor, in the indicator's unit.
        negative: Whether its figures may lie below zero; None where nothing is said.
        parts: Indicators that add up to this one.
        adds_to: Stock whose rise over a period this flow is.
        every: How often a figure is due.
        lag: Days after the end of a period until its figure is due.
        roll_up: Whether a region without a figure of its own takes the sum of those right below it.
        year_starts: The month in which its years begin, 1 to 12.
    """

    id: str
    names: Names
    unit: Unit
    kind: Kind
    direction: int
    definition: str | None
    ratio: Ratio | None
    limit: Decimal | None
    note: str | None
    origin: Origin
    parts: tuple[str, ...] = ()
    adds_to: str | None = None
    every: Every | None = None
    lag: int = 0
    roll_up: bool = False
    negative: bool | None = None
    year_starts: int = JANUARY

    @property
    def floor(self) -> Decimal | None:
        """The value below which no figure can lie; None where there is none. Stocks and shares never lie below zero unless said otherwise."""
        if self.limit is not None and self.direction < 0:
            return self.limit
        may = self.kind not in {Kind.STOCK, Kind.SHARE} if self.negative is None else self.negative
        return None if may else Decimal(0)


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
class Goal:
    """What a target says about its indicator.

    Attributes:
        type: The goal key.
        value: Level, amount of a year or sum, in the indicator's unit; the low end of a range; None for growth, improve and improve_by.
        high: High end of a range, same unit.
        rate: As a fraction: the yearly growth of `growth`, the change in all of `improve_by`.
        step: One unit of the last digit in which an `about` goal is stated, as `value` or `rate` is; None for any other.
        hold: Whether the level is to be kept in every period up to the deadline.
        approx: Whether the document states the goal approximately.
    """

    type: GoalType
    value: Decimal | None = None
    high: Decimal | None = None
    rate: Decimal | None = None
    step: Decimal | None = None
    hold: bool = False
    approx: Approx | None = None


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
class Milestone:
    """A value that the path runs through on a day, in the indicator's unit.

    Attributes:
        start: First day of the period that it is stated for; None where it is stated for a day.
        period: That period as it is written; "" where nothing is known of it.
    """

    date: date
    value: Decimal
    start: Day | None = None
    period: str = field(compare=False, default="")


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


@dataclass(frozen=True, slots=True)
class Target:
    """What an indicator shall reach, where, by when.

    Attributes:
        direction: +1 when more is better, -1 when less is.
        start: First day of the window (`from`); None when not stated.
        due: The period the target is due in (`by`); None for a standing commitment.
        readings: Other defensible readings of the clause, by name.
        split_of: The target whose split made this one.
        gate: Whether its progress may fail a check.
        waive: Reasons why warnings do not apply, by their slugs.
    """

    id: str
    names: Names
    policy: str | None
    indicator: Indicator
    region: str
    goal: Goal
    direction: int
    origin: Origin
    start: date | None = None
    due: Period | None = None
    baseline: BaselineRule | None = None
    milestones: tuple[Milestone, ...] = ()
    path: PathShape = "linear"
    limit: Decimal | None = None
    method: str | None = None
    lights: Lights | None = None
    tags: tuple[str, ...] = ()
    halt: Halt | None = None
    superseded_by: str | None = None
    owner: str | None = None
    binding: bool | None = None
    clause: str | None = None
    note: str | None = None
    readings: tuple[tuple[str, "Target"], ...] = ()
    split_of: str | None = None
    gate: bool = True
    waive: Mapping[str, str] = field(default_factory=lambda: _NOTHING, hash=False)

    @property
    def deadline(self) -> date | None:
        """Last day of the period the target is due in."""
        return self.due.end if self.due else None

    @property
    def sums(self) -> bool:
        """Whether the goal adds up over a window."""
        return self.goal.type in SUMS


@dataclass(frozen=True, slots=True)
class Actual:
    """One recorded figure for a period.

    Attributes:
        value: In the indicator's unit; None for a withdrawal.
        yoy: Published growth over the same period a year before, as a fraction.
        se: Standard error, in the indicator's unit.
        comparable: False when recorded for reference only.
        recorded: Day of recording; None counts as always known.
        revises: Why it replaces an earlier figure of the same period.
        withdrawn: Why the figure of this period is withdrawn.
        waive: Reasons why warnings do not apply, by their slugs.
    """

    indicator: str
    region: str
    period: Period
    value: Decimal | None
    origin: Origin
    yoy: Decimal | None = None
    approx: Approx | None = None
    state: State | None = None
    se: Decimal | None = None
    comparable: bool = True
    source: str | None = None
    note: str | None = None
    recorded: date | None = None
    revises: str | None = None
    withdrawn: str | None = None
    dated: str | None = None
    waive: Mapping[str, str] = field(default_factory=lambda: _NOTHING, hash=False)

    @property
    def is_forecast(self) -> bool:
        """Whether this is a forecast, which never counts as an actual."""
        return self.state == "forecast"

    @property
    def counts(self) -> bool:
        """Whether a verdict may rest on this figure."""
        return self.comparable and not self.is_forecast and self.value is not None
