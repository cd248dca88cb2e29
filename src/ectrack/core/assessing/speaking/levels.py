"""Goals that state a level or a growth: the newest figure, the newest full year, or an estimate of the year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.growth import grown
from ectrack.core.assessing.running import running_flags, running_year
from ectrack.core.assessing.speaking.holding import Window, held
from ectrack.core.assessing.speaking.record import Speaking, point_meets, zero_before
from ectrack.core.figures.flows import Frame, Year, chains, estimate, frame_of, tiled, years
from ectrack.core.figures.points import BELOW, Point, summed
from ectrack.core.model import GoalType, Kind, Target
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.periods import MONTHS_IN_YEAR, Period, day_before, years_between
from ectrack.core.values.quantities import nearly_equal, rounded


def baseline_of(target: Target, points: Sequence[Point]) -> tuple[Point | None, dict[str, str]]:
    """Return the value from which progress counts, stated or recorded, never estimated; or the reason why there is none.

    A recorded one is of exactly the period that is named, or of its last day; a stock is dated by its day alone.
    """
    rule = target.baseline
    if rule is None:
        return None, {"baseline": "no-baseline"}
    period, kind = rule.period, target.indicator.kind
    if rule.mean:
        return _mean(target, points, rule.period)
    if kind is Kind.FLOW and not target.sums and period.months != frame_of(target).months:
        return None, {"baseline": "only-year-to-date"}
    if rule.value is not None:
        return Point(str(period), period.end, rule.value, start=period.start), {}
    found = _of_span(kind, points, period.start, period.end)
    if found is not None and found.incomplete:
        return None, {"baseline": "incomplete"}
    return found, {} if found else {"baseline": "baseline-missing"}


def _of_span(kind: Kind, points: Sequence[Point], start: date | None, end: date) -> Point | None:
    """Return the figure of exactly a span: a flow tiled, a stock of its last day, anything else of the span or of its last day."""
    if kind is Kind.FLOW and start is not None:
        return tiled(chains(points, start), start, end)
    same = [point for point in points if point.date == end]
    exact = [point for point in same if point.start == start]
    fits = same if kind is Kind.STOCK else [point for point in same if point.is_day]
    return next(reversed(exact or fits), None)


def _mean(target: Target, points: Sequence[Point], period: Period) -> tuple[Point | None, dict[str, str]]:
    """Return the mean of the years of a period, dated by its end; every year needs its figure."""
    first = period.start or period.end
    found = [
        _of_span(target.indicator.kind, points, date(year, 1, 1), date(year, 12, 31))
        for year in range(first.year, period.end.year + 1)
    ]
    known = [point for point in found if point is not None]
    if len(known) < len(found):
        return None, {"baseline": "baseline-missing"}
    if any(point.incomplete for point in known):
        return None, {"baseline": "incomplete"}
    total = summed([replace(point, start=first) for point in known], str(period))
    return replace(total, date=period.end, value=total.value / len(known), basis="derived"), {}


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


def threshold_of(target: Target, baseline: Point | None, level: Decimal | None) -> Decimal | None:
    """Return from which value an `about` goal is met, in the indicator's unit: half a unit of its last stated digit short of the level.

    For `growth` and `improve_by` the rate is what is stated, so the level of a rate half a unit less.
    """
    goal = target.goal
    if goal.step is None or level is None:
        return None
    if goal.rate is None:
        return level - target.direction * goal.step / 2
    if baseline is None:
        return None
    if goal.type is GoalType.IMPROVE_BY:
        return baseline.value * (1 + target.direction * (goal.rate - goal.step / 2))
    years = years_between(baseline.date, target.deadline or baseline.date)
    return grown(baseline.value, goal.rate - target.direction * goal.step / 2, years)


def _is_beyond_limit(target: Target, level: Decimal) -> bool:
    """Return whether a level lies beyond the natural ceiling or floor of the indicator."""
    return target.limit is not None and (level - target.limit) * target.indicator.direction > 0


def _to_places_of(data: Decimal, value: Decimal) -> Decimal:
    """Return a value rounded half up to the decimal places of the data."""
    exponent = data.as_tuple().exponent
    return rounded(value, -exponent if isinstance(exponent, int) and exponent < 0 else 0)


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
    if level is not None and _is_beyond_limit(target, level):
        level, why = None, "level-beyond-limit"
    if why is not None:
        reasons["level"] = reasons.get("baseline", why) if why == "no-baseline" else why
    start = Speaking(
        level=level, threshold=threshold_of(target, baseline, level), baseline=baseline, stated=baseline, reasons=reasons
    )
    if target.indicator.kind is Kind.FLOW:
        found = _yearly(target, points, start, estimates=estimates, running=running)
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
        fitting = _for_part_of_year(target, fitting)
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


def _for_part_of_year(target: Target, points: Sequence[Point]) -> Sequence[Point]:
    """Return the figures of a share or index that is due in a part of a year: the figure of exactly that period decides.

    A figure of the last day of the period decides too; another period that ends on that day only shows the way.
    """
    due = target.due
    months = due.months if due else None
    if target.indicator.kind not in {Kind.SHARE, Kind.INDEX} or due is None or months is None or months % MONTHS_IN_YEAR == 0:
        return points
    at_end = [point for point in points if point.date == due.end]
    others = [replace(point, part_year=True) for point in at_end if point.start != due.start and not point.is_day]
    days = [point for point in at_end if point.is_day]
    exact = [replace(point, part_year=False) for point in at_end if point.start == due.start and not point.is_day]
    before = [point for point in points if point.date < due.end]
    return [*before, *others, *days, *exact, *(point for point in points if point.date > due.end)]


def _day(point: Point) -> date:
    return point.date


def _yearly(target: Target, points: Sequence[Point], start: Speaking, *, estimates: bool, running: bool) -> Speaking:
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
        passed = target.direction < 0 and open_years[-1].end == end and not target.goal.hold
        latest = proofs[-1]
        if target.goal.hold:
            history, latest = (
                tuple(sorted((*history, *proofs), key=lambda point: point.date)),
                max(newest or latest, latest, key=_day),
            )
        else:
            history = (*history, latest)
        flags = frozenset({"year-to-date"}) if latest in proofs else observed.flags
        return replace(observed, latest=latest, history=history, ruled_out=passed, floor_only=latest in proofs, flags=flags)
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
    if level is None or (goal.hold and target.direction > 0):
        return
    for year in years:
        binds = target.direction > 0 or goal.hold or year.end == end
        sums = (year.to_date[-1] if year.to_date else None, year.at_least) if binds and can_prove(target, year.inside) else ()
        proof = next((one for one in sums if one is not None and decides_early(target, one, level, start.threshold)), None)
        if proof is not None:
            yield proof


def decides_early(target: Target, point: Point, level: Decimal, threshold: Decimal | None) -> bool:
    """Return whether what can only grow meets the level of an increase, or has passed a ceiling for certain.

    At the ceiling itself a figure has passed it where equality does not suffice, unless it is known to be no more than that
    (`at_most`, `less_than`); where equality suffices, only one that is known to be more.
    """
    if target.direction > 0:
        return point_meets(target, point, level, threshold)
    if threshold is None and nearly_equal(point.value, level):
        return point.approx not in BELOW if target.goal.type is GoalType.LESS_THAN else point.approx == "more_than"
    return not point_meets(target, point, level, threshold)


def _is_judged_so_far(target: Target, year: Year, level: Decimal | None) -> bool:
    """Return whether the year of the deadline is judged by its year to date."""
    judged = level is not None and not target.goal.hold and target.goal.type is not GoalType.IMPROVE
    return judged and bool(year.to_date)


def _so_far(target: Target, points: Sequence[Point], observed: Speaking, year: Year, *, estimates: bool) -> Speaking:
    """Return the running year as a sum that starts at 0 on the day before it."""
    latest = year.to_date[-1]
    proof = next(_proofs(target, [year], observed, year.end), None)
    proven = proof or latest
    running = running_year(target, points, year.spans[latest.date], (year.start, year.end), estimates=estimates)
    return replace(
        observed,
        baseline=zero_before(year.start),
        latest=proven,
        history=(*observed.history, *(point for point in year.to_date if point.date < proven.date), proven),
        decides=proof is not None,
        at_deadline=False,
        ruled_out=proof is not None and target.direction < 0,
        as_sum=True,
        running=running,
        flags=frozenset({"year-to-date", "judged-as-sum"} | running_flags(running)),
        reasons={key: why for key, why in observed.reasons.items() if key != "baseline"},
    )
