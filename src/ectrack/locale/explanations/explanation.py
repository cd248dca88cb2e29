"""What an explanation consists of."""

from typing import NamedTuple


class Explanation(NamedTuple):
    """A name explained; every text but the formulas is a key of the catalogue.

    Attributes:
        what: What it computes or says.
        formula: Formulas, one a line, in the symbols that `what` or `where` names.
        where: What the symbols mean; "" when the words say it.
        source: Where the formula comes from; "" where it is this program's own.
        example: A worked example in words.
        worked: Its computation, one `formula = outcome` a line.
        note: What else to know.
        written: An example as a file has it.
        places: Where a key of a file may stand.
        values: The values of a closed list, each with what it means.
    """

    what: str
    formula: tuple[str, ...] = ()
    where: str = ""
    source: str = ""
    example: str = ""
    worked: tuple[str, ...] = ()
    note: str = ""
    written: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
