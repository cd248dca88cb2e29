"""The page of the bulletin in a real browser: `.venv/bin/python tools/browser.py`.

Needs Chromium, without which nothing is tested, and npm, which fetches axe-core and html-validate into `build/browser` (left alone by git). Runs `tests/browser` with them: sizes,
colours, sorting, filtering, print, the console, accessibility and valid HTML, of the Gansu report in both languages.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import chromium

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "browser"
PACKAGES = ("axe-core@4", "html-validate@10")


def main() -> int:
    """Fetch what is missing, run the tests, return their exit code."""
    if chromium.found() is None:
        print("Chromium is not installed, so nothing is tested", file=sys.stderr)
        return 0
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not installed; only what needs no package is tested", file=sys.stderr)
    elif not (FOLDER / "node_modules" / "axe-core").is_dir():
        FOLDER.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(FOLDER), *PACKAGES]
        subprocess.run(command, check=True)  # as written above
    environment = {**os.environ, "ECTRACK_BROWSER": str(FOLDER / "node_modules")}
    tests = [sys.executable, "-m", "pytest", "tests/browser", *sys.argv[1:]]
    return subprocess.run(tests, cwd=ROOT, env=environment, check=False).returncode  # our own tests


if __name__ == "__main__":
    sys.exit(main())
