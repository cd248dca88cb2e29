"""What a heading means: a key of a figure, or the period, the region or the indicator that a column of values is about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from ectrack.core.cells.marks import state_of, without_marks
from ectrack.core.importing.grid import letters
from ectrack.core.importing.heading_words import IGNORE, key_of, plain, says_nothing
from ectrack.core.importing.known import Known, without_brackets
from ectrack.core.importing.mapped import YEAR_BY_MONTH
from ectrack.core.importing.scale_words import scaling_words
from ectrack.core.importing.vocabulary import is_period, part_of_year, read_period
from ectrack.core.problems import NotationError
from ectrack.core.values.quantities import PERCENT_SIGNS

_UNIT = re.compile(r"[^\s0-9.,+\-][^0-9.,+\-]*")
_NUMBER = re.compile(r"[0-9]{4}")
_YEAR_AGAIN = re.compile(r"YR[0-9]{4}")
"""What the World Bank writes in brackets behind a year."""
_YEAR_FIRST = re.compile("(?P<year>(?:19|20)[0-9]{2})年?(?P<name>[^0-9年].*)")
_YEAR_LAST = re.compile("(?P<name>.*[^0-9])(?P<year>(?:19|20)[0-9]{2})年?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
"""Years that a bare number in a heading may stand for."""
_OF_VALUES = frozenset({None, "value", "yoy", "approx", "state", "se", "flag"})
"""Keys of columns whose headings may say what the values are about."""

RELATIVE = "relative"
"""Given of values whose period follows from the month of the table, whatever is said of all figures."""

PART = "part"
"""What a heading such as Jan says of the values below: the part of the year that stands in their row."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading means.

    Attributes:
        key: Key of a figure, `value`, or `ignore`; None where it names none.
        given: Period, region or indicator of the values below, and whatever else a mapping says of them.
        unit: Unit of what stands below.
        said: Whether a mapping says so.
        rest: The headings that say nothing known, where there are several.
    """

    key: str | None = None
    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    unit: str | None = None
    said: bool = False
    rest: tuple[str, ...] = ()

    @property
    def is_figure(self) -> bool:
        """Whether values stand below."""
        return self.key == "value" or (self.key is None and bool(self.given))


def names_of(parts: Sequence[str], column: int) -> list[str]:
    """Return everything by which a mapping may call a column, the most telling first: its letter, its headings joined, the lowest alone.

    Args:
        parts: Its headings from top to bottom.
        column: The column, from 0.
    """
    joined = [" / ".join(parts[start:]) for start in range(len(parts))]
    return [plain(name) for name in (f"column {letters(column)}", *joined, *reversed(parts))]


def meaning(parts: Sequence[str], known: Known, column: int) -> Meaning:
    """Return what the headings above a column mean together, such as 2014年 above 同比.

    Args:
        parts: The headings from top to bottom, each once.
        known: What may be named.
        column: The column, from 0.
    """
    said = next((known.columns[name] for name in names_of(parts, column) if name in known.columns), None)
    if isinstance(said, Mapping):
        key = None if set(said) - {"unit"} else "value"
        return Meaning(key, said, said.get("unit") or unit_of(parts), said=True)
    given = _across("".join(parts), known) if len(parts) > 1 else {}
    key, rest = said, []
    for part in () if given else parts:
        bare, inside = without_brackets(part)
        named = (key_of(part) or key_of(bare)) if said is None else None
        key = named or key
        across = {} if named else _across(part, known) or _across(bare, known) or _together(part, known)
        if inside and is_period(inside):
            across |= _across(inside, known)
        given |= across
        rest += [] if named or across or _names_unit(part) else [part]
    if key is None and not given and any(map(says_nothing, parts)):
        return Meaning(IGNORE)
    unread = tuple(rest) if said is None and len(parts) > 1 else ()
    return Meaning(key, given if key in _OF_VALUES else {}, unit_of(parts), said=said is not None, rest=unread)


def _across(text: str, known: Known) -> dict[str, str]:
    """Return what a heading across a wide table stands for: a region, an indicator, a period or a part of a year."""
    for kind in ("region", "indicator"):
        if found := known.id_of(kind, text):
            return {kind: found}
    if _NUMBER.fullmatch(text) and not _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return {}
    return _period(text, known) or _part(text, known) or _marked(text, known)


def sheet_says(name: str, known: Known) -> Mapping[str, str]:
    """Return what the name of a sheet says of its figures: their period, region or indicator; nothing for any other name."""
    return {key: text for key, text in _across(name, known).items() if key in {"region", "indicator", "period"}} if name else {}


def _together(text: str, known: Known) -> dict[str, str]:
    """Return what a heading says that names a year and an indicator or a region, such as 2022年网店数（家） or `Visits 2022`."""
    match = _YEAR_FIRST.fullmatch(text) or _YEAR_LAST.fullmatch(text)
    if match is None:
        return {}
    name, unit = without_brackets(match["name"].strip(" ,:-"))
    for kind in ("indicator", "region"):
        if found := known.id_of(kind, name):
            return {kind: found, "period": match["year"], **({"unit": unit} if unit else {})}
    return {}


def _period(text: str, known: Known) -> dict[str, str]:
    try:
        return {"period": str(read_period(text))}
    except NotationError as refused:
        return {"period": text} if refused.slug == "fiscal-year" or _is_dated(text, known) else {}


def _is_dated(text: str, known: Known) -> bool:
    """Return whether a heading is a date in the order that the mapping says."""
    return known.mapping.conventions.dates is not None and text[:1].isdigit() and bool(re.search(r"[0-9][/.-][0-9]", text))


def _part(text: str, known: Known) -> dict[str, str]:
    part = part_of_year(text, numbered=known.mapping.shape == YEAR_BY_MONTH)
    return {PART: part} if part else {}


def _marked(text: str, known: Known) -> dict[str, str]:
    """Return what a year with a mark behind it says, such as `2014 p`."""
    bare, meanings = without_marks(text, known.mapping.conventions)
    found = _period(bare, known) if meanings and bare != text else {}
    state = state_of(meanings) if found else None
    return {**found, **({"state": state} if state else {})}


def unit_of(parts: Sequence[str]) -> str | None:
    """Return the unit that headings name: in brackets at the end of one, or as one of several."""
    inside = [text for _bare, text in map(without_brackets, parts) if text and not is_period(text)]
    inside += [part for part in parts if len(parts) > 1 and _names_unit(part)]
    inside = [text for text in inside if not _YEAR_AGAIN.fullmatch(text)]
    return inside[-1] if inside else None


def _names_unit(part: str) -> bool:
    """Return whether one of several headings is a unit of its own, such as % or million USD."""
    is_bare = without_brackets(part)[1] is None
    return part in PERCENT_SIGNS or (is_bare and is_unit(part) and scaling_words(part) is not None)


def is_unit(text: str) -> bool:
    """Return whether a text can be a unit; one with digits would run together with the number before it."""
    return _UNIT.fullmatch(text) is not None
