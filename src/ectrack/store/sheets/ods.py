"""Sheets of an ODS workbook, in one pass: values as they are shown, formulas without a value, errors and merged areas."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

from ectrack.store.sheets.formats import entered, plain, stated
from ectrack.store.sheets.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, SheetError
from ectrack.store.sheets.package import attribute, elements, local
from ectrack.store.sheets.sheet import Area, Row, Sheet, held

_MONTH = re.compile(r"([0-9]{4})\s*[年./-]\s*([0-9]{1,2})\s*月?")
_YEAR = re.compile(r"([0-9]{4})\s*年?")
_SHOWN = re.compile(r"[^0-9+-]*(?P<number>[+-]?[0-9][0-9,]*(?:\.[0-9]+)?)(?P<suffix>[^0-9]*)")
_ERROR = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!)|(?:Err|错误)[:：][0-9]+")
_CELLS = ("table-cell", "covered-table-cell")


def sheets(content: bytes, tick: Callable[[int], None] | None = None) -> Iterator[Sheet]:
    """Yield the sheets of a workbook in their order.

    Args:
        content: The bytes of the file.
        tick: Told the bytes of each piece that was read.

    Raises:
        SheetError: When there is more than there may be.
    """
    hidden: set[str] = set()
    cells = 0
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for element in elements(packed, "content.xml", "automatic-styles", "table", tick=tick):
            if local(element) == "automatic-styles":
                hidden = {attribute(style, "name") or "" for style in element if _is_hidden(style)}
                continue
            sheet = _sheet(element, hidden, MOST_CELLS - cells)
            cells += sum(len(row) for _number, row in sheet.rows)
            yield sheet


def _is_hidden(style: ET.Element) -> bool:
    return any(attribute(properties, "display") == "false" for properties in style)


def _sheet(table: ET.Element, hidden: set[str], room: int) -> Sheet:
    name = attribute(table, "name") or ""
    rows: list[Row] = []
    merged: list[Area] = []
    unseen: list[int] = []
    shut = {id(part) for group in table.iter() if _is_shut(group) for part in group.iter()}
    number = 1
    for row in (element for element in table.iter() if local(element) == "table-row"):
        repeated = _count(row, "number-rows-repeated")
        cells = _cells(row, number, merged, room)
        if cells:
            room -= len(cells) * repeated
            if room < 0 or number + repeated > MOST_ROWS + 1:
                raise SheetError("sheet-too-large", name)
            rows += [(number + copy, cells) for copy in range(repeated)]
            unseen += range(number, number + repeated) if _is_unseen(row, shut) else []
        number += repeated
    return Sheet(name, attribute(table, "style-name") in hidden, rows, merged, unseen, held(_unseen_columns(table, shut), rows))


def _is_shut(group: ET.Element) -> bool:
    """Return whether an element is a group of rows or columns that is closed."""
    return local(group) in {"table-row-group", "table-column-group"} and attribute(group, "display") == "false"


def _is_unseen(element: ET.Element, shut: AbstractSet[int]) -> bool:
    """Return whether a row or a column is hidden: by itself, by a filter or by a closed group."""
    return attribute(element, "visibility") in {"collapse", "filter"} or id(element) in shut


def _unseen_columns(table: ET.Element, shut: AbstractSet[int]) -> Iterator[range]:
    column = 0
    for element in (part for part in table.iter() if local(part) == "table-column"):
        repeated = _count(element, "number-columns-repeated")
        if _is_unseen(element, shut):
            yield range(column, column + repeated)
        column += repeated


def _cells(row: ET.Element, number: int, merged: list[Area], room: int) -> list[Any]:
    found: list[Any] = []
    column = 0
    for cell in (child for child in row if local(child) in _CELLS):
        repeated = _count(cell, "number-columns-repeated")
        told = _told(cell)
        if told is not None and column + repeated <= min(MOST_COLUMNS, max(room, 0)):
            found += [None] * (column - len(found)) + [told] * repeated
        elif told is not None:
            raise SheetError("sheet-too-large")
        down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if (down, across) != (1, 1):
            merged.append((number, column, number + down - 1, column + across - 1))
        column += repeated
    return found


def _count(element: ET.Element, name: str) -> int:
    return max(int(attribute(element, name) or "1"), 1)


def _told(cell: ET.Element) -> Any:
    """Return a cell as text, `{"n": number}`, `{"d": day}` or `{"f": fault}`; None for an empty one."""
    kind = _value_type(cell)
    shown = "\n".join("".join(part.itertext()) for part in cell if local(part) == "p").strip()
    if _ERROR.fullmatch(shown) or kind == "error":
        return {"f": shown or "#VALUE!"}
    if attribute(cell, "formula") and kind is None:
        return {"f": "formula"}
    if kind in {"float", "currency", "percentage"}:
        number = stated(attribute(cell, "value") or "")
        exact = entered(number)
        if exact is None:
            return {"f": plain(number)}
        return f"{plain(exact.scaleb(2))}%" if kind == "percentage" else _told_number(exact, shown)
    if kind == "date":
        return _told_date(attribute(cell, "date-value") or "", shown)
    return shown or None


def _value_type(cell: ET.Element) -> str | None:
    """Return the type of a value; the one that LibreOffice adds beside the standard's comes first, since it knows errors."""
    kinds = {key.partition("}")[0]: value for key, value in cell.items() if key.rpartition("}")[2] == "value-type"}
    return next((value for space, value in kinds.items() if "calcext" in space), next(iter(kinds.values()), None))


def _told_number(value: Decimal, text: str) -> Any:
    """Return a number with the unit that is shown behind it; a fault where another number is shown than the cell holds."""
    match = _SHOWN.fullmatch(text)
    if match is None:
        return {"n": plain(value)}
    seen = Decimal(match["number"].replace(",", ""))
    places = len(match["number"].partition(".")[2])
    if abs(abs(seen) - abs(value)) > Decimal(1).scaleb(-places):
        return {"f": "scaled"}
    suffix = match["suffix"].strip(" ()（）-")
    gap = " " if suffix and suffix[0].isascii() and suffix[0] != "%" else ""
    return f"{plain(value)}{gap}{suffix}" if suffix else {"n": plain(value)}


def _told_date(text: str, shown: str) -> Any:
    if month := _MONTH.fullmatch(shown):
        return f"{month[1]}-{int(month[2]):02d}"
    if year := _YEAR.fullmatch(shown):
        return year[1]
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise SheetError("workbook-broken", text[:60]) from None
    whole = not (moment.hour or moment.minute or moment.second)
    return {"d": date(moment.year, moment.month, moment.day).isoformat()} if whole else moment.isoformat(" ")
