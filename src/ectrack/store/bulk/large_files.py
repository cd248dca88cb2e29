"""The large files of a tracker: which there are, and what tells one state of a file from another."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from ectrack.core.problems import Problem
from ectrack.store.files import ACTUALS, RefusedError, check_inside, exists, is_large, names, reason, shown


@dataclass(frozen=True, slots=True)
class Large:
    """A large file.

    Attributes:
        path: Where it is, links resolved.
        file: The path as shown to the user.
        state: Size, times and place on the disk, which change with its content.
    """

    path: Path
    file: str
    state: tuple[int, ...]

    @property
    def is_csv(self) -> bool:
        """Whether it is text."""
        return self.path.suffix.lower() == ".csv"


def large_files(folder: Path, problems: list[Problem]) -> tuple[Large, ...]:
    """Return the Parquet files and the large CSV files of a tracker, in the order of their names.

    Args:
        folder: The tracker, as the user named it.
        problems: Where the problems of files that cannot be read are added.
    """
    files = []
    actuals = folder / ACTUALS
    try:
        listed = names(actuals, ".parquet", ".csv") if exists(actuals) else []
    except RefusedError:
        return ()
    for name in filter(lambda name: is_large(actuals / name), listed):
        try:
            files.append(_large(actuals / name, folder, shown(folder, ACTUALS, name)))
        except RefusedError as refusal:
            problems.append(refusal.problem(shown(folder, ACTUALS, name)))
    return tuple(files)


def _large(path: Path, folder: Path, file: str) -> Large:
    """Return a file with its state.

    Raises:
        RefusedError: `outside-tracker`, `not-a-file` or `unreadable`.
    """
    real = check_inside(path, folder)
    try:
        found = real.stat()
    except OSError as failure:
        raise RefusedError("unreadable", reason=reason(failure)) from failure
    if not stat.S_ISREG(found.st_mode):
        raise RefusedError("not-a-file", found="folder" if stat.S_ISDIR(found.st_mode) else "device")
    if not os.access(real, os.R_OK):
        raise RefusedError("unreadable", reason="EACCES")
    return Large(real, file, (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino))
