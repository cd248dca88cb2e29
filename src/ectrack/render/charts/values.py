"""Values as a picture shows them: in its unit, with the numbers and marks of the reports."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.figures.points import Point
from ectrack.core.model import Indicator
from ectrack.core.values.quantities import Unit
from ectrack.core.values.scaling import converted
from ectrack.render import numbers, words

Points = tuple[tuple[date, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Values:
    """The unit of a picture.

    Attributes:
        indicator: With the unit the figures are recorded in.
        unit: The unit they are shown in.
    """

    indicator: Indicator
    unit: Unit

    @property
    def unit_name(self) -> str:
        """The unit as it is shown."""
        return words.unit_name(self._shown)

    @property
    def _shown(self) -> Indicator:
        return replace(self.indicator, unit=self.unit)

    def of(self, value: Decimal) -> Decimal:
        """Return a value of the indicator in the unit of the picture."""
        return converted(value, self.indicator.unit, self.unit)

    def points(self, curve: Sequence[tuple[date, Decimal]]) -> Points:
        """Return a line of the indicator in the unit of the picture."""
        return tuple((day, self.of(value)) for day, value in curve)

    def figure(self, point: Point, *, ceiling: bool = False) -> str:
        """Return a figure with its mark and without unit: `est. 1,199.7`."""
        return words.figure(replace(point, value=self.of(point.value)), ceiling=ceiling)

    def latest(self, assessment: Assessment) -> str:
        """Return the latest figure of an assessment with its mark and unit; "" when there is none."""
        if assessment.latest is None:
            return ""
        return words.with_unit(self.figure(assessment.latest, ceiling="upper-bound" in assessment.flags), self._shown)

    def number(self, value: Decimal) -> str:
        """Return a value without its unit."""
        return numbers.amount(self.of(value))

    def amount(self, value: Decimal) -> str:
        """Return a value with its unit: `1,453.4 亿元`."""
        return words.with_unit(self.number(value), self._shown)

    def difference(self, value: Decimal) -> str:
        """Return a difference of two values with its unit; of two percentages it is percentage points."""
        return words.with_points(self.number(value), self._shown)
