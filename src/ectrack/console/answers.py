"""Answers that are kept: the same question about the same files needs no second thought."""

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ectrack.locale import current

if TYPE_CHECKING:
    from ectrack.console.options import Query

SCREEN = ("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "UNICODE_VERSION")
"""Variables that change how a text looks on a terminal."""

MAX_LENGTH = 128 * 1024 * 1024


def answers(command: "Callable[..., str]") -> Callable[..., None]:
    """Let a command print the text it returns, from the cache where the same was asked before and no file changed since.

    Args:
        command: Says something of a tracker that follows from its files, the choices, the language, the screen and the day alone.
    """

    @wraps(command)
    def run(query: "Query", **choices: Any) -> None:
        from ectrack.console.opening import OPENED
        from ectrack.store import cache

        question = _question(command, query, choices)
        key = _key(query.dir)
        kept = cache.recall(question, key) if key else None
        if kept is not None:
            sys.stdout.write(kept.decode("utf-8", "surrogatepass"))
            return
        text = command(query, **choices)
        sys.stdout.write(text)
        if key and OPENED.get(query.dir) == key and len(text) <= MAX_LENGTH:
            cache.keep(question, key, text.encode("utf-8", "surrogatepass"))

    return run


def _question(command: Callable[..., str], query: "Query", choices: dict[str, Any]) -> tuple[Any, ...]:
    from ectrack.locale.language import chosen_by_user
    from ectrack.render.screen import width

    screen = (width(), *(os.environ.get(name) for name in SCREEN))
    place = (os.path.realpath(query.dir), _working_folder())
    return command.__name__, query, sorted(choices.items()), current(), chosen_by_user(), screen, place, date.today()  # noqa: DTZ011  # the day where the user is


def _working_folder() -> str:
    """Return the folder that files are named from; nothing when it is gone."""
    try:
        return os.getcwd()  # noqa: PTH109  # a text
    except FileNotFoundError:
        return ""


def _key(folder: Path) -> bytes:
    """Return what the cache knows the files of a tracker by; empty without the cache, or when a file cannot be read."""
    from ectrack.store import cache
    from ectrack.store.files import read_files

    if cache.is_off():
        return b""
    problems: list[Any] = []
    files = read_files(folder, problems)
    return b"" if problems else cache.key(folder, files)
