"""The quantities of an assessment, one pure function each; `UndefinedError` says why one has no value."""

from datetime import date
from decimal import Decimal

from ectrack.core.assessing.growth import compound_growth
from ectrack.core.assessing.situation import Situation
from ectrack.core.model import GoalType
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.periods import MONTHS_IN_YEAR, years_between
from ectrack.core.values.quantities import difference, nearly_equal

ZERO = Decimal(0)


def attainment(situation: Situation) -> Decimal:
    """Return actual / level, a fraction; undefined where less is better, and for a level of zero or below.

    Formula: latest / level.
    """
    latest, level = situation.latest(), situation.level()
    if situation.direction < 0:
        raise UndefinedError("lower-is-better")
    if level <= 0:
        raise UndefinedError("negative-level" if level else "zero-level")
    return latest.value / level


def _gap_from_baseline(situation: Situation) -> Decimal:
    """Return level minus baseline, in the unit; it must lie in the wanted direction."""
    base, level = situation.baseline().value, situation.level()
    if nearly_equal(base, level):
        raise UndefinedError("baseline-equals-level")
    if (level - base) * situation.direction < 0:
        raise UndefinedError("met-at-baseline")
    return level - base


def share_done(situation: Situation) -> Decimal:
    """Return the part of the way from the baseline to the level that is done, a fraction.

    Formula: (latest - baseline) / (level - baseline).
    """
    latest = situation.progressed()
    return (latest.value - situation.baseline().value) / _gap_from_baseline(situation)


def share_time(situation: Situation) -> Decimal:
    """Return the part of the time from the baseline to the deadline that had gone at the latest figure, 0 to 1.

    Formula: years(baseline, latest) / years(baseline, deadline).
    """
    begin = situation.baseline().date
    gone, whole = years_between(begin, situation.reached_on()), years_between(begin, situation.deadline())
    return min(max(gone / whole, ZERO), Decimal(1))


def expected(situation: Situation) -> Decimal:
    """Return the value of the path at the date of the latest figure, in the unit."""
    return situation.expected_on(situation.reached_on())


def lead(situation: Situation) -> Decimal:
    """Return how far the latest figure is ahead of the path, in the unit; negative is behind.

    Formula: direction * (latest - expected); 0 where the two count as equal.
    """
    return difference(situation.latest().value, expected(situation)) * situation.direction


def pace(situation: Situation) -> Decimal:
    """Return the change since the baseline over the change the path asks for by then; 1 is exactly on the path.

    Formula: (latest - baseline) / (expected - baseline).
    """
    if situation.target.goal.hold:
        raise UndefinedError("hold")
    latest, base = situation.progressed(), situation.baseline().value
    asked = expected(situation) - base
    if nearly_equal(asked + base, base):
        raise UndefinedError("flat-path")
    if (situation.level() - base) * situation.direction < 0:
        raise UndefinedError("met-at-baseline")
    if asked * situation.direction < 0:
        raise UndefinedError("path-against-direction")
    return (latest.value - base) / asked


def shortfall(situation: Situation) -> Decimal:
    """Return the distance from the latest figure to the level, in the unit; 0 when it is reached.

    Formula: max(0, direction * (level - latest)); 0 where the two count as equal.
    """
    latest, level = situation.latest(), situation.level()
    return max(ZERO, difference(level, latest.value) * situation.direction)


def observed_growth(situation: Situation) -> Decimal:
    """Return the compound yearly growth from the baseline to the latest figure, a fraction.

    Formula: (latest / baseline) ** (1 / years) - 1.
    """
    latest = situation.progressed()
    if situation.speaking.as_sum:
        raise UndefinedError("sum")
    base = situation.baseline()
    return compound_growth(base.value, latest.value, years_between(base.date, latest.date))


def planned_growth(situation: Situation) -> Decimal:
    """Return the compound yearly growth from the baseline to the level, a fraction; the rate itself for a growth goal.

    Formula: (level / baseline) ** (1 / years) - 1.
    """
    goal = situation.target.goal
    if goal.type is GoalType.GROWTH and goal.rate is not None:
        return goal.rate
    if situation.speaking.as_sum:
        raise UndefinedError("sum")
    base, level = situation.baseline(), situation.level()
    return compound_growth(base.value, level, years_between(base.date, situation.deadline()))


def _time_left(situation: Situation) -> Decimal:
    """Return the years from the latest figure to the deadline of an open target."""
    latest = situation.latest()
    level_goal = situation.target.goal
    if level_goal.hold:
        raise UndefinedError("hold")
    situation.level()
    if situation.is_met:
        raise UndefinedError("met")
    left = years_between(latest.date, situation.deadline())
    if left <= 0 or situation.speaking.ruled_out:
        raise UndefinedError("deadline-reached")
    return left


def required_growth(situation: Situation) -> Decimal:
    """Return the compound yearly growth that still leads from the latest figure to the level, a fraction.

    Formula: (level / latest) ** (1 / years) - 1.
    """
    left = _time_left(situation)
    if situation.speaking.as_sum:
        raise UndefinedError("sum")
    _refuse_reached(situation)
    return compound_growth(situation.latest().value, situation.level(), left)


def required_per_year(situation: Situation) -> Decimal:
    """Return the change per year that still leads to the level, in the unit; negative when the figure must fall.

    Formula: (level - latest) / years.
    """
    left = _time_left(situation)
    _refuse_reached(situation)
    return (situation.level() - situation.latest().value) / left


def required_per_month(situation: Situation) -> Decimal:
    """Return the change per month that still leads to the level, in the unit.

    Formula: (level - latest) / years / 12.
    """
    return required_per_year(situation) / MONTHS_IN_YEAR


def _refuse_reached(situation: Situation) -> None:
    if situation.reaches_level and not situation.speaking.decides:
        raise UndefinedError("met-by-estimate")


def met_on(situation: Situation) -> date:
    """Return the date of the first of the figures that have met the target without interruption since."""
    if not situation.is_met:
        raise UndefinedError("not-met")
    if situation.target.goal.type is GoalType.IMPROVE or situation.target.goal.hold:
        return situation.latest().date
    found = situation.latest().date
    for point in reversed(situation.speaking.history):
        if point.part_year or not situation.point_meets(point):
            break
        found = point.date
    return found


def years_early(situation: Situation) -> Decimal:
    """Return the years from the day the target was met to its deadline; 0 when met on the day."""
    early = years_between(met_on(situation), situation.deadline())
    if early < 0:
        raise UndefinedError("late-figure")
    return early
