"""The files of a tracker: which there are, and their bytes, without ever leaving the tracker or waiting for a device."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from ectrack.core.problems import Origin, Problem

SETTINGS = "ectrack.toml"
ACTUALS = "actuals"
LARGE = 1024 * 1024
"""A CSV file of more bytes is read by the engine."""

MAX_BYTES = 64 * 1024 * 1024
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)

Role = Literal["tables", "actuals", "settings", "values"]


class RefusedError(Exception):
    """A file, or a place in it, that cannot be read.

    Attributes:
        slug: Stable name of the kind of problem.
        line: Line in the file, counted from 1; None when the whole file is meant.
        params: What was found and expected.
    """

    def __init__(self, slug: str, line: int | None = None, **params: str) -> None:
        """Keep the slug, the line and the words that the message needs."""
        super().__init__(slug)
        self.slug = slug
        self.line = line
        self.params = params

    def problem(self, file: str) -> Problem:
        """Return the problem of the file that was refused."""
        return Problem(self.slug, Origin(file, (), self.line), self.params)


@dataclass(frozen=True, slots=True)
class TrackerFile:
    """A file of a tracker that is to be read.

    Attributes:
        path: Where it is.
        file: The path as shown to the user.
        role: What it may hold.
    """

    path: Path
    file: str
    role: Role


def shown(folder: Path, *parts: str) -> str:
    """Return a path below the tracker as a user in the working folder would type it."""
    path = folder.joinpath(*parts)
    if path.is_absolute():
        with suppress(ValueError, OSError):
            path = path.relative_to(Path.cwd())
    return path.as_posix()


def reason(failure: OSError) -> str:
    """Return the name of a failed system call's error, such as `ENOSPC`; its own text when it has no name."""
    return errno.errorcode.get(failure.errno or 0, failure.strerror or str(failure))


def names(folder: Path, *suffixes: str) -> list[str]:
    """Return the names in a folder that end in one of the suffixes, hidden ones left out, in order.

    Raises:
        RefusedError: `unreadable` when the folder cannot be listed.
    """
    try:
        with os.scandir(folder) as entries:
            found = [entry.name for entry in entries]
    except OSError as failure:
        raise RefusedError("unreadable", reason=reason(failure)) from failure
    return sorted(name for name in found if not name.startswith(".") and name.lower().endswith(suffixes))


def find(folder: Path, problems: list[Problem]) -> list[TrackerFile]:
    """Return the files that make up a tracker, in order.

    Args:
        folder: The tracker.
        problems: Where problems are added: no such folder, none that holds a TOML file, a folder that cannot be listed.
    """
    try:
        files = list(_tables(folder))
    except RefusedError as refusal:
        kind = "unreadable" if refusal.params["reason"] == "EACCES" else "no-tracker"
        problems.append(Problem(kind, Origin(shown(folder)), refusal.params))
        return []
    if not files:
        problems.append(Problem("no-tracker", Origin(shown(folder)), {"reason": "no-files"}))
        return []
    try:
        files += _actuals(folder)
    except RefusedError as refusal:
        problems.append(refusal.problem(shown(folder, ACTUALS)))
    return files


def read_files(folder: Path, problems: list[Problem]) -> list[tuple[TrackerFile, bytes]]:
    """Return the files of a tracker with their bytes, in the order of their names.

    Args:
        folder: The tracker, as the user named it; files are named relative to it.
        problems: Where the problems of files that cannot be read are added.
    """
    return contents(find(folder, problems), folder, problems)


def contents(files: Iterable[TrackerFile], folder: Path, problems: list[Problem]) -> list[tuple[TrackerFile, bytes]]:
    """Return files of a tracker with their bytes.

    Args:
        files: The files.
        folder: The tracker.
        problems: Where the problems of files that cannot be read are added.
    """
    read = []
    for file in files:
        try:
            read.append((file, content(file.path, folder)))
        except RefusedError as refusal:
            problems.append(refusal.problem(file.file))
    return read


def _tables(folder: Path) -> Iterator[TrackerFile]:
    for name in names(folder, ".toml"):
        yield TrackerFile(folder / name, shown(folder, name), "settings" if name == SETTINGS else "tables")
    for name in names(folder, ".csv"):
        if name.startswith(("regions", "values")):
            yield TrackerFile(folder / name, shown(folder, name), "tables" if name.startswith("regions") else "values")


def _actuals(folder: Path) -> list[TrackerFile]:
    actuals = folder / ACTUALS
    if not exists(actuals):
        return []
    check_inside(actuals, folder)
    return [
        TrackerFile(actuals / name, shown(folder, ACTUALS, name), "actuals")
        for name in names(actuals, ".toml", ".csv")
        if not is_large(actuals / name)
    ]


def is_large(path: Path) -> bool:
    """Return whether a file of figures is for the engine: Parquet, and CSV of more than a megabyte where the engine is installed."""
    if path.suffix.lower() != ".csv":
        return path.suffix.lower() == ".parquet"
    try:
        is_long = path.stat().st_size > LARGE
    except OSError:
        return False
    return is_long and find_spec("duckdb") is not None


def exists(path: Path) -> bool:
    """Return whether there is anything of this name, a link that leads nowhere included.

    Unlike the standard library's, it never takes a failing disk for a missing file.

    Raises:
        RefusedError: `unreadable` when that cannot be told.
    """
    try:
        os.lstat(path)
    except FileNotFoundError:
        return False
    except OSError as failure:
        raise RefusedError("unreadable", reason=reason(failure)) from failure
    return True


def check_inside(path: Path, folder: Path) -> Path:
    """Return the path with its symbolic links resolved.

    Raises:
        RefusedError: `outside-tracker` when it leads out of the tracker, `unreadable` when it leads nowhere.
    """
    try:
        real = Path(os.path.realpath(path, strict=True))
        root = Path(os.path.realpath(folder, strict=True))
    except OSError as failure:
        raise RefusedError("unreadable", reason=reason(failure)) from failure
    if not real.is_relative_to(root):
        raise RefusedError("outside-tracker", found=str(real))
    return real


def content(path: Path, folder: Path) -> bytes:
    """Return the bytes of a regular file inside the tracker.

    Raises:
        RefusedError: `outside-tracker`, `not-a-file`, `too-large` or `unreadable`.
    """
    real = check_inside(path, folder)
    try:
        _check_regular(real.stat())
        descriptor = os.open(real, _OPEN_FLAGS)
        with open(descriptor, "rb") as stream:  # noqa: PTH123  # an open descriptor, checked before and after opening
            _check_regular(os.fstat(descriptor))
            read = stream.read(MAX_BYTES + 1)
    except OSError as failure:
        raise RefusedError("unreadable", reason=reason(failure)) from failure
    if len(read) > MAX_BYTES:
        raise RefusedError("too-large", found=str(len(read)), expected=str(MAX_BYTES))
    return read


def _check_regular(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError("not-a-file", found=_kind(status.st_mode))
    if status.st_size > MAX_BYTES:
        raise RefusedError("too-large", found=str(status.st_size), expected=str(MAX_BYTES))


def _kind(mode: int) -> str:
    kinds = {stat.S_IFDIR: "folder", stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket"}
    return kinds.get(stat.S_IFMT(mode), "device")
