"""Goals, figures and periods in words, in both languages; charts; the part each figure has."""

from collections.abc import Iterator
from datetime import date

import pytest

from ectrack.locale import use
from ectrack.locale.terms import FLAGS, REASONS, STATUSES, flag_words, reason_words, status_word
from ectrack.render import words
from ectrack.render.ascii_chart import HEIGHT, chart
from ectrack.render.figure_roles import figure_roles
from ectrack.render.goal_words import goal_words
from tests.render.building import ESTIMATED, TURNOVER, assessed, figure

GOALS = [
    ('indicator = "turnover"\ngrowth = "30%"\nsince = "2013"\nby = "2015"', "grow 30% a year on average by 2015, baseline 2013"),
    ('indicator = "shops"\nat_least = "1.2万"\nby = "2016"', "at least 12,000 家 by 2016"),
    ('indicator = "lines"\nat_most = 350\nby = "2015-H1"', "at most 350 万户 by the first half of 2015"),
    ('indicator = "share"\nmore_than = "50%"\nby = "2017-Q3"', "more than 50% by the third quarter of 2017"),
    ('indicator = "shops"\nbetween = [2, 3]\nby = "2017-06"', "2 to 3 家 by June 2017"),
    ('indicator = "shops"\nat_least = 3000\napprox = "about"\nby = "2016"', "about 3,000 家 by 2016"),
    ('indicator = "turnover"\neach_year = 120\nfrom = "2014"\nby = "2016"', "120 亿元 in every year, from 2014 to 2016"),
    ('indicator = "turnover"\neach_year = 120', "120 亿元 in every year"),
    ('indicator = "turnover"\ntotal = 250\nfrom = "2014"\nby = "2014"', "250 亿元 in total, in 2014"),
    (
        'indicator = "turnover"\ntotal = [250, 300]\nfrom = "2014-07"\nby = "2015"',
        "250 to 300 亿元 in total, from July 2014 to 2015",
    ),
    ('indicator = "turnover"\ntotal = 250\nby = "2015"', "250 亿元 in total, by 2015, no start stated"),
    ('indicator = "share"\nat_least = "50%"\nhold = true\nby = "2016"', "always at least 50%, up to 2016"),
    ('indicator = "share"\nimprove = true\nby = "2016"', "improve by 2016"),
    ('indicator = "shops"\nat_least = 20', "at least 20 家, no deadline stated"),
]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use("en")
    yield
    use("en")


@pytest.mark.parametrize(("keys", "told"), GOALS)
def test_a_goal_reads_like_its_sentence(keys: str, told: str) -> None:
    made = assessed(f'[target.t]\nregion = "gansu"\n{keys}\n')
    assert goal_words(made.found.target) == told


@pytest.mark.parametrize(("keys", "_told"), GOALS)
def test_every_goal_has_chinese_words(keys: str, _told: str) -> None:
    made = assessed(f'[target.t]\nregion = "gansu"\n{keys}\n')
    use("zh")
    told = goal_words(made.found.target)
    assert not any(char.isascii() and char.isalpha() for char in told)
    assert "{" not in told


def test_statuses_have_the_chinese_words_of_the_field() -> None:
    use("zh")
    assert [status_word(status) for status in STATUSES] == [
        "倒退",
        "欠进度",
        "未完成",
        "达进度",
        "已完成",
        "未启动",
        "未评",
        "暂无数据",
        "暂停",
        "已被取代",
    ]


def test_reasons_and_flags_are_never_told_as_slugs() -> None:
    for lang in ("en", "zh"):
        use(lang)
        assert [slug for slug in REASONS if reason_words(slug) == slug] == []
        assert [slug for slug in FLAGS if flag_words(slug) == slug] == []


@pytest.mark.parametrize(
    ("approx", "shown"),
    [("about", "about 5,400"), ("at_least", ">=5,400"), ("more_than", ">5,400"), ("at_most", "<=5,400"), ("less_than", "<5,400")],
)
def test_a_figure_shows_how_it_is_approximate(approx: str, shown: str) -> None:
    target = '[target.t]\nindicator = "shops"\nregion = "gansu"\nat_least = 9000\nby = "2016"\n'
    made = assessed(target, figure("shops", "2014", "5400", f'approx = "{approx}"'))
    assert words.actual(made.found) == shown


def test_an_estimate_is_marked() -> None:
    assert words.actual(assessed(TURNOVER, ESTIMATED).found) == "est. 1,199.7"


