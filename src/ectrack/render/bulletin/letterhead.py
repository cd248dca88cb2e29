"""A Word document of an office as a template: its styles and headings stay, the bulletin is filled in."""

import io
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ectrack.render.bulletin.filling import TemplateFault, environment, fault

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

    from ectrack.render.bulletin.blocks import Picture

WIDEST = 16
"""Of a drawing, in centimetres."""

CLIPPED = 60
"""Characters of a paragraph that are named beside what is wrong in it."""

_TAG = re.compile(r"<[^>]+>")


class _Drawing:
    """A drawing that goes into the part of the document that is being filled in, with its text alternative."""

    def __init__(self, template: "DocxTemplate", picture: "Picture") -> None:
        self.template, self.picture = template, picture

    def __html__(self) -> str:
        from docx.shared import Cm

        section = self.template.get_docx().sections[0]
        room = section.page_width - section.left_margin - section.right_margin
        image = io.BytesIO(self.picture.png)
        inline = self.template.current_rendering_part.new_pic_inline(image, min(room, Cm(WIDEST)))
        inline.docPr.set("descr", self.picture.alternative)
        return f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'


def letter(content: bytes, names: Callable[[Callable[["Picture"], Any]], Mapping[str, Any]]) -> bytes:
    """Return a Word document filled in.

    Args:
        content: The document, with names between {{ and }}.
        names: Returns what the template sees, given how a drawing goes into it.

    Raises:
        ImportError: Without docxtpl.
        TemplateFault: When it cannot be filled in.
    """
    from docxtpl import DocxTemplate

    made = environment("docx")
    made.trim_blocks = made.lstrip_blocks = False
    paragraphs: list[str] = []
    compiled = made.from_string

    def from_string(source: Any, *rest: Any, **named: Any) -> Any:
        paragraphs[:] = str(source).split("\n")
        return compiled(source, *rest, **named)

    made.from_string = from_string  # type: ignore[method-assign]
    template = DocxTemplate(io.BytesIO(content))
    seen = names(lambda picture: _Drawing(template, picture))
    out = io.BytesIO()
    try:
        template.render(dict(seen), made, autoescape=True)
        template.save(out)
    except ImportError:
        raise
    except Exception as error:  # a broken document, and what a template does, may raise anything
        raise _near(fault(error, seen), paragraphs) from error
    return out.getvalue()


def _near(fault: TemplateFault, paragraphs: list[str]) -> TemplateFault:
    """Return a fault with the words of the paragraph instead of a line, since a document has no lines."""
    text = _TAG.sub("", paragraphs[fault.line - 1]) if fault.line and fault.line <= len(paragraphs) else ""
    return TemplateFault(fault.slug, None, {**fault.params, "near": " ".join(text.split())[:CLIPPED]})
