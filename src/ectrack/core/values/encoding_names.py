"""Names of the encodings of text files."""

import codecs
from encodings.aliases import aliases

from ectrack.core.problems import NotationError
from ectrack.core.suggesting import suggestion

EXAMPLES = ("latin-1", "windows-1252", "windows-1251", "gb18030", "big5", "utf-16")
"""Encodings that a message names."""

_NO_ENCODING = frozenset({"charmap", "idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""Codecs that turn bytes into text, and are no encoding of a file that means the same everywhere."""


def text_encoding(name: str) -> str:
    """Return the usual name of an encoding of text: latin-1 is iso8859-1.

    Args:
        name: Any name that Python knows for it.

    Raises:
        NotationError: `unknown-encoding` for anything else.
    """
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):  # a name with a zero character is no name
        found = None
    if found is None or not found._is_text_encoding or found.name.replace("_", "-") in _NO_ENCODING:  # noqa: SLF001  # what open() asks, too
        known = {word for alias, target in aliases.items() if _names_text(target) for word in (alias, target)}
        raise NotationError(
            "unknown-encoding", found=name, expected=", ".join(EXAMPLES), **suggestion(name, sorted({*EXAMPLES, *known}))
        )
    return found.name.replace("_", "-")


def _names_text(target: str) -> bool:
    """Return whether a codec of the standard library, by the name of its module, is one of text."""
    return not target.endswith("_codec") and target not in {"rot_13", "mbcs"}


def is_utf_8(name: str) -> bool:
    """Return whether an encoding is UTF-8, with or without byte order mark; a name that is none is not."""
    try:
        return text_encoding(name) in {"utf-8", "utf-8-sig"}
    except NotationError:
        return False
