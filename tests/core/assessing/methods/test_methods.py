"""Worked examples and edge cases of each method; sources are those named in the docstrings of the methods."""

from decimal import Decimal

import pytest

from ectrack.core.assessing.assessment import Verdict
from ectrack.core.assessing.methods.destatis import group as worst
from ectrack.core.assessing.methods.statcan import group
from tests.core.assessing.methods.judged import judged

DOWN = 'direction = "decrease"'
POVERTY = 'at_most = "7.25"\nsince = "2015"\nby = "2030"'


def near(value: Decimal | None, expected: str, places: str = "0.0001") -> bool:
    return value is not None and abs(value - Decimal(expected)) <= Decimal(places)


class TestStatcan:
    def test_poverty_is_moderate_although_ahead_of_the_line(self) -> None:
        # -4.07 % a year against -4.52 %: 0.9011, published score 2.1507.
        found = judged("statcan", POVERTY, {2015: "14.5", 2023: "10.4"}, indicator=DOWN)
        assert found.verdict.word == "moderate_progress"
        assert near(found.verdict.ratio, "0.9011")
        assert near(found.verdict.score, "2.1507")
        assert found.status == "on-pace"

    def test_a_limit_lowers_the_cut_offs_without_a_target(self) -> None:
        # x = 66.6, L = 100: C = 1 - 0.666 ** 4.44 = 0.8355; P = (71.4 / 66.6) ** (1 / 7) - 1 = 0.009991.
        found = judged("statcan", 'improve = true\nsince = "2016"', {2016: "66.6", 2023: "71.4"}, indicator='limit = "100"')
        assert found.verdict.word == "moderate_progress"
        assert near(found.verdict.ratio, "0.009991", "0.000001")
        assert near(found.verdict.score, "1.7398")

    def test_a_base_that_already_met_the_target_and_lost_it_deteriorates(self) -> None:
        found = judged("statcan", 'at_most = "10"\nsince = "2016"\nby = "2028"', {2016: "7.8", 2025: "13.5"}, indicator=DOWN)
        assert found.verdict.word == "deterioration"
        assert near(found.verdict.ratio, "-3.004", "0.001")
        assert found.verdict.score == -5

    def test_a_negative_series_that_rises_towards_zero_progresses(self) -> None:
        # g(-10, -8, 4) = 0.8 ** 0.25 - 1 = -5.43 %; s = -1.
        found = judged("statcan", 'improve = true\nsince = "2015"', {2015: "-10", 2019: "-8"})
        assert near(found.verdict.ratio, "0.05426", "0.00001")
        assert found.verdict.word == "substantial_progress"

    def test_opposite_signs_cannot_be_assessed(self) -> None:
        found = judged("statcan", 'at_least = "5"\nsince = "2015"\nby = "2030"', {2015: "-1", 2020: "2"})
        assert (found.verdict.word, found.verdict.ratio, found.verdict.reason) == ("not_available", None, "opposite-signs")

    def test_a_zero_baseline_counts_as_a_thousandth_and_is_flagged(self) -> None:
        # g(0.001, 4, 2) / g(0.001, 8, 3) = (4000 ** (1/2) - 1) / (8000 ** (1/3) - 1) = 62.24555 / 19 = 3.27608.
        found = judged("statcan", 'at_least = "8"\nsince = "2015"\nby = "2018"', {2015: "0", 2017: "4"})
        assert near(found.verdict.ratio, "3.27608", "0.00001")
        assert "zero-replaced" in found.flags

    def test_base_equal_to_target_has_no_ratio_but_is_achieved_when_met(self) -> None:
        found = judged("statcan", 'at_least = "10"\nsince = "2015"\nby = "2030"', {2015: "10", 2020: "10"})
        assert (found.verdict.word, found.verdict.ratio, found.verdict.score) == ("target_achieved", None, Decimal(5))

    def test_met_outranks_a_bad_trend(self) -> None:
        found = judged("statcan", 'at_least = "10"\nsince = "2015"\nby = "2030"', {2015: "14", 2020: "12"})
        assert found.verdict.word == "target_achieved"
        assert found.verdict.ratio is not None
        assert found.verdict.ratio < 0

    def test_a_base_year_without_data_is_the_next_later_year_with_data(self) -> None:
        # The base is 2016 = 10; (12 / 10) ** (1 / 2) - 1 = 0.09545.
        found = judged("statcan", 'improve = true\nsince = "2015"', {2014: "1", 2016: "10", 2018: "12"})
        assert near(found.verdict.ratio, "0.09545", "0.00001")

    def test_at_the_limit_any_growth_is_on_track(self) -> None:
        found = judged("statcan", 'improve = true\nsince = "2015"', {2015: "100", 2020: "100"}, indicator='limit = "100"')
        assert (found.verdict.word, found.verdict.score) == ("substantial_progress", Decimal(5))

    def test_one_year_cannot_be_assessed(self) -> None:
        found = judged("statcan", 'at_least = "10"\nsince = "2015"\nby = "2030"', {2015: "12"})
        assert (found.verdict.word, found.verdict.score) == ("not_available", None)


