"""The system itself at work: its calls in their order, real kills and limits, full disks and such that cannot be written."""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.writers import (
    LONG,
    RECORDERS,
    WRITERS,
    child,
    contents,
    fresh,
    is_passing,
    leftovers,
    load_libraries,
    make,
    torn,
)

pytestmark = pytest.mark.long

RECORD = RECORDERS["record"]
STRACE = shutil.which("strace") is not None and os.uname().sysname == "Linux"
CALL = re.compile(r"\d+ +(\w+)\((.*)")
PRINTED = ("1<", "2<")
NAMELESS = re.compile(r"O_TMPFILE|^(?![12]<)\d+<[^>]*>\(deleted\)")
"""Calls for a file without a name, which nobody can find half written; a lock may make one to see what a disk can do."""

KILLED = "signal=KILL"
ALL_CALLS = ("write", "fsync", "rename", "fchmod", "openat", "close", "newfstatat", "flock")
STRIKES = [
    (command, call, fault)
    for command in WRITERS
    for call in (ALL_CALLS if LONG or command == "record" else ("rename",))
    for fault in (KILLED, "error=EIO")
]
"""Commands, calls of the system, and what befalls these."""
STRUCK = 20 if LONG else 2
"""Calls of a kind that are struck, the last of a command among them; hundreds look for files."""
STARTED = """
import os
from ectrack import __main__ as program
run = program._run
def begun(arguments):
    os.write(1, b">")
    return run(arguments)
program._run = begun
program.process()
"""
"""Runs the program, which says when Ctrl-C is its own matter and no longer that of Python."""
INTERRUPTS = 200 if LONG else 16


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a tracker, as each run finds it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("ECTRACK_DIR", raising=False)
    load_libraries()
    make(tmp_path / "template")
    return tmp_path / "template"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], check=False, capture_output=True)
    if made.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def traced(folder: Path, log: Path, arguments: tuple[str, ...], *options: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the program under the eyes of strace."""
    return watched(folder, log, ["-P", "-m", "ectrack", *arguments, "--lang", "en"], *options)


def watched(folder: Path, log: Path, arguments: list[str], *options: str) -> "subprocess.CompletedProcess[bytes]":
    """Run Python under the eyes of strace."""
    command = ["strace", "-f", "-y", "-s", "400", "-o", str(log), *options, sys.executable, *arguments]
    environment = {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "ECTRACK_NO_CACHE": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    ended = subprocess.run(command, check=False, capture_output=True, cwd=folder, env=environment)
    if b"strace:" in ended.stderr:
        pytest.skip("strace may not trace here")
    return ended


def calls(log: Path, folder: Path) -> Iterator[tuple[int, str, str, list[Path]]]:
    """Yield the calls that touch files of a folder, or print: number, name, arguments, the paths that these name."""
    for number, step in enumerate(filter(None, map(CALL.match, log.read_text().splitlines())), 1):
        call, rest = step.groups()
        opened = [Path(name) for name in re.findall(r"^\d+<([^>]*)>", rest)]
        paths = opened or [folder / name for name in re.findall(r'"([^"]*)"', rest)]
        if rest.startswith(PRINTED) or any(folder in path.parents or path == folder for path in paths):
            yield number, call, rest, paths


def unsafe(log: Path, folder: Path) -> list[str]:
    """Return what would lose a file without power at some moment: written in its place, named before it is on disk, or said before."""
    wrong: list[str] = []
    dirty: set[Path] = set()
    for _number, call, rest, paths in calls(log, folder):
        if NAMELESS.search(rest):
            continue
        if call == "openat" and re.search(r"O_WRONLY|O_RDWR", rest) and not is_passing(paths[0]):
            wrong.append(f"written in place: {paths[0]}")
        elif call == "write" and rest.startswith(PRINTED):
            wrong += [f"said too early: {path}" for path in dirty]
        elif call == "write":
            dirty.add(paths[0])
        elif call == "fsync":
            dirty.discard(paths[0])
        elif call == "rename":
            wrong += [f"named too early: {paths[0]}"] if paths[0] in dirty else []
            dirty.add(paths[1].parent)
    return wrong + [f"never on disk: {path}" for path in dirty]


@pytest.mark.skipif(not STRACE, reason="strace is not installed")
@pytest.mark.parametrize("command", WRITERS)
def test_a_file_is_on_disk_before_its_name_and_its_name_before_it_is_said(template: Path, tmp_path: Path, command: str) -> None:
    folder, log = tmp_path / "work", tmp_path / "log"
    fresh(template, folder)
    ended = traced(folder, log, WRITERS[command], "-e", "trace=openat,write,fsync,rename")
    assert ended.returncode == 0
    assert "rename" in {call for _number, call, _rest, _paths in calls(log, folder)}
    assert unsafe(log, folder) == []


NAIVE = """
import os, sys
def write(path, mode="w"):
    with open(path, mode) as stream:
        stream.write("new")
"""


@pytest.mark.skipif(not STRACE, reason="strace is not installed")
@pytest.mark.parametrize(
    ("program", "found"),
    [
        ("write('out')", {"written in place: out", "never on disk: out"}),
        ("write('.out.tmp'); os.rename('.out.tmp', 'out')", {"named too early: .out.tmp", "never on disk: .out.tmp", "never on disk: "}),
        ("s = open('.out.tmp', 'w'); s.write('new'); s.flush(); os.fsync(s.fileno()); os.rename('.out.tmp', 'out'); print('done')",
         {"said too early: ", "never on disk: "}),
    ],
)  # fmt: skip
def test_naive_writers_fail_the_same_test(tmp_path: Path, program: str, found: set[str]) -> None:
    folder, log = tmp_path / "work", tmp_path / "log"
    folder.mkdir()
    program = re.sub(r"'(\.?out[.tmp]*)'", lambda name: repr(str(folder / name[1])), program)
    assert watched(folder, log, ["-c", NAIVE + program], "-e", "trace=openat,write,fsync,rename").returncode == 0
    place = re.compile(re.escape(str(folder)) + "/?")
    assert {place.sub("", line) for line in unsafe(log, folder)} == found


@pytest.mark.skipif(not STRACE, reason="strace is not installed")
@pytest.mark.parametrize(("command", "call", "fault"), STRIKES)
def test_each_call_of_the_system_that_is_struck_leaves_old_or_new_bytes(
    template: Path, tmp_path: Path, command: str, call: str, fault: str
) -> None:
    log, folder, arguments = tmp_path / "log", tmp_path / "work", WRITERS[command]
    old = contents(template)
    fresh(template, folder)
    assert traced(folder, log, arguments, "-e", f"trace={call}").returncode == 0
    new = contents(folder)
    numbers = [number for number, *_rest in calls(log, folder)]
    assert numbers
    for number in numbers[:: -max(1, len(numbers) // STRUCK)]:
        fresh(template, folder)
        ended = traced(folder, log, arguments, "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}")
        found = contents(folder)
        assert torn(found, old, new) == [], number
        assert ended.returncode in ({-signal.SIGKILL} if fault == KILLED else {0, 2}), number
        if ended.returncode == 0 or (command in RECORDERS and b"recorded" in ended.stdout):
            assert found == new, number
        if found != new:
            again = traced(folder, log, arguments, "-e", "trace=none")
            assert (again.returncode, contents(folder), leftovers(folder)) == (0, new, []), number


def test_a_limit_of_the_size_of_files_at_any_byte_tears_none(template: Path, tmp_path: Path) -> None:
    folder = tmp_path / "work"
    old = contents(template)
    fresh(template, folder)
    assert child(folder, RECORD) == 0
    new = contents(folder)
    name = "targets/actuals/turnover.toml"
    sizes = range(len(new[name]) + 1) if LONG else [*range(0, len(new[name]), 23), len(new[name]) - 1, len(new[name])]
    for size in sizes:

        def limit(size: int = size) -> None:
            os.environ["ECTRACK_NO_CACHE"] = "1"
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        fresh(template, folder)
        child(folder, RECORD, limit)
        assert contents(folder) == (new if size >= len(new[name]) else old), f"{size} bytes"
        assert leftovers(folder) == []


@pytest.mark.parametrize("command", WRITERS)
def test_a_full_disk_leaves_old_files_or_new_ones(template: Path, disk: Path, command: str) -> None:
    fresh(template, disk / "work")
    old = contents(disk / "work")
    undisturbed = template.parent / "undisturbed"
    fresh(template, undisturbed)
    assert child(undisturbed, WRITERS[command]) == 0
    new = contents(undisturbed)
    (template.parent / "nothing").mkdir()
    for free in (0, 4096):
        (disk / "filler").write_bytes(b"")
        _fill(disk / "filler", free)
        code = _code(disk, template, WRITERS[command])
        found = contents(disk / "work")
        (disk / "filler").unlink()
        assert [name for name in {*found, *old, *new} if found.get(name) not in (old.get(name), new.get(name))] == []
        assert (code == 0) == (found == new)
        assert code in {0, 2}
        if found == new:
            break
    assert found == new or (_code(disk, template, WRITERS[command]), contents(disk / "work")) == (0, new)
    assert leftovers(disk / "work") == []


def _fill(path: Path, free: int) -> None:
    """Make a file that leaves so many bytes of a disk free."""
    left = os.statvfs(path).f_bavail * os.statvfs(path).f_frsize
    with path.open("r+b", buffering=0) as stream:
        os.posix_fallocate(stream.fileno(), 0, left - free)


def test_where_nothing_can_be_written_readers_answer_and_writers_change_nothing(template: Path, disk: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can say that a disk is read-only")
    fresh(template, disk / "work")
    old = contents(disk / "work")
    readers = [
        ("status",),
        ("show", "turnover-2015"),
        ("need",),
        ("log",),
        ("list",),
        ("export",),
        ("report",),
        ("diff", "targets", "targets"),
    ]
    before = [child(template, reader) for reader in readers]
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    (template.parent / "nothing").mkdir()
    wrong = [name for name, arguments in WRITERS.items() if _code(disk, template, arguments) != 2]
    assert wrong == []
    assert [_code(disk, template, reader) for reader in readers] == before == [0] * len(readers)
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    assert contents(disk / "work") == old


def _code(disk: Path, template: Path, arguments: tuple[str, ...]) -> int:
    """Run the program on a disk that cannot hold what it prints."""
    return child(template.parent / "nothing", arguments, lambda: os.chdir(disk / "work"))


@pytest.mark.usefixtures("_hears_ctrl_c")
def test_ctrl_c_at_any_moment_ends_with_130_and_whole_files(template: Path, tmp_path: Path) -> None:
    folder = tmp_path / "work"
    old = contents(template)
    fresh(template, folder)
    command = [sys.executable, "-c", STARTED, *RECORD, "--lang", "en"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        begin = _started(process)
        assert process.communicate()[1] == b""
        needed = time.monotonic() - begin
    new = contents(folder)
    codes = []
    for number in range(INTERRUPTS):
        fresh(template, folder)
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            begin = _started(process)
            time.sleep(max(0.0, needed * number / INTERRUPTS + begin - time.monotonic()))
            process.send_signal(signal.SIGINT)
            out, err = process.communicate()
        codes.append(process.returncode)
        assert err == b""
        assert contents(folder) in (old, new)
        assert contents(folder) == new if out else process.returncode == 130
        assert process.returncode == 130 or contents(folder) == new
    assert set(codes) <= {0, 130}
    assert codes[0] == 130


def _started(process: "subprocess.Popen[bytes]") -> float:
    """Wait until Python has reached the program, and return when it had."""
    assert process.stdout is not None
    assert os.read(process.stdout.fileno(), 1) == b">"
    return time.monotonic()
