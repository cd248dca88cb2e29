"""Whatever call fails or is the last one: old bytes or new bytes, and the next command works."""

import errno
import os
import shutil
import signal
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.store.trackers import FORMS, RECORDED, REFUSED, Form, block, ended, forked, make, record

CALLS = ("open", "close", "write", "fsync", "replace", "fchmod", "mkdir", "unlink", "stat", "fstat", "lstat", "scandir", "umask")


def at_call(number: int, fault: Callable[[], None]) -> None:
    """Let a fault strike at the n-th of the system calls from now on, counted over all kinds."""
    at_each(lambda seen: fault() if seen == number else None)


def at_each(strike: Callable[[int], None], calls: Iterable[str] = CALLS) -> None:
    """Let something happen at each of the system calls from now on; it is given their number, counted over all kinds from 1."""
    seen = 0

    def struck(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(*args: Any, **kwargs: Any) -> Any:  # stands for any system call
            nonlocal seen
            seen += 1
            strike(seen)
            return call(*args, **kwargs)

        return wrapper

    for name in calls:
        setattr(os, name, struck(getattr(os, name)))


def failing(name: str) -> Callable[[], None]:
    """Return a fault that makes the call fail."""

    def fail() -> None:
        code = getattr(errno, name)
        raise OSError(code, os.strerror(code))

    return fail


def killed() -> None:
    """End this process in the way of a power cut."""
    os.kill(os.getpid(), signal.SIGKILL)


FORM = pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])


@pytest.mark.long
@FORM
@pytest.mark.parametrize("is_new", [True, False], ids=["new-file", "old-file"])
@pytest.mark.parametrize("fault", ["ENOSPC", "EIO", "EMFILE", "EACCES", "kill"])
def test_each_file_holds_its_old_or_its_new_bytes_whichever_call_is_struck(
    tmp_path: Path, fault: str, form: Form, *, is_new: bool
) -> None:
    template = make(tmp_path, form.name)
    path = Path("actuals") / f"shops.{form.name}"
    old = None if is_new else form.by_hand
    if old is not None:
        (template / "actuals").mkdir()
        (template / path).write_bytes(old)
    before = old + form.gap if old else form.start
    number, unharmed = 0, False
    while not unharmed:
        number += 1
        folder, mark = tmp_path / "copy", tmp_path / "struck"
        shutil.copytree(template, folder)

        def strike(mark: Path = mark) -> None:
            mark.touch()
            (killed if fault == "kill" else failing(fault))()

        def work(number: int = number, folder: Path = folder, strike: Callable[[], None] = strike) -> None:
            at_call(number, strike)
            record(folder, "2014", 1)

        code = ended(forked(work))
        unharmed = not mark.exists()
        mark.unlink(missing_ok=True)
        found = (folder / path).read_bytes() if (folder / path).exists() else None
        assert code in {RECORDED, REFUSED, -signal.SIGKILL}, f"call {number}: exit {code}"
        new = before + form.text("2014", 1)
        assert found in ({new} if code == RECORDED else {old, new}), f"call {number}"
        assert (folder / "tables.toml").read_bytes() == (template / "tables.toml").read_bytes()
        record(folder, "2015", 2)
        kept = found + form.gap if found else before
        assert (folder / path).read_bytes() == kept + form.text("2015", 2)
        assert sorted(entry.name for entry in (folder / "actuals").iterdir()) == [path.name]
        shutil.rmtree(folder)
    assert number > len(CALLS)


@pytest.mark.long
@FORM
def test_no_write_that_ends_early_tears_the_file(tmp_path: Path, form: Form) -> None:
    folder = make(tmp_path, form.name)
    record(folder, "2013")
    path = folder / "actuals" / f"shops.{form.name}"
    old = path.read_bytes()
    whole = len(old + form.gap + form.text("2014"))
    write = os.write
    for size in range(whole + 1):

        def short(descriptor: int, content: bytes, size: int = size) -> int:
            os.write = full  # type: ignore[assignment]
            return write(descriptor, content[:size])

        def full(_descriptor: int, _content: bytes) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        def work(short: Callable[..., int] = short) -> None:
            os.write = short
            record(folder, "2014")

        code = ended(forked(work))
        if code == RECORDED:
            assert size == whole
        else:
            assert code == REFUSED
            assert path.read_bytes() == old


def test_writes_of_one_byte_at_a_time_still_record_the_whole_figure(tmp_path: Path) -> None:
    folder = make(tmp_path)
    write = os.write

    def work() -> None:
        def slow(descriptor: int, content: bytes) -> int:
            return write(descriptor, content[:1])

        os.write = slow  # type: ignore[assignment]
        record(folder, "2014")

    assert ended(forked(work)) == RECORDED
    assert (folder / "actuals" / "shops.toml").read_bytes() == block("2014")


def test_a_folder_that_cannot_be_synced_is_told_apart_from_a_figure_that_was_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make(tmp_path)
    record(folder, "2013")
    fsync, calls = os.fsync, []

    def second_fails(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) > 1:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", second_fails)
    with pytest.raises(Exception, match="maybe-recorded"):
        record(folder, "2014")
    assert len(calls) == 2
    assert (folder / "actuals" / "shops.toml").read_bytes() == block("2013") + b"\n" + block("2014")
