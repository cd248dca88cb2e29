"""What a bulletin is made of."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title of the bulletin has level 1."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list of sentences."""

    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts.

    Attributes:
        caption: What it shows.
        headings: Above the columns.
        rows: Cells as texts, each row as long as the headings.
        numbers: Columns whose texts stand to the right.
        status: Column whose texts are statuses, with the status of each row.
        statuses: Keys of the statuses, row by row; empty without such a column.
    """

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: frozenset[int] = frozenset()
    status: int | None = None
    statuses: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its text alternative.

    Attributes:
        alternative: What it shows, in words.
        svg: The drawing as an element; "" where points are asked for.
        png: The drawing in points; b"" where the element is asked for.
    """

    alternative: str
    svg: str = ""
    png: bytes = b""


Block = Heading | Paragraph | Items | Table | Picture
