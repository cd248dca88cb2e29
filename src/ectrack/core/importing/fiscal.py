"""Whether `2009-10` is a month or a year that ends in the next one, judged over a whole column or row of headings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ectrack.core.values.periods import MONTHS_IN_YEAR
from ectrack.core.values.quantities import half_width

_SHORT = re.compile("(?P<y>[0-9]{4})[/–-](?P<z>[0-9]{1,2})")
_LONG = re.compile("(?P<y>[0-9]{4})[/–-](?P<z>[0-9]{4})")


@dataclass(frozen=True, slots=True)
class YearsEvidence:
    """What a column of periods says of its texts such as `2009-10`.

    Attributes:
        reading: `years` where each ends in the next year, `months` where some do not and all are months, `mixed` where they fit
            neither; None where there are none.
        years: The first text that ends in the next year; "" for none.
        others: The first text that does not; "" for none.
    """

    reading: Literal["years", "months", "mixed"] | None = None
    years: str = ""
    others: str = ""


def years_evidence(texts: Iterable[str]) -> YearsEvidence:
    """Return how the texts of a column, or of a row of headings, are to be read together.

    `2009-10, 2010-11` are years, and so is `2009/10` or `2009/2010` alone; `2009-09, 2009-10` are months. Other texts say nothing,
    and `2009/2012` alone is a span of years as the notation has it.

    Args:
        texts: The cells as texts.
    """
    follow: list[str] = []
    months: list[str] = []
    neither: list[str] = []
    spans: list[str] = []
    are_short = True
    for text in texts:
        given = half_width(text)
        match = _SHORT.fullmatch(given) or _LONG.fullmatch(given)
        if match is None:
            continue
        is_long = len(match["z"]) > 2  # noqa: PLR2004  # two digits of a year
        if is_year(given):
            follow.append(text)
            are_short = are_short and not is_long and _is_month(match)
        elif is_long:
            spans.append(text)
        else:
            (months if _is_month(match) else neither).append(text)
    others = [*months, *neither, *(spans if follow or months or neither else ())]
    years, other = (follow or [""])[0], (others or [""])[0]
    if not follow and not others:
        return YearsEvidence()
    if not others:
        return YearsEvidence("years", years)
    if are_short and not neither and not spans:
        return YearsEvidence("months", years, other)
    return YearsEvidence("mixed", years, other)


def is_year(text: str) -> bool:
    """Return whether a text such as `2009-10`, `2009/10` or `2009/2010` ends in the year after the one in which it begins."""
    given = half_width(text)
    if match := _LONG.fullmatch(given):
        return int(match["z"]) == int(match["y"]) + 1
    match = _SHORT.fullmatch(given)
    return match is not None and len(match["z"]) > 1 and int(match["z"]) == (int(match["y"]) + 1) % 100


def as_year(text: str) -> str:
    """Return such a year as the notation writes it, `2009/10`; any other text as it is."""
    return f"{half_width(text)[:4]}/{half_width(text)[-2:]}" if is_year(text) else text


def as_month(text: str) -> str:
    """Return a month such as `2009/9` as the notation writes it, `2009-09`; any other text as it is."""
    match = _SHORT.fullmatch(half_width(text))
    return f"{match['y']}-{int(match['z']):02d}" if match and _is_month(match) else text


def _is_month(match: re.Match[str]) -> bool:
    return 1 <= int(match["z"]) <= MONTHS_IN_YEAR
