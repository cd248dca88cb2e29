"""Goals that state a level or a growth: the newest figure, or what years of a flow say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.speaking.goal_levels import baseline_of, is_beyond_limit, level_of, threshold_of
from ectrack.core.assessing.speaking.holding import Window, held
from ectrack.core.assessing.speaking.record import Speaking, point_meets
from ectrack.core.assessing.speaking.years_of_flows import yearly_speaking
from ectrack.core.figures.points import Point
from ectrack.core.model import Kind, Target
from ectrack.core.values.periods import MONTHS_IN_YEAR, day_before, years_between


def level_speaking(
    target: Target, points: Sequence[Point], *, as_of: date | None, estimates: bool, running: bool = True
) -> Speaking:
    """Return the figures that speak for a level, a growth or an improvement.

    Args:
        target: The target.
        points: The figures of its indicator, by date.
        as_of: The day of the report.
        estimates: Whether a year may be estimated from its year to date.
        running: Whether the year of the deadline is judged by its year to date.
    """
    baseline, reasons = baseline_of(target, points)
    level, why = level_of(target, baseline)
    if level is not None and is_beyond_limit(target, level):
        level, why = None, "level-beyond-limit"
    if why is not None:
        reasons["level"] = reasons.get("baseline", why) if why == "no-baseline" else why
    start = Speaking(
        level=level, threshold=threshold_of(target, baseline, level), baseline=baseline, stated=baseline, reasons=reasons
    )
    if target.indicator.kind is Kind.FLOW:
        found = yearly_speaking(target, points, start, estimates=estimates, running=running)
    else:
        found = _on_day(target, points, start)
    return _kept(target, found, level, as_of) if target.goal.hold and level is not None else found


def _kept(target: Target, found: Speaking, level: Decimal, as_of: date | None) -> Speaking:
    """Return what speaks for a level that is to be kept: what lies in the window, and a late figure where the last period has none."""
    window = Window(_held_since(target), target.deadline, as_of)
    inside = tuple(point for point in found.history if window.holds(target, point))
    late = tuple(point for point in found.history if target.deadline is not None and point.date > target.deadline)
    kept = held(target, inside, level, found.threshold, window)
    if found.mute and not (found.mute == "too-late" and inside):
        return replace(found, held=kept, years=kept.rows)
    if late and not found.mute and not kept.is_seen:
        kept = held(target, (*inside, *late), level, found.threshold, window)
    elif late:
        flags = found.flags - {"late-figure"}
        found = replace(found, latest=inside[-1], history=inside, mute=None, decides=not inside[-1].part_year, flags=flags)
    if found.latest is None or not (late or window.holds(target, found.latest)):
        return replace(found, latest=None, history=(), held=kept, reasons=_nothing_kept(found))
    whole = kept.is_over and kept.is_seen
    return replace(found, held=kept, years=kept.rows, decides=found.decides or whole, at_deadline=whole)


def _nothing_kept(found: Speaking) -> Mapping[str, str]:
    """Return the reasons of a level that is to be kept where no figure lies in its window."""
    return found.reasons if found.latest is None else {**found.reasons, "latest": "nothing-after-baseline"}


def _held_since(target: Target) -> date | None:
    """Return the day after which a level is to be held: the day before its window, or the baseline; None from the first figure on."""
    if target.start is not None:
        return day_before(target.start)
    return target.baseline.period.end if target.baseline else None


def speaking_points(target: Target, points: Sequence[Point]) -> Sequence[Point]:
    """Return the figures that may speak for a target: those from the start of its window on."""
    start = target.start
    if start is None:
        return points
    if target.indicator.kind is Kind.STOCK:
        return [point for point in points if point.date >= start]
    return [point for point in points if (point.start or point.date) >= start]


LATE = Decimal(1)
"""Years after the deadline until which a figure of a day still speaks for it."""


def until_deadline(target: Target, points: Sequence[Point]) -> tuple[tuple[Point, ...], frozenset[str], Point | None]:
    """Return the figures up to the deadline, the remark on a late one among them, and the first later one where it is too late.

    When no figure is for the day of the deadline the first later one that counts something at a date stands in, if it is at most 12
    months late.
    """
    deadline = target.deadline
    if deadline is None:
        return tuple(points), frozenset(), None
    until = tuple(point for point in points if point.date <= deadline)
    if until and until[-1].date == deadline:
        return until, frozenset(), None
    dated = target.indicator.kind is Kind.STOCK
    late = next((point for point in points if point.date > deadline and (dated or point.is_day)), None)
    if late is None:
        return until, frozenset(), None
    if years_between(deadline, late.date) > LATE:
        return until, frozenset(), late
    return (*until, late), frozenset({"late-figure"}), None


def _on_day(target: Target, points: Sequence[Point], start: Speaking) -> Speaking:
    """Stock, share, index: the newest figure speaks."""
    fitting = speaking_points(target, points)
    if not target.goal.hold:
        fitting = _at_the_deadline(target, fitting)
    until, flags, too_late = until_deadline(target, fitting)
    if too_late is not None and not (until and _settles(target, until[-1], start)):
        return replace(start, latest=too_late, history=(*until, too_late), decides=False, mute="too-late")
    if not until:
        why = "after-deadline" if fitting else "nothing-after-start" if points else None
        return replace(start, reasons={**start.reasons, "latest": why}) if why else start
    latest = until[-1]
    reached = target.deadline is not None and latest.date >= target.deadline
    return replace(start, latest=latest, history=until, decides=not latest.part_year, at_deadline=reached, flags=flags)


def _settles(target: Target, point: Point, start: Speaking) -> bool:
    """Return whether a figure up to the deadline has met the level for good."""
    return start.level is not None and not point.part_year and point_meets(target, point, start.level, start.threshold)


def _at_the_deadline(target: Target, points: Sequence[Point]) -> Sequence[Point]:
    """Return the figures of a share or index with that of exactly the period that is due last of those that end with it, then one of a day.

    Where a part of a year is due another period that ends on that day only shows the way.
    """
    due = target.due
    if target.indicator.kind not in {Kind.SHARE, Kind.INDEX} or due is None:
        return points
    is_part = due.months is not None and due.months % MONTHS_IN_YEAR != 0
    at_end = [point for point in points if point.date == due.end]
    exact = [replace(point, part_year=False) for point in at_end if point.start == due.start]
    days = [point for point in at_end if point.is_day and point.start != due.start]
    others = [
        replace(point, part_year=is_part or point.part_year) for point in at_end if point.start != due.start and not point.is_day
    ]
    before = [point for point in points if point.date < due.end]
    return [*before, *others, *days, *exact, *(point for point in points if point.date > due.end)]
