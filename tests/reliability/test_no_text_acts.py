"""No text from the data acts in any output: every command and form, with a tracker in which every text is an attack.

What an output is made of must be the same as with plain words in their places: the same elements, cells, lines and commands.
"""

import csv
import io
import json
import re
import subprocess
import tomllib
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib  # type: ignore[import-untyped]
import pytest
from markdown_it import MarkdownIt

from ectrack.console.import_job import SCREEN
from ectrack.core.spreadsheet_text import MAY_ACT
from tests.attacks import ATTACKS, harmless
from tests.commands.reporting import in_chinese
from tests.commands.running import Ended, Program
from tests.commands.tracking import program
from tests.reliability.hostile import make, make_table, make_wrong, make_wrong_table

pytestmark = pytest.mark.long

__all__ = ["program"]

HOSTILE = list(ATTACKS.values())
PRINTABLE = [text for text in HOSTILE if text.isprintable()]
"""What a table may hold."""

TAME = [f"word{index}" for index in range(len(HOSTILE))]
Asked = Callable[[str, tuple[str, ...]], tuple[Ended, Ended]]
Judge = Callable[[str], object]
"""What an output is made of; it fails where something acts."""


def lines(out: str) -> int:
    """Count the lines of an output for people."""
    assert all(harmless(line) for line in out.split("\n"))
    return out.count("\n")


def structure(out: str) -> str:
    """Return the JSON with kinds in the places of its values."""
    lines(out)
    found = json.loads(out)

    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {key: bare(part) for key, part in value.items()}
        if isinstance(value, list):
            return [bare(part) for part in value]
        return type(value).__name__

    return json.dumps(bare(found))


def commands(out: str) -> list[str]:
    """Return the commands of GitHub in an output."""
    found = out.removesuffix("\n").split("\n")
    assert all(harmless(line.removeprefix("::")) for line in found)
    return [re.sub(r"=[^,:]*", "", line.split("::")[1]) for line in found]


def cells(out: str, delimiter: str = ",") -> list[int]:
    """Return the number of cells of each row."""
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff")), delimiter=delimiter, strict=True))
    for cell in (cell for row in rows for cell in row):
        assert harmless(cell)
        assert not cell.lstrip(" ").startswith(MAY_ACT) or re.fullmatch(r"-[0-9.]*", cell)
    return [len(row) for row in rows]


def tabs(out: str) -> list[int]:
    """Return the number of cells of each row."""
    return cells(out, "\t")


