"""What is in a picture: marks, lines, bars and words of one target; plain data, drawn elsewhere."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from ectrack.core.values.fiscal_years import JANUARY

Day: TypeAlias = date
Look = Literal[
    "exact", "approximate", "estimated", "part-year", "ceiling", "not-comparable", "baseline", "milestone", "reading", "goal"
]
"""What a mark stands for; each has a shape of its own."""

Role = Literal["actual", "estimate", "path", "last-year", "outlook", "reading", "reference"]
"""What a line stands for; each has a stroke of its own."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value on a day.

    Attributes:
        value: In the unit of the picture.
        label: What stands beside it; "" for nothing.
        needed: Whether the label must be shown even where it is crowded.
    """

    day: date
    value: Decimal
    look: Look
    label: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line through values on days.

    Attributes:
        points: By date, in the unit of the picture; at least two.
        label: What stands at its end; "" for nothing.
    """

    role: Role
    points: tuple[tuple[Day, Decimal], ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A year of a yearly goal.

    Attributes:
        name: The year in words.
        first: First day of the year.
        last: Last day of the year.
        goal: What the year asks for, in the unit of the picture.
        value: What it brought; None while that is not known.
        label: What stands on the bar of the value; "" for nothing.
    """

    name: str
    first: date
    last: date
    goal: Decimal
    value: Decimal | None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """The value to reach.

    Attributes:
        value: In the unit of the picture.
        high: The other end of a range; None where there is none.
        until: Last day of its line; None for one without a deadline.
        label: What stands at its end.
    """

    value: Decimal
    high: Decimal | None
    until: Day | None
    label: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A day that is marked from top to bottom: the day of the report, the deadline, a break in the series."""

    day: date
    label: str
    kind: Literal["as-of", "deadline", "break"]


@dataclass(frozen=True, slots=True)
class Picture:
    """One target as a picture.

    Attributes:
        id: The target.
        title: Its name and region.
        status: Slug of the status.
        headline: Status word, attainment, pace and shortfall.
        goal: The goal in words.
        unit: In which all values stand; "" for plain numbers.
        days: First and last day of the time axis; None where nothing has a day.
        values: Least and greatest value of the value axis; None where nothing has a value.
        lines: In the order of drawing.
        marks: In the order of drawing.
        bars: The years of a yearly goal.
        level: The value to reach; None where none is stated.
        rules: The day of the report and the deadline.
        readings: Names of the other readings that are drawn.
        note: Why no figure is drawn; "" where there is one.
        footer: Source, day of the report, method, remarks.
        alternative: The picture in one sentence.
        starts: The month in which years begin on the time axis, 1 to 12.
    """

    id: str
    title: str
    status: str
    headline: str
    goal: str
    unit: str
    days: tuple[date, date] | None
    values: tuple[Decimal, Decimal] | None
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    level: Level | None
    rules: tuple[Rule, ...]
    readings: tuple[str, ...]
    note: str
    footer: tuple[str, ...]
    alternative: str
    starts: int = JANUARY
