"""Totals and yearly amounts over a window (design 7.5, design-2 9.1, 9.2.2, 9.2.5, 9.4.1, 9.4.6)."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from tests.core.assessing.oracle.answer import Answer, Latest
from tests.core.assessing.oracle.given import Case, Figure, day_of_the_report
from tests.core.assessing.oracle.inside import judge_inside, run_inside
from tests.core.assessing.oracle.measuring import level_of, meets, order
from tests.core.assessing.oracle.progress import Way, expected_on, measure, status_by_path
from tests.core.assessing.oracle.runs import Run, lower_bound, newest_run, tiles, total
from tests.core.assessing.oracle.spans import ONE_DAY, Span, year

OF_A_BOUND = (
    "expected",
    "lead",
    "pace",
    "outlook",
    "met_on",
    "share_time",
    "share_done",
    "attainment",
    "observed_growth",
    "planned_growth",
)
ASKED = ("required_growth", "required_per_year", "required_per_month")


def window_of(case: Case) -> Span | None:
    """Return the window: from `from`, else from the day after the period of `since`; None where it has no stated start."""
    assert case.due is not None
    if case.start:
        return Span(case.start.start, case.due.end)
    return Span(case.since.end + ONE_DAY, case.due.end) if case.since else None


def judge_sum(case: Case, answer: Answer, figures: Sequence[Figure]) -> Answer:
    window, day = window_of(case), day_of_the_report(case)
    assert day is not None
    if window is None:
        answer.status, answer.reason = "unrated", "window-unknown"
        return answer
    if day < window.start:
        answer.status = "not-started"
        return answer
    answer.level, answer.margin = level_of(case, None), level_of(case, None, rounded=True)
    answer.baseline = Fraction(0)
    answer.flags |= {"year-short"} if case.goal.key == "each_year" and _is_short(case, figures, window) else set()
    if case.kind == "stock":
        return _rise(case, answer, figures, window, passed=day >= window.end)
    run = run_inside(figures, window)
    if run:
        judge_inside(case, answer, window, run, figures)
        bound = _bound(case, figures, window)
        if answer.status != "achieved" and bound:
            _by_bound(answer, bound)
    else:
        _amounts(case, answer, figures, window, passed=day >= window.end)
    answer.flags |= {"overdue"} if day >= window.end and answer.status in {"on-pace", "behind", "reversing", "unrated"} else set()
    return answer


def _is_short(case: Case, figures: Sequence[Figure], window: Span) -> bool:
    amount = case.goal.value
    assert amount is not None
    numbers = range(window.start.year, window.end.year + 1)
    if case.kind == "stock":
        ends = {one.span.end: one.amount for one in figures} | ({window.day_before: case.stated} if case.stated is not None else {})
        pairs = [(ends.get(year(number).day_before), ends.get(year(number).end)) for number in numbers]
        return any(order(last - first, amount) < 0 for first, last in pairs if first is not None and last is not None)
    runs = [tiles(figures, year(number)) for number in numbers]
    return any(order(total(run), amount) < 0 for run in runs if run)


def _bound(case: Case, figures: Sequence[Figure], window: Span) -> Run:
    """Return figures that add up to the level without a gap between them being known; empty where they do not."""
    bound = lower_bound(figures, window) if case.wanted > 0 and not case.negative else ()
    reaches = bound and meets(case, total(bound), None, level_of(case, None), level_of(case, None, rounded=True))
    return bound if reaches else ()


def _by_bound(answer: Answer, bound: Run) -> None:
    answer.status = "achieved"
    answer.latest = Latest(total(bound), bound[-1].span.end, "summed" if len(bound) > 1 else None)
    answer.shortfall = Fraction(0)
    answer.null("met", *ASKED)
    answer.silent |= {*OF_A_BOUND, "rest", "seasonal", "no-season", "latest", "growth-suffices", "growth-falls-short"}


def _amounts(case: Case, answer: Answer, figures: Sequence[Figure], window: Span, *, passed: bool) -> None:
    """Judge a flow over several years, or over one that is known as a whole."""
    run = newest_run(figures, window)
    if not run or not meets(case, total(run), None, answer.level, answer.margin):
        bound = _bound(case, figures, window)
        if bound:
            _by_bound(answer, bound)
            return
    if not run:
        answer.status = "unrated"
        begun = any(one.span.start >= window.start and one.span.end <= window.end for one in figures)
        late = all(one.span.start > window.end for one in figures)
        answer.reason = "gap-in-window" if begun else "after-deadline" if late else "nothing-after-start"
        return
    _judge(case, answer, Latest(total(run), run[-1].span.end), window, passed=passed)


def _judge(case: Case, answer: Answer, latest: Latest, window: Span, *, passed: bool) -> None:
    level = answer.level
    complete = latest.date == window.end
    met = meets(case, latest.value, None, level, answer.margin)
    settled = met and (complete or not (case.negative or case.kind == "stock"))
    if case.kind == "stock":
        settled = met
    answer.latest = latest
    way = Way(window.day_before, Fraction(0), window.end, level, is_sum=True)
    measure(case, answer, way, latest, met=met)
    answer.attainment = latest.value / level if case.wanted > 0 else None
    answer.shortfall = max((level - latest.value) * case.wanted, Fraction(0))
    if settled:
        answer.status = "achieved"
    elif complete and passed:
        answer.status = "missed"
    else:
        answer.status = status_by_path(answer, had_met=False, met=False)
        answer.silent |= set(ASKED) if met else set()


def _rise(case: Case, answer: Answer, figures: Sequence[Figure], window: Span, *, passed: bool) -> Answer:
    """Judge a stock by its rise since the day before the window."""
    inside = [one for one in figures if window.start <= one.span.end <= window.end]
    opening = case.stated
    if opening is None:
        opening = next((one.amount for one in figures if one.span.end == window.day_before), None)
    if not inside:
        answer.status = "unrated"
        answer.silent |= {"reason"}
        return answer
    newest = max(inside, key=lambda one: one.span.end)
    if opening is None:
        _upper_bound(case, answer, newest, window, passed=passed)
    else:
        _judge(case, answer, Latest(newest.amount - opening, newest.span.end), window, passed=passed)
    if passed and newest.span.end != window.end and answer.status in {"on-pace", "behind", "reversing"}:
        answer.flags.add("overdue")
    answer.silent |= {"overdue"} if answer.status == "unrated" else set()
    return answer


def _upper_bound(case: Case, answer: Answer, newest: Figure, window: Span, *, passed: bool) -> None:
    answer.silent |= {*OF_A_BOUND, *ASKED, "shortfall", "latest", "baseline"}
    answer.flags.add("upper-bound")
    deadline: date = window.end
    way = Way(window.day_before, Fraction(0), deadline, answer.level, is_sum=True)
    if passed and newest.span.end == deadline and newest.amount < answer.level:
        answer.status = "missed"
    elif order(newest.amount, expected_on(case, way, newest.span.end)) < 0:
        answer.status = "behind"
    else:
        answer.status, answer.reason = "unrated", "opening-stock-unknown"
