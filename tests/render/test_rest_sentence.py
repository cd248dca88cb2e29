"""What the rest of a running year must bring, in one sentence; every number is worked out beside it."""

from collections.abc import Iterator

import pytest

from ectrack.locale import use
from ectrack.render.rest_sentence import no_season_words, rest_sentence
from tests.render.building import TURNOVER, Assessed, assessed, figure


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use("en")
    yield
    use("en")


def turnover(*figures: str, goal: str = TURNOVER) -> Assessed:
    """Return the target of 860 * 1.3 ** 2 = 1453.4 by 2015, or another goal of turnover."""
    return assessed(goal, figure("turnover", "2013", "860") + "".join(figures))


def goal(keys: str) -> str:
    return f'[target.t]\nindicator = "turnover"\nregion = "gansu"\n{keys}\n'


LAST_YEAR = figure("turnover", "2014", "1050")
HALF = figure("turnover", "2015-H1", "620.5", 'yoy = "29.2%"')
FIRST_HALF = figure("turnover", "2014-H1", "480")


class TestAnIncrease:
    # 1453.4 - 620.5 = 832.9; / 6 = 138.82; 620.5 / 1.292 = 480.263; 832.9 / (1050 - 480.263) - 1 = 46.19 %.
    def test_the_second_half(self) -> None:
        made = turnover(LAST_YEAR, HALF)
        told = "the second half must bring 832.9 亿元, 138.8 a month, 46.2% more than the second half of 2014"
        assert rest_sentence(made.found) == told

    def test_the_second_half_in_chinese(self) -> None:
        made = turnover(LAST_YEAR, HALF)
        use("zh")
        assert rest_sentence(made.found) == "下半年需完成832.9亿元，月均138.8亿元，比上年下半年增长46.2%"

    def test_the_fourth_quarter(self) -> None:
        # 1453.4 - 1213.4 = 240 in 3 months; 1050 - 750 = 300 a year before.
        figures = (LAST_YEAR, figure("turnover", "2014-01/2014-09", "750"), figure("turnover", "2015-01/2015-09", "1213.4"))
        told = "the fourth quarter must bring 240 亿元, 80 a month, 20.0% less than the fourth quarter of 2014"
        assert rest_sentence(turnover(*figures).found) == told
        use("zh")
        assert rest_sentence(turnover(*figures).found) == "第四季度需完成240亿元，月均80亿元，比上年第四季度下降20.0%"

    def test_a_rest_without_a_name_tells_its_months(self) -> None:
        # 1453.4 - 903.4 = 550 in 5 months; 1050 - 550 = 500 a year before.
        figures = (LAST_YEAR, figure("turnover", "2014-01/2014-07", "550"), figure("turnover", "2015-01/2015-07", "903.4"))
        told = "the rest of the year (August to December) must bring 550 亿元, 110 a month, 10.0% more than August to December 2014"
        assert rest_sentence(turnover(*figures).found) == told
        use("zh")
        told = "全年余下时间（8月至12月）需完成550亿元，月均110亿元，比上年8月至12月增长10.0%"
        assert rest_sentence(turnover(*figures).found) == told

    def test_a_last_month_needs_no_amount_a_month(self) -> None:
        # 1453.4 - 1353.4 = 100; 1050 - 950 = 100 a year before.
        figures = (LAST_YEAR, figure("turnover", "2014-01/2014-11", "950"), figure("turnover", "2015-01/2015-11", "1353.4"))
        assert rest_sentence(turnover(*figures).found) == "December must bring 100 亿元, as much as December 2014"
        use("zh")
        assert rest_sentence(turnover(*figures).found) == "12月需完成100亿元，与上年12月持平"

    def test_a_rest_that_begins_in_a_month_tells_its_days(self) -> None:
        # 15 March to 31 December are 291 of the 366 days to the next 15 March, 9.541 months; 1240 / 9.541 = 129.97.
        made = turnover(figure("turnover", "2015-01-01/2015-03-15", "213.4"))
        told = "the rest of the year (2015-03-16 to 2015-12-31) must bring 1,240 亿元, 130 a month (no figure for 2014 to compare with)"
        assert rest_sentence(made.found) == told

    def test_a_small_amount_a_month_keeps_three_digits(self) -> None:
        # 10 / 6 = 1.67.
        made = turnover(HALF, goal=goal('at_least = 630.5\nby = "2015"'))
        assert "1.67 a month" in (rest_sentence(made.found) or "")

    def test_a_half_year_has_a_rest_too(self) -> None:
        # 600 - 400 = 200 in 2 months.
        made = turnover(figure("turnover", "2015-01/2015-04", "400"), goal=goal('at_least = 600\nby = "2015-H1"'))
        told = "the rest of the half-year (May to June) must bring 200 亿元, 100 a month (no figure for 2014-H1 to compare with)"
        assert rest_sentence(made.found) == told


