"""The command line: a table of the commands, and the one place where an error becomes an exit code."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any

import typer
import typer.core
from typer.main import get_command

from ectrack import __version__
from ectrack.console import usage
from ectrack.console.negative_values import taking_negative_values
from ectrack.console.outcome import Failed, Findings
from ectrack.core.problems import Problem
from ectrack.locale import N_, _
from ectrack.locale.language import asked_for, current, of_locale, use, without_language

COMPLETE = "_ECTRACK_COMPLETE"
"""Variable by which a shell asks for completions."""

DONE, FOUND, FAILED, BUG, INTERRUPTED = 0, 1, 2, 3, 130

COMMANDS = {
    "init": N_("Make a tracker, from a commented example or a sample."),
    "list": N_("List regions, indicators, policies and targets."),
    "status": N_("Say of every target whether it is on pace."),
    "show": N_("Show everything about one target."),
    "need": N_("Say what each open goal now requires."),
    "record": N_("Record a figure."),
    "revise": N_("Revise a recorded figure; the old one stays on record."),
    "withdraw": N_("Withdraw a recorded figure; it stays on record."),
    "template": N_("Write a workbook for an office to fill in."),
    "import": N_("Record the figures of a table: XLSX, XLS, ODS, CSV or TSV."),
    "log": N_("Show the figures in the order of recording."),
    "check": N_("Look for errors and warnings in all files of a tracker, and for targets that fail a gate."),
    "diff": N_("Show what changed between two commits or folders: figures, targets, statuses."),
    "export": N_("Write the progress table as csv, tsv, json, md, html, xlsx, docx, latex, sdmx-csv or datapackage."),
    "report": N_("Write the bulletin: counts, those behind by name, what changed, an annex; md, html or docx."),
    "chart": N_("Draw targets as pictures, svg or png."),
    "explain": N_("Explain a method, a status, a term or a problem."),
    "schema": N_("Print the JSON Schema of the files."),
    "completion": N_("Print the completion script of a shell."),
}
"""The commands; each stands in the module of its name in `ectrack.commands`, as the function of that name."""


MODULES = {"import": "import_"}
"""Modules of commands whose name is a word of the language."""


class Commands(typer.core.TyperGroup):
    """The commands, each imported when it is called or listed."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # the signature is typer's
        """Return the names of the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  # the signature is typer's
        """Return a command, or None for a name that is none."""
        return _command(cmd_name, current()) if cmd_name in COMMANDS else None


@cache
def _command(name: str, _lang: str) -> Any:
    """Return a command; its words are in the language that is spoken."""
    module = import_module(f"ectrack.commands.{MODULES.get(name, name)}")
    command = getattr(module, f"{name}_", None) or getattr(module, name)
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, help=_(COMMANDS[name]))(usage.with_shared_options(command))
    return usage.in_words(taking_negative_values(get_command(app)))


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code.

    Args:
        arguments: What stands behind the name of the program.
    """
    gc.disable()  # a run is short; looking for cycles would take a third of the time of a large tracker
    _prepare_streams()
    if os.environ.get(COMPLETE):
        from typer._completion_classes import completion_init

        completion_init()
    chosen = asked_for(arguments)
    use(chosen or of_locale(), by_user=chosen is not None)
    try:
        return _flushed(_called(without_language(arguments)))
    except SystemExit as stop:  # the command line's own way with a reader that went away
        if not isinstance(stop.__context__, BrokenPipeError):
            raise
        return unprinted(stop.__context__)
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        return unprinted(error)


def unprinted(error: OSError) -> int:
    """Return the exit code where output cannot be written, and say why unless the reader just went away."""
    with suppress(OSError):  # what is left of it goes nowhere, so that the interpreter does not complain when it closes
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return DONE
    return _failed([Problem("cannot-print", None, {"reason": _reason(error)})])


def _called(arguments: Sequence[str]) -> int:
    try:
        return int(_program().main(args=list(arguments) or ["--help"], prog_name="ectrack", standalone_mode=False) or DONE)
    except Findings:
        return FOUND
    except Failed as failure:
        return _failed(failure.problems, failure.room)
    except typer.Abort:
        return INTERRUPTED
    except usage.UsageError as error:
        return _failed([usage.problem(error, COMMANDS)])
    except (MemoryError, RecursionError):
        return _failed([Problem("out-of-room")])
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except OSError as error:
        if error.filename is None:
            raise
        return _failed([Problem("cannot-use", None, {"found": str(error.filename), "reason": _reason(error)})])
    except Exception as error:  # noqa: BLE001  # the last place where a bug can be told
        return _bug(error)


def _program() -> Commands:
    version = typer.core.TyperOption(
        param_decls=["--version", "-V"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_tell_version,
        help=_("Show the version and exit."),
    )
    lang = typer.core.TyperOption(
        param_decls=["--lang"],
        expose_value=False,
        callback=lambda _ctx, _param, said: usage.spoken(said),
        help=_(usage.LANGUAGE_HELP),
    )
    program = Commands(name="ectrack", help=_("Track quantified policy targets."), params=[version, lang], rich_markup_mode=None)
    return usage.in_words(program, {name: _(sentence) for name, sentence in COMMANDS.items()})


def _tell_version(ctx: Any, _param: Any, value: bool) -> None:  # the signature is typer's
    if value:
        print(f"ectrack {__version__}")
        ctx.exit()


def _failed(problems: Sequence[Problem], room: int | None = None) -> int:
    from ectrack.locale.problem_text import brief, lines  # only when something went wrong
    from ectrack.render.screen import width
    from ectrack.store.lines import line_of

    if problems and room is not None:
        _say("\n".join(brief(problems, room, line_of, width(sys.stderr))))
    elif problems:
        _say("\n".join(line for problem in problems for line in lines(problem, line_of)))
    return FAILED


def _reason(error: OSError) -> str:
    from ectrack.store.files import reason

    return reason(error)


def _bug(error: Exception) -> int:
    from ectrack.store.files import RefusedError

    if isinstance(error, RefusedError):  # large files and warehouses are still read while a report is made
        return _failed([Problem(error.slug, None, error.params)])
    if os.environ.get("ECTRACK_DEBUG"):
        raise error
    from ectrack.locale.text import visible

    words = _("this is a bug in ectrack, please report it: {what}").format(what=f"{type(error).__name__}: {visible(str(error))}")
    _say(f"{words}\n  {_('ECTRACK_DEBUG=1 shows where it happened')}")
    return BUG


def _say(text: str) -> None:
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)


def _prepare_streams() -> None:
    """Let no character that the terminal cannot show stop the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _flushed(code: int) -> int:
    sys.stdout.flush()
    return code
