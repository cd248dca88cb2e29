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

from tests.reliability.writers import LONG, RECORDERS, WRITERS, child, contents, fresh, leftovers, load_libraries, make

RECORD = RECORDERS["record"]
STRACE = shutil.which("strace") is not None and os.uname().sysname == "Linux"
KILLABLE = ("write", "fsync", "rename", "fchmod", *(("openat", "close", "newfstatat", "flock") if LONG else ()))
STARTED = """
import os
from ectrack import __main__ as program
run = program._run
def begun(arguments):
    os.write(1, b">")
    return run(arguments)
program._run = begun
program.main()
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


def traced(folder: Path, log: Path, *options: str) -> "subprocess.CompletedProcess[bytes]":
    """Record a figure under the eyes of strace."""
    command = ["strace", "-f", "-y", "-s", "400", "-o", str(log), *options, sys.executable, "-m", "ectrack", *RECORD, "--no-cache"]
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"}
    ended = subprocess.run(command, check=False, capture_output=True, cwd=folder, env=environment)
    if b"strace:" in ended.stderr:
        pytest.skip("strace may not trace here")
    return ended


@pytest.mark.skipif(not STRACE, reason="strace is not installed")
def test_the_figure_is_on_disk_before_its_name_its_name_before_it_is_acknowledged(template: Path, tmp_path: Path) -> None:
    assert traced(template, tmp_path / "log", "-e", "trace=write,fsync,rename").returncode == 0
    lines = (tmp_path / "log").read_text().splitlines()
    steps = [re.sub(r"^\d+ +", "", line) for line in lines if str(template) in line or "write(1" in line]
    assert [step[: step.index("(")] for step in steps] == ["write", "fsync", "rename", "fsync", "write"]
    temporary = re.escape(f"{template}/targets/actuals/.turnover.toml-") + r"\w+\.tmp"
    assert re.search(temporary, steps[0])
    assert re.search(temporary, steps[1])
    assert re.search(temporary + r'", "' + re.escape(f"{template}/targets/actuals/turnover.toml"), steps[2])
    assert f"<{template}/targets/actuals>" in steps[3]
    assert "recorded turnover" in steps[4]


@pytest.mark.skipif(not STRACE, reason="strace is not installed")
@pytest.mark.parametrize("call", KILLABLE)
def test_a_kill_at_each_call_of_the_system_leaves_the_old_or_the_new_bytes(template: Path, tmp_path: Path, call: str) -> None:
    log, folder = tmp_path / "log", tmp_path / "work"
    old = contents(template)
    fresh(template, folder)
    assert traced(folder, log, "-e", f"trace={call}").returncode == 0
    new = contents(folder)
    lines = log.read_text().splitlines()
    numbers = [number for number, line in enumerate(lines, 1) if str(folder) in line or "(1<" in line]
    assert numbers
    for number in numbers:
        fresh(template, folder)
        ended = traced(folder, log, "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}")
        found = contents(folder)
        assert found in (old, new), f"{call} {number}"
        assert ended.returncode in {0, -signal.SIGKILL}
        if b"recorded turnover" in ended.stdout:
            assert found == new
        again = traced(folder, log, "-e", "trace=none")
        assert (again.returncode, contents(folder), leftovers(folder)) == (
            2 if found == new else 0,
            new,
            [] if found == old else leftovers(folder),
        )


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
    for free in (0, 4096):
        (disk / "filler").write_bytes(b"")
        _fill(disk / "filler", free)
        code = child(disk / "work", WRITERS[command])
        found = contents(disk / "work")
        (disk / "filler").unlink()
        assert [name for name in {*found, *old, *new} if found.get(name) not in (old.get(name), new.get(name))] == []
        assert (code == 0) == (found == new)
        assert code in {0, 2}
        if found == new:
            break
    assert found == new or (child(disk / "work", WRITERS[command]), contents(disk / "work")) == (0, new)
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
