"""Every table and key that can be written is described, in both languages, with an example that can be written."""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, TypeGuard, get_args

import pytest

from ectrack.core.notation.documents import Role
from ectrack.core.notation.fields import Table
from ectrack.core.notation.schema import NEVER, ROLES, file_schema
from ectrack.core.notation.tables import (
    GOAL_KEYS,
    TABLES,
    ActualTable,
    BaselineTable,
    LightsTable,
    RatioTable,
    ReadingTable,
    SettingsTable,
)
from ectrack.locale import current, use
from ectrack.locale.choice_words import CHOICES
from ectrack.locale.key_words import FILE_WORDS, KEY_WORDS, TABLE_WORDS
from ectrack.locale.problem_words import WORDS
from ectrack.locale.worded_schema import schema_text, worded_schema
from tests.core.notation.schema_judging import accepted, hidden, problems


def within(model: type[Table]) -> Iterator[type[Table]]:
    """Yield a model and those of the tables in it."""
    yield model
    for field in model.model_fields.values():
        for part in filter(_is_table, _parts(field.annotation)):  # such as of `dict[str, ReadingTable] | None`
            yield from within(part)


def _is_table(part: Any) -> TypeGuard[type[Table]]:
    return isinstance(part, type) and issubclass(part, Table)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


TOPS: tuple[type[Table], ...] = (*TABLES.values(), ActualTable, SettingsTable)
MODELS = {model.__name__: model for top in TOPS for model in within(top)}
PLACE = "src/ectrack/locale/key_words.py"


def keys(model: type[Table]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def test_all_tables_are_found() -> None:
    assert {BaselineTable, LightsTable, RatioTable, ReadingTable} <= {*MODELS.values()}


@pytest.mark.parametrize("name", MODELS)
def test_every_key_of_a_table_is_described(name: str) -> None:
    described = KEY_WORDS.get(name, {})
    missing = [key for key in keys(MODELS[name]) if key not in described]
    assert not missing, (
        f"{name} has keys without words: {', '.join(missing)}. Add to KEY_WORDS[{name!r}] in {PLACE} what each says."
    )
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
        assert not missing, (
            f"{key} has values without words: {missing}. Add to CHOICES in src/ectrack/locale/choice_words.py what each means."
        )
        assert all(f"`{value}`" in schema["description"] for value in values)
        if "enum" in schema:
            assert len(schema["x-taplo"]["docs"]["enumValues"]) == len(values)


def test_closed_lists_are_those_of_the_tables() -> None:
    lists = {key: {*values} for key, values in CHOICES.items()}
    found = {key: {*schema["enum"]} for role in ROLES for key, schema in described(worded_schema(role)) if "enum" in schema}
    assert lists == found | {"scales": {"千", "百"}}


GOAL_OF: dict[str, dict[str, Any]] = {
    **{key: {} for key in GOAL_KEYS},
    "direction": {"between": [1, 2]},
    "stretch": {"between": [1, 2]},
    "average": {"at_least": 1, "from": "2014"},
    "split": {"at_least": 120},
    "values": {"at_least": 1, "for_regions": "r"},
}
TARGET: dict[str, Any] = {"indicator": "i", "region": "r", "by": "2015"}
FILES: dict[str, Callable[[str, dict[str, Any]], tuple[Role, dict[str, Any]]]] = {
    "RegionTable": lambda _key, pair: ("tables", {"region": {"r": pair}}),
    "IndicatorTable": lambda key, pair: (
        "tables",
        {"indicator": {"i": ({"kind": "growth"} if key == "growth_of" else {"kind": "stock", "unit": "x"}) | pair}},
    ),
    "PolicyTable": lambda _key, pair: ("tables", {"policy": {"p": {"title": "x"} | pair}}),
    "TargetTable": lambda key, pair: ("tables", {"target": {"t": TARGET | GOAL_OF.get(key, {"at_least": 1}) | pair}}),
    "ReadingTable": lambda key, pair: (
        "tables",
        {
            "target": {
                "t": TARGET
                | ({"at_least": 1} if key in GOAL_KEYS else GOAL_OF.get(key, {"at_least": 1}))
                | {"readings": {"r": pair}}
            }
        },
    ),
    "CountTable": lambda key, pair: (
        "tables",
        {
            "indicator": {
                "i": {"kind": "share" if key == "share" else "stock", "unit": "%" if key == "share" else "x"}
                | {"count": {"of": "shops"} | ({"at_least": 1} if key in {"of", "level", "share"} else {}) | pair}
            }
        },
    ),
    "RelativeTable": lambda _key, pair: ("tables", {"target": {"t": TARGET | {"at_least": {"of": "gdp"} | pair}}}),
    "ActualTable": lambda key, pair: (
        "actuals",
        {"actual": [{"indicator": "i", "region": "r", "period": "2014"} | ({} if key == "withdrawn" else {"value": 1}) | pair]},
    ),
    "SettingsTable": lambda _key, pair: ("settings", pair),
    "BaselineTable": lambda key, pair: (
        "tables",
        {"target": {"t": TARGET | {"at_least": 1, "baseline": ({} if key == "mean" else {"period": "2013"}) | pair}}},
    ),
    "LightsTable": lambda _key, pair: ("settings", {"lights": {"yellow": 10, "red": 30} | pair}),
    "CheckTable": lambda _key, pair: ("settings", {"check": pair}),
    "SourceTable": lambda _key, pair: ("settings", {"source": {"connection": "bureau", "table": "figures"} | pair}),
    "FiguresTable": lambda _key, pair: ("settings", {"figures": {"all.csv": pair}}),
    "RatioTable": lambda _key, pair: (
        "tables",
        {"indicator": {"i": {"kind": "share", "ratio": {"of": "a", "to": "b"} | pair}}},
    ),
}
"""A file with a key in a table, by the name of the table; its other keys are as few as may be."""


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, words in KEY_WORDS.items() for key in words])
def test_an_example_can_be_written(name: str, key: str) -> None:
    example = KEY_WORDS[name][key].example
    assert (example is None) is (key in {"readings", "check", "figures"} or (name, key) == ("SettingsTable", "source")), (
        f"the key {key} of {name} has no example in {PLACE}"
    )
    if example is None:
        return
    role, data = FILES[name](key, {key: Decimal(str(example)) if isinstance(example, float) else example})
    assert [problem for problem in problems(role, data) if not hidden(problem, data)] == []
    assert accepted(role, data)


