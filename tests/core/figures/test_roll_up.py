"""Figures of a region as the sum of those below it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.assessing.assess import report
from ectrack.core.assessing.assessment import Assessment
from ectrack.core.figures.standing import Figures
from tests.core.building import tables, tracked

BELOW = '[region.a]\nparent = "r"\n[region.b]\nparent = "r"\n[region.a1]\nparent = "a"\n[region.a2]\nparent = "a"\n'
GOAL = 'at_least = 10\nby = "2014"\n'


def assessed(figures: str, goal: str = GOAL, more: str = "roll_up = true") -> Assessment:
    """Return the assessment of the target on the region `r` that has a (a1, a2) and b below it."""
    tracker = tracked(tables(goal, more=more, extra=BELOW), figures)
    return report(tracker).assessments[0]


def test_a_tree_adds_up_from_the_bottom() -> None:
    found = assessed("2014 1 region=a1\n2014 2 region=a2 state=preliminary\n2014 8 region=b approx=about")
    assert found.latest is not None
    assert found.latest.rolled_up is not None
    assert (found.latest.value, found.latest.approx, found.latest.state) == (11, "about", "preliminary")
    assert (found.latest.rolled_up.of, found.latest.rolled_up.have) == (2, 2)
    assert found.status == "achieved"


@pytest.mark.parametrize(
    ("figures", "goal", "status"),
    [
        ("2014 12 region=b", GOAL, "achieved"),
        ("2014 9 region=b", GOAL, "unrated"),
        ("2014 8 region=b\n2014 1 region=a1", GOAL, "unrated"),
        ("2014 9 region=b", 'at_most = 10\nby = "2014"', "unrated"),
        ("2014 10 region=b", GOAL, "achieved"),
        ("2014 10 region=b", 'more_than = 10\nby = "2014"', "unrated"),
        ("2014 11 region=b", 'more_than = 10\nby = "2014"', "achieved"),
        ("2014 12 region=b approx=about", GOAL, "unrated"),
        ("2014 12 region=b approx=at_most", GOAL, "unrated"),
        ("2014 12 region=b approx=more_than", GOAL, "achieved"),
    ],
)
def test_an_incomplete_sum_proves_only_that_a_rising_goal_is_met(figures: str, goal: str, status: str) -> None:
    found = assessed(figures, goal)
    assert found.latest is not None
    assert found.latest.rolled_up is not None
    assert found.latest.rolled_up.missing == ("a",)
    assert found.status == status
    assert found.reason == (None if status == "achieved" else "incomplete")


def test_a_figure_of_its_own_beats_the_sum() -> None:
    found = assessed("2014 7 \n2014 1 region=a\n2014 8 region=b")
    assert found.latest is not None
    assert (found.latest.value, found.latest.rolled_up) == (7, None)


def test_nothing_adds_up_unless_the_indicator_says_so() -> None:
    assert assessed("2014 1 region=a\n2014 8 region=b", more="").status == "no-data"


def test_an_incomplete_sum_with_a_negative_figure_bounds_nothing() -> None:
    found = assessed("2014 -1 region=b")
    assert (found.status, found.reason, found.latest) == ("unrated", "incomplete", None)


@pytest.mark.parametrize(
    ("kind", "more", "status"),
    [
        # A region that is missing can only add to a number of shops; it can take away from net immigration: 12 + (-5) = 7.
        ("stock", "", "achieved"),
        ("stock", "negative = true", "unrated"),
        ("flow", "", "unrated"),
        ("flow", "negative = false", "achieved"),
        ("flow", "direction = 'decrease'\nlimit = 0", "achieved"),
    ],
)
def test_a_sum_with_gaps_proves_something_only_where_no_figure_can_be_negative(kind: str, more: str, status: str) -> None:
    tracker = tracked(tables(GOAL, kind, more=f"roll_up = true\n{more}", extra=BELOW), "2014 12 region=b")
    found = report(tracker).assessments[0]
    assert (found.status, found.reason) == (status, None if status == "achieved" else "incomplete")


def test_the_newest_complete_sum_speaks_as_long_as_a_newer_one_has_gaps() -> None:
    # 0 to 10 in two years: 5 are expected at the end of 2013, of which 6 are there.
    goal = 'at_least = 10\nby = "2014"\nsince = { period = "2012", value = 0 }'
    whole = "2013 2 region=a\n2013 4 region=b\n"
    found = assessed(f"{whole}2014 9 region=b", goal)
    assert found.latest is not None
    assert (found.status, found.latest.period, found.latest.value) == ("on-pace", "2013", 6)
    assert "newer-incomplete" in found.flags
    proven = assessed(f"{whole}2014 10 region=b", goal)
    assert proven.latest is not None
    assert (proven.status, proven.latest.period, proven.latest.value) == ("achieved", "2014", 10)
    assert {"incomplete", "newer-incomplete"} & set(proven.flags) == {"incomplete"}


def test_a_gap_before_the_newest_complete_sum_is_no_matter() -> None:
    figures = "2013 3 region=b\n2014 6 region=a approx=at_least\n2014 6 region=b"
    found = assessed(figures, 'at_least = 10\nby = "2016"')
    assert (found.status, found.flags) == ("achieved", ("approximate", "rolled-up"))


def test_a_gap_in_a_month_of_a_complete_year_is_no_matter() -> None:
    figures = "2014 6 region=a\n2014 6 region=b\n2014-12 1 region=b"
    tracker = tracked(tables(GOAL, "flow", more="roll_up = true\nnegative = false", extra=BELOW), figures)
    assert report(tracker).assessments[0].flags == ("rolled-up",)


def test_a_gap_before_the_window_is_no_figure_of_it() -> None:
    tracker = tracked(
        tables('total = 10\nfrom = "2014"\nby = "2016"', "flow", more="roll_up = true", extra=BELOW), "2013 1 region=b"
    )
    found = report(tracker).assessments[0]
    assert (found.latest, found.flags) == (None, ())


def test_the_rise_of_sums_is_one_of_as_many_regions() -> None:
    figures = "2012 1 region=a\n2012 2 region=b\n2014 6 region=a\n2014 7 region=b"
    found = assessed(figures, 'total = 20\nfrom = "2013"\nby = "2016"')
    assert found.latest is not None
    assert found.latest.rolled_up is not None
    assert (found.latest.value, found.latest.rolled_up.of, found.latest.rolled_up.missing) == (10, 2, ())
    assert "rolled-up" in found.flags


def test_a_sum_without_complete_figure_is_shown_and_not_judged() -> None:
    found = assessed("2013 3 region=b\n2014 9 region=b")
    assert found.latest is not None
    assert (found.status, found.reason, found.latest.value) == ("unrated", "incomplete", 9)


@given(st.lists(st.booleans(), min_size=1, max_size=8), st.integers(1, 50))
def test_coverage_counts_the_regions_that_have_a_figure(there: list[bool], value: int) -> None:
    regions = [f"c{index}" for index in range(len(there))]
    below = "".join(f'[region.{one}]\nparent = "r"\n' for one in regions)
    lines = [f"2014 {value} region={one}" for one, known in zip(regions, there, strict=True) if known]
    tracker = tracked(tables(GOAL, more="roll_up = true", extra=below), "\n".join(lines))
    sums = Figures(tracker, None, None).sums(tracker.indicators["i"], "r")
    told = [(one.value, one.rolled_up.of, one.rolled_up.have, one.rolled_up.missing) for one in sums if one.rolled_up]
    missing = tuple(one for one, known in zip(regions, there, strict=True) if not known)
    assert told == ([(value * sum(there), len(there), sum(there), missing)] if any(there) else [])


@given(st.lists(st.integers(0, 1000), min_size=3, max_size=3), st.permutations(["a1", "a2", "b"]))
def test_the_sum_of_a_tree_is_the_sum_of_its_leaves_in_any_order(values: list[int], order: list[str]) -> None:
    found = assessed("\n".join(f"2014 {value} region={region}" for value, region in zip(values, order, strict=True)))
    assert found.latest is not None
    assert found.latest.value == Decimal(sum(values))


def test_what_an_incomplete_sum_leaves_open_is_told_in_full() -> None:
    goal = 'at_least = 10\nby = "2016"\nsince = "2012"'
    # 2012 has a gap and is no baseline; 2013 is whole; 2014 has a gap and does not reach 10.
    found = assessed("2012 1 region=b\n2013 2 region=a\n2013 4 region=b\n2014 9 region=b", goal)
    assert found.latest is not None
    assert (found.latest.period, found.latest.basis, found.reasons["baseline"]) == ("2013", "rolled-up", "incomplete")
    assert found.flags == ("newer-incomplete", "rolled-up")
    alone = assessed("2014 9 region=b", 'at_least = 10\nby = "2016"')
    assert alone.flags == ("approximate", "incomplete", "rolled-up")
    assert alone.latest is not None
    assert alone.latest.approx == "at_least"
    whole = assessed("2014 9 region=b\n2014 1 region=a", 'at_least = 10\nby = "2016"')
    assert whole.flags == ("rolled-up",)


def test_a_goal_that_was_met_by_a_whole_sum_only_counts_as_met_before() -> None:
    goal = 'at_least = 10\nby = "2016"\nhold = true\nfrom = "2012"'
    # The gap of 2013 says nothing about the level in 2013.
    found = assessed("2012 6 region=a\n2012 5 region=b\n2013 1 region=b\n2014 6 region=a\n2014 6 region=b", goal)
    assert (found.status, "hold-broken" in found.flags) == ("on-pace", False)


def test_the_rise_of_an_incomplete_sum_over_an_unknown_opening_proves_nothing() -> None:
    found = assessed("2014 12 region=b", 'total = 10\nfrom = "2014"\nby = "2014"')
    assert (found.status, found.reason) == ("unrated", "incomplete")


def test_an_estimate_is_made_of_whole_sums_while_a_newer_one_has_gaps() -> None:
    goal = 'growth = "10%"\nsince = "2013"\nby = "2016"'
    figures = "".join(
        f"{period} {value} region={region}\n"
        for region in ("a", "b")
        for period, value in (("2013-H1", 20), ("2013", 50), ("2014-H1", 25))
    )
    text = tables(goal, "flow", more="roll_up = true\nnegative = false", extra=BELOW)
    tracker = tracked(text, f"{figures}2014-01/2014-09 30 region=b")
    # 100 * 50 / 40 = 125 for 2014
    shown = [report(tracker, estimates=use).assessments[0].latest for use in (True, False)]
    assert [(one.period, one.value) for one in shown if one] == [("2014", 125), ("2013", 100)]


CEILING = "roll_up = true\nnegative = false\ndirection = 'decrease'"
TWO_YEARS = "2023 5 region=a\n2023 3 region=b\n2024 12 region=b"


def under_a_ceiling(figures: str, goal: str) -> Assessment:
    """Return the assessment of a flow that no figure of is negative and of which less is better, rolled up from a and b."""
    return report(tracked(tables(goal, "flow", more=CEILING, extra=BELOW), figures)).assessments[0]


@pytest.mark.parametrize(
    ("figures", "goal", "status", "reason"),
    [
        # 2024 stands at 12 or more, and 2023 at 5 + 3 = 8.
        (TWO_YEARS, 'at_most = 10\nby = "2024"', "missed", None),
        ("2024 12 region=b", 'at_most = 10\nby = "2024"', "missed", None),
        (TWO_YEARS, 'at_most = 12\nby = "2024"', "achieved", None),
        (TWO_YEARS, 'less_than = 12\nby = "2024"', "missed", None),
        (TWO_YEARS, 'within = [4, 10]\nby = "2024"', "missed", None),
        (TWO_YEARS, 'at_most = 10\nby = "2025"', "unrated", "incomplete"),
        (TWO_YEARS, 'at_most = 10\nby = "2025"\nfrom = "2023"\nhold = true', "missed", "hold-broken"),
        (TWO_YEARS, 'at_most = 12\nby = "2025"\nfrom = "2023"\nhold = true', "on-pace", None),
        (TWO_YEARS, 'at_most = 10\nfrom = "2023"\nhold = true', "behind", "hold-broken"),
        (TWO_YEARS, 'within = [4, 10]\nby = "2025"\nfrom = "2023"\nhold = true', "missed", "hold-broken"),
        # (8 + 12) / 2 = 10
        (TWO_YEARS, 'at_most = 9\nby = "2024"\nfrom = "2023"\naverage = true', "missed", None),
        (TWO_YEARS, 'at_most = 9\nby = "2025"\nfrom = "2023"\naverage = true', "behind", None),
        (TWO_YEARS, 'at_most = 10\nby = "2025"\nfrom = "2023"\naverage = true', "on-pace", None),
        (TWO_YEARS, 'each_year_at_most = 10\nfrom = "2023"', "behind", None),
        (TWO_YEARS, 'improve = true\nsince = "2023"\nby = "2024"', "missed", None),
        (TWO_YEARS, 'improve_by = "10%"\nsince = "2023"\nby = "2024"', "missed", None),
        # Figures that have gaps and lie under the ceiling say nothing: a region without a figure may have brought anything.
        ("2023 8\n2024 5 region=b", 'at_most = 10\nby = "2025"\nfrom = "2023"\nhold = true', "on-pace", None),
    ],
)
def test_a_sum_with_missing_regions_beyond_a_ceiling_is_not_within_it(
    figures: str, goal: str, status: str, reason: str | None
) -> None:
    found = under_a_ceiling(figures, goal)
    assert (found.status, found.reason) == (status, reason)


def test_a_ceiling_that_a_sum_with_missing_regions_has_passed_asks_for_nothing_more() -> None:
    found = under_a_ceiling("2023 60 region=a\n2023 40 region=b\n2024 50 region=b", 'at_most = 40\nby = "2024"')
    assert (found.status, found.shortfall, found.flags) == ("missed", 10, ("approximate", "incomplete", "rolled-up"))
    assert (found.required_per_year, found.required_growth, found.required_per_month) == (None, None, None)
    assert {found.reasons[key] for key in ("required_per_year", "required_growth", "required_per_month")} == {"missed"}


def test_a_year_with_missing_regions_breaks_nothing_that_it_does_not_pass() -> None:
    # 2023 stands at 8 or more, which is no proof that it fell short of 10; 2024 is 12.
    goal = 'at_least = 10\nby = "2025"\nfrom = "2023"\nhold = true'
    text = tables(goal, "flow", more="roll_up = true\nnegative = false", extra=BELOW)
    found = report(tracked(text, "2023 8 region=b\n2024 12 region=b")).assessments[0]
    assert [(row.year, row.value, row.met) for row in found.years] == [("2023", None, None), ("2024", 12, True)]
