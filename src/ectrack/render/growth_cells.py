"""Cells of growths: of the rest inside a running year, in points where the indicator is in %, per month where a year says nothing."""

from ectrack.core.assessing.assessment import Assessment
from ectrack.locale import _
from ectrack.render import words
from ectrack.render.notes import Cell, Legend

PER_MONTH_INSTEAD = frozenset({"no-rest-of-year", "under-half-a-year"})
"""Reasons for which no growth a year is required, while the amount a month is known."""


def growth_cell(key: str) -> Cell:
    """Return the cell of a growth; one that is told in points is explained under the table."""

    def cell(assessment: Assessment, legend: Legend) -> str:
        shown = words.quantity(assessment, key)
        if shown is None:
            return legend.empty(words.why_empty(assessment, key))
        if words.told_as(assessment, key) != key:
            legend.mark(_("pp: percentage points a year, where the indicator is in %"))
        return shown

    return cell


def required_cell(assessment: Assessment, legend: Legend) -> str:
    """Return the required growth, inside a running year that of its rest: `rest 46.19%`."""
    shown = growth_cell("required_growth")(assessment, legend)
    if assessment.running is None or assessment.required_growth is None:
        return shown
    legend.mark(_("rest: growth of the rest of the year over the same rest of the year before"))
    return _("rest {rate}").format(rate=shown)


def required_or_per_month(assessment: Assessment, legend: Legend) -> str:
    """Return the required growth, or the amount a month where there is none: `+138.82 a month`."""
    per_month = words.quantity(assessment, "required_per_month")
    if per_month is None or assessment.reasons.get("required_growth") not in PER_MONTH_INSTEAD:
        return required_cell(assessment, legend)
    return _("{amount} a month").format(amount=per_month)


def observed_cell(assessment: Assessment, legend: Legend) -> str:
    """Return the observed growth, inside a running year with that of the whole year that is needed: `29.20%, year needs 38.42%`."""
    shown = growth_cell("observed_growth")(assessment, legend)
    needed = words.quantity(assessment, "rest.whole_year")
    if needed is None:
        return shown
    sentence = _("{rate}, year needs {needed}") if assessment.left is None else _("{rate}, year at most {needed}")
    return sentence.format(rate=shown, needed=needed)
