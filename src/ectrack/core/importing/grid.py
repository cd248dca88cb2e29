"""A sheet as a grid of cells, and the words that offices put into them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ectrack.core.model import Approx
from ectrack.core.problems import Origin


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell without a usable value: an error such as `#REF!`, or `formula` for one that was never computed."""

    found: str


Cell = str | Decimal | date | Fault | None

APPROX: dict[Approx, tuple[str, ...]] = {
    "about": ("约", "大约", "左右", "上下"),
    "at_least": ("以上", "至少", "不少于", "不低于"),
    "more_than": ("余", "多", "超过", "突破"),
    "at_most": ("以内", "以下", "至多", "不超过"),
    "less_than": ("近", "将近", "不足", "不到"),
}
"""Words of a source for an approximate figure, by the key of the notation."""

EMPTY = frozenset({"", "-", "--", "—", "——", "–", "/", "…", "……", "...", "无", "n/a", "na"})
"""What offices write into a cell that has no figure."""

TOTALS = frozenset({"合计", "总计", "小计", "共计", "累计", "总和", "total", "subtotal", "sum", "grandtotal"})
FOOTNOTES = ("注", "说明", "备注：", "备注:", "资料来源", "数据来源", "填报", "制表", "审核", "note", "source:", "remark")
_BLANKS = re.compile(r"\s+")
_WORD = {word: key for key, words in APPROX.items() for word in sorted(words, key=len, reverse=True)}
_AROUND = re.compile(
    rf"^(?P<before>{'|'.join(sorted(_WORD, key=len, reverse=True))})?(?P<rest>.*?)(?P<after>{'|'.join(sorted(_WORD, key=len, reverse=True))})?$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet.

    Attributes:
        file: The file as shown to the user.
        name: Name of the sheet; "" for a text file, whose places are lines.
        rows: The cells; rows may differ in length.
        lines: Line of each row in a text file.
    """

    file: str
    name: str
    rows: Sequence[Sequence[Cell]]
    lines: Sequence[int] = ()

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; None beyond the end of its row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def place(self, row: int, column: int | None = None) -> Origin:
        """Return the place of a cell or a row: `FILE!SHEET!B7`, or the line of a text file."""
        if not self.name:
            return Origin(self.file, (), self.lines[row])
        return Origin(f"{self.file}!{self.name}!{'' if column is None else letters(column)}{row + 1}")


def letters(column: int) -> str:
    """Return the name of a column counted from 0: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def text_of(cell: Cell) -> str:
    """Return a cell as one line of text, blanks inside it single; "" for one without a figure."""
    if cell is None or isinstance(cell, Fault):
        return ""
    text = f"{cell:f}" if isinstance(cell, Decimal) else cell.isoformat() if isinstance(cell, date) else cell
    return _BLANKS.sub(" ", text.replace("\u3000", " ")).strip()


def is_empty(cell: Cell) -> bool:
    """Return whether a cell says that there is no figure."""
    return not isinstance(cell, Fault) and text_of(cell).casefold() in EMPTY


def is_total(text: str) -> bool:
    """Return whether a text names a row of totals."""
    return text.replace(" ", "").rstrip("：:").casefold() in TOTALS


def is_footnote(row: Sequence[Cell]) -> bool:
    """Return whether a row is a remark below or above a table: a single text, or one that begins like a footnote."""
    texts = [text_of(cell) for cell in row if not is_empty(cell)]
    return bool(texts) and len(texts) == 1 and texts[0].casefold().startswith(FOOTNOTES)


def without_approx(text: str) -> tuple[str, Approx | None]:
    """Return a figure without the word that makes it approximate, and the key of that word: `5400余家` is `5400家`, more than."""
    found = _AROUND.match(text)
    before, rest, after = (found["before"], found["rest"].strip(), found["after"]) if found else (None, text, None)
    if before or after:
        return rest, _WORD[before or after or ""]
    inner = re.match(
        rf"^(?P<number>[0-9０-９.,，．]+)(?P<word>{'|'.join(sorted(_WORD, key=len, reverse=True))})(?P<unit>.*)$", text
    )
    return (f"{inner['number']}{inner['unit']}", _WORD[inner["word"]]) if inner else (text, None)
