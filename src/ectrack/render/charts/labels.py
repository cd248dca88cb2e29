"""The labels of marks, bars and lines, where they hide nothing that matters."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from ectrack.render.charts.frame import INSET
from ectrack.render.charts.measure import LEADING, text_width, wrapped
from ectrack.render.charts.picture import Line
from ectrack.render.charts.placing import COVERED, GAP, Box, around, best, places, spread
from ectrack.render.charts.scene import Spot, Stretch, Words
from ectrack.render.charts.style import Stroke
from ectrack.render.charts.view import LABEL, TICK, View, margin

PIECE = 8.0
"""Length of the pieces of a line that a label should not cross, in points."""

MOST_LABELS = 12
"""Of more marks than these only those that need it are labelled."""

HALF_A_MARK = 4.0
INTO_MARGIN = 8.0
"""From the plot to the labels in the margin, in points."""

BELOW_MIDDLE = 0.28
"""From the middle of a line of text down to its baseline, in the height of the line."""


class Labels:
    """The labels of a picture, each aware of those that stand already."""

    def __init__(self, view: View) -> None:
        """Note what labels should not hide."""
        self._view = view
        self._labels: list[Box] = []
        self._marks = [around(*view.frame.spot(mark.day, mark.value), HALF_A_MARK) for mark in view.picture.marks]
        self._lines = [piece for spots in _lines(view) for piece in _pieces(spots)]

    def draw(self) -> None:
        """Draw the labels that must be seen, then the others where there is room."""
        labelled = [mark for mark in self._view.picture.marks if mark.label]
        few = not self._view.small and len(labelled) <= MOST_LABELS
        marks = [mark for mark in labelled if few or mark.needed]
        for mark in sorted(marks, key=lambda mark: not mark.needed):
            spot = self._view.frame.spot(mark.day, mark.value)
            boxes = places(*spot, text_width(mark.label, LABEL), LABEL, HALF_A_MARK)
            aside = mark.look in {"not-comparable", "reading"}
            self._draw(mark.label, boxes, LABEL, needed=mark.needed, aside=aside)
        if not self._view.small:
            self._draw_bars()
            self._draw_ends_inside()
        self._draw_margin()

    def _draw(self, text: str, boxes: Sequence[Box], size: float, *, needed: bool, aside: bool) -> None:
        view = self._view
        box, cost = best(boxes, view.frame.box, self._labels, self._marks, self._lines)
        if cost >= COVERED and not needed:
            return
        self._labels.append(box)
        view.halo(box)
        colour = view.theme.faint if aside else view.theme.ink
        view.add(Words((box.left + box.right) / 2, box.bottom + size * 0.12, text, size, colour, "center"))

    def _draw_bars(self) -> None:
        """Label each bar above it, else inside."""
        view = self._view
        for bar in view.picture.bars:
            half = text_width(bar.label, TICK) / 2
            if bar.value is not None and 2 * half < view.frame.x(bar.last) - view.frame.x(bar.first):
                left, right = view.bar_sides(bar)
                middle, top = (left + right) / 2, view.frame.y(bar.value)
                rows = (top + GAP, top - GAP - TICK, view.frame.y(Decimal(0)) + GAP)
                boxes = [Box(middle - half, row, middle + half, row + TICK) for row in rows]
                self._draw(bar.label, boxes, TICK, needed=False, aside=False)

    def _draw_ends_inside(self) -> None:
        """Label beside their ends the lines that end long before the margin."""
        for line, spot in self._ends():
            if not self._is_at_edge(spot):
                self._draw(line.label, places(*spot, text_width(line.label, TICK), TICK, 1), TICK, needed=True, aside=True)

    def _draw_margin(self) -> None:
        """Label the level and the lines in the margin, joined by a thin line where they had to move."""
        view, box = self._view, self._view.frame.box
        size = TICK if view.small else LABEL
        left, line = box.right + INTO_MARGIN, size * LEADING
        wanted = self._in_margin()
        texts = [wrapped(text, size, margin(small=view.small) - INTO_MARGIN, at_blanks=True) for text, _spot, _colour in wanted]
        sizes = [(spot[1], line * len(text)) for (_text, spot, _colour), text in zip(wanted, texts, strict=True)]
        middles = spread(sizes, box.bottom, box.top)
        for (_text, spot, colour), lines, middle in zip(wanted, texts, middles, strict=True):
            view.add(Stretch((spot, (left - 2, middle)), Stroke(colour, 0.5)))
            for index, text in enumerate(lines):
                y = middle + line * (len(lines) / 2 - index - 0.5 - BELOW_MIDDLE)
                view.add(Words(left, y, text, size, colour))

    def _in_margin(self) -> list[tuple[str, Spot, str]]:
        """Return the texts of the margin with the spots they speak of and their colours."""
        view = self._view
        level, theme = view.picture.level, view.theme
        found = [(level.label, (view.level_end(), view.frame.y(level.value)), theme.red)] if level else []
        for line, spot in [] if view.small else self._ends():
            if self._is_at_edge(spot):
                found.append((line.label, spot, theme.ink if line.role == "outlook" else theme.faint))
        return found

    def _ends(self) -> list[tuple[Line, Spot]]:
        lines = [line for line in self._view.picture.lines if line.label]
        return [(line, self._view.frame.spot(*line.points[-1])) for line in lines]

    def _is_at_edge(self, spot: Spot) -> bool:
        return spot[0] > self._view.frame.box.right - 3 * INSET


def _lines(view: View) -> list[tuple[Spot, ...]]:
    """Return the lines of a picture and of its level as spots."""
    found = [tuple(view.frame.spot(day, value) for day, value in line.points) for line in view.picture.lines]
    level = view.picture.level
    heights = [view.frame.y(value) for value in (level.value, level.high) if value is not None] if level else []
    return [*found, *(((view.frame.box.left, y), (view.level_end(), y)) for y in heights)]


def _pieces(spots: Sequence[Spot]) -> list[Box]:
    """Return a line as small boxes."""
    boxes = []
    for (x0, y0), (x1, y1) in pairwise(spots):
        count = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / PIECE))
        for index in range(count):
            part = (index + 0.5) / count
            boxes.append(around(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part, GAP / 2))
    return boxes
