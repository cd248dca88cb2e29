"""Files that go through LibreOffice and back; run by `tools/office.py`."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

pytestmark = pytest.mark.skipif(
    not os.environ.get("ECTRACK_OFFICE") or shutil.which("soffice") is None, reason="run by tools/office.py"
)
ROOT = Path(__file__).parents[2]
TARGETS = ("turnover-2015", "online-retail-2015")
FIGURES = {"ecommerce-turnover": 1700, "online-retail": 250}
"""Figures of 2015 in 亿元: 860 * 1.3 ** 2 = 1453.4 is asked for, and 275.2 of online retail."""

FIRST, VALUE = 4, 8
"""The first row of the template that is to be filled in, and the column of values."""


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A profile of its own, so that an office that is open does not take part."""
    return tmp_path_factory.mktemp("profile").as_uri()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the Gansu tracker."""
    shutil.copytree(ROOT / "targets", tmp_path / "targets", ignore=shutil.ignore_patterns(".*"))
    return tmp_path


def ectrack(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "ectrack", *arguments]
    environment = {**os.environ, "ECTRACK_DIR": str(folder / "targets")}
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def converted(path: Path, form: str, profile: str) -> Path:
    """Save a file as another form; for pages through the office's own way of reading HTML."""
    kind = ["--infilter=HTML (StarWriter)"] if path.suffix == ".html" else []
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        *kind,
        "--convert-to",
        form,
        "--outdir",
        "out",
        path.name,
    ]
    subprocess.run(command, cwd=path.parent, capture_output=True, check=True)
    return path.parent / "out" / f"{path.stem}.{form}"


def pages(pdf: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf.read_bytes()))


def statuses(folder: Path) -> dict[str, str]:
    told = json.loads(ectrack(folder, "status", "--json", "--as-of", "2015", *TARGETS))
    return {one["id"]: one["status"] for one in told["targets"]}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ["xlsx", "ods", "xls"])
def test_a_template_comes_back_filled_in(folder: Path, profile: str, form: str, lang: str) -> None:
    assert statuses(folder) == dict.fromkeys(TARGETS, "on-pace")
    ectrack(folder, "template", "--period", "2015", "--lang", lang, "-o", "asked.xlsx", *TARGETS)
    book = openpyxl.load_workbook(folder / "asked.xlsx")
    sheet = book.worksheets[0]
    for row in range(FIRST, FIRST + len(FIGURES)):
        sheet.cell(row, VALUE, FIGURES[str(sheet.cell(row, 1).value)])
    book.save(folder / "asked.xlsx")
    ectrack(folder, "import", str(converted(folder / "asked.xlsx", form, profile)))
    assert statuses(folder) == {"turnover-2015": "achieved", "online-retail-2015": "missed"}


# 92 targets; how many fit on a page depends on the fonts that the machine has.
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["report", "-o", "made.docx"], range(5, 18)),
        (["report", "--charts", "-o", "made.docx"], range(8, 21)),
        (["report", "--template", str(ROOT / "docs/examples/templates/letter-zh.docx"), "-o", "made.docx"], range(4, 10)),
        (["report", "-o", "made.html"], range(3, 25)),
        (["export", "-f", "xlsx", "-o", "made.xlsx"], range(1, 12)),
        (["export", "-f", "xlsx", "--charts", "-o", "made.xlsx"], range(20, 60)),
    ],
    ids=["docx", "charts", "letter", "html", "xlsx", "native"],
)
def test_it_becomes_a_pdf_of_so_many_pages(folder: Path, profile: str, lang: str, arguments: list[str], expected: range) -> None:
    ectrack(folder, *arguments, "--lang", lang)
    assert pages(converted(folder / arguments[-1], "pdf", profile)) in expected
