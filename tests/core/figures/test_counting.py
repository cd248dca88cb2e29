"""How many regions below meet a level: counted where no figure of its own is recorded, with the coverage told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.assessing.assess import report
from ectrack.core.assessing.assessment import Assessment
from ectrack.core.figures.dependence import concerned, places
from ectrack.core.figures.due import due
from ectrack.core.figures.standing import Figures
from ectrack.core.values.period_text import period
from tests.core.building import slugs, tables, tracked

COUNTIES = "".join(f'[region.{name}]\nparent = "r"\nlevel = "county"\n' for name in "abcd")
SHOPS = '[indicator.shops]\nkind = "{kind}"\nunit = "家"\n'
GOAL = 'at_least = 4\nby = "2020"'


def text(asked: str = "at_least = 1", goal: str = GOAL, kind: str = "stock", extra: str = COUNTIES) -> str:
    """Return the tables of a target on the number of counties with shops."""
    return tables(goal, "stock", "个", f'count = {{ of = "shops", {asked}, level = "county" }}', SHOPS.format(kind=kind) + extra)


def shops(**values: object) -> str:
    """Return figures of 2020 by county."""
    return "".join(f"2020 {value} indicator=shops region={name}\n" for name, value in values.items())


def assessed(figures: str, asked: str = "at_least = 1", goal: str = GOAL, kind: str = "stock") -> Assessment:
    return report(tracked(text(asked, goal, kind), figures)).assessments[0]


class TestWhatIsCounted:
    def test_a_county_without_a_figure_is_not_one_that_has(self) -> None:
        found = assessed(shops(a=5, b=1, c=12))
        assert found.latest is not None
        assert found.latest.rolled_up is not None
        assert (found.status, found.latest.value, found.latest.basis) == ("missed", 3, "counted")
        assert (found.latest.rolled_up.of, found.latest.rolled_up.have, found.latest.rolled_up.missing) == (4, 3, ("d",))
        assert {"counted", "incomplete"} <= set(found.flags)

    def test_with_the_last_one_it_is_achieved(self) -> None:
        found = assessed(shops(a=5, b=1, c=12, d=2))
        assert found.latest is not None
        assert (found.status, found.latest.value, found.latest.approx) == ("achieved", 4, None)

    @pytest.mark.parametrize(
        ("asked", "number"),
        [
            ("at_least = 5", 2),
            ("more_than = 5", 1),
            ("at_most = 5", 3),
            ("less_than = 5", 2),
            ("within = [1, 5]", 2),
            ('at_least = "0.0012万家"', 1),
        ],
    )
    def test_by_what_each_is_asked(self, asked: str, number: int) -> None:
        found = assessed(shops(a=5, b=1, c=12, d=0), asked)
        assert found.latest is not None
        assert found.latest.value == number

    def test_what_a_figure_says_about_itself_is_taken_at_its_meaning(self) -> None:
        found = assessed("2020 1 indicator=shops region=a approx=at_most\n2020 1 indicator=shops region=b approx=at_least\n")
        assert found.latest is not None
        assert found.latest.value == 1

    def test_a_figure_of_its_own_goes_first(self) -> None:
        found = assessed(shops(a=5, b=1) + "2020 4")
        assert found.latest is not None
        assert (found.status, found.latest.value, found.latest.basis) == ("achieved", 4, "observed")

    def test_each_span_is_counted_by_itself(self) -> None:
        figures = Figures(tracked(text(), "2019 1 indicator=shops region=a\n" + shops(b=2)), None, None)
        indicator = figures.tracker.indicators["i"]
        assert [(point.period, point.value) for point in figures.points(indicator, "r")] == [("2019", 1), ("2020", 1)]

    def test_of_a_flow_whole_years_are_looked_at(self) -> None:
        parts = "2020-H1 3 indicator=shops region=a\n2020-H2 4 indicator=shops region=a\n2020-H1 9 indicator=shops region=b\n"
        found = assessed(parts, "at_least = 5", 'at_least = 1\nby = "2020"', "flow")
        assert found.latest is not None
        assert (found.status, found.latest.value) == ("achieved", 1)
        assert assessed("2020-H1 9 indicator=shops region=b\n", kind="flow").reason == "partial-year"

    def test_of_growth_rates_whole_years_are_looked_at(self) -> None:
        rates = '[indicator.shops]\nkind = "growth"\n' + COUNTIES
        tracker = tracked(
            tables(GOAL, "stock", "个", 'count = { of = "shops", at_least = "5%" }', rates),
            "2020-H1 9 indicator=shops region=a\n2020 6 indicator=shops region=b\n2020 4 indicator=shops region=c",
        )
        latest = report(tracker).assessments[0].latest
        assert latest is not None
        assert latest.value == 1

    def test_without_a_level_those_right_below_are_looked_at(self) -> None:
        below = COUNTIES + '[region.a1]\nparent = "a"\nlevel = "village"\n'
        tracker = tracked(
            tables(GOAL, "stock", "个", 'count = { of = "shops", at_least = 1 }', SHOPS.format(kind="stock") + below),
            shops(a=1, b=0, a1=9),
        )
        latest = report(tracker).assessments[0].latest
        assert latest is not None
        assert latest.rolled_up is not None
        assert (latest.value, latest.rolled_up.of) == (1, 4)

    def test_deeper_regions_of_the_level_are_looked_at(self) -> None:
        villages = COUNTIES + "".join(f'[region.v{number}]\nparent = "a"\nlevel = "village"\n' for number in (1, 2))
        tracker = tracked(
            tables(
                GOAL,
                "stock",
                "个",
                'count = { of = "shops", at_least = 1, level = "village" }',
                SHOPS.format(kind="stock") + villages,
            ),
            shops(a=1, v1=2, v2=0),
        )
        latest = report(tracker).assessments[0].latest
        assert latest is not None
        assert latest.rolled_up is not None
        assert (latest.value, latest.rolled_up.of, latest.rolled_up.missing) == (1, 2, ())


class TestWhatMissingCountiesLeaveOpen:
    """Where fewer are wanted, a county that has not reported may be one too many."""

    def test_a_ceiling_is_not_kept_by_absence(self) -> None:
        goal = 'at_most = 1\nby = "2020"'
        assert (assessed(shops(a=1, b=0, c=0), goal=goal).status, assessed(shops(a=1, b=0, c=0), goal=goal).reason) == (
            "unrated",
            "incomplete",
        )
        assert assessed(shops(a=1, b=0, c=0, d=0), goal=goal).status == "achieved"

    SHARE = tables(
        "{goal}",
        "share",
        "%",
        'direction = "decrease"\ncount = {{ of = "shops", less_than = 1, level = "county", share = true }}',
        '[indicator.shops]\nkind = "flow"\nunit = "家"\n'
        + "".join(f'[region.{name}]\nparent = "r"\nlevel = "county"\n' for name in "abc"),
    )
    YEARS = "2023 1 indicator=shops region=a\n2023 1 indicator=shops region=b\n2023 0 indicator=shops region=c\n"
    NEWER = YEARS + "2024 1 indicator=shops region=a\n2024 0 indicator=shops region=b\n"

    @pytest.mark.parametrize(
        ("goal", "status", "reason"),
        [
            # One of three has none in 2024, and the third has not said: 33.3 or 66.7 %.
            ('at_most = "40%"', "unrated", "incomplete"),
            ('less_than = "50%"', "unrated", "incomplete"),
            ('within = ["20%", "40%"]', "unrated", "incomplete"),
            ('at_most = "30%"', "missed", None),
            ('within = ["20%", "30%"]', "missed", None),
            ('at_most = "30%"\nhold = true\nfrom = "2024"', "missed", "hold-broken"),
            ('at_most = "40%"\nhold = true\nfrom = "2024"', "unrated", "incomplete"),
            # (33.3 + 33.3) / 2 = 33.3 %, or (33.3 + 66.7) / 2 = 50 %.
            ('at_most = "40%"\naverage = true\nfrom = "2023"', "unrated", "incomplete"),
            ('at_most = "30%"\naverage = true\nfrom = "2023"', "missed", None),
        ],
    )
    def test_an_older_whole_count_does_not_decide_for_it(self, goal: str, status: str, reason: str | None) -> None:
        found = report(tracked(self.SHARE.format(goal=f'{goal}\nby = "2024"'), self.NEWER)).assessments[0]
        assert found.latest is not None
        assert (found.status, found.reason, found.latest.date.year, found.met_on) == (status, reason, 2024, None)
        assert "incomplete" in found.flags

    def test_before_the_deadline_it_can_still_fall(self) -> None:
        found = report(tracked(self.SHARE.format(goal='at_most = "30%"\nby = "2026"'), self.NEWER)).assessments[0]
        assert (found.status, found.reason) == ("unrated", "incomplete")

    def test_once_all_have_reported_it_decides(self) -> None:
        figures = self.NEWER + "2024 2 indicator=shops region=c\n"
        assert report(tracked(self.SHARE.format(goal='at_most = "40%"\nby = "2024"'), figures)).assessments[0].status == "achieved"

    def test_years_before_in_which_a_level_was_kept_stay_so(self) -> None:
        goal = 'at_most = "40%"\nhold = true\nfrom = "2023"\nby = "2025"'
        found = report(tracked(self.SHARE.format(goal=goal), self.NEWER)).assessments[0]
        assert (found.status, "newer-incomplete" in found.flags) == ("on-pace", True)

    def test_as_a_baseline_it_is_not_taken(self) -> None:
        goal = 'at_least = 4\nsince = "2019"\nby = "2022"'
        found = assessed("2019 1 indicator=shops region=a\n" + shops(a=1, b=1, c=1, d=0), goal=goal)
        assert (found.baseline, found.reasons["baseline"]) == (None, "incomplete")


class TestTheirPart:
    SHARE = 'count = { of = "shops", at_least = 1, level = "county", share = true }'

    def test_of_all(self) -> None:
        tracker = tracked(
            tables('at_least = "90%"\nby = "2020"', "share", "%", self.SHARE, SHOPS.format(kind="stock") + COUNTIES),
            shops(a=5, b=1, c=12),
        )
        found = report(tracker).assessments[0]
        assert found.latest is not None
        assert (found.status, found.latest.value, found.shortfall) == ("missed", 75, 15)

    @given(st.lists(st.integers(0, 3), min_size=4, max_size=4))
    def test_it_is_the_number_over_all(self, numbers: list[int]) -> None:
        figures = shops(**dict(zip("abcd", numbers, strict=True)))
        part = (
            report(
                tracked(
                    tables('at_least = "90%"\nby = "2020"', "share", "%", self.SHARE, SHOPS.format(kind="stock") + COUNTIES),
                    figures,
                )
            )
            .assessments[0]
            .latest
        )
        number = assessed(figures).latest
        assert part is not None
        assert number is not None
        assert number.value == sum(one >= 1 for one in numbers)
        assert part.value == number.value / 4 * 100


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9), min_size=1), st.integers(1, 9))
def test_those_that_meet_it_and_those_below_it_are_all_that_have_a_figure(numbers: dict[str, int], asked: int) -> None:
    above, below = (assessed(shops(**numbers), f"{key} = {asked}").latest for key in ("at_least", "less_than"))
    assert above is not None
    assert below is not None
    assert above.value + below.value == len(numbers)


class TestWhatElseKnows:
    def test_a_figure_of_a_county_concerns_the_count_of_the_city(self) -> None:
        tracker = tracked(text(), shops(a=5))
        assert [target.id for target in concerned(tracker, tracker.actuals)] == ["t"]
        assert {("shops", name) for name in "abcd"} <= places(tracker, tracker.targets.values())

    def test_a_form_asks_the_counties(self) -> None:
        tracker = tracked(text(), shops(a=5))
        asked = due(tracker, tracker.targets.values(), period("2020"))
        assert [(row.indicator.id, row.region) for row in asked] == [("shops", name) for name in "abcd"]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ('count = { of = "shop", at_least = 1 }', ["unknown-indicator"]),
        ('count = { of = "shops" }', ["count-keys"]),
        ('count = { of = "shops", at_least = 1, at_most = 5 }', ["count-keys"]),
        ('count = { of = "shops", at_least = "1户" }', ["unit-mismatch"]),
        ('count = { of = "shops", within = [5, 1] }', ["range-reversed"]),
        ('count = { of = "shops", at_least = 1, level = "town" }', ["count-level"]),
        ('count = { of = "shops", at_least = 1, share = true }', ["count-kind"]),
        ('count = { of = "shops", at_least = 1 }\nroll_up = true', ["count-alone"]),
        ('count = { of = "shops", at_least = 1 }\nratio = { of = "shops", to = "shops" }', ["count-alone"]),
        ('count = { of = "i", at_least = 1 }', ["ratio-cycle"]),
    ],
)
def test_what_a_count_cannot_say(more: str, found: list[str]) -> None:
    assert slugs(tables(GOAL, "stock", "个", more, SHOPS.format(kind="stock") + COUNTIES)) == found


@pytest.mark.parametrize("kind", ["flow", "index"])
def test_a_number_of_regions_is_a_stock(kind: str) -> None:
    assert slugs(tables(GOAL, kind, "个", 'count = { of = "shops", at_least = 1 }', SHOPS.format(kind="stock") + COUNTIES)) == [
        "count-kind"
    ]
