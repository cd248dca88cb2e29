"""A table of figures in a warehouse, asked the same questions as files through a portability layer (Ibis)."""

import os
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from warnings import catch_warnings, simplefilter

from ectrack.core.bulk import Shared, Table
from ectrack.core.problems import Problem
from ectrack.store.bulk.columns import Source, checked
from ectrack.store.bulk.engine import PORTION
from ectrack.store.files import RefusedError

VARIABLE = "ECTRACK_CONNECTION_"
"""Begins the name of the variable that says where a warehouse is; no file of a tracker can say so."""

_KINDS = {"string": "VARCHAR", "date": "DATE", "boolean": "BOOLEAN"}


class Warehouse:
    """A connection to a warehouse."""

    def __init__(self, name: str) -> None:
        """Connect.

        Args:
            name: Name of the connection, as the settings say it.

        Raises:
            RefusedError: `no-connection`, `missing-extra` or `warehouse-refuses`.
        """
        variable = VARIABLE + re.sub(r"[^A-Z0-9]", "_", name.upper())
        self._place = os.environ.get(variable, "")
        self._name = name
        if not self._place:
            raise RefusedError("no-connection", found=name, expected=variable)
        try:
            import ibis
        except ImportError as error:
            raise RefusedError("missing-extra", command="[source]", found="ibis", extra="warehouse") from error
        self._connection = self._tried(lambda: ibis.connect(self._place))

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that a query gives.

        Raises:
            RefusedError: `warehouse-refuses` when it cannot be answered.
        """
        found = self._tried(lambda: self._connection.sql(query, dialect="duckdb").to_pyarrow_batches(chunk_size=PORTION))
        while (batch := self._tried(lambda: next(found, None))) is not None:
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

    def source(self, table: Table, shared: Shared, problems: list[Problem]) -> Source | None:
        """Return the table as figures are read from it; None when it cannot be.

        Args:
            table: The table, as the settings name it.
            shared: What holds for all its rows.
            problems: Where its problems are added.
        """
        query = ".".join(f'"{part}"' for part in table.name.split("."))
        found = self._tried(lambda: self._connection.sql(f"SELECT * FROM {query} WHERE 1 = 0", dialect="duckdb").schema())
        kinds = {name: _KINDS.get(str(kind).partition("(")[0].lstrip("!"), str(kind).upper()) for name, kind in found.items()}
        return checked(Source(f"{table.connection}:{table.name}", query, kinds, shared, "0", 0), problems)

    def _tried(self, ask: Any) -> Any:
        try:
            with catch_warnings():
                simplefilter("ignore")  # what a backend thinks of its own parts is nothing a user can act on
                return ask()
        except Exception as error:  # every backend has errors of its own
            raise RefusedError("warehouse-refuses", found=self._name, reason=self._said(error)) from error

    def _said(self, error: Exception) -> str:
        """Return the first line of what a backend said, without the password and the rest of the address."""
        said = (str(error).strip().splitlines() or [type(error).__name__])[0]
        secrets = (self._place, urlsplit(self._place).password or "")
        for secret in filter(None, secrets):
            said = said.replace(secret, "***")
        return said
