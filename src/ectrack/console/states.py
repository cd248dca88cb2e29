"""States of a tracker: the files as they are, a folder, or a git revision."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ectrack.console.outcome import Failed
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.problems import Problem
    from ectrack.store.loading import Loaded


@dataclass(frozen=True, slots=True)
class State:
    """A tracker at some time.

    Attributes:
        name: As the user named it.
        loaded: The tracker.
        notes: What was left out of it.
    """

    name: str
    loaded: "Loaded"
    notes: tuple["Problem", ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether there is a tracker, be it a broken one."""
        from ectrack.store.loading import is_empty

        return bool(self.loaded.problems) or not is_empty(self.loaded.tracker)


def two_states(states: list[str], folder: Path) -> tuple[State, State]:
    """Return the two states that are compared, the earlier one first, each with its name.

    Args:
        states: Nothing, a revision, a range `A..B` or `A...B`, two revisions, or two folders.
        folder: The tracker, for revisions.

    Raises:
        Failed: For states that cannot be read.
    """
    from ectrack.core.problems import Problem
    from ectrack.store.loading import load

    if len(states) == 2 and all(Path(state).is_dir() for state in states):  # noqa: PLR2004  # two folders
        return State(states[0], load(Path(states[0]))), State(states[1], load(Path(states[1])))
    if len(states) > 2:  # noqa: PLR2004  # two revisions
        raise Failed([Problem("not-two-trackers", None, {"found": states[2]})])
    first, dots, second = _ends(states)
    old = past(first, folder, since_parting_from=second if dots == "..." else None)
    new = past(second, folder) if second else State(_("the files as they are"), load(folder))
    if not old.is_there and not new.is_there:
        raise Failed([*old.notes, *new.notes])
    return old, new


def past(revision: str, folder: Path, *, since_parting_from: str | None = None) -> State:
    """Return the tracker as it was in a revision.

    Args:
        revision: The revision.
        folder: The tracker.
        since_parting_from: Another revision; the commit is taken from which both parted.

    Raises:
        Failed: Without git, or for a revision that this clone does not have.
    """
    from ectrack.store.git import RevisionError
    from ectrack.store.revisions import commit, merge_base, repository, tracker_at

    try:
        found = repository(folder)
        wanted = merge_base(found, revision, since_parting_from) if since_parting_from else commit(found, revision)
        then = tracker_at(found, wanted, revision)
    except RevisionError as problem:
        raise Failed([problem.problem]) from problem
    return State(revision, then.loaded, then.notes)


def tell_notes(*states: State) -> None:
    """Say on standard error what was left out of the states."""
    from ectrack.locale.problem_text import lines

    for note in (note for state in states for note in state.notes):
        told, hint = lines(note)
        print(f"{_('warning')}: {told}\n{hint}", file=sys.stderr)


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
