"""The pages say what the program prints, and every command has its section."""

import importlib.util
import os
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from ectrack.cli import COMMANDS
from ectrack.core.assessing.assess import report
from ectrack.core.assessing.methods import METHODS
from ectrack.core.checks import RULES
from ectrack.core.notation.tables import ActualTable, IndicatorTable, PolicyTable, RegionTable, SettingsTable, TargetTable
from ectrack.locale.terms import FLAGS, REASONS
from ectrack.render.records import report_record
from ectrack.store.loading import load
from tests.processes import forked_program
from tests.reliability.writers import load_libraries

ROOT = Path(__file__).parents[1]


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sessions", ROOT / "tools" / "sessions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SESSIONS = tool()


@pytest.fixture(scope="module")
def _loaded() -> None:
    """Load the program and its libraries once for all forks."""
    load_libraries()


@pytest.mark.usefixtures("_loaded")
@pytest.mark.parametrize("page", SESSIONS.PAGES, ids=lambda page: page.name)
def test_every_session_is_what_the_program_prints(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert SESSIONS.filled(text) == text


def test_the_index_leads_to_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    linked = {(ROOT / "docs" / link).resolve() for link in re.findall(r"\]\(([^)#]+)", index)}
    pages = {page.resolve() for page in (ROOT / "docs").rglob("*.md") if page.name != "README.md"}
    assert pages - linked == set()


@pytest.mark.parametrize(
    "page",
    [*SESSIONS.PAGES, *(ROOT / name for name in ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"))],
    ids=lambda page: page.name,
)
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_the_code_that_contributors_are_shown_stands_in_the_code() -> None:
    shown = re.findall(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    sources = [path.read_text(encoding="utf-8") for folder in ("src", "tests") for path in (ROOT / folder).rglob("*.py")]
    assert len(shown) == 2
    assert [block for block in shown if not any(block in source for source in sources)] == []


def test_the_files_that_contributors_are_told_of_are_there() -> None:
    named = re.findall(r"`((?:core|locale|commands|tests|docs)/[\w/.]+)`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    missing = [name for name in named if not (ROOT / name).exists() and not (ROOT / "src" / "ectrack" / name).exists()]
    assert missing == []


def test_every_command_has_a_section() -> None:
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"\n## {name}\n" not in page] == []


def test_every_method_is_described() -> None:
    page = (ROOT / "docs" / "reference" / "methods.md").read_text(encoding="utf-8")
    assert {path.stem for path in (ROOT / "docs" / "reference" / "methods").glob("*.md")} == set(METHODS)
    words = [word for method in METHODS.values() for word in (method.name, *method.words)]
    assert [word for word in words if word not in page] == []


def test_every_rule_is_listed() -> None:
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert [slug for slug in RULES if f"`{slug}`" not in page] == []


def test_every_reason_and_remark_is_listed() -> None:
    page = (ROOT / "docs" / "explanation" / "arithmetic.md").read_text(encoding="utf-8")
    assert [slug for slug in (*REASONS, *FLAGS) if f"`{slug}`" not in page] == []


def keys_of(record: object) -> Iterator[str]:
    if isinstance(record, dict):
        yield from record
        for key, value in record.items():
            if key not in {"counts", "reasons"}:  # their keys are statuses and the keys themselves
                yield from keys_of(value)
    elif isinstance(record, list):
        for one in record:
            yield from keys_of(one)


def test_every_key_of_the_json_contract_is_described() -> None:
    page = (ROOT / "docs" / "reference" / "json.md").read_text(encoding="utf-8")
    tracker = load(ROOT / "docs" / "examples" / "deadline").tracker
    whole = report_record(report(tracker), tracker)
    keys = {*keys_of({**whole, "targets": list(whole["targets"])}), "changes_status", "year", "met", "of", "have", "missing"}
    assert sorted(key for key in keys if f"`{key}`" not in page) == []


@pytest.mark.parametrize("model", [RegionTable, IndicatorTable, PolicyTable, TargetTable, ActualTable, SettingsTable])
def test_every_key_is_described(model: type[RegionTable]) -> None:
    page = (ROOT / "docs" / "reference" / "notation.md").read_text(encoding="utf-8")
    keys = [field.alias or name for name, field in model.model_fields.items()]
    assert [key for key in keys if f"`{key}" not in page] == []


@pytest.mark.usefixtures("_loaded")
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("turnover-2015.svg", ["turnover-2015"]),
        ("longnan.svg", ["--region", "longnan", "--status", "achieved", "--status", "unrated"]),
    ],
)
def test_the_pictures_show_what_is_drawn_now(name: str, arguments: list[str]) -> None:
    now = forked_program(
        ["chart", *arguments, "--lang", "en", "-o", "-"], ROOT, os.environ | {"ECTRACK_DIR": "targets"}
    ).out.decode()
    then = (ROOT / "docs" / "pictures" / name).read_text(encoding="utf-8")
    words = re.compile(r"<(?:text|desc|title)[^>]*>([^<]*)<")  # shapes may differ with the version of the drawing library
    assert words.findall(then) == words.findall(now)


def test_every_promise_names_tests_that_exist() -> None:
    page = (ROOT / "docs" / "explanation" / "reliability.md").read_text(encoding="utf-8")
    assert [f"| P{number} |" in page for number in range(1, 17)] == [True] * 16
    named = re.findall(r"`(tests/[^`:]+)::(\w+)`", page)
    assert len(named) > 25
    assert [(file, name) for file, name in named if f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")] == []
