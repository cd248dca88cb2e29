"""Units in which values are best read."""

from decimal import Decimal

import pytest

from ectrack.core.values.quantities import unit
from ectrack.core.values.scaling import converted, readable


@pytest.mark.parametrize(
    ("own", "values", "shown"),
    [
        ("亿元", ["860", "1673.58"], "亿元"),
        ("元", ["412000000000"], "亿元"),
        ("元", ["1", "-412000000000"], "亿元"),
        ("元", ["412000"], "万元"),
        ("元", ["99999"], "元"),
        ("元", ["2e13"], "万亿元"),
        ("亿元", ["0.01863"], "万元"),
        ("亿元", ["0.000000001"], "元"),
        ("万户", ["250000"], "亿户"),
        ("亿元", ["0.1"], "亿元"),
        ("元", ["100000"], "万元"),
        ("元", ["100000000"], "亿元"),
        ("元", ["150000000"], "亿元"),
        ("家", ["5446"], "家"),
        ("家", ["0"], "家"),
        ("家", [], "家"),
        ("%", ["0.01"], "%"),
        ("", ["123456789"], ""),
        ("Mbps", ["123456789"], "Mbps"),
    ],
)
def test_the_largest_value_decides(own: str, values: list[str], shown: str) -> None:
    assert readable(unit(own), map(Decimal, values)).text == shown


def test_values_are_converted_exactly() -> None:
    assert converted(Decimal("0.01863"), unit("亿元"), unit("万元")) == Decimal("186.3")
    assert converted(Decimal(412000000000), unit("元"), unit("亿元")) == Decimal(4120)
