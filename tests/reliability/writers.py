"""Every command that writes, in a small tracker of its own, and what its folder holds afterwards."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from ectrack.cli import run
from tests.commands.running import FIGURES, TABLES
from tests.processes import load_program
from tests.store.trackers import ended, forked

LONG = bool(os.environ.get("ECTRACK_LONG_TESTS"))
"""Whether the tests may take minutes."""

DAY = ("--recorded", "2015-01-15")
TABLE = "indicator,region,period,value\nturnover,gansu,2014,1100\nturnover,gansu,2012,700\n"
OLD = b"what was there before\n"

RECORDERS: Mapping[str, tuple[str, ...]] = {
    "record": ("record", "turnover", "2014", "1100", "--source", "bulletin", *DAY),
    "revise": ("revise", "turnover", "2013", "870", "--why", "wrong", "--source", "bulletin", *DAY),
    "withdraw": ("withdraw", "turnover", "2013", "--why", "wrong", *DAY),
    "import": ("import", "table.csv", "--source", "bulletin", *DAY),
}
"""Commands that add figures to a tracker."""

MAKERS: Mapping[str, tuple[str, ...]] = {
    "init": ("init", "new"),
    "init sample": ("init", "--sample", "gansu", "new"),
    "init github": ("init", "--ci", "github", "new"),
    "schema": ("schema", "--write"),
}
"""Commands that make files in a tracker or around it."""

OUTPUTS: Mapping[str, tuple[str, ...]] = {
    "template": ("template", "--period", "2015", "-o", "new.xlsx"),
    "export csv": ("export", "-o", "out"),
    "export xlsx": ("export", "-f", "xlsx", "-o", "out"),
    "report md": ("report", "-o", "out"),
    "report docx": ("report", "-f", "docx", "-o", "out"),
    "chart": ("chart", "turnover-2015", "-f", "svg", "-o", "out"),
    "draft": ("import", "table.csv", "--guess", "-o", "new.toml"),
}
"""Commands that write a file for people, over an older one where they replace it."""

WRITERS: Mapping[str, tuple[str, ...]] = {**RECORDERS, **MAKERS, **OUTPUTS}
PASSING = (".ectrack.lock", ".tmp")
"""Ends of the names of hidden files that are there only while something is written."""

Contents = dict[str, bytes]


def load_libraries() -> None:
    """Load what is slow to load, once for all processes that are started from here."""
    for module in ("docx", "matplotlib.backends.backend_svg", "matplotlib.backends.backend_agg", "openpyxl"):
        import_module(module)
    load_program()


def make(folder: Path) -> None:
    """Make a tracker `targets`, a table to import and an older output in a folder."""
    (folder / "targets" / "actuals").mkdir(parents=True)
    (folder / "targets" / "tables.toml").write_text(TABLES, encoding="utf-8")
    (folder / "targets" / "actuals" / "turnover.toml").write_text(FIGURES, encoding="utf-8")
    (folder / "table.csv").write_text(TABLE)
    (folder / "out").write_bytes(OLD)


def contents(folder: Path) -> Contents:
    """Return the bytes of all files below a folder, those left out that are there only while something is written."""
    files = (path for path in folder.rglob("*") if path.is_file() and not is_passing(path))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def leftovers(folder: Path) -> list[str]:
    """Return the names of temporary files below a folder."""
    return [path.name for path in folder.rglob(".*.tmp")]


def torn(found: Contents, old: Contents, new: Contents) -> list[str]:
    """Return the files that hold neither their old nor their new bytes."""
    return [name for name in sorted({*found, *old, *new}) if found.get(name) not in (old.get(name), new.get(name))]


def is_passing(path: Path) -> bool:
    return path.name.startswith(".") and path.name.endswith(PASSING)


def fresh(template: Path, folder: Path) -> None:
    """Make a folder a copy of another."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder, symlinks=True)


def child(folder: Path, arguments: tuple[str, ...], before: Callable[[], None] = lambda: None) -> int:
    """Run the program in a process of its own, in a folder, and return how it ended; what it printed is in `printed` beside it.

    Args:
        folder: Its working folder.
        arguments: What stands behind the name of the program.
        before: Done in the process before the program starts.
    """
    printed = folder.parent / "printed"

    def work() -> None:
        os.chdir(folder)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        with printed.open("wb") as stream:
            os.dup2(stream.fileno(), 1)
            os.dup2(stream.fileno(), 2)
        sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115  # not those of the tests
        before()
        os._exit(run([*arguments, "--lang", "en"]))

    return ended(forked(work))
