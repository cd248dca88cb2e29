"""The lines above a table: its unit, its indicator and region, and whether it tells growth."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from ectrack.core.importing.grid import Grid, text_of
from ectrack.core.importing.scale_words import scaling_words
from ectrack.core.importing.vocabulary import FOOTNOTES, is_bare_number, is_remark
from ectrack.core.values.quantities import half_width

_UNIT_LINE = re.compile(
    r"(?:^|[\s(\[;,、])(?:(?:计量|金额|数量|数据|货币)?单位|units?(?: of measure(?:ment)?)?)\s*:\s*(?P<units>[^)\];。]*)",
    re.IGNORECASE,
)
_UNITS_APART = re.compile(r"\s*[、,/]\s*")
_BRACKETS_AT_END = re.compile(r"[(\[【](?P<unit>[^()\[\]【】]+)[)\]】]$")
_IN_SCALE = re.compile(
    r"(?:^|(?:expressed )?in )(?P<unit>(?:thousand|million|billion|trillion)s?(?: of)?(?: [a-z ]+)?)$", re.IGNORECASE
)
_SAYS = re.compile(r"(?P<label>指标|地区|时间|时期|报告期|indicator|region|period|geography)\s*:\s*(?P<text>.*)", re.IGNORECASE)
_LABELS = {
    **dict.fromkeys(("指标", "indicator"), "indicator"),
    **dict.fromkeys(("地区", "region", "geography"), "region"),
    **dict.fromkeys(("时间", "时期", "报告期", "period"), "period"),
}
_GROWTH = re.compile(
    r"(?<![及和与、])(?:增速|增长率|增长速度|增幅|涨幅|降幅|涨跌幅|增减率|增减变动|同比增长|比上年增长|比上年同期增长|环比|同比)"
    r"|(?<!and )(?:\bgrowth\b|(?:per ?cent|percentage|%|annual|yearly) change|\bchange (?:on|over|from|since|in %|in per ?cent|in percentage)|\byear[- ]on[- ]year\b|\byoy\b|veränderung|wachstum|\bvariation\b|croissance|\bévolution\b|crecimiento|tasa de variación)",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?P<y>[0-9]{4})年(?:1(?:月)?[-–—~至])?(?P<m>1[0-2]|0?[1-9])月(?!\s*[0-9]{1,2}日)")
_TITLE_YEAR = re.compile(
    r"(?P<first>(?:19|20)[0-9]{2})年(?![0-9]{1,2}月[0-9]).*|.*[a-z,] (?P<last>(?:19|20)[0-9]{2})", re.IGNORECASE | re.DOTALL
)
_LONGEST = 80
"""Letters of a line that may name a unit; longer ones are prose."""


@dataclass(frozen=True, slots=True)
class Preamble:
    """What the lines above a table say.

    Attributes:
        units: The units that they name: `单位：万元、家`, `Unit: thousand people`.
        remarks: What stands in brackets at the end of other lines, or behind `in thousands`; it may be a unit.
        said: Names and periods by key: `指标：…`, `地区：…`, `报告期：…`.
        growth: The line that says that the table tells growth.
        month: The month that a title names, as the notation has it; None for none, and for several.
        lines: Every line, with its row counted from 0.
        year: The year with which the titles begin or end; None for none, and for several.
        notes: Remarks below the table, and its name, with words that may scale.
        named: The lines that name a unit, or hold something in brackets at their end.
    """

    units: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    growth: str | None = None
    month: str | None = None
    lines: tuple[tuple[int, str], ...] = ()
    named: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    year: str | None = None


def preamble(grid: Grid, rows: tuple[int, int]) -> Preamble:
    """Return what stands above the headings of a sheet, in remarks below it, and in its name.

    Args:
        grid: The sheet.
        rows: First and last row of the headings, counted from 0; a unit beside them counts too.
    """
    header = rows[0]
    lines = tuple(_lines(grid, header))
    said: dict[str, str] = {}
    units: list[str] = []
    remarks: list[str] = []
    named: set[str] = set()
    for _row, text in (*lines, *((header, text_of(cell)) for cell in grid.rows[header])):
        if match := _UNIT_LINE.search(text) if len(text) <= _LONGEST else None:
            units += [unit for unit in _UNITS_APART.split(match["units"].strip()) if unit]
            named.add(text)
    for _row, text in lines:
        if match := _SAYS.fullmatch(text):
            said.setdefault(_LABELS[match["label"].casefold()], match["text"].strip())
        if inside := _BRACKETS_AT_END.search(text) or _IN_SCALE.search(text):
            remarks += _UNITS_APART.split(inside["unit"].strip())
            named.add(text)
    growth = next((text for _row, text in lines if says_growth(text)), None)
    return Preamble(
        tuple(dict.fromkeys(units)),
        tuple(dict.fromkeys(remarks)),
        said,
        growth,
        _month(lines),
        lines,
        frozenset(named),
        _notes(grid, rows[1]),
        _year(lines),
    )


def _year(lines: Sequence[tuple[int, str]]) -> str | None:
    found = {match["first"] or match["last"] for _row, text in lines if (match := _TITLE_YEAR.fullmatch(text))}
    return found.pop() if len(found) == 1 else None


def _notes(grid: Grid, header: int) -> tuple[str, ...]:
    """Return the remarks below a table, and its name, that have words that may scale."""
    rows = range(header + 1, len(grid.rows))
    last = max((row for row in rows if any(is_bare_number(text_of(cell)) for cell in grid.rows[row])), default=header)
    texts = [text_of(cell) for row in rows for cell in grid.rows[row] if row > last or is_remark(grid.rows[row])]
    return tuple(text for text in (grid.name, *texts) if text and scaling_words(text))


def _month(lines: Sequence[tuple[int, str]]) -> str | None:
    found = {f"{match['y']}-{int(match['m']):02d}" for _row, text in lines for match in _MONTH.finditer(text)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def says_growth(text: str) -> bool:
    """Return whether a heading or a name says that what it stands for is growth."""
    return _GROWTH.search(half_width(text)) is not None


def _lines(grid: Grid, header: int) -> Iterator[tuple[int, str]]:
    """Yield each text above the headings; a label that ends in a colon together with the cell beside it."""
    for row in range(header):
        texts = [half_width(text_of(cell)) for cell in grid.rows[row]]
        texts = [text for text in texts if text]
        while texts:
            text = texts.pop(0)
            if text.endswith(":") and texts:
                text = f"{text} {texts.pop(0)}"
            if not text.casefold().startswith(FOOTNOTES):
                yield row, text
