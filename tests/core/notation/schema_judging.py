"""What the loader and what the validators say of a document, and what a schema cannot know."""

import json
import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from functools import cache
from re import fullmatch
from typing import Any

import fastjsonschema
import jsonschema
import jsonschema_rs

from ectrack.core.notation.build import build
from ectrack.core.notation.build_targets import SPLITTABLE
from ectrack.core.notation.documents import Document, Role
from ectrack.core.notation.patterns import ID_PATTERN
from ectrack.core.notation.schema import file_schema
from ectrack.core.problems import Problem
from ectrack.store.toml_text import Unheld

CLOSED: dict[str, str] = {
    "unknown-region": "what is referred to may stand in another file",
    "unknown-indicator": "what is referred to may stand in another file",
    "unknown-policy": "what is referred to may stand in another file",
    "unknown-target": "what is referred to may stand in another file",
    "unknown-level": "levels stand with the regions",
    "nothing-below": "what lies below stands with other regions",
    "no-values": "a file of its own",
    "duplicate-id": "the first may stand in another file",
    "region-cycle": "a cycle runs through several tables",
    "region-level": "the level of the parent stands with another region",
    "roll-up-kind": "the kind is another key of the indicator",
    "unknown-encoding": "encodings have hundreds of names, in many spellings",
    "encoding-without-text": "the name of the file tells whether it is text",
    "ratio-cycle": "a cycle runs through several tables",
    "ratio-units": "the units stand with the other indicators",
    "rates-added": "the unit and the kind stand with the indicator",
    "fraction-beside-unit": "a unit is written in many ways",
    "growth-of-growth": "the kind stands with the indicator",
    "growth-against-direction": "the kind stands with the indicator",
    "growth-each-year": "the kind stands with the indicator",
    "growth-in-points": "the kind stands with the indicator",
    "growth-of-rates": "the kind stands with another indicator",
    "break-start": "a period that only has an end is one for a schema",
    "break-twice": "two dates are compared",
    "count-level": "levels stand with the regions",
    "window-of-years": "two dates are compared",
    "goal-against-direction": "the direction stands with the indicator",
    "relative-to-itself": "two texts are compared",
    "window-too-short": "two dates are compared",
    "times-of-nothing": "a number in text has no size for a schema",
    "part-of-another-kind": "the units stand with the other indicators",
    "adds-to-another-kind": "the units stand with the other indicators",
    "unit-mismatch": "the unit stands with the indicator",
    "scale-ambiguous": "the unit stands with the indicator",
    "other-currency": "the unit stands with the indicator",
    "two-currencies": "a pattern cannot compare what stands before a number with what stands behind it",
    "unknown-currency": "a pattern does not list all currencies",
    "baseline-on-sum": "the kind stands with the indicator",
    "flow-due": "the kind stands with the indicator",
    "flow-due-on-a-day": "the kind stands with the indicator",
    "milestone-not-from-start": "the kind stands with the indicator",
    "level-beyond-limit": "two numbers are compared",
    "mean-of-years": "two dates are compared",
    "duplicate-figure": "a figure is compared with the others",
    "revises-nothing": "a figure is compared with the others",
    "withdraws-nothing": "a figure is compared with the others",
    "fiscal-year": "the month in which years begin stands with the indicator",
    "which-year": "the month in which years begin stands with the indicator",
    "year-or-two": "the month in which years begin stands with the indicator",
    "years-apart": "two years are compared",
    "no-such-period": "a pattern has no calendar: 2014-02-30, the year 0, 2014年13月",
    "range-backwards": "two dates are compared",
    "deadline-before-baseline": "two dates are compared",
    "deadline-before-start": "two dates are compared",
    "baseline-not-at-start": "two dates are compared",
    "milestone-outside": "two dates are compared",
    "milestone-conflict": "two numbers are compared",
    "range-reversed": "two numbers are compared",
    "lights-order": "two numbers are compared",
    "split-sum": "numbers are added up",
    "growth-too-low": "a number in text has no size for a schema",
    "improve-by-nothing": "a number in text has no size for a schema",
    "negative-se": "a number in text has no size for a schema",
    "number-too-long": "the digits of a number are not seen",
}
"""What one file alone does not show, or JSON Schema cannot say, by the slug of the problem."""


OF_ANOTHER_FILE = {"toml-has-no-cells": "ectrack.toml says it of this file"}
"""What no schema of one file can say, since another file is wrong about it."""


def _in_reading(problem: Problem) -> bool:
    return problem.origin is not None and "readings" in problem.origin.keys


