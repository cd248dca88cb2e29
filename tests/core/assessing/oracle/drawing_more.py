"""Plausible stocks, shares and indices, sums over several years, goals to improve, and levels to be kept."""

from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from tests.core.assessing.oracle.drawing import (
    MAYBE,
    NEGATIVE,
    OFTEN,
    RARELY,
    TENTHS,
    YEARS,
    days,
    figure,
    rounded,
    series,
    with_approximations,
    with_revisions,
)
from tests.core.assessing.oracle.given import Case, Figure, Goal
from tests.core.assessing.oracle.spans import Span, months, year

KINDS = st.sampled_from(["stock", "stock", "share", "index"])
PERCENTS = st.integers(min_value=1, max_value=990).map(lambda tenths: Fraction(tenths, 10))
LEVELS = ("at_least", "at_least", "at_most", "more_than", "less_than", "between")


@st.composite
def dated_spans(draw: st.DrawFn, due: Span) -> list[Span]:
    """Draw the periods of a stock or share: whole years, parts of them, single days, and late ones."""
    number = due.end.year
    spans = [year(one) for one in range(number - 3, number) if draw(OFTEN)]
    spans += [due] if draw(MAYBE) else []
    for _ in range(draw(st.integers(min_value=0, max_value=2))):
        one = draw(st.integers(min_value=number - 1, max_value=number + 2))
        first, last = draw(st.sampled_from([(1, 6), (7, 12), (1, 3), (4, 6), (10, 12), (6, 6), (12, 12), (1, 12)]))
        spans.append(months(one, first, last))
    for _ in range(draw(st.integers(min_value=0, max_value=2))):
        day = date(
            draw(st.integers(min_value=number - 1, max_value=number + 2)), draw(st.integers(1, 12)), draw(st.integers(1, 28))
        )
        spans.append(Span(day, day))
    if draw(RARELY):
        spans.append(Span(due.end, due.end))
    return list(dict.fromkeys(spans))


@st.composite
def dated_figures(draw: st.DrawFn, kind: str, due: Span) -> list[Figure]:
    """Draw the figures of a stock, share or index; of a stock one for each day."""
    spans = draw(dated_spans(due))
    if kind == "stock":
        spans = list({span.end: span for span in spans}.values())
    figures = [Figure(span, draw(PERCENTS)) for span in sorted(spans, key=lambda one: one.end)]
    return draw(with_approximations(draw(with_revisions(figures))))


@st.composite
def dated_goals(draw: st.DrawFn) -> Goal:
    """Draw a level, and seldom a growth."""
    if draw(RARELY):
        rate = draw(st.integers(min_value=-9, max_value=20).filter(bool))
        return Goal("growth", rate=Fraction(rate, 100), last_digit=Fraction(1, 100), about=draw(RARELY))
    key, value = draw(st.sampled_from(LEVELS)), draw(PERCENTS)
    about = key in {"at_least", "at_most"} and draw(RARELY)
    return Goal(key, value, value + 1 if key == "between" else None, last_digit=Fraction(1, 10), about=about)


@st.composite
def levels_by_a_day(draw: st.DrawFn) -> Case:
    """Draw a stock, a share or an index with a level."""
    kind, number = draw(KINDS), draw(YEARS)
    due = draw(st.sampled_from([year(number)] * 4 + [months(number, 1, 6), months(number, 10, 12), months(number, 6, 6)]))
    goal = draw(dated_goals())
    since = year(number - draw(st.integers(min_value=1, max_value=3))) if goal.key == "growth" or draw(OFTEN) else None
    figures = draw(dated_figures(kind, due))
    known = any(one.span == since and one.comparable and one.value is not None for one in figures)
    milestones = ((year(number - 1), draw(PERCENTS)),) if since and since.end.year < number - 1 and draw(RARELY) else ()
    return Case(
        kind=kind,
        goal=goal,
        figures=tuple(figures),
        due=due,
        start=year(number - 1) if draw(RARELY) else None,
        since=since,
        stated=draw(PERCENTS) if since and not known and draw(OFTEN) else None,
        milestones=milestones,
        path=draw(st.sampled_from([None, None, None, "compound", "linear"])),
        direction=-1
        if goal.key in {"at_most", "less_than"}
        else draw(st.sampled_from([1, 1, 1, -1]))
        if goal.key == "between"
        else 1,
        as_of=draw(days(due)),
    )


