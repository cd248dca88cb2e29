"""`ectrack need`: what each open goal now requires."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ectrack.console.answers import answers
from ectrack.console.opening import chosen_targets, day_given, open_tracker, report_of, statuses_given
from ectrack.console.options import Query, reads
from ectrack.console.orders import FirstOption, ReverseOption, SortOption
from ectrack.console.supposed_figures import supposed
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.assessing.assessment import Report
    from ectrack.core.tracker import Tracker
    from ectrack.render.needs import Needs

IfOption = Annotated[
    list[str] | None,
    typer.Option("--if", help=_("Suppose a figure, also INDICATOR@REGION:PERIOD=VALUE; may be repeated.")),
]


@reads
@answers
def need(
    query: Query,
    *,
    what_if: IfOption = None,
    sort: SortOption = "status",
    reverse: ReverseOption = False,
    first: FirstOption = None,
) -> str:
    """Show what each open goal now requires: what is missing, the growth still needed, per year and per month."""
    tracker = open_tracker(query.dir)
    shown, tracker = _needs(query, tracker, what_if or [])
    shown = replace(shown, report=_ordered(shown.report, sort, reverse=reverse), first=first)
    if query.json:
        from ectrack.render.json_text import json_text

        return json_text(_record(shown, tracker))
    from ectrack.render.needs import needs
    from ectrack.render.screen import composed, width

    return composed(needs(shown, tracker, width()))


def _needs(query: Query, tracker: "Tracker", texts: list[str]) -> "tuple[Needs, Tracker]":
    from ectrack.core.assessing.best_growth import best_growths
    from ectrack.core.assessing.what_if import day_with, differing, with_supposed
    from ectrack.core.selection import with_status
    from ectrack.render.needs import Needs

    everything = replace(query, statuses=())
    before = report_of(everything, tracker)
    recorded = with_status(before, statuses_given(query.statuses))
    best = best_growths(recorded, tracker, estimates=query.estimates)
    if not texts:
        return Needs(recorded, {}, best=best), tracker
    figures = supposed(tracker, chosen_targets(tracker, query), texts)
    changed = with_supposed(tracker, figures)
    day = day_with(day_given(query.as_of, tracker.years) if query.as_of else before.as_of, figures)
    after = report_of(replace(everything, as_of=day.isoformat() if day else None), changed)
    kept = {assessment.target.id for assessment in recorded.assessments}
    after = replace(after, assessments=tuple(one for one in after.assessments if one.target.id in kept))
    return Needs(after, differing(before, after), figures, best), changed


def _ordered(report: "Report", sort: str, *, reverse: bool) -> "Report":
    from ectrack.render.order import ordered

    return replace(report, assessments=ordered(report.assessments, sort, reverse=reverse))


def _record(needs: "Needs", tracker: "Tracker") -> dict[str, Any]:
    from ectrack.locale import current
    from ectrack.render.records import best_growth_record, record, report_record

    assessments = needs.report.assessments
    open_ones = tuple(assessment for assessment in assessments if assessment.is_open or assessment.target.id in needs.before)[
        : needs.first
    ]
    whole = report_record(replace(needs.report, assessments=open_ones), tracker, current())
    whole["counts"] = needs.report.counts
    whole["targets"] = list(whole["targets"])
    for one in whole["targets"]:
        one["best_growth"] = best_growth_record(needs.best.get(one["id"]))
    if needs.supposed:
        whole["what_if"] = [
            {"indicator": actual.indicator, "region": actual.region, "period": str(actual.period), "value": actual.value}
            for actual in needs.supposed
        ]
        whole["before"] = [
            record(needs.before[assessment.target.id], tracker, current())
            for assessment in assessments
            if assessment.target.id in needs.before
        ]
    return whole
