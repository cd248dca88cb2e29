"""Adding one figure to a tracker so that it is there whole or not at all, whatever fails."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ectrack.core.build_actuals import with_figures
from ectrack.core.figure_table import read_figure
from ectrack.core.model import Actual, Tracker
from ectrack.core.problems import Origin, Problem
from ectrack.core.standing import live
from ectrack.store.block import Value, appended, block
from ectrack.store.files import ACTUALS, Found, RefusedError, check_inside, content, exists, find, reason, shown
from ectrack.store.locking import WriteError, locked
from ectrack.store.replacing import UnsyncedError, replace_bytes, sync_folder
from ectrack.store.schemas import heading
from ectrack.store.toml_text import parsed
from ectrack.store.tracker import load


@dataclass(frozen=True, slots=True)
class Added:
    """A figure that was recorded, or would be.

    Attributes:
        file: The file as shown to the user.
        line: Line of the new block's header.
        block: The lines that were added.
        before: The tracker without the figure.
        after: The tracker with it.
        new: The figure, or all of several, in the order of their lines.
    """

    file: str
    line: int
    block: str
    before: Tracker
    after: Tracker
    new: tuple[Actual, ...]


Compose = Callable[[Tracker], Mapping[str, Value]]
"""What gives the figure to add, from the tracker as it stands under the lock; raises `WriteError` to refuse."""

ComposeMany = Callable[[Tracker], Sequence[Mapping[str, Value]]]
"""The same for several figures at once."""


def add(folder: Path, command: str, compose: Compose, *, dry_run: bool = False) -> Added:
    """Add one figure to `actuals/<indicator>.toml` and return what was added.

    The figure is on disk, and so is its name in the folder, before this returns.

    Args:
        folder: The tracker.
        command: The command as problems name it.
        compose: Gives the figure.
        dry_run: Whether to stop before anything is written.

    Raises:
        WriteError: When the tracker has problems, the figure would be one, or writing failed; nothing was written then, unless
            the problem is `maybe-recorded`.
    """
    added = add_many(folder, command, lambda tracker: [compose(tracker)], dry_run=dry_run)
    assert added is not None  # noqa: S101  # there is one figure
    return added


def add_many(folder: Path, command: str, compose: ComposeMany, *, file: str | None = None, dry_run: bool = False) -> Added | None:
    """Add figures to one file, all of them or none, and return what was added; None when there was nothing to add.

    Args:
        folder: The tracker.
        command: The command as problems name it.
        compose: Gives the figures.
        file: Name of the file in `actuals/`; that of the first figure's indicator when left out.
        dry_run: Whether to stop before anything is written.

    Raises:
        WriteError: As `add`.
    """
    import tomli_w  # noqa: F401  # loaded before the lock is taken, so that others wait less

    missing: list[Problem] = []
    if not find(folder, missing):
        raise WriteError(*missing)
    if dry_run:
        prepared = _prepared(folder, command, compose, file)
        return prepared and prepared[0]
    with locked(folder):
        prepared = _prepared(folder, command, compose, file)
        if prepared is None:
            return None
        added, path, new = prepared
        _write(path, new, added.file)
    return added


def _prepared(folder: Path, command: str, compose: ComposeMany, file: str | None) -> tuple[Added, Path, bytes] | None:
    """Return the figures with the file they go to and that file's new bytes, everything checked; None without any figure."""
    loaded = load(folder)
    if loaded.problems:
        raise WriteError(*loaded.problems)
    figures = compose(loaded.tracker)
    if not figures:
        return None
    name = file or f"{figures[0]['indicator']}.toml"
    found = Found(folder / ACTUALS / name, shown(folder, ACTUALS, name), "actuals")
    text = "\n".join(map(block, figures))
    try:
        is_there = exists(found.path)
        path = check_inside(found.path, folder) if is_there else found.path
        old = content(found.path, folder) if is_there else heading(folder)
        new, line = appended(old, text)
        before, tables = _checked(old, new, text, figures)
    except RefusedError as refusal:
        raise WriteError(refusal.problem(found.file)) from refusal
    origins = [Origin(found.file, ("actual", before + number)) for number in range(len(tables))]
    after = _after(loaded.tracker, tables, origins, command)
    by_place = {one.origin: one for one in after.actuals}
    return Added(found.file, line, text, loaded.tracker, after, tuple(by_place[origin] for origin in origins)), path, new


def _checked(old: bytes, new: bytes, text: str, figures: Sequence[Mapping[str, Value]]) -> tuple[int, list[Any]]:
    """Return how many figures the file held, and the added ones parsed back.

    Raises:
        RefusedError: `cannot-append` when anything but these figures would change.
    """
    tables: list[Any] = parsed(text.encode())["actual"]
    before = parsed(old)
    try:
        after = parsed(new)
    except RefusedError as refusal:
        raise RefusedError("cannot-append") from refusal
    held = before.get("actual", [])
    if tables != [dict(figure) for figure in figures] or after != {**before, "actual": [*held, *tables]}:
        raise RefusedError("cannot-append")
    return len(held), tables


def _after(tracker: Tracker, tables: Sequence[object], origins: Sequence[Origin], command: str) -> Tracker:
    """Return the tracker with the new figures.

    Raises:
        WriteError: With the problems of the new figures: of one figure at the command's option, of several at the number of the figure.
    """
    problems: list[Problem] = []
    read = [read_figure(table, origin, problems) for table, origin in zip(tables, origins, strict=True)]
    after = with_figures(tracker, [figure for figure in read if figure is not None], problems)
    if problems:
        raise WriteError(*(_told(problem, origins, command) for problem in problems))
    repeated = _repeated(tracker, [actual for actual in after.actuals if actual.origin in origins and actual.revises])
    if repeated:
        raise WriteError(*repeated)
    return after


def _repeated(tracker: Tracker, revisions: Sequence[Actual]) -> list[Problem]:
    """Return a problem for each revision that says to the last key what the figure that stands says already."""
    standing = live(tracker.figures_of({(one.indicator, one.region) for one in revisions}), tracker.indicators)
    return [
        Problem("already-recorded", old.origin, {"indicator": old.indicator, "region": old.region, "period": str(old.period)})
        for new in revisions
        for old in standing
        if replace(old, origin=new.origin) == new
    ]


def _told(problem: Problem, news: Sequence[Origin], command: str) -> Problem:
    """Return a problem of a figure that is in no file yet as one of the command; a duplicate names the figure that is there."""
    places = [problem.origin, *problem.others]
    if problem.slug == "duplicate-figure" and not set(news).isdisjoint(places):
        return Problem("already-recorded", next((place for place in places if place not in news), None), problem.params)
    for number, new in enumerate(news):
        if problem.origin is not None and problem.origin.file == new.file and problem.origin.keys[:2] == new.keys:
            return replace(problem, origin=Origin(command, (*([number] if len(news) > 1 else []), *problem.origin.keys[2:])))
    return problem


def _write(path: Path, new: bytes, file: str) -> None:
    try:
        _make_folder(path.parent)
        replace_bytes(path, new)
    except UnsyncedError as failure:
        raise WriteError(Problem("maybe-recorded", Origin(file), {"reason": reason(failure.failure)})) from failure
    except OSError as failure:
        raise WriteError(Problem("cannot-write", Origin(file), {"reason": reason(failure)})) from failure


def _make_folder(folder: Path) -> None:
    with suppress(FileExistsError):
        folder.mkdir()
        sync_folder(folder.parent)
