"""`ectrack schema`: printed, written into a tracker, and used by the language servers of two editors."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ectrack.core.notation.schema import ROLES
from ectrack.store import starting
from ectrack.store.schemas import schemas
from tests.commands.running import Program
from tests.commands.tracking import actuals, program

__all__ = ["actuals", "program"]

LINES = """\
the first line of a file, by which editors find its schema:
  targets/*.toml: #:schema .schema/tables.json
  targets/actuals/*.toml: #:schema ../.schema/actuals.json
  targets/ectrack.toml: #:schema .schema/settings.json
"""
WRITTEN = [f"targets/.schema/{role}.json" for role in ROLES]


def linted(*command: str) -> tuple[int, str]:
    """Return the exit code and the words of an editor's checker."""
    name, *arguments = command
    run = subprocess.run([Path(sys.executable).with_name(name), *arguments], capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def taplo(*files: str) -> tuple[int, str]:
    return linted("taplo", "lint", "--colors", "never", *files)


def tombi(*files: str) -> tuple[int, str]:
    return linted("tombi", "lint", "--offline", *files)


class TestPrinting:
    def test_the_tables_are_printed_when_nothing_else_is_asked_for(self, program: Program) -> None:
        assert program("schema").out == program("schema", "tables").out
        assert [*json.loads(program("schema").out)["properties"]] == ["region", "indicator", "policy", "target"]

    def test_each_role_has_its_own(self, program: Program) -> None:
        assert [*json.loads(program("schema", "actuals").out)["properties"]] == ["actual"]
        assert [*json.loads(program("schema", "settings").out)["properties"]] == [
            "title",
            "lang",
            "method",
            "lights",
            "estimates",
            "check",
            "figures",
            "source",
            "record_to",
            "year_starts",
        ]

    def test_another_role_is_refused(self, program: Program) -> None:
        ended = program("schema", "figures")
        assert (ended.code, ended.out) == (2, "")

    @pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
    def test_it_is_json_whatever_the_encoding_of_the_output(self, encoding: str) -> None:
        command = [sys.executable, "-m", "ectrack", "schema", "--lang", "en"]
        run = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, check=True)
        assert json.loads(run.stdout.decode("utf-8")) == json.loads(schemas()[".schema/tables.json"])

    def test_the_words_of_a_key(self, program: Program) -> None:
        key = json.loads(program("schema", "settings").out)["properties"]["lang"]
        assert key["title"] == "language"
        assert key["description"].startswith("The language of reports, unless another is asked for.\n\n")
        assert key["examples"] == ["zh"]
        assert key["x-taplo"] == {"docs": {"enumValues": ["Chinese", "English"]}}


class TestWriting:
    def test_all_three_are_put_beside_the_files_and_replaced_when_they_differ(self, program: Program, actuals: Path) -> None:
        before = actuals.read_bytes()
        assert program("schema", "--write").out == "".join(f"wrote {file}\n" for file in WRITTEN) + LINES
        assert Path(WRITTEN[0]).read_text(encoding="utf-8") == program("schema").out
        assert program("schema", "--write").out == LINES
        Path(WRITTEN[1]).write_text("{}")
        assert program("schema", "--write").out == f"wrote {WRITTEN[1]}\n{LINES}"
        assert actuals.read_bytes() == before
        assert program("check", "--exit-zero").code == 0

    def test_a_dry_run_writes_nothing(self, program: Program, actuals: Path) -> None:
        assert program("schema", "--write", "-n").out == "".join(f"would write {file}\n" for file in WRITTEN) + LINES
        assert {path.name for path in actuals.parents[1].iterdir()} == {"actuals", "tables.toml"}

    def test_without_a_tracker_nothing_is_written(self, program: Program) -> None:
        ended = program("schema", "--write")
        assert ended.code == 2
        assert ended.err.splitlines()[0].endswith("[no-tracker]")
        assert [*Path().iterdir()] == []

    @pytest.mark.usefixtures("actuals")
    def test_a_link_out_of_the_tracker_is_not_followed(self, program: Program) -> None:
        Path("other").mkdir()
        Path("targets/.schema").symlink_to(Path("other").absolute())
        ended = program("schema", "--write")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.splitlines()[0].endswith("[outside-tracker]")
        assert [*Path("other").iterdir()] == []

    @pytest.mark.usefixtures("actuals")
    def test_a_file_in_the_way_is_told(self, program: Program) -> None:
        Path("targets/.schema").write_text("mine")
        ended = program("schema", "--write")
        assert ended.code == 2
        assert ended.err.splitlines()[0].endswith("[cannot-write]")
        assert Path("targets/.schema").read_text() == "mine"

    def test_a_new_file_of_figures_names_the_schema_that_is_there(self, program: Program, actuals: Path) -> None:
        tables = actuals.parents[1] / "tables.toml"
        tables.write_text(tables.read_text(encoding="utf-8") + '[indicator.shops]\nkind = "stock"\nunit = "家"\n', encoding="utf-8")
        program("record", "turnover", "2014", "980亿元", "--recorded", "2015-01-31")
        assert "#:schema" not in actuals.read_text(encoding="utf-8")
        program("schema", "--write")
        program("record", "shops", "2014", "5446", "--recorded", "2014-12-31")
        assert actuals.with_name("shops.toml").read_text(encoding="utf-8") == (
            "#:schema ../.schema/actuals.json\n"
            "\n"
            "[[actual]]\n"
            'indicator = "shops"\n'
            'region = "gansu"\n'
            'period = "2014"\n'
            "value = 5446\n"
            "recorded = 2014-12-31\n"
        )


@pytest.mark.parametrize("files", [starting.example("zh"), starting.example("en"), *map(starting.sample, starting.SAMPLES)])
def test_every_file_that_init_makes_names_its_schema_in_the_first_line(files: dict[str, bytes]) -> None:
    made = files | schemas()
    for name in files:
        if name.endswith(".toml"):
            marker, place = made[name].decode().splitlines()[0].split(" ")
            role = "actuals" if name.startswith("actuals/") else "settings" if name == "ectrack.toml" else "tables"
            assert marker == "#:schema"
            assert (Path("/t") / name).parent.joinpath(place).resolve() == Path(f"/t/.schema/{role}.json")
            assert f".schema/{role}.json" in made


class TestEditors:
    """Taplo is what Even Better TOML, Helix and many others run; Tombi is a language server of its own."""

    @pytest.mark.parametrize("arguments", [[], ["--sample", "gansu"]])
    def test_what_init_makes_has_no_red_lines(self, program: Program, arguments: list[str]) -> None:
        program("init", *arguments)
        files = [str(path) for path in sorted(Path("targets").rglob("*.toml"))]
        assert len(files) >= 4
        assert taplo(*files)[0] == 0
        assert tombi(*files)[0] == 0

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ('by = "2026"', 'by = "soon"', "not-a-period"),
            ('by = "2026"', 'deadline = "2026"', "'deadline' was unexpected"),
            ('growth = "20%"', "growth = 20", "is not of type"),
            ('growth = "20%"', 'growth = "20"', "rate-without-percent"),
            ('growth = "20%"', 'growth = "20%"\nat_least = 5', "two-goals"),
            ('growth = "20%"', "", "no-goal"),
            ('growth = "20%"', 'growth = "20%"\nhold = true', "hold-kind"),
            ('kind = "flow"', 'kind = "flows"', "is not one of"),
            ('kind = "flow"', "", "is a required property"),
            ("[target.turnover-2026]", "[target.Turnover]", "'Turnover' was unexpected"),
            ("[region.example-city]", "[regions.example-city]", "'regions' was unexpected"),
        ],
    )
    def test_what_check_refuses_is_underlined(self, program: Program, old: str, new: str, told: str) -> None:
        program("init")
        file = Path("targets/targets.toml")
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        assert program("check").code == 2
        code, words = taplo(str(file))
        assert (code, told in words) == (1, True), words
        assert tombi(str(file))[0] == 1
