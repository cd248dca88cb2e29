"""What an import would change: a table, and a record."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from ectrack.core.importing.plan import Item
from ectrack.core.importing.unseen import Unseen
from ectrack.core.problems import Origin, Problem
from ectrack.core.tracker import Tracker
from ectrack.locale import N_, _, ngettext
from ectrack.locale.problem_text import LineOf, hint, message, place
from ectrack.locale.text import visible
from ectrack.render import numbers, words
from ectrack.render.records import exact
from ectrack.render.screen import Line, line
from ectrack.render.table import Column, Row, part, table

WHATS = {"new": N_("new"), "same": N_("same"), "changed": N_("changed"), "refused": N_("refused")}
STYLES = {"new": "green", "same": "dim", "changed": "yellow", "refused": "red"}


def counts(items: Sequence[Item]) -> str:
    """Return how many figures are new, the same, changed and refused."""
    found = [item.what for item in items]
    parts = [_("{n} {status}").format(n=found.count(what), status=_(word)) for what, word in WHATS.items() if what in found]
    return _(", ").join(parts) or _("nothing")


def preview(items: Sequence[Item], tracker: Tracker, width: int | None, room: int) -> list[Line]:
    """Return a table of what importing means, the figure that is recorded beside the one of the sheet, and their counts.

    Where not all fit, those that are the same are only counted, and of the others the first and the last are shown.

    Args:
        items: The figures of the sheet.
        tracker: The tracker as it stands.
        width: Columns of the terminal; None when nothing has to fit.
        room: Lines that there are.
    """
    ending = [line(counts(items))]
    if not items:
        return ending
    rows = room - len(ending)
    whole = table(_columns(), [_row(item, tracker) for item in items], width) if len(items) <= rows else None
    if whole is not None and len(whole) <= rows:
        return [*whole, *ending]
    telling = [item for item in items if item.what != "same"]
    same = len(items) - len(telling)
    more = [line(ngettext("{n} more that is the same", "{n} more that are the same", same).format(n=same))] if same else []
    return [*_beginning_and_end(telling, tracker, width, rows - len(more)), *more, *ending]


def _columns() -> list[Column]:
    return [
        Column("what", ""),
        Column("indicator", _("indicator"), wrap=True),
        Column("region", _("region"), drop=3, wrap=True),
        Column("period", _("period"), drop=4),
        Column("value", _("value"), "right"),
        Column("before", _("on record"), "right", drop=2),
        Column("place", _("place"), drop=1, wrap=True),
    ]


def _beginning_and_end(items: Sequence[Item], tracker: Tracker, width: int | None, room: int) -> list[Line]:
    """Return as many of the first and the last rows as there is room for; nothing where there is none for any."""
    for count in range(min(room, len(items)), 0, -1):
        first, last = items[: (count + 1) // 2], items[len(items) - count // 2 :]
        left = len(items) - count
        rows = [[_row(item, tracker) for item in part_of] for part_of in (first, last)]
        gap = line(ngettext("… {n} more …", "… {n} more …", left).format(n=left))
        found = part(_columns(), rows[0], rows[1], gap, width) if left else table(_columns(), [*rows[0], *rows[1]], width)
        if len(found) <= room:
            return found
    return []


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
        "place": place(item.origin, _line),
    }
    return Row(cells, {"what": STYLES[item.what]})


MOST_SPANS = 8
"""Rows or columns next to each other that are named in one line."""


def hidden_line(unseen: Unseen) -> str:
    """Return what says which hidden rows and columns were read; "" for none."""
    rows = [f"{first}-{last}" if first < last else str(first) for first, last in _spans(unseen.rows)]
    said = []
    if rows:
        said.append(ngettext("row {names}", "rows {names}", len(unseen.rows)).format(names=_few(rows)))
    if unseen.columns:
        said.append(ngettext("column {names}", "columns {names}", len(unseen.columns)).format(names=_few(unseen.columns)))
    count = len(unseen.rows) + len(unseen.columns)
    words = ngettext("hidden: {what}; it was read", "hidden: {what}; they were read", count)
    return words.format(what=_(", ").join(said)) if said else ""


def _few(names: Sequence[str]) -> str:
    """Return the first names, and that there are more."""
    return ", ".join([*names[:MOST_SPANS], *(["…"] if len(names) > MOST_SPANS else [])])


def _spans(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of numbers that follow each other."""
    for _gap, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        found = [number for _place, number in run]
        yield found[0], found[-1]


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


def problem_records(problems: Sequence[Problem], line_of: LineOf) -> list[dict[str, Any]]:
    """Return what keeps figures out, or what is warned of, every single one with its place, as `import --json` lists it.

    Args:
        problems: The refusals or warnings.
        line_of: Looks up the line of a place.
    """
    return [
        {"slug": one.slug, "place": place(one.origin, line_of), "message": message(one, line_of), "hint": hint(one)}
        for one in problems
    ]
