"""Workbooks and text tables as grids of cells; workbooks are read in a process of their own, with limits."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ectrack.core.importing.grid import Cell, Fault, Grid
from ectrack.store.csv_text import decoded
from ectrack.store.files import MAX_BYTES, RefusedError
from ectrack.store.toml_text import BOM

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
SECONDS = 120
"""Longest that reading a workbook may take."""

MOST_ENTRIES, MOST_UNPACKED, MOST_RATIO = 10_000, 1 << 30, 200
"""What a workbook may hold: parts, bytes once unpacked, and bytes unpacked for each packed one."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def grids(name: str, content: bytes, path: Path | None = None) -> list[Grid]:
    """Return the sheets of a workbook, or the one of a text table.

    Args:
        name: The file as shown to the user.
        content: Its bytes.
        path: Where it lies; None for standard input, which is read as text.

    Raises:
        RefusedError: When it cannot be read, or holds more than it may.
    """
    if len(content) > MAX_BYTES:
        raise RefusedError("too-large", found=str(len(content)), expected=str(MAX_BYTES))
    kind = path.suffix.lower() if path else ".csv"
    if kind in WORKBOOKS or content.startswith((b"PK\x03\x04", _OLE)):
        if path is None:
            raise RefusedError("workbook-from-pipe")
        _check_workbook(content, kind)
        return [
            Grid(name, sheet["name"], [[_cell(cell) for cell in row] for row in sheet["rows"]]) for sheet in _in_child(path, kind)
        ]
    rows = list(_text_rows(content, kind))
    return [Grid(name, "", [row for _line, row in rows], [line for line, _row in rows])]


def _check_workbook(content: bytes, kind: str) -> None:
    """Refuse what is no workbook, is locked, or unpacks to more than it may; nothing is unpacked for that."""
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise RefusedError("workbook-encrypted")
        if kind != ".xls":
            raise RefusedError("workbook-of-another-kind", found=kind)
        return
    if kind == ".xls" or not zipfile.is_zipfile(io.BytesIO(content)):
        raise RefusedError("workbook-of-another-kind", found=kind)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        entries = packed.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if any(entry.flag_bits & 1 for entry in entries):
        raise RefusedError("workbook-encrypted")
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(len(content), 1 << 16):
        raise RefusedError("workbook-bomb", found=str(unpacked))


def _in_child(path: Path, kind: str) -> list[dict[str, Any]]:
    """Return the sheets as a process reads them that may take only so much memory and time."""
    command = [sys.executable, "-I", str(Path(__file__).with_name("child.py")), str(path.resolve()), kind]
    try:
        ended = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603  # our own module
    except subprocess.TimeoutExpired:
        raise RefusedError("workbook-too-much") from None
    if ended.returncode:
        said = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        slug, _colon, more = (said[-1] if said else "").partition(": ")
        known = {"missing-extra", "workbook-too-much", "workbook-broken", "sheet-too-large"}
        raise RefusedError(slug if slug in known else "workbook-too-much", found=more, command="import", extra="excel")
    sheets: list[dict[str, Any]] = json.loads(ended.stdout, parse_float=Decimal)
    return sheets


def _cell(said: Any) -> Cell:
    """Return a cell as the child tells it: text, a number as text, a day, or a fault."""
    if said is None or isinstance(said, str):
        return said
    kind, text = next(iter(said.items()))
    return Decimal(text) if kind == "n" else date.fromisoformat(text) if kind == "d" else Fault(text)


def _text_rows(content: bytes, kind: str) -> Iterator[tuple[int, list[Cell]]]:
    text = content.decode("utf-16") if content.startswith(_UTF16) else decoded(content.removeprefix(BOM))
    first = text.partition("\n")[0]
    tabs = kind == ".tsv" or first.count("\t") > first.count(",")
    delimiter = "\t" if tabs else ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for row in reader:
            yield before + 1, [cell or None for cell in row]
            before = reader.line_num
    except csv.Error as error:
        raise RefusedError("bad-csv", reader.line_num, reason=str(error)) from None
