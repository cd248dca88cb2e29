"""Opening a table of an office: its sheets, the one that is meant, and what its columns mean."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ectrack.console.outcome import Failed
from ectrack.core.problems import Origin, Problem
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.importing.grid import Grid
    from ectrack.core.importing.layout import Layout
    from ectrack.core.importing.mark import Mark
    from ectrack.core.importing.meanings import Known, Mapped
    from ectrack.core.tracker import Tracker

PIPE = "-"


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet that is to be imported.

    Attributes:
        grid: Its cells.
        layout: What its columns mean; None when no headings were found.
        mark: What a template says of itself; None for any other table.
        others: Names of further sheets that read as figures.
    """

    grid: "Grid"
    layout: "Layout | None"
    mark: "Mark | None"
    others: tuple[str, ...]


def mapping_of(path: Path | None) -> "Mapped":
    """Return what a mapping file says; nothing without one.

    Raises:
        Failed: With everything that is wrong with it.
    """
    from ectrack.core.importing.meanings import Mapped
    from ectrack.store.locking import WriteError
    from ectrack.store.sheets.mapping import read_mapping

    try:
        return read_mapping(path) if path else Mapped()
    except WriteError as failure:
        raise Failed(failure.problems) from failure


def opened(file: str, sheet: str | None, tracker: "Tracker", known: "Known", common: Mapping[str, str]) -> Opened:
    """Return the sheet that is meant.

    Args:
        file: The file, or `-`.
        sheet: Name of the sheet; the first one that people see and that reads as figures when left out.
        tracker: Where the figures belong.
        known: What headings may name.
        common: What holds for every figure.

    Raises:
        Failed: When the file cannot be read, or has no such sheet.
    """
    from ectrack.core.importing.layout import layout
    from ectrack.core.importing.mark import SHEET, mark_of

    grids = _grids(file)
    mark = mark_of(grids)
    if mark is not None:
        _check_mark(mark, grids[0].file, tracker)
    name = sheet or next((grid.name for grid in grids if mark is not None and grid.name == mark.sheet), None)
    meant = [grid for grid in grids if (grid.name == name if name else not grid.hidden) and grid.name != SHEET]
    if not meant:
        there = ", ".join(grid.name for grid in grids if grid.name != SHEET)
        raise Failed([Problem("no-such-sheet", Origin(grids[0].file if grids else file), {"found": name or "", "expected": there})])
    read = [(grid, layout(grid, known, common)) for grid in meant]
    readable = [pair for pair in read if pair[1] is not None]
    grid, found = (readable or sorted(read, key=lambda pair: not pair[0].rows))[0]
    return Opened(grid, found, mark, tuple(other.name for other, _layout in readable[1:]))


def _check_mark(mark: "Mark", file: str, tracker: "Tracker") -> None:
    """Refuse a template of a newer program, or of another tracker."""
    from ectrack.core.importing.mark import VERSION, tracker_name

    if mark.version > VERSION:
        raise Failed([Problem("template-newer", Origin(file), {"found": str(mark.version), "expected": str(VERSION)})])
    here = tracker_name(tracker)
    if mark.tracker and here and mark.tracker != here:
        raise Failed([Problem("template-of-another", Origin(file), {"found": mark.tracker, "expected": here})])


def _grids(file: str) -> "Sequence[Grid]":
    from ectrack.console.progress_bar import bar
    from ectrack.locale.text import visible
    from ectrack.store.files import RefusedError, shown
    from ectrack.store.sheets import grids

    path = None if file == PIPE else Path(file)
    name = _("(standard input)") if path is None else shown(path)
    try:
        with bar(_("reading {file}").format(file=visible(name))) as step:
            return grids(name, _content(path), from_pipe=path is None, progress=step)
    except RefusedError as refusal:
        raise Failed([refusal.problem(name)]) from refusal


def _content(path: Path | None) -> bytes:
    from ectrack.store.files import MAX_BYTES, content

    if path is None:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    real = Path(os.path.realpath(path))
    return content(real, real.parent)


def problem_of(slug: str, grid: "Grid") -> Problem:
    """Return a problem of a whole sheet."""
    return Problem(slug, Origin(f"{grid.file}!{grid.name}" if grid.name else grid.file))
