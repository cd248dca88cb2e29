"""How a command ends when it does not end well; `ectrack.cli` turns these into exit codes."""

from collections.abc import Iterable

from ectrack.core.problems import Problem


class Failed(Exception):  # noqa: N818  # reads as what happened
    """The command could not do it; exit code 2.

    Attributes:
        problems: What is wrong, in the order to be told.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems."""
        super().__init__()
        self.problems = tuple(problems)


class Findings(Exception):  # noqa: N818  # reads as what happened
    """The command did it and found something; exit code 1."""
