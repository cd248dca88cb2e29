"""The versions that the tests are installed with: each in its two files, and none forgotten."""

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pins", ROOT / "tools" / "pins.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PINS = tool()


def test_constraints_are_pins_without_their_hashes() -> None:
    pins = 'six==1.17.0 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\ntomli==2.0.1 ; python_full_version < "3.12" \\\n    --hash=sha256:22\n'
    assert PINS.constraints(pins) == 'six==1.17.0\ntomli==2.0.1 ; python_full_version < "3.12"\n'


def test_the_two_files_name_the_same_versions() -> None:
    written = PINS.CONSTRAINTS.read_text(encoding="utf-8")
    assert written == PINS.constraints(PINS.PINS.read_text(encoding="utf-8")), "tools/pins.py --constraints"


def test_everything_that_the_project_asks_for_has_a_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    further = project["optional-dependencies"]
    asked = [*project["dependencies"], *(one for extra in further if extra not in {"fuzz", "mutation"} for one in further[extra])]
    names = {re.split(r"[\[<>=]", one)[0].lower() for one in asked} - {"ectrack"}
    pinned = {line.partition("==")[0] for line in PINS.CONSTRAINTS.read_text(encoding="utf-8").splitlines()}
    assert names - pinned == set(), "tools/pins.py"
