"""Fixtures for tests of commands; a test module imports those it uses."""

from pathlib import Path

import pytest

from tests.commands.running import FIGURES, TABLES, Program


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program in an empty working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ECTRACK_DIR", raising=False)
    return Program(monkeypatch, capsys)


@pytest.fixture
def actuals(program: Program) -> Path:  # noqa: ARG001  # in its working folder
    """The file of figures of a tracker with one target and its baseline."""
    folder = Path("targets")
    (folder / "actuals").mkdir(parents=True)
    (folder / "tables.toml").write_text(TABLES, encoding="utf-8")
    path = folder / "actuals" / "turnover.toml"
    path.write_text(FIGURES, encoding="utf-8")
    return path
