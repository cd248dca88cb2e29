"""What is said of a table or a key of the notation, and the words that several tables share."""

import json
from datetime import date
from typing import NamedTuple

from ectrack.locale import N_


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


NAME = KeyWords(N_("name"), N_("The name in reports: one text, or a text for each language."), {"zh": "甘肃省", "en": "Gansu"})
NOTE = KeyWords(N_("note"), N_("A remark for people; nothing is computed from it."), "意见没有写明基期。")
LIMIT = KeyWords(
    N_("limit"),
    N_("The natural ceiling, or the floor where less is better; a figure beyond it is warned about, a stated level refused."),
    "100%",
)
