"""On which days the periods of figures end, as far as that sets the day of a report."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from ectrack.core.values.periods import MONTHS_IN_YEAR, add_months

EARLY = timedelta(days=31)
"""A figure may be recorded so long before the last day of its period and still set the day of the report: a preliminary year in December."""

Written = tuple[date, date | None]
"""Last day of a period, and day of recording."""


@dataclass(frozen=True, slots=True)
class Endings:
    """How many figures end when, forecasts left out.

    Attributes:
        figures: Number of figures that may set the day of a report, by the last day of their periods.
        undated: Number of those of them that do not say when they were recorded, by the same day.
        recorded: Newest day of recording of the figures that may not, since their periods end too long after it; None without any.
    """

    figures: Mapping[date, int] = field(default_factory=dict)
    undated: Mapping[date, int] = field(default_factory=dict)
    recorded: date | None = None

    def __add__(self, other: "Endings") -> "Endings":
        """Return the endings of these figures and of others."""
        recorded = max((day for day in (self.recorded, other.recorded) if day), default=None)
        return Endings(Counter(self.figures) + Counter(other.figures), Counter(self.undated) + Counter(other.undated), recorded)

    def __sub__(self, other: "Endings") -> "Endings":
        """Return the endings of these figures without some of them."""
        return Endings(
            Counter(self.figures) - Counter(other.figures), Counter(self.undated) - Counter(other.undated), self.recorded
        )

    def alone(self) -> tuple[date, date] | None:
        """Return the last day of the only figure that lies more than 12 months beyond all others, where it does not say when it was recorded.

        Returns:
            That day, and the newest day on which any other figure ends; None where no figure lies so far.
        """
        last = sorted(self.figures, reverse=True)[:2]
        if len(last) < 2 or (self.figures[last[0]], self.undated.get(last[0])) != (1, 1):  # noqa: PLR2004  # one of no others
            return None
        return (last[0], last[1]) if is_far(last[0], last[1]) else None

    def newest(self, last_due: date | None) -> date | None:
        """Return the day that the figures set; None without any.

        A figure that lies alone, far beyond all others and beyond every deadline, does not set it. Where none may set it, their newest day of
        recording is the day: by then none of their periods was over.

        Args:
            last_due: The last deadline of any target; None where there is none.
        """
        alone = self.alone()
        if alone is not None and last_due is not None and is_far(alone[0], last_due):
            return alone[1]
        return max(self.figures, default=self.recorded)


def endings(written: Mapping[Written, int]) -> Endings:
    """Return the endings of figures.

    Args:
        written: The number of figures of each day on which a period ends and each day of recording.
    """
    figures: Counter[date] = Counter()
    undated: Counter[date] = Counter()
    late: list[date] = []
    for (end, recorded), count in written.items():
        if recorded is not None and not sets_day(end, recorded):
            late.append(recorded)
            continue
        figures[end] += count
        undated[end] += count if recorded is None else 0
    return Endings(figures, undated, max(late, default=None))


def sets_day(end: date, recorded: date | None) -> bool:
    """Return whether a figure may set the day of a report: recorded no more than 31 days before its period ends, or on no day that is known."""
    return recorded is None or end - recorded <= EARLY


def is_far(day: date, other: date) -> bool:
    """Return whether a day lies more than 12 months after another one."""
    try:
        return day > add_months(other, MONTHS_IN_YEAR)
    except OverflowError:
        return False
