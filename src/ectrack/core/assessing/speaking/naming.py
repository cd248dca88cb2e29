"""The names of periods where years begin in another month than January."""

from dataclasses import replace
from typing import TypeVar

from ectrack.core.assessing.assessment import YearRow
from ectrack.core.assessing.speaking.record import Speaking
from ectrack.core.figures.points import Point
from ectrack.core.values.fiscal_years import JANUARY
from ectrack.core.values.period_text import renamed

P = TypeVar("P", Point, Point | None)


def named(speaking: Speaking, starts: int) -> Speaking:
    """Return what speaks for a target with its periods named by years that begin in a month.

    Args:
        speaking: What speaks, its periods named by calendar years.
        starts: The month, 1 to 12.
    """
    if starts == JANUARY:
        return speaking
    held = speaking.held
    return replace(
        speaking,
        baseline=_point(speaking.baseline, starts),
        stated=_point(speaking.stated, starts),
        latest=_point(speaking.latest, starts),
        under_way=_point(speaking.under_way, starts),
        history=tuple(_point(point, starts) for point in speaking.history),
        years=_rows(speaking.years, starts),
        held=held and replace(held, rows=_rows(held.rows, starts), broken=tuple(renamed(period, starts) for period in held.broken)),
    )


def _point(point: P, starts: int) -> P:
    return point if point is None else replace(point, period=renamed(point.period, starts))


def _rows(rows: tuple[YearRow, ...], starts: int) -> tuple[YearRow, ...]:
    return tuple(replace(row, year=renamed(row.year, starts)) for row in rows)
