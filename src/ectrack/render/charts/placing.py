"""Where labels stand so that they hide neither each other nor the marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

GAP = 3.0
"""Points between a mark and its label, and between two labels in a margin."""

TAKEN, COVERED, CROSSED = 100, 20, 1
"""What it costs a label to lie on another one, on a mark, or on a piece of a line."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: "Box") -> bool:
        """Return whether two rectangles share any room."""
        return self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top

    def holds(self, other: "Box") -> bool:
        """Return whether another rectangle lies inside."""
        return self.left <= other.left and other.right <= self.right and self.bottom <= other.bottom and other.top <= self.top


def around(x: float, y: float, reach: float) -> Box:
    """Return the square around a point."""
    return Box(x - reach, y - reach, x + reach, y + reach)


def places(x: float, y: float, width: float, height: float, reach: float) -> list[Box]:
    """Return where the label of a mark may stand, the best place first: above, below, beside, then aslant.

    Args:
        x: The mark, in points.
        y: The mark, in points.
        width: Of the label.
        height: Of the label.
        reach: From the middle of the mark to its edge.
    """
    off = reach + GAP
    rows = {"above": y + off, "middle": y - height / 2, "below": y - off - height}
    columns = {"left": x - off - width, "middle": x - width / 2, "right": x + off}
    order = (("above", "middle"), ("below", "middle"), ("middle", "right"), ("middle", "left"))
    aslant = (("above", "right"), ("above", "left"), ("below", "right"), ("below", "left"))
    return [Box(columns[column], rows[row], columns[column] + width, rows[row] + height) for row, column in (*order, *aslant)]


def best(
    candidates: Iterable[Box], bounds: Box, labels: Sequence[Box], marks: Sequence[Box], lines: Sequence[Box]
) -> tuple[Box, int]:
    """Return the place that hides least, and its cost; the first of equals.

    Args:
        candidates: The places, the best one first; at least one.
        bounds: Where a label may stand.
        labels: Labels that stand already.
        marks: Marks not to be hidden.
        lines: Pieces of lines that are better not crossed.
    """

    def cost(box: Box) -> int:
        outside = 0 if bounds.holds(box) else TAKEN
        return (
            outside
            + TAKEN * sum(box.overlaps(other) for other in labels)
            + COVERED * sum(box.overlaps(other) for other in marks)
            + CROSSED * sum(box.overlaps(other) for other in lines)
        )

    return min(((box, cost(box)) for box in candidates), key=lambda pair: pair[1])


def spread(places: Sequence[tuple[float, float]], bottom: float, top: float) -> list[float]:
    """Return the middles of labels in a margin so that they keep their order and do not overlap.

    Args:
        places: Middle and height of each label, in points.
        bottom: Lower end of the margin.
        top: Upper end; where there is too little room the lowest labels leave the margin downwards.
    """
    order = sorted(range(len(places)), key=lambda index: -places[index][0])
    middles = dict.fromkeys(order, 0.0)
    ceiling = top
    for index in order:
        middle, height = places[index]
        middles[index] = min(middle, ceiling - height / 2)
        ceiling = middles[index] - height / 2 - GAP
    floor = bottom
    for index in reversed(order):
        height = places[index][1]
        if middles[index] - height / 2 >= floor:
            break
        middles[index] = floor + height / 2
        floor = middles[index] + height / 2 + GAP
    return [middles[index] for index in range(len(places))]
