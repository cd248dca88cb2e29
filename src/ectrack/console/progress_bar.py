"""A bar on standard error for work that takes longer than a second, where somebody watches."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Event

PATIENCE = 1.0
"""Seconds before a bar is shown."""

CELLS = 30
EVERY = 0.2
"""Seconds between two drawings."""

Step = Callable[[float], None]
"""Takes which part of the work is done, from 0 to 1."""


@contextmanager
def bar(words: str) -> Iterator[Step]:
    """Give what is told how far the work is; as long as it is told nothing, the seconds are shown. All is gone when the work ends.

    Args:
        words: What is being done.
    """
    if not sys.stderr.isatty():
        yield lambda _part: None
        return
    from threading import Event, Thread

    part: list[float] = []
    ended = Event()
    drawing = Thread(target=_draw, args=(words, part, ended), daemon=True)
    drawing.start()
    try:
        yield lambda done: part.__setitem__(slice(None), [done])
    finally:
        ended.set()
        drawing.join()


def _draw(words: str, part: list[float], ended: "Event") -> None:
    seconds = PATIENCE
    wait = PATIENCE
    while not ended.wait(wait):
        sys.stderr.write(f"\r{words} {_filled(part[0]) if part else f'{seconds:.0f} s'}\x1b[K")
        sys.stderr.flush()
        seconds, wait = seconds + EVERY, EVERY
    if seconds > PATIENCE:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _filled(part: float) -> str:
    filled = int(part * CELLS)
    return f"[{'#' * filled}{'.' * (CELLS - filled)}] {part:4.0%}"
