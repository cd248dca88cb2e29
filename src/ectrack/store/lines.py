"""The line on which a table or a key stands in a TOML file, found by a small scanner when a message needs it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ectrack.core.problems import Origin
from ectrack.store.files import RefusedError, content

Keys = tuple[str | int, ...]

_WS = r"[ \t]*+"
_BASIC = r'"(?:[^"\\\n]++|\\.)*+"'
_LITERAL = r"'[^'\n]*+'"
_PART = rf"(?:[A-Za-z0-9_-]++|{_BASIC}|{_LITERAL})"
_KEY = rf"{_PART}(?:{_WS}\.{_WS}{_PART})*+"
_ONE_LINE = rf"""(?:(?!\"\"\"|''')(?:{_BASIC}|{_LITERAL})|[^\s"'\[\]{{}}\#,=][^"'\[\]{{}}\#,=\n]*+)"""
_END = rf"{_WS}(?:\#[^\n]*+)?+(?:\n|\Z)"

_PARTS = re.compile(_PART)
_PAIR = re.compile(rf"{_WS}(?P<key>{_KEY}){_WS}=")
_HEADER = re.compile(rf"{_WS}(?P<open>\[\[?){_WS}(?P<key>{_KEY}){_WS}\]\]?{_END}")
_PLAIN_LINES = re.compile(rf"(?:{_WS}(?:\#[^\n]*+)?+\n|{_WS}{_KEY}{_WS}={_WS}{_ONE_LINE}{_END})*+", re.DOTALL)
_BLANK = re.compile(r"(?:[ \t\n]++|\#[^\n]*+)*+")
_TEXT = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+"""(?:"{0,2}+)'
    r"|'''(?:[^']++|'{1,2}+(?!'))*+'''(?:'{0,2}+)"
    rf"|{_BASIC}|{_LITERAL}|[^\s\"'\[\]{{}}\#,=][^\"'\[\]{{}}\#,=\n]*+",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


def line_of(origin: Origin) -> int | None:
    """Return the line of the deepest of the origin's keys that the file spells out; None when there is no such file or key."""
    if origin.line is not None or not origin.keys:
        return origin.line
    path = Path(origin.file)
    try:
        status = path.stat()
        index = _index(path, (status.st_mtime_ns, status.st_size, status.st_ino))
    except (OSError, ValueError, RefusedError):
        return None
    return index.line(origin.keys)


@lru_cache(maxsize=8)
def _index(path: Path, _version: tuple[int, int, int]) -> "Index":
    """Return the index of a file, kept while the file stays the same."""
    return Index(content(path, path.parent).decode("utf-8", "replace"))


@dataclass(slots=True)
class _Section:
    """The lines between two headers; `found` holds the lines of their keys once somebody asked."""

    start: int
    end: int
    line: int
    found: dict[Keys, int] | None = None


@dataclass(slots=True)
class Index:
    """Where the headers of a TOML text stand; the keys below one are looked up when asked for."""

    text: str
    first: dict[Keys, int] = field(default_factory=dict)
    sections: dict[Keys, list[_Section]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the headers."""
        self.text = self.text.removeprefix("\ufeff").replace("\r\n", "\n")
        arrays: dict[Keys, int] = {}
        section = _Section(0, 0, 1)
        self.sections[()] = [section]
        position, line = 0, 1
        for match in _headers(self.text):
            section.end = match.start()
            line += self.text.count("\n", position, match.start())
            position = match.start()
            path = _resolved(_split(match["key"]), arrays, is_item=match["open"] == "[[")
            for length in range(1, len(path) + 1):
                self.first.setdefault(path[:length], line)
            section = _Section(match.end(), 0, line + 1)
            self.sections.setdefault(path, []).append(section)
        section.end = len(self.text)

    def line(self, keys: Keys) -> int | None:
        """Return the line of the longest beginning of the path that is spelled out."""
        best, best_line = 0, None
        for length in range(len(keys) + 1):
            path = keys[:length]
            if length > best and path in self.first:
                best, best_line = length, self.first[path]
            for section in self.sections.get(path, ()):
                found = self._keys(section)
                for depth in range(len(keys), max(best, length), -1):
                    if keys[length:depth] in found:
                        best, best_line = depth, found[keys[length:depth]]
                        break
        return best_line

    def _keys(self, section: _Section) -> dict[Keys, int]:
        if section.found is None:
            section.found = {}
            body = self.text[section.start : section.end]
            position, line = 0, section.line
            for path, place in _body(body):
                line += body.count("\n", position, place)
                position = place
                section.found.setdefault(path, line)
        return section.found


def _headers(text: str) -> Iterator[re.Match[str]]:
    """Yield the headers, those that only stand in a text or in an array of several lines left out."""
    position = 0
    while position < len(text):
        plain = _PLAIN_LINES.match(text, position)
        position = plain.end() if plain else position
        header = _HEADER.match(text, position)
        if header:
            yield header
            position = header.end()
        elif pair := _PAIR.match(text, position):
            position = _line_end(text, _value(text, pair.end(), (), []))
        else:
            position = _line_end(text, position)


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end + 1


def _body(text: str) -> list[tuple[Keys, int]]:
    """Return the key paths of the pairs between two headers, each with its position."""
    found: list[tuple[Keys, int]] = []
    position = 0
    while position < len(text):
        if pair := _PAIR.match(text, position):
            position = _line_end(text, _pair(text, pair, (), found))
        else:
            position = _line_end(text, position)
    return found


def _pair(text: str, pair: re.Match[str], path: Keys, places: list[tuple[Keys, int]]) -> int:
    """Add the paths of a key and of all that its value holds; return where the value ends."""
    parts = _split(pair["key"])
    place = pair.start("key")
    places.extend(((*path, *parts[:length]), place) for length in range(1, len(parts) + 1))
    return _value(text, pair.end(), (*path, *parts), places)


def _value(text: str, position: int, path: Keys, places: list[tuple[Keys, int]]) -> int:
    """Add the paths inside a value; return where it ends."""
    position = _after_blank(text, position)
    opening = text[position : position + 1]
    if opening not in {"[", "{"}:
        match = _TEXT.match(text, position)
        return match.end() if match else position + 1
    position = _after_blank(text, position + 1)
    index = 0
    while position < len(text) and text[position] not in "]}":
        pair = _PAIR.match(text, position) if opening == "{" else None
        if pair:
            position = _pair(text, pair, path, places)
        else:
            places.append(((*path, index), position))
            position = _value(text, position, (*path, index), places)
            index += 1
        position = _after_blank(text, position)
        if text[position : position + 1] == ",":
            position = _after_blank(text, position + 1)
    return position + 1


def _after_blank(text: str, position: int) -> int:
    match = _BLANK.match(text, position)
    return match.end() if match else position


def _split(key: str) -> tuple[str, ...]:
    """Return the parts of a dotted key, quotes and escapes undone."""
    return tuple(_unquoted(match[0]) for match in _PARTS.finditer(key))


def _unquoted(part: str) -> str:
    if part.startswith('"'):
        return _ESCAPE.sub(_unescaped, part[1:-1])
    return part[1:-1] if part.startswith("'") else part


def _unescaped(match: re.Match[str]) -> str:
    short, long, letter = match.groups()
    if letter:
        return _ESCAPED.get(letter, letter)
    return chr(int(short or long, 16))


def _resolved(parts: tuple[str, ...], arrays: dict[Keys, int], *, is_item: bool) -> Keys:
    """Return the path of a header, with the index of the item wherever it leads into an array of tables."""
    path: Keys = ()
    for depth, part in enumerate(parts, start=1):
        path = (*path, part)
        if is_item and depth == len(parts):
            arrays[path] = arrays.get(path, -1) + 1
        if path in arrays:
            path = (*path, arrays[path])
    return path
