"""Write the exact versions of all that the tests need: for Python 3.11 on Linux on x86-64.

`requirements-ci.txt` has them with the hashes of their files, as `.ci/run` installs them; `constraints.txt` without, for `pip install -c`, which takes
them elsewhere as well. `--constraints` only makes the second from the first.

Needs uv, a program of its own: `pip install uv` in any environment.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINS = ROOT / "requirements-ci.txt"
CONSTRAINTS = ROOT / "constraints.txt"
PLATFORM = ["--python-version", "3.11", "--python-platform", "x86_64-manylinux_2_28"]
BARE = ["--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header"]


def constraints(pins: str) -> str:
    """Return pins without their hashes."""
    versions = [line.removesuffix(" \\") for line in pins.splitlines() if not line.startswith(" ")]
    return "\n".join([*versions, ""])


def main() -> None:
    """Choose the newest versions that the ranges of the project allow."""
    if sys.argv[1:] != ["--constraints"]:
        command = ["uv", "pip", "compile", "-q", "--upgrade", "pyproject.toml", "--extra", "dev", *PLATFORM, *BARE, "-o", PINS]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    CONSTRAINTS.write_text(constraints(PINS.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
