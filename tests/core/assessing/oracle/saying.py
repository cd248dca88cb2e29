"""What the program says of an example, and whether that is what was worked out by hand."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from ectrack.core.assessing.assess import report
from ectrack.core.checks import Checked, chosen, warnings
from ectrack.render.records import record
from tests.core.assessing.oracle.facing import agree
from tests.core.building import made, tables, tracked

SERIES = ("kind", "unit", "more", "extra")


def said(goal: str, figures: str = "", as_of: str | None = None, **choices: Any) -> dict[str, Any]:
    """Return the JSON of one target.

    Args:
        goal: Keys of the target.
        figures: A line a figure, as `building.rows` takes them.
        as_of: Day of the report.
        choices: `kind` (a flow where nothing is said), `unit`, `more` and `extra` as `building.tables` takes them, the rest as `report`.
    """
    text = {"kind": "flow"} | {key: choices.pop(key) for key in SERIES if key in choices}
    tracker = tracked(tables(goal, **text), figures)
    found = report(tracker, as_of=date.fromisoformat(as_of) if as_of else None, **choices)
    return record(found.assessments[0], tracker)


def refused(goal: str, figures: str = "", kind: str = "flow", **more: str) -> list[str]:
    """Return the slugs of the errors of a tracker."""
    return [problem.slug for problem in made(tables(goal, kind, **more), figures)[1]]


def warned(goal: str, figures: str = "", kind: str = "flow", **more: str) -> set[str]:
    """Return the slugs of the warnings of a tracker without errors."""
    tracker = tracked(tables(goal, kind, **more), figures)
    rules, _unknown = chosen([], [])
    return {problem.slug for problem in warnings(Checked(tracker, report(tracker)), rules).open}


def want(found: Mapping[str, Any], **wanted: Any) -> None:
    """Hold what the program says against what was worked out: numbers to a relative 1e-12, `flags` and `no_flags` as sets.

    Args:
        found: The JSON of a target.
        wanted: By key; `outlook__value` is the value of the outlook.
    """
    flags, none = set(wanted.pop("flags", ())), set(wanted.pop("no_flags", ()))
    wrong = [
        f"{key}: {shown(one)} wanted, {shown(_of(found, key))} found"
        for key, one in wanted.items()
        if not agree(one, _of(found, key))
    ]
    wrong += [f"flag {flag} wanted" for flag in sorted(flags - set(found["flags"]))]
    wrong += [f"flag {flag} found" for flag in sorted(none & set(found["flags"]))]
    assert not wrong, "\n".join([*wrong, f"status {found['status']}, reason {found['reason']}, flags {found['flags']}"])


def _of(found: Mapping[str, Any], key: str) -> Any:
    value: Any = found
    for part in key.split("__"):
        value = value.get(part.rstrip("_")) if isinstance(value, Mapping) else None
    return value


def shown(value: Any) -> str:
    """Return a number in twelve digits, anything else as it is."""
    return f"{float(value):.12g}" if isinstance(value, Fraction) else str(value)


def number(text: str) -> Fraction:
    """Return a decimal as a fraction."""
    return Fraction(text)
