"""How a table writes its cells, as a mapping file or the settings of a tracker say, read key by key."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from ectrack.core.problems import NotationError
from ectrack.core.values.fiscal_years import month_number
from ectrack.core.values.quantities import half_width

Decimals = Literal[".", ","]
"""The sign before the decimals."""

FLAG_MEANINGS = ("preliminary", "final", "revised", "forecast", "estimated", "break", "missing", "ignore")
"""What a mark may mean: a state of a figure, that there is no figure, or nothing."""

_ORDER = re.compile(r"(?P<a>[dmy])(?P<sign>[/.-])(?P<b>[dmy])(?:(?P=sign)(?P<c>[dmy]))?")
_LIKE_A_NUMBER = re.compile("[+-]?[.,]?[0-9]|[.,+-]$|%")
_TEXTS = ('"…"', '["…", "…"]')
_CHOICES = ('{ Sex = "Total" }', '{ Age = ["15+", ""] }')
_LONGEST_SHOWN = 60

Selection = Mapping[str, tuple[str, ...]]
"""Texts of cells by the heading of their column."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a table writes its cells.

    Attributes:
        decimal: The sign before the decimals; the other one, blanks and ' part thousands. None where nothing says it.
        dates: The order of the parts of days or months, such as `d/m/y`; None for the forms of the notation.
        fraction: Whether figures of indicators in % are parts of 1; None where nothing says it.
        missing: Whole cells that say that there is no figure, beside those that are known.
        flags: What each mark means, one of `FLAG_MEANINGS`.
        year_starts: The month in which years begin, 1 to 12; None for that of each indicator.
    """

    decimal: Decimals | None = None
    dates: str | None = None
    fraction: bool | None = None
    missing: tuple[str, ...] = ()
    flags: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    year_starts: int | None = None


PLAIN = Conventions()
"""Cells as the notation has them."""


def heading(text: str) -> str:
    """Return the name of a column as names of columns are compared: half-width, without blanks, in lower case."""
    return re.sub(r"\s", "", half_width(text)).casefold()


def read_decimal(value: object) -> Decimals:
    """Return the sign before the decimals."""
    if value == ".":
        return "."
    if value == ",":
        return ","
    raise _bad(value, '"."', '","')


def read_dates(value: object) -> str:
    """Return the order of the parts of days, or of months: each of d, m, y once, or m and y, between two signs that are alike."""
    match = _ORDER.fullmatch(value) if isinstance(value, str) else None
    if match is None or sorted(filter(None, match.group("a", "b", "c"))) not in (["d", "m", "y"], ["m", "y"]):
        raise _bad(value, '"d/m/y"', '"m/d/y"', '"d.m.y"', '"y-m-d"', '"m/y"')
    return match[0]


def read_fraction(value: object) -> bool:
    """Return whether figures in % are written as parts of 1."""
    if not isinstance(value, bool):
        raise _bad(value, "true", "false")
    return value


def read_missing(value: object) -> tuple[str, ...]:
    """Return texts of cells that hold no figure: one, or a list."""
    return _texts(value, _TEXTS)


def read_flags(value: object) -> Mapping[str, str]:
    """Return what each mark means; a mark that begins like a number could not be told from one."""
    if not isinstance(value, dict):
        raise _bad(value, '{ p = "preliminary" }')
    for mark, meaning in value.items():
        if meaning not in FLAG_MEANINGS:
            raise _bad(f"{mark} = {_shown(meaning)}", *FLAG_MEANINGS)
        if not half_width(mark) or _LIKE_A_NUMBER.match(half_width(mark)):
            raise _bad(f'"{mark}" = {meaning}', 'p = "…"', '"[c]" = "…"', '"*" = "…"')
    return MappingProxyType({half_width(mark): str(meaning) for mark, meaning in value.items()})


def read_year_starts(value: object) -> int:
    """Return the month in which years begin, 1 to 12."""
    try:
        return month_number(value)
    except NotationError:
        raise _bad(value, '"01"', "…", '"12"') from None


def read_selection(value: object) -> Selection:
    """Return the texts of cells by their column, of `keep` or `drop`: one text or several for each."""
    if not isinstance(value, dict):
        raise _bad(value, *_CHOICES)
    return MappingProxyType({str(name): _texts(texts, _CHOICES, empty=True) for name, texts in value.items()})


def read_others(value: object) -> str:
    """Return what becomes of the regions and indicators that a tracker does not have."""
    if value != "ignore":
        raise _bad(value, '"ignore"')
    return "ignore"


READERS: Mapping[str, Callable[[object], Any]] = MappingProxyType(
    {
        "decimal": read_decimal,
        "dates": read_dates,
        "fraction": read_fraction,
        "missing": read_missing,
        "flags": read_flags,
        "year_starts": read_year_starts,
    }
)
"""What reads the value of each key of `Conventions`; each raises `bad-value` with what was found and expected."""

ROW_READERS: Mapping[str, Callable[[object], Any]] = MappingProxyType(
    {"keep": read_selection, "drop": read_selection, "others": read_others}
)
"""What reads the value of each key that says which rows of a table are meant."""


def faults(data: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return what is wrong with the values of these keys, each as the key, what was found, and what is expected.

    Args:
        data: Values as TOML has them; other keys are not looked at.
    """
    found: list[tuple[str, str, str]] = []
    for key, read in {**READERS, **ROW_READERS}.items():
        if key in data:
            try:
                read(data[key])
            except NotationError as problem:
                found.append((key, problem.params["found"], problem.params["expected"]))
    return found


def conventions(data: Mapping[str, Any]) -> Conventions:
    """Return what values without faults say; other keys are not looked at."""
    return Conventions(**{key: read(data[key]) for key, read in READERS.items() if data.get(key) is not None})


def _texts(value: object, expected: tuple[str, ...], *, empty: bool = False) -> tuple[str, ...]:
    found = value if isinstance(value, list) else [value]
    if not found or not all(isinstance(text, str) and (empty or text.strip()) for text in found):
        raise _bad(value, *expected)
    return tuple(found)


def _bad(value: object, *expected: str) -> NotationError:
    return NotationError("bad-value", found=_shown(value), expected=", ".join(expected))


def _shown(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 3] + "..."
