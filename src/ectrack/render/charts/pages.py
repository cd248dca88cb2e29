"""Pages: one picture with its words around it, or many small ones in a grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ectrack.locale import _
from ectrack.render import numbers
from ectrack.render.charts import legend
from ectrack.render.charts.frame import INSET, Frame
from ectrack.render.charts.measure import LEADING, text_width, wrapped
from ectrack.render.charts.picture import Picture
from ectrack.render.charts.placing import Box
from ectrack.render.charts.plotting import plot
from ectrack.render.charts.scene import Area, Scene, Spotted, Words
from ectrack.render.charts.style import THEMES, Theme, ThemeName, badge
from ectrack.render.charts.view import LABEL, TICK, View, margin, ticks

WIDTH, EDGE = 576.0, 16.0
"""Of a page, in points: 8 inches wide."""

PLOT, SMALL_PLOT = 235.0, 82.0
"""Heights of a plot, in points."""

COLUMNS, ROWS = 2, 5
PER_PAGE = COLUMNS * ROWS
GUTTER = 18.0
BADGE = 13.0
"""Room before the headline for the mark of the status, in points."""

SOMETIME = (date(2000, 1, 1), date(2000, 12, 31))
"""Ends of a time axis on which nothing has a day; it gets no ticks."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pictures side by side on one page.

    Attributes:
        pictures: At most `PER_PAGE`, in their order.
        title: Of the tracker.
        lines: Day of the report, counts, and which page this is.
    """

    id: str
    pictures: tuple[Picture, ...]
    title: str
    lines: tuple[str, ...]

    @property
    def alternative(self) -> str:
        """The page in words: of each target the name and its headline."""
        return " ".join(_("{name}: {text}.").format(name=picture.title, text=picture.headline) for picture in self.pictures)


def sheets(pictures: Sequence[Picture], title: str, lines: Sequence[str]) -> list[Sheet]:
    """Return pictures in pages of a grid, each page with its number where there are several."""
    parts = [tuple(pictures[index : index + PER_PAGE]) for index in range(0, len(pictures), PER_PAGE)]
    found = []
    for number, part in enumerate(parts, start=1):
        page = _("page {number} of {count}").format(number=number, count=len(parts))
        found.append(Sheet(f"page-{number}", part, title, (*lines, *([page] if len(parts) > 1 else []))))
    return found


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of text of one size."""

    lines: Sequence[str]
    size: float
    colour: str
    bold: bool = False
    indent: float = 0.0

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LEADING

    def draw(self, scene: Scene, left: float, top: float) -> float:
        """Draw the lines and return where the next block begins."""
        for index, text in enumerate(self.lines):
            y = top - self.size * LEADING * index - self.size
            scene.shapes.append(Words(left + self.indent, y, text, self.size, self.colour, bold=self.bold))
        return top - self.height


def page(drawing: Picture | Sheet, theme: ThemeName = "light") -> Scene:
    """Return the page of a picture, or of a sheet of them."""
    return _sheet(drawing, THEMES[theme]) if isinstance(drawing, Sheet) else _single(drawing, THEMES[theme])


def _single(picture: Picture, theme: Theme) -> Scene:
    room = WIDTH - 2 * EDGE
    title = _Block(wrapped(picture.title, 13, room), 13, theme.ink, bold=True)
    headline = _Block(wrapped(picture.headline, 10, room - BADGE), 10, theme.ink, indent=BADGE)
    goal = _Block(wrapped(picture.goal, 9, room), 9, theme.faint)
    keys = legend.rows(legend.entries([picture], theme), room)
    footer = _Block([line for text in picture.footer for line in wrapped(text, 7, room, 4)], 7, theme.faint)
    above = title.height + 4 + headline.height + 2 + goal.height + 6 + legend.ROW * len(keys) + 26
    height = EDGE + above + PLOT + 18 + 8 + footer.height + EDGE - 4
    scene = Scene(picture.id, WIDTH, height, theme.ground, picture.title, picture.alternative)
    at = title.draw(scene, EDGE, height - EDGE) - 4
    scene.shapes.append(Spotted(EDGE + 5, at - 6.5, badge(theme, picture.status)))
    at = headline.draw(scene, EDGE, at) - 2
    at = goal.draw(scene, EDGE, at) - 6
    legend.draw(scene, keys, EDGE, at, theme)
    top = at - legend.ROW * len(keys) - 26
    _plot(scene, picture, Box(EDGE, top - PLOT, WIDTH - EDGE, top), theme, small=False)
    footer.draw(scene, EDGE, top - PLOT - 18 - 8)
    return scene


