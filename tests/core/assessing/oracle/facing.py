"""A case as a tracker of the program, and what its answer says otherwise than the oracle."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ectrack.core.assessing.assess import report
from ectrack.render.records import record
from tests.core.assessing.oracle.answer import Answer, real
from tests.core.assessing.oracle.given import EQUAL, Case, Figure, Goal
from tests.core.assessing.oracle.spans import Span, year
from tests.core.building import made, tables

QUANTITIES = (
    *("level", "attainment", "share_done", "share_time", "expected", "lead", "pace", "shortfall"),
    *("observed_growth", "planned_growth", "required_growth", "required_per_year", "required_per_month", "left", "left_per_month"),
)
FLAGS = frozenset(
    {
        *("judged-as-sum", "seasonal", "no-season", "overdue", "estimated", "early-estimate", "late-figure", "hold-broken"),
        *(
            "growth-suffices",
            "growth-falls-short",
            "met-by-rounding",
            "approximate-goal",
            "year-short",
            "upper-bound",
            "part-year",
            "outlook-differs",
        ),
    }
)
"""Flags on which the oracle decides."""

REASONS = frozenset(
    {
        *("no-rest-of-year", "within-year", "cap", "seasonal", "milestones", "only-year-to-date", "under-half-a-year", "hold"),
        *("met", "met-by-estimate", "met-so-far", "deadline-reached", "missed", "sum", "flat-path", "zero-value", "negative-value"),
    }
)
"""Reasons of quantities that the text names."""

NAMES = {"outlook": "outlook.value", "met_on": "outlook.met_on"}
SAID_ALONE = ("not-started", "no-data")
"""Statuses beside which only the reason is compared."""


def written(value: Fraction, places: int | None = None) -> str:
    """Return a fraction that ends as a decimal."""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    assert Fraction(number) == value
    return f"{number:.{places}f}" if places is not None else f"{number:f}"


def percent(rate: Fraction, places: int | None = None) -> str:
    return f"{written(rate * 100, places)}%"


def period(span: Span) -> str:
    """Return a span in the notation."""
    months, first = span.months, span.start
    if span == year(first.year):
        return f"{first.year}"
    if months == 6 and first.month in {1, 7}:
        return f"{first.year}-H{first.month // 6 + 1}"
    if months == 3 and first.month % 3 == 1:
        return f"{first.year}-Q{first.month // 3 + 1}"
    if months == 1:
        return f"{first:%Y-%m}"
    if span.is_day:
        return f"{first}"
    return f"{first:%Y-%m}/{span.end:%Y-%m}" if months else f"{first}/{span.end}"


def _digits(goal: Goal, unit: Fraction) -> int:
    places = 0
    while Fraction(1, 10**places) > goal.last_digit / unit:
        places += 1
    return places


def _goal(goal: Goal) -> Iterator[str]:
    if goal.key == "improve":
        yield "improve = true"
    elif goal.rate is not None:
        yield f'{goal.key} = "{percent(goal.rate, _digits(goal, Fraction(1, 100)) if goal.about else None)}"'
    elif goal.high is not None and goal.value is not None:
        yield f'{goal.key} = ["{written(goal.value)}", "{written(goal.high)}"]'
    elif goal.value is not None:
        yield f'{goal.key} = "{written(goal.value, _digits(goal, Fraction(1)) if goal.about else None)}"'
    if goal.about:
        yield 'approx = "about"'
    if goal.hold:
        yield "hold = true"


def goal_text(case: Case) -> str:
    """Return the keys of the target."""
    lines = list(_goal(case.goal))
    lines += [f'from = "{period(case.start)}"'] if case.start else []
    lines += [f'by = "{period(case.due)}"'] if case.due else []
    if case.since and case.stated is not None:
        lines.append(f'baseline = {{ period = "{period(case.since)}", value = "{written(case.stated)}" }}')
    elif case.since:
        lines.append(f'since = "{period(case.since)}"')
    lines += [f'direction = "{"increase" if case.wanted > 0 else "decrease"}"'] if case.turned else []
    if case.milestones:
        inner = ", ".join(f'"{period(span)}" = "{written(value)}"' for span, value in case.milestones)
        lines.append(f"milestones = {{ {inner} }}")
    return "\n".join([*lines, *([f'path = "{case.path}"'] if case.path else [])])


EVERY = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}


def indicator_text(case: Case) -> str:
    """Return further keys of the indicator."""
    lines = ['direction = "decrease"'] if case.direction < 0 else []
    lines += [f"negative = {str(case.negative).lower()}"] if case.negative is not None else []
    lines += [f"lag = {case.lag}"] if case.lag else []
    lines += [f'limit = "{written(case.limit)}"'] if case.limit is not None else []
    return "\n".join([*lines, *([f'every = "{EVERY[case.every]}"'] if case.every else [])])


def figure_text(figure: Figure) -> str:
    """Return the line of a figure."""
    words = [period(figure.span), "-" if figure.value is None else written(figure.value)]
    words += [f"yoy={percent(figure.yoy)}"] if figure.yoy is not None else []
    words += [f"{key}={said}" for key in ("approx", "state") if (said := getattr(figure, key))]
    words += ["revises=corrected"] if figure.revises and figure.value is not None else []
    words += ["withdrawn=wrong"] if figure.value is None else []
    return " ".join([*words, *([] if figure.comparable else ["comparable=false", "source=other"])])


def text_of(case: Case) -> tuple[str, str]:
    """Return the tables and the figures of a case."""
    unit = "%" if case.kind == "share" else "x"
    return tables(goal_text(case), case.kind, unit, indicator_text(case)), "\n".join(map(figure_text, case.figures))


def told(case: Case) -> dict[str, Any]:
    """Return what the program says of a case, as its JSON."""
    tracker, problems = made(*text_of(case))
    assert problems == (), problems
    assessment = report(tracker, as_of=case.as_of, estimates=case.estimates).assessments[0]
    return record(assessment, tracker)


def _fraction(value: Any) -> Any:
    return Fraction(value) if isinstance(value, (Decimal, int)) and not isinstance(value, bool) else value


def agree(wanted: Any, found: Any) -> bool:
    """Return whether two numbers are equal to a relative 1e-12, or two days or words the same."""
    if wanted is None or found is None or isinstance(wanted, (str, date)):
        return bool(wanted == found)
    left, right = real(wanted), real(_fraction(found))
    return bool(abs(left - right) <= real(EQUAL) * max(1, abs(left)))


def _pairs(answer: Answer, said: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Yield the name of each quantity, what the oracle says and what the program says."""
    for name in QUANTITIES:
        yield name, getattr(answer, name), said.get(name)
    yield "baseline", answer.baseline, (said["baseline"] or {}).get("value")
    yield "outlook", answer.outlook, said["outlook"]["value"]
    latest = said["latest"] or {}
    yield "latest", answer.latest.value if answer.latest else None, latest.get("value")
    if answer.latest:
        yield "latest", answer.latest.date.isoformat(), latest.get("date")
        if answer.latest.basis:
            yield "latest.basis", answer.latest.basis, latest.get("basis")
        if answer.latest.seen:
            yield "latest.seen", answer.latest.seen, (latest.get("seen") or {}).get("months")
    rest = said.get("rest") or {}
    if answer.rest is None:
        yield "rest", None, said.get("rest")
        return
    yield "rest", answer.rest.start.isoformat(), rest.get("from")
    yield "rest", answer.rest.end.isoformat(), rest.get("to")
    for name in ("months", "amount", "per_month", "last_year", "growth", "whole_year"):
        yield "rest", getattr(answer.rest, name), rest.get(name)


