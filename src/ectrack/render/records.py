"""Assessments as plain records: the JSON contract, key by key."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

from ectrack.core.assessing.assessment import Assessment, Report, Rest, Verdict, YearRow, counts
from ectrack.core.assessing.best_growth import BestGrowth
from ectrack.core.assessing.methods import METHODS
from ectrack.core.assessing.outlook import Scenario
from ectrack.core.assessing.quantity_list import QUANTITY_LIST
from ectrack.core.figures.points import Coverage, Point
from ectrack.core.model import Approx, Goal
from ectrack.core.tracker import Tracker
from ectrack.core.values.names import in_language
from ectrack.core.values.quantities import plain
from ectrack.render.figure_roles import figure_roles
from ectrack.render.json_text import SCHEMA_VERSION

RATIO_DIGITS = 18
EXACT_DIGITS = 40
"""A value of more digits came out of a division or a root, and is rounded like a ratio."""

MISSING_TOLD = 20
"""Of a sum of regions so many missing ones are named; the numbers tell how many there are."""

_RATIO = Context(prec=RATIO_DIGITS, rounding=ROUND_HALF_EVEN)
_ONE_SIDED: dict[Approx, str] = {"more_than": "at_least", "less_than": "at_most"}

_ADDED = ("excess_share", "years_early")
"""Quantities that came into the contract later and stand behind the others of their kind."""

_COMPUTED = [one for one in QUANTITY_LIST if one.measure and one.sort != "day" and not one.is_part]
_VALUES = tuple(one.key for one in _COMPUTED if one.is_exact)
_RATIOS = (*(one.key for one in _COMPUTED if not one.is_exact and one.key not in _ADDED), *_ADDED)


def report_record(report: Report, tracker: Tracker, lang: str = "en") -> dict[str, Any]:
    """Return a report as one record: `status --json`.

    Args:
        report: The report.
        tracker: Where it came from.
        lang: Language of names and titles; everything else is the same in every language.

    Returns:
        The record; its targets are an iterator, so that they need not be in memory together.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": _day(report.as_of),
        "known_by": _day(report.known_by),
        "method": report.method,
        "counts": report.counts,
        "targets": (record(found, tracker, lang) for found in report.assessments),
    }


def record(assessment: Assessment, tracker: Tracker, lang: str = "en") -> dict[str, Any]:
    """Return an assessment as a record with all keys of a target.

    Args:
        assessment: The assessment.
        tracker: Where it came from.
        lang: Language of names and titles.
    """
    readings = [
        {**_record(other, tracker, lang), "name": name, "changes_status": other.status is not assessment.status}
        for name, other in assessment.readings
    ]
    return {**_record(assessment, tracker, lang), "readings": readings}


def _record(assessment: Assessment, tracker: Tracker, lang: str) -> dict[str, Any]:
    target, indicator, verdict = assessment.target, assessment.target.indicator, assessment.verdict
    policy = tracker.policies.get(target.policy) if target.policy else None
    return {
        "id": target.id,
        "name": in_language(target.names, lang),
        "policy": target.policy,
        "policy_title": in_language(policy.names, lang) if policy else None,
        "clause": target.clause,
        "binding": target.binding,
        "indicator": indicator.id,
        "region": target.region,
        "unit": indicator.unit.text,
        "kind": indicator.kind.value,
        "direction": "increase" if target.direction > 0 else "decrease",
        "owner": target.owner,
        "tags": list(target.tags),
        "goal": _goal(target.goal),
        "level": exact(assessment.level),
        "start": _day(assessment.start),
        "deadline": _day(assessment.deadline),
        "baseline": _baseline(assessment.baseline),
        "latest": _latest(assessment.latest),
        "other": _latest(assessment.other),
        **{key: exact(getattr(assessment, key)) for key in _VALUES},
        **{key: ratio(getattr(assessment, key)) for key in _RATIOS},
        "outlook": {"value": exact(assessment.outlook.value), "met_on": _day(assessment.outlook.met_on)},
        "rest": _rest(assessment.rest),
        "met_on": _day(assessment.met_on),
        "status": assessment.status.value,
        "reason": assessment.reason,
        "reasons": dict(sorted(assessment.reasons.items())),
        "flags": list(assessment.flags),
        "years": year_records(assessment.years),
        "method": assessment.method,
        "verdict": verdict.word,
        "ratio": ratio(verdict.ratio),
        "score": ratio(verdict.score),
        "readings": [],
    }


def verdict_records(verdicts: Mapping[str, Verdict]) -> dict[str, Any]:
    """Return what each method says, by the names of the methods."""
    return {
        name: {"verdict": said.word, "ratio": ratio(said.ratio), "score": ratio(said.score), "reason": said.reason}
        for name, said in verdicts.items()
    }


def year_records(rows: Sequence[YearRow]) -> list[dict[str, Any]]:
    """Return what each year asks for and brought."""
    return [
        {"year": row.year, "period": row.year, "goal": exact(row.goal), "value": exact(row.value), "met": row.met} for row in rows
    ]


def group_records(groups: Iterable[tuple[str | None, Sequence[Assessment]]], method: str) -> list[dict[str, Any]]:
    """Return what is said of groups of targets: their counts, and the verdict where the method speaks of groups.

    Args:
        groups: Targets by what they have in common.
        method: Name of the method.
    """
    group = METHODS[method].group

    def one(key: str | None, members: Sequence[Assessment]) -> dict[str, Any]:
        said = group([found.verdict for found in members]) if group else Verdict()
        ids = [found.target.id for found in members]
        return {"key": key, "counts": counts(members), "verdict": said.word, "score": ratio(said.score), "targets": ids}

    return [one(key, members) for key, members in groups]


