"""Telling what a new figure changes: warnings about it, the statuses before and after, where it stands."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.assessing.assessment import Assessment
    from ectrack.core.model import Actual
    from ectrack.store.writing import Added


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be said of a figure once it is recorded.

    Attributes:
        warnings: Warnings about it.
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


def notice(command: str, added: "Added", *, dry_run: bool) -> Notice:
    """Return what a figure changes, found out while both trackers can be asked."""
    figure = added.new[0]
    lines = [_("would add to {place}:").format(place=_place(added)), f"\n{added.block}"] if dry_run else []
    pairs = list(_changes(added, figure))
    changed = [(before, after) for before, after in pairs if dry_run or before.status is not after.status]
    lines += [_change(before, after) for before, after in changed]
    if not changed:
        lines.append(_("no status changed") if pairs else _("no target is about this figure"))
    if not dry_run:
        lines.append(_done(command, added, figure))
    return Notice([*_warnings(added, figure)], lines)


def _warnings(added: "Added", figure: "Actual") -> Iterator[str]:
    from ectrack.core.checks.slips import slips
    from ectrack.locale.problem_text import hint, message

    for slip in slips(added.before, figure):
        yield f"{_('warning')}: {message(slip)} [{slip.slug}]\n  {_('hint')}: {hint(slip)}"


def _changes(added: "Added", figure: "Actual") -> "Iterator[tuple[Assessment, Assessment]]":
    """Yield every target that the figure is about or whose status it changes, assessed without the figure and with it."""
    from ectrack.core.figures.dependence import concerned

    about = {target.id for target in concerned(added.after, [figure])}
    return ((old, new) for old, new in _pairs(added) if old.status is not new.status or new.target.id in about)


def status_changes(added: "Added") -> list[str]:
    """Return a line for every target whose status the added figures change."""
    return [_change(old, new) for old, new in _pairs(added) if old.status is not new.status]


def _pairs(added: "Added") -> "Iterator[tuple[Assessment, Assessment]]":
    """Yield the targets that the new figures can change anything of, assessed without these figures and with them."""
    from ectrack.core.assessing.assess import default_as_of, report
    from ectrack.core.figures.dependence import concerned

    same_day = default_as_of(added.before) == default_as_of(added.after)
    targets = concerned(added.after, added.new) if same_day else None
    before, after = (report(tracker, targets).assessments for tracker in (added.before, added.after))
    return zip(before, after, strict=True)


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
