"""The path of a target: the value it asks for on each day between the baseline and the deadline."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from ectrack.core.assessing.compounding import compounded_part
from ectrack.core.assessing.growth import change
from ectrack.core.assessing.running import RunningYear
from ectrack.core.model import Milestone, PathShape
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.periods import day_before, time_gone, years_between

Shape = PathShape | Literal["compounding"]
"""How a path runs: as its target states, or for a total of growth rates at a constant rate a year."""


def path_value(day: date, knots: Sequence[Milestone], shape: Shape) -> Decimal:
    """Return the value of a path on a day.

    Formula, between two knots (t0, v0) and (t1, v1), with s = years(t0, t) / years(t0, t1):
    linear v0 + (v1 - v0) * s; compound v0 * (v1 / v0) ** s; compounding the same of 1 + v / 100, less 1, in %. After the last knot the path stays at its value, and before a knot it never
    goes beyond it, though days and months of half a year may count differently.

    Args:
        day: The day.
        knots: Baseline, milestones and level, by date; at least one.
        shape: How the path runs between two knots.

    Raises:
        UndefinedError: `before-path` before the first knot, `path-undefined` for a compound path from, to or across zero.

    Source:
        Linear: European Environment Agency, distance to target path. Compound: a constant yearly growth, as in plans that state
        年均增速.
    """
    if day >= knots[-1].date:
        return knots[-1].value
    for before, after in pairwise(knots):
        if before.date <= day < after.date:
            part = min(Decimal(1), years_between(before.date, day) / years_between(before.date, after.date))
            if shape == "linear":
                return before.value + (after.value - before.value) * part
            try:
                if shape == "compounding":
                    return compounded_part(before.value, after.value, part)
                return before.value * change(before.value, after.value, part)
            except UndefinedError:
                raise UndefinedError("path-undefined") from None
    raise UndefinedError("before-path")


def running_knots(running: RunningYear, level: Decimal) -> list[Milestone]:
    """Return the days and values that the path of a running year runs through, oldest first, from 0 on the day before it.

    Between them stand the amounts that the plan states for parts of the year, else what the season asks for by the day of the figures
    so far.

    Formula of the season: level * same part / last year.

    Args:
        running: The running year.
        level: Value for the whole year, in the indicator's unit.
    """
    between = running.milestones
    if running.seasonal and running.same_part is not None and running.last_year is not None:
        between = (Milestone(running.until, level * running.same_part / running.last_year),)
    return [Milestone(day_before(running.start), Decimal(0)), *between, Milestone(running.end, level)]


def running_value(day: date, knots: Sequence[Milestone]) -> Decimal:
    """Return the value of the path of a running year on a day of it.

    Formula, between two knots (t0, v0) and (t1, v1): v0 + (v1 - v0) * time gone / time, in months, in days where an end is odd.

    Args:
        day: The day.
        knots: 0 on the day before the year, what stands between, and the level, by date.
    """
    before, after = next((pair for pair in pairwise(knots) if day < pair[1].date), knots[-2:])
    gone, whole = time_gone(before.date, day, after.date)
    return before.value + (after.value - before.value) * gone / whole
