"""What changed between two states of a tracker, as one record: the contract of `diff --json`."""

from collections.abc import Mapping
from typing import Any

from ectrack.core.assessing.assessment import Report
from ectrack.core.comparing.difference import better_or_worse
from ectrack.core.model import Actual
from ectrack.locale import current
from ectrack.render.differences import Compared
from ectrack.render.json_text import SCHEMA_VERSION
from ectrack.render.records import ratio, record
from ectrack.render.rewordings import changed_record, key_name

PICKED = ("status", "reason", "method", "verdict", "shortfall", "required_growth", "rest", "latest", "level")
"""Keys of a target in `status --json` that stand on each side."""


def difference_record(compared: Compared) -> dict[str, Any]:
    """Return what changed as one record; names of enums are English in every language."""
    difference, lang = compared.difference, current()
    old, new = compared.trackers
    return {
        "schema_version": SCHEMA_VERSION,
        "before": _side(compared.names[0], difference.before),
        "after": _side(compared.names[1], difference.after),
        "figures": [
            {
                "change": change.kind,
                **_figure(change.figure),
                "before": _figure(change.before) if change.before else None,
                "keys": list(change.keys),
            }
            for change in difference.figures
        ],
        "targets": [
            {
                "change": change.kind,
                "id": change.target.id,
                "keys": [key_name(part) for part in change.rewordings],
                "changes": [changed_record(part) for part in change.rewordings],
            }
            for change in difference.targets
        ],
        "progress": [
            {
                "id": now.target.id,
                "move": {1: "better", -1: "worse", 0: None}[better_or_worse(was, now)],
                "before": _picked(record(was, old, lang)),
                "after": _picked(record(now, new, lang)),
            }
            for was, now in difference.progress
        ],
        "slipped": [now.target.id for _was, now in difference.slipped],
    }


def _side(name: str, report: Report) -> dict[str, Any]:
    return {
        "name": name,
        "as_of": _day(report.as_of),
        "known_by": _day(report.known_by),
        "method": report.method,
        "counts": report.counts,
    }


def _picked(whole: Mapping[str, Any]) -> dict[str, Any]:
    return {key: whole[key] for key in PICKED}


def _figure(figure: Actual) -> dict[str, Any]:
    return {
        "indicator": figure.indicator,
        "region": figure.region,
        "period": str(figure.period),
        "value": figure.value,
        "yoy": ratio(figure.yoy),
        "approx": figure.approx,
        "state": figure.state,
        "se": figure.se,
        "comparable": figure.comparable,
        "source": figure.source,
        "note": figure.note,
        "recorded": _day(figure.recorded),
        "dated": figure.dated,
        "why": figure.withdrawn or figure.revises,
    }


def _day(day: object) -> str | None:
    return str(day) if day else None
