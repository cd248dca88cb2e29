"""`ectrack schema`: the JSON Schemas of the files, for editors and other programs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ectrack.console.options import DirOption, DryRunOption, tracker_dir
from ectrack.console.outcome import Failed
from ectrack.core.notation.documents import Role
from ectrack.locale import _

RoleArgument = Annotated[
    Role,
    typer.Argument(help=_("Which files: tables when left out.")),
]
WriteOption = Annotated[
    bool, typer.Option("--write", help=_("Put all three into the tracker, for editors; older ones are replaced."))
]


def schema(
    role: RoleArgument = "tables", write: WriteOption = False, dry_run: DryRunOption = False, folder: DirOption = None
) -> None:
    """Print the JSON Schema of the files of a tracker, or put it where editors find it."""
    if write:
        _write(tracker_dir(folder), dry_run=dry_run)
        return
    from ectrack.locale.worded_schema import schema_text  # start-up

    is_utf = (sys.stdout.encoding or "").casefold().startswith("utf")
    print(schema_text(role, ascii_only=not is_utf), end="")


def _write(folder: Path, *, dry_run: bool) -> None:
    from ectrack.core.problems import Problem
    from ectrack.locale.language import adopt
    from ectrack.locale.text import visible
    from ectrack.store.files import find, shown
    from ectrack.store.loading import load
    from ectrack.store.locking import WriteError
    from ectrack.store.schemas import FILES, schema_line, write_schemas

    missing: list[Problem] = []
    if not find(folder, missing):
        raise Failed(missing)
    adopt(load(folder).tracker.settings.lang)
    try:
        written = write_schemas(folder, dry_run=dry_run)
    except WriteError as failure:
        raise Failed(failure.problems) from failure
    for file in written:
        print((_("would write {file}") if dry_run else _("wrote {file}")).format(file=visible(file)))
    print(_("the first line of a file, by which editors find its schema:"))
    for role, files in FILES.items():
        print(f"  {visible(shown(folder, files))}: {schema_line(role)}")
