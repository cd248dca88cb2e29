"""Files that a command writes for people: whole or not at all, and never one that a tracker is read from."""

import os
from errno import errorcode
from pathlib import Path

from ectrack.console.outcome import Failed
from ectrack.core.problems import Origin, Problem
from ectrack.locale import _

STANDARD_OUTPUT = "-"


def check_output(path: Path, folder: Path) -> None:
    """Refuse a file of a tracker, and what is no file.

    Args:
        path: Where something is to be written.
        folder: The tracker.

    Raises:
        Failed: With the reason.
    """
    whole, tracker = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    place = Origin(path.as_posix())
    inside = whole.relative_to(tracker).parts if whole.is_relative_to(tracker) else ()
    if any(part == "actuals" or part.startswith(".") for part in inside[:1]) or (inside and whole.suffix.lower() == ".toml"):
        raise Failed(
            [Problem("bad-value", place, {"found": path.as_posix(), "expected": _("a file that no tracker is read from")})]
        )
    if whole.exists() and not whole.is_file():
        raise Failed([Problem("bad-value", place, {"found": path.as_posix(), "expected": _("a file")})])


def write_output(path: Path, content: bytes, folder: Path) -> None:
    """Write a file whole or not at all.

    Args:
        path: The file; replaced if it exists.
        content: All its bytes.
        folder: The tracker.

    Raises:
        Failed: When the file is one of the tracker, or the system refuses; the file is then as it was.
    """
    from ectrack.store.replacing import UnsyncedError, replace_bytes

    check_output(path, folder)
    try:
        replace_bytes(Path(os.path.realpath(path)), content)
    except UnsyncedError:
        pass
    except OSError as error:
        reason = errorcode.get(error.errno or 0, str(error))
        raise Failed([Problem("cannot-print", Origin(path.as_posix()), {"reason": reason})]) from None


def write_new(path: Path, content: bytes, folder: Path) -> None:
    """Write a file that people go on to fill in; one that is there already is left alone.

    Args:
        path: The file.
        content: All its bytes.
        folder: The tracker.

    Raises:
        Failed: When it is there already, is one of the tracker, or the system refuses.
    """
    if path.exists():
        raise Failed([Problem("template-there", Origin(path.as_posix()))])
    write_output(path, content, folder)