class TestWithoutASeason:
    @pytest.mark.parametrize(
        ("figures", "missing"),
        [
            ((), "no figure for 2014 to compare with"),
            ((FIRST_HALF,), "no figure for 2014 to compare with"),
            ((LAST_YEAR,), "no figure for 2014-H1 to compare with"),
            # 1200 of the first half is more than 1050 of the year.
            (
                (LAST_YEAR, figure("turnover", "2014-H1", "1200")),
                "the figure for 2014-H1 does not fit into that for 2014",
            ),
            (
                (LAST_YEAR, figure("turnover", "2014", "1060", 'revises = "census"'), FIRST_HALF),
                "of 2014-H1 and 2014 only one is revised",
            ),
            # 1050 - 1050 = 0.
            ((LAST_YEAR, figure("turnover", "2014-H1", "1050")), "nothing in the second half of 2014 to compare with"),
        ],
    )
    def test_it_says_what_is_missing(self, figures: tuple[str, ...], missing: str) -> None:
        made = turnover(*figures, figure("turnover", "2015-H1", "620.5"))
        assert rest_sentence(made.found) == f"the second half must bring 832.9 亿元, 138.8 a month ({missing})"

    def test_in_chinese_the_period_stands_as_it_is_recorded_there(self) -> None:
        made = turnover(LAST_YEAR, figure("turnover", "2015-H1", "620.5"))
        use("zh")
        assert rest_sentence(made.found) == "下半年需完成832.9亿元，月均138.8亿元（缺2014年上半年数据，无法同比）"

    def test_a_season_lacks_nothing(self) -> None:
        running = turnover(LAST_YEAR, HALF).found.running
        assert running is not None
        assert no_season_words(running) is None


class TestUnderACeiling:
    CEILING = goal('at_most = 12000\nby = "2021"')

    def test_what_is_left(self) -> None:
        # 12000 - 3400 = 8600; / 9 = 955.56.
        made = turnover(figure("turnover", "2021-Q1", "3400"), goal=self.CEILING)
        assert rest_sentence(made.found) == "8,600 亿元 left for April to December 2021, 955.6 a month"
        use("zh")
        assert rest_sentence(made.found) == "2021年4月至12月还剩8,600亿元，月均955.6亿元"

    def test_nothing_is_left(self) -> None:
        made = turnover(figure("turnover", "2021-H1", "12000"), goal=self.CEILING)
        assert rest_sentence(made.found) == "nothing left for the second half of 2021"


class TestNoSentence:
    @pytest.mark.parametrize(
        "figures",
        [
            (),
            (LAST_YEAR,),
            (LAST_YEAR, figure("turnover", "2015-H1", "1500")),
            (LAST_YEAR, figure("turnover", "2015", "1400")),
        ],
        ids=["nothing", "the year before", "met", "missed"],
    )
    def test_where_there_is_no_rest(self, figures: tuple[str, ...]) -> None:
        assert rest_sentence(turnover(*figures).found) is None