def target_keys(lang: str) -> dict[str, Any]:
    before = current()
    use(lang)
    try:
        schema = json.loads(schema_text("tables"))
    finally:
        use(before)
    [table] = schema["properties"]["target"]["patternProperties"].values()
    return {"": schema, **table["properties"]}


def test_the_language_that_is_spoken_comes_first() -> None:
    chinese, english = target_keys("zh"), target_keys("en")
    assert (chinese["by"]["title"], english["by"]["title"]) == ("期限", "deadline")
    ids = ("代号用小写字母、数字、汉字", "ids are lower-case letters, digits, Chinese characters")
    told = [keys[""]["definitions"]["bad-id"]["description"].split("\n\n") for keys in (chinese, english)]
    assert [text.startswith(beginning) for text, beginning in zip(told[0], ids, strict=True)] == [True, True]
    assert told[1] == told[0][::-1]


def test_an_example_stands_below_the_words_as_toml_has_it() -> None:
    keys = target_keys("en")
    assert keys["baseline"]["description"].endswith('\n\n`baseline = { period = "2013", value = "860亿元" }`')
    assert keys["between"]["description"].endswith("\n\n`between = [2, 3]`")
    assert keys["binding"]["description"].endswith("\n\n`binding = false`")
    assert '`recorded = 2014-12-31`"' in schema_text("actuals")


@pytest.mark.parametrize("role", ROLES)
def test_words_change_nothing_else(role: Role) -> None:
    def bare(schema: Any) -> Any:
        if isinstance(schema, list):
            return [bare(part) for part in schema]
        if not isinstance(schema, dict):
            return schema
        words = {"title", "description", "examples", "x-taplo"}
        return {key: bare(part) for key, part in schema.items() if key not in words or _is_key(key, part)}

    def _is_key(key: str, part: Any) -> bool:
        return key == "title" and isinstance(part, dict)

    assert bare(worded_schema(role)) == bare(file_schema(role))


def test_every_problem_that_a_schema_names_has_words() -> None:
    assert {*NEVER} <= {*WORDS}
    assert all("{" not in part["description"] for role in ROLES for part in worded_schema(role)["definitions"].values())


def test_every_role_has_words() -> None:
    assert [*FILE_WORDS] == [*ROLES]
