"""The running year of a deadline: what it has brought so far, beside the same part of the year before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ectrack.core.figures.breaks import link, side
from ectrack.core.figures.flows import Chains, chains, is_mixed, published_growth, tiled
from ectrack.core.figures.points import Point
from ectrack.core.model import Milestone, Target
from ectrack.core.values.fiscal_years import JANUARY
from ectrack.core.values.periods import MONTHS_IN_YEAR, add_months, year_before_span


@dataclass(frozen=True, slots=True)
class RunningYear:
    """The year (or half-year, quarter, month) that a flow is due in, while only a part of it is known.

    Attributes:
        start: First day of the year.
        end: Last day of it.
        until: Last day of the figures so far.
        last_year: The whole year before, in the indicator's unit; None where it is not known.
        same_part: The part of the year before that corresponds to the figures so far, same unit; None where it is not known.
        growth: Growth of the year to date over that part, a fraction; None where it is not known.
        no_season: Why the year before does not shape the path; None where it does.
        milestones: Amounts from the first day on that the plan states inside the year; they are its path where there are any.
        estimates: Whether the year before may shape the path.
        before: The figures of the year before that are known: the whole year, and the same part where it is recorded.
        starts: The month in which the years of the indicator begin, 1 to 12.
    """

    start: date
    end: date
    until: date
    last_year: Decimal | None
    same_part: Decimal | None
    growth: Decimal | None
    no_season: str | None
    milestones: tuple[Milestone, ...] = ()
    estimates: bool = True
    before: tuple[Point, ...] = ()
    starts: int = JANUARY

    @property
    def seasonal(self) -> bool:
        """Whether the year before shapes the path."""
        return self.no_season is None and not self.milestones and self.estimates

    @property
    def goes_on_as_last_year(self) -> bool:
        """Whether the year before says where the year leads: where it, or the plan inside the year, shapes the path."""
        known = self.rest_of_last_year is not None and self.growth is not None
        return self.estimates and known and (self.seasonal or bool(self.milestones))

    @property
    def rest_of_last_year(self) -> Decimal | None:
        """What the same rest of the year before brought, in the indicator's unit; None where it is not known."""
        if self.last_year is None or self.same_part is None or not 0 < self.same_part <= self.last_year:
            return None
        return self.last_year - self.same_part


def running_year(
    target: Target, points: Sequence[Point], tiles: Sequence[Point], span: tuple[date, date], *, estimates: bool
) -> RunningYear:
    """Return the running year of a target.

    The same part of the year before follows from the published growth of the figures so far, else it is the recorded one. A revision is
    not compared with what was not revised.

    Args:
        target: The target; its indicator is a flow.
        points: All figures of the indicator.
        tiles: The figures so far: those that follow one another from the first day of the year.
        span: First and last day of the year.
        estimates: Whether published growth may stand in for the same part of the year before, and the year before shape the path.
    """
    first, last = span
    whole = [point for point in points if not point.incomplete]
    begin, end = year_before_span(first, last)
    before = chains([point for point in whole if (point.start or point.date) >= begin and point.date < first], begin)
    year = tiled(before, begin, end)
    growth, same = published_growth(tiles)
    why, part = None if year is not None else "no-last-year", None
    if same is None or not estimates:
        part, mixed = _recorded(before, begin, tiles, end)
        why, same = why or mixed, part.value if part else None
        growth = _growth(tiles, same) if same is not None else None
    if same is None:
        why = why or "no-same-part"
    elif same <= 0 or (year is not None and same > year.value):
        why, growth = why or "same-part-out-of-range", None
    if why in NOT_KNOWN and _is_cut_off(target, (begin, end), (first, tiles[-1].date)):
        why = "break"
    own = tuple(one for one in target.milestones if one.start == first and one.date < last)
    known = tuple(point for point in (year, part) if point)
    found = RunningYear(first, last, tiles[-1].date, year.value if year else None, same, growth, why, own, estimates, known)
    return replace(found, starts=target.indicator.year_starts)


NOT_KNOWN = frozenset({"no-last-year", "no-same-part"})
"""Reasons for which a figure of the year before is not known."""


def _is_cut_off(target: Target, before: tuple[date, date], now: tuple[date, date]) -> bool:
    """Return whether a break without a link lies between the year before and the figures so far, or inside one of them."""
    earlier, later = (side(target.indicator, *span) for span in (before, now))
    return earlier is None or later is None or link(target.indicator.breaks, earlier, later) is None


def _recorded(before: Chains, begin: date, tiles: Sequence[Point], end: date) -> tuple[Point | None, str | None]:
    """Return the recorded same part of the year before, or why it does not serve."""
    until = add_months(tiles[-1].date, -MONTHS_IN_YEAR)
    same, year = tiled(before, begin, until), before.get(end, ())
    if same is None:
        return None, None
    if year and is_mixed(year, before[until]):
        return None, "revised-in-part"
    return same, None


def _growth(tiles: Sequence[Point], same: Decimal) -> Decimal | None:
    """Return the growth of the figures so far over the same part of the year before, a fraction."""
    return sum((tile.value for tile in tiles), Decimal(0)) / same - 1 if same > 0 else None


def running_flags(running: RunningYear) -> set[str]:
    """Return the remarks on the path of a running year."""
    if running.milestones or not running.estimates:
        return set()
    return {"seasonal"} if running.seasonal else {"no-season"}
