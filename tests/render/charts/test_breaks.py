"""Breaks in a picture: the day is marked, and the line of the figures ends there where no link carries it over."""

from datetime import date
from decimal import Decimal

from ectrack.render.charts.picture import Line, Rule
from tests.render.building import PLACE, figure
from tests.render.charts.drawing_room import pictured

END = {year: date(year, 12, 31) for year in range(2012, 2017)}
GOAL = '[target.t]\nindicator = "shops"\nregion = "gansu"\nat_least = 300\nsince = "2012"\nby = "2016"\n'
FIGURES = "".join(figure("shops", str(year), str(value)) for year, value in ((2012, 100), (2013, 120), (2014, 150), (2015, 180)))


def lines(breaks: str) -> tuple[list[Line], tuple[Rule, ...]]:
    """Return the lines of the figures and the marked days of a picture."""
    place = PLACE.replace("[indicator.shops]\n", f"[indicator.shops]\nbreaks = {breaks}\n")
    picture = pictured(GOAL, FIGURES, place=place)
    return [line for line in picture.lines if line.role == "actual"], picture.rules


def test_without_a_link_the_line_has_two_parts() -> None:
    found, rules = lines('{ 2014 = "new register" }')
    assert [line.points for line in found] == [
        ((END[2012], Decimal(100)), (END[2013], Decimal(120))),
        ((END[2014], Decimal(150)), (END[2015], Decimal(180))),
    ]
    assert Rule(date(2014, 1, 1), "break: new register", "break") in rules


def test_a_link_carries_the_line_over() -> None:
    # 100 * 1.2 = 120, 120 * 1.2 = 144.
    found, rules = lines('{ 2014 = { why = "new register", link = 1.2 } }')
    values = [Decimal(120), Decimal(144), Decimal(150), Decimal(180)]
    assert [line.points for line in found] == [tuple(zip(list(END.values())[:4], values, strict=True))]
    assert [rule.kind for rule in rules] == ["as-of", "deadline", "break"]


def test_a_break_outside_the_time_of_the_picture_is_not_marked() -> None:
    _found, rules = lines('{ 2009 = "new register" }')
    assert [rule.kind for rule in rules] == ["as-of", "deadline"]
