"""TOML bytes to data: exact numbers, and every way in which a file can be broken turned into one refusal with its line."""

import re
import tomllib
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ectrack.store.files import RefusedError

BOM = b"\xef\xbb\xbf"
MAX_DEPTH = 128
"""Levels of tables and arrays inside each other, and parts of one dotted key; no tracker needs more than a handful."""

_PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(rf"(?:^|[\[{{,])[ \t]*+(?:{_PART}[ \t]*+\.[ \t]*+){{{MAX_DEPTH}}}", re.MULTILINE)
_LONG_INTEGER = re.compile(r"[0-9][0-9_]{4300,}|0(?:x[0-9A-Fa-f_]{3000,}|o[0-7_]{4000,}|b[01_]{12000,})")
_LONGEST_INTEGER = 2**12000
_UNENDED = re.compile(r"""Expected "('+)" """)
_THREE_QUOTES = re.compile(r"""(?<!\\)\"{3}""")
_PLACE = re.compile(r" \(at (?:line (?P<line>[0-9]+), column [0-9]+|end of document)\)$")


class Unheld:
    """A number in a file that no decimal can hold; whatever reads it refuses it by its text."""

    def __init__(self, text: str) -> None:
        """Keep the text as written."""
        self.text = text

    def __str__(self) -> str:
        """Return the text as written."""
        return self.text


def exact(text: str) -> Decimal | Unheld:
    """Return the decimal that a TOML float states, digit by digit."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return Unheld(text)


def decoded(content: bytes) -> str:
    """Return the text of UTF-8 bytes, a byte order mark removed.

    Raises:
        RefusedError: `not-utf8` or `nul-byte`, with the line.
    """
    plain = content.removeprefix(BOM)
    nul = plain.find(b"\0")
    if nul >= 0:
        raise RefusedError("nul-byte", _line(plain, nul))
    try:
        return plain.decode("utf-8")
    except UnicodeDecodeError as failure:
        raise RefusedError("not-utf8", _line(plain, failure.start), found=f"0x{plain[failure.start]:02x}") from failure


def _line(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1


def parsed(content: bytes) -> dict[str, Any]:
    """Return the document that TOML bytes describe; fractional numbers are `Decimal`.

    Raises:
        RefusedError: `not-utf8`, `nul-byte`, `broken-toml`, `number-too-long` or `too-deep`, with the line where it is known.
    """
    text = decoded(content)
    if long_key := _LONG_KEY.search(text):
        raise RefusedError("too-deep", text.count("\n", 0, long_key.end()) + 1, expected=str(MAX_DEPTH))
    try:
        data = tomllib.loads(text, parse_float=exact)
    except tomllib.TOMLDecodeError as failure:
        raise _broken(failure, text) from failure
    except (ValueError, ArithmeticError) as failure:
        raise _too_long(text) from failure
    except RecursionError as failure:
        raise RefusedError("too-deep", expected=str(MAX_DEPTH)) from failure
    if _depth_exceeds([data], MAX_DEPTH):
        raise RefusedError("too-deep", expected=str(MAX_DEPTH))
    if _LONG_INTEGER.search(text) and _holds_long_integer([data]):
        raise _too_long(text)
    return data


def _holds_long_integer(level: Iterable[Any]) -> bool:
    """Return whether there is a whole number that Python would not write in decimal digits."""
    while level := list(level):
        if any(isinstance(value, int) and abs(value) >= _LONGEST_INTEGER for value in level):
            return True
        level = (inner for outer in level if isinstance(outer, dict | list) for inner in _inside(outer))
    return False


def _broken(failure: tomllib.TOMLDecodeError, text: str) -> RefusedError:
    message = str(failure)
    place = _PLACE.search(message)
    line = int(place["line"]) if place and place["line"] else text.count("\n", 0, _last_begun(text, message)) + 1
    return RefusedError("broken-toml", line, reason=message[: place.start()] if place else message)


def _last_begun(text: str, message: str) -> int:
    """Return where a text begins that never ends, for no such quotes stand behind it; otherwise where the file ends."""
    quotes = _UNENDED.match(message)
    if quotes:
        return text.rindex(quotes[1])
    if message.startswith("Unterminated string") and text.endswith("\n"):  # a text of one line would have ended there
        return max((quotes.start() for quotes in _THREE_QUOTES.finditer(text)), default=len(text.rstrip()))
    return len(text.rstrip())


def _too_long(text: str) -> RefusedError:
    """Return the refusal of a whole number with more digits than Python converts."""
    match = _LONG_INTEGER.search(text)
    if not match:
        return RefusedError("broken-toml", reason="Invalid value")
    return RefusedError("number-too-long", text.count("\n", 0, match.start()) + 1, found=match[0][:57] + "...")


def _depth_exceeds(level: Iterable[Any], limit: int) -> bool:
    """Return whether containers lie inside each other more than `limit` levels deep."""
    for _ in range(limit + 1):
        level = [inner for outer in level for inner in _inside(outer) if isinstance(inner, dict | list)]
        if not level:
            return False
    return True


def _inside(container: Any) -> Iterable[Any]:  # raw TOML
    return container.values() if isinstance(container, dict) else container
