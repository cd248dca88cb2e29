"""Breaks in a series: on which side of them figures lie, and how a link carries earlier ones over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import reduce

from ectrack.core.figures.points import Point
from ectrack.core.model import Break, Indicator, Kind


def side(indicator: Indicator, start: date | None, end: date) -> int | None:
    """Return how many breaks a span lies behind: 0 before the first; None where one falls inside it.

    A stock is a figure of its day, whatever its period.

    Args:
        indicator: The indicator with its breaks.
        start: First day of the span; None for a day.
        end: Last day.
    """
    first = end if indicator.kind is Kind.STOCK or start is None else start
    sides = {sum(one.first <= day for one in indicator.breaks) for day in (first, end)}
    return next(iter(sides)) if len(sides) == 1 else None


def side_of(indicator: Indicator, point: Point) -> int | None:
    """Return how many breaks a figure lies behind; None where one falls inside its period."""
    return side(indicator, point.start, point.date)


def link(breaks: Sequence[Break], earlier: int, later: int) -> Decimal | None:
    """Return the factor that carries a figure from one side of some breaks to a later one; None where a break has no link.

    Formula: the product of the links of the breaks between them.

    Args:
        breaks: The breaks, oldest first.
        earlier: Number of breaks that the figure lies behind.
        later: Number of breaks that the other side lies behind.
    """
    links = [one.link for one in breaks[earlier:later]]
    known = [one for one in links if one is not None]
    return reduce(Decimal.__mul__, known, Decimal(1)) if len(known) == len(links) else None


def on_side(indicator: Indicator, points: Sequence[Point], wanted: int) -> list[Point]:
    """Return the figures that can be compared on one side of the breaks: its own, and earlier ones that links carry over.

    What a break falls into, what lies behind a later break, and what no link carries over, is left out.

    Args:
        indicator: The indicator with its breaks.
        points: Its figures, by date.
        wanted: Number of breaks that the side lies behind.
    """
    found = []
    for point in points:
        own = side_of(indicator, point)
        factor = None if own is None or own > wanted else link(indicator.breaks, own, wanted)
        if factor is not None:
            found.append(point if own == wanted else replace(point, value=point.value * factor, link=factor))
    return found


def link_between(indicator: Indicator, earlier: date, later: date) -> Decimal:
    """Return the factor that carries a figure of one day to another day; 1 where no linked break lies between them."""
    first, last = (sum(one.first <= day for one in indicator.breaks) for day in (earlier, later))
    found = link(indicator.breaks, first, last) if first < last else None
    return Decimal(1) if found is None else found


def is_apart(indicator: Indicator, first: tuple[date | None, date], second: tuple[date | None, date]) -> bool:
    """Return whether a break lies between two spans, or inside one of them."""
    if not indicator.breaks:
        return False
    sides = {side(indicator, *first), side(indicator, *second)}
    return len(sides) > 1 or None in sides
