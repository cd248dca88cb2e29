"""The JSON Schemas of the files, from the models of their tables; their words stand in `ectrack.locale`."""

import json
from collections.abc import Iterable, Mapping
from itertools import combinations
from types import MappingProxyType
from typing import Any, get_args

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from ectrack.core.assessing.methods import METHODS
from ectrack.core.model import GoalType, Kind
from ectrack.core.notation import patterns
from ectrack.core.notation.build_targets import SPLITTABLE
from ectrack.core.notation.contradictions import DIRECTED, LEVELS, RANGES
from ectrack.core.notation.documents import Role
from ectrack.core.notation.fields import Table
from ectrack.core.notation.tables import (
    COUNT_KEYS,
    GOAL_KEYS,
    TABLES,
    ActualTable,
    CountTable,
    IndicatorTable,
    ReadingTable,
    SettingsTable,
    TargetTable,
)
from ectrack.core.values.quantities import PERCENT_SIGNS

ROLES: tuple[Role, ...] = get_args(Role)

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that the validator of Taplo is built for."""

Schema = dict[str, Any]


def _ref(slug: str) -> Schema:
    return {"$ref": f"#/definitions/{slug}"}


def _unlike(pattern: str) -> Schema:
    return {"type": "string", "not": {"pattern": pattern}}


def _any_of(keys: Iterable[str]) -> Schema:
    return {"anyOf": [{"required": [key]} for key in GOAL_KEYS if key in keys]}


_HELD: Schema = {"required": ["hold"], "properties": {"hold": {"enum": [True]}}}
_AVERAGED: Schema = {"required": ["average"], "properties": {"average": {"enum": [True]}}}
_RELATIVE: Schema = {
    "anyOf": [{"required": [key], "properties": {key: {"type": "object"}}} for key in GOAL_KEYS if GoalType(key) in LEVELS - RANGES]
}
_UNITLESS = [Kind.SHARE.value, Kind.INDEX.value, Kind.GROWTH.value]
_OF_RATES: Schema = {"properties": {"kind": {"enum": [Kind.GROWTH.value]}}}

_SHARED: Schema = {"properties": {"count": {"required": ["share"], "properties": {"share": {"enum": [True]}}}}}

NEVER: Mapping[str, Schema] = MappingProxyType(
    {
        "bad-id": _unlike(patterns.ID_PATTERN),
        "lights-order": _unlike(patterns.NUMBER_PATTERN),
        "not-a-day": _unlike(patterns.DAY_PATTERN),
        "not-a-month": _unlike(patterns.MONTH_PATTERN),
        "not-a-number": _unlike(patterns.QUANTITY_PATTERN),
        "not-a-period": _unlike(patterns.PERIOD_PATTERN),
        "not-a-text": _unlike(patterns.TEXT_PATTERN),
        "not-waivers": _unlike(patterns.WAIVERS_PATTERN),
        "change-without-unit": _unlike(patterns.CHANGE_PATTERN),
        "rate-without-percent": _unlike(patterns.RATE_PATTERN),
        "no-goal": {"not": _any_of(GOAL_KEYS)},
        "two-goals": {"anyOf": [{"required": [*pair]} for pair in combinations(GOAL_KEYS, 2)]},
        "since-and-baseline": {"required": ["since", "baseline"]},
        "hold-kind": {**_HELD, "not": _any_of(LEVELS)},
        "direction-not-allowed": {"required": ["direction"], "not": {"anyOf": [_HELD, _any_of(DIRECTED)]}},
        "average-window": {
            **_AVERAGED,
            "anyOf": [{"not": _any_of(LEVELS)}, _HELD, {"not": {"required": ["from"]}}, {"not": {"required": ["by"]}}],
        },
        "relative-alone": {"allOf": [_RELATIVE, {"anyOf": [_HELD, _AVERAGED]}]},
        "stretch-without-range": {
            "required": ["stretch"],
            "properties": {"stretch": {"enum": [True]}},
            "not": {"required": [GoalType.BETWEEN]},
        },
        "no-path-to-shape": {
            "anyOf": [_HELD, _AVERAGED, _RELATIVE, {"required": [GoalType.IMPROVE]}, {"not": {"required": ["by"]}}]
        },
        "cap-of-its-own": {"required": [GoalType.EACH_YEAR_AT_MOST]},
        "split-kind": {"not": _any_of(SPLITTABLE)},
        "values-without-regions": {"not": {"required": ["for_regions"]}},
        "split-and-regions": {"required": ["for_regions", "split"]},
        "growth-unit": {
            "required": ["kind", "unit"],
            "properties": {**_OF_RATES["properties"], "unit": {"not": {"enum": [*PERCENT_SIGNS]}}},
        },
        "growth-derived": {
            "required": ["kind"],
            **_OF_RATES,
            "anyOf": [{"required": ["ratio"]}, {"required": ["parts"], "not": {"properties": {"parts": {"maxItems": 0}}}}],
        },
        "growth-linked": {
            "required": ["kind"],
            **_OF_RATES,
            "not": {"properties": {"breaks": {"additionalProperties": {"not": {"type": "object", "required": ["link"]}}}}},
        },
        "growth-of-kind": {"not": _OF_RATES},
        "count-keys": {
            "anyOf": [
                {"not": {"anyOf": [{"required": [key]} for key in COUNT_KEYS]}},
                *({"required": [*pair]} for pair in combinations(COUNT_KEYS, 2)),
            ]
        },
        "count-kind": {
            "anyOf": [
                {**_SHARED, "not": {"properties": {"kind": {"enum": [Kind.SHARE.value]}, "unit": {"enum": [*PERCENT_SIGNS]}}}},
                {"not": {"anyOf": [_SHARED, {"properties": {"kind": {"enum": [Kind.STOCK.value]}}}]}},
            ]
        },
        "count-alone": {"anyOf": [{"required": ["ratio"]}, {"required": ["roll_up"], "properties": {"roll_up": {"enum": [True]}}}]},
        "roll-up-of-ratio": {"required": ["ratio"], "properties": {"roll_up": {"enum": [True]}}},
        "unit-missing": {"not": {"anyOf": [{"required": ["unit"]}, {"properties": {"kind": {"enum": _UNITLESS}}}]}},
        "value-missing": {"not": {"anyOf": [{"required": ["value"]}, {"required": ["withdrawn"]}]}},
        "value-on-withdrawal": {"required": ["value", "withdrawn"]},
    }
)
"""By the slug of a problem the values that have it. A schema refers to them after `not`: editors then quote the slug, and not a
pattern of a thousand characters."""

_RULES: Mapping[str, Schema] = MappingProxyType(
    {
        IndicatorTable.__name__: {
            "not": _ref("unit-missing"),
            "dependencies": {
                key: {"not": _ref(slug) if isinstance(slug, str) else {"anyOf": [_ref(one) for one in slug]}}
                for key, slug in (
                    ("count", ("count-kind", "count-alone")),
                    ("roll_up", "roll-up-of-ratio"),
                    ("unit", "growth-unit"),
                    ("ratio", "growth-derived"),
                    ("parts", "growth-derived"),
                    ("growth_of", "growth-of-kind"),
                    ("breaks", "growth-linked"),
                )
            },
        },
        CountTable.__name__: {"not": _ref("count-keys")},
        ReadingTable.__name__: {
            "not": _ref("two-goals"),
            "dependencies": {"since": {"not": _ref("since-and-baseline")}},
        },
        TargetTable.__name__: {
            "not": {"anyOf": [_ref("no-goal"), _ref("two-goals")]},
            "dependencies": {
                key: {"not": _ref(slug) if isinstance(slug, str) else {"anyOf": [_ref(one) for one in slug]}}
                for key, slug in (
                    ("since", "since-and-baseline"),
                    ("hold", ("hold-kind", "relative-alone")),
                    ("average", ("average-window", "relative-alone")),
                    ("stretch", "stretch-without-range"),
                    ("direction", "direction-not-allowed"),
                    ("milestones", "no-path-to-shape"),
                    ("path", ("no-path-to-shape", "cap-of-its-own")),
                    ("split", "split-kind"),
                    ("values", "values-without-regions"),
                    ("for_regions", "split-and-regions"),
                )
            },
        },
        ActualTable.__name__: {"not": _ref("value-missing"), "dependencies": {"withdrawn": {"not": _ref("value-on-withdrawal")}}},
    }
)
"""What the keys of one table may not say against each other."""


def file_schema(role: Role) -> Schema:
    """Return the schema of the files of a role, without words; the title of a table is the name of its model.

    Source:
        JSON Schema, draft 7.
    """
    schema = _file(role)
    used = json.dumps(schema)
    definitions = {slug: form for slug, form in NEVER.items() if json.dumps(_ref(slug)) in used}
    return {"$schema": DIALECT, **schema, "definitions": definitions}


def _file(role: Role) -> Schema:
    if role == "settings":
        return _table(SettingsTable)
    if role == "actuals":
        return _object({"actual": {"type": "array", "items": _table(ActualTable)}})
    return _object({kind: _object({}, {patterns.ID_PATTERN: _table(model)}) for kind, model in TABLES.items()})


def _object(properties: Schema, by_pattern: Schema | None = None) -> Schema:
    keys = {"patternProperties": by_pattern} if by_pattern else {"properties": properties}
    return {"type": "object", **keys, "additionalProperties": False}


class _WithoutNull(GenerateJsonSchema):
    """A schema for TOML, which has no null: an optional key is absent."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        none = "default" in schema and schema["default"] is None
        return self.generate_inner(schema["schema"]) if none else super().default_schema(schema)

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002  # the words of a key stand in ectrack.locale
        return False


