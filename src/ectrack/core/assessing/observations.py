"""The series of a report: the figures that speak for its targets, and the levels that they shall reach."""

from collections.abc import Iterator
from dataclasses import dataclass

from ectrack.core.assessing.assessment import Assessment, Report
from ectrack.core.assessing.speaking.sums import window_start
from ectrack.core.figures.points import Point
from ectrack.core.figures.standing import Figures
from ectrack.core.model import Indicator, Target
from ectrack.core.tracker import Tracker


@dataclass(frozen=True, slots=True)
class Observation:
    """A value of a series.

    Attributes:
        indicator: What is measured.
        region: Where.
        point: The value with its period; for a goal, the level with the period it is due in, or the window it adds up over.
        target: The target whose level it is; None for a figure.
    """

    indicator: Indicator
    region: str
    point: Point
    target: Target | None = None


def observations(report: Report, tracker: Tracker) -> list[Observation]:
    """Return the figures of a report by indicator and region, oldest first, then the levels of its targets.

    Figures are those a verdict may rest on, recorded or derived, that had ended and were known by the days of the report, and the years
    that the report estimates. A target without a level or without a deadline has no value for a period.

    Args:
        report: The report.
        tracker: Where it came from.
    """
    return [*_figures(report, tracker), *_levels(report)]


def _figures(report: Report, tracker: Tracker) -> Iterator[Observation]:
    figures = Figures(tracker, report.as_of, report.known_by)
    places: dict[tuple[str, str], list[Assessment]] = {}
    for found in report.assessments:
        places.setdefault((found.target.indicator.id, found.target.region), []).append(found)
    for (_name, region), assessments in places.items():
        indicator = assessments[0].target.indicator
        estimated = {
            found.latest.period: found.latest for found in assessments if found.latest and found.latest.basis == "estimated"
        }
        points = sorted((*figures.points(indicator, region), *estimated.values()), key=lambda point: point.date)
        yield from (Observation(indicator, region, point) for point in points)


def _levels(report: Report) -> Iterator[Observation]:
    for found in report.assessments:
        target = found.target
        if target.due is not None and found.level is not None:
            start = window_start(target) if target.sums else target.due.start
            due = Point(str(target.due), target.due.end, found.level, start=start)
            yield Observation(target.indicator, target.region, due, target)
