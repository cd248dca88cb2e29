"""Which rows of a sheet may state figures, and what is left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from ectrack.core.importing.grid import Grid, text_of
from ectrack.core.importing.heading_words import plain
from ectrack.core.importing.known import Known
from ectrack.core.importing.layout import Layout
from ectrack.core.importing.mapped import Mapped
from ectrack.core.importing.meanings import names_of
from ectrack.core.importing.questions import Question
from ectrack.core.importing.vocabulary import AS_RECORDED, is_bare_number, is_empty, is_number, is_remark, is_signature, is_total

_NAMES = ("region", "indicator")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of a table is left out, to be told.

    Attributes:
        totals: Rows of totals.
        unchosen: Rows that `keep` and `drop` leave out.
        computed: Rows of a table of this program that are no figures: estimates and sums.
        below: Rows with numbers below the line on which the table is signed.
        others: How many figures of names that the tracker does not have, by `region` or `indicator` and the name.
        aside: Headings of columns that say nothing of a figure.
    """

    totals: int = 0
    unchosen: int = 0
    computed: int = 0
    below: int = 0
    others: Mapping[tuple[str, str], int] = field(default_factory=lambda: MappingProxyType({}))
    aside: tuple[str, ...] = ()

    def joined(self, other: "LeftOut") -> "LeftOut":
        """Return what two sheets leave out together."""
        names = {name: self.others.get(name, 0) + other.others.get(name, 0) for name in (*self.others, *other.others)}
        aside = tuple(dict.fromkeys((*self.aside, *other.aside)))
        return LeftOut(
            self.totals + other.totals,
            self.unchosen + other.unchosen,
            self.computed + other.computed,
            self.below + other.below,
            names,
            aside,
        )

    def without(self, questions: Sequence[Question]) -> "LeftOut":
        """Return what is left out but for the columns that are asked about."""
        asked = tuple(one.problem.params["found"] for one in questions)
        return replace(self, aside=tuple(text for text in self.aside if not text.startswith(asked))) if asked else self


def chosen_rows(grid: Grid, layout: Layout, known: Known) -> tuple[list[int], LeftOut]:
    """Return the rows below the headings that may state figures, counted from 0, and what is left out."""
    mapping = known.mapping
    rows = range(layout.rows[1] + 1, len(grid.rows))
    end = next((row for row in rows if is_signature(grid.rows[row])), len(grid.rows))
    below = sum(any(is_bare_number(text_of(cell)) for cell in grid.rows[row]) for row in range(end + 1, len(grid.rows)))
    totals = unchosen = computed = 0
    chosen = []
    for row in range(layout.rows[1] + 1, end):
        if is_remark(grid.rows[row]) or _repeats_headings(grid, row, layout):
            continue
        if not _is_kept(grid, layout, mapping, row):
            unchosen += 1
            continue
        if _is_total_row(grid, row, layout, known):
            totals += 1
        elif _is_computed(grid, row, layout):
            computed += 1
        else:
            chosen.append(row)
    return chosen, LeftOut(totals, unchosen, computed, below, aside=tuple(_aside(grid, layout, mapping, chosen)))


def _aside(grid: Grid, layout: Layout, mapping: Mapped, rows: Sequence[int]) -> Iterator[str]:
    """Yield the headings of columns that are left out though the mapping says nothing of them, each with the text that all its rows have."""
    said = {plain(heading) for heading in mapping.columns}
    for column in (*layout.ignored, *layout.loose):
        heading = layout.heading(column)
        if heading and not said & set(names_of(layout.headings[column], column)):
            texts = {text for row in rows if (text := text_of(grid.label(row, column)))} if column in layout.loose else set()
            yield f"{heading} ({next(iter(texts))})" if len(texts) == 1 and len(rows) > 1 else heading


def _is_kept(grid: Grid, layout: Layout, mapping: Mapped, row: int) -> bool:
    """Return whether a row is one of those that `keep` wants and `drop` does not."""
    for wanted, rules in ((True, mapping.keep), (False, mapping.drop)):
        for heading, texts in rules.items():
            for column in layout.decided:
                if plain(heading) in names_of(layout.headings.get(column, ()), column):
                    held = plain(text_of(grid.label(row, column))) in {plain(text) for text in texts}
                    if held is not wanted:
                        return False
    return True


def _is_total_row(grid: Grid, row: int, layout: Layout, known: Known) -> bool:
    """Return whether a row is one of totals: it says so where its region or indicator stands, or anywhere when none stands there."""
    names = [column for key in _NAMES for column in layout.columns.get(key, ())]
    for key in _NAMES:
        cells = (grid.cell(row, column) for column in layout.columns.get(key, ()))
        if any(is_total(cell) and known.id_of(key, text_of(cell)) is None for cell in cells):
            return True
    values = {value.column for value in layout.values}
    has_words = any(not is_empty(cell) and not is_number(text_of(cell)) for cell in (grid.cell(row, column) for column in values))
    is_nameless = bool(names) and not has_words and all(is_empty(grid.label(row, column)) for column in names)
    return is_nameless and any(is_total(cell) for column, cell in enumerate(grid.rows[row]) if column not in values)


def _is_computed(grid: Grid, row: int, layout: Layout) -> bool:
    """Return whether a row of a table that this program wrote holds an estimate or a sum, and no figure."""
    told = [text_of(grid.label(row, column)).casefold() for column in layout.columns.get("basis", ())]
    return any(text and text not in AS_RECORDED for text in told)


def _repeats_headings(grid: Grid, row: int, layout: Layout) -> bool:
    """Return whether a row says the headings once more, as tables of several pages do."""
    texts = ((column, text_of(cell)) for column, cell in enumerate(grid.rows[row]) if not is_empty(cell))
    return all(text in layout.headings.get(column, ()) for column, text in texts)
