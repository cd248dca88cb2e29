"""The program in processes of its own that need not load it anew: each is a fork of one that has loaded it.

What Python does before the first line of the program and after its last is not in them; `tests/test_cli.py` starts fresh processes.
"""

import base64
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ectrack.__main__ import main

ROOT = Path(__file__).parents[1]


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

    def prepare() -> None:
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115  # not those of the tests

    return _forked(arguments, prepare, out)


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


def _forked(arguments: Sequence[str], prepare: Callable[[], None], out: int | None = None) -> Process:
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as errors:
        child = os.fork()
        if not child:
            code = 1
            try:
                os.dup2(printed.fileno() if out is None else out, 1)
                os.dup2(errors.fileno(), 2)
                prepare()
                code = _code(arguments)
            finally:
                os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        printed.seek(0)
        errors.seek(0)
        return Process(code, printed.read(), errors.read())


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


def _told(process: Process) -> tuple[int, str, str]:
    return process.code, base64.b64encode(process.out).decode(), base64.b64encode(process.err).decode()


if __name__ == "__main__":
    print(json.dumps([_told(_forked(arguments, lambda: None)) for arguments in json.loads(sys.argv[1])]))
