"""The glossary: one row an idea, from the words that `explain` and all outputs speak with."""

from collections.abc import Iterator
from typing import NamedTuple

from ectrack.locale.explanations.quantity_words import QUANTITIES
from ectrack.locale.explanations.statuses import STATUSES
from ectrack.locale.explanations.things import THINGS
from ectrack.locale.terms import HEADINGS
from ectrack.locale.terms import QUANTITIES as QUANTITY_WORDS
from ectrack.locale.terms import STATUSES as STATUS_WORDS


class Idea(NamedTuple):
    """A row of the glossary; texts are keys of the catalogue.

    Attributes:
        term: The word for it.
        meaning: What it means.
        key: Where it stands in JSON and in exported tables; "" where it does not.
        headings: Other headings under which it stands.
    """

    term: str
    meaning: str
    key: str
    headings: tuple[str, ...] = ()


PARTS = {
    "baseline": ("baseline period",),
    "rest": ("what the rest must bring",),
    "outlook.value": ("at the deadline", "change observed", "goes on by", "range"),
    "outlook.met_on": ("level reached on",),
}
"""Headings of parts of quantities, by the key of the quantity."""


def ideas() -> Iterator[Idea]:
    """Yield every row: what the program keeps and says, the quantities, the statuses."""
    for thing in THINGS.values():
        yield Idea(thing.title, thing.explanation.what, thing.key, thing.headings)
    for key, explanation in QUANTITIES.items():
        yield Idea(HEADINGS[key], explanation.what, key, (QUANTITY_WORDS[key], *PARTS.get(key, ())))
    for slug, explanation in STATUSES.items():
        yield Idea(STATUS_WORDS[slug], explanation.what, f"status: {slug}")
