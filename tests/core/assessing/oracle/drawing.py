"""Plausible targets and figures to hold the program against the oracle: offices that publish months, quarters and halves."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from tests.core.assessing.oracle.given import Case, Figure, Goal
from tests.core.assessing.oracle.spans import ONE_DAY, Span, later, months, year

YEARS = st.integers(min_value=2012, max_value=2016)
TENTHS = st.integers(min_value=1, max_value=4000).map(lambda tenths: Fraction(tenths, 10))
RATES = st.sampled_from([*range(-600, 1500, 7), -1000, -1100]).map(lambda thousandths: Fraction(thousandths, 1000))
RARELY: st.SearchStrategy[bool] = st.sampled_from([*[False] * 5, True])
SELDOM: st.SearchStrategy[bool] = st.sampled_from([*[False] * 15, True])
OFTEN = st.sampled_from([True, True, True, False])
MAYBE = st.booleans()
APPROX = st.sampled_from(["about", "at_least", "more_than", "at_most", "less_than"])
NEGATIVE = st.sampled_from([None, None, None, None, False, True])

CUTS = {
    "year": ((1, 12),),
    "halves": ((1, 6), (7, 12)),
    "quarters": ((1, 3), (4, 6), (7, 9), (10, 12)),
    "half and quarters": ((1, 6), (7, 9), (10, 12)),
    "months": tuple((month, month) for month in range(1, 13)),
}
"""Ways in which twelve months are published, by first and last months."""


def part(span: Span, first: int, last: int) -> Span:
    """Return the part of a span from its first month so counted to its last."""
    return Span(later(span.start, first - 1), later(span.day_before, last))


@dataclass(frozen=True)
class Series:
    """Amounts of months, from January of the first year."""

    first: int
    amounts: tuple[Fraction, ...]

    def over(self, span: Span) -> Fraction:
        """Return the amount of a span of whole months."""
        start = (span.start.year - self.first) * 12 + span.start.month - 1
        return sum(self.amounts[start : start + (span.months or 0)], Fraction(0))


@st.composite
def series(draw: st.DrawFn, first: int, last: int, *, negative: bool) -> Series:
    """Draw the months of some years; some below zero where that may be."""
    number = (last - first + 1) * 12
    low = -300 if negative else draw(st.sampled_from([0, 1, 1, 1]))
    amounts = draw(st.lists(st.integers(min_value=low, max_value=1000), min_size=number, max_size=number))
    growth = draw(st.integers(min_value=-10, max_value=25))
    return Series(first, tuple(Fraction(one * (100 + growth * (index // 12)), 1000) for index, one in enumerate(amounts)))


@st.composite
def year_to_date(draw: st.DrawFn, due: Span) -> list[Span]:
    """Draw how a year, or a part of one, is told before it is over: as years to date, as months or quarters, or both."""
    length = due.months or 12
    if length == 1:
        return [Span(due.start, due.start.replace(day=draw(st.integers(min_value=2, max_value=27))))]
    last = draw(st.integers(min_value=1, max_value=length - 1))
    way = draw(st.sampled_from(["to date", "to date", "months", "steps", "odd"]))
    if way == "months":
        return [part(due, index + 1, index + 1) for index in range(last)]
    if way == "steps":
        step = draw(st.integers(min_value=1, max_value=3))
        return [part(due, index + 1, index + step) for index in range(0, last - step + 1, step)]
    ends = draw(st.lists(st.integers(min_value=1, max_value=last), min_size=1, max_size=3, unique=True))
    spans = [part(due, 1, end) for end in sorted(ends)]
    if way == "odd":
        spans.append(Span(due.start, spans[draw(st.integers(0, len(spans) - 1))].end + ONE_DAY * draw(st.integers(2, 27))))
    return spans


@st.composite
def flow_figures(draw: st.DrawFn, due: Span, history: Series) -> list[Figure]:
    """Draw the figures of a flow: earlier years, the same part of the year before, and this year's."""
    spans: list[Span] = []
    length = due.months or 12
    for back in (3, 2, 1):
        if draw(OFTEN):
            cuts = CUTS[draw(st.sampled_from(sorted(CUTS)))] if length == 12 else ((1, length),)
            spans += [part(due.before(back), one, other) for one, other in cuts]
    begun = draw(year_to_date(due)) if draw(OFTEN) else []
    if draw(MAYBE):
        spans += [span.before() for span in begun]
    elif draw(MAYBE):
        spans += draw(year_to_date(due.before()))
    spans += begun
    if draw(RARELY):
        spans.append(due)
    elif draw(RARELY) and length > 1:
        spans.append(part(due, draw(st.integers(min_value=2, max_value=length)), length))
    figures = [draw(figure(span, history, due)) for span in dict.fromkeys(spans)]
    return draw(with_revisions(figures))


