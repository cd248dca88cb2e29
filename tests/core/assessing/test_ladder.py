"""Every rung of the ladder, in both directions and with each kind of goal."""

from datetime import date

import pytest

from tests.core.small import assessed

LEVEL = 'since = "2013"\nby = "2015"\n'


@pytest.mark.parametrize(
    ("kind", "goal", "lines", "status"),
    [
        ("stock", LEVEL + "at_least = 20", ("2013 10", "2014 15"), "on-pace"),
        ("stock", LEVEL + "at_least = 20", ("2013 10", "2014 14.9"), "behind"),
        ("stock", LEVEL + "at_least = 20", ("2013 10", "2014 10"), "behind"),
        ("stock", LEVEL + "at_least = 20", ("2013 10", "2014 9"), "reversing"),
        ("stock", LEVEL + "at_least = 20", ("2013 10", "2014 20"), "achieved"),
        ("stock", LEVEL + "at_least = 20", ("2013 10", "2015 19"), "missed"),
        ("stock", LEVEL + "at_most = 5", ("2013 10", "2014 7.5"), "on-pace"),
        ("stock", LEVEL + "at_most = 5", ("2013 10", "2014 8"), "behind"),
        ("stock", LEVEL + "at_most = 5", ("2013 10", "2014 11"), "reversing"),
        ("stock", LEVEL + "at_most = 5", ("2013 10", "2014 5"), "achieved"),
        ("stock", LEVEL + "at_most = 5", ("2013 10", "2015 6"), "missed"),
        ("stock", LEVEL + "more_than = 20", ("2013 10", "2014 20"), "on-pace"),
        ("stock", LEVEL + "more_than = 20", ("2013 10", "2015 20"), "missed"),
        ("stock", LEVEL + "less_than = 5", ("2013 10", "2015 4.9"), "achieved"),
        ("stock", LEVEL + "between = [20, 30]", ("2013 10", "2015 20"), "achieved"),
        ("stock", LEVEL + 'direction = "decrease"\nbetween = [3, 5]', ("2013 10", "2015 5"), "achieved"),
        ("flow", LEVEL + 'growth = "30%"', ("2013 100", "2014 130"), "on-pace"),
        ("flow", LEVEL + 'growth = "-30%"', ("2013 100", "2014 70"), "on-pace"),
        ("flow", LEVEL + 'growth = "-30%"', ("2013 100", "2015 50"), "missed"),
        ("flow", 'each_year = 10\nfrom = "2013"\nby = "2015"', ("2013 10", "2014 10"), "on-pace"),
        ("flow", 'each_year = 10\nfrom = "2013"\nby = "2015"', ("2013 10", "2014 10", "2015 9"), "missed"),
        ("flow", "each_year = 10", ("2013 8", "2014 10"), "on-pace"),
        ("flow", "each_year = 10", ("2013 12", "2014 9"), "behind"),
        ("flow", 'total = 30\nfrom = "2013"\nby = "2015"', ("2013 31",), "achieved"),
        ("flow", 'total = 30\nfrom = "2013"\nby = "2015"', ("2013 9",), "behind"),
        ("stock", 'total = 30\nfrom = "2014"\nby = "2015"', ("2013 100", "2014 115"), "on-pace"),
        ("stock", "improve = true\nsince = 2013", ("2013 10", "2014 11"), "on-pace"),
        ("stock", "improve = true\nsince = 2013", ("2013 10", "2014 9"), "reversing"),
        ("stock", "improve = true\n" + LEVEL, ("2013 10", "2015 11"), "achieved"),
        ("share", 'at_least = 90\nhold = true\nby = "2015"', ("2013 92", "2014 91"), "on-pace"),
        ("share", 'at_least = 90\nhold = true\nby = "2015"', ("2013 92", "2014 89"), "missed"),
        ("share", 'at_least = 90\nhold = true\nby = "2015"', ("2013 89", "2014 92"), "missed"),
        ("share", 'at_least = 90\nhold = true\nby = "2015"', ("2013 92", "2014 91", "2015 90"), "achieved"),
        ("share", 'at_least = 90\nhold = true\nby = "2015"', ("2013 89", "2014 91", "2015 90"), "missed"),
        ("share", "at_least = 90\nhold = true", ("2013 92", "2014 89"), "behind"),
        ("stock", 'at_least = 5\nstatus = "suspended"', ("2014 6",), "suspended"),
        ("stock", "at_least = 5", ("2014 6",), "achieved"),
        ("stock", "at_least = 5", ("2014 4",), "unrated"),
        ("stock", LEVEL + "at_least = 20", (), "no-data"),
        ("stock", LEVEL + "at_least = 20", ("2014 25 comparable=false",), "no-data"),
        ("stock", LEVEL + "at_least = 20", ('2014 25 state="forecast"',), "no-data"),
        ("stock", LEVEL + "at_least = 20", ("2014 15",), "unrated"),
        ("flow", 'at_least = 20\nby = "2015"', ("2014-H1 12",), "unrated"),
        ("flow", 'at_least = 20\nby = "2015"', ("2015-H1 20",), "achieved"),
        ("flow", 'at_least = 20\nby = "2015"', ("2015-H1 10",), "on-pace"),
        ("flow", 'at_least = 20\nby = "2015"', ("2015-H1 9",), "behind"),
        ("flow", 'at_most = 20\nby = "2015"', ("2015-H1 21",), "missed"),
        ("flow", 'at_most = 20\nby = "2015"', ("2015-H1 9",), "on-pace"),
        ("flow", 'at_most = 20\nby = "2015"', ("2015-H1 11",), "behind"),
        ("flow", LEVEL + "at_least = 20", ("2013 10", '2015-H1 3 yoy="400%"', "2014 15"), "on-pace"),
        ("share", LEVEL + "at_least = 20", ("2013 10", "2015-H1 25"), "on-pace"),
    ],
)
def test_the_first_word_that_applies(kind: str, goal: str, lines: tuple[str, ...], status: str) -> None:
    assert assessed(kind, goal, *lines).status == status


