"""The JSON Schemas of the files with words: what each table and key says, in the language that is spoken and then in the other."""

import json
from datetime import date
from functools import cache
from typing import Any

from ectrack.core.notation.documents import Role
from ectrack.core.notation.schema import Schema, file_schema
from ectrack.locale.choice_words import CHOICES
from ectrack.locale.described import KeyWords, as_toml
from ectrack.locale.key_words import FILE_WORDS, KEY_WORDS, TABLE_WORDS
from ectrack.locale.language import LANGUAGES, current, gettext, gettext_in
from ectrack.locale.problem_words import WORDS


def schema_text(role: Role, *, ascii_only: bool = False) -> str:
    """Return the schema of the files of a role as JSON, in ASCII where it may go through another encoding than UTF-8."""
    return _text(role, ascii_only, current())


@cache
def _text(role: Role, ascii_only: bool, _lang: str) -> str:
    return json.dumps(worded_schema(role), ensure_ascii=ascii_only, indent=2) + "\n"


def worded_schema(role: Role) -> Schema:
    """Return the schema of the files of a role, every table and key in it described."""
    schema = _with_words(file_schema(role))
    definitions = {slug: {"description": _in_both(WORDS[slug].hint), **form} for slug, form in schema["definitions"].items()}
    title, sentence = FILE_WORDS[role]
    head = {"$schema": schema["$schema"], "title": f"ectrack: {gettext(title)}", "description": _in_both(sentence)}
    return {**head, **{key: part for key, part in schema.items() if key not in head}, "definitions": definitions}


def _with_words(part: Any) -> Any:
    if isinstance(part, list):
        return [_with_words(item) for item in part]
    if not isinstance(part, dict):
        return part
    done = {key: _with_words(value) for key, value in part.items()}
    table = part.get("title")
    if not isinstance(table, str) or table not in TABLE_WORDS:
        return {**_words_of_many(done), **done}
    title, sentence = TABLE_WORDS[table]
    words = KEY_WORDS[table]
    keys = {key: _described(key, schema, words[key]) if key in words else schema for key, schema in done["properties"].items()}
    return {**done, "title": gettext(title), "description": _in_both(sentence), "properties": keys}


def _words_of_many(schema: Schema) -> Schema:
    """Return the words of the tables that a key holds by their id or in a row; nothing for anything else."""
    [one] = [*schema.get("patternProperties", {}).values(), schema.get("items")][:1]
    return {name: one[name] for name in ("title", "description") if isinstance(one, dict) and isinstance(one.get(name), str)}


def _described(key: str, schema: Schema, words: KeyWords) -> Schema:
    """Return the schema of a key with its name, what it says, what its values mean, and an example."""
    meanings = CHOICES.get(key, {})
    listed = schema.get("enum") or schema.get("items", {}).get("enum", [])
    values = [value for value in listed if value in meanings]
    said = [_in_both(words.sentence), "\n".join(f"- `{value}`: {_in_both(meanings[value], ' · ')}" for value in values)]
    example = words.example
    said += [] if example is None else [f"`{key} = {as_toml(example)}`"]
    done = {**schema, "title": gettext(words.title), "description": "\n\n".join(filter(None, said))}
    if example is not None:
        done["examples"] = [example.isoformat() if isinstance(example, date) else example]
    if schema.get("enum") == values:
        done["x-taplo"] = {"docs": {"enumValues": [gettext(meanings[value]) for value in values]}}
    return done


def _in_both(message: str, between: str = "\n\n") -> str:
    """Return a text in the language that is spoken, then in the other."""
    return between.join(gettext_in(lang, message) for lang in sorted(LANGUAGES, key=lambda lang: lang != current()))
