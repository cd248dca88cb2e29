"""Git repositories that hold a small tracker, made as people make them."""

import subprocess
from pathlib import Path

import pytest

from tests.commands.running import Program

TABLES = """\
[region.gansu]
[indicator.shops]
unit = "家"
kind = "stock"
[policy.plan]
title = "Plan"
[target.shops-2016]
name = "Shops in 2016"
indicator = "shops"
region = "gansu"
policy = "plan"
clause = "3.1"
at_least = 3000
since = "2013"
by = "2016"
"""


def git(*words: str) -> str:
    """Run git in the working folder as some author."""
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *words], check=True, capture_output=True, text=True).stdout


def figures(*lines: str, folder: str = "targets") -> None:
    """Write the figures of the shops, such as `2014 1500 note = "x"`."""
    blocks = []
    for line in lines:
        period, value, *keys = line.split(" ", 2)
        given = [] if value == "-" else [f"value = {value}"]
        rows = ['indicator = "shops"', 'region = "gansu"', f'period = "{period}"', *given, 'source = "s"', *keys]
        blocks.append("[[actual]]\n" + "\n".join(rows) + "\n")
    path = Path(folder) / "actuals" / "shops.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(blocks), encoding="utf-8")
    (path.parent.parent / "tables.toml").write_text(TABLES, encoding="utf-8")


def commit(message: str = "c") -> None:
    git("add", "-A")
    git("commit", "-q", "-m", message)


@pytest.fixture
def repository(program: Program) -> Program:
    """A repository whose first commit has the figures of 2013 and 2014: 1700 of the 1666.67 that the path asks for."""
    git("init", "-q", "-b", "main")
    figures("2013 1000", "2014 1700")
    commit()
    return program