def elements(out: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page with the names of their attributes but classes, which tell long texts from short; links lead to the page itself or to the web."""
    assert all(harmless(line) for line in out.split("\n"))
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(out)
    return _elements(tree)


def rendered(out: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements that Markdown becomes."""
    assert all(harmless(line) for line in out.split("\n"))
    page = MarkdownIt("commonmark").enable("table").enable("strikethrough").render(out)
    return _elements(html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(page))


def marks(out: str) -> object:
    """Return the elements of XML."""
    assert all(harmless(line) for line in out.split("\n"))
    return _elements(ET.fromstring(out))  # noqa: S314  # our own text


def kinds(out: str) -> object:
    """Return the kinds of elements of XML, however many lines a text takes."""
    assert all(harmless(line) for line in out.split("\n"))
    return {tag for tag, _names in _elements(ET.fromstring(out))}  # noqa: S314  # our own text


def macros(out: str) -> set[str]:
    """Return the macros of LaTeX, without those that write a character."""
    assert all(harmless(line) for line in out.split("\n"))
    found = set(re.findall(r"\\(begin\{\w+\}|end\{\w+\}|[A-Za-z@]+)", out))
    return {name for name in found if not name.startswith("text")}


def _elements(tree: ET.Element) -> list[tuple[str, tuple[str, ...]]]:
    for one in tree.iter():
        for name, value in one.attrib.items():
            if isinstance(name, str) and name.rpartition("}")[2] in {"href", "src"}:
                assert re.match(r"#|https?://|data:image/", value), value
    return sorted((str(one.tag), tuple(sorted({str(name) for name in one.attrib} - {"class"}))) for one in tree.iter())


PRINTED: dict[str, tuple[tuple[str, ...], Judge]] = {
    **{name: ((name,), lines) for name in ("list", "status", "need", "log", "check")},
    **{f"{name} json": ((name, "--json"), structure) for name in ("list", "status", "need", "log", "report")},
    "status groups": (("status", "--group-by", "owner"), lines),
    "status methods": (("status", "--method", "traffic-light"), lines),
    "need if": (("need", "--if", "i0@r0:2015=950"), lines),
    "show": (("show", "t0", "t1", "--explain"), lines),
    "show json": (("show", "t0", "--json"), structure),
    "check waived": (("check", "--waived"), lines),
    "check github": (("check", "--format", "github"), commands),
    "check junit": (("check", "--format", "junit"), marks),
    **{f"check {form}": (("check", "--format", form), structure) for form in ("json", "gitlab", "sarif")},
    "export csv": (("export", "--columns", "all"), cells),
    "export tsv": (("export", "-f", "tsv", "--columns", "owner,name"), tabs),
    "export md": (("export", "-f", "md"), rendered),
    "export html": (("export", "-f", "html"), elements),
    "export latex": (("export", "-f", "latex"), macros),
    "export sdmx": (("export", "-f", "sdmx-csv"), cells),
    "report md": (("report", "--warnings", "--since", "2014-06-30"), rendered),
    "report html": (("report", "-f", "html", "--warnings"), elements),
    "chart": (("chart", "t0", "-o", "-"), kinds),
    "diff": (("diff", "before", "targets"), lines),
    "diff md": (("diff", "before", "targets", "--format", "md"), rendered),
    "diff json": (("diff", "before", "targets", "--json"), structure),
    "template json": (("template", "--period", "2015", "--json"), structure),
    "record plan": (("record", "i1", "2015", "950", "--region", "r1", "-n"), lines),
}
"""Arguments and judge of each output by its name."""

FILES = {
    "export workbook": ("export", "-f", "xlsx", "-o", "new", "--charts"),
    "export document": ("export", "-f", "docx", "-o", "new"),
    "report document": ("report", "-f", "docx", "-o", "new", "--warnings"),
    "template": ("template", "--period", "2015", "-o", "new"),
    "package": ("export", "-f", "datapackage", "-o", "new"),
}
"""Commands that write packed files."""


def asked(program: Program, language: str, arguments: tuple[str, ...]) -> Ended:
    return in_chinese(program, *arguments) if language == "zh" else program(*arguments)


@pytest.mark.parametrize(
    ("judge", "acting"),
    [
        (lines, "a\x1b[1mb\n"),
        (lines, "  ::error::a\n"),
        (lines, "a ##vso[b]\n"),
        (structure, '{"a": "##[b]"}'),
        (commands, "::error::a\u2028b\n"),
        (cells, "a,=1+1\n"),
        (cells, 'a,"b\tc"\n'),
        (tabs, "a\t@b\n"),
        (elements, '<!DOCTYPE html><title>a</title><a href="javascript:b">c</a>'),
        (rendered, "a <ftp:b>\n"),
        (marks, '<a href="javascript:b"/>'),
        (macros, "\u202e\n"),
    ],
)
def test_the_judges_notice_what_acts(judge: Judge, acting: str) -> None:
    with pytest.raises(AssertionError):
        judge(acting)


def test_the_judges_tell_what_is_made_of_something_else() -> None:
    assert rendered("- - a") != rendered("- a")
    assert elements("<!DOCTYPE html><title>a</title><b>c</b>") != elements("<!DOCTYPE html><title>a</title>c")
    assert (cells("a,b"), structure('{"a": [1]}'), macros(r"\input{a}")) != (cells("a"), structure('{"a": [1, 2]}'), macros("a"))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two folders with the same tracker, and one of before; in the first all texts are attacks, in the second plain words."""
    folders = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("tame")
    for folder, texts in zip(folders, (HOSTILE, TAME), strict=True):
        for name in ("targets", "before"):
            make(folder / name, texts)
        figures = folder / "before" / "actuals" / "figures.toml"
        figures.write_text(figures.read_text(encoding="utf-8").replace("value = 900", "value = 130"), encoding="utf-8")
    return folders


@pytest.fixture
def twice(program: Program, both: tuple[Path, Path]) -> Asked:
    """Ask the same of both trackers; the files `new` that they give become `new1` and `new2` in the working folder."""

    def ask(language: str, arguments: tuple[str, ...]) -> tuple[Ended, Ended]:
        found, here = [], Path.cwd()
        for folder in both:
            program.monkeypatch.chdir(folder)
            found.append(asked(program, language, arguments))
            if Path("new").exists():
                Path("new").rename(here / f"new{len(found)}")
        program.monkeypatch.chdir(here)
        return found[0], found[1]

    return ask


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", PRINTED)
def test_an_output_is_made_of_the_same_as_with_plain_words(twice: Asked, name: str, language: str) -> None:
    arguments, judge = PRINTED[name]
    hostile, tame = twice(language, arguments)
    assert (hostile.code, lines(hostile.err)) == (tame.code, lines(tame.err))
    assert hostile.code in {0, 1}, hostile.err
    assert hostile.out
    assert judge(hostile.out) == judge(tame.out)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", FILES)
def test_a_packed_file_is_made_of_the_same_as_with_plain_words(twice: Asked, name: str, language: str) -> None:
    hostile, _tame = twice(language, FILES[name])
    assert hostile.code == 0, hostile.err
    with zipfile.ZipFile("new1") as one, zipfile.ZipFile("new2") as two:
        assert one.namelist() == two.namelist()
        for part in (name for name in one.namelist() if name.endswith((".xml", ".rels", ".csv", ".json"))):
            judges: dict[str, Judge] = {"csv": cells, "json": structure}
            judge = judges.get(part.rpartition(".")[2], parts)
            assert judge(one.read(part).decode()) == judge(two.read(part).decode()), part


def parts(text: str) -> object:
    """Return the kinds of elements of a part of a packed file."""
    return {str(one.tag) for one in ET.fromstring(text).iter()}  # noqa: S314  # our own text


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "junit", "sarif"])
def test_messages_repeat_texts_in_which_nothing_acts(program: Program, form: str) -> None:
    make_wrong(Path("targets"), HOSTILE)
    ended = program("check", "--format", form)
    assert ended.code == 2
    judges: dict[str, Judge] = {"text": lines, "github": commands, "junit": marks}
    judge = judges.get(form, structure)
    assert judge(ended.out + ended.err)


@pytest.mark.parametrize("more", [(), ("--json",), ("--guess",)], ids=["plan", "json", "draft"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_said_of_a_table_repeats_texts_in_which_nothing_acts(
    program: Program, language: str, more: tuple[str, ...]
) -> None:
    make(Path("targets"), HOSTILE)
    make_table(Path("table.csv"), PRINTABLE)
    ended = asked(program, language, ("import", "table.csv", "-n", *more))
    told = [line for line in ended.err.splitlines() if not line.startswith("  ") and not line.endswith(" [tenfold]")]
    # Warnings that are alike are one, with its places below it.
    assert (ended.code, told) == (0, [])
    assert lines(ended.out) >= (len(PRINTABLE) if more else 1)
    if "--guess" in more:
        open_columns = re.findall(r'^# (".*") = ""$', ended.out, re.MULTILINE)
        drafted = {*tomllib.loads(ended.out)["columns"], *(next(iter(tomllib.loads(f"{name} = 1"))) for name in open_columns)}
        names = Counter(text.strip().removeprefix("'") for text in PRINTABLE)
        assert {name for name, count in names.items() if count == 1} <= drafted


def test_messages_of_an_import_repeat_texts_in_which_nothing_acts(program: Program) -> None:
    make(Path("targets"), TAME)
    make_wrong_table(Path("table.csv"), PRINTABLE)
    ended = program("import", "table.csv", "-n")
    assert ended.code == 2
    assert lines(ended.out + ended.err) <= SCREEN
    ended = program("import", "table.csv", "-n", "--json")
    assert (ended.code, len(json.loads(ended.out)["figures"])) == (2, len(PRINTABLE))
    assert lines(ended.out + ended.err) > len(PRINTABLE)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_arguments_are_repeated_in_text_in_which_nothing_acts(program: Program, attack: str) -> None:
    make(Path("targets"), TAME[:1])
    given = attack.replace("\0", "")
    for arguments in (
        ("show", "--", given),
        ("status", f"--owner={given}"),
        ("status", f"--sort={given}"),
        ("status", f"--as-of={given}"),
        ("status", f"--dir={given}"),
        ("record", "-n", "--", given, given, given),
        ("import", "-n", "--", given),
        ("export", f"--columns={given}"),
        ("explain", "--", given),
        ("need", f"--if={given}"),
        ("diff", "--", given),
    ):
        ended = program(*arguments)
        assert ended.code in {0, 2}, arguments
        assert lines(ended.out + ended.err), arguments


def test_what_a_completion_offers_a_shell_takes_for_itself(program: Program) -> None:
    make(Path("targets"), [*HOSTILE, "甘肃省商务厅", "office-1"])
    program.monkeypatch.setenv("_ECTRACK_COMPLETE", "complete_bash")
    for option, wanted in (("--owner", {"甘肃省商务厅", "office-1"}), ("--tag", {"甘肃省商务厅", "office-1"})):
        program.monkeypatch.setenv("COMP_WORDS", f"ectrack status {option} ")
        program.monkeypatch.setenv("COMP_CWORD", "3")
        offered = program("").out.splitlines()
        assert wanted <= set(offered)
        taken = subprocess.run(
            ["bash", "-c", "printf '%s\\n' " + " ".join(offered)], capture_output=True, check=True, text=True
        ).stdout
        assert taken.split("\n")[:-1] == offered
        assert not Path("owned").exists()
