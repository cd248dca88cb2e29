"""What official methods judge by: yearly points, the baseline, the target and the time left."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ectrack.core.assessing.situation import Situation
from ectrack.core.assessing.speaking.goal_levels import baseline_of
from ectrack.core.assessing.speaking.sides import comparable_points
from ectrack.core.figures.flows import frame_of, years
from ectrack.core.figures.points import Point
from ectrack.core.figures.standing import Figures
from ectrack.core.model import GoalType, Indicator, Kind, Target
from ectrack.core.stated import Lights
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.fiscal_years import year_of


@dataclass(frozen=True, slots=True)
class YearPoint:
    """A value of a year; one that spans two calendar years counts as the first of them.

    Attributes:
        year: The calendar year in which it begins.
        value: In the indicator's unit.
        se: Standard error as published, same unit.
    """

    year: int
    value: Decimal
    se: Decimal | None = None


@dataclass(frozen=True)
class Evidence:
    """Everything a method may judge by.

    Attributes:
        situation: The target with the figures that speak for it.
        figures: The figures of the tracker as known on the day of the report.
    """

    situation: Situation
    figures: Figures

    @cached_property
    def points(self) -> tuple[YearPoint, ...]:
        """One value a year, oldest first: full years of a flow, the last figure of each year of anything else."""
        return _points(self.situation, self.figures)

    @cached_property
    def stated(self) -> YearPoint | None:
        """The stated baseline."""
        found = (
            self.situation.speaking.baseline
            if self.target.sums
            else baseline_of(self.target, comparable_points(self.target, self.figures))[0]
        )
        return _year_point(found, self.target.indicator) if found else None

    @property
    def level(self) -> Decimal | None:
        """Target value; None where the goal states none."""
        return self.situation.speaking.level

    @property
    def deadline(self) -> int | None:
        """Calendar year in which the year begins that the target is due in."""
        return year_of(self.target.deadline, self.target.indicator.year_starts) if self.target.deadline else None

    @property
    def target(self) -> Target:
        """The target."""
        return self.situation.target

    @property
    def direction(self) -> int:
        """+1 when more is better, -1 when less is."""
        return self.situation.direction

    @property
    def has_target(self) -> bool:
        """Whether the goal states a value to reach."""
        return self.target.goal.type is not GoalType.IMPROVE

    @property
    def is_met(self) -> bool:
        """Whether the latest figure that may decide meets the target; a level to be held counts as met while it holds."""
        return self.has_target and self.situation.speaking.decides and self.situation.reaches_level

    def latest(self) -> YearPoint:
        """Return the newest yearly value."""
        if not self.points:
            raise UndefinedError("too-few-points")
        return self.points[-1]

    def baseline(self) -> YearPoint:
        """Return the stated baseline, else the earliest comparable value."""
        if self.stated is not None:
            return self.stated
        if not self.points:
            raise UndefinedError("too-few-points")
        return self.points[0]

    def value_in(self, year: int) -> YearPoint | None:
        """Return the value of the year that begins in a calendar year."""
        return next((point for point in self.points if point.year == year), None)

    def goal_level(self) -> Decimal:
        """Return the value to reach."""
        if self.level is None:
            raise UndefinedError(self.situation.speaking.reasons.get("level", "no-level"))
        return self.level

    def lights(self) -> Lights:
        """Return the cut-offs of the lights, of the target or of the tracker."""
        found = self.target.lights or self.figures.tracker.settings.lights
        if found is None:
            raise UndefinedError("no-cut-offs")
        return found

    def refuse_clauses(self) -> None:
        """Refuse what no method asks about: a level that moves, a mean, and a figure that has left a band or gone through it."""
        situation, goal = self.situation, self.target.goal
        if goal.relative is not None or goal.average:
            raise UndefinedError("relative" if goal.relative is not None else "average")
        if not self.target.is_band or situation.speaking.latest is None or not situation.band_side:
            return
        if situation.in_band_from_start:
            raise UndefinedError("band")
        if situation.band_side == situation.direction:
            raise UndefinedError("beyond-range" if situation.speaking.baseline is not None else "no-baseline")

    def refuse_sums(self) -> None:
        """Refuse a goal that adds up from 0, from which no growth is defined."""
        if self.target.sums:
            raise UndefinedError("sum")


def _points(situation: Situation, figures: Figures) -> tuple[YearPoint, ...]:
    target, speaking = situation.target, situation.speaking
    if target.sums:
        found: Sequence[Point] = speaking.history
    else:
        points = [one for one in comparable_points(target, figures) if not one.incomplete]
        if target.indicator.kind is Kind.FLOW:
            found = [year.full for year in years(points, frame_of(target)) if year.full]
            if speaking.latest is not None and speaking.latest.basis == "estimated":
                found.append(speaking.latest)
        else:
            found = [point for point in points if not point.part_year]
    by_year = {point.year: point for point in (_year_point(point, target.indicator) for point in found)}
    return tuple(by_year[year] for year in sorted(by_year))


def _year_point(point: Point, indicator: Indicator) -> YearPoint:
    first = point.date if indicator.kind is Kind.STOCK or point.start is None else point.start
    se = point.inputs[0].se if len(point.inputs) == 1 else None
    return YearPoint(year_of(first, indicator.year_starts), point.value, se)
