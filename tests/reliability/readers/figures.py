"""Figures that the engine reads, from CSV and Parquet, held to what the plain reader takes of the same rows."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from ectrack.core.model import Actual
from ectrack.core.problems import Origin
from ectrack.store import files as store_files
from ectrack.store.loading import Loaded, load
from tests.reliability.readers import files

FILES: Mapping[str, str] = {
    "large": "a.csv",
    "columns": "a.csv",
    "parquet": "a.parquet",
}
"""Files of figures: a CSV file that counts as large, one of which Parquet files are made, and a Parquet file."""

ALWAYS, NEVER = -1, 1 << 40
"""Bytes beyond which a CSV file is for the engine."""

Cells = Sequence[str | None]
Told = tuple[list[tuple[str, tuple[str | int, ...]]], list[Actual]]


def seeds(what: str) -> set[bytes]:
    """Return the files of figures of the repository and of the gallery of errors."""
    texts = {data for place, data in files.repository() if place == "rows" and len(data) < 4000}
    if what != "parquet":
        return texts | {files.FIGURES.encode()}
    return {data for text in texts for data in _parquets(text)}


def feed(what: str, data: bytes, folder: Path) -> None:
    """Let figures be read by the engine, and hold what comes of it.

    Args:
        what: A name of `FILES`.
        data: The bytes.
        folder: A tracker that `files.prepare` made.
    """
    path = folder / "actuals" / FILES[what]
    if what == "parquet":
        _loaded(path, data, ALWAYS, folder)
        return
    plain = told(_loaded(path, data, NEVER, folder))
    inputs = [(path, data)] if what == "large" else [(path.with_suffix(".parquet"), made) for made in _parquets(data)]
    for place, content in inputs:
        found = told(_loaded(place, content, ALWAYS, folder))
        refused_whole = any(not keys for _slug, keys in plain[0])
        assert found[0] if refused_whole else found == plain


def _loaded(path: Path, data: bytes, large: int, folder: Path) -> Loaded:
    """Return the tracker with one more file, what must hold of any tracker held of it."""
    path.write_bytes(data)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(store_files, "LARGE", large)
            loaded = load(folder)
            files.hold_told(loaded.problems)
            if not loaded.problems:
                files.hold_answers(loaded.tracker)
                return replace(loaded, tracker=replace(loaded.tracker, actuals=tuple(loaded.tracker.figures()), bulk=None))
            return loaded
    finally:
        path.unlink()


def told(loaded: Loaded) -> Told:
    """Return the problems and the figures of a tracker, each with the number of its row; lines are counted in another way."""
    problems = sorted((one.slug, _row(one.origin)) for one in loaded.problems)
    figures = [] if problems else sorted(loaded.tracker.actuals, key=lambda one: (one.origin.file[:20], one.origin.keys))
    return problems, [replace(one, origin=Origin("", one.origin.keys)) for one in figures]


def _row(origin: Origin | None) -> tuple[str | int, ...]:
    return origin.keys if origin else ()


def _parquets(data: bytes) -> Iterator[bytes]:
    """Yield the rows of a CSV file as Parquet: every cell a text, then the values as decimals and as binary numbers that say the same."""
    with suppress(UnicodeDecodeError, csv.Error):
        header, *rows = [
            [cell.strip() or None for cell in row]
            for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        ] or [[]]
        rows = [row for row in rows if any(row)]
        names = [name or "" for name in header]
        if not rows or "" in names or len(set(names)) < len(names) or any(len(row) != len(names) for row in rows):
            return
        columns: dict[str, Cells] = dict(zip(names, zip(*rows, strict=True), strict=True))
        yield _parquet({name: pa.array(cells, pa.string()) for name, cells in columns.items()})
        for kind, read in _KINDS:
            with suppress(ArithmeticError, ValueError, pa.ArrowException):
                values = pa.array([None if cell is None else read(cell) for cell in columns.get("value", ())], kind)
                yield _parquet(
                    {name: values if name == "value" else pa.array(cells, pa.string()) for name, cells in columns.items()}
                )


def _parquet(columns: Mapping[str, Any]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(dict(columns)), out)
    return out.getvalue()


def _decimal(cell: str) -> Decimal:
    if not files.PLAIN.fullmatch(cell):
        raise ValueError(cell)
    return Decimal(cell)


def _binary(cell: str) -> float:
    """Return a binary number whose shortest decimal is the cell."""
    number = float(cell)
    if Decimal(repr(number)) != _decimal(cell):
        raise ValueError(cell)
    return number


_KINDS: Sequence[tuple[Any, Callable[[str], Any]]] = ((pa.decimal128(38, 9), _decimal), (pa.float64(), _binary))
