"""The gallery of errors: for each kind of bad input the whole input, the whole message, and that nothing is written.

The cases stand in `cases/*.txt`: a name after `===`, the command after `$`, files after `---`, the message after `--- stderr`.
`--- base` stands for a small tracker without targets, `(escaped)` for bytes as in a Python literal, `{ESC}` for the escape
character. `--- answer` holds the mapping that the hint asks for, and behind the word the period and the value of each figure that is read then.
"""

import json
import os
import re
import shlex
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ectrack.__main__ import main
from ectrack.core.assessing.methods import METHODS
from ectrack.locale.problem_words import WORDS
from ectrack.locale.warning_words import WARNINGS

BASE = """\
[region.gansu]
name = "甘肃省"
[indicator.shops]
unit = "家"
kind = "stock"
[indicator.turnover]
unit = "亿元"
kind = "flow"
[indicator.share]
kind = "share"
"""
ELSEWHERE = {"busy", "maybe-recorded", "cannot-print", "cannot-use", "out-of-room", "missing-extra", "font-lacks"}
ELSEWHERE |= {
    "bad-bulk",
    "bulk-too-much",
    "bad-parquet",
    "no-connection",
    "source-beside-files",
    "warehouse-refuses",
    "more-of-a-kind",
    "unchecked-rows",
    "no-git",
    "not-a-repository",
    "unknown-revision",
    "shallow-clone",
    "no-merge-base",
    "outside-work-tree",
    "objects-missing",
    "no-tracker-then",
    "links-left-out",
    "git-failed",
    "repository-not-trusted",
}
ELSEWHERE |= {slug for slug in WORDS if slug.startswith(("workbook-", "sheet-", "template-"))}
ELSEWHERE |= {"no-such-sheet", "formula-not-computed", "error-in-cell", "scaled-format", "date-for-number", "merged-value"}
"""Slugs that need another process, a failing or full disk, or a repository; `tests/store`, `tests/test_cli.py` and
`tests/store/test_bulk_faults.py`, `test_warehouse.py`, `tests/commands/test_chart.py`, `test_diff.py`, `test_import.py` and `test_template.py` have their cases."""


TOLD_WHEN_RECORDED = {"over-limit", "under-limit", "far-from-neighbour", "stock-collapsed", "tenfold", "share-as-fraction"}
TOLD_WHEN_RECORDED |= {"period-after-recording", "recorded-in-future", "part-over-whole"}
"""Slips that `record` tells; all rules of `check` have their cases in `tests/core/checks`."""


@dataclass
class Case:
    """One case of the gallery."""

    name: str
    command: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    stderr: str = ""
    code: int = 2
    answers: list[tuple[str, str]] = field(default_factory=list)


def cases() -> list[Case]:
    """Return the cases of all files."""
    found = []
    for file in sorted((Path(__file__).parent / "cases").glob("*.txt")):
        for text in re.split(r"^=== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _newline, body = text.partition("\n")
            command, *sections = re.split(r"^--- (?! )", body, flags=re.MULTILINE)
            case = Case(f"{file.stem}: {name}", shlex.split(command.removeprefix("$ ectrack").replace("{ESC}", "\x1b")))
            for section in sections:
                head, _newline, content = section.partition("\n")
                if head.startswith("stderr"):
                    case.stderr = content.replace("{METHODS}", ", ".join(METHODS))
                    case.code = int(head.partition("exit ")[2] or 2)
                elif head.startswith("answer"):
                    case.answers.append((head.removeprefix("answer").strip(), content))
                else:
                    case.files[head] = content
            found.append(case)
    return found


def put(head: str, content: str) -> None:
    """Make one file of a case in the working folder."""
    name, _space, kind = head.partition(" ")
    path = Path("targets/base.toml" if name == "base" else name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if name == "base":
        path.write_text(BASE, encoding="utf-8")
    elif kind.startswith("->"):
        path.symlink_to(kind.removeprefix("-> "))
    elif kind == "(pipe)":
        os.mkfifo(path)
    elif kind == "(folder)":
        path.mkdir()
    elif kind == "(escaped)":
        repeated = re.sub(r"\{(\d+) (.)\}", lambda match: match[2] * int(match[1]), content)
        path.write_bytes(repeated.encode().decode("unicode_escape").encode("latin-1"))
    elif kind.endswith("bytes)"):
        with path.open("wb") as stream:
            stream.truncate(int(kind[1:].split()[0]))
    else:
        path.write_bytes(content.encode())


def snapshot() -> dict[str, tuple[bool, int, int]]:
    """Return everything in the working folder but the lock file, with what would show a change."""
    found = {}
    for path in sorted(Path().rglob("*")):
        if path.name != ".ectrack.lock" and not path.is_dir():
            status = path.lstat()
            found[path.as_posix()] = (path.is_symlink(), status.st_size, status.st_mtime_ns)
    return found


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_the_whole_message_is_as_expected_and_nothing_is_written(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for variable in ("ECTRACK_DIR", "ECTRACK_LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(sys, "argv", ["ectrack", case.command[0], "--lang", "en", *case.command[1:]])
    for head, content in case.files.items():
        put(head, content)
    before = snapshot()
    with pytest.raises(SystemExit) as ended:
        main()
    streams = capsys.readouterr()
    assert streams.err == case.stderr
    assert (ended.value.code or 0) == case.code
    if case.code:
        assert snapshot() == before
        assert streams.out == ""


@pytest.mark.parametrize(
    ("case", "answer"),
    [(case, answer) for case in cases() for answer in case.answers],
    ids=[f"{case.name}: {figures}" for case in cases() for figures, _mapping in case.answers],
)
def test_the_answer_of_a_hint_is_understood(
    case: Case, answer: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for head, content in case.files.items():
        put(head, content)
    figures, mapping = answer
    Path("answer.toml").write_text(mapping, encoding="utf-8")
    command = [word for word in case.command[1:] if word not in {"--map", "m.toml"}]
    monkeypatch.setattr(sys, "argv", ["ectrack", "import", "--map", "answer.toml", "--dry-run", "--json", *command])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr()
    assert not ended.value.code, told.err
    read = json.loads(told.out, parse_float=str, parse_int=str)["figures"]
    assert ", ".join(f"{figure['period']} {figure['value']}" for figure in read) == figures


def test_every_kind_of_problem_has_its_case() -> None:
    shown = {slug for case in cases() for slug in re.findall(r"\[([a-z0-9-]+)\]$", case.stderr, flags=re.MULTILINE)}
    assert (shown | ELSEWHERE) - WORDS.keys() == WARNINGS.keys() & TOLD_WHEN_RECORDED
    assert WORDS.keys() - shown - ELSEWHERE == set()


def test_every_slug_in_the_source_has_words() -> None:
    source = Path(sys.modules["ectrack"].__file__ or "").parent
    pattern = re.compile(r'(?:Problem|NotationError|RefusedError|SheetError|refuse)\(\s*f?"([a-z0-9-]+)"')
    texts = [path.read_text(encoding="utf-8") for path in source.rglob("*.py")]
    found = {slug for text in texts for slug in pattern.findall(text)}
    assert found - WORDS.keys() - WARNINGS.keys() == set()