PARTLY: dict[str, tuple[str, Callable[[Problem], bool]]] = {
    "not-a-day": ("the ends of a range are compared", lambda problem: "/" in problem.params["found"].replace("／", "/")),
    "split-kind": ("the kind stands with the indicator", lambda problem: problem.params["goal"] in SPLITTABLE),
    "hold-kind": ("a reading is put together with its target", _in_reading),
    "direction-not-allowed": ("a reading is put together with its target", _in_reading),
    "average-window": ("a reading is put together with its target", _in_reading),
    "relative-alone": ("a reading is put together with its target", _in_reading),
    "stretch-without-range": ("a reading is put together with its target", _in_reading),
    "cap-of-its-own": ("two dates are compared", lambda problem: problem.params["key"] == "milestones" or _in_reading(problem)),
    "no-path-to-shape": ("a reading is put together with its target", _in_reading),
}
"""The same for problems of which a schema sees the rest."""


def hidden(problem: Problem, data: Any) -> bool:
    """Return whether a problem is none that a schema must see."""
    if problem.slug in CLOSED:
        return True
    if problem.slug in PARTLY:
        return PARTLY[problem.slug][1](problem)
    found = _at(data, problem.origin.keys if problem.origin else ())
    # An editor shows a date as text, and JSON Schema takes 2014.0 for a whole number.
    is_whole = problem.slug == "not-a-period" and isinstance(found, Decimal) and found == found.to_integral_value()
    return is_whole or _has(found, (date, time))


def _has(value: Any, types: tuple[type, ...]) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return isinstance(value, types) or any(_has(one, types) for one in inner)


def _at(data: Any, keys: tuple[str | int, ...]) -> Any:
    for key in keys:
        if isinstance(data, dict) and key in data:
            data = data[key]
        elif isinstance(data, list) and isinstance(key, int) and key < len(data):
            data = data[int(key)]
        elif key != "period":  # a period alone stands for a table with nothing else
            return None
    return data


def problems(role: Role, data: Mapping[str, Any], other: Mapping[str, Any] | None = None) -> list[Problem]:
    """Return what the loader finds in a file, beside another one with what it refers to unless that is given."""
    found = build([Document("file.toml", role, data), Document("a.toml", "tables", other or _referred(data))])[1]
    return [problem for problem in found if problem.origin and problem.origin.file == "file.toml"]


def _referred(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tables that a file refers to and does not hold."""
    kinds: dict[str, tuple[str, dict[str, Any]]] = {
        "parent": ("region", {}),
        "region": ("region", {}),
        "indicator": ("indicator", {"kind": "stock", "unit": "亿元"}),
        "of": ("indicator", {"kind": "stock", "unit": "亿元"}),
        "to": ("indicator", {"kind": "stock", "unit": "亿元"}),
        "policy": ("policy", {"title": "x"}),
        "superseded_by": ("target", {"indicator": "gansu", "region": "gansu", "at_least": 1}),
    }
    needed: dict[str, dict[str, Any]] = {kind: {"gansu": table} for kind, table in kinds.values()}
    for key, stated in _entries(data):
        value = stated.partition("@")[0].strip() if key == "of" and isinstance(stated, str) else stated
        names = value if key == "split" and isinstance(value, dict) else [value] if key in kinds else []
        if key == "of" and isinstance(stated, str) and fullmatch(ID_PATTERN, region := stated.partition("@")[2].strip()):
            needed["region"][region] = {}
        kind, table = kinds.get("region" if key == "split" else key, ("", {}))
        needed.setdefault(kind, {}).update({name: table for name in names if isinstance(name, str) and fullmatch(ID_PATTERN, name)})
    own = {kind: data[kind] for kind in needed if isinstance(data.get(kind), dict)}
    return {
        kind: {name: table for name, table in group.items() if name not in own.get(kind, {})}
        for kind, group in needed.items()
        if kind
    }


def _entries(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _entries(inner)


def as_json(value: Any) -> Any:
    """Return a TOML value as editors hand it to a validator: dates are text, and what JSON has no number for is null."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Unheld):
        return None
    if isinstance(value, Decimal):
        number = float(value)
        return number if math.isfinite(number) else None
    return value


@cache
def validators(role: Role) -> dict[str, Callable[[Any], bool]]:
    """Return what says whether a document is valid, by the name of the validator."""
    schema = file_schema(role)
    # In Python `$` also stands before a last line feed.
    for_python = json.loads(json.dumps(schema).replace('$"', '\\\\Z"'))
    quick = fastjsonschema.compile(for_python)
    return {
        "jsonschema": jsonschema.Draft7Validator(for_python).is_valid,
        "jsonschema-rs": jsonschema_rs.Draft7Validator(schema).is_valid,
        "fastjsonschema": lambda data: _accepts(quick, data),
    }


def _accepts(validate: Callable[[Any], Any], data: Any) -> bool:
    try:
        validate(data)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


def accepted(role: Role, data: Mapping[str, Any]) -> bool:
    """Return whether the schema accepts a document; all validators agree."""
    said = {name: valid(as_json(data)) for name, valid in validators(role).items()}
    assert len({*said.values()}) == 1, said
    return said["jsonschema"]
