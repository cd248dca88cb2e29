"""Figures as rows that are added to a CSV file."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, zip_longest
from typing import Any

from ectrack.core.bulk import Shared
from ectrack.core.cells.dates import in_order
from ectrack.core.cells.plain_numbers import plain_number
from ectrack.core.notation.figure_cells import AMOUNTS, CellError, Chosen, as_notation, chosen
from ectrack.core.notation.figure_table import given_by
from ectrack.core.problems import Origin
from ectrack.core.values.quantities import PERCENT, QUANTITY, half_width, with_unit
from ectrack.store.addition import KEYS, Addition, Value
from ectrack.store.csv_text import cells_of, records
from ectrack.store.encodings import guessed, mark_and_codec, mark_of
from ectrack.store.files import RefusedError
from ectrack.store.toml_text import BOM

USUAL = frozenset({"indicator", "region", "period", "value", "source", "recorded"})
"""Columns of a new file, whatever the first figure has."""

_END = re.compile(r"\r\n|\n|\r")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


def with_rows(old: bytes, figures: Sequence[Mapping[str, Value]], shared: Shared, units: Mapping[str, str]) -> Addition:
    """Return a CSV file with figures added at its end; a column that it lacks is added to all its rows.

    Args:
        old: The file so far; empty for a new one.
        figures: Values by key, texts checked.
        shared: What holds for all figures of the file.
        units: Unit in which the plain numbers of a figure are, by its indicator.

    Raises:
        RefusedError: `cannot-append` when anything but these figures would change, `cannot-encode` when the encoding of the file has not all
            characters of a figure.
    """
    written = [_as_file(_row(figure, shared, units), shared) for figure in figures]
    used = {key for row in written for key, text in row.items() if text}
    form = _form(old, shared.encoding)
    before = form.read(old)
    if not before:
        header = [*(key for key in KEYS if key in used | USUAL), *(name for name in shared.keep if name not in KEYS)]
        base = _lines([header], "\n")
    else:
        known = next(records(before))[1]
        new = [key for key in KEYS if key in used and key not in {name.strip() for name in known}]
        header, base = [*known, *new], _with_columns(before, new)
    meant = chosen(shared, [name.strip() for name in header], Origin(""), [])
    filled = {name: texts[0] for name, texts in meant.keep.items() if name not in KEYS}
    added = [[{**filled, **row}.get(name.strip(), "") for name in header] for row in written]
    newline = _newline(base)
    text = base + ("" if base.endswith(("\n", "\r")) else newline) + _lines(added, newline)
    content = form.written(text)
    if form.written(before) != (old or form.mark) or form.read(content) != text:
        raise RefusedError("cannot-append")
    lines = _check(before, text, added)
    held = len(lines) - len(added)
    tables = [_as_read(row, header, cells, shared, meant) for row, cells in zip(written, added, strict=True)]
    return Addition(
        content, lines[held], _lines([header, *added], "\n"), held, tables, lines[held:], shared.unit, shared.year_starts
    )


@dataclass(frozen=True, slots=True)
class _Form:
    """How the text of a file is written as bytes.

    Attributes:
        mark: The byte order mark at its beginning.
        codec: What the rest is in.
        name: The encoding as it is called.
    """

    mark: bytes
    codec: str
    name: str

    def read(self, content: bytes) -> str:
        """Return the text of bytes, which were read before or written just now."""
        return content.removeprefix(self.mark).decode(self.codec)

    def written(self, text: str) -> bytes:
        """Return the bytes of a text.

        Raises:
            RefusedError: `cannot-encode`.
        """
        try:
            return self.mark + text.encode(self.codec)
        except UnicodeEncodeError as failure:
            raise RefusedError("cannot-encode", found=text[failure.start], expected=self.name) from failure


def _form(old: bytes, encoding: str | None) -> _Form:
    """Return how a file is written: as it is, a new one with a byte order mark where its encoding has one, so that Excel reads it."""
    if encoding is None:
        return _Form(BOM if old.startswith(BOM) or not old else b"", guessed(old), guessed(old))
    mark, codec = mark_and_codec(old or mark_of(encoding), encoding)
    return _Form(mark, codec, encoding)


def _row(figure: Mapping[str, Value], shared: Shared, units: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a figure by key; a plain number says its unit where the file has another one."""
    cells = {key: _text(figure[key]) for key in KEYS if key in figure}
    is_of_parts = shared.conventions.fraction is True and units[str(figure["indicator"])] == PERCENT
    for key in cells.keys() & {"value", "se"} if shared.unit is not None or is_of_parts else ():
        if _is_plain(cells[key]):
            cells[key] = with_unit(cells[key], units[str(figure["indicator"])])
    return cells


