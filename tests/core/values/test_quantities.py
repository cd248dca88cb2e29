"""Numbers and units as people write them."""

from decimal import Decimal

import pytest

from ectrack.core.problems import NotationError
from ectrack.core.values.quantities import bounded, in_unit, nearly_equal, number, plain, quantity, rate, unit, with_unit


def refusal(read: object, *given: object) -> str:
    assert callable(read)
    with pytest.raises(NotationError) as caught:
        read(*given)
    return caught.value.slug


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("860", "860"),
        ("-3.5", "-3.5"),
        ("+7", "7"),
        ("12,000", "12000"),
        ("1,234,567.89", "1234567.89"),
        ("６．９", "6.9"),
        ("１２，０００", "12000"),
        ("－3", "-3"),
        ("  5　", "5"),
        ("1e3", "1000"),
        ("0.10", "0.10"),
        ("007", "7"),
    ],
)
def test_numbers(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "abc",
        "1,23",
        "12,0000",
        "1.2.3",
        "1_000",
        "10²",
        "①",
        "٣",
        "--1",
        "1.",
        ".5",
        "0x10",
        "NaN",
        "inf",
        "1 000",
        "五",
        "1,2,3",
        "1e",
        "½",
    ],
)
def test_no_numbers(text: str) -> None:
    assert refusal(number, text) == "not-a-number"


@pytest.mark.parametrize("text", ["1" * 31, "1e19", "1e-19", "1e9999", "0e9999", "0." + "0" * 30 + "1"])
def test_numbers_too_long(text: str) -> None:
    assert refusal(number, text) == "number-too-long"


def test_the_longest_number_is_kept_exactly() -> None:
    text = "123456789012345678.123456789012"
    assert str(number(text)) == text


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_numbers_of_a_file_are_finite(text: str) -> None:
    assert refusal(bounded, Decimal(text)) == "not-finite"


@pytest.mark.parametrize(
    ("text", "written", "wanted", "value"),
    [
        ("number alone", "860", "亿元", "860"),
        ("same unit", "860亿元", "亿元", "860"),
        ("a blank between", "860 亿元", "亿元", "860"),
        ("smaller scale", "9800万元", "亿元", "0.98"),
        ("larger scale", "1.2万亿元", "亿元", "12000"),
        ("no scale", "250000000元", "亿元", "2.5"),
        ("bare scale without scaled unit", "1.2万", "家", "12000"),
        ("bare scale that is the unit's", "350万", "万户", "350"),
        ("to one", "350万户", "户", "3500000"),
        ("full width", "６．９％", "%", "6.9"),
        ("per mille as percent", "5‰", "%", "0.5"),
        ("percent as per mille", "0.5%", "‰", "5"),
        ("plain number", "1.2万", "", "12000"),
        ("units of their own", "3千瓦时", "千瓦时", "3"),
        ("scale before such a unit", "3万千瓦时", "千瓦时", "30000"),
        ("a scale word", "2.5 million USD", "USD", "2500000"),
        ("several scale words", "1 thousand million USD", "billion USD", "1"),
        ("a bare scale word", "9.8 million", "people", "9800000"),
        ("a bare scale word that is the unit's", "9.8 million", "million people", "9.8"),
        ("scale words on both sides", "9800 thousand people", "million people", "9.8"),
        ("the plural", "1,234.5 thousands of tonnes", "tonnes", "1234500"),
        ("a scale word in capitals", "3 Trillion yen", "billion yen", "3000"),
        ("a word that begins like one", "5 millionaires", "millionaires", "5"),
        ("a unit that ends in one", "5 deaths per thousand", "deaths per thousand", "5"),
    ],
)
def test_conversion(text: str, written: str, wanted: str, value: str) -> None:
    assert in_unit(quantity(written), unit(wanted)) == Decimal(value), text


@pytest.mark.parametrize(
    ("written", "wanted", "value"),
    [
        ("$2.5m", "USD", "2500000"),
        ("655k USD", "USD", "655000"),
        ("$2.5M", "million USD", "2.5"),
        ("USD 2.5m", "USD million", "2.5"),
        ("£40bn", "£ million", "40000"),
        ("GBP 40bn", "£bn", "40"),
        ("1.2tn euros", "EUR bn", "1200"),
        ("€3.2 billion", "million euro", "3200"),
        ("HK$5m", "HKD", "5000000"),
        ("3 MNOK", "NOK", "3000000"),
        ("500 kr", "SEK", "500"),
        ("$7", "AUD", "7"),
        ("CNY 145.3 billion", "亿元", "1453"),
        ("RMB 5 million", "万元", "500"),
        ("145.3 billion yuan", "亿元", "1453"),
        ("￥12.5亿", "亿元", "12.5"),
        ("人民币5亿元", "CNY", "500000000"),
        ("5亿元人民币", "亿元", "5"),
        ("5亿元", "CNY bn", "0.5"),
        ("50亿美元", "$bn", "5"),
        ("-$2.5m", "USD", "-2500000"),
        ("$-2.5m", "USD", "-2500000"),
        ("+£1,250", "GBP", "1250"),
        ("$5m USD", "USD", "5000000"),
        ("US$5 million dollars", "USD", "5000000"),
        ("$5m/year", "USD/year", "5000000"),
        ("$5 per capita", "USD per capita", "5"),
        ("100元/人", "CNY/人", "100"),
        ("＄２．５m", "USD", "2500000"),
        ("5m", "m", "5"),
        ("3 km", "km", "3"),
    ],
)
def test_money(written: str, wanted: str, value: str) -> None:
    assert in_unit(quantity(written), unit(wanted)) == Decimal(value)


