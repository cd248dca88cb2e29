"""Drawing a picture into its frame: axes, bars, lines, marks, and labels where they hide nothing."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from ectrack.render import numbers
from ectrack.render.charts.frame import Frame
from ectrack.render.charts.measure import LEADING, text_width, wrapped
from ectrack.render.charts.picture import Bar, Picture
from ectrack.render.charts.placing import GAP, TAKEN, Box, around, best, places, spread
from ectrack.render.charts.scales import day_ticks, value_ticks
from ectrack.render.charts.scene import Area, Scene, Spot, Spotted, Stretch, Words
from ectrack.render.charts.style import Stroke, Theme, stamps, strokes

TICK, LABEL = 7.5, 8.0
"""Sizes of the font, in points."""

PIECE = 8.0
"""Length of the pieces of a line that a label should not cross, in points."""

HALF_A_MARK = 4.0
NARROWEST_BAR, WIDEST_BAR = 3.0, 26.0
FEW_WHOLE = 10
"""An axis of whole numbers up to here gets no ticks in between."""


def ticks(picture: Picture, most: int) -> list[Decimal]:
    """Return the ticks of the value axis; none where there is no value."""
    if picture.values is None:
        return []
    whole = picture.values[1] <= FEW_WHOLE and all(value == value.to_integral_value() for value in _values(picture))
    return value_ticks(*picture.values, most, whole=whole)


def _values(picture: Picture) -> list[Decimal]:
    level = [picture.level.value] if picture.level else []
    return [*level, *(mark.value for mark in picture.marks), *(bar.value for bar in picture.bars if bar.value is not None)]


class Plot:
    """A picture being drawn into a frame.

    Attributes:
        small: Whether it is one of many: fewer ticks, and labels of the latest figure and the level alone.
    """

    def __init__(self, scene: Scene, picture: Picture, frame: Frame, theme: Theme, *, small: bool) -> None:
        """Keep what is drawn, where and how."""
        self.scene, self.picture, self.frame, self.theme, self.small = scene, picture, frame, theme, small
        self._labels: list[Box] = []
        self._marks = [around(*frame.spot(mark.day, mark.value), HALF_A_MARK) for mark in picture.marks]
        self._lines: list[Box] = []

    def draw(self) -> None:
        """Draw everything, what matters most last."""
        self._band()
        self._axes()
        self._bars()
        self._rules()
        self._level()
        for line in self.picture.lines:
            spots = tuple(self.frame.spot(day, value) for day, value in line.points)
            self._lines += _pieces(spots)
            self._add(Stretch(spots, strokes(self.theme)[line.role]))
        for mark in self.picture.marks:
            self._add(Spotted(*self.frame.spot(mark.day, mark.value), stamps(self.theme)[mark.look]))
        self._mark_labels()
        self._end_labels()

    def _add(self, shape: Area | Spotted | Stretch | Words) -> None:
        self.scene.shapes.append(shape)

    def _band(self) -> None:
        level = self.picture.level
        if level is not None and level.high is not None:
            low, high = sorted((self.frame.y(level.value), self.frame.y(level.high)))
            self._add(Area(Box(self.frame.box.left, low, self.frame.box.right, high), self.theme.band))

    def _axes(self) -> None:
        box, theme = self.frame.box, self.theme
        for value in ticks(self.picture, 4 if self.small else 7):
            y = self.frame.y(value)
            self._add(Stretch(((box.left, y), (box.right, y)), Stroke(theme.grid, 0.7)))
            self._add(Words(box.left - 5, y - TICK * 0.35, numbers.amount(value), TICK, theme.faint, "right"))
        self._add(Stretch(((box.left, box.bottom), (box.right, box.bottom)), Stroke(theme.faint, 0.8)))
        if self.picture.days is None:
            return
        widest = text_width("2000-00-00", TICK)
        most = max(2, int((box.right - box.left) / (widest * 1.5)))
        for day, label in day_ticks(*self.picture.days, most):
            x = self.frame.x(day)
            self._add(Stretch(((x, box.bottom), (x, box.bottom - 3)), Stroke(theme.faint, 0.8)))
            half = text_width(label, TICK) / 2
            middle = min(max(x, box.left - 20 + half), max(box.right + 20 - half, x if not self.small else 0))
            self._add(Words(middle, box.bottom - 4 - TICK, label, TICK, theme.faint, "center"))

    def _bars(self) -> None:
        for bar in self.picture.bars:
            left, right = self.frame.x(bar.first), self.frame.x(bar.last)
            width = min(max((right - left) * 0.28, NARROWEST_BAR), WIDEST_BAR)
            middle = (left + right) / 2
            zero = self.frame.y(Decimal(0))
            self._bar(middle - width - 1, middle - 1, zero, bar)
            goal = Box(middle + 1, zero, middle + 1 + width, self.frame.y(bar.goal))
            self._add(Area(goal, "", Stroke(self.theme.red, 1.0, (3.0, 1.5))))

    def _bar(self, left: float, right: float, zero: float, bar: Bar) -> None:
        if bar.value is None:
            return
        low, high = sorted((zero, self.frame.y(bar.value)))
        self._add(Area(Box(left, low, right, high), self.theme.bar, Stroke(self.theme.ink, 0.5)))
        self._label(bar.label, places((left + right) / 2, high, text_width(bar.label, TICK), TICK, 0)[:1], TICK, needed=False)

    def _rules(self) -> None:
        box = self.frame.box
        row = 0
        for rule in self.picture.rules:
            if self.picture.days is None or not self.frame.holds(rule.day):
                continue
            x = self.frame.x(rule.day)
            dashes = (1.0, 2.0) if rule.kind == "as-of" else (5.0, 2.0)
            colour = self.theme.faint if rule.kind == "as-of" else self.theme.red
            rise = 0 if self.small else 3 + row * TICK * LEADING
            self._add(Stretch(((x, box.bottom), (x, box.top + rise)), Stroke(colour, 0.8, dashes)))
            if not self.small:
                half = text_width(rule.label, TICK) / 2
                middle = min(max(x, box.left + half), box.right - half + 40)
                self._add(Words(middle, box.top + rise + 2, rule.label, TICK, colour, "center"))
                row += 1

    def _level(self) -> None:
        level, box = self.picture.level, self.frame.box
        if level is None:
            return
        right = self.frame.x(level.until) if level.until and self.picture.days else box.right
        for value in (level.value, level.high):
            if value is not None:
                y = self.frame.y(value)
                self._lines += _pieces(((box.left, y), (right, y)))
                width = 1.6 if value == level.value else 0.8
                self._add(Stretch(((box.left, y), (right, y)), Stroke(self.theme.red, width)))

    def _mark_labels(self) -> None:
        """Label the marks that need it, then the others where there is room; each value beside its mark."""
        wanted = [mark for mark in self.picture.marks if mark.label and (mark.needed or not self.small)]
        for mark in sorted(wanted, key=lambda mark: not mark.needed):
            spot = self.frame.spot(mark.day, mark.value)
            boxes = places(*spot, text_width(mark.label, LABEL), LABEL, HALF_A_MARK)
            grey = mark.look in {"not-comparable", "reading"}
            self._label(mark.label, boxes, LABEL, needed=mark.needed, colour=self.theme.faint if grey else self.theme.ink)

    def _label(self, text: str, boxes: Sequence[Box], size: float, *, needed: bool, colour: str = "") -> None:
        box, cost = best(boxes, self.frame.box, self._labels, self._marks, self._lines)
        if cost >= TAKEN and not needed:
            return
        self._labels.append(box)
        self._add(Area(Box(box.left - 1, box.bottom - 1, box.right + 1, box.top), self.scene.ground, opacity=0.75))
        self._add(Words((box.left + box.right) / 2, box.bottom + size * 0.12, text, size, colour or self.theme.ink, "center"))

    def _end_labels(self) -> None:
        """Label the level and the lines in the margin on the right, joined by a thin line where they had to move."""
        box = self.frame.box
        left = box.right + 8
        room = self.scene_room(left)
        ends = self._ends()
        texts = [wrapped(text, LABEL if not self.small else TICK, room) for text, _spot, _colour in ends]
        line = (LABEL if not self.small else TICK) * LEADING
        middles = spread([(spot[1], line * len(text)) for (_t, spot, _c), text in zip(ends, texts, strict=True)], box.bottom, box.top)
        for (_text, spot, colour), lines, middle in zip(ends, texts, middles, strict=True):
            self._add(Stretch((spot, (left - 2, middle)), Stroke(colour, 0.5)))
            for index, text in enumerate(lines):
                y = middle + line * (len(lines) / 2 - index - 0.78)
                self._add(Words(left, y, text, line / LEADING, colour))

    def scene_room(self, left: float) -> float:
        """Return the width of the margin on the right."""
        return margin(self.small) - (left - self.frame.box.right)

    def _ends(self) -> list[tuple[str, Spot, str]]:
        theme, level, found = self.theme, self.picture.level, []
        if level is not None:
            right = self.frame.x(level.until) if level.until and self.picture.days else self.frame.box.right
            found.append((level.label, (right, self.frame.y(level.value)), theme.red))
        for line in self.picture.lines:
            if line.label and not self.small:
                colour = theme.ink if line.role == "outlook" else theme.faint
                found.append((line.label, self.frame.spot(*line.points[-1]), colour))
        return found


def margin(small: bool) -> float:
    """Return the width of the margin for the labels at the ends of lines."""
    return 62.0 if small else 104.0


def _pieces(spots: Sequence[Spot]) -> list[Box]:
    """Return a line as small boxes."""
    boxes = []
    for (x0, y0), (x1, y1) in pairwise(spots):
        count = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / PIECE))
        for index in range(count):
            part = (index + 0.5) / count
            boxes.append(around(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part, GAP / 2))
    return boxes
