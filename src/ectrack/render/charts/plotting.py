"""Drawing a picture into its frame: axes, bars, lines, marks, and labels where they hide nothing."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from ectrack.render import numbers
from ectrack.render.charts.frame import Frame
from ectrack.render.charts.legend import goal_outline
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
NARROWEST_BAR, WIDEST_BAR = 2.0, 40.0
FEW_WHOLE = 10
"""An axis of whole numbers up to here gets no ticks in between."""


def ticks(picture: Picture, *, small: bool) -> list[Decimal]:
    """Return the ticks of the value axis; none where there is no value."""
    most = 4 if small else 7
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
        self._bar_labels()
        self._end_labels()

    def _add(self, shape: Area | Spotted | Stretch | Words) -> None:
        self.scene.shapes.append(shape)

    def _band(self) -> None:
        level = self.picture.level
        if level is not None and level.high is not None:
            low, high = sorted((self.frame.y(level.value), self.frame.y(level.high)))
            self._add(Area(Box(self.frame.box.left, low, self._level_end(), high), self.theme.band))

    def _axes(self) -> None:
        box, theme = self.frame.box, self.theme
        for value in ticks(self.picture, small=self.small):
            y = self.frame.y(value)
            self._add(Stretch(((box.left, y), (box.right, y)), Stroke(theme.grid, 0.7)))
            self._add(Words(box.left - 5, y - TICK * 0.35, numbers.amount(value), TICK, theme.faint, "right"))
        self._add(Stretch(((box.left, box.bottom), (box.right, box.bottom)), Stroke(theme.faint, 0.8)))
        if self.picture.bars:
            self._years()
        elif self.picture.days is not None:
            widest = max(text_width(label, TICK) for _day, label in day_ticks(*self.picture.days))
            most = max(2, int((box.right - box.left) / (widest * 1.25)))
            for day, label in day_ticks(*self.picture.days, most):
                self._tick(self.frame.x(day))
                self._add(Words(self.frame.x(day), box.bottom - 4 - TICK, label, TICK, theme.faint, "center"))

    def _years(self) -> None:
        """Name each year below its bars, as many as there is room for, between ticks at their ends."""
        bars, bottom = self.picture.bars, self.frame.box.bottom
        room = self.frame.x(bars[0].last) - self.frame.x(bars[0].first)
        step = int(max(text_width(bar.name, TICK) for bar in bars) * 1.2 / room) + 1
        for index, bar in enumerate(bars):
            left, right = self.frame.x(bar.first), self.frame.x(bar.last)
            for x in (left, right):
                self._tick(x)
            if index % step == 0:
                self._add(Words((left + right) / 2, bottom - 4 - TICK, bar.name, TICK, self.theme.faint, "center"))

    def _tick(self, x: float) -> None:
        bottom = self.frame.box.bottom
        self._add(Stretch(((x, bottom), (x, bottom - 3)), Stroke(self.theme.faint, 0.8)))

    def _bars(self) -> None:
        for bar in self.picture.bars:
            left, right = self._value_bar(bar)
            zero = self.frame.y(Decimal(0))
            self._bar(left, right, zero, bar)
            low, high = sorted((zero, self.frame.y(bar.goal)))
            goal = Box(right + 2, low, right + 2 + right - left, high)
            self._add(Area(goal, "", goal_outline(self.theme)))

    def _value_bar(self, bar: Bar) -> tuple[float, float]:
        """Return the sides of the bar of a value; that of the goal stands to its right."""
        first, last = self.frame.x(bar.first), self.frame.x(bar.last)
        width = min(max((last - first) * 0.28, NARROWEST_BAR), WIDEST_BAR)
        return (first + last) / 2 - width - 1, (first + last) / 2 - 1

    def _bar(self, left: float, right: float, zero: float, bar: Bar) -> None:
        if bar.value is None:
            return
        low, high = sorted((zero, self.frame.y(bar.value)))
        self._add(Area(Box(left, low, right, high), self.theme.bar, Stroke(self.theme.ink, 0.5)))

    def _rules(self) -> None:
        """Mark the day of the report and the deadline; a label that would lie on the other one stands above it."""
        box = self.frame.box
        taken: list[tuple[float, float]] = []
        for rule in self.picture.rules:
            if self.picture.days is None or not self.frame.holds(rule.day):
                continue
            is_deadline = rule.kind == "deadline"
            colour = self.theme.red if is_deadline else self.theme.faint
            x, half = self.frame.x(rule.day), text_width(rule.label, TICK) / 2
            middle = min(max(x, box.left + half), box.right + 40 - half)
            row = sum(abs(other - middle) < half + width for other, width in taken)
            rise = 0.0 if self.small else 3 + row * TICK * LEADING
            taken.append((middle, half))
            self._add(
                Stretch(((x, box.bottom), (x, box.top + rise)), Stroke(colour, 0.8, (5.0, 2.0) if is_deadline else (1.0, 2.0)))
            )
            if not self.small:
                self._halo(Box(middle - half, box.top + rise + 1, middle + half, box.top + rise + 2 + TICK))
                self._add(Words(middle, box.top + rise + 2, rule.label, TICK, colour, "center"))

    def _level(self) -> None:
        level, box = self.picture.level, self.frame.box
        if level is None:
            return
        right = self._level_end()
        for value in (level.value, level.high):
            if value is not None:
                y = self.frame.y(value)
                self._lines += _pieces(((box.left, y), (right, y)))
                width = 1.6 if value == level.value else 0.8
                self._add(Stretch(((box.left, y), (right, y)), Stroke(self.theme.red, width)))

    def _level_end(self) -> float:
        """Return where the line of the level ends: at the deadline, else at the edge."""
        until = self.picture.level.until if self.picture.level else None
        return self.frame.x(until) if until and self.picture.days else self.frame.box.right

    def _bar_labels(self) -> None:
        """Label each bar above it, else inside, where there is room."""
        for bar in self.picture.bars:
            if bar.value is not None and not self.small:
                left, right = self._value_bar(bar)
                middle, top, half = (left + right) / 2, self.frame.y(bar.value), text_width(bar.label, TICK) / 2
                rows = (top + GAP, top - GAP - TICK, self.frame.y(Decimal(0)) + GAP)
                boxes = [Box(middle - half, row, middle + half, row + TICK) for row in rows]
                self._label(bar.label, boxes, TICK, needed=False)

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
        self._halo(box)
        self._add(Words((box.left + box.right) / 2, box.bottom + size * 0.12, text, size, colour or self.theme.ink, "center"))

    def _halo(self, box: Box) -> None:
        """Let what lies below a text shine through only faintly."""
        self._add(Area(Box(box.left - 1, box.bottom - 1, box.right + 1, box.top), self.scene.ground, opacity=0.85))

    def _end_labels(self) -> None:
        """Label the level and the lines in the margin on the right, joined by a thin line where they had to move."""
        box = self.frame.box
        left = box.right + 8
        room = self.scene_room(left)
        ends = self._ends()
        texts = [wrapped(text, LABEL if not self.small else TICK, room) for text, _spot, _colour in ends]
        line = (LABEL if not self.small else TICK) * LEADING
        middles = spread(
            [(spot[1], line * len(text)) for (_t, spot, _c), text in zip(ends, texts, strict=True)], box.bottom, box.top
        )
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
            found.append((level.label, (self._level_end(), self.frame.y(level.value)), theme.red))
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
