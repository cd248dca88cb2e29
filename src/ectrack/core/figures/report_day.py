"""The day a report speaks for when nobody names one, and the figure that lies too far ahead to set it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from ectrack.core.figures.vintages import live
from ectrack.core.model import Actual, Target
from ectrack.core.tracker import Tracker
from ectrack.core.values.endings import Endings, endings


def default_as_of(tracker: Tracker, known_by: date | None = None) -> date | None:
    """Return the last day of the newest period with a figure that may set the day, comparable or not, forecasts left out.

    A figure recorded more than 31 days before its period ends does not set it, nor does one without a day of recording that lies alone
    more than 12 months beyond every other figure and every deadline. None without any figure.

    Args:
        tracker: The tracker.
        known_by: Only figures recorded by this day are used; None for all.
    """
    return endings_of(tracker, known_by).newest(last_due(tracker.targets.values()))


def endings_of(tracker: Tracker, known_by: date | None = None) -> Endings:
    """Return on which days the periods of the figures that stand end, forecasts left out.

    Args:
        tracker: The tracker.
        known_by: Only figures recorded by this day are used; None for all.
    """
    found = endings_among(live(known(tracker, known_by), tracker.indicators))
    return found + tracker.bulk.endings(known_by) if tracker.bulk is not None else found


def endings_among(figures: Iterable[Actual]) -> Endings:
    """Return on which days the periods of some figures that stand end, forecasts left out."""
    return endings(Counter((figure.period.end, figure.recorded) for figure in figures if not figure.is_forecast))


def last_due(targets: Iterable[Target]) -> date | None:
    """Return the last deadline of targets and of their readings; None where there is none."""
    days = (one.deadline for target in targets for one in (target, *(reading for _name, reading in target.readings)))
    return max((day for day in days if day is not None), default=None)


def known(tracker: Tracker, known_by: date | None) -> list[Actual]:
    """Return the figures recorded by a day, in the order of recording; without a day of recording a figure was always known."""
    return [actual for actual in tracker.actuals if known_by is None or actual.recorded is None or actual.recorded <= known_by]
