"""JSON as text: exact decimals without exponents, one form for one content, and nothing in it that acts on a terminal."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import simplejson

from ectrack.locale.text import visible


def json_text(record: Any) -> str:
    """Return a record as indented JSON that ends in a newline.

    Args:
        record: Dictionaries, lists, texts, numbers, `Decimal` (written with all its digits), True, False and None; in a dictionary at the
            top also iterators, which become lists without ever being in memory as a whole.
    """
    if isinstance(record, dict) and any(isinstance(value, Iterator) for value in record.values()):
        text = "{\n" + ",\n".join(f"  {_dumped(key)}: {_value(value)}" for key, value in record.items()) + "\n}"
    else:
        text = _dumped(record)
    return text + "\n"


def _value(value: Any) -> str:
    """Return the text of a value one level down."""
    if not isinstance(value, Iterator):
        return _dumped(value).replace("\n", "\n  ")
    items = ",\n".join("    " + _dumped(item).replace("\n", "\n    ") for item in value)
    return f"[\n{items}\n  ]" if items else "[]"


def _dumped(value: Any) -> str:
    text = simplejson.dumps(_plain(value), ensure_ascii=False, indent=2, allow_nan=False)
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
