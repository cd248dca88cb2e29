"""The progress table as a workbook: numbers as numbers, days as days, statuses in words with their colours."""

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ectrack.core.assessment import Report
from ectrack.locale import _, current
from ectrack.render.exports import Cell, Field
from ectrack.render.settled import settled

COLOURS = {"behind": "FFE699", "reversing": "F8CBAD", "missed": "F4B084", "on-pace": "C6E0B4", "achieved": "A9D08E"}
FONTS = {"zh": "宋体", "en": "Calibri"}
SHARES = frozenset({"attainment", "share_done", "share_time", "share_log", "share_lead", "excess_share"})
GROWTHS = frozenset({"observed_growth", "planned_growth", "required_growth"})
WIDEST = 48


def workbook(report: Report, columns: Sequence[Field], title: str) -> bytes:
    """Return the table as XLSX; it holds values only, and no text can become a formula.

    Args:
        report: The report, in the order in which it is to be written.
        columns: Of the table.
        title: Stands above it.

    Raises:
        ImportError: Without openpyxl.
    """
    import openpyxl
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = _("progress")
    font = FONTS[current()]
    sheet["A1"] = title
    sheet["A1"].data_type, sheet["A1"].font = "s", Font(name=font, size=14, bold=True)
    for column, field in enumerate(columns, start=1):
        head = sheet.cell(2, column, field.heading)
        head.font, head.fill = Font(name=font, bold=True), PatternFill("solid", fgColor="D9E1F2")
        head.alignment = Alignment(wrap_text=True, vertical="center")
        widest = max([len(field.heading), *(len(str(field.cell(found) or "")) for found in report.assessments)])
        sheet.column_dimensions[get_column_letter(column)].width = min(WIDEST, widest * (1.8 if current() == "zh" else 1.1) + 2)
    for row, found in enumerate(report.assessments, start=3):
        for column, field in enumerate(columns, start=1):
            cell = sheet.cell(row, column)
            _put(cell, field.key, field.cell(found))
            cell.font = Font(name=font)
            if field.key == "status" and found.status.value in COLOURS:
                cell.fill = PatternFill("solid", fgColor=COLOURS[found.status.value])
    sheet.freeze_panes = "A3"
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(columns))}{max(len(report.assessments) + 2, 3)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "2:2"
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue())


def _put(cell: Any, key: str, value: Cell) -> None:
    if value is None:
        return
    if isinstance(value, Decimal):
        cell.value = value
        cell.number_format = "0.0%" if key in SHARES else "0.00%" if key in GROWTHS else "General"
    elif key == "deadline":
        cell.value, cell.number_format = date.fromisoformat(value), "yyyy-mm-dd"
    else:
        cell.value, cell.data_type = value, "s"
