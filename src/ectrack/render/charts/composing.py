"""Putting a picture together: an assessment and its figures in, plain data out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from ectrack.core.assessing.assessment import Assessment, Report, Status
from ectrack.core.assessing.curves import level_range, outlook_curve
from ectrack.core.figures.points import Point
from ectrack.core.tracker import Tracker
from ectrack.core.values.scaling import readable
from ectrack.locale import _
from ectrack.locale.terms import reason_words
from ectrack.locale.text import visible
from ectrack.render import words
from ectrack.render.charts import series
from ectrack.render.charts.alternative import alternative
from ectrack.render.charts.captions import footer, headline, title
from ectrack.render.charts.picture import Bar, Level, Line, Mark, Picture, Rule
from ectrack.render.charts.scales import time_range, value_range
from ectrack.render.charts.values import Values
from ectrack.render.goal_words import goal_words

ZERO = Decimal(0)
TWO_YEARS = timedelta(days=731)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Everything in a picture that has a day or a value."""

    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    level: Level | None

    def values(self) -> list[Decimal]:
        values = [value for line in self.lines for _day, value in line.points] + [mark.value for mark in self.marks]
        values += [value for bar in self.bars for value in (bar.goal, bar.value) if value is not None]
        return values + [value for value in (self.level.value, self.level.high) if value is not None] if self.level else values

    def days(self) -> list[date]:
        days = [day for line in self.lines for day, _value in line.points] + [mark.day for mark in self.marks]
        return days + [day for bar in self.bars for day in (bar.first, bar.last)]


def picture(assessment: Assessment, history: Sequence[Point], tracker: Tracker, known_by: date | None = None) -> Picture:
    """Return the picture of a target, in the language that is spoken.

    Args:
        assessment: The assessment.
        history: The figures that speak for the target, oldest first.
        tracker: Where it came from.
        known_by: The day by which figures had to be recorded.
    """
    values = _values(assessment, history)
    points = series.speaking_points(assessment, history)
    drawn, readings = _speaking(assessment, points, values)
    references, earlier = series.reference_figures(assessment, tracker, known_by)
    others, far = series.reference_marks(references, values, max(map(abs, drawn.values()), default=ZERO))
    drawn = replace(drawn, marks=(*others, *drawn.marks))
    name = title(assessment, tracker)
    return Picture(
        id=assessment.target.id,
        title=name,
        status=assessment.status.value,
        headline=headline(assessment, values),
        goal=goal_words(assessment.target),
        unit=values.unit_name,
        days=_days(assessment, drawn),
        values=_range(assessment, drawn),
        lines=drawn.lines,
        marks=drawn.marks,
        bars=drawn.bars,
        level=drawn.level,
        rules=_rules(assessment, _days(assessment, drawn)),
        readings=readings,
        note=_note(assessment),
        footer=footer(assessment, _sources(assessment, points), known_by, earlier + far),
        alternative=alternative(assessment, name, values),
        starts=assessment.target.indicator.year_starts,
    )


def _speaking(assessment: Assessment, points: Sequence[Point], values: Values) -> tuple[_Drawing, tuple[str, ...]]:
    """Return what is drawn of the clause and of its other readings, and the names of these."""
    lines, marks, readings = series.reading_series(assessment, values)
    drawn = _Drawing(
        lines=(*lines, *series.figure_lines(assessment, points, values)),
        marks=(*marks, *series.figure_marks(assessment, points, values)),
        bars=tuple(series.year_bars(assessment, values)),
        level=series.level_of(assessment, values),
    )
    return drawn, tuple(readings)


def pictures(report: Report, histories: Sequence[Sequence[Point]], tracker: Tracker) -> list[Picture]:
    """Return the pictures of all targets of a report, in its order.

    Args:
        report: The report.
        histories: Of each target the figures that speak for it, oldest first.
        tracker: Where it came from.
    """
    return [
        picture(assessment, history, tracker, report.known_by)
        for assessment, history in zip(report.assessments, histories, strict=True)
    ]


def _values(assessment: Assessment, history: Sequence[Point]) -> Values:
    ends = level_range(assessment) or ()
    seen = [*ends, *(point.value for point in history), *([assessment.baseline.value] if assessment.baseline else [])]
    seen += [value for _day, value in outlook_curve(assessment)]
    own = assessment.target.indicator.unit
    return Values(assessment.target.indicator, readable(own, seen))


def _range(assessment: Assessment, drawing: _Drawing) -> tuple[Decimal, Decimal] | None:
    values = drawing.values()
    return value_range(values, from_zero=bool(drawing.bars) or assessment.target.sums) if values else None


def _days(assessment: Assessment, drawing: _Drawing) -> tuple[date, date] | None:
    """Return the ends of the time axis; a day of the report that is long after everything else stays outside."""
    begins = (assessment.target.start, assessment.start) if assessment.running is None else ()
    days = [*drawing.days(), *(day for day in (*begins, assessment.deadline) if day is not None)]
    if assessment.as_of is not None and (not days or assessment.as_of - max(days) <= max(max(days) - min(days), TWO_YEARS)):
        days.append(assessment.as_of)
    return time_range(days) if days else None


def _rules(assessment: Assessment, days: tuple[date, date] | None) -> tuple[Rule, ...]:
    rules = [Rule(assessment.as_of, _("as of {day}").format(day=assessment.as_of), "as-of")] if assessment.as_of else []
    if assessment.deadline is not None:
        told = _("deadline {day}").format(day=words.deadline(assessment.target))
        rules.append(Rule(assessment.deadline, told, "deadline"))
    breaks = assessment.target.indicator.breaks if days is not None else ()
    rules += [
        Rule(one.first, _("break: {why}").format(why=visible(one.why)), "break")
        for one in breaks
        if days is not None and days[0] < one.first <= days[1]
    ]
    return tuple(rules)


def _note(assessment: Assessment) -> str:
    """Return why no figure is drawn; "" where there is one."""
    if assessment.latest is not None or any(row.value is not None for row in assessment.years):
        return ""
    if assessment.status is Status.NOT_STARTED and assessment.target.start is not None:
        return _("the window begins on {day}").format(day=assessment.target.start)
    return reason_words(assessment.reasons.get("latest") or assessment.reason or "no-figure")


def _sources(assessment: Assessment, points: Sequence[Point]) -> list[str]:
    """Return the sources of the figures drawn, in the order of their days."""
    before = assessment.running.before if assessment.running is not None else ()
    every = [point for point in (assessment.baseline, *before, *points, assessment.latest) if point]
    drawn = sorted(every, key=lambda point: point.date)
    return [actual.source for point in drawn for actual in point.inputs if actual.source]
