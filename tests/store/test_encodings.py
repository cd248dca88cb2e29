"""Text files in many encodings: read right, or refused, and never as other letters in silence."""

import codecs
from encodings.aliases import aliases

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ectrack.core.problems import NotationError
from ectrack.core.values.encoding_names import text_encoding
from ectrack.store.csv_text import decoded
from ectrack.store.files import RefusedError

WORDS = {
    ("latin-1", "windows-1252", "mac-roman", "cp850"): (
        "Rhône Saône-Nord Côte-Dorée Contrée Année Café Île-de-France Hautes-Pyrénées Besançon où à Nîmes München Köln Düsseldorf Grüße Straße"
        " Österreich Zürich España Cataluña Málaga Año São Paulo Ação Municípios Malmö Göteborg Ångström Århus Ærø Tromsø Hyvinkää Þingvellir naïf"
    ),
    ("windows-1250", "iso8859-2"): (
        "Łódź Kraków Wrocław Poznań Gdańsk żółć województwo śląskie Plzeň Čeština Škoda Žďár Příbram POSPÍŠIL Ústí Olomoučany Győr Székesfehérvár"
        " Hódmezővásárhely Šibenik Čakovec Đakovo Trenčín Liptovský Košice Rok Obyvateľstvo"
    ),
    ("windows-1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic"): (
        "Москва Село Чад Ян область край район год регион население показатель значение МОСКВА КРАЙ Ростов-на-Дону Екатеринбург футбол отбор"
        " УКРАИНА предприятия человек тыс млрд руб оборот розничной торговли"
    ),
    ("windows-1253", "iso8859-7"): "Αθήνα Θεσσαλονίκη Ηράκλειο Περιφέρεια Έτος Πληθυσμός ΑΤΤΙΚΗ Άριστος Ελλάδα αξία και",
    ("windows-1254", "iso8859-9"): "İstanbul Muğla Şanlıurfa Çanakkale Iğdır Nüfus Yıl değer bölge",
    ("windows-1257",): "Šiauliai Klaipėda Kėdainiai Rīga Jūrmala Liepāja Metai Gyventojų skaičius",
    ("windows-1255",): "ירושלים תל חיפה שנה ערך צפת אזור אוכלוסיה",
    ("windows-1256",): "القاهرة الرياض منطقة سنة قيمة السكان رجب",
    (
        "euc-kr",
        "johab",
    ): "서울 부산 대구 인천 광주 대전 울산 경기도 강원도 지역 연도 값 인구 명 원 개 종 소 책 천 칸 3개 5종 12월 2014년 시장 수출 상점",
    ("shift-jis", "euc-jp"): (
        "東京都 大阪府 北海道 沖縄県 地域 年度 値 人口 店舗数 売上高 インターネット 平成 データ 市町村 ﾄﾏﾘ ｱｶﾏﾘ ﾃｽﾄ カ ひがし"
    ),
    ("big5",): "臺北市 高雄市 新竹縣 地區 年度 數值 指標 人口 網路商店 營業額 鈺婷 億元 備註 來源 縣市 平 路 煤 鎮",
    ("tis-620",): "กรุงเทพ เชียงใหม่ ภาค ปี ค่า ประชากร",
    ("windows-1258",): "Hà Nội Cần Thơ".replace("ộ", "ô").replace("ầ", "â"),
}
"""Words of tables by the encodings that people use for them."""

CHINESE = "平 路 煤 女 农 人 一 户 美 么 学校 小写 需求 网店 宕昌 岷县 礼县 镕 朱镕基 喆 陶喆 堃 昇 电商 甘肃省 陇南市 武都区 地区 指标 数值 2014年 上半年 亿元 单位 备注 全国 合计"
TABLES = st.sampled_from([(encoding, tuple(words.split())) for encodings, words in WORDS.items() for encoding in encodings])


def table(words: list[str]) -> str:
    return "region,period,value\n" + "".join(f"{word},2014,{number}\n" for number, word in enumerate(words, 1))


def read(content: bytes, *words: str) -> str | None:
    """Return what is read, or None for what is refused."""
    try:
        return decoded(content, words=lambda: words)
    except RefusedError:
        return None


@given(
    data=TABLES.flatmap(
        lambda pair: st.tuples(st.just(pair[0]), st.lists(st.sampled_from(pair[1]), min_size=1, max_size=30), st.booleans())
    )
)
@example(data=("latin-1", ["Rhône", "Café"], False))
@example(data=("windows-1250", ["POSPÍŠIL"], False))
@example(data=("big5", ["鈺婷"], False))
@example(data=("euc-kr", ["서울", "5종"], False))
def test_words_of_any_language_are_right_or_refused(data: tuple[str, list[str], bool]) -> None:
    encoding, words, is_upper = data
    text = table([word.upper() for word in words] if is_upper else words)
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:
        return
    assert read(content) in {text, None}
    assert decoded(content, encoding) == text