def test_before_the_window_it_has_not_started() -> None:
    goal = 'total = 30\nfrom = "2015"\nby = "2016"'
    assert assessed("flow", goal, "2013 31", as_of=date(2014, 12, 31)).status == "not-started"


def test_a_deadline_without_a_figure_is_overdue() -> None:
    found = assessed("stock", LEVEL + "at_least = 20", "2013 10", "2014 14", as_of=date(2016, 1, 31))
    assert (found.status, found.flags) == ("behind", ("overdue",))


def test_the_figure_for_the_deadline_speaks_not_a_later_one() -> None:
    found = assessed("flow", LEVEL + "at_least = 20", "2013 10", "2015 19", "2016 30")
    assert found.status == "missed"


def test_a_later_stock_speaks_for_a_deadline_without_a_figure() -> None:
    found = assessed("stock", LEVEL + "at_least = 20", "2013 10", "2016-03-31 21")
    assert (found.status, found.flags, found.reasons["years_early"]) == ("achieved", ("late-figure",), "late-figure")


@pytest.mark.parametrize(
    ("goal", "value", "approx", "met"),
    [
        ("at_least = 20", "20", "at_least", True),
        ("at_least = 20", "20", "more_than", True),
        ("at_least = 20", "20", "about", True),
        ("at_least = 20", "20", "at_most", False),
        ("at_least = 20", "20", "less_than", False),
        ("more_than = 20", "20", "more_than", True),
        ("more_than = 20", "20", "about", False),
        ("at_most = 20", "20", "less_than", True),
        ("at_most = 20", "20", "more_than", False),
        ("less_than = 20", "20", "less_than", True),
        ("at_least = 20", "21", "at_most", True),
        ("at_least = 20", "20.0000000000000001", "at_most", False),
        ("at_least = 20", "19.9999999999999999", "about", True),
    ],
)
def test_words_such_as_more_than_count_at_the_level(goal: str, value: str, approx: str, met: bool) -> None:
    found = assessed("stock", f'{goal}\nby = "2015"', f'2014 {value} approx="{approx}"')
    assert (found.status == "achieved") is met
    assert "approximate" in found.flags


