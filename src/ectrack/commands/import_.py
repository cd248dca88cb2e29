"""`ectrack import`: figures from a table of an office."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ectrack.console.complete import indicators, regions
from ectrack.console.import_job import NOTHING, Changed, Job, on_a_screen, refuse_strictly, show_refused, tell
from ectrack.console.new_warnings import StrictOption
from ectrack.console.options import DirOption, DryRunOption, JsonOption, tracker_dir
from ectrack.console.outcome import Failed
from ectrack.console.outputs import write_new
from ectrack.core.problems import Problem
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.importing.known import Known
    from ectrack.core.importing.plan import Item, Plan
    from ectrack.core.tracker import Tracker
    from ectrack.store.writing import Added

STEM = "imported"
"""Name of the file to which imported figures go, all of them in one write."""

FileArgument = Annotated[str, typer.Argument(help=_("XLSX, XLS, ODS, CSV or TSV; - reads standard input."))]
SheetOption = Annotated[str | None, typer.Option("--sheet", help=_("Name of the sheet; the first with figures when left out."))]
EncodingOption = Annotated[
    str | None, typer.Option("--encoding", help=_("Encoding of a text file, such as latin-1; UTF-8 or GB18030 when left out."))
]
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
    encoding: EncodingOption = None,
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
    from ectrack.console.import_sheets import encoding_of, mapping_of, opened
    from ectrack.console.opening import day_given, open_tracker
    from ectrack.core.importing.known import Known

    with on_a_screen():
        place = tracker_dir(folder)
        tracker = open_tracker(place)
        mapping = mapping_of(map_file)
        said = {"indicator": indicator, "region": region, "period": period, "source": source}
        common = {**mapping.common, **{key: text for key, text in said.items() if text}}
        known = Known(tracker, mapping)
        _check_said(common, known)
        found = opened(
            file, (sheet,) if sheet else mapping.sheets, known, common, tracker, encoding=encoding_of(encoding or mapping.encoding)
        )
        day = day_given(recorded) if recorded else date.today()  # noqa: DTZ011  # the user's day
        job = Job(place, found, known, common, revise, day, bool(recorded), strict, dry_run, json)
        if guess:
            _draft(job, tracker, output)
        else:
            _run(job)


def _check_said(common: Mapping[str, str], known: "Known") -> None:
    """Refuse what holds for every figure, and what the mapping says of names, where it is wrong, before any table is looked at."""
    from ectrack.core.importing.known import unknown_ids, unknown_ids_of_mapping
    from ectrack.core.importing.vocabulary import read_period
    from ectrack.core.problems import NotationError, Origin

    problems = [*unknown_ids(common, known, Origin("import")), *unknown_ids_of_mapping(known)]
    starts = known.years.of(common.get("indicator") and known.id_of("indicator", common["indicator"]))
    try:
        read_period(common.get("period", "2000"), starts)
    except NotationError as problem:
        if problem.slug != "fiscal-year" or "indicator" in common:  # the indicator of each row says when its years begin
            problems.append(Problem(problem.slug, Origin("import", ("period",)), problem.params))
    if problems:
        raise Failed(problems)


def _draft(job: Job, tracker: "Tracker", output: Path | None) -> None:
    from ectrack.core.importing.guess import guess
    from ectrack.core.importing.plan import sheet_place
    from ectrack.locale.problem_text import message
    from ectrack.store.sheets.mapping import written

    table = job.opened.tables[0]
    if not table.grid.rows:
        raise Failed([Problem("no-headings", sheet_place(table.grid))])
    remarks = {
        "missing": _("say it here, or map a column to it"),
        "columns": _("what each heading means: a key of a figure, ignore, or { period = …, indicator = …, region = …, unit = … }"),
        "regions": _("names in the table, each with the id of its region"),
        "indicators": _("names in the table, each with the id of its indicator"),
    }
    draft = guess(table.grid, table.layout, tracker, job.known, job.common)
    reasons = [message(question.problem, lambda _place: None) for question in draft.questions]
    text = written(draft, remarks, reasons)
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
        items = [item for item in planned[-1][1].items if item.what in {"new", "changed"}] if planned else []
        problems = [_at_its_cell(problem, items) for problem in failure.problems]
        raise Failed(problems, show_refused(*planned[-1], job, problems) if planned else None) from failure
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
    from ectrack.core.importing.known import Known
    from ectrack.core.importing.plan import plan

    with bar(_("comparing")) as step:
        known = Known(tracker, job.known.mapping)
        return plan(job.opened.tables, tracker, known, job.common, progress=step)


def _refusals(plan: "Plan", job: Job) -> list[Problem]:
    from ectrack.core.importing.plan import sheet_place

    if not plan.items and not plan.problems:
        return [Problem("nothing-in-sheet", sheet_place(job.opened.grid))]
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
