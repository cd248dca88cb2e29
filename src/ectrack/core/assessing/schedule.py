"""Progress beside the schedule as plans in China report it: in percentage points, in logarithms, and beyond the target."""

from datetime import date
from decimal import Decimal

from ectrack.core.assessing.assessment import YearRow
from ectrack.core.assessing.compounding import part_of_way
from ectrack.core.assessing.growth import logarithm
from ectrack.core.assessing.measures import attainment, expected, share_done, share_time
from ectrack.core.assessing.situation import Situation
from ectrack.core.figures.meets import meets
from ectrack.core.figures.points import Point
from ectrack.core.model import GoalType
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.fiscal_years import year_end, year_name, year_of
from ectrack.core.values.periods import date_after
from ectrack.core.values.quantities import CONTEXT, difference

YEARS_AT_MOST = 40
"""Years along a path that are listed one by one."""


def share_log(situation: Situation) -> Decimal:
    """Return the part of a compound way that is done, a fraction; undefined for other paths, and from, to or across zero.

    Formula: ln(latest / baseline) / ln(level / baseline). Under a constant yearly rate it grows by the same part every year.

    Source:
        Progress of energy-intensity targets in Chinese five-year plans: ln(1 - done) / ln(1 - target).
    """
    share_done(situation)
    if situation.target.path != "compound" or situation.speaking.running is not None:
        raise UndefinedError("linear-path")
    latest, base, level = situation.latest().value, situation.baseline().value, situation.level()
    if not (latest and base and level):
        raise UndefinedError("zero-value")
    if min(latest, base, level) < 0:
        raise UndefinedError("negative-value")
    return CONTEXT.divide(logarithm(latest / base), logarithm(level / base))


def share_lead(situation: Situation) -> Decimal:
    """Return how far the share done is ahead of the time elapsed, a fraction: 0.023 is 2.3 percentage points.

    Formula: share done - time elapsed, with the share done in logarithms on a compound path; on a path that follows a season or
    milestones share done - (expected - baseline) / (level - baseline), of rates that compound
    share done - ln(1 + expected / 100) / ln(1 + level / 100).

    Source:
        Schedule comparison 较序时进度 of Chinese plan supervision: 43.2 % done after 4 of 12 months is 9.9 points ahead.
    """
    if situation.is_ceiling:
        raise UndefinedError("cap")
    if situation.overshoots:
        raise UndefinedError("beyond-range")
    if is_shaped(situation):
        return share_done(situation) - _share_of_path(situation)
    done = share_log if situation.target.path == "compound" and situation.speaking.running is None else share_done
    return done(situation) - share_time(situation)


def is_shaped(situation: Situation) -> bool:
    """Return whether the path follows a season or milestones, so that the share of time says little about what was to be done."""
    running = situation.speaking.running
    if running is not None:
        return running.seasonal or bool(running.milestones)
    return bool(situation.target.milestones)


def _share_of_path(situation: Situation) -> Decimal:
    """Return the part of the way from the baseline to the level that the path asks for by the latest figure, a fraction."""
    base, level = situation.baseline().value, situation.level()
    if situation.target.compounds:
        return part_of_way(expected(situation), level)
    return (expected(situation) - base) / (level - base)


def excess(situation: Situation) -> Decimal:
    """Return how far a figure that meets the level lies beyond it, in the unit.

    Formula: direction * (latest - level); 0 where the two count as equal. What only the margin of an `about` goal makes meet it has none.
    """
    level = situation.level()
    if situation.is_ceiling or situation.target.is_band:
        raise UndefinedError("cap" if situation.is_ceiling else "band")
    if not situation.reaches_level:
        raise UndefinedError("not-met")
    beyond = difference(situation.latest().value, level) * situation.direction
    if beyond < 0:
        raise UndefinedError("not-met")
    return beyond


def excess_share(situation: Situation) -> Decimal:
    """Return the excess as a fraction of the level, or of the change asked for where less is better or the goal is a percentage.

    Formula: attainment - 1, or share done - 1.

    Source:
        Excess of reduction targets: 26.59 against 20 is 6.59 points, 32.95 %.
    """
    excess(situation)
    by_change = situation.direction < 0 or situation.target.goal.type is GoalType.IMPROVE_BY
    return difference((share_done if by_change else attainment)(situation), Decimal(1))


def path_years(situation: Situation) -> tuple[YearRow, ...]:
    """Return what each year along a compound path asks for, beside the figure for its end; none for other paths.

    A yearly rate compounds: the goal of year k is baseline * (1 + rate) ** k, not baseline * (1 + rate * k).
    """
    base, target = situation.speaking.stated, situation.target
    if target.path != "compound" or base is None or target.deadline is None or situation.speaking.level is None:
        return ()
    figures = {point.date: point for point in situation.speaking.history if not point.part_year}
    ends = (date_after(base.date, Decimal(count)) for count in range(1, YEARS_AT_MOST + 1))
    try:
        return tuple(_year(situation, day, figures.get(day)) for day in ends if day and day <= target.deadline)
    except UndefinedError:
        return ()


def _year(situation: Situation, day: date, figure: Point | None) -> YearRow:
    asked = situation.yearly_expected_on(day)
    starts = situation.target.indicator.year_starts
    name = year_name(year_of(day, starts), starts) if day == year_end(day, starts) else day.isoformat()
    met = None if figure is None else meets(figure.value, figure.approx, situation.target.goal, asked, situation.direction)
    return YearRow(name, asked, figure.value if figure else None, met)
