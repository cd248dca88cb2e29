"""Files for people: never over one that a tracker is read from, and no link that leads in a circle is a bug."""

from pathlib import Path

import pytest

from tests.commands.running import Program
from tests.commands.tracking import actuals, program
from tests.reliability.writers import contents

__all__ = ["actuals", "program"]

COMMANDS = [
    ("export",),
    ("export", "-f", "xlsx"),
    ("report",),
    ("report", "-f", "docx"),
    ("chart", "turnover-2015", "-f", "svg"),
    ("template", "--period", "2015"),
]


@pytest.mark.usefixtures("actuals")
@pytest.mark.parametrize(
    "place",
    ["tables.toml", "NEW.TOML", "ectrack.Toml", "deep/er.toml", "actuals/new.txt", ".ectrack.lock", ".gitignore", ".schema/a.json"],
)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_output_replaces_what_belongs_to_a_tracker(program: Program, command: tuple[str, ...], place: str) -> None:
    before = contents(Path("targets"))
    ended = program(*command, "-o", f"targets/{place}")
    assert (ended.code, ended.out) == (2, "")
    assert f"targets/{place}" in ended.err
    assert contents(Path("targets")) == before


CIRCLES = [
    *((*command, "-o", "circle") for command in COMMANDS),
    *((*command, "-C", "circle") for command in (("status",), ("check",), ("diff",), ("log",), ("schema", "--write"))),
    ("record", "turnover", "2014", "1", "-C", "circle"),
    ("import", "circle"),
    ("import", "table.csv", "--map", "circle"),
    ("import", "table.csv", "--guess", "-o", "circle"),
    ("chart", "turnover-2015", "--font", "circle", "-o", "a.svg"),
    ("diff", "circle", "targets"),
    ("init", "circle"),
    *(("init", "--ci", service, "circle") for service in ("github", "gitlab", "pre-commit")),
]


@pytest.mark.usefixtures("actuals")
@pytest.mark.parametrize("command", CIRCLES, ids=" ".join)
def test_a_link_in_a_circle_is_told_and_left_alone(program: Program, command: tuple[str, ...]) -> None:
    Path("table.csv").write_text("indicator,region,period,value\nturnover,gansu,2014,1100\n")
    Path("circle").symlink_to("circle")
    before = contents(Path())
    ended = program(*command)
    assert (ended.code, ended.out) == (2, ""), ended.err
    assert "circle" in ended.err
    assert Path("circle").is_symlink()
    assert contents(Path()) == before
