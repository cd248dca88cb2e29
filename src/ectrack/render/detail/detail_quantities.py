"""The quantities on the page of one target, and their formulas filled in."""

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.quantity_list import BY_KEY
from ectrack.locale import _
from ectrack.locale.terms import QUANTITIES, reason_words, term
from ectrack.render import words
from ectrack.render.detail.formulas import explained
from ectrack.render.detail.quantity_text import text_of
from ectrack.render.detail.shown import Shown
from ectrack.render.screen import Line, pairs, paragraph


def quantities(assessment: Assessment, width: int | None) -> list[Line]:
    """Return the quantities with a value, then the names of the others by the reason why they have none."""
    texts = {key: text_of(assessment, key) for key in BY_KEY}
    known = [(term(QUANTITIES, key), text) for key, text in texts.items() if text is not None]
    by_reason: dict[str, list[str]] = {}
    for key in (key for key, text in texts.items() if text is None and words.why_empty(assessment, key) not in words.UNTOLD):
        by_reason.setdefault(words.why_empty(assessment, key), []).append(term(QUANTITIES, key))
    lines = pairs(known, width)
    for reason, names in by_reason.items():
        told = words.statement(_("not defined, {reason}").format(reason=reason_words(reason)), _(", ").join(names))
        lines += paragraph(f"  {told}", width, "    ")
    return lines


def formulas(detail: Shown, width: int | None) -> list[Line]:
    """Return each formula in words, filled in, with what comes out."""
    lines = list[Line]()
    for one in explained(detail.found, detail.history):
        name = term(QUANTITIES, one.key)
        equals = "->" if BY_KEY[one.key].sort == "day" else "="
        told = one.result if one.filled == one.result else f"{one.filled} {equals} {one.result}"
        lines += paragraph(f"  {name} = {one.words}", width, "    ")
        lines += paragraph(f"    = {told}", width, "      ")
    return lines
