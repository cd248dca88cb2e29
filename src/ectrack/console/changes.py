"""Telling what a new figure changes: the statuses before and after, from which day it counts, where it stands."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.assessing.assessment import Assessment, Report
    from ectrack.core.model import Actual, Target
    from ectrack.store.writing import Added


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be said of a figure once it is recorded.

    Attributes:
        warnings: Warnings about it, and what was assumed.
        lines: What it changes; that it is recorded comes last.
    """

    warnings: Sequence[str]
    lines: Sequence[str]

    def say(self) -> None:
        """Print the lines, the warnings on standard error."""
        for warning in self.warnings:
            print(warning, file=sys.stderr)
        for line in self.lines:
            print(line)


def lines(command: str, added: "Added", compared: "Compared", *, dry_run: bool) -> list[str]:
    """Return what a figure changes, found out while both trackers can be asked."""
    figure = added.new[0]
    shown = [_("would add to {place}:").format(place=_place(added)), f"\n{added.block}"] if dry_run else []
    pairs = list(_changes(compared))
    changed = [(before, after) for before, after in pairs if dry_run or before.status is not after.status]
    shown += [_change(before, after) for before, after in changed]
    if not changed:
        shown.append(_("no status changed") if pairs else _("no target is about this figure"))
    shown += counting_from(added, compared)
    if not dry_run:
        shown.append(_done(command, added, figure))
    return shown


def counting_from(added: "Added", compared: "Compared") -> list[str]:
    """Return a line for every new figure whose period ends after the day of the report, which it does not set."""
    from ectrack.locale.text import visible

    day = compared.after.as_of
    later = [figure.period for figure in added.new if day is not None and not figure.is_forecast and figure.period.end > day]
    words = _("{period} counts from {day} on; the day of the report stays {as_of}")
    return [words.format(period=visible(str(period)), day=period.end, as_of=day) for period in later]


@dataclass(frozen=True, slots=True)
class Compared:
    """What new figures can change anything of.

    Attributes:
        about: The targets that the figures are about.
        beside: These, and those whose levels are compared with theirs.
        before: The report on them without the figures; on all targets where the figures move its day.
        after: The report with the figures.
    """

    about: "Sequence[Target]"
    beside: "Sequence[Target]"
    before: "Report"
    after: "Report"

    @property
    def pairs(self) -> "Iterator[tuple[Assessment, Assessment]]":
        """Each target before and after."""
        return zip(self.before.assessments, self.after.assessments, strict=True)


def compared(added: "Added") -> Compared:
    """Return the reports without new figures and with them."""
    from ectrack.core.assessing.assess import report
    from ectrack.core.checks.recording import compared_with
    from ectrack.core.figures.dependence import concerned
    from ectrack.core.figures.report_day import default_as_of

    about = concerned(added.after, added.new)
    beside = compared_with(added.after, about)
    days = default_as_of(added.before), default_as_of(added.after)
    targets = beside if days[0] == days[1] else None
    reports = [report(tracker, targets, as_of=day) for tracker, day in zip((added.before, added.after), days, strict=True)]
    return Compared(about, beside, *reports)


def _changes(compared: Compared) -> "Iterator[tuple[Assessment, Assessment]]":
    """Yield every target that the figure is about or whose status it changes, assessed without the figure and with it."""
    about = {target.id for target in compared.about}
    return ((old, new) for old, new in compared.pairs if old.status is not new.status or new.target.id in about)


def status_changes(compared: Compared) -> list[str]:
    """Return a line for every target whose status the added figures change."""
    return [_change(old, new) for old, new in compared.pairs if old.status is not new.status]


def _change(before: "Assessment", after: "Assessment") -> str:
    from ectrack.locale.terms import QUANTITIES, status_word, term
    from ectrack.locale.text import visible
    from ectrack.render import numbers

    def attainment(assessment: "Assessment") -> str:
        return "-" if assessment.attainment is None else numbers.share(assessment.attainment)

    def pace(assessment: "Assessment") -> str:
        return "-" if assessment.pace is None else numbers.pace(assessment.pace)

    parts = [
        _step(status_word(before.status), status_word(after.status)),
        f"{term(QUANTITIES, 'attainment')} {_step(attainment(before), attainment(after))}",
        f"{term(QUANTITIES, 'pace')} {_step(pace(before), pace(after))}",
    ]
    return f"{visible(after.target.id)}: {', '.join(parts)}"


def _step(before: str, after: str) -> str:
    return before if before == after else f"{before} -> {after}"


def _done(command: str, added: "Added", figure: "Actual") -> str:
    from ectrack.core.values.quantities import with_unit
    from ectrack.locale.text import visible

    templates = {
        "record": _("recorded {indicator}, {region}, {period}: {value} in {place}"),
        "revise": _("revised {indicator}, {region}, {period}: {value} in {place}"),
        "withdraw": _("withdrew {indicator}, {region}, {period} in {place}"),
    }
    unit = added.after.indicators[figure.indicator].unit.text
    names = (
        ("indicator", figure.indicator),
        ("region", figure.region),
        ("period", str(figure.period)),
        ("value", "" if figure.value is None else with_unit(f"{figure.value:f}", unit)),
    )
    return templates[command].format(place=_place(added), **{name: visible(text) for name, text in names})


def _place(added: "Added") -> str:
    from ectrack.locale.text import visible

    return f"{visible(added.file)}:{added.line}"
