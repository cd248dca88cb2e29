"""The progress table: counts by status, then one line for each target."""

from collections.abc import Collection, Sequence

from ectrack.core.assessing.assessment import Assessment, Report, Status
from ectrack.core.assessing.methods import METHODS
from ectrack.core.tracker import Tracker
from ectrack.locale import _
from ectrack.locale.terms import status_word, verdict_word
from ectrack.locale.text import visible
from ectrack.render import numbers, words
from ectrack.render.growth_cells import observed_cell, required_or_per_month
from ectrack.render.headings import counts, first_of, heading
from ectrack.render.notes import Cell, Legend, actual_cell, level_cell, quantity_cell, quantity_column, table_with_notes
from ectrack.render.order import grouped
from ectrack.render.remarks import needed, remarks
from ectrack.render.rest_sentence import rest_sentence
from ectrack.render.screen import Line, line, paragraph
from ectrack.render.table import Column, Row
from ectrack.render.verdicts import verdict_words

STYLES = {
    Status.REVERSING: "red",
    Status.BEHIND: "yellow",
    Status.MISSED: "bold red",
    Status.ON_PACE: "green",
    Status.ACHIEVED: "bold green",
}
"""Colours of the statuses; the word alone says the same."""


BEHIND = (Status.REVERSING, Status.BEHIND)
"""Statuses for which a narrow table tells what the rest of the year must bring."""


def _period(assessment: Assessment, legend: Legend) -> str:
    return visible(assessment.latest.period) if assessment.latest else legend.empty(words.why_empty(assessment, "latest"))


def _deadline(assessment: Assessment, legend: Legend) -> str:
    return words.deadline(assessment.target) or legend.empty("no-deadline")


def _verdict(assessment: Assessment, legend: Legend) -> str:
    word = assessment.verdict.word
    return verdict_word(assessment.method, word) if word else legend.empty(assessment.verdict.reason or "cannot-judge")


QUANTITY_COLUMNS = {
    "attainment": 18,
    "share_done": 4,
    "share_time": 3,
    "share_lead": 6,
    "pace": 16,
    "lead": 12,
    "shortfall": 14,
    "observed_growth": 5,
    "required_growth": 13,
}
"""The quantities behind the level, each with its place in the order in which columns leave a narrow terminal."""

CELLS: dict[str, Cell] = {
    "status": lambda found, _legend: status_word(found.status.value),
    "verdict": _verdict,
    "name": lambda found, _legend: words.target_name(found.target),
    "id": lambda found, _legend: visible(found.target.id),
    "latest": actual_cell,
    "period": _period,
    "unit": lambda found, _legend: words.unit_name(found.target.indicator) or "-",
    "deadline": _deadline,
    "owner": lambda found, _legend: visible(found.target.owner) if found.target.owner else "-",
    "remarks": lambda found, _legend: _("; ").join(part for part in (rest_sentence(found), remarks(found)) if part) or "-",
    **{key: quantity_cell(key) for key in QUANTITY_COLUMNS},
    "level": level_cell,
    "observed_growth": observed_cell,
    "required_growth": required_or_per_month,
}
"""What stands in each column."""


def columns(report: Report) -> list[Column]:
    """Return the columns, each with its place in the order in which they leave a narrow terminal."""
    others = any(assessment.method != "pace" for assessment in report.assessments)
    return [
        Column("status", _("status")),
        *([Column("verdict", _("verdict"), wrap=True)] if others else []),
        Column("name", _("target"), wrap=True),
        Column("id", _("id"), drop=7, fold="name", gone=15),
        Column("latest", _("actual"), "right"),
        Column("period", _("period"), "right", drop=8, fold="latest", gone=17),
        quantity_column("level"),
        Column("unit", _("unit"), drop=9, fold="level"),
        *(quantity_column(key, drop) for key, drop in QUANTITY_COLUMNS.items()),
        Column("deadline", _("deadline"), drop=11),
        Column("owner", _("owner"), drop=2, wrap=True),
        Column("remarks", _("remarks"), drop=1, wrap=True),
    ]


def progress(report: Report, tracker: Tracker, group_by: str, width: int | None) -> list[Line]:
    """Return the lines of a report.

    Args:
        report: The report, in the order in which it is to be shown.
        tracker: Where it came from.
        group_by: `region`, `policy`, `owner`, `status` or `none`.
        width: Columns of the terminal; None when nothing has to fit.
    """
    lines = [*heading(report, tracker, width), *paragraph(counts(report.counted), width)]
    if report.listed_of is not None:
        lines += paragraph(first_of(len(report.assessments)), width)
    if not report.assessments:
        return lines

    def build(legend: Legend, keys: Collection[str]) -> list[Row]:
        rows = []
        for name, members in grouped(report.assessments, tracker, group_by):
            parts = [part for part in (name, counts(members), _group_verdict(members, report.method)) if part]
            rows += [Row(heading=_(", ").join(parts))] if name is not None else []
            rows += [row(assessment, legend, keys, CELLS) for assessment in members]
        for assessment in report.assessments:
            _note(assessment, legend, keys)
        return rows

    return [*lines, line(), *table_with_notes(columns(report), build, width)]


def _note(assessment: Assessment, legend: Legend, keys: Collection[str]) -> None:
    """Say under the table what its row must not leave out and has lost with its columns."""
    name = words.target_name(assessment.target)
    part = words.in_part_of_year(assessment.target)
    if part is not None and "deadline" not in keys:
        legend.note(_("due {part}").format(part=part), name)
    if "remarks" in keys:
        return
    for told in needed(assessment):
        legend.note(told, name)
    rest = rest_sentence(assessment) if assessment.status in BEHIND else None
    if rest is not None:
        legend.mark(words.statement(name, rest))


def _group_verdict(members: Sequence[Assessment], method: str) -> str | None:
    """Return what a method that speaks of groups says of one: its word and the mean score."""
    group = METHODS[method].group
    if group is None:
        return None
    verdict = group([assessment.verdict for assessment in members])
    word = verdict_words(method, verdict)
    return f"{method} {word}" if verdict.score is None else f"{method} {word} ({numbers.amount(verdict.score)})"


def row(assessment: Assessment, legend: Legend, keys: Collection[str], cells: dict[str, Cell]) -> Row:
    """Return the row of a target with the cells of some columns."""
    texts = {key: cell(assessment, legend) for key, cell in cells.items() if key in keys}
    return Row(texts, {"status": STYLES.get(assessment.status, "dim")})
