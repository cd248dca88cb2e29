"""From the baseline to the deadline: path, pace, growth and outlook of a level or of a sum over several years."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from tests.core.assessing.oracle.answer import CONTEXT, Answer, Latest, Number, as_fraction, power, real
from tests.core.assessing.oracle.given import Case
from tests.core.assessing.oracle.inside import REQUIRED
from tests.core.assessing.oracle.measuring import order, yearly_growth
from tests.core.assessing.oracle.spans import Span, first_day_after, years_between


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
    inner = [(span.end, value) for span, value in outer_milestones(case) if way.first < span.end < way.last]
    points = [(way.first, way.base), *inner, (way.last, way.level)]
    (early, low), (late, high) = next(pair for pair in pairwise(points) if day <= pair[1][0])
    part = min(Fraction(1), years_between(early, day) / years_between(early, late))
    if case.is_compound and not way.is_sum:
        return low * power(high / low, part) if low > 0 and high > 0 else None
    return low + (high - low) * part


def outer_milestones(case: Case) -> list[tuple[Span, Fraction]]:
    """Return the milestones that stand on the path of whole years: of a flow with a level none that is a part of one."""
    whole = case.kind != "flow" or case.goal.is_sum or case.due is None
    found = [one for one in case.milestones if whole or (case.due and one[0].months == case.due.months)]
    return sorted(found, key=lambda one: one[0].end)


def measure(case: Case, answer: Answer, way: Way, latest: Latest, reached: str | None) -> None:
    """Fill in the quantities of a figure between the baseline and the deadline, or after it.

    Args:
        case: The target.
        answer: What is known already.
        way: Baseline and level.
        latest: The figure that speaks.
        reached: Why nothing more is asked of it, as `why_met` says; None where it falls short of the level.
    """
    d, value = case.wanted, latest.value
    gone = years_between(way.first, latest.date)
    answer.share_time = min(Fraction(1), gone / way.years)
    answer.expected = expected_on(case, way, latest.date)
    answer.lead = None if answer.expected is None else (value - answer.expected) * d
    if gone <= 0:
        answer.null("nothing-after-baseline", "share_done", "pace")
    elif way.had_met:
        answer.null("met-at-baseline", "pace")
    else:
        _pace(answer, way, value, d)
    if order(way.level, way.base) * d <= 0:
        answer.null("baseline-equals-level" if order(way.level, way.base) == 0 else "met-at-baseline", "share_done")
    elif gone > 0:
        answer.share_done = (value - way.base) / (way.level - way.base)
    _growth(case, answer, way, latest)
    required(answer, way, latest, reached)
    _outlook(case, answer, way, latest, reached)
    if answer.observed_growth is not None and latest.date <= way.last:
        grown = latest.value * power(1 + answer.observed_growth, years_between(latest.date, way.last))
        answer.grown = within_limit(case, grown)


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


def why_met(latest: Latest, *, met: bool, decides: bool) -> str | None:
    """Return why nothing is asked of what has reached its level: for good, so far, or only by an estimate; None where it has not."""
    if not met:
        return None
    return "met" if decides else "met-by-estimate" if latest.basis == "estimated" else "met-so-far"


def within_limit(case: Case, ahead: Number) -> Number:
    """Return a value ahead that goes no further than the natural ceiling of what shall rise, or the floor of what shall fall."""
    if case.limit is None or (order(ahead, case.limit) * case.direction <= 0):
        return ahead
    return case.limit


def required(answer: Answer, way: Way, latest: Latest, reached: str | None) -> None:
    """Fill in what is still required."""
    left = years_between(latest.date, way.last)
    if reached:
        answer.null(reached, *REQUIRED)
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


def _outlook(case: Case, answer: Answer, way: Way, latest: Latest, reached: str | None) -> None:
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
    ahead = value * power(value / way.base, left / gone) if bent else value + change * left / gone
    answer.outlook = within_limit(case, ahead)
    if reached:
        answer.null(reached, "met_on")
        return
    turn = 1 if bent else 0
    if order(change, turn) * case.wanted <= 0 or (bent and way.level <= 0):
        answer.null("never", "met_on")
        answer.silent.add("reasons.met_on")
        return
    times = CONTEXT.log(real(way.level) / real(value)) / CONTEXT.log(change) if bent else (way.level - value) / change
    at_level = order(value, way.level) == 0
    years = Fraction(0) if at_level else as_fraction(times) * gone
    answer.met_on = first_day_after(latest.date, years, strictly=case.goal.is_strict or at_level)
    answer.silent |= {"met_on"} if answer.met_on is None else set()


def status_by_path(case: Case, answer: Answer, *, had_met: bool, met: bool) -> str:
    """Return the status of a target that is neither decided nor without data."""
    if had_met and not _turns(case, answer):
        return "on-pace" if met else "reversing"
    if answer.pace is not None:
        return "on-pace" if order(answer.pace, Fraction(1)) >= 0 else "behind" if answer.pace >= 0 else "reversing"
    if answer.lead is None:
        answer.reason = "path-undefined"
        return "unrated"
    if answer.lead >= 0:
        return "on-pace"
    return "reversing" if answer.reasons.get("pace") == "flat-path" else "behind"


def _turns(case: Case, answer: Answer) -> bool:
    """Return whether the milestones themselves lead against the direction."""
    values = [answer.baseline, *(value for _span, value in outer_milestones(case))]
    return any(order(later, earlier) * case.wanted < 0 for earlier, later in pairwise(values))
