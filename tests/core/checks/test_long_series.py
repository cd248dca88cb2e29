"""Long series: twice as many figures take the rules about neighbours and parts about twice the work."""

import sys
from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest

from ectrack.core.assessing.assess import report
from ectrack.core.checks import RULES, Checked
from ectrack.core.problems import Problem
from tests.core.building import tracked

TABLES = '[region.r]\n[indicator.i]\nkind = "flow"\nunit = "亿元"\nbreaks = { 2011 = "new definition" }\n'


def days(number: int) -> Checked:
    """Return figures of so many days, of which no two make a longer period that has a figure."""
    figures = "\n".join(f"{date(2010, 1, 1) + timedelta(days=day)} {day % 7 + 1}" for day in range(number))
    tracker = tracked(TABLES, figures)
    return Checked(tracker, report(tracker))


def work(find: Callable[[Checked], Iterable[Problem]], checked: Checked) -> int:
    """Return how often a function began or ended while a rule looked, what all rules share left out."""
    assert checked.comparable
    assert checked.figures
    calls = 0

    def count(_frame: object, _event: str, _argument: object) -> None:
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        found = list(find(checked))
    finally:
        sys.setprofile(before)
    assert found == []
    return calls


@pytest.mark.parametrize("slug", ["far-from-neighbour", "periods-sum"])
def test_twice_the_days_take_no_more_than_thrice_the_work(slug: str) -> None:
    few, many = (work(RULES[slug].find, days(number)) for number in (300, 600))
    assert few > 300
    assert many <= 3 * few
