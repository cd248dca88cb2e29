"""Opening a table of an office: its sheets, the one that is meant, and what its columns mean."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ectrack.console.outcome import Failed
from ectrack.core.problems import NotationError, Origin, Problem
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.importing.grid import Grid
    from ectrack.core.importing.known import Known
    from ectrack.core.importing.mapped import Mapped
    from ectrack.core.importing.mark import Mark
    from ectrack.core.importing.plan import Table
    from ectrack.core.tracker import Tracker
    from ectrack.store.encodings import Words

PIPE = "-"


@dataclass(frozen=True, slots=True)
class Opened:
    """The sheets that are to be imported.

    Attributes:
        tables: The sheets that read as figures; the first with anything in it where none does.
        mark: What a template says of itself; None for any other table.
        others: Names of further sheets that read as figures.
        empty: Names of sheets that were asked for and do not read as figures.
    """

    tables: "Sequence[Table]"
    mark: "Mark | None" = None
    others: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()

    @property
    def grid(self) -> "Grid":
        """The first sheet."""
        return self.tables[0].grid


def mapping_of(path: Path | None) -> "Mapped":
    """Return what a mapping file says; nothing without one.

    Raises:
        Failed: With everything that is wrong with it.
    """
    from ectrack.core.importing.mapped import Mapped
    from ectrack.store.locking import WriteError
    from ectrack.store.sheets.mapping import read_mapping

    try:
        return read_mapping(path) if path else Mapped()
    except WriteError as failure:
        raise Failed(failure.problems) from failure


def opened(  # noqa: PLR0913  # the file, what is meant of it, and where it goes
    file: str,
    sheets: Sequence[str],
    known: "Known",
    common: Mapping[str, str],
    tracker: "Tracker",
    *,
    encoding: str | None = None,
) -> Opened:
    """Return the sheets that are meant.

    Args:
        file: The file, or `-`.
        sheets: Names of the sheets, `*` for all that people see; empty for the first one that people see and that reads as figures.
        known: What headings may name.
        common: What holds for every figure.
        tracker: Where the figures belong.
        encoding: The encoding of a text table, as somebody named it; None to find out.

    Raises:
        Failed: When the file cannot be read, or has no such sheet.
    """
    from ectrack.core.importing.mark import SHEET, mark_of
    from ectrack.core.importing.plan import ALL

    grids = _grids(file, encoding, lambda: [word for kind in ("region", "indicator") for word in known.words(kind)])
    mark = mark_of(grids)
    if mark is not None:
        _check_mark(mark, grids[0].file, tracker)
    names = tuple(sheets) or tuple(grid.name for grid in grids if mark is not None and grid.name == mark.sheet)
    there = [grid for grid in grids if grid.name != SHEET]
    is_several = names == (ALL,) or len(names) > 1
    meant = [grid for grid in there if (grid.name in names if names and names != (ALL,) else not grid.hidden)]
    for name in names if names != (ALL,) else ():
        if name not in {grid.name for grid in there}:
            expected = ", ".join(grid.name for grid in there)
            raise Failed(
                [Problem("no-such-sheet", Origin(grids[0].file if grids else file), {"found": name, "expected": expected})]
            )
    if not meant:
        raise Failed([Problem("no-such-sheet", Origin(grids[0].file if grids else file), {"found": "", "expected": ""})])
    return _chosen([_table(grid, known, common) for grid in meant], mark, is_several=is_several)


def _chosen(tables: "Sequence[Table]", mark: "Mark | None", *, is_several: bool) -> Opened:
    """Return the sheets that read as figures: all of them where several are meant, else the first."""
    readable = [table for table in tables if table.layout is not None and not table.layout.lacks]
    if not readable:
        return Opened([max(tables, key=lambda table: (table.layout is not None, bool(table.grid.rows)))], mark)
    if is_several:
        return Opened(readable, mark, empty=tuple(table.grid.name for table in tables if table not in readable))
    return Opened(readable[:1], mark, tuple(table.grid.name for table in readable[1:]))


def _table(grid: "Grid", known: "Known", common: Mapping[str, str]) -> "Table":
    """Return a sheet with what its columns mean, and what its name says."""
    from ectrack.core.importing.dimension_column import split
    from ectrack.core.importing.layout import layout
    from ectrack.core.importing.meanings import sheet_says
    from ectrack.core.importing.plan import Table

    whole, of_name = split(grid), sheet_says(grid.name, known)
    return Table(whole, layout(whole, known, {**of_name, **common}), of_name)


def encoding_of(name: str | None) -> str | None:
    """Return the encoding that `--encoding` names; None without it.

    Raises:
        Failed: When there is no such encoding.
    """
    from ectrack.core.values.encoding_names import text_encoding

    try:
        if name is not None:
            text_encoding(name)
    except NotationError as problem:
        raise Failed([Problem(problem.slug, Origin("import", ("encoding",)), problem.params)]) from problem
    return name


def _check_mark(mark: "Mark", file: str, tracker: "Tracker") -> None:
    """Refuse a template of a newer program, or of another tracker."""
    from ectrack.core.importing.mark import VERSION, tracker_name

    if mark.version > VERSION:
        raise Failed([Problem("template-newer", Origin(file), {"found": str(mark.version), "expected": str(VERSION)})])
    here = tracker_name(tracker)
    if mark.tracker and here and mark.tracker != here:
        raise Failed([Problem("template-of-another", Origin(file), {"found": mark.tracker, "expected": here})])


def _grids(file: str, encoding: str | None, words: "Words") -> "Sequence[Grid]":
    from ectrack.console.progress_bar import bar
    from ectrack.locale.text import visible
    from ectrack.store.files import RefusedError, shown
    from ectrack.store.sheets import grids

    path = None if file == PIPE else Path(file)
    name = _("(standard input)") if path is None else shown(path)
    try:
        with bar(_("reading {file}").format(file=visible(name))) as step:
            return grids(name, _content(path), from_pipe=path is None, progress=step, encoding=encoding, words=words)
    except RefusedError as refusal:
        raise Failed([refusal.problem(name)]) from refusal


def _content(path: Path | None) -> bytes:
    from ectrack.store.files import MAX_BYTES, content

    if path is None:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    real = Path(os.path.realpath(path))
    return content(real, real.parent)
