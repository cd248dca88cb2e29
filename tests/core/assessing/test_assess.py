"""The numbers of real policies, worked out by hand."""

from datetime import date
from decimal import Decimal

from tests.core.building import flow, judged, near

TURNOVER = 'growth = "30%"\nsince = "2013"\nby = "2015"'
SHOPS = 'at_least = 3000\nby = "2016"'
EACH = 'each_year = 120\nfrom = "2014"\nby = "2016"'


class TestTurnover:
    # 2013: 860; first half of 2014: 480, +39.5 %. Level 860 * 1.3 ** 2 = 1453.4; estimate 860 * 1.395 = 1199.7.
    found = flow(TURNOVER, "2013 860亿元\n2014-H1 480亿元 yoy=39.5% approx=about", unit="亿元")

    def test_the_year_is_estimated_and_dated_at_its_end(self) -> None:
        latest = self.found.latest
        assert latest is not None
        assert (latest.value, latest.basis, latest.date) == (Decimal("1199.7"), "estimated", date(2014, 12, 31))
        assert "estimated" in self.found.flags

    def test_level_and_path(self) -> None:
        # Compound path half way: 860 * 1.3 = 1118.
        assert near(self.found.level, "1453.4")
        assert near(self.found.expected, "1118")

    def test_lead_pace_and_shortfall(self) -> None:
        # 1199.7 - 1118; 339.7 / 258; 1453.4 - 1199.7.
        assert near(self.found.lead, "81.7")
        assert near(self.found.pace, "1.3166666666666667")
        assert near(self.found.shortfall, "253.7")
        assert self.found.status == "on-pace"

    def test_growth(self) -> None:
        # 1453.4 / 1199.7 = 1.2114695...; one year left. Observed is the published 39.5 %, planned the stated 30 %.
        assert near(self.found.required_growth, "0.211469534050179", "1e-15")
        assert near(self.found.observed_growth, "0.395")
        assert self.found.planned_growth == Decimal("0.3")

    def test_linear_needs(self) -> None:
        # 253.7 in one year, 253.7 / 12 = 21.141666... a month.
        assert near(self.found.required_per_year, "253.7")
        assert near(self.found.required_per_month, "21.141666666666667")

    def test_shares(self) -> None:
        # 1199.7 / 1453.4; 339.7 / 593.4; one of two years.
        assert near(self.found.attainment, "0.825443787", "1e-9")
        assert near(self.found.share_done, "0.572463768", "1e-9")
        assert self.found.share_time == Decimal("0.5")

    def test_outlook(self) -> None:
        # 1199.7 * 1.395 = 1673.5815; ln(1453.4 / 1199.7) / ln(1.395) = 0.576178 years = 210.3 of 365 days: the 211th, 2015-07-30.
        assert near(self.found.outlook.value, "1673.5815")
        assert self.found.outlook.met_on == date(2015, 7, 30)

    def test_without_estimates_the_half_year_is_a_sum_of_nothing_for_2015(self) -> None:
        # The half lies in 2014, the goal speaks of 2015: the newest full year is the baseline itself.
        found = flow(TURNOVER, "2013 860\n2014-H1 480 yoy=39.5%", estimates=False)
        assert found.latest is not None
        assert found.latest.period == "2013"
        assert (found.status, found.reason) == ("unrated", "nothing-after-baseline")


