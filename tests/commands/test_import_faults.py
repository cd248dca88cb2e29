"""An import that is struck or killed: all figures or none, and running it again ends in the same bytes."""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from ectrack.cli import run
from tests.commands.running import Program
from tests.commands.test_import import RECORDED, table, tracker
from tests.commands.tracking import program
from tests.store.test_faults import at_call, failing, killed
from tests.store.trackers import ended, forked

__all__ = ["program", "tracker"]

FIGURES = "indicator,region,period,value\nshops,south,2013,5\nshops,south,2014,7\nturnover,north,2014,1.5\n"
IMPORTED = Path("targets/actuals/imported.toml")


def silence() -> None:
    """Let what this process prints go nowhere."""
    with Path(os.devnull).open("w") as nothing:
        os.dup2(nothing.fileno(), 1)
        os.dup2(nothing.fileno(), 2)


def quietly(*arguments: str) -> int:
    """Run the program in a child, and return how it ended."""

    def work() -> None:
        silence()
        os._exit(run(arguments))

    return ended(forked(work))


@pytest.mark.long
@pytest.mark.parametrize("fault", ["ENOSPC", "kill"])
def test_whichever_call_is_struck_all_figures_are_there_or_none(tracker: Program, fault: str) -> None:
    arguments = ("import", table(FIGURES), *RECORDED)
    others = {path: path.read_bytes() for path in Path("targets").rglob("*.toml")}
    assert tracker(*arguments).code == 0
    whole = IMPORTED.read_bytes()
    assert whole.count(b"[[actual]]") == 3
    template = Path("template")
    IMPORTED.unlink()
    shutil.copytree("targets", template)
    number, unharmed = 0, False
    while not unharmed:
        number += 1
        shutil.rmtree("targets")
        shutil.copytree(template, "targets")
        mark = Path("struck")

        def strike(mark: Path = mark) -> None:
            mark.touch()
            (killed if fault == "kill" else failing(fault))()

        def work(number: int = number, strike: Callable[[], None] = strike) -> None:
            silence()
            at_call(number, strike)
            os._exit(run(arguments))

        code = ended(forked(work))
        unharmed = not mark.exists()
        mark.unlink(missing_ok=True)
        found = IMPORTED.read_bytes() if IMPORTED.exists() else None
        assert code in {0, 2, -signal.SIGKILL}, f"call {number}: exit {code}"
        assert found in ({whole} if code == 0 else {None, whole}), f"call {number}"
        assert quietly(*arguments) == 0
        assert IMPORTED.read_bytes() == whole
        assert sorted(path.name for path in IMPORTED.parent.iterdir()) == ["imported.toml", "shops.toml"]
        assert all(path.read_bytes() == content for path, content in others.items())
    assert number > 10


def test_of_two_imports_at_once_each_figure_is_there_once(tracker: Program) -> None:
    arguments = ("import", table(FIGURES), *RECORDED)

    def work() -> None:
        silence()
        os._exit(run(arguments))

    assert [ended(child) for child in [forked(work) for _ in range(6)]] == [0] * 6
    assert IMPORTED.read_bytes().count(b"[[actual]]") == 3
    assert "3 same\nnothing to record\n" in tracker(*arguments).out
