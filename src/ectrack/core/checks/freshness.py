"""Warnings about figures that should be there by now."""

from collections.abc import Iterator
from datetime import date, timedelta

from ectrack.core.checks.rule import Checked
from ectrack.core.model import MONTHS_OF, Every
from ectrack.core.problems import Problem
from ectrack.core.values.fiscal_years import JANUARY, part_end
from ectrack.core.values.periods import add_months


def deadline_without_figure(checked: Checked) -> Iterator[Problem]:
    """Yield targets whose deadline has passed without a figure for it, of the other series, or of a period before it of a mean."""
    for assessment in checked.assessed:
        if "overdue" not in assessment.flags or assessment.deadline is None:
            continue
        place, found = assessment.target.origin.at("by"), {"found": assessment.deadline.isoformat()}
        relative = assessment.target.goal.relative
        if relative is not None and "other-missing" in assessment.flags:
            yield Problem("deadline-without-other", place, {**found, "id": relative.indicator.id})
        elif assessment.hole is not None:
            yield Problem("deadline-with-hole", place, {**found, "period": assessment.hole})
        else:
            yield Problem("deadline-without-figure", place, found)


def late(checked: Checked) -> Iterator[Problem]:
    """Yield the series of open targets whose newest figure is older than the indicator's `every` and `lag` allow on the day."""
    day = checked.report.as_of
    seen = set()
    for assessment in checked.assessed:
        indicator, region = assessment.target.indicator, assessment.target.region
        if day is None or indicator.every is None or not assessment.is_open or (indicator.id, region) in seen:
            continue
        seen.add((indicator.id, region))
        due = newest_due(day, indicator.every, indicator.lag, indicator.year_starts)
        ends = [figure.period.end for figure in checked.series.get((indicator.id, region), ()) if figure.period.end <= day]
        newest = max(ends, default=None)
        if due is not None and (newest is None or newest < due):
            since = (due + timedelta(days=indicator.lag)).isoformat()
            params = {"expected": due.isoformat(), "id": indicator.id, "since": since}
            slug = "late" if newest else "first-figure-late"
            yield Problem(
                slug, assessment.target.origin, params | ({"found": newest.isoformat()} if newest else {}), (indicator.origin,)
            )


def newest_due(day: date, every: Every, lag: int, starts: int = JANUARY) -> date | None:
    """Return the end of the newest period whose figure is due by a day; None before the calendar.

    Args:
        day: The day of the check; a figure is due on the day itself when its lag ends there.
        every: How often a figure is due.
        lag: Days after the end of a period until its figure is due.
        starts: The month in which years begin, 1 to 12.
    """
    try:
        last = day - timedelta(days=lag)
        months = MONTHS_OF[every]
        end = part_end(last, months, starts)
        return end if end <= last else add_months(end, -months)
    except (OverflowError, ValueError):
        return None
