"""The ladder: every word in both directions, at its edges, and the flags that go with it."""

from decimal import Decimal

import pytest

from tests.core.building import flow, judged, reported, tables

UP = 'since = "2010"\nby = "2020"'
# From 0 to 100 in ten years: 10 a year. Downwards from 100 to 0.


class TestPaceUpwards:
    @pytest.mark.parametrize("goal", ["at_least = 200", "more_than = 200", "between = [200, 300]"])
    @pytest.mark.parametrize(
        ("value", "status"),
        [
            ("150", "on-pace"),
            ("160", "on-pace"),
            ("149", "behind"),
            ("100", "behind"),
            ("99", "reversing"),
            ("199.9", "on-pace"),
            ("201", "achieved"),
        ],
    )
    def test_half_way(self, goal: str, value: str, status: str) -> None:
        # 100 to 200 over ten years, at the fifth: 150.
        assert judged(f"{goal}\n{UP}", f"2010 100\n2015 {value}").status == status

    @pytest.mark.parametrize(
        ("value", "status"), [("110", "on-pace"), ("109.99", "behind"), ("100", "behind"), ("99", "reversing"), ("121", "achieved")]
    )
    def test_growth(self, value: str, status: str) -> None:
        # 100 * 1.1 ** 2 = 121; 110 after one year.
        goal = 'growth = "10%"\nsince = "2013"\nby = "2015"'
        assert flow(goal, f"2013 100\n2014 {value}").status == status

    @pytest.mark.parametrize(
        ("value", "status"), [("115", "on-pace"), ("114", "behind"), ("99", "reversing"), ("129", "on-pace"), ("130", "achieved")]
    )
    def test_improve_by(self, value: str, status: str) -> None:
        # 100 * 1.3 = 130; 115 half way.
        assert judged(f'improve_by = "30%"\n{UP}', f"2010 100\n2015 {value}").status == status


class TestPaceDownwards:
    down = 'direction = "decrease"'

    @pytest.mark.parametrize("goal", ["at_most = 100", "less_than = 100", "between = [50, 100]"])
    @pytest.mark.parametrize(
        ("value", "status"),
        [("150", "on-pace"), ("120", "on-pace"), ("151", "behind"), ("200", "behind"), ("201", "reversing"), ("99", "achieved")],
    )
    def test_half_way(self, goal: str, value: str, status: str) -> None:
        # 200 to 100 over ten years, at the fifth: 150.
        assert judged(f"{goal}\n{UP}", f"2010 200\n2015 {value}", more=self.down).status == status

    @pytest.mark.parametrize(
        ("value", "status"), [("90", "on-pace"), ("90.1", "behind"), ("101", "reversing"), ("81", "achieved"), ("82", "on-pace")]
    )
    def test_growth(self, value: str, status: str) -> None:
        goal = 'growth = "-10%"\nsince = "2013"\nby = "2015"'
        assert flow(goal, f"2013 100\n2014 {value}").status == status

    @pytest.mark.parametrize(("value", "status"), [("85", "on-pace"), ("86", "behind"), ("101", "reversing"), ("70", "achieved")])
    def test_improve_by(self, value: str, status: str) -> None:
        assert judged(f'improve_by = "30%"\n{UP}', f"2010 100\n2015 {value}", more=self.down).status == status


class TestSums:
    @pytest.mark.parametrize("goal", ["each_year = 50", "total = 100"])
    @pytest.mark.parametrize(("value", "status"), [("50", "on-pace"), ("49", "behind"), ("0", "behind"), ("100", "achieved")])
    def test_after_the_first_of_two_years(self, goal: str, value: str, status: str) -> None:
        assert flow(f'{goal}\nfrom = "2014"\nby = "2015"', f"2014 {value}").status == status
        rise = f"2013 7\n2014 {int(value) + 7}"
        assert judged(f'{goal}\nfrom = "2014"\nby = "2015"', rise).status == status

    def test_a_stock_that_falls_reverses(self) -> None:
        assert judged('total = 100\nfrom = "2014"\nby = "2015"', "2013 7\n2014 6").status == "reversing"

    @pytest.mark.parametrize(("second", "status"), [("50", "achieved"), ("49", "missed")])
    def test_at_the_deadline(self, second: str, status: str) -> None:
        assert flow('total = 100\nfrom = "2014"\nby = "2015"', f"2014 50\n2015 {second}").status == status


class TestTolerance:
    def test_pace_within_a_relative_1e_12_of_one(self) -> None:
        goal = f"at_least = 200\n{UP}"
        # (149.99999999998 - 100) / 50 = 1 - 4e-13; with 149.9999999998 it is 1 - 4e-12.
        assert judged(goal, "2010 100\n2015 149.99999999998").status == "on-pace"
        assert judged(goal, "2010 100\n2015 149.9999999998").status == "behind"

    def test_a_root_of_a_power_lies_on_the_path(self) -> None:
        # 7 % a year for ten years, three years gone: 1.07 ** 3 = 1.225043.
        found = flow('growth = "7%"\nsince = "2010"\nby = "2020"', "2010 1\n2013 1.225043")
        assert found.status == "on-pace"


