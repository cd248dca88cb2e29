"""From the baseline to the deadline: path, pace, growth and outlook of a level or of a sum over several years (design 4, design-2 9.3)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from tests.core.assessing.oracle.answer import CONTEXT, Answer, Latest, Number, power, real
from tests.core.assessing.oracle.given import Case
from tests.core.assessing.oracle.inside import REQUIRED
from tests.core.assessing.oracle.measuring import order, yearly_growth
from tests.core.assessing.oracle.spans import first_day_after, years_between


@dataclass(frozen=True)
class Way:
    """Where a target starts and where it shall arrive.

    Attributes:
        first: Day of the baseline.
        base: Its value.
        last: The deadline.
        level: Value to reach by then.
        is_sum: Whether it starts at 0 and adds up, so that nothing of it grows by a rate.
        had_met: Whether the baseline met the level.
    """

    first: date
    base: Fraction
    last: date
    level: Number
    is_sum: bool = False
    had_met: bool = False

    @property
    def years(self) -> Fraction:
        """The whole time."""
        return years_between(self.first, self.last)


def expected_on(case: Case, way: Way, day: date) -> Number:
    """Return the path on a day, through the milestones; the level after the deadline."""
    if day >= way.last:
        return way.level
    inner = sorted((span.end, value) for span, value in case.milestones if way.first < span.end < way.last)
    points = [(way.first, way.base), *inner, (way.last, way.level)]
    (early, low), (late, high) = next(pair for pair in pairwise(points) if day <= pair[1][0])
    part = years_between(early, day) / years_between(early, late)
    if case.is_compound and not way.is_sum:
        return low * power(high / low, part) if low > 0 and high > 0 else None
    return low + (high - low) * part


def measure(case: Case, answer: Answer, way: Way, latest: Latest, *, met: bool) -> None:
    """Fill in the quantities of a figure between the baseline and the deadline, or after it.

    Args:
        case: The target.
        answer: What is known already.
        way: Baseline and level.
        latest: The figure that speaks.
        met: Whether it meets the level.
    """
    d, value = case.wanted, latest.value
    gone = years_between(way.first, latest.date)
    answer.share_time = min(Fraction(1), gone / way.years)
    answer.expected = expected_on(case, way, latest.date)
    answer.lead = None if answer.expected is None else (value - answer.expected) * d
    if way.had_met or order(way.level, way.base) * d <= 0:
        answer.null("baseline-equals-level" if order(way.level, way.base) == 0 else "met-at-baseline", "share_done", "pace")
        answer.silent.add("reasons.pace")
    elif gone <= 0:
        answer.null("nothing-after-baseline", "share_done", "pace")
    else:
        answer.share_done = (value - way.base) / (way.level - way.base)
        _pace(answer, way, value, d)
    _growth(case, answer, way, latest)
    _required(answer, way, latest, met=met)
    _outlook(case, answer, way, latest, met=met)
    _growth_flags(answer, way, latest, d, met=met)


def _pace(answer: Answer, way: Way, value: Fraction, d: int) -> None:
    if answer.expected is None:
        answer.null("path-undefined", "pace", "expected", "lead")
    elif order(answer.expected, way.base) == 0:
        answer.null("flat-path", "pace")
    elif order(answer.expected, way.base) * d < 0:
        answer.null("path-against-direction", "pace")
    else:
        answer.pace = (value - way.base) / (answer.expected - way.base)


def _growth(case: Case, answer: Answer, way: Way, latest: Latest) -> None:
    if way.is_sum:
        answer.null("sum", "observed_growth", "planned_growth")
        return
    gone = years_between(way.first, latest.date)
    answer.observed_growth, why = yearly_growth(way.base, latest.value, gone)
    answer.reasons |= {"observed_growth": why} if why else {}
    if gone <= 0:
        answer.reasons["observed_growth"] = "nothing-after-baseline"
    if case.goal.key == "growth":
        answer.planned_growth = case.goal.rate
        return
    answer.planned_growth, why = yearly_growth(way.base, way.level, way.years)
    answer.reasons |= {"planned_growth": why} if why else {}


def _required(answer: Answer, way: Way, latest: Latest, *, met: bool) -> None:
    left = years_between(latest.date, way.last)
    if met:
        answer.null("met-by-estimate" if latest.basis == "estimated" else "met", *REQUIRED)
    elif left <= 0:
        answer.null("deadline-reached", *REQUIRED)
    else:
        answer.required_per_year = (way.level - latest.value) / left
        answer.required_per_month = answer.required_per_year / 12
        if way.is_sum:
            answer.null("sum", "required_growth")
            return
        answer.required_growth, why = yearly_growth(latest.value, way.level, left)
        answer.reasons |= {"required_growth": why} if why else {}


def _outlook(case: Case, answer: Answer, way: Way, latest: Latest, *, met: bool) -> None:
    gone, value = years_between(way.first, latest.date), latest.value
    left = years_between(latest.date, way.last)
    if gone <= 0:
        answer.null("nothing-after-baseline", "outlook", "met_on")
        return
    if left < 0:
        answer.silent |= {"outlook", "met_on"}
        return
    bent = case.is_compound and not way.is_sum and not case.milestones and way.base > 0 and value > 0
    change = real(value) / real(way.base) if bent else value - way.base
    answer.outlook = value * power(value / way.base, left / gone) if bent else value + change * left / gone
    if met:
        answer.null("met-by-estimate" if latest.basis == "estimated" else "met", "met_on")
        return
    turn = 1 if bent else 0
    if order(change, turn) * case.wanted <= 0 or (bent and way.level <= 0):
        answer.null("never", "met_on")
        answer.silent.add("reasons.met_on")
        return
    if bent:
        part = CONTEXT.log(real(way.level) / real(way.base)) / CONTEXT.log(change)
        years = Fraction(int(part * 10**30), 10**30) * gone
    else:
        years = (way.level - way.base) / change * gone
        years = years if isinstance(years, Fraction) else Fraction(int(years * 10**30), 10**30)
    answer.met_on = first_day_after(way.first, years)
    answer.silent |= {"met_on"} if answer.met_on is None else set()


def _growth_flags(answer: Answer, way: Way, latest: Latest, d: int, *, met: bool) -> None:
    """Say where the growth so far leads elsewhere than the path (9.3.1, 9.4.10)."""
    left = years_between(latest.date, way.last)
    if met or left <= 0 or answer.pace is None or answer.observed_growth is None:
        return
    there = order(latest.value * power(1 + answer.observed_growth, left), way.level) * d >= 0
    on_pace = order(answer.pace, Fraction(1)) >= 0
    answer.flags |= {"growth-suffices"} if there and not on_pace else set()
    answer.flags |= {"growth-falls-short"} if on_pace and not there else set()


def status_by_path(answer: Answer, *, had_met: bool, met: bool) -> str:
    """Return the status of a target that is neither decided nor without data."""
    if had_met and not met:
        return "reversing"
    if met:
        return "on-pace"
    if answer.pace is None:
        return "on-pace" if answer.lead is not None and answer.lead >= 0 else "behind"
    return "on-pace" if order(answer.pace, Fraction(1)) >= 0 else "behind" if answer.pace >= 0 else "reversing"
