"""A tracker as it was in a git revision."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from ectrack.core.problems import Origin, Problem
from ectrack.store.files import ACTUALS, read_files
from ectrack.store.git import RevisionError, git
from ectrack.store.lines import line_of
from ectrack.store.loading import Loaded, understood

_REGULAR = ("100644", "100755")
_LINK = "120000"


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository that a tracker lies in.

    Attributes:
        root: The top of the work tree.
        prefix: Path of the tracker below it, with `/`; "" for the top itself.
    """

    root: Path
    prefix: str


@dataclass(frozen=True, slots=True)
class Past:
    """A tracker as it was in a revision.

    Attributes:
        loaded: The tracker; empty, without problems, where there was none.
        notes: What was left out.
    """

    loaded: Loaded
    notes: tuple[Problem, ...]


def repository(folder: Path) -> Repository:
    """Return the repository that a folder lies in; the folder itself need not exist any more.

    Raises:
        RevisionError: Without git, outside a repository or its work tree, or where git does not trust its owner.
    """
    place = Path(os.path.realpath(folder))
    here = next(parent for parent in (place, *place.parents) if parent.is_dir())
    root = Path(os.fsdecode(git(here, "rev-parse", "--show-toplevel")).removesuffix("\n"))
    if not place.is_relative_to(Path(os.path.realpath(root))):
        raise RevisionError("outside-work-tree", found=str(folder))
    below = place.relative_to(Path(os.path.realpath(root)))
    return Repository(root, below.as_posix() if below.parts else "")


def commit(repository: Repository, revision: str) -> str:
    """Return the commit that a revision names.

    Raises:
        RevisionError: For a revision that this clone does not have.
    """
    try:
        return (
            git(repository.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
        )
    except RevisionError as problem:
        if problem.problem.slug != "git-failed":
            raise
    shallow = git(repository.root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    raise RevisionError("shallow-clone" if shallow else "unknown-revision", found=revision)


def merge_base(repository: Repository, first: str, second: str) -> str:
    """Return the commit from which two revisions parted.

    Raises:
        RevisionError: Where there is none, or this clone does not reach back to it.
    """
    ends = commit(repository, first), commit(repository, second)
    try:
        return git(repository.root, "merge-base", *ends).decode().strip()
    except RevisionError as problem:
        if problem.problem.slug != "git-failed":
            raise
    shallow = git(repository.root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    raise RevisionError("shallow-clone" if shallow else "no-merge-base", found=f"{first}...{second}")


def tracker_at(repository: Repository, revision: str, named: str) -> Past:
    """Return the tracker as it was in a commit; problems name `REVISION:PATH`. It is empty where the folder held none.

    Args:
        repository: The repository.
        revision: The commit.
        named: The revision as the user named it.

    Raises:
        RevisionError: When git fails.
    """
    folder = Path(_room().name) / revision / (repository.prefix or "tracker")
    links = _write_out(repository, revision, folder, named)
    unread: list[Problem] = []
    loaded = understood(folder, read_files(folder, unread), unread)
    there = f"{named}:{repository.prefix or '.'}"
    problems = tuple(_named(problem, folder, there) for problem in loaded.problems)
    notes = [Problem("links-left-out", Origin(there if link == Path() else f"{there}/{link.as_posix()}")) for link in links]
    if {problem.slug for problem in problems} <= {"empty-tracker", "no-tracker"}:
        notes += [Problem("no-tracker-then", Origin(there))] if problems else []
        problems = ()
    return Past(replace(loaded, problems=problems), tuple(notes))


@cache
def _room() -> "tempfile.TemporaryDirectory[str]":
    """Return a folder of this process for files of the past; it goes with the process."""
    return tempfile.TemporaryDirectory(prefix="ectrack-")


def _write_out(repository: Repository, revision: str, folder: Path, named: str) -> list[Path]:
    """Write the files of the tracker in a commit into an empty folder; submodules are left out.

    Returns:
        Links where the tracker, or something of it, would be: they are left out too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted: list[tuple[str, Path]] = []
    links: list[Path] = []
    for mode, name, inside in _listed(repository, revision):
        if mode == _LINK and (inside.as_posix() in {".", ACTUALS} or _is_of_tracker(inside)):
            links.append(inside)
        elif mode in _REGULAR and _is_of_tracker(inside):
            wanted.append((name, folder / inside))
    for (_name, file), content in zip(wanted, _blobs(repository, [name for name, _file in wanted], named), strict=True):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    return links


def _listed(repository: Repository, revision: str) -> Iterator[tuple[str, str, Path]]:
    """Yield mode, object and path below the tracker of every file in a commit."""
    where = (repository.prefix,) if repository.prefix else ()
    listed = os.fsdecode(git(repository.root, "ls-tree", "-r", "-z", "--full-tree", revision, "--", *where))
    for entry in listed.split("\0"):
        head, tab, path = entry.partition("\t")
        if tab:
            mode, _type, name = head.split()
            yield mode, name, Path(path).relative_to(repository.prefix)


def _is_of_tracker(path: Path) -> bool:
    parts = path.parts
    if len(parts) == 1:
        return path.suffix.lower() == ".toml"
    return len(parts) == 2 and parts[0] == ACTUALS and path.suffix.lower() in {".toml", ".csv"}  # noqa: PLR2004  # actuals/NAME


def _blobs(repository: Repository, names: list[str], named: str) -> list[bytes]:
    """Return the contents of objects, as they are stored: no filter and no conversion of texts runs.

    Raises:
        RevisionError: When this clone lacks one of them.
    """
    if not names:
        return []
    out = git(repository.root, "cat-file", "--batch", input_="".join(f"{name}\n" for name in names).encode())
    contents = []
    for _name in names:
        head, _newline, out = out.partition(b"\n")
        if head.endswith(b" missing"):
            raise RevisionError("objects-missing", found=named)
        size = int(head.split()[2])
        contents.append(out[:size])
        out = out[size + 1 :]
    return contents


def _named(problem: Problem, folder: Path, name: str) -> Problem:
    return replace(
        problem,
        origin=_moved(problem.origin, folder, name) if problem.origin else None,
        others=tuple(_moved(other, folder, name) for other in problem.others),
    )


def _moved(origin: Origin, folder: Path, name: str) -> Origin:
    """Return a place under the name of its revision, its line looked up while the file is there."""
    below = Path(os.path.realpath(origin.file)).relative_to(Path(os.path.realpath(folder))).as_posix()
    return Origin(name if below == "." else f"{name}/{below}", origin.keys, line_of(origin))
