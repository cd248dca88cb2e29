"""`ectrack init`: make a tracker."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from ectrack.console.complete import samples
from ectrack.console.options import DryRunOption
from ectrack.console.outcome import Failed
from ectrack.locale import _, current

Service = Literal["github", "gitlab", "pre-commit"]
LIST = "list"


def init(
    folder: Annotated[Path, typer.Argument(help=_("The folder to make."))] = Path("targets"),
    sample: Annotated[
        str | None,
        typer.Option("--sample", help=_("Copy a tracker that comes with the program; `list` says which."), autocompletion=samples),
    ] = None,
    service: Annotated[Service | None, typer.Option("--ci", help=_("Also write what runs the check there."))] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Make a tracker: commented example files, or a sample; nothing is ever overwritten.

    With `--ci` a folder that has a tracker already is left as it is, and `--sample list` makes nothing.
    """
    from ectrack.core.problems import Problem
    from ectrack.locale.text import visible
    from ectrack.store import pipelines, starting
    from ectrack.store.locking import WriteError
    from ectrack.store.schemas import schemas

    if sample == LIST:
        print(_samples(), end="")
        return
    if sample is not None and sample not in starting.SAMPLES:
        raise Failed([Problem("unknown-sample", None, {"found": sample, "expected": ", ".join(starting.SAMPLES)})])
    kept = False
    try:
        files = starting.sample(sample) if sample else starting.example(current())
        pipeline = pipelines.pipeline(service, folder, dry_run=True) if service else None
        try:
            made = starting.start(folder, files | schemas(), dry_run=dry_run)
        except WriteError as failure:
            kept = service is not None and sample is None and _has_tracker(folder) and failure.problems[0].slug == "not-empty"
            if not kept:
                raise
            made = []
        if service and not dry_run:
            pipelines.pipeline(service, folder)
    except WriteError as failure:
        raise Failed(failure.problems) from failure
    for file in (*made, *([pipeline.file] if pipeline else [])):
        print((_("would make {file}") if dry_run else _("made {file}")).format(file=visible(file)))
    if pipeline and pipeline.taken:
        by_hand = _("{file} is there already: join the new file with it by hand")
        told = _("{file} is there already: add to it {line}") if pipeline.line else by_hand
        print(told.format(file=visible(pipeline.taken), line=pipeline.line))
    if not dry_run and not kept:
        place = "" if folder == Path("targets") else f" --dir {visible(folder.as_posix())}"
        print(_("next: {command}").format(command=f"ectrack status{place}"))


def _has_tracker(folder: Path) -> bool:
    return any(folder.glob("*.toml"))


def _samples() -> str:
    from ectrack.render.lists import samples as lines
    from ectrack.render.screen import composed, width
    from ectrack.store import starting
    from ectrack.store.loading import load

    return composed(lines({name: load(starting.sample_folder(name)).tracker for name in starting.SAMPLES}, width()))
