"""Every command with streams that are full, closed or narrow: nothing is lost, and it ends as it should."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from tests.processes import forked_program
from tests.reliability.questions import QUESTIONS, prepare
from tests.reliability.writers import RECORDERS, contents, fresh, load_libraries

pytestmark = pytest.mark.long

HELP = {"help": ("--help",), "help of a command": ("status", "--help"), "version": ("--version",)}
PRINTING = QUESTIONS | HELP
WIDE = ("status", "list", "need", "show")
WIDTHS = ["", "0", "1", "-5", "abc", "100000000"]
SURROUNDINGS = [
    {"LANG": "C"},
    {"PYTHONIOENCODING": "gbk"},
    {"TERM": "dumb"},
    {"TERM": ""},
    {"TERM": "no-such-terminal", "COLUMNS": "7"},
]
Told = tuple[int, bytes]
"""How a process ended, and what it printed."""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which all questions have an answer."""
    folder = tmp_path_factory.mktemp("streams") / "work"
    prepare(folder)
    load_libraries()
    return folder


@pytest.fixture(scope="module")
def usual(work: Path) -> Callable[[str], Told]:
    """What a process ends with and prints where nothing is the matter."""
    return cache(lambda name: ending(work, PRINTING[name]))


def ending(folder: Path, arguments: tuple[str, ...], out: int | None = None, **environment: str) -> Told:
    """Return how a process of the program ended, and what it printed; its output goes elsewhere where a descriptor is given."""
    whole = {"PATH": os.environ["PATH"], "ECTRACK_NO_CACHE": "1", "ECTRACK_LANG": "en", **environment}
    ended = forked_program(arguments, folder, whole, out)
    return ended.code, ended.out + ended.err


@contextmanager
def full() -> Iterator[int]:
    """Give a device that is full."""
    descriptor = os.open("/dev/full", os.O_WRONLY)
    yield descriptor
    os.close(descriptor)


@contextmanager
def left() -> Iterator[int]:
    """Give a pipe that nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("name", PRINTING)
def test_a_full_disk_is_told_in_one_line(work: Path, name: str) -> None:
    with full() as out:
        code, told = ending(work, PRINTING[name], out)
    assert code == 2
    assert re.fullmatch(rb"[^\n]*\[cannot-print\](\n  [^\n]*)?\n", told), told.decode()


@pytest.mark.parametrize("name", PRINTING)
def test_a_reader_that_goes_away_is_no_error(work: Path, usual: Callable[[str], Told], name: str) -> None:
    with left() as out:
        assert ending(work, PRINTING[name], out) in {(0, b""), (usual(name)[0], b"")}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", WIDE)
def test_no_width_of_a_terminal_changes_what_goes_to_a_pipe(
    work: Path, usual: Callable[[str], Told], name: str, width: str
) -> None:
    assert usual(name)[0] in {0, 1}
    assert ending(work, QUESTIONS[name], COLUMNS=width) == usual(name)


def started(folder: Path, words: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run words of a shell in which `ectrack` is the program."""
    whole = {"PATH": os.environ["PATH"], "ECTRACK_NO_CACHE": "1", "ECTRACK_LANG": "zh", **environment}
    script = f'ectrack() {{ "{sys.executable}" -m ectrack "$@"; }}; {words}'
    return subprocess.run(["bash", "-c", script], cwd=folder, env=whole, capture_output=True, check=False)


@pytest.mark.parametrize(
    "words", ["ectrack status >&-", "ectrack show turnover-2015 --json >&-", "ectrack --help >&-", "ectrack --version >&-"]
)
def test_a_closed_output_ends_without_a_traceback(work: Path, words: str) -> None:
    ended = started(work, words)
    assert ended.returncode in {0, 2}
    assert b"Traceback" not in ended.stderr
    assert ended.stderr.count(b"\n") <= 2


@pytest.mark.parametrize(("words", "code"), [("ectrack status", 0), ("ectrack status --regoin x", 2), ("ectrack show nothing", 2)])
def test_closed_errors_change_neither_the_answer_nor_the_code(work: Path, words: str, code: int) -> None:
    whole, ended = started(work, words), started(work, f"{words} 2>&-")
    assert (whole.returncode, ended.returncode) == (code, code)
    assert ended.stdout == whole.stdout


@pytest.mark.parametrize(
    "words", ["ectrack status | head -c 1", "ectrack report -f html | head -c 1", "ectrack log --json | head -c 0"]
)
def test_the_head_of_an_answer(work: Path, words: str) -> None:
    ended = started(work, f"{words} > /dev/null; echo ${{PIPESTATUS[0]}}")
    assert (ended.stdout, ended.stderr) == (b"0\n", b"")


@pytest.mark.parametrize("environment", SURROUNDINGS, ids=str)
def test_no_surroundings_lose_a_figure(work: Path, environment: dict[str, str]) -> None:
    ended = started(work, "ectrack status && ectrack show turnover-2015", **environment)
    plain = b"".join(ending(work, QUESTIONS[name], ECTRACK_LANG="zh")[1] for name in ("status", "show"))
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert re.findall(rb"\d[\d.,]*", ended.stdout) == re.findall(rb"\d[\d.,]*", plain)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("name", RECORDERS)
def test_what_is_recorded_stays_though_it_cannot_be_said(work: Path, tmp_path: Path, name: str) -> None:
    said, unsaid = tmp_path / "a" / "work", tmp_path / "b" / "work"
    for folder in (said, unsaid):
        folder.parent.mkdir()
        fresh(work, folder)
    assert ending(said, RECORDERS[name])[0] == 0
    with full() as out:
        code, told = ending(unsaid, RECORDERS[name], out)
    assert (code, b"[cannot-print]" in told) == (2, True)
    assert contents(unsaid) == contents(said) != contents(work)
