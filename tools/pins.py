"""Write the exact versions, with hashes, of all that the tests need: for Python 3.11 on Linux on x86-64, as `.ci/run` installs them.

Needs uv, a program of its own: `pip install uv` in any environment.
"""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINS = "requirements-ci.txt"
PLATFORM = ["--python-version", "3.11", "--python-platform", "x86_64-manylinux_2_28"]
BARE = ["--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header"]


def main() -> None:
    """Choose the newest versions that the ranges of the project allow."""
    command = ["uv", "pip", "compile", "-q", "--upgrade", "pyproject.toml", "--extra", "dev", *PLATFORM, *BARE, "-o", PINS]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
