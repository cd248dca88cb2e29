"""Numbers for show: half up, grouped, and never rounded across a line that matters."""

from decimal import Decimal

import pytest

from ectrack.render import numbers


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1199.7", "1,199.7"),
        ("1453.40", "1,453.4"),
        ("0.125", "0.125"),
        ("2.125", "2.13"),
        ("2.115", "2.12"),
        ("-2.125", "-2.13"),
        ("0.00041449", "0.000414"),
        ("0", "0"),
        ("1E+3", "1,000"),
        ("12345678.904", "12,345,678.9"),
        ("999.999", "1,000"),
        ("1E+29", "100" + ",000" * 9),
        ("1E+30", "1.00E+30"),
        ("3.3249E+282", "3.32E+282"),
        ("-9.9961E+282", "-1.00E+283"),
        ("4.5E-30", "0." + "0" * 29 + "45"),
        ("4.5E-31", "4.50E-31"),
    ],
)
def test_an_amount_has_two_decimals_or_three_digits(value: str, shown: str) -> None:
    assert numbers.amount(Decimal(value)) == shown


def test_a_recorded_figure_keeps_all_digits() -> None:
    assert numbers.exact(Decimal("1763.35500")) == "1,763.355"


def test_a_lead_has_its_sign() -> None:
    assert [numbers.signed(Decimal(text)) for text in ("81.7", "-12", "0")] == ["+81.7", "-12", "0"]


@pytest.mark.parametrize(
    ("fraction", "shown"),
    [("0.2114695", "21.15%"), ("0.3", "30.00%"), ("-0.03746", "-3.75%"), ("0.000004", "0.0004%"), ("0", "0.00%")],
)
def test_a_rate_has_two_decimals_and_never_shows_as_zero(fraction: str, shown: str) -> None:
    assert numbers.percent(Decimal(fraction)) == shown


def test_rates_points_and_paces_beyond_thirty_digits_show_their_power_of_ten() -> None:
    far = Decimal("2.125E+30")
    assert numbers.percent(far) == "2.13E+32%"
    assert numbers.points(far) == "+2.13E+32"
    assert numbers.points(-far) == "-2.13E+32"
    assert numbers.pace(far) == "2.13E+30"
    assert numbers.signed(far) == "+2.13E+30"


@pytest.mark.parametrize(
    ("fraction", "shown"),
    [
        ("0.8254", "82.5%"),
        ("0.99999", "99.9%"),
        ("0.9995", "99.9%"),
        ("0.9994", "99.9%"),
        ("1", "100.0%"),
        ("1.0000000000000001", "100.0%"),
        ("1.0001", ">100%"),
        ("1.00049", ">100%"),
        ("1.0005", "100.1%"),
        ("1.05", "105.0%"),
        ("0", "0.0%"),
        ("-0.25", "-25.0%"),
    ],
)
def test_a_share_shows_100_only_when_it_is_100(fraction: str, shown: str) -> None:
    assert numbers.share(Decimal(fraction)) == shown


@pytest.mark.parametrize(
    ("fraction", "shown"), [("0.99997", "99.99%"), ("1", "100.00%"), ("1.00004", ">100%"), ("1.00005", "100.01%")]
)
def test_so_it_does_with_two_decimals(fraction: str, shown: str) -> None:
    assert numbers.share(Decimal(fraction), 2) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("138.8166", "138.8"),
        ("955.5555", "955.6"),
        ("12.345", "12.3"),
        ("1.66666", "1.67"),
        ("0.036666", "0.0367"),
        ("12345.67", "12,345.7"),
    ],
)
def test_an_amount_in_a_sentence_is_brief(value: str, shown: str) -> None:
    assert numbers.brief(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1.316666", "1.32"),
        ("0.996", "0.99"),
        ("0.994", "0.99"),
        ("0.9999999999999999999", "1.00"),
        ("1.004", "1.00"),
        ("-0.001", "-0.001"),
        ("0", "0.00"),
    ],
)
def test_a_pace_behind_never_shows_as_on_pace(value: str, shown: str) -> None:
    assert numbers.pace(Decimal(value)) == shown


@pytest.mark.parametrize(("value", "shown"), [("1453.4", "1453.4"), ("2.000", "2"), ("0.33333333333333333333", "0.333333333333")])
def test_a_number_in_a_formula_suits_a_calculator(value: str, shown: str) -> None:
    assert numbers.bare(Decimal(value)) == shown
