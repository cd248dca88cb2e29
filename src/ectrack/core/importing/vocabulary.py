"""The words that offices put into cells: no figure, a total, a remark, a figure that is approximate, a day."""

import re
from collections.abc import Sequence
from types import MappingProxyType

from ectrack.core.cells.conventions import Conventions
from ectrack.core.cells.marks import is_missing, without_marks
from ectrack.core.cells.plain_numbers import plain_number
from ectrack.core.importing.grid import Cell, Fault, text_of
from ectrack.core.model import Approx
from ectrack.core.problems import NotationError
from ectrack.core.values.fiscal_years import JANUARY
from ectrack.core.values.period_text import period
from ectrack.core.values.periods import MONTHS_IN_YEAR, Period
from ectrack.core.values.quantities import half_width, quantity

APPROX: dict[Approx, tuple[str, ...]] = {
    "about": ("约", "大约", "左右", "上下"),
    "at_least": ("以上", "至少", "不少于", "不低于"),
    "more_than": ("余", "多", "超过", "突破"),
    "at_most": ("以内", "以下", "至多", "不超过"),
    "less_than": ("近", "将近", "不足", "不到"),
}
"""Words of a source for an approximate figure, before it or behind it, by the key of the notation."""

_BEFORE_ONLY: dict[Approx, tuple[str, ...]] = {
    "about": ("~", "≈", "about", "around", "approximately", "approx.", "approx", "circa", "ca."),
    "at_least": ("≥", ">=", "at least", "no less than", "not less than", "no fewer than"),
    "more_than": (">", "more than", "over", "exceeding"),
    "at_most": ("≤", "<=", "at most", "no more than", "not more than", "up to"),
    "less_than": ("<", "less than", "fewer than", "nearly", "almost", "under", "below"),
}
"""Signs and English words, which stand before the number."""

STATES = {
    "初步": "preliminary",
    "初步数": "preliminary",
    "最终": "final",
    "正式": "final",
    "修订": "revised",
    "预测": "forecast",
    "估计": "estimated-by-source",
    "估计数": "estimated-by-source",
    "estimated": "estimated-by-source",
    **{state: state for state in ("preliminary", "final", "revised", "forecast", "estimated-by-source", "break")},
}
"""States of a figure by the words of offices."""

STATUSES = frozenset(
    {
        *("on pace", "behind", "reversing", "achieved", "missed", "not started", "unrated", "no data", "suspended", "superseded"),
        *("达进度", "欠进度", "倒退", "已完成", "未完成", "未启动", "未评", "暂无数据", "无数据", "暂停", "已被取代"),
    }
)
"""Words of the statuses of targets, of now and before, in tables that this program wrote."""

TOTALS = frozenset({"合计", "总计", "小计", "共计", "累计", "总和", "total", "totals", "subtotal", "sum", "grandtotal"})
FOOTNOTES = (
    "注",
    "说明",
    "备注：",
    "备注:",
    "资料来源",
    "数据来源",
    "填报",
    "填表",
    "制表",
    "审核",
    "联系",
    "note",
    "source:",
    "remark",
)

_SIGNATURE = re.compile(
    r"(?:填报|填表|制表|审核|复核|负责|经办|报送)(?:人|者)[^:：]{0,6}[:：].*|(?:填报|填表|制表|报送)(?:日期|时间)[:：].*", re.DOTALL
)

AS_RECORDED = frozenset({"observed", "recorded", "as recorded", "按登记", "直接记录", "year-to-date", "year to date", "年内累计"})
"""How a value came about in tables that this program wrote, where it is a figure and neither a sum nor an estimate."""

MARKS = MappingProxyType({"p": "preliminary", "e": "estimated", "b": "break", "r": "revised", "f": "forecast", "c": "missing"})
"""What the marks of Eurostat mean, which a draft proposes; any other mark is left to say."""

OBS_STATUS = MappingProxyType(
    {
        "A": "ignore",
        "B": "break",
        "E": "estimated",
        "F": "forecast",
        "P": "preliminary",
        **dict.fromkeys("MLHOQ", "missing"),
    }
)
"""What codes of SDMX for the state of an observation mean, as its code list CL_OBS_STATUS has them; further ones are asked about."""

_BY_WORD = {word: key for words_of in (APPROX, _BEFORE_ONLY) for key, words in words_of.items() for word in words}
_WORDS = "|".join(sorted((word for words in APPROX.values() for word in words), key=len, reverse=True))
_BEFORE = "|".join(
    rf"{re.escape(word)}{'(?![A-Za-z])' if word[-1].isalpha() else ''}" for word in sorted(_BY_WORD, key=len, reverse=True)
)
_AROUND = re.compile(rf"(?P<before>{_BEFORE})?(?P<rest>.*?)(?P<after>{_WORDS})?", re.DOTALL | re.IGNORECASE)
_INSIDE = re.compile(rf"(?P<number>[0-9.,]+(?:万亿|万|亿)?)(?P<word>{_WORDS})(?P<unit>[^0-9]*)")
_BARE_NUMBER = re.compile(r"[-+]?[0-9][0-9.,'\u00a0\u2009\u202f ]*%?")
_NEUTRAL = Conventions()
_SEMESTER = re.compile("(?P<y>[0-9]{4})-?S(?P<half>[12])")
_SOME_YEAR = "2000"
_DAY = re.compile(r"(?P<y>[0-9]{4})[/-](?P<m>[0-9]{1,2})(?:[/-](?P<d>[0-9]{1,2}))?(?: 0{1,2}:00(?::00)?)?")


