"""A figure reduced to what the arithmetic needs, and what joins several into one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Literal

from ectrack.core.model import Actual, Approx, Day, State

Basis = Literal["observed", "estimated", "year-to-date", "summed", "derived", "rolled-up", "counted"]

ABOVE = frozenset({"at_least", "more_than"})

BELOW = frozenset({"at_most", "less_than"})

WEAK_STATES: tuple[State, ...] = ("preliminary", "estimated-by-source", "break")
"""States of a figure that hold for everything it is a part of, the weakest first."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of how many regions below a region a sum is made, or a count.

    Attributes:
        of: Number of regions that take part: of a sum those right below.
        missing: Those without a complete figure, in the order of the tracker.
    """

    of: int
    missing: tuple[str, ...] = ()

    @property
    def have(self) -> int:
        """Number of them that have a complete figure."""
        return self.of - len(self.missing)


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, in the indicator's unit: the baseline, or any figure reduced to what the arithmetic needs.

    Attributes:
        period: The period in the notation's form, such as `2014-H1`.
        date: Last day of the period.
        value: In the indicator's unit.
        basis: How the value came about.
        start: First day of the period; None when it is unknown or does not matter.
        inputs: The recorded figures behind it, in the order of their periods.
        approx: Approximate as published.
        part_year: Whether a share speaks of only a part of a year.
        yoy: Published growth over the same period a year before, a fraction; of an estimate, the growth that it rests on.
        seen: Months of the year that an estimate rests on, and months of the year; None for any other figure.
        link: Factor by which it was carried over a break in the series; None where it stands as recorded.
        rolled_up: The regions below whose figures it is the sum or the count of; None for any other figure.
    """

    period: str
    date: date
    value: Decimal
    basis: Basis = "observed"
    start: Day | None = None
    inputs: tuple[Actual, ...] = ()
    approx: Approx | None = None
    part_year: bool = False
    state: State | None = None
    yoy: Decimal | None = None
    rolled_up: Coverage | None = None
    seen: tuple[int, int] | None = None
    link: Decimal | None = None

    @property
    def incomplete(self) -> bool:
        """Whether figures of some regions below are missing, so that the value is only a lower bound."""
        return self.rolled_up is not None and bool(self.rolled_up.missing)

    @property
    def is_day(self) -> bool:
        """Whether it is the figure of a single day."""
        return self.start == self.date

    @property
    def is_revision(self) -> bool:
        """Whether any of the figures behind it corrects an earlier one."""
        return any(actual.revises or actual.state == "revised" for actual in self.inputs)

    @property
    def source(self) -> str | None:
        """Sources of all inputs, each once."""
        sources = dict.fromkeys(actual.source for actual in self.inputs if actual.source)
        return "; ".join(sources) or None

    @property
    def assumed_date(self) -> bool:
        """Whether the date of any input is assumed."""
        return any(actual.dated for actual in self.inputs)


def join_approx(words: Iterable[Approx | None]) -> Approx | None:
    """Return how a sum of figures is approximate: one-sided while all lean to one side, else `about`."""
    found = {word for word in words if word}
    if not found:
        return None
    if found <= ABOVE:
        return "at_least"
    return "at_most" if found <= BELOW else "about"


def join_states(states: Iterable[State | None]) -> State | None:
    """Return the weakest state of several figures: preliminary as soon as one is, else estimated, else behind a break."""
    found = set(states)
    weakest = next((state for state in WEAK_STATES if state in found), None)
    return weakest or (next(iter(found)) if len(found) == 1 else None)


def join_coverage(points: Iterable[Point]) -> Coverage | None:
    """Return the coverage of several figures: a region is missing as soon as one of them lacks it."""
    coverages = [point.rolled_up for point in points if point.rolled_up]
    missing = dict.fromkeys(region for coverage in coverages for region in coverage.missing)
    return Coverage(coverages[0].of, tuple(missing)) if coverages else None


def summed(points: Sequence[Point], label: str) -> Point:
    """Return the sum of adjoining points as one; a single point stays what it is.

    Args:
        points: At least one, in the order of time.
        label: Period of the sum in the notation's form.
    """
    if len(points) == 1:
        return points[0]
    return Point(
        period=label,
        date=points[-1].date,
        value=reduce(Decimal.__add__, (point.value for point in points)),
        basis="summed",
        start=points[0].start,
        inputs=tuple(actual for point in points for actual in point.inputs),
        approx=join_approx(point.approx for point in points),
        state=join_states(point.state for point in points),
        rolled_up=join_coverage(points),
    )
