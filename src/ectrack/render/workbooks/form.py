"""A workbook for an office to fill in: one row a figure, what is given locked, what is asked for open and coloured."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.figures.due import Due
from ectrack.core.importing.mark import SHEET, VERSION, Mark, rows_of, tracker_name
from ectrack.core.model import Kind, Place
from ectrack.core.tracker import Tracker
from ectrack.core.values.periods import Period
from ectrack.locale import N_, _, current
from ectrack.locale.text import visible, width
from ectrack.render import numbers, words
from ectrack.render.reproducible import reproducible
from ectrack.render.rest_sentence import rest_sentence
from ectrack.render.span_words import period_words

FIRST_ROW = 3
"""Row of the headings; the title and the period stand above."""


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column.

    Attributes:
        key: What stands in it.
        heading: Words above it.
        width: In characters.
        is_open: Whether it is to be filled in.
    """

    key: str
    heading: str
    width: int
    is_open: bool


COLUMNS = (
    FormColumn("indicator_id", N_("indicator id"), 24, is_open=False),
    FormColumn("region_id", N_("region id"), 14, is_open=False),
    FormColumn("name", N_("indicator name"), 34, is_open=False),
    FormColumn("place", N_("region name"), 14, is_open=False),
    FormColumn("period", N_("period"), 14, is_open=False),
    FormColumn("unit", N_("unit"), 10, is_open=False),
    FormColumn("last", N_("last recorded"), 22, is_open=False),
    FormColumn("rest", N_("what the rest must bring"), 40, is_open=False),
    FormColumn("value", N_("value"), 14, is_open=True),
    FormColumn("yoy", N_("yoy"), 12, is_open=True),
    FormColumn("approx", N_("approx"), 12, is_open=True),
    FormColumn("state", N_("state"), 12, is_open=True),
    FormColumn("source", N_("source"), 30, is_open=True),
    FormColumn("note", N_("note"), 30, is_open=True),
)
"""`ectrack import` knows the headings of what is to be filled in. The column of the rest is there where there is something to say."""

NO_RESTS: Mapping[Place, str] = MappingProxyType({})

APPROX = {"zh": ("约", "以上", "余", "不超过", "近"), "en": ("about", "at_least", "more_than", "at_most", "less_than")}
STATES = {"zh": ("初步", "最终", "修订", "预测"), "en": ("preliminary", "final", "revised", "forecast")}
FONTS = {"zh": "宋体", "en": "Calibri"}
FILL, HEAD = "FFF2CC", "D9E1F2"

STEPS = (
    N_("Fill in the coloured cells of the first sheet; the others are locked."),
    N_("value: the figure for the period that the row names, in the unit beside it; leave it empty when there is none."),
    N_(
        "A figure in another unit is written with it, such as 12.5 million USD or 12500万元; one that is not exact may be written as about 320, >5400, 约320 or 5400余."
    ),
    N_("yoy: growth over the same period a year before as a percentage, such as 39.5%."),
    N_("A growth rate is a value: the growth of the period over the same period a year before, in %, also below zero."),
    N_("approx: choose a word when the figure is not exact."),
    N_("state: preliminary while the figure may still change, else final."),
    N_("source: where the figure stands, such as a bulletin with its date."),
    N_("A figure that is recorded already, and differs, is only revised when the recipient gives a reason."),
    N_("Add no rows or columns. Save the file as XLSX and send it back; it is read without any further setting."),
)
WIDEST, EXPLAINED = 40, 72
"""Characters that the columns of the table are wide at most, and those of the explanation."""
LINE = 16
"""Height of a line in points."""
A4 = 9
"""Number of the paper size in the format."""


def rests_of(assessments: Iterable[Assessment]) -> dict[Place, str]:
    """Return what the rest of a running year must bring, by indicator and region; of several targets each with its name."""
    told: dict[Place, dict[str, str]] = {}
    for assessment in assessments:
        target, sentence = assessment.target, rest_sentence(assessment)
        if sentence is not None:
            told.setdefault((target.indicator.id, target.region), {})[sentence] = words.target_name(target)
    return {place: _joined(sentences) for place, sentences in told.items()}


def _joined(sentences: Mapping[str, str]) -> str:
    if len(sentences) == 1:
        return next(iter(sentences))
    return _("; ").join(words.statement(name, sentence) for sentence, name in sentences.items())


def form(rows: Sequence[Due], tracker: Tracker, period: Period, title: str, rests: Mapping[Place, str] = NO_RESTS) -> bytes:
    """Return the workbook; the same rows give the same bytes on any day.

    Args:
        rows: The figures that are asked for.
        tracker: Where they belong.
        period: The period, or the day, that was asked for; each row names its own.
        title: Stands above the table.
        rests: What the rest of a running year must bring, by what the row asks for.

    Raises:
        ImportError: Without openpyxl.
    """
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = _("to fill in")
    _put(sheet, (1, 1), title, size=14, bold=True)
    _put(sheet, (2, 1), _("period: {period}").format(period=period_words(str(period))))
    columns = [column for column in COLUMNS if column.key != "rest" or rests]
    _head(sheet, columns)
    texts = [{**_cells(row, tracker), "rest": rests.get((row.indicator.id, row.region), "")} for row in rows]
    for offset, (row, cells) in enumerate(zip(rows, texts, strict=True), start=1):
        _fill_row(sheet, FIRST_ROW + offset, cells, [column if _is_asked(column, row) else _closed(column) for column in columns])
    _widen(sheet, texts, columns)
    _choices(sheet, FIRST_ROW + max(len(rows), 1), [column.key for column in columns])
    _print_set_up(sheet)
    _explain(book)
    _mark(book, Mark(VERSION, tracker_name(tracker), str(period), sheet.title))
    out = io.BytesIO()
    book.save(out)
    return reproducible(out.getvalue())


