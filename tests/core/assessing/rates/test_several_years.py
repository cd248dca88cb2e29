"""Growth rates over several years: they compound, their mean is geometric, and progress is measured in logarithms."""

from decimal import Decimal
from fractions import Fraction
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.assessing.assessment import Assessment
from tests.core.building import judged, near

CUT = 'total = "-16%"\nfrom = "2011"\nby = "2015"'
FIVE = ("2011 -3.2", "2012 -2.9", "2013 -3.6", "2014 -3.4", "2015 -3.9")
"""Energy per unit of output in the twelfth five-year plan, as published year by year."""


def rate(goal: str, *figures: str, as_of: str | None = None, more: str = 'direction = "decrease"') -> Assessment:
    """Return the assessment of a target on growth rates, less being better."""
    return judged(goal, "\n".join(figures), as_of, "growth", unit="%", more=more)


class TestInAll:
    def test_on_the_way(self) -> None:
        # 0.968 * 0.971 * 0.964 = 0.906090592; ln 0.906090592 / ln 0.84 = 0.56561; 0.84 ** 0.6 = 0.900677.
        found = rate(CUT, *FIVE[:3])
        assert found.latest is not None
        assert (found.status, found.latest.value, found.latest.period, found.latest.basis) == (
            "behind",
            Decimal("-9.3909408"),
            "2011/2013",
            "derived",
        )
        assert (found.level, found.share_time) == (-16, Decimal("0.6"))
        assert near(found.share_done, str(log(0.906090592) / log(0.84)), "1e-12")
        assert near(found.pace, str(log(0.906090592) / log(0.84) / 0.6), "1e-12")
        assert near(found.expected, str((0.84**0.6 - 1) * 100), "1e-9")
        assert near(found.lead, str((0.84**0.6 - 0.906090592) * 100), "1e-9")
        assert near(found.shortfall, "6.6090592")

    def test_the_growth_that_is_still_required(self) -> None:
        # (0.84 / 0.906090592) ** (1 / 2) - 1 = -3.716 %; so far 0.906090592 ** (1 / 3) - 1 = -3.234 %; planned 0.84 ** (1 / 5) - 1.
        found = rate(CUT, *FIVE[:3])
        assert near(found.required_growth, str((0.84 / 0.906090592) ** 0.5 - 1), "1e-12")
        assert near(found.observed_growth, str(0.906090592 ** (1 / 3) - 1), "1e-12")
        assert near(found.planned_growth, str(0.84 ** (1 / 5) - 1), "1e-12")
        assert near(found.outlook.value, str((0.906090592 ** (5 / 3) - 1) * 100), "1e-9")
        for key in ("required_per_year", "required_per_month", "observed_per_year", "planned_per_year"):
            assert (getattr(found, key), found.reasons[key]) == (None, "compounding")

    def test_the_rates_do_not_add_up(self) -> None:
        # 0.968 * 0.971 * 0.964 * 0.966 * 0.961 = 0.84115...; -15.88 % misses -16, though the rates add up to -17.
        found = rate(CUT, *FIVE)
        product = Fraction(968 * 971 * 964 * 966 * 961, 10**15)
        assert found.latest is not None
        assert (found.status, Fraction(found.latest.value)) == ("missed", (product - 1) * 100)
        assert Fraction(found.shortfall or 0) == 16 + (product - 1) * 100

    def test_met_before_the_end_it_can_reverse(self) -> None:
        assert rate(CUT, "2011 -9", "2012 -9").status == "on-pace"
        assert rate(CUT, "2011 -9", "2012 -9", "2013 0", "2014 0", "2015 3").status == "missed"
        assert rate(CUT, "2011 -9", "2012 -9", "2013 0", "2014 0", "2015 1").status == "achieved"

    def test_growth_that_runs_the_other_way_reverses(self) -> None:
        assert rate(CUT, "2011 1.5").status == "reversing"

    def test_a_rate_to_date_is_not_compounded(self) -> None:
        found = rate(CUT, *FIVE[:2], "2013-H1 -9")
        assert found.latest is not None
        assert (found.latest.period, found.latest.value) == ("2011/2012", (Decimal("0.968") * Decimal("0.971") - 1) * 100)
        assert rate(CUT, "2011-H1 -9").reason == "only-year-to-date"
        assert rate(CUT, "2011-Q2 -9").reason == "partial-year"

    def test_a_hole_leaves_nothing_to_judge(self) -> None:
        found = rate(CUT, "2011 -3.2", "2013 -3.6")
        assert (found.status, found.reason) == ("unrated", "hole-in-window")
        assert rate(CUT, "2012 -3.2").reason == "gap-in-window"

    def test_after_the_end_without_its_last_year_it_is_overdue(self) -> None:
        found = rate(CUT, *FIVE[:4], as_of="2016-06-30")
        assert (found.status, found.flags) == ("behind", ("overdue",))

    def test_rates_outside_the_window_do_not_count(self) -> None:
        assert rate(CUT, "2010 -9", as_of="2012-06-30").reason == "nothing-after-start"
        assert rate(CUT, "2016 -9").reason == "after-deadline"

    def test_milestones_are_growth_in_all_too(self) -> None:
        # ln 0.94 is asked for after two years; 0.97 * 0.98 = 0.9506: ln 0.9506 / ln 0.94 = 0.8188.
        found = rate(f'{CUT}\nmilestones = {{ 2012 = "-6%" }}', "2011 -3", "2012 -2")
        assert (found.status, found.expected) == ("behind", -6)
        assert near(found.pace, str(log(0.9506) / log(0.94)), "1e-12")

    def test_growth_that_is_wanted(self) -> None:
        # 1.06 * 1.05 = 1.113 against 1.3 ** (2 / 5).
        found = rate('total = "30%"\nfrom = "2011"\nby = "2015"', "2011 6", "2012 5", more="")
        assert (found.status, found.latest and found.latest.value) == ("on-pace", Decimal("11.3"))
        assert near(found.share_done, str(log(1.113) / log(1.3)), "1e-12")

    def test_the_window_may_begin_after_the_baseline_period(self) -> None:
        found = rate('total = "-16%"\nsince = "2010"\nby = "2015"', "2010 5", *FIVE[:3])
        assert found.latest is not None
        assert found.latest.value == Decimal("-9.3909408")

    def test_years_that_begin_with_another_month(self) -> None:
        goal = 'total = "-16%"\nfrom = "2011-04"\nby = "2016-03"'
        found = rate(goal, "2011-04/2012-03 -3.2", "2012-04/2013-03 -2.9", "2013-H1 -9")
        assert found.latest is not None
        assert (found.latest.value, found.share_time) == ((Decimal("0.968") * Decimal("0.971") - 1) * 100, Decimal("0.4"))

    def test_an_about_goal_is_met_half_a_digit_short(self) -> None:
        # about -16 is met by -15.5 and more.
        goal = f'{CUT}\napprox = "about"'
        assert rate(goal, *FIVE).status == "achieved"
        assert "met-by-rounding" in rate(goal, *FIVE).flags

    def test_nothing_is_left_after_minus_100(self) -> None:
        found = rate('total = "-16%"\nfrom = "2011"\nby = "2013"', "2011 -100", "2012 5")
        assert (found.status, found.share_done, found.reasons["share_done"]) == ("on-pace", None, "zero-value")
        assert rate('total = "-16%"\nfrom = "2011"\nby = "2013"', "2011 -120").reason == "negative-value"


