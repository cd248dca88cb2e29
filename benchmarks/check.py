"""Time `ectrack check` on 2,000 targets and 20,000 figures in TOML, beside reading the same files with the standard library alone.

Run: python benchmarks/check.py [TARGETS FIGURES_A_TARGET]
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 3
READ = "import sys, tomllib, pathlib; [tomllib.loads(p.read_text()) for p in pathlib.Path(sys.argv[1]).rglob('*.toml')]"


def make(folder: Path, targets: int, figures: int) -> None:
    """Write a tracker: one region a target, twenty indicators, yearly figures that grow."""
    (folder / "actuals").mkdir(parents=True)
    indicators = "".join(f'[indicator.i{index}]\nunit = "亿元"\nkind = "flow"\n' for index in range(20))
    regions = "".join(f'[region.r{index}]\nparent = "top"\n' for index in range(targets))
    (folder / "tables.toml").write_text(f'[region.top]\n[policy.p]\ntitle = "P"\n{indicators}{regions}', encoding="utf-8")
    goals, blocks = [], [[] for _ in range(20)]
    for index in range(targets):
        number = index % 20
        goals.append(
            f'[target.t{index}]\npolicy = "p"\nclause = "1"\nindicator = "i{number}"\nregion = "r{index}"\n'
            f'growth = "10%"\nsince = "{2024 - figures}"\nby = "2030"\n'
        )
        blocks[number] += [
            f'[[actual]]\nindicator = "i{number}"\nregion = "r{index}"\nperiod = "{2024 - figures + year}"\n'
            f'value = {100 * 1.08**year + index:.2f}\nsource = "yearbook"\n'
            for year in range(figures)
        ]
    (folder / "targets.toml").write_text("".join(goals), encoding="utf-8")
    for number, lines in enumerate(blocks):
        (folder / "actuals" / f"i{number}.toml").write_text("".join(lines), encoding="utf-8")


def seconds(*command: str) -> float:
    """Return the median wall time of a command over some runs."""
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def main() -> None:
    """Print the times and their ratio."""
    targets, figures = (int(word) for word in sys.argv[1:]) if len(sys.argv) > 1 else (2000, 10)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "targets"
        make(folder, targets, figures)
        read = seconds(sys.executable, "-c", READ, str(folder))
        check = seconds(sys.executable, "-m", "ectrack", "check", "--dir", str(folder))
    print(
        f"{targets} targets, {targets * figures} figures: tomllib alone {read:.2f} s, check {check:.2f} s, {check / read:.1f} times"
    )


if __name__ == "__main__":
    main()
