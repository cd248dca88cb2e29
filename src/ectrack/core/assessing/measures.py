"""The quantities of an assessment, one pure function each; `UndefinedError` says why one has no value."""

from datetime import date
from decimal import Decimal

from ectrack.core.assessing.compounding import factor, part_of_way
from ectrack.core.assessing.growth import compound_growth
from ectrack.core.assessing.running import RunningYear
from ectrack.core.assessing.situation import Situation
from ectrack.core.figures.bands import distance
from ectrack.core.model import GoalType, Kind
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.periods import MONTHS_IN_YEAR, day_before, time_gone, years_between
from ectrack.core.values.quantities import difference, nearly_equal

ZERO = Decimal(0)
HALF_A_YEAR = Decimal("0.5")
"""Years under which a growth is not stated per year."""


def attainment(situation: Situation) -> Decimal:
    """Return actual / level, a fraction; undefined where less is better, and for a level of zero or below.

    Formula: latest / level.
    """
    latest, level = situation.latest(), situation.level()
    if situation.target.is_band:
        raise UndefinedError("band")
    if situation.direction < 0:
        raise UndefinedError("cap" if situation.is_ceiling else "lower-is-better")
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

    Formula: (latest - baseline) / (level - baseline); under a ceiling of a running year latest / level, the part that is used;
    of rates that compound ln(1 + latest / 100) / ln(1 + level / 100).
    """
    latest = situation.progressed()
    if situation.in_band_from_start:
        raise UndefinedError("band")
    if situation.is_ceiling:
        level = situation.level()
        if level <= 0:
            raise UndefinedError("negative-level" if level else "zero-level")
        return latest.value / level
    if situation.target.compounds:
        _gap_from_baseline(situation)
        return part_of_way(latest.value, situation.level())
    return (latest.value - situation.baseline().value) / _gap_from_baseline(situation)


def share_time(situation: Situation) -> Decimal:
    """Return the part of the time from the baseline to the deadline that had gone at the latest figure, 0 to 1.

    Formula: years(baseline, latest) / years(baseline, deadline); of a running year time gone / time, in months, in days where an end is
    odd.
    """
    if situation.target.goal.relative is not None:
        raise UndefinedError("relative")
    if situation.target.is_rate:
        raise UndefinedError("growth-rate")
    running = situation.speaking.running
    if running is not None:
        gone, whole = time_gone(day_before(running.start), situation.reached_on(), running.end)
        return Decimal(gone) / whole
    begin = situation.baseline().date
    part = years_between(begin, situation.reached_on()) / years_between(begin, situation.end)
    return min(max(part, ZERO), Decimal(1))


def expected(situation: Situation) -> Decimal:
    """Return the value of the path at the date of the latest figure, in the unit."""
    if situation.speaking.floor_only:
        raise UndefinedError("only-year-to-date")
    if situation.in_band_from_start or (situation.target.is_band and (situation.target.goal.hold or situation.target.goal.average)):
        raise UndefinedError("band")
    if situation.target.is_band:
        situation.baseline()
    return situation.expected_on(situation.reached_on())


def lead(situation: Situation) -> Decimal:
    """Return how far the latest figure is ahead of the path, in the unit; negative is behind.

    Formula: direction * (latest - expected); 0 where the two count as equal. Beyond the far end of a band nothing is ahead.
    """
    latest, asked = situation.latest().value, expected(situation)
    if situation.overshoots:
        raise UndefinedError("beyond-range")
    return difference(latest, asked) * situation.direction


def pace(situation: Situation) -> Decimal:
    """Return the change since the baseline over the change the path asks for by then; 1 is exactly on the path.

    Formula: (latest - baseline) / (expected - baseline); of rates that compound ln(1 + latest / 100) / ln(1 + expected / 100).
    """
    if situation.target.goal.hold:
        raise UndefinedError("hold")
    latest, base = situation.progressed(), situation.baseline().value
    if situation.in_band_from_start or (situation.target.is_band and situation.speaking.running is not None):
        raise UndefinedError("band")
    if situation.is_ceiling:
        raise UndefinedError("cap")
    if situation.overshoots:
        raise UndefinedError("beyond-range")
    if situation.was_met_at_baseline:
        raise UndefinedError("met-at-baseline")
    asked = expected(situation) - base
    if nearly_equal(asked + base, base):
        raise UndefinedError("flat-path")
    if asked * situation.direction < 0:
        raise UndefinedError("path-against-direction")
    if situation.target.compounds:
        return part_of_way(latest.value, asked + base)
    return (latest.value - base) / asked


def shortfall(situation: Situation) -> Decimal:
    """Return the distance from the latest figure to the level, in the unit; 0 when it is reached.

    Formula: max(0, direction * (level - latest)); 0 where the two count as equal. Of a band the distance to its nearest end.
    """
    latest, level = situation.latest(), situation.level()
    if situation.target.is_band:
        return distance(situation.target.goal, latest.value)
    return max(ZERO, difference(level, latest.value) * situation.direction)


def observed_growth(situation: Situation) -> Decimal:
    """Return the compound yearly growth from the baseline to the latest figure, a fraction.

    Formula: (latest / baseline) ** (1 / years) - 1; of a running year the growth of the year to date over the same part of the year
    before, latest / same part - 1; of rates that compound (1 + latest / 100) ** (1 / years) - 1.
    """
    latest = situation.progressed()
    running = situation.speaking.running
    if running is not None:
        if running.growth is None:
            raise UndefinedError("no-same-part" if running.no_season in {None, "no-last-year"} else running.no_season)
        return running.growth
    base = situation.baseline()
    if situation.target.compounds:
        return _yearly_growth(Decimal(1), factor(latest.value), years_between(base.date, latest.date))
    _refuse_growth(situation)
    return _yearly_growth(base.value, latest.value, years_between(base.date, latest.date))


def _refuse_growth(situation: Situation) -> None:
    """Refuse to say how a sum grows, which starts at 0, or a growth rate, which stands for itself."""
    if situation.speaking.as_sum:
        raise UndefinedError("sum")
    if situation.target.indicator.kind is Kind.GROWTH:
        raise UndefinedError("growth-rate")


def _yearly_growth(first: Decimal, last: Decimal, years: Decimal) -> Decimal:
    """Return the compound yearly growth between two values; over less than half a year nothing is said about a year."""
    if 0 < years < HALF_A_YEAR:
        raise UndefinedError("under-half-a-year")
    return compound_growth(first, last, years)


def planned_growth(situation: Situation) -> Decimal:
    """Return the compound yearly growth from the baseline to the level, a fraction; the rate itself for a growth goal.

    Formula: (level / baseline) ** (1 / years) - 1; of a running year level / last year - 1; of rates that compound
    (1 + level / 100) ** (1 / years) - 1.
    """
    goal = situation.target.goal
    if goal.type is GoalType.GROWTH and goal.rate is not None:
        return goal.rate
    if situation.speaking.running is not None:
        return whole_year_growth(situation.speaking.running, situation.level())
    if not situation.target.compounds:
        _refuse_growth(situation)
    _refuse_without_plan(situation)
    base, level = situation.baseline(), situation.level()
    if situation.target.compounds:
        return _yearly_growth(Decimal(1), factor(level), years_between(base.date, situation.deadline()))
    return _yearly_growth(base.value, level, years_between(base.date, situation.deadline()))


def observed_per_year(situation: Situation) -> Decimal:
    """Return the change per year from the baseline to the latest figure, in the unit; undefined inside a running year.

    Formula: (latest - baseline) / years.
    """
    latest, base = situation.progressed(), situation.baseline()
    _refuse_amounts(situation)
    return _change_per_year(base.value, latest.value, years_between(base.date, latest.date))


def planned_per_year(situation: Situation) -> Decimal:
    """Return the change per year from the baseline to the level, in the unit; undefined inside a running year.

    Formula: (level - baseline) / years.
    """
    _refuse_without_plan(situation)
    base, level = situation.baseline(), situation.level()
    _refuse_amounts(situation)
    return _change_per_year(base.value, level, years_between(base.date, situation.end))


def _refuse_amounts(situation: Situation) -> None:
    """Refuse to say what a year brings: inside a running year, and where rates compound."""
    if situation.speaking.running is not None:
        raise UndefinedError("within-year")
    if situation.target.compounds:
        raise UndefinedError("compounding")


def _change_per_year(first: Decimal, last: Decimal, years: Decimal) -> Decimal:
    """Return the change per year between two values; over less than half a year nothing is said about a year."""
    if years < HALF_A_YEAR:
        raise UndefinedError("under-half-a-year" if years > 0 else "no-time")
    return (last - first) / years


def _refuse_without_plan(situation: Situation) -> None:
    """Refuse to say which change is planned where no path leads from the baseline to the level."""
    goal = situation.target.goal
    if situation.speaking.mute == "break":
        raise UndefinedError("break")
    if goal.relative is not None or goal.average:
        raise UndefinedError("relative" if goal.relative is not None else "average")
    if situation.target.is_rate:
        raise UndefinedError("growth-rate")
    if situation.in_band_from_start:
        raise UndefinedError("band")


def whole_year_growth(running: RunningYear, level: Decimal) -> Decimal:
    """Return the growth of a running year over the year before that just reaches the level, a fraction.

    Formula: level / last year - 1.
    """
    if running.last_year is None:
        raise UndefinedError("break" if running.no_season == "break" else "no-last-year")
    if running.last_year <= 0:
        raise UndefinedError("negative-value" if running.last_year else "zero-value")
    return level / running.last_year - 1


def _time_left(situation: Situation) -> Decimal:
    """Return the years from the latest figure to the deadline of an open target."""
    latest = situation.latest()
    level_goal = situation.target.goal
    if level_goal.relative is not None:
        raise UndefinedError("relative")
    if level_goal.hold or level_goal.average:
        raise UndefinedError("hold" if level_goal.hold else "average")
    if situation.target.is_rate:
        raise UndefinedError("growth-rate")
    situation.level()
    if situation.is_met:
        raise UndefinedError("met")
    if situation.speaking.ruled_out:
        raise UndefinedError("missed")
    if situation.is_ceiling and latest.date < situation.deadline():
        raise UndefinedError("cap")
    _refuse_reached(situation)
    left = years_between(latest.date, situation.end)
    if left <= 0:
        raise UndefinedError("deadline-reached")
    return left


def required_growth(situation: Situation) -> Decimal:
    """Return the compound yearly growth that still leads from the latest figure to the level, a fraction.

    Formula: (level / latest) ** (1 / years) - 1; of a running year the growth of its rest over the same rest of the year before,
    (level - latest) / (last year - same part) - 1; of rates that compound ((1 + level / 100) / (1 + latest / 100)) ** (1 / years) - 1.
    """
    left = _time_left(situation)
    running = situation.speaking.running
    if running is not None:
        return rest_growth(running, situation.level() - situation.latest().value)
    latest, level = situation.latest().value, situation.level()
    if situation.target.compounds:
        return _yearly_growth(factor(latest), factor(level), left)
    _refuse_growth(situation)
    return _yearly_growth(latest, level, left)


def rest_growth(running: RunningYear, amount: Decimal) -> Decimal:
    """Return the growth of the rest of a running year over the same rest of the year before, a fraction.

    Formula: amount / (last year - same part) - 1.

    Args:
        running: The running year.
        amount: What the rest must bring, in the indicator's unit.
    """
    before = running.rest_of_last_year
    if not before:
        raise UndefinedError("no-rest-of-year")
    return amount / before - 1


def required_per_year(situation: Situation) -> Decimal:
    """Return the change per year that still leads to the level, in the unit; negative when the figure must fall.

    Formula: (level - latest) / years; undefined inside a running year, of which less than a year is left.
    """
    left = _time_left(situation)
    _refuse_amounts(situation)
    return (situation.level() - situation.latest().value) / left


def required_per_month(situation: Situation) -> Decimal:
    """Return the change per month that still leads to the level, in the unit.

    Formula: (level - latest) / years / 12.
    """
    left = _time_left(situation)
    if situation.target.compounds:
        raise UndefinedError("compounding")
    return (situation.level() - situation.latest().value) / (left * MONTHS_IN_YEAR)


def _refuse_reached(situation: Situation) -> None:
    latest = situation.latest()
    if situation.overshoots:
        raise UndefinedError("beyond-range")
    if situation.reaches_level and (situation.target.is_band or not situation.speaking.decides):
        raise UndefinedError("met-by-estimate" if latest.basis == "estimated" else "met-so-far")


def met_on(situation: Situation) -> date:
    """Return the date of the first of the figures that have met the target without interruption since."""
    if not situation.is_met:
        raise UndefinedError("not-met")
    if (
        situation.target.goal.type is GoalType.IMPROVE
        or situation.target.goal.hold
        or situation.target.goal.average
        or situation.target.is_cap
        or situation.target.indicator.kind is Kind.GROWTH
    ):
        return situation.latest().date
    found, running = situation.latest().date, situation.speaking.running
    for point in reversed(situation.speaking.history):
        if point.part_year or not situation.point_meets(point) or (running is not None and point.date < running.start):
            break
        found = point.date
    return found


def years_early(situation: Situation) -> Decimal:
    """Return the years from the day the target was met to its deadline; 0 when met on the day."""
    early = years_between(met_on(situation), situation.deadline())
    if early < 0:
        raise UndefinedError("late-figure")
    return early
