"""Where the observed change leads: the value at the deadline, the day the level is reached, and how far both may vary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from ectrack.core.assessing.compounding import HUNDRED, factor
from ectrack.core.assessing.curves import bends
from ectrack.core.assessing.growth import change, part_to_reach
from ectrack.core.assessing.measures import share_time
from ectrack.core.assessing.paths import Shape
from ectrack.core.assessing.running import RunningYear
from ectrack.core.assessing.situation import Situation
from ectrack.core.figures.meets import STRICT
from ectrack.core.figures.points import Point
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.periods import ONE_DAY, date_after, years_between
from ectrack.core.values.quantities import nearly_equal

FEW = 5
"""Points from which a range is given, and over which the recent change is taken."""

Since = Literal["baseline", "last-five", "year"]
Way = Shape | Literal["season", "plan"]


@dataclass(frozen=True, slots=True)
class Scenario:
    """One way to carry the observed change on.

    Attributes:
        since: Over which time the change was observed: since the baseline, over the last five points, in the running year so far.
        shape: Whether it continues by the same amount or by the same growth a year; of a running year evenly, by the season of the year
            before, or by the amounts of the plan inside the year.
        value: Value at the deadline, in the indicator's unit.
        met_on: Day on which the level would be reached; None when it never is.
        low: Value at the deadline by the least favourable yearly change among the points; None with fewer than five.
        high: Value at the deadline by the most favourable one.
    """

    since: Since
    shape: Way
    value: Decimal
    met_on: date | None
    low: Decimal | None = None
    high: Decimal | None = None


def outlook_value(situation: Situation) -> Decimal:
    """Return the value at the deadline if the change since the baseline continues, in the unit.

    Formula: latest * (1 + observed growth) ** years on a compound path, the same of 1 + latest / 100 where rates compound,
    latest + change per year * years on any other; never beyond the natural limit of the indicator. For a running year see
    `_value_of_year`.
    """
    if situation.target.goal.hold:
        raise UndefinedError("hold")
    latest = situation.progressed()
    if situation.speaking.running is not None:
        return _value_of_year(situation, situation.speaking.running, latest)
    if situation.speaking.end is not None:
        raise UndefinedError("year-complete")
    return _value(situation, situation.baseline(), latest, _shape(situation))


def _value_of_year(situation: Situation, running: RunningYear, latest: Point) -> Decimal:
    """Return what a running year brings if it goes on as it began, in the unit.

    Formula: last year * (1 + growth of the year to date) where the year before, or the plan inside the year, shapes the path; on such a
    plan level * latest / expected where the year before is not known; else latest / share of the year.
    """
    if running.goes_on_as_last_year and running.last_year is not None and running.growth is not None:
        return running.last_year * (1 + running.growth)
    return _as_planned(situation, latest) if running.milestones else _evenly(situation, latest)


def _as_planned(situation: Situation, latest: Point) -> Decimal:
    """Return what a running year brings if it stays as far from the amounts of its plan as it is, in the unit.

    Formula: level * latest / expected.
    """
    expected = situation.expected_on(latest.date)
    if not expected:
        raise UndefinedError("milestones")
    return situation.level() * latest.value / expected


def _evenly(situation: Situation, latest: Point) -> Decimal:
    """Return what a running year brings if every month brings the same, in the unit.

    Formula: latest / share of the year.
    """
    return latest.value / share_time(situation)


def grown_value(situation: Situation) -> Decimal:
    """Return the value at the deadline if the growth so far continues, in the unit, whatever the shape of the path.

    Formula: latest * (1 + observed growth) ** years; of a running year last year * (1 + growth of the year to date).
    """
    latest, running = situation.progressed(), situation.speaking.running
    if running is None:
        return _value(situation, situation.baseline(), latest, "compound")
    if running.last_year is None or running.growth is None:
        missing = "no-last-year" if running.last_year is None else "no-same-part"
        raise UndefinedError("break" if running.no_season == "break" else missing)
    return running.last_year * (1 + running.growth)


def outlook_met_on(situation: Situation) -> date:
    """Return the day on which the level would be reached if the change since the baseline continues.

    Formula: ln(level / latest) / ln(1 + observed growth) years after the latest figure on a compound path, with 1 + level / 100 and
    1 + latest / 100 where rates compound, else (level - latest) / change per year; of a level to be exceeded the day after the one on which it is reached. Of a running year only a straight path leads to a day, and only inside the year: (level - latest) / latest * share of time * years.
    """
    if situation.target.goal.hold:
        raise UndefinedError("hold")
    latest = situation.progressed()
    situation.level()
    if situation.is_ceiling:
        raise UndefinedError("cap")
    if situation.reaches_level:
        estimated = latest.basis == "estimated"
        raise UndefinedError("met" if situation.is_met else "met-by-estimate" if estimated else "met-so-far")
    running = situation.speaking.running
    if running is not None and (running.milestones or running.seasonal):
        raise UndefinedError("milestones" if running.milestones else "seasonal")
    if running is not None:
        return _met_in_year(situation, running, latest)
    day = _met_on(situation, situation.baseline(), latest, _shape(situation))
    if day is None:
        raise UndefinedError("never")
    return day


def _met_in_year(situation: Situation, running: RunningYear, latest: Point) -> date:
    """Return the day of a running year on which the level is reached if the year goes on as fast as it began."""
    if latest.value <= 0:
        raise UndefinedError("never")
    if not situation.value_meets(_value_of_year(situation, running, latest)):
        raise UndefinedError("after-year")
    years = share_time(situation) * years_between(situation.baseline().date, running.end)
    needed = (situation.level() - latest.value) / latest.value * years
    return min(_day(situation, latest, needed) or running.end, running.end)


def scenarios(situation: Situation) -> tuple[Scenario, ...]:
    """Return the outlook by the change since the baseline and over the last five points, linear and compound.

    The range applies the smallest and the largest yearly change between neighbouring points, among the points the change was
    observed over; it is given where there are at least five.
    """
    try:
        latest = situation.progressed()
    except UndefinedError:
        return ()
    if situation.target.goal.hold or (situation.speaking.end is not None and situation.speaking.running is None):
        return ()
    if situation.speaking.running is not None:
        return _of_year(situation, situation.speaking.running, latest)
    recent = _recent(situation, latest)
    windows: list[tuple[Since, Point, Sequence[Point]]] = [("baseline", situation.baseline(), ())]
    if len(recent) >= FEW:
        windows.append(("last-five", recent[0], recent))
    found = []
    for since, base, points in windows:
        shapes: tuple[Shape, ...] = ("linear",) if situation.speaking.as_sum else ("linear", "compound")
        shapes = ("compounding",) if situation.target.compounds else shapes
        for shape in shapes:
            scenario = _scenario(situation, since, shape, base, points)
            if scenario is not None:
                found.append(scenario)
    return tuple(found)


def _of_year(situation: Situation, running: RunningYear, latest: Point) -> tuple[Scenario, ...]:
    """Return what a running year brings by each way to carry it on: evenly, as the year before went on, as its plan does."""
    day = _met_on(situation, situation.baseline(), latest, "linear")
    within = day if day is not None and day <= running.end and not situation.is_ceiling else None
    found = [Scenario("year", "linear", _evenly(situation, latest), within)]
    if running.rest_of_last_year is not None:
        found.append(Scenario("year", "season", grown_value(situation), None))
    if running.milestones and situation.expected_on(latest.date):
        found.append(Scenario("year", "plan", _as_planned(situation, latest), None))
    return tuple(found)


def _recent(situation: Situation, latest: Point) -> tuple[Point, ...]:
    history = [point for point in situation.speaking.history if not point.part_year and point.date < latest.date]
    by_date = {point.date: point for point in (*history, latest)}
    return tuple(by_date.values())[-FEW:]


def _scenario(situation: Situation, since: Since, shape: Shape, base: Point, points: Sequence[Point]) -> Scenario | None:
    latest = situation.progressed()
    try:
        value = _value(situation, base, latest, shape)
        ends = sorted(_range(situation, latest, points, shape), key=lambda end: end * situation.direction)
    except UndefinedError:
        return None
    met_on = None if situation.target.goal.hold else _met_on(situation, base, latest, shape)
    low, high = (ends[0], ends[-1]) if ends else (None, None)
    return Scenario(since, shape, value, met_on, low, high)


def _range(situation: Situation, latest: Point, points: Sequence[Point], shape: Shape) -> list[Decimal]:
    left = _left(situation, latest)
    if shape == "compounding":
        return [_compounded(a, b, latest, left) for a, b in pairwise(points)]
    if shape == "compound":
        factors = [change(a.value, b.value, left / years_between(a.date, b.date)) for a, b in pairwise(points)]
        return [_within_limit(situation, latest.value * factor) for factor in factors]
    slopes = [_change_per_year(a, b) for a, b in pairwise(points)]
    return [_within_limit(situation, latest.value + slope * left) for slope in slopes]


def _shape(situation: Situation) -> Shape:
    """Return `compound` on a compound path where growth is defined, else `linear`; through milestones the outlook is straight, too."""
    if situation.target.compounds:
        return "compounding"
    base, latest = situation.baseline(), situation.progressed()
    return "compound" if bends(situation.target, base, latest, situation.speaking.running) else "linear"


def _left(situation: Situation, latest: Point) -> Decimal:
    left = years_between(latest.date, situation.deadline())
    if left < 0:
        raise UndefinedError("deadline-reached")
    return left


def _change_per_year(base: Point, latest: Point) -> Decimal:
    return (latest.value - base.value) / years_between(base.date, latest.date)


def _compounded(first: Point, last: Point, latest: Point, left: Decimal) -> Decimal:
    """Return the growth in all where the rate between two of the growths goes on from the latest one, in %."""
    ahead = change(factor(first.value), factor(last.value), left / years_between(first.date, last.date))
    return (factor(latest.value) * ahead - 1) * HUNDRED


def _value(situation: Situation, base: Point, latest: Point, shape: Shape) -> Decimal:
    left = _left(situation, latest)
    if shape == "compounding":
        return _compounded(base, latest, latest, left)
    if shape == "compound":
        factor = change(base.value, latest.value, left / years_between(base.date, latest.date))
        return _within_limit(situation, latest.value * factor)
    return _within_limit(situation, latest.value + _change_per_year(base, latest) * left)


def _within_limit(situation: Situation, ahead: Decimal) -> Decimal:
    """Return a value ahead, no further than the natural ceiling of what shall rise, or the floor of what shall fall."""
    limit = situation.target.limit
    if limit is None or situation.target.sums:
        return ahead
    return min(ahead, limit) if situation.target.indicator.direction > 0 else max(ahead, limit)


def _met_on(situation: Situation, base: Point, latest: Point, shape: Shape) -> date | None:
    """Return the day on which the level is reached; None when the change does not lead there."""
    level = situation.speaking.level
    changed = latest.value - base.value
    if level is None or situation.reaches_level or changed * situation.direction <= 0:
        return None
    if nearly_equal(latest.value, level):
        return _day(situation, latest, Decimal(0))
    if (level - latest.value) * changed < 0:  # out of a band at its far end, and away from it
        return None
    if shape == "compounding":
        times = part_to_reach(factor(base.value), factor(latest.value), factor(level))
        return None if times is None else _day(situation, latest, times * years_between(base.date, latest.date))
    if shape == "compound" and level > 0:
        times = part_to_reach(base.value, latest.value, level)
        return None if times is None else _day(situation, latest, times * years_between(base.date, latest.date))
    return _day(situation, latest, (level - latest.value) / _change_per_year(base, latest))


def _day(situation: Situation, latest: Point, years: Decimal) -> date | None:
    """Return the day so many years after the latest figure; the day after it where the level alone, reached to the day, is not enough."""
    day = date_after(latest.date, years)
    exact = not years or situation.target.goal.type in STRICT
    if day is None or not exact or not nearly_equal(years_between(latest.date, day), years):
        return day
    return day + ONE_DAY if day < date.max else None