def _table(model: type[Table]) -> Schema:
    found = model.model_json_schema(by_alias=True, schema_generator=_WithoutNull)
    whole: Schema = _finished(found, found.pop("$defs", {}))
    return whole


def _finished(part: Any, nested: Schema) -> Any:
    """Return the schema with tables in each other, not referred to, with `not` for `never`, and with the rules of its tables."""
    if isinstance(part, list):
        return [_finished(item, nested) for item in part]
    if not isinstance(part, dict):
        return part
    if isinstance(part.get("$ref"), str):
        return _finished(nested[part["$ref"].removeprefix("#/$defs/")], nested)
    kept = {key: _finished(value, nested) for key, value in part.items() if not _is_ours(key, value, part)}
    if part.get("never") == "unknown-method":
        return {**kept, "enum": [*METHODS]}
    never = {"not": _ref(part["never"])} if isinstance(part.get("never"), str) else {}
    return {**kept, **never, **(_RULES.get(kept["title"], {}) if isinstance(kept.get("title"), str) else {})}


def _is_ours(key: str, value: object, part: Schema) -> bool:
    """Return whether a text of a schema is for us, not for its readers; the title of a table is kept for those who put in words."""
    return isinstance(value, str) and (key in {"never", "description"} or (key == "title" and "properties" not in part))
