"""The tables of a data package: what targets are set by and on, the targets, their progress, and the figures."""

from collections.abc import Sequence
from typing import get_args

from ectrack.core.assessing.assessment import Assessment, Report, Status
from ectrack.core.assessing.quantity_list import BY_KEY
from ectrack.core.figures.dependence import places
from ectrack.core.figures.report_day import known
from ectrack.core.model import Actual, Approx, GoalType, Kind, State, Target
from ectrack.core.tracker import Tracker
from ectrack.locale import _
from ectrack.render import words
from ectrack.render.exports import Field
from ectrack.render.headings import speaks_for, tracker_title
from ectrack.render.package.resource import FRACTION, IN_UNIT, Column, Resource, Value
from ectrack.render.tables.readable import is_number

DIRECTIONS = {1: "increase", -1: "decrease"}


def about(report: Report, tracker: Tracker) -> dict[str, str | None]:
    """Return what a description says of all tables."""
    return {
        "title": tracker_title(tracker) or _("Targets"),
        "description": _("{day}. A text that a spreadsheet would take for a formula begins with an apostrophe.").format(
            day=speaks_for(report)
        ),
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "known_by": report.known_by.isoformat() if report.known_by else None,
        "method": report.method,
    }


def resources(report: Report, tracker: Tracker, columns: Sequence[Field]) -> list[Resource]:
    """Return the tables of a report.

    Args:
        report: The report, in the order in which it is to be written.
        tracker: Where it came from.
        columns: Of the table of progress.
    """
    return [
        _regions(tracker),
        _indicators(tracker),
        _policies(tracker),
        _targets(report),
        _progress(report, columns),
        _actuals(report, tracker),
    ]


def _regions(tracker: Tracker) -> Resource:
    columns = [
        Column("id", _("id")),
        Column("name", _("name")),
        Column("parent", _("region above")),
        Column("level", _("level")),
        Column("note", _("note")),
    ]
    rows = [(region.id, words.name(region.names), region.parent, region.level, region.note) for region in tracker.regions.values()]
    return Resource("regions", _("regions"), columns, rows, {"parent": "regions"})


def _indicators(tracker: Tracker) -> Resource:
    columns = [
        Column("id", _("id")),
        Column("name", _("name")),
        Column("unit", _("unit")),
        Column("kind", _("kind"), words=tuple(Kind)),
        Column("direction", _("direction"), words=tuple(DIRECTIONS.values())),
        Column("limit", _("limit"), "number", IN_UNIT),
        Column("definition", _("definition")),
        Column("note", _("note")),
    ]
    rows = [
        (
            *(
                indicator.id,
                words.name(indicator.names),
                indicator.unit.text,
                indicator.kind.value,
                DIRECTIONS[indicator.direction],
                indicator.limit,
            ),
            *(indicator.definition, indicator.note),
        )
        for indicator in tracker.indicators.values()
    ]
    return Resource("indicators", _("indicators"), columns, rows)


def _policies(tracker: Tracker) -> Resource:
    columns = [
        Column("id", _("id")),
        Column("title", _("title")),
        Column("issuer", _("issuer")),
        Column("issued", _("issued"), "date"),
        Column("source", _("source")),
        Column("note", _("note")),
    ]
    rows = [
        (policy.id, words.name(policy.names), policy.issuer, policy.issued, policy.source, policy.note)
        for policy in tracker.policies.values()
    ]
    return Resource("policies", _("policies"), columns, rows)


def _targets(report: Report) -> Resource:
    columns = [
        Column("id", _("id")),
        Column("name", _("target")),
        Column("policy", _("policy id")),
        Column("indicator", _("indicator id")),
        Column("region", _("region id")),
        Column("goal", _("kind of goal"), words=tuple(GoalType)),
        Column("value", _("value"), "number", IN_UNIT),
        Column("high", _("high end"), "number", IN_UNIT),
        Column("rate", _("rate"), "number", FRACTION),
        Column("unit", _("unit")),
        Column("approx", _("approximate"), words=get_args(Approx)),
        Column("hold", _("to be kept"), "boolean"),
        Column("direction", _("direction"), words=tuple(DIRECTIONS.values())),
        Column("start", _("first day"), "date"),
        Column("deadline", _("deadline"), "date"),
        Column("baseline_period", _("baseline period")),
        Column("owner", _("owner")),
        Column("binding", _("binding"), "boolean"),
        Column("clause", _("clause")),
        Column("note", _("note")),
    ]
    rows = [_target(assessment.target) for assessment in report.assessments]
    refers = {"policy": "policies", "indicator": "indicators", "region": "regions"}
    return Resource("targets", _("Targets"), columns, rows, refers)


