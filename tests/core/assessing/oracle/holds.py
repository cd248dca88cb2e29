"""Levels to be kept in every period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.core.assessing.oracle.answer import Answer, Latest
from tests.core.assessing.oracle.given import Case, Figure, day_of_the_report
from tests.core.assessing.oracle.inside import may_be_kept, weakest
from tests.core.assessing.oracle.measuring import level_of, meets
from tests.core.assessing.oracle.runs import Run, lower_bound, may_be_undone, newest_run, tiles, total
from tests.core.assessing.oracle.spans import ONE_DAY, Span, later, year
from tests.core.assessing.oracle.speaking import Voice, estimate


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
    answer.null("hold", "pace", "outlook")
    answer.silent |= UNTOLD | ({"latest", "shortfall"} if case.kind == "flow" else set())
    start = _start(case)
    inside = _seen(case, figures, start, min(case.due.end if case.due else date.max, day))
    judged = [one for one in inside if not one.is_part]
    periods = _periods(case, start, judged)
    late = _late(case, figures, judged, periods)
    if late:
        answer.flags |= {"late-figure"}
        inside, judged = [*inside, late], [*judged, late]
        periods = _periods(case, start, judged)
    if not inside:
        answer.status, answer.reason = "unrated", None
        answer.silent |= {"reason", "shortfall", "overdue", "late-figure", "latest", "part-year"}
        return answer
    _say(case, answer, inside[-1])
    guess = _estimate(case, figures, inside)
    broken = [one for one in judged if not _keeps(case, answer, one)]
    if broken:
        is_final = any(not one.is_preliminary for one in broken)
        answer.status, answer.reason = "missed" if is_final and case.due else "behind", "hold-broken"
        answer.flags.add("hold-broken")
    elif guess is not None:
        answer.flags |= guess.flags
        assert guess.latest is not None
        answer.status = "on-pace" if meets(case, guess.latest.value, None, answer.level, answer.margin) else "behind"
    else:
        answer.status = "on-pace" if _keeps(case, answer, inside[-1]) else "behind"
    passed = case.due is not None and day >= case.due.end
    if passed and not broken:
        _at_the_deadline(case, answer, judged, periods)
    overdue = case.due and day >= case.due.end + ONE_DAY * case.lag
    answer.flags |= {"overdue"} if overdue and answer.status in {"on-pace", "behind"} else set()
    return answer


UNTOLD = {
    *("attainment", "expected", "lead", "share_time", "share_done", "planned_growth", "observed_growth", "met_on", "baseline"),
    *("required_growth", "required_per_year", "required_per_month"),
}
"""What the text does not say of a level to be kept."""


def _start(case: Case) -> date | None:
    """Return the first day of the window: `from`, else the day after the baseline; None where it begins with the first figure."""
    return case.start.start if case.start else case.since.end + ONE_DAY if case.since else None


def _keeps(case: Case, answer: Answer, one: Seen) -> bool:
    return meets(case, one.latest.value, one.approx, answer.level, answer.margin)


def _say(case: Case, answer: Answer, newest: Seen) -> None:
    answer.latest = newest.latest
    answer.shortfall = max((answer.level - newest.latest.value) * case.wanted, Fraction(0))
    is_span = case.kind == "share" and not newest.span.is_day and (newest.span.months or 0) % 12 != 0
    answer.flags |= {"part-year"} if is_span else set()


def _estimate(case: Case, figures: Sequence[Figure], inside: Sequence[Seen]) -> Voice | None:
    """Return the estimate of the year after the newest full one, which shows the way while nothing is broken."""
    if case.kind != "flow" or not case.estimates:
        return None
    following = Span(later(inside[-1].span.start, 12), later(inside[-1].span.end, 12))
    if case.due and following.end > case.due.end:
        return None
    return estimate(case, figures, following, inside[-1].latest.value) if inside[-1].latest.value > 0 else None


def _at_the_deadline(case: Case, answer: Answer, judged: Sequence[Seen], periods: Sequence[Span]) -> None:
    """Judge a window that is over, of which nothing seen breaks the level."""
    assert case.due is not None
    unseen = [span for span in periods if not any(_is_in(case, one, span) for one in judged)]
    if judged and any(span.end < judged[-1].latest.date for span in unseen):
        answer.status, answer.reason = "unrated", "hold-gap"
        answer.silent.add("overdue")
    elif judged and not unseen:
        answer.status = "achieved"


def _is_in(case: Case, one: Seen, span: Span) -> bool:
    """Return whether a period is seen by a figure: by any of its days, else by its own figure, the last also by a late one."""
    by_day = case.kind == "stock" or one.span.is_day
    is_last = case.due is not None and span.end == case.due.end
    if is_last and one.span.end > span.end:
        return True
    return span.start <= one.span.end <= span.end if by_day else one.span.end == span.end


def _periods(case: Case, start: date | None, judged: Sequence[Seen]) -> list[Span]:
    """Return the periods of the calendar, by `every`, else the years, that begin in the window; without a start from the first figure on."""
    if not judged or case.due is None:
        return []
    step = (case.every or 12) if case.kind != "flow" else 12
    first = (start or judged[0].span.start).replace(day=1)
    begin, spans = later(date(first.year - 1, 12, 31), (first.month - 1) // step * step) + ONE_DAY, []
    while begin <= case.due.end:
        following = later(begin, step)
        if start is None or begin >= start:
            spans.append(Span(begin, min(following - ONE_DAY, case.due.end)))
        begin = following
    return spans


def _late(case: Case, figures: Sequence[Figure], judged: Sequence[Seen], periods: Sequence[Span]) -> Seen | None:
    """Return the first late figure, where it may stand for the deadline and the last period has none."""
    due = case.due
    if due is None or case.kind == "flow" or any(one.span.end == due.end for one in judged):
        return None
    after = [one for one in figures if one.span.end > due.end and (case.kind == "stock" or one.span.is_day)]
    first = min(after, key=lambda one: one.span.end, default=None)
    if first is None or first.span.end > later(due.end, 12):
        return None
    missing = [span for span in periods if not any(_is_in(case, one, span) for one in judged)]
    if judged and not missing:
        return None
    return Seen(first.span, Latest(first.amount, first.span.end), first.approx, first.state == "preliminary")


def _seen(case: Case, figures: Sequence[Figure], start: date | None, end: date) -> list[Seen]:
    if case.kind == "flow":
        return _amounts(case, figures, start or date.min, end)
    first = start or date.min
    inside = [one for one in figures if one.span.end <= end and (one.span.end if case.kind == "stock" else one.span.start) >= first]
    found = []
    for one in sorted(inside, key=lambda figure: (figure.span.end, figure.span.end - figure.span.start)):
        part = case.kind != "stock" and not one.span.is_day and one.span.months != (case.every or 12) and one.span != case.due
        found.append(Seen(one.span, Latest(one.amount, one.span.end), one.approx, one.state == "preliminary", part))
    return found


def _amounts(case: Case, figures: Sequence[Figure], start: date, end: date) -> list[Seen]:
    """Return the full years of a flow, and what a part of a year has brought where it alone proves a break."""
    found = []
    for number in range(min(one.span.start.year for one in figures), end.year + 1):
        span = year(number)
        run = tiles(figures, span)
        if span.start < start or (case.due and span.end > case.due.end):
            continue
        if run:
            found.append(_sum(run, span))
        elif case.wanted < 0 and not may_be_undone(case, figures, span):
            level, margin = level_of(case, None), level_of(case, None, rounded=True)
            sums = [one for one in (newest_run(figures, span), lower_bound(figures, span)) if one]
            proof = next((one for one in sums if not may_be_kept(case, total(one), weakest(one), level, margin)), None)
            found += [_sum(proof, span)] if proof else []
    return found


def _sum(run: Run, span: Span) -> Seen:
    return Seen(span, Latest(total(run), run[-1].span.end), weakest(run), any(one.state == "preliminary" for one in run))
