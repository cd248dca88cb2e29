"""A bulletin as one page that needs nothing else: readable on a phone, in print, in the dark; tables sort and filter."""

from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources

from ectrack.locale import _, current
from ectrack.locale.text import width
from ectrack.render.bulletin.blocks import Block, Heading, Items, Paragraph, Picture, Table

LARGE = 12
"""Rows from which a table can be filtered."""

SHORT = 14
"""Columns of letters up to which the text of a cell stays on one line."""


def html(blocks: Sequence[Block]) -> str:
    """Return blocks as a page of HTML without any address outside of it."""
    title = next((block.text for block in blocks if isinstance(block, Heading) and block.level == 1), "ectrack")
    style, script = (_asset(name) for name in ("page.css", "page.js"))
    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
    head = (
        f'<!DOCTYPE html>\n<html lang="{current()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
    )
    body = "".join(part for number, block in enumerate(blocks) for part in _parts(block, number))
    return f"{head}{body}</main>\n<script>\n{script}</script>\n</body>\n</html>\n"


def _asset(name: str) -> str:
    return (resources.files("ectrack") / "render" / "bulletin" / name).read_text(encoding="utf-8")


def _parts(block: Block, number: int) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"<h{level}>{escape(text)}</h{level}>\n"
        case Paragraph(text=text):
            yield f"<p>{escape(text)}</p>\n"
        case Items(texts=texts):
            yield "<ul>\n" + "".join(f"<li>{escape(text)}</li>\n" for text in texts) + "</ul>\n"
        case Picture(svg=svg, alternative=text):
            yield f"<figure>\n{svg}\n<figcaption><details><summary>{escape(_('In words'))}</summary>\n"
            yield f"<p>{escape(text)}</p></details></figcaption>\n</figure>\n"
        case Table():
            yield from _table(block, number)


def _table(table: Table, number: int) -> Iterator[str]:
    name = f"table-{number}"
    if len(table.rows) >= LARGE:
        yield f'<p class="filter"><label for="{name}-filter">{escape(_("Show rows with:"))}</label> '
        yield f'<input id="{name}-filter" type="search" data-table="{name}"></p>\n'
    yield f'<section class="scroll" aria-labelledby="{name}-caption" tabindex="0">\n<table id="{name}">\n'
    yield f'<caption id="{name}-caption">{escape(table.caption)}</caption>\n<thead>\n<tr>'
    for column, heading in enumerate(table.headings):
        side = ' class="number"' if column in table.numbers else ""
        yield f'<th scope="col"{side}><button type="button">{escape(heading)}</button></th>'
    yield "</tr>\n</thead>\n<tbody>\n"
    for index, row in enumerate(table.rows):
        yield f"<tr>{''.join(_cell(table, index, column, text) for column, text in enumerate(row))}</tr>\n"
    yield "</tbody>\n</table>\n</section>\n"


def _cell(table: Table, row: int, column: int, text: str) -> str:
    if column == 0 and table.status != 0:
        return f'<th scope="row">{escape(text)}</th>'
    if column == table.status:
        return f'<td><span class="status {table.statuses[row]}">{escape(text)}</span></td>'
    named = [name for name, holds in (("number", column in table.numbers), ("short", width(text) <= SHORT)) if holds]
    return f'<td class="{" ".join(named)}">{escape(text)}</td>' if named else f"<td>{escape(text)}</td>"
