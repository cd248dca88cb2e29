"""The embedded engine: one connection, values written into queries, rows read in portions."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Protocol

from ectrack.store.files import RefusedError

PORTION = 20_000
MEMORY = "1GB"
"""What the engine may hold in memory; beyond that it works on the disk."""


class Engine:
    """A connection to DuckDB that reads files and changes nothing."""

    def __init__(self) -> None:
        """Open an engine of its own, in memory.

        Raises:
            RefusedError: `missing-extra` when it is not installed.
        """
        try:
            import duckdb
        except ImportError as error:
            raise RefusedError("missing-extra", command="figures", found="duckdb", extra="bulk") from error
        self._error = duckdb.Error
        self._no_memory = duckdb.OutOfMemoryException
        aside = os.path.join(tempfile.gettempdir(), f"ectrack-{os.getpid()}")  # noqa: PTH118  # made by the engine where it needs it
        self._connection = duckdb.connect(
            config={
                "memory_limit": MEMORY,
                "temp_directory": aside,
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            }
        )

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that a query gives.

        Raises:
            RefusedError: `bad-bulk` when the engine cannot read what it is asked for, `bulk-too-much` when it has not the memory for it.
        """
        try:
            result = self._connection.execute(query)
            while portion := result.fetchmany(PORTION):
                yield from portion
        except RuntimeError as error:
            if "interrupted" not in str(error):
                raise
            raise KeyboardInterrupt from error
        except self._no_memory as error:
            raise RefusedError("bulk-too-much", found=MEMORY) from error
        except self._error as error:
            raise RefusedError("bad-bulk", reason=str(error).splitlines()[0].partition('"')[0].strip()) from error


class Queryable(Protocol):
    """What answers queries: the embedded engine, or a warehouse."""

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that a query gives.

        Raises:
            RefusedError: When it cannot be answered.
        """


def without(rows: str) -> str:
    """Return the condition that a row is not among `apart`; one that leaves out what every figure has is never plain."""
    keys = ("indicator", "region", "period")
    same = " AND ".join(f"apart.{key} = {rows}.{key}" for key in keys)
    whole = " AND ".join(f"{rows}.{key} IS NOT NULL" for key in keys)
    return f"{whole} AND NOT EXISTS (SELECT 1 FROM apart WHERE {same})"


def among(column: str, words: Iterable[str]) -> str:
    """Return the condition that a column holds one of some words."""
    listed = ", ".join(literal(word) for word in words)
    return f"{column} IN ({listed})" if listed else "false"


def literal(value: str | date | int | None) -> str:
    """Return a value as a query states it."""
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    return "'" + value.replace("'", "''") + "'"


def quoted(name: str) -> str:
    """Return the name of a column as a query states it."""
    return '"' + name.replace('"', '""') + '"'


def values(columns: Sequence[str], rows: Iterable[Sequence[str | date | int | None]], types: Sequence[str]) -> str:
    """Return a table of given values as a query, for use behind WITH or FROM.

    Args:
        columns: Names of the columns.
        rows: The values.
        types: The types of the columns, for the case that there is no row, or nothing but NULL in one.
    """
    empty = ", ".join(f"CAST(NULL AS {kind})" for kind in types)
    lines = ", ".join(f"({', '.join(map(literal, row))})" for row in rows)
    names = ", ".join(columns)
    first = f"SELECT {empty} WHERE 1 = 0"
    return f"SELECT * FROM ({first}{f' UNION ALL (VALUES {lines})' if lines else ''}) AS given({names})"
