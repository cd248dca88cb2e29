"""One writer at a time: a lock that ends with its process, however that ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ectrack.core.problems import Origin, Problem
from ectrack.store.files import reason, shown

LOCK = ".ectrack.lock"
WAIT = 10.0
"""Seconds to wait for another command that writes to the same tracker."""
_POLL = 0.02


class WriteError(Exception):
    """Something that was not written.

    Attributes:
        problems: Why.
    """

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems."""
        super().__init__(problems[0].slug)
        self.problems = problems


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other commands from writing to the tracker; the lock ends with the process, however that ends.

    Raises:
        WriteError: `busy` after 10 seconds, `cannot-write` when the tracker cannot be written to.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(Path(os.path.realpath(folder)) / LOCK, timeout=WAIT, poll_interval=_POLL)
    try:
        lock.acquire()
    except Timeout:
        raise WriteError(Problem("busy", Origin(shown(folder)), {"expected": f"{WAIT:.0f}"})) from None
    except OSError as failure:
        raise WriteError(Problem("cannot-write", Origin(shown(folder, LOCK)), {"reason": reason(failure)})) from failure
    try:
        yield
    finally:
        with suppress(OSError):
            lock.release()
