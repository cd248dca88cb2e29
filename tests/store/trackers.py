"""A small tracker for tests of writing, and processes that record in it."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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


def make(parent: Path, form: str = "toml") -> Path:
    """Make a tracker without figures, whose new ones go to files of a form."""
    folder = parent / "targets"
    folder.mkdir()
    (folder / "tables.toml").write_text(TABLES, encoding="utf-8")
    if form != "toml":
        (folder / "ectrack.toml").write_text(f'record_to = "{form}"\n', encoding="utf-8")
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


def row(period: str, value: int = 1) -> bytes:
    """Return the bytes that a figure adds to a CSV file with the usual columns."""
    return f"shops,gansu,{period},{value},,\n".encode()


@dataclass(frozen=True)
class Form:
    """A form of files of figures.

    Attributes:
        name: As `record_to` names it; the ending of the files.
        start: What a new file begins with.
        gap: What stands before a further figure.
        text: Gives the bytes of a figure of a period.
        by_hand: A file that somebody wrote.
    """

    name: str
    start: bytes
    gap: bytes
    text: Callable[..., bytes]
    by_hand: bytes


_USUAL = b"indicator,region,period,value,source,recorded\n"
FORMS = [
    Form("toml", b"", b"\n", block, b"# by hand\n"),
    Form("csv", b"\xef\xbb\xbf" + _USUAL, b"", row, _USUAL + b'shops,gansu,2001,"1",by hand,\n'),
]
"""The forms in which figures are recorded."""


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
