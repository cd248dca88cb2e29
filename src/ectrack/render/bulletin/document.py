"""A bulletin as a Word document."""

import io
from collections.abc import Sequence
from typing import Any

from ectrack.locale import current
from ectrack.locale.text import width
from ectrack.render.bulletin.blocks import Block, Heading, Items, Paragraph, Picture, Table
from ectrack.render.reproducible import reproducible
from ectrack.render.xml_text import allowed

FONTS = {"zh": ("Times New Roman", "仿宋"), "en": ("Calibri", "宋体")}
"""Fonts for Latin letters and for Chinese characters."""

COLOURS = {"behind": "7F5000", "reversing": "9C2200", "missed": "9C2200", "on-pace": "00543C", "achieved": "00543C"}
SHORT, LONG, MARGIN = 21.0, 29.7, 2.0
"""Edges of a page and the room around its text, in centimetres."""

WIDEST, HIGHEST = SHORT - 2 * MARGIN, 23.5
"""Of a picture, in centimetres; the highest fits on an upright page below a heading."""

LETTERS, LEAST = 40, 10
"""Columns of letters beyond which a longer text makes no cell wider, with much room and with little."""

LETTER, PADDING = 0.165, 0.42
"""Width of a letter in a table, and the room beside the words of a cell, in centimetres."""

SMALL = 9
"""Size of the words in tables, in points."""


def document(blocks: Sequence[Block]) -> bytes:
    """Return blocks as DOCX; a picture without points is told by its text alternative.

    Raises:
        ImportError: Without python-docx.
    """
    import docx

    made = docx.Document()
    _fonts(made)
    _lay(made.sections[0], upright=False)
    turned = False
    for block, upright in zip(blocks, _upright(blocks), strict=True):
        if upright is not turned:
            _lay(made.add_section(), upright=upright)
            turned = upright
        _add(made, block)
    out = io.BytesIO()
    made.save(out)
    return reproducible(out.getvalue())


def _lay(section: Any, *, upright: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Cm(SHORT), Cm(LONG)) if upright else (Cm(LONG), Cm(SHORT))
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)


def _upright(blocks: Sequence[Block]) -> list[bool]:
    """Return which blocks stand on upright pages: pictures, and the heading right above one."""
    pictures = [isinstance(block, Picture) and bool(block.png) for block in blocks]
    below = [*pictures[1:], False]
    return [here or (after and isinstance(block, Heading)) for block, here, after in zip(blocks, pictures, below, strict=True)]


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
            made.add_heading(allowed(text), level - 1)
        case Picture(png=png) if png:
            _add_picture(made, block)
        case Paragraph(text=text) | Picture(alternative=text):
            made.add_paragraph(allowed(text))
        case Items(texts=texts):
            for text in texts:
                made.add_paragraph(allowed(text), style="List Bullet")
        case Table():
            _add_table(made, block)


def _add_picture(made: Any, block: Picture) -> None:
    from docx.shared import Cm

    shape = made.add_picture(io.BytesIO(block.png))
    shrink = min(Cm(WIDEST) / shape.width, Cm(HIGHEST) / shape.height)
    shape.width, shape.height = int(shape.width * shrink), int(shape.height * shrink)
    shape._inline.docPr.set("descr", allowed(block.alternative))  # noqa: SLF001  # the library has no name for alternative text


def _add_table(made: Any, block: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm

    caption = made.add_paragraph()
    caption.add_run(allowed(block.caption)).bold = True
    caption.paragraph_format.keep_with_next = True
    table = made.add_table(rows=1, cols=len(block.headings), style="Table Grid")
    table.autofit = False
    for column, centimetres in zip(table.columns, _widths(block), strict=True):
        column.width = Cm(centimetres)
    for column, text in enumerate(block.headings):
        _put(table.rows[0].cells[column], text, right=False, bold=True)
    again = OxmlElement("w:tblHeader")
    again.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(again)  # noqa: SLF001  # the library has no name for repeated headings
    for index, row in enumerate(block.rows):
        added = table.add_row()
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001  # nor for rows that stay whole
        cells = added.cells
        for column, text in enumerate(row):
            colour = COLOURS.get(block.statuses[index]) if column == block.status else None
            _put(cells[column], text, right=column in block.numbers, colour=colour)


def _widths(block: Table) -> list[float]:
    """Return the width of each column in centimetres: its longest text; where there is no room, long texts wrap before short ones do."""
    room = LONG - 2 * MARGIN
    found = [room]
    for letters in range(LETTERS, LEAST, -1):
        found = [_width(heading, [row[column] for row in block.rows], letters) for column, heading in enumerate(block.headings)]
        if sum(found) <= room:
            return found
    return [one * room / sum(found) for one in found]


def _width(heading: str, cells: Sequence[str], letters: int) -> float:
    """Return the width of a column that breaks no word of its heading, and no cell before it has so many letters."""
    return max(_word(heading), *(min(width(cell), letters) for cell in cells), 0) * LETTER + PADDING


def _word(text: str) -> float:
    """Return the columns of the longest word; Chinese wraps anywhere, but half a heading is easier to read."""
    return width(text) / 2 + 1 if not text.isascii() else max(map(len, text.split()), default=0)


def _put(cell: Any, text: str, *, right: bool, bold: bool = False, colour: str | None = None) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(allowed(text))
    run.font.size, run.bold = Pt(SMALL), bold
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
        run.bold = True
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
