"""The parts of a packed workbook: looked at before anything is unpacked, and read element by element."""

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree as ET  # the child that reads a workbook is confined; documents with a DTD are refused

from ectrack.store.sheets.limits import DEEPEST, MOST_ELEMENTS, MOST_ENTRIES, MOST_RATIO, MOST_UNPACKED, SheetError

_LOCKED = 1
"""Flag of an entry that is encrypted."""
_FREE = 1 << 20
"""Bytes below which a workbook may be packed as tightly as it likes."""
_CHUNK = 1 << 20
"""Bytes read at once; the parser begins a long attribute anew with each piece."""
_TYPES = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be"))


def kind_of(content: bytes) -> str | None:
    """Return what a packed file is, `xlsx` or `ods`; None when it is neither.

    Raises:
        SheetError: `workbook-broken`, `workbook-encrypted`, or `workbook-bomb` for one that holds more than it may.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
            names = set(packed.namelist())
            _check_entries(entries, len(content))
            if "META-INF/manifest.xml" in names and b"encryption-data" in packed.read("META-INF/manifest.xml"):
                raise SheetError("workbook-encrypted")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError) as failure:
        raise SheetError("workbook-broken", str(failure)) from failure
    if "content.xml" in names:
        return "ods"
    return "xlsx" if "[Content_Types].xml" in names and any(name.endswith("workbook.xml") for name in names) else None


def _check_entries(entries: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if any(entry.flag_bits & _LOCKED for entry in entries):
        raise SheetError("workbook-encrypted")
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked > _FREE + MOST_RATIO * size:
        raise SheetError("workbook-bomb", str(unpacked))


def local(element: "ET.Element") -> str:
    """Return the name of an element without its namespace, which differs between flavours of the same format."""
    return element.tag.rpartition("}")[2]


def attribute(element: "ET.Element", name: str) -> str | None:
    """Return an attribute by its name without namespace."""
    return element.get(name) or next((value for key, value in element.items() if key.rpartition("}")[2] == name), None)


def elements(packed: zipfile.ZipFile, part: str, *names: str, tick: Callable[[int], None] | None = None) -> Iterator["ET.Element"]:
    """Yield the elements of some names in a part, each when it ends; what has been yielded is let go.

    Args:
        packed: The workbook.
        part: Name of the part.
        names: Local names; elements inside a yielded one stay in it.
        tick: Told the bytes of each piece that was read.

    Raises:
        SheetError: `workbook-broken` for a document type, which no workbook has.
    """
    outer: list[ET.Element] = []
    inside = 0
    for event, element, wanted in _events(packed, part, names, tick):
        if event == "start":
            if wanted or inside:
                inside += wanted
            else:
                outer.append(element)
        elif wanted:
            inside -= 1
            if not inside:
                yield element
                (outer[-1] if outer else element).clear()
        elif not inside:
            outer.pop()


def _events(
    packed: zipfile.ZipFile, part: str, names: tuple[str, ...], tick: Callable[[int], None] | None
) -> Iterator[tuple[str, "ET.Element", bool]]:
    """Yield where elements start and end, and whether they bear one of the names."""
    parser: Any = ET.XMLPullParser(("start", "end"))
    known: dict[str, bool] = {}
    depth = count = 0
    before = b""
    with packed.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            seen = before[-max(map(len, _TYPES)) :] + chunk
            if any(word in seen for word in _TYPES):
                raise SheetError("workbook-broken", "DTD")
            before = chunk
            parser.feed(chunk)
            if tick:
                tick(len(chunk))
            for event, element in parser.read_events():
                depth += 1 if event == "start" else -1
                count += event == "start"
                if depth > DEEPEST:
                    raise SheetError("workbook-broken", element.tag[:60])
                wanted = known.get(element.tag)
                if wanted is None:
                    wanted = known.setdefault(element.tag, local(element) in names)
                yield event, element, wanted
            if count > MOST_ELEMENTS:
                raise SheetError("sheet-too-large", part)
    parser.close()
