"""A page as a list of simple shapes in points, the origin at the bottom left; what any drawing program can draw."""

from dataclasses import dataclass, field
from typing import Literal

from ectrack.render.charts.placing import Box
from ectrack.render.charts.style import Stamp, Stroke

Spot = tuple[float, float]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line through spots."""

    spots: tuple[Spot, ...]
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle.

    Attributes:
        fill: Its colour; "" for none.
        edge: The line around it; None for none.
        opacity: Of the fill, 0 to 1.
    """

    box: Box
    fill: str = ""
    edge: Stroke | None = None
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Spotted:
    """A mark on a spot."""

    x: float
    y: float
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text on its baseline."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    align: Align = "left"
    bold: bool = False


Shape = Stretch | Area | Spotted | Words


@dataclass(slots=True)
class Scene:
    """A page.

    Attributes:
        id: Of the page, so that names inside it differ from those of other pages.
        width: In points.
        height: In points.
        ground: Its colour.
        title: What it is called.
        alternative: The page in words.
        shapes: In the order of drawing.
    """

    id: str
    width: float
    height: float
    ground: str
    title: str
    alternative: str
    shapes: list[Shape] = field(default_factory=list)

    def texts(self) -> list[str]:
        """Return all texts on the page."""
        return [shape.text for shape in self.shapes if isinstance(shape, Words)]
