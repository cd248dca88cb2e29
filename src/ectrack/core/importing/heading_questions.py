"""What the headings of a table leave open: which column is the value, what lacks, what a mapping names and the table has not."""

import re
from collections.abc import Iterator, Sequence

from ectrack.core.importing.grid import Grid, letters, text_of
from ectrack.core.importing.heading_words import IGNORE, YEAR, key_of, plain
from ectrack.core.importing.known import Known
from ectrack.core.importing.layout import Layout, has_numbers, missing_headings
from ectrack.core.importing.mapped import Mapped
from ectrack.core.importing.meanings import names_of
from ectrack.core.importing.preamble import says_growth
from ectrack.core.importing.questions import Question, question
from ectrack.core.importing.scale_words import scaling_words
from ectrack.core.importing.vocabulary import MARKS, is_period, is_total
from ectrack.core.problems import Origin

_MARKED = re.compile(r"(?:19|20)[0-9]{2}\s*(?P<mark>[A-Za-z]{1,2}|[*†‡])")
_NAMED = 8
_SHORT = 15
"""Letters of a text above a column that may be a heading; a longer one that stands alone is a title."""
_KEYS_OF_ROWS = frozenset({"indicator", "region", "period"})


def heading_questions(grid: Grid, layout: Layout, known: Known) -> Iterator[Question]:
    """Yield what must be said of the headings of a sheet before its rows can be read.

    Args:
        grid: The sheet.
        layout: What its columns mean.
        known: What the mapping says.
    """
    there = ", ".join(heading for column in layout.headings if (heading := layout.heading(column)))
    for heading in missing_headings(layout, known):
        table = "columns" if heading in known.mapping.columns else "keep" if heading in known.mapping.keep else "drop"
        place = Origin(known.mapping.file, (table, heading)) if known.mapping.file else Origin(grid.file)
        yield question("mapped-heading-missing", place, {"found": heading, "expected": there})
    header = grid.place(layout.rows[1])
    for key in layout.lacks:
        columns = [name_of(layout, column) for column in (*layout.loose, *layout.unknown)] or there.split(", ")
        if key == "value":
            totals = [column for column in layout.ignored if is_total(layout.heading(column))]
            open_columns = (*layout.loose, *layout.unknown, *totals)
            numbers = [name_of(layout, column) for column in open_columns if has_numbers(grid, layout, column)]
            answer = {"columns": {numbers[0]: "value"}} if len(numbers) == 1 else None
            yield question("value-unsaid", header, {"names": ", ".join((numbers or columns)[:_NAMED]) or "-"}, answer)
        else:
            year = layout.above.year if key == "period" else None
            params = {"key": key, "names": ", ".join(columns[:_NAMED])}
            yield question("column-lacking", header, params, {key: year or "…"}, is_likely=year is not None)
    for column, part in layout.unread.items():
        params = {"found": part, "name": layout.heading(column)}
        yield question("heading-part-unsaid", grid.place(layout.rows[0], column), params)
    if not known.mapping.header:
        yield from _headings_above(grid, layout)
    for column in layout.unknown:
        name = name_of(layout, column)
        if mark := _MARKED.fullmatch(name):
            meant = MARKS.get(mark["mark"])
            answer = {"flags": {mark["mark"]: meant or IGNORE}}
            params = {"found": name, "mark": mark["mark"]}
            yield question("unknown-mark", grid.place(layout.rows[1], column), params, answer, is_likely=meant is not None)
            continue
        yield question("column-not-understood", grid.place(layout.rows[1], column), {"found": name}, {"columns": {name: IGNORE}})
    alike = [value.column for value in layout.values if not set(value.given) - {"unit"}]
    if len(alike) > 1:
        names = [name_of(layout, column) for column in alike]
        answer = {"columns": dict.fromkeys(names[1:], IGNORE)}
        yield question("two-value-columns", grid.place(layout.rows[1], alike[1]), {"names": ", ".join(names)}, answer)


