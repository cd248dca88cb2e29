"""Large files: whatever is written in TOML, CSV or Parquet gives the same reports and the same problems."""

import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from ectrack.core.assessing.assess import report
from ectrack.core.figures.report_day import default_as_of
from ectrack.core.values.period_text import period
from ectrack.render.json_text import json_text
from ectrack.render.records import report_record
from ectrack.store import files
from ectrack.store.bulk.bulk_figures import BulkFigures
from ectrack.store.loading import Loaded, load
from tests.store.bulk_folders import RUNNING, TABLES, Row, csv, parquet, toml, tracker

Writer = Callable[[Path, Sequence[Row]], None]


def loaded(writer: Writer, rows: Sequence[Row], settings: str = "", tables: str = TABLES) -> Loaded:
    folder = tracker(Path(tempfile.mkdtemp()) / "t", settings, tables)
    writer(folder, rows)
    return load(folder)


def told(found: Loaded) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return the problems without the file they are in."""
    return sorted((one.slug, one.origin.keys if one.origin else ()) for one in found.problems)


def reports(found: Loaded, days: Sequence[date | None] = (None, date(2014, 7, 1), date(2015, 12, 31))) -> str:
    return "".join(
        json_text(report_record(report(found.tracker, as_of=as_of, known_by=known_by), found.tracker))
        for as_of in days
        for known_by in days
    )


WORDS = {
    "indicator": some.sampled_from(
        ["shops", "shops", "sales", "sales", "online", "share", "homes", "homes", "real", "halls", "halls", "none"]
    ),
    "region": some.sampled_from(["north", "south", "north", "south", "east", "nowhere"]),
    "period": some.sampled_from(["2013", "2014", "2014-H1", "2015-H1", "2014-03", "2014-03-31", "2015", "/2014-09", "20l4"]),
    "value": some.sampled_from(["100", "250.50", "310", "1.2万", "0", "-3", "7e2", "12,000", "many", "480家", "", "5" * 31]),
    "approx": some.sampled_from(["about", "at_least", "some"]),
    "state": some.sampled_from(["final", "preliminary", "forecast", "estimated-by-source", "break"]),
    "comparable": some.sampled_from(["true", "false"]),
    "source": some.sampled_from(["yearbook", "bulletin"]),
    "recorded": some.sampled_from(["2014-06-01", "2015-02-01", "2015"]),
    "yoy": some.sampled_from(["12.5%", "-3%", "0.12"]),
    "se": some.sampled_from(["0.5", "-1"]),
    "revises": some.sampled_from(["misprint"]),
    "withdrawn": some.sampled_from(["wrong"]),
}
REQUIRED = ("indicator", "region", "period", "value")


@some.composite
def rows(draw: some.DrawFn, *, wild: bool) -> list[dict[str, str]]:
    def valid(key: str) -> some.SearchStrategy[str]:
        bad = {"none", "nowhere", "20l4", "many", "480家", "5" * 31, "some", "0.12", "-1", "/2014-09", ""}
        return (
            WORDS[key] if wild else WORDS[key].filter(lambda word: word not in bad and not (key == "recorded" and word == "2015"))
        )

    further = [key for key in WORDS if key not in REQUIRED and (wild or key not in {"revises", "withdrawn"})]
    found: list[dict[str, str]] = []
    for _number in range(draw(some.integers(1, 12))):
        row = {key: draw(valid(key)) for key in REQUIRED}
        for key in draw(some.sets(some.sampled_from(further), max_size=3)):
            row[key] = draw(valid(key))
        row = {key: text for key, text in row.items() if text}
        if wild or not any(_same(row, other) for other in found):
            found.append(row)
    return found


@some.composite
def series(draw: some.DrawFn) -> list[dict[str, str]]:
    """Years of monthly figures, some missing, some years or quarters given whole."""
    periods = [
        f"{year}{part}" for year in range(2011, 2017) for part in ("", "-H1", "-Q3", *(f"-{month:02}" for month in range(1, 13)))
    ]
    found = []
    for indicator in ("shops", "sales", "homes"):
        for region in ("north", "south"):
            gone = draw(some.sets(some.sampled_from(periods), max_size=60))
            if draw(some.booleans()):
                gone |= {one for one in periods if len(one) != 7 or "H" in one or "Q" in one}
            step, first = draw(some.integers(-2, 9)), draw(some.integers(-20, 400))
            for number, named in enumerate(one for one in periods if one not in gone):
                found.append({"indicator": indicator, "region": region, "period": named, "value": str(first + step * number)})
    spans: dict[tuple[str, str, object], dict[str, str]] = {}
    for row in found:
        spans.setdefault(
            (row["indicator"], row["region"], period(row["period"]).end if row["indicator"] != "sales" else row["period"]), row
        )
    return list(spans.values())


@pytest.mark.long
@settings(max_examples=12, deadline=None)
@given(rows=series())
def test_the_few_figures_of_long_series_say_what_all_of_them_say(rows: list[dict[str, str]]) -> None:
    assert reports(loaded(csv, rows)) == reports(loaded(parquet, rows))


FISCAL = """
[indicator]
fees = { unit = "元", kind = "flow", year_starts = "04" }
costs = { unit = "元", kind = "flow", year_starts = "07" }
sales = { unit = "元", kind = "flow" }

