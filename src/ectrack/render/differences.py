"""What changed between two states of a tracker, as text, as Markdown and as a record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ectrack.core.assessment import Assessment
from ectrack.core.difference import Difference, FigureChange, TargetChange, better_or_worse
from ectrack.core.model import Actual, Target, Tracker
from ectrack.locale import N_, _, current
from ectrack.locale.terms import reason_words, status_word
from ectrack.locale.text import visible
from ectrack.render import numbers, words
from ectrack.render.exports import escaped
from ectrack.render.progress import STYLES, counts
from ectrack.render.records import ratio, record
from ectrack.render.screen import Line, indented, inner, line, paragraph
from ectrack.render.table import Column, Row, table

FIGURES = {
    "added": N_("added"),
    "revised": N_("revised"),
    "withdrawn": N_("withdrawn"),
    "changed": N_("changed without a revision"),
    "removed": N_("removed from the files"),
}
TARGETS = {"added": N_("added"), "removed": N_("removed"), "reworded": N_("reworded")}
LEFT = frozenset({"name", "id", "before", "after", "move"})
"""Columns without numbers."""

MOVES = {1: N_("better"), -1: N_("worse"), 0: ""}
NOTATION = {"names": "name", "start": "from", "due": "by", "halt": "status"}
"""What the notation calls the keys of a target, where that is another word."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A difference with what was compared.

    Attributes:
        found: The difference.
        names: The earlier and the later state, as the user named them.
        trackers: Both trackers.
    """

    found: Difference
    names: tuple[str, str]
    trackers: tuple[Tracker, Tracker]


def differences(compared: Compared, width: int | None) -> list[Line]:
    """Return the lines that say what changed.

    Args:
        compared: The difference.
        width: Columns of the terminal; None when nothing has to fit.
    """
    lines = [*paragraph(_heading(compared), width), *paragraph(_days(compared), width)]
    for title, texts in _lists(compared):
        lines += [line(), line(title, "bold"), *(part for one in texts for part in paragraph(f"  {one}", width, "    "))]
    if compared.found.progress:
        columns = [Column(key, heading, "left" if key in LEFT else "right", **more) for key, heading, more in _columns()]
        lines += [line(), line(_progress_title(compared), "bold"), *indented(table(columns, _rows(compared), inner(width)))]
    return [*lines, line(), *paragraph(_counted(compared), width)]


def markdown(compared: Compared) -> str:
    """Return what changed in Markdown, for a pull request."""
    out = [f"### {escaped(_heading(compared))}", "", escaped(_days(compared)), ""]
    if compared.found.progress:
        headings = [heading for _key, heading, _more in _columns()]
        rule = ["---" if key in LEFT else "---:" for key, _heading, _more in _columns()]
        rows = [[escaped(row.cells[key]) for key, _heading, _more in _columns()] for row in _rows(compared)]
        out += [f"**{escaped(_progress_title(compared))}**", "", *(f"| {' | '.join(row)} |" for row in (headings, rule, *rows)), ""]
    for title, texts in _lists(compared):
        out += [f"**{escaped(title)}**", "", *(f"- {escaped(one)}" for one in texts), ""]
    return "\n".join([*out, escaped(_counted(compared)), ""])


def difference_record(compared: Compared) -> dict[str, Any]:
    """Return what changed as one record: `diff --json`."""
    found, lang = compared.found, current()
    old, new = compared.trackers
    return {
        "schema_version": 1,
        "before": {"name": compared.names[0], "as_of": _day(found.before.as_of), "counts": found.before.counts},
        "after": {"name": compared.names[1], "as_of": _day(found.after.as_of), "counts": found.after.counts},
        "figures": [
            {
                "change": one.kind,
                **_figure_record(one.figure),
                "before": _figure_record(one.before) if one.before else None,
                "keys": list(one.keys),
            }
            for one in found.figures
        ],
        "targets": [
            {"change": one.kind, "id": one.target.id, "keys": [NOTATION.get(key, key) for key in one.keys]} for one in found.targets
        ],
        "progress": [
            {
                "id": now.target.id,
                "move": {1: "better", -1: "worse", 0: None}[better_or_worse(was, now)],
                "before": _pick(record(was, old, lang)),
                "after": _pick(record(now, new, lang)),
            }
            for was, now in found.progress
        ],
        "slipped": [now.target.id for _was, now in found.slipped],
    }


def _pick(whole: Mapping[str, Any]) -> dict[str, Any]:
    return {key: whole[key] for key in ("status", "reason", "shortfall", "required_growth", "latest", "level")}


def _figure_record(figure: Actual) -> dict[str, Any]:
    return {
        "indicator": figure.indicator,
        "region": figure.region,
        "period": str(figure.period),
        "value": figure.value,
        "yoy": ratio(figure.yoy),
        "comparable": figure.comparable,
        "source": figure.source,
        "why": figure.withdrawn or figure.revises,
    }


def _day(day: object) -> str | None:
    return str(day) if day else None


def _heading(compared: Compared) -> str:
    return _("{before} -> {after}").format(before=visible(compared.names[0]), after=visible(compared.names[1]))


def _days(compared: Compared) -> str:
    before, after = compared.found.before.as_of, compared.found.after.as_of
    if before == after:
        return _("as of {day}").format(day=after) if after else _("no figure recorded yet")
    return _("as of {before}, then as of {after}").format(before=before or "-", after=after or "-")


def _counted(compared: Compared) -> str:
    if compared.found.is_empty:
        return _("nothing changed")
    before, after = (counts(report.assessments) for report in (compared.found.before, compared.found.after))
    return _("before {before}; now {after}").format(before=before, after=after)


def _lists(compared: Compared) -> Iterator[tuple[str, Sequence[str]]]:
    found = compared.found
    if found.figures:
        kinds = [one.kind for one in found.figures]
        yield (
            _titled(_("Figures"), {kind: _(word) for kind, word in FIGURES.items()}, kinds),
            [_figure(one, compared) for one in found.figures],
        )
    if found.targets:
        kinds_ = [one.kind for one in found.targets]
        texts = [text for one in found.targets for text in _target(one)]
        yield _titled(_("Targets"), {kind: _(word) for kind, word in TARGETS.items()}, kinds_), texts


def _titled(title: str, kinds: Mapping[str, str], found: Sequence[str]) -> str:
    parts = [_("{n} {status}").format(n=found.count(kind), status=word) for kind, word in kinds.items() if kind in found]
    return words.told(title, _(", ").join(parts))


def _figure(one: FigureChange, compared: Compared) -> str:
    tracker = compared.trackers[0 if one.kind == "removed" else 1]
    figure = one.figure
    indicator = tracker.indicators[figure.indicator]
    place = _("{indicator}, {region}, {period}").format(
        indicator=visible(figure.indicator), region=visible(figure.region), period=visible(str(figure.period))
    )
    value = _value(figure, tracker) if figure.value is not None else ""
    if one.before is not None and one.before.value is not None and one.before.value != figure.value:
        was = words.with_unit(words.approximate(numbers.exact(one.before.value), one.before.approx), indicator)
        value = _("{before} -> {after}").format(before=was, after=value or "-")
    parts = [f"{_(FIGURES[one.kind])}: {place}", value, _(", ").join(one.keys) if one.kind == "changed" else ""]
    why = figure.withdrawn or figure.revises
    told = words.told(parts[0], _(", ").join(part for part in parts[1:] if part)) if any(parts[1:]) else parts[0]
    return _("{text} ({why})").format(text=told, why=visible(why)) if why else told


def _value(figure: Actual, tracker: Tracker) -> str:
    assert figure.value is not None  # noqa: S101  # asked for figures with a value only
    return words.with_unit(words.approximate(numbers.exact(figure.value), figure.approx), tracker.indicators[figure.indicator])


def _target(one: TargetChange) -> list[str]:
    head = words.told(_(TARGETS[one.kind]), visible(one.target.id))
    if one.kind != "reworded" or one.before is None:
        return [words.told(head, words.goal_words(one.target))]
    texts = []
    if words.goal_words(one.before) != words.goal_words(one.target):
        texts.append(_("{before} -> {after}").format(before=words.goal_words(one.before), after=words.goal_words(one.target)))
    told = {"goal", "due", "start", "baseline", "direction"}
    others = [key for key in one.keys if not (key in told and texts)]
    texts += [f"{NOTATION.get(key, key)}: {_key_words(one.before, key)} -> {_key_words(one.target, key)}" for key in others]
    return [words.told(head, text) for text in texts]


def _key_words(target: Target, key: str) -> str:
    value = getattr(target, key)
    if key == "indicator":
        return visible(target.indicator.id)
    if key == "names":
        return words.target_name(target)
    if key == "goal":
        return words.goal_words(target)
    if key == "milestones":
        return _(", ").join(f"{one.date} {numbers.exact(one.value)}" for one in value) or "-"
    if key == "readings":
        return _(", ").join(visible(name) for name, _other in value) or "-"
    if isinstance(value, tuple):
        return _(", ").join(visible(str(part)) for part in value) or "-"
    return "-" if value is None else visible(str(value))


def _columns() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        ("name", _("target"), {"wrap": True}),
        ("id", _("id"), {"drop": 1, "fold": "name", "gone": 4}),
        ("before", _("before"), {}),
        ("after", _("now"), {}),
        ("move", "", {}),
        ("shortfall_before", _("shortfall before"), {"drop": 2}),
        ("shortfall", _("shortfall"), {"drop": 3}),
        ("required_before", _("required growth before"), {"drop": 2}),
        ("required", _("required growth"), {"drop": 3}),
    ]


def _rows(compared: Compared) -> list[Row]:
    ordered = sorted(compared.found.progress, key=lambda pair: better_or_worse(*pair))
    return [_row(was, now) for was, now in ordered]


def _row(was: Assessment, now: Assessment) -> Row:
    move = MOVES[better_or_worse(was, now)]
    cells = {
        "name": words.target_name(now.target),
        "id": visible(now.target.id),
        "before": _status(was),
        "after": _status(now),
        "move": _(move) if move else "",
        "shortfall_before": words.quantity(was, "shortfall") or "-",
        "shortfall": words.quantity(now, "shortfall") or "-",
        "required_before": words.quantity(was, "required_growth") or "-",
        "required": words.quantity(now, "required_growth") or "-",
    }
    return Row(cells, {"after": STYLES.get(now.status, "dim")})


def _status(found: Assessment) -> str:
    return words.told(status_word(found.status.value), reason_words(found.reason) if found.reason else "")


def _progress_title(compared: Compared) -> str:
    changed = [pair for pair in compared.found.progress if pair[0].status is not pair[1].status]
    return words.told(_("Progress"), _("{n} with another status").format(n=len(changed)))
