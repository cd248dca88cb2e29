"""What is in the picture of each kind of target, worked out by hand."""

from datetime import date
from decimal import Decimal

from ectrack.render.charts.picture import Bar, Level, Line, Mark, Rule
from tests.render.building import ESTIMATED, PLACE, TURNOVER, figure
from tests.render.charts.drawing_room import line, marks, pictured, target

END_2012, END_2013, END_2014 = date(2012, 12, 31), date(2013, 12, 31), date(2014, 12, 31)
END_2015, END_2016 = date(2015, 12, 31), date(2016, 12, 31)


class TestGrowth:
    PICTURE = pictured(TURNOVER, ESTIMATED, as_of=date(2014, 12, 31))

    def test_the_words_around_it(self) -> None:
        picture = self.PICTURE
        assert picture.title == "E-commerce turnover, Gansu, 2015"
        assert picture.headline == "on pace · attainment 82.5% · pace 1.32 · shortfall 253.7 亿元"
        assert picture.goal == "grow 30% a year on average by 2015, baseline 2013"
        assert (picture.status, picture.unit, picture.note) == ("on-pace", "亿元", "")
        assert picture.footer == (
            "Source: yearbook; bulletin",
            "as of 2014-12-31, method pace",
            "Remarks: estimated from 6 of 12 months",
        )

    def test_baseline_estimate_and_target_are_marked(self) -> None:
        assert self.PICTURE.marks == (
            Mark(END_2013, Decimal(860), "baseline", "860", needed=True),
            Mark(END_2014, Decimal("1199.7"), "estimated", "est. 1,199.7", needed=True),
            Mark(END_2015, Decimal("1453.4"), "goal"),
        )

    def test_the_path_is_compound_and_the_outlook_goes_on(self) -> None:
        path, outlook = line(self.PICTURE, "path"), line(self.PICTURE, "outlook")
        assert path is not None
        assert outlook is not None
        assert round(dict(path.points)[END_2014], 10) == Decimal(1118)  # 860 * 1.3
        assert outlook.label == "outlook 1,673.58 亿元"  # 860 * 1.395 ** 2 = 1673.5815

    def test_the_line_to_an_estimate_is_one_of_its_own(self) -> None:
        assert line(self.PICTURE, "actual") is None
        assert line(self.PICTURE, "estimate") == Line("estimate", ((END_2013, Decimal(860)), (END_2014, Decimal("1199.7"))))

    def test_level_days_and_axes(self) -> None:
        picture = self.PICTURE
        assert picture.level == Level(Decimal("1453.4"), None, END_2015, "target 1,453.4 亿元")
        assert picture.rules == (Rule(END_2014, "as of 2014-12-31", "as-of"), Rule(END_2015, "deadline 2015-12-31", "deadline"))
        assert picture.days == (END_2013, END_2015)
        assert picture.values is not None
        assert picture.values[0] == 0
        assert round(picture.values[1], 5) == Decimal("1807.46802")  # 1673.5815 * 1.08

    def test_in_chinese(self) -> None:
        picture = pictured(TURNOVER, ESTIMATED, lang="zh")
        assert picture.title == "甘肃省电子商务交易额 2015"
        assert picture.headline == "达进度 · 完成率 82.5% · 序时进度比 1.32 · 缺口 253.7亿元"


