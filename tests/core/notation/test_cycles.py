"""Cycles of references, and that long chains of them take no time."""

from itertools import pairwise

import pytest

from ectrack.core.notation.cycles import cycles


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ({"a": ["b"], "b": ["c"]}, []),
        ({"a": ["a"]}, [("a",)]),
        ({"b": ["a"], "a": ["b"]}, [("a", "b")]),
        ({"a": ["c"], "c": ["b"], "b": ["a"]}, [("a", "c", "b")]),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, [("b", "c")]),
        ({"a": ["b", "c"], "b": ["a"], "c": ["a"]}, [("a", "b"), ("a", "c")]),
        ({"a": ["b"], "b": ["a", "c"], "c": ["b"]}, [("a", "b"), ("b", "c")]),
        ({"a": ["b", "b"], "b": ["a"]}, [("a", "b")]),
        ({"d": ["e"], "e": ["d"], "a": ["d"]}, [("d", "e")]),
    ],
)
def test_each_cycle_is_told_once_from_its_first_member(links: dict[str, list[str]], found: list[tuple[str, ...]]) -> None:
    assert cycles(links) == found


@pytest.mark.long
def test_a_hundred_thousand_references_in_a_row_are_followed_once() -> None:
    names = [f"{number:06}" for number in range(100_001)]
    chain = {name: [following] for name, following in pairwise(names)}
    assert cycles(chain) == []
    assert cycles({**chain, names[-1]: [names[0]]}) == [tuple(names)]