class TestOnAverage:
    MEAN = 'at_least = "6%"\naverage = true\nfrom = "2021"\nby = "2023"'

    def test_the_mean_is_geometric(self) -> None:
        # (25 - 10 + 5) / 3 = 6.67 would do; (1.25 * 0.9 * 1.05) ** (1 / 3) - 1 = 5.71 % does not.
        found = rate(self.MEAN, "2021 25", "2022 -10", "2023 5", more="")
        assert found.latest is not None
        assert found.status == "missed"
        assert near(found.latest.value, str(((1.25 * 0.9 * 1.05) ** (1 / 3) - 1) * 100), "1e-9")
        assert [(row.year, row.value, row.met) for row in found.years] == [
            ("2021", 25, True),
            ("2022", -10, False),
            ("2023", 5, False),
        ]

    def test_the_mean_so_far_speaks(self) -> None:
        assert rate(self.MEAN, "2021 7", "2022 5.5", more="").status == "on-pace"
        assert rate(self.MEAN, "2021 7", "2022 4.5", more="").status == "behind"

    def test_quarters_are_not_averaged(self) -> None:
        found = rate(self.MEAN, "2021 7", "2022-Q1 1", "2022-H1 2", more='every = "quarter"')
        assert found.latest is not None
        assert (found.status, found.latest.period, near(found.latest.value, "7")) == ("on-pace", "2021", True)

    def test_a_hole_leaves_no_mean(self) -> None:
        assert rate(self.MEAN, "2021 7", "2023 6", more="").reason == "hole-in-window"

    def test_below_minus_100_there_is_no_mean(self) -> None:
        assert rate(self.MEAN, "2021 7", "2022 -110", more="").reason == "negative-value"

    def test_a_mean_as_a_baseline(self) -> None:
        # (1.21 * 1.0) ** (1 / 2) - 1 = 10 %, and 2 points more.
        found = rate(
            'improve_by = "2pp"\nbaseline = { mean = "2021/2022" }\nby = "2024"', "2021 21", "2022 0", "2024-H1 11", more=""
        )
        assert (found.status, near(found.level, "12"), near(found.shortfall, "1")) == ("behind", True, True)


