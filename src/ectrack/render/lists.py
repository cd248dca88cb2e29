"""What a tracker holds: regions as a tree, indicators, policies, targets."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.figures.report_day import default_as_of
from ectrack.core.model import Count
from ectrack.core.tracker import Tracker
from ectrack.core.values.names import in_language
from ectrack.locale import N_, _, current
from ectrack.locale.terms import KINDS, LEVELS, status_word, term
from ectrack.locale.text import visible
from ectrack.render import words
from ectrack.render.goal_words import goal_words
from ectrack.render.json_text import SCHEMA_VERSION
from ectrack.render.progress import STYLES
from ectrack.render.records import record
from ectrack.render.screen import Line, line
from ectrack.render.table import Column, Row, table

SECTIONS = ("regions", "indicators", "policies", "targets")
TITLES = {
    "regions": N_("Regions ({n})"),
    "indicators": N_("Indicators ({n})"),
    "policies": N_("Policies ({n})"),
    "targets": N_("Targets ({n})"),
}
DIRECTIONS = {1: N_("increase"), -1: N_("decrease")}


def lists(tracker: Tracker, targets: Sequence[Assessment], sections: Sequence[str], width: int | None) -> list[Line]:
    """Return the lines of some sections.

    Args:
        tracker: The tracker.
        targets: The targets to list, with their statuses.
        sections: Some of `SECTIONS`.
        width: Columns of the terminal; None when nothing has to fit.
    """
    found: list[Line] = []
    for section in sections:
        columns, rows = _SECTIONS[section](tracker, targets)
        title = line(_(TITLES[section]).format(n=len(rows)), "bold")
        found += [*([line()] if found else []), title, *(table(columns, rows, width) if rows else [])]
    return found


def list_record(tracker: Tracker, targets: Sequence[Assessment], sections: Sequence[str], lang: str) -> dict[str, Any]:
    """Return the sections as one record: `list --json`."""
    makers = {
        "regions": lambda: [_region_record(tracker, region, lang) for region, _depth in _tree(tracker)],
        "indicators": lambda: [_indicator_record(tracker, one, lang) for one in tracker.indicators],
        "policies": lambda: [_policy_record(tracker, one, lang) for one in tracker.policies],
        "targets": lambda: [record(assessment, tracker, lang) for assessment in targets],
    }
    return {"schema_version": SCHEMA_VERSION, **{section: makers[section]() for section in sections}}


def samples(trackers: Mapping[str, Tracker], width: int | None) -> list[Line]:
    """Return the lines of the samples: id, title, targets and the day of the latest figure.

    Args:
        trackers: The samples by id.
        width: Columns of the terminal; None when nothing has to fit.
    """
    columns = [
        Column("id", _("id")),
        Column("title", _("title")),
        Column("targets", _("targets"), "right", drop=1),
        Column("latest", _("latest actual")),
    ]
    rows = [
        Row(
            {
                "id": name,
                "title": visible(in_language(tracker.settings.title, current())),
                "targets": str(len(tracker.targets)),
                "latest": str(default_as_of(tracker)),
            }
        )
        for name, tracker in trackers.items()
    ]
    return table(columns, rows, width)


def _tree(tracker: Tracker) -> Iterator[tuple[str, int]]:
    """Yield every region with its depth, what lies below a region right after it."""
    depths: dict[str | None, int] = {None: -1}
    for top in tracker.regions.values():
        for region in tracker.below(top.id) if top.parent is None else ():
            depths[region] = depths[tracker.regions[region].parent] + 1
            yield region, depths[region]


def _regions(tracker: Tracker, _found: Sequence[Assessment]) -> tuple[list[Column], list[Row]]:
    targets = Counter(target.region for target in tracker.targets.values())
    figures = tracker.counted("region")
    columns = [
        Column("name", _("region")),
        Column("id", _("id")),
        *([Column("level", _("level"), drop=3)] if any(region.level for region in tracker.regions.values()) else []),
        Column("targets", _("targets"), "right", drop=2),
        Column("figures", _("figures"), "right", drop=1),
    ]
    rows = [
        Row(
            {
                "level": visible(term(LEVELS, tracker.regions[region].level or "-")),
                "name": "  " * depth + words.region_name(tracker, region),
                "id": visible(region),
                "targets": str(targets[region]),
                "figures": str(figures[region]),
            }
        )
        for region, depth in _tree(tracker)
    ]
    return columns, rows


def _indicators(tracker: Tracker, _found: Sequence[Assessment]) -> tuple[list[Column], list[Row]]:
    targets = Counter(target.indicator.id for target in tracker.targets.values())
    figures = tracker.counted("indicator")
    columns = [
        Column("name", _("indicator"), wrap=True),
        Column("id", _("id"), drop=5, fold="name"),
        Column("unit", _("unit")),
        Column("kind", _("kind"), drop=4),
        Column("direction", _("direction"), drop=3),
        Column("targets", _("targets"), "right", drop=2),
        Column("figures", _("figures"), "right", drop=1),
    ]
    rows = [
        Row(
            {
                "name": words.name(indicator.names),
                "id": visible(indicator.id),
                "unit": words.unit_name(indicator) or "-",
                "kind": term(KINDS, indicator.kind),
                "direction": _(DIRECTIONS[indicator.direction]),
                "targets": str(targets[indicator.id]),
                "figures": str(figures[indicator.id]),
            }
        )
        for indicator in tracker.indicators.values()
    ]
    return columns, rows


def _policies(tracker: Tracker, _found: Sequence[Assessment]) -> tuple[list[Column], list[Row]]:
    targets = Counter(target.policy for target in tracker.targets.values())
    columns = [
        Column("name", _("policy"), wrap=True),
        Column("id", _("id"), drop=4, fold="name"),
        Column("issuer", _("issuer"), drop=2, wrap=True),
        Column("issued", _("issued"), drop=3),
        Column("targets", _("targets"), "right", drop=1),
    ]
    rows = [
        Row(
            {
                "name": words.name(policy.names),
                "id": visible(policy.id),
                "issuer": visible(policy.issuer or "-"),
                "issued": policy.issued.isoformat() if policy.issued else "-",
                "targets": str(targets[policy.id]),
            }
        )
        for policy in tracker.policies.values()
    ]
    return columns, rows


def _targets(tracker: Tracker, targets: Sequence[Assessment]) -> tuple[list[Column], list[Row]]:
    columns = [
        Column("name", _("target"), wrap=True),
        Column("id", _("id"), drop=4, fold="name"),
        Column("region", _("region"), drop=2),
        Column("goal", _("goal"), wrap=True),
        Column("status", _("status"), drop=3),
        Column("owner", _("owner"), drop=1, wrap=True),
    ]
    rows = [
        Row(
            {
                "name": words.target_name(assessment.target),
                "id": visible(assessment.target.id),
                "region": words.region_name(tracker, assessment.target.region),
                "goal": goal_words(assessment.target),
                "status": status_word(assessment.status.value),
                "owner": visible(assessment.target.owner or "-"),
            },
            {"status": STYLES.get(assessment.status, "dim")},
        )
        for assessment in targets
    ]
    return columns, rows


_SECTIONS = {"regions": _regions, "indicators": _indicators, "policies": _policies, "targets": _targets}


def _region_record(tracker: Tracker, region: str, lang: str) -> dict[str, Any]:
    found = tracker.regions[region]
    return {
        "id": found.id,
        "name": in_language(found.names, lang),
        "parent": found.parent,
        "level": found.level,
        "note": found.note,
    }


def _indicator_record(tracker: Tracker, indicator: str, lang: str) -> dict[str, Any]:
    found = tracker.indicators[indicator]
    return {
        "id": found.id,
        "name": in_language(found.names, lang),
        "unit": found.unit.text,
        "kind": found.kind.value,
        "direction": "increase" if found.direction > 0 else "decrease",
        "definition": found.definition,
        "ratio": {"of": found.ratio.of, "to": found.ratio.to} if found.ratio else None,
        "growth_of": found.growth_of,
        "count": _count_record(found.count) if found.count else None,
        "breaks": [{"from": one.first.isoformat(), "why": one.why, "link": one.link} for one in found.breaks],
        "limit": found.limit,
        "negative": found.negative,
        "note": found.note,
    }


def _count_record(count: Count) -> dict[str, Any]:
    goal = count.goal
    asked = [goal.value, goal.high] if goal.high is not None else goal.value
    return {"of": count.of, goal.type.value: asked, "level": count.level, "share": count.share}


def _policy_record(tracker: Tracker, policy: str, lang: str) -> dict[str, Any]:
    found = tracker.policies[policy]
    return {
        "id": found.id,
        "title": in_language(found.names, lang),
        "issuer": found.issuer,
        "issued": found.issued.isoformat() if found.issued else None,
        "source": found.source,
        "note": found.note,
    }
