"""What an import is to do, and telling what it changes."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.console.import_sheets import Opened
    from ectrack.core.importing.meanings import Known
    from ectrack.core.importing.plan import Plan
    from ectrack.core.problems import Problem
    from ectrack.core.tracker import Tracker
    from ectrack.store.writing import Added


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be imported, and how.

    Attributes:
        common: What holds for every figure.
        revise: Why recorded figures that differ are revised; None when they are not.
        day: Day of recording.
        day_given: Whether the user named it.
        strict: Whether a warning keeps all figures out.
    """

    folder: Path
    opened: "Opened"
    known: "Known"
    common: Mapping[str, str]
    revise: str | None
    day: date
    day_given: bool
    strict: bool
    dry_run: bool
    json: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """What an import changes, found out while both trackers can be asked.

    Attributes:
        added: The figures; None when there is nothing to record.
        statuses: A line for every target whose status changes, and for every figure that counts from a later day on.
        warnings: About the figures.
    """

    added: "Added | None"
    statuses: Sequence[str]
    warnings: "Sequence[Problem]"


NOTHING = Changed(None, (), ())


def tell(tracker: "Tracker", plan: "Plan", changed: Changed, job: Job) -> None:
    """Say what importing a sheet changed, or would change; that it is recorded comes last."""
    from ectrack.locale.text import visible
    from ectrack.render.importing import counts

    added = changed.added
    if job.json:
        _print_record(plan, None if added is None or job.dry_run else added.file, changed.warnings)
        _warn(changed.warnings)
        return
    _show(tracker, plan, file=sys.stdout)
    _remark(plan, job)
    _warn(changed.warnings)
    if added is None:
        print(_("nothing to record"))
        return
    for change in changed.statuses:
        print(change)
    if job.dry_run:
        print(_("would add to {place}").format(place=visible(added.file)))
    else:
        print(_("imported into {place}: {counts}").format(place=f"{visible(added.file)}:{added.line}", counts=counts(plan.items)))


def refuse_strictly(tracker: "Tracker", plan: "Plan", changed: Changed, job: Job) -> None:
    """Show what warnings keep out, and end the command.

    Raises:
        Findings: Always, when there is a warning.
    """
    from ectrack.console.new_warnings import refuse, warning_lines

    if job.json:
        _print_record(plan, None, changed.warnings)
    else:
        _show(tracker, plan, file=sys.stderr)
    refuse(changed.warnings, warning_lines(changed.warnings))


def show_refused(tracker: "Tracker", plan: "Plan", job: Job) -> None:
    """Show the figures of a sheet that was not imported."""
    if job.json:
        _print_record(plan, None)
    elif plan.items:
        _show(tracker, plan, file=sys.stderr)


def _print_record(plan: "Plan", written_to: str | None, warnings: "Sequence[Problem]" = ()) -> None:
    from ectrack.render.importing import records, warning_records
    from ectrack.render.json_text import SCHEMA_VERSION, json_text
    from ectrack.store.lines import line_of

    told = {"figures": records(plan.items), "warnings": warning_records(warnings, line_of)}
    print(json_text({"schema_version": SCHEMA_VERSION, **told, "written_to": written_to}), end="")


def _show(tracker: "Tracker", plan: "Plan", *, file: Any) -> None:
    from ectrack.render.importing import preview
    from ectrack.render.screen import emit, text_of, width

    lines = preview(plan.items, tracker, width() if file is sys.stdout else None)
    if file is sys.stdout:
        emit(lines)
    else:
        print("\n".join(text_of(line) for line in lines), file=file)


def _remark(plan: "Plan", job: Job) -> None:
    """Say on standard error what of the workbook was left out."""
    from ectrack.locale import ngettext
    from ectrack.locale.text import visible

    said = []
    if plan.totals:
        said.append(ngettext("{n} row of totals", "{n} rows of totals", plan.totals).format(n=plan.totals))
    if plan.aside and job.opened.mark is None:
        said.append(_("columns {names}").format(names=_(", ").join(visible(text) for text in plan.aside)))
    if job.opened.others:
        said.append(_("sheets {names} (name one with --sheet)").format(names=_(", ").join(map(visible, job.opened.others))))
    if said:
        print(_("left out: {what}").format(what=_("; ").join(said)), file=sys.stderr)


def _warn(warnings: "Sequence[Problem]") -> None:
    from ectrack.console.new_warnings import warning_lines

    for line in warning_lines(warnings):
        print(line, file=sys.stderr)
