"""The texts of units: scale words in Chinese and English, before what is counted or beside a currency."""

import re
import unicodedata
from decimal import Decimal

from ectrack.core.problems import NotationError
from ectrack.core.values.currencies import currency, money, parted

SCALES = {"万亿": Decimal("1e12"), "亿": Decimal("1e8"), "万": Decimal("1e4")}
_DECLARED = {"千": Decimal(1000), "百": Decimal(100)}
MOST_SCALES = 4
"""Scale words that one unit may carry, such as the two of 百万户; what follows more of them is a base of its own."""

ENGLISH = {"thousand": Decimal(1000), "million": Decimal("1e6"), "billion": Decimal("1e9"), "trillion": Decimal("1e12")}
SHORT: dict[str, Decimal] = {
    "k": Decimal(1000),
    **dict.fromkeys(("m", "mn"), Decimal("1e6")),
    **dict.fromkeys(("b", "bn"), Decimal("1e9")),
    "tn": Decimal("1e12"),
}
"""Letters that scale beside a currency only: elsewhere m is a metre."""

_WORDS = "|".join(ENGLISH)
_BEFORE = re.compile(rf"(?P<word>{_WORDS})s?(?:\s+of)?(?P<rest>(?:[^A-Za-z].*)?)", re.IGNORECASE | re.DOTALL)
_BESIDE = tuple(
    (re.compile(form, re.IGNORECASE | re.DOTALL), factor)
    for word, factor in (ENGLISH | SHORT).items()
    for form in (rf"{word}s?\s*(?P<rest>.+)", rf"(?P<rest>.+?)\s*{word}s?")
)


def comparable(text: str) -> str:
    """Return the text of a unit as units are compared: without blanks, and one form of each character."""
    return unicodedata.normalize("NFKC", text).replace(" ", "") if text != "‰" else text


def scaled(text: str, declared: tuple[str, ...] = ()) -> tuple[Decimal, str]:
    """Return how many of what it counts a unit is, and what it counts.

    Args:
        text: Such as 亿元, `million people`, `USD bn`, `$m/year`.
        declared: Scale words 千 and 百 that the unit may carry.
    """
    base, factor = unicodedata.normalize("NFKC", text).strip(), Decimal(1)
    chinese = SCALES | {word: _DECLARED[word] for word in declared}
    for _step in range(MOST_SCALES):
        if money(base):
            break
        word = next((word for word in chinese if base.startswith(word)), "")
        if word:
            factor, base = factor * chinese[word], base.removeprefix(word).strip()
        elif match := _BEFORE.fullmatch(base):
            factor, base = factor * ENGLISH[match["word"].casefold()], match["rest"].strip()
        else:
            more, base = _beside(base)
            factor *= more
    return factor, base


def _beside(base: str) -> tuple[Decimal, str]:
    """Return the scale that stands right before or behind a currency, and the unit without it."""
    head, per = parted(base)
    for form, factor in _BESIDE:
        match = form.fullmatch(head)
        if match and currency(match["rest"]):
            return factor, match["rest"] + per
    return Decimal(1), base


def beside_currency(before: str, unit: str, text: str) -> str:
    """Return the unit of an amount that a currency stands before.

    Args:
        before: The currency: a sign or a code.
        unit: What stands behind the number; "" for nothing.
        text: The whole as written.

    Raises:
        NotationError: `unknown-currency` for letters that are no code, `two-currencies` where another one stands behind the number.
    """
    given = currency(before)
    if given is None:
        raise NotationError("unknown-currency", found=text)
    base = scaled(unit)[1]
    behind = money(base)
    if behind:
        if not (given.fits(behind.currency) or behind.currency.fits(given)):
            raise NotationError("two-currencies", found=text)
        is_closer = len(behind.currency.codes) <= len(given.codes)
        return unit if is_closer else unicodedata.normalize("NFKC", unit).replace(parted(base)[0], before, 1)
    head, per = ("", unit) if unit.startswith(("/", "每")) else ("", f" {unit}") if unit.startswith("per ") else parted(unit)
    return f"{head} {before}{per}".strip()
