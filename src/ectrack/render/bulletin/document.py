"""A bulletin as a Word document."""

import io
from collections.abc import Sequence
from typing import Any

from ectrack.locale import current
from ectrack.render.bulletin.blocks import Block, Heading, Items, Paragraph, Picture, Table
from ectrack.render.settled import settled

FONTS = {"zh": ("Times New Roman", "仿宋"), "en": ("Calibri", "宋体")}
"""Fonts for Latin letters and for Chinese characters."""

COLOURS = {"behind": "7F5000", "reversing": "9C2200", "missed": "9C2200", "on-pace": "00543C", "achieved": "00543C"}
SMALL = 9
"""Size of the words in tables, in points."""


def document(blocks: Sequence[Block]) -> bytes:
    """Return blocks as DOCX; pictures are told by their text alternative.

    Raises:
        ImportError: Without python-docx.
    """
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    made = docx.Document()
    _fonts(made)
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    for block in blocks:
        _add(made, block)
    out = io.BytesIO()
    made.save(out)
    return settled(out.getvalue())


def _fonts(made: Any) -> None:
    from docx.oxml.ns import qn

    latin, chinese = FONTS[current()]
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet", "Table Grid"):
        style = made.styles[name]
        style.font.name = latin
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), chinese)
        for key in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(key), None)


def _add(made: Any, block: Block) -> None:
    match block:
        case Heading(text=text, level=level):
            made.add_heading(_allowed(text), level - 1)
        case Paragraph(text=text) | Picture(alternative=text):
            made.add_paragraph(_allowed(text))
        case Items(texts=texts):
            for text in texts:
                made.add_paragraph(_allowed(text), style="List Bullet")
        case Table():
            _add_table(made, block)


def _add_table(made: Any, block: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made.add_paragraph().add_run(_allowed(block.caption)).bold = True
    table = made.add_table(rows=1, cols=len(block.headings), style="Table Grid")
    for column, text in enumerate(block.headings):
        _put(table.rows[0].cells[column], text, right=False, bold=True)
    again = OxmlElement("w:tblHeader")
    again.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(again)  # noqa: SLF001  # the library has no name for repeated headings
    for index, row in enumerate(block.rows):
        cells = table.add_row().cells
        for column, text in enumerate(row):
            colour = COLOURS.get(block.statuses[index]) if column == block.status else None
            _put(cells[column], text, right=column in block.numbers, colour=colour)


def _put(cell: Any, text: str, *, right: bool, bold: bool = False, colour: str | None = None) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(_allowed(text))
    run.font.size, run.bold = Pt(SMALL), bold
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
        run.bold = True
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _allowed(text: str) -> str:
    """Return a text without what XML does not allow."""
    from ectrack.render.findings.junit import allowed

    return allowed(text)
