"""Workbooks as grids, read by a process of its own."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import BytesIO
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

from ectrack.core.importing.grid import Cell, Fault, Grid
from ectrack.store.sheets.limits import MOST_CELLS, SECONDS, SheetError

if TYPE_CHECKING:
    from ectrack.store.sheets import Progress


def workbook(name: str, content: bytes, kind: str, progress: "Progress | None" = None) -> list[Grid]:
    """Return the sheets of a workbook.

    Args:
        name: The file as shown to the user.
        content: Its bytes.
        kind: `xlsx`, `xls` or `ods`.
        progress: Told how far reading is.

    Raises:
        SheetError: When it cannot be read, or holds more than it may.
    """
    return [_grid(name, number, sheet) for number, sheet in enumerate(_sheets(*asked(content, kind, progress)), 1)]


def asked(content: bytes, kind: str, progress: "Progress | None") -> tuple[bytes, list[str]]:
    """Return what the process that reads a workbook answers, and what it complains of.

    Args:
        content: The bytes of the workbook.
        kind: `xlsx`, `xls` or `ods`.
        progress: Told how far reading is.

    Raises:
        SheetError: When it takes too long.
    """
    command = [sys.executable, "-P", "-m", "ectrack.store.sheets.child", kind]
    total = _unpacked(content) if progress and kind != "xls" else 0
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:  # noqa: S603  # our own module
        assert child.stdin is not None  # noqa: S101  # asked for
        assert child.stdout is not None  # noqa: S101  # asked for
        assert child.stderr is not None  # noqa: S101  # asked for
        told: list[bytes] = []
        complaints: list[str] = []
        helpers = [
            Thread(target=_feed, args=(child.stdin, content), daemon=True),
            Thread(target=_listen, args=(child.stderr, total, progress, complaints), daemon=True),
            Thread(target=lambda out: told.append(out.read()), args=(child.stdout,), daemon=True),
        ]
        for helper in helpers:
            helper.start()
        try:
            child.wait(SECONDS)
        except BaseException as ended:
            child.kill()
            if isinstance(ended, subprocess.TimeoutExpired):
                raise SheetError("workbook-too-much") from None
            raise
        for helper in helpers:
            helper.join()
    return b"".join(told), complaints


def _sheets(content: bytes, complaints: list[str]) -> list[dict[str, Any]]:
    """Return the sheets that the child told; one that was stopped in the middle took more than it may."""
    try:
        answer = json.loads(content)
    except ValueError:
        last = complaints[-1] if complaints else "MemoryError"
        slug = "workbook-too-much" if "MemoryError" in last else "workbook-broken"
        raise SheetError(slug, last[:200]) from None
    if isinstance(answer, dict):
        raise SheetError(answer["slug"], answer["found"])
    sheets: list[dict[str, Any]] = answer
    return sheets


def _unpacked(content: bytes) -> int:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return sum(entry.file_size for entry in packed.infolist()) or 1


def _feed(stream: IO[bytes], content: bytes) -> None:
    try:
        with stream:
            stream.write(content)
    except OSError:
        pass  # the child has ended, and its answer says why


def _listen(stream: Iterable[bytes], total: int, progress: "Progress | None", complaints: list[str]) -> None:
    done = 0
    for line in stream:
        if not line.strip().isdigit():
            complaints.append(line.decode("utf-8", "replace").strip())
        elif progress and total:
            done += int(line)
            progress(min(done / total, 1.0))


def _grid(name: str, number: int, sheet: dict[str, Any]) -> Grid:
    """Return a sheet as a grid; one without a name is called by its number."""
    rows = [[_cell(told) for told in cells] for _line, cells in sheet["rows"]]
    lines = [line for line, _cells in sheet["rows"]]
    return Grid(
        name,
        sheet["name"] or str(number),
        rows,
        lines,
        _covered(sheet, dict(zip(lines, rows, strict=True))),
        hidden=sheet["hidden"],
        hidden_rows=frozenset(sheet["hidden_rows"]),
        hidden_columns=frozenset(sheet["hidden_columns"]),
    )


def _covered(sheet: dict[str, Any], rows: dict[int, list[Cell]]) -> dict[tuple[int, int], Cell]:
    """Return what each cell of a merged area but its first one shows, by line and column."""
    covered: dict[tuple[int, int], Cell] = {}
    room = MOST_CELLS
    for top, left, bottom, right in sheet["merged"]:
        first = rows[top][left] if top in rows and left < len(rows[top]) else None
        if first is None:
            continue
        room -= max(bottom - top + 1, 0) * max(right - left + 1, 0)
        if room < 0:
            raise SheetError("sheet-too-large", sheet["name"])
        covered |= {(line, column): first for line in range(top, bottom + 1) for column in range(left, right + 1)}
    return covered


def _cell(cell: Any) -> Cell:
    if cell is None or isinstance(cell, str):
        return cell
    kind, text = next(iter(cell.items()))
    return Decimal(text) if kind == "n" else date.fromisoformat(text) if kind == "d" else Fault(text)