@st.composite
def figure(draw: st.DrawFn, span: Span, history: Series, due: Span) -> Figure:
    """Draw a figure of a flow; in odd spans by the day, and with a growth of its own where it has one."""
    value = history.over(span) if span.months else Fraction(draw(st.integers(min_value=1, max_value=200)), 10)
    yoy = draw(RATES) if span.start >= due.before(2).start and draw(MAYBE) else None
    return Figure(span, value, yoy)


@st.composite
def with_revisions(draw: st.DrawFn, figures: list[Figure]) -> list[Figure]:
    """Draw corrections, withdrawals, forecasts and figures of another scope beside some figures."""
    found: list[Figure] = []
    for one in figures:
        found.append(one)
        if draw(SELDOM):
            found.append(replace(one, value=one.amount + draw(TENTHS), revises=True))
        elif draw(SELDOM):
            found.append(Figure(one.span, None))
    if draw(RARELY) and figures:
        last = max(figures, key=lambda one: one.span.end).span.end
        ahead = Span(last + ONE_DAY, later(last, 1))
        found.append(Figure(ahead, draw(TENTHS), state="forecast"))
    if draw(RARELY) and figures:
        found.append(Figure(figures[-1].span, draw(TENTHS), comparable=False))
    return found


@st.composite
def parts_of_years(draw: st.DrawFn) -> Span:
    """Draw the period of a deadline: mostly a year, else a part of one, or twelve months of two years."""
    number = draw(YEARS)
    first, last = draw(
        st.sampled_from([(1, 12)] * 6 + [(1, 6), (7, 12), (1, 3), (4, 6), (7, 9), (10, 12)] + [(4, 15), (7, 18), (1, 10), (3, 3)])
    )
    return Span(date(number, first, 1), later(date(number, 1, 1), last) - ONE_DAY)


def rounded(value: Fraction) -> Fraction:
    return Fraction(round(value * 10), 10)


@st.composite
def levels(draw: st.DrawFn, typical: Fraction, *, sums: bool = False) -> Goal:
    """Draw a goal near a typical amount."""
    size = max(rounded(typical * draw(st.integers(min_value=60, max_value=170)) / 100), Fraction(1, 10))
    if sums:
        return Goal(draw(st.sampled_from(["total", "each_year"])), size)
    key = draw(st.sampled_from(["at_least", "at_least", "at_most", "more_than", "less_than", "between", "growth", "growth"]))
    about = key in {"at_least", "at_most", "growth"} and draw(RARELY)
    if key == "growth":
        rate = draw(st.integers(min_value=-12, max_value=40).filter(bool))
        return Goal(key, rate=Fraction(rate, 100), last_digit=Fraction(1, 100), about=about)
    high = size + draw(TENTHS) if key == "between" else None
    return Goal(key, size, high, last_digit=Fraction(1, 10), about=about)


@st.composite
def days(draw: st.DrawFn, due: Span) -> date | None:
    """Draw the day of the report: mostly that of the newest figure, else around the deadline."""
    if draw(OFTEN):
        return None
    return due.start + ONE_DAY * draw(st.integers(min_value=-400, max_value=700))


@st.composite
def own_milestones(draw: st.DrawFn, due: Span, level: Fraction) -> tuple[tuple[Span, Fraction], ...]:
    """Draw amounts from the start of the year that rise to its level."""
    length = due.months or 12
    if length == 1:
        return ()
    ends = sorted(draw(st.lists(st.integers(min_value=1, max_value=length - 1), min_size=1, max_size=3, unique=True)))
    parts = sorted(draw(st.lists(st.integers(min_value=1, max_value=99), min_size=len(ends), max_size=len(ends))))
    values = [max(rounded(level * part / 100), Fraction(1, 10)) for part in parts]
    return tuple((part(due, 1, end), value) for end, value in zip(ends, values, strict=True))


