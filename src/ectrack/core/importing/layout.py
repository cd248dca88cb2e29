"""Which column of a sheet means what: recognised by its heading, or as a mapping says."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from ectrack.core.importing.grid import Cell, Grid, text_of
from ectrack.core.model import Names, Tracker
from ectrack.core.period_text import period
from ectrack.core.problems import NotationError

HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "indicator": ("indicatorid", "indicator", "指标id", "指标代号", "指标", "指标编码", "指标名称"),
        "region": (
            "region",
            "地区",
            "地区id",
            "地区代号",
            "县区",
            "县（区）",
            "县(区)",
            "市州",
            "市县",
            "区域",
            "单位名称",
            "regionid",
        ),
        "period": ("period", "时期", "期间", "报告期", "年份", "年度", "日期", "year", "date"),
        "value": ("value", "值", "数值", "实际数", "实际", "完成数", "完成值", "实绩", "actual", "本期数", "填报数"),
        "yoy": ("yoy", "同比", "同比增长", "同比增速", "比上年增长", "增长率"),
        "approx": ("approx", "约数"),
        "state": ("state", "状态", "数据状态"),
        "se": ("se", "标准误", "standarderror"),
        "unit": ("unit", "单位", "计量单位"),
        "source": ("source", "来源", "数据来源", "资料来源", "出处"),
        "note": ("note", "备注", "说明", "remarks", "remark"),
    }
)
"""Headings by the key of a figure, without blanks and in lower case; the unit in brackets does not count."""

KEYS = frozenset({*HEADINGS, "ignore"})
DEEPEST = 20
"""Rows in which a heading is looked for."""

_BRACKETS = re.compile(r"[（(\[【]\s*(?:单位[:：])?\s*(?P<unit>[^）)\]】]+?)\s*[）)\]】]\s*$")
_TITLE_UNIT = re.compile(r"(?:计量)?单位\s*[:：]\s*(?P<unit>[^\s）)\]】，,。；;]+)")


@dataclass(frozen=True, slots=True)
class Value:
    """A column of values, with what its heading says of all of them."""

    column: int
    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a sheet mean.

    Attributes:
        header: Row of the headings, counted from 0.
        columns: Column of each key of a figure but its value.
        values: The columns of values.
        given: What holds for every figure: period, unit, source and the like.
        units: Unit of a column by its heading.
    """

    header: int
    columns: Mapping[str, int]
    values: tuple[Value, ...]
    given: Mapping[str, str]
    units: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a mapping file says.

    Attributes:
        sheet: Name of the sheet.
        header: Row of the headings, counted from 1.
        given: What holds for every figure.
        columns: Key, or what a column of values stands for, by its heading.
        regions: Id of a region by the name it has in the sheet.
        indicators: Id of an indicator by the name it has in the sheet.
    """

    sheet: str | None = None
    header: int | None = None
    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    columns: Mapping[str, str | Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    regions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    indicators: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def layout(grid: Grid, tracker: Tracker, mapping: Mapped, given: Mapping[str, str]) -> Layout | None:
    """Return what the columns of a sheet mean; None where no row reads as headings of figures.

    Args:
        grid: The sheet.
        tracker: Its indicators and regions may stand as headings.
        mapping: What the user says of the sheet.
        given: What holds for every figure, as the user says on the command line.
    """
    known = {**_said_above(grid), **mapping.given, **given}
    rows = [mapping.header - 1] if mapping.header else range(min(DEEPEST, len(grid.rows)))
    found = [_of_row(grid, row, tracker, mapping, known) for row in rows if row < len(grid.rows)]
    readable = [one for one in found if one is not None]
    return max(readable, key=lambda one: len(one.columns) + len(one.values), default=None)


def _of_row(grid: Grid, row: int, tracker: Tracker, mapping: Mapped, given: Mapping[str, str]) -> Layout | None:
    columns: dict[str, int] = {}
    values: list[Value] = []
    units: dict[int, str] = {}
    for column, cell in enumerate(grid.rows[row]):
        heading = text_of(cell)
        bare, unit = _without_unit(heading)
        said = mapping.columns.get(heading, mapping.columns.get(bare))
        key = said if isinstance(said, str) else None if said else _key(bare)
        if isinstance(said, Mapping):
            values.append(Value(column, {name: text for name, text in said.items() if name != "unit"}))
            unit = said.get("unit", unit)
        elif key == "value":
            values.append(Value(column))
        elif key is not None and key in HEADINGS and key not in columns:
            columns[key] = column
        elif key is None and bare and (across := _across(bare, tracker, mapping)):
            values.append(Value(column, across))
        if unit and column not in units:
            units[column] = unit
    told = {*columns, *given}
    complete = bool(values) and all({"indicator", "region", "period"} <= told | set(value.given) for value in values)
    return Layout(row, columns, tuple(values), given, units) if complete else None


def _key(heading: str) -> str | None:
    plain = heading.replace(" ", "").casefold()
    return next((key for key, words in HEADINGS.items() if plain in words), None)


def _across(heading: str, tracker: Tracker, mapping: Mapped) -> dict[str, str]:
    """Return what a heading across a wide table stands for: a period, a region or an indicator."""
    try:
        return {"period": str(period(heading))}
    except NotationError:
        pass
    region = named(heading, ((name, one.names) for name, one in tracker.regions.items()), mapping.regions)
    if region:
        return {"region": region}
    indicator = named(heading, ((name, one.names) for name, one in tracker.indicators.items()), mapping.indicators)
    return {"indicator": indicator} if indicator else {}


def named(text: str, things: Iterable[tuple[str, Names]], aliases: Mapping[str, str]) -> str | None:
    """Return the id of what a text names: an alias, an id, or a name in any language that only one thing has."""
    if text in aliases:
        return aliases[text]
    found = []
    for name, names in things:
        if text == name:
            return name
        if text in names.values():
            found.append(name)
    return found[0] if len(found) == 1 else None


def _without_unit(heading: str) -> tuple[str, str | None]:
    found = _BRACKETS.search(heading)
    return (heading[: found.start()].strip(), found["unit"]) if found else (heading, None)


def _said_above(grid: Grid) -> dict[str, str]:
    """Return the unit that stands above the table, such as 单位：万元."""
    for row in grid.rows[:DEEPEST]:
        for cell in _texts(row):
            found = _TITLE_UNIT.search(cell)
            if found and len(cell) < 40:  # noqa: PLR2004  # a sentence is no unit
                return {"unit": found["unit"]}
    return {}


def _texts(row: Sequence[Cell]) -> list[str]:
    return [text_of(cell) for cell in row]
