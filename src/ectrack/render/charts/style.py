"""Colours, strokes and shapes: apart for the colour-blind, apart in grey print, in a light and a dark variant.

Source of the colours: Okabe and Ito, Color Universal Design; their luminance differs, and so does every shape and stroke.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ectrack.render.charts.picture import Look, Role

ThemeName = Literal["light", "dark"]
Shape = Literal["circle", "half", "square", "diamond", "thin", "down", "up", "cross", "plus", "star", "dash"]


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a picture, as #rrggbb."""

    ground: str
    ink: str
    faint: str
    grid: str
    blue: str
    orange: str
    red: str
    green: str
    band: str
    bar: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn; `dashes` are lengths on and off, in points, none for a solid line."""

    colour: str
    width: float
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a mark is drawn."""

    shape: Shape
    colour: str
    filled: bool
    size: float = 7.0


THEMES: Mapping[ThemeName, Theme] = {
    "light": Theme(
        ground="#ffffff",
        ink="#1a1a1a",
        faint="#5f6368",
        grid="#e3e5e8",
        blue="#0072b2",
        orange="#b06f00",
        red="#c04a00",
        green="#00805c",
        band="#f8e3d2",
        bar="#a9c9de",
    ),
    "dark": Theme(
        ground="#15181c",
        ink="#f1f3f4",
        faint="#a8adb3",
        grid="#30353b",
        blue="#56b4e9",
        orange="#e69f00",
        red="#ff8a4c",
        green="#2fc79a",
        band="#3a2a20",
        bar="#31566e",
    ),
}


def strokes(theme: Theme) -> dict[Role, Stroke]:
    """Return how each line is drawn."""
    return {
        "actual": Stroke(theme.ink, 1.6),
        "estimate": Stroke(theme.ink, 1.3, (4.0, 2.5)),
        "path": Stroke(theme.blue, 1.5, (7.0, 3.0)),
        "outlook": Stroke(theme.ink, 1.4, (1.2, 2.6)),
        "reading": Stroke(theme.faint, 0.8, (8.0, 2.0, 1.5, 2.0)),
        "last-year": Stroke(theme.faint, 0.9, (14.0, 2.0)),
        "reference": Stroke(theme.faint, 1.0, (3.0, 3.0)),
    }


def stamps(theme: Theme) -> dict[Look, Stamp]:
    """Return how each mark is drawn."""
    return {
        "exact": Stamp("circle", theme.ink, filled=True),
        "approximate": Stamp("circle", theme.ink, filled=False),
        "estimated": Stamp("diamond", theme.ink, filled=False),
        "part-year": Stamp("half", theme.ink, filled=True),
        "ceiling": Stamp("down", theme.ink, filled=False),
        "not-comparable": Stamp("cross", theme.faint, filled=False, size=6.0),
        "baseline": Stamp("square", theme.ink, filled=True, size=6.5),
        "milestone": Stamp("thin", theme.blue, filled=True, size=7.5),
        "reading": Stamp("plus", theme.faint, filled=False),
        "goal": Stamp("star", theme.red, filled=True, size=10.0),
    }


def badge(theme: Theme, status: str) -> Stamp:
    """Return the mark before the words of a status; the words alone say it too."""
    kinds: dict[str, tuple[Shape, str]] = {
        "achieved": ("star", theme.green),
        "on-pace": ("up", theme.blue),
        "behind": ("down", theme.orange),
        "reversing": ("down", theme.red),
        "missed": ("cross", theme.red),
    }
    shape, colour = kinds.get(status, ("dash", theme.faint))
    return Stamp(shape, colour, filled=True, size=9.0)
