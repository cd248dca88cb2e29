"""The figure that speaks for a target as a whole: its period, how it came about, what stands behind it, how sure it is."""

from datetime import date
from decimal import Decimal

import pytest

from ectrack.core.assessing.assessment import Assessment, YearRow
from ectrack.core.assessing.speaking import speaking
from ectrack.core.assessing.speaking.record import Speaking
from ectrack.core.figures.points import Point
from ectrack.core.figures.standing import Figures
from ectrack.core.values.periods import date_after
from tests.core.small import assessed, build_text, figures

RISE = 'total = 100\nfrom = "2013"\nby = "2015"'


def latest(assessment: Assessment) -> Point:
    assert assessment.latest is not None
    return assessment.latest


def told(point: Point) -> tuple[str, date | None, str, str, tuple[str, ...], str | None, str | None]:
    inputs = tuple(f"{one.period} {one.value}" for one in point.inputs)
    return point.period, point.start, point.basis, f"{point.value}", inputs, point.approx, point.state


def spoken(kind: str, goal: str, *lines: str) -> Speaking:
    unit = "" if kind == "share" else 'unit = "亿元"\n'
    tables = f'[region.r]\n[indicator.i]\nkind = "{kind}"\n{unit}\n[target.t]\nindicator = "i"\nregion = "r"\n{goal}\n'
    tracker, problems = build_text(tables, figures(*lines))
    assert problems == ()
    return speaking(tracker.targets["t"], Figures(tracker, None, None), estimates=True)


@pytest.mark.parametrize(
    ("opening", "closing", "approx", "state"),
    [
        ("", "", None, None),
        ('state="final"', 'state="preliminary"', None, "preliminary"),
        ('state="final"', 'state="final"', None, "final"),
        ('state="preliminary"', "", None, "preliminary"),
        ('state="preliminary"', 'state="break"', None, "preliminary"),
        ('state="estimated-by-source"', 'state="break"', None, "estimated-by-source"),
        ('state="final"', 'state="estimated-by-source"', None, "estimated-by-source"),
        ('state="break"', "", None, "break"),
        ('approx="about"', "", "about", None),
        # what was at least 50 leaves at most 40 for the rise, and the other way round
        ('approx="at_least"', "", "at_most", None),
        # of several figures only the side is kept
        ('approx="less_than"', "", "at_least", None),
    ],
)
def test_a_rise_is_the_difference_of_two_stocks(opening: str, closing: str, approx: str | None, state: str | None) -> None:
    found = latest(assessed("stock", RISE, f"2012 50 {opening}", f"2014 90 {closing}"))
    assert told(found) == ("2013/2014", date(2013, 1, 1), "derived", "40", ("2012 50", "2014 90"), approx, state)


def test_the_rise_over_a_stated_stock_is_as_sure_as_its_end() -> None:
    found = latest(assessed("stock", f'{RISE}\nbaseline = {{ period = "2012", value = 50 }}', '2014 90 state="final"'))
    assert (found.value, found.state) == (40, "final")


def test_a_year_to_date_at_the_level_decides_unless_it_may_lie_below() -> None:
    goal = 'at_least = 100\nby = "2015"'
    assert assessed("flow", goal, "2015-H1 100").status == "achieved"
    below = assessed("flow", goal, '2015-H1 100 approx="at_most"')
    assert (below.status == "achieved", "judged-as-sum" in below.flags) == (False, True)


def test_a_year_to_date_that_only_equals_the_estimate_has_no_part_in_it() -> None:
    # 100 * 1.2 = 120, as much as nine months have brought.
    found = latest(assessed("flow", 'at_least = 300\nby = "2015"', "2013 100", '2014-H1 60 yoy="20%"', "2014-01/2014-09 120"))
    assert (found.basis, found.value, [str(one.period) for one in found.inputs]) == ("estimated", 120, ["2013", "2014-H1"])


def test_the_rise_of_a_share_in_part_of_a_year_decides_nothing() -> None:
    found = assessed("share", 'total = 1\nfrom = "2013"\nby = "2015"', "2012 5%", "2015-H1 9%")
    assert latest(found).part_year
    assert (latest(found).value, found.status) == (4, "on-pace")


