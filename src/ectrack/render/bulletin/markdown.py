"""A bulletin in Markdown."""

from collections.abc import Iterator, Sequence

from ectrack.render.bulletin.blocks import Block, Heading, Items, Paragraph, Picture, Table
from ectrack.render.markdown_text import escaped


def markdown(blocks: Sequence[Block]) -> str:
    """Return blocks as Markdown; pictures are told by their text alternative."""
    return "\n\n".join(part for block in blocks for part in _parts(block)) + "\n"


def _parts(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"{'#' * level} {escaped(text)}"
        case Paragraph(text=text):
            yield escaped(text)
        case Items(texts=texts):
            yield "\n".join(f"- {escaped(text)}" for text in texts)
        case Picture(alternative=text):
            yield escaped(text)
        case Table():
            yield f"**{escaped(block.caption)}**"
            rule = ["---:" if column in block.numbers else "---" for column in range(len(block.headings))]
            rows = [[escaped(cell) for cell in row] for row in (block.headings, *block.rows)]
            yield "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:]))
