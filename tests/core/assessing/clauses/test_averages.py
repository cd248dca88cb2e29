"""The mean over a window: `average = true` beside a level."""

from decimal import Decimal

import pytest

from ectrack.core.assessing.assess import verdicts
from ectrack.core.assessing.assessment import Assessment
from ectrack.core.figures.standing import Figures
from tests.core.building import flow, judged, near, slugs, tables, tracked

MEAN = 'less_than = 5.5\naverage = true\nfrom = "2021"\nby = "2023"'


def share(goal: str, figures: str, as_of: str | None = None, more: str = "") -> Assessment:
    """Return the assessment of a target on a share."""
    return judged(goal, figures, as_of, "share", unit="%", more=more)


def told(found: Assessment) -> tuple[str, str | None]:
    """Return the status with its reason."""
    return found.status, found.reason


def test_the_mean_decides_though_a_year_was_above() -> None:
    # (5.1 + 5.6 + 5.2) / 3 = 5.3.
    found = share(MEAN, "2021 5.1\n2022 5.6\n2023 5.2")
    assert found.latest is not None
    assert (found.status, found.latest.value, found.latest.basis, found.latest.period) == (
        "achieved",
        Decimal("5.3"),
        "derived",
        "2021/2023",
    )
    assert [(row.year, row.value, row.met) for row in found.years] == [
        ("2021", Decimal("5.1"), True),
        ("2022", Decimal("5.6"), False),
        ("2023", Decimal("5.2"), True),
    ]


def test_at_the_level_a_strict_mean_is_missed() -> None:
    found = share(MEAN, "2021 5\n2022 6\n2023 5.5")
    assert (found.status, found.shortfall) == ("missed", 0)


@pytest.mark.parametrize(("second", "status"), [("5.8", "on-pace"), ("6.0", "behind")])
def test_before_the_end_the_mean_so_far_speaks(second: str, status: str) -> None:
    # (5.1 + 5.8) / 2 = 5.45, and 5.55.
    found = share(MEAN, f"2021 5.1\n2022 {second}")
    assert told(found) == (status, None)
    for key in ("pace", "share_done", "observed_growth", "required_per_year", "required_growth"):
        assert (getattr(found, key), found.reasons[key]) == (None, "average"), key


def test_a_year_without_a_figure_before_the_newest_leaves_no_mean() -> None:
    found = share(MEAN, "2021 5.1\n2023 5.2")
    assert told(found) == ("unrated", "hole-in-window")
    assert [row.value is None for row in found.years] == [False, True, False]


def test_while_the_last_year_is_missing() -> None:
    found = share(MEAN, "2021 5.1\n2022 5.2", "2024-06-30")
    assert found.status == "on-pace"
    assert "overdue" in found.flags


def test_before_and_after_its_window() -> None:
    assert told(share(MEAN, "2020 5.1")) == ("not-started", None)
    assert told(share(MEAN, "2020 5.1", "2021-12-31")) == ("unrated", "nothing-after-start")
    assert told(share(MEAN, "2024 5.1")) == ("unrated", "after-deadline")
    assert told(share(MEAN, "", "2024-12-31")) == ("no-data", "no-figure")


def test_months_are_not_averaged_into_a_year() -> None:
    assert told(share(MEAN, "2021-01 5\n2021-02 5\n2021-03 5", "2022-01-31")) == ("unrated", "only-year-to-date")


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        ("2021-H1 5", "only-year-to-date"),
        ("2021-Q2 5", "partial-year"),
        ("2022-H1 5", "hole-in-window"),
        ("2022 5", "hole-in-window"),
    ],
)
def test_while_its_first_year_is_under_way_nothing_is_missing(figures: str, reason: str) -> None:
    assert told(share(MEAN, figures)) == ("unrated", reason)


def test_the_first_period_that_is_missing_is_named() -> None:
    assert share(MEAN, "2021 5.1\n2023 5.2").hole == "2022"
    assert share(MEAN, "2021 5.1\n2022 5.2").hole is None


def test_where_figures_are_due_every_month_the_months_are_averaged() -> None:
    # (5 + 6 + 5.2) / 3 = 5.4.
    goal = 'less_than = 5.5\naverage = true\nfrom = "2021-01"\nby = "2021-03"'
    found = share(goal, "2021-01 5\n2021-02 6\n2021-03 5.2", more='every = "month"')
    assert (found.status, [row.year for row in found.years]) == ("achieved", ["2021-01", "2021-02", "2021-03"])