class TestEurostat:
    def test_without_a_value_five_years_back_the_long_window_speaks(self) -> None:
        # 8.5 (2004) to 17.5 (2017), 20 in 2020: 5.71 % against 5.49 %.
        found = judged("eurostat", 'at_least = "20"\nby = "2020"', {2004: "8.5", 2017: "17.5"})
        assert found.verdict.word == "significant_progress"
        assert near(found.verdict.ratio, "1.040", "0.0005")
        assert "long-term" in found.flags

    def test_the_base_is_five_years_back_not_the_stated_baseline(self) -> None:
        # From 2018: (120 / 100) ** (1/5) - 1 = 0.037137; to 150 in 2028: 1.5 ** (1/10) - 1 = 0.041380; 0.89748.
        found = judged("eurostat", 'at_least = "150"\nsince = "2013"\nby = "2028"', {2013: "50", 2018: "100", 2023: "120"})
        assert found.verdict.word == "moderate_progress"
        assert near(found.verdict.ratio, "0.8975")

    @pytest.mark.parametrize(
        ("last", "word"),
        [("106", "significant_progress"), ("102", "moderate_progress"), ("100", "moderate_progress"), ("99", "movement_away")],
    )
    def test_without_a_target_one_percent_a_year_is_significant(self, last: str, word: str) -> None:
        # 1.01 ** 5 = 1.0510, so 106 lies above 1 % a year and 102 below.
        assert judged("eurostat", "improve = true", {2018: "100", 2023: last}).verdict.word == word

    def test_too_short_a_series_has_no_verdict(self) -> None:
        found = judged("eurostat", 'at_least = "20"\nby = "2030"', {2020: "8.5", 2023: "9"})
        assert (found.verdict.word, found.verdict.reason) == (None, "too-few-points")


class TestHealthyPeople:
    @pytest.mark.parametrize(
        ("goal", "values", "word", "share"),
        [
            ('at_most = "11.5"', {2016: "15.3", 2020: "14.4"}, "improved", "0.2368"),
            ('at_most = "25.4"', {2016: "26.6;0.295", 2020: "26.0;0.299"}, "little_change", "0.5"),
            ('at_most = "6"', {2016: "11.1;0.208", 2020: "12.8;0.224"}, "got_worse", "-0.3333"),
            ('at_least = "32.6"', {2016: "24.8", 2020: "21.0"}, "got_worse", "-0.4872"),
            ('at_most = "11.5"', {2016: "15.3", 2020: "15.3"}, "little_change", "0"),
            ('at_most = "11.5"', {2016: "15.3", 2020: "11.5"}, "target_met", "1"),
        ],
    )
    def test_published_examples(self, goal: str, values: dict[int, str], word: str, share: str) -> None:
        # FS-04, SU-10 (z = 1.43), NWS-01 (z = 5.56), NWS-05 (15.3 % of the baseline, no errors), unchanged, met.
        found = judged("healthy-people", f'{goal}\nsince = "2016"\nby = "2030"', values)
        assert found.verdict.word == word
        assert near(found.verdict.ratio, share)

    def test_one_point_is_baseline_only_even_when_met(self) -> None:
        found = judged("healthy-people", 'at_least = "10"\nsince = "2016"\nby = "2030"', {2016: "12"})
        assert found.verdict.word == "baseline_only"

    def test_without_a_target_it_is_informational(self) -> None:
        assert judged("healthy-people", "improve = true", {2016: "12", 2020: "13"}).verdict.word == "informational"

    def test_a_baseline_that_met_the_target_has_no_share(self) -> None:
        found = judged("healthy-people", 'at_least = "10"\nsince = "2016"\nby = "2030"', {2016: "12", 2020: "11"})
        assert (found.verdict.word, found.verdict.ratio) == ("target_met", None)

    def test_ten_percent_of_the_way_counts_as_improved(self) -> None:
        # (21 - 20) / (30 - 20) = 0.10 exactly.
        found = judged("healthy-people", 'at_least = "30"\nsince = "2016"\nby = "2030"', {2016: "20", 2020: "21"})
        assert found.verdict.word == "improved"


