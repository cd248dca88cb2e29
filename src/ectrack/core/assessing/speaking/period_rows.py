"""The years, quarters or months of a goal: what each asks for and what was added in it."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.assessment import YearRow
from ectrack.core.figures.meets import meets
from ectrack.core.figures.points import Point
from ectrack.core.model import EACH, Target
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import MONTHS_IN_YEAR, ONE_DAY, add_months, day_before, years_between

Amount = Callable[[date, date], Point | None]
"""What was added from a first to a last day, both included; None while it is not known."""


def counted(target: Target) -> Decimal | None:
    """Return the amount of a sum that counts: of a range the end nearest to nothing, the high one of a reduction."""
    goal = target.goal
    return goal.high if goal.high is not None and target.direction < 0 else goal.value


def period_rows(target: Target, start: date, amount: Amount, until: date | None) -> tuple[YearRow, ...]:
    """Return the years, quarters or months of a goal from the start of its window to the deadline, or to the newest figure.

    The amount of one that the window cuts short is cut as well; a cap is not, for a part of a year may use the whole of it.

    Args:
        target: The target.
        start: First day of the window.
        amount: What was added in a span.
        until: Date of the newest figure, where the target has no deadline.
    """
    goal, end = target.goal, target.deadline or until
    months = EACH.get(goal.type)
    asked = counted(target)
    if months is None or asked is None or end is None:
        return ()
    rows = []
    for first, last in period_spans(start, end, months):
        if last == end and target.deadline is None and period_end(first, months) > end:
            break
        times = Decimal(1) if target.is_cap else years_between(day_before(first), last) * MONTHS_IN_YEAR / months
        wanted = asked * times
        point = amount(first, last)
        threshold = None if goal.step is None else wanted - target.direction * goal.step / 2 * times
        met = meets(point.value, point.approx, goal, wanted, target.direction, threshold) if point else None
        if point and point.incomplete and met is not (target.direction > 0):
            met = None
        rows.append(YearRow(span_text(first, last), wanted, point.value if point else None, met))
    return tuple(rows)


def period_spans(start: date, end: date, months: int) -> list[tuple[date, date]]:
    """Return first and last day of each period of so many months from a day on; the last one ends with the window."""
    spans = []
    first = start
    while first <= end:
        last = min(period_end(first, months), end)
        spans.append((first, last))
        if last == end:
            break
        first = last + ONE_DAY
    return spans


def period_end(first: date, months: int) -> date:
    """Return the last day of the period of so many months that begins on a day, within the calendar."""
    try:
        return add_months(day_before(first), months)
    except OverflowError:
        return date.max


def short_periods(target: Target, rows: Sequence[YearRow]) -> frozenset[str]:
    """Return the remark on years, quarters or months that fell short; of a cap none does."""
    flag = "year-short" if EACH.get(target.goal.type) == MONTHS_IN_YEAR else "period-short"
    return frozenset({flag} if not target.is_cap and any(row.met is False for row in rows) else ())
