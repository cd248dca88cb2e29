"""A word of the program with its explanation."""

from typing import NamedTuple

from ectrack.locale.explanations.explanation import Explanation


class Thing(NamedTuple):
    """A word of the program; every text is a key of the catalogue.

    Attributes:
        title: The word.
        explanation: What it means.
        key: Where it stands in JSON and in exported tables, `key: value` for a value of a key; "" where it does not.
        headings: Other headings under which it stands, and parts of it that have a column of their own.
    """

    title: str
    explanation: Explanation
    key: str = ""
    headings: tuple[str, ...] = ()


def thing(  # noqa: PLR0913  # the parts of an explanation
    title: str,
    meaning: str,
    key: str = "",
    *headings: str,
    example: str = "",
    worked: tuple[str, ...] = (),
    written: tuple[str, ...] = (),
) -> Thing:
    """Return a word with its meaning, and where it stands."""
    return Thing(title, Explanation(meaning, example=example, worked=worked, written=written), key, headings)
