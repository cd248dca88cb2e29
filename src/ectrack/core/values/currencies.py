"""Currencies by their signs, codes and names: which texts may stand for the same money. Nothing is ever converted between them."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

CODES = frozenset(
    [
        "AED",
        "AFN",
        "ALL",
        "AMD",
        "AOA",
        "ARS",
        "AUD",
        "AWG",
        "AZN",
        "BAM",
        "BBD",
        "BDT",
        "BGN",
        "BHD",
        "BIF",
        "BMD",
        "BND",
        "BOB",
        "BRL",
        "BSD",
        "BTN",
        "BWP",
        "BYN",
        "BZD",
        "CAD",
        "CDF",
        "CHF",
        "CLP",
        "CNY",
        "COP",
        "CRC",
        "CUP",
        "CVE",
        "CZK",
        "DJF",
        "DKK",
        "DOP",
        "DZD",
        "EGP",
        "ERN",
        "ETB",
        "EUR",
        "FJD",
        "FKP",
        "GBP",
        "GEL",
        "GHS",
        "GIP",
        "GMD",
        "GNF",
        "GTQ",
        "GYD",
        "HKD",
        "HNL",
        "HTG",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "IQD",
        "IRR",
        "ISK",
        "JMD",
        "JOD",
        "JPY",
        "KES",
        "KGS",
        "KHR",
        "KMF",
        "KPW",
        "KRW",
        "KWD",
        "KYD",
        "KZT",
        "LAK",
        "LBP",
        "LKR",
        "LRD",
        "LSL",
        "LYD",
        "MAD",
        "MDL",
        "MGA",
        "MKD",
        "MMK",
        "MNT",
        "MOP",
        "MRU",
        "MUR",
        "MVR",
        "MWK",
        "MXN",
        "MYR",
        "MZN",
        "NAD",
        "NGN",
        "NIO",
        "NOK",
        "NPR",
        "NZD",
        "OMR",
        "PAB",
        "PEN",
        "PGK",
        "PHP",
        "PKR",
        "PLN",
        "PYG",
        "QAR",
        "RON",
        "RSD",
        "RUB",
        "RWF",
        "SAR",
        "SBD",
        "SCR",
        "SDG",
        "SEK",
        "SGD",
        "SHP",
        "SLE",
        "SOS",
        "SRD",
        "SSP",
        "STN",
        "SVC",
        "SYP",
        "SZL",
        "THB",
        "TJS",
        "TMT",
        "TND",
        "TOP",
        "TRY",
        "TTD",
        "TWD",
        "TZS",
        "UAH",
        "UGX",
        "USD",
        "UYU",
        "UZS",
        "VED",
        "VES",
        "VND",
        "VUV",
        "WST",
        "XAF",
        "XCD",
        "XOF",
        "XPF",
        "YER",
        "ZAR",
        "ZMW",
        "ZWG",
    ]
)
"""The codes of ISO 4217 for money in use."""


@dataclass(frozen=True, slots=True)
class Currency:
    """What a text for a currency may stand for.

    Attributes:
        codes: The currencies that are written so.
        first: The one whose code is taken beside a unit that is only a sign; "" where none comes first.
    """

    codes: frozenset[str]
    first: str = ""

    def fits(self, wanted: "Currency") -> bool:
        """Return whether an amount in this currency may be one in another; a code fits a bare sign only if it comes first for it."""
        if len(wanted.codes) == 1:
            return wanted.codes <= self.codes
        return self.codes in {wanted.codes, frozenset({wanted.first})}


def _of(codes: str, first: str = "") -> Currency:
    return Currency(frozenset(codes.split()), first)


_DOLLAR = _of(
    "USD ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NIO NZD SBD SGD SRD TTD TWD UYU XCD", "USD"
)
_POUND = _of("GBP EGP FKP GIP LBP SDG SHP SSP SYP", "GBP")
_RUPEE = _of("INR LKR MUR NPR PKR SCR")
_CROWN = _of("CZK DKK ISK NOK SEK")

_SINGLE = "€EUR ₹INR ₽RUB ₺TRY ₫VND ฿THB ₦NGN ₴UAH ₪ILS ₡CRC ₲PYG ₸KZT ₼AZN ₾GEL ₵GHS ₭LAK ₮MNT ৳BDT"
_LETTERED = (
    "US$USD A$AUD AU$AUD C$CAD CA$CAD HK$HKD NZ$NZD S$SGD SG$SGD NT$TWD R$BRL MX$MXN FJ$FJD J$JMD TT$TTD EC$XCD N$NAD"
    " E£EGP UK£GBP GB£GBP CN¥CNY RMB¥CNY JP¥JPY"
)
_SIGNS: Mapping[str, Currency] = MappingProxyType(
    {"$": _DOLLAR, "£": _POUND, "¥": _of("CNY JPY", "CNY"), "₩": _of("KRW KPW", "KRW"), "₱": _of("PHP CUP", "PHP")}
    | {both[:-3]: _of(both[-3:]) for both in (*_SINGLE.split(), *_LETTERED.split())}
)
"""Signs, alone and with letters before them."""
_NAMES: Mapping[str, Currency] = MappingProxyType(
    {
        "dollar": _DOLLAR,
        "pound": _POUND,
        "rupee": _RUPEE,
        "rs": _RUPEE,
        "rs.": _RUPEE,
        "kr": _CROWN,
        "krona": _CROWN,
        "krone": _CROWN,
    }
    | {
        name: _of(code)
        for code, names in {
            "AUD": "australiandollar 澳元 澳大利亚元",
            "BRL": "brazilianreal 巴西雷亚尔",
            "CAD": "canadiandollar 加元 加拿大元",
            "CHF": "swissfranc 瑞士法郎 瑞郎",
            "CNY": "cny rmb cnh yuan renminbi chineseyuan yuanrenminbi renminbiyuan rmbyuan 元 人民币 人民币元 元人民币",
            "EUR": "eur euro 欧元",
            "GBP": "gbp poundsterling poundssterling sterling britishpound 英镑",
            "HKD": "hkd hongkongdollar 港元 港币",
            "INR": "indianrupee 印度卢比",
            "JPY": "jpy yen japaneseyen 日元 日圆 円",
            "KRW": "won koreanwon 韩元 韩圆",
            "KZT": "tenge 坚戈",
            "MOP": "pataca 澳门元",
            "NZD": "newzealanddollar 新西兰元",
            "RUB": "rouble ruble 卢布",
            "SGD": "singaporedollar 新加坡元 新元",
            "THB": "baht 泰铢",
            "TWD": "newtaiwandollar 新台币",
            "USD": "usd usdollar u.s.dollar 美元 美金",
            "VND": "dong 越南盾",
            "ZAR": "rand 兰特",
        }.items()
        for name in names.split()
    }
)
"""Names without blanks, in lower case and the singular."""

BEFORE = rf"(?:[A-Za-z]{{0,3}}[{''.join(sign for sign in _SIGNS if len(sign) == 1)}￥￡￦]|[A-Z]{{3}}|Rs\.?|人民币)"
"""What may stand before an amount of money, as the source of a regular expression; capitals may turn out to be no code."""

_PER = re.compile(r"(?P<money>.+?)(?P<per>/.+|\s+per\s.+|每.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Money:
    """A unit of money.

    Attributes:
        currency: What it may stand for.
        per: What an amount is divided by, without blanks: `/MWh`, `percapita`; "" for plain money.
    """

    currency: Currency
    per: str = ""

    def fits(self, wanted: "Money") -> bool:
        """Return whether an amount in this unit may be one in another."""
        return self.per == wanted.per and self.currency.fits(wanted.currency)


@lru_cache(maxsize=1000)
def currency(text: str) -> Currency | None:
    """Return what a text for a currency may stand for; None for any other text.

    Args:
        text: A sign, with or without letters before it, a code, or a name in English or Chinese, without a scale word.
    """
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    if plain in CODES:
        return _of(plain)
    name = plain.casefold()
    return _SIGNS.get(plain) or _NAMES.get(name) or _NAMES.get(name.removesuffix("s"))


def money(text: str) -> Money | None:
    """Return the unit of money that a text without a scale word names, such as USD or `$/MWh`; None for any other unit."""
    head, per = parted(text)
    found = currency(head)
    return Money(found, per.replace(" ", "")) if found else None


def parted(text: str) -> tuple[str, str]:
    """Return a unit before the first `/`, per or 每, and the rest."""
    match = _PER.fullmatch(text)
    return (match["money"], match["per"]) if match else (text, "")
