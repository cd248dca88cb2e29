"""What the rest of a running year must bring, or may still bring under a ceiling."""

from collections.abc import Callable
from decimal import Decimal

from ectrack.core.assessing import measures
from ectrack.core.assessing.assessment import Rest
from ectrack.core.assessing.situation import Situation
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.periods import MONTHS_IN_YEAR, ONE_DAY, years_between


def rest(situation: Situation) -> Rest:
    """Return what the rest of a running year must bring.

    Raises:
        UndefinedError: `not-within-year` where no running year judges the target, `met` or `missed` where it is decided, and the reason
            why there is no figure or no level.
    """
    running = situation.speaking.running
    if running is None:
        raise UndefinedError("not-within-year")
    latest, level = situation.latest(), situation.level()
    if situation.is_met or situation.speaking.ruled_out:
        raise UndefinedError("met" if situation.is_met else "missed")
    months = years_between(latest.date, running.end) * MONTHS_IN_YEAR
    amount = measures.left(situation) if situation.is_ceiling else level - latest.value
    return Rest(
        start=latest.date + ONE_DAY,
        end=running.end,
        months=months,
        amount=amount,
        per_month=amount / months,
        last_year=running.rest_of_last_year,
        growth=None if situation.is_ceiling else _or_none(lambda: measures.rest_growth(running, amount)),
        whole_year=_or_none(lambda: measures.whole_year_growth(running, level)),
    )


def _or_none(measure: Callable[[], Decimal]) -> Decimal | None:
    try:
        return measure()
    except UndefinedError:
        return None
