"""How a command ends when it does not end well; `ectrack.cli` turns these into exit codes."""

from collections.abc import Iterable

from ectrack.core.problems import Problem


class Failed(Exception):  # noqa: N818  # reads as what happened
    """The command could not do it; exit code 2.

    Attributes:
        problems: What is wrong, in the order to be told.
        room: Lines in which they are to be told; None for every one by itself.
    """

    def __init__(self, problems: Iterable[Problem], room: int | None = None) -> None:
        """Keep the problems."""
        super().__init__()
        self.problems = tuple(problems)
        self.room = room


class Findings(Exception):  # noqa: N818  # reads as what happened
    """The command did it and found something; exit code 1."""
