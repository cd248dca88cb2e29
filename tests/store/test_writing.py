"""Recording one figure: every earlier byte kept, refusals that change nothing, the order of the calls that make it last."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ectrack.store.lines import line_of
from ectrack.store.loading import load
from ectrack.store.locking import LOCK, WriteError, locked
from tests.store.trackers import add, block, ended, figure, forked, make, record


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tracker `targets` without figures in the working folder."""
    make(tmp_path)
    monkeypatch.chdir(tmp_path)
    return Path("targets")


def test_the_first_figure_makes_the_folder_and_the_file(folder: Path) -> None:
    added = record(folder, "2014")
    assert (added.file, added.line) == ("targets/actuals/shops.toml", 1)
    assert (folder / "actuals" / "shops.toml").read_bytes() == block("2014")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((folder / "actuals" / "shops.toml").stat().st_mode) == 0o666 & ~mask


def test_the_trackers_before_and_after_differ_by_the_figure(folder: Path) -> None:
    record(folder, "2014")
    added = record(folder, "2015", 7)
    assert [str(actual.period) for actual in added.before.actuals] == ["2014"]
    assert [str(actual.period) for actual in added.after.actuals] == ["2014", "2015"]
    assert added.after.actuals[-1:] == added.new
    assert line_of(added.new[0].origin) == added.line == 7


@pytest.mark.parametrize(
    ("old", "gap", "newline"),
    [
        (b"# by hand\n[[actual]]\nindicator='shops'  # x\nregion=\"gansu\"\nperiod=2013\nvalue=1_0\n", b"\n", b"\n"),
        (b"# no last newline", b"\n\n", b"\n"),
        (b"\xef\xbb\xbf# mark\r\n\r\n# crlf\r\n", b"\r\n", b"\r\n"),
        (b"# crlf\r\n# no last newline", b"\r\n\r\n", b"\r\n"),
        (b"", b"", b"\n"),
    ],
)
def test_every_earlier_byte_and_the_mode_are_kept(folder: Path, old: bytes, gap: bytes, newline: bytes) -> None:
    path = folder / "actuals" / "shops.toml"
    path.parent.mkdir()
    path.write_bytes(old)
    path.chmod(0o640)
    record(folder, "2014")
    assert path.read_bytes() == old + gap + block("2014").replace(b"\n", newline)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert not load(folder).problems


def test_a_link_inside_the_tracker_stays_a_link(folder: Path) -> None:
    (folder / "actuals").mkdir()
    (folder / "real").mkdir()
    (folder / "real" / "shops.txt").write_bytes(b"# real\n")
    (folder / "actuals" / "shops.toml").symlink_to("../real/shops.txt")
    record(folder, "2014")
    assert (folder / "actuals" / "shops.toml").is_symlink()
    assert (folder / "real" / "shops.txt").read_bytes() == b"# real\n\n" + block("2014")


def refusal(work: Callable[[], object]) -> list[tuple[str, str, tuple[str | int, ...]]]:
    """Return slug, file and keys of the problems that the work is refused with."""
    with pytest.raises(WriteError) as refused:
        work()
    return [
        (found.slug, found.origin.file if found.origin else "", found.origin.keys if found.origin else ())
        for found in refused.value.problems
    ]


def test_a_link_that_leads_outside_is_neither_followed_nor_replaced(folder: Path) -> None:
    (folder / "actuals").mkdir()
    Path("outside.toml").write_bytes(b"# outside\n")
    (folder / "actuals" / "shops.toml").symlink_to(Path("outside.toml").absolute())
    assert refusal(lambda: record(folder, "2014")) == [("outside-tracker", "targets/actuals/shops.toml", ())]
    assert Path("outside.toml").read_bytes() == b"# outside\n"


def test_a_lock_that_is_a_link_is_not_followed(folder: Path) -> None:
    (folder / LOCK).symlink_to(Path("outside").absolute())
    assert refusal(lambda: record(folder, "2014")) == [("cannot-write", "targets/.ectrack.lock", ())]
    assert not Path("outside").exists()