@pytest.mark.parametrize(
    ("lines", "by", "expected"),
    [
        (("2013 100",), "2015", ("2013", "observed", "100")),
        (("2013-H1 40",), "2015", ("2013-H1", "year-to-date", "40")),
        (("2013 100", "2014-H1 60"), "2015", ("2013-01/2014-06", "summed", "160")),
        (("2013-H1 40",), "2013-H1", ("2013-H1", "observed", "40")),
    ],
)
def test_a_sum_says_its_span_and_how_it_came_about(lines: tuple[str, ...], by: str, expected: tuple[str, ...]) -> None:
    found = latest(assessed("flow", f'total = 500\nfrom = "2013"\nby = "{by}"', *lines))
    assert (found.period, found.basis, f"{found.value}") == expected


def test_a_commitment_without_deadline_is_judged_by_its_newest_full_year() -> None:
    found = spoken("flow", "each_year = 120", "2013 100", "2014 130", "2015-H1 70")
    assert found.years == (
        YearRow("2013", Decimal(120), Decimal(100), False),
        YearRow("2014", Decimal(120), Decimal(130), True),
        YearRow("2015", Decimal(120), None, None),
    )
    assert (found.flags, dict(found.reasons)) == ({"year-short"}, {"baseline": "no-deadline"})
    assert [(point.period, point.value) for point in found.history] == [("2013", 100), ("2014", 130)]
    assert found.latest == found.history[-1]


def test_a_commitment_without_full_year_says_so() -> None:
    found = spoken("flow", "each_year = 120", "2014-H1 70")
    assert (found.latest, dict(found.reasons)) == (None, {"baseline": "no-deadline", "latest": "partial-year"})
    assert found.years == (YearRow("2014", Decimal(120), None, None),)


GROWN = 'growth = "10%"\nsince = "2013"\nby = "2016"'


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # 100 * 50 / 40
        (("2013-H1 40", "2013 100", "2014-H1 50"), ("125", None, None)),
        (('2013-H1 40 approx="at_least"', "2013 100", "2014-H1 50"), ("125", "about", None)),
        (("2013-H1 40", "2013 100", '2014-H1 50 state="preliminary"'), ("125", None, "preliminary")),
        # 0.9 * 0.6 / 0.5: bases below one unit are bases like any other
        (("2013-H1 0.5", "2013 0.9", "2014-H1 0.6"), ("1.08", None, None)),
    ],
)
def test_an_estimate_is_the_last_year_times_the_growth_so_far(lines: tuple[str, ...], expected: tuple[str, ...]) -> None:
    found = latest(assessed("flow", GROWN, *lines))
    assert (found.period, found.start, found.basis) == ("2014", date(2014, 1, 1), "estimated")
    assert (f"{found.value.normalize():f}", found.approx, found.state) == expected


def test_nothing_is_estimated_on_a_base_of_nothing() -> None:
    found = assessed("flow", GROWN, "2013-H1 0", "2013 100", "2014-H1 50")
    assert latest(found).period == "2013"


def test_a_part_of_the_last_year_stands_in_a_history_of_years_and_keeps_the_reasons() -> None:
    found = spoken("flow", 'at_least = 500\nby = "2014"', "2012 90", "2013 100", "2014-H1 60")
    assert [point.period for point in found.history] == ["2012", "2013", "2014-H1"]
    assert found.flags == {"year-to-date", "judged-as-sum", "no-season"}
    assert dict(found.reasons) == {}
    assert not found.at_deadline


@pytest.mark.parametrize(
    ("start", "years", "expected"),
    [
        (date(2000, 1, 1), "7998", date(9998, 1, 1)),
        (date(2000, 1, 1), "7998.5", None),
        (date(2000, 12, 31), "7998", date(9998, 12, 31)),
        (date(2000, 12, 31), "7999", None),
    ],
)
def test_days_end_with_the_calendar(start: date, years: str, expected: date | None) -> None:
    # 9999 - 2000 - 1 = 7998 years are the most that are counted
    assert date_after(start, Decimal(years)) == expected


def test_the_only_figure_of_a_span_is_revised_whatever_its_standing() -> None:
    one = ('2013 90 state="forecast" source="a" recorded=2014-01-01', '2013 95 revises="x" source="c" recorded=2014-02-01')
    found = assessed("stock", 'at_least = 100\nby = "2015"', *one)
    assert (latest(found).value, found.status) == (95, "unrated")
    two = (one[0], '2013 91 state="forecast" source="b" recorded=2014-01-01', one[1])
    tables = '[region.r]\n[indicator.i]\nkind = "stock"\nunit = "x"\n'
    assert [problem.slug for problem in build_text(tables, figures(*two))[1]] == ["revises-nothing"]
