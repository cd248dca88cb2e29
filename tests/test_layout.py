"""The rooms of the house: who may import whom, how large a module may be, and what a start costs."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports

PROJECT = Path(__file__).parents[1]
ROOT = PROJECT / "src" / "ectrack"
MODULES = sorted(ROOT.rglob("*.py"))
LONGEST = 375


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def test_the_import_contracts_of_the_project_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    code = lint_imports(config_filename=str(PROJECT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert code == 0, capsys.readouterr().out


def test_the_core_sees_the_standard_library_and_pydantic_only() -> None:
    graph = grimp.build_graph("ectrack", include_external_packages=True, cache_dir=None)
    core = graph.find_descendants("ectrack.core") | {"ectrack.core"}
    seen = {name.split(".")[0] for module in core for name in graph.find_modules_directly_imported_by(module)}
    assert seen - sys.stdlib_module_names == {"ectrack", "pydantic", "pydantic_core"}


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
    assert not loaded("status", "--dir", str(PROJECT / "targets")) & {"rich", "filelock", "tomli_w"}


HEAVY = {"duckdb", "ibis", "matplotlib", "numpy", "openpyxl", "docx", "docxtpl", "pandas", "pyarrow", "xlrd"}
"""Packages of extras: imported by the command that was asked for what they do, never by another."""

MODELS = {"pydantic", "ectrack.core.notation.tables"}
"""What reads tables; not needed while they are as they were at the last run."""


@pytest.fixture(scope="module")
def _asked_before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let a tracker be as it was at the last run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ECTRACK_DIR", str(PROJECT / "targets"))
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        loaded("status")
        yield


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
@pytest.mark.usefixtures("_asked_before")
def test_a_command_loads_what_it_needs(command: list[str], kept_out: set[str]) -> None:
    assert loaded(*command) & kept_out == set()
