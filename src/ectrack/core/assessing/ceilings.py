"""What a ceiling still leaves: a cap, or the ceiling of a running year."""

from decimal import Decimal

from ectrack.core.assessing.situation import Situation
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.periods import MONTHS_IN_YEAR, years_between
from ectrack.core.values.quantities import difference


def left(situation: Situation) -> Decimal:
    """Return what a cap, or the ceiling of a running year, still leaves, in the unit; 0 once it is passed.

    Formula: max(0, level - latest); of a yearly cap without a deadline max(0, level - used), used by the year under way.
    """
    if not situation.is_ceiling:
        raise UndefinedError("no-ceiling")
    used = situation.speaking.under_way or situation.latest()
    return max(Decimal(0), difference(situation.level(), used.value))


def left_per_year(situation: Situation) -> Decimal:
    """Return what a cap leaves for each year that is left, in the unit; undefined inside a running year.

    Formula: left / years from the latest figure to the deadline.
    """
    rest = left(situation)
    if situation.speaking.running is not None:
        raise UndefinedError("within-year")
    return rest / _years_to_end(situation)


def left_per_month(situation: Situation) -> Decimal:
    """Return what a ceiling leaves for each month that is left, in the unit.

    Formula: left / months from the latest figure to the deadline.
    """
    return left(situation) / (_years_to_end(situation) * MONTHS_IN_YEAR)


def _years_to_end(situation: Situation) -> Decimal:
    years = years_between(situation.latest().date, situation.end)
    if years <= 0:
        raise UndefinedError("deadline-reached" if situation.end == situation.deadline() else "year-complete")
    return years
