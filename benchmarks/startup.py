"""What a start costs: medians of whole commands as multiples of `python -c pass`, side by side in one run."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from measuring import ECTRACK, FIRST, Measured, folder, median, on_terminal, run

TARGETS = Path(__file__).parents[1] / "targets"
ROUNDS = 11
MONTHS = range(1, 13)
ACCOUNTS = range(60)

Row = tuple[str, float, str]
"""What was run, its median in seconds, and what is to be reached."""


def journal(place: Path) -> Path:
    """Write a journal of hledger with a budget: as many accounts as the Gansu tracker has series, a year of months."""
    goals = "".join(f"    plan:a{account}  100 CNY\n" for account in ACCOUNTS)
    lines = [f"~ monthly from 2014-01-01\n{goals}    assets\n"]
    for month in MONTHS:
        lines += [
            f"2014-{month:02}-15 figure\n    plan:a{account}  {80 + account + month} CNY\n    assets\n" for account in ACCOUNTS
        ]
    file = place / "budget.journal"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def commands(place: Path) -> Iterator[tuple[str, str, Callable[[], Measured]]]:
    """Yield a name, what is to be reached, and what runs it once."""
    warm = {"ECTRACK_DIR": str(TARGETS), "LANG": "C.UTF-8", "XDG_CACHE_HOME": str(place / "warm")}
    count = iter(range(10_000))

    def cold() -> dict[str, str]:
        return {**warm, "XDG_CACHE_HOME": str(place / f"cold{next(count)}")}

    def another() -> list[str]:
        return [*ECTRACK, "status", "--known-by", f"{2015 + next(count)}-01-01"]

    asked = {"_ECTRACK_COMPLETE": "complete_bash", "COMP_WORDS": "ectrack show turn", "COMP_CWORD": "2"}
    yield "python -c pass", "", lambda: run(FIRST)
    yield "--version", "≤ 1.8", lambda: run([*ECTRACK, "--version"], warm)
    yield "--help", "≤ 8", lambda: run([*ECTRACK, "--help"], warm)
    yield "status --help", "≤ 8", lambda: run([*ECTRACK, "status", "--help"], warm)
    yield "completion of an id", "≤ 8", lambda: run(ECTRACK, {**warm, **asked})
    yield "record -n", "≤ 10", lambda: run([*ECTRACK, "record", "broadband-users", "2014", "200万户", "-n"], warm)
    yield "status, piped, asked before", "≤ 8", lambda: run([*ECTRACK, "status"], warm)
    yield "status, piped, another question", "", lambda: run(another(), warm)
    yield "status, piped, cold", "", lambda: run([*ECTRACK, "status"], cold())
    yield "status, terminal, asked before", "≤ 12", lambda: on_terminal([*ECTRACK, "status"], warm)
    yield "status, terminal, cold", "≤ 20", lambda: on_terminal([*ECTRACK, "status"], cold())
    yield "status --json, asked before", "", lambda: run([*ECTRACK, "status", "--json"], warm)
    yield "check", "≤ 20", lambda: run([*ECTRACK, "check"], warm, codes=(0, 1))
    if shutil.which("hledger"):
        book = str(journal(place))
        yield "hledger balance --budget", "", lambda: run(["hledger", "balance", "--budget", "-f", book])
        yield "hledger balance --budget -M", "", lambda: run(["hledger", "balance", "--budget", "-M", "-f", book])


def measured() -> list[Row]:
    """Return the medians; all commands take turns, so that a busy moment touches all."""
    with folder() as place:
        found = list(commands(place))
        for _name, _goal, once in found:
            once()
        times: dict[str, list[Measured]] = {name: [] for name, _goal, _once in found}
        for _round in range(ROUNDS):
            for name, _goal, once in found:
                times[name].append(once())
    return [(name, median(times[name]), goal) for name, goal, _once in found]


def table(rows: list[Row]) -> list[str]:
    """Return the lines of a Markdown table."""
    base = rows[0][1]
    lines = ["| command | ms | F | to reach |", "|---|---:|---:|---|"]
    return [*lines, *(f"| {name} | {seconds * 1000:.1f} | {seconds / base:.1f} | {goal} |" for name, seconds, goal in rows)]


if __name__ == "__main__":
    print("\n".join(table(measured())))
