"""Figures as the blocks of TOML that are added to a file."""

import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ectrack.core.problems import NotationError
from ectrack.core.values.quantities import half_width, quantity
from ectrack.store.addition import KEYS, Addition, Value
from ectrack.store.files import RefusedError
from ectrack.store.toml_text import BOM, parsed

HEADER = "[[actual]]"
_MAX_INTEGER = 2**63 - 1
"""Largest whole number that every TOML reader takes."""
_FOREIGN = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def as_written(text: str) -> str | int | Decimal:
    """Return a value for a file: text with a unit as given, a bare number as a number with the decimals it was given with.

    Raises:
        NotationError: As `quantity`.
    """
    read = quantity(text)
    if read.unit:
        return text.strip()
    plain = read.number
    if plain != plain.to_integral_value() or "." in half_width(text):
        return Decimal(f"{plain:f}")
    return int(plain) if abs(plain) <= _MAX_INTEGER else f"{plain:f}"


def check_text(text: str) -> str:
    """Return the text if it holds no control, surrogate, private or bidirectional character.

    Raises:
        NotationError: `control-character`, naming the first one.
    """
    for char in text:
        if unicodedata.category(char) in _FOREIGN or char in _BIDI:
            raise NotationError("control-character", found=f"U+{ord(char):04X}")
    return text


def block(figure: Mapping[str, Value]) -> str:
    """Return the lines of one figure, `[[actual]]` first.

    Args:
        figure: Values by key, texts checked.
    """
    import tomli_w

    return f"{HEADER}\n{tomli_w.dumps({key: figure[key] for key in KEYS if key in figure})}"


def appended(old: bytes, added: str) -> tuple[bytes, int]:
    """Return the old bytes, each kept, with the block after a blank line, and the line on which the block begins.

    Args:
        old: The file so far; empty for a new one.
        added: The block, ending in a line feed; it takes over the line ends of the file.
    """
    newline = b"\r\n" if _ends_lines_with_return(old) else b"\n"
    kept = old.removeprefix(BOM)
    gap = b"" if not kept else newline if kept.endswith(b"\n") else newline * 2
    before = old + gap
    return before + added.encode("utf-8").replace(b"\n", newline), before.count(b"\n") + 1


def _ends_lines_with_return(content: bytes) -> bool:
    position = content.rfind(b"\n")
    return position > 0 and content[position - 1 : position] == b"\r"


def with_blocks(old: bytes, figures: Sequence[Mapping[str, Value]]) -> Addition:
    """Return a TOML file with figures added at its end.

    Args:
        old: The file so far; empty for a new one.
        figures: Values by key, texts checked.

    Raises:
        RefusedError: `cannot-append` when anything but these figures would change.
    """
    text = "\n".join(map(block, figures))
    new, line = appended(old, text)
    tables: list[Any] = parsed(text.encode())["actual"]
    before = parsed(old)
    try:
        after = parsed(new)
    except RefusedError as refusal:
        raise RefusedError("cannot-append") from refusal
    held = before.get("actual", [])
    if tables != [dict(figure) for figure in figures] or after != {**before, "actual": [*held, *tables]}:
        raise RefusedError("cannot-append")
    return Addition(new, line, text, len(held), tables)
