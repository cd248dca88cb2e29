"""The program in processes of its own that need not load it anew: each is a fork of one that has loaded it.

What Python does before the first line of the program and after its last is not in them; `tests/test_cli.py` starts fresh processes.
"""

import base64
import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import IO

import ectrack
from ectrack.__main__ import main

ROOT = Path(__file__).parents[1]
ERASED = re.compile(r"\r[^\r\n]*\x1b\[K")


@dataclass(frozen=True)
class Process:
    """How a process ended, and the bytes that it printed."""

    code: int
    out: bytes
    err: bytes


def forked_program(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], out: int | None = None) -> Process:
    """Run the program in a fork of this process.

    Args:
        arguments: What stands behind the name of the program.
        folder: Its working folder.
        environment: All its variables.
        out: Descriptor for its output, or None to return that.
    """

    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as errors:
        streams = (0, printed.fileno() if out is None else out, errors.fileno())
        code = _ended(_child(arguments, streams, lambda: _enter(folder, environment)))
        return Process(code, _content(printed), _content(errors))


def on_terminal(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], columns: int, code: int = 0) -> str:
    """Run the program in a fork of this process, on a terminal, and return what it shows; it must end as it is said to.

    Args:
        arguments: What stands behind the name of the program.
        folder: Its working folder.
        environment: All its variables.
        columns: Width of the terminal, in characters.
        code: The exit code.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    child = _child(arguments, (theirs, theirs, theirs), lambda: _enter(folder, environment))
    os.close(theirs)
    found = b""
    with suppress(OSError):  # the end, where a terminal is closed on the other side
        while part := os.read(ours, 65536):
            found += part
    os.close(ours)
    assert _ended(child) == code
    return lasting(found)


def lasting(shown: bytes) -> str:
    """Return what stays on a terminal, without what a slow machine tells while it reads and takes away again."""
    return ERASED.sub("", shown.decode().replace("\r\n", "\n"))


def answers(runs: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str]) -> list[Process]:
    """Start one fresh process in an environment, and let forks of it run the program with the streams that Python has made there.

    Args:
        runs: What stands behind the name of the program, for each run.
        folder: The working folder.
        environment: All variables.
    """
    command = [sys.executable, "-m", "tests.processes", json.dumps(runs)]
    told = subprocess.run(command, cwd=folder, env={**environment, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, check=True)
    return [Process(code, base64.b64decode(out), base64.b64decode(err)) for code, out, err in json.loads(told.stdout)]


def load_program() -> None:
    """Load every module of the program, for all forks of this process."""
    for module in walk_packages(ectrack.__path__, "ectrack."):
        import_module(module.name)


def _enter(folder: Path, environment: Mapping[str, str]) -> None:
    """Take a working folder, variables and streams for those of the tests."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115  # to the end


def _child(arguments: Sequence[str], streams: tuple[int, int, int], prepare: Callable[[], None] = lambda: None) -> int:
    """Return the id of a fork of this process that is the program and nothing else, with these descriptors for its streams."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        prepare()
        code = _code(arguments)
    finally:
        os._exit(code)


def _ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _content(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    return stream.read()


def _code(arguments: Sequence[str]) -> int:
    """Run the program on the streams of this process, and return its exit code."""
    sys.argv = ["ectrack", *arguments]
    try:
        main()
    except SystemExit as stop:
        sys.stdout.flush()
        sys.stderr.flush()
        return int(stop.code or 0)
    return 0


def _answer(arguments: Sequence[str]) -> tuple[int, str, str]:
    """Run the program in a fork with the streams of this process, which lead elsewhere there; return what can stand in JSON."""
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as errors:
        code = _ended(_child(arguments, (0, printed.fileno(), errors.fileno())))
        out, err = (base64.b64encode(_content(stream)).decode() for stream in (printed, errors))
        return code, out, err


if __name__ == "__main__":
    load_program()
    print(json.dumps([_answer(arguments) for arguments in json.loads(sys.argv[1])]))
