"""Words that scale: thousands in a column, 万元 in a heading or above a table, and powers of ten."""

import re
from decimal import Decimal
from functools import lru_cache

from ectrack.core.importing.heading_words import UNIT_MULT, plain
from ectrack.core.values.quantities import half_width

_WORDS = {
    **dict.fromkeys(("one", "unit", "个", "一"), Decimal(1)),
    **dict.fromkeys(("ten", "十"), Decimal(10)),
    **dict.fromkeys(("hundred", "百"), Decimal(100)),
    **dict.fromkeys(("thousand", "千", "'000", "tsd", "tausend"), Decimal(1000)),
    **dict.fromkeys(("tenthousand", "万"), Decimal("1e4")),
    **dict.fromkeys(("million", "百万", "mn", "mio", "mln"), Decimal("1e6")),
    **dict.fromkeys(("千万",), Decimal("1e7")),
    **dict.fromkeys(("亿",), Decimal("1e8")),
    **dict.fromkeys(("billion", "十亿", "bn", "mrd"), Decimal("1e9")),
    **dict.fromkeys(("trillion", "万亿", "tn"), Decimal("1e12")),
}
_POWER = re.compile(r"-?[0-9]{1,2}")
_CODED = re.compile("^[0-9]+:(?=.)")
_TEN = re.compile(r"10*")
_LEAST_FACTOR = 2
"""Zeros from which a number that is no power under a known heading can only be a factor: 100 and more."""

_COUNTED = "元|美元|欧元|人|户|家|吨|件|个|台|辆|次|册|头|亩|公顷|平方|立方|千瓦|公里|部|笔|单"
_SCALING = re.compile(
    r"(?<![0-9] )\b(?:hundreds?|thousands?|millions?|billions?|trillions?|lakhs?|crores?|mio|mrd|mln|mn|bn|tsd|k€|m€"
    r"|tausende?|million(?:en)?|milliarden?|billionen|milliers?|milliards?|mille|miles de|mill(?:ones|on|ón|ões)|mil (?=millones|euros|pesos|personas)|тыс|млн|млрд)\b"
    r"|(?<![0-9,.])(?:'000|000s\b)|[$€£¥](?:k|m|mn|bn|b|tn)\b|(?:\bper |\bin |[(（]|^)1[ ,.\u00a0]?0{3}(?:[ ,.\u00a0]?0{3})*\b"
    rf"|(?<![0-9])(?:[十百千]?[万萬]|[十百千]?[亿億]|万亿|[万萬]美元|[百千](?=元|美元|人|户|吨(?!位)))(?={_COUNTED}|$|[)\]])",
    re.IGNORECASE,
)


def scale_of(text: str, heading: str) -> Decimal | None:
    """Return the factor that a cell of a column of scales states; None for a text that states none.

    Args:
        text: Such as `thousands`, `百万`, `1000`, or the power of ten `3` under a heading such as UNIT_MULT.
        heading: The heading of the column.
    """
    word = _CODED.sub("", plain(text))
    if _POWER.fullmatch(word) and plain(heading) in UNIT_MULT:
        return Decimal(1).scaleb(int(word))
    if _TEN.fullmatch(word) and len(word) > _LEAST_FACTOR:
        return Decimal(word)
    return _WORDS.get(word) or _WORDS.get(word.removesuffix("s"))


def is_scale(text: str) -> bool:
    """Return whether a cell holds nothing but a word that scales, such as Thousands."""
    word = plain(text).removesuffix("s")
    return word in _WORDS and word not in {"one", "个", "一", "ten", "十"}


@lru_cache(maxsize=4096)
def scaling_words(text: str) -> str | None:
    """Return the words of a text that may scale the figures below or beside it; None where there are none."""
    found = _SCALING.search(half_width(text))
    return found[0] if found else None