def _put(sheet: Any, place: tuple[int, int], text: str, *, size: int = 11, bold: bool = False) -> Any:
    """Put a text into a cell; it never becomes a formula."""
    from openpyxl.styles import Font

    cell = sheet.cell(*place)
    if text:
        cell.value = visible(text)
        cell.data_type = "s"
    cell.font = Font(name=FONTS[current()], size=size, bold=bold)
    return cell


def _head(sheet: Any, columns: Sequence[FormColumn]) -> None:
    from openpyxl.styles import Alignment, PatternFill

    for number, column in enumerate(columns, start=1):
        cell = _put(sheet, (FIRST_ROW, number), _(column.heading), bold=True)
        cell.fill, cell.border = PatternFill("solid", fgColor=HEAD), _border()
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _widen(sheet: Any, rows: Sequence[Mapping[str, str]], columns: Sequence[FormColumn]) -> None:
    """Give the columns that are filled in already the width of their longest text, and the rows the height of theirs."""
    from openpyxl.utils import get_column_letter

    widths: dict[str, int] = {}
    for number, column in enumerate(columns, start=1):
        longest = 0 if column.is_open else max((width(row.get(column.key, "")) for row in rows), default=0)
        widths[column.key] = min(max(column.width, longest + 2), WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = widths[column.key]
    for number, row in enumerate(rows, start=FIRST_ROW + 1):
        sheet.row_dimensions[number].height = max(_height(row.get(key, ""), room) for key, room in widths.items())


def _height(text: str, columns: int) -> int:
    """Return the height of a wrapped text in points; not every program works it out by itself."""
    return LINE * (1 + width(text) // (columns - columns // 10))


def _fill_row(sheet: Any, row: int, texts: Mapping[str, str], columns: Sequence[FormColumn]) -> None:
    from openpyxl.styles import Alignment, PatternFill, Protection

    for number, column in enumerate(columns, start=1):
        cell = _put(sheet, (row, number), texts.get(column.key, ""))
        cell.border = _border()
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        cell.number_format = "0.00%" if column.key == "yoy" else "General"
        if column.is_open:
            cell.fill, cell.protection = PatternFill("solid", fgColor=FILL), Protection(locked=False)


def _is_asked(column: FormColumn, row: Due) -> bool:
    """Return whether a cell is to be filled in: of a growth rate the value alone is asked for, which has no growth of its own."""
    return column.key != "yoy" or row.indicator.kind is not Kind.GROWTH


def _closed(column: FormColumn) -> FormColumn:
    return replace(column, is_open=False)


def _border() -> Any:
    from openpyxl.styles import Border, Side

    thin = Side(style="thin", color="BFBFBF")
    return Border(left=thin, right=thin, top=thin, bottom=thin)


def _cells(row: Due, tracker: Tracker) -> dict[str, str]:
    last = row.last
    told = ""
    if last is not None and last.value is not None:
        told = f"{words.approximate(numbers.exact(last.value), last.approx)} ({last.period})"
    return {
        "indicator_id": row.indicator.id,
        "region_id": row.region,
        "name": words.name(row.indicator.names),
        "place": words.region_name(tracker, row.region),
        "period": str(row.period),
        "unit": words.unit_name(row.indicator),
        "last": told,
    }


def _choices(sheet: Any, last: int, keys: Sequence[str]) -> None:
    """Add the lists to choose from and what numbers are expected."""
    from openpyxl.worksheet.datavalidation import DataValidation

    letters = {key: chr(ord("A") + index) for index, key in enumerate(keys)}
    lang = current()
    rules = [
        (key, DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=True))
        for key, choices in (("approx", APPROX[lang]), ("state", STATES[lang]))
    ]
    for key, words_of_it in (("value", _("a number in the unit beside it")), ("yoy", _("a percentage, such as 39.5%"))):
        rule = DataValidation(type="decimal", operator="between", formula1="-1E+18", formula2="1E+18", allow_blank=True)
        rule.errorStyle, rule.showErrorMessage, rule.error = "warning", True, words_of_it
        rule.showInputMessage, rule.prompt = True, words_of_it
        rules.append((key, rule))
    for key, rule in rules:
        rule.add(f"{letters[key]}{FIRST_ROW + 1}:{letters[key]}{last}")
        sheet.add_data_validation(rule)
    sheet.freeze_panes = f"{letters['last']}{FIRST_ROW + 1}"


def _print_set_up(sheet: Any) -> None:
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{FIRST_ROW}:{FIRST_ROW}"
    sheet.oddFooter.center.text = "&P / &N"


def _explain(book: Any) -> None:
    from openpyxl.styles import Alignment

    sheet = book.create_sheet(_("how to fill it in"))
    sheet.column_dimensions["A"].width = EXPLAINED
    for row, step in enumerate(STEPS, start=1):
        text = f"{row}. {_(step)}"
        _put(sheet, (row, 1), text).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = _height(text, EXPLAINED)
    sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = A4, 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.protection.sheet = True


def _mark(book: Any, mark: Mark) -> None:
    """Add the sheet by which import knows a template; people do not see it."""
    sheet = book.create_sheet(SHEET)
    for row, (key, text) in enumerate(rows_of(mark), start=1):
        _put(sheet, (row, 1), key)
        _put(sheet, (row, 2), text)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
