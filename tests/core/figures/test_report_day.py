"""The day a report speaks for: which figures set it, and which lie too far ahead."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.assessing.assess import report
from ectrack.core.figures.report_day import default_as_of
from ectrack.core.values.endings import Endings, endings
from tests.core.building import tables, tracked

DUE_2015 = tables('at_least = 10\nby = "2015"')
STANDING = tables('each_year = 10\nfrom = "2012"')
READ_2030 = tables('at_least = 10\nby = "2015"\nreadings = { later = { by = "2030" } }')


@pytest.mark.parametrize(
    ("figures", "day"),
    [
        ("2013 1\n2014 2", "2014-12-31"),
        ("2013 1\n2014 2 state=forecast", "2013-12-31"),
        ("2013 1\n2014 2 comparable=false", "2014-12-31"),
        # 1 December is 30 days before the end of the year, 30 November 31, 29 November 32.
        ("2013 1\n2014 2 recorded=2014-12-01", "2014-12-31"),
        ("2013 1\n2014 2 recorded=2014-11-30", "2014-12-31"),
        ("2013 1\n2014 2 recorded=2014-11-29", "2013-12-31"),
        # A revision recorded after the end sets what the first figure did not.
        ("2013 1\n2014 2 recorded=2014-06-30\n2014 3 recorded=2015-01-20 revises=final", "2014-12-31"),
        # Where none may set it, it is the newest day of recording.
        ("2052 1 recorded=2025-05-20", "2025-05-20"),
        ("2052 1 recorded=2025-05-20\n2062 1 recorded=2024-05-20", "2025-05-20"),
        # More than 12 months after every other figure and every deadline; 2016 is not.
        ("2013 1\n2052 2", "2013-12-31"),
        ("2013 1\n2016 2", "2016-12-31"),
        ("2013 1\n2017-01 2", "2013-12-31"),
        ("2015 1\n2016 2", "2016-12-31"),
        ("2016 1\n2017 2", "2017-12-31"),
        ("2016 1\n2018-01-01 2", "2016-12-31"),
        # Not alone, or with a day of recording, or nothing but it.
        ("2013 1\n2052 2\n2052 2 comparable=false source=t", "2052-12-31"),
        ("2013 1\n2051 2\n2052 2", "2052-12-31"),
        ("2013 1\n2052 2 recorded=2053-01-20", "2052-12-31"),
        ("2052 2", "2052-12-31"),
    ],
)
def test_the_newest_period_sets_the_day_unless_it_lies_too_far_ahead(figures: str, day: str) -> None:
    assert str(default_as_of(tracked(DUE_2015, figures))) == day


@pytest.mark.parametrize(("text", "day"), [(STANDING, "2020-12-31"), (READ_2030, "2020-12-31"), (DUE_2015, "2013-12-31")])
def test_a_deadline_that_is_later_or_none_at_all_lets_it(text: str, day: str) -> None:
    assert str(default_as_of(tracked(text, "2013 1\n2020 2"))) == day


def test_what_was_known_by_a_day_set_the_day_then() -> None:
    figures = "2013 1 recorded=2014-01-20\n2014 2 recorded=2014-06-30\n2014 3 recorded=2015-01-20 revises=final"
    assert str(default_as_of(tracked(DUE_2015, figures), date(2014, 12, 31))) == "2013-12-31"
    assert default_as_of(tracked(DUE_2015, figures), date(2014, 1, 1)) is None


def test_a_figure_that_lies_ahead_counts_from_the_end_of_its_period_on() -> None:
    tracker = tracked(DUE_2015, "2013 1\n2014 20 recorded=2014-06-30")
    (before,), (then,) = report(tracker).assessments, report(tracker, as_of=date(2014, 12, 31)).assessments
    assert (before.latest and before.latest.value, then.latest and then.latest.value) == (1, 20)


DAYS = st.dates(date(2013, 1, 1), date(2016, 12, 31))
WRITTEN = st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=6)


def of(*written: tuple[date, date | None]) -> Endings:
    """Return the endings of figures."""
    counted: dict[tuple[date, date | None], int] = {}
    for one in written:
        counted[one] = counted.get(one, 0) + 1
    return endings(counted)


@given(WRITTEN, WRITTEN, st.none() | DAYS)
def test_figures_may_be_put_together_and_taken_away(
    some: list[tuple[date, date | None]], others: list[tuple[date, date | None]], due: date | None
) -> None:
    together = of(*some, *others)
    assert (of(*some) + of(*others)).newest(due) == together.newest(due)
    left = together - of(*others)
    assert (left.figures, left.undated) == (of(*some).figures, of(*some).undated)


def test_the_end_of_the_calendar_is_no_obstacle() -> None:
    assert of((date(9999, 12, 31), None), (date(9999, 6, 30), None)).newest(date(9999, 1, 1)) == date(9999, 12, 31)