@st.composite
def sums_over_years(draw: st.DrawFn) -> Case:
    """Draw a total, or an amount of every year, over two to four years: of a flow, or of the rise of a stock."""
    number, length = draw(YEARS), draw(st.integers(min_value=2, max_value=4))
    window = Span(date(number - length + 1, 1, 1), date(number, 12, 31))
    kind, negative = draw(st.sampled_from(["flow", "flow", "flow", "stock"])), draw(NEGATIVE)
    if kind == "stock":
        spans = [year(one) for one in range(number - length, number + 1) if draw(OFTEN)]
        figures = [Figure(span, Fraction(100) + draw(PERCENTS)) for span in spans]
        negative = None
    else:
        history = draw(series(number - length, number, negative=negative is True))
        spans = [year(one) for one in range(number - length, number) if draw(OFTEN)]
        parts = draw(
            st.lists(st.sampled_from([(1, 3), (1, 6), (1, 9), (4, 6), (7, 12), (1, 12), (1, 1), (2, 2)]), max_size=3, unique=True)
        )
        spans += [months(number, first, last) for first, last in parts]
        figures = draw(with_revisions([draw(figure(span, history, year(number))) for span in spans]))
    amount = max(rounded(draw(TENTHS) * (1 if kind == "stock" else 10)), Fraction(1))
    goal = draw(st.sampled_from([Goal("total", amount * length), Goal("each_year", amount)]))
    by_since = draw(RARELY)
    return Case(
        kind=kind,
        goal=goal,
        figures=tuple(figures),
        due=year(number),
        start=None if by_since else window if draw(RARELY) else year(window.start.year),
        since=year(window.start.year - 1) if by_since else None,
        negative=negative,
        as_of=draw(days(year(number))),
        estimates=not draw(RARELY),
    )


@st.composite
def improvements(draw: st.DrawFn) -> Case:
    """Draw a goal to move in the wanted direction."""
    number = draw(YEARS)
    due, way = year(number), draw(st.sampled_from([1, -1]))
    limit = draw(st.sampled_from([None, None, Fraction(100) if way > 0 else Fraction(0)]))
    figures = draw(dated_figures("index", due))
    if limit is not None and figures and draw(MAYBE):
        figures = [
            Figure(one.span, limit) for one in figures if one.comparable and one.value is not None and one.state != "forecast"
        ]
        figures = list({one.span: one for one in figures}.values())
    since = year(number - draw(st.integers(min_value=1, max_value=3)))
    return Case("index", Goal("improve"), tuple(figures), due, since=since, direction=way, limit=limit, as_of=draw(days(due)))


@st.composite
def holds(draw: st.DrawFn) -> Case:
    """Draw a level to be kept in every year."""
    kind, number = draw(st.sampled_from(["flow", "share", "index", "stock"])), draw(YEARS)
    key = draw(st.sampled_from(["at_least", "at_most", "more_than", "less_than"]))
    way, length = (-1 if key in {"at_most", "less_than"} else 1), draw(st.integers(min_value=1, max_value=4))
    spans = [year(one) for one in range(number - length, number + 1) if draw(OFTEN)]
    level = draw(PERCENTS)
    kept = [level + way * draw(st.integers(min_value=0, max_value=9)) / Fraction(10) for _ in spans]
    broken = draw(st.lists(st.integers(min_value=0, max_value=max(len(spans) - 1, 0)), max_size=1)) if draw(MAYBE) else []
    values = [level - way * draw(TENTHS) if index in broken else value for index, value in enumerate(kept)]
    states = [draw(st.sampled_from([None, None, None, "preliminary"])) for _ in spans]
    figures = [Figure(span, max(value, Fraction(0)), state=state) for span, value, state in zip(spans, values, states, strict=True)]
    if draw(RARELY) and broken and broken[0] < len(spans):
        figures.append(Figure(spans[broken[0]], level + way, revises=True))
    due = year(number)
    return Case(
        kind=kind,
        goal=Goal(key, level, hold=True),
        figures=tuple(figures),
        due=due if draw(OFTEN) else None,
        start=year(number - length + 1) if draw(OFTEN) else None,
        direction=way,
        as_of=draw(days(due)),
    )


@st.composite
def near_the_path(draw: st.DrawFn) -> Case:
    """Draw a yearly series whose newest figure lies near the path, so that a small difference decides."""
    number, kind = draw(YEARS), draw(st.sampled_from(["stock", "index", "flow"]))
    gone, left = draw(st.integers(min_value=1, max_value=4)), draw(st.integers(min_value=1, max_value=4))
    way, compound = draw(st.sampled_from([1, -1])), draw(st.booleans())
    base = Fraction(draw(st.integers(min_value=50, max_value=200)))
    if compound:
        rate = Fraction(way * draw(st.integers(min_value=1, max_value=20)), 100)
        goal, level = Goal("growth", rate=rate), base * (1 + rate) ** (gone + left)
    else:
        level = max(base + way * draw(st.integers(min_value=1, max_value=150)), Fraction(1))
        goal = Goal("at_least" if way > 0 else "at_most", level)
    part = Fraction(gone, gone + left) + Fraction(draw(st.integers(min_value=-15, max_value=15)), 100)
    value = max(Fraction(round((base + (level - base) * part) * 100), 100), Fraction(1, 100))
    first = number - gone
    figures = (Figure(year(first), base), Figure(year(number), value))
    milestones: tuple[tuple[Span, Fraction], ...] = ()
    if draw(RARELY):
        milestones = ((year(number + left - 1), rounded(base + (level - base) * Fraction(draw(st.integers(1, 99)), 100))),)
    due = year(number + left)
    return Case(kind, goal, figures, due, since=year(first), milestones=milestones, direction=1 if way > 0 else -1)
