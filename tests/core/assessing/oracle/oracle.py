"""The arithmetic of every target, written from the rules alone and apart from the program, in exact fractions."""

from collections.abc import Sequence
from fractions import Fraction

from tests.core.assessing.oracle.answer import Answer, Latest
from tests.core.assessing.oracle.given import Case, Figure, day_of_the_report, live, usable
from tests.core.assessing.oracle.holds import judge_hold
from tests.core.assessing.oracle.inside import OPEN, REQUIRED, judge_inside, may_be_kept, run_inside, say_where_it_leads, weakest
from tests.core.assessing.oracle.measuring import level_of, meets, order, yearly_growth
from tests.core.assessing.oracle.progress import (
    Way,
    expected_on,
    measure,
    outer_milestones,
    required,
    status_by_path,
    why_met,
    within_limit,
)
from tests.core.assessing.oracle.runs import Run, lower_bound, may_be_undone, reaching_bound, tiles, total
from tests.core.assessing.oracle.spans import ONE_DAY, Span, years_between
from tests.core.assessing.oracle.speaking import Voice, baseline_of, before_the_year, dated
from tests.core.assessing.oracle.sums import OF_A_BOUND, by_bound, judge_sum, window_of


def judged(case: Case) -> Answer:
    """Return every quantity of a target, its status and its reasons."""
    answer = Answer()
    answer.flags |= {"approximate-goal"} if case.goal.about else set()
    day, figures = day_of_the_report(case), usable(case)
    window = window_of(case) if case.goal.is_sum else case.start
    if window and day and day < window.start:
        answer.status = "not-started"
        return answer
    if not figures:
        answer.status, answer.reason = "no-data", _no_data(case)
        return answer
    if case.goal.is_sum:
        return judge_sum(case, answer, figures)
    if case.goal.hold:
        return judge_hold(case, answer, figures)
    return judge_level(case, answer, figures)


def _no_data(case: Case) -> str:
    standing = live(case.figures)
    if not standing:
        return "only-forecast" if any(figure.state == "forecast" for figure in case.figures) else "no-figure"
    return "none-by-as-of" if any(figure.comparable for figure in standing) else "only-not-comparable"


def judge_level(case: Case, answer: Answer, figures: Sequence[Figure]) -> Answer:
    """Judge a level to be reached at the end of a period."""
    due, day, base = case.due, day_of_the_report(case), baseline_of(case, figures)
    assert due is not None
    assert day is not None
    level, margin = level_of(case, base), level_of(case, base, rounded=True)
    answer.level, answer.margin, answer.baseline = level, margin, base
    passed = day >= due.end + ONE_DAY * case.lag
    first = case.start.start if case.start else min(one.span.start for one in figures)
    inside = [one for one in figures if (one.span.end if case.kind == "stock" else one.span.start) >= first]

    def reaches(value: Fraction, approx: str | None) -> bool:
        return level is not None and meets(case, value, approx, level, margin)

    run = run_inside(inside, due) if case.kind == "flow" and level is not None else ()
    bound = lower_bound(inside, due) if case.kind == "flow" and level is not None and not tiles(inside, due) else ()
    if run:
        judge_inside(case, answer, due, run, figures)
    if run and answer.status != "achieved" and reaching_bound(case, answer, inside, due):
        by_bound(answer, bound)
    if bound and not may_be_undone(case, inside, due) and answer.status != "missed" and _passes_its_ceiling(case, answer, bound):
        return _missed_by_bound(answer, bound)
    if run:
        return _with_remarks(case, answer, passed=passed)
    voice = before_the_year(case, figures, inside, reaches) if case.kind == "flow" else dated(case, inside, day, reaches)
    answer.flags |= voice.flags
    answer.latest = voice.latest
    answer.planned_growth = case.goal.rate if case.goal.key == "growth" else None
    judge = _improve if case.goal.key == "improve" else _reach
    return judge(case, answer, voice, passed=passed)


def _passes_its_ceiling(case: Case, answer: Answer, bound: Run) -> bool:
    """Return whether figures of a year pass its ceiling together, whatever lies between them."""
    if case.wanted > 0:
        return False
    return not may_be_kept(case, total(bound), weakest(bound), answer.level, answer.margin)


def _missed_by_bound(answer: Answer, bound: Run) -> Answer:
    answer.status, answer.shortfall, answer.left = "missed", total(bound) - answer.level, Fraction(0)
    answer.left_per_month = answer.rest = None
    answer.null("missed", *REQUIRED)
    answer.latest = Latest(total(bound), bound[-1].span.end)
    answer.silent |= {*OF_A_BOUND, "left", "left_per_month", "latest", "seasonal", "no-season", "judged-as-sum", "overdue"}
    answer.flags -= {"overdue", "outlook-differs", "growth-suffices", "growth-falls-short"}
    return answer


