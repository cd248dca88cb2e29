"""Words for no figure, and marks behind numbers: `..`, `12.3 p`, `33[note 1]`, `: c`."""

import re
from collections.abc import Iterable

from ectrack.core.cells.conventions import Conventions
from ectrack.core.cells.plain_numbers import parts
from ectrack.core.problems import NotationError
from ectrack.core.values.quantities import half_width
from ectrack.core.values.unit_text import SHORT

MISSING = frozenset({"", "-", "--", "–", "—", "——", "…", "……", "...", "..", ":", "/", "n/a", "na", "nan", "无"})
"""Whole cells that say that there is no figure, in lower case and without blanks."""

STATES = {"estimated": "estimated-by-source", **{word: word for word in ("preliminary", "final", "revised", "forecast", "break")}}
"""States of a figure by the meaning of a mark; `missing` and `ignore` are none."""

_SIGN = r"[A-Za-z]{1,3}(?![A-Za-z])|\[[^\[\]]*\]|\([0-9A-Za-z]{1,3}\)|[*†‡§]+|[①-⑳]|[¹²³⁰⁴-⁹]+"
_MARKS = re.compile(rf"%?\s*(?P<marks>(?:{_SIGN})(?:\s*(?:{_SIGN}))*)")


def is_missing(text: str, conventions: Conventions) -> bool:
    """Return whether a whole cell says that there is no figure: by a word that is known or declared, blanks aside.

    Args:
        text: The cell. Known words stand in any case, declared ones as they are declared.
        conventions: What is declared.
    """
    bare = compact(text)
    return bare.casefold() in MISSING or bare in map(compact, conventions.missing)


def without_marks(text: str, conventions: Conventions) -> tuple[str, tuple[str, ...]]:
    """Return a text without the declared marks behind its number, or behind a word for no figure, and what they mean, in their order.

    Letters count as marks only where all that run together are declared (`bp` of b and p), so that `5 kg` keeps its unit. A cell
    that is nothing but marks is left as it is, unless one of them means that there is no figure.

    Args:
        text: The cell, or a heading such as `2014p`.
        conventions: What is declared.
    """
    if not conventions.flags:
        return text, ()
    match = _behind(conventions.flags).fullmatch(half_width(text))
    if match is None:
        return text, ()
    bare = match["bare"].strip()
    meanings = _meanings(match["marks"], conventions)
    held = "missing" in meanings if not bare else re.search("[0-9]", bare) or is_missing(bare, conventions)
    return (bare, meanings) if held else (text, ())


def flag_meanings(text: str, conventions: Conventions) -> tuple[str, ...]:
    """Return what a cell of a column of flags means: declared marks, one or several, or a declared word for no figure.

    Args:
        text: The cell; an empty one means nothing.
        conventions: What is declared.

    Raises:
        NotationError: `unknown-mark` for anything else.
    """
    bare = half_width(text)
    if not bare:
        return ()
    match = _behind(conventions.flags).fullmatch(bare) if conventions.flags else None
    if match and not match["bare"].strip(" ,;"):
        return _meanings(match["marks"], conventions)
    if compact(bare) in map(compact, conventions.missing):
        return ("missing",)
    raise NotationError("unknown-mark", found=text, mark=bare)


def unknown_mark(text: str) -> str | None:
    """Return what stands behind a number, or a word for no figure, and looks like a mark; None for nothing and for longer words.

    It may be a unit all the same, such as the kg of `5 kg`, which only its indicator tells. Letters that scale an amount of money
    (`$2.5m`) are none.

    Args:
        text: A cell without the marks that are declared.
    """
    found = parts(text)
    if found is None:
        word, _blank, rest = half_width(text).partition(" ")
        return _mark(rest) if word.casefold() in MISSING else None
    if found.before.strip("+- ") and found.after.strip().casefold() in SHORT:
        return None
    return _mark(found.after)


def state_of(meanings: Iterable[str]) -> str | None:
    """Return the state of a figure that the meanings of its marks come to; None where they say none.

    Raises:
        NotationError: `two-states` where they say several, such as preliminary and a break.
    """
    states = list(dict.fromkeys(STATES[meaning] for meaning in meanings if meaning in STATES))
    if len(states) > 1:
        raise NotationError("two-states", found=", ".join(states))
    return states[0] if states else None


def _mark(text: str) -> str | None:
    match = _MARKS.fullmatch(text.strip())
    return match["marks"] if match else None


def _behind(flags: Iterable[str]) -> re.Pattern[str]:
    """Return what finds all declared marks at the end of a text; letters begin behind anything but a letter."""
    one = _one_of(flags)
    return re.compile(rf"(?P<bare>.*?)(?P<marks>(?:(?<![A-Za-z])|(?=[^A-Za-z]))(?:{one})(?:[\s,;]*(?:{one}))*)\s*", re.DOTALL)


def _meanings(marks: str, conventions: Conventions) -> tuple[str, ...]:
    """Return the meanings of marks that follow one another, cut so that nothing is left over."""
    flags = sorted(conventions.flags, key=len, reverse=True)

    def cut(rest: str) -> list[str] | None:
        rest = rest.lstrip(" \t,;\u00a0")
        if not rest:
            return []
        for mark in flags:
            if rest.startswith(mark) and (more := cut(rest.removeprefix(mark))) is not None:
                return [conventions.flags[mark], *more]
        return None

    return tuple(cut(marks) or ())


def _one_of(flags: Iterable[str]) -> str:
    return "|".join(re.escape(mark) for mark in sorted(flags, key=len, reverse=True))


def compact(text: str) -> str:
    """Return a text as words for no figure are compared: half-width and without blanks."""
    return re.sub(r"\s", "", half_width(text))
