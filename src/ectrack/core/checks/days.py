"""Warnings about the days of figures: periods that are not over, days of recording that have not come."""

from collections.abc import Iterator
from datetime import date

from ectrack.core.checks.rule import Checked, at
from ectrack.core.figures.report_day import endings_of, last_due
from ectrack.core.figures.vintages import live
from ectrack.core.model import Actual
from ectrack.core.problems import Problem
from ectrack.core.tracker import Tracker
from ectrack.core.values.endings import is_far


def period_after_recording(checked: Checked) -> Iterator[Problem]:
    """Yield figures whose period ends after the day on which they were recorded."""
    for figures in checked.series.values():
        for figure in figures:
            if figure.recorded is not None and figure.period.end > figure.recorded:
                params = {"period": str(figure.period), "day": figure.period.end.isoformat(), "found": figure.recorded.isoformat()}
                yield Problem("period-after-recording", at(figure, "period"), params)


def far_ahead(checked: Checked) -> Iterator[Problem]:
    """Yield the figure without a day of recording whose period ends far beyond that of every other figure, and beyond every deadline."""
    alone = endings_of(checked.whole).alone()
    due = last_due(checked.whole.targets.values())
    if alone is None or (due is not None and not is_far(alone[0], due)):
        return
    for figure in live(checked.whole.figures(), checked.whole.indicators):
        if figure.recorded is None and figure.period.end == alone[0] and not figure.is_forecast:
            yield Problem("far-ahead", at(figure, "period"), {"period": str(figure.period), "day": alone[1].isoformat()})


def recorded_in_future(checked: Checked) -> Iterator[Problem]:
    """Yield figures, forecasts, revised and withdrawn ones included, whose day of recording has not come."""
    if checked.today is None:
        return
    for figure in (*checked.tracker.actuals, *_of_large_files(checked.tracker, checked.today)):
        if figure.recorded is not None and figure.recorded > checked.today:
            yield Problem("recorded-in-future", at(figure, "recorded"), {"found": figure.recorded.isoformat()})


def _of_large_files(tracker: Tracker, today: date) -> Iterator[Actual]:
    """Return the figures of large files, where any of them was recorded after a day."""
    bulk = tracker.bulk
    return bulk.everything() if bulk is not None and any(day > today for day in bulk.survey.days.values()) else iter(())
