"""Choosing targets: by id, region, policy, owner, tag, status and deadline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ectrack.core.assessing.assessment import Report
from ectrack.core.model import Target
from ectrack.core.problems import Problem
from ectrack.core.suggesting import suggestion
from ectrack.core.tracker import Tracker


@dataclass(frozen=True, slots=True)
class Selection:
    """What a report is about; an empty tuple leaves that choice open, several words of one kind are alternatives.

    Attributes:
        ids: Targets; the id of a target that is split names its parts too.
        regions: Regions with everything below them.
        levels: Levels of regions.
        statuses: Words of the status ladder.
        due_before: Only targets whose deadline lies before this day.
    """

    ids: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    due_before: date | None = None


def select(tracker: Tracker, selection: Selection) -> tuple[tuple[Target, ...], tuple[Problem, ...]]:
    """Return the targets that a selection names, in the order of the tracker, and a problem for each word that names nothing."""
    everything = tracker.targets.values()
    owners = {target.owner for target in everything if target.owner}
    tags = {tag for target in everything for tag in target.tags}
    problems = [
        problem
        for slug, words, known in (
            ("unknown-target", selection.ids, {*tracker.targets, *(target.split_of for target in everything if target.split_of)}),
            ("unknown-region", selection.regions, tracker.regions),
            ("no-such-level", selection.levels, {region.level for region in tracker.regions.values() if region.level}),
            ("unknown-policy", selection.policies, tracker.policies),
            ("unknown-owner", selection.owners, owners),
            ("unknown-tag", selection.tags, tags),
        )
        for problem in _unknown(slug, words, known)
    ]
    if problems:
        return (), tuple(problems)
    regions = {below for region in selection.regions for below in tracker.below(region)}
    if selection.levels:
        within = regions or set(tracker.regions)
        regions = {name for name in within if tracker.regions[name].level in selection.levels}
    return tuple(target for target in everything if _chosen(target, selection, regions)), ()


def _unknown(slug: str, words: Sequence[str], known: Iterable[str]) -> list[Problem]:
    names = sorted(known)
    return [Problem(slug, None, {"found": word, **suggestion(word, names)}) for word in words if word not in names]


def _chosen(target: Target, selection: Selection, regions: set[str]) -> bool:
    return (
        (not selection.ids or target.id in selection.ids or target.split_of in selection.ids)
        and (not (selection.regions or selection.levels) or target.region in regions)
        and (not selection.policies or target.policy in selection.policies)
        and (not selection.owners or target.owner in selection.owners)
        and (not selection.tags or not set(selection.tags).isdisjoint(target.tags))
        and (selection.due_before is None or (target.deadline is not None and target.deadline < selection.due_before))
    )


def with_status(report: Report, statuses: Sequence[str]) -> Report:
    """Return the report with only the targets of some statuses; all when none is named."""
    if not statuses:
        return report
    return replace(
        report, assessments=tuple(assessment for assessment in report.assessments if assessment.status.value in statuses)
    )