class TestLevels:
    def test_a_decrease_falls_along_its_path(self) -> None:
        picture = pictured(
            target('at_most = 350\nsince = "2013"\nby = "2015"', "lines"),
            figure("lines", "2013", "378") + figure("lines", "2014", "370"),
        )
        assert picture.level is not None
        assert picture.level.label == "at most 350 万户"
        assert line(picture, "path") == Line("path", ((END_2013, Decimal(378)), (END_2015, Decimal(350))))
        assert line(picture, "actual") == Line("actual", ((END_2013, Decimal(378)), (END_2014, Decimal(370))))
        assert picture.values == (Decimal("347.76"), Decimal("380.24"))  # 28 * 0.08 = 2.24 on both sides
        assert "attainment" not in picture.headline

    def test_milestones_bend_the_path(self) -> None:
        picture = pictured(
            target('at_least = "11%"\nsince = "2013"\nby = "2017"\nmilestones = { 2015 = "9%" }', "share"),
            figure("share", "2013", "6"),
        )
        path = line(picture, "path")
        assert path is not None
        assert path.points == ((END_2013, Decimal(6)), (END_2015, Decimal(9)), (date(2017, 12, 31), Decimal(11)))
        assert marks(picture, "milestone") == [Mark(END_2015, Decimal(9), "milestone", "9")]

    def test_a_range_is_a_band(self) -> None:
        picture = pictured(target('between = [2, 3]\nby = "2016"'), figure("shops", "2014", "1"))
        assert picture.level == Level(Decimal(2), Decimal(3), END_2016, "target 2 to 3 家")
        assert marks(picture, "goal") == [Mark(END_2016, Decimal(2), "goal")]

    def test_a_range_of_a_decrease_has_its_level_on_top(self) -> None:
        picture = pictured(target('between = [2, 3]\nby = "2016"', "lines"), figure("lines", "2014", "5"))
        assert picture.level == Level(Decimal(3), Decimal(2), END_2016, "target 2 to 3 万户")

    def test_a_level_to_be_held_has_no_path(self) -> None:
        actuals = figure("share", "2013", "81") + figure("share", "2014", "79")
        picture = pictured(target('at_least = 80\nhold = true\nsince = "2013"\nby = "2016"', "share"), actuals)
        assert line(picture, "path") is None
        assert line(picture, "actual") is not None
        assert picture.level == Level(Decimal(80), None, END_2016, "target 80%")
        # 2014 breaks it for good: the years are figures, not amounts that add up.
        assert (picture.status, picture.bars) == ("missed", ())
        assert [(mark.look, mark.label) for mark in picture.marks] == [("baseline", "81"), ("exact", "79"), ("goal", "")]
        assert picture.values == (Decimal("78.84"), Decimal("81.16"))  # 2 * 0.08 = 0.16 on both sides
        assert picture.alternative.endswith("; the level was not kept: 2014.")

    def test_without_deadline_the_level_has_no_end(self) -> None:
        picture = pictured(target("at_least = 20"), figure("shops", "2014-12-31", "25"))
        assert picture.level == Level(Decimal(20), None, None, "target 20 家")
        assert [rule.kind for rule in picture.rules] == ["as-of"]
        assert picture.headline == "achieved · attainment 125.0% · met on 2014-12-31"
        assert picture.days == (date(2014, 7, 1), date(2015, 7, 2))

    def test_an_improvement_is_drawn_against_its_baseline(self) -> None:
        actuals = figure("lines", "2013", "31") + figure("lines", "2014", "24")
        picture = pictured(target('improve = true\nsince = "2013"\nby = "2015"', "lines"), actuals)
        assert picture.level is None
        assert line(picture, "path") is None
        assert line(picture, "reference") == Line("reference", ((END_2013, Decimal(31)), (END_2015, Decimal(31))))
        assert line(picture, "outlook") is not None
        assert picture.headline == "on pace"


