"""The JSON Schema of the files, from the models of their tables."""

from typing import Any

from ectrack.core.notation import GOAL_KEYS, ID_PATTERN, TABLES, ActualTable, TargetTable

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def file_schema() -> dict[str, Any]:
    """Return the schema of a `*.toml` file of a tracker or of its `actuals` folder.

    Source:
        JSON Schema, draft 2020-12.
    """
    definitions: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for kind, model in TABLES.items():
        table = _definition(model, definitions)
        properties[kind] = {
            "type": "object",
            "propertyNames": {"pattern": ID_PATTERN},
            "additionalProperties": {"$ref": f"#/$defs/{table}"},
        }
    figure = _definition(ActualTable, definitions)
    properties["actual"] = {"type": "array", "items": {"$ref": f"#/$defs/{figure}"}}
    definitions[TargetTable.__name__]["oneOf"] = [{"required": [key]} for key in GOAL_KEYS]
    return {
        "$schema": DIALECT,
        "title": "ectrack",
        "description": "A file of a tracker: regions, indicators, policies and targets, or figures · 台账文件",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": definitions,
    }


def _definition(model: type[Any], definitions: dict[str, Any]) -> str:
    found = model.model_json_schema(by_alias=True, ref_template="#/$defs/{model}")
    definitions.update(found.pop("$defs", {}))
    definitions[model.__name__] = _without_null(found)
    return model.__name__


def _without_null(schema: Any) -> Any:
    """Return the schema without `null`, which TOML does not have: an optional key is absent."""
    if isinstance(schema, list):
        return [_without_null(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {key: _without_null(value) for key, value in schema.items() if not (key == "default" and value is None)}
    choices = [choice for choice in plain.get("anyOf", []) if choice != {"type": "null"}]
    if "anyOf" in plain and len(choices) == 1:
        return {**{key: value for key, value in plain.items() if key != "anyOf"}, **choices[0]}
    return {**plain, "anyOf": choices} if choices else plain
