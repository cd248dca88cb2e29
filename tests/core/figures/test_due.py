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


def test_forecasts_and_what_was_withdrawn_are_no_orientation() -> None:
    figures = "2013 1 indicator=above state=forecast source=x\n2012 2 indicator=above\n2012 - indicator=above withdrawn=wrong\n"
    assert asked(figures)[1] == ("above", "r", None, None)
