"""The rooms of the house: who may import whom, how large a module may be, and what a start costs."""

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "ectrack"
MODULES = sorted(ROOT.rglob("*.py"))
MAY_SEE = {
    "core": {"core"},
    "locale": {"locale", "core"},
    "store": {"store", "core", "locale"},
    "render": {"render", "core", "locale"},
}
"""Which rooms a room may import from."""

LONGEST = 375


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) in MAY_SEE], ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    seen = {name.split(".")[1] for name in imported(path) if name.startswith("ectrack.")}
    assert seen <= MAY_SEE[room(path)]


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) == "core"], ids=lambda path: str(path.relative_to(ROOT)))
def test_the_core_sees_the_standard_library_and_pydantic_only(path: Path) -> None:
    outside = {name.split(".")[0] for name in imported(path)} - sys.stdlib_module_names
    assert outside <= {"ectrack", "pydantic", "pydantic_core"}


def test_a_command_never_imports_another_one() -> None:
    from ectrack.cli import COMMANDS

    commands = {f"ectrack.commands.{name}" for name in COMMANDS}
    for path in MODULES:
        if room(path) == "commands":
            assert not commands & set(imported(path)), path


TWINS = {"__init__", "composing", "document", "markdown"}
"""Modules of sister rooms with one part in each: a bulletin or a picture is composed, a bulletin or a table is a document."""


def test_modules_of_one_name_are_twins() -> None:
    # The module of a command has the name of the command.
    ours = Counter(path.stem for path in MODULES if room(path) != "commands" and path.stem not in TWINS)
    assert [name for name, count in ours.items() if count > 1] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_outgrows_its_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def loaded(*arguments: str) -> set[str]:
    code = "import sys; sys.argv[1:] = sys.argv[1:]; from ectrack.__main__ import main\ntry: main()\nexcept SystemExit: pass\nprint(*sys.modules, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return set(run.stderr.split())


def test_the_version_needs_nothing() -> None:
    assert not loaded("--version") & {"typer", "pydantic", "rich", "decimal", "json", "gettext"}


def test_off_a_terminal_a_report_needs_no_rich() -> None:
    assert not loaded("status", "--dir", str(ROOT.parents[1] / "targets")) & {"rich", "filelock", "tomli_w"}


HEAVY = {"duckdb", "ibis", "matplotlib", "numpy", "openpyxl", "docx", "docxtpl", "pandas", "pyarrow", "xlrd"}
"""Packages of extras: imported by the command that was asked for what they do, never by another."""

MODELS = {"pydantic", "ectrack.core.notation.tables"}
"""What reads tables; not needed while they are as they were at the last run."""


@pytest.mark.parametrize(
    ("command", "kept_out"),
    [
        (["--help"], {*HEAVY, *MODELS, "rich.console", "ectrack.store.loading", "ectrack.core.assessing.assess"}),
        (["status", "--help"], {*HEAVY, *MODELS, "rich.console", "ectrack.store.loading", "ectrack.core.assessing.assess"}),
        (["status"], {*HEAVY, *MODELS, "rich.console", "ectrack.core.assessing.assess"}),
        (
            ["status", "--known-by", "2015-01-01"],
            {*HEAVY, *MODELS, "rich.console", "ectrack.core.assessing.methods.statcan", "ectrack.core.assessing.brief"},
        ),
        (["list"], {*HEAVY, *MODELS, "rich.console"}),
        (["record", "broadband-users", "2014", "200万户", "-n"], {*HEAVY, *MODELS, "rich.console", "ectrack.core.few"}),
        (["log"], {*HEAVY, *MODELS, "ectrack.core.assessing.assess"}),
        (["export", "-f", "csv"], {*HEAVY, *MODELS}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_loads_what_it_needs(
    command: list[str], kept_out: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ECTRACK_DIR", str(ROOT.parents[1] / "targets"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    loaded("status")
    assert loaded(*command) & kept_out == set()
