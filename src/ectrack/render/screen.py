"""Lines to standard output: plain and complete off a terminal, in colour and fitted on one."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import zip_longest
from typing import TextIO

from ectrack.locale.text import width as cells

NARROWEST, WIDEST = 20, 1000


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line; the style is a colour name, and words carry the meaning without it."""

    text: str
    style: str = ""


Line = tuple[Segment, ...]


def width(stream: TextIO | None = None) -> int | None:
    """Return the columns of the terminal, from 20 to 1000; None when the stream, standard output if left out, is none, and nothing has to fit."""
    if not (stream or sys.stdout).isatty():
        return None
    return min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)


def line(text: str = "", style: str = "") -> Line:
    """Return a line of one piece."""
    return (Segment(text, style),)


def text_of(pieces: Line) -> str:
    """Return a line without its colours and without blanks at its end."""
    return "".join(piece.text for piece in pieces).rstrip()


def emit(lines: Iterable[Line]) -> None:
    """Write lines to standard output, in colour where a terminal takes it."""
    sys.stdout.write(composed(lines))


def composed(lines: Iterable[Line]) -> str:
    """Return lines as they are written to standard output, in colour where a terminal takes it."""
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb":
        return _in_colour(lines)
    return "".join(f"{text_of(pieces)}\n" for pieces in lines)


def _in_colour(lines: Iterable[Line]) -> str:
    from rich.console import Console
    from rich.text import Text

    text = Text()
    for pieces in lines:
        for piece in _without_end(pieces):
            text.append(piece.text, piece.style or None)
        text.append("\n")
    out = StringIO()
    Console(file=out, force_terminal=True, markup=False, highlight=False, emoji=False, soft_wrap=True, legacy_windows=False).print(
        text, end=""
    )
    return out.getvalue()


def _without_end(pieces: Line) -> Iterator[Segment]:
    """Yield the pieces of a line without blanks at its end."""
    left = len(text_of(pieces))
    for piece in pieces:
        if left > 0:
            yield Segment(piece.text[:left], piece.style)
        left -= len(piece.text)


_NOT_FIRST = frozenset("，。、；：！？）》」』】〉”’％,.;:!?)]}%")
_NOT_LAST = frozenset("（《「『【〈“‘([{")


def pieces_of(text: str) -> list[str]:
    """Return what may not be broken: words and ids whole, Chinese characters one by one with the punctuation or number beside them."""
    found: list[str] = []
    for char in text:
        if found and char != " " and found[-1] != " " and _clings(found[-1][-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _clings(before: str, char: str) -> bool:
    if char in _NOT_FIRST or before in _NOT_LAST:
        return True
    wide_before, wide = cells(before) > 1, cells(char) > 1
    return before.isdigit() if wide else not wide_before


def wrapped(text: str, columns: int) -> list[str]:
    """Return the text as lines of at most so many columns; only what cannot be broken may be wider."""
    return [part for piece in text.split("\n") for part in _wrapped_line(piece, columns)]


def _wrapped_line(text: str, columns: int) -> list[str]:
    if cells(text) <= columns:
        return [text]
    begin = text[: len(text) - len(text.lstrip(" "))]
    lines, current, used = [], begin, len(begin)
    for piece in pieces_of(text.lstrip(" ")):
        size = cells(piece)
        if current.strip() and used + size > columns:
            lines.append(current.rstrip())
            current, used = "", 0
        if piece != " " or current:
            current, used = current + piece, used + size
    return [*lines, current.rstrip()] if current.strip() else lines


def paragraph(text: str, columns: int | None, indent: str = "") -> list[Line]:
    """Return a text as lines, wrapped on a terminal, every line but the first indented."""
    if columns is None:
        return [line(text)]
    first, *rest = wrapped(text, columns - len(indent)) or [""]
    return [line(first), *(line(indent + part) for part in rest)]


def pairs(items: Iterable[tuple[str, str]], width: int | None, styles: Mapping[str, str] | None = None) -> list[Line]:
    """Return names with their texts beside them, texts going on below themselves.

    Args:
        items: Names with texts.
        width: Columns of the terminal; None when nothing has to fit.
        styles: Styles of texts by their names.
    """
    items = list(items)
    column = max((cells(name) for name, _text in items), default=0)
    lines: list[Line] = []
    for name, text in items:
        parts = wrapped(text, max(width - column - 4, column)) if width else [text]
        for first, part in zip_longest([name], parts, fillvalue=""):
            lines.append((Segment(f"  {first}{' ' * (column - cells(first))}  "), Segment(part, (styles or {}).get(name, ""))))
    return lines


def titled(title: str, lines: Sequence[Line]) -> list[Line]:
    """Return lines under a title; nothing where there are none."""
    return [line(title, "bold"), *lines] if lines else []


def indented(lines: Iterable[Line]) -> list[Line]:
    """Return lines moved in by two columns."""
    return [(Segment("  "), *pieces) for pieces in lines]


def inner(width: int | None) -> int | None:
    """Return the columns that are left inside indented lines."""
    return width - 2 if width else None
