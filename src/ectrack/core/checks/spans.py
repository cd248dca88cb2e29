"""Figures by the time they speak of; a stock is dated by the end of its period."""

from collections.abc import Mapping, Sequence

from ectrack.core.checks.rule import Checked
from ectrack.core.model import Actual, Kind
from ectrack.core.values.periods import year_before

Span = tuple[object, object]


def figures_by_span(checked: Checked, figures: Sequence[Actual]) -> Mapping[Span, Actual]:
    """Return figures by their span; of several those that count come first."""
    ordered = sorted(figures, key=lambda figure: figure.counts)
    return {span_of(checked, figure): figure for figure in ordered}


def span_of(checked: Checked, figure: Actual) -> Span:
    """Return the time that a figure speaks of."""
    return None if is_stock(checked, figure) else figure.period.start, figure.period.end


def span_before(checked: Checked, figure: Actual) -> Span:
    """Return the same time a year before; that of no figure before the calendar."""
    before = year_before(figure.period)
    if before is None:
        return None, None
    return None if is_stock(checked, figure) else before[0], before[1]


def is_stock(checked: Checked, figure: Actual) -> bool:
    """Return whether a figure is that of a day, whatever its period."""
    return checked.indicator(figure).kind is Kind.STOCK
