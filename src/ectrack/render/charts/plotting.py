"""Drawing a picture into its frame, what matters most last."""

from decimal import Decimal

from ectrack.render.charts.axes import draw_axes, draw_rules
from ectrack.render.charts.labels import Labels
from ectrack.render.charts.legend import goal_outline
from ectrack.render.charts.placing import Box
from ectrack.render.charts.scene import Area, Spotted, Stretch
from ectrack.render.charts.style import Stroke, stamps, strokes
from ectrack.render.charts.view import View

ZERO = Decimal(0)


def plot(view: View) -> None:
    """Draw everything in the frame of a picture and the words along its axes."""
    _draw_range(view)
    draw_axes(view)
    _draw_bars(view)
    draw_rules(view)
    _draw_level(view)
    for line in view.picture.lines:
        spots = tuple(view.frame.spot(day, value) for day, value in line.points)
        view.add(Stretch(spots, strokes(view.theme)[line.role]))
    for mark in view.picture.marks:
        view.add(Spotted(*view.frame.spot(mark.day, mark.value), stamps(view.theme)[mark.look]))
    Labels(view).draw()


def _draw_range(view: View) -> None:
    level = view.picture.level
    if level is not None and level.high is not None:
        low, high = sorted((view.frame.y(level.value), view.frame.y(level.high)))
        view.add(Area(Box(view.frame.box.left, low, view.level_end(), high), view.theme.band))


def _draw_bars(view: View) -> None:
    for bar in view.picture.bars:
        left, right = view.bar_sides(bar)
        if bar.value is not None:
            fill, edge = view.theme.bar, Stroke(view.theme.ink, 0.5)
            view.add(Area(_upright(view, left, right, bar.value), fill, edge))
        view.add(Area(_upright(view, right + 2, 2 * right + 2 - left, bar.goal), "", goal_outline(view.theme)))


def _upright(view: View, left: float, right: float, value: Decimal) -> Box:
    """Return the rectangle from 0 to a value."""
    low, high = sorted((view.frame.y(ZERO), view.frame.y(value)))
    return Box(left, low, right, high)


def _draw_level(view: View) -> None:
    level, left = view.picture.level, view.frame.box.left
    if level is None:
        return
    for value, width in ((level.value, 1.6), (level.high, 0.8)):
        if value is not None:
            y = view.frame.y(value)
            view.add(Stretch(((left, y), (view.level_end(), y)), Stroke(view.theme.red, width)))
