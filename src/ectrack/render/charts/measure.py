"""The room a text takes, the same on every machine: widths are bounds for common sans-serif fonts, whichever one draws it."""

import re
import unicodedata

WIDE, COMMON, NARROW, BROAD = 1.0, 0.62, 0.36, 0.92
"""Widths in the size of the font."""

LEADING = 1.3
"""Height of a line in the size of the font."""

_NARROW = frozenset(" !'(),./:;I[]fijlrt|·")
_BROAD = frozenset("%@MWmw")
_TOKEN = re.compile(
    r"\s+|[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef][，。、；：！？）》」』】％]*|[^\s\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]+"
)
_WORD = re.compile(r"\s+|\S+")
_MORE = "…"


def text_width(text: str, size: float) -> float:
    """Return the width of a text in points.

    Args:
        text: A single line.
        size: Of the font, in points.
    """
    return size * sum(_em(char) for char in text)


def _em(char: str) -> float:
    if char in _NARROW:
        return NARROW
    if char in _BROAD:
        return BROAD
    if unicodedata.combining(char):
        return 0.0
    return WIDE if unicodedata.east_asian_width(char) in {"W", "F"} else COMMON


def wrapped(text: str, size: float, width: float, most: int = 8, *, at_blanks: bool = False) -> list[str]:
    """Return a text in lines that fit; a word that is too long is broken, and what exceeds the last line ends in an ellipsis.

    Args:
        text: Any text.
        size: Of the font, in points.
        width: Room in points.
        most: Number of lines.
        at_blanks: Whether a line ends only where there is a blank, also between Chinese characters.
    """
    lines = [""]
    for token in (_WORD if at_blanks else _TOKEN).findall(text):
        for piece in _pieces(token, size, width):
            if text_width((lines[-1] + piece).rstrip(), size) <= width:
                lines[-1] += piece
            else:
                lines.append(piece.lstrip())
    lines = [line.strip() for line in lines if line.strip()]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], cut(lines[most - 1] + _MORE, size, width)]


def cut(text: str, size: float, width: float) -> str:
    """Return a line that fits, its end replaced by an ellipsis where it is too long."""
    if text_width(text, size) <= width:
        return text
    kept = text.removesuffix(_MORE)
    while kept and text_width(kept + _MORE, size) > width:
        kept = kept[:-1]
    return kept + _MORE


def _pieces(token: str, size: float, width: float) -> list[str]:
    if text_width(token, size) <= width:
        return [token]
    pieces = [""]
    for char in token:
        if pieces[-1] and text_width(pieces[-1] + char, size) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces
