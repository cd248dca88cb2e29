"""What a template of an office sees: the bulletin as names and texts, in the language that is spoken."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.tracker import Tracker
from ectrack.core.values.names import in_language
from ectrack.locale import current
from ectrack.locale.terms import status_word
from ectrack.locale.text import visible
from ectrack.render import numbers, words
from ectrack.render.bulletin.blocks import Picture
from ectrack.render.bulletin.composing import Material
from ectrack.render.bulletin.telling import TROUBLE, actual, amount, changes, reason, remarks, title
from ectrack.render.goal_words import goal_words
from ectrack.render.growth_cells import required_or_per_month
from ectrack.render.headings import counts, speaks_for
from ectrack.render.notes import Spoken
from ectrack.render.records import record
from ectrack.render.rest_sentence import rest_sentence

EMPTY = "-"
"""Stands where there is nothing to tell."""

QUANTITIES = ("attainment", "share_lead", "pace", "observed_growth")
"""Shown as in the tables, "-" where they are not defined."""

Shown = Callable[[Picture], Any]
"""How a drawing goes into the form of a template."""


def subject(material: Material, detail: Shown) -> dict[str, Any]:
    """Return the names that a template sees.

    Args:
        material: What a bulletin is composed from.
        detail: How a drawing goes into the form of the template.
    """
    report, tracker = material.report, material.tracker
    pictures = {name: detail(picture) for name, picture in material.pictures}
    targets = [_target(assessment, tracker, pictures) for assessment in report.assessments]
    trouble = {status.value for status in TROUBLE}
    whole = Decimal(len(report.assessments))
    before = material.since
    return {
        "lang": current(),
        "title": title(tracker),
        "as_of": report.as_of.isoformat() if report.as_of else EMPTY,
        "method": report.method,
        "speaks_for": speaks_for(report),
        "counts": counts(report.assessments),
        "statuses": [
            {"key": key, "word": status_word(key), "number": number, "share": numbers.percent(number / whole, 1)}
            for key, number in report.counts.items()
        ],
        "targets": targets,
        "attention": [one for one in targets if one["status"] in trouble],
        "since": before.as_of.isoformat() if before and before.as_of else "",
        "changes": changes(before, report) if before else [],
        "notes": remarks(report),
        "warnings": list(material.warnings),
        "overview": [detail(picture) for picture in material.overview],
    }


def _target(assessment: Assessment, tracker: Tracker, pictures: Mapping[str, Any]) -> dict[str, Any]:
    target = assessment.target
    policy = tracker.policies.get(target.policy) if target.policy else None
    return {
        "id": visible(target.id),
        "name": words.target_name(target),
        "region": words.region_name(tracker, target.region),
        "policy": visible(in_language(policy.names, current())) if policy else EMPTY,
        "clause": visible(target.clause or EMPTY),
        "owner": visible(target.owner or EMPTY),
        "goal": goal_words(target),
        "status": assessment.status.value,
        "word": status_word(assessment.status.value),
        "actual": actual(assessment),
        "level": amount(assessment, "level"),
        "shortfall": amount(assessment, "shortfall"),
        **{key: words.quantity(assessment, key) or EMPTY for key in QUANTITIES},
        "required_growth": required_or_per_month(assessment, Spoken(lambda _reason: EMPTY)),
        "whole_year": words.quantity(assessment, "rest.whole_year") or EMPTY,
        "rest": rest_sentence(assessment) or "",
        "deadline": assessment.deadline.isoformat() if assessment.deadline else EMPTY,
        "note": reason(assessment),
        "chart": pictures.get(target.id, ""),
        "data": _seen(record(assessment, tracker, current())),
    }


def _seen(value: Any) -> Any:
    """Return a record with every text made visible."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {key: _seen(part) for key, part in value.items()}
    return [_seen(part) for part in value] if isinstance(value, list) else value
