"""What a rule is: a stable slug, a group, and a function that yields warnings."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from ectrack.core.assessing.assessment import Assessment, Report
from ectrack.core.figures.breaks import is_apart, link, side
from ectrack.core.figures.standing import Figures
from ectrack.core.figures.vintages import live
from ectrack.core.model import Actual, Indicator
from ectrack.core.problems import Origin, Problem
from ectrack.core.tracker import Tracker
from ectrack.core.values.quantities import with_unit

GROUPS = ("figures", "consistency", "targets", "freshness", "progress")
"""Groups of rules, in the order in which they are listed; errors of the notation stand before them."""

Key = tuple[str, str]
"""Indicator and region of a series."""


@dataclass(frozen=True)
class Checked:
    """What the rules look at.

    Attributes:
        tracker: The tracker, without errors.
        report: Its report on the day of the check.
        max_change: Largest change between neighbouring figures that is not warned about, a fraction; None for any.
        today: The day of the reader; None where days of recording are not held against it.
        part_of: The tracker of which this one is a part that is looked at by itself; None where it is the whole.
    """

    tracker: Tracker
    report: Report
    max_change: Decimal | None = None
    today: date | None = None
    part_of: Tracker | None = None

    @property
    def whole(self) -> Tracker:
        """The whole tracker."""
        return self.part_of or self.tracker

    @cached_property
    def series(self) -> Mapping[Key, tuple[Actual, ...]]:
        """The figures that stand, forecasts left out, by indicator and region, oldest first."""
        found: dict[Key, list[Actual]] = {}
        for actual in live(self.tracker.figures(), self.tracker.indicators):
            if not actual.is_forecast:
                found.setdefault((actual.indicator, actual.region), []).append(actual)
        return {key: tuple(sorted(figures, key=_in_time)) for key, figures in found.items()}

    @cached_property
    def comparable(self) -> Mapping[Key, tuple[Actual, ...]]:
        """The figures that count, by indicator and region, oldest first."""
        return {key: tuple(figure for figure in figures if figure.counts) for key, figures in self.series.items()}

    @cached_property
    def figures(self) -> Figures:
        """The figures of the whole tracker as points, by indicator and region."""
        return Figures(self.whole, None, None)

    @cached_property
    def part(self) -> Figures:
        """The figures that are looked at as points, of which rules about series take those that are recorded; sums of regions may lack some."""
        return self.figures if self.part_of is None else Figures(self.tracker, None, None)

    @cached_property
    def assessed(self) -> tuple[Assessment, ...]:
        """The assessments of the targets that are not set aside."""
        return tuple(assessment for assessment in self.report.assessments if assessment.target.halt is None)

    def indicator(self, figure: Actual) -> Indicator:
        """Return the indicator of a figure."""
        return self.tracker.indicators[figure.indicator]

    def link(self, earlier: Actual, later: Actual) -> Decimal | None:
        """Return the factor that carries a figure over the breaks up to a later one; None where one has no link, or falls inside a period."""
        indicator = self.indicator(later)
        sides = [side(indicator, figure.period.start, figure.period.end) for figure in (earlier, later)]
        first, last = sides
        return None if first is None or last is None or first > last else link(indicator.breaks, first, last)

    def is_apart(self, first: Actual, second: Actual) -> bool:
        """Return whether a break lies between two figures of one indicator, or inside the period of one."""
        return is_apart(self.indicator(first), *((figure.period.start, figure.period.end) for figure in (first, second)))

    def shown(self, value: Decimal, indicator: Indicator) -> str:
        """Return a value with its unit, as a message quotes it."""
        return with_unit(f"{value:f}", indicator.unit.text)


def _in_time(figure: Actual) -> tuple[object, ...]:
    start = figure.period.start
    return figure.period.end, start is not None, start or figure.period.end


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of warning.

    Attributes:
        slug: Stable name, as given to `--only`, `--skip` and `waive`.
        group: One of `GROUPS`.
        find: Yields warnings of this slug, and of others that are looked for in the same way; each names the figure or target it is about as
            its origin, others that take part beside it.
    """

    slug: str
    group: str
    find: Callable[[Checked], Iterable[Problem]]


def at(figure: Actual, key: str = "value") -> Origin:
    """Return the place of a key of a figure."""
    return figure.origin.at(key)
