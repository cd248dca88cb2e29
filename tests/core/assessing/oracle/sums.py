"""Totals and yearly amounts over a window."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from tests.core.assessing.oracle.answer import Answer, Latest
from tests.core.assessing.oracle.given import Case, Figure, day_of_the_report
from tests.core.assessing.oracle.inside import judge_inside, run_inside, say_where_it_leads, weakest
from tests.core.assessing.oracle.measuring import level_of, meets, order, years_of
from tests.core.assessing.oracle.progress import Way, expected_on, measure, status_by_path, why_met
from tests.core.assessing.oracle.runs import Run, may_be_undone, newest_run, reaching_bound, tiles, total
from tests.core.assessing.oracle.spans import ONE_DAY, Span, later, years_between

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
    overdue = day >= window.end + ONE_DAY * case.lag
    if case.kind != "flow":
        return _rise(case, answer, figures, window, overdue=overdue)
    run = run_inside(figures, window)
    if run:
        judge_inside(case, answer, window, run, figures)
        bound = reaching_bound(case, answer, figures, window)
        if answer.status != "achieved" and bound:
            by_bound(answer, bound)
    else:
        _amounts(case, answer, figures, window)
    answer.flags |= {"overdue"} if overdue and answer.status in {"on-pace", "behind", "reversing", "unrated"} else set()
    return answer


def _is_short(case: Case, figures: Sequence[Figure], window: Span) -> bool:
    amount = case.goal.value
    assert amount is not None
    margin = amount - case.wanted * case.goal.last_digit / 2 if case.goal.about else amount

    def reached(value: Fraction, approx: str | None = None) -> bool:
        return meets(case, value, approx, amount, margin)

    years = [Span(later(window.start, 12 * one), later(window.day_before, 12 * (one + 1))) for one in range(int(years_of(case)))]
    if case.kind != "flow":
        ends = {one.span.end: one.amount for one in figures} | ({window.day_before: case.stated} if case.stated is not None else {})
        pairs = [(ends.get(span.day_before), ends.get(span.end)) for span in years]
        first_end = pairs[0][1] if pairs[0][0] is None else None
        # Where the opening stock is unknown, the whole stock at the end of the first year may still be less than the amount.
        return (first_end is not None and not reached(first_end)) or any(
            not reached(last - first) for first, last in pairs if first is not None and last is not None
        )
    runs = [tiles(figures, span) for span in years]
    return any(not reached(total(run), weakest(run)) for run in runs if run)


def by_bound(answer: Answer, bound: Run) -> None:
    """Judge by figures that reach the level together, whatever lies between them: only that it is reached can be said."""
    answer.status = "achieved"
    answer.latest = Latest(total(bound), bound[-1].span.end, "summed" if len(bound) > 1 else None)
    answer.shortfall = Fraction(0)
    answer.null("met", *ASKED)
    answer.silent |= {
        *OF_A_BOUND,
        "rest",
        "seasonal",
        "no-season",
        "judged-as-sum",
        "latest",
        "growth-suffices",
        "growth-falls-short",
    }


def _amounts(case: Case, answer: Answer, figures: Sequence[Figure], window: Span) -> None:
    """Judge a flow over several years, or over one that is known as a whole."""
    run = newest_run(figures, window)
    if not run or not meets(case, total(run), None, answer.level, answer.margin):
        bound = reaching_bound(case, answer, figures, window)
        if bound:
            by_bound(answer, bound)
            return
    if not run:
        answer.status = "unrated"
        begun = any(one.span.start >= window.start and one.span.end <= window.end for one in figures)
        late = all(one.span.start > window.end for one in figures)
        answer.reason = "gap-in-window" if begun else "after-deadline" if late else "nothing-after-start"
        return
    _judge(case, answer, Latest(total(run), run[-1].span.end), window, may_fall=may_be_undone(case, figures, window))


def _judge(case: Case, answer: Answer, latest: Latest, window: Span, *, may_fall: bool = False) -> None:
    level = answer.level
    complete = latest.date >= window.end
    met = meets(case, latest.value, None, level, answer.margin)
    settled = met and (complete or not may_fall)
    answer.latest = latest
    way = Way(window.day_before, Fraction(0), window.end, level, is_sum=True)
    measure(case, answer, way, latest, why_met(latest, met=met, decides=settled))
    answer.attainment = latest.value / level if case.wanted > 0 else None
    answer.shortfall = max((level - latest.value) * case.wanted, Fraction(0))
    if settled:
        answer.status = "achieved"
    elif complete:
        answer.status = "missed"
    else:
        answer.status = status_by_path(case, answer, had_met=False, met=met)
        say_where_it_leads(case, answer)


def _rise(case: Case, answer: Answer, figures: Sequence[Figure], window: Span, *, overdue: bool) -> Answer:
    """Judge a stock by its rise since the day before the window."""
    day = day_of_the_report(case)
    assert day is not None
    opening = case.stated
    if opening is None:
        opening = next((one.amount for one in figures if one.span.end == window.day_before), None)
    newest, late = _newest_of_a_rise(case, answer, figures, window, opening)
    if newest is None:
        after = all(one.span.end > window.end for one in figures)
        answer.status, answer.reason = "unrated", "after-deadline" if after else "nothing-after-start"
        answer.silent |= {"overdue"}
        return answer
    if late == "too-late" or _looks_like_rates(case, answer, figures, window):
        answer.status, answer.reason = "unrated", "rates-added" if _looks_like_rates(case, answer, figures, window) else late
        answer.silent |= {*OF_A_BOUND, *ASKED, "latest", "shortfall", "overdue", "late-figure", "upper-bound"}
        return answer
    answer.flags |= {late} if late else set()
    if opening is None:
        _upper_bound(case, answer, newest, window)
    else:
        _judge(case, answer, Latest(newest.amount - opening, newest.span.end), window)
    if overdue and newest.span.end < window.end and answer.status in {"on-pace", "behind", "reversing"}:
        answer.flags.add("overdue")
    answer.silent |= {"overdue"} if answer.status == "unrated" else set()
    answer.silent |= {"outlook", "met_on", *ASKED} if late else set()
    return answer


def _looks_like_rates(case: Case, answer: Answer, figures: Sequence[Figure], window: Span) -> bool:
    """Return whether no figure of a share in the window is above twice the amount of a year: so yearly rates look, of which no sum is taken."""
    inside = [abs(one.amount) for one in figures if window.start <= one.span.end <= window.end]
    yearly = abs(answer.level) / years_between(window.day_before, window.end)
    return case.kind == "share" and bool(inside) and max(inside) <= 2 * yearly


def _newest_of_a_rise(
    case: Case, answer: Answer, figures: Sequence[Figure], window: Span, opening: Fraction | None
) -> tuple[Figure | None, str | None]:
    """Return the newest figure up to the deadline, else the first later one, and whether that is late or even too late."""
    inside = [one for one in figures if window.start <= one.span.end <= window.end]
    newest = max(inside, key=lambda one: (one.span.end, one.span.end - one.span.start), default=None)
    later_ones = [one for one in figures if one.span.end > window.end and (case.kind == "stock" or one.span.is_day)]
    if not later_ones or (newest and newest.span.end == window.end):
        return newest, None
    first = min(later_ones, key=lambda one: one.span.end)
    if first.span.end <= later(window.end, 12):
        return first, "late-figure"
    met = newest and opening is not None and meets(case, newest.amount - opening, None, answer.level, answer.margin)
    return (newest, None) if met else (first, "too-late")


def _upper_bound(case: Case, answer: Answer, newest: Figure, window: Span) -> None:
    answer.silent |= {*OF_A_BOUND, *ASKED, "shortfall", "latest", "baseline"}
    answer.flags.add("upper-bound")
    deadline: date = window.end
    way = Way(window.day_before, Fraction(0), deadline, answer.level, is_sum=True)
    if newest.span.end >= deadline and newest.amount < answer.level:
        answer.status = "missed"
    elif order(newest.amount, expected_on(case, way, newest.span.end)) < 0:
        answer.status = "behind"
    else:
        answer.status, answer.reason = "unrated", "opening-stock-unknown"
