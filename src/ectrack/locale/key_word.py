"""What is said of a table and of a key, and how a value reads in a file."""

import json
from datetime import date
from typing import NamedTuple


class TableWords(NamedTuple):
    """The name of a table and what it is."""

    title: str
    sentence: str


class KeyWords(NamedTuple):
    """The name of a key, what it says, and a value as TOML has it (None: the key's own table has examples)."""

    title: str
    sentence: str
    example: object = None


def as_toml(value: object) -> str:
    """Return a value as TOML writes it on one line."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {as_toml(entry)}' for key, entry in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(as_toml, value))}]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
