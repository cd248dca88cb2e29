"""A draft of a mapping: what was recognised of a sheet, what its cells suggest, and what is left to say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any

from ectrack.core.cells.conventions import READERS, conventions, read_selection
from ectrack.core.cells.marks import is_missing
from ectrack.core.importing.grid import Cell, Grid, text_of
from ectrack.core.importing.heading_questions import name_of
from ectrack.core.importing.heading_words import CODES, IGNORE, plain, says_nothing
from ectrack.core.importing.known import Known, without_brackets
from ectrack.core.importing.layout import DEEPEST, Layout, layout
from ectrack.core.importing.mapped import YEAR_BY_MONTH, Mapped
from ectrack.core.importing.meanings import PART, RELATIVE, meaning
from ectrack.core.importing.plan import Table, plan
from ectrack.core.importing.preamble import says_growth
from ectrack.core.importing.questions import Question, question
from ectrack.core.importing.vocabulary import MARKS, is_number, is_period, is_signature, is_total
from ectrack.core.suggesting import suggestion
from ectrack.core.tracker import Tracker

_LOOKED_AT = 200
"""Rows whose cells are looked at."""
_MOST = 0.5
"""Part of the cells of a column that must read as something for the column to be taken for it."""
_ROUNDS = 3
"""How often a draft is tried on the table: an answer may open a further question."""
_ASKED = 20
"""Names that are left to say, in a table that has more of them than that the rest is others."""

_KNOWN = "known"
"""What a column means that is known without a mapping and cannot be said in one."""

_UNSAID = ""
"""What a column of codes means: it is held to the names beside it, and a mapping would end that."""

Said = str | Mapping[str, str]
"""What a column means: a key, or what its values are about."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A mapping to go on from.

    Attributes:
        sheet: Name of the sheet; "" for a text file.
        header: First and last row of the headings, as the sheet counts.
        common: What holds for every figure.
        columns: What each column means, by its heading.
        missing: Keys that no column and nobody says.
        unknown: Names in the sheet that nothing has, with a likely id, by `regions` and `indicators`.
        questions: What the table leaves open, with the answers that it speaks for.
        open: Columns of numbers of which nothing is known.
        shape: Shape of the table, where its headings say it.
        stated: What the mapping says from which the draft goes on.
    """

    sheet: str
    header: tuple[int, int]
    common: Mapping[str, str]
    columns: Mapping[str, Said]
    missing: tuple[str, ...]
    unknown: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    open: tuple[str, ...] = ()
    shape: str | None = None
    stated: Mapping[str, Any] = field(default_factory=dict)


def guess(grid: Grid, found: Layout | None, tracker: Tracker, known: Known, common: Mapping[str, str]) -> Draft:
    """Return a draft of a mapping for a sheet.

    Args:
        grid: The sheet; it holds at least one row.
        found: What its columns mean, as far as they were recognised.
        tracker: The tracker as it stands.
        known: Indicators and regions by their names.
        common: What holds for every figure, as the user says.
    """
    header = _likely_header(grid)
    rows = found.rows if found else (header, header)
    headings = (
        found.headings if found else {column: tuple(filter(None, [text_of(cell)])) for column, cell in enumerate(grid.rows[header])}
    )
    values = {
        value.column: {key: text for key, text in value.given.items() if key != RELATIVE}
        for value in (found.values if found else ())
        if value.given
    }
    kinds = {
        column: _column(grid, rows[1], column, parts, known)
        if PART in values.get(column, {}) or column not in values
        else values[column]
        for column, parts in headings.items()
        if parts
    }
    if "indicator" not in _said(kinds, common):
        kinds = {column: _about(headings[column], known) or kind if kind == "value" else kind for column, kind in kinds.items()}
    numbers = [column for column, kind in kinds.items() if kind == "value"]
    kinds = _with_one_value(kinds, headings, known)
    said = _said(kinds, common)
    names = {column: name_of(found, column) if found else " / ".join(headings[column]) for column in (*kinds, *numbers)}
    draft = Draft(
        sheet=grid.name,
        header=(grid.lines[rows[0]], grid.lines[rows[1]]),
        common=common,
        columns={names[column]: kind for column, kind in kinds.items()},
        missing=tuple(key for key in ("indicator", "region", "period") if key not in said),
        open=tuple(names[column] for column in numbers if column not in kinds),
        stated=known.mapping.stated,
        shape=YEAR_BY_MONTH if found and any(PART in value.given for value in found.values) else None,
        unknown={f"{kind}s": _unknown(grid, rows[1], kind, kinds, known) for kind in ("region", "indicator")},
    )
    return _tried(draft, grid, tracker, known)


def _tried(draft: Draft, grid: Grid, tracker: Tracker, known: Known) -> Draft:
    """Return a draft with what the table leaves open when it is read so, round by round."""
    asked: dict[str, Question] = {}
    for _round in range(_ROUNDS):
        mapping = _mapping(draft, known.mapping, asked.values())
        trial = Known(tracker, mapping)
        read = layout(grid, trial, draft.common)
        if read is None:
            break
        done = plan([Table(grid, read)], tracker, trial, draft.common)
        found = [*done.questions, *_of_marks(problem for item in done.items for problem in item.problems)]
        new = {repr(one.problem): one for one in found if repr(one.problem) not in asked}
        if not new:
            break
        asked |= new
    unknown = draft.unknown
    if any("others" in one.answer for one in asked.values()):
        unknown = {kind: {name: likely for name, likely in names.items() if likely} for kind, names in unknown.items()}
    return replace(draft, questions=tuple(asked.values()), unknown=unknown)


def _of_marks(problems: Iterator[Any]) -> Iterator[Question]:
    """Yield a question for each mark that nobody declared."""
    places = {problem.params["mark"]: problem.origin for problem in problems if problem.slug == "unknown-mark"}
    for mark, place in places.items():
        meant = MARKS.get(mark)
        params, answer = {"found": mark, "mark": mark}, {"flags": {mark: meant or IGNORE}}
        yield question("unknown-mark", place, params, answer, is_likely=meant is not None)


def _mapping(draft: Draft, mapping: Mapped, asked: Iterator[Question] | Any) -> Mapped:
    """Return a draft as a mapping that can be tried."""
    answers = merged(asked)
    top = {key: value for key, value in answers.items() if key in READERS}
    return replace(
        mapping,
        header=draft.header,
        columns={**{name: said for name, said in draft.columns.items() if said != IGNORE}, **answers.get("columns", {})},
        shape=draft.shape,
        keep={**mapping.keep, **read_selection(answers.get("keep", {}))},
        ignores_others=mapping.ignores_others or "others" in answers,
        conventions=conventions(top) if top else mapping.conventions,
    )


def merged(asked: Sequence[Question] | Any) -> dict[str, Any]:
    """Return the likely answers to questions together: keys of a mapping with their values."""
    found: dict[str, Any] = {}
    for one in asked:
        for key, value in one.answer.items() if one.is_likely else ():
            found[key] = {**found.get(key, {}), **value} if isinstance(value, Mapping) else value
    return found


def _said(kinds: Mapping[int, Said], common: Mapping[str, str]) -> set[str]:
    """Return the keys that a column or the user says something of."""
    return {key for kind in kinds.values() for key in ({kind} if isinstance(kind, str) else kind)} | set(common)


def _with_one_value(kinds: Mapping[int, Said], headings: Mapping[int, Sequence[str]], known: Known) -> dict[int, Said]:
    """Return the columns with at most one that is the value: the one that is called so, else the only one; others are asked about."""
    values = [column for column, kind in kinds.items() if kind == "value"]
    named = [column for column in values if meaning(headings[column], known, column).key == "value"]
    is_wide = any(kind == _KNOWN or isinstance(kind, Mapping) for kind in kinds.values())
    kept = named or ([] if is_wide else values)
    return {
        column: kind
        for column, kind in kinds.items()
        if kind not in (_KNOWN, _UNSAID) and (kind != "value" or (len(kept) == 1 and column in kept))
    }


def _about(parts: Sequence[str], known: Known) -> dict[str, str] | None:
    """Return the indicator whose name a heading holds, or nearly is."""
    heading = plain(without_brackets(parts[-1])[0])
    words = known.words("indicator")
    inside = max((word for word in words if word in heading), key=len, default=None)
    near = inside or suggestion(heading, words).get("suggestion")
    found = known.id_of("indicator", near) if near else None
    return {"indicator": found} if found else None


def _likely_header(grid: Grid) -> int:
    """Return the first of the rows with the most texts that are no numbers."""
    counts = [sum(bool(text_of(cell)) and not is_number(text_of(cell)) for cell in row) for row in grid.rows[:DEEPEST]]
    return counts.index(max(counts))


def _column(grid: Grid, header: int, column: int, parts: tuple[str, ...], known: Known) -> Said:
    """Return what a column means: by its heading, else by what stands in it."""
    found = meaning(parts, known, column)
    if plain(parts[-1]) in CODES:
        return _UNSAID
    if PART in found.given or found.key == "basis":
        return _KNOWN
    if found.is_figure and found.given:
        return {**found.given, **({"unit": found.unit} if found.unit else {})}
    if found.key:
        return found.key
    cells = [
        cell
        for row in range(header + 1, min(len(grid.rows), header + _LOOKED_AT))
        if not is_missing(text_of(cell := grid.label(row, column)), known.mapping.conventions) and not is_total(cell)
    ]
    tests: tuple[tuple[str, Callable[[Cell], bool]], ...] = (
        ("region", lambda cell: known.id_of("region", text_of(cell)) is not None),
        ("indicator", lambda cell: known.id_of("indicator", text_of(cell)) is not None),
        ("period", _is_period),
        ("value", lambda cell: is_number(text_of(cell)) and not any(map(says_nothing, parts)) and not says_growth(parts[-1])),
    )
    return next((key for key, test in tests if cells and sum(map(test, cells)) >= _MOST * len(cells)), IGNORE)


def _is_period(cell: Cell) -> bool:
    text = text_of(cell)
    return is_period(text) and (not text.isdecimal() or text.startswith(("19", "20")))


def _unknown(grid: Grid, header: int, kind: str, kinds: Mapping[int, Said], known: Known) -> dict[str, str]:
    """Return the names in the columns of regions or indicators that nothing has, each with the likely id or ""."""
    found: dict[str, str] = {}
    rows = list(
        takewhile(lambda row: not is_signature(grid.rows[row]), range(header + 1, min(len(grid.rows), header + _LOOKED_AT)))
    )
    for column in (column for column, said in kinds.items() if said == kind):
        for row in rows:
            text = text_of(grid.label(row, column))
            if text and known.id_of(kind, text) is None and not is_total(text):
                near = suggestion(text, known.words(kind)).get("suggestion", "")
                found[text] = known.id_of(kind, near) or ""
    return found if len(found) <= _ASKED else {name: meant for name, meant in found.items() if meant}
