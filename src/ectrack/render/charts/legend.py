"""The key of a picture: a sample of every mark and line in it, with its name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ectrack.locale import N_, _
from ectrack.render.charts.measure import text_width, wrapped
from ectrack.render.charts.picture import Look, Picture, Role
from ectrack.render.charts.placing import Box
from ectrack.render.charts.scene import Area, Scene, Spotted, Stretch, Words
from ectrack.render.charts.style import Stamp, Stroke, Theme, stamps, strokes

LOOKS: dict[Look, str] = {
    "exact": N_("actual"),
    "approximate": N_("approximate actual"),
    "estimated": N_("estimate"),
    "part-year": N_("part of a year"),
    "ceiling": N_("ceiling of the actual"),
    "not-comparable": N_("not comparable"),
    "baseline": N_("baseline"),
    "milestone": N_("milestone"),
    "goal": N_("target"),
}
ROLES: dict[Role, str] = {
    "path": N_("path"),
    "last-year": N_("the year before, by the same days"),
    "outlook": N_("outlook"),
    "reference": N_("level of the baseline"),
}

SIZE, SAMPLE, SPACE = 8.0, 20.0, 14.0
ROW = SIZE * 1.7


@dataclass(frozen=True, slots=True)
class Entry:
    """A sample with its name; exactly one of stamp, stroke, fill and outline is given.

    Attributes:
        outline: The line around an empty box.
    """

    name: str
    stamp: Stamp | None = None
    stroke: Stroke | None = None
    fill: str = ""
    outline: Stroke | None = None


def entries(pictures: Sequence[Picture], theme: Theme, *, days: bool = False) -> list[Entry]:
    """Return the entries that pictures need, each once.

    Args:
        pictures: The pictures.
        theme: The colours.
        days: Whether to name the lines of the day of the report and of the deadline too.
    """
    looks = {mark.look for picture in pictures for mark in picture.marks}
    roles = {line.role for picture in pictures for line in picture.lines}
    found = [Entry(_(name), stamp=stamps(theme)[look]) for look, name in LOOKS.items() if look in looks]
    found += [Entry(_(name), stroke=strokes(theme)[role]) for role, name in ROLES.items() if role in roles]
    found += _bars(pictures, theme)
    if any(picture.level is not None and picture.level.high is not None for picture in pictures):
        found.append(Entry(_("range of the target"), fill=theme.band))
    return [*found, *(_days(pictures, theme) if days else []), *_readings(pictures, theme)]


def rule_stroke(theme: Theme, kind: str) -> Stroke:
    """Return how the day of the report, the deadline and a break are drawn."""
    if kind == "break":
        return Stroke(theme.faint, 1.4)
    return Stroke(theme.red, 0.8, (5.0, 2.0)) if kind == "deadline" else Stroke(theme.faint, 0.8, (1.0, 2.0))


def _days(pictures: Sequence[Picture], theme: Theme) -> list[Entry]:
    kinds = {rule.kind for picture in pictures for rule in picture.rules}
    names = {"as-of": _("day of the report"), "deadline": _("deadline"), "break": _("break in the series")}
    return [Entry(name, stroke=rule_stroke(theme, kind)) for kind, name in names.items() if kind in kinds]


def goal_outline(theme: Theme) -> Stroke:
    """Return the line around the goal of a year."""
    return Stroke(theme.red, 1.0, (3.0, 1.5))


def _bars(pictures: Sequence[Picture], theme: Theme) -> list[Entry]:
    bars = [bar for picture in pictures for bar in picture.bars]
    known = any(bar.value is not None for bar in bars)
    return [
        *([Entry(_("amount of a year"), fill=theme.bar)] if known else []),
        *([Entry(_("goal of a year"), outline=goal_outline(theme))] if bars else []),
    ]


def _readings(pictures: Sequence[Picture], theme: Theme) -> list[Entry]:
    names = [name for picture in pictures for name in picture.readings]
    if not names:
        return []
    told = (
        _("other readings of the clause") if len(pictures) > 1 else _("other readings: {names}").format(names=_(", ").join(names))
    )
    is_line = any(line.role == "reading" for picture in pictures for line in picture.lines)
    return [Entry(told, stroke=strokes(theme)["reading"]) if is_line else Entry(told, stamp=stamps(theme)["reading"])]


def rows(entries: Iterable[Entry], width: float) -> list[list[tuple[float, Entry, str]]]:
    """Return the rows of a key: where each entry begins, and its name, cut into further rows where it is too long for one."""
    lines: list[list[tuple[float, Entry, str]]] = [[]]
    at = 0.0
    for entry in entries:
        for index, text in enumerate(wrapped(entry.name, SIZE, width - SAMPLE)):
            room = SAMPLE + text_width(text, SIZE)
            if index or (at and at + room > width):
                lines.append([])
                at = 0.0
            lines[-1].append((at, entry if not index else Entry(""), text))
            at += room + SPACE
    return [line for line in lines if line]


def draw(scene: Scene, lines: Sequence[Sequence[tuple[float, Entry, str]]], left: float, top: float, theme: Theme) -> None:
    """Draw the rows of a key below a line."""
    for index, line in enumerate(lines):
        baseline = top - ROW * index - SIZE
        for at, entry, text in line:
            _sample(scene, entry, left + at, baseline + SIZE * 0.35)
            scene.shapes.append(Words(left + at + SAMPLE, baseline, text, SIZE, theme.faint))


def _sample(scene: Scene, entry: Entry, x: float, y: float) -> None:
    if entry.stamp is not None:
        scene.shapes.append(Spotted(x + SAMPLE / 2 - 2, y, entry.stamp))
    elif entry.stroke is not None:
        scene.shapes.append(Stretch(((x, y), (x + SAMPLE - 4, y)), entry.stroke))
    elif entry.fill or entry.outline:
        scene.shapes.append(Area(Box(x + 3, y - 3.5, x + SAMPLE - 6, y + 3.5), entry.fill, entry.outline))
