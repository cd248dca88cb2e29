"""Which sign stands before the decimals of a table, judged over all its numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ectrack.core.cells.conventions import Decimals
from ectrack.core.cells.plain_numbers import fits, parts
from ectrack.core.importing.vocabulary import without_approx
from ectrack.core.values.currencies import BEFORE

FEW = 3
"""Texts that are kept to be shown."""

_OPEN = re.compile(rf"[(\[]?\s*[+−±-]?\s*(?:{BEFORE})?\s*[+−-]?\s*")
_EITHER = re.compile("[1-9][0-9]{0,2}[.,][0-9]{3}")
_MONTH = re.compile("(?:19|20)[0-9]{2}[.,][0-9]{1,2}|[0-9]{1,2}[.,](?:19|20)[0-9]{2}")
"""What may also be a year and a month, and so proves nothing of numbers."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the numbers of a table say of the sign before their decimals.

    Attributes:
        sign: The sign that they prove; None where they prove none, or both.
        points: The first few texts that could be read either way and have a point, such as `1.250`.
        commas: The first few of those that have a comma.
        contradiction: One text that proves the point and one that proves the comma, where there are both.
    """

    sign: Decimals | None = None
    points: tuple[str, ...] = ()
    commas: tuple[str, ...] = ()
    contradiction: tuple[str, str] | None = None


def decimal_evidence(texts: Iterable[str]) -> Evidence:
    """Return what texts prove of the sign before their decimals.

    `1.355,90`, `12,5` and `1.234.567` prove the comma, `1,355.90`, `12.5`, `0.250` and `1,234,567` the point. One sign before exactly
    three digits, with one to three before it that do not begin with 0, could be either.

    Args:
        texts: All cells of a table that may hold numbers; a title such as `1.2 Visits` would count as one.
    """
    either: dict[str, list[str]] = {".": [], ",": []}
    proofs: dict[Decimals, str] = {}
    for text in texts:
        digits = _digits(text)
        if digits is None or ("." not in digits and "," not in digits) or _MONTH.fullmatch(digits):
            continue
        if _EITHER.fullmatch(digits):
            seen = either["." if "." in digits else ","]
            if len(seen) < FEW and text not in seen:
                seen.append(text)
            continue
        point, comma = fits(digits, "."), fits(digits, ",")
        if point != comma:
            proofs.setdefault("." if point else ",", text)
    points, commas = tuple(either["."]), tuple(either[","])
    if "." in proofs and "," in proofs:
        return Evidence(None, points, commas, (proofs["."], proofs[","]))
    return Evidence(next(iter(proofs), None), points, commas)


def _digits(text: str) -> str | None:
    """Return the number of a text before which nothing stands but a sign, a currency, a bracket or a word such as about."""
    found = parts(without_approx(text)[0])
    return found.digits if found and _OPEN.fullmatch(found.before) else None
