"""The arithmetic of the second part of the design, section 9, written from its text alone, in exact fractions."""

from collections.abc import Sequence
from fractions import Fraction

from tests.core.assessing.oracle.answer import Answer
from tests.core.assessing.oracle.given import Case, Figure, day_of_the_report, live, usable
from tests.core.assessing.oracle.holds import judge_hold
from tests.core.assessing.oracle.inside import OPEN, REQUIRED, judge_inside, run_inside
from tests.core.assessing.oracle.measuring import level_of, meets, order, yearly_growth
from tests.core.assessing.oracle.progress import Way, measure, status_by_path
from tests.core.assessing.oracle.spans import years_between
from tests.core.assessing.oracle.speaking import Voice, baseline_of, before_the_year, dated
from tests.core.assessing.oracle.sums import judge_sum


def judged(case: Case) -> Answer:
    """Return every quantity of a target, its status and its reasons."""
    answer = Answer()
    answer.flags |= {"approximate-goal"} if case.goal.about else set()
    day, figures = day_of_the_report(case), usable(case)
    if case.start and day and day < case.start.start:
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
    first = case.start.start if case.start else min(one.span.start for one in figures)
    inside = [one for one in figures if (one.span.end if case.kind == "stock" else one.span.start) >= first]

    def reaches(value: Fraction, approx: str | None) -> bool:
        return level is not None and meets(case, value, approx, level, margin)

    run = run_inside(inside, due) if case.kind == "flow" and level is not None else ()
    if run:
        return _with_remarks(case, judge_inside(case, answer, due, run, figures), passed=day >= due.end)
    voice = before_the_year(case, inside, reaches) if case.kind == "flow" else dated(case, inside, day, reaches)
    answer.flags |= voice.flags
    answer.latest = voice.latest
    answer.planned_growth = case.goal.rate if case.goal.key == "growth" else None
    judge = _improve if case.goal.key == "improve" else _reach
    return judge(case, answer, voice, passed=day >= due.end)


def _reach(case: Case, answer: Answer, voice: Voice, *, passed: bool) -> Answer:
    level, latest, base = answer.level, voice.latest, answer.baseline
    if voice.why_not or latest is None:
        answer.status, answer.reason = "unrated", voice.why_not
        answer.silent |= {"attainment", "shortfall", "share_time", "overdue", *REQUIRED} | (
            {"planned_growth"} if case.goal.key != "growth" else set()
        )
        answer.silent |= {"latest"} if voice.why_not != "too-late" else set()
        answer.silent |= {"reason"} if voice.why_not == "unsaid" else {"late-figure"}
        return answer
    if level is None:
        answer.status, answer.reason = "unrated", "baseline-missing" if case.since else "no-baseline"
        answer.silent |= {"overdue"}
        return answer
    met = meets(case, latest.value, voice.approx, level, answer.margin)
    answer.shortfall = Fraction(0) if (level - latest.value) * case.wanted <= 0 else abs(level - latest.value)
    answer.attainment = latest.value / level if case.wanted > 0 and level > 0 else None
    if voice.is_floor:
        return _floor(answer)
    had_met = base is not None and meets(case, base, None, level, answer.margin)
    _progress(case, answer, met=met, had_met=had_met)
    if met and voice.decides:
        answer.status = "achieved"
    elif passed and voice.at_deadline and voice.decides:
        answer.status = "missed"
    elif case.since is None or base is None:
        answer.status, answer.reason = "unrated", "no-baseline" if case.since is None else "baseline-missing"
    elif latest.date <= case.since.end:
        answer.status, answer.reason = "unrated", "nothing-after-baseline"
    else:
        answer.status = status_by_path(answer, had_met=had_met, met=met)
    answer.flags -= set() if answer.status in OPEN else {"growth-suffices", "growth-falls-short"}
    return _with_remarks(case, answer, passed=passed and not (voice.at_deadline and voice.decides))


def _floor(answer: Answer) -> Answer:
    """Leave out everything that would compare a part of a year with a year (9.1, last paragraph)."""
    answer.status = "achieved"
    answer.null("only-year-to-date", "share_done", "lead", "pace", "observed_growth", "outlook")
    answer.null("met", *REQUIRED)
    answer.silent |= {"expected", "share_time", "planned_growth", "met_on", "overdue"}
    return answer


def _progress(case: Case, answer: Answer, *, met: bool, had_met: bool) -> None:
    if case.since is None or answer.baseline is None or case.due is None or answer.latest is None:
        answer.silent |= {"planned_growth", *REQUIRED, "share_time", "outlook", "met_on"}
        if case.due and answer.latest and answer.latest.date >= case.due.end:
            answer.expected = answer.level
            answer.lead = (answer.latest.value - answer.level) * case.wanted
        return
    if answer.latest.date < case.since.end:
        answer.silent |= {"share_time", "expected", "lead"}
        answer.null("nothing-after-baseline", "pace", "share_done", "observed_growth", "outlook")
        answer.silent |= {"planned_growth", *REQUIRED}
        return
    way = Way(case.since.end, answer.baseline, case.due.end, answer.level, had_met=had_met)
    measure(case, answer, way, answer.latest, met=met)


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
    good = change > 0 or (change == 0 and case.limit is not None and order(latest.value, case.limit) == 0)
    answer.observed_growth, _why = yearly_growth(base, latest.value, gone)
    answer.outlook = latest.value + (latest.value - base) * left / gone
    answer.silent |= {"outlook"} if left < 0 else set()
    if passed and voice.at_deadline and voice.decides:
        answer.status = "achieved" if good else "missed"
    else:
        answer.status = "on-pace" if good else "reversing" if change < 0 else "behind"
        answer.flags |= {"overdue"} if passed else set()
    return answer
