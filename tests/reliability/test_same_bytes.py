"""The same files give the same bytes: in any zone, locale, hash seed and order of files, with and without a cache, and later."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.reliability.questions import FILES, QUESTIONS, prepare
from tests.reliability.writers import child

ROOT = Path(__file__).parents[2]
HERE = {"TZ": "Pacific/Kiritimati", "LANG": "C.UTF-8", "PYTHONHASHSEED": "1", "ECTRACK_NO_CACHE": "1"}
ELSEWHERE = [
    {"TZ": "America/Adak", "LC_ALL": "C", "PYTHONHASHSEED": "2", "COLUMNS": "20", "TERM": "xterm-256color", "HOME": "/nonexistent"},
    {"TZ": "Asia/Kathmandu", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4", "COLUMNS": "x", "NO_COLOR": "1"},
]
"""Other surroundings; the last finds the answers that the one before has kept."""


def answering(folder: Path, environment: dict[str, str]) -> "subprocess.Popen[str]":
    """Start to answer all questions in other surroundings."""
    cache = {} if "ECTRACK_NO_CACHE" in environment else {"XDG_CACHE_HOME": str(folder.parent / "cache")}
    whole = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **cache, **environment}
    command = [sys.executable, "-m", "tests.reliability.questions", str(folder)]
    return subprocess.Popen(command, env=whole, cwd=folder.parent, stdout=subprocess.PIPE, text=True)


def reordered(folder: Path, other: Path) -> None:
    """Make a copy of the files whose folders list them in another order."""
    for path in sorted((path for path in folder.rglob("*") if path.is_file()), reverse=True):
        copy = other / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())


@pytest.mark.long
def test_every_answer_is_the_same_everywhere(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "work", tmp_path / "b" / "work"
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    prepare(first)
    reordered(first, second)
    here, there = answering(first, HERE), answering(second, ELSEWHERE[0])
    told = [json.loads(process.communicate()[0]) for process in (here, there)]
    told += [json.loads(answering(second, ELSEWHERE[1]).communicate()[0])]
    assert set(told[0]) == {*QUESTIONS, *FILES}
    for other in told[1:]:
        assert [name for name, digest in other.items() if digest != told[0][name]] == []


@pytest.mark.parametrize("name", ["template", "export workbook", "report document"])
def test_packed_files_name_no_moment(tmp_path: Path, name: str) -> None:
    prepare(tmp_path / "work")
    assert child(tmp_path / "work", FILES[name]) == 0
    with zipfile.ZipFile(tmp_path / "work" / "new") as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = packed.read("docProps/core.xml").decode()
    assert core.count("1980-01-01T00:00:00Z") == 2
