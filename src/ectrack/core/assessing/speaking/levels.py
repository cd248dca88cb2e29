"""Goals that state a level or a growth: the newest figure, the newest full year, or an estimate of the year."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ectrack.core.assessing.growth import grown
from ectrack.core.assessing.speaking.record import Speaking, point_meets, zero_before
from ectrack.core.figures.flows import Frame, Year, chains, estimate, frame_of, tiled, years
from ectrack.core.figures.points import Point
from ectrack.core.model import GoalType, Kind, Target
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.periods import years_between
from ectrack.core.values.quantities import rounded


def baseline_of(target: Target, points: Sequence[Point]) -> tuple[Point | None, dict[str, str]]:
    """Return the value from which progress counts, stated or recorded, never estimated; or the reason why there is none."""
    rule = target.baseline
    if rule is None:
        return None, {"baseline": "no-baseline"}
    period = rule.period
    if target.indicator.kind is Kind.FLOW and not target.sums and period.months != frame_of(target).months:
        return None, {"baseline": "only-year-to-date"}
    if rule.value is not None:
        return Point(str(period), period.end, rule.value, start=period.start), {}
    if target.indicator.kind is Kind.FLOW and period.start is not None:
        found = tiled(chains(points, period.start), period.start, period.end)
    else:
        same = [point for point in points if point.date == period.end]
        exact = [point for point in same if point.start == period.start]
        found = next(reversed(exact or same), None)
    if found is not None and found.incomplete:
        return None, {"baseline": "incomplete"}
    return found, {} if found else {"baseline": "baseline-missing"}


def level_of(target: Target, baseline: Point | None) -> tuple[Decimal | None, str | None]:
    """Return the value at the deadline, in the indicator's unit, or the reason why there is none.

    Formula for `growth`: baseline * (1 + rate) ** years from the baseline to the deadline. For `improve_by`: baseline * (1 + d * rate),
    rounded half up to the decimal places of the baseline.

    Source:
        `improve_by`: Healthy People, target setting by percent improvement.
    """
    goal = target.goal
    if goal.type is GoalType.IMPROVE:
        return None, "no-level"
    if goal.type is GoalType.BETWEEN:
        return (goal.value if target.direction > 0 else goal.high), None
    if goal.rate is None:
        return goal.value, None
    if baseline is None:
        return None, "no-baseline"
    if goal.type is GoalType.GROWTH and target.deadline is None:
        return None, "no-deadline"
    if baseline.value <= 0:
        return None, "negative-value" if baseline.value else "zero-value"
    if goal.type is GoalType.GROWTH and target.deadline is not None:
        try:
            return grown(baseline.value, goal.rate, years_between(baseline.date, target.deadline)), None
        except UndefinedError as problem:
            return None, problem.reason
    return _to_places_of(baseline.value, baseline.value * (1 + target.direction * goal.rate)), None


def _to_places_of(data: Decimal, value: Decimal) -> Decimal:
    """Return a value rounded half up to the decimal places of the data."""
    exponent = data.as_tuple().exponent
    return rounded(value, -exponent if isinstance(exponent, int) and exponent < 0 else 0)


def level_speaking(target: Target, points: Sequence[Point], *, estimates: bool) -> Speaking:
    """Return the figures that speak for a level, a growth or an improvement."""
    baseline, reasons = baseline_of(target, points)
    level, why = level_of(target, baseline)
    if why is not None:
        reasons["level"] = reasons.get("baseline", why) if why == "no-baseline" else why
    start = Speaking(level=level, baseline=baseline, reasons=reasons)
    if target.indicator.kind is Kind.FLOW:
        return _yearly(target, points, start, estimates=estimates)
    return _on_day(target, points, start)


def until_deadline(target: Target, points: Sequence[Point]) -> tuple[tuple[Point, ...], frozenset[str]]:
    """Return the figures up to the deadline; when none is for that day, also the first later one that counts something at a date."""
    deadline = target.deadline
    if deadline is None:
        return tuple(points), frozenset()
    until = tuple(point for point in points if point.date <= deadline)
    if until and until[-1].date == deadline:
        return until, frozenset()
    dated = target.indicator.kind is Kind.STOCK
    late = next((point for point in points if point.date > deadline and (dated or point.start == point.date)), None)
    return ((*until, late), frozenset({"late-figure"})) if late else (until, frozenset())


def _on_day(target: Target, points: Sequence[Point], start: Speaking) -> Speaking:
    """Stock, share, index: the newest figure speaks."""
    until, flags = until_deadline(target, points)
    if not until:
        return start
    latest = until[-1]
    reached = target.deadline is not None and latest.date >= target.deadline
    return replace(start, latest=latest, history=until, decides=not latest.part_year, at_deadline=reached, flags=flags)


def _yearly(target: Target, points: Sequence[Point], start: Speaking, *, estimates: bool) -> Speaking:
    """Flow: the newest full year speaks; a later year to date is a floor, gives an estimate, or is judged as a sum over its year."""
    frame = frame_of(target)
    last_end = frame.end_on_or_after(target.deadline) if target.deadline else None
    found = [year for year in years(points, frame) if last_end is None or year.end <= last_end]
    full = [year for year in found if year.full]
    history = tuple(year.full for year in full if year.full)
    newest = history[-1] if history else None
    later = [year for year in found if not full or year.end > full[-1].end]
    late = bool(newest and target.deadline and newest.date > target.deadline)
    observed = replace(
        start,
        latest=newest,
        history=history,
        at_deadline=bool(full) and full[-1].end == last_end,
        flags=frozenset({"late-figure"} if late else ()),
    )
    if not later:
        return observed if newest or not points else replace(observed, reasons={**start.reasons, "latest": "partial-year"})
    last_year = later[-1].end == last_end
    decisive = _decisive_year_to_date(target, later, start.level, last_year=last_year)
    if decisive is not None:
        over = target.direction < 0
        return replace(
            observed, latest=decisive, history=(*history, decisive), ruled_out=over and last_year, flags=frozenset({"year-to-date"})
        )
    first_is_newest = len(later) == 1 or not last_year
    guess = (
        estimate(full[-1], later[0], frame)
        if estimates and full and first_is_newest and not any(point.incomplete for point in points)
        else None
    )
    if guess is not None:
        return replace(observed, latest=guess, decides=False, at_deadline=later[0].end == last_end, flags=frozenset({"estimated"}))
    if last_year and start.level is not None and not target.goal.hold:
        return replace(_as_sum_over_year(observed, later[-1], frame), decides=target.direction > 0)
    if newest is not None:
        return observed
    flags = frozenset({"year-to-date"})
    return replace(observed, latest=later[-1].to_date[-1], decides=False, mute="only-year-to-date", flags=flags)


def _decisive_year_to_date(target: Target, later: Sequence[Year], level: Decimal | None, *, last_year: bool) -> Point | None:
    """Return a year to date that decides its year: at or above the level of an increase, or beyond the ceiling of a decrease."""
    if level is None:
        return None
    if target.direction > 0:
        to_date = [point for year in later for point in year.to_date]
        return next((point for point in reversed(to_date) if point_meets(target, point, level)), None)
    newest = later[-1].to_date[-1]
    counts = last_year or target.goal.hold
    return newest if counts and not point_meets(target, newest, level) else None


def _as_sum_over_year(observed: Speaking, current: Year, frame: Frame) -> Speaking:
    return replace(
        observed,
        baseline=zero_before(frame.start(current.end)),
        latest=current.to_date[-1],
        history=(*observed.history, *current.to_date),
        at_deadline=False,
        as_sum=True,
        flags=frozenset({"year-to-date", "judged-as-sum"}),
        reasons={key: why for key, why in observed.reasons.items() if key != "baseline"},
    )
