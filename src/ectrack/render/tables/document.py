"""The progress table as a Word document, to be put into a bulletin."""

import io
from collections.abc import Sequence
from typing import Any

from ectrack.core.assessing.assessment import Report
from ectrack.core.tracker import Tracker
from ectrack.locale import current
from ectrack.render.bulletin.blocks import Table
from ectrack.render.bulletin.document import COLOURS, FONTS
from ectrack.render.exports import Field
from ectrack.render.reproducible import reproducible
from ectrack.render.tables.readable import printed, rests, shares, summary, title

WIDTH, HEIGHT, MARGIN = 29.7, 21.0, 1.8
"""Size of the page, A4 on its side, and its margins, in centimetres."""

TITLE, TEXT, SMALL = 14.0, 10.5, 8.0
"""Sizes of the title, of what stands around the table, and of its words, in points."""

SHADE = "D9E2F3"
"""Colour behind the headings."""

_STYLES = ("Normal", "Table Grid")
_THEMES = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")


def document(report: Report, tracker: Tracker, columns: Sequence[Field]) -> bytes:
    """Return the table as DOCX; the same report gives the same bytes on any day.

    Args:
        report: The report, in the order in which it is to be written.
        tracker: Where it came from.
        columns: Of the table.

    Raises:
        ImportError: Without python-docx.
    """
    import docx

    made: Any = docx.Document()
    _prepare(made, title(report, tracker))
    _paragraph(made, title(report, tracker), TITLE, bold=True)
    _paragraph(made, summary(report), TEXT)
    table, notes = printed(report, columns)
    _add_table(made, table)
    for text in (*([notes] if notes else []), *rests(report, columns)):
        _paragraph(made, text, SMALL)
    out = io.BytesIO()
    made.save(out)
    return reproducible(out.getvalue())


def _prepare(made: Any, name: str) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm

    properties = made.core_properties
    properties.title, properties.author, properties.comments = name, "ectrack", ""
    properties.language = "zh-CN" if current() == "zh" else "en"
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(WIDTH), Cm(HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    latin, chinese = FONTS[current()]
    for style in (made.styles[name] for name in _STYLES):
        style.font.name = latin
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), chinese)
        for key in _THEMES:
            fonts.attrib.pop(qn(key), None)


def _paragraph(made: Any, text: str, size: float, *, bold: bool = False) -> None:
    from docx.shared import Pt

    paragraph = made.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(4)
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold


def _add_table(made: Any, block: Table) -> None:
    from docx.shared import Cm

    table = made.add_table(rows=1 + len(block.rows), cols=len(block.headings), style="Table Grid")
    table.autofit = False
    _margins(table)
    _name(table, block.caption)
    widths = [Cm(share * (WIDTH - 2 * MARGIN)) for share in shares(block)]
    for column, size in zip(table.columns, widths, strict=True):
        column.width = size
    rows = [list(row.cells) for row in table.rows]
    for cells in rows:
        for cell, size in zip(cells, widths, strict=True):
            cell.width = size
    for column, text in enumerate(block.headings):
        _put(rows[0][column], text, right=column in block.numbers, bold=True)
        _shade(rows[0][column])
    _keep(table.rows[0], "w:tblHeader")
    for row, cells, texts, status in zip(table.rows[1:], rows[1:], block.rows, block.statuses, strict=True) if rows[1:] else ():
        _keep(row, "w:cantSplit")
        for column, text in enumerate(texts):
            colour = COLOURS.get(status) if column == block.status else None
            _put(cells[column], text, right=column in block.numbers, bold=colour is not None, colour=colour)


def _put(cell: Any, text: str, *, right: bool, bold: bool = False, colour: str | None = None) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(SMALL), bold
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _keep(row: Any, name: str) -> None:
    """Repeat a row on every page, or keep it on one."""
    row._tr.get_or_add_trPr().append(_element(name, val="true"))  # noqa: SLF001  # the library has no name for these


def _shade(cell: Any) -> None:
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=SHADE))  # noqa: SLF001  # no name for it


def _name(table: Any, caption: str) -> None:
    """Give the table its text alternative."""
    table._tbl.tblPr.append(_element("w:tblCaption", val=caption))  # noqa: SLF001  # no name for it


def _margins(table: Any) -> None:
    """Leave less room beside the words of a cell than the ordinary 1.9 mm."""
    from docx.oxml.ns import qn

    margins = _element("w:tblCellMar")
    margins.append(_element("w:left", w="57", type="dxa"))
    margins.append(_element("w:right", w="57", type="dxa"))
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)  # noqa: SLF001  # no name for it
