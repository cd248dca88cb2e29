"""What changed between two states of a tracker, as text and as Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.methods import DEFAULT
from ectrack.core.comparing.difference import Difference, TargetChange, better_or_worse
from ectrack.core.comparing.figure_changes import SILENT, FigureChange
from ectrack.core.model import Actual
from ectrack.core.tracker import Tracker
from ectrack.locale import N_, _
from ectrack.locale.terms import reason_words, status_word
from ectrack.locale.text import visible
from ectrack.render import numbers, words
from ectrack.render.goal_words import goal_words
from ectrack.render.growth_cells import required_cell
from ectrack.render.headings import counts
from ectrack.render.markdown_text import escaped
from ectrack.render.notes import Spoken
from ectrack.render.progress import STYLES
from ectrack.render.rewordings import key_text, rewordings
from ectrack.render.screen import Line, indented, inner, line, paragraph, text_of
from ectrack.render.table import Column, Row, table
from ectrack.render.verdicts import verdict_words

FIGURES = {
    "removed": N_("removed from the files"),
    "changed": N_("changed without a revision"),
    "added": N_("added"),
    "revised": N_("revised"),
    "withdrawn": N_("withdrawn"),
}
TARGETS = {"added": N_("added"), "removed": N_("removed"), "reworded": N_("reworded")}
LEFT = frozenset({"name", "id", "before", "after", "move", "verdict_before", "verdict"})
"""Columns without numbers."""

MOVES = {1: N_("better"), -1: N_("worse"), 0: ""}


@dataclass(frozen=True, slots=True)
class Compared:
    """A difference with what was compared.

    Attributes:
        difference: The difference.
        names: The earlier and the later state, as the user named them.
        trackers: Both trackers.
    """

    difference: Difference
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
        lines += [line(), line(title, "bold"), *(part for one in texts for part in _item(one, width))]
    if compared.difference.progress:
        columns = [Column(key, heading, "left" if key in LEFT else "right", **more) for key, heading, more in _columns(compared)]
        lines += [line(), line(_progress_title(compared), "bold"), *indented(table(columns, _rows(compared), inner(width)))]
    return [*lines, line(), *paragraph(_counted(compared), width)]


def markdown(compared: Compared) -> str:
    """Return what changed in Markdown, for a pull request."""
    out = [f"### {escaped(_heading(compared))}", "", escaped(_days(compared)), ""]
    for title, texts in _lists(compared):
        shown = [f"**{escaped(one.text)}**" if one.is_silent else escaped(one.text) for one in texts]
        out += [f"**{escaped(title)}**", "", *(f"- {text}" for text in shown), ""]
    if compared.difference.progress:
        columns = _columns(compared)
        headings = [heading for _key, heading, _more in columns]
        rule = ["---" if key in LEFT else "---:" for key, _heading, _more in columns]
        rows = [[escaped(row.cells[key]) for key, _heading, _more in columns] for row in _rows(compared)]
        out += [f"**{escaped(_progress_title(compared))}**", "", *(f"| {' | '.join(row)} |" for row in (headings, rule, *rows)), ""]
    return "\n".join([*out, escaped(_counted(compared)), ""])


def _heading(compared: Compared) -> str:
    return _became(visible(compared.names[0]), visible(compared.names[1]))


def _days(compared: Compared) -> str:
    before, after = compared.difference.before.as_of, compared.difference.after.as_of
    if before == after:
        return _("as of {day}").format(day=after) if after else _("no figure recorded yet")
    return _("as of {before}, then as of {after}").format(before=before or "-", after=after or "-")


def _counted(compared: Compared) -> str:
    if compared.difference.is_empty:
        return _("nothing changed")
    before, after = (counts(report.assessments) for report in (compared.difference.before, compared.difference.after))
    return _("before {before}; now {after}").format(before=before, after=after)


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing that changed, in words.

    Attributes:
        is_silent: Whether a recorded figure is no longer as it was recorded.
    """

    text: str
    is_silent: bool = False


def _item(item: _Item, width: int | None) -> Iterator[Line]:
    for part in paragraph(f"  {item.text}", width, "    "):
        yield line(text_of(part), "bold red") if item.is_silent else part


def _lists(compared: Compared) -> Iterator[tuple[str, Sequence[_Item]]]:
    difference = compared.difference
    if difference.figures:
        items = [_Item(_figure(change, compared), change.kind in SILENT) for change in difference.figures]
        yield _titled(_("Figures"), FIGURES, [change.kind for change in difference.figures]), items
    if difference.targets:
        items = [_Item(text) for change in difference.targets for text in _target(change)]
        yield _titled(_("Targets"), TARGETS, [change.kind for change in difference.targets]), items


