"""Warnings at the moment of recording: what `check` says of the new figures, no less and no more."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ectrack.core.assessing.assess import report
from ectrack.core.checks import Checked, unwaived
from ectrack.core.checks.recording import Recorded, at_recording, compared_with, rules_at_recording
from ectrack.core.figures.dependence import concerned
from ectrack.core.model import Actual
from ectrack.core.problems import Origin, Problem
from ectrack.core.tracker import Tracker
from tests.core.building import made, tracked

TODAY = date(2016, 6, 1)
TABLES = """
[region.r]
[region.a]
parent = "r"
[region.b]
parent = "r"
[region.c]
parent = "a"
[indicator.shops]
unit = "家"
kind = "stock"
roll_up = true
[indicator.homes]
unit = "家"
kind = "stock"
[indicator.both]
unit = "家"
kind = "stock"
parts = ["shops", "homes"]
[indicator.added]
unit = "家"
kind = "flow"
adds_to = "shops"
[indicator.sales]
unit = "亿元"
kind = "flow"
[indicator.online]
unit = "亿元"
kind = "flow"
[indicator.share]
unit = "%"
kind = "share"
ratio = { of = "online", to = "sales" }
[indicator.index]
unit = ""
kind = "index"
breaks = { 2014 = "new definition" }
[indicator.pace]
unit = "%"
kind = "growth"
"""
TARGETS = """
[target.more]
indicator = "shops"
region = "r"
at_least = 4400
since = "2013"
by = "2015"
[target.range]
indicator = "homes"
region = "a"
between = [100, 420]
since = "2012"
by = "2016"
[target.grown]
indicator = "sales"
region = "a"
growth = "20%"
since = "2013"
by = "2015"
policy = "p"
[target.stated]
indicator = "sales"
region = "a"
at_least = 500
by = "2015"
policy = "p"
[target.quota]
indicator = "share"
region = "a"
at_least = "35%"
since = "2013"
by = "2015"
[target.apart]
indicator = "online"
region = "a"
growth = "10%"
since = "2013"
by = "2015"
[target.yearly]
indicator = "shops"
region = "b"
each_year = 40
from = "2014"
by = "2016"
[target.new]
indicator = "added"
region = "a"
total = 900
from = "2014"
by = "2015"
[target.held]
indicator = "shops"
region = "a"
at_least = 100
from = "2014"
by = "2015"
[target.follows]
indicator = "homes"
region = "b"
at_least = { of = "shops@a", times = "90%" }
by = "2016"
[policy.p]
title = "P"
"""
INDICATORS = ("shops", "homes", "both", "added", "sales", "online", "share", "index", "pace")
PERIODS = (
    "2012",
    "2013",
    "2014",
    "2015",
    "2013-H1",
    "2014-H1",
    "2015-H1",
    "2014-Q1",
    "2014-01/2014-09",
    "2013-12",
    "2014-07-31",
    "2052",
)
VALUES = ("441", "4200", "4410", "41", "0.35", "34", "35", "100", "420", "0", "1", "12", "5100", "4200000", "600.5", "150")
MORE: tuple[str, ...] = (
    "",
    "",
    "",
    "",
    " yoy=4.8%",
    " approx=about",
    " state=forecast",
    " comparable=false",
    " source=s",
    " recorded=2014-06-01",
    " recorded=2016-05-30",
)
MORE += (" recorded=2062-01-01", " source=t~u recorded=2015-01-20")

LINES = st.lists(
    st.tuples(
        st.sampled_from(INDICATORS),
        st.sampled_from("rrabc"),
        st.sampled_from(PERIODS),
        st.sampled_from(VALUES),
        st.sampled_from(MORE),
    ),
    min_size=2,
    max_size=14,
    unique_by=lambda one: one[:3],
)
SETTINGS = (
    "",
    "check = { max_change = '50%' }",
    "check = { skip = ['no-source', 'targets'] }",
    "check = { only = ['consistency'] }",
)


def line(one: Sequence[str]) -> str:
    """Return a figure as a line of a text."""
    name, region, period, value, more = one
    return f"{period} {value} indicator={name} region={region}{more}"


def recorded(before: Tracker, after: Tracker, new: Sequence[Actual]) -> Recorded:
    """Return figures with the tracker before and after."""
    return Recorded(before, after, new, compared_with(after, concerned(after, new)), (report(before), report(after)))


def said(before: Tracker, after: Tracker, new: Sequence[Actual]) -> set[Problem]:
    """Return what is said at the moment of recording."""
    found = at_recording(recorded(before, after, new), TODAY, rules_at_recording(after))
    assert len(found) == len({repr(one) for one in found})
    return {*map(hashed, found)}


def hashed(problem: Problem) -> Problem:
    """Return a warning that can stand in a set."""
    return Problem(problem.slug, problem.origin, tuple(sorted(problem.params.items())), problem.others)  # type: ignore[arg-type]


def checked(tracker: Tracker) -> list[Problem]:
    """Return what the whole check says by the rules that a figure can break."""
    found = Checked(tracker, report(tracker), tracker.settings.checking.max_change, TODAY)
    return [*unwaived(found, rules_at_recording(tracker))]


def of_check(before: Tracker, after: Tracker, new: Sequence[Actual]) -> set[Problem]:
    """Return what the whole check says of new figures: where it names one, or did not say it without them of a figure or of their targets."""
    mine = {figure.origin for figure in new}
    about = {target.id for target in compared_with(after, concerned(after, new))}
    old = {(one.slug, one.origin) for one in checked(before)}

    def concerns(one: Problem) -> bool:
        places = [Origin(place.file, place.keys[:2], place.line) for place in (one.origin, *one.others) if place]
        keys = one.origin.keys if one.origin else ()
        other = keys[:1] == ("target",) and keys[1] not in about
        return not mine.isdisjoint(places) or ((one.slug, one.origin) not in old and not other)

    return {hashed(one) for one in checked(after) if concerns(one)}


@given(LINES, st.integers(1, 3), st.sampled_from(SETTINGS))
def test_recording_says_of_new_figures_what_check_says_of_them(lines: list[tuple[str, ...]], count: int, settings: str) -> None:
    texts = [line(one) for one in lines]
    (before, first), (after, second) = (made(TABLES + TARGETS, "\n".join(some), settings) for some in (texts[:-count], texts))
    assume(not first and not second)
    new = [figure for figure in after.actuals if int(figure.origin.keys[1]) >= len(texts) - min(count, len(texts))]
    assert said(before, after, new) == of_check(before, after, new)


@given(LINES, st.sampled_from(VALUES), st.sampled_from(SETTINGS))
def test_a_revision_is_told_what_check_says_of_it(lines: list[tuple[str, ...]], value: str, settings: str) -> None:
    revised = list(lines[0])
    texts = [line(one) for one in lines]
    revised[3], revised[4] = value, f"{lines[0][4].replace(' recorded=2062-01-01', '')} revises=typo"
    (before, first), (after, second) = (
        made(TABLES + TARGETS, "\n".join(some), settings) for some in (texts, [*texts, line(revised)])
    )
    assume(not first and not second)
    new = [figure for figure in after.actuals if figure.origin.keys[1] == len(texts)]
    assert said(before, after, new) == of_check(before, after, new)


def slugs(old: str, new: str, settings: str = "", tables: str = TABLES) -> list[str]:
    """Return the slugs of the warnings about new figures beside old ones, both with their source."""
    count = len([one for one in old.splitlines() if one.strip()])
    before, after = tracked(tables, old, settings), tracked(tables, f"{old}\n{new}", settings)
    figures = [figure for figure in after.actuals if int(figure.origin.keys[1]) >= count]
    found = at_recording(recorded(before, after, figures), TODAY, rules_at_recording(after))
    return [one.slug for one in found]


A = " region=a source=s"


def rows(*lines: str) -> str:
    """Return figures of one region and source."""
    return "\n".join(f"{one}{A}" for one in lines)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        # 4410 would be 5 % more than 4200; 8904 is.
        (["2024-Q1 4200 indicator=sales"], "2025-Q1 441 indicator=sales yoy=4.8%", ["yoy-mismatch"]),
        (["2024-Q1 4200 indicator=sales"], "2025-Q1 441 indicator=sales", ["tenfold"]),
        (["2024-H1 8480 indicator=sales"], "2025-H1 8904 indicator=sales yoy=5%", []),
        # What a revision replaces is no neighbour of it.
        (
            ["2024 4100 indicator=sales", "2024-01/2024-02 650 indicator=sales", "2025-01/2025-02 0.07 indicator=sales"],
            "2025-01/2025-02 700 indicator=sales revises=unit",
            [],
        ),
        # 5100 is 1.03 % of 495000.
        (["2022 480000 indicator=shops", "2023 495000 indicator=shops"], "2024 5100 indicator=shops", ["stock-collapsed"]),
        (["2022 480000 indicator=shops", "2023 495000 indicator=shops"], "2024 510000 indicator=shops", []),
        # A part alone is more than the whole: by indicators, by the months of a year, as a share.
        (["2014 500 indicator=both"], "2014 600 indicator=homes", ["parts-sum"]),
        (["2014 500 indicator=both"], "2014 400 indicator=homes", []),
        (["2014 500 indicator=sales"], "2014-Q2 600 indicator=sales", ["periods-sum"]),
        (["2014 500 indicator=sales", "2014-Q1 200 indicator=sales"], "2014-Q3 310 indicator=sales", ["periods-sum"]),
        (["2014 500 indicator=sales", "2014-Q1 200 indicator=sales"], "2014-Q3 290 indicator=sales", []),
        (["2014 200 indicator=sales"], "2014 300 indicator=online", ["part-over-whole"]),
        (["2014 300 indicator=online"], "2014 200 indicator=sales", ["part-over-whole"]),
        (["2014 300 indicator=online"], "2014 300 indicator=sales", []),
        # An old warning is not told again: 0.35 beside 34.
        (["2013 34 indicator=share", "2014 0.35 indicator=share"], "2014-H1 33 indicator=share", []),
        # The year before was the slip: the new figure is held against it.
        (["2024-Q1 441 indicator=sales"], "2025-Q1 4410 indicator=sales", ["tenfold"]),
    ],
)
def test_a_new_figure_is_told_about_and_nothing_else(old: list[str], new: str, found: list[str]) -> None:
    assert slugs(rows(*old), rows(new)) == found


def test_a_region_alone_is_more_than_the_one_above() -> None:
    assert slugs("2014 500 indicator=homes region=r source=s", "2014 502 indicator=homes region=a source=s") == ["regions-sum"]
    assert slugs("2014 500 indicator=homes region=r source=s", "2014 500 indicator=homes region=a source=s") == []


@pytest.mark.parametrize(
    "lines",
    [
        # A half-year beside years; months with a season, one of them twelve times another; counts that begin small; growth rates; a break.
        ["2012 4000 indicator=sales", "2013 4200 indicator=sales", "2014-H1 441 indicator=sales"],
        [
            f"2013-{month:02} {value} indicator=sales"
            for month, value in enumerate((110, 90, 100, 105, 98, 101, 99, 1200, 110, 97), 1)
        ],
        ["2012 1 indicator=shops", "2013 2 indicator=shops", "2014 12 indicator=shops", "2015 96 indicator=shops"],
        ["2012 1 indicator=added", "2013 12 indicator=added", "2014 2 indicator=added"],
        ["2012 12.5 indicator=pace", "2013 1.2 indicator=pace", "2014 0.01 indicator=pace", "2015 12.1 indicator=pace"],
        ["2012 4200 indicator=sales", "2013 2100 indicator=sales", "2014 900 indicator=sales", "2015 4300 indicator=sales"],
        ["2012 1.2 indicator=share", "2013 0.9 indicator=share", "2014 0.8 indicator=share", "2015 1.1 indicator=share"],
        ["2012 4200 indicator=index", "2013 4300 indicator=index", "2014 441 indicator=index", "2015 450 indicator=index"],
        ["2004 120 indicator=shops", "2014 1300 indicator=shops recorded=2015-01-01"],
    ],
)
def test_ordinary_series_raise_nothing(lines: list[str]) -> None:
    for count in range(len(lines)):
        assert slugs(rows(*lines[:count]), rows(lines[count])) == []


def test_settings_and_waivers_hold() -> None:
    old, new = rows("2013 34 indicator=share"), rows("2014 0.35 indicator=share")
    assert slugs(old, new) == ["share-as-fraction"]
    assert slugs(old, new, "check = { skip = ['share-as-fraction'] }") == []
    assert slugs(old, new, "check = { only = ['consistency'] }") == []
    assert slugs(rows("2013 34 indicator=share"), rows("2014 52 indicator=share"), "check = { max_change = '50%' }") == ["jump"]
    goal = f'{TABLES}[policy.p]\ntitle = "P"\n[target.t]\npolicy = "p"\nclause = "1"\nindicator = "homes"\nregion = "a"\n'
    goal += 'between = [100, 420]\nsince = "2012"\nby = "2016"\n'
    old, new = rows("2012 90 indicator=homes"), rows("2014 430 indicator=homes")
    assert slugs(old, new, tables=goal) == ["beyond-range"]
    assert slugs(old, new, tables=f'{goal}waive = {{ beyond-range = "an average of two counts" }}\n') == []


def test_a_missing_figure_is_not_the_fault_of_one_that_comes() -> None:
    tables = f'{TABLES}[target.t]\nindicator = "homes"\nregion = "a"\nat_least = 500\nby = "2013"\n'
    assert slugs(rows("2012 90 indicator=homes"), rows("2014-06 34 indicator=index"), tables=tables) == []