class TestFigures:
    def test_each_kind_of_figure_has_its_look(self) -> None:
        actuals = (
            figure("shops", "2011", "10")
            + figure("shops", "2012", "20", 'approx = "about"')
            + figure("shops", "2013-06-30", "35", 'comparable = false\nsource = "other"')
            + figure("shops", "2014", "50", 'approx = "more_than"')
        )
        picture = pictured(target('at_least = 100\nsince = "2011"\nby = "2016"'), actuals)
        assert [(mark.look, mark.label, mark.needed) for mark in picture.marks] == [
            ("not-comparable", "35", False),
            ("baseline", "10", True),
            ("approximate", "about 20", False),
            ("approximate", ">50", True),
            ("goal", "", False),
        ]

    def test_a_share_of_a_part_of_a_year_is_marked_as_such(self) -> None:
        picture = pictured(target('at_least = 9\nby = "2015"', "share"), figure("share", "2014-H1", "6.9"))
        assert [mark.label for mark in marks(picture, "part-year")] == ["6.9"]

    def test_a_figure_that_is_not_comparable_and_far_away_is_told_of(self) -> None:
        actuals = figure("shops", "2014", "10") + figure("shops", "2014-06-30", "301", 'comparable = false\nsource = "other"')
        picture = pictured(target('at_least = 100\nby = "2016"'), actuals)
        assert marks(picture, "not-comparable") == []
        assert picture.footer[-1] == "Remarks: not comparable and beyond the picture: 1"

    def test_figures_after_the_day_of_the_report_are_not_drawn(self) -> None:
        actuals = figure("shops", "2013", "10") + figure("shops", "2014", "20") + figure("shops", "2015", "9", "comparable = false")
        picture = pictured(target('at_least = 100\nby = "2016"'), actuals, as_of=END_2013)
        assert [mark.look for mark in picture.marks] == ["exact", "goal"]

    def test_figures_recorded_later_than_known_by_are_not_drawn(self) -> None:
        other = 'comparable = false\nsource = "other"\nrecorded = 2015-06-01'
        actuals = figure("shops", "2013", "10") + figure("shops", "2014", "20", other)
        picture = pictured(target('at_least = 100\nby = "2016"'), actuals, known_by=date(2015, 1, 1))
        assert [mark.look for mark in picture.marks] == ["exact", "goal"]

    def test_a_part_of_a_year_stands_beside_the_line(self) -> None:
        actuals = figure("share", "2013", "9") + figure("share", "2014-H1", "3") + figure("share", "2014", "10")
        picture = pictured(target('at_least = 20\nby = "2016"', "share"), actuals)
        assert [mark.look for mark in picture.marks] == ["exact", "part-year", "exact", "goal"]
        assert line(picture, "actual") == Line("actual", ((END_2013, Decimal(9)), (END_2014, Decimal(10))))

    def test_a_forecast_is_not_drawn(self) -> None:
        picture = pictured(target('at_least = 100\nby = "2016"'), figure("shops", "2014", "20", 'state = "forecast"'))
        assert [mark.look for mark in picture.marks] == ["goal"]
        assert picture.note == "only forecasts"

    def test_a_ceiling_is_no_actual(self) -> None:
        picture = pictured(target('each_year = 120\nfrom = "2014"\nby = "2016"'), figure("shops", "2014", "137"))
        assert [(mark.look, mark.label) for mark in picture.marks] == [("ceiling", "<=137"), ("goal", "")]
        assert line(picture, "actual") is None
        assert line(picture, "path") is not None

    def test_large_amounts_get_a_named_scale(self) -> None:
        place = PLACE + '[indicator.gdp]\nunit = "元"\nkind = "flow"\n'
        actuals = figure("gdp", "2013", "412000000000") + figure("gdp", "2014", "501900000000")
        picture = pictured(target('at_least = "6000亿元"\nsince = "2013"\nby = "2015"', "gdp"), actuals, place=place)
        assert picture.unit == "亿元"
        assert [mark.label for mark in picture.marks] == ["4,120", "5,019", ""]
        assert picture.headline.endswith("shortfall 981 亿元")


class TestSums:
    def test_years_are_bars_and_their_sum_a_line(self) -> None:
        actuals = "".join(figure("turnover", str(year), value) for year, value in ((2014, "115"), (2015, "130")))
        picture = pictured(target('each_year = 120\nfrom = "2014"\nby = "2016"', "turnover"), actuals)
        assert picture.bars == (
            Bar("2014", date(2014, 1, 1), END_2014, Decimal(120), Decimal(115), "115"),
            Bar("2015", date(2015, 1, 1), END_2015, Decimal(120), Decimal(130), "130"),
            Bar("2016", date(2016, 1, 1), END_2016, Decimal(120), None),
        )
        assert line(picture, "path") == Line("path", ((END_2013, Decimal(0)), (END_2016, Decimal(360))))
        assert line(picture, "actual") == Line(
            "actual", ((END_2013, Decimal(0)), (END_2014, Decimal(115)), (END_2015, Decimal(245)))
        )
        assert [(mark.look, mark.label) for mark in picture.marks] == [("exact", "115"), ("exact", "245"), ("goal", "")]
        assert picture.level == Level(Decimal(360), None, END_2016, "360 亿元 in all")

    def test_a_range_of_a_year_is_one_of_the_sum(self) -> None:
        picture = pictured(target('each_year = [120, 150]\nfrom = "2014"\nby = "2016"', "turnover"))
        assert picture.level == Level(Decimal(360), Decimal(450), END_2016, "360 to 450 亿元 in all")

    def test_a_commitment_without_end_has_bars_alone(self) -> None:
        actuals = figure("turnover", "2013", "2100") + figure("turnover", "2014", "1900")
        picture = pictured(target('each_year = 2000\nfrom = "2013"', "turnover"), actuals)
        assert [(bar.goal, bar.value) for bar in picture.bars] == [(2000, 2100), (2000, 1900)]
        assert (picture.marks, picture.lines) == ((), ())
        assert picture.level == Level(Decimal(2000), None, None, "2,000 亿元 a year")

    def test_a_total_runs_from_zero(self) -> None:
        picture = pictured(target('total = 800\nfrom = "2014"\nby = "2015"', "turnover"), figure("turnover", "2014-H1", "300"))
        assert line(picture, "path") == Line("path", ((END_2013, Decimal(0)), (END_2015, Decimal(800))))
        assert [(mark.look, mark.label) for mark in picture.marks] == [("exact", "300"), ("goal", "")]
        assert picture.bars == ()
        assert line(picture, "outlook") is not None  # 300 in half a year: 1,200 in two years