def _as_file(cells: dict[str, str], shared: Shared) -> dict[str, str]:
    """Return the cells of a figure as its file writes them.

    Raises:
        RefusedError: `cannot-write-so` where the file cannot say it so that it would be read back.
    """
    said = shared.conventions
    if said.decimal == ",":
        cells |= {key: plain_number(cells[key], ".").replace(".", ",", 1) for key in cells.keys() & {*AMOUNTS} if cells[key]}
    for key in ("period", "recorded") if said.dates else ():
        written = in_order(cells[key], said.dates or "") if key in cells else None
        if written is not None:
            cells[key] = written
        elif key == "period":
            raise RefusedError("cannot-write-so", found=cells[key])
    return cells


def _is_plain(text: str) -> bool:
    match = QUANTITY.fullmatch(half_width(text))
    return match is not None and match["number"] is not None and not match["unit"]


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _as_read(row: Mapping[str, str], header: Sequence[str], cells: Sequence[str], shared: Shared, meant: Chosen) -> dict[str, Any]:
    """Return a figure as it will be read; a text of blanks stays, to be refused, though an empty cell would be no text at all.

    Raises:
        RefusedError: `cannot-write-so` for one that the settings of the file would leave out, or read as another one.
    """
    blank = {key: text for key, text in row.items() if not text}
    found = cells_of([name.strip() for name in header], cells)
    if not shared.is_as_written:
        try:
            own = as_notation({key: cell for key, cell in found.items() if key in KEYS}, shared, None) if meant.has(found) else None
        except CellError as refused:
            raise RefusedError("cannot-write-so", found=str(found[refused.key])) from refused
        if own is None:
            raise RefusedError("cannot-write-so", found=found.get("value", "-"))
        found = dict(own)
    return {**given_by(shared), **found, **blank}


def _lines(rows: Sequence[Sequence[str]], newline: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=newline).writerows(rows)
    return out.getvalue()


def _newline(text: str) -> str:
    """Return what ends the first line; inside cells lines may end otherwise."""
    end = _END.search(text)
    return end[0] if end else "\n"


def _with_columns(old: str, names: Sequence[str]) -> str:
    """Return a file with further columns at the end of its header, and as many empty cells at the end of each row."""
    if not names:
        return old
    ends = _ends_of_records(old)
    first = next(ends)
    added = {first: ",".join(names), **dict.fromkeys(ends, "," * (len(names) - 1))}
    parts = []
    for number, line in enumerate(match.group() for match in _LINE.finditer(old)):
        body = line.rstrip("\r\n")
        parts.append(line if number not in added else f"{body},{added[number]}{line[len(body) :]}")
    return "".join(parts)


def _ends_of_records(text: str) -> Iterator[int]:
    """Yield the index of the line on which each record ends."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num - 1


def _check(old: str, new: str, added: Sequence[Sequence[str]]) -> list[int]:
    """Return the lines on which the rows of the new file begin.

    Raises:
        RefusedError: `cannot-append` when the new text holds anything but the old rows and the added ones.
    """
    before, after = (row for _line, row in records(old)), records(new)
    header = next(after)[1]
    known = next(before, header)
    lines = []
    for found, expected in zip_longest(after, chain(before, added)):
        line, row = found or (0, None)
        lines.append(line)
        if row is None or expected is None or row != [*expected, *[""] * (len(header) - len(expected))]:
            raise RefusedError("cannot-append")
    if header[: len(known)] != known:
        raise RefusedError("cannot-append")
    return lines
