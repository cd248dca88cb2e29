"""Where the observed change leads, by each way to carry it on."""

from ectrack.core.assessing.outlook import Scenario
from ectrack.locale import N_, _
from ectrack.render import numbers, words
from ectrack.render.detail.shown import Shown
from ectrack.render.needs import best_words
from ectrack.render.screen import Line, indented, inner, pairs, paragraph
from ectrack.render.table import Column, table

SINCE = {
    "baseline": N_("since the baseline"),
    "last-five": N_("over the last five figures"),
    "year": N_("since the year began"),
}
SHAPES = {
    "linear": N_("the same amount a year"),
    "compound": N_("the same growth a year"),
    "compounding": N_("the same rate a year"),
    "season": N_("the same growth over the year before"),
    "plan": N_("the same part of what the plan asks for"),
}
EVENLY = N_("the same amount a month")
"""How a running year goes on on a straight line."""


def outlooks(detail: Shown, width: int | None) -> list[Line]:
    """Return a table of the scenarios, where there is more than the one among the quantities: value at the deadline, day on which the level would be reached, and the range.

    Args:
        detail: The target.
        width: Columns of the terminal; None when nothing has to fit.
    """
    best = [] if detail.best is None else pairs([(_("best growth shown"), best_words(detail.best, detail.found))], width)
    return [*_scenarios(detail, width), *best]


def _scenarios(detail: Shown, width: int | None) -> list[Line]:
    if len(detail.scenarios) <= 1:
        return []
    indicator = detail.found.target.indicator
    columns = [
        Column("since", _("change observed"), wrap=True),
        Column("shape", _("goes on by"), wrap=True),
        Column("value", _("at the deadline"), "right"),
        Column("range", _("range"), "right", drop=1),
        Column("met_on", _("level reached on"), drop=2),
    ]
    rows = [
        {
            "since": _(SINCE[one.since]),
            "shape": _(EVENLY if (one.since, one.shape) == ("year", "linear") else SHAPES[one.shape]),
            "value": words.with_unit(numbers.amount(one.value), indicator),
            "range": _range(one),
            "met_on": one.met_on.isoformat() if one.met_on else "-",
        }
        for one in detail.scenarios
    ]
    ranged = any(one.low is not None for one in detail.scenarios)
    note = _("range: by the least and the most favourable yearly change between neighbours among the last five figures")
    shapely = [column for column in columns if ranged or column.key != "range"]
    return [*indented(table(shapely, rows, inner(width))), *(paragraph(f"  {note}", width, "    ") if ranged else [])]


def _range(scenario: Scenario) -> str:
    if scenario.low is None or scenario.high is None:
        return "-"
    first, last = sorted((scenario.low, scenario.high))
    return _("{low} to {high}").format(low=numbers.amount(first), high=numbers.amount(last))