def _days_apart(answer: Answer, said: Mapping[str, Any]) -> bool:
    """Return whether the outlook reaches the level on two different days."""
    found: str | None = said["outlook"]["met_on"]
    return (answer.met_on.isoformat() if answer.met_on else None) != found


def differences(answer: Answer, said: Mapping[str, Any]) -> list[str]:
    """Return what the program says otherwise than the oracle, one text each."""
    found = [
        f"{name}: oracle {one!r}, program {said[name]!r}"
        for name in ("status", "reason")
        if (one := getattr(answer, name)) != said[name]
    ]
    found = [one for one in found if one.split(":")[0] not in answer.silent]
    if answer.status in SAID_ALONE:
        return found
    found += [
        f"{name}: oracle {_shown(one)}, program {_shown(other)}"
        for name, one, other in _pairs(answer, said)
        if name not in answer.silent and not agree(one, other)
    ]
    if "met_on" not in answer.silent and _days_apart(answer, said):
        found.append(f"outlook.met_on: oracle {answer.met_on}, program {said['outlook']['met_on']}")
    flags = (FLAGS - answer.silent) & (answer.flags ^ set(said["flags"]))
    found += [f"flag {flag}: oracle {flag in answer.flags}, program {flag in said['flags']}" for flag in sorted(flags)]
    for name, reason in answer.reasons.items():
        other = said["reasons"].get(NAMES.get(name, name))
        if reason in REASONS and name not in answer.silent and f"reasons.{name}" not in answer.silent and other != reason:
            found.append(f"reasons.{name}: oracle {reason}, program {other}")
    return found


def _shown(value: Any) -> str:
    return f"{float(value):.10g}" if isinstance(value, (Fraction, Decimal)) else str(value)
