"""Remarks in words, each with what it is about."""

from collections.abc import Iterator

import pytest

from ectrack.locale import use
from ectrack.render.remarks import needed, remarks
from ectrack.render.rest_sentence import rest_sentence
from tests.render.building import PLACE, TURNOVER, assessed, figure

HELD = """
[target.t]
indicator = "share"
region = "gansu"
at_least = "80%"
hold = true
from = "2011"
by = "2020"
"""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use("en")
    yield
    use("en")


def test_an_estimate_says_how_much_of_its_year_it_has_seen() -> None:
    # 860 * 1.2, from January and February.
    made = assessed(TURNOVER, figure("turnover", "2013", "860") + figure("turnover", "2014-01/2014-02", "150", 'yoy = "20%"'))
    assert remarks(made.found) == "estimated from less than three months; estimated from 2 of 12 months"
    assert needed(made.found) == ["estimated from less than three months"]
    use("zh")
    assert remarks(made.found) == "依据不足三个月的数字预计；由全年12个月中2个月的数预计"


def test_a_straight_path_says_which_figure_would_give_it_a_season() -> None:
    made = assessed(TURNOVER, figure("turnover", "2013", "860") + figure("turnover", "2015-H1", "620.5"))
    assert remarks(made.found) == "judged by its year to date; straight path, no season: no figure for 2014"
    assert needed(made.found) == ["straight path, no season: no figure for 2014"]
    use("zh")
    assert remarks(made.found).endswith("：缺2014年数据")


def test_a_break_between_the_two_years_is_told_and_no_figure_asked_for() -> None:
    cut = PLACE.replace('kind = "flow"', 'kind = "flow"\nbreaks = { 2015 = "new survey" }')
    target = '[target.t]\nindicator = "turnover"\nregion = "gansu"\nat_least = 1400\nby = "2015"\n'
    made = assessed(target, figure("turnover", "2014", "1050") + figure("turnover", "2015-H1", "620.5"), place=cut)
    assert needed(made.found) == ["straight path, no season: a break in the series parts it from 2014"]
    assert rest_sentence(made.found) == (
        "the second half must bring 779.5 亿元, 129.9 a month (a break in the series parts it from 2014)"
    )
    use("zh")
    assert remarks(made.found).endswith("：与2014年之间有口径变动")


def test_the_first_three_periods_in_which_a_level_was_not_kept_are_named() -> None:
    values = [(2011, 79), (2012, 81), (2013, 78), (2014, 77), (2015, 76), (2016, 75)]
    made = assessed(HELD, "".join(figure("share", str(year), str(value)) for year, value in values))
    assert remarks(made.found) == "the level was not kept: 2011, 2013, 2014, 2 more"
    assert needed(made.found) == [remarks(made.found)]


def test_nothing_is_needed_where_all_is_as_it_seems() -> None:
    made = assessed(TURNOVER, figure("turnover", "2013", "860") + figure("turnover", "2014", "1200"))
    assert (remarks(made.found), needed(made.found)) == ("", [])


def test_what_is_overdue_names_the_other_series_or_the_period_that_is_missing() -> None:
    relative = '[target.t]\nindicator = "shops"\nregion = "gansu"\nat_least = { of = "others" }\nby = "2015"\n'
    others = '[indicator.others]\nname = { zh = "其他网店", en = "Other shops" }\nunit = "家"\nkind = "stock"\n'
    recorded = (("shops", "2014", "9"), ("others", "2014", "8"), ("shops", "2015", "9"))
    made = assessed(others + relative, "".join(figure(*one) for one in recorded))
    assert remarks(made.found) == "overdue: no figure of Other shops for the deadline"
    mean = HELD.replace("hold", "average").replace("2020", "2013")
    holed = assessed(mean, figure("share", "2011", "81") + figure("share", "2013", "82"))
    assert remarks(holed.found) == "overdue: no figure for 2012"
    use("zh")
    assert (remarks(made.found), remarks(holed.found)) == ("逾期：缺其他网店期限当期的数", "逾期：缺2012年的数")
