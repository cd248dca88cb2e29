"""The recorded figures behind a target, each with the part it has in the assessment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ectrack.core.assessment import Assessment, Point
from ectrack.core.build_actuals import live
from ectrack.core.model import Actual, Indicator, Kind, Tracker


@dataclass(frozen=True, slots=True)
class Listed:
    """A recorded figure.

    Attributes:
        actual: The figure.
        role: Slug of its part in the assessment.
        why: The reason given for a revision or withdrawal.
    """

    actual: Actual
    role: str
    why: str | None = None


def listed(found: Assessment, tracker: Tracker, history: Sequence[Point], known_by: date | None = None) -> list[Listed]:
    """Return all figures of a target's indicator in its region, and those a derived share rests on, in the order of recording.

    Args:
        found: The assessment.
        tracker: Where it came from.
        history: The figures that speak for the target, oldest first.
        known_by: The day by which figures had to be recorded.
    """
    target = found.target
    ratio = target.indicator.ratio
    indicators = [target.indicator.id, *((ratio.of, ratio.to) if ratio else ())]
    figures = [
        actual for one in indicators for actual in tracker.actuals if actual.indicator == one and actual.region == target.region
    ]
    known = [actual for actual in figures if not _is_unknown(actual, known_by)]
    replaced = _replaced(known, tracker)
    return [_listed(actual, found, tracker.indicators[actual.indicator], history, replaced, known_by) for actual in figures]


def _is_unknown(actual: Actual, known_by: date | None) -> bool:
    return known_by is not None and actual.recorded is not None and actual.recorded > known_by


def _replaced(known: Sequence[Actual], tracker: Tracker) -> list[tuple[Actual, Actual]]:
    """Return each figure that no longer stands, with the one that took its place."""
    found: list[tuple[Actual, Actual]] = []
    standing: list[Actual] = []
    for count, actual in enumerate(known, start=1):
        now = live(known[:count], tracker.indicators)
        found += [(gone, actual) for gone in standing if not _among(gone, now)]
        standing = now
    return found


def _among(actual: Actual, others: Iterable[Actual]) -> bool:
    return any(actual is other for other in others)


def _listed(  # noqa: PLR0913, PLR0917  # everything a role may depend on
    actual: Actual,
    found: Assessment,
    indicator: Indicator,
    history: Sequence[Point],
    replaced: Sequence[tuple[Actual, Actual]],
    known_by: date | None,
) -> Listed:
    if _is_unknown(actual, known_by):
        return Listed(actual, "unknown-yet", actual.withdrawn or actual.revises)
    if actual.withdrawn:
        return Listed(actual, "withdrawal", actual.withdrawn)
    by = next((later for gone, later in replaced if gone is actual), None)
    if by is not None:
        return Listed(actual, "withdrawn" if by.withdrawn else "revised", by.withdrawn or by.revises)
    return Listed(actual, _role(actual, found, indicator, history), actual.revises)


def _role(actual: Actual, found: Assessment, indicator: Indicator, history: Sequence[Point]) -> str:
    if actual.is_forecast:
        return "forecast"
    if not actual.comparable:
        return "not-comparable"
    if found.as_of is not None and actual.period.end > found.as_of:
        return "later"
    if actual.period.start is None and indicator.kind is not Kind.STOCK:
        return "unknown-start"
    if found.baseline and _among(actual, found.baseline.inputs):
        return "baseline"
    if found.latest and _among(actual, found.latest.inputs):
        return "used"
    return "counts" if any(_among(actual, point.inputs) for point in history) else "unused"