class TestDestatis:
    def test_renewables_will_miss_less_than_a_fifth(self) -> None:
        # a = (19.5 - 15.2) / 5 = 0.86; p = 28.1; m = 1.9 / 10.5 = 0.18095.
        values = {2015: "15.2", 2016: "15", 2017: "16", 2018: "17", 2019: "18", 2020: "19.5"}
        found = judged("destatis", 'at_least = "30"\nby = "2030"', values)
        assert found.verdict.word == "slightly_cloudy"
        assert near(found.verdict.ratio, "0.18095", "0.00001")

    def test_a_fifth_exactly_is_still_slightly_cloudy(self) -> None:
        # a = 1, p = 15 + 4 = 19, m = (20 - 19) / (20 - 15) = 0.2.
        values = dict(zip(range(2015, 2021), ("10", "11", "12", "13", "14", "15"), strict=True))
        found = judged("destatis", 'at_least = "20"\nby = "2024"', values)
        assert (found.verdict.word, found.verdict.ratio) == ("slightly_cloudy", Decimal("0.2"))

    def test_away_from_the_target_is_a_thunderstorm(self) -> None:
        values = dict(zip(range(2013, 2019), ("9.8", "9.9", "10", "10.1", "10.2", "10.2"), strict=True))
        assert judged("destatis", 'at_most = "9.5"\nby = "2030"', values).verdict.word == "thunderstorm"

    @pytest.mark.parametrize(
        ("values", "word"),
        [
            (("1", "2", "3", "4", "5", "6"), "sun"),
            (("1", "2", "3", "4", "7", "6"), "slightly_cloudy"),
            (("6", "5", "4", "3", "2", "3"), "cloudy"),
            (("6", "5", "4", "3", "2", "1"), "thunderstorm"),
        ],
    )
    def test_direction_only_looks_at_the_average_and_the_last_change(self, values: tuple[str, ...], word: str) -> None:
        years = dict(zip(range(2015, 2021), values, strict=True))
        assert judged("destatis", "improve = true", years).verdict.word == word

    @pytest.mark.parametrize(
        ("values", "word"),
        [
            (("8", "8", "8", "9", "9", "10"), "sun"),
            (("13", "13", "12", "12", "12", "11"), "slightly_cloudy"),
            (("5", "6", "6", "7", "7", "8"), "cloudy"),
            (("9", "9", "8", "8", "8", "7"), "thunderstorm"),
        ],
    )
    def test_a_level_to_be_kept(self, values: tuple[str, ...], word: str) -> None:
        years = dict(zip(range(2015, 2021), values, strict=True))
        assert judged("destatis", 'at_least = "10"\nhold = true\nby = "2030"', years).verdict.word == word

    def test_the_next_milestone_is_the_target(self) -> None:
        # Towards 12 in 2022: a = 1, p = 8, T 12: m = (12 - 8) / (12 - 6) = 0.667.
        values = dict(zip(range(2015, 2021), ("1", "2", "3", "4", "5", "6"), strict=True))
        found = judged("destatis", 'at_least = "16"\nby = "2030"\nmilestones = { 2022 = 12 }', values)
        assert found.verdict.word == "cloudy"
        assert near(found.verdict.ratio, "0.6667")

    def test_an_amount_of_a_part_of_the_year_is_no_target_of_a_year(self) -> None:
        # 80 by March 2016 is the plan within the year. Towards 400 in 2016: a = 20, p = 320: m = (400 - 320) / (400 - 300) = 0.8.
        values = dict(zip(range(2010, 2016), ("200", "220", "240", "260", "280", "300"), strict=True))
        found = judged("destatis", 'at_least = "400"\nby = "2016"\nmilestones = { "2016-Q1" = 80 }', values, kind="flow")
        assert found.verdict.word == "cloudy"
        assert near(found.verdict.ratio, "0.8")

    def test_three_years_are_too_few(self) -> None:
        found = judged("destatis", 'at_least = "16"\nby = "2030"', {2018: "1", 2019: "2", 2020: "3"})
        assert (found.verdict.word, found.verdict.reason) == (None, "too-few-points")


class TestUnChart:
    @pytest.mark.parametrize(
        ("goal", "values", "word", "share"),
        [
            ('at_most = "11.3"\nsince = "2014"\nby = "2030"', {2014: "22.7", 2022: "19.5"}, "fair_progress", "0.5218"),
            ('at_most = "1.75"\nsince = "2015"\nby = "2030"', {2015: "3.5", 2024: "2.8"}, "fair_progress", "0.6213"),
        ],
    )
    def test_published_examples(self, goal: str, values: dict[int, str], word: str, share: str) -> None:
        # e = 19.5 * (19.5 / 22.7) = 16.7511, q = 0.52183; e = 2.8 * 0.8 ** (2 / 3) = 2.41297, q = 0.62116.
        found = judged("un-chart", goal, values)
        assert found.verdict.word == word
        assert near(found.verdict.ratio, share, "0.0002")

    def test_a_target_that_is_met(self) -> None:
        found = judged("un-chart", 'at_most = "25"\nsince = "2015"\nby = "2030"', {2015: "30", 2024: "23"})
        assert found.verdict.word == "met_or_on_track"

    def test_one_point_from_a_hundred_percent_counts_as_met(self) -> None:
        goal = 'at_least = "100"\nsince = "2015"\nby = "2030"'
        values = {2015: "98.9", 2024: "99"}
        assert judged("un-chart", goal, values, unit="%").verdict.word == "met_or_on_track"
        assert judged("un-chart", goal, values, unit="x").verdict.word == "fair_progress"


