"""Which sign stands before the decimals of a whole table."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.importing.decimals import Evidence, decimal_evidence

POINT, COMMA = "POINT", "COMMA"


@pytest.mark.parametrize(
    "text",
    [
        "1,355.90",
        "12.5",
        "1.25",
        "0.250",
        "1,234,567",
        "-1.5 %",
        "$12.50",
        "约3.5万",
        "ca. 3.5",
        "１２．５",
        "1234.567",
        "1.5e3",
        "1 234.5",
        "12.5 p",
        "(12.5)",
    ],
)
def test_proofs_of_the_point(text: str) -> None:
    assert decimal_evidence(["7", text, "x"]) == Evidence(".")


@pytest.mark.parametrize(
    "text",
    [
        "1.355,90",
        "12,5",
        "1,25",
        "0,250",
        "1.234.567",
        "−1,5 %",
        "12,50 €",
        "约3,5万",
        "<3,5",
        "１２，５",
        "1234,567",
        "1,5e3",
        "1'234,5",
        "12,5[c]",
        "(12,5)",
    ],
)
def test_proofs_of_the_comma(text: str) -> None:
    assert decimal_evidence(["7", text, "x"]) == Evidence(",")


@pytest.mark.parametrize(
    "text",
    [
        "7",
        "1 234",
        "1'234",
        "31.12.2014",
        "12.2014",
        "2014.06",
        "Table 1.2",
        "PM2.5",
        "1.2.3",
        "12,34,567",
        "",
        "a,b",
        "2014-06",
        "1,2,3",
    ],
)
def test_what_proves_nothing(text: str) -> None:
    assert decimal_evidence([text]) == Evidence()


def test_one_sign_before_three_digits_could_be_either() -> None:
    assert decimal_evidence(["1.250", "-12.500 km", "1.250", "7.125", "9.999", "1,250", "999,001"]) == Evidence(
        None, ("1.250", "-12.500 km", "7.125"), ("1,250", "999,001")
    )


def test_a_proof_stands_beside_them() -> None:
    assert decimal_evidence(["1.250", "1.355,90"]) == Evidence(",", ("1.250",))


def test_both_proofs_are_kept() -> None:
    assert decimal_evidence(["12,5", "1.250", "12.5", "13.5"]) == Evidence(None, ("1.250",), (), ("12.5", "12,5"))


@given(
    st.lists(st.decimals(-(10**7), 10**7, places=3, allow_nan=False), min_size=1, max_size=8),
    st.sampled_from([",", ""]),
    st.booleans(),
)
def test_a_table_is_never_proved_to_be_what_it_is_not(values: list[Decimal], grouping: str, turned: bool) -> None:
    texts = [f"{value:,}".replace(",", grouping) for value in values]
    texts = [text.translate(str.maketrans(".,", ",.")) for text in texts] if turned else texts
    found = decimal_evidence(texts)
    assert found.contradiction is None
    assert found.sign in {None, "," if turned else "."}
