"""Files that make a CI service, or git before a commit, run the check."""

import json
import os
import re
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from ectrack import __version__
from ectrack.core.problems import Origin, Problem
from ectrack.locale.text import visible
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

JOINED = {"gitlab": "include: [{local: .gitlab/ectrack.yml}]"}
"""The line that joins them, where one is enough."""

_EXPRESSION = "${{"
"""What GitHub evaluates wherever it stands in a workflow; as the text of an expression it is only itself."""


class Pipeline(NamedTuple):
    """Where the file of a service stands.

    Attributes:
        file: Its path as shown to the user.
        taken: Path of the file that it has to be joined with; None when it stands where the service looks.
        line: The line that joins them; None when it has to be done by hand.
    """

    file: str
    taken: str | None
    line: str | None


def top_of(folder: Path) -> Path:
    """Return the top of the repository that a folder lies in, the folder itself outside of one."""
    place = Path(os.path.realpath(folder))
    return next((parent for parent in (place, *place.parents) if (parent / ".git").exists()), place)


def pipeline(service: str, tracker: Path, *, dry_run: bool = False) -> Pipeline:
    """Write the file of a service; nothing is overwritten.

    Args:
        service: One of `FILES`.
        tracker: The tracker that is checked; it need not exist yet.
        dry_run: Whether to stop before anything is written.

    Raises:
        WriteError: `pipeline-there` when the file is there already with another content, `cannot-write` when it cannot be written.
    """
    top = top_of(Path.cwd())
    usual = top / FILES[service]
    content = _filled(service, tracker, top)
    taken = os.path.lexists(usual) and _other(usual, content)
    path = top / INSTEAD.get(service, FILES[service]) if taken else usual
    if os.path.lexists(path) and _other(path, content):
        raise WriteError(Problem("pipeline-there", Origin(shown(path))))
    if not Path(os.path.realpath(path.parent)).is_relative_to(os.path.realpath(top)):
        raise WriteError(Problem("cannot-write", Origin(shown(path)), {"reason": "ELOOP"}))
    if not dry_run:
        _write(path, content)
    return Pipeline(shown(path), shown(usual) if taken else None, JOINED.get(service) if taken else None)


def _filled(service: str, tracker: Path, top: Path) -> bytes:
    """Return the file of a service for a tracker.

    Raises:
        WriteError: `cannot-write` for a folder whose name is no UTF-8, which YAML cannot hold.
    """
    place = Path(os.path.realpath(tracker))
    inside = place.relative_to(top).as_posix() if place.is_relative_to(top) else place.as_posix()
    if service == "github":
        inside = inside.replace(_EXPRESSION, f"{_EXPRESSION} '{_EXPRESSION}' }}}}")
    words = {"dir": _quoted(inside), "requirement": f"ectrack=={__version__}"}
    text = (resources.files("ectrack") / "store" / "ci" / f"{service}.yml").read_text(encoding="utf-8")
    try:
        inside.encode()
    except UnicodeEncodeError:
        raise WriteError(Problem("cannot-write", Origin(shown(top / FILES[service])), {"reason": "EILSEQ"})) from None
    return re.sub(r"\{(dir|requirement)\}", lambda mark: words[mark[1]], text).encode()


def _quoted(text: str) -> str:
    """Return a text in quotes that YAML reads as it is; what it does not take raw stands as an escape."""
    return visible(json.dumps(text, ensure_ascii=False))


def _other(path: Path, content: bytes) -> bool:
    return path.is_symlink() or not path.is_file() or path.read_bytes() != content


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_bytes(path, content)
    except (OSError, UnsyncedError) as failure:
        cause = failure.failure if isinstance(failure, UnsyncedError) else failure
        raise WriteError(Problem("cannot-write", Origin(shown(path)), {"reason": reason(cause)})) from failure
