"""`ectrack explain`: a method, a status, a term or a problem in words."""

from typing import TYPE_CHECKING, Annotated

import typer

from ectrack.console.complete import names
from ectrack.console.options import JsonOption
from ectrack.console.outcome import Failed
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.locale.explanations import Entry

NamesArgument = Annotated[
    list[str] | None,
    typer.Argument(help=_("What to explain, in either language; a list of all names when left out."), autocompletion=names),
]


def explain(names: NamesArgument = None, json: JsonOption = False) -> None:
    """Explain names: what they compute or say, the formula, cut-offs, source and a worked example."""
    from ectrack.render.explaining import explained, index, records
    from ectrack.render.screen import emit, width

    found = _found(names or [])
    if json:
        from ectrack.render.json_text import json_text

        print(json_text(records(found)), end="")
        return
    emit(explained(found, width()) if names else index(found, width()))


def _found(names: list[str]) -> "list[Entry]":
    from ectrack.core.problems import Problem
    from ectrack.core.suggesting import suggestion
    from ectrack.locale.explanations import entries, find

    everything = entries()
    if not names:
        return list(everything)
    found = {name: find(name) for name in names}
    known = [entry.name for entry in everything]
    problems = [Problem("unknown-name", None, {"found": name, **suggestion(name, known)}) for name, one in found.items() if not one]
    if problems:
        raise Failed(problems)
    return list(dict.fromkeys(entry for name in names for entry in found[name]))
