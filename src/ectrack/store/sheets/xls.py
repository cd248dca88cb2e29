"""Sheets of an XLS workbook, the format of Excel before 2007."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ectrack.store.sheets.formats import BUILT_IN, told_number
from ectrack.store.sheets.limits import MOST_CELLS, SheetError
from ectrack.store.sheets.sheet import Area, Row, Sheet, held

_OWN_FORMATS = 164
"""Number of the first format that a workbook writes out itself."""


def sheets(content: bytes) -> Iterator[Sheet]:
    """Yield the sheets of a workbook in their order.

    Raises:
        SheetError: When it is locked, or holds more than it may.
        ImportError: Without xlrd.
    """
    import xlrd  # type: ignore[import-untyped]

    class _Silent:
        def write(self, _text: str) -> None:
            """Drop what the library says of oddities."""

    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=_Silent())
    except xlrd.XLRDError as failure:
        raise SheetError("workbook-encrypted" if "encrypted" in str(failure) else "workbook-broken", str(failure)) from failure
    cells = 0
    for sheet in book.sheets():
        rows: list[Row] = []
        for number in range(sheet.nrows):
            told = [_told(book, sheet.cell(number, column)) for column in range(sheet.row_len(number))]
            cells += len(told)
            if cells > MOST_CELLS:
                raise SheetError("sheet-too-large", sheet.name)
            if any(cell is not None for cell in told):
                rows.append((number + 1, told))
        merged: list[Area] = [(top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells]
        unseen = [
            number for number, _cells in rows if number - 1 in sheet.rowinfo_map and _is_hidden(sheet.rowinfo_map[number - 1])
        ]
        aside = [range(column, column + 1) for column, said in sheet.colinfo_map.items() if said.hidden or said.width == 0]
        yield Sheet(sheet.name, sheet.visibility != 0, rows, merged, unseen, held(aside, rows))


def _is_hidden(said: Any) -> bool:
    """Return whether a row is hidden, be it by a filter or by having no height."""
    return bool(said.hidden) or said.height == 0


def _told(book: Any, cell: Any) -> Any:
    import xlrd

    if cell.ctype in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}:
        return None
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return {"f": xlrd.error_text_from_code.get(cell.value, "#VALUE!")}
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return str(bool(cell.value))
    if cell.ctype in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
        key = book.xf_list[cell.xf_index].format_key
        code = BUILT_IN.get(key, "") if key < _OWN_FORMATS else book.format_map[key].format_str
        return told_number(Decimal(repr(cell.value)), code, since_1904=bool(book.datemode))
    return cell.value or None
