"""What an import is to do, and telling what it changes."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from ectrack.console.outcome import Failed
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.console.import_sheets import Opened
    from ectrack.core.importing.known import Known
    from ectrack.core.importing.plan import Plan
    from ectrack.core.importing.unseen import Unseen
    from ectrack.core.problems import Problem
    from ectrack.core.tracker import Tracker
    from ectrack.store.writing import Added


SCREEN = 24
"""Lines that an import prints at most, on a terminal of any width."""

LEAST = 6
"""Lines that the table of figures gets in any case: its heading, two figures, what lies between them, and the counts."""

_CHANGES = 4
"""Changes of statuses that are told."""

_LONGEST = 40
"""Characters of a name."""

_SHOWN = 6
"""Names of columns or sheets that are told."""


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


@contextmanager
def on_a_screen() -> Iterator[None]:
    """Let everything that keeps figures out be told on a screen, however much it is.

    Raises:
        Failed: As the block does.
    """
    try:
        yield
    except Failed as failure:
        raise Failed(failure.problems, SCREEN if failure.room is None else failure.room) from failure


def tell(tracker: "Tracker", plan: "Plan", changed: Changed, job: Job) -> None:
    """Say what importing a sheet changed, or would change; that it is recorded comes last."""
    added = changed.added
    if job.json:
        _print_record(plan, job, None if added is None or job.dry_run else added.file, changed.warnings)
        hidden = _hidden(plan, job)
        _say([*hidden, *_warned(changed.warnings, SCREEN - _height(hidden, sys.stderr))])
        return
    ending = _ending(plan, changed, job)
    aside = [*_remarks(plan, job), *_hidden(plan, job)]
    room = SCREEN - _height(aside, sys.stderr) - _height(ending, sys.stdout)
    warned = _warned(changed.warnings, room - LEAST)
    _show(tracker, plan, room - _height(warned, sys.stderr), sys.stdout)
    _say([*aside, *warned])
    print("\n".join(ending))


def _ending(plan: "Plan", changed: Changed, job: Job) -> list[str]:
    """Return what importing changes, and the place of the figures, which comes last."""
    from ectrack.locale import ngettext
    from ectrack.locale.text import visible
    from ectrack.render.importing import counts

    added = changed.added
    if added is None:
        return [_("nothing to record")]
    statuses, left = [*changed.statuses[:_CHANGES]], len(changed.statuses) - _CHANGES
    if left > 0:
        statuses.append(ngettext("… {n} more …", "… {n} more …", left).format(n=left))
    if job.dry_run:
        return [*statuses, _("would add to {place}").format(place=visible(added.file))]
    place = f"{visible(added.file)}:{added.line}"
    return [*statuses, _("imported into {place}: {counts}").format(place=place, counts=counts(plan.items))]


def refuse_strictly(tracker: "Tracker", plan: "Plan", changed: Changed, job: Job) -> None:
    """Show what warnings keep out, and end the command.

    Raises:
        Findings: Always, when there is a warning.
    """
    from ectrack.console.new_warnings import refuse

    hidden = _hidden(plan, job)
    room = SCREEN - _height(hidden, sys.stderr) - 1
    warned = _warned(changed.warnings, room if job.json else room - LEAST)
    if job.json:
        _print_record(plan, job, None, changed.warnings)
    else:
        _show(tracker, plan, room - _height(warned, sys.stderr), sys.stderr)
    _say(hidden)
    refuse(changed.warnings, warned)


def show_refused(tracker: "Tracker", plan: "Plan", job: Job, problems: "Sequence[Problem]") -> int:
    """Show the figures of a sheet that was not imported, and return the lines in which it is to be told why.

    Args:
        tracker: The tracker as it stands.
        plan: The figures.
        job: What was to be imported.
        problems: What keeps them out.
    """
    from ectrack.locale.problem_text import brief
    from ectrack.render.screen import width
    from ectrack.store.lines import line_of

    aside = [*([] if job.json else _remarks(plan, job)), *_hidden(plan, job)]
    room = SCREEN - _height(aside, sys.stderr)
    if job.json:
        _print_record(plan, job, None, (), problems)
    elif plan.items:
        reasons = brief(problems, room - LEAST, line_of, width(sys.stderr))
        _show(tracker, plan, room - _height(reasons, sys.stderr), sys.stderr)
        room -= LEAST
    _say(aside)
    return room


def _print_record(
    plan: "Plan", job: Job, written_to: str | None, warnings: "Sequence[Problem]" = (), problems: "Sequence[Problem]" = ()
) -> None:
    from ectrack.render.importing import problem_records, records
    from ectrack.render.json_text import SCHEMA_VERSION, json_text
    from ectrack.store.lines import line_of

    told: dict[str, Any] = {"figures": records(plan.items), "problems": problem_records(problems, line_of)}
    hidden = _unseen(plan, job)
    told |= {"warnings": problem_records(warnings, line_of), "hidden": {"rows": list(hidden.rows), "columns": list(hidden.columns)}}
    told["left_out"] = _left(plan, job)
    print(json_text({"schema_version": SCHEMA_VERSION, **told, "written_to": written_to}), end="")


def _left(plan: "Plan", job: Job) -> dict[str, Any]:
    """Return everything that was left out: rows as counts, names with how many figures they have, columns and sheets by name."""
    left = plan.left
    names: dict[str, dict[str, int]] = {"region": {}, "indicator": {}}
    for (kind, name), count in left.others.items():
        names[kind][name] = count
    rows = {"totals": left.totals, "keep_and_drop": left.unchosen, "computed": left.computed, "below_signature": left.below}
    columns = list(left.aside) if job.opened.mark is None else []
    sheets = [*job.opened.empty, *job.opened.others]
    return {"rows": rows, "regions": names["region"], "indicators": names["indicator"], "columns": columns, "sheets": sheets}


def _show(tracker: "Tracker", plan: "Plan", room: int, file: TextIO) -> None:
    from ectrack.render.importing import preview
    from ectrack.render.screen import emit, text_of, width

    lines = preview(plan.items, tracker, width(file), room)
    if file is sys.stdout:
        emit(lines)
    else:
        print("\n".join(text_of(line) for line in lines), file=file)


def _height(texts: Sequence[str], stream: TextIO) -> int:
    """Return how many lines texts take where they are printed."""
    from ectrack.locale.text import height
    from ectrack.render.screen import width

    columns = width(stream)
    return sum(height(text, columns) for text in texts)


def _say(texts: Sequence[str]) -> None:
    for text in texts:
        print(text, file=sys.stderr)


def _warned(warnings: "Sequence[Problem]", room: int) -> list[str]:
    from ectrack.locale.problem_text import brief
    from ectrack.render.screen import width
    from ectrack.store.lines import line_of

    return brief(warnings, room, line_of, width(sys.stderr), f"{_('warning')}: ") if warnings else []


def _remarks(plan: "Plan", job: Job) -> list[str]:
    """Return what says what of the workbook was left out."""
    said = [*_rows_left(plan), *_others_left(plan, job)]
    if plan.left.aside and job.opened.mark is None:
        said.append(_("columns {names}").format(names=_few(plan.left.aside)))
    if job.opened.empty:
        said.append(_("sheets without figures: {names}").format(names=_few(job.opened.empty)))
    if job.opened.others:
        said.append(_("sheets {names} (name one with --sheet)").format(names=_few(job.opened.others)))
    return [_("left out: {what}").format(what=_("; ").join(said))] if said else []


def _rows_left(plan: "Plan") -> Iterator[str]:
    from ectrack.locale import ngettext

    left = plan.left
    if left.totals:
        yield ngettext("{n} row of totals", "{n} rows of totals", left.totals).format(n=left.totals)
    if left.unchosen:
        yield ngettext("{n} row by keep and drop", "{n} rows by keep and drop", left.unchosen).format(n=left.unchosen)
    if left.computed:
        yield ngettext("{n} row with an estimate or a sum", "{n} rows with estimates or sums", left.computed).format(
            n=left.computed
        )
    if left.below:
        yield ngettext("{n} row below the signature", "{n} rows below the signature", left.below).format(n=left.below)


def _others_left(plan: "Plan", job: Job) -> Iterator[str]:
    """Yield how many names that the tracker does not have were left out, and which of them are close to one that it has."""
    from ectrack.core.importing.other_names import close_names
    from ectrack.locale import ngettext
    from ectrack.locale.text import visible

    for kind in ("region", "indicator"):
        names = [text for key, text in plan.left.others if key == kind]
        if not names:
            continue
        if kind == "region":
            told = ngettext("{n} region that the tracker does not have", "{n} regions that the tracker does not have", len(names))
        else:
            told = ngettext(
                "{n} indicator that the tracker does not have", "{n} indicators that the tracker does not have", len(names)
            )
        near = [f"{visible(name)} ({visible(meant)}?)" for name, meant in close_names(names, kind, job.known).items()]
        yield told.format(n=len(names)) + (_(", among them {names}").format(names=_(", ").join(near)) if near else "")


def _few(names: Sequence[str]) -> str:
    """Return the first names of a list, and how many more there are."""
    from ectrack.locale.text import visible

    first = _(", ").join(visible(name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…") for name in names[:_SHOWN])
    return first if len(names) <= _SHOWN else _("{names} and {n} more").format(names=first, n=len(names) - _SHOWN)


def _unseen(plan: "Plan", job: Job) -> "Unseen":
    from ectrack.core.importing.unseen import Unseen, unseen

    found = Unseen()
    for table in job.opened.tables:
        if table.layout:
            found = found.joined(unseen(table.grid, table.layout, (item.origin for item in plan.items)))
    return found


def _hidden(plan: "Plan", job: Job) -> list[str]:
    """Return what says which rows and columns were read that people do not see in the workbook."""
    from ectrack.render.importing import hidden_line

    line = hidden_line(_unseen(plan, job))
    return [line] if line else []
