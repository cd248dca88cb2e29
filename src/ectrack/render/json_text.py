"""JSON as text: exact decimals without exponents, one form for one content, and nothing in it that acts on a terminal."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import simplejson

from ectrack.locale.text import visible

SCHEMA_VERSION = 2
"""Version of the contract that every JSON output names."""


def json_text(record: Any) -> str:
    """Return a record as indented JSON that ends in a newline.

    Args:
        record: Dictionaries, lists, texts, numbers, `Decimal` (written with all its digits), True, False and None; in a dictionary at the
            top also iterators, which become lists without ever being in memory as a whole.
    """
    if isinstance(record, dict) and any(isinstance(value, Iterator) for value in record.values()):
        return "".join(_parts(record))
    return _dumped(record) + "\n"


def _parts(record: dict[str, Any]) -> Iterator[str]:
    """Yield the text piece by piece: it may be long, and is then in memory twice and no more."""
    before = "{"
    for key, value in record.items():
        yield f"{before}\n  {_dumped(key)}: "
        yield from _items(value) if isinstance(value, Iterator) else (_dumped(value).replace("\n", "\n  "),)
        before = ","
    yield "\n}\n"


def _items(values: Iterator[Any]) -> Iterator[str]:
    before = "["
    for value in values:
        yield f"{before}\n    "
        yield _dumped(value).replace("\n", "\n    ")
        before = ","
    yield "[]" if before == "[" else "\n  ]"


def _dumped(value: Any) -> str:
    text = simplejson.dumps(_plain(value), ensure_ascii=False, indent=2, allow_nan=False)
    text = text.replace("##", r"#\u0023")  # commands to services that read a log begin so
    lines = text.split("\n")
    return text if "".join(lines).isprintable() else "\n".join(map(_seen, lines))


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return simplejson.RawJSON(f"{value:f}")
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value


def _seen(text: str) -> str:
    """Return a line with the characters that JSON allows raw although nobody can see them written as escapes."""
    return text if visible(text) == text else "".join(char if visible(char) == char else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index]:02x}{units[index + 1]:02x}" for index in range(0, len(units), 2))
