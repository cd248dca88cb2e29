"""Tables with notes below: a letter stands where a quantity has no value, and its reason stands under the table."""

from collections.abc import Callable, Collection, Sequence

from ectrack.core.assessing.assessment import Assessment
from ectrack.locale import _
from ectrack.locale.terms import HEADINGS, QUANTITIES, reason_words, term
from ectrack.render import words
from ectrack.render.screen import Line, line, paragraph
from ectrack.render.table import Column, Row, fit, painted

LETTERS = 26


class Legend:
    """The notes under a table: a letter for each reason, in the order in which they are first needed."""

    def __init__(self) -> None:
        """Begin without notes."""
        self._letters: dict[str, str] = {}
        self._marks: dict[str, None] = {}
        self._notes: dict[str, list[str]] = {}

    def empty(self, reason: str) -> str:
        """Return what stands in a cell without value: `(a)`."""
        return f"({self._letters.setdefault(reason, _letter(len(self._letters)))})"

    def mark(self, text: str) -> None:
        """Explain a mark once."""
        self._marks[text] = None

    def note(self, text: str, name: str) -> None:
        """Say something of a row that has no place in it; what is said of several names them all."""
        self._notes.setdefault(text, []).append(name)

    def lines(self) -> list[str]:
        """Return the notes: `(a) no figure recorded`."""
        letters = [f"({letter}) {reason_words(reason)}" for reason, letter in self._letters.items()]
        return [*self._marks, *(words.with_id(text, _("; ").join(names)) for text, names in self._notes.items()), *letters]


class Spoken(Legend):
    """The notes under a table that has no letters: the cell itself says why it has no value."""

    def __init__(self, say: Callable[[str], str]) -> None:
        """Begin without notes.

        Args:
            say: What stands in a cell without value, by the reason.
        """
        super().__init__()
        self._say = say

    def empty(self, reason: str) -> str:
        """Return what stands in a cell without value."""
        return self._say(reason)


def _letter(index: int) -> str:
    first, last = divmod(index, LETTERS)
    return (chr(ord("a") + first - 1) if first else "") + chr(ord("a") + last)


Cell = Callable[[Assessment, Legend], str]
Build = Callable[[Legend, Collection[str]], list[Row]]
"""Rows with the cells of some columns; a reason that none of them needs gets no letter."""


def table_with_notes(columns: Sequence[Column], build: Build, width: int | None) -> list[Line]:
    """Return a table that fits, and the notes that its remaining columns need.

    Args:
        columns: All of its columns.
        build: Makes the rows.
        width: Columns of the terminal; None when nothing has to fit.
    """
    fitted = fit(columns, build(Legend(), {column.key for column in columns}), width)
    kept = {column.key for column, _size in fitted.columns} | {column.key for column in fitted.folded}
    legend = Legend()
    lines = painted(fitted, build(legend, kept), width)
    notes = [part for text in legend.lines() for part in paragraph(text, width, "    ")]
    return [*lines, line(), *notes] if notes else lines


def quantity_cell(key: str) -> Cell:
    """Return the cell of a quantity: its value, or the letter of the reason why it has none, a dash where that needs no words."""

    def cell(assessment: Assessment, legend: Legend) -> str:
        shown = words.quantity(assessment, key)
        if shown is not None:
            return words.lacking(assessment, shown) if key == "shortfall" else shown
        reason = words.why_empty(assessment, key)
        return "-" if reason in words.UNTOLD else legend.empty(reason)

    return cell


def quantity_column(key: str, drop: int | None = None) -> Column:
    """Return the column of a quantity under its heading, or under its name where it has to fit.

    Args:
        key: Of the quantity.
        drop: Its place in the order in which columns leave a narrow terminal; None never leaves.
    """
    return Column(key, term(HEADINGS, key), "right", drop=drop, short=term(QUANTITIES, key))


def actual_cell(assessment: Assessment, legend: Legend) -> str:
    """Return the latest figure with its mark, which the notes explain."""
    if assessment.latest is None:
        return legend.empty(words.why_empty(assessment, "latest"))
    if assessment.latest.rolled_up is not None:
        coverage = assessment.latest.rolled_up
        counted = assessment.latest.basis == "counted"
        said = (
            _("{name}: counted over {have} of {of} regions below") if counted else _("{name}: sum of {have} of {of} regions below")
        )
        legend.mark(said.format(name=assessment.target.id, have=coverage.have, of=coverage.of))
    if assessment.latest.basis == "estimated":
        legend.mark(_("est.: estimated from the year to date; so is everything in its row that follows from it"))
    elif "upper-bound" in assessment.flags:
        legend.mark(_("<=: only a ceiling is known"))
    elif assessment.latest.approx:
        legend.mark(_("about, >, >=, <, <=: approximate as published"))
    return words.actual(assessment) or ""


def level_cell(assessment: Assessment, legend: Legend) -> str:
    """Return the level; the notes say of how many regions the figure is made that it follows."""
    other = assessment.other
    if other is not None and other.rolled_up is not None:
        followed = words.with_id(_("the level follows another series"), words.basis(other))
        legend.mark(words.statement(assessment.target.id, followed))
    return quantity_cell("level")(assessment, legend)
