"""From a report to the blocks of a bulletin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ectrack.core.assessing.assessment import Assessment, Report
from ectrack.core.tracker import Tracker
from ectrack.locale import _, ngettext
from ectrack.locale.terms import HEADINGS, reason_words, status_word, term
from ectrack.locale.text import visible
from ectrack.render import numbers, words
from ectrack.render.bulletin.blocks import Block, Heading, Items, Paragraph, Picture, Table
from ectrack.render.bulletin.telling import TROUBLE, actual, amount, changes, reason, remarks, rests, title
from ectrack.render.growth_cells import observed_cell, required_or_per_month
from ectrack.render.headings import counts, speaks_for
from ectrack.render.notes import Cell, Legend, Spoken, quantity_cell
from ectrack.render.verdicts import verdict_words


def _observed(assessment: Assessment, legend: Legend) -> str:
    """Return the observed growth beside what the whole year needs; that alone where no growth was observed."""
    needed = words.quantity(assessment, "rest.whole_year")
    if assessment.observed_growth is None and needed is not None:
        sentence = _("year needs {needed}") if assessment.left is None else _("year at most {needed}")
        return sentence.format(needed=needed)
    return observed_cell(assessment, legend)


IN_ANNEX: dict[str, Cell] = {
    **{key: quantity_cell(key) for key in ("attainment", "share_lead", "shortfall")},
    "observed_growth": _observed,
    "required_growth": required_or_per_month,
}
"""The quantities of each target behind its figure and its level."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a bulletin is composed from.

    Attributes:
        report: The report, in the order in which targets are listed.
        tracker: Where it came from.
        since: The report of the last bulletin; None without one.
        warnings: What `check` warns about, told in words.
        pictures: Drawings of targets by id.
        overview: Pages of small drawings of all targets with a figure.
    """

    report: Report
    tracker: Tracker
    since: Report | None = None
    warnings: Sequence[str] = ()
    pictures: Sequence[tuple[str, Picture]] = ()
    overview: Sequence[Picture] = ()


def bulletin(material: Material) -> list[Block]:
    """Return the blocks of a bulletin: counts, those in trouble by name, what changed, the notes, the annex."""
    report, tracker = material.report, material.tracker
    blocks: list[Block] = [Heading(title(tracker), 1), Paragraph(speaks_for(report)), Paragraph(counts(report.assessments))]
    in_words, dashed = Spoken(reason_words), Spoken(lambda _reason: "-")
    annex = _annex(report, tracker, dashed)
    blocks += [_counted(report), *_troubled(material, in_words), *_rests(report)]
    if material.since is not None:
        blocks += _changed(material.since, report)
    explained = list(dict.fromkeys((*in_words.lines(), *dashed.lines())))
    blocks += [*_notes(material, explained), Heading(_("Annex: all targets")), annex]
    return [*blocks, Heading(_("Annex: all targets with figures")), *material.overview] if material.overview else blocks


def _counted(report: Report) -> Table:
    whole = len(report.assessments)
    rows = [(status, number) for status, number in report.counts.items()]
    cells = [[status_word(status), str(number), numbers.percent(Decimal(number) / whole, 1)] for status, number in rows]
    headings = [_("status"), _("number of targets"), _("share of targets")]
    return Table(_("Targets by status"), headings, cells, frozenset({1, 2}), 0, [status for status, _number in rows])


def _troubled(material: Material, legend: Legend) -> Iterator[Block]:
    assessments = [assessment for assessment in material.report.assessments if assessment.status in TROUBLE]
    yield Heading(_("Behind, reversing and missed"))
    if not assessments:
        yield Paragraph(_("None."))
        return
    headings = [
        _("target"),
        _("status"),
        _("owner"),
        _("actual"),
        _("target level"),
        _("shortfall"),
        _("required growth"),
        _("note"),
    ]
    rows = [
        [
            words.target_name(assessment.target),
            status_word(assessment.status.value),
            visible(assessment.target.owner or "-"),
            actual(assessment),
            amount(assessment, "level"),
            amount(assessment, "shortfall"),
            required_or_per_month(assessment, legend),
            reason(assessment),
        ]
        for assessment in assessments
    ]
    yield Table(
        _("Targets that need attention"),
        headings,
        rows,
        frozenset({3, 4, 5, 6}),
        1,
        [assessment.status.value for assessment in assessments],
    )
    pictures = dict(material.pictures)
    yield from (pictures[assessment.target.id] for assessment in assessments if assessment.target.id in pictures)


def _rests(report: Report) -> list[Block]:
    """Return what the rest of the year must bring for the targets that are due in it; nothing where none is."""
    told = rests(report)
    return [Heading(_("What the rest must bring")), Items(told)] if told else []


def _changed(before: Report, after: Report) -> list[Block]:
    heading = Heading(_("What changed since {day}").format(day=before.as_of.isoformat() if before.as_of else "-"))
    told = changes(before, after)
    return [heading, Items(told) if told else Paragraph(_("No status changed."))]


def _notes(material: Material, explained: Sequence[str]) -> Iterator[Block]:
    told = [*remarks(material.report), *explained]
    if told or material.warnings:
        yield Heading(_("Notes on the figures"))
    if told:
        yield Items(told)
    if material.warnings:
        number = len(material.warnings)
        yield Paragraph(
            ngettext("{n} warning about the files is open:", "{n} warnings about the files are open:", number).format(n=number)
        )
        yield Items(material.warnings)


def _annex(report: Report, tracker: Tracker, legend: Legend) -> Table:
    verdicts = any(assessment.method != "pace" for assessment in report.assessments)
    headings = [
        _("target"),
        _("region"),
        _("status"),
        *([_("verdict")] if verdicts else []),
        _("actual"),
        *(term(HEADINGS, key) for key in ("level", *IN_ANNEX)),
        _("deadline"),
        _("owner"),
    ]
    first = 4 if verdicts else 3
    rows = [_annex_row(assessment, tracker, legend, verdicts=verdicts) for assessment in report.assessments]
    statuses = [assessment.status.value for assessment in report.assessments]
    return Table(_("All targets"), headings, rows, frozenset(range(first, first + 2 + len(IN_ANNEX))), 2, statuses)


def _annex_row(assessment: Assessment, tracker: Tracker, legend: Legend, *, verdicts: bool) -> list[str]:
    return [
        words.target_name(assessment.target),
        words.region_name(tracker, assessment.target.region),
        status_word(assessment.status.value),
        *([verdict_words(assessment.method, assessment.verdict)] if verdicts else []),
        actual(assessment) if assessment.latest else "-",
        amount(assessment, "level") if assessment.level is not None else "-",
        *(cell(assessment, legend) for cell in IN_ANNEX.values()),
        words.deadline(assessment.target) or "-",
        visible(assessment.target.owner or "-"),
    ]
