"""The JSON Schemas of the files with words: what each table and key says, in the language that is spoken and then in the other."""

import json
from datetime import date
from typing import Any

from ectrack.core.schema import Role, Schema, file_schema
from ectrack.locale.key_words import CHOICES, FILE_WORDS, KEY_WORDS, TABLE_WORDS, KeyWords
from ectrack.locale.language import LANGUAGES, current, gettext, gettext_in
from ectrack.locale.problem_words import WORDS


def schema_text(role: Role) -> str:
    """Return the schema of the files of a role as JSON."""
    return json.dumps(worded_schema(role), ensure_ascii=False, indent=2) + "\n"


def worded_schema(role: Role) -> Schema:
    """Return the schema of the files of a role, every table and key in it described."""
    schema = _with_words(file_schema(role))
    for slug, form in schema["definitions"].items():
        form["description"] = _in_both(lambda lang, slug=slug: gettext_in(lang, WORDS[slug].hint).format())
    title, sentence = FILE_WORDS[role]
    return {**schema, "title": f"ectrack: {gettext(title)}", "description": _in_both(lambda lang: gettext_in(lang, sentence))}


def _with_words(part: Any) -> Any:
    if isinstance(part, list):
        return [_with_words(item) for item in part]
    if not isinstance(part, dict):
        return part
    done = {key: _with_words(value) for key, value in part.items()}
    table = part.get("title")
    if not isinstance(table, str):
        return done
    words = TABLE_WORDS[table]
    keys = KEY_WORDS[table]
    properties = {key: _described(key, schema, keys[key]) if key in keys else schema for key, schema in done["properties"].items()}
    head = {"title": gettext(words.title), "description": _in_both(lambda lang: gettext_in(lang, words.sentence))}
    return {**done, **head, "properties": properties}


def _described(key: str, schema: Schema, words: KeyWords) -> Schema:
    """Return the schema of a key with its name, what it says, what its values mean, and an example."""
    items = schema.get("items", {})
    values = schema.get("enum") or (items.get("enum", []) if isinstance(items, dict) else [])
    meanings = {value: CHOICES[key][value] for value in values}
    lists = {lang: [f"- `{value}`: {gettext_in(lang, meaning)}" for value, meaning in meanings.items()] for lang in LANGUAGES}
    text = _in_both(lambda lang: "\n".join([gettext_in(lang, words.sentence), *([""] if values else []), *lists[lang]]))
    done = {"title": gettext(words.title), "description": text, **schema}
    done |= {"title": gettext(words.title), "description": text}
    if words.example is not None:
        done["description"] += f"\n\n`{key} = {_toml(words.example)}`"
        done["examples"] = [words.example.isoformat() if isinstance(words.example, date) else words.example]
    if "enum" in schema:
        done["x-taplo"] = {"docs": {"enumValues": [gettext(meaning) for meaning in meanings.values()]}}
    return done


def _in_both(said: Any) -> str:
    """Return what is said in the language that is spoken, then what is said in the other."""
    return "\n\n".join(said(lang) for lang in sorted(LANGUAGES, key=lambda lang: lang != current()))


def _toml(value: object) -> str:
    """Return a value as TOML writes it on one line."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_toml(entry)}' for key, entry in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
