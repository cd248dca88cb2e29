"""The program from outside: help, usage, exit codes, pipes, full disks and narrow locales."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ectrack import __version__, cli
from ectrack.__main__ import main
from ectrack.cli import COMMANDS
from ectrack.locale.language import gettext_in
from ectrack.locale.text import width
from tests.processes import answers

TARGETS = Path(__file__).parents[1] / "targets"
BARE = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "ECTRACK_DIR": str(TARGETS)}


def run(*arguments: str, stdout: Any = subprocess.PIPE, **environment: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "ectrack", *arguments]
    return subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, env=BARE | environment, check=False)


def test_the_version() -> None:
    assert run("--version").stdout.decode() == f"ectrack {__version__}\n"


WORD = {"zh": r"[一-龥]+(=[一-龥]+)?", "en": r"[A-Z]+(=[A-Z]+)?"}
"""What stands for a value."""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_explains_itself_and_names_values_by_words(tmp_path: Path, lang: str) -> None:
    headings = {"zh": ("用法：", "选项："), "en": ("Usage: ", "Options:")}[lang]
    told = answers([(name, "--help", "--lang", lang) for name in COMMANDS], tmp_path, BARE)
    for name, ended in zip(COMMANDS, told, strict=True):
        assert (ended.code, ended.err) == (0, b""), name
        text = ended.out.decode()
        assert all(heading in text for heading in headings), name
        usage, *rows = (row.strip() for row in text.splitlines() if row.startswith((headings[0], "  -")))
        values = re.findall(r"--[a-z-]+ ([^\s/]+)", "\n".join(row.split("  ")[0] for row in rows))
        words = [*values, *(word.removesuffix("...").strip("[]") for word in usage.split(f"ectrack {name} ")[1].split())]
        assert len(words) > 1
        assert [word for word in words if not re.fullmatch(WORD[lang], word)] == [], name


@pytest.mark.parametrize("columns", ["20", "80", "300"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_has_the_sentence_of_every_command_whole_at_any_width(lang: str, columns: str) -> None:
    told = run("--help", "--lang", lang, COLUMNS=columns).stdout.decode()
    sentences = [gettext_in(lang, sentence) for sentence in COMMANDS.values()]
    assert [sentence for sentence in sentences if f"  {sentence}\n" not in told] == []
    assert all(option in told for option in ("-V, --version", "--lang", "--help"))


def test_help_on_a_terminal_goes_on_below_itself() -> None:
    def rows(lang: str) -> list[str]:
        ours, theirs = os.openpty()
        os.set_blocking(ours, False)
        run("check", "--help", "--lang", lang, stdout=theirs, COLUMNS="60")
        os.close(theirs)
        return os.read(ours, 65536).decode().splitlines()

    assert {width(row) <= 60 for lang in ("zh", "en") for row in rows(lang)} == {True}
    assert "  --max-change PERCENT  Warn about larger changes between" in rows("en")


def test_the_version_and_the_language_are_options_of_the_program() -> None:
    assert run("--lang", "zh", "--version").stdout == run("-V").stdout == run("--version").stdout
    ended = run("--lang", "fr", "status")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert "--lang: fr" in ended.stderr.decode()


def test_without_arguments_it_explains_itself() -> None:
    assert run().stdout == run("--help").stdout


def test_an_unknown_command_gets_a_suggestion() -> None:
    ended = run("statsu")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert 'did you mean "status"?' in ended.stderr.decode()


def test_an_unknown_option_and_a_missing_argument_are_named() -> None:
    assert "[no-such-option]" in run("status", "--regoin", "x").stderr.decode()
    assert "[missing-argument]" in run("record", "shops").stderr.decode()
    assert run("status", "--lang", "fr").returncode == 2


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m ectrack status | head -1; echo ${{PIPESTATUS[0]}}"
    told = subprocess.run(  # whichever bash is here
        ["bash", "-c", command], capture_output=True, check=True, env={"PATH": os.environ["PATH"], "ECTRACK_DIR": str(TARGETS)}
    )
    assert told.stdout.splitlines()[-1] == b"0"
    assert told.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        ended = run("status", "--json", stdout=full.fileno())
    assert ended.returncode == 2
    assert b"[cannot-print]" in ended.stderr


@pytest.mark.long
@pytest.mark.parametrize(
    "environment", [{"LANG": "C"}, {"PYTHONIOENCODING": "gbk"}, {"PYTHONIOENCODING": "ascii"}, {"COLUMNS": "1"}], ids=str
)
def test_no_locale_stops_it(tmp_path: Path, environment: dict[str, str]) -> None:
    questions = (("status",), ("show", "turnover-2015"), ("--help",), ("status", "--json"))
    runs = [(*words, "--lang", lang) for words in questions for lang in ("zh", "en")]
    for ended in answers(runs, tmp_path, BARE | environment):
        assert (ended.code, ended.err) == (0, b"")


def test_the_same_files_give_the_same_bytes() -> None:
    first = run("status", "--json", TZ="Pacific/Kiritimati", PYTHONHASHSEED="1")
    assert first.stdout == run("status", "--json", TZ="America/Adak", PYTHONHASHSEED="2").stdout


def test_a_bug_is_told_without_a_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli.Commands, "main", broken)
    monkeypatch.delenv("ECTRACK_DEBUG", raising=False)
    assert cli.run(["status", "--lang", "en"]) == 3
    assert capsys.readouterr().err.startswith("this is a bug in ectrack")


def test_an_interruption_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.Commands, "main", interrupted)
    assert cli.run(["status", "--lang", "en"]) == 130


@pytest.mark.usefixtures("_hears_ctrl_c")
def test_a_process_hears_ctrl_c_again_when_the_program_has_run_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["ectrack", "status", "--dir", str(TARGETS)])
    before = signal.getsignal(signal.SIGINT), sys.unraisablehook
    with pytest.raises(SystemExit):
        main()
    assert (signal.getsignal(signal.SIGINT), sys.unraisablehook) == before
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_a_shell_completes_ids() -> None:
    script = run("completion", "bash").stdout.decode()
    assert "_ECTRACK_COMPLETE" in script
    told = run(_ECTRACK_COMPLETE="complete_bash", COMP_WORDS="ectrack show turnover", COMP_CWORD="2")
    assert told.stdout.decode().split() == ["turnover-2015", "turnover-2017"]
