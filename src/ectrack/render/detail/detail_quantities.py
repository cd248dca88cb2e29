"""The quantities on the page of one target, and their formulas filled in."""

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.quantity_list import BY_KEY
from ectrack.core.model import GoalType
from ectrack.locale import _
from ectrack.locale.terms import QUANTITIES, reason_words, term
from ectrack.render import words
from ectrack.render.detail.formulas import explained
from ectrack.render.detail.quantity_text import text_of
from ectrack.render.detail.shown import Shown
from ectrack.render.screen import Line, pairs, paragraph

ONLY_IN_POINTS = frozenset({"observed_per_year", "planned_per_year"})
"""Changes a year that are told only where they stand for a growth."""

OF_THE_REST = frozenset(
    {"rest.start", "rest.end", "required_growth", "planned_growth", "required_per_month", "left", "left_per_month"}
)
"""What the sentence on the rest of a running year and its amounts say already."""


def quantities(assessment: Assessment, width: int | None) -> list[Line]:
    """Return the quantities with a value, then the names of the others by the reason why they have none."""
    texts = {key: text_of(assessment, key) for key in BY_KEY if is_told(assessment, key) and not is_repeated(assessment, key)}
    known = [(words.quantity_name(assessment, key), text) for key, text in texts.items() if text is not None]
    by_reason: dict[str, list[str]] = {}
    for key in (key for key, text in texts.items() if text is None and words.why_empty(assessment, key) not in words.UNTOLD):
        by_reason.setdefault(words.why_empty(assessment, key), []).append(term(QUANTITIES, key))
    lines = pairs(known, width)
    for reason, names in by_reason.items():
        told = words.statement(_("not defined, {reason}").format(reason=reason_words(reason)), _(", ").join(names))
        lines += paragraph(f"  {told}", width, "    ")
    return lines


def is_told(assessment: Assessment, key: str) -> bool:
    """Return whether a quantity is told: of growths and changes a year the growth, or the points where those stand for it."""
    if key in words.IN_POINTS:
        return words.told_as(assessment, key) == key
    return key not in ONLY_IN_POINTS or key in (words.told_as(assessment, growth) for growth in words.IN_POINTS)


def is_repeated(assessment: Assessment, key: str) -> bool:
    """Return whether the rest of a running year says the same as a quantity."""
    if key == "planned_growth" and assessment.target.goal.type is GoalType.GROWTH:
        return False
    return assessment.rest is not None and key in OF_THE_REST


def formulas(detail: Shown, width: int | None) -> list[Line]:
    """Return each formula in words, filled in, with what comes out."""
    lines = list[Line]()
    for one in (one for one in explained(detail.found, detail.history) if is_told(detail.found, one.key)):
        name = words.quantity_name(detail.found, one.key)
        equals = "->" if BY_KEY[one.key].sort == "day" else "="
        told = one.result if one.filled == one.result else f"{one.filled} {equals} {one.result}"
        lines += paragraph(f"  {name} = {one.words}", width, "    ")
        lines += paragraph(f"    = {told}", width, "      ")
    return lines
