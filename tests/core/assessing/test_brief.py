"""A few figures of a long series, where they settle a target, say what all of them say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext

from hypothesis import assume, event, given
from hypothesis import strategies as st

from ectrack.core.assessing.assess import report, situate
from ectrack.core.assessing.brief import is_settled, wanted
from ectrack.core.assessing.methods import DEFAULT
from ectrack.core.few import Ends, Wanted
from ectrack.core.figures.standing import Figures
from ectrack.core.model import Actual, Kind, Target
from ectrack.core.tracker import Tracker
from ectrack.core.values.quantities import CONTEXT
from ectrack.render.records import record
from tests.core.assessing.oracle.drawing import flows, near_the_season
from tests.core.assessing.oracle.drawing_more import improvements, levels_by_a_day, near_the_path
from tests.core.assessing.oracle.facing import text_of
from tests.core.assessing.oracle.given import Case, live
from tests.core.building import tables, tracked


def plain(case: Case) -> Case:
    """Return a case without the corrections and withdrawals that are never left in large files, only with what they led to."""
    figures = [replace(one, revises=False, state="revised" if one.is_revision else one.state) for one in live(case.figures)]
    return replace(case, figures=tuple(figures))


def chosen(tracker: Tracker, asked: Wanted) -> tuple[Actual, ...]:
    """Return the figures that are asked of a long series."""
    known = [actual for actual in tracker.actuals if actual.period.end <= asked.until]
    newest = max((actual.period.end for actual in known if actual.counts), default=date.min)
    first = date(newest.year - 1, 1, 1) if asked.years and newest > date.min else newest
    return tuple(
        actual
        for actual in known
        if actual.period.end >= first or (asked.first and asked.last and asked.first <= actual.period.end <= asked.last)
    )


def ends(tracker: Tracker, target: Target, day: date) -> Ends | None:
    """Return the newest day of a series and the least and the most that any figure, or sum over a calendar year, can be."""
    known = [actual for actual in tracker.actuals if actual.period.end <= day and actual.counts]
    if not known:
        return None
    low, high = [], []
    for year in {actual.period.end.year for actual in known}:
        amounts = [actual.value or Decimal(0) for actual in known if actual.period.end.year == year]
        is_flow = target.indicator.kind is Kind.FLOW
        low.append(sum((min(one, Decimal(0)) for one in amounts), Decimal(0)) if is_flow else min(amounts))
        high.append(sum((max(one, Decimal(0)) for one in amounts), Decimal(0)) if is_flow else max(amounts))
    return Ends(max(actual.period.end for actual in known), min(low), max(high))


def settled(tracker: Tracker, day: date, *, estimates: bool) -> Tracker | None:
    """Return the tracker with the few figures that settle its target; None where they do not."""
    (target,) = tracker.targets.values()
    asked = wanted(target, DEFAULT, day, set())
    if asked is None:
        return None
    few = replace(tracker, actuals=chosen(tracker, asked))
    with localcontext(CONTEXT):
        situation = situate(target, Figures(few, day, None), estimates=estimates)
        return few if is_settled(situation, ends(tracker, target, day)) else None


CASES = st.one_of(flows(), flows(), near_the_season(), levels_by_a_day(), near_the_path(), improvements())


@given(CASES.map(plain))
def test_the_few_say_what_all_say(case: Case) -> None:
    tracker = tracked(*text_of(case))
    day = report(tracker, as_of=case.as_of).as_of
    assume(day is not None)
    assert day is not None
    few = settled(tracker, day, estimates=case.estimates)
    event("settled by a few" if few else "told by all")
    if few is None:
        return
    found = [report(one, as_of=day, estimates=case.estimates).assessments[0] for one in (few, tracker)]
    event(f"running: {found[1].running is not None}")
    assert record(found[0], few) == record(found[1], tracker)


def test_a_ceiling_that_was_passed_is_told_by_all_figures() -> None:
    tracker = tracked(tables('at_most = 400\nby = "2015"', "flow"), "2010 300\n2014 320\n2015-Q1 410")
    assert settled(tracker, date(2015, 3, 31), estimates=True) is None
