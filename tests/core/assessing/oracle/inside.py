"""The year of the deadline: a flow judged by its year to date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from tests.core.assessing.oracle.answer import Answer, Latest, Number, Rest, as_fraction
from tests.core.assessing.oracle.given import Case, Figure
from tests.core.assessing.oracle.measuring import meets, order
from tests.core.assessing.oracle.runs import Run, Season, may_be_undone, newest_run, season, tiles, total
from tests.core.assessing.oracle.spans import ONE_DAY, Span, first_day_after, years_between

REQUIRED = ("required_growth", "required_per_year", "required_per_month")
OPEN = ("on-pace", "behind", "reversing")
LOOSE = ("less_than", "at_most", "about", "at_least", "more_than")
"""What a figure says of its exactness, the weakest first for more is better."""


@dataclass(frozen=True)
class YearToDate:
    """What judges a target inside its year.

    Attributes:
        case: The target.
        due: The year, half-year or quarter.
        run: The figures from its first day on.
        past: The year before.
        level: Amount of the whole year.
        margin: Where an about goal is met.
        may_be_undone: Whether what it has brought so far may go again.
    """

    case: Case
    due: Span
    run: Run
    past: Season
    level: Number
    margin: Number
    may_be_undone: bool

    @property
    def milestones(self) -> list[tuple[Span, Fraction]]:
        """The milestones that are amounts from the start of the year, oldest first."""
        return own_milestones(self.case, self.due)

    @property
    def is_seasonal(self) -> bool:
        """Whether the year before tells how this one goes."""
        return self.past.says and self.case.estimates and not self.milestones

    @property
    def is_straight(self) -> bool:
        """Whether nothing but time tells how this year goes."""
        return not self.is_seasonal and not self.milestones

    @property
    def approx(self) -> str | None:
        """How far the sum of the figures so far can be trusted."""
        return weakest(self.run)


def run_inside(figures: Sequence[Figure], due: Span) -> Run:
    """Return the year to date that judges the target; empty before its first figure, and when the whole of it is known."""
    if not due.is_within_a_year or tiles(figures, due):
        return ()
    return newest_run(figures, due)


def own_milestones(case: Case, due: Span) -> list[tuple[Span, Fraction]]:
    return sorted((span, value) for span, value in case.milestones if span.start == due.start and span.end < due.end)


def judge_inside(case: Case, answer: Answer, due: Span, run: Run, figures: Sequence[Figure]) -> Answer:
    """Return the answer by the year to date `run`; the level is known, and `figures` are all that count."""
    past = season(figures, due, run, published=case.estimates and not case.real)
    year = YearToDate(case, due, run, past, answer.level, answer.margin, may_be_undone(case, figures, due))
    value, end = total(run), run[-1].span.end
    answer.baseline = Fraction(0)
    answer.latest = Latest(value, end, "year-to-date" if len(run) == 1 else "summed")
    answer.share_time, answer.share_done = due.part_gone(end), value / answer.level if answer.level else None
    answer.expected = _expected(year)
    answer.lead = (value - answer.expected) * case.wanted
    answer.flags |= {"seasonal"} if year.is_seasonal else set()
    answer.flags |= {"no-season"} if year.is_straight and case.estimates else set()
    answer.flags |= {"judged-as-sum"}
    _growths(year, answer)
    _outlook(year, answer)
    if case.wanted < 0:
        _ceiling(year, answer)
    else:
        _increase(year, answer)
    _rest(year, answer)
    if answer.observed_growth is not None and past.whole is not None:
        answer.grown = past.whole * (1 + answer.observed_growth)
    say_where_it_leads(case, answer)
    return answer


def _expected(year: YearToDate) -> Number:
    """Return the path: through the milestones of the year, else as the year before went, else straight in time."""
    past = year.past
    if year.is_seasonal and past.part is not None and past.whole is not None:
        return year.level * past.part / past.whole
    day = year.run[-1].span.end
    points = [
        (year.due.day_before, Fraction(0)),
        *((span.end, value) for span, value in year.milestones),
        (year.due.end, year.level),
    ]
    (early, low), (late, high) = next(pair for pair in pairwise(points) if day <= pair[1][0])
    return low + (high - low) * Span(early + ONE_DAY, late).part_gone(day)


def _growths(year: YearToDate, answer: Answer) -> None:
    past, goal, value = year.past, year.case.goal, total(year.run)
    answer.observed_growth = past.growth(value)
    if goal.key == "growth":
        answer.planned_growth = goal.rate
    elif past.whole is not None and past.whole > 0:
        answer.planned_growth = year.level / past.whole - 1
    if past.rest:
        answer.required_growth = (year.level - value) / past.rest - 1
    else:
        answer.null("no-rest-of-year", "required_growth")


def _outlook(year: YearToDate, answer: Answer) -> None:
    value, past = total(year.run), year.past
    growth = past.growth(value)
    if not year.is_straight and year.case.estimates and past.says and past.whole is not None and growth is not None:
        answer.outlook = past.whole * (1 + growth)
    elif not year.milestones:
        answer.outlook = value / answer.share_time
    elif answer.expected:
        answer.outlook = year.level * value / answer.expected
    if year.case.wanted < 0:
        answer.null("cap", "met_on")
    elif _is_met(year):
        answer.null("met-so-far" if year.may_be_undone else "met", "met_on")
    elif not year.is_straight:
        answer.null("milestones" if year.milestones else "seasonal", "met_on")
    elif value > 0 and order(answer.outlook, year.level) >= (1 if year.case.goal.is_strict else 0):
        answer.met_on = _day_of_the_level(year, answer)


def _day_of_the_level(year: YearToDate, answer: Answer) -> date:
    """Return the first day on which the level is reached at the same speed, counted from the newest figure, within the year."""
    value, due, end = total(year.run), year.due, year.run[-1].span.end
    gone = years_between(due.day_before, due.end) * answer.share_time
    years, strictly = as_fraction((year.level - value) / value * gone), year.case.goal.is_strict
    return min(first_day_after(end, years, strictly=strictly) or due.end, due.end)


def _increase(year: YearToDate, answer: Answer) -> None:
    value = total(year.run)
    answer.attainment = value / year.level if year.level > 0 else None
    answer.shortfall = max(year.level - value, Fraction(0))
    answer.pace = value / answer.expected if answer.expected else None
    if _is_met(year) and not year.may_be_undone:
        answer.status = "achieved"
    elif answer.pace is None:
        answer.null("flat-path", "pace")
        answer.status = "on-pace" if answer.lead >= 0 else "reversing"
    else:
        answer.status = "on-pace" if order(answer.pace, Fraction(1)) >= 0 else "behind" if answer.pace >= 0 else "reversing"


def _is_met(year: YearToDate) -> bool:
    return meets(year.case, total(year.run), year.approx, year.level, year.margin)


def _ceiling(year: YearToDate, answer: Answer) -> None:
    """Judge a ceiling as a cap of the year: nothing is required, and what is passed stays passed."""
    value = total(year.run)
    answer.null("cap", "attainment", "pace")
    answer.shortfall = max(value - year.level, Fraction(0))
    answer.left = max(year.level - value, Fraction(0))
    if not may_be_kept(year.case, value, year.approx, year.level, year.margin) and not year.may_be_undone:
        answer.status = "missed"
    else:
        answer.status = "on-pace" if order(value, answer.expected) <= 0 else "behind"


def weakest(run: Run) -> str | None:
    """Return how far a sum of figures can be trusted: as the weakest of its parts."""
    said = [figure.approx for figure in run if figure.approx]
    return min(said, key=LOOSE.index) if said else None


def may_be_kept(case: Case, value: Fraction, approx: str | None, level: Number, margin: Number) -> bool:
    """Return whether a year that has brought so much may still end under its ceiling: also where a figure at it may lie under it."""
    if order(value, level) != 0 or case.goal.about:
        return meets(case, value, approx, level, margin)
    return approx in {"at_most", "less_than"} if case.goal.is_strict else approx != "more_than"


def _rest(year: YearToDate, answer: Answer) -> None:
    value, past, due, end = total(year.run), year.past, year.due, year.run[-1].span.end
    ceiling, reached = year.case.wanted < 0, year.case.wanted > 0 and _is_met(year)
    amount, months = max(year.level - value, Fraction(0)), 12 * years_between(end, due.end)
    whole = year.level / past.whole - 1 if past.whole is not None and past.whole > 0 else None
    if reached:
        answer.null("met-so-far" if year.may_be_undone else "met", *REQUIRED)
    growth = None if ceiling else answer.required_growth
    answer.rest = Rest(end + ONE_DAY, due.end, months, amount, amount / months, past.rest, growth, whole)
    if ceiling:
        answer.left_per_month = amount / months
        answer.null("missed" if answer.status == "missed" else "cap", *REQUIRED)
    elif not reached:
        answer.required_per_month = amount / months
        answer.null("within-year", "required_per_year")
    if answer.status in {"achieved", "missed"}:
        answer.null("met" if reached else "missed", "rest")


def say_where_it_leads(case: Case, answer: Answer) -> None:
    """Say where the growth so far, or else the outlook, leads elsewhere than the status says."""
    on_pace = answer.status == "on-pace"

    def contradicts(value: Number) -> bool:
        return value is not None and meets(case, value, None, answer.level, answer.margin) != on_pace

    if answer.status not in OPEN or answer.level is None:
        return
    if answer.pace is not None and answer.observed_growth is not None and contradicts(answer.grown):
        answer.flags.add("growth-falls-short" if on_pace else "growth-suffices")
    elif contradicts(answer.outlook):
        answer.flags.add("outlook-differs")
