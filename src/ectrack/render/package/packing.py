"""The tables of a data package as one packed file: a description and a csv for each table."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ectrack.core.spreadsheet_text import guarded
from ectrack.locale import _
from ectrack.locale.text import visible
from ectrack.render.json_text import json_text
from ectrack.render.package.resource import FRACTION, Column, Resource, Value

NAME = "datapackage.json"
"""Where a data package is described."""

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def packed(tables: Sequence[Resource], about: dict[str, Any]) -> bytes:
    """Return a data package as a zip; the same tables give the same bytes on any day.

    Args:
        tables: The tables, each before those that refer to it.
        about: What the description says of the whole.
    """
    files = {f"{table.name}.csv": _csv(table) for table in tables}
    described = [_resource(table, files[f"{table.name}.csv"]) for table in tables]
    description = json_text({"profile": "tabular-data-package", "name": "ectrack", **about, "resources": described})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in {NAME: description.encode(), **files}.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, content)
    return out.getvalue()


def _csv(table: Resource) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_text(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode()


def _text(cell: Value) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return f"{cell:f}"
        case date():
            return cell.isoformat()
        case str():
            return guarded(visible(cell))
        case _:
            return str(cell)


def _resource(table: Resource, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column, is_key=column is table.columns[0]) for column in table.columns],
            "missingValues": [""],
            "primaryKey": [table.columns[0].name],
            **({"foreignKeys": [_reference(table, *reference) for reference in table.refers.items()]} if table.refers else {}),
        },
    }


def _field(column: Column, *, is_key: bool) -> dict[str, Any]:
    limits = {**({"required": True} if is_key else {}), **({"enum": list(column.words)} if column.words else {})}
    return {
        "name": column.name,
        "title": column.title,
        "type": column.type,
        **_measured(column.unit),
        **({"constraints": limits} if limits else {}),
    }


def _measured(unit: str | None) -> dict[str, str]:
    if unit is None:
        return {}
    if unit == FRACTION:
        return {"unit": FRACTION, "description": _("a fraction: 0.3 is 30 %")}
    return {"unitColumn": unit, "description": _("in the unit that the column unit names")}


def _reference(table: Resource, column: str, other: str) -> dict[str, Any]:
    """Return a reference; one within a table names no other, as the standard asks."""
    return {"fields": [column], "reference": {"resource": "" if other == table.name else other, "fields": ["id"]}}
