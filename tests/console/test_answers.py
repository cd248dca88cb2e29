"""Kept answers: the second run says the same bytes, and whatever may change the answer asks anew."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.running import Program
from tests.processes import lasting

SAMPLE = Path(__file__).parents[2] / "targets"
QUESTIONS = [
    ["status"],
    ["status", "--json", "--method", "statcan"],
    ["status", "--lang", "zh", "--group-by", "region"],
    ["need", "--if", "2015=1300"],
    ["show", "turnover-2015", "--explain"],
    ["list", "targets"],
]


@pytest.fixture
def ectrack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Work beside a copy of the Gansu tracker, with an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SAMPLE, tmp_path / "targets")
    return Program(monkeypatch, capsys)


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let any opening of the tracker fail the test."""

    def fail(*_arguments: object) -> None:
        pytest.fail("the question was thought about again")

    monkeypatch.setattr("ectrack.store.loading.load", fail)


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_the_second_answer_is_the_first_and_that_without_a_cache(
    ectrack: Program, monkeypatch: pytest.MonkeyPatch, question: list[str]
) -> None:
    if "--if" in question:
        question = ["need", "turnover-2015", "--if", "2014=1000"]
    without = ectrack(*question, "--no-cache")
    first = ectrack(*question)
    assert (without.code, without.err) == (0, "")
    assert first == without
    forbid(monkeypatch)
    assert ectrack(*question) == first


@pytest.mark.parametrize(
    "other",
    [
        ["status", "turnover-2015"],
        ["status", "--as-of", "2013"],
        ["status", "--as-of", "today"],
        ["status", "--lang", "zh"],
        ["status", "--sort", "id"],
        ["need"],
    ],
    ids=" ".join,
)
def test_another_question_is_another_answer(ectrack: Program, other: list[str]) -> None:
    first = ectrack("status")
    assert ectrack(*other) != first
    assert ectrack(*other) == ectrack(*other, "--no-cache")


def test_a_figure_that_came_since_is_in_the_answer(ectrack: Program) -> None:
    before = ectrack("status", "turnover-2015")
    recorded = ectrack("record", "ecommerce-turnover", "2015", "3000亿元", "--region", "gansu", "--source", "bulletin")
    assert recorded.code == 0, recorded.err
    after = ectrack("status", "turnover-2015")
    assert after != before
    assert after == ectrack("status", "turnover-2015", "--no-cache")


def test_a_broken_file_that_came_since_is_told(ectrack: Program) -> None:
    assert ectrack("status").code == 0
    (Path("targets") / "broken.toml").write_text("=")
    ended = ectrack("status")
    assert (ended.code, ended.out) == (2, "")
    assert "targets/broken.toml:1" in ended.err


def test_the_language_that_the_tracker_asks_for_counts_unless_the_user_has_chosen(
    ectrack: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    (Path("targets") / "ectrack.toml").write_text('lang = "zh"\n')
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("ECTRACK_LANG", raising=False)
    command = [sys.executable, "-m", "ectrack", "status"]
    plain = [subprocess.run(command, check=True, capture_output=True, text=True).stdout for _time in range(2)]
    english = ectrack("status").out
    assert plain[0] == plain[1]
    assert plain[0] != english


def test_a_terminal_gets_its_own_answer_in_its_own_width(ectrack: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = ectrack("status").out
    monkeypatch.setenv("TERM", "xterm-256color")
    seen = [on_terminal(columns) for columns in (80, 80, 60)]
    assert seen[0] == seen[1]
    assert "\x1b[" in seen[0]
    assert len({piped, *seen}) == 3


def on_terminal(columns: int) -> str:
    """Return what `status` writes to a terminal of so many columns."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "LINES": "24", "LANG": "C.UTF-8"}
    with subprocess.Popen([sys.executable, "-m", "ectrack", "status"], stdout=slave, stdin=slave, env=environment) as process:
        os.close(slave)
        parts = []
        while part := _read(master):
            parts.append(part)
        assert process.wait() == 0
    os.close(master)
    return lasting(b"".join(parts))


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:
        return b""
