"""How a method came to its number, step by step, as formulas that can be filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a working.

    Attributes:
        name: Symbol of what comes out, such as `m`.
        formula: How it is computed; a symbol in braces is a number of the working or the outcome of an earlier step.
    """

    name: str
    formula: str


@dataclass(frozen=True, slots=True)
class Working:
    """A computation that can be shown and checked.

    Attributes:
        steps: In the order of the computation; the last one gives what was judged.
        numbers: Every symbol with its number, outcomes of the steps included.
    """

    steps: tuple[Step, ...]
    numbers: Mapping[str, Decimal]


def working(steps: Mapping[str, str], **numbers: Decimal | int | None) -> Working:
    """Return a working from formulas by the symbol of their outcome; numbers that are not defined are left out with their steps."""
    known = {name: Decimal(number) for name, number in numbers.items() if number is not None}
    return Working(tuple(Step(name, formula) for name, formula in steps.items() if name in known), known)
