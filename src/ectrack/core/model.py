"""The records of a tracker after reading: exact, resolved, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, TypeAlias

from ectrack.core.problems import Origin
from ectrack.core.stated import BaselineRule, Lights
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
    GROWTH = "growth"


class GoalType(StrEnum):
    """The goal keys of the notation."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    WITHIN = "within"
    GROWTH = "growth"
    EACH_YEAR = "each_year"
    EACH_QUARTER = "each_quarter"
    EACH_MONTH = "each_month"
    TOTAL = "total"
    EACH_YEAR_AT_MOST = "each_year_at_most"
    TOTAL_AT_MOST = "total_at_most"
    IMPROVE = "improve"
    IMPROVE_BY = "improve_by"


CAPS = frozenset({GoalType.EACH_YEAR_AT_MOST, GoalType.TOTAL_AT_MOST})
"""Goals that a sum must stay under."""

EACH: Mapping[GoalType, int] = MappingProxyType(
    {GoalType.EACH_YEAR: 12, GoalType.EACH_QUARTER: 3, GoalType.EACH_MONTH: 1, GoalType.EACH_YEAR_AT_MOST: 12}
)
"""Goals that state an amount of every period, with its length in months."""

SUMS = frozenset({*EACH, GoalType.TOTAL, GoalType.TOTAL_AT_MOST})
"""Goals that add up over a window."""

Approx = Literal["about", "at_least", "more_than", "at_most", "less_than"]
State = Literal["preliminary", "final", "revised", "forecast", "estimated-by-source", "break"]
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
class Count:
    """Which regions below a region are counted.

    Attributes:
        of: Indicator whose figures are looked at.
        goal: What they must meet, in the unit of that indicator.
        level: Level of the regions; None for those right below.
        share: Whether the part of all regions is told, rather than the number.
    """

    of: str
    goal: "Goal"
    level: str | None = None
    share: bool = False

    @property
    def direction(self) -> int:
        """+1 where the level is to be reached from below, -1 where it is to be kept from above."""
        return -1 if self.goal.type in {GoalType.AT_MOST, GoalType.LESS_THAN} else 1


@dataclass(frozen=True, slots=True)
class Break:
    """A day from which figures are no longer those of before.

    Attributes:
        first: First day of the new series.
        why: What changed.
        link: Factor by which earlier figures are multiplied; None where they cannot be compared.
    """

    first: Day
    why: str
    link: Decimal | None = None


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
        growth_of: Indicator whose published growth stands in where this growth rate is not recorded.
        count: Which regions below are counted where this is not recorded.
        breaks: Where the series breaks, oldest first; those of what it is derived from among them.
        real_growth: Whether an indicator names this one in `growth_of`: the growth published with its figures is at comparable prices
            and says nothing about its levels.
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
    growth_of: str | None = None
    count: Count | None = None
    breaks: tuple[Break, ...] = ()
    real_growth: bool = False

    @property
    def floor(self) -> Decimal | None:
        """The value below which no figure can lie; None where there is none. Stocks and shares never lie below zero unless said otherwise."""
        if self.limit is not None and self.direction < 0:
            return self.limit
        may = self.kind not in {Kind.STOCK, Kind.SHARE} if self.negative is None else self.negative
        return None if may else Decimal(0)


@dataclass(frozen=True, slots=True)
class Relative:
    """Another series that a level follows: its figure of the same period, times a factor, plus an addition.

    Two are the same where they name the same series, whatever its indicator and its region are called.

    Attributes:
        of: Id of the indicator.
        indicator: What the other series measures, in a unit of the same base.
        region: Where; None for the region of the target.
        places: Name of that region.
        times: Factor of the other figure.
        plus: Addition, in the unit of the target's indicator.
    """

    of: str
    indicator: Indicator = field(compare=False)
    region: str | None = None
    places: Names = field(default_factory=lambda: _NOTHING, compare=False)
    times: Decimal = Decimal(1)
    plus: Decimal = Decimal(0)

    @property
    def series(self) -> str:
        """The other series as the notation names it: `gdp`, `gdp@china`."""
        return f"{self.of}@{self.region}" if self.region else self.of


@dataclass(frozen=True, slots=True)
class Goal:
    """What a target says about its indicator.

    Attributes:
        type: The goal key.
        value: Level, amount of a year or sum, in the indicator's unit; the low end of a range; None for growth, improve and improve_by.
        high: High end of a range, same unit.
        rate: As a fraction: the yearly growth of `growth`, the change in all of `improve_by`.
        rate_in_unit: Whether that change is written with the sign of the indicator's own unit: 0.5‰ of one in ‰.
        step: One unit of the last digit in which an `about` goal is stated, as `value` or `rate` is; None for any other.
        relative: The other series that the level follows; None where the goal states it.
        average: Whether the mean over the window shall be the level.
        hold: Whether the level is to be kept in every period up to the deadline.
        approx: Whether the document states the goal approximately.
    """

    type: GoalType
    value: Decimal | None = None
    high: Decimal | None = None
    rate: Decimal | None = None
    rate_in_unit: bool = False
    step: Decimal | None = None
    hold: bool = False
    average: bool = False
    relative: Relative | None = None
    approx: Approx | None = None


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
class Target:
    """What an indicator shall reach, where, by when.

    Attributes:
        direction: +1 when more is better, -1 when less is.
        start: First day of the window (`from`); None when not stated.
        due: The period the target is due in (`by`); None for a standing commitment.
        readings: Other defensible readings of the clause, by name.
        split_of: The target whose split made this one.
        stretch: Whether more than the far end of a range is welcome.
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
    stretch: bool = False
    gate: bool = True
    waive: Mapping[str, str] = field(default_factory=lambda: _NOTHING, hash=False)

    @property
    def deadline(self) -> date | None:
        """Last day of the period the target is due in."""
        return self.due.end if self.due else None

    @property
    def is_band(self) -> bool:
        """Whether the goal is a band, both ends of which count."""
        return self.goal.type is GoalType.WITHIN

    @property
    def is_cap(self) -> bool:
        """Whether a sum must stay under the amount of the goal."""
        return self.goal.type in CAPS

    @property
    def sums(self) -> bool:
        """Whether the goal adds up over a window."""
        return self.goal.type in SUMS

    @property
    def compounds(self) -> bool:
        """Whether the growth rates of the years of a window are compounded."""
        return self.indicator.kind is Kind.GROWTH and self.goal.type is GoalType.TOTAL

    @property
    def is_rate(self) -> bool:
        """Whether a growth rate is held against a level by itself, in the year it is due in: no path leads there."""
        goal = self.goal
        apart = goal.hold or goal.average or goal.relative is not None or goal.type is GoalType.IMPROVE
        return self.indicator.kind is Kind.GROWTH and not self.sums and not apart


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
