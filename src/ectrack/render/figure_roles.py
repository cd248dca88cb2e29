"""The recorded figures behind a target, each with the part it has in the assessment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.figures.breaks import link_between
from ectrack.core.figures.dependence import derived_from
from ectrack.core.figures.points import Point
from ectrack.core.figures.vintages import live, span_key
from ectrack.core.model import Actual, Indicator, Kind, Place
from ectrack.core.tracker import Tracker


@dataclass(frozen=True, slots=True)
class FigureRole:
    """A recorded figure.

    Attributes:
        actual: The figure.
        role: Slug of its part in the assessment.
        why: The reason given for a revision or withdrawal.
        link: Factor that carries it over a break in the series; None where it stands as recorded.
    """

    actual: Actual
    role: str
    why: str | None = None
    link: Decimal | None = None


def figure_roles(
    assessment: Assessment, tracker: Tracker, history: Sequence[Point], known_by: date | None = None
) -> list[FigureRole]:
    """Return all figures of a target's indicator in its region, those a derived share rests on, and those of a series that it follows.

    They stand in the order of recording, one indicator after the other.

    Args:
        assessment: The assessment.
        tracker: Where it came from.
        history: The figures that speak for the target, oldest first.
        known_by: The day by which figures had to be recorded.
    """
    target, relative = assessment.target, assessment.target.goal.relative
    places = [*_places(target.indicator, target.region)]
    places += _places(relative.indicator, relative.region or target.region) if relative else ()
    figures = [actual for place in dict.fromkeys(places) for actual in tracker.figures_of({place})]
    replaced = _replaced([actual for actual in figures if not _is_unknown(actual, known_by)], tracker)
    uses = _uses(assessment, history)

    def one(actual: Actual) -> FigureRole:
        if _is_unknown(actual, known_by):
            return FigureRole(actual, "unknown-yet", actual.withdrawn or actual.revises)
        if actual.withdrawn:
            return FigureRole(actual, "withdrawal", actual.withdrawn)
        by = replaced.get(id(actual))
        if by is not None:
            return FigureRole(actual, "withdrawn" if by.withdrawn else "revised", by.withdrawn or by.revises)
        role = _role(actual, assessment, tracker.indicators[actual.indicator], uses)
        return FigureRole(actual, role, actual.revises, _link(actual, assessment) if role in CARRIED else None)

    return [one(actual) for actual in figures]


CARRIED = frozenset({"baseline", "used", "year-before", "counts"})
"""Roles of figures that are compared with the latest one."""


def _link(actual: Actual, assessment: Assessment) -> Decimal | None:
    """Return the factor that carries a figure over a break up to the latest one; None where it is compared as it stands."""
    latest, indicator = assessment.latest, assessment.target.indicator
    if latest is None or actual.indicator != indicator.id:
        return None
    factor = link_between(indicator, actual.period.end, latest.date)
    return None if factor == 1 else factor


def _places(indicator: Indicator, region: str) -> list[Place]:
    return [(one, region) for one in (indicator.id, *derived_from(indicator))]


def _is_unknown(actual: Actual, known_by: date | None) -> bool:
    return known_by is not None and actual.recorded is not None and actual.recorded > known_by


def _replaced(known: Sequence[Actual], tracker: Tracker) -> dict[int, Actual]:
    """Return the figures that took the place of others, by the identity of the figure that no longer stands."""
    by_span: dict[object, list[Actual]] = {}
    for actual in known:
        by_span.setdefault(span_key(actual, tracker.indicators[actual.indicator].kind)[:-1], []).append(actual)
    found: dict[int, Actual] = {}
    for figures in by_span.values():
        standing: list[Actual] = []
        for count, actual in enumerate(figures, start=1):
            now = live(figures[:count], tracker.indicators)
            kept = {id(one) for one in now}
            found |= {id(gone): actual for gone in standing if id(gone) not in kept}
            standing = now
    return found


@dataclass(frozen=True, slots=True)
class _Uses:
    """The figures that an assessment rests on, by their identity."""

    latest: frozenset[int]
    other: frozenset[int]
    baseline: frozenset[int]
    before: frozenset[int]
    history: frozenset[int]


def _uses(assessment: Assessment, history: Sequence[Point]) -> _Uses:
    def inputs(points: Iterable[Point | None]) -> frozenset[int]:
        return frozenset(id(actual) for point in points if point for actual in point.inputs)

    before = assessment.running.before if assessment.running else ()
    return _Uses(
        inputs([assessment.latest]),
        inputs([assessment.other]),
        inputs([assessment.baseline, assessment.stated]),
        inputs(before),
        inputs(history),
    )


def _role(actual: Actual, assessment: Assessment, indicator: Indicator, uses: _Uses) -> str:
    if actual.is_forecast:
        return "forecast"
    if not actual.comparable:
        return "not-comparable"
    if assessment.as_of is not None and actual.period.end > assessment.as_of:
        return "later"
    if actual.period.start is None and indicator.kind is not Kind.STOCK:
        return "unknown-start"
    if id(actual) in uses.baseline:
        return "baseline"
    if id(actual) in uses.latest:
        return "used"
    if id(actual) in uses.other:
        return "followed"
    if id(actual) in uses.before:
        return "year-before"
    return "counts" if id(actual) in uses.history else "unused"
