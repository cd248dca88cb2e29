"""`ectrack import`: figures from a table of an office."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ectrack.console.complete import indicators, regions
from ectrack.console.import_job import NOTHING, Changed, Job, refuse_strictly, show_refused, tell
from ectrack.console.new_warnings import StrictOption
from ectrack.console.options import DirOption, DryRunOption, JsonOption, tracker_dir
from ectrack.console.outcome import Failed
from ectrack.console.outputs import write_new
from ectrack.core.problems import Problem
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.importing.meanings import Known
    from ectrack.core.importing.plan import Item, Plan
    from ectrack.core.tracker import Tracker
    from ectrack.store.writing import Added

STEM = "imported"
"""Name of the file to which imported figures go, all of them in one write."""

FileArgument = Annotated[str, typer.Argument(help=_("XLSX, XLS, ODS, CSV or TSV; - reads standard input."))]
SheetOption = Annotated[str | None, typer.Option("--sheet", help=_("Name of the sheet; the first with figures when left out."))]
MapOption = Annotated[Path | None, typer.Option("--map", help=_("What the columns mean, as --guess drafts it."))]
GuessOption = Annotated[bool, typer.Option("--guess", help=_("Draft a mapping to go on from; record nothing."))]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help=_("File for the draft of --guess; the screen when left out."))
]
ReviseOption = Annotated[str | None, typer.Option("--revise", help=_("Revise recorded figures that differ, for this reason."))]
IndicatorOption = Annotated[
    str | None, typer.Option("--indicator", help=_("Indicator of every figure."), autocompletion=indicators)
]
RegionOption = Annotated[str | None, typer.Option("--region", help=_("Region of every figure."), autocompletion=regions)]
PeriodOption = Annotated[str | None, typer.Option("--period", help=_("Period of every figure."))]
SourceOption = Annotated[str | None, typer.Option("--source", help=_("Where the figures stand, unless the table says it."))]
RecordedOption = Annotated[str | None, typer.Option("--recorded", help=_("Day of recording; today when left out."))]


def import_(  # noqa: PLR0913  # the options of the command
    file: FileArgument,
    *,
    sheet: SheetOption = None,
    map_file: MapOption = None,
    guess: GuessOption = False,
    output: OutputOption = None,
    indicator: IndicatorOption = None,
    region: RegionOption = None,
    period: PeriodOption = None,
    source: SourceOption = None,
    revise: ReviseOption = None,
    recorded: RecordedOption = None,
    strict: StrictOption = False,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
    folder: DirOption = None,
) -> None:
    """Record the figures of a table, all of them or none; what is recorded already is left out."""
    from ectrack.console.import_sheets import mapping_of, opened, problem_of
    from ectrack.console.opening import day_given, open_tracker
    from ectrack.core.importing.meanings import Known

    place = tracker_dir(folder)
    tracker = open_tracker(place)
    mapping = mapping_of(map_file)
    said = {"indicator": indicator, "region": region, "period": period, "source": source}
    common = {**mapping.common, **{key: text for key, text in said.items() if text}}
    known = Known(tracker, mapping)
    _check_common(common, known)
    found = opened(file, sheet or mapping.sheet, tracker, known, common)
    day = day_given(recorded) if recorded else date.today()  # noqa: DTZ011  # the user's day
    job = Job(place, found, known, common, revise, day, bool(recorded), strict, dry_run, json)
    if guess:
        _draft(job, output)
    elif found.layout is None:
        raise Failed([problem_of("no-headings", found.grid)])
    else:
        _run(job)


def _check_common(common: Mapping[str, str], known: "Known") -> None:
    """Refuse what holds for every figure and is wrong, before any table is looked at."""
    from ectrack.core.importing.vocabulary import read_period
    from ectrack.core.problems import NotationError, Origin
    from ectrack.core.suggesting import suggestion

    problems = [
        Problem(
            f"unknown-{kind}", Origin("import", (kind,)), {"found": common[kind], **suggestion(common[kind], known.words(kind))}
        )
        for kind in ("indicator", "region")
        if kind in common and known.id_of(kind, common[kind]) is None
    ]
    starts = known.years.of(common.get("indicator") and known.id_of("indicator", common["indicator"]))
    try:
        read_period(common.get("period", "2000"), starts)
    except NotationError as problem:
        if problem.slug != "fiscal-year" or "indicator" in common:  # the indicator of each row says when its years begin
            problems.append(Problem(problem.slug, Origin("import", ("period",)), problem.params))
    if problems:
        raise Failed(problems)


def _draft(job: Job, output: Path | None) -> None:
    from ectrack.console.import_sheets import problem_of
    from ectrack.core.importing.guess import guess
    from ectrack.store.sheets.mapping import written

    found = job.opened
    if not found.grid.rows:
        raise Failed([problem_of("no-headings", found.grid)])
    remarks = {
        "missing": _("say it here, or map a column to it"),
        "columns": _("what each heading means: a key of a figure, ignore, or { period = …, indicator = …, region = …, unit = … }"),
        "regions": _("names in the table, each with the id of its region"),
        "indicators": _("names in the table, each with the id of its indicator"),
    }
    text = written(guess(found.grid, found.layout, job.known, job.common), remarks)
    if output is None:
        print(text, end="")
    else:
        write_new(output, text.encode(), job.folder)


def _run(job: Job) -> None:
    from ectrack.store.locking import WriteError
    from ectrack.store.writing import adding

    planned: list[tuple[Tracker, Plan]] = []

    def compose(tracker: "Tracker") -> list[dict[str, Any]]:
        plan = _planned(job, tracker)
        planned.append((tracker, plan))
        problems = [*_refusals(plan, job)]
        figures = [_written(item, job, problems) for item in plan.items if item.what in {"new", "changed"}]
        if problems:
            raise WriteError(*problems)
        return figures

    try:
        with adding(job.folder, "import", compose, stem=STEM, dry_run=job.dry_run) as added:
            changed = _changed(added, planned[-1][1], job) if added else NOTHING
            if job.strict and changed.warnings:
                refuse_strictly(*planned[-1], changed, job)
    except WriteError as failure:
        if planned:
            show_refused(*planned[-1], job)
        items = [item for item in planned[-1][1].items if item.what in {"new", "changed"}] if planned else []
        raise Failed([_at_its_cell(problem, items) for problem in failure.problems]) from failure
    tell(*planned[-1], changed, job)


def _changed(added: "Added", plan: "Plan", job: Job) -> Changed:
    from ectrack.console.changes import compared, counting_from, status_changes
    from ectrack.console.new_warnings import warnings_about

    items = [item for item in plan.items if item.what in {"new", "changed"}]
    places = {figure.origin: item.origin for figure, item in zip(added.new, items, strict=True)}
    reports = compared(added)
    statuses = () if job.json else [*status_changes(reports), *counting_from(added, reports)]
    return Changed(added, statuses, warnings_about(added, reports, places))


def _planned(job: Job, tracker: "Tracker") -> "Plan":
    from ectrack.console.progress_bar import bar
    from ectrack.core.importing.meanings import Known
    from ectrack.core.importing.plan import plan

    assert job.opened.layout is not None  # noqa: S101  # looked at before
    with bar(_("comparing")) as step:
        known = Known(tracker, job.known.mapping)
        return plan(job.opened.grid, job.opened.layout, tracker, known, job.common, progress=step)


def _refusals(plan: "Plan", job: Job) -> list[Problem]:
    from ectrack.console.import_sheets import problem_of

    if not plan.items and not plan.problems:
        return [problem_of("nothing-in-sheet", job.opened.grid)]
    problems = [*plan.problems, *(problem for item in plan.items for problem in item.problems)]
    for item in plan.items if job.revise is None else ():
        if item.what == "changed" and item.before is not None:
            params = {"found": str(item.figure["value"]), "value": f"{item.before.value:f}"}
            problems.append(Problem("changes-recorded", item.origin, params, (item.before.origin,)))
    return list({repr(problem): problem for problem in problems}.values())


def _written(item: "Item", job: Job, problems: list[Problem]) -> dict[str, Any]:
    """Return a figure as it is written; texts that hold what no file may are added to the problems."""
    from ectrack.core.problems import NotationError
    from ectrack.store.append_toml import as_written, check_text

    figure = {**item.figure, "period": str(item.figure["period"]), "recorded": job.day}
    if item.what == "changed" and job.revise is not None:
        figure["revises"] = job.revise
        there = item.before.recorded if item.before is not None else None
        figure["recorded"] = max(job.day, there or job.day) if not job.day_given else job.day
    try:
        figure |= {key: as_written(figure[key]) for key in ("value", "se") if key in figure}
        for text in (text for text in figure.values() if isinstance(text, str)):
            check_text(text)
    except NotationError as problem:
        problems.append(Problem(problem.slug, item.origin, problem.params))
    return figure


def _at_its_cell(problem: Problem, items: "list[Item]") -> Problem:
    """Return a problem of the figure of some number as one of the cell that it stands in."""
    if problem.origin is None or problem.origin.file != "import":
        return problem
    number = next((key for key in problem.origin.keys if isinstance(key, int)), 0)
    return replace(problem, origin=items[number].origin) if number < len(items) else problem
