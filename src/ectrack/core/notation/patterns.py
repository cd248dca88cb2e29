"""The forms of texts as patterns that every editor understands, made from the regular expressions that read them."""

import re
from collections.abc import Iterator

from ectrack.core.values.fiscal_years import FISCAL_PART
from ectrack.core.values.period_text import CHINESE_DAY, CHINESE_SPAN, TABLE_PART
from ectrack.core.values.quantities import NUMBER, QUANTITY

ID_PATTERN = r"^[a-z0-9\u4e00-\u9fff][a-z0-9._\-\u4e00-\u9fff]{0,63}$"

TABLE_PATTERN = r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*){0,2}$"

_BLANKS = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
r"""What Python strips and `\s` matches, spelled out, since engines differ in what they take for white space."""

_TOKEN = re.compile(r"(?P<group>\(\?P<\w+>)|(?P<structure>\(\?:|[()|?*+]|\{[0-9,]+\})|\[(?:\\.|[^\]\\])+\]|\\.|.")
_SPELLED = {r"\s": _BLANKS, "-": r"\-", "$": r"\u0024"}
"""What is written otherwise in a class; some validators take every `$` for an end."""
_ITEM = re.compile(r"[^\\]-[^\\]|\\.|.")
_FULL_WIDTH = 0xFEE0


def portable(pattern: str, *, spaced: bool = False) -> str:
    """Return a pattern in the part of the syntax that the engines of Python, JavaScript, Rust and Java share.

    Groups lose their names, and characters of ASCII also stand for their full-width forms, as the readers fold them.

    Args:
        pattern: A regular expression of this program: literals, classes, groups, `.` and repetitions.
        spaced: Whether blanks may stand after every character.
    """
    return "".join(_tokens(pattern, r"[ \u3000]*" if spaced else ""))


def _tokens(pattern: str, blanks: str) -> Iterator[str]:
    for token in _TOKEN.finditer(pattern):
        if token["group"] or token["structure"]:
            yield token["structure"] or "(?:"
        else:
            yield f"(?:{_atom(token[0])}{blanks})" if blanks else _atom(token[0])


def _atom(source: str) -> str:
    if source == ".":
        return r"[^\n]"
    is_class = len(source) > 1 and source.startswith("[")
    bare = source.removeprefix("[").removeprefix("^").removesuffix("]") if is_class else source
    items = _ITEM.findall(bare)
    both = "".join(_SPELLED.get(item, item) for item in items) + "".join(map(_wide, items))
    if both == bare:
        return source
    return f"[^{both}]" if source.startswith("[^") else f"[{both}]"


def _wide(item: str) -> str:
    """Return the full-width form of a character or a range of ASCII; nothing for what has none."""
    if item in {r"\s", r"\t"}:
        return ""
    if len(item) == len("a-z"):
        return f"{_wide(item[0])}-{_wide(item[-1])}" if item.isascii() else ""
    char = item[-1]
    if char == " ":
        return r"\u3000"
    return chr(ord(char) + _FULL_WIDTH) if "!" <= char <= "~" else ""


def _whole(*patterns: str) -> str:
    return f"^[{_BLANKS}]*(?:{'|'.join(patterns)})[{_BLANKS}]*$"


DAY = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_PART = rf"(?:{DAY}|[0-9]{{4}}(?:-H0*[12]|-Q0*[1-4]|-(?:0[1-9]|1[0-2]))?|{TABLE_PART}|{FISCAL_PART})"
_CHINESE_DAY = portable(CHINESE_DAY, spaced=True)

TEXT_PATTERN = f"[^{_BLANKS}]"
_WAIVER = f"[{_BLANKS}]*[^;；:：]*[:：](?:[^;；]*[^;；{_BLANKS}][^;；]*)"

WAIVERS_PATTERN = f"^(?:[;；{_BLANKS}]*{_WAIVER})+[;；{_BLANKS}]*$"
QUANTITY_PATTERN = _whole(portable(QUANTITY.pattern))
NUMBER_PATTERN = _whole(portable(NUMBER.pattern))
CHANGE_PATTERN = _whole(portable(rf"{NUMBER.pattern}[ \t]*[^\s0-9.,+\-].*"))
RATE_PATTERN = _whole(portable(rf"{NUMBER.pattern}[ \t]*[%‰]"))
MONTH_PATTERN = _whole(portable("0?[1-9]|1[0-2]"))
DAY_PATTERN = _whole(portable(rf"(?:{_PART}/)?{DAY}"), _CHINESE_DAY)
PERIOD_PATTERN = _whole(portable(rf"(?:{_PART}?/)?{_PART}"), portable(CHINESE_SPAN, spaced=True), _CHINESE_DAY)
