"""A cache that is broken, foreign, in the way or shared changes no answer, stops nothing and harms no other file."""

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from ectrack.store import cache
from tests.reliability.writers import child, contents, make
from tests.store.test_faults import at_each, failing
from tests.store.trackers import ended, forked

STATUS = ("status",)
KEY = b"k" * 32
STRANGER = 54321
"""A user whom no table of users names."""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tracker in the folder `work`; return the folder where the caches of all programs stand."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("ECTRACK_NO_CACHE", raising=False)
    make(tmp_path / "work")
    return tmp_path / "cache"


def answer(place: Path) -> bytes:
    """Return what `status` prints."""
    assert child(place.parent / "work", STATUS) == 0
    return (place.parent / "printed").read_bytes()


def kept(place: Path) -> list[Path]:
    return sorted((place / "ectrack").iterdir())


def test_an_answer_in_the_place_of_another_is_not_believed(place: Path) -> None:
    right = answer(place)
    files = kept(place)
    assert len(files) == 3
    for one, other in permutations(files, 2):
        saved = {path: path.read_bytes() for path in files}
        one.write_bytes(saved[other])
        assert answer(place) == right
        for path, content in saved.items():
            path.write_bytes(content)


def make_large(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.truncate(200 * 1024**3)


def make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    path.unlink()
    (path / "inside").mkdir(parents=True)


def make_device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def give_away(path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a file away")
    os.chown(path, STRANGER, STRANGER)


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes() + b"\n"),
        lambda path: path.chmod(0o622),
        lambda path: path.chmod(0),
        make_large,
        make_pipe,
        make_folder,
        make_device,
        give_away,
    ],
    ids=["empty", "cut", "longer", "all may write", "nobody may read", "huge", "pipe", "folder", "device", "foreign"],
)
def test_whatever_stands_in_its_place_the_answer_is_the_same(place: Path, change: Callable[[Path], object]) -> None:
    right = answer(place)
    for path in kept(place):
        change(path)
    assert answer(place) == right
    assert answer(place) == right


@pytest.mark.parametrize("fault", ["ENOSPC", "EACCES", "EROFS", "EDQUOT", "EIO"])
def test_a_cache_that_cannot_be_written_changes_nothing(place: Path, fault: str) -> None:
    right = answer(place)
    shutil.rmtree(place)
    calls = ("mkdir", "replace", "unlink")

    def fail() -> None:
        at_each(lambda _number: failing(fault)(), calls)

    assert child(place.parent / "work", STATUS, fail) == 0
    assert (place.parent / "printed").read_bytes() == right


@pytest.mark.parametrize("depth", ["cache", "cache/ectrack", "cache/ectrack/more"])
def test_a_file_where_the_folder_would_be_is_left_alone(place: Path, monkeypatch: pytest.MonkeyPatch, depth: str) -> None:
    file = place.parent / depth
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("mine\n")
    monkeypatch.setenv("XDG_CACHE_HOME", str(file if depth.endswith("more") else place))
    answer(place)
    assert file.read_text() == "mine\n"


def test_files_of_others_in_the_folder_are_never_deleted(place: Path) -> None:
    folder = place / "ectrack"
    (folder / "src").mkdir(parents=True)
    mine = {f"notes-{number}.txt": b"mine\n" for number in range(cache.MAX_FILES + 50)} | {"src/a.py": b"", ".git": b"x"}
    for name, content in mine.items():
        (folder / name).write_bytes(content)
        os.utime(folder / name, (1, 1))
    answer(place)
    found = contents(folder)
    assert {name: found[name] for name in mine} == mine
    assert len(found) == len(mine) + 3


def test_what_killed_runs_left_goes_with_the_oldest(place: Path) -> None:
    folder = place / "ectrack"
    folder.mkdir(parents=True)
    for number in range(cache.MAX_FILES + 50):
        left = folder / f".{'0' * 32}-{number:08}.tmp"
        left.write_bytes(b"half")
        os.utime(left, (number, number))
    answer(place)
    assert len(list(folder.iterdir())) <= cache.MAX_FILES + 1


def test_many_writers_at_once_leave_whole_files(place: Path) -> None:
    body = {number: bytes([number]) * 300_000 for number in range(6)}

    def work(number: int) -> Callable[[], None]:
        def write() -> None:
            for _time in range(20):
                cache.keep("question", KEY, body[number])
                assert cache.recall("question", KEY) in body.values()

        return write

    assert [ended(one) for one in [forked(work(number)) for number in body]] == [0] * len(body)
    assert cache.recall("question", KEY) in body.values()
    assert len(kept(place)) == 1


def unknown(user: int) -> pwd.struct_passwd:
    """Look for a user in a table that names none, as that of many containers."""
    raise KeyError(user)


HOMES: list[dict[str, str]] = [{}, {"HOME": "/nonexistent"}, {"HOME": "relative"}, {"HOME": "", "XDG_CACHE_HOME": "relative"}]


@pytest.mark.parametrize("environment", HOMES, ids=str)
def test_a_user_without_a_name_and_a_home_needs_none(place: Path, environment: dict[str, str]) -> None:
    def work() -> None:
        os.environ.clear()
        os.environ.update(environment)
        pwd.getpwuid = unknown

    right = answer(place)
    assert child(place.parent / "work", STATUS, work) == 0
    assert (place.parent / "printed").read_bytes() == right


def test_a_working_folder_that_is_gone_needs_only_the_whole_name_of_the_tracker(place: Path) -> None:
    (place.parent / "gone").mkdir()
    script = (
        f"cd {place.parent}/gone && rmdir ../gone && {sys.executable} -m ectrack status --lang en --dir {place.parent}/work/targets"
    )
    told = [
        subprocess.run(["sh", "-c", script.replace("rmdir ../gone &&", part)], check=False, capture_output=True)
        for part in ("", "rmdir ../gone &&")
    ]
    assert [(run.returncode, run.stderr) for run in told] == [(0, b"")] * 2
    assert told[0].stdout == told[1].stdout
