"""What each open goal now requires, as recorded and with figures that are only supposed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from ectrack.core.assessing.assessment import Assessment, Report
from ectrack.core.assessing.best_growth import BestGrowth
from ectrack.core.model import Actual
from ectrack.core.tracker import Tracker
from ectrack.core.values.quantities import nearly_equal
from ectrack.locale import _, ngettext
from ectrack.locale.terms import reason_words
from ectrack.locale.text import visible
from ectrack.render import numbers, words
from ectrack.render.growth_cells import growth_cell, required_cell
from ectrack.render.headings import counts, first_of, heading
from ectrack.render.notes import Cell, Legend, quantity_cell, quantity_column, table_with_notes
from ectrack.render.progress import CELLS as PROGRESS_CELLS
from ectrack.render.progress import row
from ectrack.render.remarks import needed
from ectrack.render.rest_sentence import rest_sentence
from ectrack.render.screen import Line, line, paragraph
from ectrack.render.table import Column, Row


def _whole_year(assessment: Assessment, legend: Legend) -> str:
    """Return the growth of the whole year that reaches the level; under a ceiling it is said to be the most."""
    shown = quantity_cell("rest.whole_year")(assessment, legend)
    is_limit = assessment.left is not None and words.quantity(assessment, "rest.whole_year") is not None
    return _("at most {rate}").format(rate=shown) if is_limit else shown


CELLS: dict[str, Cell] = {
    **{
        key: PROGRESS_CELLS[key]
        for key in ("status", "name", "id", "latest", "period", "level", "unit", "shortfall", "deadline", "owner")
    },
    "required_growth": required_cell,
    **{key: growth_cell(key) for key in ("observed_growth", "planned_growth")},
    **{key: quantity_cell(key) for key in ("required_per_year", "required_per_month")},
    "rest.whole_year": _whole_year,
}
"""What stands in each column."""

WHERE_KNOWN = ("required_growth", "observed_growth", "rest.whole_year", "planned_growth", "required_per_year", "required_per_month")
"""Quantities whose column leaves where none of the listed targets has one for a reason that the table or the sentences tell."""

TOLD = words.UNTOLD | {
    *(
        "within-year",
        "cap",
        "no-rest-of-year",
        "no-last-year",
        "no-same-part",
        "same-part-out-of-range",
        "revised-in-part",
        "break",
    ),
}
"""Such reasons."""


@dataclass(frozen=True, slots=True)
class Needs:
    """A report with what it is compared with.

    Attributes:
        report: The report, with the supposed figures where there are any.
        before: For each target that the supposed figures change, the assessment without them, by the target's id.
        supposed: The supposed figures.
        best: The best growth that the recorded figures have shown, by the target's id.
        first: How many goals to list; None for all.
    """

    report: Report
    before: Mapping[str, Assessment]
    supposed: tuple[Actual, ...] = ()
    best: Mapping[str, BestGrowth] = field(default_factory=lambda: MappingProxyType({}))
    first: int | None = None


def is_known(assessment: Assessment) -> bool:
    """Return whether it can be said how much is missing or required."""
    return assessment.shortfall is not None or assessment.required_per_year is not None


def needs(shown: Needs, tracker: Tracker, width: int | None) -> list[Line]:
    """Return the lines that say what each open goal now requires.

    Args:
        shown: The report, in the order in which it is to be shown.
        tracker: Where it came from.
        width: Columns of the terminal; None when nothing has to fit.
    """
    assessments = shown.report.assessments
    listed = [
        assessment
        for assessment in assessments
        if (assessment.is_open and is_known(assessment)) or assessment.target.id in shown.before
    ]
    lines = [*heading(shown.report, tracker, width), *_supposed(shown, tracker, width), *paragraph(counts(assessments), width)]
    if listed:
        told = paragraph(first_of(shown.first), width) if shown.first is not None and shown.first < len(listed) else []
        lines += [*told, line(), *_table(shown, listed[: shown.first], width)]
    unknown = [
        assessment
        for assessment in assessments
        if assessment.is_open and not is_known(assessment) and assessment.target.id not in shown.before
    ]
    return [*lines, *_unknown(unknown, width)]


def _supposed(needs: Needs, tracker: Tracker, width: int | None) -> list[Line]:
    return [part for actual in needs.supposed for part in paragraph(_suppose_words(actual, tracker), width, "    ")]


def _suppose_words(actual: Actual, tracker: Tracker) -> str:
    indicator = tracker.indicators[actual.indicator]
    value = words.with_unit(numbers.exact(actual.value), indicator) if actual.value is not None else "-"
    return _("what if, not recorded: {indicator}, {region}, {period}: {value}").format(
        indicator=words.name(indicator.names),
        region=words.region_name(tracker, actual.region),
        period=visible(str(actual.period)),
        value=value,
    )


def _table(needs: Needs, assessments: Sequence[Assessment], width: int | None) -> list[Line]:
    cases = _cases(needs, assessments)
    cells = {**CELLS, "best": lambda found, _legend: best_words(needs.best.get(found.target.id), found)}

    def build(legend: Legend, keys: Collection[str]) -> list[Row]:
        for _word, assessment in cases:
            for told in needed(assessment):
                legend.note(told, words.target_name(assessment.target))
        return [_case(word, row(assessment, legend, keys, cells)) for word, assessment in cases]

    whole_year = _whole_year_column([assessment for _word, assessment in cases])
    columns = [column for column in _columns(whole_year, what_if=bool(needs.supposed)) if _says_something(column.key, cases, needs)]
    return [*table_with_notes(columns, build, width), *_rests(cases, width, what_if=bool(needs.supposed))]


def _cases(needs: Needs, assessments: Iterable[Assessment]) -> list[tuple[str, Assessment]]:
    """Return what is shown of each target: as it is, and beside it as it would be where supposed figures change it."""
    now, then = _("now"), _("what if")
    cases = list[tuple[str, Assessment]]()
    for assessment in assessments:
        before = needs.before.get(assessment.target.id)
        cases += [(now, assessment)] if before is None else [(now, before), (then, assessment)]
    return cases


def _says_something(key: str, cases: Iterable[tuple[str, Assessment]], needs: Needs) -> bool:
    """Return whether a column has a value, or a reason that stands nowhere else."""
    found = [assessment for _word, assessment in cases]
    if key == "best":
        return any(assessment.target.id in needs.best for assessment in found)
    if key not in WHERE_KNOWN:
        return True
    return any(words.quantity(one, key) is not None or words.why_empty(one, key) not in TOLD for one in found)


def _rests(cases: Iterable[tuple[str, Assessment]], width: int | None, *, what_if: bool) -> list[Line]:
    """Return what the rest of the year must bring, for each target in its last year."""
    found = list[Line]()
    for word, assessment in cases:
        sentence, name = rest_sentence(assessment), words.target_name(assessment.target)
        if sentence is not None:
            found += paragraph(words.statement(words.with_id(name, word) if what_if else name, sentence), width, "    ")
    return [line(), *found] if found else []


def _case(word: str, row: Row) -> Row:
    return Row({**row.cells, "case": word}, row.styles)


def _whole_year_column(assessments: Sequence[Assessment]) -> Column:
    """Return the column of the growth of the whole year: needed, where no target that has one is under a ceiling."""
    column = quantity_column("rest.whole_year", 10)
    known = [one for one in assessments if words.quantity(one, "rest.whole_year") is not None]
    names = {words.quantity_name(one, "rest.whole_year") for one in known}
    told = names.pop() if len(names) == 1 else column.heading
    return replace(column, heading=told, short=told)


def _columns(whole_year: Column, *, what_if: bool) -> list[Column]:
    return [
        *([Column("case", _("case"))] if what_if else []),
        Column("status", _("status"), drop=12),
        Column("name", _("target"), wrap=True),
        Column("id", _("id"), drop=2, fold="name", gone=11),
        Column("latest", _("actual"), "right", drop=14),
        Column("period", _("period"), "right", drop=3, fold="latest", gone=13),
        quantity_column("level"),
        Column("unit", _("unit"), drop=4, fold="level"),
        quantity_column("shortfall"),
        quantity_column("required_growth"),
        quantity_column("observed_growth", 10),
        whole_year,
        Column("best", _("best growth shown"), "right", drop=5),
        quantity_column("planned_growth", 7),
        quantity_column("required_per_year", 9),
        quantity_column("required_per_month", 8),
        Column("deadline", _("deadline"), drop=6),
        Column("owner", _("owner"), drop=1, wrap=True),
    ]


def best_words(best: BestGrowth | None, assessment: Assessment) -> str:
    """Return the best growth a series has shown, and whether the required one goes beyond it: `only 12.00%, 2013`."""
    if best is None:
        return "-"
    in_points = best.per_year is not None
    size, required = (best.per_year, assessment.required_per_year) if in_points else (best.rate, assessment.required_growth)
    if size is None:
        return "-"
    beyond = required is not None and (required - size) * assessment.target.direction > 0 and not nearly_equal(required, size)
    template = _("only {rate}, {period}") if beyond else _("{rate}, {period}")
    return template.format(rate=words.points_a_year(size) if in_points else numbers.percent(size), period=visible(best.period))


def _unknown(unknown: Sequence[Assessment], width: int | None) -> list[Line]:
    """Return the open targets of which nothing can be said, by the reason."""
    if not unknown:
        return []
    by_reason: dict[str, list[str]] = {}
    for assessment in unknown:
        reason = assessment.reason or words.why_empty(assessment, "required_per_year")
        by_reason.setdefault(reason, []).append(visible(assessment.target.id))
    number = ngettext("{n} open target whose need is not known", "{n} open targets whose need is not known", len(unknown))
    lines = [line(), *paragraph(number.format(n=len(unknown)), width)]
    for reason, ids in by_reason.items():
        told = _("{reason} ({n}): {ids}").format(reason=reason_words(reason), n=len(ids), ids=_(", ").join(ids))
        lines += paragraph(f"  {told}", width, "    ")
    return lines