HALF_2015 = date(2015, 6, 30)
LAST_YEAR = figure("turnover", "2013", "860") + figure("turnover", "2014", "1050")
RUNNING = LAST_YEAR + figure("turnover", "2015-Q1", "300") + figure("turnover", "2015-H1", "620.5", 'yoy = "29.2%"')


class TestARunningYear:
    """The year of the deadline while it lasts: 1453.4 = 860 * 1.3 ** 2 asked for in 2015."""

    def test_its_figures_stand_alone(self) -> None:
        picture = pictured(TURNOVER, RUNNING)
        assert [(mark.day, mark.look, mark.label) for mark in picture.marks] == [
            (date(2015, 3, 31), "part-year", "300"),
            (HALF_2015, "part-year", "620.5"),
            (END_2015, "goal", ""),
        ]
        assert line(picture, "actual") == Line(
            "actual", ((END_2014, Decimal(0)), (date(2015, 3, 31), Decimal(300)), (HALF_2015, Decimal("620.5")))
        )
        assert picture.days == (END_2014, END_2015)

    def test_the_year_before_is_a_thin_line_and_shapes_the_path(self) -> None:
        picture = pictured(TURNOVER, RUNNING)
        before, path, outlook = (line(picture, role) for role in ("last-year", "path", "outlook"))
        assert before is not None
        assert path is not None
        assert outlook is not None
        # 620.5 / 1.292 = 480.263; 1453.4 * 480.263 / 1050 = 664.776; 1050 * 1.292 = 1356.6.
        assert [(day, round(value, 3)) for day, value in before.points] == [
            (END_2014, 0),
            (HALF_2015, Decimal("480.263")),
            (END_2015, 1050),
        ]
        assert before.label == "2014: 1,050 亿元"
        assert [(day, round(value, 3)) for day, value in path.points] == [
            (END_2014, 0),
            (HALF_2015, Decimal("664.776")),
            (END_2015, Decimal("1453.4")),
        ]
        assert outlook.points == ((HALF_2015, Decimal("620.5")), (END_2015, Decimal("1356.6")))

    def test_the_sources_of_the_year_before_are_named(self) -> None:
        half = [figure("turnover", f"{year}-H1", value, f'source = "{year}"') for year, value in ((2014, "480"), (2015, "620.5"))]
        assert pictured(TURNOVER, LAST_YEAR + "".join(half)).footer[0] == "Source: 2014; 2015"

    def test_without_a_season_there_is_no_year_before(self) -> None:
        picture = pictured(TURNOVER, LAST_YEAR + figure("turnover", "2015-H1", "620.5"))
        assert line(picture, "last-year") is None
        assert line(picture, "path") == Line("path", ((END_2014, Decimal(0)), (END_2015, Decimal("1453.4"))))
        assert "; straight path, no season: no figure for 2014-H1;" in picture.alternative

    def test_the_amounts_of_the_plan_are_its_path_and_those_of_other_years_are_not(self) -> None:
        goal = 'at_least = 1400\nsince = "2013"\nby = "2015"\nmilestones = { 2014 = 1100, 2015-Q1 = 200, 2015-H1 = 500 }'
        picture = pictured(target(goal, "turnover"), RUNNING)
        assert [(mark.day, mark.value) for mark in marks(picture, "milestone")] == [(date(2015, 3, 31), 200), (HALF_2015, 500)]
        path = line(picture, "path")
        assert path is not None
        assert path.points == ((END_2014, 0), (date(2015, 3, 31), 200), (HALF_2015, 500), (END_2015, 1400))
        whole = pictured(target(goal, "turnover"), LAST_YEAR)
        assert [(mark.day, mark.value) for mark in marks(whole, "milestone")] == [(END_2014, 1100)]

    def test_a_yearly_amount_of_one_year_is_a_line(self) -> None:
        picture = pictured(target('each_year = 1400\nfrom = "2015"\nby = "2015"', "turnover"), RUNNING)
        assert picture.bars == ()
        assert [mark.look for mark in picture.marks] == ["part-year", "part-year", "goal"]

    def test_a_ceiling_tells_what_is_left(self) -> None:
        picture = pictured(target('at_most = 1000\nby = "2015"', "turnover"), RUNNING)
        # 1000 - 620.5 = 379.5; 1000 * 480.263 / 1050 = 457.4 is passed.
        assert picture.headline == "behind · left under the ceiling 379.5 亿元"

    def test_figures_that_are_not_comparable_from_before_are_counted(self) -> None:
        aside = "".join(figure("turnover", period, "1", "comparable = false") for period in ("2012", "2015-01"))
        picture = pictured(TURNOVER, RUNNING + aside)
        assert [mark.day for mark in marks(picture, "not-comparable")] == [date(2015, 1, 31)]
        assert picture.footer[-1].endswith("; not comparable and beyond the picture: 1")
        assert picture.days == (END_2014, END_2015)

    def test_a_window_that_began_earlier_does_not_stretch_it(self) -> None:
        picture = pictured(target('at_least = 1400\nfrom = "2011"\nby = "2015"', "turnover"), RUNNING)
        assert picture.days == (END_2014, END_2015)

    def test_a_reading_of_whole_years_is_a_level(self) -> None:
        reading = '[target.turnover-2015.readings.later]\nby = "2016"\n'
        picture = pictured(TURNOVER + reading, RUNNING)
        # 860 * 1.3 ** 3 = 1889.42; its path runs from 860, and its figure is that of 2014.
        assert line(picture, "reading") == Line(
            "reading", ((END_2014, Decimal("1889.42")), (END_2016, Decimal("1889.42"))), "later: 1,889.42 亿元"
        )
        assert marks(picture, "reading") == []

    def test_a_whole_year_is_drawn_among_years_again(self) -> None:
        picture = pictured(TURNOVER, RUNNING + figure("turnover", "2015", "1400"))
        assert [mark.day for mark in picture.marks] == [END_2013, END_2014, END_2015, END_2015]
        assert line(picture, "last-year") is None

    def test_a_sum_of_parts_before_the_year_of_the_deadline_stands_beside_the_line(self) -> None:
        actuals = LAST_YEAR + figure("turnover", "2015-Q1", "900") + figure("turnover", "2015-Q2", "1000")
        picture = pictured(target('at_least = 1800\nby = "2017"', "turnover"), actuals)
        assert [(mark.look, mark.label) for mark in picture.marks] == [
            ("exact", "860"),
            ("exact", "1,050"),
            ("part-year", "1,900"),
            ("goal", ""),
        ]
        assert line(picture, "actual") == Line("actual", ((END_2013, Decimal(860)), (END_2014, Decimal(1050))))

    def test_a_figure_too_late_to_speak_is_drawn(self) -> None:
        picture = pictured(target('at_least = 100\nby = "2013"'), figure("shops", "2015-06-30", "120"))
        assert [(mark.day, mark.look) for mark in picture.marks] == [(HALF_2015, "exact"), (END_2013, "goal")]
        assert picture.headline == "unrated: the first figure after the deadline is more than twelve months late"


