"""Levels to be kept in every period (design-2 9.2.10, 9.4.1, 9.4.9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.core.assessing.oracle.answer import Answer, Latest
from tests.core.assessing.oracle.given import Case, Figure, day_of_the_report
from tests.core.assessing.oracle.measuring import level_of, meets
from tests.core.assessing.oracle.runs import Run, newest_run, tiles, total
from tests.core.assessing.oracle.spans import ONE_DAY, Span, later


@dataclass(frozen=True)
class Seen:
    """A period that was seen: its value, and whether a figure behind it is preliminary."""

    span: Span
    latest: Latest
    approx: str | None
    is_preliminary: bool
    is_part: bool = False


def judge_hold(case: Case, answer: Answer, figures: Sequence[Figure]) -> Answer:
    """Judge by the first period that breaks the level, and at the deadline by what was not seen."""
    day = day_of_the_report(case)
    assert day is not None
    answer.level, answer.margin = level_of(case, None), level_of(case, None, rounded=True)
    start = case.start.start if case.start else min(one.span.start for one in figures)
    end = case.due.end if case.due else date.max
    seen = _seen(case, figures, start, min(end, day))
    if not seen:
        answer.status, answer.reason = "unrated", None
        answer.silent |= {"reason", "shortfall", "attainment"}
        return answer
    broken = [one for one in seen if not meets(case, one.latest.value, one.approx, answer.level, answer.margin)]
    whole = [one for one in broken if not one.is_part]
    _say(answer, seen[-1], case)
    if any(not one.is_preliminary for one in whole) and case.due:
        answer.status, answer.reason = "missed", "hold-broken"
    elif whole:
        answer.status, answer.reason = "behind", "hold-broken"
    elif broken and broken[-1] == seen[-1]:
        answer.status = "behind"
        answer.silent |= {"reason", "hold-broken"}
    else:
        _unbroken(case, answer, seen, Span(start, end))
    answer.flags |= {"hold-broken"} if whole else set()
    if day >= end and answer.status in {"on-pace", "behind"}:
        answer.flags.add("overdue")
    return answer


def _say(answer: Answer, newest: Seen, case: Case) -> None:
    answer.latest = newest.latest
    answer.null("hold", "pace", "outlook")
    answer.shortfall = max((answer.level - newest.latest.value) * case.wanted, 0)
    answer.silent |= {
        "attainment",
        "expected",
        "lead",
        "share_time",
        "share_done",
        "planned_growth",
        "observed_growth",
        "met_on",
        "baseline",
    }
    answer.silent |= {"required_growth", "required_per_year", "required_per_month"}
    answer.silent |= {"latest", "shortfall"} if case.kind == "flow" else set()


def _unbroken(case: Case, answer: Answer, seen: Sequence[Seen], window: Span) -> None:
    day = day_of_the_report(case)
    if day is None or day < window.end or case.due is None:
        answer.status = "on-pace"
        return
    periods = _periods(case, window.start, window.end)
    unseen = [span for span in periods if not any(_is_in(case, one.span, span) for one in seen)]
    newest = seen[-1].latest.date
    if any(span.end < newest for span in unseen):
        answer.status, answer.reason = "unrated", "hold-gap"
        answer.silent.add("overdue")
    else:
        answer.status = "on-pace" if unseen else "achieved"


def _is_in(case: Case, seen: Span, span: Span) -> bool:
    by_day = case.kind == "stock" or seen.is_day
    return span.start <= seen.end <= span.end if by_day else seen == span


def _periods(case: Case, start: date, end: date) -> list[Span]:
    """Return the periods of the window: by `every`, else calendar years."""
    spans, first = [], start
    while first <= end:
        following = later(first, case.every or 12)
        spans.append(Span(first, following - ONE_DAY))
        first = following
    return spans


def _seen(case: Case, figures: Sequence[Figure], start: date, end: date) -> list[Seen]:
    if case.kind == "flow":
        return _amounts(case, figures, start, end)
    inside = [one for one in figures if start <= one.span.end <= end and (case.kind == "stock" or one.span.start >= start)]
    found = []
    for one in sorted(inside, key=lambda figure: (figure.span.end, figure.span.end - figure.span.start)):
        lengths = {12, case.every}
        part = case.kind != "stock" and not one.span.is_day and one.span.months not in lengths
        found.append(Seen(one.span, Latest(one.amount, one.span.end), one.approx, one.state == "preliminary", part))
    return found


def _amounts(case: Case, figures: Sequence[Figure], start: date, end: date) -> list[Seen]:
    """Return the full periods of a flow, and a year to date where it alone proves a break."""
    found, broken = [], []
    for span in _periods(case, start, end):
        run = tiles(figures, span)
        if run:
            found.append(_sum(run, span))
        elif case.wanted < 0 and not case.negative:
            begun = newest_run(figures, span)
            level = level_of(case, None)
            broken += [_sum(begun, span)] if begun and total(begun) > level else []
    return sorted([*found, *broken], key=lambda one: one.latest.date)


def _sum(run: Run, span: Span) -> Seen:
    said = next((one.approx for one in run if one.approx), None)
    return Seen(span, Latest(total(run), run[-1].span.end), said, any(one.state == "preliminary" for one in run))
