"""Texts that were read in an encoding nobody named: where they may well be other ones."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

_IDEOGRAPHS = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
_RUN = re.compile(f"[{_IDEOGRAPHS}]+")
_LETTER = rf"[^\W\d_a-zA-Z{_IDEOGRAPHS}]"
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_COMMON_LEADS = range(0xB0, 0xD8)
"""First bytes of the common characters of GB 2312, those of level 1; the rare ones are sorted behind them by their radicals."""
_USUAL_LEADS = range(0xA4, 0xC7)
"""First bytes of the frequent characters of Big5."""
_HALF = 2
_EVIDENCE = 100
"""Of so many Chinese characters one must belong to a known word."""


def doubt_of_chinese(text: str, words: Callable[[], Iterable[str]]) -> int | None:
    """Return where a text read as GB18030 is hardly Chinese; None where it surely is.

    The bytes of other encodings read as GB18030 give characters that stand alone among Latin letters (Rh鬾e for Rhône in Latin-1), rare ones
    (Cyrillic, Greek, Big5), or common ones that make no word (Korean).

    Args:
        text: What the bytes say as GB18030; something in it is not ASCII.
        words: Further Chinese words that may be expected.
    """
    alone = next((run.start() for run in _RUN.finditer(text) if len(run[0]) == 1 and not _is_simple(run[0])), None)
    foreign = next((letter.start() for letter in re.finditer(_LETTER, text) if not _is_simple(letter[0])), None)
    if alone is not None or foreign is not None:
        return foreign if alone is None else alone
    counts = Counter(_IDEOGRAPH.findall(text))
    if sum(count for char, count in counts.items() if _is_common(char)) * _HALF < counts.total():
        return next(match.start() for match in _IDEOGRAPH.finditer(text) if not _is_common(match[0]))
    from ectrack.store.chinese import known_characters  # start-up

    known = known_characters(text, words())
    return _first(_IDEOGRAPH, text) if not known or known * _EVIDENCE < counts.total() else None


def _first(pattern: re.Pattern[str], text: str) -> int:
    """Return where the first match is, else the first character beyond ASCII."""
    found = pattern.search(text) or _FOREIGN.search(text)
    return found.start() if found else 0


def _is_simple(char: str) -> bool:
    """Return whether a character belongs to GB 2312."""
    return char.encode("gb2312", "replace") != b"?"


def _is_common(char: str) -> bool:
    """Return whether a character is one of GB 2312's level 1."""
    return char.encode("gb2312", "replace")[0] in _COMMON_LEADS


_ACCENTED = "À-ÖØ-öø-ſƠơƯưȘ-ț\u0300-\u0304\u0306-\u030c\u031b\u0323\u0327\u0328\u1e00-\u1eff"
_LATIN = f"A-Za-z{_ACCENTED}"
_BEGIN, _END = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_TWO = f"(?:[A-Za-z][{_ACCENTED}]|[{_ACCENTED}][A-Za-z])"
_PROOF = "|".join(
    (
        f"(?=[{_ACCENTED}]*[A-Za-z])(?=[A-Za-z]*[{_ACCENTED}])[{_LATIN}]{{3,}}{_END}",
        f"[A-Za-z]{{2,}}[ -]{_TWO}{_END}",
        f"{_BEGIN}{_TWO}[ -][A-Za-z]{{2,}}",
        rf"{_BEGIN}(?:[А-ЯЁЂ-ЏҐ]?[а-яёђ-џґ\u02bc]{{2,}}|[А-ЯЁЂ-ЏҐ]{{3,}}|[Ά-Ϋ]?[ά-ώ]{{2,}}|[Ά-Ϋ]{{3,}})(?<=\w{{3}})",
        r"[\u0531-\u0587]{3}|[\u05d0-\u05ea]{3}|[\u0620-\u06ff]{3}|[\u0900-\u0dff]{2}|[\u0e00-\u0eff]{2}|[\u1000-\u1dff]{2}|[\u1f00-\u1fff]",
        r"[A-Za-z][²³¹º°ª®©]|[0-9] ?[°ºª]|[£¢±µ§«¿¡][0-9A-Za-z]|[A-Za-z]·[A-Za-z]|[£¥] ?[0-9]",
        r"[\u2010-\u2bff\u3000-\u30ff\uac00-\ud7af\uff00-\uffef\U00010000-\U0001ffff]",
    )
)
"""What is surely UTF-8: a word with a Latin letter and its accents, several letters of one alphabet, a sign where such signs stand, kana, Korean."""

_LIKELY = (
    rf"{_BEGIN}(?:[А-яЁЂ-Џёђ-џґҐ]{{2,}}|[Ά-ώ]{{2,}}|[\u05d0-\u05ea]{{2,}}|[\u0620-\u06ff]{{2,}}|[A-Za-z]*[{_ACCENTED}][{_LATIN}]*){_END}"
    rf"|[{_IDEOGRAPHS}×÷]"
)
"""What is UTF-8 where the bytes are no characters of two bytes."""

_PAIRED = ("gb2312", "big5", "euc-kr", "shift-jis")
"""Encodings with characters of two bytes, some of which are valid UTF-8."""

_FEW = 12
"""Different characters beyond which no other encoding happens to be valid UTF-8."""


def doubt_of_utf_8(content: bytes, text: str) -> int | None:
    """Return where a text read as UTF-8 may be another one; None where it is surely right.

    Some characters of two bytes are valid UTF-8 by chance, and read as letters of far-off alphabets: 平 in GB 2312 as ƽ, 煤 as ú. Many of them never are.

    Args:
        content: The bytes.
        text: What they say as UTF-8; something in it is not ASCII.
    """
    foreign = [char for char in set(text) if not char.isascii()]
    if len(foreign) > _FEW or any(map(_is_used, foreign)) or re.search(_PROOF, text):
        return None
    is_likely = re.search(_LIKELY, text) and not any(_fits(content, encoding) for encoding in _PAIRED)
    return None if is_likely else _first(_FOREIGN, text)


def _is_used(char: str) -> bool:
    """Return whether a character is a simplified or a traditional one in daily use."""
    return _IDEOGRAPH.match(char) is not None and (_is_common(char) or char.encode("big5", "replace")[0] in _USUAL_LEADS)


def _fits(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
