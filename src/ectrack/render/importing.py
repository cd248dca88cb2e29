"""What an import would change: a table, and a record."""

from collections.abc import Sequence
from typing import Any

from ectrack.core.importing.plan import Item
from ectrack.core.problems import Origin, Problem
from ectrack.core.tracker import Tracker
from ectrack.locale import N_, _
from ectrack.locale.problem_text import LineOf, hint, message, place
from ectrack.locale.text import visible
from ectrack.render import numbers, words
from ectrack.render.records import exact
from ectrack.render.screen import Line, line
from ectrack.render.table import Column, Row, table

WHATS = {"new": N_("new"), "same": N_("same"), "changed": N_("changed"), "refused": N_("refused")}
STYLES = {"new": "green", "same": "dim", "changed": "yellow", "refused": "red"}
MOST = 50
"""Rows of figures that say nothing new, beyond which they are only counted."""


def counts(items: Sequence[Item]) -> str:
    """Return how many figures are new, the same, changed and refused."""
    found = [item.what for item in items]
    parts = [_("{n} {status}").format(n=found.count(what), status=_(word)) for what, word in WHATS.items() if what in found]
    return _(", ").join(parts) or _("nothing")


def preview(items: Sequence[Item], tracker: Tracker, width: int | None) -> list[Line]:
    """Return a table of what importing means, the figure that is recorded beside the one of the sheet.

    Args:
        items: The figures of the sheet.
        tracker: The tracker as it stands.
        width: Columns of the terminal; None when nothing has to fit.
    """
    same = [item for item in items if item.what == "same"]
    shown = [item for item in items if item.what != "same"] if len(same) > MOST else list(items)
    columns = [
        Column("what", ""),
        Column("indicator", _("indicator"), wrap=True),
        Column("region", _("region"), drop=4, wrap=True),
        Column("period", _("period"), drop=5),
        Column("value", _("value"), "right"),
        Column("before", _("on record"), "right", drop=3),
        Column("why", _("why"), drop=2, wrap=True),
        Column("place", _("place"), drop=1, wrap=True),
    ]
    kept = [column for column in columns if column.key != "why" or any(item.problems for item in shown)]
    lines = table(kept, [_row(item, tracker) for item in shown], width) if shown else []
    more = [line(_("{n} more that are the same").format(n=len(same)))] if len(same) > MOST else []
    return [*lines, *more, line(counts(items))]


def _line(origin: Origin) -> int | None:
    return origin.line


def _row(item: Item, tracker: Tracker) -> Row:
    figure, before = item.figure, item.before
    indicator = tracker.indicators.get(figure.get("indicator", ""))
    recorded = words.with_unit(numbers.exact(before.value), indicator) if before and before.value is not None and indicator else "-"
    value = words.with_unit(numbers.exact(item.value), indicator) if item.value is not None and indicator else "-"
    cells = {
        "what": _(WHATS[item.what]),
        "indicator": visible(figure.get("indicator", "-")),
        "region": visible(figure.get("region", "-")),
        "period": visible(str(figure.get("period", "-"))),
        "value": words.approximate(value, figure.get("approx")),
        "before": recorded,
        "why": _("; ").join(message(problem, _line) for problem in item.problems) or "-",
        "place": place(item.origin, _line),
    }
    return Row(cells, {"what": STYLES[item.what]})


def records(items: Sequence[Item]) -> list[dict[str, Any]]:
    """Return what importing each figure means, as `import --json` lists it."""
    return [
        {
            "what": item.what,
            "place": place(item.origin, _line),
            "indicator": item.figure.get("indicator"),
            "region": item.figure.get("region"),
            "period": str(item.figure["period"]) if "period" in item.figure else None,
            "value": exact(item.value),
            "recorded": exact(item.before.value) if item.before else None,
            "problems": [{"slug": problem.slug, "message": message(problem, _line)} for problem in item.problems],
        }
        for item in items
    ]


def warning_records(warnings: Sequence[Problem], line_of: LineOf) -> list[dict[str, Any]]:
    """Return the warnings about figures that are imported, as `import --json` lists them.

    Args:
        warnings: The warnings.
        line_of: Looks up the line of a place.
    """
    return [
        {"slug": one.slug, "place": place(one.origin, line_of), "message": message(one, line_of), "hint": hint(one)}
        for one in warnings
    ]
