"""Making a tracker: from the commented example in a language, or from the sample that comes with the program."""

import os
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from ectrack.core.problems import Origin, Problem
from ectrack.store.files import reason, shown
from ectrack.store.locking import LOCK, WriteError
from ectrack.store.replacing import UnsyncedError, replace_bytes

IGNORE = ".gitignore"
IGNORED = f"/{LOCK}\n.*.tmp\n".encode()
"""What git need not keep of a tracker."""

SAMPLES = ("gansu", "five-year-plan", "digital-decade", "uk-carbon")
"""The samples, by the name that `init --sample` takes."""


def example(lang: str) -> dict[str, bytes]:
    """Return the files of the commented example in a language, by their path in the tracker."""
    return _files(resources.files("ectrack") / "store" / "example" / lang)


def sample(name: str) -> dict[str, bytes]:
    """Return the files of a sample, by their path in the tracker.

    Args:
        name: One of `SAMPLES`.
    """
    return _files(sample_folder(name))


def sample_folder(name: str) -> Path:
    """Return the folder of a sample; all lie in the package, but the Gansu one of a checkout is the tracker `targets/` beside the sources.

    Args:
        name: One of `SAMPLES`.
    """
    package = Path(__file__).parents[1]
    packed = package / "sample" / name
    return packed if packed.is_dir() else package.parents[1] / "targets"


def _files(folder: Traversable, prefix: str = "") -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith((".", "__")):
            continue
        if entry.is_dir():
            found |= _files(entry, f"{prefix}{entry.name}/")
        else:
            found[f"{prefix}{entry.name}"] = entry.read_bytes()
    return found


def start(folder: Path, files: dict[str, bytes], *, dry_run: bool = False) -> list[str]:
    """Put files into a folder that holds nothing else, and return their paths as shown to the user.

    What an interrupted start has left is completed; nothing is ever overwritten. Hidden files, such as those of git, may be there.

    Args:
        folder: The tracker to make.
        files: Bytes by path in the tracker.
        dry_run: Whether to stop before anything is written.

    Raises:
        WriteError: `not-empty` when the folder holds anything else, `cannot-write` when writing failed.
    """
    place = folder
    try:
        there = list(_there(folder, files))
        if there and len(there) == len(files):
            raise WriteError(Problem("not-empty", Origin(shown(folder)), {"found": there[0]}))
        missing = [name for name in (IGNORE, *files) if not os.path.lexists(folder / name)]
        for name in [] if dry_run else missing:
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            replace_bytes(place, files.get(name, IGNORED))
    except (OSError, UnsyncedError) as failure:
        cause = failure.failure if isinstance(failure, UnsyncedError) else failure
        raise WriteError(Problem("cannot-write", Origin(shown(place)), {"reason": reason(cause)})) from failure
    return [shown(folder, name) for name in missing]


def _there(folder: Path, files: dict[str, bytes], prefix: str = "") -> Iterator[str]:
    """Yield the files that are there already, each the same as the one wanted.

    Raises:
        WriteError: `not-empty` for anything that is not wanted.
    """
    entries = (
        sorted(folder.iterdir(), key=lambda entry: (entry.name.startswith("."), entry.name)) if os.path.lexists(folder) else []
    )
    for entry in entries:
        name = f"{prefix}{entry.name}"
        is_ours = any(wanted.startswith(f"{name}/") for wanted in files)
        if entry.name.startswith(".") and not is_ours:
            continue
        if entry.is_dir() and not entry.is_symlink() and is_ours:
            yield from _there(entry, files, f"{name}/")
        elif name in files and not entry.is_symlink() and entry.is_file() and entry.read_bytes() == files[name]:
            yield name
        else:
            raise WriteError(Problem("not-empty", Origin(shown(folder)), {"found": name}))
