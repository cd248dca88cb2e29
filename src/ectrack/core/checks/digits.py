"""Warnings about figures with a digit too many or too few, and about shares written as fractions: beside the series they stand in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from ectrack.core.checks.rule import Checked, at
from ectrack.core.checks.slips import COLLAPSE
from ectrack.core.checks.spans import figures_by_span, span_before, span_of
from ectrack.core.model import Actual, Indicator, Kind
from ectrack.core.problems import Problem
from ectrack.core.values.periods import year_before
from ectrack.core.values.quantities import plain

NEAR = Decimal("1.5")
"""Values are near each other when none is more than so many times another: few things change by half from one figure to the next."""

PLACES = (1, -1, 2, -2)
"""Places by which a decimal point slips; what is farther away is told by `far-from-neighbour`."""

PERCENT = (2, -2)
"""Places between a share in % and the same as a fraction."""

DIGITS = {Kind.STOCK: 3, Kind.FLOW: 3, Kind.INDEX: 3, Kind.SHARE: 2}
"""Digits that a figure needs for others to be held against it: 1, 2 and 12 shops are no series. Where a kind is not named, such as a
growth rate, a tenth or ten times of the figure before is nothing unusual."""

REACH = timedelta(days=2 * 366)
"""Figures farther apart than two years say nothing about one another."""

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure with those that it is held against, the nearest first.

    Attributes:
        before: Up to two earlier ones.
        after: Up to two later ones.
    """

    figure: Actual
    before: Sequence[Actual]
    after: Sequence[Actual]


def tenfold(checked: Checked) -> Iterator[Problem]:
    """Yield figures that fit the figures beside them with their decimal point one or two places away, and not as they are.

    Two figures beside have to agree, one on each side where there are such; of a stock and a flow one before is enough where there is no other.
    A figure whose published growth can be held against the year before is left to `yoy-mismatch`, a stock that collapses to its own rule.
    """
    for indicator, beside in _beside(checked):
        value, others = beside.figure.value or NOTHING, _held_against(indicator, beside)
        places = next((places for places in PLACES if _fits(value.scaleb(places), others)), None)
        if places is not None and not _is_told(indicator, beside) and not _is_fraction(indicator, value, others, places):
            yield _problem(checked, "tenfold", beside.figure, others, places)


def share_as_fraction(checked: Checked) -> Iterator[Problem]:
    """Yield shares in % a hundred times as large or as small as the one before, one of the two at most 1: 0.35 after 34 %."""
    for indicator, beside in _beside(checked):
        value, others = beside.figure.value or NOTHING, beside.before[:1]
        places = next((places for places in PERCENT if _fits(value.scaleb(places), others)), None)
        if places is not None and _is_fraction(indicator, value, others, places):
            yield _problem(checked, "share-as-fraction", beside.figure, others, places)


def _beside(checked: Checked) -> Iterator[tuple[Indicator, Beside]]:
    """Yield the figures above zero with those beside them: of a flow the same period of other years, else figures of the same length."""
    for figures in checked.comparable.values():
        indicator = checked.indicator(figures[0]) if figures else None
        if indicator is not None and indicator.kind in DIGITS and not indicator.negative:
            found = _in_years(checked, figures) if indicator.kind is Kind.FLOW else _in_time(indicator, figures)
            yield from ((indicator, _of_series(checked, beside)) for beside in found if (beside.figure.value or NOTHING) > 0)


def _of_series(checked: Checked, beside: Beside) -> Beside:
    """Return a figure with those beside it that no break keeps apart from it."""
    if not checked.indicator(beside.figure).breaks:
        return beside
    before, after = ([one for one in some if not checked.is_apart(one, beside.figure)] for some in (beside.before, beside.after))
    return Beside(beside.figure, before, after)


def _in_years(checked: Checked, figures: Sequence[Actual]) -> Iterator[Beside]:
    dated = [figure for figure in figures if figure.period.start]
    earlier = figures_by_span(checked, dated)
    later = {span_before(checked, figure): figure for figure in dated}
    for figure in dated:
        before = _steps(figure, lambda one: earlier.get(span_before(checked, one)))
        yield Beside(figure, before, _steps(figure, lambda one: later.get(span_of(checked, one))))


def _steps(figure: Actual, step: Callable[[Actual], Actual | None]) -> Sequence[Actual]:
    first = step(figure)
    second = step(first) if first else None
    return [one for one in (first, second) if one is not None]


def _in_time(indicator: Indicator, figures: Sequence[Actual]) -> Iterator[Beside]:
    by_length: dict[int | None, list[Actual]] = {}
    for figure in figures:
        by_length.setdefault(None if indicator.kind is Kind.STOCK else figure.period.months, []).append(figure)
    for same in by_length.values():
        for index, figure in enumerate(same):
            before, after = same[max(index - 2, 0) : index][::-1], same[index + 1 : index + 3]
            yield Beside(
                figure, *([one for one in some if abs(one.period.end - figure.period.end) <= REACH] for some in (before, after))
            )


def _held_against(indicator: Indicator, beside: Beside) -> Sequence[Actual]:
    """Return the figures that say what a figure should be about; none where they are too few, or do not agree."""
    pair = [beside.before[0], beside.after[0]] if beside.before and beside.after else [*beside.before, *beside.after]
    alone = len(pair) == 1 and (bool(beside.after) or indicator.kind not in {Kind.STOCK, Kind.FLOW})
    values = [one.value or NOTHING for one in pair]
    telling = all(len(value.as_tuple().digits) >= DIGITS[indicator.kind] for value in values)
    return pair if telling and not alone and values and _are_near(values) else ()


def _is_told(indicator: Indicator, beside: Beside) -> bool:
    """Return whether another rule says what there is to say: the stock collapses, or the published growth speaks of the year before."""
    value, year = beside.figure.value or NOTHING, year_before(beside.figure.period)
    collapses = indicator.kind is Kind.STOCK and bool(beside.before) and value <= (beside.before[0].value or NOTHING) * COLLAPSE
    published = beside.figure.yoy is not None and not indicator.real_growth
    grew = published and year is not None and any(one.period.end == year[1] for one in beside.before)
    return collapses or grew


def _fits(value: Decimal, others: Sequence[Actual]) -> bool:
    return bool(others) and _are_near([value, *(other.value or NOTHING for other in others)])


def _are_near(values: Sequence[Decimal]) -> bool:
    return min(values) > NOTHING and max(values) <= min(values) * NEAR


def _is_fraction(indicator: Indicator, value: Decimal, others: Sequence[Actual], places: int) -> bool:
    """Return whether one of two shares is a fraction of one, and the other in %."""
    low, high = sorted((value, others[0].value or NOTHING))
    return indicator.kind is Kind.SHARE and indicator.unit.is_percent and places in PERCENT and low <= 1 < high


def _problem(checked: Checked, slug: str, figure: Actual, others: Sequence[Actual], places: int) -> Problem:
    indicator, near = checked.indicator(figure), others[0]
    params = {
        "found": checked.shown(figure.value or NOTHING, indicator),
        "value": checked.shown(near.value or NOTHING, indicator),
        "period": str(near.period),
        "expected": checked.shown(plain((figure.value or NOTHING).scaleb(places)), indicator),
    }
    return Problem(slug, at(figure), params, tuple(at(other) for other in others))
