"""Which figures a set of targets needs for a period."""

from ectrack.core.figures.due import due
from ectrack.core.tracker import Tracker
from ectrack.core.values.period_text import period
from tests.core.building import tracked

TABLES = """
[region]
r = {}
s = {}
[indicator]
above = { kind = "flow", unit = "元" }
below = { kind = "flow", unit = "元" }
part = { kind = "share", ratio = { of = "above", to = "below" } }
[target.part]
indicator = "part"
region = "r"
at_least = "30%"
by = "2015"
[target.above]
indicator = "above"
region = "r"
at_least = 30
by = "2015"
[target.above.readings.other]
indicator = "below"
at_least = 40
[target.old]
indicator = "below"
region = "s"
at_least = 30
by = "2015"
status = "suspended"
"""


def tracker(figures: str) -> Tracker:
    return tracked(TABLES, figures)


def asked(figures: str, text: str = "2014", *targets: str) -> list[tuple[str, str, str | None, str | None]]:
    """Return indicator, region, period of the newest figure and value of the recorded one."""
    known = tracker(figures)
    return [
        (
            one.indicator.id,
            one.region,
            str(one.last.period) if one.last else None,
            f"{one.recorded.value}" if one.recorded else None,
        )
        for one in due(known, [one for name, one in known.targets.items() if name in (targets or known.targets)], period(text))
    ]


def test_a_share_needs_its_parts_and_each_figure_is_asked_for_once() -> None:
    parts = [("part", "r", None, None), ("above", "r", None, None), ("below", "r", None, None)]
    assert asked("") == asked("", "2014", "part") == parts
    assert asked("", "2014", "above") == parts[1:]
    assert asked("", "2014", "old") == []


def test_the_newest_figure_up_to_the_period_gives_orientation() -> None:
    figures = "".join(
        f"{name} {value} indicator=above\n" for name, value in (("2012", 1), ("2013", 2), ("2013-H1", 3), ("2015", 4))
    )
    assert asked(figures)[1] == ("above", "r", "2013", None)
    assert asked(figures, "2013-H1")[1] == ("above", "r", "2013-H1", "3")
    assert asked(figures, "2011")[1] == ("above", "r", None, None)


def test_the_figure_of_the_period_itself_beats_others_with_the_same_end() -> None:
    figures = "2014 1 indicator=above\n2014-H2 2 indicator=above\n"
    assert asked(figures)[1] == ("above", "r", "2014", "1")
    assert asked(figures, "2014-H2")[1] == ("above", "r", "2014-H2", "2")


def periods(text: str, every: str = "") -> dict[str, str]:
    """Return the period that each indicator is asked for."""
    tables = TABLES.replace('kind = "flow", ', f'kind = "flow", every = "{every}", ') if every else TABLES
    tables += '[indicator.held]\nkind = "stock"\nunit = "元"\n[indicator.rank]\nkind = "index"\n'
    for name in ("held", "rank"):
        tables += f'[target.{name}]\nindicator = "{name}"\nregion = "r"\nat_least = 3\nby = "2015"\n'
    known = tracked(tables, "")
    return {one.indicator.id: str(one.period) for one in due(known, known.targets.values(), period(text))}


def test_what_adds_up_is_asked_for_the_longest_period_that_ends_on_a_day() -> None:
    assert periods("2015-06-30") == {
        **dict.fromkeys(("part", "above", "below"), "2015-H1"),
        **dict.fromkeys(("held", "rank"), "2015-06-30"),
    }
    assert [periods(day)["above"] for day in ("2015-12-31", "2015-09-30", "2015-11-30", "2016-02-29")] == [
        "2015",
        "2015-Q3",
        "2015-11",
        "2016-02",
    ]
    assert periods("2015-06-29")["above"] == "2015-01-01/2015-06-29"
    assert set(periods("2015-H1").values()) == {"2015-H1"}


def test_a_day_asks_for_the_period_in_which_figures_are_due() -> None:
    assert [periods("2015-06-30", every)["above"] for every in ("month", "quarter", "half-year", "year")] == [
        "2015-06",
        "2015-Q2",
        "2015-H1",
        "2015-H1",
    ]
    assert [periods("2015-12-31", every)["above"] for every in ("month", "quarter", "half-year", "year")] == [
        "2015-12",
        "2015-Q4",
        "2015-H2",
        "2015",
    ]
    assert periods("2015-05-31", "quarter")["above"] == "2015-05"


def test_a_figure_of_what_adds_up_is_that_of_the_period_and_a_stock_has_its_day() -> None:
    tables = (
        TABLES
        + '[indicator.held]\nkind = "stock"\nunit = "元"\n[target.held]\nindicator = "held"\nregion = "r"\nat_least = 3\nby = "2015"\n'
    )
    known = tracked(tables, "2015-H1 5 indicator=above\n2015-H1 6 indicator=held\n")
    found = {one.indicator.id: one.recorded for one in due(known, known.targets.values(), period("2015-06-30"))}
    assert [one.value if (one := found[name]) else None for name in ("above", "held", "below")] == [5, 6, None]


def test_forecasts_and_what_was_withdrawn_are_no_orientation() -> None:
    figures = "2013 1 indicator=above state=forecast source=x\n2012 2 indicator=above\n2012 - indicator=above withdrawn=wrong\n"
    assert asked(figures)[1] == ("above", "r", None, None)
