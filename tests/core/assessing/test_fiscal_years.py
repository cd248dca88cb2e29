"""Years that begin in April: every number is that of the same tracker with years from January, three months later."""

import re
from decimal import Decimal
from typing import Any

import pytest

from ectrack.core.assessing.assess import report
from ectrack.core.assessing.methods import METHODS
from ectrack.core.values.period_text import period
from ectrack.core.values.periods import add_months
from ectrack.render.records import record
from tests.core.building import judged, tables, tracked

NAMES = re.compile(r"20[0-9]{2}(?:-(?:[HQ][0-9]|[0-9]{2}(?:-[0-9]{2})?))?")
WORDS = frozenset(
    {"date", "period", "start", "deadline", "as_of", "from", "to", "met_on", "year", "origin", "policy_title", "name"}
)


def later(text: str) -> str:
    """Return a text with its periods three months later, years, half-years and quarters under the names of years from April."""

    def one(match: re.Match[str]) -> str:
        found = match[0]
        if len(found) == len("2025-03-31"):
            return add_months(period(found).end, 3).isoformat()
        if len(found) == len("2025-03") and found[5].isdigit():
            year, month = divmod(int(found[:4]) * 12 + int(found[5:]) + 2, 12)
            return f"{year:04d}-{month + 1:02d}"
        first = int(found[:4])
        return f"FY{first}/{(first + 1) % 100:02d}{found[4:]}"

    return NAMES.sub(one, text)


EXAMPLES = {
    "the newest full year": ("flow", 'at_least = 100\nsince = "2011"\nby = "2015"', "2011 50\n2012 60\n2013 75"),
    "an estimate": ("flow", 'growth = "30%"\nsince = "2013"\nby = "2016"', "2013 860\n2014-H1 480 yoy=39.5%"),
    "an estimate by the same part": ("flow", 'at_least = 900\nsince = "2013"\nby = "2016"', "2013-H1 300\n2013 700\n2014-H1 360"),
    "the year of the deadline": (
        "flow",
        'growth = "30%"\nsince = "2013"\nby = "2015"',
        "2013 860\n2014 1050\n2015-H1 620.5 yoy=29.2%",
    ),
    "its months": (
        "flow",
        'at_least = 1453\nsince = "2013"\nby = "2015"',
        "2013 860\n2014 1050\n2015-01 80\n2015-02 88\n2015-03 90",
    ),
    "a hole in the months": ("flow", 'at_least = 1453\nby = "2015"', "2014 1050\n2015-01 80\n2015-03 90"),
    "the plan inside the year": (
        *("flow", 'at_least = 400\nby = "2015"\nmilestones = { "2015-Q1" = 80, "2015-H1" = 180 }'),
        "2014 300\n2015-Q1 90",
    ),
    "quarters make a year": ("flow", 'at_least = 100\nsince = "2013"\nby = "2016"', "2013 60\n2014-Q1 20\n2014-Q2 20\n2014-H2 35"),
    "no deadline": ("flow", "at_least = 100", "2013 60\n2014 110\n2015-H1 40"),
    "a half-year": ("flow", 'at_least = 80\nsince = "2014-H1"\nby = "2015-H1"', "2014-H1 60\n2015-Q1 44"),
    "every year": ("flow", 'each_year = 120\nfrom = "2013"\nby = "2015"', "2013 100\n2014 130\n2015-H1 70"),
    "every year, standing": ("flow", "each_year = 120", "2013 100\n2014-Q1 30\n2014-Q2 90\n2014-H2 30\n2015-H1 70"),
    "in all": ("flow", 'total = 300\nfrom = "2013"\nby = "2015"', "2013 100\n2014-01/2014-10 90"),
    "a rise": ("stock", 'each_year = 10\nfrom = "2014"\nby = "2015"', "2013 50\n2014 58\n2015 75"),
    "a stock": ("stock", 'at_least = 100\nsince = "2013"\nby = "2016"', "2013 50\n2014-H1 61\n2015-06-30 80"),
    "a share": ("share", 'at_least = "50%"\nsince = "2013"\nby = "2016"', "2013 30\n2014 38\n2015-H1 39"),
    "milestones": ("share", 'at_least = "50%"\nsince = "2012"\nby = "2016"\nmilestones = { "2014" = "35%" }', "2012 30\n2013 33"),
    "kept in every year": ("flow", 'at_most = 100\nhold = true\nfrom = "2013"\nby = "2016"', "2013 90\n2014 101\n2015-H1 40"),
    "kept in every half-year": ("share", 'at_least = "50%"\nhold = true\nsince = "2013"\nby = "2015"', "2014-H1 51\n2015-H1 52"),
    "a mean": ("flow", 'at_least = 100\nbaseline = { mean = "2011/2013" }\nby = "2016"', "2011 40\n2012 50\n2013 60\n2014 70"),
    "a cap in all": ("flow", 'total_at_most = 300\nfrom = "2013"\nby = "2015"', "2013 100\n2014 90\n2015-H1 60"),
    "a cap in every year": ("flow", 'each_year_at_most = 100\nfrom = "2013"\nby = "2015"', "2013 90\n2014-Q1 20\n2014-H1 52"),
    "every quarter": (
        "flow",
        'each_quarter = 20\nfrom = "2013"\nby = "2014"',
        "2013-Q1 20\n2013-Q2 25\n2013-Q3 18\n2013-Q4 20\n2014-Q1 9",
    ),
    "a band": ("flow", 'within = [90, 110]\nby = "2015"', "2014 80\n2014-H1 40\n2015-H1 50"),
    "on average": ("flow", 'at_least = 100\naverage = true\nfrom = "2013"\nby = "2015"', "2013 90\n2014 104\n2015-H1 50"),
    "a ceiling": ("flow", 'at_most = 240\nby = "2015"', "2014-H1 90\n2014 200\n2015-H1 105"),
    "points": ("share", 'improve_by = "5pp"\nsince = "2012"\nby = "2016"', "2012 30\n2014 33"),
    "a growth rate": ("growth", 'at_least = "6%"\nby = "2015"', "2013 5\n2014 6.1\n2015-H1 5.8\n2015-Q4 7"),
    "growth rates that compound": (
        "growth",
        'total = "-13.5%"\nfrom = "2011"\nby = "2015"',
        "2011 -3\n2012 -2.5\n2013 -3.1\n2014-H1 -2",
    ),
    "a kept growth rate": ("growth", 'at_least = "6%"\nhold = true\nfrom = "2012"\nby = "2015"', "2012 6.5\n2013 6.1\n2014-H1 5"),
    "a mean growth rate": ("growth", 'at_least = "6%"\naverage = true\nfrom = "2012"\nby = "2015"', "2012 6.5\n2013 6.1"),
    "a series for the methods": (
        *("index", 'at_least = 100\nsince = "2010"\nby = "2020"'),
        "2010 50\n2011 53\n2012 55\n2013 60\n2014 66\n2015 70\n2016 71",
    ),
}
EVERY = {"kept in every half-year": 'every = "half-year"'}


