"""The tables on the page of one target: its path, years, parts, figures and readings."""

from collections.abc import Sequence

from ectrack.core.assessing.assessment import Assessment, YearRow
from ectrack.core.assessing.curves import knots_of, shape_of
from ectrack.core.figures.bands import ends
from ectrack.core.figures.dependence import derived_from
from ectrack.core.figures.points import Point
from ectrack.core.model import EACH, Indicator
from ectrack.core.tracker import Tracker
from ectrack.core.values.periods import MONTHS_IN_YEAR
from ectrack.locale import _
from ectrack.locale.terms import ROLES, STATES, reason_words, status_word, term
from ectrack.locale.text import visible
from ectrack.render import numbers, words
from ectrack.render.detail.shown import Shown
from ectrack.render.figure_roles import FigureRole, figure_roles
from ectrack.render.goal_words import goal_words
from ectrack.render.records import MISSING_TOLD
from ectrack.render.screen import Line, indented, inner, line, pairs
from ectrack.render.table import Column, table


def path(assessment: Assessment, width: int | None) -> list[Line]:
    """Return the stops of the path, and what it asks for by now."""
    knots, running = knots_of(assessment), assessment.running
    if not knots:
        return []
    stated = [knots[0], knots[-1]] if running is not None and running.seasonal else knots
    names = {knots[-1].date: _("target level"), **({assessment.baseline.date: _("baseline")} if assessment.baseline else {})}
    stops = [
        (
            knot.date.isoformat(),
            _(", ").join((words.of_goal(numbers.amount(knot.value), assessment.target), names.get(knot.date, _("milestone")))),
        )
        for knot in stated
    ]
    if assessment.expected is not None and assessment.latest is not None and assessment.latest.date < knots[-1].date:
        expected = words.of_goal(numbers.amount(assessment.expected), assessment.target)
        stops.append((assessment.latest.date.isoformat(), _(", ").join((expected, _shape_words(assessment)))))
    return pairs(sorted(stops, key=lambda pair: pair[0]), width)


def _shape_words(assessment: Assessment) -> str:
    """Return how the path runs to the latest figure."""
    if assessment.running is not None and assessment.running.seasonal:
        return _("expected by now, by the season of the year before")
    shapes = {
        "linear": _("expected by now, linear path"),
        "compound": _("expected by now, compound path"),
        "compounding": _("expected by now, at the same rate every year"),
    }
    return shapes[shape_of(assessment)]


def years(assessment: Assessment, rows: Sequence[YearRow], width: int | None) -> list[Line]:
    """Return what each year, quarter or month asks for and brought."""
    if not rows:
        return []
    target = assessment.target
    yes, no = (_("inside"), _("outside")) if target.is_band else (_("kept"), _("over")) if target.is_cap else (_("met"), _("short"))
    met = {True: yes, False: no, None: _("no full figure")}
    cut = reason_words("break")
    columns = [
        Column("year", _("year") if EACH.get(target.goal.type, MONTHS_IN_YEAR) == MONTHS_IN_YEAR else _("period")),
        Column("goal", _("goal"), "right"),
        Column("value", _("actual"), "right"),
        Column("met", _("met?")),
    ]
    cells = [
        {
            "year": visible(row.year),
            "goal": words.range_words(*ends(target.goal)) if target.is_band else numbers.amount(row.goal),
            "value": numbers.amount(row.value) if row.value is not None else "-",
            "met": cut if row.met is None and row.value is not None and assessment.reason == "break" else met[row.met],
        }
        for row in rows
    ]
    return indented(table(columns, cells, inner(width)))


def parts(assessments: Sequence[Assessment], tracker: Tracker, width: int | None) -> list[Line]:
    """Return the targets that a split makes."""
    if not assessments:
        return []
    columns = [
        Column("region", _("region"), wrap=True),
        Column("id", _("id"), drop=1, fold="region"),
        Column("latest", _("actual"), "right", drop=2),
        Column("level", _("target level"), "right"),
        Column("status", _("status")),
    ]
    rows = [
        {
            "region": words.region_name(tracker, part.target.region),
            "id": visible(part.target.id),
            "latest": words.actual(part) or "-",
            "level": words.quantity(part, "level") or "-",
            "status": words.statement(status_word(part.status.value), reason_words(part.reason) if part.reason else ""),
        }
        for part in assessments
    ]
    return indented(table(columns, rows, inner(width)))


