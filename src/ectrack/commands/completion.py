"""`ectrack completion`: the script that completes commands, options and ids in a shell."""

from enum import StrEnum
from typing import Annotated

import typer

from ectrack.locale import _


class Shell(StrEnum):
    """Shells with completion."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def completion(shell: Annotated[Shell, typer.Argument(help=_("The shell."))]) -> None:
    """Print the script; `eval "$(ectrack completion bash)"` in a start-up file of the shell turns it on."""
    from typer._completion_shared import get_completion_script  # start-up

    print(get_completion_script(prog_name="ectrack", complete_var="_ECTRACK_COMPLETE", shell=shell.value))
