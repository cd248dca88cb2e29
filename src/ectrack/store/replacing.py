"""Giving a file new bytes so that it holds the old ones or the new ones, whichever system call fails or is the last."""

import fcntl
import glob
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_ATTEMPTS = 100
"""Times to make a temporary file that others remove; never reached, but nothing may go on for ever."""


class UnsyncedError(Exception):
    """The file has its new bytes, but whether its name survives a loss of power is unknown.

    Attributes:
        failure: What the system said.
    """

    def __init__(self, failure: OSError) -> None:
        """Keep the failure."""
        super().__init__(str(failure))
        self.failure = failure


def replace_bytes(path: Path, new: bytes) -> None:
    """Give a file new bytes, on disk before this returns; a failed fsync is never tried again.

    Args:
        path: The file, symbolic links resolved; it need not exist.
        new: All its bytes.

    Raises:
        OSError: The file is as it was.
        UnsyncedError: The file has the new bytes, but its folder could not be synced.
    """
    _remove_leftovers(path)
    with _temporary(path) as (descriptor, name):
        _write_all(descriptor, new)
        _copy_standing(descriptor, path)
        os.fsync(descriptor)
        Path(name).replace(path)
    try:
        sync_folder(path.parent)
    except OSError as failure:
        raise UnsyncedError(failure) from failure


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on disk, where the system can do that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _copy_standing(descriptor: int, path: Path) -> None:
    """Give the new file the mode and, where allowed, the owner of the one it replaces; a new file gets the usual mode."""
    try:
        old = path.stat()
    except FileNotFoundError:
        mask = os.umask(0o077)
        os.umask(mask)
        os.fchmod(descriptor, 0o666 & ~mask)
        return
    if (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(PermissionError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


@contextmanager
def _temporary(path: Path) -> Iterator[tuple[int, str]]:
    """Give a new file beside a file, and its name; it is held meanwhile, so that nobody takes it for a leftover."""
    descriptor, name = _held(path)
    try:
        yield descriptor, name
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    finally:
        with suppress(OSError):
            os.close(descriptor)


def _held(path: Path) -> tuple[int, str]:
    for _attempt in range(_ATTEMPTS):
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".tmp", dir=path.parent)
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            break
        os.close(descriptor)  # somebody removed it before it was held
    return descriptor, name


def _remove_leftovers(path: Path) -> None:
    """Remove temporary files of this file that a killed process left; those that are being written are held."""
    for leftover in path.parent.glob(f".{glob.escape(path.name)}-*.tmp"):
        if not leftover.is_symlink() and leftover.is_file():
            with suppress(OSError):
                _remove(leftover)


def _remove(leftover: Path) -> None:
    """Remove a file that nobody holds.

    Raises:
        OSError: When somebody holds it, or it cannot be removed.
    """
    descriptor = os.open(leftover, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        leftover.unlink()
    finally:
        os.close(descriptor)
