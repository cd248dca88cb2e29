"""Likely slips of a new figure; the rules themselves are tested where files are checked."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ectrack.core.checks.slips import slips
from tests.core.building import tables, tracked


def warnings(value: str | None, figures: str, kind: str = "stock", period: str = "2014") -> list[tuple[str, str]]:
    """Return the warnings about a new figure, beside others: slug and the value it is compared with, or the limit."""
    known = tracked(tables("at_least = 10\nby = '2016'", kind, unit="%" if kind == "share" else "家"), figures)
    (new,) = tracked(tables("at_least = 10\nby = '2016'", kind, unit="%" if kind == "share" else "家"), f"{period} 1").actuals
    figure = replace(new, value=None if value is None else Decimal(value))
    return [(one.slug, one.params.get("value") or one.params["limit"]) for one in slips(known, figure)]


@pytest.mark.parametrize(
    ("value", "figures", "kind", "found"),
    [
        ("100000", "2013 100", "stock", [("far-from-neighbour", "100家")]),
        ("99999", "2013 100", "stock", []),
        ("100000", "2013 100 withdrawn=wrong\n", "stock", []),
        ("100000", "2012 100\n2013 99000", "stock", []),
        ("10", "2013 100", "stock", [("stock-collapsed", "100家")]),
        ("10", "2013 100", "flow", []),
        ("101", "", "share", [("over-limit", "100%")]),
        ("-1", "", "stock", [("under-limit", "0家")]),
        (None, "2013 100", "stock", []),
    ],
)
def test_a_new_figure_is_compared_with_those_that_stand(
    value: str | None, figures: str, kind: str, found: list[tuple[str, str]]
) -> None:
    figures = figures.replace("100 withdrawn=wrong", "100\n2013 - withdrawn=wrong")
    assert warnings(value, figures, kind) == found
