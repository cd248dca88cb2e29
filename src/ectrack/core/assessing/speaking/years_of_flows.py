"""Flows with a yearly level: the newest full year, its estimate, or the year of the deadline by its year to date."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.paths import running_knots, running_value
from ectrack.core.assessing.running import RunningYear, running_flags, running_year
from ectrack.core.assessing.speaking.early import decides_early
from ectrack.core.assessing.speaking.record import Speaking, zero_before
from ectrack.core.figures.bands import ends
from ectrack.core.figures.flows import Frame, Year, estimate, frame_of, years
from ectrack.core.figures.points import Point
from ectrack.core.model import GoalType, Target


def yearly_speaking(target: Target, points: Sequence[Point], start: Speaking, *, estimates: bool, running: bool) -> Speaking:
    """Flow: the newest full year or its estimate speaks; the year of the deadline by its year to date; a part of a year is a floor."""
    frame = frame_of(target)
    end = frame.end_on_or_after(target.deadline) if target.deadline else None
    found = [year for year in years(points, frame) if end is None or year.end <= end]
    spoken = [year for year in found if target.start is None or year.start >= target.start]
    full = [year for year in spoken if year.full]
    history = tuple(year.full for year in full if year.full)
    newest = history[-1] if history else None
    later = [year for year in spoken if not full or year.end > full[-1].end]
    late = bool(newest and target.deadline and newest.date > target.deadline)
    observed = replace(
        start,
        latest=newest,
        history=history,
        at_deadline=bool(full) and full[-1].end == end,
        flags=frozenset({"late-figure"} if late else ()),
    )
    if running and later and later[-1].end == end and _is_judged_so_far(target, later[-1], start.level):
        return _so_far(target, points, observed, later[-1], estimates=estimates)
    open_years = [year for year in spoken if not year.full] if target.goal.hold else later
    proofs = list(_proofs(target, open_years, start, end))
    if proofs:
        passed = (target.direction < 0 or target.is_band) and open_years[-1].end == end and not target.goal.hold
        told = sorted((*history, *proofs), key=_day) if target.goal.hold else [*history, proofs[-1]]
        latest = told[-1]
        flags = frozenset({"year-to-date"}) if latest in proofs else observed.flags
        return replace(observed, latest=latest, history=tuple(told), ruled_out=passed, floor_only=latest in proofs, flags=flags)
    begun = [year for year in later if year.to_date]
    guess = _estimate(target, found, begun, points, frame) if estimates and begun else None
    if guess is not None:
        early = guess.seen is not None and guess.seen[0] < EARLY
        return replace(
            observed,
            latest=guess,
            decides=False,
            at_deadline=guess.date == end,
            flags=frozenset({"estimated", *(["early-estimate"] if early else [])}),
        )
    if newest is not None:
        return observed
    if begun:
        flags = frozenset({"year-to-date"})
        return replace(observed, latest=begun[-1].to_date[-1], decides=False, mute="only-year-to-date", flags=flags)
    return replace(observed, reasons={**start.reasons, "latest": _why_none(target, points, spoken)}) if points else observed


EARLY = 3
"""Months under which an estimate of a year is told to be early."""


def _why_none(target: Target, points: Sequence[Point], spoken: Sequence[Year]) -> str:
    """Return why no figure of a flow speaks: only parts that do not begin with a year, only earlier figures or only later ones."""
    if spoken:
        return "partial-year"
    if target.start is not None and points[-1].date < target.start:
        return "nothing-after-start"
    return "after-deadline" if target.deadline is not None and points[0].date > target.deadline else "partial-year"


def _estimate(target: Target, found: Sequence[Year], begun: Sequence[Year], points: Sequence[Point], frame: Frame) -> Point | None:
    """Return the estimate of the first year that has begun and is not full; a sum of regions with gaps gives none."""
    last = next((year for year in reversed(found) if year.full and year.end < begun[0].end), None)
    if last is None or any(point.incomplete for point in points):
        return None
    return estimate(last, begun[0], frame, negative=not can_prove(target, begun[0].inside))


def can_prove(target: Target, points: Sequence[Point]) -> bool:
    """Return whether some figures of a flow prove anything about a sum that they are part of: only where none can be negative."""
    return target.indicator.negative is not True and all(point.value >= 0 for point in points)


def _proofs(target: Target, years: Sequence[Year], start: Speaking, end: date | None) -> Iterator[Point]:
    """Yield the parts of years that decide them, oldest first: at or above the level of an increase, or beyond a ceiling of the year.

    A level that is to be kept is never proved by a part of a year, only broken.
    """
    level, goal = start.level, target.goal
    rises = target.direction > 0 and not target.is_band
    if level is None or (goal.hold and rises):
        return
    for year in years:
        binds = rises or goal.hold or year.end == end
        sums = (year.to_date[-1] if year.to_date else None, year.at_least) if binds and can_prove(target, year.inside) else ()
        proof = next((one for one in sums if one is not None and decides_early(target, one, level, start.threshold)), None)
        if proof is not None:
            yield proof


def _is_judged_so_far(target: Target, year: Year, level: Decimal | None) -> bool:
    """Return whether the year of the deadline is judged by its year to date."""
    judged = level is not None and not target.goal.hold and target.goal.type is not GoalType.IMPROVE
    return judged and bool(year.to_date)


def _level_so_far(target: Target, observed: Speaking, latest: Point, running: RunningYear) -> Decimal | None:
    """Return the level of a running year; of a band the end whose path is nearer to the figures so far."""
    if not target.is_band or observed.level is None:
        return observed.level
    paths = {end: running_value(latest.date, running_knots(running, end)) for end in ends(target.goal)}
    return min(paths, key=lambda end: abs(paths[end] - latest.value))


def _so_far(target: Target, points: Sequence[Point], observed: Speaking, year: Year, *, estimates: bool) -> Speaking:
    """Return the running year as a sum that starts at 0 on the day before it."""
    latest = year.to_date[-1]
    proof = next(_proofs(target, [year], observed, year.end), None)
    proven = proof or latest
    running = running_year(target, points, year.spans[latest.date], (year.start, year.end), estimates=estimates)
    return replace(
        observed,
        level=_level_so_far(target, observed, proven, running),
        baseline=zero_before(year.start),
        latest=proven,
        history=(*observed.history, *(point for point in year.to_date if point.date < proven.date), proven),
        decides=proof is not None,
        at_deadline=False,
        ruled_out=proof is not None and (target.direction < 0 or target.is_band),
        as_sum=True,
        running=running,
        flags=frozenset({"year-to-date", "judged-as-sum"} | running_flags(running)),
        reasons={key: why for key, why in observed.reasons.items() if key != "baseline"},
    )


def _day(point: Point) -> date:
    return point.date
