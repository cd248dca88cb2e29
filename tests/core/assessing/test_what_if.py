"""What supposed figures change: worked out by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ectrack.core.assessing.assess import report
from ectrack.core.assessing.what_if import day_with, differing, with_supposed
from ectrack.core.model import Actual
from ectrack.core.problems import Origin
from ectrack.core.tracker import Tracker
from ectrack.core.values.period_text import period
from tests.core.building import tables, tracked

GOAL = 'at_least = 200\nsince = "2012"\nby = "2016"'
OTHER = '[indicator.j]\nkind = "stock"\nunit = "x"\n[target.u]\nindicator = "j"\nregion = "r"\nat_least = 5\nby = "2016"'


@pytest.fixture
def tracker() -> Tracker:
    """A target at 100 in 2012 and 140 in 2014, and one without a figure."""
    return tracked(tables(GOAL, extra=OTHER), "2012 100\n2014 140")


def figure(when: str, value: int, indicator: str = "i") -> Actual:
    return Actual(indicator, "r", period(when), Decimal(value), Origin("need"))


def latest(tracker: Tracker) -> Decimal | None:
    (point,) = (assessment.latest for assessment in report(tracker).assessments if assessment.target.id == "t")
    return point.value if point else None


def test_a_supposed_figure_stands_behind_the_recorded_ones_and_leaves_the_tracker_as_it_is(tracker: Tracker) -> None:
    assert latest(with_supposed(tracker, [figure("2015", 170)])) == 170
    assert latest(tracker) == 140


@pytest.mark.parametrize("values", [[150], [180, 150]])
def test_a_supposed_figure_takes_the_place_of_a_recorded_one_and_of_one_supposed_before(
    tracker: Tracker, values: list[int]
) -> None:
    changed = with_supposed(tracker, [figure("2014", value) for value in values])
    assert latest(changed) == 150
    assert [bool(actual.revises) for actual in changed.actuals] == [False, False, *(True for _value in values)]


def test_a_figure_of_a_span_of_its_own_revises_nothing(tracker: Tracker) -> None:
    assert [actual.revises for actual in with_supposed(tracker, [figure("2015", 1), figure("2014", 1, "j")]).actuals] == [None] * 4


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [(None, date(2015, 12, 31)), (date(2014, 6, 30), date(2015, 12, 31)), (date(2017, 1, 1), date(2017, 1, 1))],
)
def test_the_day_is_no_earlier_than_the_end_of_a_supposed_period(as_of: date | None, expected: date | None) -> None:
    assert day_with(as_of, [figure("2014", 1), figure("2015", 1)]) == expected


def test_only_targets_that_are_judged_otherwise_differ(tracker: Tracker) -> None:
    before = report(tracker)
    after = report(with_supposed(tracker, [figure("2014", 160)]))
    # 150 is expected in the middle of 100 and 200: 140 is behind, 160 on pace.
    assert {name: (one.status, one.latest and one.latest.value) for name, one in differing(before, after).items()} == {
        "t": ("behind", 140)
    }
    assert differing(before, before) == {}


def test_targets_left_out_of_the_report_afterwards_do_not_count(tracker: Tracker) -> None:
    after = report(with_supposed(tracker, [figure("2014", 160)]))
    assert [assessment.target.id for assessment in after.assessments] == ["u", "t"]
    assert differing(report(tracker), replace(after, assessments=after.assessments[:1])) == {}