class TestTrafficLight:
    LIGHTS = "lights = { yellow = 10, red = 30 }"
    GOAL = 'at_least = "100"\nsince = { period = "2020", value = 0 }\nby = "2030"'

    @pytest.mark.parametrize(
        ("value", "word", "behind"),
        [("50", "green", "0"), ("60", "green", "-10"), ("40", "yellow", "10"), ("20", "yellow", "30"), ("19", "red", "31")],
    )
    def test_both_ends_of_yellow_are_yellow(self, value: str, word: str, behind: str) -> None:
        found = judged("traffic-light", self.GOAL, {2025: value}, settings=self.LIGHTS)
        assert (found.verdict.word, found.verdict.ratio) == (word, Decimal(behind))

    def test_between_green_and_yellow_the_rules_say_nothing(self) -> None:
        found = judged("traffic-light", self.GOAL, {2025: "45"}, settings=self.LIGHTS)
        assert (found.verdict.word, found.verdict.reason) == (None, "between-lights")

    def test_the_target_may_set_its_own_cut_offs(self) -> None:
        own = f"{self.GOAL}\nlights = {{ green = 5, yellow = 5, red = 8 }}"
        assert judged("traffic-light", own, {2025: "41"}, settings=self.LIGHTS).verdict.word == "red"

    def test_without_cut_offs_there_is_no_light(self) -> None:
        assert judged("traffic-light", self.GOAL, {2025: "45"}).verdict.reason == "no-cut-offs"


@pytest.mark.parametrize("method", ["statcan", "eurostat", "destatis", "un-chart"])
def test_a_sum_from_zero_has_no_growth_to_judge(method: str) -> None:
    goal = 'total = "100"\nfrom = "2021"\nbaseline = { period = "2020", value = 0 }\nby = "2030"'
    assert judged(method, goal, {2024: "40"}).verdict.reason == "sum"


class TestImproveBy:
    """Targets set by percent improvement: baseline * (1 + d * p / 100); a plan that rounds it states the number."""

    @pytest.mark.parametrize(
        ("direction", "base", "percent", "level"),
        [("decrease", "12.8", "10%", "11.52"), ("increase", "24.5", "10%", "26.95"), ("decrease", "7", "10%", "6.3")],
    )
    def test_the_level_follows_from_the_baseline(self, direction: str, base: str, percent: str, level: str) -> None:
        # 12.8 * 0.9 = 11.52; 24.5 * 1.1 = 26.95; 7 * 0.9 = 6.3.
        goal = f'improve_by = "{percent}"\nsince = "2016"\nby = "2030"'
        found = judged("healthy-people", goal, {2016: base, 2020: base}, indicator=f'direction = "{direction}"')
        assert found.level == Decimal(level)
        assert found.verdict.word == "little_change"


class TestGroups:
    """The score of a group is the mean of its scores; those without a score are left out."""

    @pytest.mark.parametrize(
        ("words", "scores", "word", "mean"),
        [
            (("target_achieved", "target_achieved"), ("5", "5"), "target_achieved", "5"),
            (("target_achieved", "limited_progress"), ("5", "0"), "substantial_progress", "2.5"),
            (("deterioration", "moderate_progress", "not_available"), ("-5", "1", None), "limited_progress", "-2"),
            (("deterioration",), ("-4",), "deterioration", "-4"),
            (("not_available",), (None,), "not_available", None),
        ],
    )
    def test_the_mean_decides(self, words: tuple[str, ...], scores: tuple[str | None, ...], word: str, mean: str | None) -> None:
        said = [Verdict(one, score=None if score is None else Decimal(score)) for one, score in zip(words, scores, strict=True)]
        found = group(said)
        assert (found.word, found.score) == (word, None if mean is None else Decimal(mean))


class TestDestatisGroup:
    def test_the_worst_symbol_speaks_for_several_targets(self) -> None:
        found = [
            Verdict("sun", Decimal(0)),
            Verdict(reason="too-few-points"),
            Verdict("cloudy", Decimal("0.4")),
            Verdict("slightly_cloudy"),
        ]
        assert worst(found) == Verdict("cloudy", Decimal("0.4"))

    def test_without_any_symbol_there_is_none(self) -> None:
        assert worst([Verdict(reason="too-few-points")]) == Verdict(reason="no-symbols")
