"""Drawing, and what a command says when it cannot."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ectrack.console.outcome import Failed
from ectrack.core.problems import Problem
from ectrack.locale import _

NAMED = 20
"""Characters that no font has are named up to so many."""

Drawn = TypeVar("Drawn")


def drawn(draw: Callable[[], Drawn], command: str, font: Path | None = None) -> Drawn:
    """Return what is drawn.

    Args:
        draw: Draws it.
        command: Whose name is told where the drawing library is missing.
        font: The only font to be used.

    Raises:
        Failed: Without the drawing library, or without a font.
    """
    from ectrack.render.charts.fonts import FontError

    try:
        return draw()
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "matplotlib":
            raise
        raise Failed([Problem("missing-extra", None, {"command": command, "found": "matplotlib", "extra": "chart"})]) from None
    except FontError as error:
        raise _without_font(error, font) from None


def _without_font(error: Exception, font: Path | None) -> Failed:
    missing = str(error)
    if font is not None and not missing:
        return Failed([Problem("bad-value", None, {"found": font.as_posix(), "expected": _("a font file, such as *.otf")})])
    found = missing if len(missing) <= NAMED else f"{missing[:NAMED]}…"
    return Failed([Problem("font-lacks" if font else "no-font", None, {"found": found, "font": font.as_posix() if font else ""})])
