"""A small tracker for tests of writing, and processes that record in it."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from ectrack.store.addition import Value
from ectrack.store.locking import WriteError
from ectrack.store.writing import Added, adding

TABLES = """\
[region.gansu]
name = "甘肃省"

[indicator.shops]
name = "网店"
unit = "家"
kind = "stock"

[target.shops-2016]
indicator = "shops"
region = "gansu"
at_least = 3000
by = "2016"
"""
RECORDED, REFUSED, BROKEN = 0, 2, 3


def make(parent: Path) -> Path:
    """Make a tracker without figures."""
    folder = parent / "targets"
    folder.mkdir()
    (folder / "tables.toml").write_text(TABLES, encoding="utf-8")
    return folder


def figure(period: str, value: Value = 1) -> Mapping[str, Value]:
    """Return a figure of the shops."""
    return {"indicator": "shops", "region": "gansu", "period": period, "value": value}


def record(folder: Path, period: str, value: Value = 1) -> Added:
    """Record a figure of the shops."""
    return add(folder, figure(period, value))


def add(folder: Path, whole: Mapping[str, Value], *, dry_run: bool = False) -> Added:
    """Record a figure, or only look what that would do."""
    with adding(folder, "record", lambda _tracker: [whole], dry_run=dry_run) as added:
        assert added is not None
    return added


def block(period: str, value: int = 1) -> bytes:
    """Return the bytes that a figure adds to a new file."""
    return f'[[actual]]\nindicator = "shops"\nregion = "gansu"\nperiod = "{period}"\nvalue = {value}\n'.encode()


def forked(work: Callable[[], None]) -> int:
    """Return the id of a new process that does the work and exits 0, 2 when writing was refused, 3 for anything else."""
    child = os.fork()
    if child:
        return child
    code = BROKEN
    try:
        work()
        code = RECORDED
    except WriteError:
        code = REFUSED
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """Return the exit code of a process; negative for the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
