"""Mapping files: what the columns of an office's own table mean."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli_w

from ectrack.core.importing.grid import Grid, text_of
from ectrack.core.importing.layout import KEYS, Layout, Mapped
from ectrack.core.problems import Origin, Problem
from ectrack.store.files import RefusedError, reason, shown
from ectrack.store.locking import WriteError
from ectrack.store.toml_text import parsed

GIVEN = ("indicator", "region", "period", "unit", "source", "state", "note")
"""Keys that hold for every figure of a sheet."""


def read_mapping(path: Path) -> Mapped:
    """Return what a mapping file says.

    Raises:
        WriteError: With everything that is wrong with it.
    """
    file = shown(path)
    try:
        data = parsed(path.read_bytes())
    except RefusedError as refusal:
        raise WriteError(refusal.problem(file)) from refusal
    except OSError as failure:
        raise WriteError(Problem("unreadable", Origin(file), {"reason": reason(failure)})) from failure
    problems = list(_problems(data, file))
    if problems:
        raise WriteError(*problems)
    return Mapped(
        sheet=data.get("sheet"),
        header=data.get("header"),
        given={key: str(data[key]) for key in GIVEN if key in data},
        columns=data.get("columns", {}),
        regions=data.get("regions", {}),
        indicators=data.get("indicators", {}),
    )


def _problems(data: Mapping[str, Any], file: str) -> list[Problem]:
    tables = ("columns", "regions", "indicators")
    known = ("sheet", "header", *GIVEN, *tables)
    found = [_bad(file, (key,), key, known) for key in data if key not in known]
    found += [_bad(file, (key,), data[key], ("{ … }",)) for key in tables if not isinstance(data.get(key, {}), dict)]
    if not isinstance(data.get("header", 1), int) or data.get("header", 1) < 1:
        found.append(_bad(file, ("header",), data["header"], ("1, 2, 3 …",)))
    columns = data.get("columns")
    for heading, said in columns.items() if isinstance(columns, dict) else ():
        place = ("columns", heading)
        if isinstance(said, dict):
            found += [_bad(file, (*place, key), key, GIVEN) for key in said if key not in GIVEN]
        elif said not in KEYS:
            found.append(_bad(file, place, said, sorted(KEYS)))
    return found


def _bad(file: str, keys: tuple[str, ...], found: object, expected: Any) -> Problem:
    return Problem("bad-mapping", Origin(file, keys), {"found": str(found), "expected": ", ".join(expected)})


def draft(grid: Grid, found: Layout | None) -> str:
    """Return a mapping file to go on from: what was recognised of a sheet, and the headings that were not.

    Args:
        grid: The sheet.
        found: What its columns mean, as far as they were recognised.
    """
    header = found.header if found else _widest(grid)
    keys = {column: key for key, column in found.columns.items()} if found else {}
    across = {value.column: dict(value.given) for value in found.values} if found else {}
    columns: dict[str, Any] = {}
    for column, cell in enumerate(grid.rows[header] if grid.rows else ()):
        heading = text_of(cell)
        if heading and heading not in columns:
            columns[heading] = keys.get(column) or across.get(column) or ("value" if column in across else "ignore")
    head: dict[str, Any] = {"sheet": grid.name} if grid.name else {}
    given = dict(found.given) if found else {}
    return tomli_w.dumps({**head, "header": header + 1, **given, "columns": columns, "regions": {}, "indicators": {}})


def _widest(grid: Grid) -> int:
    """Return the first of the rows with the most texts."""
    counts = [sum(1 for cell in row if text_of(cell)) for row in grid.rows[:20]]
    return counts.index(max(counts)) if counts else 0
