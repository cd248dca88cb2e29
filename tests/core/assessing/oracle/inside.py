"""The year of the deadline: a flow judged by its year to date (design-2 9.1, 9.4.1 to 9.4.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tests.core.assessing.oracle.answer import Answer, Latest, Number, Rest
from tests.core.assessing.oracle.given import Case, Figure
from tests.core.assessing.oracle.measuring import meets, order
from tests.core.assessing.oracle.runs import Run, Season, newest_run, season, tiles, total
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
    """

    case: Case
    due: Span
    run: Run
    past: Season
    level: Number
    margin: Number

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
        """How far a sum of figures can be trusted."""
        said = [figure.approx for figure in self.run if figure.approx]
        return min(said, key=LOOSE.index) if said else None


def run_inside(figures: Sequence[Figure], due: Span) -> Run:
    """Return the year to date that judges the target; empty before its first figure, and when the whole of it is known."""
    if not due.is_part_of_a_year or tiles(figures, due):
        return ()
    return newest_run(figures, due)


def own_milestones(case: Case, due: Span) -> list[tuple[Span, Fraction]]:
    return sorted((span, value) for span, value in case.milestones if span.start == due.start and span.end < due.end)


def judge_inside(case: Case, answer: Answer, due: Span, run: Run, figures: Sequence[Figure]) -> Answer:
    """Return the answer by the year to date `run`; the level is known, and `figures` are all that count."""
    past = season(figures, due, run, published=case.estimates and not case.real)
    year = YearToDate(case, due, run, past, answer.level, answer.margin)
    value, end = total(run), run[-1].span.end
    answer.baseline = Fraction(0)
    answer.latest = Latest(value, end, "year-to-date" if len(run) == 1 else "summed")
    answer.share_time, answer.share_done = due.part_gone(end), value / answer.level if answer.level else None
    answer.expected = _expected(year, answer)
    answer.lead = (value - answer.expected) * case.wanted
    answer.flags |= {"seasonal"} if year.is_seasonal else set()
    answer.flags |= {"no-season"} if year.is_straight and case.estimates else set()
    answer.flags |= {"judged-as-sum"} if not case.goal.is_sum else set()
    _growths(year, answer)
    _outlook(year, answer)
    if case.wanted < 0:
        _ceiling(year, answer)
    else:
        _increase(year, answer)
    _rest(year, answer)
    _growth_flags(year, answer)
    return answer


def _expected(year: YearToDate, answer: Answer) -> Number:
    """Return the path: through the milestones of the year, else as the year before went, else straight in time."""
    gone, past = answer.share_time, year.past
    if year.is_seasonal and past.part is not None and past.whole is not None:
        return year.level * past.part / past.whole
    points = [(Fraction(0), Fraction(0)), *((year.due.part_gone(span.end), value) for span, value in year.milestones)]
    points.append((Fraction(1), year.level))
    (early, low), (late, high) = next(pair for pair in pairwise(points) if gone <= pair[1][0])
    return low + (high - low) * (gone - early) / (late - early)


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
    value, past, due = total(year.run), year.past, year.due
    if not year.case.estimates or year.is_straight:
        answer.outlook = value / answer.share_time
        if value > 0 and order(answer.outlook, year.level) >= 0:
            years = Fraction(due.months or 0, 12) * answer.share_time * year.level / value
            answer.met_on = first_day_after(due.day_before, years) if isinstance(years, Fraction) else None
            answer.silent |= set() if isinstance(years, Fraction) else {"met_on"}
        return
    answer.null("seasonal" if year.is_seasonal else "milestones", "met_on")
    growth = past.growth(value)
    if past.says and past.whole is not None and growth is not None:
        answer.outlook = past.whole * (1 + growth)
    elif answer.expected:
        answer.outlook = year.level * value / answer.expected


def _increase(year: YearToDate, answer: Answer) -> None:
    value = total(year.run)
    answer.attainment = value / year.level if year.level > 0 else None
    answer.shortfall = max(year.level - value, Fraction(0))
    answer.pace = value / answer.expected if answer.expected else None
    if _is_met(year) and not year.case.negative:
        answer.status = "achieved"
    elif answer.pace is None:
        answer.null("flat-path", "pace")
        answer.status = "on-pace" if answer.lead >= 0 else "behind"
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
    if not _may_be_kept(year) and not year.case.negative:
        answer.status = "missed"
    else:
        answer.status = "on-pace" if order(value, answer.expected) <= 0 else "behind"


def _may_be_kept(year: YearToDate) -> bool:
    """Return whether the year may still end under its ceiling: also where a figure at it may lie a little under it."""
    at_level = order(total(year.run), year.level) == 0
    if not at_level or year.case.goal.about:
        return _is_met(year)
    return year.approx in {"at_most", "less_than"} if year.case.goal.is_strict else year.approx != "more_than"


def _rest(year: YearToDate, answer: Answer) -> None:
    value, past, due, end = total(year.run), year.past, year.due, year.run[-1].span.end
    met, ceiling, passed = answer.status == "achieved", year.case.wanted < 0, answer.status == "missed"
    amount, months = max(year.level - value, Fraction(0)), 12 * years_between(end, due.end)
    whole = year.level / past.whole - 1 if past.whole is not None and past.whole > 0 else None
    growth = None if ceiling or met else answer.required_growth
    answer.rest = Rest(end + ONE_DAY, due.end, months, amount, amount / months, past.rest, growth, whole)
    if ceiling:
        answer.left_per_month = amount / months
        answer.null("missed" if passed else "cap", *REQUIRED)
    elif met:
        answer.null("met", *REQUIRED)
    else:
        answer.required_per_month = amount / months
        answer.null("within-year", "required_per_year")
    answer.silent |= {"rest", "met_on"} if met or passed else set()


def _growth_flags(year: YearToDate, answer: Answer) -> None:
    """Say where the growth so far leads elsewhere than the path (9.3.1)."""
    past = year.past
    if answer.pace is None or answer.observed_growth is None or past.whole is None or answer.status not in OPEN:
        return
    reaches = order(past.whole * (1 + answer.observed_growth), year.level) >= 0
    answer.flags |= {"growth-suffices"} if reaches and answer.status != "on-pace" else set()
    answer.flags |= {"growth-falls-short"} if not reaches and answer.status == "on-pace" else set()