class TestNothingToDraw:
    def test_no_figure(self) -> None:
        picture = pictured(target('at_least = 100\nby = "2016"'), figure("lines", "2014", "1"))
        assert (picture.status, picture.note) == ("no-data", "no figure recorded")
        assert picture.days == (END_2014, END_2016)
        assert picture.level is not None

    def test_only_figures_that_are_not_comparable(self) -> None:
        picture = pictured(target('at_least = 100\nby = "2016"'), figure("shops", "2014", "40", "comparable = false"))
        assert picture.note == "only figures that are not comparable"
        assert len(marks(picture, "not-comparable")) == 1

    def test_a_window_that_has_not_begun(self) -> None:
        picture = pictured(target('total = 700\nfrom = "2016"\nby = "2020"', "turnover"), figure("shops", "2014", "1"))
        assert (picture.status, picture.note) == ("not-started", "the window begins on 2016-01-01")

    def test_unrated_says_why_beside_its_figure(self) -> None:
        picture = pictured(target('at_least = 100\nby = "2016"'), figure("shops", "2014", "40"))
        assert picture.headline == "unrated: no baseline stated · attainment 40.0% · shortfall 60 家"
        assert picture.note == ""

    def test_a_tracker_without_any_day_or_value(self) -> None:
        picture = pictured(target("improve = true"))
        assert (picture.days, picture.values, picture.note) == (None, None, "no figure recorded")

    def test_a_level_without_any_day(self) -> None:
        picture = pictured(target("at_least = 20"))
        assert (picture.days, picture.rules) == (None, ())
        assert picture.values == (Decimal(0), Decimal("21.6"))

    def test_a_day_of_the_report_long_afterwards_stays_outside(self) -> None:
        actuals = figure("shops", "2013", "10") + figure("shops", "2014", "20")
        assert pictured(target('at_least = 30\nby = "2015"'), actuals, as_of=date(2026, 7, 1)).days == (END_2013, END_2015)


