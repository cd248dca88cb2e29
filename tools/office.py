"""The files for an office in LibreOffice: `.venv/bin/python tools/office.py`; says so and ends well where there is none.

Runs `tests/office`: a template filled in and saved by LibreOffice as XLSX, XLS and ODS, imported, with the statuses that follow; the bulletin as a
Word document and as a page, and the table as a workbook, turned into PDF with the pages that they should have.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Run the tests and return their exit code."""
    if shutil.which("soffice") is None:
        print("LibreOffice is not installed, so nothing is tested", file=sys.stderr)
        return 0
    tests = [sys.executable, "-m", "pytest", "tests/office", *sys.argv[1:]]
    return subprocess.run(tests, cwd=ROOT, env={**os.environ, "ECTRACK_OFFICE": "1"}, check=False).returncode  # our own tests


if __name__ == "__main__":
    sys.exit(main())