def _target(target: Target) -> Sequence[Value]:
    return (
        *(
            target.id,
            words.target_name(target),
            target.policy,
            target.indicator.id,
            target.region,
            target.goal.type.value,
            target.goal.value,
            target.goal.high,
        ),
        *(
            target.goal.rate,
            target.indicator.unit.text,
            target.goal.approx,
            target.goal.hold,
            DIRECTIONS[target.direction],
            target.start,
            target.deadline,
        ),
        *(str(target.baseline.period) if target.baseline else None, target.owner, target.binding, target.clause, target.note),
    )


def _progress(report: Report, columns: Sequence[Field]) -> Resource:
    """Return the progress table; what is a word of ectrack is written as its key, the same in every language."""
    others = _with_unit([field for field in columns if field.key != "id"])
    made = [Column("id", _("id")), *(_column(field) for field in others)]
    rows = [(assessment.target.id, *(_cell(field, assessment) for field in others)) for assessment in report.assessments]
    names = {field.key for field in others}
    refers = {
        key: table for key, table in {"policy": "policies", "indicator": "indicators", "region": "regions"}.items() if key in names
    }
    return Resource("progress", _("progress"), made, rows, {"id": "targets", **refers})


def _with_unit(columns: list[Field]) -> list[Field]:
    """Return columns with that of the unit, which numbers refer to."""
    if any(field.key == "unit" for field in columns):
        return columns
    return [*columns, Field("unit", _("unit"), lambda assessment: assessment.target.indicator.unit.text)]


def _column(field: Field) -> Column:
    if is_number(field):
        return Column(field.key, field.heading, "number", FRACTION if BY_KEY[field.key].is_fraction else IN_UNIT)
    if field.key == "deadline":
        return Column(field.key, field.heading, "date")
    return Column(field.key, field.heading, words=tuple(Status) if field.key == "status" else ())


def _cell(field: Field, assessment: Assessment) -> Value:
    match field.key:
        case "status":
            return assessment.status.value
        case "reason":
            return assessment.reason
        case "verdict":
            return assessment.verdict.word
        case "basis":
            return assessment.latest.basis if assessment.latest else None
        case "approx":
            return assessment.latest.approx if assessment.latest else None
        case "flags":
            return "; ".join(assessment.flags)
        case "deadline":
            return assessment.deadline
        case _:
            return field.cell(assessment)


def _actuals(report: Report, tracker: Tracker) -> Resource:
    columns = [
        Column("number", _("number of the figure"), "integer"),
        Column("indicator", _("indicator id")),
        Column("region", _("region id")),
        Column("period", _("period")),
        Column("start", _("first day"), "date"),
        Column("end", _("last day"), "date"),
        Column("value", _("value"), "number", IN_UNIT),
        Column("unit", _("unit")),
        Column("yoy", _("on a year before"), "number", FRACTION),
        Column("approx", _("approximate"), words=get_args(Approx)),
        Column("state", _("state"), words=get_args(State)),
        Column("se", _("standard error"), "number", IN_UNIT),
        Column("comparable", _("comparable"), "boolean"),
        Column("source", _("source")),
        Column("note", _("note")),
        Column("recorded", _("recorded"), "date"),
        Column("revises", _("why revised")),
        Column("withdrawn", _("why withdrawn")),
    ]
    needed = places(tracker, (assessment.target for assessment in report.assessments))
    actuals = [actual for actual in known(tracker, report.known_by) if (actual.indicator, actual.region) in needed]
    rows = [_actual(number, actual, tracker) for number, actual in enumerate(actuals, start=1)]
    return Resource("actuals", _("recorded figures"), columns, rows, {"indicator": "indicators", "region": "regions"})


def _actual(number: int, actual: Actual, tracker: Tracker) -> Sequence[Value]:
    return (
        *(number, actual.indicator, actual.region, str(actual.period), actual.period.start, actual.period.end, actual.value),
        *(tracker.indicators[actual.indicator].unit.text, actual.yoy, actual.approx, actual.state, actual.se, actual.comparable),
        *(actual.source, actual.note, actual.recorded, actual.revises, actual.withdrawn),
    )