class TestNotStarted:
    goal = 'at_least = 100\nfrom = "2014"\nby = "2016"'

    def test_before_from(self) -> None:
        assert judged(self.goal, "2013 500", "2013-12-31").status == "not-started"

    def test_on_the_first_day(self) -> None:
        found = judged(self.goal, "2013 500", "2014-01-01")
        assert (found.status, found.reason) == ("unrated", "nothing-after-start")

    def test_without_figures(self) -> None:
        assert judged(self.goal, "", "2013-06-30").status == "not-started"


class TestAroundTheDeadline:
    goal = 'at_least = 100\nsince = "2010"\nby = "2015"'

    @pytest.mark.parametrize(("value", "status"), [("100", "achieved"), ("99", "missed")])
    def test_a_figure_for_it_decides(self, value: str, status: str) -> None:
        found = judged(self.goal, f"2010 10\n2015 {value}")
        assert found.status == status
        assert "overdue" not in found.flags

    @pytest.mark.parametrize(("value", "status"), [("90", "on-pace"), ("40", "behind"), ("9", "reversing")])
    def test_without_one_the_latest_keeps_its_status(self, value: str, status: str) -> None:
        # Expected at the end of 2014: 10 + 90 * 4 / 5 = 82.
        found = judged(self.goal, f"2010 10\n2014 {value}", "2017-05-05")
        assert found.status == status
        assert "overdue" in found.flags

    def test_overdue_without_any_figure(self) -> None:
        found = judged(self.goal, "", "2017-05-05")
        assert found.status == "no-data"
        assert "overdue" in found.flags

    def test_met_early_and_lost_again(self) -> None:
        found = judged(self.goal, "2010 10\n2013 101\n2014 95")
        assert (found.status, found.shortfall) == ("on-pace", 5)
        assert "was-met" in found.flags

    def test_met_early_and_lost_at_the_deadline(self) -> None:
        assert judged(self.goal, "2010 10\n2013 101\n2015 95").status == "missed"

    def test_a_flow_of_the_deadline_speaks_not_the_newest(self) -> None:
        assert flow(self.goal, "2010 10\n2015 99\n2016 200").status == "missed"
        assert flow(self.goal, "2010 10\n2015 100\n2016 2").status == "achieved"

    def test_a_flow_after_the_deadline_never_stands_for_it(self) -> None:
        found = flow(self.goal, "2010 10\n2014 90\n2016 200")
        assert found.status == "on-pace"
        assert "overdue" in found.flags

    def test_required_growth_of_an_overdue_target_is_still_there(self) -> None:
        # 100 / 80 in the one year that is not recorded.
        found = flow(self.goal, "2010 10\n2014 80", "2016-06-30")
        assert found.required_growth == Decimal("0.25")


class TestHold:
    goal = 'at_least = 50\nhold = true\nfrom = "2014"\nby = "2016"'

    @pytest.mark.parametrize(
        ("figures", "status", "broken"),
        [
            ("2014 50", "on-pace", False),
            ("2014 49", "missed", True),
            ("2014 49 state=preliminary", "behind", True),
            ("2014 49 state=estimated-by-source", "missed", True),
            ("2014 49 state=break", "missed", True),
            ("2014 60\n2015 49", "missed", True),
            ("2014 49\n2015 60", "missed", True),
            ("2014 50\n2016 50", "unrated", False),
            ("2014 50\n2015 50\n2016 50", "achieved", False),
            ("2014 50\n2016 49", "missed", True),
            ("2014 49\n2016 60", "missed", True),
            ("2013 10\n2014 50", "on-pace", False),
        ],
    )
    def test_upwards(self, figures: str, status: str, broken: bool) -> None:
        found = judged(self.goal, figures)
        assert found.status == status
        assert ("hold-broken" in found.flags) is broken

    @pytest.mark.parametrize(
        ("figures", "status"),
        [("2014 50", "on-pace"), ("2014 51", "missed"), ("2014 50\n2015 50\n2016 50", "achieved"), ("2016 51", "missed")],
    )
    def test_downwards(self, figures: str, status: str) -> None:
        assert judged(self.goal.replace("at_least", "at_most"), figures).status == status

    def test_the_path_is_the_level(self) -> None:
        found = judged(self.goal, "2014 52")
        assert (found.expected, found.lead, found.shortfall) == (50, 2, 0)
        assert (found.pace, found.reasons["pace"]) == (None, "hold")

    def test_after_the_deadline_without_its_figure(self) -> None:
        found = judged(self.goal, "2014 52", "2017-01-01")
        assert found.status == "on-pace"
        assert "overdue" in found.flags


