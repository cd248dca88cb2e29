"""Pictures in one sentence."""

from datetime import date

from tests.render.building import ESTIMATED, TURNOVER, figure
from tests.render.charts.drawing_room import pictured, target

ENGLISH = (
    "E-commerce turnover, Gansu, 2015: on pace, attainment 82.5%, pace 1.32, shortfall 253.7 亿元; "
    "grow 30% a year on average by 2015, baseline 2013; baseline 860 亿元 on 2013-12-31; "
    "latest actual est. 1,199.7 亿元 on 2014-12-31; expected by now 1,118 亿元; target level 1,453.4 亿元 on 2015-12-31; "
    "outlook at the deadline 1,673.58 亿元."
)


def test_everything_that_is_drawn_is_told() -> None:
    assert pictured(TURNOVER, ESTIMATED, as_of=date(2014, 12, 31)).alternative == ENGLISH


def test_a_running_year_is_told_with_the_year_before_and_its_rest() -> None:
    actuals = (
        figure("turnover", "2013", "860")
        + figure("turnover", "2014", "1050")
        + figure("turnover", "2015-H1", "620.5", 'yoy = "29.2%"')
    )
    assert pictured(TURNOVER, actuals).alternative == (
        "E-commerce turnover, Gansu, 2015: behind, attainment 42.7%, pace 0.93, shortfall 832.9 亿元; "
        "grow 30% a year on average by 2015, baseline 2013; counted from 0 on 2014-12-31; "
        "the year before 480.26 亿元 by 2014-06-30 and 1,050 亿元 by 2014-12-31; "
        "latest actual 620.5 亿元 on 2015-06-30; expected by now 664.78 亿元; target level 1,453.4 亿元 on 2015-12-31; "
        "outlook at the deadline 1,356.6 亿元; "
        "the second half must bring 832.9 亿元, 138.8 a month, 46.2% more than the second half of 2014."
    )


def test_what_is_not_there_is_left_out() -> None:
    assert (
        pictured(target("at_least = 20")).alternative
        == "Goal, Gansu: no data: no figure recorded; at least 20 家, no deadline stated; target level 20 家."
    )


def test_in_chinese() -> None:
    text = pictured(target('at_most = 350\nby = "2015"', "lines"), figure("lines", "2014", "370"), lang="zh").alternative
    assert text.startswith("Goal, Gansu，甘肃省：未评：没有写明基数，缺口 20万户；到2015年不超过350万户；")
