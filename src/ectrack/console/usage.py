"""The command line library in our words: options that commands share, help in both languages, and mistakes of usage as problems."""

import inspect
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from functools import wraps
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

import typer
import typer.core

from ectrack.core.problems import Problem
from ectrack.locale import LANGUAGES, N_, _

C = TypeVar("C")

UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""What the library raises for any mistake of usage."""

WORDS = (
    N_("Missing command."),
    N_("No such command {name!r}."),
    N_("default: {default}"),
    N_("required"),
)
"""Words of the library that it looks up as below."""

LANGUAGE_HELP = N_("Language of the output: zh or en.")

typer.core._ = _  # type: ignore[attr-defined]  # the library looks its words up by this name, in a catalogue of its own


def with_shared_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option `--lang`, which is acted on before any command is built, and `--no-cache` if it reads a tracker."""
    from ectrack.console.options import DirOption  # its words are in the language chosen by now

    own = inspect.signature(command).parameters
    reads_tracker = any(parameter.annotation == DirOption for parameter in own.values())

    @wraps(command)
    def run(*args: Any, lang: str | None, no_cache: bool = False, **given: Any) -> None:
        spoken(lang)
        with _without_cache() if no_cache else nullcontext():
            command(*args, **given)

    said = Annotated[str | None, typer.Option("--lang", help=_(LANGUAGE_HELP))]
    anew = Annotated[bool, typer.Option("--no-cache", help=_("Read every file anew, and keep nothing for the next run."))]
    shared = [inspect.Parameter("lang", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=said)]
    if reads_tracker:
        shared.append(inspect.Parameter("no_cache", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=anew))
    run.__signature__ = inspect.Signature([*own.values(), *shared])  # type: ignore[attr-defined]
    run.__annotations__ = {name: parameter.annotation for name, parameter in run.__signature__.parameters.items()}  # type: ignore[attr-defined]
    del run.__wrapped__  # typer would read the annotations of the wrapped function
    return run


def spoken(lang: str | None) -> None:
    """Refuse a language that is not spoken."""
    if lang is not None and lang not in LANGUAGES:
        raise typer.BadParameter(lang, param_hint="--lang")


@contextmanager
def _without_cache() -> Iterator[None]:
    from ectrack.store.cache import OFF

    before = os.environ.get(OFF, "")
    os.environ[OFF] = "1"
    try:
        yield
    finally:
        os.environ[OFF] = before


def in_words(command: C, commands: Mapping[str, str] = MappingProxyType({})) -> C:
    """Make the help of a command speak the language chosen.

    Args:
        command: A command of the library.
        commands: The commands below it, each with its sentence.
    """
    from ectrack.console.help_page import name_values, page

    found: Any = command
    plain = found.get_help_option

    def get_help_option(ctx: Any) -> Any:
        option = plain(ctx)
        if option is not None:
            option.help = _("Show this message and exit.")
        return option

    name_values(found)
    found.get_help_option = get_help_option
    found.get_help = lambda ctx: page(found, ctx, commands)
    return command


def problem(error: Any, commands: Iterable[str]) -> Problem:
    """Return a mistake of usage as a problem.

    Args:
        error: What the library raised.
        commands: The names of all commands, for a suggestion.
    """
    from ectrack.core.suggesting import suggestion  # only when something went wrong

    path = error.ctx.command_path if error.ctx else "ectrack"
    kind = type(error).__name__
    if kind == "MissingParameter":
        name = error.param.human_readable_name if error.param else ""
        return Problem("missing-argument", None, {"found": name, "command": path})
    if kind == "NoSuchOption":
        near = {"suggestion": error.possibilities[0]} if error.possibilities else {}
        return Problem("no-such-option", None, {"found": error.option_name, "command": path, **near})
    words = error.ctx.args or getattr(error.ctx, "_protected_args", []) if error.ctx else []
    if kind != "BadParameter" and isinstance(error.ctx and error.ctx.command, typer.core.TyperGroup):
        typed = next((part for part in error.message.split("'")[1:2]), " ".join(words))
        return Problem("no-such-command", None, {"found": typed, "expected": ", ".join(commands), **suggestion(typed, commands)})
    return Problem("bad-usage", None, {"found": error.format_message(), "command": path})