@given(words=st.lists(st.sampled_from(CHINESE.split()), min_size=1, max_size=30))
@example(words=["平"])
@example(words=["学校"])
def test_chinese_is_right_or_refused(words: list[str]) -> None:
    text = table(words)
    assert read(text.encode("gb18030")) in {text, None}
    assert read(text.encode()) == text


@given(words=st.lists(st.sampled_from(CHINESE.split()), max_size=30).filter(lambda words: not {"镕", "喆", "堃", "昇"} & {*words}))
def test_a_chinese_table_with_rare_names_is_read(words: list[str]) -> None:
    text = f"地区,时期,数值\n{table(words)}"
    assert read(text.encode("gb18030")) == text


def test_names_of_the_tracker_make_a_table_chinese() -> None:
    content = "region,value\n宋庄,5\n".encode("gb18030")
    assert read(content) is None
    assert read(content, "宋庄") == "region,value\n宋庄,5\n"


LATIN = ["Rhône", "Nîmes", "Café", "où", "à", "München", "Łódź", "Güllük"]


@given(words=st.lists(st.sampled_from([*LATIN, *" ".join(WORDS.values()).split()]), min_size=3, max_size=30))
def test_utf_8_in_any_language_is_read(words: list[str]) -> None:
    text = table(["Île-de-France", *words])
    assert read(text.encode()) == text


@pytest.mark.parametrize(
    "word", ["5 m²", "12 °C", "£5", "10 µg", "25 €", "3–5", "“x”", "5 ‰", "Szegedi út", "A·B", "×", "Москва", "서", "県", "ﾀﾞ"]
)
def test_signs_and_short_words_in_utf_8_are_read(word: str) -> None:
    assert read(f"a,b\n{word},1\n".encode()) == f"a,b\n{word},1\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gbk", "cp037"])
def test_an_encoding_that_is_named_is_read_without_its_mark(encoding: str) -> None:
    text = "region,value\nRh,5\n" if encoding == "cp037" else "地区,value\n岷县,5\n"
    assert decoded(text.encode(encoding), encoding) == text


@pytest.mark.parametrize(
    ("content", "encoding", "slug", "line"),
    [
        (b"a,b\nRh\xf4ne,1\n", "utf-8", "not-in-encoding", 2),
        (b"a,b\nRh\xf4ne,1\n", "ascii", "not-in-encoding", 2),
        (b"a,b\n\nc\x92est,1\n", "latin-1", "not-in-encoding", 3),
        (codecs.BOM_UTF8 + b"a,b\n", "latin-1", "encoding-mark", None),
        ("a,b\n".encode("utf-16"), "utf-8", "encoding-mark", None),
        (b"a,b\n", "utf-16", "no-byte-order", None),
        (b"a,b\n1,2,3", "utf-16-le", "not-in-encoding", 2),
        (b"a,b\n1\x01,2\n", "latin-1", "control-character", 2),
    ],
)
def test_bytes_that_are_not_in_the_encoding_that_is_named_are_refused(
    content: bytes, encoding: str, slug: str, line: int | None
) -> None:
    with pytest.raises(RefusedError) as refused:
        decoded(content, encoding)
    assert (refused.value.slug, refused.value.line) == (slug, line)


def test_a_doubt_is_told_with_its_line_and_the_text_as_it_would_read() -> None:
    with pytest.raises(RefusedError) as refused:
        decoded("region;value\nParis;1\nle Rhône;2\n".encode("latin-1"))
    assert (refused.value.slug, refused.value.line) == ("doubtful-encoding", 3)
    assert refused.value.params == {"found": "le Rh鬾e", "expected": "GB18030"}


def test_every_encoding_of_text_that_python_knows_has_its_name() -> None:
    text = {name for name in {*aliases.values()} - {"mbcs"} if codecs.lookup(name)._is_text_encoding}  # noqa: SLF001  # what open() asks
    assert {text_encoding(name) for name in text} == {codecs.lookup(name).name.replace("_", "-") for name in text}
    assert text_encoding("Latin 1") == text_encoding("latin-1") == "iso8859-1"


@pytest.mark.parametrize(
    "name",
    ["rot13", "base64", "idna", "punycode", "zip", "unicode_escape", "charmap", "undefined", "", "x" * 300, "a\0b", "../a", "é"],
)
def test_what_is_no_encoding_of_text_is_refused(name: str) -> None:
    with pytest.raises(NotationError) as refused:
        text_encoding(name)
    assert refused.value.slug == "unknown-encoding"
