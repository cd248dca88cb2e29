"""Rows in parts: each row in one, all that is said of a span in the same, and none of them too heavy where it can be helped."""

from pathlib import Path

import duckdb
import pytest

from ectrack.core.values.period_text import period
from ectrack.store.bulk.engine import Engine
from ectrack.store.bulk.portions import parts
from ectrack.store.files import RefusedError
from ectrack.store.loading import load
from tests.store.bulk_folders import tracker

PERIODS = {text: period(text) for text in ("2014-01", "2014-02", "2014-01/2014-02", "2014-03")}
KNOWN = ("sales", "shops")


def test_few_rows_are_one_part() -> None:
    assert parts([("shops", "2014-01", 5), (None, None, 5)], PERIODS, KNOWN, most=10) == ("true",)


def test_what_ends_on_one_day_stays_together_whatever_it_is_called() -> None:
    counted = [("shops", "2014-01", 4), ("shops", "2014-02", 4), ("shops", "2014-01/2014-02", 2), ("shops", "2014-03", 4)]
    assert parts(counted, PERIODS, KNOWN, most=10) == (
        "period IN ('2014-01', '2014-01/2014-02', '2014-02')",
        "period IN ('2014-03')",
    )


def test_a_day_that_is_too_heavy_is_divided_by_indicators_and_the_unknown_ones_stand_apart() -> None:
    counted = [
        ("shops", "2014-01", 8),
        ("sales", "2014-01", 8),
        ("shps", "2014-01", 1),
        (None, "2014-01", 1),
        ("shops", "2014-03", 3),
    ]
    assert parts(counted, PERIODS, KNOWN, most=10) == (
        "period IN ('2014-01') AND indicator IN ('sales')",
        "period IN ('2014-01') AND indicator IN ('shops')",
        "period IN ('2014-01') AND coalesce(NOT indicator IN ('sales', 'shops'), true)",
        "period IN ('2014-03')",
    )


def test_rows_that_name_no_period_are_a_part_of_their_own() -> None:
    assert parts([("shops", "2014-01", 8), ("shops", "soon", 2), ("shops", None, 2)], PERIODS, KNOWN, most=10) == (
        "last IS NULL",
        "period IN ('2014-01')",
    )


@pytest.mark.long
def test_faults_are_found_in_every_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """12,000 regions × 30 years of months are 4.32 million rows: more than a part; faults at the begin, in the middle, at the end."""
    monkeypatch.chdir(tmp_path)
    folder = tracker(Path("targets"))
    (folder / "regions.csv").write_text("id,parent\n" + "".join(f"r{number},north\n" for number in range(12_000)), encoding="utf-8")
    months = "strftime(DATE '1990-01-01' + to_months(CAST(m AS INTEGER)), '%Y-%m')"
    region = "CASE WHEN i = 7 AND m = 359 THEN 'nowhere' ELSE 'r' || i END"
    duckdb.connect().execute(
        f"COPY (SELECT 'shops' AS indicator, {region} AS region, CASE WHEN i = 3 AND m = 0 THEN 'soon' ELSE {months} END AS period,"
        f" 5 AS value, 'yearbook' AS source FROM range(360) AS a(m), range(12000) AS b(i) ORDER BY m, i)"
        f" TO '{folder}/actuals/all.parquet' (FORMAT parquet)"
    )
    (folder / "actuals" / "small.toml").write_text(
        "[[actual]]\n"
        + "".join(f'{key} = "{text}"\n' for key, text in (("indicator", "shops"), ("region", "r5"), ("period", "2005-06")))
        + 'value = 6\nsource = "office"\n',
        encoding="utf-8",
    )
    file, other = "targets/actuals/all.parquet", "targets/actuals/small.toml"
    found = load(folder).problems
    assert [(problem.slug, problem.origin and (problem.origin.file, problem.origin.line)) for problem in found] == [
        ("not-a-period", (file, 4)),
        ("unknown-region", (file, 359 * 12_000 + 7 + 1)),
        ("duplicate-figure", (other, None)),
    ]
    assert [(place.file, place.line) for place in found[2].others] == [
        (file, 185 * 12_000 + 5 + 1)
    ]  # 2005-06 is month 185 after 1990-01


@pytest.mark.long
def test_what_the_engine_cannot_hold_is_told() -> None:
    """Numbers of eight bytes, two hundred million at once, are 1.6 GB."""
    with pytest.raises(RefusedError) as refused:
        list(Engine().rows("SELECT len(list(i)) FROM range(200000000) AS numbers(i)"))
    assert (refused.value.slug, dict(refused.value.params)) == ("bulk-too-much", {"found": "1GB"})
