"""The status ladder: the first word that applies."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from ectrack.core.assessing import measures
from ectrack.core.assessing.assessment import Status
from ectrack.core.assessing.curves import path_knots
from ectrack.core.assessing.situation import Situation
from ectrack.core.assessing.speaking.sums import window_start
from ectrack.core.figures.bands import ends
from ectrack.core.model import GoalType
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.quantities import nearly_equal

NO_DATA = frozenset({"no-figure", "only-not-comparable", "only-forecast", "none-by-as-of", "unknown-start"})
"""Reasons for which there is no figure at all, or none that counts."""

ONE = Decimal(1)


def status(situation: Situation, as_of: date | None) -> tuple[Status, str | None]:
    """Return the status of a target and, where it is unrated or without data, the reason.

    Args:
        situation: The target with the figures that speak for it.
        as_of: The day the report speaks for.
    """
    target, speaking = situation.target, situation.speaking
    if target.halt is not None:
        return Status(target.halt), None
    start = window_start(target) if target.sums else target.start
    if start is not None and as_of is not None and as_of < start:
        return Status.NOT_STARTED, None
    if situation.is_met:
        return Status.ACHIEVED, None
    if speaking.held is not None and speaking.held.broken:
        lost = speaking.held.final and target.deadline is not None
        return (Status.MISSED if lost else Status.BEHIND), "hold-broken"
    if _is_missed(situation):
        return Status.MISSED, None
    if speaking.latest is None:
        reason = speaking.reasons["latest"]
        return (Status.NO_DATA if reason in NO_DATA else Status.UNRATED), reason
    try:
        if situation.stands_alone:
            return _held(situation), None
        if target.goal.type is GoalType.IMPROVE:
            return _improved(situation), None
        situation.level()
        situation.latest()
        situation.deadline()
        return _by_pace(situation), None
    except UndefinedError as problem:
        return Status.UNRATED, problem.reason


def _is_missed(situation: Situation) -> bool:
    """Whether the deadline has passed and the figure for it is short; a figure for the deadline proves that it has."""
    speaking = situation.speaking
    if speaking.ruled_out:
        return True
    if speaking.held is not None:
        return False
    judged = speaking.at_deadline and speaking.decides and not speaking.mute
    if situation.target.goal.type is GoalType.IMPROVE:
        return judged and speaking.baseline is not None
    if speaking.upper_bound and situation.reaches_level:
        return False
    return judged and speaking.level is not None


def _held(situation: Situation) -> Status:
    latest, speaking = situation.latest(), situation.speaking
    if speaking.held is not None and speaking.held.is_over and speaking.held.has_gap:
        raise UndefinedError("hold-gap")
    if situation.target.is_rate:
        situation.level()
        situation.deadline()
    return Status.ON_PACE if situation.point_meets(latest) else Status.BEHIND


def _improved(situation: Situation) -> Status:
    change = (situation.progressed().value - situation.baseline().value) * situation.direction
    if situation.at_limit:
        return Status.ON_PACE
    if change < 0:
        return Status.REVERSING
    return Status.ON_PACE if change > 0 else Status.BEHIND


def _by_pace(situation: Situation) -> Status:
    if situation.speaking.upper_bound and _on_path(situation):
        raise UndefinedError("opening-stock-unknown")
    if situation.target.is_band and (status := _by_band(situation)) is not None:
        return status
    if situation.target.compounds and situation.reaches_level:
        return Status.ON_PACE
    try:
        pace = measures.pace(situation)
    except UndefinedError as problem:
        return _without_pace(situation, problem)
    if pace > 1 or nearly_equal(pace, ONE):
        return Status.ON_PACE
    return Status.BEHIND if pace >= 0 else Status.REVERSING


def _by_band(situation: Situation) -> Status | None:
    """Return the status of a band where no pace decides: between its two paths, inside it, or away from it; None on the way to it."""
    latest, base = situation.latest().value, situation.speaking.baseline
    if situation.speaking.running is not None:
        low, high = (situation.path_of(end) for end in ends(situation.target.goal))
        between = (latest >= low or nearly_equal(latest, low)) and (latest <= high or nearly_equal(latest, high))
        return Status.ON_PACE if between else Status.BEHIND
    if situation.reaches_level:
        return Status.ON_PACE
    if base is None or situation.overshoots:
        return Status.BEHIND
    return Status.REVERSING if situation.in_band_from_start else None


def _without_pace(situation: Situation, problem: UndefinedError) -> Status:
    """Judge by the side of the path where the pace has no value but the path has."""
    match problem.reason:
        case "cap":
            return Status.ON_PACE if _on_path(situation) else Status.BEHIND
        case "met-at-baseline" if situation.speaking.as_sum or _turns(situation):
            return Status.ON_PACE if _on_path(situation) else Status.BEHIND
        case "met-at-baseline":
            return Status.ON_PACE if situation.reaches_level else Status.REVERSING
        case "flat-path":
            return Status.ON_PACE if _on_path(situation) else Status.REVERSING
        case "path-against-direction" | "no-baseline" | "baseline-missing":
            return Status.ON_PACE if _on_path(situation) else Status.BEHIND
        case _:
            raise problem


def _turns(situation: Situation) -> bool:
    """Whether the milestones of the path themselves lead against the wanted direction from the baseline on."""
    knots = path_knots(situation.target, situation.baseline(), situation.deadline(), situation.level())
    values = [knot.value for knot in knots[:-1]]
    return any((after - before) * situation.direction < 0 for before, after in pairwise(values))


def _on_path(situation: Situation) -> bool:
    return measures.lead(situation) >= 0
