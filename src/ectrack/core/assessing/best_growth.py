"""The best yearly growth that a series has ever shown, for comparison with the growth that a goal requires."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import pairwise

from ectrack.core.assessing.assess import situate
from ectrack.core.assessing.assessment import Report
from ectrack.core.assessing.growth import compound_growth
from ectrack.core.assessing.methods.evidence import Evidence, YearPoint
from ectrack.core.figures.standing import Figures
from ectrack.core.model import Kind
from ectrack.core.tracker import Tracker
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.fiscal_years import year_name, year_of
from ectrack.core.values.periods import Period, is_years
from ectrack.core.values.quantities import CONTEXT


@dataclass(frozen=True, slots=True)
class BestGrowth:
    """A growth that was shown before.

    Attributes:
        rate: Fraction per year; negative where it fell; None where only the change in points is defined.
        period: The year or the period that grew, in the notation's form; `2012/2014` for a growth over several years.
        published: Whether it was published beside a figure rather than computed from two.
        per_year: The change per year of an indicator in %, in points; None for any other.
    """

    rate: Decimal | None
    period: str
    published: bool
    per_year: Decimal | None = None


def best_growth(evidence: Evidence) -> BestGrowth | None:
    """Return the best growth in the wanted direction, of neighbouring yearly figures or as published; None where none was shown.

    Formula between two yearly figures: (later / earlier) ** (1 / years) - 1; of an indicator in % the best is the largest change in
    points, (later - earlier) / years. Estimates never count. Where growth rates compound
    it is the best rate of a full year; one that is held against a level by itself has none.
    """
    if evidence.target.compounds:
        return max(_rates(evidence), key=lambda best: (best.rate or Decimal(0)) * evidence.direction, default=None)
    if evidence.target.sums or evidence.target.indicator.kind is Kind.GROWTH:
        return None
    sized = _in_points(evidence) if evidence.target.indicator.unit.is_percent else [*_published(evidence), *_computed(evidence)]
    return max(sized, key=lambda pair: pair[0] * evidence.direction, default=(None, None))[1]


def best_growths(report: Report, tracker: Tracker, *, estimates: bool | None = None) -> dict[str, BestGrowth]:
    """Return the best growth that the figures of each target of a report have shown, by the target's id; none where none was shown.

    Args:
        report: The report.
        tracker: Where it came from.
        estimates: As for the report.
    """
    figures = Figures(tracker, report.as_of, report.known_by)
    use = tracker.settings.estimates if estimates is None else estimates
    with localcontext(CONTEXT):
        best = {
            target.id: best_growth(Evidence(situate(target, figures, estimates=use), figures))
            for some in figures.at_hand(assessment.target for assessment in report.assessments)
            for target in some
        }
    return {name: growth for name, growth in best.items() if growth is not None}


Sized = Iterator[tuple[Decimal, BestGrowth]]
"""Growths, each with the number by which they are compared."""


def _rates(evidence: Evidence) -> Iterator[BestGrowth]:
    """Yield the growth rates of full years that are recorded or published."""
    target = evidence.target
    for point in evidence.figures.points(target.indicator, target.region):
        if point.start is not None and is_years(Period(point.start, point.date), target.indicator.year_starts):
            yield BestGrowth(point.value / 100, point.period, published=True)


def _published(evidence: Evidence) -> Sized:
    target = evidence.target
    for point in evidence.figures.points(target.indicator, target.region):
        if point.yoy is not None and point.basis == "observed":
            yield point.yoy, BestGrowth(point.yoy, point.period, published=True)


def _computed(evidence: Evidence) -> Sized:
    for earlier, later, period in _neighbours(evidence):
        rate = _rate(earlier, later)
        if rate is not None:
            yield rate, BestGrowth(rate, period, published=False)


def _in_points(evidence: Evidence) -> Sized:
    for earlier, later, period in _neighbours(evidence):
        per_year = (later.value - earlier.value) / (later.year - earlier.year)
        yield per_year, BestGrowth(_rate(earlier, later), period, published=False, per_year=per_year)


def _neighbours(evidence: Evidence) -> Iterator[tuple[YearPoint, YearPoint, str]]:
    """Yield yearly figures that follow one another, and the period over which they grew."""
    latest = evidence.situation.speaking.latest
    starts = evidence.target.indicator.year_starts
    estimated = year_of(latest.date, starts) if latest is not None and latest.basis == "estimated" else None
    for earlier, later in pairwise(point for point in evidence.points if point.year != estimated):
        first, last = (year_name(point.year, starts) for point in (earlier, later))
        yield earlier, later, last if later.year - earlier.year == 1 else f"{first}/{last}"


def _rate(earlier: YearPoint, later: YearPoint) -> Decimal | None:
    try:
        return compound_growth(earlier.value, later.value, Decimal(later.year - earlier.year))
    except UndefinedError:
        return None
