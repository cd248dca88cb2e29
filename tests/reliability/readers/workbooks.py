"""Workbooks as they are stored: made from rows, taken apart, and their cells as they state themselves."""

import io
import random
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import xlrd  # type: ignore[import-untyped]
import xlwt  # type: ignore[import-untyped]
from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]
from odf.table import Table, TableCell, TableRow  # type: ignore[import-untyped]
from odf.text import P  # type: ignore[import-untyped]

Row = Sequence[Any]
Stated = Mapping[str, list[str]]
"""What each cell states, by its place such as `B7`, on whichever sheet; a broken workbook may have several cells at one place."""

_VALUE = re.compile(
    rb'(?<==")[^"]*(?=")|(?<=>)[^<>]+(?=<)|<[^/>]*/>|<(?:c|row|table:table-cell)[ >].*?</(?:c|row|table:table-cell)>'
)
"""Values of attributes, texts, and small elements of XML."""

MOST_REPEATED = 50
"""Copies of an ODS cell that are looked at."""


def xlsx(rows: Sequence[Row], formats: Mapping[str, str] | None = None, merged: str = "") -> bytes:
    """Return rows as XLSX, without the parts that hold no cells."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    for place, code in (formats or {}).items():
        sheet[place].number_format = code
    if merged:
        sheet.merge_cells(merged)
    out = io.BytesIO()
    book.save(out)
    return packed({name: part for name, part in parts(out.getvalue()).items() if "theme" not in name and "docProps" not in name})


def ods(rows: Sequence[Row]) -> bytes:
    """Return rows as ODS, without the parts that hold no cells."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="S")
    for row in rows:
        line = TableRow()
        for one in row:
            kind = {"valuetype": "float", "value": str(one)} if isinstance(one, int | float) else {"valuetype": "string"}
            cell = TableCell(**kind if one is not None else {})
            cell.addElement(P(text="" if one is None else str(one)))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    out = io.BytesIO()
    book.write(out)
    return packed({name: part for name, part in parts(out.getvalue()).items() if name in {"mimetype", "content.xml"}})


def xls(rows: Sequence[Row], code: str = "General") -> bytes:
    """Return rows as XLS, all its numbers in one format."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    look = xlwt.easyxf(num_format_str=code)
    for number, row in enumerate(rows):
        for column, one in enumerate(row):
            sheet.write(number, column, one, look)
    out = io.BytesIO()
    book.save(out)
    found: bytes = out.getvalue()
    return found


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a packed file; those that cannot be unpacked are left out."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            with suppress(Exception):  # whatever the library says of a damaged part
                found[name] = archive.read(name)
    return found


def packed(inside: Mapping[str, bytes]) -> bytes:
    """Return parts as a packed file, in which they stand as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in inside.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


def with_damage(content: bytes, chance: random.Random, damage: Callable[[bytes], bytes]) -> bytes:
    """Return a packed file with damage: to one value in one of its parts, to a whole part, or, now and then, to its own bytes.

    Args:
        content: The file.
        chance: What the choice depends on.
        damage: Damages bytes.
    """
    try:
        inside = parts(content)
        name = chance.choice(sorted(inside))
    except Exception:  # noqa: BLE001  # whatever the library says of a damaged file
        return damage(content)
    kind = chance.randrange(8)
    if not kind:
        return damage(content)
    values = [match.span() for match in _VALUE.finditer(inside[name])]
    start, end = chance.choice(values) if values and kind > 1 else (0, len(inside[name]))
    part = inside[name]
    return packed({**inside, name: part[:start] + damage(part[start:end]) + part[end:]})


def stated(kind: str, content: bytes) -> Stated:
    """Return what the cells of a workbook that was understood state."""
    found: dict[str, list[str]] = defaultdict(list)
    for place, text in {"xlsx": _xlsx, "ods": _ods, "xls": _xls}[kind](content):
        found[place].append(text)
    return found


def _xlsx(content: bytes) -> Iterator[tuple[str, str]]:
    roots = []
    for part in parts(content).values():
        with suppress(ET.ParseError):
            roots.append(ET.fromstring(part))  # noqa: S314  # our own damage
    texts = ["".join(item.itertext()) for root in roots for item in root.iter() if _name(item) == "si"]
    for rows in (root.iter() for root in roots):
        line = 0
        for row in (element for element in rows if _name(element) == "row"):
            line, column = int(row.get("r") or line + 1), 0
            for cell in (element for element in row if _name(element) == "c"):
                letters = re.match("[A-Z]*", cell.get("r", ""))
                column = _column(letters[0]) if letters and letters[0] else column + 1
                values = ["".join(part.itertext()) for part in cell if _name(part) in {"v", "is"}]
                place = f"{_letters(column)}{line}"
                yield from ((place, texts[int(value)] if cell.get("t") == "s" else value) for value in values)


def _ods(content: bytes) -> Iterator[tuple[str, str]]:
    root = ET.fromstring(parts(content)["content.xml"])  # noqa: S314  # our own damage
    for table in (element for element in root.iter() if _name(element) == "table"):
        line = 1
        for row in (element for element in table.iter() if _name(element) == "table-row"):
            lines, column = _count(row, "number-rows-repeated"), 1
            for cell in (element for element in row if _name(element) in {"table-cell", "covered-table-cell"}):
                columns = _count(cell, "number-columns-repeated")
                values = [value for key, value in cell.items() if key.endswith("}value")] + ["".join(cell.itertext())]
                for down in range(min(lines, MOST_REPEATED)):
                    for across in range(min(columns, MOST_REPEATED)):
                        yield from ((f"{_letters(column + across)}{line + down}", value) for value in values)
                column += columns
            line += lines


def _xls(content: bytes) -> Iterator[tuple[str, str]]:
    for sheet in xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO()).sheets():
        for line in range(sheet.nrows):
            for column, value in enumerate(sheet.row_values(line)):
                yield f"{_letters(column + 1)}{line + 1}", str(value)


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _count(element: ET.Element, name: str) -> int:
    return max(int(next((value for key, value in element.items() if key.endswith(f"}}{name}")), "1")), 1)


def _column(letters: str) -> int:
    return sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(letters)))


def _letters(column: int) -> str:
    return _letters((column - 1) // 26) + chr(65 + (column - 1) % 26) if column else ""
