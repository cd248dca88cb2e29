"""A picture on its way to a page: what is drawn, where, and in which colours."""

from dataclasses import dataclass
from decimal import Decimal

from ectrack.render.charts.frame import Frame
from ectrack.render.charts.picture import Bar, Picture
from ectrack.render.charts.placing import Box
from ectrack.render.charts.scales import value_ticks
from ectrack.render.charts.scene import Area, Scene, Shape
from ectrack.render.charts.style import Theme

TICK, LABEL = 7.5, 8.0
"""Sizes of the font, in points."""

NARROWEST_BAR, WIDEST_BAR = 2.0, 40.0
FEW_WHOLE = 10
"""An axis of whole numbers up to here gets no ticks in between."""


@dataclass(frozen=True, slots=True)
class View:
    """A picture in its frame.

    Attributes:
        left: Where the words of the value axis begin, in points.
        small: Whether it is one of many: fewer ticks, and labels of the latest figure and the level alone.
    """

    scene: Scene
    picture: Picture
    frame: Frame
    theme: Theme
    left: float
    small: bool

    def add(self, *shapes: Shape) -> None:
        """Draw shapes over what is there."""
        self.scene.shapes += shapes

    def halo(self, box: Box) -> None:
        """Let what lies below a text shine through only faintly."""
        self.add(Area(Box(box.left - 1, box.bottom - 1, box.right + 1, box.top), self.scene.ground, opacity=0.85))

    def level_end(self) -> float:
        """Return where the line of the level ends: at the deadline, else at the edge."""
        until = self.picture.level.until if self.picture.level else None
        return self.frame.x(until) if until and self.picture.days else self.frame.box.right

    def bar_sides(self, bar: Bar) -> tuple[float, float]:
        """Return the sides of the bar of a value; that of the goal stands to its right."""
        first, last = self.frame.x(bar.first), self.frame.x(bar.last)
        width = min(max((last - first) * 0.28, NARROWEST_BAR), WIDEST_BAR)
        return (first + last) / 2 - width - 1, (first + last) / 2 - 1


def ticks(picture: Picture, *, small: bool) -> list[Decimal]:
    """Return the ticks of the value axis; none where there is no value."""
    if picture.values is None:
        return []
    values = [picture.level.value] if picture.level else []
    values += [mark.value for mark in picture.marks] + [bar.value for bar in picture.bars if bar.value is not None]
    whole = picture.values[1] <= FEW_WHOLE and all(value == value.to_integral_value() for value in values)
    return value_ticks(*picture.values, 4 if small else 7, whole=whole)


def margin(*, small: bool) -> float:
    """Return the width of the margin on the right for the labels at the ends of lines, in points."""
    return 62.0 if small else 118.0
