"""Telling what a new figure changes: doubts about it, the statuses before and after, where it stands."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.assessment import Assessment
    from ectrack.core.model import Actual, Target
    from ectrack.store.writing import Added


def tell(command: str, added: "Added", *, dry_run: bool) -> None:
    """Say what a figure changes; that it is recorded comes last."""
    figure = next(actual for actual in added.after.actuals if actual.origin == added.origin)
    _warn(added, figure)
    if dry_run:
        print(_("would add to {place}:").format(place=_place(added)))
        print(f"\n{added.block}")
    found = list(_changes(added, figure))
    told = [(before, after) for before, after in found if dry_run or before.status is not after.status]
    for before, after in told:
        print(_change(before, after))
    if not told:
        print(_("no status changed") if found else _("no target is about this figure"))
    if not dry_run:
        print(_done(command, added, figure))


def _warn(added: "Added", figure: "Actual") -> None:
    from ectrack.core.slips import slips
    from ectrack.locale.problems import hint, message

    for slip in slips(added.before, figure):
        print(f"{_('warning')}: {message(slip)} [{slip.slug}]\n  {_('hint')}: {hint(slip)}", file=sys.stderr)


def _changes(added: "Added", figure: "Actual") -> "Iterator[tuple[Assessment, Assessment]]":
    """Yield every target that the figure is about or whose status it changes, assessed without the figure and with it."""
    from ectrack.core.assess import report

    before, after = (report(tracker).assessments for tracker in (added.before, added.after))
    for old, new in zip(before, after, strict=True):
        if old.status is not new.status or _is_about(new.target, figure.indicator, figure.region):
            yield old, new


def status_changes(added: "Added") -> list[str]:
    """Return a line for every target whose status the added figures change."""
    from ectrack.core.assess import report

    before, after = (report(tracker).assessments for tracker in (added.before, added.after))
    return [_change(old, new) for old, new in zip(before, after, strict=True) if old.status is not new.status]


def _is_about(target: "Target", indicator: str, region: str) -> bool:
    ratio = target.indicator.ratio
    measured = {target.indicator.id, *((ratio.of, ratio.to) if ratio else ())}
    return (target.region == region and indicator in measured) or any(
        _is_about(reading, indicator, region) for _name, reading in target.readings
    )


def _change(before: "Assessment", after: "Assessment") -> str:
    from ectrack.locale.terms import QUANTITIES, status_word, term
    from ectrack.locale.text import visible
    from ectrack.render import numbers

    def attainment(found: "Assessment") -> str:
        return "-" if found.attainment is None else numbers.attainment(found.attainment, reached=found.status == "achieved")

    def pace(found: "Assessment") -> str:
        return "-" if found.pace is None else numbers.pace(found.pace)

    parts = [
        _step(status_word(before.status), status_word(after.status)),
        f"{term(QUANTITIES, 'attainment')} {_step(attainment(before), attainment(after))}",
        f"{term(QUANTITIES, 'pace')} {_step(pace(before), pace(after))}",
    ]
    return f"{visible(after.target.id)}: {', '.join(parts)}"


def _step(before: str, after: str) -> str:
    return before if before == after else f"{before} -> {after}"


def _done(command: str, added: "Added", figure: "Actual") -> str:
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
        ("value", "" if figure.value is None else f"{figure.value:f}{unit}"),
    )
    return templates[command].format(place=_place(added), **{name: visible(text) for name, text in names})


def _place(added: "Added") -> str:
    from ectrack.locale.text import visible

    return f"{visible(added.file)}:{added.line}"