class TestRatesOnAShare:
    """Sums of yearly rates that are recorded as a share."""

    GOAL = 'total = "13.5%"\nfrom = "2021"\nby = "2025"'

    def share(self, goal: str, figures: str) -> Assessment:
        return judged(goal, figures, kind="share", unit="%")

    def test_what_looks_like_yearly_rates_is_not_judged(self) -> None:
        # 13.5 / 5 * 2 = 5.4, and no figure of the window is above it.
        found = self.share(self.GOAL, "2020 1\n2021 2.7\n2022 0.1\n2023 0.5\n2024 3.8")
        assert (found.status, found.reason, found.share_done) == ("unrated", "rates-added", None)

    def test_levels_are_judged(self) -> None:
        assert self.share(self.GOAL, "2020 40\n2021 42.7\n2022 47").status == "on-pace"
        assert self.share(self.GOAL, "2020 2\n2021 5.5").status == "on-pace"

    def test_a_yearly_amount(self) -> None:
        goal = 'each_year = "2%"\nfrom = "2021"\nby = "2025"'
        assert self.share(goal, "2020 1\n2021 2.7\n2022 4.0").reason == "rates-added"
        assert self.share(goal, "2020 1\n2021 2.7\n2022 4.1").status == "behind"

    def test_amounts_without_a_deadline(self) -> None:
        assert self.share('each_year = "2%"\nfrom = "2021"', "2020 1\n2021 2.7\n2022 4.0").reason == "rates-added"


RATES = st.lists(st.integers(min_value=-99, max_value=200).map(lambda tenths: Decimal(tenths) / 10), min_size=1, max_size=8)


def of_years(rates: list[Decimal], first: int = 2011) -> list[str]:
    """Return figures of years that follow one another."""
    return [f"{first + index} {value}" for index, value in enumerate(rates)]


@given(RATES)
def test_rates_compound_to_the_exact_product(rates: list[Decimal]) -> None:
    exact = Fraction(1)
    for value in rates:
        exact *= 1 + Fraction(value) / 100
    found = rate('total = "30%"\nfrom = "2011"\nby = "2018"', *of_years(rates), more="")
    assert found.latest is not None
    assert abs(Fraction(found.latest.value) - (exact - 1) * 100) < Fraction(1, 10**40)


@given(RATES, st.integers(min_value=1, max_value=8))
def test_the_order_of_the_years_changes_nothing_at_their_end(rates: list[Decimal], turn: int) -> None:
    goal = f'total = "30%"\nfrom = "2011"\nby = "{2010 + len(rates)}"'
    turned = rates[turn % len(rates) :] + rates[: turn % len(rates)]
    one, other = (rate(goal, *of_years(order), more="") for order in (rates, turned))
    assert one.latest is not None
    assert other.latest is not None
    assert (one.status, abs(one.latest.value - other.latest.value) < Decimal("1e-40")) == (other.status, True)


@given(st.integers(min_value=1, max_value=120).map(lambda tenths: Decimal(tenths) / 10), st.integers(min_value=1, max_value=6))
def test_the_planned_rate_in_every_year_is_exactly_on_the_path(yearly: Decimal, gone: int) -> None:
    whole = ((1 + yearly / 100) ** 7 - 1) * 100
    found = rate(f'total = "{whole:f}%"\nfrom = "2011"\nby = "2017"', *of_years([yearly] * gone), more="")
    assert found.status == "on-pace"
    assert near(found.pace, "1")
    assert near(found.share_done, str(Decimal(gone) / 7))
    assert near(found.required_growth, str(yearly / 100))
    assert near(found.outlook.value, f"{whole:f}", "1e-9")


@given(RATES)
def test_the_mean_in_every_year_brings_the_same_in_all(rates: list[Decimal]) -> None:
    mean = rate(f'at_least = "1%"\naverage = true\nfrom = "2011"\nby = "{2010 + len(rates)}"', *of_years(rates), more="").latest
    total = rate(f'total = "1%"\nfrom = "2011"\nby = "{2010 + len(rates)}"', *of_years(rates), more="").latest
    assert mean is not None
    assert total is not None
    assert abs((1 + mean.value / 100) ** len(rates) - (1 + total.value / 100)) < Decimal("1e-20")


@pytest.mark.parametrize("unit", ["%", "％"])
def test_the_sign_for_percent_in_both_widths(unit: str) -> None:
    assert judged('at_least = "6％"\nby = "2025"', "2025 6.1%", kind="growth", unit=unit).status == "achieved"
