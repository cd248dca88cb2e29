"""Work on large files: it shows that it goes on, and Ctrl-C ends it at once."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

pytestmark = pytest.mark.long

TABLES = (
    '[region.r]\n[indicator.i]\nunit = "家"\nkind = "flow"\n[target.t]\nindicator = "i"\nregion = "r"\nat_least = 5\nby = "2030"\n'
)
ROWS = 1_500_000


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """Return a tracker whose figures take the engine seconds to check: none of their regions is known."""
    folder = tmp_path / "targets"
    (folder / "actuals").mkdir(parents=True)
    (folder / "all.toml").write_text(TABLES, encoding="utf-8")
    rows = f"SELECT 'i' AS indicator, 'r' || n AS region, '2014' AS period, n AS value, 'a yearbook' AS source FROM range({ROWS}) AS a(n)"  # noqa: S608  # a number of ours
    duckdb.connect().execute(f"COPY ({rows}) TO '{folder / 'actuals' / 'all.parquet'}' (FORMAT parquet)")
    return folder


def started(tracker: Path, errors: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "ectrack", "status", "--dir", str(tracker), "--lang", "en", "--no-cache"],
        stdout=subprocess.PIPE,
        stderr=errors,
    )


def is_reading(process: subprocess.Popen[bytes], file: Path) -> bool:
    """Return whether a process has a file open."""
    links = Path(f"/proc/{process.pid}/fd")
    try:
        return any(os.path.realpath(link) == str(file) for link in links.iterdir())
    except OSError:
        return False


@pytest.mark.usefixtures("_hears_ctrl_c")
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_ctrl_c_ends_it_without_a_word(tracker: Path, tmp_path: Path) -> None:
    with (tmp_path / "errors").open("wb") as errors:
        process = started(tracker, errors.fileno())
        while not is_reading(process, tracker / "actuals" / "all.parquet"):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out = process.communicate()[0]
    assert (process.returncode, out, (tmp_path / "errors").read_bytes()) == (130, b"", b"")
    assert sorted(path.name for path in tracker.rglob("*")) == ["actuals", "all.parquet", "all.toml"]


def test_a_terminal_sees_that_it_goes_on_and_nothing_of_it_stays(tracker: Path) -> None:
    ours, theirs = pty.openpty()
    process = started(tracker, theirs)
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    process.communicate()
    os.close(ours)
    assert f"\rreading {tracker} 1 s\x1b[K".encode() in seen
    bar, _, after = seen.rpartition(b"\r\x1b[K")
    assert b"\n" not in bar
    assert b"unknown-region" in after
