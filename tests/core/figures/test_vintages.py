"""Which figure a revision is about."""

from ectrack.core.figures.vintages import live
from tests.core.building import tables, tracked

FORECAST = "2014 120 state=forecast source=x"


def standing(*lines: str) -> list[tuple[str, str | None, bool]]:
    tracker = tracked(tables('at_least = 10\nby = "2016"'), "\n".join(lines))
    return [(f"{one.value}", one.state, one.comparable) for one in live(tracker.actuals, tracker.indicators)]


def test_one_of_another_standing_is_about_the_figure_that_counts() -> None:
    found = standing("2014 100", FORECAST, "2014 90 comparable=false source=y revises=wrong")
    assert found == [("120", "forecast", True), ("90", None, False)]


def test_one_of_the_same_standing_is_about_that() -> None:
    assert standing("2014 100", FORECAST, f"{FORECAST} revises=wrong".replace("120", "130")) == [
        ("100", None, True),
        ("130", "forecast", True),
    ]


def test_one_of_another_standing_is_about_the_only_figure_there_is() -> None:
    assert standing(FORECAST, "2014 100 revises=known") == [("100", None, True)]
