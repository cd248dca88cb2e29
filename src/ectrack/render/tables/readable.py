"""The progress table as it is read: numbers rounded and grouped, and what is empty told by its reason."""

from collections.abc import Sequence
from decimal import Decimal

from ectrack.core.assessing.assessment import Assessment, Report
from ectrack.core.tracker import Tracker
from ectrack.locale import _
from ectrack.locale.text import width
from ectrack.render import numbers, words
from ectrack.render.bulletin import telling
from ectrack.render.bulletin.blocks import Table
from ectrack.render.exports import Field
from ectrack.render.growth_cells import growth_cell, required_cell
from ectrack.render.headings import counts, first_of, speaks_for, tracker_title
from ectrack.render.notes import Cell, Legend, actual_cell
from ectrack.render.rest_sentence import rest_sentence

ON_SCREEN = (
    *("name", "id", "region_name", "status", "verdict", "latest", "period", "level", "unit", "attainment", "share_lead", "pace"),
    *("lead", "shortfall", "required_growth", "deadline", "owner", "flags"),
)
"""Columns of a table that can be as wide as it needs to be."""

IN_WORKBOOK = (*(key for key in ON_SCREEN if key != "flags"), "rest", "flags", "reasons")
"""Columns of a table whose cells are empty where there is no value; that of the rest is there where there is something to say."""

ON_PAPER = (
    *("name", "status", "verdict", "latest", "period", "level", "unit", "attainment", "share_lead", "shortfall"),
    *("required_growth", "deadline", "owner"),
)
"""Columns that a page has room for."""

NONE = "-"
"""What stands where there is nothing to say."""

WIDEST, MARGIN, ROOM = 30, 2, 130
"""Characters: the longest line that a cell asks for, the blanks beside it, and those that a line of a page holds."""

GROWTHS: dict[str, Cell] = {
    "required_growth": required_cell,
    **{key: growth_cell(key) for key in ("observed_growth", "planned_growth")},
}
"""Cells of growths: of the rest inside a running year, in points where the indicator is in %."""


def in_workbook(report: Report) -> tuple[str, ...]:
    """Return the ordinary columns of a workbook."""
    return tuple(key for key in IN_WORKBOOK if key != "rest" or any(rest_sentence(one) for one in report.assessments))


def ordinary(columns: Sequence[Field], keys: Sequence[str]) -> list[Field]:
    """Return the columns of the keys that the report has."""
    by_key = {column.key: column for column in columns}
    return [by_key[key] for key in keys if key in by_key]


def shown(field: Field, assessment: Assessment, legend: Legend) -> str:
    """Return what stands in a cell, as it is read.

    Args:
        field: The column.
        assessment: The target of the row.
        legend: Knows what stands there when a quantity has no value.
    """
    if field.key == "latest":
        return words.actual(assessment) or legend.empty(words.why_empty(assessment, "latest"))
    if field.key in GROWTHS:
        return GROWTHS[field.key](assessment, legend)
    if words.is_quantity(field.key):
        return words.quantity(assessment, field.key) or legend.empty(words.why_empty(assessment, field.key))
    if field.key == "deadline":
        return words.deadline(assessment.target) or legend.empty("no-deadline")
    cell = field.cell(assessment)
    return numbers.amount(cell) if isinstance(cell, Decimal) else cell or NONE


def is_number(field: Field) -> bool:
    """Return whether a column holds numbers."""
    return words.is_quantity(field.key) or field.key in {"latest", "baseline"}


def table(report: Report, columns: Sequence[Field], legend: Legend) -> Table:
    """Return the progress table with its cells as they are read.

    Args:
        report: The report, in the order in which it is to be written.
        columns: Of the table.
        legend: Knows what stands in a cell without value.
    """
    cells = [[shown(field, assessment, legend) for field in columns] for assessment in report.assessments]
    keys = [field.key for field in columns]
    if "flags" in keys and "rest" not in keys:
        for row, assessment in zip(cells, report.assessments, strict=True):
            row[keys.index("flags")] = _with_rest(row[keys.index("flags")], assessment)
    return Table(
        _("All targets"),
        [field.heading for field in columns],
        cells,
        frozenset(index for index, field in enumerate(columns) if is_number(field)),
        next((index for index, field in enumerate(columns) if field.key == "status"), None),
        [assessment.status.value for assessment in report.assessments],
    )


def _with_rest(remarks: str, assessment: Assessment) -> str:
    """Return the remarks on a target with what the rest of its year must bring, which has no column of its own."""
    sentence = rest_sentence(assessment)
    return _("; ").join(part for part in (sentence, remarks if remarks != NONE else "") if part) or NONE


def rests(report: Report, columns: Sequence[Field]) -> list[str]:
    """Return what the rest of a running year must bring, target by target, for below a table that does not say it."""
    if {"rest", "flags"} & {field.key for field in columns}:
        return []
    return telling.rests(report)


def printed(report: Report, columns: Sequence[Field]) -> tuple[Table, str]:
    """Return the table for paper, where a letter stands for a reason, and the notes that stand below it, if any."""
    legend = Legend()
    made = table(report, columns, legend)
    if any(field.key == "latest" for field in columns):
        for assessment in report.assessments:
            actual_cell(assessment, legend)
    return made, _("; ").join(legend.lines())


def title(report: Report, tracker: Tracker) -> str:
    """Return what stands above a table: the tracker and the day that the report speaks for."""
    return _(", ").join(part for part in (tracker_title(tracker), speaks_for(report)) if part)


def summary(report: Report) -> str:
    """Return how many targets have which status, and how many are listed where not all are."""
    told = counts(report.counted)
    return told if report.listed_of is None else _(", ").join((told, first_of(len(report.assessments)).rstrip(":：")))


def shares(table: Table) -> list[float]:
    """Return the part of the width of a page that each column of a table takes; together they are 1.

    A column asks for the width of its longest text, up to a limit beyond which texts are broken, and gives way where there is no room,
    but not below what cannot be broken.
    """
    columns = [[heading, *(row[index] for row in table.rows)] for index, heading in enumerate(table.headings)]
    needed = [max(_unbreakable(text) for text in texts) + MARGIN for texts in columns]
    asked = [max(need, min(WIDEST, max(map(width, texts))) + MARGIN) for need, texts in zip(needed, columns, strict=True)]
    beyond = sum(asked) - sum(needed)
    given = min(1.0, max(0.0, (ROOM - sum(needed)) / beyond)) if beyond else 0.0
    taken = [need + (ask - need) * given for need, ask in zip(needed, asked, strict=True)]
    return [one / sum(taken) for one in taken]


def _unbreakable(text: str) -> int:
    """Return the width of the longest part of a text that stands on one line; Chinese breaks after every second character at the latest."""
    return max((width(part if part.isascii() else part[:4]) for part in text.split()), default=0)
