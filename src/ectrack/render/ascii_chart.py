"""A target as a chart of ASCII characters: its figures, its path and its level over time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.curves import knots_of, last_year_curve, on_path, shape_of
from ectrack.core.assessing.paths import Shape, path_value
from ectrack.core.figures.bands import ends
from ectrack.core.figures.points import Point
from ectrack.core.model import Milestone
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.quantities import CONTEXT
from ectrack.locale import _
from ectrack.locale.text import width as cells
from ectrack.render import numbers

HEIGHT = 12
WIDEST, NARROWEST = 72, 24
ACTUAL, ESTIMATE, CEILING, BASELINE, PATH, LAST_YEAR, LEVEL = "*", "e", "v", "o", ".", ":", "-"


@dataclass(frozen=True, slots=True)
class _Frame:
    first: date
    last: date
    low: Decimal
    high: Decimal
    columns: int

    def column(self, day: date) -> int:
        return round((day - self.first).days / (self.last - self.first).days * (self.columns - 1))

    def row(self, value: Decimal) -> int:
        """Return the row from the top."""
        return HEIGHT - 1 - round(float((value - self.low) / (self.high - self.low)) * (HEIGHT - 1))

    def day(self, column: int) -> date:
        days = (self.last - self.first).days * column / (self.columns - 1)
        return date.fromordinal(self.first.toordinal() + round(days))


def chart(assessment: Assessment, history: Sequence[Point], width: int | None) -> list[str]:
    """Return the lines of a chart; none when there are fewer than two days or values to draw.

    Args:
        assessment: The assessment.
        history: The figures that speak for the target, oldest first.
        width: Columns of the terminal; None off a terminal.
    """
    knots, before = knots_of(assessment), _last_year(assessment)
    every = [*history, *([assessment.latest] if assessment.latest and assessment.latest not in history else [])]
    points = on_path(assessment, every)
    labelled = [value for value in (assessment.level, assessment.latest.value if assessment.latest else None) if value is not None]
    labelled += [assessment.baseline.value] if assessment.baseline else []
    labelled += _levels(assessment)[1:]
    values = [*labelled, *(point.value for point in points), *(knot.value for knot in (*knots, *before))]
    days = [
        *(point.date for point in points),
        *(knot.date for knot in knots),
        *([assessment.baseline.date] if assessment.baseline else []),
    ]
    if not points or not values or min(values) == max(values) or min(days) == max(days):
        return []
    gutter = max(cells(numbers.amount(value)) for value in [*labelled, min(values), max(values)])
    columns = max(NARROWEST, min(WIDEST, (width or WIDEST) - gutter - 3))
    frame = _Frame(min(days), max(days), min(values), max(values), columns)
    return [
        *_with_axes(_grid(assessment, points, knots, frame), _labels(labelled, frame), frame, gutter),
        _key(assessment, points, knots),
    ]


def _grid(assessment: Assessment, points: Iterable[Point], knots: Sequence[Milestone], frame: _Frame) -> list[list[str]]:
    grid = [[" "] * frame.columns for _row in range(HEIGHT)]
    for level in _levels(assessment):
        grid[frame.row(level)] = [LEVEL] * frame.columns
    _draw(grid, frame, LAST_YEAR, _last_year(assessment), "linear")
    _draw(grid, frame, PATH, knots, shape_of(assessment))
    for point in points:
        grid[frame.row(point.value)][frame.column(point.date)] = _mark(assessment, point)
    if assessment.baseline is not None and assessment.running is None:
        grid[frame.row(assessment.baseline.value)][frame.column(assessment.baseline.date)] = BASELINE
    return grid


def _levels(assessment: Assessment) -> list[Decimal]:
    """Return the level, and the other end of a band."""
    level = assessment.level
    if level is None:
        return []
    return [level, *(end for end in ends(assessment.target.goal) if end != level)] if assessment.target.is_band else [level]


def _draw(grid: list[list[str]], frame: _Frame, mark: str, knots: Sequence[Milestone], shape: Shape) -> None:
    """Draw the line that runs through some days and values."""
    for column in range(frame.columns):
        value = _on_path(frame.day(column), knots, shape)
        if value is not None and frame.low <= value <= frame.high:
            grid[frame.row(value)][column] = mark


def _last_year(assessment: Assessment) -> list[Milestone]:
    """Return the days and values that the year before a running year runs through; none where it is not known."""
    return [Milestone(day, value) for day, value in last_year_curve(assessment)]


def _mark(assessment: Assessment, point: Point) -> str:
    if "upper-bound" in assessment.flags:
        return CEILING
    return ESTIMATE if point.basis == "estimated" else ACTUAL


def _on_path(day: date, knots: Sequence[Milestone], shape: Shape) -> Decimal | None:
    if len(knots) < 2 or not knots[0].date <= day <= knots[-1].date:  # noqa: PLR2004  # a path has two ends
        return None
    try:
        with localcontext(CONTEXT):
            return path_value(day, knots, shape)
    except UndefinedError:
        return None


def _labels(values: Sequence[Decimal], frame: _Frame) -> dict[int, str]:
    """Return the values beside the axis by row: level, latest and baseline, then the ends where there is room."""
    labels: dict[int, str] = {}
    for value in (*values, frame.high, frame.low):
        labels.setdefault(frame.row(value), numbers.amount(value))
    return labels


def _with_axes(grid: Sequence[Sequence[str]], labels: dict[int, str], frame: _Frame, gutter: int) -> list[str]:
    lines = [f"{labels.get(index, ''):>{gutter}} |{''.join(row)}".rstrip() for index, row in enumerate(grid)]
    first, last = frame.first.isoformat(), frame.last.isoformat()
    return [*lines, f"{'':>{gutter}} +{'-' * frame.columns}", f"{'':>{gutter}}  {first}{last:>{frame.columns - len(first)}}"]


def _key(assessment: Assessment, points: Iterable[Point], knots: Sequence[Milestone]) -> str:
    marks = {_mark(assessment, point) for point in points}
    parts = [
        _("{mark} actual").format(mark=ACTUAL) if ACTUAL in marks else "",
        _("{mark} estimate").format(mark=ESTIMATE) if ESTIMATE in marks else "",
        _("{mark} ceiling of the actual").format(mark=CEILING) if CEILING in marks else "",
        _("{mark} baseline").format(mark=BASELINE) if assessment.baseline and assessment.running is None else "",
        _("{mark} path").format(mark=PATH) if len(knots) > 1 else "",
        _("{mark} the year before, by the same days").format(mark=LAST_YEAR) if _last_year(assessment) else "",
        _("{mark} target level").format(mark=LEVEL) if assessment.level is not None else "",
    ]
    return "  ".join(part for part in parts if part)