def _titled(title: str, kinds: Mapping[str, str], changes: Sequence[str]) -> str:
    parts = [_("{n} {status}").format(n=changes.count(kind), status=_(word)) for kind, word in kinds.items() if kind in changes]
    return words.statement(title, _(", ").join(parts))


def _figure(change: FigureChange, compared: Compared) -> str:
    old, new = compared.trackers
    figure, before = change.figure, change.before
    place = _("{indicator}, {region}, {period}").format(
        indicator=visible(figure.indicator), region=visible(figure.region), period=visible(str(figure.period))
    )
    value = _value(figure, old if change.kind == "removed" else new)
    if before is not None:
        was = _value(before, old if change.kind == "changed" else new)
        value = value if was in {value, ""} else _became(was, value or "-")
    told = words.statement(
        words.statement(_(FIGURES[change.kind]), place), _(", ").join(part for part in (value, *_keys(change)) if part)
    )
    why = figure.withdrawn or figure.revises
    return _("{text} ({why})").format(text=told, why=visible(why)) if why else told


def _value(figure: Actual, tracker: Tracker) -> str:
    if figure.value is None:
        return ""
    return words.with_unit(words.approximate(numbers.exact(figure.value), figure.approx), tracker.indicators[figure.indicator])


def _keys(change: FigureChange) -> Iterator[str]:
    """Yield the other keys of a figure that changed, with what they said and say."""
    for key in change.keys if change.before else ():
        if key in {"value", "unit", "order"}:
            yield key
        else:
            yield words.statement(key, _became(key_text(getattr(change.before, key)), key_text(getattr(change.figure, key))))


def _target(change: TargetChange) -> list[str]:
    head = words.statement(_(TARGETS[change.kind]), visible(change.target.id))
    texts = rewordings(change.rewordings) if change.kind == "reworded" else [goal_words(change.target)]
    return [words.statement(head, text) for text in texts]


def _became(before: str, after: str) -> str:
    return _("{before} -> {after}").format(before=before, after=after)


def _columns(compared: Compared) -> list[tuple[str, str, dict[str, Any]]]:
    has_verdicts = any(assessment.method != DEFAULT for pair in compared.difference.progress for assessment in pair)
    verdicts: list[tuple[str, str, dict[str, Any]]] = [
        ("verdict_before", _("verdict before"), {"wrap": True, "drop": 5}),
        ("verdict", _("verdict"), {"wrap": True, "drop": 6}),
    ]
    return [
        ("name", _("target"), {"wrap": True}),
        ("id", _("id"), {"drop": 1, "fold": "name", "gone": 4}),
        ("before", _("before"), {"wrap": True}),
        ("after", _("now"), {"wrap": True}),
        ("move", "", {}),
        *(verdicts if has_verdicts else ()),
        ("shortfall_before", _("shortfall before"), {"drop": 2}),
        ("shortfall", _("shortfall"), {"drop": 3}),
        ("required_before", _("required growth before"), {"drop": 2}),
        ("required", _("required growth"), {"drop": 3}),
    ]


def _rows(compared: Compared) -> list[Row]:
    ordered = sorted(compared.difference.progress, key=lambda pair: better_or_worse(*pair))
    return [_row(was, now) for was, now in ordered]


def _row(was: Assessment, now: Assessment) -> Row:
    move = MOVES[better_or_worse(was, now)]
    cells = {
        "name": words.target_name(now.target),
        "id": visible(now.target.id),
        "before": _status(was),
        "after": _status(now),
        "move": _(move) if move else "",
        "verdict_before": verdict_words(was.method, was.verdict),
        "verdict": verdict_words(now.method, now.verdict),
        "shortfall_before": _shortfall(was),
        "shortfall": _shortfall(now),
        "required_before": required_cell(was, Spoken(lambda _reason: "-")),
        "required": required_cell(now, Spoken(lambda _reason: "-")),
    }
    return Row(cells, {"after": STYLES.get(now.status, "dim")})


def _status(assessment: Assessment) -> str:
    return words.statement(status_word(assessment.status.value), reason_words(assessment.reason) if assessment.reason else "")


def _progress_title(compared: Compared) -> str:
    changed = [pair for pair in compared.difference.progress if pair[0].status is not pair[1].status]
    return words.statement(_("Progress"), _("{n} with another status").format(n=len(changed)))


def _shortfall(assessment: Assessment) -> str:
    shown = words.quantity(assessment, "shortfall")
    return "-" if shown is None else words.lacking(assessment, shown)
