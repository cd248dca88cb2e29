"""Warnings that figures bring with them at the moment of recording: of all that `check` would say those that concern the new figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ectrack.core.assessing.assessment import Report
from ectrack.core.checks import Checked, Rule, chosen, unwaived
from ectrack.core.model import Actual, Place, Target
from ectrack.core.problems import Origin, Problem
from ectrack.core.tracker import Tracker

BY_CLAUSE = frozenset(
    {"no-clause", "window-without-sum", "growth-of-last-year", "percent-or-points", "goals-differ", "goals-of-parts"}
)
"""Rules of targets that look at nothing but the clauses: no figure raises them."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A tracker before and after figures were added to it.

    Attributes:
        before: The tracker without them.
        after: The tracker with them.
        new: The figures.
        targets: The targets that the figures are about, and those whose levels are compared with theirs.
        reports: The report on these targets, perhaps on others too, before and after.
    """

    before: Tracker
    after: Tracker
    new: Sequence[Actual]
    targets: Sequence[Target]
    reports: tuple[Report, Report]


def rules_at_recording(tracker: Tracker) -> tuple[Rule, ...]:
    """Return the rules that a new figure can break, of those that the settings of a tracker choose.

    Freshness is none of them: a figure that is missing is not the fault of the one that came.
    """
    rules, _unknown = chosen(tracker.settings.checking.only, tracker.settings.checking.skip)
    return tuple(rule for rule in rules if rule.group in {"figures", "consistency", "targets"} and rule.slug not in BY_CLAUSE)


def compared_with(tracker: Tracker, about: Sequence[Target]) -> tuple[Target, ...]:
    """Return targets together with those whose levels rules compare with theirs, in the order of the tracker.

    Args:
        tracker: The tracker.
        about: Targets that new figures are about.
    """
    groups = _groups(tracker)
    beside = {(name, one.region, one.deadline) for one in about for name in _linked(one.indicator.id, groups)}
    ids = {one.id for one in about}
    return tuple(one for one in tracker.targets.values() if one.id in ids or (one.indicator.id, one.region, one.deadline) in beside)


def at_recording(recorded: Recorded, today: date, rules: Sequence[Rule]) -> tuple[Problem, ...]:
    """Return the warnings that concern new figures: each that names one of them, and each that was not there without them.

    Whatever else `check` says is old: the same rule said it at the same place before. Waivers and settings of the tracker hold.

    Args:
        recorded: The figures, and the tracker before and after.
        today: The day of the reader.
        rules: The rules to apply.
    """
    part = _part(recorded.after, recorded.new)
    new = {figure.origin for figure in recorded.new}
    ids = {target.id for target in recorded.targets}
    now = _found(recorded.after, part, _about(recorded.reports[1], ids), today, rules)
    if all(_names(problem, new) for problem in now):
        return now
    earlier = replace(part, actuals=tuple(actual for actual in part.actuals if actual.origin not in new))
    old = {_place(problem) for problem in _found(recorded.before, earlier, _about(recorded.reports[0], ids), today, rules)}
    return tuple(problem for problem in now if _names(problem, new) or _place(problem) not in old)


def _found(whole: Tracker, part: Tracker, report: Report, today: date, rules: Sequence[Rule]) -> tuple[Problem, ...]:
    return unwaived(Checked(part, report, whole.settings.checking.max_change, today, whole), rules)


def _about(report: Report, ids: set[str]) -> Report:
    return replace(report, assessments=tuple(one for one in report.assessments if one.target.id in ids))


def _names(problem: Problem, new: set[Origin]) -> bool:
    """Return whether one of the places of a warning lies in a new figure."""
    places = (problem.origin, *problem.others)
    return any(place is not None and Origin(place.file, place.keys[:2], place.line) in new for place in places)


def _place(problem: Problem) -> tuple[str, Origin | None]:
    return problem.slug, problem.origin


def _part(tracker: Tracker, new: Sequence[Actual]) -> Tracker:
    """Return the figures that a rule can look at together with a new one.

    They are those of the indicators linked with its own in its region, and of the regions beside, above and below those that end on its day.
    """
    groups = _groups(tracker)
    near = {
        (name, region) for indicator, region in {(one.indicator, one.region) for one in new} for name in _linked(indicator, groups)
    }
    beside = {place for one in new for place in _beside(tracker, one)} - near
    days = {one.period.end for one in new}
    kept = [
        actual
        for actual in tracker.actuals
        if (place := (actual.indicator, actual.region)) in near or (place in beside and actual.period.end in days)
    ]
    kept += tracker.bulk.around(near, beside, days) if tracker.bulk is not None else ()
    return replace(tracker, actuals=tuple(kept), bulk=None)


def _beside(tracker: Tracker, figure: Actual) -> Iterator[Place]:
    above = tracker.regions[figure.region].parent
    regions = [*tracker.children.get(figure.region, ()), *([above, *tracker.children.get(above, ())] if above else [])]
    yield from ((figure.indicator, region) for region in regions)


def _groups(tracker: Tracker) -> list[set[str]]:
    """Return the indicators that a rule looks at together: a sum and its parts, a ratio and its two, what adds to a stock and that stock."""
    return [
        {one.id, *one.parts, *((one.ratio.of, one.ratio.to) if one.ratio else ()), *((one.adds_to,) if one.adds_to else ())}
        for one in tracker.indicators.values()
        if one.parts or one.ratio or one.adds_to
    ]


def _linked(name: str, groups: Sequence[set[str]]) -> set[str]:
    """Return an indicator with those of every group it belongs to."""
    return {name}.union(*(group for group in groups if name in group))
