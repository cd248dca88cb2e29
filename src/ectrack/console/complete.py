"""Completion of ids on the command line: what the tracker names, read without complaint."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ectrack.core.tracker import Tracker

_TYPED = frozenset("-_.,/+@%")
"""Characters of ASCII, besides letters and digits, that a shell leaves as they are."""

STATUSES = ("reversing", "behind", "missed", "on-pace", "achieved", "not-started", "unrated", "no-data", "suspended", "superseded")


def _tracker() -> "Tracker | None":
    from ectrack.store.loading import load  # only when something is completed

    try:
        return load(Path(os.environ.get("ECTRACK_DIR") or "targets")).tracker
    except Exception:  # noqa: BLE001  # completion never disturbs the shell
        return None


def _completer(words: "Callable[[Tracker], Iterable[str | None]]") -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        tracker = _tracker()
        known = {word for word in words(tracker) if word and _is_safe(word)} if tracker else set()
        return sorted(word for word in known if word.startswith(incomplete))

    return complete


def _is_safe(word: str) -> bool:
    """Whether a shell takes a word for itself: no blanks, nothing that acts, no sign that makes it an option."""
    return not word.startswith("-") and all(
        char in _TYPED or (char.isalnum() if char.isascii() else char.isprintable()) for char in word
    )


targets = _completer(lambda tracker: tracker.targets)
indicators = _completer(lambda tracker: tracker.indicators)
regions = _completer(lambda tracker: tracker.regions)
levels = _completer(lambda tracker: (region.level for region in tracker.regions.values()))
policies = _completer(lambda tracker: tracker.policies)
owners = _completer(lambda tracker: (target.owner for target in tracker.targets.values()))
tags = _completer(lambda tracker: (tag for target in tracker.targets.values() for tag in target.tags))


def names(incomplete: str) -> list[str]:
    """Return the names that can be explained and begin so."""
    from ectrack.locale.explanations import entries  # only when something is completed

    return sorted({entry.name for entry in entries() if entry.name.startswith(incomplete)})


def samples(incomplete: str) -> list[str]:
    """Return what `init --sample` takes that begins so."""
    from ectrack.store.starting import SAMPLES  # only when something is completed

    return sorted(name for name in ("list", *SAMPLES) if name.startswith(incomplete))


def rules(incomplete: str) -> list[str]:
    """Return the rules and groups of `check` that begin so."""
    from ectrack.core.checks import GROUPS, RULES  # only when something is completed

    return sorted(name for name in (*RULES, *GROUPS) if name.startswith(incomplete))


def statuses(incomplete: str) -> list[str]:
    """Return the statuses that begin so."""
    return [status for status in STATUSES if status.startswith(incomplete)]