def _headings_above(grid: Grid, layout: Layout) -> Iterator[Question]:
    """Yield a question where texts stand right above columns of values, as a further row of headings does and a title does not."""
    row = layout.rows[0] - 1
    texts = {column: text for column, cell in enumerate(grid.rows[row]) if (text := text_of(cell))} if row >= 0 else {}
    texts = {column: text for column, text in texts.items() if text not in layout.above.named}
    above = sorted(texts.keys() & {value.column for value in layout.values} - {0})
    is_title = len(texts) == 1 and all(len(text) > _SHORT for text in texts.values())
    if above and not is_title:
        line = grid.lines[row]
        answer = {"header": [line, grid.lines[layout.rows[1]]]}
        yield question("headings-above", grid.place(row, above[0]), {"found": texts[above[0]]}, answer)


def name_of(layout: Layout, column: int) -> str:
    """Return how a mapping calls a column: by its headings, or by its letter where it has none or shares them."""
    heading = layout.heading(column)
    shared = sum(layout.heading(other) == heading for other in layout.headings) > 1
    return heading if heading and not shared else f"column {letters(column)}"


def _nothing_kept(grid: Grid, layout: Layout, mapping: Mapped) -> Iterator[Question]:
    """Yield what stands in the columns of `keep` where no row has what it wants."""
    for heading, texts in mapping.keep.items():
        for column in layout.decided:
            if plain(heading) in names_of(layout.headings.get(column, ()), column):
                there = dict.fromkeys(text_of(grid.label(row, column)) for row in range(layout.rows[1] + 1, len(grid.rows)))
                if not {plain(text) for text in there} & {plain(text) for text in texts}:
                    params = {"found": ", ".join(texts), "column": heading, "expected": ", ".join(list(there)[:_NAMED])}
                    yield question("nothing-kept", grid.place(layout.rows[1], column), params)


def questions_of_rows(grid: Grid, layout: Layout, rows: Sequence[int], known: Known) -> Iterator[Question]:
    """Yield what the rows below the headings leave open: headings of another table, and nothing that `keep` wants.

    Args:
        grid: The sheet.
        layout: What the columns of its first table mean.
        rows: The rows that may state figures, counted from 0.
        known: What names may stand in them, and what the mapping says.
    """
    yield from _headings_again(grid, layout, rows, known)
    yield from _sections(grid, layout, rows, known)
    if not rows:
        yield from _nothing_kept(grid, layout, known.mapping)


def _sections(grid: Grid, layout: Layout, rows: Sequence[int], known: Known) -> Iterator[Question]:
    """Yield a question for each row that holds nothing but one text between the rows of figures: it may say what those below are."""
    values = {value.column for value in layout.values}
    last = max((row for row in rows if any(text_of(grid.cell(row, column)) for column in values)), default=-1)
    for row in rows:
        texts = {column: text for column, cell in enumerate(grid.rows[row]) if (text := text_of(cell))}
        if row < last and len(texts) == 1 and not texts.keys() & values:
            column, text = next(iter(texts.items()))
            if not _is_understood(text, column, layout, known):
                yield question(
                    "row-of-text",
                    grid.place(row, column),
                    {"found": text},
                    {"drop": {name_of(layout, column): text}},
                    is_likely=False,
                )


def _is_understood(text: str, column: int, layout: Layout, known: Known) -> bool:
    """Return whether a text that stands alone in its row is a name or a period without a figure."""
    if says_growth(text) or scaling_words(text):
        return False
    for key in ("region", "indicator"):
        if column in layout.columns.get(key, ()):
            return known.mapping.ignores_others or known.id_of(key, text) is not None
    return column in (*layout.columns.get("period", ()), *layout.columns.get(YEAR, ())) and is_period(text)


def _headings_again(grid: Grid, layout: Layout, rows: Sequence[int], known: Known) -> Iterator[Question]:
    """Yield a question for the first row that reads as headings of another table below the first."""
    for row in rows:
        for key, columns in layout.columns.items():
            for column in columns:
                text = text_of(grid.cell(row, column))
                if key in _KEYS_OF_ROWS and key_of(text) == key and not (key in known.ids and known.id_of(key, text)):
                    yield question("headings-again", grid.place(row, column), {"found": text})
                    return