@st.composite
def flows(draw: st.DrawFn, *, sums: bool = False) -> Case:
    """Draw a flow with a level by a year, a half-year or a quarter, or with a sum over it."""
    due = draw(parts_of_years())
    negative = draw(NEGATIVE)
    history = draw(series(due.start.year - 3, due.end.year, negative=negative is True or (negative is None and draw(SELDOM))))
    figures = draw(flow_figures(due, history))
    typical = max(history.over(due.before()), Fraction(5))
    goal = draw(levels(typical, sums=sums and due == year(due.start.year)))
    if sums and not goal.is_sum:
        goal = Goal("total", goal.value or rounded(typical))
    since = due.before(draw(st.integers(min_value=1, max_value=3))) if goal.key == "growth" or draw(OFTEN) else None
    known = any(one.span == since and one.comparable and one.value is not None for one in figures)
    stated = draw(TENTHS) if since and not known and draw(OFTEN) else None
    milestones: tuple[tuple[Span, Fraction], ...] = ()
    if draw(RARELY) and goal.value is not None and goal.high is None:
        milestones = draw(own_milestones(due, goal.value))
    elif draw(RARELY) and since and not sums:
        milestones = ((due.before(), max(rounded(typical), Fraction(1))),)
    start = due if sums else due.before(draw(st.integers(min_value=0, max_value=1))) if draw(RARELY) else None
    figures = draw(with_approximations(figures))
    return Case(
        kind="flow",
        goal=goal,
        figures=tuple(figures),
        due=due,
        start=start,
        since=None if sums else since,
        stated=None if sums else stated,
        milestones=tuple(one for one in milestones if one[0] != since),
        direction=-1 if goal.key in {"at_most", "less_than"} else 1,
        negative=negative,
        lag=draw(st.sampled_from([0, 0, 0, 45, 200])),
        as_of=draw(days(due)),
        estimates=not draw(RARELY),
    )


@st.composite
def with_approximations(draw: st.DrawFn, figures: list[Figure]) -> list[Figure]:
    """Draw one kind of inexactness for the newest figure."""
    if not figures or not draw(RARELY):
        return figures
    said, last = draw(APPROX), max(one.span.end for one in figures)
    return [replace(one, approx=said) if one.span.end == last and one.value is not None else one for one in figures]


@st.composite
def near_the_season(draw: st.DrawFn) -> Case:
    """Draw a flow inside the year of its deadline whose year to date lies near the path."""
    number, last = draw(YEARS), draw(st.integers(min_value=1, max_value=11))
    whole = Fraction(draw(st.integers(min_value=50, max_value=900)))
    part = max(rounded(whole * draw(st.integers(min_value=1, max_value=100)) / 100), Fraction(1, 10))
    level = max(rounded(whole * draw(st.integers(min_value=70, max_value=150)) / 100), Fraction(1, 10))
    past = part / whole if draw(MAYBE) else Fraction(last, 12)
    value = max(rounded(level * past * draw(st.integers(min_value=90, max_value=110)) / 100), Fraction(1, 10))
    figures = [Figure(year(number - 1), whole)] if draw(OFTEN) else []
    figures += [Figure(months(number - 1, 1, last), part)] if draw(OFTEN) else []
    figures.append(Figure(months(number, 1, last), value, draw(RATES) if draw(RARELY) else None))
    goal = Goal(draw(st.sampled_from(["at_least", "at_most", "more_than", "less_than", "total"])), level)
    window = year(number) if goal.is_sum else None
    milestones = draw(own_milestones(year(number), level)) if draw(RARELY) else ()
    falls = goal.key in {"at_most", "less_than"}
    due = year(number)
    return Case(
        "flow", goal, tuple(figures), due, window, milestones=milestones, direction=-1 if falls else 1, estimates=not draw(RARELY)
    )
