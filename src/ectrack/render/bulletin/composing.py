"""From a report to the blocks of a bulletin."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ectrack.core.assessment import Assessment, Report, Status
from ectrack.core.difference import better_or_worse
from ectrack.core.model import Tracker
from ectrack.locale import _, ngettext
from ectrack.locale.terms import flag_words, reason_words, status_word
from ectrack.locale.text import visible
from ectrack.render import numbers, words
from ectrack.render.bulletin.blocks import Block, Heading, Items, Paragraph, Picture, Table
from ectrack.render.progress import counts, speaks_for, tracker_title
from ectrack.render.verdicts import verdict_words

TROUBLE = (Status.REVERSING, Status.BEHIND, Status.MISSED)
"""Statuses whose targets are told by name."""

REMARKED = (
    "estimated",
    "year-to-date",
    "part-year",
    "approximate",
    "approximate-baseline",
    "assumed-date",
    "preliminary",
    "upper-bound",
    "overdue",
)
"""Remarks that a reader of the numbers must know."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a bulletin is composed from.

    Attributes:
        report: The report, in the order in which targets are listed.
        tracker: Where it came from.
        since: The report of the last bulletin; None without one.
        doubts: What `check` doubts, told in words.
        pictures: Drawings of targets by id.
    """

    report: Report
    tracker: Tracker
    since: Report | None = None
    doubts: Sequence[str] = ()
    pictures: Sequence[tuple[str, Picture]] = ()


def bulletin(material: Material) -> list[Block]:
    """Return the blocks of a bulletin: counts, those in trouble by name, what changed, the notes, the annex."""
    report, tracker = material.report, material.tracker
    title = _("Bulletin: {title}").format(title=tracker_title(tracker)) if tracker.settings.title else _("Bulletin on targets")
    blocks: list[Block] = [Heading(title, 1), Paragraph(speaks_for(report)), Paragraph(counts(report.assessments))]
    blocks += [_counted(report), *_troubled(material)]
    if material.since is not None:
        blocks += _changed(material.since, report)
    return [*blocks, *_notes(material), Heading(_("Annex: all targets")), _annex(report, tracker)]


def _counted(report: Report) -> Table:
    whole = len(report.assessments)
    rows = [(status, number) for status, number in report.counts.items()]
    cells = [[status_word(status), str(number), numbers.percent(Decimal(number) / whole, 1)] for status, number in rows]
    headings = [_("status"), _("number of targets"), _("share of targets")]
    return Table(_("Targets by status"), headings, cells, frozenset({1, 2}), 0, [status for status, _number in rows])


def _troubled(material: Material) -> Iterator[Block]:
    found = [one for one in material.report.assessments if one.status in TROUBLE]
    yield Heading(_("Behind, reversing and missed"))
    if not found:
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
            words.target_name(one.target),
            status_word(one.status.value),
            visible(one.target.owner or "-"),
            _actual(one),
            _with_unit(one, "level"),
            _with_unit(one, "shortfall"),
            words.quantity(one, "required_growth") or reason_words(words.why_empty(one, "required_growth")),
            _reason(one),
        ]
        for one in found
    ]
    yield Table(_("Targets that need attention"), headings, rows, frozenset({3, 4, 5, 6}), 1, [one.status.value for one in found])
    pictures = dict(material.pictures)
    yield from (pictures[one.target.id] for one in found if one.target.id in pictures)


def _reason(found: Assessment) -> str:
    """Return the reason that was given with the newest figure, else the remark on the target."""
    notes = [one.note for one in (found.latest.inputs if found.latest else ()) if one.note]
    return visible("; ".join(dict.fromkeys(notes)) or found.target.note or "-")


def _actual(found: Assessment) -> str:
    told = words.actual(found)
    if told is None or found.latest is None:
        return reason_words(words.why_empty(found, "latest"))
    return _("{amount} for {period}").format(
        amount=words.with_unit(told, found.target.indicator), period=visible(found.latest.period)
    )


def _with_unit(found: Assessment, key: str) -> str:
    shown = words.quantity(found, key)
    if shown is None:
        return reason_words(words.why_empty(found, key))
    unit = words.with_points if key == "shortfall" else words.with_unit
    return unit(shown, found.target.indicator)


def _changed(before: Report, after: Report) -> list[Block]:
    then = {one.target.id: one for one in before.assessments}
    moved = [(then[one.target.id], one) for one in after.assessments if one.target.id in then]
    moved = [(was, now) for was, now in moved if was.status is not now.status]
    day = before.as_of.isoformat() if before.as_of else "-"
    title = Heading(_("What changed since {day}").format(day=day))
    if not moved:
        return [title, Paragraph(_("No status changed."))]
    signs = {1: _("better"), -1: _("worse"), 0: ""}
    told = [
        words.told(
            words.target_name(now.target),
            _("{before} -> {after}").format(before=status_word(was.status.value), after=status_word(now.status.value))
            + (f" ({signs[better_or_worse(was, now)]})" if signs[better_or_worse(was, now)] else ""),
        )
        for was, now in sorted(moved, key=lambda pair: better_or_worse(*pair))
    ]
    return [title, Items(told)]


def _notes(material: Material) -> Iterator[Block]:
    by_flag: dict[str, list[str]] = {}
    for one in material.report.assessments:
        for flag in (flag for flag in one.flags if flag in REMARKED):
            by_flag.setdefault(flag, []).append(words.target_name(one.target))
    told = [words.told(flag_words(flag), _("; ").join(by_flag[flag])) for flag in REMARKED if flag in by_flag]
    if told or material.doubts:
        yield Heading(_("Notes on the figures"))
    if told:
        yield Items(told)
    if material.doubts:
        number = len(material.doubts)
        yield Paragraph(
            ngettext("{n} doubt about the files is open:", "{n} doubts about the files are open:", number).format(n=number)
        )
        yield Items(material.doubts)


def _annex(report: Report, tracker: Tracker) -> Table:
    verdicts = any(one.method != "pace" for one in report.assessments)
    headings = [
        _("target"),
        _("region"),
        _("status"),
        *([_("verdict")] if verdicts else []),
        _("actual"),
        _("target level"),
        _("attainment"),
        _("lead on schedule"),
        _("shortfall"),
        _("observed growth"),
        _("required growth"),
        _("deadline"),
        _("owner"),
    ]
    first = 4 if verdicts else 3
    rows = [_annex_row(one, tracker, verdicts=verdicts) for one in report.assessments]
    statuses = [one.status.value for one in report.assessments]
    return Table(_("All targets"), headings, rows, frozenset(range(first, first + 7)), 2, statuses)


def _annex_row(one: Assessment, tracker: Tracker, *, verdicts: bool) -> list[str]:
    quantities: Iterable[str] = (
        words.quantity(one, key) or "-" for key in ("attainment", "share_lead", "shortfall", "observed_growth", "required_growth")
    )
    return [
        words.target_name(one.target),
        words.region_name(tracker, one.target.region),
        status_word(one.status.value),
        *([verdict_words(one.method, one.verdict)] if verdicts else []),
        _actual(one) if one.latest else "-",
        _with_unit(one, "level") if one.level is not None else "-",
        *quantities,
        one.deadline.isoformat() if one.deadline else "-",
        visible(one.target.owner or "-"),
    ]