def test_a_flow_by_its_full_years() -> None:
    # 40 + 60 are the year 2014; (100 + 90) / 2 = 95.
    goal = 'at_least = 100\naverage = true\nfrom = "2014"\nby = "2015"'
    found = flow(goal, "2014-H1 40\n2014-H2 60\n2015 90")
    assert (found.status, found.shortfall) == ("missed", 5)


def test_a_stock_by_the_last_day_of_each_year() -> None:
    goal = 'at_least = 100\naverage = true\nfrom = "2014"\nby = "2015"'
    assert judged(goal, "2014-12-31 90\n2015 110").status == "achieved"


def test_an_approximate_mean() -> None:
    # About 10 is met from 9.5: (9 + 10) / 2.
    goal = 'at_least = 10\napprox = "about"\naverage = true\nfrom = "2014"\nby = "2015"'
    found = judged(goal, "2014 9\n2015 10")
    assert (found.status, "met-by-rounding" in found.flags) == ("achieved", True)


def test_a_third_of_a_number_is_not_cut() -> None:
    found = judged('at_least = 3\naverage = true\nfrom = "2014"\nby = "2016"', "2014 3\n2015 3\n2016 4")
    assert found.latest is not None
    assert near(found.latest.value, "3.333333333333333333", "1e-15")


def test_the_weakest_state_is_that_of_the_mean() -> None:
    found = judged('at_least = 3\naverage = true\nfrom = "2014"\nby = "2015"', "2014 3 state=preliminary\n2015 4 state=final")
    assert "preliminary" in found.flags


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ('at_least = 5\naverage = true\nfrom = "2014"\nby = "2016"', []),
        ('within = [4, 5]\naverage = true\nfrom = "2014"\nby = "2016"', []),
        ('between = [4, 5]\naverage = true\nfrom = "2014"\nby = "2016"', []),
        ('at_least = 5\naverage = true\nby = "2016"', ["average-window"]),
        ('at_least = 5\naverage = true\nfrom = "2014"', ["average-window"]),
        ('at_least = 5\naverage = true\nhold = true\nfrom = "2014"\nby = "2016"', ["average-window"]),
        ('total = 5\naverage = true\nfrom = "2014"\nby = "2016"', ["average-window"]),
        ('growth = "5%"\naverage = true\nfrom = "2014"\nby = "2016"\nsince = "2013"', ["average-window"]),
        ('at_least = 5\naverage = true\nfrom = "2014"\nby = "2016"\npath = "compound"', ["no-path-to-shape"]),
    ],
)
def test_what_may_stand_beside_it(goal: str, expected: list[str]) -> None:
    assert slugs(tables(goal)) == expected


def test_a_part_of_a_period_at_the_end_does_not_count() -> None:
    # (11 + 8) / 2 = 9.5; the half-year of 11 is no year.
    goal = 'at_least = 10\naverage = true\nfrom = "2021"\nby = "2023-06"'
    found = judged(goal, "2021 11\n2022 8\n2023-06 11")
    assert found.latest is not None
    assert (found.status, found.latest.value, [row.year for row in found.years]) == ("missed", Decimal("9.5"), ["2021", "2022"])


@pytest.mark.parametrize(
    ("window", "every", "refused"),
    [
        ('from = "2023"\nby = "2023-06"', "", True),
        ('from = "2023"\nby = "2023-06"', 'every = "quarter"', False),
        ('from = "2023-05"\nby = "2023-06"', 'every = "quarter"', True),
        ('from = "2023"\nby = "2023"', "", False),
    ],
)
def test_a_window_has_at_least_one_period(window: str, every: str, refused: bool) -> None:
    text = tables(f"at_least = 10\naverage = true\n{window}", "share", "%", more=every)
    assert slugs(text) == (["window-too-short"] if refused else [])


def test_no_published_method_judges_a_mean() -> None:
    tracker = tracked(tables(MEAN, "share", "%"), "2021 5\n2022 5.2")
    said = verdicts(tracker.targets["t"], Figures(tracker, None, None))
    assert {verdict.reason for method, verdict in said.items() if method != "pace"} == {"average"}
