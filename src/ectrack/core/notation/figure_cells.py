"""Rows of a file that writes its cells in its own way, as the notation has them (`[figures."FILE"]`)."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import Any, get_args

from ectrack.core.bulk import LeftOut, Shared
from ectrack.core.cells.conventions import Selection, heading
from ectrack.core.cells.dates import dated
from ectrack.core.cells.marks import STATES, flag_meanings, is_missing, unknown_mark, without_marks
from ectrack.core.cells.plain_numbers import plain_number
from ectrack.core.model import Indicator, State
from ectrack.core.problems import NotationError, Origin, Problem
from ectrack.core.suggesting import suggestion
from ectrack.core.values.quantities import PERCENT, in_unit, quantity

AMOUNTS = ("value", "se", "yoy")
"""Keys whose cells hold numbers."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which rows of a file are meant.

    Attributes:
        keep: Texts of which a row must have one, by column as the file writes its name.
        drop: Texts of which it may have none.
    """

    keep: Selection
    drop: Selection

    @property
    def columns(self) -> frozenset[str]:
        """The columns that are looked at."""
        return frozenset({*self.keep, *self.drop})

    def has(self, row: Mapping[str, Any]) -> bool:
        """Return whether a row is meant; an empty cell is the text ""."""
        return all(_text(row, name) in texts for name, texts in self.keep.items()) and not any(
            _text(row, name) in texts for name, texts in self.drop.items()
        )


EVERY_ROW = Chosen(MappingProxyType({}), MappingProxyType({}))
"""All rows of a file."""


def _text(row: Mapping[str, Any], name: str) -> str:
    cell = row.get(name, "")
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def chosen(shared: Shared, names: Iterable[str], top: Origin, problems: list[Problem]) -> Chosen:
    """Return which rows of a file are meant.

    Args:
        shared: What the settings say of it.
        names: Its columns.
        top: The place of their names.
        problems: Where a column that it does not have is told.
    """
    columns = tuple(names)
    return Chosen(*(_by_column(selection, columns, top, problems) for selection in (shared.keep, shared.drop)))


def _by_column(selection: Selection, columns: tuple[str, ...], top: Origin, problems: list[Problem]) -> Selection:
    by_name = {heading(name): name for name in reversed(columns)}
    found = {}
    for said, texts in selection.items():
        name = said if said in columns else by_name.get(heading(said))
        if name is None:
            near = {key: by_name[text] for key, text in suggestion(heading(said), by_name).items()}
            problems.append(Problem("no-such-column", top, {"found": said, "expected": ", ".join(columns), **near}))
        else:
            found[name] = tuple(text.strip() for text in texts)
    return found


@dataclass(slots=True)
class Others:
    """What is left out of a file since the tracker has no such region or indicator.

    Attributes:
        regions: The regions of the tracker.
        indicators: Its indicators.
        count: Number of figures that were left out.
        names: What they are about and the tracker does not have, by kind.
    """

    regions: Collection[str]
    indicators: Mapping[str, Indicator]
    count: int = 0
    names: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))

    def has(self, data: Mapping[str, Any]) -> bool:
        """Return whether a row is of others, and count it; one that does not say both is none."""
        region, indicator = data.get("region"), data.get("indicator")
        if region is None or indicator is None or (region in self.regions and indicator in self.indicators):
            return False
        self.add(str(indicator), str(region), 1)
        return True

    def add(self, indicator: str, region: str, count: int) -> None:
        """Count figures that are left out."""
        self.count += count
        self.names[0].update({region} - {*self.regions})
        self.names[1].update({indicator} - {*self.indicators})

    def told(self, file: str) -> Iterator[LeftOut]:
        """Yield what was left out of a file, if anything was."""
        if self.count:
            yield LeftOut(file, self.count, *(tuple(sorted(names)) for names in self.names))


def does_not_apply(shared: Shared, columns: Collection[str], typed: Collection[str], top: Origin) -> Iterator[Problem]:
    """Yield the keys of settings that cannot apply to the columns of a file.

    Args:
        shared: What the settings say of it.
        columns: The keys that its columns are.
        typed: Those of them that hold numbers or days rather than text.
        top: The place of the names of the columns.
    """
    said = shared.conventions
    texts = {*columns} - {*typed}
    applies = {
        "decimal": said.decimal is None or "value" in texts,
        "missing": not said.missing or "value" in texts,
        "flags": not said.flags or bool({"value", "state"} & texts),
        "dates": said.dates is None or "period" in texts or ("recorded" in texts and "period" not in columns),
    }
    column = {"dates": "period"}
    yield from (
        Problem("key-cannot-apply", top, {"key": key, "column": column.get(key, "value")})
        for key, good in applies.items()
        if not good
    )


def is_said_of_toml(shared: Shared, file: str) -> Iterator[Problem]:
    """Yield a problem where settings say how the cells of a TOML file are written: it has none, and its figures are in the notation."""
    if not shared.is_as_written:
        yield Problem("toml-has-no-cells", Origin(file), {"found": file.rpartition("/")[2]})


def as_notation(row: Mapping[str, Any], shared: Shared, indicator: Indicator | None) -> Mapping[str, Any] | None:
    """Return the cells of a row as the notation has them; None for a row that says that there is no figure.

    Args:
        row: Its cells that are not empty, by key.
        shared: What the settings say of the file.
        indicator: The indicator of its figure; None for one that is not known.

    Raises:
        CellError: For the first cell that cannot be read.
    """
    said = shared.conventions
    data = dict(row)
    if _has_no_figure(data, shared):
        if "withdrawn" not in data:
            return None
        data.pop("value", None)
    for key in AMOUNTS:
        text = data.get(key)
        if said.missing and isinstance(text, str) and is_missing(text, said):
            del data[key]
        elif said.decimal is not None and isinstance(text, str):
            data[key] = _tried(key, partial(plain_number, text, said.decimal))
    if said.flags and indicator is not None and isinstance(data.get("value"), str):
        _check_mark(data["value"], indicator)
    if said.dates is not None:
        _put_dates(data, said.dates)
    if said.fraction and indicator is not None and indicator.unit.is_percent:
        data |= {key: in_percent(data[key]) for key in ("value", "se") if key in data}
    return data


class CellError(Exception):
    """A cell that cannot be read.

    Attributes:
        key: Its key.
        problem: Why.
    """

    def __init__(self, key: str, problem: NotationError) -> None:
        """Keep the key and the reason."""
        super().__init__(key)
        self.key, self.problem = key, problem


def _tried(key: str, read: Any) -> Any:
    try:
        return read()
    except NotationError as problem:
        raise CellError(key, problem) from problem


def _has_no_figure(data: dict[str, Any], shared: Shared) -> bool:
    """Return whether the cells say that there is no figure; marks are taken off, and become the state."""
    said = shared.conventions
    meanings: list[str] = []
    own = data.get("state")
    if said.flags and isinstance(own, str) and own not in get_args(State):
        meanings += _tried("state", partial(flag_meanings, own, said))
        del data["state"]
        own = None
    value = data.get("value", "")
    if isinstance(value, str):
        bare, found = without_marks(value, said)
        meanings += found
        if found:
            data["value"] = bare
        if said.missing and is_missing(bare, said):
            return True
    if "missing" in meanings:
        return True
    states = list(dict.fromkeys([*([own] if own else []), *(STATES[meaning] for meaning in meanings if meaning in STATES)]))
    if len(states) > 1:
        raise CellError("value", NotationError("two-states", found=", ".join(states)))
    if states:
        data["state"] = states[0]
    return False


def _check_mark(text: str, indicator: Indicator) -> None:
    """Refuse a mark that the settings do not know, by name; what stands behind the number may also be its unit."""
    mark = unknown_mark(text)
    if mark is None:
        return
    try:
        in_unit(quantity(text), indicator.unit)
    except NotationError as problem:
        raise CellError("value", NotationError("unknown-mark", found=text, mark=mark)) from problem


def _put_dates(data: dict[str, Any], order: str) -> None:
    if isinstance(period := data.get("period"), str):
        data["period"] = _tried("period", partial(dated, period, order))
    if isinstance(day := data.get("recorded"), str):
        data["recorded"] = _tried("recorded", partial(day_of, day, order))


def day_of(text: str, order: str) -> str:
    """Return a day of recording as the notation has it; one that is written so already stays, where it is not of that order.

    Raises:
        NotationError: `no-such-period`.
    """
    try:
        return dated(text, order)
    except NotationError as problem:
        if problem.slug != "other-date":
            raise
        return text


def in_percent(value: Any) -> Any:
    """Return a plain number that is a part of 1 in per cent, its last digit where it was; anything else as it is."""
    try:
        stated = quantity(value) if isinstance(value, str) else None
    except NotationError:
        return value
    number = stated.number if stated and stated.unit is None else value
    if isinstance(number, bool) or not isinstance(number, Decimal | int):
        return value
    return f"{times_hundred(Decimal(number)):f}{PERCENT}"


def times_hundred(number: Decimal) -> Decimal:
    """Return a part of 1 in per cent: 0.345 is 34.5, and 0.5 is 50."""
    return Decimal(f"{number.scaleb(2):f}")
