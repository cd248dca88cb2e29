"""Every table and key that can be written is described, in both languages, with an example that can be written."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from ectrack.core.notation import TABLES, ActualTable, BaselineTable, LightsTable, RatioTable, ReadingTable, SettingsTable, Table
from ectrack.core.schema import NEVER, ROLES, Role, file_schema
from ectrack.locale import use
from ectrack.locale.key_words import CHOICES, FILE_WORDS, KEY_WORDS, TABLE_WORDS
from ectrack.locale.problem_words import WORDS
from ectrack.locale.schema import schema_text, worded_schema
from tests.core.schema_judging import as_json, validators


def within(model: type[Table]) -> Iterator[type[Table]]:
    """Yield a model and those of the tables in it."""
    yield model
    for field in model.model_fields.values():
        for part in _parts(field.annotation):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from within(part)  # type: ignore[arg-type]  # every model of the notation is a table


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


MODELS = {model.__name__: model for top in (*TABLES.values(), ActualTable, SettingsTable) for model in within(top)}
PLACE = "src/ectrack/locale/key_words.py"


def keys(model: type[Table]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def test_all_tables_are_found() -> None:
    assert {BaselineTable, LightsTable, RatioTable, ReadingTable} <= {*MODELS.values()}


@pytest.mark.parametrize("name", MODELS)
def test_every_key_of_a_table_is_described(name: str) -> None:
    described = KEY_WORDS.get(name, {})
    missing = [key for key in keys(MODELS[name]) if key not in described]
    assert not missing, f"{name} has keys without words: {', '.join(missing)}. Add to KEY_WORDS[{name!r}] in {PLACE} what each says."
    stale = [key for key in described if key not in keys(MODELS[name])]
    assert not stale, f"{PLACE} describes keys that {name} does not have: {', '.join(stale)}"
    assert name in TABLE_WORDS, f"{name} has no words. Add to TABLE_WORDS in {PLACE} what it is."


def described(schema: Any) -> Iterator[tuple[str, Any]]:
    """Yield the keys of all tables of a schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("title"), str):
            yield from schema.get("properties", {}).items()
        for part in schema.values():
            yield from described(part)


@pytest.mark.parametrize("role", ROLES)
def test_a_closed_list_says_what_each_value_means(role: Role) -> None:
    for key, schema in described(worded_schema(role)):
        values = schema.get("enum") or (schema.get("items") or {}).get("enum") or []
        missing = [value for value in values if value not in CHOICES.get(key, {})]
        assert not missing, f"{key} has values without words: {missing}. Add to CHOICES in {PLACE} what each means."
        assert all(f"`{value}`" in schema["description"] for value in values)
        if "enum" in schema:
            assert len(schema["x-taplo"]["docs"]["enumValues"]) == len(values)


def test_closed_lists_are_those_of_the_tables() -> None:
    lists = {key: {*values} for key, values in CHOICES.items()}
    found = {key: {*schema["enum"]} for role in ROLES for key, schema in described(worded_schema(role)) if "enum" in schema}
    assert lists == found | {"scales": {"千", "百"}}


def in_file(name: str, key: str, value: Any) -> tuple[Role, dict[str, Any]]:
    """Return a file with a key in a table, its other keys as few as may be."""
    pair = {key: value}
    target = {"indicator": "i", "region": "r"}
    goal = {} if {key} & {"at_least", "at_most", "more_than", "less_than", "between", "growth", "each_year", "total", "improve", "improve_by"} else {"at_least": 1}
    by = {"by": "2015"} if key in {"milestones", "path"} else {}
    goal = {"between": [1, 2]} if key == "direction" else goal
    match name:
        case "SettingsTable":
            return "settings", pair
        case "ActualTable":
            rest = {"indicator": "i", "region": "r", "period": "2014", **({} if key == "withdrawn" else {"value": 1})}
            return "actuals", {"actual": [rest | pair]}
        case "TargetTable":
            return "tables", {"target": {"t": target | goal | by | pair}}
        case "ReadingTable":
            return "tables", {"target": {"t": target | {"at_least": 1, "by": "2015", "readings": {"r": pair}}}}
        case "BaselineTable":
            return "tables", {"target": {"t": target | {"at_least": 1, "since": {"period": "2013"} | pair}}}
        case "LightsTable":
            return "settings", {"lights": {"yellow": 10, "red": 30} | pair}
        case "RatioTable":
            return "tables", {"indicator": {"i": {"kind": "share", "ratio": {"of": "a", "to": "b"} | pair}}}
        case "IndicatorTable":
            return "tables", {"indicator": {"i": {"kind": "stock", "unit": "x"} | pair}}
        case "PolicyTable":
            return "tables", {"policy": {"p": {"title": "x"} | pair}}
        case _:
            return "tables", {"region": {"r": pair}}


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, words in KEY_WORDS.items() for key in words])
def test_an_example_can_be_written(name: str, key: str) -> None:
    example = KEY_WORDS[name][key].example
    if example is None:
        assert key == "readings", f"the key {key} of {name} has no example in {PLACE}"
        return
    exact = Decimal(str(example)) if isinstance(example, float) else example
    MODELS[name].__pydantic_validator__.validate_assignment(MODELS[name].model_construct(), key, exact) if False else None
    role, data = in_file(name, key, exact)
    assert all(valid(as_json(data)) for valid in validators(role).values())
