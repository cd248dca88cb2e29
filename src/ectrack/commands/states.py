"""States of a tracker: the files as they are, a folder, or a git revision."""

from pathlib import Path
from typing import TYPE_CHECKING

from ectrack.commands.outcome import Failed
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.store.tracker import Loaded

Named = tuple[str, "Loaded"]


def two_states(states: list[str], folder: Path) -> tuple[Named, Named]:
    """Return the two states that are compared, the earlier one first, each with its name.

    Args:
        states: Nothing, a revision, a range `A..B` or `A...B`, two revisions, or two folders.
        folder: The tracker, for revisions.

    Raises:
        Failed: For states that cannot be read.
    """
    from ectrack.core.problems import Problem
    from ectrack.store.tracker import load

    if len(states) == 2 and all(Path(state).is_dir() for state in states):  # noqa: PLR2004  # two folders
        return (states[0], load(Path(states[0]))), (states[1], load(Path(states[1])))
    if len(states) > 2:  # noqa: PLR2004  # two revisions
        raise Failed([Problem("not-two-trackers", None, {"found": states[2]})])
    first, dots, second = _ends(states)
    old = past(first, folder, since_parting_from=second if dots == "..." else None)
    new = past(second, folder) if second else (_("the files as they are"), load(folder))
    if not old[1].documents and not new[1].documents and not new[1].problems:
        raise Failed([Problem("not-two-trackers", None, {"found": folder.as_posix()})])
    return old, new


def past(revision: str, folder: Path, *, since_parting_from: str | None = None) -> Named:
    """Return the tracker as it was in a revision, with its name.

    Args:
        revision: The revision.
        folder: The tracker.
        since_parting_from: Another revision; the commit is taken from which both parted.

    Raises:
        Failed: Without git, or for a revision that this clone does not have.
    """
    from ectrack.store.revisions import RevisionError, commit, merge_base, repository, tracker_at

    try:
        found = repository(folder)
        wanted = merge_base(found, revision, since_parting_from) if since_parting_from else commit(found, revision)
        return revision, tracker_at(found, wanted, revision)
    except RevisionError as problem:
        raise Failed([problem.problem]) from problem


def _ends(states: list[str]) -> tuple[str, str, str]:
    """Return the earlier revision, how the two are joined, and the later one; "" for the files as they are."""
    if len(states) == 2:  # noqa: PLR2004  # two revisions
        return states[0], "..", states[1]
    said = states[0] if states else "HEAD"
    for dots in ("...", ".."):
        first, found, second = said.partition(dots)
        if found:
            return first or "HEAD", dots, second or "HEAD"
    return said, "", ""
