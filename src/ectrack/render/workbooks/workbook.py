"""The progress table as a workbook: numbers as numbers, days as days, statuses in words with their colours."""

import io
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ectrack.core.assessing.assessment import Report
from ectrack.core.assessing.quantity_list import BY_KEY, Sort
from ectrack.core.spreadsheet_text import guarded
from ectrack.core.values.quantities import rounded
from ectrack.locale import _, current
from ectrack.locale.terms import status_word
from ectrack.locale.text import width
from ectrack.render import numbers
from ectrack.render.exports import Cell, Field
from ectrack.render.reproducible import reproducible
from ectrack.render.tables.readable import is_number

COLOURS = {"behind": "FFE699", "reversing": "F8CBAD", "missed": "F4B084", "on-pace": "C6E0B4", "achieved": "A9D08E"}
FONTS = {"zh": "宋体", "en": "Calibri"}
PLACES: dict[Sort, int] = {"share": 1, "points": 1, "rate": 2}
"""Decimals of what is shown in percent."""

WIDEST, MARGIN = 32, 3
"""Characters of a column, beyond which a text is broken, and the room beside them."""

UNPRINTED = "reasons"
"""Key of the column that is too wide for paper."""

LINE = 15
"""Height of a line, in points."""

HEAD = 2
"""Row of the headings."""

BORDER = 0.5
"""Margin of a page, in inches."""

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What a workbook would read as the number of a character."""

A4 = 9
"""Number of the size of paper."""


def workbook(report: Report, columns: Sequence[Field], title: str) -> bytes:
    """Return the table as XLSX; it holds values only, and no text becomes a formula, not even when its cell is edited.

    Args:
        report: The report, in the order in which it is to be written.
        columns: Of the table.
        title: Stands above it.

    Raises:
        ImportError: Without openpyxl.
    """
    import openpyxl
    from openpyxl.styles import Alignment, Font, PatternFill

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = _("progress")
    font = Font(name=FONTS[current()])
    sheet["A1"].value, sheet["A1"].data_type, sheet["A1"].font = title, "s", Font(name=FONTS[current()], size=14, bold=True)
    for column, field in enumerate(columns, start=1):
        head = sheet.cell(HEAD, column, field.heading)
        head.font, head.fill = Font(name=FONTS[current()], bold=True), PatternFill("solid", fgColor="D9E1F2")
        side = "right" if is_number(field) else "left"
        head.alignment = Alignment(horizontal=side, indent=side == "left", vertical="center", wrap_text=True)
    text, rest = Alignment(horizontal="left", indent=1, vertical="top", wrap_text=True), Alignment(vertical="top")
    for row, assessment in enumerate(report.assessments, start=HEAD + 1):
        for column, field in enumerate(columns, start=1):
            cell = sheet.cell(row, column)
            _put(cell, field.key, field.cell(assessment))
            cell.font, cell.alignment = font, text if cell.data_type in {"s", "d"} and field.key != UNPRINTED else rest
    _arrange(sheet, report, columns)
    _colour(sheet, columns)
    out = io.BytesIO()
    book.save(out)
    return reproducible(out.getvalue())


def _put(cell: Any, key: str, value: Cell) -> None:
    if value is None:
        return
    if isinstance(value, Decimal):
        cell.value, cell.number_format = value, _number_format(key, value)
    elif key == "deadline":
        cell.value, cell.number_format = date.fromisoformat(value), "yyyy-mm-dd"
    else:
        cell.value, cell.data_type = _ESCAPE.sub("_x005F_", value), "s"
        cell.quotePrefix = guarded(value) != value


def _number_format(key: str, value: Decimal) -> str:
    """Return how a number is shown; what is not 1 never shows as 100%."""
    places = PLACES.get(BY_KEY[key].sort)
    if places is not None:
        while value != 1 and rounded(value, places + 2) == 1:
            places += 1
        return f"0.{'0' * places}%"
    shown = numbers.amount(value)
    if "E" in shown:
        return "0.00E+00"
    decimals = shown.partition(".")[2]
    return f"#,##0.{'0' * len(decimals)}" if decimals else "#,##0"


def _arrange(sheet: Any, report: Report, columns: Sequence[Field]) -> None:
    """Set what is seen when the table is opened, sorted and printed."""
    from openpyxl.utils import get_column_letter

    lines = [1] * len(report.assessments)
    for column, field in enumerate(columns, start=1):
        cells = (field.cell(assessment) for assessment in report.assessments)
        texts = [numbers.amount(cell) if isinstance(cell, Decimal) else cell or "" for cell in cells]
        sheet.column_dimensions[get_column_letter(column)].width = (
            min(WIDEST, max(map(width, [field.heading, *texts]))) * 1.1 + MARGIN
        )
        if field.key != UNPRINTED:
            lines = [max(most, -(-width(text) // (WIDEST + MARGIN))) for most, text in zip(lines, texts, strict=True)]
    for row, most in enumerate(lines, start=HEAD + 1):
        sheet.row_dimensions[row].height = most * LINE
    last = max(len(report.assessments), 1) + HEAD
    printed = [column for column, field in enumerate(columns, start=1) if field.key != UNPRINTED] or [1]
    sheet.freeze_panes = f"A{HEAD + 1}"
    sheet.auto_filter.ref = f"A{HEAD}:{get_column_letter(len(columns))}{last}"
    sheet.print_area = f"A1:{get_column_letter(printed[-1])}{last}"
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_margins.left = sheet.page_margins.right = sheet.page_margins.top = sheet.page_margins.bottom = BORDER
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _colour(sheet: Any, columns: Sequence[Field]) -> None:
    """Colour statuses by their words, so that a colour follows its word when the table is sorted or mended."""
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import PatternFill
    from openpyxl.utils import get_column_letter

    for column in (get_column_letter(column) for column, field in enumerate(columns, start=1) if field.key == "status"):
        for status, colour in COLOURS.items():
            fill = PatternFill("solid", bgColor=colour)
            rule = CellIsRule(operator="equal", formula=[f'"{status_word(status)}"'], fill=fill)  # type: ignore[no-untyped-call]
            sheet.conditional_formatting.add(f"{column}{HEAD + 1}:{column}{max(sheet.max_row, HEAD + 1)}", rule)
