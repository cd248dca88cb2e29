"""The examples shown on the pages of the methods come out as published."""

from decimal import Decimal
from pathlib import Path

import pytest

from ectrack.core.assessing.assess import report
from ectrack.store.loading import load

EXAMPLES = Path(__file__).parents[4] / "docs" / "examples" / "methods"
PUBLISHED = {
    "poverty-2030": ("moderate_progress", "0.9011"),
    "eu-renewables-2020": ("significant_progress", "1.040"),
    "german-renewables-2030": ("slightly_cloudy", "0.181"),
    "food-insecurity-2030": ("improved", "0.2368"),
    "substance-use-2030": ("little_change", "0.50"),
    "poverty-risk-2030": ("fair_progress", "0.522"),
    "key-projects-2020": ("green", "-4.97"),
}
"""Verdicts and numbers of the publications; Fujian published 55 % rounded, 2751 of 5005 is 54.97 %."""


@pytest.mark.parametrize("target", PUBLISHED)
def test_the_example_has_its_published_verdict(target: str) -> None:
    loaded = load(EXAMPLES)
    assert loaded.problems == ()
    found = {one.target.id: one for one in report(loaded.tracker).assessments}
    word, number = PUBLISHED[target]
    verdict = found[target].verdict
    assert verdict.word == word
    assert verdict.ratio is not None
    places = -int(Decimal(number).as_tuple().exponent)
    assert round(verdict.ratio, places) == Decimal(number)


def test_every_example_is_published() -> None:
    assert set(load(EXAMPLES).tracker.targets) == set(PUBLISHED)
