"""Files that write their cells in their own way: small, large, Parquet and a warehouse are read as one."""

import tempfile
from collections.abc import Mapping, Sequence
from csv import DictWriter
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some

from ectrack.core.bulk import LeftOut
from ectrack.store import files
from ectrack.store.bulk.bulk_figures import BulkFigures
from ectrack.store.loading import Loaded, load
from tests.store.bulk_folders import TABLES, tracker
from tests.store.test_bulk import reports, told

Row = Mapping[str, str]
BASE = {"indicator": "shops", "region": "north", "source": "s"}


def said(keys: str, *names: str) -> str:
    return "".join(f'[figures."{name}"]\n{keys}\n' for name in names or ("all.csv", "all.parquet"))


def as_csv(folder: Path, names: Sequence[str], rows: Sequence[Row]) -> None:
    with (folder / "actuals" / "all.csv").open("w", encoding="utf-8", newline="") as stream:
        table = DictWriter(stream, names)
        table.writeheader()
        table.writerows(rows)


def as_parquet(folder: Path, names: Sequence[str], rows: Sequence[Row], kinds: Mapping[str, str] | None = None) -> None:
    connection = duckdb.connect()
    columns = ", ".join(f'"{name}" {(kinds or {}).get(name, "VARCHAR")}' for name in names)
    connection.execute(f"CREATE TABLE rows ({columns})")
    for row in rows:
        places = ", ".join("?" * len(names))
        connection.execute(f"INSERT INTO rows VALUES ({places})", [row.get(name) or None for name in names])  # noqa: S608
    connection.execute(f"COPY rows TO '{folder / 'actuals' / 'all.parquet'}' (FORMAT parquet)")


def all_ways(keys: str, rows: Sequence[Row], names: Sequence[str] | None = None) -> tuple[Loaded, Loaded, Loaded]:
    """Return a tracker read from small CSV, large CSV and Parquet."""
    columns = names or list(dict.fromkeys(key for row in rows for key in row))
    found = []
    for write, least in ((as_csv, None), (as_csv, -1), (as_parquet, None)):
        folder = tracker(Path(tempfile.mkdtemp()) / "t", said(keys), TABLES)
        write(folder, columns, rows)
        with pytest.MonkeyPatch.context() as patch:
            if least is not None:
                patch.setattr(files, "LARGE", least)
            found.append(load(folder))
    return found[0], found[1], found[2]


def figures(found: Loaded) -> list[tuple[str, ...]]:
    return sorted(
        (one.indicator, one.region, str(one.period), f"{one.value}", str(one.state), str(one.se), str(one.yoy), str(one.recorded))
        for one in found.tracker.figures()
    )


def values(found: Loaded) -> list[tuple[str, str, str | None]]:
    return sorted((str(one.period), f"{one.value}", one.state) for one in found.tracker.figures())


