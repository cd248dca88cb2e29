"""Files that make a CI service, or git before a commit, run the check."""

import json
import os
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from ectrack import __version__
from ectrack.core.problems import Origin, Problem
from ectrack.store.files import reason, shown
from ectrack.store.locking import WriteError
from ectrack.store.replacing import UnsyncedError, replace_bytes

FILES = {
    "github": Path(".github/workflows/ectrack.yml"),
    "gitlab": Path(".gitlab-ci.yml"),
    "pre-commit": Path(".pre-commit-config.yaml"),
}
"""Where each service looks, from the top of the repository."""

INSTEAD = {"gitlab": Path(".gitlab/ectrack.yml"), "pre-commit": Path(".ectrack-pre-commit.yaml")}
"""Where the file goes when the place is taken; the user then has to join the two."""


def top_of(folder: Path) -> Path:
    """Return the top of the repository that a folder lies in, the folder itself outside of one."""
    place = folder.resolve()
    return next((parent for parent in (place, *place.parents) if (parent / ".git").exists()), place)


def pipeline(service: str, tracker: Path, *, dry_run: bool = False) -> tuple[str, str | None]:
    """Write the file of a service, and return its path and that of a file it has to be joined with; nothing is overwritten.

    Args:
        service: One of `FILES`.
        tracker: The tracker that is checked.
        dry_run: Whether to stop before anything is written.

    Raises:
        WriteError: `pipeline-there` when the file is there already with another content, `cannot-write` when writing failed.
    """
    top = top_of(Path.cwd())
    content = _filled(service, tracker, top)
    taken = FILES[service] if os.path.lexists(top / FILES[service]) and _other(top / FILES[service], content) else None
    name = FILES[service] if taken is None else INSTEAD.get(service)
    if name is None or (os.path.lexists(top / name) and _other(top / name, content)):
        raise WriteError(Problem("pipeline-there", Origin(shown(top / (name or FILES[service])))))
    if not dry_run:
        _write(top / name, content)
    return shown(top / name), shown(top / taken) if taken else None


def _filled(service: str, tracker: Path, top: Path) -> bytes:
    """Return the file of a service; the folder stands in it as a quoted text that YAML reads as it is."""
    place = tracker.resolve()
    inside = place.relative_to(top).as_posix() if place.is_relative_to(top) else place.as_posix()
    words: Mapping[str, str] = {"{dir}": json.dumps(inside, ensure_ascii=False), "{requirement}": f"ectrack=={__version__}"}
    text = (resources.files("ectrack") / "store" / "ci" / f"{service}.yml").read_text(encoding="utf-8")
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text.encode()


def _other(path: Path, content: bytes) -> bool:
    return path.is_symlink() or not path.is_file() or path.read_bytes() != content


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_bytes(path, content)
    except (OSError, UnsyncedError) as failure:
        cause = failure.failure if isinstance(failure, UnsyncedError) else failure
        raise WriteError(Problem("cannot-write", Origin(shown(path)), {"reason": reason(cause)})) from failure