class TestChart:
    def test_baseline_estimate_path_and_level(self) -> None:
        made = assessed(TURNOVER, ESTIMATED)
        assert chart(made.found, made.history, 50) == [
            "1,453.4 |--------------------------------------..",
            "        |                                   ...",
            "        |                                ...",
            "        |                             ...",
            "        |                          ...",
            "1,199.7 |                    e  ...",
            "        |                   ....",
            "        |               ....",
            "        |           ....",
            "        |       ....",
            "        |   ....",
            "    860 |o..",
            "        +----------------------------------------",
            "         2013-12-31                    2015-12-31",
            "* actual  e estimate  o baseline  . path  - target level",
        ]

    @pytest.mark.parametrize("width", [None, 20, 60, 80, 1000])
    def test_it_is_ascii_and_fits(self, width: int | None) -> None:
        made = assessed(TURNOVER, ESTIMATED)
        lines = chart(made.found, made.history, width)
        assert len(lines) == HEIGHT + 3
        assert all(line.isascii() for line in lines)
        assert max(map(len, lines[:-1])) <= max(width or 1000, 34)

    def test_there_is_none_without_a_figure(self) -> None:
        made = assessed(TURNOVER)
        assert chart(made.found, made.history, 80) == []

    def test_a_fall_goes_down(self) -> None:
        target = '[target.t]\nindicator = "lines"\nregion = "gansu"\nat_most = 350\nsince = "2013"\nby = "2015"\n'
        made = assessed(target, figure("lines", "2013", "377.77") + figure("lines", "2014", "370"))
        lines = chart(made.found, made.history, 60)
        assert lines[0].startswith("377.77 |o..")
        assert lines[HEIGHT - 1].startswith("   350 |---")

    def test_a_running_year_begins_at_zero_and_stands_beside_the_year_before(self) -> None:
        figures = figure("turnover", "2013", "860") + figure("turnover", "2014", "1050")
        made = assessed(TURNOVER, figures + figure("turnover", "2015-H1", "620.5", 'yoy = "29.2%"'))
        lines = chart(made.found, made.history, 60)
        assert lines[-1] == "* actual  . path  : the year before, by the same days  - target level"
        assert not any("o" in row for row in lines[:HEIGHT])
        columns = 60 - len("1,453.4") - 3
        # 1050 of 1453.4 is 7.9 of 11 rows, 620.5 is 4.7 of them; 30 June is 181 of the 365 days.
        assert lines[HEIGHT - 1 - 8].endswith(":")
        assert lines[HEIGHT - 1 - 5].index("*") == len("1,453.4 |") + round(181 / 365 * (columns - 1))
        assert lines[HEIGHT - 1].startswith("      0 |.")
        assert lines[-2].split() == ["2014-12-31", "2015-12-31"]

    @pytest.mark.parametrize("value", ["0", "-5", "1e18", "0.000000001"])
    def test_any_value_can_be_drawn(self, value: str) -> None:
        target = '[target.t]\nindicator = "shops"\nregion = "gansu"\nat_least = 3\nby = "2016"\n'
        made = assessed(target, figure("shops", "2014", f'"{value}"'))
        assert len(chart(made.found, made.history, 60)) == HEIGHT + 3


class TestRoles:
    def test_the_year_before_a_running_year_says_what_it_is_for(self) -> None:
        figures = "".join(
            figure("turnover", period, value)
            for period, value in (("2012", "700"), ("2013", "860"), ("2014-H1", "480"), ("2014-Q1", "200"), ("2014", "1050"))
        )
        made = assessed(TURNOVER, figures + figure("turnover", "2015-H1", "620.5"))
        roles = [(str(one.actual.period), one.role) for one in figure_roles(made.found, made.tracker, made.history)]
        assert roles == [
            ("2012", "counts"),
            ("2013", "baseline"),
            ("2014-H1", "year-before"),
            ("2014-Q1", "unused"),
            ("2014", "year-before"),
            ("2015-H1", "used"),
        ]

    def test_each_figure_says_why_it_does_or_does_not_count(self) -> None:
        blocks = (
            figure("turnover", "2012", "700")
            + ESTIMATED
            + figure("turnover", "2014-H1", "481", 'yoy = "39.7%"\nrevises = "slip"')
            + figure("turnover", "2014", "1300", 'state = "forecast"')
            + figure("turnover", "2014-Q1", "99", 'comparable = false\nsource = "other scope"')
            + figure("turnover", "/2014-06", "470")
            + figure("turnover", "2014-Q2", "250")
            + figure("turnover", "2014-Q2", "0", 'withdrawn = "double"').replace("value = 0\n", "")
            + figure("turnover", "2016", "2000")
        )
        made = assessed(TURNOVER, blocks, as_of=date(2014, 6, 30))
        roles = [(str(one.actual.period), one.role, one.why) for one in figure_roles(made.found, made.tracker, made.history)]
        assert roles == [
            ("2012", "counts", None),
            ("2013", "baseline", None),
            ("2014-H1", "revised", "slip"),
            ("2014-H1", "used", "slip"),
            ("2014", "forecast", None),
            ("2014-Q1", "not-comparable", None),
            ("/2014-06", "unknown-start", None),
            ("2014-Q2", "withdrawn", "double"),
            ("2014-Q2", "withdrawal", "double"),
            ("2016", "later", None),
        ]
