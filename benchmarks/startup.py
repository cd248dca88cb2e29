"""What a start costs: medians of whole commands as multiples of `python -c pass`, side by side in one run."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

TARGETS = Path(__file__).parents[1] / "targets"
ROUNDS = 15
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "--version": ["-m", "ectrack", "--version"],
    "--help": ["-m", "ectrack", "--help"],
    "status --help": ["-m", "ectrack", "status", "--help"],
    "status, piped": ["-m", "ectrack", "status"],
    "status --json": ["-m", "ectrack", "status", "--json"],
    "check": ["-m", "ectrack", "check", "--skip", "freshness"],
    "record -n": ["-m", "ectrack", "record", "broadband-users", "2014", "200万户", "-n"],
}


def seconds(arguments: list[str]) -> float:
    """Return the time of one run."""
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "ECTRACK_DIR": str(TARGETS)}
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
    return time.perf_counter() - begin


def main() -> None:
    """Run all commands in turn, several times, and print a table."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _round in range(ROUNDS):
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))
    base = statistics.median(times["python -c pass"])
    for name, found in times.items():
        middle = statistics.median(found)
        print(f"{name:<16} {middle * 1000:7.1f} ms {middle / base:6.1f} F")


if __name__ == "__main__":
    main()
