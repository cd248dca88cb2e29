"""What a table leaves open, with the lines of a mapping that would answer it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from ectrack.core.problems import Origin, Problem

Answer = Mapping[str, Any]
"""Keys of a mapping with their values, as TOML has them."""

_BARE = re.compile("[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Question:
    """What a table leaves open.

    Attributes:
        problem: What keeps the table from being read.
        answer: What a mapping could say; empty where nothing is likely.
        is_likely: Whether the table itself speaks for the answer; a draft only mentions any other.
    """

    problem: Problem
    answer: Answer = field(default_factory=lambda: MappingProxyType({}))
    is_likely: bool = True


def question(
    slug: str, place: Origin, params: Mapping[str, str], answer: Answer | None = None, *, is_likely: bool = True
) -> Question:
    """Return a question whose problem names the answer, in its parameter `answer`."""
    return Question(Problem(slug, place, {**params, "answer": in_toml(answer)} if answer else params), answer or {}, is_likely)


def in_toml(answer: Answer) -> str:
    """Return an answer as it is written in a mapping: `keep = { Sex = "Total" }`, or `[columns] SCALE = "scale"`."""
    return "; ".join(
        f"[{key}] {_pairs(value)}" if key in {"columns", "regions", "indicators"} else f"{_key(key)} = {_value(value)}"
        for key, value in answer.items()
    )


def _pairs(table: Mapping[str, Any]) -> str:
    return ", ".join(f"{_key(key)} = {_value(value)}" for key, value in table.items())


def _value(value: Any) -> str:
    return f"{{ {_pairs(value)} }}" if isinstance(value, Mapping) else json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)
