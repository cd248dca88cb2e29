"""Every command that writes, struck at each of its system calls: old files or new ones, and the next command mends it."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reliability.writers import LONG, WRITERS, Contents, child, contents, fresh, leftovers, load_libraries, make, torn
from tests.store.test_faults import CALLS, at_each, failing, killed

pytestmark = pytest.mark.long

EVERYWHERE = ["kill", "ENOSPC"]
FAULTS = [*EVERYWHERE, "interrupt", "EIO", "EMFILE", "EACCES", "EROFS"]
CASES = [
    *((command, fault) for command in WRITERS for fault in (FAULTS if LONG else EVERYWHERE)),
    *((command, "interrupt") for command in ("record", "import", "init", "export csv") if not LONG),
]
CHANGES = CALLS if LONG else ("open", "close", "write", "fsync", "replace", "fchmod", "mkdir", "unlink")
STRIKES = 1000 if LONG else 5
"""Calls that are struck, the last ones of a command among them, unless there is time for all."""


def interrupted() -> None:
    """Press Ctrl-C."""
    os.kill(os.getpid(), signal.SIGINT)


def fault_of(name: str) -> Callable[[], None]:
    return {"kill": killed, "interrupt": interrupted}.get(name) or failing(name)


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a tracker, as each run finds it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("ECTRACK_DIR", raising=False)
    load_libraries()
    make(tmp_path / "template")
    return tmp_path / "template"


def undisturbed(template: Path, arguments: tuple[str, ...], strikes: int) -> tuple[Contents, range]:
    """Return the files that a run leaves which nothing disturbs, and the numbers of the calls to strike."""
    folder, marks = template.parent / "work", template.parent / "marks"
    fresh(template, folder)
    marks.write_bytes(b"")

    def mark(_seen: int) -> None:
        with marks.open("ab") as stream:
            stream.write(b".")

    assert child(folder, arguments, lambda: at_each(mark, CHANGES)) == 0, printed(template)
    calls = marks.stat().st_size
    return contents(folder), range(calls, 0, -calls // strikes)


def strike(template: Path, arguments: tuple[str, ...], name: str, number: int) -> int:
    """Run the program with a fault at one of its calls; return how it ended."""
    folder, fault = template.parent / "work", fault_of(name)
    fresh(template, folder)

    def struck(seen: int) -> None:
        if seen == number:
            fault()

    return child(folder, arguments, lambda: at_each(struck, CHANGES))


def printed(template: Path) -> str:
    return (template.parent / "printed").read_text()


def harm(template: Path, arguments: tuple[str, ...], fault: str, strikes: int = STRIKES) -> list[str]:
    """Strike calls of a command and return everything that went wrong."""
    old, (new, numbers) = contents(template), undisturbed(template, arguments, strikes)
    folder = template.parent / "work"
    wrong: list[str] = []
    for number in numbers:
        code = strike(template, arguments, fault, number)
        found, place = contents(folder), f"call {number}, exit {code}"
        wrong += [f"{place}: {name} is torn" for name in torn(found, old, new)]
        if code not in {0, 2, 130, -signal.SIGKILL} or (code == 0 and found != new):
            wrong.append(f"{place}: {printed(template)}")
        if found != new and (child(folder, arguments), contents(folder), leftovers(folder)) != (0, new, []):
            wrong.append(f"{place}, then: {printed(template)} {leftovers(folder)}")
    return wrong


@pytest.mark.parametrize(("command", "fault"), CASES)
def test_each_file_is_old_or_new_and_the_same_command_again_completes_it(template: Path, command: str, fault: str) -> None:
    assert harm(template, WRITERS[command], fault) == []


@pytest.mark.parametrize("command", ["record", "import", "export csv"])
def test_a_naive_writer_fails_the_same_test(template: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    def naive(path: Path, new: bytes) -> None:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.write(descriptor, new)
        os.close(descriptor)

    for module in ("replacing", "writing", "starting", "schemas"):
        monkeypatch.setattr(f"ectrack.store.{module}.replace_bytes", naive)
    assert any("torn" in line for line in harm(template, WRITERS[command], "kill", 1000))
