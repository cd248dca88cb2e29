"""Columns that nobody decided, and rows that compete for one figure: Sex, Age, Units."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ectrack.core.cells.conventions import Conventions
from ectrack.core.cells.marks import is_missing, unknown_mark
from ectrack.core.importing.grid import Grid, letters, text_of
from ectrack.core.importing.heading_words import plain
from ectrack.core.importing.layout import Layout
from ectrack.core.importing.questions import Question, question
from ectrack.core.importing.scale_words import is_scale
from ectrack.core.importing.vocabulary import is_bare_number, is_period, part_of_year

Groups = Sequence[Sequence[int]]
"""The rows of each figure, counted from 0."""

HEADLINES = frozenset(
    {
        *(
            "total",
            "t",
            "_t",
            "all",
            "both",
            "bothsexes",
            "allsexes",
            "bothsex",
            "allages",
            "allpersons",
            "overall",
            "totals",
            "grandtotal",
        ),
        *("合计", "总计", "全部", "全体", "总体"),
    }
)
"""Words for all of a population, where a column parts it."""

_PARTS = re.compile(
    r"(?:fe)?males?|(?:wo)?men|boys?|girls?|urban|rural|男性?|女性?|城镇|乡村|农村|城市"
    r"|(?:y|age)?[0-9]{1,2}(?:[-–_~](?:y|age)?[0-9]{1,2}|\+|yearsandover|岁(?:及)?以上)(?:years|岁)?"
)
_MARK_HEADING = re.compile("flag|status|symbol|footnote|标记|标志")
_SHOWN = 4
_MARK = 2
"""Signs of a mark, at most."""


def undecided(grid: Grid, layout: Layout, groups: Groups, series: Groups) -> Iterator[Question]:
    """Yield a question for each column that something must be said of before a figure can be told from another.

    A column must be decided where it differs between rows of one figure, where it changes within one series of figures, where it holds scales,
    marks, days or parts of years, and where it names a part of a population, such as Male, though no row of the whole stands beside it.

    Args:
        grid: The sheet.
        layout: What its columns mean.
        groups: The rows of each figure.
        series: The rows of each indicator and region.
    """
    if layout.is_own:
        return
    rows = sorted({row for group in (*groups, *series) for row in group})
    several = [group for group in groups if len(set(group)) > 1]
    texts = {column: {row: text_of(grid.label(row, column)) for row in rows} for column in layout.loose}
    words = [column for column, cells in texts.items() if not all(is_bare_number(text) for text in cells.values() if text)]
    unexplained = [group for group in several if not any(_differs(texts[column], group) for column in words)]
    for column, cells in texts.items():
        told = list(dict.fromkeys(cells.values()))
        if any(told):
            competing = any(_differs(cells, group) for group in (several if column in words else unexplained))
            changing = column in words and any(_differs(cells, one) for one in series)
            yield from _asked(grid, layout, column, told, Doubt(competing, changing))


def _differs(cells: Mapping[int, str], group: Sequence[int]) -> bool:
    return len({cells[row] for row in group}) > 1


@dataclass(frozen=True, slots=True)
class Doubt:
    """How the texts of a column lie among the figures.

    Attributes:
        competing: Whether they differ between rows of one figure.
        changing: Whether they differ between figures of one series.
    """

    competing: bool
    changing: bool


def _asked(grid: Grid, layout: Layout, column: int, texts: Sequence[str], doubt: Doubt) -> Iterator[Question]:
    name = layout.heading(column) or f"column {letters(column)}"
    told = [text for text in texts if text]
    place = grid.place(layout.rows[1], column)
    params = {"found": name, "values": ", ".join(told[:_SHOWN]) + (", …" if len(told) > _SHOWN else "")}
    headline = next((text for text in told if plain(text).rpartition(":")[2] in HEADLINES), "" if len(told) < len(texts) else None)
    if all(part_of_year(text) for text in told):
        yield question("column-of-months", place, params, {"columns": {name: "month"}})
    elif doubt.competing or (headline and len(told) > 1):
        kept = told[0] if headline is None else headline
        yield question("column-undecided", place, params, {"keep": {name: kept}}, is_likely=headline is not None)
    elif any(_PARTS.fullmatch(plain(text)) for text in told):
        yield question(
            "column-of-parts", place, params, {"keep": {name: told[0] if len(told) == 1 else list(told)}}, is_likely=False
        )
    elif any(is_scale(text) for text in told):
        yield question("column-of-scales", place, params, {"columns": {name: "scale"}})
    elif _MARK_HEADING.search(plain(name)) or _look_like_marks(told, sparse=len(told) < len(texts)):
        yield question("column-of-marks", place, params, {"columns": {name: "flag"}})
    elif all(is_period(text) and not is_bare_number(text) for text in told):
        yield question("column-of-days", place, params, {"columns": {name: "ignore"}})
    elif doubt.changing:
        yield question("column-changes", place, params, {"keep": {name: told[0]}}, is_likely=False)


def _look_like_marks(told: Sequence[str], *, sparse: bool) -> bool:
    """Return whether the texts of a column are as short as marks, up to two signs, and other rows have none."""
    return sparse and all(len(text) <= _MARK and unknown_mark(f"1 {text}") is not None for text in told)


def differing(grid: Grid, layout: Layout, rows: Iterable[int]) -> dict[str, tuple[str, ...]]:
    """Return the columns that say nothing of a figure and in which rows differ, with what stands there."""
    chosen = list(rows)
    found = {}
    for column in (*layout.decided, *layout.ignored, *layout.loose):
        texts = tuple(dict.fromkeys(text_of(grid.label(row, column)) for row in chosen))
        is_told = any(not is_bare_number(text) and not is_missing(text, Conventions()) for text in texts)
        if len(texts) > 1 and is_told:
            found[layout.heading(column) or f"column {letters(column)}"] = texts
    return found
