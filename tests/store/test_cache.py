"""The kept tracker: the same as the files say, never in place of them, and nothing that it holds can act."""

import os
import pickle
import shutil
import stat
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from ectrack.core.assessing.assess import report
from ectrack.store import cache
from ectrack.store.files import read_files
from ectrack.store.loading import Loaded, load, understood

SAMPLE = Path(__file__).parents[2] / "targets"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work beside a copy of the Gansu tracker, with an empty cache; return the folder of the cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SAMPLE, tmp_path / "targets")
    return tmp_path / "cache" / "ectrack"


def files(kept: Path) -> list[Path]:
    return sorted(kept.iterdir()) if kept.exists() else []


def tracker_file(kept: Path) -> Path:
    """Return the file of the whole tracker; the other one holds its tables alone."""
    return max(files(kept), key=lambda path: path.stat().st_size)


def anew(folder: Path) -> Loaded:
    """Return the tracker as its files say, without the cache."""
    problems: list[Any] = []
    return understood(folder, read_files(folder, problems), problems)


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let any reading of the models fail the test."""

    def fail(*_arguments: object) -> None:
        pytest.fail("the files were read again")

    monkeypatch.setattr("ectrack.store.loading.understood", fail)


def test_the_second_reading_is_the_same_tracker_and_needs_no_models(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(Path("targets"))
    assert len(files(kept)) == 2
    forbid(monkeypatch)
    second = load(Path("targets"))
    assert second == first
    assert report(second.tracker) == report(first.tracker)


def test_a_change_of_the_same_size_at_the_same_time_in_the_same_file_is_seen(kept: Path) -> None:
    load(Path("targets"))
    file = next(path for path in Path("targets").glob("*.toml") if "30%" in path.read_text())
    before = file.stat()
    with file.open("r+b") as stream:
        text = stream.read().replace(b"30%", b"31%")
        stream.seek(0)
        stream.write(text)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = file.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)
    assert load(Path("targets")) == anew(Path("targets"))
    assert load(Path("targets")).tracker != anew(SAMPLE).tracker
    assert len(files(kept)) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "actuals" / "more.toml").write_text(""),
        lambda folder: next((folder / "actuals").iterdir()).unlink(),
        lambda folder: (folder / "ectrack.toml").write_text('lang = "en"\n'),
        lambda folder: next(folder.glob("*.toml")).rename(folder / "zz.toml"),
    ],
)
def test_files_that_come_go_or_are_renamed_are_seen(kept: Path, change: Callable[[Path], object]) -> None:
    load(Path("targets"))
    assert files(kept)
    change(Path("targets"))
    assert load(Path("targets")) == anew(Path("targets"))


def test_places_are_told_by_the_name_that_the_tracker_is_called_by(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(Path("targets")).tracker.actuals[0].origin.file.startswith("targets/actuals/")
    monkeypatch.chdir("targets")
    assert load(Path()).tracker.actuals[0].origin.file.startswith("actuals/")
    assert len(files(kept)) == 4


def test_a_tracker_with_problems_is_read_each_time(kept: Path) -> None:
    (Path("targets") / "broken.toml").write_text("=")
    assert [problem.slug for problem in load(Path("targets")).problems] == ["broken-toml"]
    assert files(kept) == []
    assert [problem.slug for problem in load(Path("targets")).problems] == ["broken-toml"]


def _payload(body: bytes, old: bytes, what: str = "tracker") -> bytes:
    """Return a file of the cache with another body, its digest right."""
    name = repr((what, os.path.realpath("targets"), "targets")).encode()
    return old[: len(cache.LAYOUT) + 32] + blake2b(name + b"\n" + body, digest_size=32).digest() + body


def test_the_digest_of_a_payload_is_right(kept: Path) -> None:
    load(Path("targets"))
    old = tracker_file(kept).read_bytes()
    assert _payload(old[len(cache.LAYOUT) + 64 :], old) == old


class _Evil:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("touch acted",)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _old: b"",
    "half": lambda old: old[: len(old) // 2],
    "zeros": lambda old: old[:-4096] + bytes(4096),
    "one bit": lambda old: old[:-1000] + bytes([old[-1000] ^ 1]) + old[-999:],
    "another program": lambda old: b"ectrack cache 0\n" + old[len(cache.LAYOUT) :],
    "another key": lambda old: old[: len(cache.LAYOUT)] + bytes(32) + old[len(cache.LAYOUT) + 32 :],
    "a command": lambda old: _payload(pickle.dumps(_Evil()), old),
    "a command by a dotted name": lambda old: _payload(
        b"\x80\x04\x8c\x12ectrack.core.notation.build\x8c\x09os.system\x93\x8c\x0btouch acted\x85R.", old
    ),
    "a function of the core": lambda old: _payload(b"\x80\x04\x8c\x14ectrack.core.assessing.assess \x8c\x06report\x93.", old),
    "another object": lambda old: _payload(pickle.dumps({"a": 1}), old),
    "a text": lambda _old: b"hello",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_or_hostile_tables_are_passed_over_too(kept: Path, damage: Callable[[bytes], bytes]) -> None:
    first = load(Path("targets"))
    whole = tracker_file(kept)
    (tables,) = set(files(kept)) - {whole}
    whole.unlink()
    good = tables.read_bytes()
    bad = damage(good)
    body = bad[len(cache.LAYOUT) + 64 :]
    is_payload = bad == _payload(body, good)
    tables.write_bytes(_payload(body, good, "tables") if is_payload else bad)
    assert load(Path("targets")) == first
    assert not Path("acted").exists()


def test_where_only_figures_changed_the_tables_are_not_read_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(Path("targets"))
    assert kept
    text = '[[actual]]\nindicator = "broadband-users"\nregion = "gansu"\nperiod = "2031"\nvalue = 1\nnote = "seen"\n'
    (Path("targets") / "actuals" / "more.toml").write_text(text, encoding="utf-8")
    expected = anew(Path("targets"))
    monkeypatch.setattr("ectrack.core.notation.build.build", lambda *_arguments: pytest.fail("the tables were read again"))
    assert load(Path("targets")) == expected
    assert any(actual.note == "seen" for actual in load(Path("targets")).tracker.actuals)


def test_a_figure_of_an_indicator_that_is_not_in_the_kept_tables_is_refused(kept: Path) -> None:
    load(Path("targets"))
    assert kept
    text = '[[actual]]\nindicator = "nothing"\nregion = "gansu"\nperiod = "2014"\nvalue = 1\n'
    (Path("targets") / "actuals" / "more.toml").write_text(text, encoding="utf-8")
    assert [problem.slug for problem in load(Path("targets")).problems] == ["unknown-indicator"]


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_or_hostile_file_is_passed_over_and_replaced(kept: Path, damage: Callable[[bytes], bytes]) -> None:
    first = load(Path("targets"))
    file = tracker_file(kept)
    good = file.read_bytes()
    file.write_bytes(damage(good))
    assert load(Path("targets")) == first
    replaced = file.read_bytes()
    assert replaced != damage(good)
    assert load(Path("targets")) == first, "from the new file"
    assert file.read_bytes() == replaced
    assert not Path("acted").exists()


def test_a_file_that_others_may_write_or_that_is_a_link_is_not_read(kept: Path) -> None:
    cache.keep("question", b"k" * 32, b"answer")
    (file,) = files(kept)
    assert (stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(kept.stat().st_mode)) == (0o600, 0o700)
    assert cache.recall("question", b"k" * 32) == b"answer"
    assert cache.recall("another question", b"k" * 32) is None
    assert cache.recall("question", b"l" * 32) is None
    file.chmod(0o666)
    assert cache.recall("question", b"k" * 32) is None
    file.chmod(0o600)
    file.rename(kept / "elsewhere")
    file.symlink_to("elsewhere")
    assert cache.recall("question", b"k" * 32) is None


@pytest.mark.parametrize("text", ["", "relative/folder"])
def test_a_place_that_is_no_whole_path_is_not_used(kept: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", text)
    monkeypatch.setenv("HOME", str(kept.parent / "home"))
    cache.keep("question", b"k" * 32, b"answer")
    assert files(kept.parent / "home" / ".cache" / "ectrack")


def test_without_a_place_for_it_everything_works(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.parent.write_text("a file where the folder would be")
    assert load(Path("targets")) == anew(Path("targets"))
    kept.parent.unlink()
    monkeypatch.setenv("ECTRACK_NO_CACHE", "1")
    assert load(Path("targets")) == anew(Path("targets"))
    assert not kept.exists()


def test_the_oldest_files_go(kept: Path) -> None:
    kept.mkdir(parents=True)
    for number in range(cache.MAX_FILES + 5):
        (kept / f"{number:032x}").write_bytes(b"")
        os.utime(kept / f"{number:032x}", (number, number))
    load(Path("targets"))
    left = {file.name for file in files(kept)}
    assert len(left) == cache.MAX_FILES
    assert {f"{number:032x}" for number in range(6)}.isdisjoint(left)


def test_files_beyond_the_size_go_and_what_is_larger_is_not_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_BYTES", 200)
    cache.keep("first", b"k" * 32, b"a" * 50)
    cache.keep("second", b"k" * 32, b"b" * 90)
    assert len(files(kept)) == 1
    assert cache.recall("first", b"k" * 32) is None
    assert cache.recall("second", b"k" * 32) == b"b" * 90
    cache.keep("third", b"k" * 32, b"c" * 201)
    assert cache.recall("third", b"k" * 32) is None
    assert cache.recall("second", b"k" * 32) == b"b" * 90
