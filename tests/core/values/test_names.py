"""What a word means: an id, or a name that only one thing has."""

import pytest

from ectrack.core.values.names import id_of

THINGS = {
    "jobs": {"zh": "城镇新增就业", "en": "New jobs"},
    "shops": {"": "Shops"},
    "Shops": {"en": "Markets"},
    "north": {"zh": "新区"},
    "south": {"zh": "新区"},
}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("jobs", "jobs"),
        ("城镇新增就业", "jobs"),
        ("New jobs", "jobs"),
        ("Shops", "Shops"),
        ("新区", None),
        ("new jobs", None),
        ("", None),
    ],
)
def test_a_word_means_an_id_before_a_name_and_one_thing_at_most(word: str, meant: str | None) -> None:
    assert id_of(word, THINGS) == meant