class TestReadings:
    ACTUALS = figure("turnover", "2012", "700") + figure("turnover", "2013", "860")

    def test_a_reading_with_another_path_is_a_line(self) -> None:
        picture = pictured(TURNOVER + '[target.turnover-2015.readings.base-2012]\nsince = "2012"\n', self.ACTUALS)
        reading = line(picture, "reading")
        assert reading is not None
        assert reading.label == "base-2012: 1,537.9 亿元"  # 700 * 1.3 ** 3
        assert reading.points[0] == (END_2012, Decimal(700))
        assert picture.readings == ("base-2012",)

    def test_a_reading_with_another_figure_is_a_mark(self) -> None:
        place = PLACE + '[indicator.wide]\nunit = "家"\nkind = "stock"\n'
        text = target('at_least = 100\nby = "2016"', more='[target.a.readings.wide]\nindicator = "wide"')
        picture = pictured(text, figure("shops", "2014", "40") + figure("wide", "2014", "70"), place=place)
        assert marks(picture, "reading") == [Mark(END_2014, Decimal(70), "reading", "70")]

    def test_a_reading_that_changes_nothing_seen_is_left_out(self) -> None:
        text = TURNOVER + '[target.turnover-2015.readings.other]\nmethod = "statcan"\n'
        assert pictured(text, self.ACTUALS).readings == ()

    def test_a_level_read_without_path_is_a_straight_line(self) -> None:
        text = target('each_year = 1000\nfrom = "2014"\nby = "2016"', more="[target.a.readings.level]\nat_least = 1000")
        picture = pictured(text, figure("shops", "2014", "900"))
        assert line(picture, "reading") == Line(
            "reading", ((date(2014, 1, 1), Decimal(1000)), (END_2016, Decimal(1000))), "level: 1,000 家"
        )

    def test_many_readings_are_left_out(self) -> None:
        readings = "".join(f'[target.turnover-2015.readings.r{rate}]\ngrowth = "{rate}%"\n' for rate in range(31, 36))
        assert pictured(TURNOVER + readings, self.ACTUALS).readings == ()

    def test_a_reading_in_another_unit_is_left_out(self) -> None:
        text = TURNOVER + '[target.turnover-2015.readings.shops]\nindicator = "shops"\nat_least = 5\n'
        assert pictured(text, self.ACTUALS).readings == ()
