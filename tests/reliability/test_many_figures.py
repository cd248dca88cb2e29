"""A hundred thousand figures in one TOML file: no command takes longer than a user waits (the work is timed, not the machine), or more memory than a laptop has."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

SECONDS, MEGABYTES = 15, 1024
TABLES = (
    '[indicator.shops]\nunit = "家"\nkind = "stock"\n[target.t]\nindicator = "shops"\nregion = "all"\nfor_regions = "below:all"\n'
    'at_least = 1000\nsince = "2010-01"\nby = "2025"\n[region.all]\n'
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """1,000 regions × 100 months, the last figure without a source, which `check` warns about."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "actuals").mkdir()
    regions = "".join(f'[region.r{number}]\nparent = "all"\n' for number in range(1000))
    (folder / "all.toml").write_text(TABLES + regions, encoding="utf-8")
    blocks = (
        f'[[actual]]\nindicator = "shops"\nregion = "r{number}"\nperiod = "{2010 + month // 12}-{month % 12 + 1:02}"\n'
        f'value = "{500 + number % 37 + month * 3}家"\nsource = "yearbook"\n'
        for number in range(1000)
        for month in range(100)
    )
    (folder / "actuals" / "shops.toml").write_text("\n".join(blocks).removesuffix('source = "yearbook"\n'), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("arguments", "text", "code"),
    [
        (("status",), "1000", 0),
        (("record", "shops", "2020", "900家", "--region", "r3"), "recorded shops", 0),
        (("check",), "1000 targets", 1),
    ],
    ids=("status", "record", "check"),
)
def test_it_is_answered_in_time_and_within_memory(
    folder: Path, tmp_path: Path, arguments: tuple[str, ...], text: str, code: int
) -> None:
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "ECTRACK_DIR": str(folder), "XDG_CACHE_HOME": str(tmp_path)}
    with (tmp_path / "out").open("w+b") as out:
        started = subprocess.Popen(
            [sys.executable, "-m", "ectrack", *arguments, "--lang", "en"], stdout=out, stderr=out, env=environment
        )
        _pid, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        told = out.read().decode()
    assert text in told
    assert started.returncode == code
    assert usage.ru_utime + usage.ru_stime < SECONDS
    assert usage.ru_maxrss / 1024 < MEGABYTES
