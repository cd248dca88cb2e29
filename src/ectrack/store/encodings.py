"""Which encoding the bytes of a text table are in: the one that somebody names, else UTF-8, else GB18030 where they are provably Chinese."""

import codecs
import re
from collections.abc import Callable, Iterable

from ectrack.core.values.encoding_names import text_encoding
from ectrack.store.files import RefusedError
from ectrack.store.toml_text import BOM

UTF_8, CHINESE = "utf-8", "gb18030"
"""Encodings that are read without a word, in this order."""

_MARKS = {
    BOM: ("utf-8", "utf-8-sig"),
    codecs.BOM_UTF32_LE: ("utf-32", "utf-32-le"),
    codecs.BOM_UTF32_BE: ("utf-32", "utf-32-be"),
    codecs.BOM_UTF16_LE: ("utf-16", "utf-16-le"),
    codecs.BOM_UTF16_BE: ("utf-16", "utf-16-be"),
}
"""Byte order marks, a longer one before its beginning, each with the names of its encoding: the first one with it, the last one in itself."""

_WIDE = ("utf-16", "utf-32")
_CONTROL = re.compile("[\x80-\x84\x86-\x9f]")
_SHOWN = 20
"""Characters of an excerpt."""


Words = Callable[[], Iterable[str]]
"""Gives further Chinese words that may be expected, such as the names of the tracker; called only where they are needed."""


def no_words() -> tuple[str, ...]:
    """Return no further words."""
    return ()


def text_in(content: bytes, encoding: str) -> str:
    """Return the text of bytes in an encoding that somebody named, without a byte order mark.

    Args:
        content: The bytes.
        encoding: Any name of an encoding of text.

    Raises:
        RefusedError: `not-in-encoding` with the line where the bytes are not in it, `encoding-mark` where they begin with the mark of
            another one, `no-byte-order` where nothing says which byte of a character comes first.
        NotationError: `unknown-encoding`.
    """
    mark, name = mark_and_codec(content, encoding)
    try:
        text = content.removeprefix(mark).decode(name)
    except UnicodeError as failure:
        start = len(mark) + failure.start if isinstance(failure, UnicodeDecodeError) else 0
        line = content.count(b"\n", 0, start) + 1
        raise RefusedError("not-in-encoding", line, found=f"0x{content[start]:02X}", expected=encoding) from failure
    control = None if name.startswith("utf") else _CONTROL.search(text)
    if control is not None:  # characters that nobody writes, where Windows has its dashes and quotation marks
        line = text.count("\n", 0, control.start()) + 1
        raise RefusedError("not-in-encoding", line, found=f"0x{ord(control[0]):02X}", expected=encoding)
    return text


def mark_and_codec(content: bytes, encoding: str) -> tuple[bytes, str]:
    """Return the byte order mark of bytes, and what the rest of them is in.

    Args:
        content: The bytes.
        encoding: Any name of an encoding of text.

    Raises:
        RefusedError: `encoding-mark`, `no-byte-order`.
        NotationError: `unknown-encoding`.
    """
    name = text_encoding(encoding)
    found = next(((mark, names) for mark, names in _MARKS.items() if content.startswith(mark)), None)
    if found is None:
        if name in _WIDE and content:
            raise RefusedError("no-byte-order", found=encoding, expected=f"{name}-le, {name}-be")
        return b"", UTF_8 if name == "utf-8-sig" else name
    mark, names = found
    if name not in names:
        raise RefusedError("encoding-mark", found=encoding, expected=names[0])
    return mark, UTF_8 if mark == BOM else names[-1]


def mark_of(encoding: str) -> bytes:
    """Return the byte order mark with which a new file in an encoding begins; empty where there is none.

    Raises:
        NotationError: `unknown-encoding`.
    """
    name = text_encoding(encoding)
    return next((mark for mark, names in _MARKS.items() if name in names), b"")


def guessed(content: bytes) -> str:
    """Return the encoding of bytes for which nobody names one: UTF-8, else GB18030; whether that is right is for `check_guess`.

    Raises:
        RefusedError: `bad-encoding` with the line when it is neither.
    """
    body = content.removeprefix(BOM)
    try:
        body.decode(UTF_8)
    except UnicodeDecodeError as failure:
        try:
            body.decode(CHINESE)
        except UnicodeDecodeError:
            raise RefusedError("bad-encoding", body.count(b"\n", 0, failure.start) + 1) from None
        return CHINESE
    return UTF_8


def check_guess(content: bytes, text: str, encoding: str, words: Words = no_words) -> None:
    """Refuse a text that may well be another one in another encoding.

    Args:
        content: The bytes.
        text: What they say in the encoding.
        encoding: As `guessed`.
        words: Further Chinese words that may be expected.

    Raises:
        RefusedError: `doubtful-encoding` with the line, the text as it would be read and the encoding.
    """
    if text.isascii() or content.startswith(BOM):
        return
    from ectrack.store.doubts import doubt_of_chinese, doubt_of_utf_8  # start-up

    place = doubt_of_utf_8(content, text) if encoding == UTF_8 else doubt_of_chinese(text, words)
    if place is not None:
        raise RefusedError(
            "doubtful-encoding", text.count("\n", 0, place) + 1, found=_excerpt(text, place), expected=encoding.upper()
        )


def _excerpt(text: str, place: int) -> str:
    """Return the cell around a place, or what of it is near."""
    first = max(text.rfind(sign, 0, place) for sign in '\n\r,;\t"') + 1
    near = text[max(first, place - _SHOWN // 2) :]
    return re.split('[\n\r,;\t"]', near, maxsplit=1)[0][:_SHOWN].strip()
