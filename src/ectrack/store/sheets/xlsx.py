"""Sheets of an XLSX workbook, in one pass: values as they are shown, formulas without a value, errors and merged areas."""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

from ectrack.store.sheets.formats import BUILT_IN, stated, told_moment, told_number
from ectrack.store.sheets.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, SheetError
from ectrack.store.sheets.package import attribute, elements, local
from ectrack.store.sheets.sheet import Area, Row, Sheet, held

_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_CELL = re.compile(r"([A-Z]{1,3})[0-9]*")
_LINE = re.compile("[1-9][0-9]{0,6}")
_ESCAPED = re.compile(r"_x((?![dD][89A-Fa-f])[0-9A-Fa-f]{4})_")
"""A character by its number; half of a pair is no character."""
_TRUE = frozenset({"1", "true"})
_NO_SIZE = re.compile(r"0+(?:\.0*)?")


@dataclass(slots=True)
class _Book:
    packed: zipfile.ZipFile
    tick: Callable[[int], None] | None
    texts: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    since_1904: bool = False
    stale: bool = False
    """Whether formulas have values that nobody computed: a program that cannot compute asks the next one to do it on loading."""
    cells: int = 0


def sheets(content: bytes, tick: Callable[[int], None] | None = None) -> Iterator[Sheet]:
    """Yield the sheets of a workbook in their order.

    Args:
        content: The bytes of the file.
        tick: Told the bytes of each piece that was read.

    Raises:
        SheetError: When there is more than there may be, or a part is missing.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        main = next((path for kind, path in _relations(packed, "").values() if kind == "officeDocument"), "xl/workbook.xml")
        related = _relations(packed, main)
        paths = dict(related.values())
        book = _Book(packed, tick)
        listed = _listed(book, main)
        if "styles" in paths:
            book.formats = _formats(packed, paths["styles"])
        if "sharedStrings" in paths:
            book.texts = _texts(book, paths["sharedStrings"])
        for name, state, relation in listed:
            kind, path = related.get(relation, ("", ""))
            if kind == "worksheet":
                yield _sheet(book, name, state != "visible", path)


def _relations(packed: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Return kind and path of what a part refers to, by the id of the relation."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in packed.namelist():
        return {}
    found = {}
    for relation in elements(packed, path, "Relationship"):
        kind = posixpath.basename(relation.get("Type", ""))
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        found[relation.get("Id", "")] = (kind, target)
    return found


def _listed(book: _Book, part: str) -> list[tuple[str, str, str]]:
    """Return name, state and relation of each sheet, and note how dates are counted and whether formulas are to be computed."""
    found = []
    for element in elements(book.packed, part, "sheet", "workbookPr", "calcPr"):
        if local(element) == "workbookPr":
            book.since_1904 = element.get("date1904") in _TRUE
        elif local(element) == "calcPr":
            book.stale = element.get("fullCalcOnLoad") in _TRUE
        else:
            found.append((element.get("name", ""), element.get("state", "visible"), attribute(element, "id") or ""))
    return found


def _formats(packed: zipfile.ZipFile, part: str) -> list[str]:
    """Return the format code of each style of a cell."""
    codes = dict(BUILT_IN)
    styles: list[int] = []
    for element in elements(packed, part, "numFmt", "cellXfs"):
        if local(element) == "numFmt":
            codes[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
        else:
            styles = [int(style.get("numFmtId", "0")) for style in element]
    return [codes.get(style, "") for style in styles]


def _texts(book: _Book, part: str) -> list[str]:
    return [_text(element) for element in elements(book.packed, part, "si", tick=book.tick)]


def _text(element: ET.Element) -> str:
    """Return the text of a string item, its phonetic guides left out."""
    found = []
    for child in element:
        if local(child) == "t":
            found.append(child.text or "")
        elif local(child) == "r":
            found += [part.text or "" for part in child if local(part) == "t"]
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), "".join(found))


def _sheet(book: _Book, name: str, hidden: bool, part: str) -> Sheet:
    rows: list[Row] = []
    merged: list[Area] = []
    if part not in book.packed.namelist():
        raise SheetError("workbook-broken", part)
    last = 0
    unseen: list[int] = []
    aside: list[range] = []
    for element in elements(book.packed, part, "col", "row", "mergeCell", tick=book.tick):
        if local(element) == "col":
            aside += [_columns(element)] if _is_hidden(element, "width") else []
            continue
        if local(element) == "mergeCell":
            merged.append(_area(element.get("ref", ""), name))
            if len(merged) > MOST_CELLS:
                raise SheetError("sheet-too-large", name)
            continue
        last = _line(element.get("r")) or last + 1
        if cells := _cells(book, element):
            rows.append((last, cells))
            unseen += [last] if _is_hidden(element, "ht") else []
            book.cells += len(cells)
        if book.cells > MOST_CELLS or last > MOST_ROWS:
            raise SheetError("sheet-too-large", name)
    return Sheet(name, hidden, rows, merged, unseen, held(aside, rows))


def _is_hidden(element: ET.Element, size: str) -> bool:
    """Return whether a row or a column is hidden, be it by a filter, a closed group or by having no size."""
    return element.get("hidden") in _TRUE or _NO_SIZE.fullmatch(element.get(size, "1")) is not None


def _columns(element: ET.Element) -> range:
    """Return the columns, from 0, of which an element speaks."""
    first, last = (element.get(key, "") for key in ("min", "max"))
    if not (_LINE.fullmatch(first) and _LINE.fullmatch(last)):
        raise SheetError("workbook-broken", f"col {first[:20]} {last[:20]}")
    return range(int(first) - 1, int(last))


def _line(text: str | None) -> int | None:
    """Return the number of a row, from 1; None where it has none."""
    if text and not _LINE.fullmatch(text):
        raise SheetError("workbook-broken", f"row {text[:20]}")
    return int(text) if text else None


def _area(text: str, name: str) -> Area:
    first, _colon, last = text.partition(":")
    begin, end = (_PLACE.fullmatch(place) for place in (first, last or first))
    if begin is None or end is None:
        raise SheetError("workbook-broken", f"{name}: {text}")
    return int(begin[2]), _column(begin[1]), int(end[2]), _column(end[1])


@cache
def _column(text: str) -> int:
    """Return the column of its letters, from 0."""
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _cells(book: _Book, row: ET.Element) -> list[Any]:
    found: list[Any] = []
    column = -1
    for cell in row:
        if local(cell) != "c":
            continue
        place = cell.get("r")
        column = _column_of(place) if place else column + 1
        told = _told(book, cell) if len(cell) else None
        if told is None:
            continue
        if column >= MOST_COLUMNS:
            raise SheetError("sheet-too-large", place or "")
        found += [None] * (column + 1 - len(found))
        if found[column] is not None:
            raise SheetError("workbook-broken", f"{place} twice")
        found[column] = told
    return found


def _column_of(place: str) -> int:
    """Return the column of a cell such as `B7`, from 0."""
    match = _CELL.fullmatch(place)
    if match is None:
        raise SheetError("workbook-broken", place[:20])
    return _column(match[1])


def _told(book: _Book, cell: ET.Element) -> Any:
    """Return a cell as text, `{"n": number}`, `{"d": day}` or `{"f": fault}`; None for an empty one."""
    parts = {local(child): child for child in cell}
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(parts["is"]) if "is" in parts else None
    value = "".join(parts["v"].itertext()) if "v" in parts else None
    if "f" in parts and (value is None or book.stale):
        return {"f": "formula"}
    if value is None or value == "":
        return None
    if kind == "s":
        return _at(book.texts, int(value))
    if kind == "n":
        return told_number(stated(value), _at(book.formats, int(cell.get("s", "0")), ""), since_1904=book.since_1904)
    if kind == "e":
        return {"f": value}
    if kind == "d":
        return told_moment(datetime.fromisoformat(value))
    return str(value in _TRUE) if kind == "b" else _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)


def _at(items: Sequence[str], index: int, otherwise: str | None = None) -> str:
    if 0 <= index < len(items):
        return items[index]
    if otherwise is None:
        raise SheetError("workbook-broken", f"shared string {index}")
    return otherwise