def _plot(scene: Scene, picture: Picture, room: Box, theme: Theme, *, small: bool) -> None:
    """Draw the plot of a picture, and why it is empty, into a room that holds the words of its axes too."""
    widest = max((text_width(numbers.amount(value), TICK) for value in ticks(picture, small=small)), default=0.0)
    has_ends = picture.level is not None or any(line.label for line in picture.lines)
    box = Box(room.left + widest + 7, room.bottom, room.right - (margin(small=small) if has_ends else INSET), room.top)
    frame = Frame(box, picture.days or SOMETIME, picture.values or (Decimal(0), Decimal(1)))
    plot(View(scene, picture, frame, theme, room.left, small))
    if picture.note:
        _draw_note(scene, picture.note, box, theme, LABEL if small else 11)


def _draw_note(scene: Scene, text: str, box: Box, theme: Theme, size: float) -> None:
    lines = wrapped(text, size, (box.right - box.left) * 0.8)
    middle = (box.left + box.right) / 2
    widest = max(text_width(line, size) for line in lines)
    top = (box.bottom + box.top) / 2 + len(lines) * size * LEADING / 2
    around = Box(middle - widest / 2 - 8, top - len(lines) * size * LEADING - 4, middle + widest / 2 + 8, top + 4)
    scene.shapes.append(Area(around, theme.ground, opacity=0.9))
    for index, line in enumerate(lines):
        y = top - size * (LEADING * index + 1)
        scene.shapes.append(Words(middle, y, line, size, theme.faint, "center"))


def _sheet(sheet: Sheet, theme: Theme) -> Scene:
    room = WIDTH - 2 * EDGE
    title = _Block(wrapped(sheet.title, 13, room), 13, theme.ink, bold=True)
    lines = _Block([line for text in sheet.lines for line in wrapped(text, 8.5, room)], 8.5, theme.faint)
    keys = legend.rows(legend.entries(sheet.pictures, theme, days=True), room)
    width = (room - GUTTER * (COLUMNS - 1)) / COLUMNS
    cells = [_Cell(picture, width, theme) for picture in sheet.pictures]
    rows = [cells[index : index + COLUMNS] for index in range(0, len(cells), COLUMNS)]
    height = 2 * EDGE + title.height + 3 + lines.height + 4 + legend.ROW * len(keys)
    height += sum(max(cell.height for cell in row) for row in rows)
    scene = Scene(sheet.id, WIDTH, height, theme.ground, sheet.title, sheet.alternative)
    at = title.draw(scene, EDGE, height - EDGE) - 3
    at = lines.draw(scene, EDGE, at) - 4
    legend.draw(scene, keys, EDGE, at, theme)
    at -= legend.ROW * len(keys)
    for row in rows:
        tallest = max(cell.head for cell in row)
        for column, cell in enumerate(row):
            cell.draw(scene, EDGE + column * (width + GUTTER), at, tallest)
        at -= max(cell.height for cell in row)
    return scene


class _Cell:
    """A small picture in a grid."""

    def __init__(self, picture: Picture, width: float, theme: Theme) -> None:
        self.picture, self.width, self.theme = picture, width, theme
        self.title = _Block(wrapped(picture.title, 8.5, width, 3), 8.5, theme.ink, bold=True)
        self.headline = _Block(wrapped(picture.headline, 7.5, width - BADGE, 3), 7.5, theme.ink, indent=BADGE)

    @property
    def head(self) -> float:
        return self.title.height + 2 + self.headline.height

    @property
    def height(self) -> float:
        return 12 + self.head + 20 + SMALL_PLOT + 16

    def draw(self, scene: Scene, left: float, top: float, head: float) -> None:
        """Draw the picture below a line, its plot level with those beside it.

        Args:
            scene: The page.
            left: Where it begins.
            top: Where it begins.
            head: Room for the words of the highest picture of its row.
        """
        at = self.title.draw(scene, left, top - 12) - 2
        scene.shapes.append(Spotted(left + 4, at - 5.2, badge(self.theme, self.picture.status)))
        self.headline.draw(scene, left, at)
        plot = top - 12 - head - 20
        _plot(scene, self.picture, Box(left, plot - SMALL_PLOT, left + self.width, plot), self.theme, small=True)
