"""The help of a command in the language chosen: every sentence whole, every value named by a word."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ectrack.locale import N_, _
from ectrack.render import screen
from ectrack.render.screen import Line, indented, inner, line, pairs, paragraph

VALUES = {
    "--approx": N_("WORD"),
    "--as-of": N_("DATE"),
    "--base": N_("COMMIT"),
    "--ci": N_("SERVICE"),
    "--columns": N_("KEYS"),
    "--dir": N_("FOLDER"),
    "--due-before": N_("DATE"),
    "--fail-on": N_("GATE"),
    "--first": N_("NUMBER"),
    "--font": N_("FILE"),
    "--format": N_("FORM"),
    "--group-by": N_("KEY"),
    "--if": N_("PERIOD=VALUE"),
    "--indicator": N_("INDICATOR"),
    "--known-by": N_("DATE"),
    "--lang": N_("LANGUAGE"),
    "--level": N_("LEVEL"),
    "--map": N_("FILE"),
    "--max-change": N_("PERCENT"),
    "--method": N_("METHOD"),
    "--note": N_("TEXT"),
    "--only": N_("RULE"),
    "--output": N_("FILE"),
    "--owner": N_("OWNER"),
    "--period": N_("PERIOD"),
    "--policy": N_("POLICY"),
    "--recorded": N_("DATE"),
    "--region": N_("REGION"),
    "--revise": N_("REASON"),
    "--sample": N_("NAME"),
    "--se": N_("NUMBER"),
    "--encoding": N_("NAME"),
    "--sheet": N_("SHEET"),
    "--since": N_("DATE"),
    "--skip": N_("RULE"),
    "--sort": N_("ORDER"),
    "--source": N_("SOURCE"),
    "--state": N_("STATE"),
    "--status": N_("STATUS"),
    "--tag": N_("TAG"),
    "--template": N_("FILE"),
    "--theme": N_("THEME"),
    "--why": N_("REASON"),
    "--yoy": N_("PERCENT"),
    "file": N_("FILE"),
    "folder": N_("FOLDER"),
    "ids": N_("ID"),
    "indicator": N_("INDICATOR"),
    "names": N_("NAME"),
    "period": N_("PERIOD"),
    "role": N_("KIND"),
    "shell": N_("SHELL"),
    "states": N_("VERSION"),
    "value": N_("VALUE"),
}
"""The word that stands for the value of an option or an argument."""


def name_values(command: Any) -> None:
    """Give every option and argument of a command the word for its value, and its help the values that it takes.

    Args:
        command: A command of the library, with its parameters.
    """
    for param in command.params:
        if not getattr(param, "is_flag", False):
            param.metavar = _(param.metavar or VALUES[max(param.opts, key=len)])
        choices = getattr(param.type, "choices", ())
        if choices:
            param.help = _("{sentence} Values: {values}.").format(sentence=param.help or "", values=", ".join(choices)).lstrip()


def page(command: Any, ctx: Any, commands: Mapping[str, str]) -> str:
    """Return the help of a command, wrapped on a terminal and one line a sentence anywhere else.

    Args:
        command: A command of the library.
        ctx: How it was called.
        commands: The commands below it, each with its sentence.
    """
    width = screen.width()
    params = command.get_params(ctx)
    arguments = [_told(param, ctx) for param in params if param.param_type_name == "argument"]
    options = [_told(param, ctx) for param in params if param.param_type_name == "option"]
    sections = ((_("Arguments"), arguments), (_("Options"), options), (_("Commands"), commands.items()))
    usage = _("Usage: ") + " ".join([ctx.command_path, *_pieces(command, params)])
    lines = [
        *paragraph(usage, width, "  "),
        line(),
        *indented(paragraph(command.help or "", inner(width))),
        *(part for title, items in sections for part in _section(title, items, width)),
    ]
    return screen.composed(lines).rstrip("\n")


def _section(title: str, items: Iterable[tuple[str, str]], width: int | None) -> list[Line]:
    found = pairs(items, width)
    return [line(), line(_("{title}:").format(title=title)), *found] if found else []


def _told(param: Any, ctx: Any) -> tuple[str, str]:
    """Return the names of an option or an argument, and what it is for."""
    name, text = param.get_help_record(ctx)
    return name, text.replace("[x>=", f"[{_('at least')} ")


def _pieces(command: Any, params: Iterable[Any]) -> Iterator[str]:
    """Yield what stands behind the name of a command in its usage."""
    yield _("[OPTIONS]")
    for param in params:
        if param.param_type_name == "argument":
            word = param.metavar if param.required else f"[{param.metavar}]"
            yield word if param.nargs == 1 else f"{word}..."
    if hasattr(command, "commands"):
        yield _("COMMAND [ARGS]...")
