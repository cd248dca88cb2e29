"""What is said of a problem."""

from typing import NamedTuple


class Words(NamedTuple):
    """A message and a hint, both templates over the params of the problem."""

    message: str
    hint: str
