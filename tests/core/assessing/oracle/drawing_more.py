"""Plausible stocks, shares and indices, sums over several years, goals to improve, and levels to be kept."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from tests.core.assessing.oracle.drawing import (
    MAYBE,
    NEGATIVE,
    OFTEN,
    RARELY,
    SELDOM,
    TENTHS,
    YEARS,
    days,
    figure,
    flow_figures,
    part,
    rounded,
    series,
    with_approximations,
    with_revisions,
)
from tests.core.assessing.oracle.given import Case, Figure, Goal
from tests.core.assessing.oracle.spans import ONE_DAY, Span, later, months, year

DAYS = st.dates(min_value=date(2011, 1, 1), max_value=date(2018, 12, 31))
DAY_OF_2015 = Span(date(2015, 6, 30), date(2015, 6, 30))
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
    due = draw(
        st.sampled_from([year(number)] * 4 + [months(number, 1, 6), months(number, 10, 12), months(number, 6, 6), DAY_OF_2015])
    )
    number = due.end.year
    goal = draw(dated_goals())
    since = year(number - draw(st.integers(min_value=1, max_value=3))) if goal.key == "growth" or draw(OFTEN) else None
    figures = draw(dated_figures(kind, due))
    known = any(one.span == since and one.comparable and one.value is not None for one in figures)
    first = since.end.year + 1 if since else number - 2
    stops = [year(one) for one in range(first, number) if draw(OFTEN)] if draw(RARELY) else []
    milestones = tuple((span, draw(PERCENTS)) for span in stops)
    limit = draw(st.sampled_from([None, None, Fraction(100)])) if kind == "share" else None
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
        limit=limit if goal.key in {"at_least", "more_than"} else None,
        lag=draw(st.sampled_from([0, 0, 0, 45, 200])),
        as_of=draw(days(due)),
    )


@st.composite
def rises(draw: st.DrawFn) -> Case:
    """Draw a total, or an amount of every year, of the rise of a stock, a share or an index over one to four years."""
    kind, number, length = draw(KINDS), draw(YEARS), draw(st.integers(min_value=1, max_value=4))
    spans = [year(one) for one in range(number - length, number + 3) if draw(OFTEN)]
    spans += draw(st.lists(DAYS.map(lambda day: Span(day, day)), max_size=2)) if draw(RARELY) else []
    opening, amount = 100 + draw(PERCENTS), max(rounded(draw(TENTHS) / length / 4), Fraction(1))
    steps = [draw(st.integers(min_value=-10, max_value=250)) for _ in spans]
    figures = [Figure(span, opening + amount * step / 100) for span, step in zip(dict.fromkeys(spans), steps, strict=False)]
    by_since = draw(RARELY)
    stated = opening if draw(RARELY) else None
    return Case(
        kind=kind,
        goal=draw(yearly_goals(amount, length)),
        figures=tuple(draw(with_approximations(draw(with_revisions(sorted(figures, key=lambda one: one.span.end)))))),
        due=year(number),
        start=None if by_since else year(number - length + 1),
        since=year(number - length) if by_since or stated else None,
        stated=stated,
        lag=draw(st.sampled_from([0, 0, 0, 45])),
        as_of=draw(days(year(number))),
    )


@st.composite
def yearly_goals(draw: st.DrawFn, amount: Fraction, length: int) -> Goal:
    """Draw a sum over some years, or an amount of each of them, seldom with about."""
    about = draw(RARELY)
    value = amount * length if draw(MAYBE) else amount
    return Goal("each_year" if value == amount else "total", value, last_digit=Fraction(1, 10), about=about)


@st.composite
def sums_over_years(draw: st.DrawFn) -> Case:
    """Draw a total, or an amount of every year, of a flow over two to four years, of the calendar or not."""
    number, length, first = draw(YEARS), draw(st.integers(min_value=2, max_value=4)), draw(st.sampled_from([1, 1, 1, 4, 7]))
    last = Span(date(number, first, 1), later(date(number, first, 1), 12) - ONE_DAY)
    window, negative = Span(last.before(length - 1).start, last.end), draw(NEGATIVE)
    history = draw(series(number - length, number + 1, negative=negative is True or (negative is None and draw(SELDOM))))
    spans = [last.before(back) for back in range(length, 0, -1) if draw(OFTEN)]
    cuts = st.sampled_from([(1, 3), (1, 6), (1, 9), (4, 6), (7, 12), (1, 12), (1, 1), (2, 2)])
    spans += [part(last, *ends) for ends in draw(st.lists(cuts, max_size=3, unique=True))]
    spans += [Span(last.start, last.start + ONE_DAY * draw(st.integers(min_value=1, max_value=100)))] if draw(RARELY) else []
    figures = draw(with_approximations(draw(with_revisions([draw(figure(span, history, last)) for span in dict.fromkeys(spans)]))))
    amount = max(rounded(draw(TENTHS) * 10), Fraction(1))
    by_since = draw(RARELY)
    return Case(
        kind="flow",
        goal=draw(yearly_goals(amount, length)),
        figures=tuple(figures),
        due=last,
        start=None if by_since else window if draw(RARELY) else last.before(length - 1),
        since=last.before(length) if by_since else None,
        negative=negative,
        lag=draw(st.sampled_from([0, 0, 0, 45])),
        as_of=draw(days(last)),
        estimates=not draw(RARELY),
    )


@st.composite
def improvements(draw: st.DrawFn) -> Case:
    """Draw a goal to move in the wanted direction, of an index or a yearly flow; seldom against the direction of its indicator."""
    number = draw(YEARS)
    due, way, kind = year(number), draw(st.sampled_from([1, -1])), draw(st.sampled_from(["index", "index", "share", "flow"]))
    limit = draw(st.sampled_from([None, None, Fraction(100) if way > 0 else Fraction(0)])) if kind != "flow" else None
    if kind == "flow":
        figures = draw(flow_figures(due, draw(series(number - 3, number, negative=False))))
    else:
        figures = draw(dated_figures(kind, due))
    if limit is not None and figures and draw(MAYBE):
        figures = [
            Figure(one.span, limit) for one in figures if one.comparable and one.value is not None and one.state != "forecast"
        ]
        figures = list({one.span: one for one in figures}.values())
    since = year(number - draw(st.integers(min_value=1, max_value=3)))
    turned = draw(RARELY)
    return Case(
        kind, Goal("improve"), tuple(figures), due, since=since, direction=way, turned=turned, limit=limit, as_of=draw(days(due))
    )


@st.composite
def holds(draw: st.DrawFn) -> Case:
    """Draw a level to be kept in every period."""
    kind, number = draw(st.sampled_from(["flow", "share", "index", "stock"])), draw(YEARS)
    key = draw(st.sampled_from(["at_least", "at_most", "more_than", "less_than"]))
    way, length = (-1 if key in {"at_most", "less_than"} else 1), draw(st.integers(min_value=1, max_value=4))
    every = draw(st.sampled_from([None, None, None, 12, 6, 3, 1])) if kind != "flow" else None
    spans = draw(spans_of_a_hold(kind, number, length, every))
    level = draw(PERCENTS)
    kept = [level + way * draw(st.integers(min_value=0, max_value=9)) / Fraction(10) for _ in spans]
    broken = draw(st.lists(st.integers(min_value=0, max_value=max(len(spans) - 1, 0)), max_size=2)) if draw(MAYBE) else []
    values = [level - way * draw(TENTHS) if index in broken else value for index, value in enumerate(kept)]
    states = [draw(st.sampled_from([None, None, None, "preliminary"])) for _ in spans]
    figures = [Figure(span, max(value, Fraction(0)), state=state) for span, value, state in zip(spans, values, states, strict=True)]
    if kind == "flow" and draw(RARELY):
        figures = [replace(one, yoy=Fraction(draw(st.integers(-40, 40)), 100)) for one in figures]
    if draw(RARELY) and broken and broken[0] < len(spans):
        figures.append(Figure(spans[broken[0]], level + way, revises=True))
    due = draw(st.sampled_from([year(number)] * 4 + [months(number, 1, 6)])) if kind != "flow" else year(number)
    start = year(number - length + 1) if draw(OFTEN) else None
    since = year(number - length) if draw(RARELY) else None
    return Case(
        kind=kind,
        goal=Goal(key, level, hold=True),
        figures=tuple(figures),
        due=due if draw(OFTEN) else None,
        start=start,
        since=since,
        stated=draw(PERCENTS) if since and since not in spans else None,
        direction=way,
        every=every,
        lag=draw(st.sampled_from([0, 0, 0, 45])),
        as_of=draw(days(due)),
    )


@st.composite
def spans_of_a_hold(draw: st.DrawFn, kind: str, number: int, length: int, every: int | None) -> list[Span]:
    """Draw the periods of a series: by `every`, else the years; seldom some parts of years, or single days, beside them."""
    years = range(number - length, number + (2 if draw(RARELY) else 1))
    step = every or 12
    cuts = [months(one, first, first + step - 1) for one in years for first in range(1, 13, step)]
    spans = [span for span in cuts if draw(OFTEN)]
    if draw(RARELY):
        parts = st.sampled_from([(1, 3), (1, 6), (4, 6), (7, 12), (1, 9)])
        spans += [months(draw(st.sampled_from(years)), *one) for one in draw(st.lists(parts, max_size=2, unique=True))]
    if kind != "flow" and draw(RARELY):
        spans += [Span(day, day) for day in draw(st.lists(DAYS, max_size=2, unique=True))]
    if kind == "stock":
        return list({span.end: span for span in spans}.values())
    return list(dict.fromkeys(spans))


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
