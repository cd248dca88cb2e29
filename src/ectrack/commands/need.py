"""`ectrack need`: what each open goal now requires."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ectrack.console.answers import answers
from ectrack.console.opening import chosen_targets, day_given, open_tracker, report_of
from ectrack.console.options import Query, reads
from ectrack.console.orders import FirstOption, ReverseOption, SortOption
from ectrack.console.what_if import supposed
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.assessing.assessment import Assessment, Report
    from ectrack.core.assessing.best_growth import BestGrowth
    from ectrack.core.model import Actual
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
    from ectrack.render.needs import Needs

    recorded = report_of(query, tracker)
    if not texts:
        return Needs(recorded, {}, best=_best(query, tracker, recorded)), tracker
    changed, figures = supposed(tracker, chosen_targets(tracker, query), texts)
    # A day before the end of a supposed period would leave the figure out without a word.
    everything = replace(_until(query, figures), statuses=())
    before = {one.target.id: one for one in report_of(replace(query, statuses=()), tracker).assessments}
    found = report_of(everything, changed)
    kept = {one.target.id for one in recorded.assessments}
    found = replace(found, assessments=tuple(one for one in found.assessments if one.target.id in kept))
    affected = {one.target.id: before[one.target.id] for one in found.assessments if _says(one) != _says(before[one.target.id])}
    return Needs(found, affected, figures, _best(query, tracker, recorded)), changed


def _best(query: Query, tracker: "Tracker", report: "Report") -> "dict[str, BestGrowth]":
    """Return the best growth that each target's recorded figures have shown, by the target's id."""
    from decimal import localcontext

    from ectrack.core.assessing.assess import situate
    from ectrack.core.assessing.best_growth import best_growth
    from ectrack.core.assessing.methods.evidence import Evidence
    from ectrack.core.figures.figures import Figures
    from ectrack.core.values.quantities import CONTEXT

    figures = Figures(tracker, report.as_of, report.known_by)
    estimates = tracker.settings.estimates if query.estimates is None else query.estimates
    targets = [found.target for found in report.assessments]
    with localcontext(CONTEXT):
        shown = [best_growth(Evidence(situate(target, figures, estimates=estimates), figures)) for target in targets]
    return {target.id: best for target, best in zip(targets, shown, strict=True) if best is not None}


def _until(query: Query, figures: "tuple[Actual, ...]") -> Query:
    if query.as_of is None:
        return query
    return replace(query, as_of=max(day_given(query.as_of), *(figure.period.end for figure in figures)).isoformat())


def _says(assessment: "Assessment") -> tuple[object, ...]:
    return (
        assessment.status,
        assessment.latest,
        assessment.baseline,
        assessment.level,
        assessment.expected,
        assessment.shortfall,
        assessment.required_growth,
    )


def _ordered(report: "Report", sort: str, *, reverse: bool) -> "Report":
    from ectrack.render.order import ordered

    return replace(report, assessments=ordered(report.assessments, sort, reverse=reverse))


def _record(needs: "Needs", tracker: "Tracker") -> dict[str, Any]:
    from ectrack.locale import current
    from ectrack.render.records import best_growth_record, record, report_record

    found = needs.report.assessments
    open_ones = tuple(one for one in found if one.is_open or one.target.id in needs.before)[: needs.first]
    whole = report_record(replace(needs.report, assessments=open_ones), tracker, current())
    whole["counts"] = needs.report.counts
    whole["targets"] = list(whole["targets"])
    for one in whole["targets"]:
        one["best_growth"] = best_growth_record(needs.best.get(one["id"]))
    if needs.supposed:
        whole["what_if"] = [
            {"indicator": one.indicator, "region": one.region, "period": str(one.period), "value": one.value}
            for one in needs.supposed
        ]
        whole["before"] = [
            record(needs.before[one.target.id], tracker, current()) for one in found if one.target.id in needs.before
        ]
    return whole
