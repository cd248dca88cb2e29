"""Workbooks and text tables as grids of cells, whatever is in the file."""

from collections.abc import Callable
from pathlib import PurePath

from ectrack.core.importing.grid import Grid
from ectrack.store.encodings import Words, no_words
from ectrack.store.files import MAX_BYTES, RefusedError
from ectrack.store.sheets import delimited, package
from ectrack.store.sheets.limits import SheetError

KINDS = {
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xltx": "xlsx",
    ".xls": "xls",
    ".et": "xls",
    ".ods": "ods",
    ".ots": "ods",
}
"""What a file is by the end of its name; anything else is text."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

Progress = Callable[[float], None]
"""Told now and then which part of the work is done, from 0 to 1."""


def grids(  # noqa: PLR0913  # the table, and what is said of it
    name: str,
    content: bytes,
    *,
    from_pipe: bool = False,
    progress: Progress | None = None,
    encoding: str | None = None,
    words: Words = no_words,
) -> list[Grid]:
    """Return the sheets of a workbook, or the one of a text table.

    Args:
        name: The file as shown to the user; its end says what it ought to be.
        content: Its bytes.
        from_pipe: Whether the name says nothing.
        progress: Told how far reading is.
        encoding: The encoding of a text table, as somebody named it.
        words: Chinese words that may be expected in a text table.

    Raises:
        RefusedError: When it cannot be read, or holds more than it may.
    """
    if len(content) > MAX_BYTES:
        raise RefusedError("too-large", found=str(len(content)), expected=str(MAX_BYTES))
    ending = None if from_pipe else PurePath(name).suffix.lower()
    try:
        kind = _checked_kind(name, content, ending, encoding)
        if kind == "text":
            return [delimited.grid(name, content, tabs=ending == ".tsv", encoding=encoding, words=words)]
        from ectrack.store.sheets.workbook_grids import workbook

        return workbook(name, content, kind, progress)
    except SheetError as error:
        raise RefusedError(error.slug, found=error.found, command="import", extra="excel") from error


def _checked_kind(name: str, content: bytes, ending: str | None, encoding: str | None) -> str:
    """Return what the bytes are; anything but what the name says is refused, and so is an encoding for what is no text."""
    kind = _kind(content)
    if ending is not None and kind != KINDS.get(ending, "text"):
        raise SheetError("workbook-of-another-kind", ending or name)
    if kind != "text" and encoding is not None:
        raise SheetError("encoding-without-text", encoding)
    return kind


def _kind(content: bytes) -> str:
    """Return what the bytes are; the packed ones have been looked at, but nothing was unpacked."""
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise SheetError("workbook-encrypted")
        return "xls"
    if content.startswith(_ZIP):
        return package.kind_of(content) or "packed"
    return "text"
