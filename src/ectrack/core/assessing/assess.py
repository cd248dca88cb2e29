"""Assessing targets: every quantity with its value or its reason, the status, the flags, the verdict of the method."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext
from types import MappingProxyType
from typing import Any

from ectrack.core.assessing.assessment import Assessment, Outlook, Report, Rest, Status, Verdict
from ectrack.core.assessing.measures import lead
from ectrack.core.assessing.methods import DEFAULT, METHODS, SO_FAR
from ectrack.core.assessing.methods.evidence import Evidence
from ectrack.core.assessing.outlook import grown_value
from ectrack.core.assessing.quantity_list import MEASURES
from ectrack.core.assessing.situation import Situation
from ectrack.core.assessing.speaking import speaking
from ectrack.core.assessing.speaking.goal_levels import baseline_of
from ectrack.core.assessing.speaking.record import point_meets
from ectrack.core.assessing.speaking.sides import comparable_points
from ectrack.core.assessing.status import status
from ectrack.core.figures.bands import distance, towards_band
from ectrack.core.figures.points import Point
from ectrack.core.figures.report_day import default_as_of
from ectrack.core.figures.standing import Figures
from ectrack.core.model import GoalType, Kind, Target
from ectrack.core.tracker import Tracker
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.periods import ONE_DAY
from ectrack.core.values.quantities import CONTEXT


def report(  # noqa: PLR0913  # the keywords are the choices every report offers
    tracker: Tracker,
    targets: Iterable[Target] | None = None,
    *,
    as_of: date | None = None,
    known_by: date | None = None,
    estimates: bool | None = None,
    method: str | None = None,
    progress: Callable[[float], None] | None = None,
) -> Report:
    """Return the assessments of targets on a day.

    Args:
        tracker: The tracker.
        targets: Those to assess; all when left out.
        as_of: Only periods that had ended by this day are used; the day that the figures set when left out.
        known_by: Only figures recorded by this day are used.
        estimates: Whether a year may be estimated from its year to date; the tracker's setting when left out.
        method: The method of the verdicts; that of the target, else of the tracker, when left out.
        progress: Told which part of the targets is assessed, from 0 to 1, after each.
    """
    day = as_of or default_as_of(tracker, known_by)
    figures = Figures(tracker, day, known_by)
    use = tracker.settings.estimates if estimates is None else estimates
    chosen = method or tracker.settings.method or DEFAULT
    with localcontext(CONTEXT):
        asked = [
            (target, method or target.method or chosen) for target in (tracker.targets.values() if targets is None else targets)
        ]
        settled = {}
        for found in _assessments(asked, figures, estimates=use):
            settled[found.target.id] = found
            if progress:
                progress(len(settled) / len(asked))
    return Report(day, known_by, chosen, tuple(settled[target.id] for target, _using in asked))


def _assessments(asked: Sequence[tuple[Target, str]], figures: Figures, *, estimates: bool) -> Iterator[Assessment]:
    """Yield the assessments of targets, each with the method of its verdict, first those that follow from a few figures of large files."""
    methods = {target.id: method for target, method in asked}
    for found in _settled(asked, figures, estimates=estimates):
        del methods[found.target.id]
        yield found
    for group in figures.at_hand(target for target, _method in asked if target.id in methods):
        for target in group:
            yield assess(target, figures, estimates=estimates, method=methods[target.id])


def _settled(targets: Iterable[tuple[Target, str]], figures: Figures, *, estimates: bool) -> Iterator[Assessment]:
    """Yield the assessments that follow from a few figures of large files.

    Args:
        targets: Each with the method of its verdict.
        figures: The figures as known on the day of the report.
        estimates: Whether a year may be estimated from its year to date.
    """
    if figures.tracker.bulk is None:
        return
    from ectrack.core.assessing.brief import is_settled, wanted  # start-up

    recorded = figures.recorded
    few = [(target, found) for target, method in targets if (found := wanted(target, method, figures.as_of, recorded))]
    for target, ends in figures.briefly(few):
        situation = situate(target, figures, estimates=estimates)
        if is_settled(situation, ends):
            yield _assessed(situation, figures, estimates=estimates, method=DEFAULT)


def histories(report: Report, tracker: Tracker, *, estimates: bool | None = None) -> tuple[tuple[Point, ...], ...]:
    """Return for each target of a report the figures that speak for it, oldest first.

    Args:
        report: The report.
        tracker: Where it came from.
        estimates: As for the report.
    """
    figures = Figures(tracker, report.as_of, report.known_by)
    use = tracker.settings.estimates if estimates is None else estimates
    with localcontext(CONTEXT):
        return tuple(
            speaking(target, figures, estimates=use).history
            for some in figures.at_hand(one.target for one in report.assessments)
            for target in some
        )


def assess(target: Target, figures: Figures, *, estimates: bool = True, method: str = DEFAULT) -> Assessment:
    """Return everything there is to say about one target.

    Args:
        target: The target.
        figures: The figures as known on the day of the report.
        estimates: Whether a year may be estimated from its year to date.
        method: Name of the method of the verdict.
    """
    return _assessed(situate(target, figures, estimates=estimates), figures, estimates=estimates, method=method)


def _assessed(situation: Situation, figures: Figures, *, estimates: bool, method: str) -> Assessment:
    target, said = situation.target, situation.speaking
    reasons: dict[str, str] = dict(said.reasons)

    def value_or_reason(name: str, measure: Callable[[Situation], Any]) -> Any:
        try:
            return measure(situation)
        except UndefinedError as problem:
            reasons[name] = problem.reason
            return None

    values = {key: value_or_reason(key, measure) for key, measure in MEASURES.items()}
    if target.deadline is None:
        reasons["deadline"] = "no-deadline"
    word, reason = status(situation, figures.as_of)
    readings = tuple(
        (name, assess(other, figures, estimates=estimates, method=_method_of(other, target, method)))
        for name, other in target.readings
    )
    found = Assessment(
        target=target,
        as_of=figures.as_of,
        status=word,
        reason=reason,
        level=said.level,
        start=target.start or _start(target, said.baseline),
        baseline=said.baseline,
        stated=said.stated,
        latest=said.latest,
        under_way=said.under_way,
        other=said.other,
        running=said.running,
        rest=_rest(values, reasons),
        outlook=Outlook(**_parts("outlook", values)),
        years=said.years,
        reasons=MappingProxyType(reasons),
        method=method,
        readings=readings,
        **{key: value for key, value in values.items() if "." not in key},
    )
    verdict = verdict_of(found, _evidence(situation, figures, method, estimates=estimates), method)
    if verdict.reason is not None and method != DEFAULT:
        reasons["verdict"] = verdict.reason
    return replace(found, verdict=verdict, reasons=MappingProxyType(reasons), flags=_flags(situation, found, verdict))


def _rest(values: Mapping[str, Any], reasons: dict[str, str]) -> Rest | None:
    """Return the rest of a running year; where there is none, one reason stands for all its parts."""
    if values["rest.amount"] is not None:
        return Rest(**_parts("rest", values))
    reasons["rest"] = reasons["rest.amount"]
    for key in _parts("rest", values):
        del reasons[f"rest.{key}"]
    return None


def _parts(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the quantities that stand inside an object, by their names there."""
    return {key.removeprefix(f"{name}."): value for key, value in values.items() if key.startswith(f"{name}.")}


