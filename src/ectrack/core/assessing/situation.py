"""One target with the figures that speak for it: what every measure is computed from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.curves import path_knots
from ectrack.core.assessing.meets import meets
from ectrack.core.assessing.paths import path_value
from ectrack.core.assessing.speaking import Speaking
from ectrack.core.figures.points import Point
from ectrack.core.model import GoalType, Target
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.quantities import nearly_equal


@dataclass(frozen=True, slots=True)
class Situation:
    """A target, the figures that speak for it, and the day from which a level is to be held.

    The methods return a part of it, or raise `UndefinedError` with the reason why it is missing.
    """

    target: Target
    speaking: Speaking
    hold_from: date | None = None

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
        latest = self.latest()
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
        if self.target.goal.hold or self.is_standing:
            return level
        knots = path_knots(self.target, self.speaking.baseline, self.deadline(), level)
        try:
            return path_value(day, knots, self.target.path)
        except UndefinedError as problem:
            if problem.reason == "before-path":
                raise UndefinedError(self.speaking.reasons.get("baseline", "nothing-after-baseline")) from None
            raise

    @property
    def is_standing(self) -> bool:
        """Whether this is a commitment without a deadline that is judged year by year."""
        goal = self.target.goal
        return self.target.deadline is None and (goal.hold or goal.type is GoalType.EACH_YEAR)

    @property
    def reaches_level(self) -> bool:
        """Whether the latest figure lies at or beyond the level, or beyond the baseline for an improvement."""
        try:
            latest = self.latest()
            if self.target.goal.type is GoalType.IMPROVE:
                latest = self.progressed()
                base = self.baseline().value
                return (latest.value - base) * self.direction > 0 and not nearly_equal(latest.value, base)
            return self.point_meets(latest)
        except UndefinedError:
            return False

    def point_meets(self, point: Point) -> bool:
        """Return whether a figure lies at or beyond the level."""
        return meets(point.value, point.approx, self.target.goal, self.level(), self.direction)

    @property
    def is_met(self) -> bool:
        """Whether the target is met for good: by a figure that may decide; holding and improving are decided at the deadline."""
        speaking, goal = self.speaking, self.target.goal
        if not speaking.decides or speaking.upper_bound or self.is_standing or not self.reaches_level:
            return False
        if goal.hold or goal.type is GoalType.IMPROVE:
            return speaking.at_deadline and not self.broken_hold
        return True

    @property
    def broken_hold(self) -> bool:
        """Whether a level to be held was left in any period since it is to be held."""
        if not self.target.goal.hold or self.speaking.level is None:
            return False
        since = self.hold_from
        history = [point for point in self.speaking.history if not point.part_year and (since is None or point.date > since)]
        return any(not self.point_meets(point) for point in history)
