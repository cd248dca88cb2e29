"""The JSON Schemas beside the files of a tracker, so that editors find them by the first line of each file."""

from pathlib import Path

from ectrack.core.notation.documents import Role
from ectrack.core.problems import Origin, Problem
from ectrack.store.files import RefusedError, check_inside, exists, reason, shown
from ectrack.store.locking import WriteError, locked
from ectrack.store.replacing import UnsyncedError, replace_bytes

FOLDER = ".schema"
"""Hidden, since the files in it are for editors."""

FILES: dict[Role, str] = {"tables": "*.toml", "actuals": "actuals/*.toml", "settings": "ectrack.toml"}
"""The files of a role in a tracker."""


def schema_line(role: Role) -> str:
    """Return the first line of the files of a role, by which editors find their schema."""
    return f"#:schema {'../' if role == 'actuals' else ''}{FOLDER}/{role}.json"


def schemas() -> dict[str, bytes]:
    """Return the schemas in the language that is spoken, by their path in the tracker."""
    from ectrack.locale.worded_schema import schema_text  # start-up

    return {f"{FOLDER}/{role}.json": schema_text(role).encode() for role in FILES}


def heading(folder: Path) -> bytes:
    """Return the line that a new file of figures begins with: none in a tracker without schemas.

    Raises:
        RefusedError: `unreadable` when it cannot be told whether there are any.
    """
    return f"{schema_line('actuals')}\n".encode() if exists(folder / FOLDER / "actuals.json") else b""


def write_schemas(folder: Path, *, dry_run: bool = False) -> list[str]:
    """Give a tracker the schemas of this version of the program and return those that changed, as shown to the user.

    Args:
        folder: The tracker.
        dry_run: Whether to stop before anything is written.

    Raises:
        WriteError: `outside-tracker` when a link leads out of the tracker, `cannot-write` when writing failed.
    """
    place = folder / FOLDER
    try:
        if exists(place):
            check_inside(place, folder)
        changed = {name: text for name, text in schemas().items() if not _holds(folder / name, text)}
        if not dry_run:
            with locked(folder):
                for name, text in changed.items():
                    place = folder / name
                    place.parent.mkdir(exist_ok=True)
                    replace_bytes(place, text)
    except RefusedError as refusal:
        raise WriteError(refusal.problem(shown(place))) from refusal
    except (OSError, UnsyncedError) as failure:
        cause = failure.failure if isinstance(failure, UnsyncedError) else failure
        raise WriteError(Problem("cannot-write", Origin(shown(place)), {"reason": reason(cause)})) from failure
    return [shown(folder, name) for name in changed]


def _holds(path: Path, text: bytes) -> bool:
    return path.is_file() and path.read_bytes() == text