def test_exactly_on_the_path_is_on_pace() -> None:
    # 100 * 1.1 ** 0.5 = 104.880884817015154...: twenty digits of it are equal to the path within 1e-12.
    found = assessed("flow", 'growth = "10%"\nsince = "2013"\nby = "2015"', "2013 100", "2014 110")
    assert (found.pace, found.status) == (1, "on-pace")


class TestEstimates:
    def test_the_published_rate_comes_before_a_computed_one(self) -> None:
        found = assessed("flow", LEVEL + "at_least = 20", "2013 10", "2013-H1 4", '2014-H1 6 yoy="40%"')
        assert found.latest is not None
        assert found.latest.value == 14

    def test_without_a_published_rate_the_same_period_gives_one(self) -> None:
        found = assessed("flow", LEVEL + "at_least = 20", "2013 10", "2013-H1 4", "2014-H1 6")
        assert found.latest is not None
        assert found.latest.value == 15

    def test_it_never_falls_below_a_newer_year_to_date(self) -> None:
        found = assessed("flow", LEVEL + "at_least = 20", "2013 10", '2014-H1 6 yoy="40%"', "2014-Q1/2014-Q3 16")
        assert found.latest is not None
        assert (found.latest.value, found.latest.basis) == (16, "estimated")

    def test_only_the_year_right_after_is_estimated(self) -> None:
        found = assessed("flow", 'since = "2012"\nby = "2016"\nat_least = 20', "2012 10", '2014-H1 6 yoy="40%"')
        assert (found.status, found.reason) == ("unrated", "nothing-after-baseline")

    def test_it_can_be_turned_off_and_never_achieves(self) -> None:
        lines = ("2013 10", '2014-H1 9 yoy="150%"')
        found = assessed("flow", LEVEL + "at_least = 20", *lines)
        assert (found.status, found.reasons["required_growth"]) == ("on-pace", "met-by-estimate")
        assert assessed("flow", LEVEL + "at_least = 20", *lines, estimates=False).reason == "nothing-after-baseline"


class TestSums:
    def test_overlapping_figures_are_never_added_twice(self) -> None:
        lines = ("2014-Q1 3", "2014-Q2 4", "2014-H1 8", "2014-01/2014-09 12", "2014-Q3 5")
        found = assessed("flow", 'total = 30\nfrom = "2014"\nby = "2014"', *lines)
        assert found.latest is not None
        assert (found.latest.value, found.latest.date) == (12, date(2014, 9, 30))

    def test_parts_make_a_full_year(self) -> None:
        found = assessed("flow", LEVEL + "at_least = 20", "2013 10", "2014-H1 7", "2014-H2 8")
        assert found.latest is not None
        assert (found.latest.value, found.latest.basis) == (15, "summed")

    def test_an_unknown_start_speaks_only_as_a_note(self) -> None:
        found = assessed("flow", 'total = 30\nfrom = "2014"\nby = "2014"', "/2014-06-30 12")
        assert (found.status, found.reason) == ("no-data", "unknown-start")


class TestKnown:
    LINES = ("2013 10 recorded=2014-01-31", "2014 15 recorded=2015-01-31")

    def test_known_by_leaves_out_what_came_later(self) -> None:
        found = assessed("stock", LEVEL + "at_least = 20", *self.LINES, known_by=date(2014, 12, 31))
        assert found.reason == "nothing-after-baseline"

    def test_a_revision_counts_from_the_day_it_was_recorded(self) -> None:
        lines = (*self.LINES, '2014 12 recorded=2015-06-30 revises="final"')
        assert assessed("stock", LEVEL + "at_least = 20", *lines).status == "behind"
        assert assessed("stock", LEVEL + "at_least = 20", *lines, known_by=date(2015, 2, 1)).status == "on-pace"

    def test_a_withdrawn_figure_is_gone(self) -> None:
        found = assessed("stock", LEVEL + "at_least = 20", *self.LINES, '2014 - recorded=2015-06-30 withdrawn="wrong"')
        assert found.reason == "nothing-after-baseline"

    def test_as_of_leaves_out_periods_that_had_not_ended(self) -> None:
        found = assessed("stock", LEVEL + "at_least = 20", *self.LINES, as_of=date(2014, 12, 30))
        assert found.reason == "nothing-after-baseline"