def numbers(value: Any) -> Any:
    """Return a record without days and names of periods."""
    if isinstance(value, dict):
        return {key: numbers(one) for key, one in value.items() if key not in WORDS}
    return [numbers(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_years_from_april_are_years_from_january_three_months_later(name: str, method: str) -> None:
    kind, goal, figures = EXAMPLES[name]
    more = EVERY.get(name, "")
    unit = "%" if kind in {"share", "growth"} else "x"
    calendar = tracked(tables(goal, kind, unit, more), figures)
    fiscal = tracked(tables(later(goal), kind, unit, f'{more}\nyear_starts = "04"'), later(figures))
    ours, theirs = (record(report(one, method=method).assessments[0], one) for one in (fiscal, calendar))
    assert numbers(ours) == numbers(theirs)


def test_the_same_with_years_from_july_said_for_the_whole_tracker() -> None:
    found = judged(
        'at_least = 110\nsince = "FY2024/25"\nby = "FY2025/26"',
        "FY2024/25 100\nFY2025/26-Q1 30",
        kind="flow",
        more='year_starts = "07"',
    )
    assert found.baseline is not None
    assert (found.deadline.isoformat() if found.deadline else "", found.latest.date.isoformat() if found.latest else "") == (
        "2026-06-30",
        "2025-09-30",
    )


def test_periods_are_named_by_such_years_however_they_came_about() -> None:
    goal = 'each_year = 120\nfrom = "FY2013/14"\nby = "FY2015/16"'
    found = judged(
        goal, "2013-04/2014-03 100\nFY2014/15-Q1 30\n2014-07/2015-03 95\nFY2015/16-H1 70", kind="flow", more='year_starts = "04"'
    )
    assert [row.year for row in found.years] == ["FY2013/14", "FY2014/15", "FY2015/16"]
    assert [row.value for row in found.years] == [100, 125, None]
    assert found.latest is not None
    assert found.latest.period == "2013-04/2015-09"
    estimate = judged(
        'at_least = 9\nby = "FY2017/18"', "FY2013/14 5\nFY2014/15-H1 3 yoy=10%", kind="flow", more='year_starts = "04"'
    )
    assert estimate.latest is not None
    assert (estimate.latest.period, estimate.latest.basis) == ("FY2014/15", "estimated")


def test_a_break_lies_at_the_first_day_of_such_a_year() -> None:
    more = 'year_starts = "04"\nbreaks = { "FY2014/15" = { why = "new scope", link = 2 } }'
    found = judged(
        'at_least = 100\nsince = "FY2013/14"\nby = "FY2016/17"', "FY2013/14 20\n2014-02 9\nFY2014/15 55", kind="flow", more=more
    )
    # 20 before the break are 40 after it: 15 of 60 in one of three years.
    assert found.baseline is not None
    assert (found.baseline.value, found.share_done) == (40, Decimal(15) / 60)


def test_a_bare_year_stays_that_of_the_calendar() -> None:
    found = judged('at_least = 9\nby = "2015"', "2014 5\nFY2014/15 7\n2015-H1 4", kind="flow", more='year_starts = "04"')
    assert found.deadline is not None
    assert (found.deadline.isoformat(), found.latest.period if found.latest else "") == ("2015-12-31", "2015-01/2015-06")
