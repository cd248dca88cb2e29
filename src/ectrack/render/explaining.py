"""Explanations as text and as records."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ectrack.core.assessing.methods import METHODS, SO_FAR
from ectrack.core.assessing.methods.method import CutOffs, Method
from ectrack.locale import _
from ectrack.locale.explanations import KINDS, Entry
from ectrack.locale.explanations.methods import POINTS
from ectrack.locale.terms import verdict_word
from ectrack.locale.text import visible
from ectrack.render import words
from ectrack.render.json_text import SCHEMA_VERSION
from ectrack.render.screen import Line, line, pairs, paragraph, titled
from ectrack.render.verdicts import told_cut_offs

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def index(entries: Sequence[Entry], width: int | None) -> list[Line]:
    """Return all names by kind, each with its words.

    Args:
        entries: The entries.
        width: Columns of the terminal; None when nothing has to fit.
    """
    lines: list[Line] = []
    for kind, words_ in KINDS.items():
        rows = [(entry.name, _brief(entry)) for entry in entries if entry.kind == kind]
        lines += [*([line()] if lines else []), *titled(_(words_), pairs(rows, width))]
    return lines


def _brief(entry: Entry) -> str:
    what = text(entry.explanation.what)
    return what if _(entry.title) in {"", what} or not entry.title else words.statement(_(entry.title), what)


def explained(entries: Sequence[Entry], width: int | None) -> list[Line]:
    """Return the whole explanations, one below the other.

    Args:
        entries: The entries.
        width: Columns of the terminal; None when nothing has to fit.
    """
    pages = [_page(entry, width) for entry in entries]
    return [part for index, page in enumerate(pages) for part in ([line()] if index else []) + page]


def _page(entry: Entry, width: int | None) -> list[Line]:
    name = words.with_id(_(entry.title), entry.name) if entry.title else visible(entry.name)
    lines = [
        line(words.statement(name, _(KINDS[entry.kind])), "bold"),
        *paragraph(f"  {text(entry.explanation.what)}", width, "  "),
    ]
    for title, texts in _sections(entry):
        lines += [line(), *titled(title, [part for one in texts for part in paragraph(f"  {one}", width, "    ")])]
    return lines


def _sections(entry: Entry) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the sections of an explanation that say something, each with its title."""
    one = entry.explanation
    method = METHODS.get(entry.name) if entry.kind == "method" else None
    sections = (
        (_("Formula"), (*one.formula, *([text(one.where)] if one.where else []))),
        (_("Cut-offs"), cut_offs(method) if method else ()),
        (_("Words"), [_words(method)] if method else ()),
        (_("Values"), [f"{value}: {_(meaning)}" for value, meaning in one.values]),
        (_("Example"), (*([text(one.example)] if one.example else []), *one.worked, *one.written)),
        (_("Stands in"), [_(", ").join(one.places)] if one.places else ()),
        (_("Notes"), _notes(entry, method)),
        (_("Source"), [text(one.source)] if one.source else ()),
    )
    yield from ((title, texts) for title, texts in sections if texts)


def _notes(entry: Entry, method: Method | None) -> list[str]:
    notes = [text(entry.explanation.note)] if entry.explanation.note else []
    if method is not None and method.name not in SO_FAR:
        notes.append(
            _("In the year of the deadline it judges whole years: the newest full one, or its estimate (remark estimated).")
        )
    if method is not None and not method.confirmed:
        notes.append(_("The cut-offs without a target are not confirmed by a primary page."))
    return notes


def cut_offs(method: Method) -> list[str]:
    """Return the cut-offs of a method in words: those with a target, and those without."""
    found = [told_cut_offs(method.name, method.cut_offs)] if method.cut_offs else []
    if method.free_cut_offs:
        without = told_cut_offs(method.name, method.free_cut_offs)
        found.append(_("without a target: {list}").format(list=without))
    return found


def _words(method: Method) -> str:
    return _(", ").join(words.with_id(verdict_word(method.name, word), word) for word in method.words)


def text(message: str) -> str:
    """Return a text of an explanation in the language in use; what a message would fill in stays open as an ellipsis."""
    said = _(message) if message else ""  # "" is the key of the heading of a catalogue
    filled = said.replace("{points}", _(POINTS)).replace("{{", "{").replace("}}", "}")
    return _PLACEHOLDER.sub("…", filled)


def records(entries: Sequence[Entry]) -> dict[str, Any]:
    """Return the explanations as one record: `explain --json`."""
    return {"schema_version": SCHEMA_VERSION, "names": [_record(entry) for entry in entries]}


def _record(entry: Entry) -> dict[str, Any]:
    one = entry.explanation
    method = METHODS.get(entry.name) if entry.kind == "method" else None
    return {
        "kind": entry.kind,
        "name": entry.name,
        "title": _(entry.title) if entry.title else None,
        "what": text(one.what),
        "formula": list(one.formula),
        "where": text(one.where) or None,
        "cut_offs": _cut_off_records(method.cut_offs) if method else [],
        "free_cut_offs": _cut_off_records(method.free_cut_offs) if method else [],
        "words": list(method.words) if method else [],
        "confirmed": method.confirmed if method else None,
        "example": text(one.example) or None,
        "worked": list(one.worked),
        "written": list(one.written),
        "places": list(one.places),
        "values": {value: _(meaning) for value, meaning in one.values},
        "note": text(one.note) or None,
        "source": text(one.source) or None,
    }


def _cut_off_records(cut_offs: CutOffs) -> list[dict[str, Any]]:
    return [{"least": cut.least, "word": cut.word} for cut in cut_offs]