def left_out(found: Loaded) -> list[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    return [(one.count, one.regions, one.indicators) for one in found.tracker.left_out]


def assert_alike(found: Sequence[Loaded]) -> None:
    small, *others = found
    for one in others:
        assert told(one) == told(small)
        if not small.problems:
            assert isinstance(one.tracker.bulk, BulkFigures)
            assert figures(one) == figures(small)
            assert left_out(one) == left_out(small)
            assert reports(one) == reports(small)
            again = load(one.folder)
            assert left_out(again) == left_out(small), "from the cache"


def test_marks_and_words_for_no_figure() -> None:
    rows = [
        {**BASE, "period": period, "value": value}
        for period, value in (("2013", "x"), ("2014", "31 p"), ("2015", "29"), ("2016", ".."), ("2017", "12 b"), ("2018", "7 c"))
    ]
    found = all_ways('missing = ["x"]\nflags = { p = "preliminary", b = "break", c = "missing" }', rows)
    assert_alike(found)
    assert values(found[0]) == [("2014", "31", "preliminary"), ("2015", "29", None), ("2017", "12", "break")]


def test_a_mark_may_stand_in_the_column_of_states_and_beats_what_holds_for_all() -> None:
    rows = [
        {**BASE, "period": "2013", "value": "5", "state": "p"},
        {**BASE, "period": "2014", "value": "6 e", "state": ""},
        {**BASE, "period": "2015", "value": "7", "state": ""},
        {**BASE, "period": "2016", "value": "8", "state": "revised"},
        {**BASE, "period": "2017", "value": "9", "state": "c"},
        {**BASE, "period": "2018", "value": "9", "state": "i"},
    ]
    flags = 'flags = { p = "preliminary", e = "estimated", c = "missing", i = "ignore" }'
    found = all_ways(f'{flags}\nstate = "final"', rows)
    assert_alike(found)
    assert values(found[0]) == [
        ("2013", "5", "preliminary"),
        ("2014", "6", "estimated-by-source"),
        ("2015", "7", "final"),
        ("2016", "8", "revised"),
        ("2018", "9", "final"),
    ]


@pytest.mark.parametrize(
    ("row", "slug"),
    [
        ({"value": "12 q"}, "unknown-mark"),
        ({"value": "12 p", "state": "final"}, "two-states"),
        ({"value": "12 pb"}, "two-states"),
        ({"value": "12", "state": "q"}, "unknown-mark"),
        ({"value": "p"}, "not-a-number"),
        ({"value": ".."}, "not-a-number"),
        ({"value": "12 kg"}, "unknown-mark"),
        ({"value": "12 tonnes"}, "unit-mismatch"),
    ],
)
def test_what_the_flags_do_not_say_is_refused(row: Row, slug: str) -> None:
    found = all_ways('flags = { p = "preliminary", b = "break" }', [{**BASE, "period": "2013", "state": "", **row}])
    assert_alike(found)
    assert [one.slug for one in found[0].problems] == [slug]
    assert [one.origin.line for one in found[1].problems if one.origin] == [2]


def test_a_comma_before_the_decimals() -> None:
    rows = [
        {**BASE, "period": "2013", "value": "1.355,90", "se": "0,5", "yoy": "12,5%"},
        {**BASE, "period": "2014", "value": "1,250", "se": "", "yoy": ""},
        {**BASE, "period": "2015", "value": "1.250", "se": "", "yoy": "-3%"},
        {**BASE, "period": "2016", "value": "−12,5", "se": "", "yoy": ""},
        {**BASE, "period": "2017", "value": "1 234,5家", "se": "1.000", "yoy": ""},
    ]
    found = all_ways('decimal = ","', rows)
    assert_alike(found)
    assert [(period, value) for period, value, _state in values(found[0])] == [
        ("2013", "1355.90"),
        ("2014", "1.250"),
        ("2015", "1250"),
        ("2016", "-12.5"),
        ("2017", "1234.5"),
    ]
    assert {(str(one.se), str(one.yoy)) for one in found[2].tracker.figures()} >= {
        ("0.5", "0.125"),
        ("1000", "None"),
        ("None", "-0.03"),
    }


@pytest.mark.parametrize("value", ["12.5", "1.2345", "1,234,567"])
def test_a_number_that_does_not_fit_is_refused_with_the_key(value: str) -> None:
    found = all_ways('decimal = ","', [{**BASE, "period": "2013", "value": value}])
    assert_alike(found)
    assert [one.slug for one in found[0].problems] == ["other-decimal"]


def test_days_in_another_order() -> None:
    rows = [
        {**BASE, "period": "31/12/2014", "value": "5", "recorded": "05/01/2015"},
        {**BASE, "period": "01/02/2015", "value": "6", "recorded": "2015-03-04"},
    ]
    found = all_ways('dates = "d/m/y"', rows)
    assert_alike(found)
    assert [(one[2], one[-1]) for one in figures(found[0])] == [("2014-12-31", "2015-01-05"), ("2015-02-01", "2015-03-04")]


@pytest.mark.parametrize(
    ("period", "slug"),
    [("12/31/2014", "no-such-period"), ("2014", "other-date"), ("2014-12-31", "other-date"), ("1/1/14", "other-date")],
)
def test_a_day_of_another_order_is_refused(period: str, slug: str) -> None:
    found = all_ways('dates = "d/m/y"', [{**BASE, "period": period, "value": "5"}])
    assert_alike(found)
    assert [one.slug for one in found[0].problems] == [slug]


def test_parts_of_one_are_per_cent_where_the_indicator_is() -> None:
    share = {"indicator": "share", "region": "north", "source": "s"}
    rows = [
        {**share, "period": "2013", "value": "0.345", "se": "0.01"},
        {**share, "period": "2014", "value": "1", "se": ""},
        {**share, "period": "2015", "value": "34%", "se": ""},
        {**BASE, "period": "2013", "value": "7", "se": "0.5"},
    ]
    found = all_ways("fraction = true", rows)
    assert_alike(found)
    assert [one[2:4] for one in figures(found[2])] == [("2013", "34.5"), ("2014", "100"), ("2015", "34"), ("2013", "7")]
    assert {str(one.se) for one in found[1].tracker.figures()} == {"1", "0.5", "None"}
    assert ("2013", "0.345") in {one[2:4] for one in figures(all_ways("fraction = false", rows)[0])}


def test_the_rows_that_are_meant() -> None:
    rows = [
        {**BASE, "period": "2014", "value": "5", "Sex ": "Total", "Age": "15+", "Area": ""},
        {**BASE, "period": "2014", "value": "2", "Sex ": "Men", "Age": "15+", "Area": ""},
        {**BASE, "period": "2015", "value": "6", "Sex ": "Total", "Age": "", "Area": "Number"},
        {**BASE, "period": "2015", "value": "60", "Sex ": "Total", "Age": "", "Area": "Rate"},
        {**BASE, "period": "2014", "value": "nobody looks here", "Sex ": "Total", "Age": "65+", "Area": ""},
    ]
    found = all_ways('keep = { sex = "Total", Age = ["15+", ""] }\ndrop = { Area = "Rate" }', rows)
    for one in found:
        assert one.problems == ()
        assert values(one) == [("2014", "5", None), ("2015", "6", None)]
    assert_alike(found)
    lines = {one.origin.line for one in found[0].tracker.figures()}
    assert lines == {2, 4} == {one.origin.line for one in found[1].tracker.figures()}


def test_what_is_left_is_still_one_key_one_figure() -> None:
    rows = [{**BASE, "period": "2014", "value": value, "Sex": "Total"} for value in ("5", "6")]
    found = all_ways('keep = { Sex = "Total" }', rows)
    assert_alike(found)
    assert [one.slug for one in found[0].problems] == ["duplicate-figure"]


def test_a_column_that_nothing_is_said_of_is_refused_as_before() -> None:
    rows = [{**BASE, "period": "2014", "value": "5", "Sex": "Total", "Age": "15+"}]
    found = all_ways('keep = { Sex = "Total" }', rows)
    assert_alike(found)
    assert [(one.slug, one.params["found"]) for one in found[0].problems] == [("unknown-column", "Age")]
    absent = all_ways('keep = { Sex = "Total", Years = "15+" }', rows)
    assert_alike(absent)
    assert [(one.slug, one.params["found"]) for one in absent[0].problems] == [
        ("no-such-column", "Years"),
        ("unknown-column", "Age"),
    ]


def test_others_are_left_out_and_counted() -> None:
    rows = [
        {**BASE, "period": "2014", "value": "5"},
        {**BASE, "region": "west", "period": "2014", "value": "6"},
        {**BASE, "region": "west", "period": "2015", "value": "many"},
        {**BASE, "indicator": "cars", "period": "20l4", "value": "6"},
        {**BASE, "indicator": "cars", "region": "far", "period": "2014", "value": "6"},
    ]
    found = all_ways('others = "ignore"', rows)
    assert_alike(found)
    assert left_out(found[0]) == [(4, ("far", "west"), ("cars",))]
    assert values(found[2]) == [("2014", "5", None)]
    assert isinstance(found[0].tracker.left_out[0], LeftOut)
    assert {one.slug for one in all_ways("", rows)[2].problems} >= {"unknown-region", "unknown-indicator"}


@pytest.mark.parametrize(
    ("keys", "kinds", "found"),
    [
        ('decimal = ","', {"value": "DOUBLE"}, [("decimal", "value")]),
        ('missing = "x"', {"value": "DOUBLE"}, [("missing", "value")]),
        ('flags = { p = "preliminary" }', {"value": "DOUBLE"}, [("flags", "value")]),
        ('dates = "d/m/y"', {"period": "DATE"}, [("dates", "period")]),
        ('dates = "d/m/y"', {"period": "INTEGER"}, [("dates", "period")]),
        ('keep = { value = "5" }', {"value": "DOUBLE"}, [("keep", "value")]),
        ('keep = { value = "5" }', {"value": "INTEGER"}, []),
        ("fraction = true", {"value": "DOUBLE"}, []),
    ],
)
def test_a_key_that_cannot_apply_to_what_a_column_holds_is_refused(
    tmp_path: Path, keys: str, kinds: Mapping[str, str], found: list[tuple[str, str]]
) -> None:
    folder = tracker(tmp_path / "t", said(keys), TABLES)
    row = {**BASE, "period": "2014-12-31" if kinds.get("period") == "DATE" else "2014", "value": "5"}
    as_parquet(folder, list(row), [row], kinds)
    problems = load(folder).problems
    assert [one.slug for one in problems] == ["key-cannot-apply"] * len(found)
    assert [(one.params["key"], one.params["column"]) for one in problems] == found


def test_numbers_that_are_stored_as_such_are_parts_of_one_too(tmp_path: Path) -> None:
    folder = tracker(tmp_path / "t", said("fraction = true"), TABLES)
    rows = [
        {"indicator": "share", "region": "north", "period": str(year), "value": value}
        for year, value in ((2013, "0.345"), (2014, "0.1234567891234"))
    ]
    as_parquet(folder, list(rows[0]), rows, {"value": "DOUBLE"})
    assert sorted(f"{one.value}" for one in load(folder).tracker.figures()) == ["12.34567891234", "34.5"]


def test_dates_without_a_column_of_them_cannot_apply(tmp_path: Path) -> None:
    folder = tracker(tmp_path / "t", said('dates = "d/m/y"\nperiod = "2014"'), TABLES)
    as_csv(folder, ["indicator", "region", "value"], [{"indicator": "shops", "region": "north", "value": "5"}])
    assert [one.slug for one in load(folder).problems] == ["key-cannot-apply"]


def test_a_correction_and_a_withdrawal_keep_their_rows() -> None:
    rows = [
        {**BASE, "period": "2014", "value": "5 p", "recorded": "2015-01-01", "revises": "", "withdrawn": ""},
        {**BASE, "period": "2014", "value": "..", "recorded": "2015-02-01", "revises": "", "withdrawn": "counted twice"},
        {**BASE, "period": "2015", "value": "7", "recorded": "2016-01-01", "revises": "", "withdrawn": ""},
        {**BASE, "period": "2015", "value": "8", "recorded": "2016-02-01", "revises": "late", "withdrawn": ""},
    ]
    found = all_ways('missing = "x"\nflags = { p = "preliminary" }', rows)
    assert_alike(found)
    assert [one.slug for one in found[0].problems] == []
    assert len(list(found[2].tracker.figures())) == 4


SETTINGS = [
    'decimal = ","',
    'decimal = "."',
    'missing = ["x", "[c]", "－9", "-999"]',
    'flags = { p = "preliminary", b = "break", e = "estimated", c = "missing", "[n]" = "ignore" }',
    'dates = "d/m/y"',
    'dates = "m.y"',
    "fraction = true",
    'keep = { Sex = ["T", ""] }',
    'drop = { Sex = "F" }',
    'others = "ignore"',
    'state = "final"',
    'period = "2012"',
    'year_starts = "04"',
]
CELLS = {
    "indicator": some.sampled_from(["shops", "sales", "share", "share", "none"]),
    "region": some.sampled_from(["north", "south", "nowhere"]),
    "period": some.sampled_from(
        ["2013", "2014-H1", "31/12/2014", "12/31/2014", "05/06/2015", "06.2015", "2014-06", "2014/15", "20l4", ""]
    ),
    "value": some.sampled_from(
        [
            *(
                "100",
                "250,5",
                "250.5",
                "1.234,5",
                "1,234.5",
                "1.250",
                "1,250",
                "12 500",
                "0,345",
                "0.5",
                "－9",
                "-9",
                "-999",
                "9 9",
            ),
            *(
                "",
                "x",
                "X",
                "..",
                "n / a",
                "[c]",
                "31 p",
                "31p",
                "31bp",
                "12,5 b p",
                "7 q",
                "7[n]",
                ": c",
                ": p",
                "p",
                "c",
                "34%",
                "12家",
                "many",
            ),
        ]
    ),
    "se": some.sampled_from(["0,5", "0.5", "..", "x", "1.000"]),
    "yoy": some.sampled_from(["12,5%", "12.5%", "x", "3"]),
    "state": some.sampled_from(["final", "p", "bp", "c", "q", "[n]", "preliminary", "x"]),
    "recorded": some.sampled_from(["2015-01-02", "05/01/2016", "31/31/2016", "2017"]),
    "withdrawn": some.sampled_from(["wrong"]),
    "Sex": some.sampled_from(["T", "F", "M", ""]),
}


@some.composite
def tables(draw: some.DrawFn) -> tuple[str, list[dict[str, str]], list[str]]:
    keys = draw(some.lists(some.sampled_from(SETTINGS), max_size=4, unique_by=lambda line: line.partition(" ")[0]))
    needed = ["indicator", "region", "period", "value"]
    further = sorted(draw(some.sets(some.sampled_from([key for key in CELLS if key not in {*needed, "Sex"}]), max_size=3)))
    if any("Sex" in line for line in keys) and "Sex" not in further:
        further.append("Sex")
    rows = [
        {key: draw(CELLS[key]) if key in needed or draw(some.booleans()) else "" for key in (*needed, *further)}
        for _number in range(draw(some.integers(1, 8)))
    ]
    return "\n".join(keys), rows, [*needed, *further]


@settings(max_examples=30, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(tables())
def test_whatever_is_said_of_a_file_holds_for_small_and_large_ones_alike(
    table: tuple[str, list[dict[str, str]], list[str]],
) -> None:
    assert_alike(all_ways(*table))


@pytest.mark.parametrize(
    ("keys", "value", "expected"),
    [
        ('decimal = ","\nmissing = "x"', "1.355,90", ("2014", "1355.90", None)),
        ('flags = { p = "preliminary" }', "31 p", ("2014", "31", "preliminary")),
    ],
)
def test_a_table_in_a_warehouse_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: str, value: str, expected: tuple[str, str, str | None]
) -> None:
    database = tmp_path / "warehouse.db"
    connection = duckdb.connect(str(database))
    connection.execute('CREATE TABLE figures (indicator VARCHAR, region VARCHAR, period VARCHAR, "value" VARCHAR, "Sex" VARCHAR)')
    rows = [
        ("shops", "north", "31/12/2013", "x", "T"),
        ("shops", "north", "31/12/2014", value, "T"),
        ("shops", "north", "31/12/2014", "9", "F"),
        ("cars", "west", "2014", "1", "T"),
    ]
    rows = rows if "missing" in keys else rows[1:]
    connection.executemany("INSERT INTO figures VALUES (?, ?, ?, ?, ?)", rows)
    connection.close()
    monkeypatch.setenv("ECTRACK_CONNECTION_BUREAU", f"duckdb://{database}")
    more = 'dates = "d/m/y"\nkeep = { Sex = "T" }\nothers = "ignore"'
    source = '[source]\nconnection = "bureau"\ntable = "figures"\n'
    found = load(tracker(tmp_path / "t", source + said(f"{keys}\n{more}", "figures"), TABLES))
    assert found.problems == ()
    assert [(f"{one.period}", f"{one.value}", one.state) for one in found.tracker.figures()] == [
        ("2014-12-31", expected[1], expected[2])
    ]
    assert left_out(found) == [(1, ("west",), ("cars",))]
    assert Decimal(expected[1]) > 0
