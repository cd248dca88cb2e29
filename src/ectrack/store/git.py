"""Asking git, without running anything that a repository's settings name."""

import os
import subprocess
from pathlib import Path

from ectrack.core.problems import Problem

SECONDS = 60
"""Longest that git may take."""

_SAFE = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}
"""Environment under which git asks nothing, writes nothing and fetches nothing.

Git before 2.45 does not know GIT_NO_LAZY_FETCH, and `protocol.file.allow` of a repository outweighs `protocol.allow`: without
GIT_ALLOW_PROTOCOL, its `remote.*.uploadpack` would run.
"""

_ELSEWHERE = frozenset(
    {
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_COMMON_DIR",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_GLOB_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
    }
)
"""What a hook has in its environment, and what would turn git to another repository or folder than that of the tracker."""

_OPTIONS = ("--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never")


class RevisionError(Exception):
    """A revision that cannot be read.

    Attributes:
        problem: What is wrong.
    """

    def __init__(self, slug: str, **params: str) -> None:
        """Keep the problem."""
        super().__init__(slug)
        self.problem = Problem(slug, None, params)


def git(folder: Path, *words: str, input_: bytes = b"") -> bytes:
    """Return what git prints.

    Raises:
        RevisionError: Without git, or when it fails or takes too long.
    """
    try:
        ended = subprocess.run(  # noqa: S603  # no shell; every word is ours or stands behind --end-of-options
            ["git", *_OPTIONS, "-C", str(folder), *words],  # noqa: S607  # the user's git
            input=input_,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**{key: value for key, value in os.environ.items() if key not in _ELSEWHERE}, **_SAFE},
        )
    except (FileNotFoundError, PermissionError):
        raise RevisionError("no-git") from None
    except subprocess.TimeoutExpired:
        raise RevisionError("git-failed", reason=f"{SECONDS} s") from None
    if ended.returncode:
        raise _failure(folder, ended.stderr.decode("utf-8", "replace").strip())
    return ended.stdout


def _failure(folder: Path, text: str) -> RevisionError:
    if "dubious ownership" in text:
        return RevisionError("repository-not-trusted", found=str(folder))
    if "must be run in a work tree" in text or "cannot use bare repository" in text:
        return RevisionError("outside-work-tree", found=str(folder))
    if "not a git repository" in text:
        return RevisionError("not-a-repository", found=str(folder))
    return RevisionError("git-failed", reason=text.partition("\n")[0] or "git")
