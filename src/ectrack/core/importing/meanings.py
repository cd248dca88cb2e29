"""What a heading means: a key of a figure, or the period, the region or the indicator that a column of values is about."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from ectrack.core.importing.vocabulary import is_period, is_total, read_period
from ectrack.core.problems import NotationError
from ectrack.core.tracker import Tracker
from ectrack.core.values.names import Names
from ectrack.core.values.quantities import half_width

HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "indicator": ("indicator", "indicatorid", "指标", "指标id", "指标代号", "指标编码", "指标名称"),
        "region": (
            *("region", "regionid", "地区", "地区id", "地区代号", "地区名称", "区域", "区划", "行政区划"),
            *("县区", "县(区)", "区县", "县市区", "县(市、区)", "县市", "市县", "市州", "市(州)", "单位名称"),
        ),
        "period": ("period", "year", "date", "时期", "期间", "报告期", "年份", "年度", "日期", "时间"),
        "value": ("value", "actual", "值", "数值", "实际数", "实际", "完成数", "完成值", "实绩", "本期数", "填报数"),
        "yoy": ("yoy", "同比", "同比增长", "同比增速", "同比增幅", "比上年增长", "增长率", "增速"),
        "approx": ("approx", "约数"),
        "state": ("state", "状态", "数据状态"),
        "se": ("se", "standarderror", "标准误"),
        "unit": ("unit", "单位", "计量单位"),
        "source": ("source", "来源", "数据来源", "资料来源", "出处"),
        "note": ("note", "remark", "remarks", "备注", "说明"),
    }
)
"""Headings by the key of a figure, without blanks, half-width and in lower case; the unit in brackets does not count."""

IGNORE = "ignore"
KEYS = frozenset({*HEADINGS, IGNORE})

ASIDE = frozenset({"序号", "编号", "行号", "代码", "no", "no.", "id", "电话", "联系电话", "手机", "邮编", "排名", "位次", "rank"})
"""Columns of numbers that are no figures."""

_BY_HEADING = {word: key for key, words in HEADINGS.items() for word in words}
_BRACKETS = re.compile(r"[(\[【]\s*(?:单位:)?\s*(?P<inside>[^)\]】]+?)\s*[)\]】]$")
_UNIT = re.compile(r"[^\s0-9.,+\-][^0-9.,+\-]*")
_NUMBER = re.compile(r"[0-9]{4}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
"""Years that a bare number in a heading may stand for."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a mapping file says.

    Attributes:
        sheet: Name of the sheet.
        header: First and last row of the headings, counted from 1.
        common: What holds for every figure.
        columns: Key, or what a column of values stands for, by its heading.
        regions: Id of a region by the name it has in the sheet.
        indicators: Id of an indicator by the name it has in the sheet.
        fill_down: Keys whose empty cells mean what stands above them.
    """

    sheet: str | None = None
    header: tuple[int, int] | None = None
    common: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    columns: Mapping[str, str | Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    regions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    indicators: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    fill_down: tuple[str, ...] = ()


class Known:
    """The indicators and regions of a tracker by everything that may stand for them."""

    def __init__(self, tracker: Tracker, mapping: Mapped) -> None:
        """Gather ids, names and the names that a mapping adds."""
        self.mapping = mapping
        self.years = tracker.years
        self.ids: Mapping[str, Mapping[str, str | None]] = {
            "indicator": _by_name(
                ((indicator.id, indicator.names) for indicator in tracker.indicators.values()), mapping.indicators
            ),
            "region": _by_name(((region.id, region.names) for region in tracker.regions.values()), mapping.regions),
        }

    def id_of(self, kind: str, text: str) -> str | None:
        """Return the id of what a text names; None for nothing, and for a name that several things have."""
        return self.ids[kind].get(plain(text))

    def words(self, kind: str) -> list[str]:
        """Return everything that may stand for an indicator or a region."""
        return list(self.ids[kind])


def _by_name(things: Iterable[tuple[str, Names]], aliases: Mapping[str, str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    ids: dict[str, str | None] = {}
    for name, names in things:
        ids[plain(name)] = name
        for word in {plain(text) for text in names.values()}:
            found[word] = None if word in found else name
    return {**found, **ids, **{plain(alias): meant for alias, meant in aliases.items()}}


def plain(text: str) -> str:
    """Return a text as headings and names are compared: without blanks, half-width, in lower case."""
    return re.sub(r"\s", "", half_width(text)).casefold()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading means.

    Attributes:
        key: Key of a figure, `value`, or `ignore`; None where it names none.
        given: Period, region or indicator of the values below, and whatever else a mapping says of them.
        unit: Unit of what stands below.
    """

    key: str | None = None
    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    unit: str | None = None

    @property
    def is_figure(self) -> bool:
        """Whether values stand below."""
        return self.key == "value" or (self.key is None and bool(self.given))


def meaning(parts: Sequence[str], known: Known) -> Meaning:
    """Return what the headings above a column mean together, such as 2014年 above 同比.

    Args:
        parts: The headings from top to bottom, each once.
        known: What may be named.
    """
    columns = known.mapping.columns
    said = next((columns[text] for text in (" / ".join(parts), *reversed(parts)) if text in columns), None)
    if isinstance(said, Mapping):
        return Meaning(None, {name: text for name, text in said.items() if name != "unit"}, said.get("unit") or _unit_of(parts))
    given = _across("".join(parts), known) if len(parts) > 1 else {}
    key = said
    for part in () if given else parts:
        bare, inside = without_brackets(part)
        named = (_BY_HEADING.get(plain(part)) or _BY_HEADING.get(plain(bare))) if said is None else None
        key = named or key
        given |= {} if named else _across(part, known) or _across(bare, known)
        if inside and is_period(inside):
            given |= _across(inside, known)
    return Meaning(key, given if key in {None, "value", "yoy", "approx", "state", "se"} else {}, _unit_of(parts))


def _across(text: str, known: Known) -> dict[str, str]:
    """Return what a heading across a wide table stands for: a period, a region or an indicator."""
    for kind in ("region", "indicator"):
        if found := known.id_of(kind, text):
            return {kind: found}
    if _NUMBER.fullmatch(text) and not _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return {}
    try:
        return {"period": str(read_period(text))}
    except NotationError as refused:
        return {"period": text} if refused.slug == "fiscal-year" else {}


def without_brackets(heading: str) -> tuple[str, str | None]:
    """Return a heading without what stands in brackets at its end, and that."""
    text = half_width(heading).replace("：", ":")
    match = _BRACKETS.search(text)
    return (text[: match.start()].strip(), match["inside"]) if match else (heading, None)


def _unit_of(parts: Sequence[str]) -> str | None:
    inside = [text for _bare, text in map(without_brackets, parts) if text and not is_period(text)]
    return inside[-1] if inside else None


def is_unit(text: str) -> bool:
    """Return whether a text can be a unit; one with digits would run together with the number before it."""
    return _UNIT.fullmatch(text) is not None


def is_aside(parts: Sequence[str]) -> bool:
    """Return whether a column is known to hold no figures of its own: running numbers, telephone numbers, totals."""
    return any(plain(part) in ASIDE or is_total(part) for part in parts)