@pytest.mark.parametrize(
    ("written", "wanted", "slug"),
    [
        ("$2.5m", "亿元", "other-currency"),
        ("£5", "USD", "other-currency"),
        ("5元", "USD", "other-currency"),
        ("AUD 5", "$", "other-currency"),
        ("$5/MWh", "USD", "other-currency"),
        ("5 people", "USD", "unit-mismatch"),
        ("$5", "people", "unit-mismatch"),
        ("5m", "USD", "scale-ambiguous"),
        ("5bn", "million USD", "scale-ambiguous"),
        ("9.8 billion", "million people", "scale-ambiguous"),
        ("3 millionpeople", "people", "unit-mismatch"),
        ("5m people", "people", "unit-mismatch"),
    ],
)
def test_what_is_no_amount_of_such_money(written: str, wanted: str, slug: str) -> None:
    assert refusal(in_unit, quantity(written), unit(wanted)) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("ABC 5", "unknown-currency"),
        ("Q$ 5", "unknown-currency"),
        ("$5 EUR", "two-currencies"),
        ("£5元", "two-currencies"),
        ("$-", "not-a-number"),
        ("-$-5", "not-a-number"),
        ("$", "not-a-number"),
        ("USD", "not-a-number"),
        ("million", "not-a-number"),
    ],
)
def test_what_stands_before_a_number_is_a_currency(text: str, slug: str) -> None:
    assert refusal(quantity, text) == slug


def test_what_is_found_is_quoted_as_written() -> None:
    with pytest.raises(NotationError) as caught:
        in_unit(quantity(" £40bn "), unit("USD"))
    assert caught.value.params == {"found": "£40bn", "unit": "USD"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("亿元", "CNY", True), ("$", "million USD", True), ("USD", "EUR", False), ("万户", "户", True), ("m", "million USD", False)],
)
def test_units_that_measure_the_same(one: str, other: str, alike: bool) -> None:
    assert unit(one).measures_like(unit(other)) is alike
    assert unit(other).measures_like(unit(one)) is alike


@pytest.mark.parametrize(
    ("text", "factor", "base"),
    [
        ("USD bn", "1e9", "USD"),
        ("k€", "1e3", "€"),
        ("million tonnes of CO2", "1e6", "tonnesofCO2"),
        ("万 户", "1e4", "户"),
        ("Mbps", "1", "Mbps"),
    ],
)
def test_units_have_a_factor_and_a_base(text: str, factor: str, base: str) -> None:
    assert (unit(text).factor, unit(text).base) == (Decimal(factor), base)


@pytest.mark.parametrize(
    ("number", "unit", "text"), [("5", "million USD", "5 million USD"), ("5", "亿元", "5亿元"), ("5", "%", "5%")]
)
def test_a_number_with_its_unit(number: str, unit: str, text: str) -> None:
    assert with_unit(number, unit) == text


@pytest.mark.parametrize(
    ("written", "wanted", "slug"),
    [
        ("3户", "元", "unit-mismatch"),
        ("3%", "元", "unit-mismatch"),
        ("3%", "", "unit-mismatch"),
        ("3元", "%", "unit-mismatch"),
        ("3万", "%", "unit-mismatch"),
        ("3户", "", "unit-mismatch"),
        ("3千家", "家", "unit-mismatch"),
        ("3千克", "克", "unit-mismatch"),
        ("3百家", "家", "unit-mismatch"),
        ("1.2万", "亿元", "scale-ambiguous"),
        ("1.2亿", "万户", "scale-ambiguous"),
        ("3個", "个", "unit-mismatch"),
    ],
)
def test_refusals(written: str, wanted: str, slug: str) -> None:
    assert refusal(in_unit, quantity(written), unit(wanted)) == slug


def test_declared_scales() -> None:
    shops = unit("家", ("千", "百"))
    assert in_unit(quantity("3千家"), shops) == 3000
    assert in_unit(quantity("3百家"), shops) == 300
    assert in_unit(quantity("3百万家"), shops) == 3000000
    assert in_unit(quantity("5千"), shops) == 5000


def test_conversion_is_exact() -> None:
    assert in_unit(quantity("0.0001亿元"), unit("元")) == 10000
    assert str(in_unit(quantity("1亿元"), unit("万亿元"))) == "0.0001"


@pytest.mark.parametrize(
    ("text", "value"), [("30%", "0.3"), ("-3.7%", "-0.037"), ("５‰", "0.005"), ("39.5 %", "0.395"), ("0%", "0")]
)
def test_rates(text: str, value: str) -> None:
    assert rate(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "slug"),
    [("30", "rate-without-percent"), ("0.3", "rate-without-percent"), ("3倍", "rate-without-percent"), ("%", "not-a-number")],
)
def test_no_rates(text: str, slug: str) -> None:
    assert refusal(rate, text) == slug


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1E+3", "1000"),
        ("5.00", "5"),
        ("0.50", "0.5"),
        ("0E-9", "0"),
        ("-0", "0"),
        ("120.10", "120.1"),
        ("-1E+99", f"-1{'0' * 99}"),
    ],
)
def test_plain(value: str, text: str) -> None:
    assert str(plain(Decimal(value))) == text


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        ("1", "1.000000000001", True),
        ("1", "1.0000000000011", False),
        ("0", "1e-30", False),
        ("0", "0", True),
        ("1e15", "1000000000000999", True),
        ("-5", "5", False),
    ],
)
def test_nearly_equal_is_relative(left: str, right: str, equal: bool) -> None:
    assert nearly_equal(Decimal(left), Decimal(right)) is equal
    assert nearly_equal(Decimal(right), Decimal(left)) is equal
