"""What the rest of a running year must bring, or may still bring under a ceiling."""

from datetime import date
from decimal import Decimal

from ectrack.core.assessing import measures
from ectrack.core.assessing.running import RunningYear
from ectrack.core.assessing.situation import Situation
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.periods import MONTHS_IN_YEAR, ONE_DAY, years_between
from ectrack.core.values.quantities import difference


def _open(situation: Situation) -> RunningYear:
    """Return the running year of a target that is not decided.

    Raises:
        UndefinedError: `not-within-year` where no running year judges the target, `met` or `missed` where it is decided, and the reason
            why there is no figure or no level.
    """
    running = situation.speaking.running
    if running is None:
        raise UndefinedError("not-within-year")
    situation.level()
    situation.latest()
    if situation.is_met or situation.speaking.ruled_out:
        raise UndefinedError("met" if situation.is_met else "missed")
    return running


def start(situation: Situation) -> date:
    """Return the first day of the rest: the day after the latest figure."""
    _open(situation)
    return situation.latest().date + ONE_DAY


def end(situation: Situation) -> date:
    """Return the last day of the rest: the deadline."""
    return _open(situation).end


def months(situation: Situation) -> Decimal:
    """Return the length of the rest in months.

    Formula: 12 * years from the latest figure to the deadline.
    """
    return years_between(situation.latest().date, _open(situation).end) * MONTHS_IN_YEAR


def amount(situation: Situation) -> Decimal:
    """Return what the rest must bring to reach the level, in the unit, 0 where it is reached so far; under a ceiling what is left of it.

    Formula: max(0, level - latest).
    """
    _open(situation)
    return max(Decimal(0), difference(situation.level(), situation.latest().value))


def per_month(situation: Situation) -> Decimal:
    """Return the amount of the rest a month, in the unit.

    Formula: amount / months.
    """
    return amount(situation) / months(situation)


def last_year(situation: Situation) -> Decimal:
    """Return what the same rest of the year before brought, in the unit.

    Formula: last year - same part.
    """
    before = _open(situation).rest_of_last_year
    if before is None:
        raise UndefinedError("no-rest-of-year")
    return before


def growth(situation: Situation) -> Decimal:
    """Return the growth of the rest over the same rest of the year before that just reaches the level, a fraction.

    Formula: amount / (last year - same part) - 1. Under a ceiling no growth is required, nor where the level is reached so far.
    """
    running = _open(situation)
    if situation.is_ceiling or situation.reaches_level:
        raise UndefinedError("cap" if situation.is_ceiling else "met-so-far")
    return measures.rest_growth(running, amount(situation))


def whole_year(situation: Situation) -> Decimal:
    """Return the growth of the whole year over the year before that just reaches the level, a fraction.

    Formula: level / last year - 1.
    """
    return measures.whole_year_growth(_open(situation), situation.level())