def _start(target: Target, baseline: Point | None) -> date | None:
    """Return the first day of the window of a sum, else the date of the baseline."""
    if baseline is None:
        return None
    return baseline.date + ONE_DAY if target.sums else baseline.date


def _method_of(reading: Target, target: Target, method: str) -> str:
    """Return the method of a reading: its own where it names another one than the clause."""
    return reading.method if reading.method and reading.method != target.method else method


def verdict_of(assessment: Assessment, evidence: Evidence, method: str) -> Verdict:
    """Return what a method says; the default method speaks in the words of the status ladder."""
    if evidence.situation.speaking.mute == "break" and method != DEFAULT:
        return Verdict(reason="break")
    found = METHODS[method].verdict(evidence) if method in SO_FAR or not _is_of_rates(assessment.target) else NO_LEVELS
    latest = evidence.situation.speaking.latest
    if latest is not None and latest.basis == "estimated" and latest != assessment.latest:
        found = replace(found, flags=(*found.flags, "estimated"))
    return replace(found, word=assessment.status.value) if method == DEFAULT else found


NO_LEVELS = Verdict(reason="growth-rate")
"""What methods say that compare the growth of levels, where the figures are growth rates."""


def _is_of_rates(target: Target) -> bool:
    return target.indicator.kind is Kind.GROWTH and not target.compounds


def verdicts(target: Target, figures: Figures, *, estimates: bool = True) -> dict[str, Verdict]:
    """Return what every method says about a target, by the names of the methods."""
    with localcontext(CONTEXT):
        assessment = assess(target, figures, estimates=estimates)
        situation = situate(target, figures, estimates=estimates)
        return {
            method: verdict_of(assessment, _evidence(situation, figures, method, estimates=estimates), method) for method in METHODS
        }


def _evidence(situation: Situation, figures: Figures, method: str, *, estimates: bool) -> Evidence:
    """Return what a method judges by: those with a window of their own by whole years, also in the year of the deadline."""
    if situation.speaking.running is None or situation.target.sums or method in SO_FAR:
        return Evidence(situation, figures)
    return Evidence(situate(situation.target, figures, estimates=estimates, running=False), figures)


def situate(target: Target, figures: Figures, *, estimates: bool, running: bool = True) -> Situation:
    """Return a target with the figures that speak for it.

    Args:
        target: The target.
        figures: The figures as known on the day of the report.
        estimates: Whether a year may be estimated from its year to date.
        running: Whether the year of the deadline is judged by its year to date.
    """
    target = oriented(target, figures)
    situation = turned(Situation(target, speaking(target, figures, estimates=estimates, running=running)))
    return _without_ceiling(situation) if situation.speaking.upper_bound else situation