def best_growth_record(best: BestGrowth | None) -> dict[str, Any] | None:
    """Return the best growth that a series has shown."""
    if best is None:
        return None
    return {"rate": ratio(best.rate), "per_year": ratio(best.per_year), "period": best.period, "published": best.published}


def scenario_records(scenarios: Sequence[Scenario]) -> list[dict[str, Any]]:
    """Return where the observed change leads, by each way to carry it on."""
    return [
        {
            "since": one.since,
            "shape": one.shape,
            "value": exact(one.value),
            "met_on": _day(one.met_on),
            "low": exact(one.low),
            "high": exact(one.high),
        }
        for one in scenarios
    ]


def _goal(goal: Goal) -> dict[str, Any]:
    return {
        "type": goal.type.value,
        "value": exact(goal.value),
        "high": exact(goal.high),
        "rate": ratio(goal.rate),
        "of": goal.relative.series if goal.relative else None,
        "times": ratio(goal.relative.times) if goal.relative else None,
        "plus": exact(goal.relative.plus) if goal.relative else None,
        "hold": goal.hold,
        "average": goal.average,
        "approx": one_sided(goal.approx),
    }


def _baseline(point: Point | None) -> dict[str, Any] | None:
    return (
        None
        if point is None
        else {"period": point.period, "date": _day(point.date), "value": exact(point.value), "link": point.link}
    )


def _rest(rest: Rest | None) -> dict[str, Any] | None:
    """Return what the rest of a running year must bring; `from` is its first day, `to` the deadline."""
    if rest is None:
        return None
    return {
        "from": _day(rest.start),
        "to": _day(rest.end),
        "months": ratio(rest.months),
        "amount": exact(rest.amount),
        "per_month": ratio(rest.per_month),
        "last_year": exact(rest.last_year),
        "growth": ratio(rest.growth),
        "whole_year": ratio(rest.whole_year),
    }


def _coverage(coverage: Coverage | None) -> dict[str, Any] | None:
    return {"of": coverage.of, "have": coverage.have, "missing": list(coverage.missing[:MISSING_TOLD])} if coverage else None


def sum_records(sums: Iterable[Point]) -> list[dict[str, Any]]:
    """Return the sums of the regions below, each with its coverage."""
    return [
        {"period": one.period, "date": _day(one.date), "value": exact(one.value), "rolled_up": _coverage(one.rolled_up)}
        for one in sums
    ]


def _published(point: Point) -> Decimal | None:
    """Return the growth published with a figure, also one at comparable prices, on which nothing about its level rests."""
    recorded = point.basis in {"observed", "year-to-date"} and len(point.inputs) == 1
    return point.inputs[0].yoy if point.yoy is None and recorded else point.yoy


def _latest(point: Point | None) -> dict[str, Any] | None:
    if point is None:
        return None
    return {
        "period": point.period,
        "date": _day(point.date),
        "value": exact(point.value),
        "basis": point.basis,
        "rolled_up": _coverage(point.rolled_up),
        "approx": one_sided(point.approx),
        "state": point.state,
        "source": point.source,
        "link": point.link,
        "yoy": ratio(_published(point)),
        "seen": {"months": point.seen[0], "of": point.seen[1]} if point.seen else None,
        "comparable": True,
        "inputs": [
            {
                "indicator": one.indicator,
                "region": one.region,
                "period": str(one.period),
                "value": exact(one.value),
                "source": one.source,
            }
            for one in point.inputs
        ],
    }


def one_sided(approx: Approx | None) -> str | None:
    """Return how a figure is approximate: `about`, `at_least` or `at_most`."""
    return _ONE_SIDED.get(approx, approx) if approx else None


def ratio(value: Decimal | None) -> Decimal | None:
    """Return a ratio with at most 18 significant digits, without exponent and without zeros at its end."""
    return None if value is None else plain(_RATIO.plus(value))


def exact(value: Decimal | None) -> Decimal | None:
    """Return a value in its unit exactly; rounded like a ratio where it has no exact decimal."""
    if value is None or len(value.as_tuple().digits) > EXACT_DIGITS:
        return ratio(value)
    return plain(value)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def figure_records(
    assessment: Assessment, tracker: Tracker, history: Sequence[Point], known_by: date | None = None
) -> list[dict[str, Any]]:
    """Return all recorded figures behind a target, each with the part it has in the assessment.

    Args:
        assessment: The assessment.
        tracker: Where it came from.
        history: The figures that speak for the target, oldest first.
        known_by: Day by which figures had to be recorded.
    """
    return [
        {
            "indicator": one.actual.indicator,
            "region": one.actual.region,
            "period": str(one.actual.period),
            "date": _day(one.actual.period.end),
            "value": exact(one.actual.value),
            "yoy": ratio(one.actual.yoy),
            "approx": one_sided(one.actual.approx),
            "state": one.actual.state,
            "comparable": one.actual.comparable,
            "source": one.actual.source,
            "note": one.actual.note,
            "recorded": _day(one.actual.recorded),
            "role": one.role,
            "why": one.why,
            "link": one.link,
        }
        for one in figure_roles(assessment, tracker, history, known_by)
    ]