class TestImprove:
    goal = 'improve = true\nsince = "2010"'

    @pytest.mark.parametrize(
        ("value", "up", "down"), [("11", "on-pace", "reversing"), ("9", "reversing", "on-pace"), ("10", "behind", "behind")]
    )
    def test_both_directions(self, value: str, up: str, down: str) -> None:
        figures = f"2010 10\n2014 {value}"
        assert judged(self.goal, figures).status == up
        assert judged(self.goal, figures, more='direction = "decrease"').status == down

    @pytest.mark.parametrize(("value", "status"), [("11", "achieved"), ("10", "missed"), ("9", "missed")])
    def test_with_a_deadline(self, value: str, status: str) -> None:
        assert judged(self.goal + '\nby = "2014"', f"2010 10\n2014 {value}").status == status

    def test_never_achieved_before_the_deadline(self) -> None:
        assert judged(self.goal + '\nby = "2016"', "2010 10\n2014 99").status == "on-pace"

    def test_without_baseline(self) -> None:
        found = judged("improve = true", "2010 10\n2014 11")
        assert (found.status, found.reason) == ("unrated", "no-baseline")

    def test_without_figure_after_the_baseline(self) -> None:
        found = judged(self.goal, "2010 10")
        assert (found.status, found.reason) == ("unrated", "nothing-after-baseline")


class TestUnrated:
    @pytest.mark.parametrize(
        ("goal", "figures", "reason"),
        [
            ('at_least = 100\nby = "2015"', "2014 5", "no-baseline"),
            ('at_least = 100\nsince = "2010"\nby = "2015"', "2014 5", "baseline-missing"),
            ('at_least = 100\nsince = "2014"\nby = "2015"', "2014 5", "nothing-after-baseline"),
            ('at_least = 100\nsince = "2010"', "2010 1\n2014 5", "no-deadline"),
            ('growth = "5%"\nby = "2015"', "2014 5", "no-baseline"),
            ('growth = "5%"\nsince = "2010"\nby = "2015"', "2010 0\n2014 5", "zero-value"),
        ],
    )
    def test_reasons(self, goal: str, figures: str, reason: str) -> None:
        found = judged(goal, figures)
        assert (found.status, found.reason) == ("unrated", reason)

    @pytest.mark.parametrize(
        ("figures", "as_of", "reason"),
        [
            ("", None, "no-figure"),
            ("2014 5 state=forecast", None, "only-forecast"),
            ("2014 5 comparable=false", None, "only-not-comparable"),
            ("2014 5", "2013-01-01", "none-by-as-of"),
        ],
    )
    def test_no_data(self, figures: str, as_of: str | None, reason: str) -> None:
        found = judged('at_least = 100\nsince = "2010"\nby = "2020"', figures, as_of)
        assert (found.status, found.reason) == ("no-data", reason)


class TestPathsWithMilestones:
    goal = 'at_least = 100\nsince = "2010"\nby = "2020"\nmilestones = { 2015 = 20 }'

    @pytest.mark.parametrize(
        ("figures", "expected", "status"),
        [
            ("2015 20", "20", "on-pace"),
            ("2015 19", "20", "behind"),
            ("2016 36", "36", "on-pace"),  # 20 + 80 / 5
            ("2012 8", "8", "on-pace"),  # 20 * 2 / 5
        ],
    )
    def test_the_path_runs_through_them(self, figures: str, expected: str, status: str) -> None:
        found = judged(self.goal, f"2010 0\n{figures}")
        assert (found.expected, found.status) == (Decimal(expected), status)

    def test_without_a_baseline_the_side_of_the_path_decides(self) -> None:
        goal = self.goal.replace('since = "2010"\n', "")
        assert judged(goal, "2016 36").status == "on-pace"
        assert judged(goal, "2016 35").status == "behind"
        assert judged(goal, "2014 35").status == "unrated"

    def test_a_compound_path_when_asked_for(self) -> None:
        # 100 to 400 in two years: 200 after one.
        found = judged('at_least = 400\nsince = "2013"\nby = "2015"\npath = "compound"', "2013 100\n2014 200")
        assert (found.status, round(found.expected or Decimal(0), 12)) == ("on-pace", 200)

    def test_a_linear_path_for_growth_when_asked_for(self) -> None:
        # 100 to 121: 110.5 after one year.
        found = flow('growth = "10%"\nsince = "2013"\nby = "2015"\npath = "linear"', "2013 100\n2014 110")
        assert (found.expected, found.status) == (Decimal("110.5"), "behind")


class TestBaselinesThatMetTheLevel:
    goal = 'at_least = 10\nsince = "2010"\nby = "2020"'

    def test_lost_since(self) -> None:
        found = judged(self.goal, "2010 12\n2015 9")
        assert (found.status, found.pace, found.reasons["pace"]) == ("reversing", None, "met-at-baseline")

    def test_still_met(self) -> None:
        assert judged(self.goal, "2010 12\n2015 11").status == "achieved"


def test_counts_name_every_status_that_occurs() -> None:
    text = tables('at_least = 1\nby = "2015"') + '[target.u]\nindicator = "i"\nregion = "r"\nat_least = 9\nby = "2014"'
    assert reported(text, "2014 5").counts == {"achieved": 1, "missed": 1}