class TestRequiredGrowth:
    def test_broadband_users(self) -> None:
        # (400 / 163.3) ** (1 / 2) - 1: 2.4494795 ** 0.5 = 1.565081.
        found = judged('at_least = "400万户"\nby = "2015"', "2013 163.3万户", unit="万户")
        assert near(found.required_growth, "0.56508", "0.000005")
        assert (found.status, found.reason) == ("unrated", "no-baseline")

    def test_fixed_lines_may_fall(self) -> None:
        # (350 / 377.77) ** (1 / 2) - 1 = 0.926490 ** 0.5 - 1 = -0.037457.
        found = judged('at_most = "350万户"\nby = "2015"', "2013 377.77万户", unit="万户")
        assert near(found.required_growth, "-0.037457", "0.0000005")
        assert near(found.shortfall, "27.77")
        assert (found.attainment, found.reasons["attainment"]) == (None, "lower-is-better")
        assert near(found.required_per_year, "-13.885")

    def test_none_needed_when_met(self) -> None:
        found = judged('at_least = 400\nby = "2015"', "2013 401")
        assert found.required_growth is None
        assert {found.reasons[f"required_{key}"] for key in ("growth", "per_year", "per_month")} == {"met"}


class TestShops:
    def test_met_with_how_early(self) -> None:
        # 2014-11-30 to 2016-12-31: 25 months = 2.08333 years.
        found = judged(SHOPS, "2014-11 5446家 approx=more_than", unit="家")
        assert (found.status, found.met_on) == ("achieved", date(2014, 11, 30))
        assert near(found.years_early, "2.0833333333333333")
        assert found.shortfall == 0
        assert "approximate" in found.flags

    def test_attainment_without_baseline(self) -> None:
        # 5446 / 3000 = 1.81533...
        found = judged(SHOPS, "2014-11 5446")
        assert near(found.attainment, "1.8153333333333333")
        assert (found.share_done, found.reasons["share_done"]) == (None, "no-baseline")

    def test_met_on_is_the_first_figure_without_interruption(self) -> None:
        found = judged(SHOPS, "2014-06 3100\n2014-09 2900\n2014-11 3000\n2015-01 3500")
        assert found.met_on == date(2014, 11, 30)


class TestKang:
    # 154 shops in November 2014, 120 a year for three years; the stock at the end of 2013 is unknown.
    reading = "\n[target.t.readings.from-zero]\nbaseline = { period = '2013', value = 0 }"

    def test_a_ceiling_above_the_path_says_nothing(self) -> None:
        # 11 months of 36: expected 360 * 11 / 36 = 110 < 154.
        found = judged(EACH, "2014-11-30 154")
        assert (found.status, found.reason) == ("unrated", "opening-stock-unknown")
        assert near(found.expected, "110")
        assert found.level == 360
        assert "upper-bound" in found.flags

    def test_a_ceiling_below_the_path_is_behind(self) -> None:
        found = judged(EACH, "2014-11-30 109")
        assert found.status == "behind"
        assert "upper-bound" in found.flags

    def test_a_reading_says_the_assumption(self) -> None:
        # From 0: 154 / 110 = 1.4.
        found = judged(EACH + self.reading, "2014-11-30 154")
        name, reading = found.readings[0]
        assert (name, reading.status) == ("from-zero", "on-pace")
        assert near(reading.pace, "1.4")
        assert "reading-differs" in found.flags

    def test_a_known_opening_stock_gives_the_rise(self) -> None:
        # 154 - 60 = 94 of 110: 0.854545...
        found = judged(EACH, "2013 60\n2014-11-30 154")
        assert found.status == "behind"
        assert near(found.pace, "0.8545454545454545")
        assert near(found.shortfall, "266")

    def test_the_window_starts_from_zero(self) -> None:
        found = judged(EACH, "2013 60\n2014-11-30 154")
        assert found.baseline is not None
        assert (found.baseline.value, found.baseline.date) == (0, date(2013, 12, 31))
        assert found.start == date(2014, 1, 1)
        assert near(found.share_time, "0.305555555555555556")


def test_as_of_is_the_newest_figure_by_default() -> None:
    assert judged(SHOPS, "2014-11 2000\n2017-01 1 state=forecast").as_of == date(2014, 11, 30)


def test_without_any_figure() -> None:
    found = judged(SHOPS)
    assert (found.as_of, found.status, found.reason) == (None, "no-data", "no-figure")
