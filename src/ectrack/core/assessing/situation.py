"""One target with the figures that speak for it: what every measure is computed from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.curves import path_knots
from ectrack.core.assessing.paths import path_value, running_knots, running_value
from ectrack.core.assessing.speaking import Speaking
from ectrack.core.assessing.speaking.record import point_meets
from ectrack.core.figures.bands import side
from ectrack.core.figures.meets import meets
from ectrack.core.figures.points import Point
from ectrack.core.model import EACH, GoalType, Target
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.quantities import nearly_equal


@dataclass(frozen=True, slots=True)
class Situation:
    """A target and the figures that speak for it.

    The methods return a part of it, or raise `UndefinedError` with the reason why it is missing.
    """

    target: Target
    speaking: Speaking

    @property
    def direction(self) -> int:
        """+1 when more is better, -1 when less is."""
        return self.target.direction

    def latest(self) -> Point:
        """Return the figure that speaks, if it may be compared with the level."""
        found = self.speaking.latest
        if found is None:
            raise UndefinedError(self.speaking.reasons["latest"])
        if self.speaking.mute:
            raise UndefinedError(self.speaking.mute)
        return found

    @property
    def is_ceiling(self) -> bool:
        """Whether a sum is held against what it must stay under: a cap, or in a running year the ceiling or upper end of that year."""
        return self.target.is_cap or (self.speaking.running is not None and self.direction < 0 and not self.target.sums)

    @property
    def band_side(self) -> int:
        """On which side of a band the latest figure lies: -1 below, 0 inside, 1 above."""
        return side(self.target.goal, self.latest().value)

    @property
    def overshoots(self) -> bool:
        """Whether the latest figure lies beyond the end of a band that is farther from the baseline."""
        base = self.speaking.baseline
        apart = self.target.is_band and base is not None and self.speaking.running is None and not self.in_band_from_start
        return apart and self.band_side == self.direction

    @property
    def in_band_from_start(self) -> bool:
        """Whether the baseline lies inside the band already, so that no path leads there."""
        base = self.speaking.baseline
        return (
            self.target.is_band and base is not None and self.speaking.running is None and side(self.target.goal, base.value) == 0
        )

    def path_of(self, level: Decimal) -> Decimal:
        """Return what the path of a running year to a level asks for by the latest figure, in the unit."""
        running = self.speaking.running
        assert running is not None  # noqa: S101  # asked in a running year only
        return running_value(self.reached_on(), running_knots(running, level))

    @property
    def end(self) -> date:
        """Last day of what the path leads to: the running year, the year of a yearly cap, else the deadline."""
        return self.speaking.end or self.deadline()

    def compared(self) -> Point:
        """Return the figure that speaks, if it may be compared with the path: part of a year says nothing beside whole years."""
        latest = self.latest()
        if self.speaking.floor_only:
            raise UndefinedError("only-year-to-date")
        return latest

    def reached_on(self) -> date:
        """Return the date of the latest figure, also where only a ceiling of its value is known."""
        found = self.speaking.latest
        return found.date if found and self.speaking.upper_bound else self.latest().date

    def level(self) -> Decimal:
        """Return the value at the deadline."""
        if self.speaking.level is None:
            raise UndefinedError(self.speaking.reasons.get("level", "no-level"))
        return self.speaking.level

    def baseline(self) -> Point:
        """Return the value from which progress counts."""
        if self.speaking.baseline is None:
            raise UndefinedError(self.speaking.reasons.get("baseline", "no-baseline"))
        return self.speaking.baseline

    def progressed(self) -> Point:
        """Return the latest figure, if it is later than the baseline."""
        if self.target.goal.average or self.target.goal.relative is not None:
            raise UndefinedError("average" if self.target.goal.average else "relative")
        if self.target.is_rate:
            raise UndefinedError("growth-rate")
        latest = self.compared()
        if latest.date <= self.baseline().date:
            raise UndefinedError("nothing-after-baseline")
        return latest

    def deadline(self) -> date:
        """Return the last day of the period the target is due in."""
        if self.target.deadline is None:
            raise UndefinedError("no-deadline")
        return self.target.deadline

    def expected_on(self, day: date) -> Decimal:
        """Return the value of the path on a day; a level to be held, and a yearly commitment, ask for the level on every day."""
        level = self.level()
        if self.target.goal.relative is not None:
            raise UndefinedError("relative")
        if self.stands_alone:
            return level
        if self.speaking.running is not None:
            return running_value(day, running_knots(self.speaking.running, level))
        return self.yearly_expected_on(day)

    def yearly_expected_on(self, day: date) -> Decimal:
        """Return the value of the path of whole years on a day."""
        base = self.speaking.baseline if self.target.sums else self.speaking.stated
        knots = path_knots(self.target, base, self.end, self.level())
        try:
            return path_value(day, knots, "compounding" if self.target.compounds else self.target.path)
        except UndefinedError as problem:
            if problem.reason == "before-path":
                raise UndefinedError(self.speaking.reasons.get("baseline", "nothing-after-baseline")) from None
            raise

    @property
    def is_standing(self) -> bool:
        """Whether this is a commitment without a deadline that is judged year by year."""
        goal = self.target.goal
        return self.target.deadline is None and (goal.hold or goal.type in EACH)

    @property
    def stands_alone(self) -> bool:
        """Whether the latest figure is held against the level by itself: no path leads there."""
        goal = self.target.goal
        return goal.hold or goal.average or goal.relative is not None or self.target.is_rate or self.is_standing

    @property
    def was_met_at_baseline(self) -> bool:
        """Whether the baseline met the level already, be it within the margin of an `about` goal."""
        return self.value_meets(self.baseline().value)

    @property
    def reaches_level(self) -> bool:
        """Whether the latest figure lies at or beyond the level, or beyond the baseline for an improvement."""
        try:
            latest = self.latest()
            if self.target.goal.type is GoalType.IMPROVE:
                latest = self.progressed()
                base = self.baseline().value
                moved = (latest.value - base) * self.direction > 0 and not nearly_equal(latest.value, base)
                return moved or self.at_limit
            return self.point_meets(latest)
        except UndefinedError:
            return False

    def value_meets(self, value: Decimal) -> bool:
        """Return whether an exact value would lie at or beyond the level."""
        return meets(value, None, self.target.goal, self.level(), self.direction, self.speaking.threshold)

    def point_meets(self, point: Point) -> bool:
        """Return whether a figure lies at or beyond the level."""
        return point_meets(self.target, point, self.level(), self.speaking.threshold)

    @property
    def is_met(self) -> bool:
        """Whether the target is met for good: by a figure that may decide; holding and improving are decided at the deadline."""
        speaking, goal = self.speaking, self.target.goal
        if speaking.ruled_out or not speaking.decides or speaking.upper_bound or self.is_standing or not self.reaches_level:
            return False
        if goal.hold or goal.average or goal.relative is not None or goal.type in {GoalType.IMPROVE, GoalType.WITHIN}:
            return speaking.at_deadline and not (speaking.held and (speaking.held.broken or speaking.held.has_gap))
        return speaking.at_deadline or not self.target.compounds

    @property
    def at_limit(self) -> bool:
        """Whether the latest figure stands at the natural limit of the indicator, or beyond it, and that limit lies where it shall go."""
        limit, latest = self.target.limit, self.speaking.latest
        if limit is None or latest is None or self.target.indicator.direction != self.direction:
            return False
        return nearly_equal(latest.value, limit) or (latest.value - limit) * self.direction > 0
