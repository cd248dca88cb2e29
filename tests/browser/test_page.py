"""The page of the bulletin in Chromium, offline; run by `tools/browser.py`."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = Path(os.environ.get("ECTRACK_BROWSER", "none"))
"""Where axe-core and html-validate are; a folder that is not there where only the browser is asked for."""

LANGUAGES = ("zh", "en")
WIDTHS = (360, 800, 1280)
TROUBLED = ("--dir", "docs/examples/diff/after")


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("chromium", ROOT / "tools" / "chromium.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CHROMIUM = tool()
pytestmark = pytest.mark.skipif("ECTRACK_BROWSER" not in os.environ or CHROMIUM.found() is None, reason="run by tools/browser.py")
needs_packages = pytest.mark.skipif(not PACKAGES.is_dir(), reason="npm is needed")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The Gansu report, and one with a target in trouble, in both languages."""
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for lang in LANGUAGES:
        for name, where in (("gansu", ("--dir", "targets")), ("troubled", TROUBLED)):
            path = folder / f"{name}-{lang}.html"
            command = [sys.executable, "-m", "ectrack", "report", *where, "--lang", lang, "--charts", "--warnings", "-o", str(path)]
            subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
            made[f"{name}-{lang}"] = path
    return made


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all tests."""
    with CHROMIUM.Page() as page:
        yield page


def opened(browser: Any, path: Path, width: int = 1280, *, dark: bool = False) -> Any:
    browser.errors.clear()
    browser.requests.clear()
    browser.look(width=width, dark=dark, phone=width < 500)
    browser.open(path)
    return browser


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [f"{kind}-{lang}" for kind in ("gansu", "troubled") for lang in LANGUAGES])
def test_it_fits_every_window_and_asks_for_nothing(browser: Any, pages: dict[str, Path], name: str, width: int, dark: bool) -> None:
    page = opened(browser, pages[name], width, dark=dark)
    assert page.run("document.documentElement.scrollWidth") <= width
    assert (
        page.run("[...document.querySelectorAll('p, li, h1, h2')].filter((one) => one.scrollWidth > one.clientWidth).length") == 0
    )
    assert page.errors == []
    assert page.requests == [pages[name].as_uri()]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_is_sorted_by_numbers_both_ways_with_unknown_ones_last(browser: Any, pages: dict[str, Path], lang: str) -> None:
    page = opened(browser, pages[f"gansu-{lang}"])
    column = "[...document.querySelectorAll('table:last-of-type tbody tr')].filter((row) => row.cells.length > 9)"
    page.run(
        "window.heads = [...document.querySelectorAll('table')].find((one) => one.rows[0].cells.length > 9).tHead.rows[0].cells"
    )
    for order, sign in (("ascending", 1), ("descending", -1)):
        page.run("heads[5].querySelector('button').click()")
        assert page.run("heads[5].getAttribute('aria-sort')") == order
        shown = page.run(f"{column}.map((row) => row.cells[5].textContent)")
        known = [float(text.rstrip("%").replace(",", "")) for text in shown if text != "-"]
        assert known == sorted(known, key=lambda value: sign * value)
        assert shown[len(known) :] == ["-"] * (len(shown) - len(known))
        assert len(known) > 10
    assert page.errors == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_long_table_is_filtered_as_one_types(browser: Any, pages: dict[str, Path], lang: str) -> None:
    page = opened(browser, pages[f"gansu-{lang}"])
    page.run("window.field = document.querySelector('input[type=search]')")
    rows = "[...document.getElementById(field.dataset.table).tBodies[0].rows].filter((row) => row.offsetHeight)"
    whole = page.run(f"{rows}.length")
    page.run("field.focus()")
    page.ask("Input.insertText", text="4G")
    left = page.run(f"{rows}.map((row) => row.textContent)")
    assert 0 < len(left) < whole
    assert all("4G" in text for text in left)
    page.run("field.value = ''; field.dispatchEvent(new Event('input'))")
    assert page.run(f"{rows}.length") == whole
    assert page.errors == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_prints(browser: Any, pages: dict[str, Path], lang: str) -> None:
    page = opened(browser, pages[f"gansu-{lang}"], dark=True)
    pdf = page.printed()
    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/Type /Page\n") in range(6, 10)
    assert page.errors == []


@needs_packages
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [f"{kind}-{lang}" for kind in ("gansu", "troubled") for lang in LANGUAGES])
def test_axe_finds_nothing(browser: Any, pages: dict[str, Path], name: str, width: int, dark: bool) -> None:
    page = opened(browser, pages[name], width, dark=dark)
    page.run((PACKAGES / "axe-core" / "axe.min.js").read_text(encoding="utf-8") + "\n;0")
    found = page.run(
        "axe.run().then((all) => all.violations.map((one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html)]))"
    )
    assert found == []


@needs_packages
@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node")
def test_the_html_is_valid(pages: dict[str, Path], tmp_path: Path) -> None:
    # Left out: how an svg of matplotlib is styled, and the length of lines and titles, which are matters of taste.
    (tmp_path / ".htmlvalidate.json").write_text(
        '{"root": true, "extends": ["html-validate:recommended"], '
        '"rules": {"no-inline-style": "off", "long-title": "off", "no-trailing-whitespace": "off"}}',
        encoding="utf-8",
    )
    copies = [shutil.copy(path, tmp_path) for path in pages.values()]
    command = ["node", str(PACKAGES / "html-validate" / "bin" / "html-validate.mjs"), *map(str, copies)]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout[:2000]) == (0, "")