def _reach(case: Case, answer: Answer, voice: Voice, *, passed: bool) -> Answer:
    level, latest, base = answer.level, voice.latest, answer.baseline
    if voice.why_not or latest is None:
        answer.status, answer.reason = "unrated", voice.why_not if level is not None or latest is None else _no_level(case, base)
        answer.silent |= {"attainment", "shortfall", "share_time", "overdue", *REQUIRED} | (
            {"planned_growth"} if case.goal.key != "growth" else set()
        )
        answer.silent |= {"latest"} if voice.why_not != "too-late" else set()
        answer.silent |= {"reason"} if voice.why_not == "unsaid" else {"late-figure"}
        return answer
    if level is None:
        answer.status, answer.reason = "unrated", _no_level(case, base)
        answer.silent |= {"overdue"}
        if case.since and base is not None and case.due and latest.date >= case.since.end:
            gone, left = years_between(case.since.end, latest.date), years_between(latest.date, case.due.end)
            answer.share_time = min(Fraction(1), gone / (gone + left))
            answer.outlook = latest.value + (latest.value - base) * left / gone if gone and left >= 0 else None
        return answer
    met = meets(case, latest.value, voice.approx, level, answer.margin)
    answer.shortfall = Fraction(0) if (level - latest.value) * case.wanted <= 0 else abs(level - latest.value)
    answer.attainment = latest.value / level if case.wanted > 0 and level > 0 else None
    if voice.is_floor:
        return _floor(answer)
    had_met = base is not None and meets(case, base, None, level, answer.margin)
    _progress(case, answer, why_met(latest, met=met, decides=voice.decides), had_met=had_met)
    if met and voice.decides:
        answer.status = "achieved"
    elif voice.at_deadline and voice.decides:
        answer.status = "missed"
    elif (case.since is None or base is None) and answer.expected is None:
        answer.status, answer.reason = "unrated", "no-baseline" if case.since is None else "baseline-missing"
    elif case.since and base is not None and latest.date <= case.since.end:
        answer.status, answer.reason = "unrated", "nothing-after-baseline"
    else:
        answer.status = status_by_path(case, answer, had_met=had_met, met=met)
    say_where_it_leads(case, answer)
    return _with_remarks(case, answer, passed=passed and not (voice.at_deadline and voice.decides))


def _no_level(case: Case, base: Fraction | None) -> str:
    """Return why nothing grows from the baseline."""
    if base is not None:
        return "negative-value" if base else "zero-value"
    return "baseline-missing" if case.since else "no-baseline"


def _floor(answer: Answer) -> Answer:
    """Leave out everything that would compare a part of a year with a year (9.1, last paragraph)."""
    answer.status = "achieved"
    answer.null("only-year-to-date", "share_done", "lead", "pace", "observed_growth", "outlook")
    answer.null("met", *REQUIRED)
    answer.silent |= {"expected", "share_time", "planned_growth", "met_on", "overdue"}
    return answer


def _progress(case: Case, answer: Answer, reached: str | None, *, had_met: bool) -> None:
    assert case.due is not None
    assert answer.latest is not None
    if case.since is None or answer.baseline is None:
        _without_a_baseline(case, answer, case.due, answer.latest)
        required(answer, Way(answer.latest.date, answer.latest.value, case.due.end, answer.level), answer.latest, reached)
        return
    if answer.latest.date < case.since.end:
        answer.silent |= {"share_time", "expected", "lead", "planned_growth"}
        answer.null("nothing-after-baseline", "pace", "share_done", "observed_growth", "outlook")
        required(answer, Way(case.since.end, answer.baseline, case.due.end, answer.level), answer.latest, reached)
        return
    way = Way(case.since.end, answer.baseline, case.due.end, answer.level, had_met=had_met)
    measure(case, answer, way, answer.latest, reached)


def _without_a_baseline(case: Case, answer: Answer, due: Span, latest: Latest) -> None:
    """Say what milestones ask for by the newest figure; after the deadline the path stays at the level."""
    answer.planned_growth = case.goal.rate if case.goal.key == "growth" else None
    answer.silent |= {"share_time"} if case.since else set()
    answer.expected = answer.level if latest.date >= due.end else None
    stops = [(span, value) for span, value in outer_milestones(case) if span.end <= latest.date < due.end]
    if stops:
        span, value = stops[-1]
        answer.expected = expected_on(case, Way(span.end, value, due.end, answer.level), latest.date)
    if answer.expected is not None:
        answer.lead = (latest.value - answer.expected) * case.wanted


def _with_remarks(case: Case, answer: Answer, *, passed: bool) -> Answer:
    latest = answer.latest
    assert latest is not None
    short = (answer.level - latest.value) * case.wanted > 0
    answer.flags |= {"met-by-rounding"} if answer.status == "achieved" and case.goal.about and short else set()
    answer.flags |= {"overdue"} if passed and answer.status in {*OPEN, "unrated"} else set()
    return answer


def _improve(case: Case, answer: Answer, voice: Voice, *, passed: bool) -> Answer:
    """Judge a goal without a level by the change since the baseline."""
    latest, base = voice.latest, answer.baseline
    answer.silent |= {"share_time", "planned_growth", "met_on", *REQUIRED}
    if latest is None or voice.why_not or base is None or case.since is None or latest.date <= case.since.end:
        missing = "no-baseline" if case.since is None else "baseline-missing" if base is None else "nothing-after-baseline"
        answer.status, answer.reason = "unrated", voice.why_not or missing
        answer.silent |= {"outlook", "observed_growth", "latest", "overdue", "late-figure"}
        answer.silent |= {"reason"} if voice.why_not and base is None else set()
        return answer
    assert case.due is not None
    gone, left = years_between(case.since.end, latest.date), years_between(latest.date, case.due.end)
    change = order(latest.value, base) * case.wanted
    at_limit = case.limit is not None and not case.turned and order(latest.value, case.limit) * case.direction >= 0
    good = change > 0 or at_limit
    answer.observed_growth, _why = yearly_growth(base, latest.value, gone)
    answer.outlook = within_limit(case, latest.value + (latest.value - base) * left / gone)
    answer.silent |= {"outlook"} if left < 0 else set()
    if voice.at_deadline and voice.decides:
        answer.status = "achieved" if good else "missed"
    else:
        answer.status = "on-pace" if good else "reversing" if change < 0 else "behind"
        answer.flags |= {"overdue"} if passed else set()
    return answer
