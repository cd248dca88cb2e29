"""What figures that are only supposed change: added behind the recorded ones, never written."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from ectrack.core.assessing.assessment import Assessment, Report
from ectrack.core.figures.vintages import live, span_key
from ectrack.core.model import Actual
from ectrack.core.tracker import Tracker

MARK = "what if"
"""Why a supposed figure takes the place of a recorded one."""


def with_supposed(tracker: Tracker, figures: Iterable[Actual]) -> Tracker:
    """Return the tracker with supposed figures behind the recorded ones; each takes the place of one that stands for its span.

    Args:
        tracker: The tracker; it stays as it is.
        figures: The supposed figures, the last for one span being the one that holds.
    """
    supposed: list[Actual] = []
    for figure in figures:
        kind = tracker.indicators[figure.indicator].kind
        earlier = (actual for actual in supposed if actual.indicator == figure.indicator)
        standing = live((*tracker.figures_of({(figure.indicator, figure.region)}), *earlier), tracker.indicators)
        is_second = span_key(figure, kind) in {span_key(actual, kind) for actual in standing}
        supposed.append(replace(figure, revises=MARK) if is_second else figure)
    return replace(tracker, actuals=(*tracker.actuals, *supposed))


def day_with(as_of: date | None, figures: Iterable[Actual]) -> date | None:
    """Return the day of a report moved to the end of the last supposed period, without which the figure would be left out unsaid.

    Args:
        as_of: The day asked for, or that of the report without them; None for a tracker without any figure.
        figures: The supposed figures.
    """
    ends = [figure.period.end for figure in figures]
    return max((as_of, *ends)) if as_of else max(ends, default=None)


def differing(before: Report, after: Report) -> Mapping[str, Assessment]:
    """Return by the id of each target that is judged otherwise after than before its assessment before.

    Args:
        before: The report without the supposed figures.
        after: The report with them, on some of the same targets.
    """
    earlier = {assessment.target.id: assessment for assessment in before.assessments}
    return {
        assessment.target.id: earlier[assessment.target.id]
        for assessment in after.assessments
        if _judgement(assessment) != _judgement(earlier[assessment.target.id])
    }


def _judgement(assessment: Assessment) -> tuple[object, ...]:
    return (
        assessment.status,
        assessment.latest,
        assessment.baseline,
        assessment.level,
        assessment.expected,
        assessment.shortfall,
        assessment.required_growth,
    )
