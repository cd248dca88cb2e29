"""`ectrack init`: make a tracker."""

from pathlib import Path
from typing import Annotated

import typer

from ectrack.commands.options import DryRunOption
from ectrack.commands.outcome import Failed
from ectrack.locale import _, current


def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help=_("The folder to make."))] = Path("targets"),
    sample: Annotated[str | None, typer.Option("--sample", help=_("Copy a tracker that comes with the program: gansu."))] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Make a tracker: commented example files, or a sample; nothing is ever overwritten."""
    from ectrack.core.problems import Problem
    from ectrack.locale.text import visible
    from ectrack.store import starting
    from ectrack.store.locking import WriteError
    from ectrack.store.schemas import schemas

    if sample is not None and sample not in starting.SAMPLES:
        raise Failed([Problem("unknown-sample", None, {"found": sample, "expected": ", ".join(starting.SAMPLES)})])
    try:
        files = starting.sample(sample) if sample else starting.example(current())
        made = starting.start(folder, files | schemas(), dry_run=dry_run)
    except WriteError as failure:
        raise Failed(failure.problems) from failure
    for file in made:
        print((_("would make {file}") if dry_run else _("made {file}")).format(file=visible(file)))
    if not dry_run:
        place = "" if folder == Path("targets") else f" --dir {visible(folder.as_posix())}"
        print(_("next: {command}").format(command=f"ectrack status{place}"))
