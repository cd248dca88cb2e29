"""Each formula of the arithmetic, filled in with a target's own numbers."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.formula import Number
from ectrack.core.assessing.quantity_list import QUANTITY_LIST, ListedQuantity, Sort
from ectrack.core.assessing.symbols import Case, formula_of, numbers_of
from ectrack.core.figures.points import Point
from ectrack.core.values.quantities import rounded
from ectrack.locale import _
from ectrack.locale.formula_words import formula_words
from ectrack.render import numbers, words
from ectrack.render.numbers import bare

MANY = 12
"""A sum or product of more values is not written out."""

PLACES = 4
"""Decimals of a quotient."""

_NAME = re.compile(r"(?P<join>sum|product)\((?P<several>[a-z_]+)\)|(?P<after>[-+*/] )?(?P<one>\b[a-z_]+\b)(?!\()")
"""A name in a formula that stands for a number, with the operator before it."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A formula in words, with the numbers put in, and what comes out.

    Attributes:
        key: Name of the quantity in the JSON contract.
        words: The formula in words.
        filled: The formula with numbers: no units, no grouping, so that a calculator takes it.
        result: The value, rounded for show.
    """

    key: str
    words: str
    filled: str
    result: str


def explained(assessment: Assessment, history: Sequence[Point]) -> list[Explained]:
    """Return every quantity of an assessment that has a value, with its formula.

    Args:
        assessment: The assessment.
        history: The figures that speak for the target, oldest first.
    """
    case = Case(assessment, history)
    known = [quantity for quantity in QUANTITY_LIST if quantity.formulas and assessment.value(quantity.key) is not None]
    return [_explained(quantity, case) for quantity in known]


def _explained(quantity: ListedQuantity, case: Case) -> Explained:
    text = formula_of(quantity, case)
    told = formula_words(text, **_named(case))
    return Explained(
        quantity.key, told, filled(text, numbers_of(text, case)), _result(quantity.sort, case.found.value(quantity.key))
    )


def _named(case: Case) -> dict[str, object]:
    """Return what the words of formulas name."""
    found, latest = case.found, case.found.latest
    ratio, coverage = found.target.indicator.ratio, latest.rolled_up if latest else None
    named: dict[str, object] = {"sign": "+" if case.rises else "-", "met_on": found.met_on}
    named |= {"of": ratio.of, "to": ratio.to} if ratio else {}
    named |= {"of": coverage.of, "have": coverage.have} if coverage and latest and latest.basis in {"rolled-up", "counted"} else {}
    followed = found.other.rolled_up if found.other else None
    named |= {"followed_of": followed.of, "followed_have": followed.have} if followed else {}
    return named | ({"day": latest.date, "period": latest.period} if latest else {})


def filled(text: str, values: Mapping[str, Number]) -> str:
    """Return a formula with its numbers, a negative one behind an operator in brackets.

    Args:
        text: The formula.
        values: Its numbers by their names.
    """

    def put(found: re.Match[str]) -> str:
        value, after = values[found["several"] or found["one"]], found["after"] or ""
        if isinstance(value, tuple):
            return _joined([bare(part) for part in value], " + " if found["join"] == "sum" else " * ")
        return f"{after}({bare(value)})" if after and value < 0 else f"{after}{bare(value)}"

    return _NAME.sub(put, text).replace("**", "^")


def _joined(values: Sequence[str], sign: str) -> str:
    """Return a sum or a product; of many values the first ones, how many follow, and the last."""
    if len(values) <= MANY:
        return sign.join(values)
    between = _("... {count} more ...").format(count=len(values) - MANY + 1)
    return sign.join((*values[: MANY - 2], between, values[-1]))


def _four_places(value: Decimal) -> str:
    return numbers.exact(rounded(value, PLACES))


_SHOWN: Mapping[Sort, Callable[[Decimal], str]] = {
    "share": lambda fraction: numbers.share(fraction, numbers.PLACES),
    "points": words.share_lead,
    "ratio": _four_places,
    "rate": numbers.percent,
}
"""How results are shown that are no amounts."""


def _result(sort: Sort, value: Decimal | date | None) -> str:
    return _SHOWN.get(sort, numbers.amount)(value) if isinstance(value, Decimal) else str(value)
