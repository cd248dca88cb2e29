"""`ectrack log`: the figures in the order of recording."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ectrack.console.complete import indicators, regions
from ectrack.console.opening import open_tracker
from ectrack.console.options import DirOption, JsonOption, tracker_dir
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.model import Actual
    from ectrack.core.tracker import Tracker


_TOLD = frozenset({"preliminary", "forecast", "estimated-by-source", "break"})
"""States that are told beside a figure; a final or revised one is what people expect."""


def log(
    indicator: Annotated[
        list[str] | None, typer.Option("--indicator", help=_("Only this indicator; may be repeated."), autocompletion=indicators)
    ] = None,
    region: Annotated[
        list[str] | None,
        typer.Option("--region", help=_("Only this region and what lies below it; may be repeated."), autocompletion=regions),
    ] = None,
    json: JsonOption = False,
    folder: DirOption = None,  # the option's name
) -> None:
    """Show all figures in the order of recording, those revised and withdrawn included."""
    tracker = open_tracker(tracker_dir(folder))
    chosen = _chosen(tracker, indicator or [], region or [])
    everything = list(tracker.figures())
    standing = _standing(tracker, everything)
    figures = [actual for actual in everything if chosen(actual)]
    if json:
        from ectrack.render.json_text import SCHEMA_VERSION, json_text

        print(
            json_text({"schema_version": SCHEMA_VERSION, "actuals": [_record(tracker, one, standing[id(one)]) for one in figures]}),
            end="",
        )
        return
    from ectrack.render.table import Column, print_table

    columns = [
        Column("recorded", _("recorded"), drop=2),
        Column("indicator", _("indicator"), wrap=True),
        Column("region", _("region")),
        Column("period", _("period")),
        Column("value", _("value"), align="right"),
        Column("standing", _("standing"), drop=3, wrap=True),
        Column("source", _("source"), drop=1, wrap=True),
    ]
    print_table(columns, [_cells(tracker, one, standing[id(one)]) for one in figures])


def _chosen(tracker: "Tracker", indicators: list[str], regions: list[str]) -> "Callable[[Actual], bool]":
    from ectrack.console.outcome import Failed
    from ectrack.core.problems import Problem
    from ectrack.core.suggesting import suggestion

    problems = [
        Problem(slug, None, {"found": word, **suggestion(word, known)})
        for slug, words, known in (
            ("unknown-indicator", indicators, tracker.indicators),
            ("unknown-region", regions, tracker.regions),
        )
        for word in words
        if word not in known
    ]
    if problems:
        raise Failed(problems)
    places = {below for region in regions for below in tracker.below(region)}
    return lambda actual: (not indicators or actual.indicator in indicators) and (not regions or actual.region in places)


def _standing(tracker: "Tracker", figures: "Sequence[Actual]") -> dict[int, str]:
    """Return what has become of each figure: `live`, `revised`, `withdrawn`, or `withdrawal` for a block that takes one back."""
    from ectrack.core.figures.vintages import live

    groups: defaultdict[tuple[str, str, object], list[Actual]] = defaultdict(list)
    for actual in figures:
        groups[actual.indicator, actual.region, actual.period.end].append(actual)
    found: dict[int, str] = {}
    for group in groups.values():
        for count, actual in enumerate(group, start=1):
            standing = {id(one) for one in live(group[:count], tracker.indicators)}
            for earlier in group[: count - 1]:
                if found[id(earlier)] == "live" and id(earlier) not in standing:
                    found[id(earlier)] = "withdrawn" if actual.withdrawn else "revised"
            found[id(actual)] = "withdrawal" if actual.withdrawn else "live"
    return found


def _marks(actual: "Actual", standing: str) -> str:
    from ectrack.locale.terms import ROLES, STATES, term
    from ectrack.locale.text import visible

    marks = [] if standing == "live" else [term(ROLES, standing)]
    marks += [_("a revision")] if actual.revises else []
    marks += [] if actual.comparable or actual.withdrawn else [term(ROLES, "not-comparable")]
    marks += [term(STATES, actual.state)] if actual.state in _TOLD else []
    why = actual.revises or actual.withdrawn
    return f"{', '.join(marks)}{f': {visible(why)}' if why else ''}"


def _cells(tracker: "Tracker", actual: "Actual", standing: str) -> dict[str, str]:
    from ectrack.locale.text import visible
    from ectrack.render import numbers

    unit = tracker.indicators[actual.indicator].unit.text
    value = "-" if actual.value is None else f"{numbers.exact(actual.value)} {unit}".strip()
    signs = {"about": "~", "at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<"}
    return {
        "recorded": actual.recorded.isoformat() if actual.recorded else "-",
        "indicator": visible(actual.indicator),
        "region": visible(actual.region),
        "period": visible(str(actual.period)),
        "value": visible(f"{signs.get(actual.approx or '', '')}{value}"),
        "standing": _marks(actual, standing),
        "source": visible(actual.source or "-"),
    }


def _record(tracker: "Tracker", actual: "Actual", standing: str) -> dict[str, Any]:
    from ectrack.store.lines import line_of

    return {
        "indicator": actual.indicator,
        "region": actual.region,
        "period": str(actual.period),
        "date": actual.period.end.isoformat(),
        "value": actual.value,
        "unit": tracker.indicators[actual.indicator].unit.text,
        "yoy": actual.yoy,
        "approx": actual.approx,
        "state": actual.state,
        "se": actual.se,
        "comparable": actual.comparable,
        "dated": actual.dated,
        "source": actual.source,
        "note": actual.note,
        "recorded": actual.recorded.isoformat() if actual.recorded else None,
        "revises": actual.revises,
        "withdrawn": actual.withdrawn,
        "standing": standing,
        "file": actual.origin.file,
        "line": line_of(actual.origin),
    }
