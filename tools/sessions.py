"""Run the sessions of README and docs and put in what the program prints; `--check` only says where they differ.

A session is a block that begins with three backticks and `console`; its commands stand after `$ `. Each page starts with a copy of the Gansu tracker
and of the examples, on a terminal of 100 columns without colour.
"""

import os
import pty
import re
import shlex
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from ectrack import __main__ as program

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ERASED = re.compile(r"\r[^\r\n]*\x1b\[K")
"""What a slow machine tells while it reads, and takes away again."""

ENVIRONMENT = {"LANG": "C.UTF-8", "NO_COLOR": "1", "TERM": "xterm", "COLUMNS": "100", "LINES": "40"}


def printed(command: str, folder: Path) -> str:
    """Return what a command prints on a terminal."""
    words = shlex.split(command)
    if words[0] != "ectrack":
        message = f"sessions run ectrack only: {command}"
        raise ValueError(message)
    ours, theirs = pty.openpty()
    child = os.fork()  # what is loaded here need not be loaded again there
    if not child:
        _be(words, folder, theirs)
    os.close(theirs)
    output = b""
    with suppress(OSError):  # the end, where a terminal is closed on the other side
        while part := os.read(ours, 65536):
            output += part
    os.waitpid(child, 0)
    os.close(ours)
    return ERASED.sub("", output.decode("utf-8").replace("\r\n", "\n"))


def _be(words: list[str], folder: Path, terminal: int) -> NoReturn:
    """Be the program from here on, in a folder, on a terminal, and with nothing of this environment."""
    try:
        for number in range(3):
            os.dup2(terminal, number)
        os.chdir(folder)
        path = os.environ["PATH"]
        os.environ.clear()
        os.environ.update({"PATH": path, **ENVIRONMENT})
        sys.stdin, sys.stdout, sys.stderr = (open(number, "w" if number else "r", encoding="utf-8") for number in range(3))  # noqa: PTH123, SIM115
        sys.argv = words
        with suppress(SystemExit):
            program.main()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(0)


def filled(text: str) -> str:
    """Return a page with every session as it runs now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "targets", folder / "targets")
        shutil.copytree(ROOT / "docs" / "examples", folder / "examples")
        return BLOCK.sub(lambda block: _session(block[1], folder), text)


def _session(block: str, folder: Path) -> str:
    commands = [line for line in block.split("\n") if line.startswith("$ ")]
    body = "".join(f"{line}\n{printed(line[2:], folder)}" for line in commands)
    return f"```console\n{body}```"


def main() -> int:
    """Update the pages, or name those that differ; return the exit code."""
    differ = [page for page in PAGES if filled(page.read_text(encoding="utf-8")) != page.read_text(encoding="utf-8")]
    if "--check" in sys.argv[1:]:
        print("\n".join(f"differs from what the program prints: {page.relative_to(ROOT)}" for page in differ) or "sessions in step")
        return 1 if differ else 0
    for page in differ:
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")
        print(f"updated {page.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
