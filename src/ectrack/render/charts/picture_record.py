"""Pictures as plain records for JSON: what is drawn, value by value, and the words around it."""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

from ectrack.render.charts.picture import Picture

_SHOWN = Context(prec=18, rounding=ROUND_HALF_EVEN)
"""A value that came out of a division or a root is rounded."""


def picture_record(picture: Picture) -> dict[str, Any]:
    """Return a picture as a record: dates as ISO text, values in the unit of the picture."""
    return {field.name: _plain(getattr(picture, field.name)) for field in fields(picture)}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return _SHOWN.plus(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