def test_a_duplicate_names_the_figure_that_is_there_and_changes_nothing(folder: Path) -> None:
    record(folder, "2013")
    record(folder, "2014")
    before = (folder / "actuals" / "shops.toml").read_bytes()
    assert refusal(lambda: record(folder, "2014-12-31", 2)) == [("already-recorded", "targets/actuals/shops.toml", ("actual", 1))]
    assert (folder / "actuals" / "shops.toml").read_bytes() == before


def test_a_figure_that_is_wrong_is_told_at_the_option_of_the_command(folder: Path) -> None:
    assert refusal(lambda: record(folder, "2014", "5亿元")) == [("unit-mismatch", "record", ("value",))]
    assert not (folder / "actuals").exists()


def test_nothing_is_recorded_in_a_tracker_with_problems(folder: Path) -> None:
    (folder / "broken.toml").write_text("x = \n")
    assert refusal(lambda: record(folder, "2014")) == [("broken-toml", "targets/broken.toml", ())]
    assert not (folder / "actuals").exists()


def test_a_folder_that_is_no_tracker_gets_no_lock_file(folder: Path) -> None:
    (folder / "tables.toml").unlink()
    assert refusal(lambda: record(folder, "2014")) == [("no-tracker", "targets", ())]
    assert list(folder.iterdir()) == []
    assert refusal(lambda: record(Path("nowhere"), "2014")) == [("no-tracker", "nowhere", ())]
    assert not Path("nowhere").exists()


def test_figures_written_as_one_array_are_not_rewritten(folder: Path) -> None:
    (folder / "actuals").mkdir()
    old = b'actual = [{indicator = "shops", region = "gansu", period = "2013", value = 1}]\n'
    (folder / "actuals" / "shops.toml").write_bytes(old)
    assert refusal(lambda: record(folder, "2014")) == [("cannot-append", "targets/actuals/shops.toml", ())]
    assert (folder / "actuals" / "shops.toml").read_bytes() == old


def test_a_dry_run_writes_and_locks_nothing(folder: Path) -> None:
    added = add(folder, figure("2014"), dry_run=True)
    assert added.block.encode() == block("2014")
    assert [path.name for path in folder.iterdir()] == ["tables.toml"]


def test_data_is_synced_before_the_rename_and_the_folder_after(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECTRACK_NO_CACHE", "1")
    record(folder, "2013")
    calls: list[str] = []

    def traced(name: str) -> Callable[..., Any]:
        call = getattr(os, name)

        def wrapper(*args: Any, **kwargs: Any) -> Any:  # stands for any system call
            is_folder = name == "fsync" and stat.S_ISDIR(os.fstat(args[0]).st_mode)
            calls.append(f"{name} folder" if is_folder else name)
            return call(*args, **kwargs)

        return wrapper

    for name in ("write", "fsync", "replace"):
        monkeypatch.setattr(os, name, traced(name))
    record(folder, "2014")
    assert calls == ["write", "fsync", "replace", "fsync folder"]


def test_readers_neither_wait_for_a_writer_nor_leave_a_trace(folder: Path) -> None:
    record(folder, "2014")
    (folder / LOCK).unlink()
    names = sorted(path.name for path in folder.rglob("*"))
    stamps = [path.stat().st_mtime_ns for path in (folder, folder / "actuals")]
    with locked(folder):
        assert len(load(folder).tracker.actuals) == 1
    (folder / LOCK).unlink()
    load(folder)
    assert sorted(path.name for path in folder.rglob("*")) == names
    assert (folder / "actuals").stat().st_mtime_ns == stamps[1]


def test_a_tracker_that_is_busy_too_long_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ectrack.store.locking.WAIT", 0.2)
    with locked(folder):
        child = forked(lambda: check_busy(folder))
        assert ended(child) == 0


def check_busy(folder: Path) -> None:
    """Check the refusal in a process that does not hold the lock."""
    assert refusal(lambda: record(folder, "2014")) == [("busy", "targets", ())]


def test_what_a_killed_writer_left_is_cleared_and_other_files_are_not(folder: Path) -> None:
    record(folder, "2013")
    kept = [".other.toml-abc.tmp", "shops.toml-abc.tmp", ".shops.toml-abc.txt"]
    for name in [".shops.toml-k1ll3d.tmp", *kept]:
        (folder / "actuals" / name).write_text("half")
    record(folder, "2014")
    assert sorted(path.name for path in (folder / "actuals").iterdir()) == sorted([*kept, "shops.toml"])