[region]
north = {}

[target]
fees = { indicator = "fees", region = "north", at_least = 130, since = "FY2012/13", by = "FY2014/15" }
costs = { indicator = "costs", region = "north", at_most = 90, since = "FY2012/13", by = "FY2014/15" }
yearly = { indicator = "fees", region = "north", each_year = 100, from = "FY2013/14", by = "FY2015/16" }
sales = { indicator = "sales", region = "north", at_least = 130, since = "2013", by = "2016" }
"""
YEARS_OF_OFFICES = [
    *(
        (name, period, value)
        for name in ("fees", "costs")
        for period, value in (("FY2012/13", "90"), ("2013/14", "100"), ("FY2014/15-H1", "55"))
    ),
    ("fees", "Q3 FY2014/15", "30"),
    ("sales", "2013", "90"),
    ("sales", "2014Q1", "25"),
    ("sales", "Jun 2014", "9"),
]


def of_offices(*more: tuple[str, str, str]) -> list[dict[str, str]]:
    return [
        {"indicator": name, "region": "north", "period": named, "value": value, "source": "s"}
        for name, named, value in (*YEARS_OF_OFFICES, *more)
    ]


@pytest.mark.parametrize("settings", ["", 'year_starts = "10"'])
def test_years_that_begin_in_another_month_are_those_of_each_indicator(settings: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = of_offices()
    blocks, bulk = loaded(toml, rows, settings, FISCAL), loaded(parquet, rows, settings, FISCAL)
    monkeypatch.setattr(files, "LARGE", 0)
    text = loaded(csv, rows, settings, FISCAL)
    assert blocks.problems == bulk.problems == text.problems == ()
    assert isinstance(bulk.tracker.bulk, BulkFigures)
    assert isinstance(text.tracker.bulk, BulkFigures)
    assert reports(blocks) == reports(bulk) == reports(text) == reports(load(bulk.folder))
    named = sorted((one.indicator, str(one.period), one.period.start, one.period.end) for one in blocks.tracker.actuals)
    for found in (bulk, text):
        assert (
            sorted((one.indicator, str(one.period), one.period.start, one.period.end) for one in found.tracker.figures()) == named
        )
    assert ("costs", "FY2013/14", date(2013, 7, 1), date(2014, 6, 30)) in named
    assert ("fees", "FY2014/15-Q3", date(2014, 10, 1), date(2014, 12, 31)) in named


@pytest.mark.parametrize(
    "row",
    [
        ("sales", "FY2014/15", "1"),
        ("fees", "FY2014", "1"),
        ("fees", "2014/2015", "1"),
        ("fees", "2014-W05", "1"),
        ("fees", "2014/15\x1f4", "1"),
    ],
)
def test_what_is_no_such_year_is_refused_with_its_line(row: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    rows = of_offices(row)
    blocks = loaded(csv, rows, tables=FISCAL)
    bulk = loaded(parquet, rows, tables=FISCAL)
    monkeypatch.setattr(files, "LARGE", 0)
    text = loaded(csv, rows, tables=FISCAL)
    slugs = [[problem.slug for problem in found.problems] for found in (blocks, bulk, text)]
    assert slugs[0] == slugs[1] == slugs[2] != []
    assert [problem.origin.line for problem in text.problems if problem.origin] == [len(rows) + 1]


def test_a_file_may_say_in_which_month_its_years_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = '[figures."all.csv"]\nyear_starts = "10"\n[figures."all.parquet"]\nyear_starts = "10"\n'
    rows = [
        {"indicator": name, "region": "north", "period": "2012/13", "value": "90", "source": "s"}
        for name in ("fees", "sales", "costs")
    ]
    small, bulk = loaded(csv, rows, settings, FISCAL), loaded(parquet, rows, settings, FISCAL)
    monkeypatch.setattr(files, "LARGE", 0)
    text = loaded(csv, rows, settings, FISCAL)
    for found in (small, bulk, text):
        assert found.problems == ()
        assert {(str(one.period), one.period.start, one.period.end) for one in found.tracker.figures()} == {
            ("2012-10/2013-09", date(2012, 10, 1), date(2013, 9, 30))
        }


@pytest.mark.parametrize("aside", [{"comparable": "false"}, {"state": "forecast"}])
def test_a_figure_that_does_not_count_hides_none_of_the_same_period(aside: Row) -> None:
    place = {"indicator": "shops", "region": "north"}
    rows = [
        {**place, "period": "2013", "value": "50", **aside},
        *({**place, "period": year, "value": "100"} for year in ("2013", "2014")),
    ]
    found = loaded(parquet, rows)
    (more,) = (one for one in report(found.tracker).assessments if one.target.id == "more")
    assert more.baseline is not None
    assert (more.baseline.value, more.status) == (Decimal(100), "behind")
    assert reports(found) == reports(loaded(toml, rows))


def _same(one: Row, other: Row) -> bool:
    return all(one[key] == other[key] for key in ("indicator", "region")) and one["period"][:7] == other["period"][:7]


@pytest.mark.long
@settings(max_examples=12, deadline=None)
@given(rows=some.one_of(rows(wild=False), rows(wild=True)))
def test_toml_csv_and_parquet_are_one(rows: list[dict[str, str]]) -> None:
    blocks, small, bulk = (loaded(writer, rows) for writer in (toml, csv, parquet))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "LARGE", 0)
        large = loaded(csv, rows)
    assert blocks.tracker.bulk is None is small.tracker.bulk
    assert told(blocks) == told(small) == told(large) == told(bulk)
    if not blocks.problems:
        assert isinstance(bulk.tracker.bulk, BulkFigures)
        assert isinstance(large.tracker.bulk, BulkFigures)
        assert reports(blocks) == reports(small) == reports(large) == reports(bulk)
        assert len(list(bulk.tracker.figures())) == len(blocks.tracker.actuals) == bulk.tracker.figure_count
        for key in ("indicator", "region"):
            assert bulk.tracker.counted(key) == blocks.tracker.counted(key)
        assert reports(load(bulk.folder)) == reports(bulk), "from the cache"


ENDS = ["2013", "2014", "2014-H1", "2014-09-30", "2016", "2017", "2019", "2052"]
DAYS = ["2014-06-01", "2014-09-10", "2016-12-15", "2017-01-20"]


@settings(max_examples=12, deadline=None)
@given(
    drawn=some.lists(
        some.tuples(some.sampled_from(ENDS), some.none() | some.sampled_from(DAYS), some.booleans()),
        min_size=1,
        max_size=6,
        unique_by=lambda one: one[0],
    )
)
def test_the_day_of_the_report_is_one(drawn: list[tuple[str, str | None, bool]]) -> None:
    rows = [
        {"indicator": "sales", "region": "north", "period": end, "value": "5"}
        | ({"recorded": day} if day else {})
        | ({"state": "forecast"} if is_forecast else {})
        for end, day, is_forecast in drawn
    ]
    blocks, small, bulk = (loaded(writer, rows).tracker for writer in (toml, csv, parquet))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "LARGE", 0)
        large = loaded(csv, rows).tracker
    for known_by in (None, date(2014, 8, 1), date(2016, 12, 31)):
        assert {default_as_of(blocks, known_by)} == {default_as_of(one, known_by) for one in (small, large, bulk)}


def test_a_figure_far_ahead_does_not_set_the_day_in_any_form() -> None:
    place = {"indicator": "shops", "region": "north", "value": "100"}
    rows = [{**place, "period": "2013"}, {**place, "period": "2052", "recorded": "2014-05-20"}, {**place, "period": "2099"}]
    assert [str(default_as_of(loaded(writer, rows).tracker)) for writer in (toml, csv, parquet)] == ["2013-12-31"] * 3


MONTHS = [f"-{month:02}" for month in range(1, 13)]
WHOLE = [[""], ["-H1", "-H2"], ["-Q1", "-Q2", "-Q3", "-Q4"], MONTHS, ["-Q1", "-H1", ""], ["-01", ""], MONTHS[:7], []]
"""Ways in which a year is told, by what stands behind its number."""

TO_DATE = [["-Q1"], ["-Q1", "-H1"], MONTHS[:3], ["-Q1", "-04"], ["-Q1", "-05"], ["-Q2"], ["-H1", "-Q3"], ["-H1", "-H2"], []]


@some.composite
def years_to_date(draw: some.DrawFn) -> list[dict[str, str]]:
    """Draw years before 2016 and what is known of it, with growth, corrections and withdrawals."""
    found = []
    for region in ("north", "south"):
        for year in range(2013, 2017):
            for part in draw(some.sampled_from(TO_DATE if year == 2016 else WHOLE)):
                row = {
                    "indicator": "sales",
                    "region": region,
                    "period": f"{year}{part}",
                    "value": str(draw(some.integers(0, 1500))),
                }
                row |= {"yoy": f"{draw(some.integers(-30, 60))}%"} if year > 2014 and draw(some.booleans()) else {}
                row |= (
                    {"state": draw(some.sampled_from(["preliminary", "revised", "estimated-by-source", "break"]))}
                    if draw(SELDOM)
                    else {}
                )
                row |= {"recorded": draw(some.sampled_from(["2014-06-01", "2016-03-01"]))} if draw(SELDOM) else {}
                found.append(row)
                if draw(SELDOM):
                    found.append(row | {"revises": "census", "value": str(draw(some.integers(0, 1500)))})
                elif draw(SELDOM):
                    found.append({key: row[key] for key in ("indicator", "region", "period")} | {"withdrawn": "wrong"})
    return found


SELDOM = some.sampled_from([False] * 15 + [True])


@pytest.mark.long
@settings(max_examples=12, deadline=None)
@given(rows=years_to_date())
def test_the_year_of_a_deadline_is_one(rows: list[dict[str, str]]) -> None:
    blocks, small, bulk = (loaded(writer, rows, tables=RUNNING) for writer in (toml, csv, parquet))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "LARGE", 0)
        large = loaded(csv, rows, tables=RUNNING)
    days = (None, date(2016, 3, 31), date(2016, 5, 31))
    assert told(blocks) == told(small) == told(large) == told(bulk) == []
    assert reports(blocks, days) == reports(small, days) == reports(large, days) == reports(bulk, days)


def test_the_year_of_a_deadline_is_one_in_every_form() -> None:
    # 2015-Q1 was 64 of 320; 88 in the first quarter of 2016 are 10 % more than before, of 4000 in the year.
    figures = (("2013", "200"), ("2014", "290"), ("2015-Q1", "64"), ("2015", "320"), ("2016-Q1", "88"))
    rows = [{"indicator": "sales", "region": "north", "period": period, "value": value} for period, value in figures]
    rows[-1] |= {"yoy": "10%"}
    days = (None, date(2016, 5, 31))
    found = [loaded(writer, rows, tables=RUNNING) for writer in (toml, csv, parquet)]
    assert len({reports(one, days) for one in found}) == 1
    up = next(one for one in report(found[2].tracker).assessments if one.target.id == "up")
    assert up.running is not None
    assert (up.running.same_part, up.rest and up.rest.amount) == (Decimal(80), Decimal(3912))
