"""The marks, lines and bars of a target: which figures and curves a picture shows, and as what."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.curves import (
    Curve,
    knots_of,
    last_year_curve,
    level_range,
    milestones_of,
    on_path,
    outlook_curve,
    path_curve,
    shape_of,
)
from ectrack.core.figures.breaks import is_apart
from ectrack.core.figures.points import Point
from ectrack.core.model import EACH, Actual, GoalType
from ectrack.core.tracker import Tracker
from ectrack.core.values.period_text import period, span_text
from ectrack.core.values.periods import day_before, year_before_span
from ectrack.locale import N_, _
from ectrack.locale.text import visible
from ectrack.render import words
from ectrack.render.charts.picture import Bar, Level, Line, Look, Mark
from ectrack.render.charts.values import Values
from ectrack.render.figure_roles import figure_roles
from ectrack.render.span_words import period_words

MOST_READINGS = 4
"""More readings than these are left out of the picture."""

FAR = 3
"""A figure that is not comparable is left out where it lies beyond so many times the rest of the picture."""

TARGET, SUM, YEARLY = N_("target {amount}"), N_("{amount} in all"), N_("{amount} a year")
LEVELS = {
    GoalType.AT_MOST: N_("at most {amount}"),
    GoalType.LESS_THAN: N_("less than {amount}"),
    GoalType.MORE_THAN: N_("more than {amount}"),
    GoalType.TOTAL: SUM,
    GoalType.EACH_YEAR: SUM,
    GoalType.EACH_QUARTER: SUM,
    GoalType.EACH_MONTH: SUM,
    GoalType.WITHIN: N_("within {amount}"),
    GoalType.TOTAL_AT_MOST: N_("at most {amount} in all"),
    GoalType.EACH_YEAR_AT_MOST: N_("at most {amount} a year"),
}
"""What the level is called where the value alone does not say enough."""


def is_yearly(assessment: Assessment) -> bool:
    """Return whether the figures are years each of its own, which stand as bars only: a commitment without an end, a yearly cap."""
    kind = assessment.target.goal.type
    return kind is GoalType.EACH_YEAR_AT_MOST or (kind in EACH and assessment.deadline is None)


def _is_sum(assessment: Assessment) -> bool:
    """Return whether the figures add up from 0, so that their baseline is no figure."""
    return assessment.target.sums or assessment.running is not None


def speaking_points(assessment: Assessment, history: Sequence[Point]) -> list[Point]:
    """Return the figures to mark, oldest first: those that speak for the target, without the baseline."""
    if is_yearly(assessment):
        return [assessment.latest] if assessment.running is not None and assessment.latest is not None else []
    base = assessment.baseline
    every = on_path(assessment, [*history, *([assessment.latest] if assessment.latest else [])])
    points = {(point.date, point.value): point for point in every}
    is_sum = _is_sum(assessment)
    kept = [
        point
        for point in points.values()
        if base is None or (point.date > base.date if is_sum else (point.date, point.value) != (base.date, base.value))
    ]
    return sorted(kept, key=lambda point: point.date)


def figure_marks(assessment: Assessment, points: Sequence[Point], values: Values) -> list[Mark]:
    """Return the marks of the figures, of the baseline and of the milestones."""
    ceiling = "upper-bound" in assessment.flags
    marks = [
        Mark(milestone.date, values.of(milestone.value), "milestone", values.number(milestone.value))
        for milestone in milestones_of(assessment)
    ]
    if assessment.baseline is not None and not _is_sum(assessment):
        marks.append(
            Mark(
                assessment.baseline.date, values.of(assessment.baseline.value), "baseline", values.figure(assessment.baseline), True
            )
        )
    last = assessment.latest
    for point in points:
        is_last = last is not None and point.date == last.date and point.value == last.value
        label = values.figure(point, ceiling=ceiling)
        marks.append(Mark(point.date, values.of(point.value), _look(assessment, point, ceiling=ceiling), label, is_last))
    if assessment.level is not None and assessment.deadline is not None:
        marks.append(Mark(assessment.deadline, values.of(assessment.level), "goal"))
    return marks


def _look(assessment: Assessment, point: Point, *, ceiling: bool) -> Look:
    if ceiling:
        return "ceiling"
    if point.basis == "estimated":
        return "estimated"
    if point.part_year or _is_part_of_year(assessment, point):
        return "part-year"
    return "approximate" if point.approx else "exact"


def _is_part_of_year(assessment: Assessment, point: Point) -> bool:
    """Return whether a figure is a part of a year: one that is recorded so, or the sum of several."""
    if assessment.target.sums or assessment.running is not None:
        return assessment.running is not None
    return point.basis == "year-to-date" or ("year-to-date" in assessment.flags and point == assessment.latest)


def reference_figures(assessment: Assessment, tracker: Tracker, known_by: date | None) -> tuple[list[Actual], int]:
    """Return the figures of a target that stand on record by its day but are not comparable, and how many are from before its picture.

    The picture of a running year begins with that year.

    Args:
        assessment: The assessment.
        tracker: Where it came from.
        known_by: The day by which figures had to be recorded.
    """
    actuals = [figure.actual for figure in figure_roles(assessment, tracker, (), known_by) if figure.role == "not-comparable"]
    ended = [actual for actual in actuals if assessment.as_of is None or actual.period.end <= assessment.as_of]
    own = [actual for actual in ended if actual.indicator == assessment.target.indicator.id]
    running = assessment.running
    shown = [actual for actual in own if running is None or (actual.period.start or actual.period.end) >= running.start]
    return shown, len(own) - len(shown)


def reference_marks(figures: Iterable[Actual], values: Values, greatest: Decimal) -> tuple[list[Mark], int]:
    """Return the marks of figures that are not comparable, and how many of them lie too far away to be shown.

    Args:
        figures: The figures.
        values: The unit of the picture.
        greatest: The largest of all other values, in the unit of the picture; 0 when there are none.
    """
    marks = []
    for actual in figures:
        if actual.value is not None:
            label = words.approximate(values.number(actual.value), actual.approx)
            marks.append(Mark(actual.period.end, values.of(actual.value), "not-comparable", label))
    near = [mark for mark in marks if not greatest or abs(mark.value) <= greatest * FAR]
    return near, len(marks) - len(near)


def figure_lines(assessment: Assessment, points: Sequence[Point], values: Values) -> list[Line]:
    """Return the path, the outlook, and the line through the figures, dashed to an estimate; a part of a year stands alone.

    The parts of a running year follow one another, beside the year before it by the same days.
    """
    lines = [Line("path", values.points(curve)) for curve in [path_curve(knots_of(assessment), shape_of(assessment))] if curve]
    lines = [*_last_year(assessment, values), *lines]
    outlook = outlook_curve(assessment)
    if outlook:
        label = _("outlook {amount}").format(amount=values.amount(outlook[-1][1]))
        lines.append(Line("outlook", values.points(outlook), label))
    if "upper-bound" in assessment.flags:
        return lines
    base = [assessment.baseline] if assessment.baseline else []
    guesses = [point for point in points if _look(assessment, point, ceiling=False) == "estimated"]
    alone = {"estimated", "part-year"} if assessment.running is None else {"estimated"}
    whole = [point for point in points if _look(assessment, point, ceiling=False) not in alone]
    known = sorted([*base, *whole], key=lambda point: point.date)
    if assessment.level is None and assessment.baseline is not None and assessment.deadline is not None:
        ends = ((assessment.baseline.date, assessment.baseline.value), (assessment.deadline, assessment.baseline.value))
        lines.append(Line("reference", values.points(ends)))
    lines += [Line("actual", values.points(_curve(run))) for run in _unbroken(assessment, known) if len(run) > 1]
    if known and guesses:
        lines.append(Line("estimate", values.points(_curve([known[-1], *guesses]))))
    return lines


def _unbroken(assessment: Assessment, points: Sequence[Point]) -> list[list[Point]]:
    """Return figures in runs that can be compared: one ends at a break over which no link carries them."""
    runs: list[list[Point]] = []
    for point in points:
        before = runs[-1][-1] if runs else None
        if before is None or (before.link is None and _is_apart(assessment, before, point)):
            runs.append([])
        runs[-1].append(point)
    return runs


def _is_apart(assessment: Assessment, first: Point, second: Point) -> bool:
    return is_apart(assessment.target.indicator, (first.start, first.date), (second.start, second.date))


def _last_year(assessment: Assessment, values: Values) -> list[Line]:
    """Return the line of the year before a running year, moved onto its days; none where it is not known."""
    curve, running = last_year_curve(assessment), assessment.running
    if not curve or running is None:
        return []
    name = period_words(span_text(*year_before_span(running.start, running.end), running.starts))
    return [Line("last-year", values.points(curve), words.statement(name, values.amount(curve[-1][1])))]


def _curve(points: Iterable[Point]) -> Curve:
    return tuple((point.date, point.value) for point in points)


def reading_series(assessment: Assessment, values: Values) -> tuple[list[Line], list[Mark], list[str]]:
    """Return the lines and marks of other readings where they differ from the main one, and their names; none when there are many."""
    lines: list[Line] = []
    marks: dict[tuple[object, object], Mark] = {}
    names = []
    readings = [
        (name, other) for name, other in assessment.readings if other.target.indicator.unit == assessment.target.indicator.unit
    ]
    for name, other in readings if len(readings) <= MOST_READINGS else []:
        curve = _reading_curve(assessment, other)
        if curve:
            lines.append(Line("reading", values.points(curve), words.statement(visible(name), values.amount(curve[-1][1]))))
        latest = other.latest if _spans(other) == _spans(assessment) else None
        differs = latest is not None and not _same(latest, assessment.latest)
        if latest is not None and differs:
            ceiling = "upper-bound" in other.flags
            label = values.figure(latest, ceiling=ceiling)
            marks.setdefault((latest.date, latest.value), Mark(latest.date, values.of(latest.value), "reading", label))
        if curve or differs:
            names.append(visible(name))
    return lines, list(marks.values()), names


def _same(point: Point, other: Point | None) -> bool:
    return other is not None and (point.date, point.value) == (other.date, other.value)


def _reading_curve(assessment: Assessment, reading: Assessment) -> Curve:
    """Return the path of a reading, else a line at its level; none where it is that of the clause itself.

    A path of whole years and one inside a year do not stand in one picture.
    """
    knots = knots_of(reading) if _spans(reading) == _spans(assessment) else []
    if knots == knots_of(assessment) and shape_of(reading) == shape_of(assessment):
        return ()
    first = day_before(assessment.running.start) if assessment.running is not None else reading.start or assessment.start
    curve, last = path_curve(knots, shape_of(reading)), reading.deadline
    if curve or reading.level is None or reading.level == assessment.level or first is None or last is None or first >= last:
        return curve
    return ((first, reading.level), (last, reading.level))


def _spans(assessment: Assessment) -> tuple[date, date] | None:
    """Return the first and the last day of the running year whose figures are drawn; None for whole years."""
    return (assessment.running.start, assessment.running.end) if assessment.running is not None else None


def year_bars(assessment: Assessment, values: Values) -> list[Bar]:
    """Return the years of a yearly goal; the periods of a level to be held are figures of their own, and a running year is one line."""
    bars = []
    kind = assessment.target.goal.type
    is_drawn = kind is GoalType.EACH_YEAR_AT_MOST or (kind is GoalType.EACH_YEAR and assessment.running is None)
    for row in assessment.years if is_drawn else ():
        span = period(row.year, assessment.target.indicator.year_starts)
        amount = None if row.value is None else values.of(row.value)
        label = "" if row.value is None else values.number(row.value)
        bars.append(Bar(period_words(row.year), span.start or span.end, span.end, values.of(row.goal), amount, label))
    return bars


def level_of(assessment: Assessment, values: Values) -> Level | None:
    """Return the level with its range and label; None where the goal states none."""
    ends = level_range(assessment)
    if ends is None or assessment.level is None:
        return None
    low, high = ends
    amount = values.amount(high)
    if low != high:
        amount = _("{low} to {high}").format(low=values.number(low), high=amount)
    if assessment.other is not None:
        label = _("{amount}, the level for {period}").format(amount=amount, period=period_words(assessment.other.period))
        return Level(values.of(assessment.level), None, assessment.deadline, label)
    label = _(
        YEARLY if is_yearly(assessment) and not assessment.target.is_cap else LEVELS.get(assessment.target.goal.type, TARGET)
    ).format(amount=amount)
    other = None if low == high else values.of(high if assessment.level == low else low)
    return Level(values.of(assessment.level), other, assessment.deadline, label)
