"""`ectrack show`: one target with everything there is to say about it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ectrack.console.answers import answers
from ectrack.console.complete import targets
from ectrack.console.opening import open_report
from ectrack.console.options import Query, reads
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.assessing.assessment import Assessment, Report
    from ectrack.core.tracker import Tracker
    from ectrack.render.detail.shown import Shown

IdsArgument = Annotated[list[str], typer.Argument(help=_("The targets to show."), autocompletion=targets)]
ALL = "all"
"""In place of a method: the verdicts of all of them."""

ExplainOption = Annotated[bool, typer.Option("--explain", help=_("Print each formula, filled in with the numbers of the target."))]


@reads
@answers
def show(query: Query, *, ids: IdsArgument, explain: ExplainOption = False) -> str:
    """Show one target: its clause, its figures with their sources, every quantity or why it is empty, and a chart."""
    everything = query.method == ALL
    tracker, report = open_report(replace(query, method=None) if everything else query)
    details = _shown(query, tracker, report, everything=everything)
    if query.json:
        from ectrack.render.json_text import json_text

        return json_text(_record(tracker, report, details))
    from ectrack.render.detail.detail import detail
    from ectrack.render.screen import composed, line, width

    columns = width()
    named = [one for one in details if one.found.target.id in ids]
    parts = {
        one.found.target.id: [part.found for part in details if part.found.target.split_of == one.found.target.id] for one in named
    }
    pages = [detail(one, columns, explain=explain, parts=parts[one.found.target.id]) for one in named]
    return composed(
        [part for index, page in enumerate(pages) for part in ([line(), line("=" * 20), line()] if index else []) + page]
    )


def _shown(query: Query, tracker: "Tracker", report: "Report", *, everything: bool) -> "list[Shown]":
    """Return the targets with the figures that speak for them, oldest first, and the verdicts of all methods if asked for."""
    from decimal import localcontext

    from ectrack.core.assessing.assess import situate, verdicts
    from ectrack.core.assessing.best_growth import best_growth
    from ectrack.core.assessing.methods.evidence import Evidence
    from ectrack.core.assessing.outlook import scenarios
    from ectrack.core.assessing.schedule import path_years
    from ectrack.core.assessing.speaking import speaking
    from ectrack.core.figures.standing import Figures
    from ectrack.core.values.quantities import CONTEXT
    from ectrack.render.detail.shown import Shown

    figures = Figures(tracker, report.as_of, report.known_by)
    estimates = tracker.settings.estimates if query.estimates is None else query.estimates

    def one(assessment: "Assessment") -> Shown:
        situation, relative = situate(assessment.target, figures, estimates=estimates), assessment.target.goal.relative
        return Shown(
            assessment,
            speaking(assessment.target, figures, estimates=estimates).history,
            tracker,
            report.known_by,
            scenarios(situation),
            path_years(situation),
            best_growth(Evidence(situation, figures)),
            verdicts(assessment.target, figures, estimates=estimates) if everything else {},
            figures.sums(assessment.target.indicator, assessment.target.region),
            figures.sums(relative.indicator, relative.region or assessment.target.region) if relative else (),
        )

    with localcontext(CONTEXT):
        return [one(found) for found in report.assessments]


def _record(tracker: "Tracker", report: "Report", details: "list[Shown]") -> dict[str, Any]:
    from ectrack.locale import current
    from ectrack.render.records import (
        best_growth_record,
        figure_records,
        report_record,
        scenario_records,
        sum_records,
        verdict_records,
        year_records,
    )

    whole = report_record(report, tracker, current())
    whole["targets"] = list(whole["targets"])
    for record, one in zip(whole["targets"], details, strict=True):
        if one.verdicts:
            record["methods"] = verdict_records(one.verdicts)
        record["outlook"]["scenarios"] = scenario_records(one.scenarios)
        record["best_growth"] = best_growth_record(one.best)
        record["path_years"] = year_records(one.path_years)
        record["figures"] = figure_records(one.found, tracker, one.history, one.known_by)
        record["sums"] = sum_records(one.sums)
    return whole
