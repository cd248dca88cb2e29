"""Every quantity of the list has its words: a name, an explanation, and each of its formulas in both languages."""

import pytest

from ectrack.core.assessing.quantity_list import QUANTITY_LIST
from ectrack.locale import use
from ectrack.locale.explanations.quantity_words import QUANTITIES as EXPLANATIONS
from ectrack.locale.formula_words import FORMULAS, formula_words
from ectrack.locale.terms import QUANTITIES

KEYS = [quantity.key for quantity in QUANTITY_LIST]
TEXTS = [text for quantity in QUANTITY_LIST for text in quantity.formulas.values()]


def test_every_quantity_has_a_name_and_an_explanation() -> None:
    assert [key for key in KEYS if key not in QUANTITIES] == []
    assert [key for key in KEYS if key not in EXPLANATIONS] == []


def test_no_formula_has_words_that_is_none() -> None:
    assert {text for text in FORMULAS if not any(text in stated for stated in TEXTS)} == set()


@pytest.mark.parametrize("text", TEXTS)
def test_every_formula_has_words_in_both_languages(text: str) -> None:
    named = {
        "sign": "+",
        "of": "a",
        "to": "b",
        "have": 1,
        "followed_of": 2,
        "followed_have": 2,
        "day": "2014-12-31",
        "met_on": "2014-12-31",
        "period": "2014",
    }
    use("zh")
    chinese = formula_words(text, **named)
    use("en")
    assert formula_words(text, **named)
    assert any(ord(char) > 0x2E80 for char in chinese) or text.startswith("of / to")
