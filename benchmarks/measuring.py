"""Running commands and measuring them: wall time, and the most memory they held."""

import os
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ECTRACK = (sys.executable, "-m", "ectrack")
FIRST = (sys.executable, "-c", "pass")


class Measured(NamedTuple):
    """What a run took.

    Attributes:
        seconds: Wall time.
        megabytes: The most memory that was held.
    """

    seconds: float
    megabytes: float


def run(command: Sequence[str], environment: Mapping[str, str] | None = None, *, codes: Sequence[int] = (0,)) -> Measured:
    """Return what one run of a command took, its output thrown away."""
    begin = time.perf_counter()
    started = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **(environment or {})}
    )
    said = started.stderr.read() if started.stderr else b""
    _pid, status, usage = os.wait4(started.pid, 0)
    seconds = time.perf_counter() - begin
    if os.waitstatus_to_exitcode(status) not in codes:
        raise SystemExit(f"{' '.join(command)}: {said.decode()}")
    return Measured(seconds, usage.ru_maxrss / 1024)


def on_terminal(command: Sequence[str], environment: Mapping[str, str]) -> Measured:
    """Return what one run took that wrote to a terminal of 100 columns."""
    begin = time.perf_counter()
    process, screen = pty.fork()
    if process == 0:
        os.environ.update({**environment, "COLUMNS": "100", "TERM": "xterm-256color"})
        os.execvp(command[0], command)
    while True:
        try:
            if not os.read(screen, 65536):
                break
        except OSError:
            break
    _pid, _status, usage = os.wait4(process, 0)
    os.close(screen)
    return Measured(time.perf_counter() - begin, usage.ru_maxrss / 1024)


def median(runs: Sequence[Measured]) -> float:
    """Return the median of the wall times."""
    return statistics.median(one.seconds for one in runs)


@contextmanager
def folder() -> Iterator[Path]:
    """Give a folder that is gone afterwards."""
    found = Path(tempfile.mkdtemp(prefix="ectrack-benchmark-"))
    try:
        yield found
    finally:
        shutil.rmtree(found)
