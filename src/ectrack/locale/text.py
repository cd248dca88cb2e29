"""Text that comes from data: made visible where it could act, and measured as a terminal shows it."""

import re
import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BYTE = 0xFF
_PLANE = 0xFFFF
_COMMAND = re.compile(r"^\s*:(?=:)|#(?=#(?:vso|teamcity)?\[)")
"""What a service takes for a command where it finds it in a log: GitHub at the beginning of a line, the others anywhere in it."""


def visible(text: str) -> str:
    r"""Return the text with every character that could act or hide written out: `\x1b`, `\u202e`, `\u200b`.

    Control characters, bidirectional and zero-width marks, surrogates, private-use and unassigned characters are written as escapes, and
    the first character of what the log of a service would obey; everything else is left as it is.
    """
    if not text.isprintable():
        text = "".join(char if char == " " or unicodedata.category(char) not in _HIDDEN else _escaped(char) for char in text)
    if "::" in text or "##" in text:
        return _COMMAND.sub(lambda match: match[0][:-1] + _escaped(match[0][-1]), text)
    return text


def _escaped(char: str) -> str:
    code = ord(char)
    if code <= _BYTE:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= _PLANE else f"\\U{code:08x}"


def width(text: str) -> int:
    """Return the columns a text takes on a terminal: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def height(text: str, columns: int | None) -> int:
    """Return how many lines of a terminal a line of text takes.

    Args:
        text: The line.
        columns: Columns of the terminal; None where lines are not broken.
    """
    return 1 if columns is None else max(-(-width(text) // columns), 1)


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
