"""A bar on standard error for work that takes longer than a second, where somebody watches."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

PATIENCE = 1.0
"""Seconds before a bar is shown."""

CELLS = 30
_EVERY = 0.1


class Step(Protocol):
    """Takes which part of the work is done, from 0 to 1."""

    def __call__(self, part: float, /) -> None:
        """Show it."""


@contextmanager
def bar(words: str) -> Iterator[Step]:
    """Give what shows how far the work is; the bar is gone when the work ends.

    Args:
        words: What is being done.
    """
    began = shown = time.monotonic()
    drawn = False

    def step(part: float) -> None:
        nonlocal shown, drawn
        now = time.monotonic()
        if sys.stderr.isatty() and now - began > PATIENCE and now - shown > _EVERY:
            shown, drawn = now, True
            filled = int(part * CELLS)
            sys.stderr.write(f"\r{words} [{'#' * filled}{'.' * (CELLS - filled)}] {part:4.0%}")
            sys.stderr.flush()

    try:
        yield step
    finally:
        if drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
