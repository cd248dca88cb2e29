"""Breaks in a series: nothing is compared across one without a link; with a link earlier figures are multiplied."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.assessing.assess import histories, report
from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.curves import knots_of
from ectrack.core.checks import RULES, Checked, warnings
from tests.core.building import judged, near, slugs, tables, tracked

LINKED = 'breaks = { 2019 = { why = "new register", link = 1.2 } }'
CUT = 'breaks = { 2019 = "new register" }'
QUARTER_MORE = 'improve_by = "25%"\nsince = "2017"\nby = "2021"'
SHOPS = "2017 800\n2020 1000"


def told(found: Assessment) -> tuple[str, str | None]:
    """Return the status with its reason."""
    return found.status, found.reason


class TestWithoutALink:
    @pytest.mark.parametrize(
        "goal",
        [
            QUARTER_MORE,
            'growth = "5%"\nsince = "2017"\nby = "2021"',
            'at_least = 900\nsince = "2017"\nby = "2021"',
            'at_most = 900\nsince = "2017"\nby = "2021"',
            'within = [900, 1100]\nsince = "2017"\nby = "2021"',
            'at_least = 900\nbaseline = { period = "2017", value = 700 }\nby = "2021"',
            'improve = true\nsince = "2017"\nby = "2021"',
            'total = 100\nfrom = "2018"\nby = "2021"',
            'each_year = 100\nfrom = "2018"\nby = "2021"',
            'total_at_most = 100\nfrom = "2018"\nby = "2021"',
            'at_least = 900\naverage = true\nfrom = "2018"\nby = "2021"',
            'at_least = 900\nfrom = "2018"\nby = "2021"',
        ],
    )
    def test_nothing_is_compared_across(self, goal: str) -> None:
        found = judged(goal, "2017 800\n2018 950\n2020 1000", more=CUT)
        assert told(found) == ("unrated", "break")
        for key in (
            "pace",
            "share_done",
            "share_time",
            "observed_growth",
            "expected",
            "lead",
            "shortfall",
            "attainment",
            "required_growth",
        ):
            assert getattr(found, key) is None, key
        assert found.outlook.value is None
        assert knots_of(found) == []

    def test_the_newest_figure_is_shown(self) -> None:
        found = judged(QUARTER_MORE, SHOPS, more=CUT)
        assert found.latest is not None
        assert found.baseline is not None
        assert (found.latest.value, found.baseline.value, found.reasons["observed_growth"]) == (1000, 800, "break")

    def test_a_rebased_index(self) -> None:
        more = 'direction = "decrease"\nbreaks = { 2023 = "2023 = 100" }'
        goal = 'at_most = 110\nsince = "2021"\nby = "2026"'
        assert told(judged(goal, "2021 130\n2022 143\n2023 100\n2024 104", kind="index", more=more)) == ("unrated", "break")

    def test_before_the_break_nothing_has_happened(self) -> None:
        found = judged('at_least = 900\nsince = "2017"\nby = "2021"', "2017 800\n2018 850\n2020 1000", "2018-12-31", more=CUT)
        assert (found.status, found.pace) == ("on-pace", 2)

    def test_on_its_own_side_everything_goes_on(self) -> None:
        found = judged('at_least = 1200\nsince = "2019"\nby = "2021"', "2017 800\n2019 1000\n2020 1100", more=CUT)
        assert (found.status, found.pace) == ("on-pace", 1)

    def test_a_target_that_was_due_before_the_break_keeps_its_verdict(self) -> None:
        goal = 'at_least = 900\nsince = "2016"\nby = "2018"'
        assert judged(goal, "2016 700\n2018 950\n2020 600", more=CUT).status == "achieved"
        assert judged(goal, "2016 700\n2018 850\n2020 1600", more=CUT).status == "missed"

    def test_a_level_without_a_baseline_is_one_of_the_newest_series(self) -> None:
        assert judged('at_least = 900\nby = "2020"', SHOPS, more=CUT).status == "achieved"

    def test_the_day_of_the_policy_says_from_when_a_level_is(self) -> None:
        policy = '[policy.p]\ntitle = "P"\nissued = {day}\n'
        goal = 'at_least = 900\nby = "2020"\npolicy = "p"'
        assert told(judged(goal, SHOPS, more=CUT, extra=policy.format(day="2016-05-01"))) == ("unrated", "break")
        assert judged(goal, SHOPS, more=CUT, extra=policy.format(day="2019-05-01")).status == "achieved"

    def test_what_was_lost_for_good_before_the_break_stays_lost(self) -> None:
        goal = 'each_year_at_most = 3\nfrom = "2017"\nby = "2021"'
        assert judged(goal, "2017 2\n2018 4\n2020 1", kind="flow", more=CUT).status == "missed"
        kept = 'at_most = 3\nhold = true\nfrom = "2017"\nby = "2021"'
        assert told(judged(kept, "2017 2\n2018 4\n2020 1", more=CUT)) == ("missed", "hold-broken")
        assert told(judged(kept, "2017 2\n2018 3\n2020 1", more=CUT)) == ("unrated", "break")

    def test_the_years_of_a_cap_behind_the_break_are_shown_and_held_against_nothing(self) -> None:
        goal = 'each_year_at_most = 150\nfrom = "2017"\nby = "2021"'
        found = judged(goal, "2017 120\n2018 110\n2019 130\n2020-H1 80", kind="flow", more=CUT)
        assert told(found) == ("unrated", "break")
        assert found.latest is not None
        assert (found.latest.period, found.latest.value) == ("2020-H1", 80)
        rows = [(row.year, row.value, row.met) for row in found.years]
        assert rows == [
            ("2017", 120, True), ("2018", 110, True), ("2019", 130, None), ("2020", None, None), ("2021", None, None),
        ]  # fmt: skip

    def test_figures_from_before_what_it_counts_from_do_not_count(self) -> None:
        found = judged('at_least = 900\nsince = "2019"\nby = "2021"', "2017 800\n2018 850", more=CUT)
        assert told(found) == ("unrated", "break")

    @pytest.mark.parametrize("method", ["statcan", "eurostat", "destatis", "healthy-people", "un-chart", "traffic-light"])
    def test_no_method_compares_either(self, method: str) -> None:
        lights = "lights = { yellow = 10, red = 30 }"
        found = judged(
            f'at_least = 900\nsince = "2017"\nby = "2021"\n{lights}', "2017 800\n2019 900\n2020 1000", more=CUT, method=method
        )
        assert (found.verdict.word, found.verdict.reason) == (None, "break")

    def test_rates_before_and_after_do_not_compound(self) -> None:
        goal = 'total = "20%"\nfrom = "2018"\nby = "2021"'
        assert told(judged(goal, "2018 5\n2019 5", kind="growth", unit="%", more=CUT)) == ("unrated", "break")

    def test_a_year_in_which_the_series_breaks_is_on_neither_side(self) -> None:
        more = 'breaks = { "2019-07" = "new register" }'
        tracker = tracked(tables('at_least = 100\nby = "2021"', "flow", more=more), "2018 80\n2019 90\n2020 95")
        (history,) = histories(report(tracker), tracker)
        assert [point.period for point in history] == ["2020"]


class TestWithALink:
    def test_earlier_figures_are_multiplied(self) -> None:
        # 800 * 1.2 = 960, a quarter more 1200; 960 + 240 * 3 / 4 = 1140; 1000 - 960 = 40 of 240.
        found = judged(QUARTER_MORE, SHOPS, more=LINKED)
        assert found.baseline is not None
        assert (found.status, found.baseline.value, found.baseline.link, found.level, found.expected) == (
            "behind",
            960,
            Decimal("1.2"),
            1200,
            1140,
        )
        assert near(found.share_done, "0.16666666666666666667")
        assert "linked" in found.flags

    def test_a_number_that_the_plan_states_is_never_linked(self) -> None:
        found = judged('at_least = 1200\nsince = "2017"\nby = "2021"', SHOPS, more=LINKED)
        assert (found.level, found.expected) == (1200, 1140)

    @pytest.mark.parametrize(
        "goal",
        [
            'growth = "10%"\nbaseline = { period = "2018", value = 100 }\nby = "2022"',
            'at_least = 150\nbaseline = { period = "2018", value = 100 }\nby = "2020"',
            'improve = true\nbaseline = { period = "2018", value = 100 }\nby = "2022"',
            'improve_by = "10%"\nbaseline = { period = "2018", value = 100 }\nby = "2020"',
            'total = 50\nbaseline = { period = "2018", value = 100 }\nfrom = "2019"\nby = "2022"',
            'total_at_most = 50\nbaseline = { period = "2018", value = 100 }\nfrom = "2019"\nby = "2022"',
        ],
    )
    def test_a_baseline_that_the_plan_states_is_not_compared_with_the_series_after_the_break(self, goal: str) -> None:
        # 100 was stated of the old register, 210 is of the new one, which counts twice as many.
        more = 'breaks = { 2019 = { why = "new register", link = 2 } }'
        found = judged(goal, "2017 90\n2018 100\n2020 210", more=more)
        assert told(found) == ("unrated", "break")
        assert found.latest is not None
        assert (found.latest.value, found.met_on, found.shortfall, found.observed_growth) == (210, None, None, None)

    def test_a_baseline_that_the_plan_states_in_the_new_series_is_compared(self) -> None:
        # 1000 stated for 2019 and 1200 wanted in 2021: 1100 is on the way in 2020.
        found = judged(
            'at_least = 1200\nbaseline = { period = "2019", value = 1000 }\nby = "2021"', "2017 1\n2020 1100", more=LINKED
        )
        assert (found.status, found.expected) == ("on-pace", 1100)

    def test_before_the_break_nothing_is_multiplied(self) -> None:
        found = judged(QUARTER_MORE, "2017 800\n2018 900\n2020 1000", "2018-12-31", more=LINKED)
        assert found.baseline is not None
        assert (found.baseline.value, found.level, "linked" in found.flags) == (800, 1000, False)

    def test_links_of_several_breaks_are_multiplied(self) -> None:
        more = 'breaks = { 2018 = { why = "a", link = 2 }, 2019 = { why = "b", link = 1.5 } }'
        found = judged('improve = true\nsince = "2017"\nby = "2021"', "2017 100\n2020 330", more=more)
        assert found.baseline is not None
        assert (found.baseline.value, found.status) == (300, "on-pace")

    def test_one_break_without_a_link_is_enough(self) -> None:
        more = 'breaks = { 2018 = { why = "a", link = 2 }, 2019 = "b" }'
        assert told(judged('improve = true\nsince = "2017"\nby = "2021"', "2017 100\n2020 330", more=more)) == ("unrated", "break")

    def test_a_sum_adds_linked_amounts(self) -> None:
        # 100 * 1.2 + 130 = 250.
        found = judged('total = 500\nfrom = "2018"\nby = "2021"', "2018 100\n2019 130", kind="flow", more=LINKED)
        assert found.latest is not None
        assert (found.status, found.latest.value) == ("on-pace", 250)

    def test_a_rise_is_taken_from_the_linked_stock(self) -> None:
        # 1000 - 800 * 1.2 = 40.
        found = judged('total = 100\nfrom = "2018"\nby = "2021"', SHOPS, more=LINKED)
        assert found.latest is not None
        assert found.latest.value == 40

    def test_the_season_of_the_year_before_is_linked(self) -> None:
        # F = 100 * 1.2, S = 40 * 1.2: the path of 150 asks for 150 * 48 / 120 = 60.
        found = judged('at_least = 150\nby = "2019"', "2018 100\n2018-H1 40\n2019-H1 55", kind="flow", more=LINKED)
        assert (found.status, found.expected) == ("behind", 60)
        assert near(found.observed_growth, str(Decimal(55) / 48 - 1))

    def test_without_a_link_the_year_before_gives_no_season(self) -> None:
        found = judged('at_least = 150\nby = "2019"', "2018 100\n2018-H1 40\n2019-H1 55", kind="flow", more=CUT)
        assert (found.status, found.expected, found.observed_growth) == ("behind", 75, None)
        assert "no-season" in found.flags
        assert found.running is not None
        assert (found.running.no_season, found.reasons["observed_growth"]) == ("break", "break")

    def test_a_year_before_that_is_not_recorded_is_told_as_such_where_no_break_lies_between(self) -> None:
        found = judged('at_least = 150\nby = "2020"', "2018 100\n2018-H1 40\n2020-H1 55", kind="flow", more=CUT)
        assert found.running is not None
        assert found.running.no_season == "no-last-year"

    def test_no_year_is_estimated_from_one_before_the_break(self) -> None:
        figures = "2018 100\n2019-H1 55 yoy=10%"
        assert judged('at_least = 150\nby = "2021"', figures, kind="flow", more=CUT).reason == "only-year-to-date"
        linked = judged('at_least = 150\nby = "2021"', figures, kind="flow", more=LINKED).latest
        assert linked is not None
        assert (linked.basis, linked.value) == ("estimated", 132)

    @given(st.lists(st.integers(1, 900), min_size=3, max_size=6), st.integers(1, 40).map(lambda tenths: Decimal(tenths) / 10))
    def test_it_is_as_if_the_earlier_figures_had_been_recorded_so(self, values: list[int], link: Decimal) -> None:
        goal = 'improve_by = "25%"\nsince = "2016"\nby = "2022"'
        years = list(zip(range(2016, 2022), values, strict=False))
        raw = "\n".join(f"{year} {value}" for year, value in years)
        carried = "\n".join(f"{year} {value * link if year < 2018 else value}" for year, value in years)
        found = judged(goal, raw, more=f'breaks = {{ 2018 = {{ why = "w", link = {link} }} }}')
        plain = judged(goal, carried)
        assert found.status == plain.status
        for key in ("level", "pace", "share_done", "expected", "observed_growth", "required_growth"):
            one, other = getattr(found, key), getattr(plain, key)
            assert (one is None) == (other is None), key
            if one is not None and key != "level":
                assert near(one, f"{other:f}", "1e-9"), key

    @given(st.lists(st.integers(1, 900), min_size=3, max_size=6))
    def test_a_link_of_one_changes_nothing(self, values: list[int]) -> None:
        figures = "\n".join(f"{2016 + index} {value}" for index, value in enumerate(values))
        goal = 'at_least = 700\nsince = "2016"\nby = "2022"'
        found, plain = judged(goal, figures, more='breaks = { 2018 = { why = "w", link = 1 } }'), judged(goal, figures)
        assert (found.status, found.pace, found.expected) == (plain.status, plain.pace, plain.expected)


class TestWhatIsDerived:
    """A quotient breaks where one of its parts does."""

    EXTRA = '[indicator.of]\nkind = "flow"\nunit = "元"\n{of}\n[indicator.to]\nkind = "flow"\nunit = "元"\n{to}\n'
    FIGURES = "2018 20 indicator=of\n2018 100 indicator=to\n2020 30 indicator=of\n2020 100 indicator=to"
    GOAL = 'at_least = "40%"\nsince = "2018"\nby = "2022"'

    def share(self, of: str = "", to: str = "") -> Assessment:
        return judged(
            self.GOAL,
            self.FIGURES,
            kind="share",
            unit="%",
            more='ratio = { of = "of", to = "to" }',
            extra=self.EXTRA.format(of=of, to=to),
        )

    def test_without_a_link_nothing_is_compared(self) -> None:
        assert told(self.share(of=CUT)) == told(self.share(to=CUT)) == ("unrated", "break")

    def test_the_link_of_the_numerator_multiplies_and_that_of_the_denominator_divides(self) -> None:
        by_of, by_to = self.share(of=LINKED).baseline, self.share(to=LINKED).baseline
        assert by_of is not None
        assert by_to is not None
        assert (by_of.value, near(by_to.value, str(Decimal(20) / Decimal("1.2")))) == (24, True)

    def test_links_of_both_on_one_day_join(self) -> None:
        both = self.share(of=LINKED, to=LINKED.replace("1.2", "0.8")).baseline
        assert both is not None
        assert both.value == 30

    def test_a_sum_of_regions_is_linked_as_a_whole(self) -> None:
        below = '[region.a]\nparent = "r"\n[region.b]\nparent = "r"\n'
        figures = "".join(f"{year} {value} region={name}\n" for year, value in ((2017, 400), (2020, 500)) for name in "ab")
        found = judged(QUARTER_MORE, figures, more=f"roll_up = true\n{LINKED}", extra=below)
        assert found.baseline is not None
        assert (found.status, found.baseline.value, found.expected) == ("behind", 960, 1140)

    def test_a_count_is_not_linked(self) -> None:
        extra = f'[indicator.shops]\nkind = "stock"\nunit = "家"\n{LINKED}\n[region.a]\nparent = "r"\n'
        figures = "2017 1 indicator=shops region=a\n2020 1 indicator=shops region=a"
        found = judged(
            'at_least = 1\nsince = "2017"\nby = "2021"',
            figures,
            unit="个",
            more='count = { of = "shops", at_least = 1 }',
            extra=extra,
        )
        assert told(found) == ("unrated", "break")


class TestChecks:
    def warned(
        self, rule: str, figures: str, more: str, kind: str = "flow", goal: str = 'at_least = 1\nby = "2030"'
    ) -> list[dict[str, str]]:
        tracker = tracked(tables(goal, kind, more=more), figures)
        return [dict(one.params) for one in warnings(Checked(tracker, report(tracker)), [RULES[rule]]).open]

    def test_published_growth_is_compared_with_the_linked_level(self) -> None:
        # 132 / (100 * 1.2) - 1 = 10 %.
        figures = "2018 100\n2019 132 yoy=10%"
        assert self.warned("yoy-mismatch", figures, "") == [{"found": "10%", "expected": "32.00%", "period": "2018", "id": "i"}]
        assert self.warned("yoy-mismatch", figures, LINKED) == []
        assert self.warned("yoy-mismatch", figures, CUT) == []
        assert self.warned("yoy-mismatch", "2018 100\n2019 132 yoy=32%", LINKED) == [
            {"found": "32%", "expected": "10.00%", "period": "2018", "id": "i"}
        ]

    @pytest.mark.parametrize(
        ("rule", "figures", "kind"),
        [
            ("far-from-neighbour", "2018 5\n2019 50000", "flow"),
            ("stock-collapsed", "2018 5000\n2019 50", "stock"),
            ("repeats-year", "2018 1234\n2019 1234", "flow"),
        ],
    )
    def test_neighbours_on_two_sides_are_not_compared(self, rule: str, figures: str, kind: str) -> None:
        assert len(self.warned(rule, figures, "", kind)) == 1
        assert self.warned(rule, figures, CUT, kind) == []

    def test_a_number_that_the_plan_may_have_stated_before_is_warned_about(self) -> None:
        rule, goal = "stated-before-break", 'at_least = 1200\nsince = "2017"\nby = "2021"'
        assert self.warned(rule, SHOPS, LINKED, "stock", goal) == [{"period": "2019-01-01"}]
        assert self.warned(rule, SHOPS, LINKED, "stock", 'at_least = 1200\nby = "2021"') == [{"period": "2019-01-01"}]
        assert self.warned(rule, SHOPS, LINKED, "stock", QUARTER_MORE) == []
        stated = 'growth = "5%"\nbaseline = { period = "2017", value = 700 }\nby = "2021"'
        assert self.warned(rule, SHOPS, LINKED, "stock", stated) == [{"period": "2019-01-01"}]
        assert self.warned(rule, SHOPS, CUT, "stock", stated) == []
        assert self.warned(rule, "2019 900\n2020 1000", LINKED, "stock", 'at_least = 1200\nsince = "2019"\nby = "2021"') == []


@pytest.mark.parametrize(
    ("more", "kind", "found"),
    [
        ('breaks = { 2019 = " " }', "stock", ["not-a-text"]),
        ("breaks = { }", "stock", ["not-a-table"]),
        ('breaks = { x = "y" }', "stock", ["not-a-period"]),
        ('breaks = { "/2019" = "y" }', "stock", ["break-start"]),
        ('breaks = { 2019 = "y", "2019-01" = "z" }', "stock", ["break-twice"]),
        ("breaks = { 2019 = { link = 2 } }", "stock", ["break-keys"]),
        ('breaks = { 2019 = { why = "y", by = 2 } }', "stock", ["break-keys"]),
        ('breaks = { 2019 = { why = "y", link = 0 } }', "stock", ["not-a-factor"]),
        ('breaks = { 2019 = { why = "y", link = "2" } }', "stock", ["not-a-factor"]),
        ('breaks = { 2019 = { why = "y", link = 2 } }', "growth", ["growth-linked"]),
    ],
)
def test_what_is_no_break(more: str, kind: str, found: list[str]) -> None:
    told_of = slugs(tables('at_least = 5\nby = "2021"', kind, "%" if kind == "growth" else "x", more))
    assert [slug for slug in told_of if slug != "unknown-indicator"] == found
