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


def test_what_is_not_there_is_left_out() -> None:
    assert (
        pictured(target("at_least = 20")).alternative
        == "Goal, Gansu: no data: no figure recorded; at least 20 家, no deadline stated; target level 20 家."
    )


def test_in_chinese() -> None:
    text = pictured(target('at_most = 350\nby = "2015"', "lines"), figure("lines", "2014", "370"), lang="zh").alternative
    assert text.startswith("Goal, Gansu，甘肃省：未评：没有写明基数，缺口 20万户；到2015年不超过350万户；")
