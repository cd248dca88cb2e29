"""The quantities on the page of one target, and their formulas filled in."""

from ectrack.core.assessing.assessment import Assessment
from ectrack.locale import _
from ectrack.locale.terms import QUANTITIES, reason_words, term
from ectrack.render import words
from ectrack.render.detail.formulas import explained
from ectrack.render.detail.quantity_text import text_of
from ectrack.render.detail.shown import Shown
from ectrack.render.screen import Line, pairs, paragraph

ASIDE = frozenset({"start", "deadline"})
"""Quantities that other lines tell."""


def quantities(assessment: Assessment, width: int | None) -> list[Line]:
    """Return the quantities with a value, then the names of the others by the reason why they have none."""
    texts = {key: text_of(assessment, key) for key in QUANTITIES if key not in ASIDE}
    known = [(term(QUANTITIES, key), text) for key, text in texts.items() if text is not None]
    by_reason: dict[str, list[str]] = {}
    for key in (key for key, text in texts.items() if text is None and words.why_empty(assessment, key) not in words.UNTOLD):
        by_reason.setdefault(words.why_empty(assessment, key), []).append(term(QUANTITIES, key))
    lines = pairs(known, width)
    for reason, names in by_reason.items():
        told = words.told(_("not defined, {reason}").format(reason=reason_words(reason)), _(", ").join(names))
        lines += paragraph(f"  {told}", width, "    ")
    return lines


def formulas(detail: Shown, width: int | None) -> list[Line]:
    """Return each formula in words, filled in, with what comes out."""
    found, lines = detail.found, list[Line]()
    for one in explained(found, detail.history):
        name = term(QUANTITIES, one.key)
        outcome = found.outlook.met_on.isoformat() if one.key == "outlook.met_on" and found.outlook.met_on else one.result
        equals = "->" if one.key == "outlook.met_on" else "="
        lines += paragraph(f"  {name} = {one.words}", width, "    ")
        lines += paragraph(
            f"    = {one.filled} {equals} {outcome}" if one.filled != outcome else f"    = {outcome}", width, "      "
        )
    return lines
