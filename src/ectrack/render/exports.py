"""The columns of the progress table, and the table as csv and tsv with plain numbers."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ectrack.core.assessing.assessment import Assessment, Report
from ectrack.core.assessing.quantity_list import QUANTITY_LIST, ListedQuantity
from ectrack.core.spreadsheet_text import guarded
from ectrack.core.tracker import Tracker
from ectrack.core.values.names import in_language
from ectrack.core.values.quantities import nearly_equal, plain, rounded
from ectrack.locale import _, current
from ectrack.locale.terms import APPROXIMATIONS, HEADINGS, QUANTITIES, reason_words, status_word, term
from ectrack.locale.text import visible
from ectrack.render import words
from ectrack.render.goal_words import goal_words
from ectrack.render.records import EXACT_DIGITS, one_sided
from ectrack.render.remarks import remarks
from ectrack.render.rest_sentence import rest_sentence
from ectrack.render.verdicts import verdict_words

RATIO_PLACES = 6
_ONE = Decimal(1)

Cell = str | Decimal | None


@dataclass(frozen=True, slots=True)
class Field:
    """A column of an exported table.

    Attributes:
        key: As given to `--columns`; that of the JSON contract where it has one.
        heading: Words above it.
        cell: What stands in it: text, a number, or nothing.
    """

    key: str
    heading: str
    cell: Callable[[Assessment], Cell]


def ratio_cell(value: Decimal | None) -> Decimal | None:
    """Return a ratio with 6 decimals, rounded half up; one that is not zero keeps a digit, and one that is not 1 its distance from it."""
    if value is None:
        return None
    shown = rounded(value, RATIO_PLACES)
    if not shown and value:
        return plain(rounded(value, -value.adjusted()))
    if shown == 1 and not nearly_equal(value, _ONE):
        return plain(rounded(value, -(value - _ONE).adjusted()))
    return plain(shown)


def value_cell(value: Decimal | None) -> Decimal | None:
    """Return a value in its unit exactly; one that came out of a division or a root like a ratio."""
    exact = value is not None and len(value.as_tuple().digits) <= EXACT_DIGITS
    return plain(value) if value is not None and exact else ratio_cell(value)


def fields(report: Report, tracker: Tracker) -> list[Field]:
    """Return the columns of the csv and tsv table, with their headings in the language in use."""
    verdicts = any(found.method != "pace" for found in report.assessments)
    return [
        Field("id", _("id"), lambda found: visible(found.target.id)),
        Field("name", _("target"), lambda found: words.target_name(found.target)),
        Field("status", _("status"), lambda found: status_word(found.status.value)),
        *([Field("verdict", _("verdict"), _verdict)] if verdicts else []),
        Field("reason", _("reason"), lambda found: reason_words(found.reason) if found.reason else None),
        Field("region_name", _("region"), lambda found: words.region_name(tracker, found.target.region)),
        Field("region", _("region id"), lambda found: visible(found.target.region)),
        Field("indicator_name", _("indicator"), lambda found: words.name(found.target.indicator.names)),
        Field("indicator", _("indicator id"), lambda found: visible(found.target.indicator.id)),
        Field("policy_title", _("policy"), lambda found: _policy(found, tracker)),
        Field("policy", _("policy id"), lambda found: visible(found.target.policy) if found.target.policy else None),
        Field("clause", _("clause"), lambda found: visible(found.target.clause) if found.target.clause else None),
        Field("owner", _("owner"), lambda found: visible(found.target.owner) if found.target.owner else None),
        Field("goal", _("goal in words"), lambda found: goal_words(found.target)),
        Field("deadline", _("deadline"), lambda found: found.deadline.isoformat() if found.deadline else None),
        Field("unit", _("unit"), lambda found: words.unit_name(found.target.indicator) or None),
        Field("baseline", term(QUANTITIES, "baseline"), lambda found: value_cell(found.baseline.value) if found.baseline else None),
        Field("baseline_period", _("baseline period"), lambda found: visible(found.baseline.period) if found.baseline else None),
        Field("latest", _("actual"), lambda found: value_cell(found.latest.value) if found.latest else None),
        Field("period", _("period"), lambda found: visible(found.latest.period) if found.latest else None),
        Field("basis", _("basis"), lambda found: words.basis(found.latest) if found.latest else None),
        Field("approx", _("approximate"), _approximate),
        *(_quantity(one) for one in QUANTITY_LIST if one.column and one.sort != "figure"),
        Field("rest", _("what the rest must bring"), rest_sentence),
        Field("flags", _("remarks"), lambda found: remarks(found) or None),
        Field("reasons", _("why empty"), _why_empty),
    ]


def chosen(columns: Sequence[Field], keys: Sequence[str]) -> list[Field]:
    """Return the columns of some keys in their order; all of them for none.

    Raises:
        KeyError: With the first key that no column has.
    """
    by_key = {column.key: column for column in columns}
    return [by_key[key] for key in keys] if keys else list(columns)


def _verdict(assessment: Assessment) -> Cell:
    return verdict_words(assessment.method, assessment.verdict)


def _policy(assessment: Assessment, tracker: Tracker) -> Cell:
    policy = tracker.policies.get(assessment.target.policy) if assessment.target.policy else None
    return visible(in_language(policy.names, current())) if policy else None


def _approximate(assessment: Assessment) -> Cell:
    if assessment.latest is None:
        return None
    slug = "at_most" if "upper-bound" in assessment.flags else one_sided(assessment.latest.approx)
    return term(APPROXIMATIONS, slug) if slug else None


def _quantity(quantity: ListedQuantity) -> Field:
    """Return the column of a quantity."""
    cell = value_cell if quantity.is_exact else ratio_cell
    return Field(quantity.key, term(HEADINGS, quantity.key), lambda found: cell(_number(found, quantity.key)))


def _number(assessment: Assessment, key: str) -> Decimal | None:
    value = assessment.value(key)
    return value if isinstance(value, Decimal) else None


def _why_empty(assessment: Assessment) -> Cell:
    """Return the reasons of all empty quantities that have a column, those with the same reason together."""
    by_reason: dict[str, list[str]] = {}
    for key in (one.key for one in QUANTITY_LIST if one.column):
        if assessment.value(key) is None and words.why_empty(assessment, key) not in words.UNTOLD:
            by_reason.setdefault(words.why_empty(assessment, key), []).append(term(QUANTITIES, key))
    return "; ".join(f"{', '.join(names)}: {reason_words(reason)}" for reason, names in by_reason.items()) or None


def separated(report: Report, columns: Sequence[Field], *, tabs: bool) -> str:
    """Return the table as csv, or as tsv.

    Numbers are plain: no grouping, no exponent, values exact, ratios as fractions with 6 decimals. A text that a spreadsheet would take
    for a formula begins with an apostrophe.

    Args:
        report: The report, in the order in which it is to be written.
        columns: Of the table.
        tabs: Whether tabs stand between the cells instead of commas.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t" if tabs else ",", lineterminator="\n")
    writer.writerow([guarded(column.heading) for column in columns])
    for found in report.assessments:
        writer.writerow([_plain(column.cell(found)) for column in columns])
    return out.getvalue()


def _plain(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return guarded(cell) if cell else ""
