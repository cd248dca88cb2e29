"""What `tools/fuzz.py` holds for minutes, held for its seeds, for damaged seeds, and for what was found in this way."""

import random
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from ectrack.store.bulk import engine_rows as bulk_rows
from ectrack.store.loading import load
from ectrack.store.sheets import xlsx as xlsx_reader
from tests.reliability.readers import PACKED, PLACES, READERS, TEXTS, feed, prepare, seeds, texts
from tests.reliability.readers.workbooks import with_damage, xlsx

SHORT = 1000
"""Bytes of the seeds that are damaged, where there are such; longer ones are slow."""

FIGURE = '[[actual]]\nindicator = "turnover"\nregion = "gansu"\n'
LONG = "0x" + "f" * 4000
"""A number of 4817 decimal digits, since 4000 * log10(16) = 4816.5; Python writes at most 4300."""

WORDS = (
    *(
        b"",
        b"0",
        b"-1",
        b"1_0",
        b"1e400",
        b"-1e-300",
        b"NaN",
        b"inf",
        b" 5 ",
        b"0x10",
        b"1,5",
        b"12345678901234567",
        b"1E+99999999",
    ),
    *("٣".encode(), b"2014", b"0001-01-01", b"9999-12-31", b"45658.99999999", b"99999999999", b"A1:XFD9", b"B3", b"XFE2", b"b2"),
    *(b"d", b"s", b"e", b"b", b"str", b"n", b"date", b"percentage", b"float", b"true", b"_ectrack", b"_xD800_", b"&#x202e;"),
)
"""Words of workbooks that once were, or may be, misread."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small tracker without problems, read without the cache."""
    monkeypatch.setenv("ECTRACK_NO_CACHE", "1")
    monkeypatch.chdir(tmp_path)
    prepare(Path("targets"))
    return Path("targets")


def told(folder: Path, what: str, text: str) -> list[tuple[str, int | None]]:
    """Return the slugs and lines of what is wrong with one more file, after all that must hold of it was held."""
    feed(what, text.encode(), folder)
    (folder / PLACES[what]).write_text(text, encoding="utf-8")
    return [(problem.slug, problem.origin.line if problem.origin else None) for problem in load(folder).problems]


@pytest.mark.long
@pytest.mark.parametrize("what", READERS)
def test_every_seed_gives_values_or_problems(folder: Path, what: str) -> None:
    for seed in seeds(what):
        feed(what, seed, folder)


@pytest.mark.long
@pytest.mark.parametrize("what", READERS)
def test_damaged_seeds_give_values_or_problems(folder: Path, what: str) -> None:
    chance = random.Random(what)  # noqa: S311  # the same damage every time
    known = [seed for seed in seeds(what) if len(seed) < SHORT] or seeds(what)
    for _turn in range(2000 if what in TEXTS else 100):
        data = damaged(chance, known) if what not in PACKED else with_damage(chance.choice(known), chance, partial(worse, chance))
        feed(what, data, folder)


def worse(chance: random.Random, part: bytes) -> bytes:
    """Return a part of a packed file with damage, or a word in its place."""
    return damaged(chance, [part]) if chance.random() < 1 / 2 else chance.choice(WORDS)


def damaged(chance: random.Random, known: list[bytes]) -> bytes:
    """Return an input with a few bytes lost, changed, repeated or taken from another."""
    data = bytearray(chance.choice(known))
    for _change in range(chance.randint(1, 4)):
        start, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
        other = chance.choice(known)
        new = chance.choice((b"", bytes([chance.randrange(256)]), other[: chance.randint(0, len(other))], data[start:end]))
        data[start : chance.choice((start, start + 1, end))] = new
    return bytes(data)


