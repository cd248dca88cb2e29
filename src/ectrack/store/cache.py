"""What was worked out from the files of a tracker, kept beside the user's other caches.

Everything in it is bound to the content of all files, so that it is never trusted over them; it may be deleted at any time.
"""

import os
import re
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ectrack import __version__
from ectrack.store.bulk.large_files import large_files
from ectrack.store.files import TrackerFile

LAYOUT = b"ectrack cache 5\n"
"""The first bytes of a file of the cache; a key, a digest of name and body, and the body follow."""

OFF = "ECTRACK_NO_CACHE"
"""Variable that keeps the cache out, whatever it says."""

MAX_FILES = 256
MAX_BYTES = 256 * 1024 * 1024
_DIGEST = 32
_OURS = re.compile(r"[0-9a-f]{32}|\.[0-9a-f]{32}-\w+\.tmp")
_HEAD = len(LAYOUT) + 2 * _DIGEST
_PACKAGE = Path(__file__).parents[1]


def is_off() -> bool:
    """Return whether the user does without the cache."""
    return bool(os.environ.get(OFF))


def key(folder: Path, files: Iterable[tuple[TrackerFile, bytes]], *, with_large: bool = True) -> bytes:
    """Return what stands for a state of a tracker: the program, and the name and content of every file; of large ones the state.

    Args:
        folder: The tracker as the user named it; places in files are told by that name.
        files: Its files with their bytes, in order.
        with_large: Whether its large files belong to the state.
    """
    digest = blake2b(_bytes((_program(), str(folder))), digest_size=_DIGEST)
    for file, content in files:
        digest.update(_bytes((file.file, file.role, len(content))))
        digest.update(content)
    if with_large:
        digest.update(_bytes([(large.file, large.state) for large in large_files(folder, [])]))
    return digest.digest()


def recall(name: object, wanted: bytes) -> bytes | None:
    """Return what was kept under a name for a key; None when there is none, or the file is not as it was written under this name.

    Args:
        name: What was asked, as anything whose `repr` says it.
        wanted: The key of the tracker's files.
    """
    try:
        kept = _content(_file(name))
    except OSError:
        return None
    head, body = kept[:_HEAD], kept[_HEAD:]
    return body if head == LAYOUT + wanted + _digest(name, body) else None


def keep(name: object, wanted: bytes, body: bytes) -> None:
    """Keep something for the next run; where that cannot be, it is left out silently.

    Args:
        name: What was asked, as anything whose `repr` says it.
        wanted: The key of the tracker's files.
        body: What was found.
    """
    from tempfile import NamedTemporaryFile

    if _HEAD + len(body) > MAX_BYTES:
        return
    with suppress(OSError):
        file = _file(name)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}-", suffix=".tmp", delete=False) as new:
            try:
                new.write(LAYOUT + wanted + _digest(name, body) + body)
                new.close()
                os.replace(new.name, file)  # noqa: PTH105  # the rename is what makes it whole
            except BaseException:
                Path(new.name).unlink(missing_ok=True)
                raise
        _forget_oldest(file.parent)


def _digest(name: object, body: bytes) -> bytes:
    digest = blake2b(_bytes(name) + b"\n", digest_size=_DIGEST)
    digest.update(body)
    return digest.digest()


def _bytes(value: object) -> bytes:
    return repr(value).encode("utf-8", "surrogateescape")


def _content(file: Path) -> bytes:
    """Return the bytes of a file that only its user can have written.

    Raises:
        OSError: When there is none, or another may have.
    """
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with open(descriptor, "rb") as stream:  # noqa: PTH123  # an open descriptor
        status = os.fstat(descriptor)
        foreign = hasattr(os, "geteuid") and (status.st_uid != os.geteuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
        if foreign or not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
            raise PermissionError
        return stream.read(MAX_BYTES)


def _file(name: object) -> Path:
    return _folder() / blake2b(_bytes(name), digest_size=16).hexdigest()


def _folder() -> Path:
    """Return the folder of this program among the user's caches; written out here, for a library takes longer than the look-up.

    Raises:
        OSError: When the user has no home.
    """
    environment, home = os.environ, Path(os.path.expanduser("~"))  # noqa: PTH111  # the other one fails where nobody knows the user
    if sys.platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        said = Path(environment.get("XDG_CACHE_HOME") or "")
        base = said if said.is_absolute() else home / ".cache"
    if not base.is_absolute():
        raise FileNotFoundError
    return base / "ectrack"


def _forget_oldest(folder: Path) -> None:
    """Delete the oldest files beyond a number and a size; whatever else stands in the folder is left alone."""
    with os.scandir(folder) as entries:
        kept = ((entry.stat(follow_symlinks=False), entry.path) for entry in entries if _OURS.fullmatch(entry.name))
        files = sorted(((status.st_mtime_ns, status.st_size, path) for status, path in kept), reverse=True)
    left = MAX_BYTES
    for number, (_time, size, path) in enumerate(files):
        left -= size
        if number >= MAX_FILES or left < 0:
            Path(path).unlink(missing_ok=True)


@cache
def _program() -> tuple[Any, ...]:
    """Return what tells this program from another: versions, and when its sources were last changed before it ran."""
    return __version__, sys.version_info[:3], max(_changes(_PACKAGE), default=0)


def _changes(folder: Path) -> Iterable[int]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".mo")):
                yield entry.stat().st_mtime_ns
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _changes(Path(entry.path))
