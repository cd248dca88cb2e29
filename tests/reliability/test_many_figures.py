"""Many figures in one TOML file: twice as many take no command more than twice the work, or twice the memory."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

TABLES = (
    '[indicator.shops]\nunit = "家"\nkind = "stock"\n[target.t]\nindicator = "shops"\nregion = "all"\nfor_regions = "below:all"\n'
    'at_least = 1000\nsince = "2010-01"\nby = "2025"\n[region.all]\n'
)
REGIONS, MONTHS = 100, 100
COUNTED = """
import sys
from ectrack.__main__ import main
calls = 0
def count(frame, event, argument):
    global calls
    calls += 1
sys.setprofile(count)
try:
    main()
finally:
    sys.setprofile(None)
    print(calls, file=sys.stderr)
"""
"""Runs the program, and then says how often a function began or ended."""


@dataclass(frozen=True)
class Run:
    """What a run said, its exit code, the calls that it made and the most memory that it took, in KiB."""

    out: str
    code: int
    calls: int
    memory: int


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """10,000 figures of 100 regions, and twice as many of both."""
    few, many = tmp_path_factory.mktemp("few"), tmp_path_factory.mktemp("many")
    make(few, REGIONS)
    make(many, 2 * REGIONS)
    return few, many


def make(folder: Path, number: int) -> None:
    """Make a tracker with a target and 100 months for each of so many regions; the last figure has no source, which `check` doubts."""
    (folder / "actuals").mkdir()
    regions = "".join(f'[region.r{region}]\nparent = "all"\n' for region in range(number))
    (folder / "all.toml").write_text(TABLES + regions, encoding="utf-8")
    blocks = (
        f'[[actual]]\nindicator = "shops"\nregion = "r{region}"\nperiod = "{2010 + month // 12}-{month % 12 + 1:02}"\n'
        f'value = "{500 + region % 37 + month * 3}家"\nsource = "yearbook"\n'
        for region in range(number)
        for month in range(MONTHS)
    )
    (folder / "actuals" / "shops.toml").write_text("\n".join(blocks).removesuffix('source = "yearbook"\n'), encoding="utf-8")


def run(folder: Path, arguments: tuple[str, ...]) -> Run:
    """Run the program on a tracker, without what an earlier run has kept."""
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "ECTRACK_DIR": str(folder), "ECTRACK_NO_CACHE": "1"}
    command = [sys.executable, "-c", COUNTED, *arguments, "--lang", "en"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        out, errors = started.stdout.read(), started.stderr.read()
        _pid, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    return Run(out + errors, started.returncode, int(errors.split()[-1]), usage.ru_maxrss)


@pytest.mark.parametrize(
    ("arguments", "text", "code"),
    [
        (("status",), "{targets} targets", 0),
        (("record", "shops", "2020", "900家", "--region", "r3"), "recorded shops", 0),
        (("check",), "{targets} targets", 1),
    ],
    ids=("status", "record", "check"),
)
def test_twice_as_many_take_at_most_twice_the_work_and_the_memory(
    folders: tuple[Path, Path], arguments: tuple[str, ...], text: str, code: int
) -> None:
    few, many = (run(folder, arguments) for folder in folders)
    for found, targets in ((few, REGIONS), (many, 2 * REGIONS)):
        assert text.format(targets=targets) in found.out
        assert found.code == code
    assert many.calls < 2.05 * few.calls
    assert many.memory < 2.05 * few.memory