def test_a_reader_that_rounds_fails_the_same_test(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feed("numbers", b"0.1", folder)
    monkeypatch.setattr(texts, "number", lambda text: Decimal(float(text)))
    with pytest.raises(AssertionError):
        feed("numbers", b"0.1", folder)


def test_a_workbook_reader_that_rounds_fails_the_same_test(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = xlsx([("indicator", "region", "period", "value"), ("turnover", "kang", 2014, 1.25)])
    feed("xlsx", book, folder)
    monkeypatch.setattr(xlsx_reader, "stated", lambda text: Decimal(round(float(text), 1)))
    with pytest.raises(AssertionError):
        feed("xlsx", book, folder)


def test_an_engine_that_rounds_fails_the_same_test(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b"indicator,region,period,value\nturnover,kang,2014,1.25\n"
    feed("large", rows, folder)
    monkeypatch.setattr(bulk_rows, "plain", lambda value: value.quantize(Decimal("0.1")))
    with pytest.raises(AssertionError):
        feed("columns", rows, folder)


@pytest.mark.parametrize("number", [LONG, oct(int(LONG, 16)), bin(int(LONG, 16))], ids=["hex", "octal", "binary"])
@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("tables", "[region.x]\nname = {}"),
        ("tables", "[target.x]\ntags = [\n1, {}]"),
        ("tables", "# 1\nregion = {}"),
        ("figures", FIGURE + "value = {}"),
        ("figures", FIGURE + "period = {}\nvalue = 1"),
        ("figures", "actual = [{}]"),
        ("settings", "lights = {{ green = {} }}"),
    ],
)
def test_a_whole_number_too_long_to_be_written_is_told_with_its_line(folder: Path, what: str, text: str, number: str) -> None:
    line = text[: text.index("{}")].count("\n") + 1
    assert told(folder, what, text.format(number)) == [("number-too-long", line)]


def test_a_text_that_looks_like_such_a_number_is_a_text(folder: Path) -> None:
    assert told(folder, "tables", f'[region.x]\nnote = "{LONG}"') == []


@pytest.mark.parametrize("text", ['"1{}"', '"1{}亿元"'])
@pytest.mark.parametrize("times", [10, 300_000])
def test_a_unit_of_endless_scales_is_another_unit(folder: Path, text: str, times: int) -> None:
    figure = f'{FIGURE}period = "2015"\nvalue = {text.format("万" * times)}'
    assert told(folder, "figures", figure) == [("unit-mismatch", None)]


def test_an_indicator_may_have_such_a_unit(folder: Path) -> None:
    assert told(folder, "tables", f'[indicator.x]\nkind = "stock"\nunit = "{"万" * 300_000}"') == []


@pytest.mark.parametrize("year", ["0001", "9999"])
@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("figures", '{}period = "{year}"\nvalue = 1'),
        ("figures", '{}period = "{year}-H1"\nyoy = "5%"\nvalue = 1'),
        ("figures", "{}period = {year}-12-31\nvalue = 1"),
        ("tables", '[target.x]\nindicator = "turnover"\nregion = "gansu"\nat_least = 5\nsince = "{year}"'),
        ("tables", '[target.x]\nindicator = "turnover"\nregion = "gansu"\ntotal = 5\nsince = "{year}"\nby = "2015"'),
    ],
)
def test_years_without_a_year_beside_them_are_no_periods(folder: Path, what: str, text: str, year: str) -> None:
    assert told(folder, what, text.format(FIGURE, year=year)) == [("no-such-period", None)]


@pytest.mark.parametrize("value", ["0e9999999", '"0e9999"', "0e19"])
def test_a_zero_may_be_too_long_as_well(folder: Path, value: str) -> None:
    assert told(folder, "figures", f'{FIGURE}period = "2015"\nvalue = {value}') == [("number-too-long", None)]


@pytest.mark.long
@pytest.mark.parametrize("last", ["r5000", "r0"])
def test_five_thousand_regions_in_one_another_take_no_time(folder: Path, last: str) -> None:
    chain = "".join(f'[region.r{number}]\nparent = "r{number + 1}"\n' for number in range(4999))
    text = f'{chain}[region.r4999]\nparent = "{last}"\n' + ("[region.r5000]\n" if last == "r5000" else "")
    assert told(folder, "tables", text) == ([] if last == "r5000" else [("region-cycle", None)])


@pytest.mark.long
def test_a_thousand_slips_among_many_names_take_no_time(folder: Path) -> None:
    (folder / "many.toml").write_text(
        "".join(f'[indicator.indicator-{number:04}]\nunit = "家"\nkind = "flow"\n' for number in range(2900))
    )
    rows = "".join(f"indicatr-{number:04},gansu,2015,1\n" for number in range(1000))
    (folder / "actuals" / "slips.csv").write_text(f"indicator,region,period,value\n{rows}")
    found = load(folder).problems
    assert {problem.slug for problem in found} == {"unknown-indicator"}
    assert found[7].params["suggestion"] == "indicator-0007"


@pytest.mark.long
@pytest.mark.parametrize("row", ["a", "shops,kang,2014,x", ",,,1"])
def test_of_a_file_that_is_mostly_wrong_the_first_twenty_thousand_rows_are_looked_at(folder: Path, row: str) -> None:
    found = told(folder, "rows", "indicator,region,period,value\n" + f"{row}\n" * 25_000)
    # The header is line 1, so that the 20,001st wrong row is line 20,002; of a kind a thousand are told.
    assert ("unchecked-rows", 20_002) in found
    assert len(found) == 1 + 1000 + 1  # and how many more there are


@pytest.mark.long
def test_tens_of_thousands_of_columns_or_of_rows_twice_take_no_time(folder: Path) -> None:
    columns = ",".join(f"c{number}" for number in range(40_000))
    assert ("duplicate-column", 1) in told(folder, "rows", f"{columns},c7\n")
    (folder / PLACES["rows"]).unlink()
    rows = "".join(f"r{number}\n" for number in range(30_000))
    assert ("repeated-row", 30_002) in told(folder, "regions", f"id\n{rows}{rows}")
