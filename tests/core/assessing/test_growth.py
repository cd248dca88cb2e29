"""Constant growth, by hand."""

from decimal import Decimal

import pytest

from ectrack.core.assessing.growth import part_to_reach


@pytest.mark.parametrize(
    ("first", "last", "level", "part"),
    [
        (100, 110, 121, 1),
        (100, 121, 110, None),  # it leads away
        (121, 110, 100, 1),
        (100, 110, 110, None),  # it is there
        (100, 100, 110, None),
        (2, 4, 32, 3),
    ],
)
def test_how_often_a_change_has_to_be_repeated(first: int, last: int, level: int, part: int | None) -> None:
    found = part_to_reach(Decimal(first), Decimal(last), Decimal(level))
    assert (found if found is None else round(found, 20)) == part
