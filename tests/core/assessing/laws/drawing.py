"""Numbers to try the laws with, and one target on a stock from them."""

from collections.abc import Mapping
from decimal import Context, Decimal

from hypothesis import strategies as st

from ectrack.core.assessing.assessment import Assessment
from tests.core.building import judged

EXACT = Context(prec=200)
BASE, DUE = 2010, 2030
YEARS = st.integers(min_value=BASE + 1, max_value=DUE - 1)
SIGNS = st.sampled_from([1, -1])
SHORT = st.decimals(min_value="0.01", max_value="99999", places=2)
CLOSE = st.sampled_from(["0.99", "0.9999999999", "1", "1.0000000001", "1.01"]).map(Decimal)
"""Factors around 1, far outside of the relative 1e-12 that counts as equal."""


@st.composite
def long_numbers(draw: st.DrawFn) -> Decimal:
    """Draw a number above 0 of up to thirty digits, from 1e-18 to 1e18."""
    length = draw(st.integers(min_value=1, max_value=30))
    digits = draw(st.integers(min_value=10 ** (length - 1), max_value=10**length - 1))
    places = draw(st.integers(min_value=max(0, length - 19), max_value=min(30, length + 17)))
    return Decimal(digits).scaleb(-places, EXACT)


def written(value: Decimal) -> str:
    """Return a number as it is written in a file."""
    return f"{EXACT.plus(value):f}"


def goal(direction: int, level: Decimal, *, base: int = BASE, due: int = DUE) -> str:
    """Return the keys of a target to reach a level."""
    key = "at_least" if direction > 0 else "at_most"
    return f'{key} = "{written(level)}"\nsince = "{base}"\nby = "{due}"'


def figures(values: Mapping[int, Decimal]) -> str:
    """Return the figures of some years."""
    return "\n".join(f"{year} {written(value)}" for year, value in values.items())


def reached(  # what the laws vary
    direction: int, base: Decimal, level: Decimal, year: int, value: Decimal, path: str = "linear"
) -> Assessment:
    """Return the assessment of a target from `BASE` to `DUE` with one figure in between."""
    return judged(f'{goal(direction, level)}\npath = "{path}"', figures({BASE: base, year: value}))
