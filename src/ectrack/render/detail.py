"""One target with everything there is to say about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from types import MappingProxyType

from ectrack.core.assessment import Assessment, Point, Verdict
from ectrack.core.model import Tracker
from ectrack.locale import _
from ectrack.locale.terms import BASES, KINDS, QUANTITIES, ROLES, STATES, VERDICTS, reason_words, status_word, term
from ectrack.locale.text import visible
from ectrack.locale.text import width as cells
from ectrack.render import numbers, words
from ectrack.render.chart import chart, knots_of
from ectrack.render.figures import Listed, listed
from ectrack.render.formulas import explained
from ectrack.render.progress import STYLES
from ectrack.render.screen import Line, Segment, line, paragraph, text_of, wrapped
from ectrack.render.table import Column, table
from ectrack.render.verdicts import side_by_side

Pairs = Iterable[tuple[str, str]]

RATES = frozenset({"observed_growth", "planned_growth", "required_growth"})
YEARLY, MONTHLY = "required_per_year", "required_per_month"
DIFFERENCES = frozenset({"lead", "shortfall", YEARLY, MONTHLY})
BARE = frozenset({"attainment", "share_done", "share_time", "pace", "years_early"})
NOT_NEEDED = frozenset({"met", "met-by-estimate"})
"""Reasons that say as much as a value."""

ASIDE = frozenset({"start", "deadline"})
"""Quantities that other lines tell."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One target to be shown.

    Attributes:
        found: Its assessment.
        history: The figures that speak for it, oldest first.
        tracker: Where it came from.
        known_by: Day by which figures had to be recorded.
        verdicts: What each method says, where all of them are asked.
    """

    found: Assessment
    history: Sequence[Point]
    tracker: Tracker
    known_by: date | None = None
    verdicts: Mapping[str, Verdict] = field(default_factory=lambda: MappingProxyType({}))


def detail(shown: Shown, width: int | None, *, explain: bool = False, parts: Sequence[Assessment] = ()) -> list[Line]:
    """Return the lines that show one target.

    Args:
        shown: The target.
        width: Columns of the terminal; None when nothing has to fit.
        explain: Whether to fill in each formula.
        parts: The targets that its split makes.
    """
    found = shown.found
    name = words.target_name(found.target)
    sections = [
        [*(line(text_of(part), "bold") for part in paragraph(name, width)), line(visible(found.target.id), "dim")],
        _pairs(_clause(shown), width, {_("status"): STYLES.get(found.status, "dim")}),
        _titled(
            _("Quantities, as of {day}").format(day=found.as_of) if found.as_of else _("Quantities"), _quantities(found, width)
        ),
        _titled(_("Formulas"), _formulas(shown, width)) if explain else [],
        _titled(_("Path"), _path(found, width)),
        _titled(_("Years"), _years(found, width)),
        _titled(_("Parts"), _parts(parts, shown.tracker, width)),
        _titled(_("Figures"), _figures(shown, width)),
        _titled(_("Methods side by side"), _indented(side_by_side(shown.verdicts, width and width - 2))),
        _titled(_("Other readings of the clause"), _readings(shown, width)),
        _titled(_chart_title(found), [line(text) for text in chart(found, shown.history, width)]),
    ]
    return [*sections[0], *(one for section in sections[1:] if section for one in (line(), *section))]


def _titled(title: str, lines: Sequence[Line]) -> list[Line]:
    return [line(title, "bold"), *lines] if lines else []


def _chart_title(found: Assessment) -> str:
    unit = words.unit_name(found.target.indicator)
    return _("Chart, {unit}").format(unit=unit) if unit else _("Chart")


def _pairs(pairs: Pairs, width: int | None, styles: dict[str, str] | None = None) -> list[Line]:
    """Return names with their texts beside them, texts going on below themselves."""
    items = list(pairs)
    column = max(map(cells, (name for name, _text in items)), default=0)
    lines: list[Line] = []
    for name, text in items:
        parts = wrapped(text, max(width - column - 4, column)) if width else [text]
        for first, part in zip_longest([name], parts, fillvalue=""):
            lines.append((Segment(f"  {first}{' ' * (column - cells(first))}  "), Segment(part, (styles or {}).get(name, ""))))
    return lines


def _clause(shown: Shown) -> list[tuple[str, str]]:
    found, tracker = shown.found, shown.tracker
    target, indicator = found.target, found.target.indicator
    policy = tracker.policies.get(target.policy) if target.policy else None
    binding = {True: _("binding"), False: _("anticipated"), None: _("not stated")}[target.binding]
    unit, measured = words.unit_name(indicator), words.with_id(words.name(indicator.names), indicator.id)
    pairs = [
        (_("status"), words.told(status_word(found.status.value), reason_words(found.reason) if found.reason else "")),
        (_("remarks"), words.remarks(found.flags)),
        (_("goal"), words.goal_words(target)),
        (_("policy"), words.with_id(words.name(policy.names), policy.id) if policy else _("not stated")),
        (_("issued"), _issued(shown)),
        (_("clause"), visible(target.clause) if target.clause else _("not stated")),
        (_("strength"), binding),
        (_("owner"), visible(target.owner) if target.owner else _("not stated")),
        (_("indicator"), _(", ").join(part for part in (measured, term(KINDS, indicator.kind), unit) if part)),
        (_("definition"), visible(indicator.definition or "")),
        (_("region"), words.with_id(words.region_name(tracker, target.region), target.region)),
        (_("tags"), _(", ").join(visible(tag) for tag in target.tags)),
        (_("note"), visible(target.note or "")),
        (_("superseded by"), visible(target.superseded_by or "")),
    ]
    if found.method != "pace":
        pairs.insert(1, (_("verdict"), words.with_id(_verdict(found), found.method)))
    return [(name, text) for name, text in pairs if text]


def _verdict(found: Assessment) -> str:
    word, reason = found.verdict.word, found.verdict.reason
    return term(VERDICTS, word) if word else reason_words(reason or "cannot-judge")


def _issued(shown: Shown) -> str:
    policy = shown.tracker.policies.get(shown.found.target.policy or "")
    if policy is None:
        return ""
    parts = [policy.issued.isoformat() if policy.issued else "", visible(policy.issuer or ""), visible(policy.source or "")]
    return _(", ").join(part for part in parts if part)


def _quantities(found: Assessment, width: int | None) -> list[Line]:
    """Return the quantities with a value, then the names of the others by the reason why they have none."""
    texts = {key: _text_of(found, key) for key in QUANTITIES if key not in ASIDE}
    pairs = [(term(QUANTITIES, key), text) for key, text in texts.items() if text is not None]
    by_reason: dict[str, list[str]] = {}
    for key in (key for key, text in texts.items() if text is None):
        by_reason.setdefault(words.why_empty(found, key), []).append(term(QUANTITIES, key))
    by_reason.pop("not-met", None)
    lines = _pairs(pairs, width)
    for reason, names in by_reason.items():
        told = words.told(_("not defined, {reason}").format(reason=reason_words(reason)), _(", ").join(names))
        lines += paragraph(f"  {told}", width, "    ")
    return lines


def _text_of(found: Assessment, key: str) -> str | None:
    """Return a quantity in words; None when it has no value."""
    outlook, indicator = found.outlook, found.target.indicator
    match key:
        case "level":
            return _level(found)
        case "baseline":
            return _point(found, found.baseline)
        case "latest":
            return _point(found, found.latest)
        case "outlook.value":
            return words.with_unit(numbers.amount(outlook.value), indicator) if outlook.value is not None else None
        case "outlook.met_on":
            return outlook.met_on.isoformat() if outlook.met_on else None
        case "met_on":
            return found.met_on.isoformat() if found.met_on else None
        case _:
            return quantity_words(found, key)


def quantity_words(found: Assessment, key: str) -> str | None:
    """Return a quantity with its unit; None when it has no value."""
    shown = words.quantity(found, key)
    if shown is None:
        reason = words.why_empty(found, key)
        return reason_words(reason) if reason in NOT_NEEDED else None
    if key in RATES:
        return _("{rate} a year").format(rate=shown)
    if key in BARE:
        return shown
    template = {YEARLY: _("{amount} a year"), MONTHLY: _("{amount} a month")}.get(key, "{amount}")
    unit = words.with_points if key in DIFFERENCES else words.with_unit
    return template.format(amount=unit(shown, found.target.indicator))


def _level(found: Assessment) -> str | None:
    if found.level is None:
        return None
    level = words.with_unit(numbers.amount(found.level), found.target.indicator)
    return _("{amount} on {day}").format(amount=level, day=found.deadline) if found.deadline else level


def _point(found: Assessment, point: Point | None) -> str | None:
    """Return a value with its period, how it came about, and its sources."""
    if point is None:
        return None
    ceiling = point is found.latest and "upper-bound" in found.flags
    value = words.with_unit(words.figure(point, ceiling=ceiling), found.target.indicator)
    text = _("{amount} for {period}").format(amount=value, period=visible(point.period))
    if point.basis != "observed":
        text = words.with_id(text, term(BASES, point.basis))
    source = point.source
    return _("{text}; source: {source}").format(text=text, source=visible(source)) if source else text


def _formulas(shown: Shown, width: int | None) -> list[Line]:
    found, lines = shown.found, list[Line]()
    for one in explained(found, shown.history):
        name = term(QUANTITIES, one.key)
        outcome = found.outlook.met_on.isoformat() if one.key == "outlook.met_on" and found.outlook.met_on else one.result
        equals = "->" if one.key == "outlook.met_on" else "="
        lines += paragraph(f"  {name} = {one.words}", width, "    ")
        lines += paragraph(
            f"    = {one.filled} {equals} {outcome}" if one.filled != outcome else f"    = {outcome}", width, "      "
        )
    return lines


def _path(found: Assessment, width: int | None) -> list[Line]:
    knots = knots_of(found)
    if not knots:
        return []
    shape = {"linear": _("expected by now, linear path"), "compound": _("expected by now, compound path")}[found.target.path]
    names = {knots[-1].date: _("target level"), **({found.baseline.date: _("baseline")} if found.baseline else {})}
    unit, milestone = found.target.indicator, _("milestone")
    pairs = [
        (knot.date.isoformat(), _(", ").join((words.with_unit(numbers.amount(knot.value), unit), names.get(knot.date, milestone))))
        for knot in knots
    ]
    if found.expected is not None and found.latest is not None and found.latest.date < knots[-1].date:
        expected = words.with_unit(numbers.amount(found.expected), unit)
        pairs.append((found.latest.date.isoformat(), _(", ").join((expected, shape))))
    return _pairs(sorted(pairs, key=lambda pair: pair[0]), width)


def _years(found: Assessment, width: int | None) -> list[Line]:
    if not found.years:
        return []
    met = {True: _("met"), False: _("short"), None: _("no full figure")}
    columns = [
        Column("year", _("year")),
        Column("goal", _("goal"), "right"),
        Column("value", _("actual"), "right"),
        Column("met", _("met?")),
    ]
    rows = [
        {
            "year": visible(row.year),
            "goal": numbers.amount(row.goal),
            "value": numbers.amount(row.value) if row.value is not None else "-",
            "met": met[row.met],
        }
        for row in found.years
    ]
    return _indented(table(columns, rows, _inner(width)))


def _parts(parts: Sequence[Assessment], tracker: Tracker, width: int | None) -> list[Line]:
    if not parts:
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
            "status": words.told(status_word(part.status.value), reason_words(part.reason) if part.reason else ""),
        }
        for part in parts
    ]
    return _indented(table(columns, rows, _inner(width)))


def _figures(shown: Shown, width: int | None) -> list[Line]:
    found, tracker = shown.found, shown.tracker
    rows = []
    several = found.target.indicator.ratio is not None
    for one in listed(found, tracker, shown.history, shown.known_by):
        actual, indicator = one.actual, tracker.indicators[one.actual.indicator]
        value = words.approximate(numbers.exact(actual.value), actual.approx) if actual.value is not None else "-"
        role = _role(one)
        rows.append(
            {
                "indicator": visible(indicator.id),
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
        return [line(f"  {reason_words('no-figure')}")]
    columns = [
        *([Column("indicator", _("indicator"))] if several else []),
        Column("period", _("period")),
        Column("value", _("value"), "right"),
        Column("yoy", _("on a year before"), "right", drop=4),
        Column("state", _("state"), drop=2),
        Column("recorded", _("recorded"), drop=3),
        Column("role", _("use"), wrap=True),
        Column("source", _("source"), wrap=True, drop=5),
        Column("note", _("note"), wrap=True, drop=1),
    ]
    return _indented(table([column for column in columns if any(row[column.key] != "-" for row in rows)], rows, _inner(width)))


def _role(one: Listed) -> str:
    """Return what part a figure has, and why it was replaced, withdrawn or takes the place of another."""
    role = term(ROLES, one.role)
    if not one.why:
        return role
    if one.actual.revises and one.why == one.actual.revises:
        return _("{role} (corrects an earlier figure: {why})").format(role=role, why=visible(one.why))
    return words.told(role, visible(one.why))


def _readings(shown: Shown, width: int | None) -> list[Line]:
    found = shown.found
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
    return [*_indented(table(columns, rows, _inner(width))), *_pairs(told, width)]


def _reading(name: str, other: Assessment, main: Assessment) -> dict[str, str]:
    return {
        "name": name,
        "goal": words.goal_words(other.target),
        "level": words.quantity(other, "level") or "-",
        "latest": words.actual(other) or "-",
        "status": status_word(other.status.value),
        "changes": "-" if other is main else _("yes") if other.status is not main.status else _("no"),
    }


def _inner(width: int | None) -> int | None:
    return width - 2 if width else None


def _indented(lines: Iterable[Line]) -> list[Line]:
    return [(Segment("  "), *pieces) for pieces in lines]