def figures(detail: Shown, width: int | None) -> list[Line]:
    """Return all recorded figures behind the target, each with its use."""
    found, tracker = detail.found, detail.tracker
    rows = []
    several = bool(derived_from(found.target.indicator)) or found.target.goal.relative is not None
    for one in figure_roles(found, tracker, detail.history, detail.known_by):
        actual, indicator = one.actual, tracker.indicators[one.actual.indicator]
        value = words.approximate(numbers.exact(actual.value), actual.approx) if actual.value is not None else "-"
        role = _role(one)
        rows.append(
            {
                "indicator": visible(indicator.id),
                "region": words.region_name(tracker, actual.region),
                "period": visible(str(actual.period)),
                "value": words.with_unit(value, indicator) if actual.value is not None else value,
                "yoy": numbers.percent_exact(actual.yoy) if actual.yoy is not None else "-",
                "state": term(STATES, actual.state) if actual.state else "-",
                "recorded": actual.recorded.isoformat() if actual.recorded else "-",
                "role": role,
                "source": visible(actual.source or "-"),
                "note": visible(actual.note or "-"),
            }
        )
    if not rows:
        return [] if detail.sums else [line(f"  {reason_words('no-figure')}")]
    columns = [
        *([Column("indicator", _("indicator"))] if several else []),
        *([Column("region", _("region"))] if len({row["region"] for row in rows}) > 1 else []),
        Column("period", _("period")),
        Column("value", _("value"), "right"),
        Column("yoy", _("on a year before"), "right", drop=4),
        Column("state", _("state"), drop=2),
        Column("recorded", _("recorded"), drop=3),
        Column("role", _("use"), wrap=True),
        Column("source", _("source"), wrap=True, drop=5),
        Column("note", _("note"), wrap=True, drop=1),
    ]
    return indented(table([column for column in columns if any(row[column.key] != "-" for row in rows)], rows, inner(width)))


def sums(points: Sequence[Point], indicator: Indicator, tracker: Tracker, width: int | None) -> list[Line]:
    """Return the sums of the regions below by period, with the regions that are missing."""
    rows = [
        {
            "period": visible(one.period),
            "value": words.with_unit(numbers.amount(one.value), indicator),
            "have": _("{have} of {of}").format(have=one.rolled_up.have, of=one.rolled_up.of),
            "missing": _regions_told(one.rolled_up.missing, tracker),
        }
        for one in points
        if one.rolled_up is not None
    ]
    columns = [
        Column("period", _("period")),
        Column("value", _("value"), "right"),
        Column("have", _("regions"), "right"),
        Column("missing", _("missing regions"), wrap=True),
    ]
    return indented(table(columns, rows, inner(width))) if rows else []


def _regions_told(regions: Sequence[str], tracker: Tracker) -> str:
    """Return the names of regions; of many the first ones, and how many follow."""
    named = [words.region_name(tracker, region) for region in regions[:MISSING_TOLD]]
    more = len(regions) - len(named)
    return _(", ").join([*named, _("{count} more").format(count=more)] if more else named) or "-"


def _role(figure: FigureRole) -> str:
    """Return what part a figure has, and why it was replaced, withdrawn or takes the place of another."""
    role = term(ROLES, figure.role)
    if figure.link is not None:
        role = _("{role}, times {factor} over a break").format(role=role, factor=numbers.exact(figure.link))
    if not figure.why:
        return role
    if figure.actual.revises and figure.why == figure.actual.revises:
        return _("{role} (revises an earlier figure: {why})").format(role=role, why=visible(figure.why))
    return words.statement(role, visible(figure.why))


def readings(detail: Shown, width: int | None) -> list[Line]:
    """Return the readings of the clause, and whether they change the status."""
    found = detail.found
    if not found.readings:
        return []
    columns = [
        Column("name", _("reading")),
        Column("goal", _("goal"), wrap=True),
        Column("level", _("target level"), "right"),
        Column("latest", _("actual"), "right", drop=1),
        Column("status", _("status")),
        Column("changes", _("other status?"), drop=2),
    ]
    rows = [
        _reading(_("(main)"), found, found),
        *(_reading(visible(name), other, found) for name, other in found.readings),
    ]
    notes = [(visible(name), visible(other.target.note or "")) for name, other in found.readings]
    told = [(name, text) for name, text in notes if text and text != visible(found.target.note or "")]
    return [*indented(table(columns, rows, inner(width))), *pairs(told, width)]


def _reading(name: str, reading: Assessment, main: Assessment) -> dict[str, str]:
    return {
        "name": name,
        "goal": goal_words(reading.target),
        "level": words.quantity(reading, "level") or "-",
        "latest": words.actual(reading) or "-",
        "status": status_word(reading.status.value),
        "changes": "-" if reading is main else _("yes") if reading.status is not main.status else _("no"),
    }
