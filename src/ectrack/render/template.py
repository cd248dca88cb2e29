"""A workbook for an office to fill in: one row a figure, what is given locked, what is asked for open and coloured."""

import io
from collections.abc import Sequence
from typing import Any

from ectrack.core.expected import Expected
from ectrack.core.model import Tracker
from ectrack.core.periods import Period
from ectrack.locale import N_, _, current
from ectrack.render import numbers, words

FIRST_ROW = 3
"""Row of the headings; the title and the period stand above."""

COLUMNS: tuple[tuple[str, str, int, bool], ...] = (
    ("indicator_id", N_("indicator id"), 24, False),
    ("region_id", N_("region id"), 14, False),
    ("name", N_("indicator name"), 34, False),
    ("place", N_("region name"), 14, False),
    ("period", N_("period"), 14, False),
    ("unit", N_("unit"), 10, False),
    ("last", N_("last recorded"), 22, False),
    ("value", N_("value"), 14, True),
    ("yoy", N_("yoy"), 12, True),
    ("approx", N_("approx"), 12, True),
    ("state", N_("state"), 12, True),
    ("source", N_("source"), 30, True),
    ("note", N_("note"), 30, True),
)
"""Key, heading, width in characters, and whether it is to be filled in; `ectrack import` knows the headings."""

APPROX = {"zh": ("约", "以上", "余", "不超过", "近"), "en": ("about", "at_least", "more_than", "at_most", "less_than")}
STATES = {"zh": ("初步", "最终", "修订", "预测"), "en": ("preliminary", "final", "revised", "forecast")}
FONTS = {"zh": "宋体", "en": "Calibri"}
FILL, HEAD = "FFF2CC", "D9E1F2"

STEPS = (
    N_("Fill in the coloured cells of the first sheet; the others are locked."),
    N_("value: the figure for the period that the row names, in the unit beside it; leave it empty when there is none."),
    N_("yoy: growth over the same period a year before as a percentage, such as 39.5%."),
    N_("approx: choose a word when the figure is not exact."),
    N_("state: preliminary or final."),
    N_("source: where the figure stands, such as a bulletin with its date."),
    N_("Save the file as XLSX and send it back; it is read without any further setting."),
)


def template(rows: Sequence[Expected], tracker: Tracker, period: Period, title: str) -> bytes:
    """Return the workbook.

    Args:
        rows: The figures that are asked for.
        tracker: Where they belong.
        period: The period they are about.
        title: Stands above the table.

    Raises:
        ImportError: Without openpyxl.
    """
    import openpyxl
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = _("to fill in")
    font = FONTS[current()]
    thin = Side(style="thin", color="BFBFBF")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)

    def put(row: int, column: int, text: str, **style: Any) -> Any:
        cell = sheet.cell(row, column, text)
        cell.data_type = "s" if text else "n"
        cell.font = Font(name=font, size=style.get("size", 11), bold=style.get("bold", False))
        return cell

    put(1, 1, title, size=14, bold=True)
    put(2, 1, _("period: {period}").format(period=words.period_words(str(period))))
    for column, (_key, heading, width, _open) in enumerate(COLUMNS, start=1):
        cell = put(FIRST_ROW, column, _(heading), bold=True)
        cell.fill, cell.border = PatternFill("solid", fgColor=HEAD), border
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for offset, row in enumerate(rows, start=1):
        texts = _cells(row, tracker, period)
        for column, (key, _heading, _width, is_open) in enumerate(COLUMNS, start=1):
            cell = put(FIRST_ROW + offset, column, texts.get(key, ""))
            cell.border = border
            cell.alignment = Alignment(vertical="center", wrap_text=key in {"name", "last", "source", "note"})
            if is_open:
                cell.fill, cell.protection = PatternFill("solid", fgColor=FILL), Protection(locked=False)
    _finish(sheet, len(rows))
    _explain(book, font)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cells(row: Expected, tracker: Tracker, period: Period) -> dict[str, str]:
    last = row.last
    told = ""
    if last is not None and last.value is not None:
        told = f"{words.approximate(numbers.exact(last.value), last.approx)} ({last.period})"
    return {
        "indicator_id": row.indicator.id,
        "region_id": row.region,
        "name": words.name(row.indicator.names),
        "place": words.region_name(tracker, row.region),
        "period": str(period),
        "unit": words.unit_name(row.indicator),
        "last": told,
    }


def _finish(sheet: Any, rows: int) -> None:
    """Add the choices, the lock, the frozen headings and what printing needs."""
    from openpyxl.worksheet.datavalidation import DataValidation

    last = FIRST_ROW + max(rows, 1)
    lang = current()
    columns = {key: chr(ord("A") + index) for index, (key, *_rest) in enumerate(COLUMNS)}
    for key, choices in (("approx", APPROX[lang]), ("state", STATES[lang])):
        choice = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        choice.add(f"{columns[key]}{FIRST_ROW + 1}:{columns[key]}{last}")
        sheet.add_data_validation(choice)
    number = DataValidation(type="decimal", operator="between", formula1="-1E+18", formula2="1E+18", allow_blank=True)
    number.errorStyle = "warning"
    number.error = _("a number in the unit beside it")
    number.add(f"{columns['value']}{FIRST_ROW + 1}:{columns['value']}{last}")
    sheet.add_data_validation(number)
    for cell in sheet[columns["value"]][FIRST_ROW:]:
        cell.number_format = "General"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.freeze_panes = f"{columns['value']}{FIRST_ROW + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{FIRST_ROW}:{FIRST_ROW}"


def _explain(book: Any, font: str) -> None:
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(_("how to fill it in"))
    sheet.column_dimensions["A"].width = 90
    for row, step in enumerate(STEPS, start=1):
        cell = sheet.cell(row, 1, f"{row}. {_(step)}")
        cell.font, cell.alignment = Font(name=font, size=11), Alignment(wrap_text=True)
    sheet.protection.sheet = True
