"""The axes of a plot with their ticks, and the days that are marked from top to bottom."""

from ectrack.locale import _
from ectrack.render import numbers
from ectrack.render.charts.legend import rule_stroke
from ectrack.render.charts.measure import LEADING, text_width
from ectrack.render.charts.picture import Picture, Rule
from ectrack.render.charts.placing import GAP, Box
from ectrack.render.charts.scales import day_ticks
from ectrack.render.charts.scene import Stretch, Words
from ectrack.render.charts.style import Stroke
from ectrack.render.charts.view import TICK, View, ticks

OVERHANG = 40.0
"""How far the label of a day may reach into the margin on the right, in points."""


def draw_axes(view: View) -> None:
    """Draw the lines of the value axis, the time axis, and the ticks of both."""
    box, theme = view.frame.box, view.theme
    for value in ticks(view.picture, small=view.small):
        y = view.frame.y(value)
        view.add(Stretch(((box.left, y), (box.right, y)), Stroke(theme.grid, 0.7)))
        view.add(Words(box.left - 5, y - TICK * 0.35, numbers.amount(value), TICK, theme.faint, "right"))
    view.add(Stretch(((box.left, box.bottom), (box.right, box.bottom)), Stroke(theme.faint, 0.8)))
    if view.picture.bars:
        _draw_years(view)
    elif view.picture.days is not None:
        widest = max(text_width(label, TICK) for _day, label in day_ticks(*view.picture.days, starts=view.picture.starts))
        most = max(2, int((box.right - box.left) / (widest * 1.25)))
        for day, label in day_ticks(*view.picture.days, most, starts=view.picture.starts):
            _draw_tick(view, view.frame.x(day))
            _draw_name(view, view.frame.x(day), label)


def _draw_years(view: View) -> None:
    """Name each year below its bars, as many as there is room for, between ticks at their ends."""
    bars = view.picture.bars
    room = view.frame.x(bars[0].last) - view.frame.x(bars[0].first)
    step = int(max(text_width(bar.name, TICK) for bar in bars) * 1.2 / max(room, 1)) + 1
    for index, bar in enumerate(bars):
        left, right = view.frame.x(bar.first), view.frame.x(bar.last)
        _draw_tick(view, left)
        _draw_tick(view, right)
        if index % step == 0:
            _draw_name(view, (left + right) / 2, bar.name)


def _draw_tick(view: View, x: float) -> None:
    bottom = view.frame.box.bottom
    view.add(Stretch(((x, bottom), (x, bottom - 3)), Stroke(view.theme.faint, 0.8)))


def _draw_name(view: View, x: float, text: str) -> None:
    view.add(Words(x, view.frame.box.bottom - 4 - TICK, text, TICK, view.theme.faint, "center"))


def draw_rules(view: View) -> None:
    """Name the value axis, and mark the day of the report and the deadline; a label that would lie on another one stands above it."""
    top, name = view.frame.box.top, axis_name(view.picture)
    half = text_width(name, TICK) / 2
    taken = [(view.left + half, half)] if name else []
    view.add(Words(view.left, top + 5, name, TICK, view.theme.faint))
    for rule in view.picture.rules if view.picture.days else ():
        if view.frame.holds(rule.day):
            taken.append(_draw_rule(view, rule, taken))


def _draw_rule(view: View, rule: Rule, spans: list[tuple[float, float]]) -> tuple[float, float]:
    """Draw a day with its label and return the middle and half the width of the label."""
    box, stroke = view.frame.box, rule_stroke(view.theme, rule.kind)
    x, half = view.frame.x(rule.day), text_width(rule.label, TICK) / 2
    middle = min(max(x, box.left + half), min(box.right + OVERHANG, view.scene.width - GAP) - half)
    row = sum(abs(other - middle) < half + width + GAP for other, width in spans)
    top = box.top if view.small else box.top + 3 + row * TICK * LEADING
    view.add(Stretch(((x, box.bottom), (x, top)), stroke))
    if not view.small:
        view.halo(Box(middle - half, top + 1, middle + half, top + 2 + TICK))
        view.add(Words(middle, top + 2, rule.label, TICK, stroke.colour, "center"))
    return middle, half


def axis_name(picture: Picture) -> str:
    """Return the unit, and that the axis does not begin at 0 where it does not; "" for an axis without values."""
    if picture.values is None:
        return ""
    if picture.values[0] <= 0 <= picture.values[1]:
        return picture.unit
    return _("{unit} (axis without 0)").format(unit=picture.unit) if picture.unit else _("axis without 0")
