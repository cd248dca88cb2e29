"""`ectrack import`: figures from a table of an office."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ectrack.commands.complete import indicators, regions
from ectrack.commands.options import DirOption, DryRunOption, JsonOption, tracker_dir
from ectrack.commands.outcome import Failed
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.importing.grid import Grid
    from ectrack.core.importing.layout import Layout, Mapped
    from ectrack.core.importing.plan import Item
    from ectrack.core.model import Tracker
    from ectrack.core.problems import Problem
    from ectrack.store.writing import Added

FILE = "imported.toml"
"""Where imported figures go, all of them in one write."""

FileArgument = Annotated[
    str, typer.Argument(metavar="FILE|-", help=_("XLSX, XLS, ODS, CSV or TSV; - for CSV from standard input."))
]
SheetOption = Annotated[str | None, typer.Option("--sheet", help=_("Name of the sheet; the first with figures when left out."))]
MapOption = Annotated[Path | None, typer.Option("--map", metavar="FILE", help=_("What the columns mean, as --guess drafts it."))]
GuessOption = Annotated[bool, typer.Option("--guess", help=_("Print a mapping to go on from; record nothing."))]
ReviseOption = Annotated[
    str | None, typer.Option("--revise", metavar="WHY", help=_("Correct recorded figures that differ, for this reason."))
]
IndicatorOption = Annotated[
    str | None, typer.Option("--indicator", help=_("Indicator of every figure."), autocompletion=indicators)
]
RegionOption = Annotated[str | None, typer.Option("--region", help=_("Region of every figure."), autocompletion=regions)]
PeriodOption = Annotated[str | None, typer.Option("--period", help=_("Period of every figure."))]
SourceOption = Annotated[str | None, typer.Option("--source", help=_("Where the figures stand."))]
RecordedOption = Annotated[str | None, typer.Option("--recorded", metavar="DATE", help=_("Day of recording; today when left out."))]


def import_(  # noqa: PLR0913  # the options of the command
    file: FileArgument,
    *,
    sheet: SheetOption = None,
    map_file: MapOption = None,
    guess: GuessOption = False,
    indicator: IndicatorOption = None,
    region: RegionOption = None,
    period: PeriodOption = None,
    source: SourceOption = None,
    revise: ReviseOption = None,
    recorded: RecordedOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
    folder: DirOption = None,
) -> None:
    """Record the figures of a table, all of them or none; what is recorded already is left out."""
    from ectrack.commands.opening import day_given, open_tracker
    from ectrack.core.importing.layout import Mapped
    from ectrack.store.locking import WriteError
    from ectrack.store.sheets.mapping import draft, read_mapping

    place = tracker_dir(folder)
    tracker = open_tracker(place)
    given = {"indicator": indicator, "region": region, "period": period, "source": source}
    said = {key: text for key, text in given.items() if text}
    try:
        mapping = read_mapping(map_file) if map_file else Mapped()
    except WriteError as failure:
        raise Failed(failure.problems) from failure
    grid, found = _chosen(_grids(file), sheet or mapping.sheet, tracker, mapping, said)
    if guess:
        print(draft(grid, found), end="")
        return
    if found is None:
        raise Failed([_problem("no-headings", grid)])
    day = day_given(recorded) if recorded else date.today()  # noqa: DTZ011  # the user's day
    _run(place, grid, found, mapping, revise=revise, day=day, dry_run=dry_run, json=json)


def _run(  # noqa: PLR0913  # the choices of the command
    folder: Path, grid: "Grid", found: "Layout", mapping: "Mapped", *, revise: str | None, day: date, dry_run: bool, json: bool
) -> None:
    from ectrack.core.importing.plan import plan
    from ectrack.store.locking import WriteError
    from ectrack.store.writing import add_many

    planned: list[tuple[Tracker, list[Item]]] = []

    def compose(tracker: "Tracker") -> list[dict[str, Any]]:
        items = plan(grid, found, tracker, mapping)
        planned.append((tracker, items))
        problems = list(_refusals(items, grid, revise))
        if problems:
            raise WriteError(*problems)
        return [_written(item, revise, day) for item in items if item.what in {"new", "changed"}]

    try:
        added = add_many(folder, "import", compose, file=FILE, dry_run=dry_run)
    except WriteError as failure:
        if planned and not json:
            _show(*planned[-1], file=sys.stderr)
        raise Failed(failure.problems) from failure
    _tell(*planned[-1], added, dry_run=dry_run, json=json)


def _grids(file: str) -> "list[Grid]":
    from ectrack.store.files import RefusedError, reason, shown
    from ectrack.store.sheets import grids

    path = None if file == "-" else Path(file)
    name = _("(standard input)") if path is None else shown(path)
    try:
        content = sys.stdin.buffer.read() if path is None else _content(path)
        return grids(name, content, path)
    except RefusedError as refusal:
        raise Failed([refusal.problem(name)]) from refusal
    except (OSError, UnicodeDecodeError) as failure:
        from ectrack.core.problems import Origin, Problem

        said = reason(failure) if isinstance(failure, OSError) else "UTF-16"
        raise Failed([Problem("unreadable", Origin(name), {"reason": said})]) from failure


def _content(path: Path) -> bytes:
    from ectrack.store.files import content

    return content(path, path.parent)


def _chosen(
    grids: "Sequence[Grid]", sheet: str | None, tracker: "Tracker", mapping: "Mapped", given: Mapping[str, str]
) -> "tuple[Grid, Layout | None]":
    """Return the sheet that is meant, and what its columns mean."""
    from ectrack.core.importing.layout import layout
    from ectrack.core.problems import Origin, Problem

    named = [grid for grid in grids if sheet is None or grid.name == sheet]
    if not named:
        params = {"found": sheet or "", "expected": ", ".join(grid.name for grid in grids)}
        raise Failed([Problem("no-such-sheet", Origin(grids[0].file) if grids else None, params)])
    read = [(grid, layout(grid, tracker, mapping, given)) for grid in named]
    return next((pair for pair in read if pair[1] is not None), read[0])


def _refusals(items: "Sequence[Item]", grid: "Grid", revise: str | None) -> "list[Problem]":
    from ectrack.core.problems import Problem

    if not items:
        return [_problem("nothing-in-sheet", grid)]
    problems = list({repr(problem): problem for item in items for problem in item.problems}.values())
    for item in items if revise is None else ():
        if item.what == "changed" and item.before is not None:
            params = {"found": str(item.figure["value"]), "value": f"{item.before.value:f}"}
            problems.append(Problem("changes-recorded", item.origin, params, (item.before.origin,)))
    return problems


def _problem(slug: str, grid: "Grid") -> "Problem":
    from ectrack.core.problems import Origin, Problem

    return Problem(slug, Origin(f"{grid.file}!{grid.name}" if grid.name else grid.file))


def _written(item: "Item", revise: str | None, day: date) -> dict[str, Any]:
    """Return a figure as it is written; texts that hold what no file may are refused."""
    from ectrack.core.problems import NotationError, Problem
    from ectrack.store.block import as_written, check_text
    from ectrack.store.locking import WriteError

    figure = {**item.figure, "period": str(item.figure["period"]), "value": as_written(item.figure["value"]), "recorded": day}
    if item.what == "changed" and revise is not None:
        figure["revises"] = revise
    try:
        for text in (text for text in figure.values() if isinstance(text, str)):
            check_text(text)
    except NotationError as problem:
        raise WriteError(Problem(problem.slug, item.origin, problem.params)) from None
    return figure


def _tell(tracker: "Tracker", items: "Sequence[Item]", added: "Added | None", *, dry_run: bool, json: bool) -> None:
    from ectrack.render.importing import counts, records

    if json:
        from ectrack.render.json_text import json_text

        written = None if added is None or dry_run else added.file
        print(json_text({"schema_version": 1, "figures": records(items), "written_to": written}), end="")
        return
    _show(tracker, items, file=sys.stdout)
    if added is None:
        print(_("nothing to record"))
    elif dry_run:
        print(_("would add to {place}").format(place=added.file))
    else:
        print(_("imported into {place}: {counts}").format(place=f"{added.file}:{added.line}", counts=counts(items)))


def _show(tracker: "Tracker", items: "Sequence[Item]", *, file: Any) -> None:
    from ectrack.render.importing import preview
    from ectrack.render.screen import emit, text_of, width

    lines = preview(items, tracker, width() if file is sys.stdout else None)
    if file is sys.stdout:
        emit(lines)
    else:
        print("\n".join(text_of(line) for line in lines), file=file)