def oriented(target: Target, figures: Figures) -> Target:
    """Return a target whose direction depends on where it stands: a band is reached from below or from above."""
    if not target.is_band:
        return target
    baseline, _reasons = baseline_of(target, comparable_points(target, figures))
    return towards_band(target, baseline.value if baseline else None)


def turned(situation: Situation) -> Situation:
    """Return the situation of a band in a running year with the direction towards the end whose path is near."""
    target, speaking = situation.target, situation.speaking
    if not target.is_band or speaking.running is None or speaking.level is None:
        return situation
    return replace(situation, target=replace(target, direction=1 if speaking.level == target.goal.value else -1))


def _without_ceiling(situation: Situation) -> Situation:
    """Return the situation with the latest muted where the ceiling of a rise says nothing: at or above the expected sum."""
    try:
        says_nothing = lead(situation) >= 0
    except UndefinedError:
        return situation
    if not says_nothing:
        return situation
    return replace(situation, speaking=replace(situation.speaking, mute="opening-stock-unknown"))


def _flags(situation: Situation, assessment: Assessment, verdict: Verdict) -> tuple[str, ...]:
    target, said, latest = situation.target, situation.speaking, situation.speaking.latest
    flags = {*said.flags, *verdict.flags}
    tests = {
        "part-year": latest is not None and latest.part_year,
        "approximate": latest is not None and latest.approx is not None,
        "approximate-baseline": said.baseline is not None and said.baseline.approx is not None,
        "approximate-goal": target.goal.approx is not None,
        "assumed-date": latest is not None and latest.assumed_date,
        "preliminary": latest is not None and latest.state == "preliminary",
        "estimated-by-source": latest is not None and any(one.state == "estimated-by-source" for one in latest.inputs),
        "overdue": _is_overdue(situation, assessment),
        "met-by-rounding": _met_by_rounding(situation),
        **_growth_flags(situation, assessment),
        "was-met": _was_met(situation, assessment),
        "hold-broken": said.held is not None and bool(said.held.broken),
        "reading-differs": any(other.status is not assessment.status for _, other in assessment.readings),
    }
    return tuple(sorted(flags | {flag for flag, applies in tests.items() if applies}))


def _is_overdue(situation: Situation, assessment: Assessment) -> bool:
    deadline = situation.target.deadline
    lag = situation.target.indicator.lag
    passed = deadline is not None and assessment.as_of is not None and assessment.as_of.toordinal() >= deadline.toordinal() + lag
    speaking, held = situation.speaking, situation.speaking.held
    if speaking.mute == "break":
        return False
    newest = speaking.latest.date if speaking.latest else None
    is_there = held is not None and held.has_gap and newest is not None and deadline is not None and newest >= deadline
    decided = (speaking.at_deadline or is_there) and speaking.decides and not (held and held.broken)
    return passed and assessment.is_open and assessment.status is not Status.NOT_STARTED and not decided


def _was_met(situation: Situation, assessment: Assessment) -> bool:
    target, goal = situation.target, situation.target.goal
    if (
        not assessment.is_open
        or goal.hold
        or goal.average
        or goal.relative is not None
        or goal.type is GoalType.IMPROVE
        or target.indicator.kind is Kind.GROWTH
        or situation.speaking.level is None
    ):
        return False
    if situation.speaking.running is not None or situation.speaking.mute or situation.target.is_cap:
        return False
    earlier = situation.speaking.history[:-1]
    return not situation.reaches_level and any(situation.point_meets(point) for point in earlier if not point.part_year)


def _met_by_rounding(situation: Situation) -> bool:
    """Whether only the margin of an `about` goal makes the latest figure meet it."""
    speaking = situation.speaking
    if speaking.latest is None or speaking.level is None or not situation.reaches_level:
        return False
    if situation.target.is_band:
        return distance(situation.target.goal, speaking.latest.value) > 0
    if speaking.threshold is None:
        return False
    return not point_meets(situation.target, speaking.latest, speaking.level)


def _growth_flags(situation: Situation, assessment: Assessment) -> dict[str, bool]:
    """Return whether growth at the rate so far, or else the outlook, says another thing than the pace.

    Growth is told where it and the pace are both defined. The outlook differs where the path runs through milestones and it does not.
    """
    if assessment.status not in {Status.ON_PACE, Status.BEHIND} or assessment.level is None:
        return {}
    behind = assessment.status is Status.BEHIND
    told = assessment.observed_growth is not None and assessment.pace is not None and not situation.target.is_band
    grown = _reaches(situation, grown_value) if told else None
    ahead = assessment.outlook.value
    differs = ahead is not None and situation.value_meets(ahead) is behind and grown is not behind
    return {
        "growth-suffices": behind and grown is True,
        "growth-falls-short": not behind and grown is False,
        "outlook-differs": differs,
    }


def _reaches(situation: Situation, value: Callable[[Situation], Decimal]) -> bool | None:
    try:
        return situation.value_meets(value(situation))
    except UndefinedError:
        return None