def is_empty(cell: Cell) -> bool:
    """Return whether a cell says that there is no figure."""
    return not isinstance(cell, Fault) and is_missing(text_of(cell), _NEUTRAL)


def is_status(cell: Cell) -> bool:
    """Return whether a cell says how a target stands, and so nothing of a figure."""
    return text_of(cell).casefold() in STATUSES


def is_total(cell: Cell) -> bool:
    """Return whether a cell names a row or a column of totals."""
    return text_of(cell).replace(" ", "").rstrip("：:").casefold() in TOTALS


def is_signature(row: Sequence[Cell]) -> bool:
    """Return whether a row is where the table is signed, as in 填报人：…, below which nothing belongs to it."""
    first = next((text for text in map(text_of, row) if text), "")
    return _SIGNATURE.fullmatch(first.replace(" ", "")) is not None


def is_remark(row: Sequence[Cell]) -> bool:
    """Return whether a row is a remark below or above a table, whose texts begin like footnotes, or has none."""
    return all(text_of(cell).casefold().startswith(FOOTNOTES) for cell in row if not is_empty(cell))


def approx_of(text: str) -> str:
    """Return the key of a word for an approximate figure; any other text as it is."""
    return _BY_WORD.get(text, text)


def without_approx(text: str) -> tuple[str, Approx | None]:
    """Return a figure without the word or sign that makes it approximate, and the key of that word: `5400余家` is `5400家`, more than."""
    inside = _INSIDE.fullmatch(half_width(text))
    if inside:
        return f"{inside['number']}{inside['unit']}", _BY_WORD[inside["word"]]
    around = _AROUND.fullmatch(half_width(text))
    said = around and (around["before"] or around["after"])
    return (around["rest"].strip(), _BY_WORD[said.casefold()]) if around and said else (text, None)


def is_bare_number(text: str) -> bool:
    """Return whether a text is a number and nothing else, in any way of writing it."""
    return _BARE_NUMBER.fullmatch(half_width(text)) is not None


def is_number(text: str) -> bool:
    """Return whether a text reads as a figure, however its thousands are parted."""
    bare = without_marks(without_approx(half_width(text))[0], _NEUTRAL)[0]
    for sign in (".", ","):
        try:
            quantity(plain_number(bare, sign))
        except NotationError:
            continue
        return True
    return False


def is_period(text: str) -> bool:
    """Return whether a text names a period, be it of a year that begins in a month that is not said."""
    try:
        read_period(text)
    except NotationError as refused:
        return refused.slug == "fiscal-year"
    return True


def read_period(text: str, starts: int = JANUARY) -> Period:
    """Return the period that a cell names: as the notation has it, or a day or a month as spreadsheets write them into text files.

    Args:
        text: The cell.
        starts: The month in which years begin, 1 to 12. 2009/10 is a year that begins in it, and never October.

    Raises:
        NotationError: As `period_text.period`.
    """
    try:
        return period(text, starts)
    except NotationError as refused:
        semester = _SEMESTER.fullmatch(half_width(text))
        if semester:
            return period(f"{semester['y']}-H{semester['half']}", starts)
        match = _DAY.fullmatch(half_width(text))
        if match is None or refused.slug == "fiscal-year":
            raise
        return period("-".join(part.zfill(2) for part in match.group("y", "m", "d") if part))


def part_of_year(text: str, *, numbered: bool = False) -> str | None:
    """Return the part of a year that a heading names, with `{y}` for the year: Jan and 1月 are `{y}-01`, 一季度 is `{y}-Q1`.

    Args:
        text: The heading.
        numbered: Whether a bare number from 1 to 12 is a month.
    """
    plain = half_width(text)
    if re.search("[0-9]{3}", plain):
        return None
    if plain.isdecimal():
        return f"{{y}}-{int(plain):02d}" if numbered and 1 <= int(plain) <= MONTHS_IN_YEAR else None
    for form in (f"{_SOME_YEAR}年{plain}", f"{plain} {_SOME_YEAR}", f"{_SOME_YEAR}{plain}", f"{_SOME_YEAR}-{plain}"):
        try:
            found = str(period(form))
        except NotationError:
            continue
        return found.replace(_SOME_YEAR, "{y}") if found != _SOME_YEAR else None
    return None
