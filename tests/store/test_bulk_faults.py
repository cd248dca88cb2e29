"""Large files that are wrong: one clear problem each, with the row, and the same as for small files."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from ectrack.core.model import Actual
from ectrack.core.problems import Origin, Problem
from ectrack.store import files
from ectrack.store.loading import load
from tests.store.bulk_folders import csv, parquet, toml, tracker

FIRST = Origin("", ())
HEADER = "indicator,region,period,value,source\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tracker(Path("targets"))


def copy(folder: Path, query: str) -> None:
    """Write what a query gives as Parquet."""
    duckdb.connect().execute(f"COPY ({query}) TO '{folder}/actuals/all.parquet' (FORMAT parquet)")


def told(folder: Path) -> list[tuple[str, str | None, int | None, tuple[str | int, ...]]]:
    def one(problem: Problem) -> tuple[str, str | None, int | None, tuple[str | int, ...]]:
        origin = problem.origin
        return (problem.slug, origin.file, origin.line, origin.keys) if origin else (problem.slug, None, None, ())

    return [one(problem) for problem in load(folder).problems]


def figures(folder: Path) -> list[tuple[str, str, str, str]]:
    def one(actual: Actual) -> tuple[str, str, str, str]:
        return actual.indicator, actual.region, str(actual.period), str(actual.value)

    found = load(folder)
    assert not found.problems
    return [one(actual) for actual in found.tracker.figures()]


FILE = "targets/actuals/all.parquet"


def test_a_file_that_is_no_parquet_or_ends_too_early(folder: Path) -> None:
    file = folder / "actuals" / "all.parquet"
    for content in (b"", b"PK\x03\x04 a workbook", b"PAR1 and no end"):
        file.write_bytes(content)
        assert told(folder) == [("bad-parquet", FILE, None, ())]
    file.write_bytes(b"PAR1" + b"\0" * 40 + b"PAR1")
    assert told(folder) == [("bad-bulk", FILE, None, ())]


def test_columns_that_are_unknown_or_missing(folder: Path) -> None:
    copy(folder, "SELECT 'shops' AS indicator, 'north' AS region, 3 AS amount")
    assert told(folder) == [
        ("unknown-column", FILE, None, ()),
        ("missing-column", FILE, None, ()),
    ]


def test_every_bad_row_is_named_and_the_good_ones_are_not(folder: Path) -> None:
    rows = [
        {"indicator": "shops", "region": "north", "period": "2013", "value": "250"},
        {"indicator": "shop", "region": "north", "period": "2014", "value": "260"},
        {"indicator": "shops", "region": "nort", "period": "2014", "value": "260"},
        {"indicator": "shops", "region": "north", "period": "2014-13", "value": "x", "note": "\x1b[31m"},
        {"indicator": "sales", "region": "north", "period": "2014", "value": "260家"},
        {"indicator": "sales", "region": "north", "period": "2013", "value": "5"},
        {"indicator": "sales", "region": "north", "period": "2013-01/2013-12", "value": "6"},
    ]
    parquet(folder, rows)
    assert told(folder) == [
        ("control-character", FILE, 4, ("actual", 3, "note")),
        ("unknown-indicator", FILE, 2, ("actual", 1, "indicator")),
        ("unknown-region", FILE, 3, ("actual", 2, "region")),
        ("unit-mismatch", FILE, 5, ("actual", 4, "value")),
        ("duplicate-figure", FILE, 7, ("actual", 6)),
    ]


def test_a_figure_that_stands_in_a_small_file_too_is_a_duplicate_unless_it_is_revised(folder: Path) -> None:
    row = {"indicator": "shops", "region": "north", "period": "2014", "value": "260"}
    parquet(folder, [row, {**row, "period": "2013"}])
    toml(folder, [{**row, "value": "270"}])
    assert [slug for slug, *_rest in told(folder)] == ["duplicate-figure"]
    toml(folder, [{**row, "value": "270", "revises": "misprint", "recorded": "2015-01-05"}])
    assert figures(folder) == [
        ("shops", "north", "2014", "260"),
        ("shops", "north", "2014", "270"),
        ("shops", "north", "2013", "260"),
    ]


def test_the_first_thousand_of_a_kind_and_a_count_of_the_rest(folder: Path) -> None:
    copy(folder, "SELECT 'shops' AS indicator, 'r' || i AS region, '2014' AS period, i AS value FROM range(1500) AS many(i)")
    found = load(folder).problems
    assert [problem.slug for problem in found] == ["unknown-region"] * 1000 + ["more-of-a-kind"]
    assert found[-1].params == {"n": "500", "found": "unknown-region"}
    assert found[0].origin is not None
    assert (found[0].origin.file, found[0].origin.line) == (FILE, 1)


@pytest.mark.long
def test_a_file_that_is_mostly_wrong_is_not_read_to_its_end(folder: Path) -> None:
    copy(folder, "SELECT 'shops' AS indicator, 'r' || i AS region, '2014' AS period, i AS value FROM range(25000) AS many(i)")
    told = [(one.slug, one.params.get("n"), one.origin and one.origin.line) for one in load(folder).problems]
    assert told[0] == ("unchecked-rows", "20000", 20001)
    assert told[1000:] == [("unknown-region", None, 1000), ("more-of-a-kind", "19001", None)]


def test_numbers_dates_and_truth_of_parquet_are_taken_as_they_are(folder: Path) -> None:
    copy(
        folder,
        "SELECT 'shops' AS indicator, 'north' AS region, DATE '2014-03-31' AS period, CAST(250.50 AS DECIMAL(18, 4)) AS value,"
        " DATE '2014-04-02' AS recorded, true AS comparable, CAST(0.1 AS DOUBLE) AS se"
        " UNION ALL SELECT 'shops', 'north', DATE '2014-06-30', 300, NULL, NULL, NULL",
    )
    assert figures(folder) == [("shops", "north", "2014-03-31", "250.5"), ("shops", "north", "2014-06-30", "300")]
    first = next(load(folder).tracker.figures())
    assert (str(first.recorded), str(first.se), first.comparable) == ("2014-04-02", "0.1", True)


def test_whole_years_as_numbers_are_years(folder: Path) -> None:
    copy(folder, "SELECT 'sales' AS indicator, 'south' AS region, 2014 AS period, 7.0 AS value")
    assert figures(folder) == [("sales", "south", "2014", "7")]


@pytest.mark.parametrize("number", ["'NaN'", "'Infinity'"])
def test_a_number_that_is_none_is_refused(folder: Path, number: str) -> None:
    copy(folder, f"SELECT 'sales' AS indicator, 'south' AS region, '2014' AS period, CAST({number} AS DOUBLE) AS value")
    assert told(folder) == [("not-finite", FILE, 1, ("actual", 0, "value"))]


def test_settings_say_what_holds_for_all_rows_of_a_file(tmp_path: Path) -> None:
    settings = '[figures."all.parquet"]\nunit = "亿元"\nindicator = "sales"\nsource = "yearbook"\nrecorded = 2015-03-01\n'
    folder = tracker(tmp_path / "targets", settings)
    copy(folder, "SELECT 'south' AS region, '2014' AS period, 1.5 AS value UNION ALL SELECT 'north', '2014', 2")
    assert figures(folder) == [("sales", "south", "2014", "15000"), ("sales", "north", "2014", "20000")]
    assert {(actual.source, str(actual.recorded)) for actual in load(folder).tracker.figures()} == {("yearbook", "2015-03-01")}


def test_the_same_settings_hold_for_small_and_for_large_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = '[figures."all.csv"]\nunit = "万家"\nindicator = "shops"\ncomparable = false\nsource = "yearbook"\n'
    folder = tracker(tmp_path / "targets", settings)
    (folder / "actuals" / "all.csv").write_text(
        "region,period,value,comparable\nsouth,2014,1.5,\nnorth,2014,2,true\n", encoding="utf-8"
    )
    small = [(actual.region, str(actual.value), actual.comparable, actual.source) for actual in load(folder).tracker.figures()]
    monkeypatch.setattr(files, "LARGE", 0)
    monkeypatch.setenv("ECTRACK_NO_CACHE", "1")
    found = load(folder)
    assert found.tracker.bulk is not None
    large = [(actual.region, str(actual.value), actual.comparable, actual.source) for actual in found.tracker.figures()]
    assert small == large == [("south", "15000", False, "yearbook"), ("north", "20000", True, "yearbook")]


@pytest.mark.parametrize(
    "content",
    [
        HEADER + 'shops,north,2014,5,"unfinished\n',
        HEADER + "shops,north,2014,5\n",
        HEADER.replace("source", "value") + "shops,north,2014,5,6\n",
        HEADER + "shops,north,2014,5,a\x00b\n",
        "",
    ],
)
def test_a_csv_file_that_the_engine_does_not_take_is_told_row_by_row(
    folder: Path, content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "actuals" / "all.csv").write_text(content, encoding="utf-8")
    small = [row[:3] for row in told(folder)]
    monkeypatch.setattr(files, "LARGE", -1)
    assert [row[:3] for row in told(folder)] == small
    assert len(small) == 1


ROW = "shops,north,2014,5,s\n"


@pytest.mark.parametrize(
    "content",
    [
        "source,indicator,region,period,value\n#1,shops,north,2014,5\n#2,shops,south,2014,6\nx,shops,north,2015,7\n",
        "#1\n" + HEADER + ROW,  # no header of figures
        HEADER + "\tshops,north,\u30002014,\u00a05\u2028,\ts\u3000\n",
        HEADER + "shops,north,2014,5,\t\n",
        HEADER + ",,,,\n" + ROW + " , ,\t,,\n",
        HEADER + 'shops,north,2014,5, "s"\n',
        HEADER + 'shops,north,2014, "1,000",s\n',
        HEADER + 'shops,north,2014,5,"s" \n',
        HEADER + f"shops,north,2014,{'9' * 19},s\n",
        HEADER + f"shops,north,2014,{'9' * 20},s\n",  # a number is taken up to an exponent of 18
        HEADER + f"shops,north,2014,{'0' * 19}5,s\n",
        HEADER + "shops,north,2014,5,a\u0378b\n",  # no character yet
        HEADER + "shops,north,2014,5,a\ufdd0b\n",  # and never one
        HEADER + "shops,north,2014,5,a\u200db\U00020000\n",
        "\n" + HEADER + ROW,
        HEADER.replace("source", "Value") + ROW,
        HEADER.replace("region", " region ") + ROW,
        HEADER.replace("region", '"region"') + ROW,
        "\ufeff" + HEADER + ROW,
        (HEADER + ROW).replace("\n", "\r"),
        HEADER.replace("\n", "\r\n") + ROW,
    ],
)
def test_the_engine_takes_what_is_taken_row_by_row(folder: Path, content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "actuals" / "all.csv").write_bytes(content.encode())

    def taken() -> tuple[set[str], list[Actual]]:
        found = load(folder)
        return {one.slug for one in found.problems}, [replace(one, origin=FIRST) for one in found.tracker.figures()]

    small = taken()
    monkeypatch.setattr(files, "LARGE", -1)
    monkeypatch.setenv("ECTRACK_NO_CACHE", "1")
    large = taken()
    assert large[0] == small[0]
    assert small[0] or large[1] == small[1]


def test_gb18030_is_read_however_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "actuals" / "all.csv").write_bytes((HEADER + "shops,north,2014,5,统计年鉴\n").encode("gb18030"))
    monkeypatch.setattr(files, "LARGE", 0)
    assert figures(folder) == [("shops", "north", "2014", "5")]
    assert next(load(folder).tracker.figures()).source == "统计年鉴"


def test_an_encoding_that_is_named_is_read_however_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The bytes of Ã© in Latin-1 would be é in UTF-8.
    (folder / "ectrack.toml").write_text('[figures."all.csv"]\nencoding = "latin-1"\n')
    (folder / "actuals" / "all.csv").write_bytes((HEADER + "shops,north,2014,5,Ã©\n").encode("latin-1"))
    monkeypatch.setattr(files, "LARGE", 0)
    for _ in range(2):  # the second time from the cache
        assert figures(folder) == [("shops", "north", "2014", "5")]
        assert next(load(folder).tracker.figures()).source == "Ã©"


def test_chinese_that_is_valid_utf_8_by_chance_is_refused_however_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # 平 in GB 2312 is ƽ in UTF-8.
    (folder / "actuals" / "all.csv").write_bytes((HEADER + "shops,north,2014,5,平\n").encode("gb18030"))
    monkeypatch.setattr(files, "LARGE", 0)
    assert [slug for slug, *_rest in told(folder)] == ["doubtful-encoding"]


def test_a_link_out_of_the_tracker_is_not_followed(folder: Path, tmp_path: Path) -> None:
    copy(folder, "SELECT 'sales' AS indicator, 'south' AS region, '2014' AS period, 1 AS value")
    (folder / "actuals" / "all.parquet").rename(tmp_path / "elsewhere.parquet")
    (folder / "actuals" / "all.parquet").symlink_to(tmp_path / "elsewhere.parquet")
    assert told(folder) == [("outside-tracker", FILE, None, ())]


def test_a_name_is_no_pattern(folder: Path) -> None:
    copy(folder, "SELECT 'sales' AS indicator, 'south' AS region, '2014' AS period, 1 AS value")
    (folder / "actuals" / "all.parquet").rename(folder / "actuals" / "[ab]*'?.parquet")
    assert figures(folder) == [("sales", "south", "2014", "1")]


def test_a_changed_file_is_read_anew(folder: Path) -> None:
    csv(folder, [{"indicator": "shops", "region": "north", "period": "2014", "value": "1"}])
    copy(folder, "SELECT 'sales' AS indicator, 'south' AS region, '2014' AS period, 1 AS value")
    assert len(figures(folder)) == 2
    copy(folder, "SELECT 'sales' AS indicator, 'south' AS region, '2014' AS period, 2 AS value")
    assert ("sales", "south", "2014", "2") in figures(folder)
