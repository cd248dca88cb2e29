"""The plot of a picture on its page: days and values as points."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ectrack.render.charts.placing import Box
from ectrack.render.charts.scene import Spot

INSET = 10.0
"""Room inside the plot before the first and after the last day, in points."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a plot stands on the page and what its axes hold.

    Attributes:
        box: The plot, in points.
        days: First and last day.
        values: Least and greatest value.
    """

    box: Box
    days: tuple[date, date]
    values: tuple[Decimal, Decimal]

    def x(self, day: date) -> float:
        """Return where a day stands."""
        first, last = self.days
        part = (day - first).days / (last - first).days
        return self.box.left + INSET + part * (self.box.right - self.box.left - 2 * INSET)

    def y(self, value: Decimal) -> float:
        """Return where a value stands."""
        low, high = self.values
        return self.box.bottom + float((value - low) / (high - low)) * (self.box.top - self.box.bottom)

    def spot(self, day: date, value: Decimal) -> Spot:
        """Return where a value on a day stands."""
        return self.x(day), self.y(value)

    def holds(self, day: date) -> bool:
        """Return whether a day lies on the time axis."""
        return self.days[0] <= day <= self.days[1]
