"""What a table may say of how it writes its cells."""

from typing import Any

import pytest

from ectrack.core.cells.conventions import FLAG_MEANINGS, Conventions, conventions, faults


def test_every_key_is_read() -> None:
    said = {
        "decimal": ",",
        "dates": "d/m/y",
        "fraction": False,
        "missing": "x",
        "flags": {"p": "preliminary", "［c］": "missing"},
        "year_starts": "04",
        "sheet": "another key",
    }
    assert faults(said) == []
    assert conventions(said) == Conventions(
        ",", "d/m/y", fraction=False, missing=("x",), flags={"p": "preliminary", "[c]": "missing"}, year_starts=4
    )


def test_nothing_said_is_neutral() -> None:
    assert conventions({}) == Conventions(None, None, None, (), {}, None)


@pytest.mark.parametrize(
    ("key", "value", "found", "expected"),
    [
        ("decimal", ";", ";", '".", ","'),
        ("decimal", True, "true", '".", ","'),
        ("dates", "d/m", "d/m", '"d/m/y", "m/d/y", "d.m.y", "y-m-d", "m/y"'),
        ("dates", "d/m.y", "d/m.y", '"d/m/y", "m/d/y", "d.m.y", "y-m-d", "m/y"'),
        ("dates", "d/d/y", "d/d/y", '"d/m/y", "m/d/y", "d.m.y", "y-m-d", "m/y"'),
        ("fraction", "yes", "yes", "true, false"),
        ("missing", [], "[]", '"…", ["…", "…"]'),
        ("missing", [0], "[0]", '"…", ["…", "…"]'),
        ("flags", ["p"], "['p']", '{ p = "preliminary" }'),
        ("flags", {"p": "early"}, "p = early", ", ".join(FLAG_MEANINGS)),
        ("flags", {"1)": "ignore"}, '"1)" = ignore', 'p = "…", "[c]" = "…", "*" = "…"'),
        ("flags", {" ": "ignore"}, '" " = ignore', 'p = "…", "[c]" = "…", "*" = "…"'),
        ("year_starts", 13, "13", '"01", …, "12"'),
        ("year_starts", True, "true", '"01", …, "12"'),
        ("keep", "Total", "Total", '{ Sex = "Total" }, { Age = ["15+", ""] }'),
        ("drop", {"Sex": 1}, "1", '{ Sex = "Total" }, { Age = ["15+", ""] }'),
        ("others", True, "true", '"ignore"'),
    ],
)
def test_what_no_key_can_say_is_told_with_what_it_can(key: str, value: Any, found: str, expected: str) -> None:
    assert faults({key: value}) == [(key, found, expected)]


def test_rows_are_chosen_by_texts_that_may_be_empty() -> None:
    assert faults({"keep": {"Sex": "Total", "Age": ["15+", ""]}, "drop": {"Area": "Rate"}, "others": "ignore"}) == []


@pytest.mark.parametrize("order", ["d/m/y", "m/d/y", "y/m/d", "d.m.y", "d-m-y", "m/y", "y.m", "m-y"])
def test_any_order_can_be_said(order: str) -> None:
    assert conventions({"dates": order}).dates == order
