"""The validated tracker as it was last read, kept beside the user's other caches.

It spares the models when no file changed. It is found by the content of all files, so it never stands in for them, and may be
deleted at any time. Nothing but records of this program is ever built from it.
"""

import os
import pickle
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ectrack import __version__
from ectrack.core.model import Tracker
from ectrack.store.files import Found

LAYOUT = b"ectrack cache 1\n"
"""The first bytes of a file of the cache."""

OFF = "ECTRACK_NO_CACHE"
"""Variable that keeps the cache out, whatever it says."""

MAX_FILES = 64
_DIGEST = 32
_PACKAGE = Path(__file__).parents[1]
_PLAIN = frozenset({("datetime", "date"), ("decimal", "Decimal")})


def key(folder: Path, read: Iterable[tuple[Found, bytes]]) -> bytes:
    """Return what a tracker is found by: the program, and the name and content of every file.

    Args:
        folder: The tracker as the user named it; places in files are told by that name.
        read: Its files with their bytes, in order.
    """
    digest = blake2b(repr((_program(), str(folder))).encode(), digest_size=_DIGEST)
    for found, content in read:
        digest.update(repr((found.file, found.role, len(content))).encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.digest()


def recall(folder: Path, wanted: bytes) -> Tracker | None:
    """Return the tracker that was kept for a folder under a key; None when there is none, or the file is not as it was written.

    Args:
        folder: The tracker as the user named it.
        wanted: Its key.
    """
    try:
        kept = _content(_file(folder))
        if kept[: len(LAYOUT) + _DIGEST] != LAYOUT + wanted:
            return None
        digest, body = kept[len(LAYOUT) + _DIGEST :][:_DIGEST], kept[len(LAYOUT) + 2 * _DIGEST :]
        tracker = _Reader(_stream(body)).load() if blake2b(body, digest_size=_DIGEST).digest() == digest else None
    except Exception:  # noqa: BLE001  # whatever is wrong with a file of the cache, the tracker is read from its own files
        return None
    return tracker if isinstance(tracker, Tracker) else None


def keep(folder: Path, wanted: bytes, tracker: Tracker) -> None:
    """Keep a tracker for the next run; a cache that cannot be written is left out silently.

    Args:
        folder: The tracker as the user named it.
        wanted: Its key.
        tracker: What its files say, without any problem.
    """
    from tempfile import NamedTemporaryFile

    with suppress(OSError, RecursionError):
        stream = _stream()
        _Writer(stream, pickle.HIGHEST_PROTOCOL).dump(tracker)
        body = stream.getvalue()
        file = _file(folder)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as new:
            try:
                new.write(LAYOUT + wanted + blake2b(body, digest_size=_DIGEST).digest() + body)
                new.close()
                os.replace(new.name, file)  # noqa: PTH105  # the rename is what makes it whole
            except BaseException:
                Path(new.name).unlink(missing_ok=True)
                raise
        _forget_oldest(file.parent)


def is_off() -> bool:
    """Return whether the user does without the cache."""
    return bool(os.environ.get(OFF))


class _Writer(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        return (_proxy, (dict(value),)) if isinstance(value, MappingProxyType) else NotImplemented


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Return a record of the core, a day or a decimal; nothing else, so that a file of the cache can run nothing."""
        if (module, name) == (__name__, _proxy.__name__):
            return _proxy
        found = super().find_class(module, name) if module.startswith("ectrack.core.") or (module, name) in _PLAIN else None
        if isinstance(found, type) and (found.__module__, found.__qualname__) == (module, name):
            return found
        raise pickle.UnpicklingError(name)


def _proxy(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


def _stream(body: bytes = b"") -> Any:
    from io import BytesIO

    return BytesIO(body)


def _content(file: Path) -> bytes:
    """Return the bytes of a file that only its user can have written.

    Raises:
        OSError: When there is none, or another may have.
    """
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with open(descriptor, "rb") as stream:  # noqa: PTH123  # an open descriptor
        status = os.fstat(descriptor)
        foreign = hasattr(os, "geteuid") and (status.st_uid != os.geteuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
        if foreign or not stat.S_ISREG(status.st_mode):
            raise PermissionError
        return stream.read()


def _file(folder: Path) -> Path:
    """Return the file of the cache for a tracker: one for each folder and name that it is called by."""
    from platformdirs import user_cache_path

    place = repr((os.path.realpath(folder), str(folder))).encode("utf-8", "surrogateescape")
    return user_cache_path("ectrack", appauthor=False) / f"{blake2b(place, digest_size=16).hexdigest()}.tracker"


def _forget_oldest(cache: Path) -> None:
    with os.scandir(cache) as entries:
        files = sorted(((entry.stat().st_mtime_ns, entry.path) for entry in entries), reverse=True)
    for _time, path in files[MAX_FILES:]:
        Path(path).unlink(missing_ok=True)


def _program() -> tuple[Any, ...]:
    """Return what tells this program from another: versions, and when the sources of the records were last changed."""
    sources = (entry for part in ("core", "store") for entry in _sources(_PACKAGE / part))
    return __version__, sys.version_info[:3], max(sources, default=0)


def _sources(folder: Path) -> Iterable[int]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _sources(Path(entry.path))
            elif entry.name.endswith(".py"):
                yield entry.stat().st_mtime_ns
